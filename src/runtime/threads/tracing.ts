/**
 * The trace and profile functions of a thread (sys.settrace, sys.setprofile): words of its state. Who calls them is src/vm/tracing.ts.
 *
 * The TRACE bit of `eval_breaker` is set as long as a thread has one of the two and does not run it just now. It makes the eval loop look around at its next check site,
 * and `evaluate` go on in the loop that reports events; so a run that is not traced tests nothing.
 */
import { I32 } from "../heap/memory.js";
import { NULL, type Null, type PyObject } from "../heap/ownership.js";
import { setRefSteal, xincref } from "../objects/object.js";
import { Breaker, ThreadState } from "./state.js";

function updateTraceBit(ts: number): void {
  const word = (ts + ThreadState.eval_breaker.offset) >> 2;
  const wanted = ThreadState.c_tracefunc.get(ts) !== NULL || ThreadState.c_profilefunc.get(ts) !== NULL;
  if (wanted && ThreadState.tracing.get(ts) === 0) Atomics.or(I32, word, Breaker.TRACE);
  else Atomics.and(I32, word, ~Breaker.TRACE);
}

/** sys.settrace of thread state `ts`; NULL: no more. @mayRunPython */
export function setTraceFunction(ts: number, func: PyObject | Null): void {
  setRefSteal(ts, ThreadState.c_tracefunc, xincref(func));
  updateTraceBit(ts);
}

/** sys.setprofile of thread state `ts`; NULL: no more. @mayRunPython */
export function setProfileFunction(ts: number, func: PyObject | Null): void {
  setRefSteal(ts, ThreadState.c_profilefunc, xincref(func));
  updateTraceBit(ts);
}

/** Thread state `ts` runs its trace function now `depth` deep: nothing is traced, unless that is 0. @returns the depth before. */
export function setTracingDepth(ts: number, depth: number): number {
  const before = ThreadState.tracing.get(ts);
  ThreadState.tracing.set(ts, depth);
  updateTraceBit(ts);
  return before;
}
