/**
 * Who watches the traced eval loop (src/observe/trace.ts): handed in when a run is traced.
 */
export interface Observer {
  /**
   * Called before each instruction. `frame` is the record's address, `instruction` the word index of the instruction, `stackPointer` the word index of the first free
   * stack slot. Must not run Python code or change the heap.
   */
  instruction(frame: number, instruction: number, stackPointer: number): void;
  /** The thread's Python code has ended. */
  end(): void;
}

let current: Observer = { instruction: () => {}, end: () => {} };

/** Hand in the observer. */
export function provideObserver(observer: Observer): void {
  current = observer;
}

/** Show the observer an instruction. */
export function observeInstruction(frame: number, instruction: number, stackPointer: number): void {
  current.instruction(frame, instruction, stackPointer);
}
