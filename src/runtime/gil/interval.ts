/**
 * Policy `interval`: the GIL of Python 2 and 3.0–3.1 (2.7's Python/ceval.c and thread_pthread.h).
 *
 * The lock is an ordinary lock that is released and taken again, at once, every `sys.getcheckinterval()` ticks (see `periodicCheck` in
 * ceval-gil.ts). Nobody hands it over: release wakes one waiter, but the releaser usually wins the lock back before that waiter
 * runs, and the waiter's wake-up was in vain. No owner, no queue, no timeout, no request. It does not exist until the first thread is started.
 */
import { I32 } from "../heap/memory.js";
import { ThreadState, ThreadStatus } from "../threads/state.js";
import { hangThread, mustExit } from "./finalizing.js";
import { beginCompetition, endCompetition, GilStats, statsOf } from "./stats.js";
import { GIL_EXISTS, LAST_HOLDER, LOCKED, SWITCH_NUMBER, WAITERS } from "./words.js";

/** Take the lock for thread state `me` (PyThread_acquire_lock(interpreter_lock, 1)). */
export function take(me: number): void {
  const stats = statsOf(me);
  if (mustExit(me)) hangThread();
  if (Atomics.compareExchange(I32, LOCKED, 0, me) !== 0) waitForLock(me, stats);
  I32[(stats + GilStats.acquisitions.offset) >> 2]++;
  if (Atomics.load(I32, LAST_HOLDER) !== me) {
    Atomics.store(I32, LAST_HOLDER, me);
    Atomics.add(I32, SWITCH_NUMBER, 1);
  } else {
    I32[(stats + GilStats.self_reacquired.offset) >> 2]++;
  }
  if (mustExit(me)) {
    drop(me);
    hangThread();
  }
}

function waitForLock(me: number, stats: number): void {
  const since = performance.now();
  I32[(stats + GilStats.contended.offset) >> 2]++;
  ThreadState.status.set(me, ThreadStatus.WAITING);
  if (Atomics.add(I32, WAITERS, 1) === 0) beginCompetition();
  do {
    // Rechecked: LOCKED, by the loop's compareExchange. A second thread often has it again: a wake-up in vain.
    const holder = Atomics.load(I32, LOCKED);
    const result = holder === 0 ? "not-equal" : Atomics.wait(I32, LOCKED, holder);
    if (result === "ok" && Atomics.load(I32, LOCKED) !== 0)
      I32[(stats + GilStats.failed_wakeups.offset) >> 2]++;
    if (mustExit(me)) {
      Atomics.sub(I32, WAITERS, 1);
      hangThread();
    }
  } while (Atomics.compareExchange(I32, LOCKED, 0, me) !== 0);
  if (Atomics.sub(I32, WAITERS, 1) === 1) endCompetition();
  const waited = performance.now() - since;
  GilStats.wait_ms.set(stats, GilStats.wait_ms.get(stats) + waited);
  if (waited > GilStats.wait_max_ms.get(stats)) GilStats.wait_max_ms.set(stats, waited);
}

/** Release the lock (PyThread_release_lock(interpreter_lock)). */
export function drop(_me: number): void {
  Atomics.store(I32, LOCKED, 0);
  if (Atomics.load(I32, WAITERS) > 0) Atomics.notify(I32, LOCKED, 1);
}

/** Is there a lock to release at a check? Not before the first thread was started. */
export function exists(): boolean {
  return I32[GIL_EXISTS] !== 0;
}
