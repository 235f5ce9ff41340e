/**
 * What a running thread does when somebody wants its attention. Mirrors _Py_HandlePending in CPython's Python/ceval_gil.c.
 */
import * as PyErr from "../runtime/errors.js";
import { periodicCheck, yieldGil } from "../runtime/gil/ceval-gil.js";
import { CHECK_MODE, CheckMode, GilPolicyId, POLICY } from "../runtime/gil/words.js";
import { collectIfDue } from "../runtime/heap/gc.js";
import { I32 } from "../runtime/heap/memory.js";
import type { NewRef } from "../runtime/heap/ownership.js";
import { decref } from "../runtime/objects/object.js";
import { handleSignals } from "../runtime/threads/signals.js";
import { Breaker, ThreadState, tstate } from "../runtime/threads/state.js";

/** A look that is certain to be fresh is taken once in so many check sites. */
const FRESH_LOOK_EVERY = 1024;

/** Does this process switch threads at every ticking instruction? */
export function checkEveryInstruction(): boolean {
  return I32[CHECK_MODE] === CheckMode.EVERY;
}

/** The countdown that an eval loop starts with: policy `interval` checks at the first site; else entering the loop was a fresh look. */
export function firstCountdown(): number {
  return I32[POLICY] === GilPolicyId.INTERVAL ? 0 : FRESH_LOOK_EVERY;
}

/**
 * The countdown of check sites ran out (or the breaker was seen): under policy `interval`, release the lock and take it again;
 * under `request`, look at the breaker through Atomics, since an optimiser may in principle keep a plain load.
 * @returns the next countdown. @mayReleaseGil
 */
export function periodic(): number {
  if (I32[POLICY] === GilPolicyId.INTERVAL) return periodicCheck(tstate);
  Atomics.load(I32, (tstate + ThreadState.eval_breaker.offset) >> 2);
  return FRESH_LOOK_EVERY;
}

/**
 * Give everything that is pending its turn, in 3.13's order: signals, collection, drop request, asynchronous exception.
 * @returns 0, or -1 with an exception set. @mayRunPython @mayReleaseGil
 */
export function handleEvalBreaker(): number {
  const me = tstate;
  const word = (me + ThreadState.eval_breaker.offset) >> 2;
  const bits = Atomics.load(I32, word);
  if ((bits & Breaker.SIGNAL) !== 0 && handleSignals() < 0) return -1;
  if ((bits & Breaker.GC) !== 0) {
    Atomics.and(I32, word, ~Breaker.GC);
    collectIfDue();
  }
  if ((bits & Breaker.DROP) !== 0) yieldGil(me);
  if ((bits & Breaker.ASYNC) !== 0) {
    Atomics.and(I32, word, ~Breaker.ASYNC);
    const exc = Atomics.exchange(I32, (me + ThreadState.async_exc.offset) >> 2, 0) as NewRef;
    if ((exc as number) !== 0) {
      PyErr.setNone(exc);
      decref(exc);
      return -1;
    }
  }
  return 0;
}
