/**
 * What becomes of a thread that wants the GIL after finalisation began: it never runs Python again, without a word and without running
 * `finally` blocks (as CPython's daemon threads at exit). The worker stays parked until the supervisor ends the process.
 */
import { I32 } from "../heap/memory.js";
import { FINALIZING } from "./words.js";

const never = new Int32Array(new SharedArrayBuffer(4));

/** Park this thread for good. */
export function hangThread(): never {
  for (;;) Atomics.wait(never, 0, 0);
}

/** Must thread state `me` give up? While the interpreter is finalised, only the finalising thread may have the GIL. */
export function mustExit(me: number): boolean {
  const finalizing = Atomics.load(I32, FINALIZING);
  return finalizing !== 0 && finalizing !== me;
}
