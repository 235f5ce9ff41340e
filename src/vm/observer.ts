/**
 * Who watches the traced eval loop (src/observe/trace.ts): handed in when a run is traced.
 */
export interface Observer {
  /**
   * Called before each instruction. `frame` is the record's address, `instruction` the word index of the instruction, `stackPointer` the word index of the first free
   * stack slot. Must not run Python code or change the heap.
   */
  instruction(frame: number, instruction: number, stackPointer: number): void;
}

let current: Observer = { instruction: () => {} };

/** Hand in the observer. */
export function provideObserver(observer: Observer): void {
  current = observer;
}

/** The observer. */
export function observer(): Observer {
  return current;
}
