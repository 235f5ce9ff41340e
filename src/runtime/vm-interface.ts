/**
 * The calls that go up from the runtime to the VM: handed in when the VM module is loaded, so that imports point one way.
 */
import type { NewRef, Null, PyObject } from "./heap/ownership.js";

export interface Vm {
  /** Run a frame record, and what it calls, until it returns; consumes the frame. NULL: an exception is set. */
  evaluate(frame: number): NewRef | Null;
  /** A code object's instruction words without specialisation and with empty caches. */
  deoptimised(code: PyObject): Int32Array;
  /** Is an instruction word the RESUME behind a `yield` that no try or with statement encloses? */
  resumesPlainly(word: number): boolean;
  /** Give signals, async exceptions and so on their turn; -1 with an exception set. */
  handlePending(): number;
}

let current: Vm | undefined;

/** Hand in the VM. */
export function provideVm(vm: Vm): void {
  current = vm;
}

/** The VM that was handed in. */
export function vm(): Vm {
  if (current === undefined) throw new Error("no VM was provided");
  return current;
}
