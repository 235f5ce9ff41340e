/**
 * Policy `request`: the GIL of Python 3.2 and later (Python/ceval_gil.c: take_gil, drop_gil), by Antoine Pitrou.
 *
 * A thread that wants the GIL takes it at once when it is free: nobody queues, and a newcomer may barge in before a thread that was
 * just woken. When it is held, the thread waits for one switch interval (5 ms). If the interval ran out, the GIL is still held and no
 * switch happened meanwhile (by anybody: a switch restarts every waiter's clock), it sets the holder's `gil_drop_request` bit in
 * `eval_breaker`. The holder sees the bit at its next check site and drops the GIL.
 *
 * FORCE_SWITCHING: a thread that drops the GIL while a request is pending does not go on before another thread took it, so it cannot
 * win the GIL straight back as it does under policy `interval`. This holds for every release, also the voluntary one around I/O.
 *
 * Where CPython has a mutex and two condition variables, we have two futex words: LOCKED (`gil->cond`) and SWITCH_NUMBER (`gil->switch_cond`).
 * Invariant: a DROP bit is only set by a thread inside take's loop, which leaves the loop only by taking the GIL or by withdrawing the
 * request; hence a forced wait always ends.
 */
import { I32 } from "../heap/memory.js";
import { Breaker, ThreadState, ThreadStatus } from "../threads/state.js";
import { hangThread, mustExit } from "./finalizing.js";
import { beginCompetition, endCompetition, GilStats, statsOf } from "./stats.js";
import {
  FINALIZING,
  FORCED_WAITERS,
  INTERVAL_US,
  LAST_HOLDER,
  LOCKED,
  SWITCH_NUMBER,
  WAITERS,
} from "./words.js";

const BREAKER = ThreadState.eval_breaker.offset;
const STATUS = ThreadState.status.offset;

/** Take the GIL for thread state `me`; returns when it is held (CPython's take_gil). */
export function take(me: number): void {
  const stats = statsOf(me);
  if (mustExit(me)) hangThread();
  if (Atomics.compareExchange(I32, LOCKED, 0, me) !== 0) waitForGil(me, stats);
  count(stats, GilStats.acquisitions.offset);
  if (Atomics.load(I32, LAST_HOLDER) !== me) {
    Atomics.store(I32, LAST_HOLDER, me);
    Atomics.add(I32, SWITCH_NUMBER, 1);
    if (Atomics.load(I32, FORCED_WAITERS) > 0) Atomics.notify(I32, SWITCH_NUMBER);
  } else {
    count(stats, GilStats.self_reacquired.offset);
  }
  // Only now: this also erases a request that arrived late, for an earlier hold of ours.
  Atomics.and(I32, (me + BREAKER) >> 2, ~Breaker.DROP);
  if (mustExit(me)) {
    drop(me, true);
    hangThread();
  }
}

function waitForGil(me: number, stats: number): void {
  const since = performance.now();
  let requested = 0;
  count(stats, GilStats.contended.offset);
  Atomics.store(I32, (me + STATUS) >> 2, ThreadStatus.WAITING);
  if (Atomics.add(I32, WAITERS, 1) === 0) beginCompetition();
  for (;;) {
    const switchNumber = Atomics.load(I32, SWITCH_NUMBER);
    const holder = Atomics.load(I32, LOCKED);
    const intervalMs = Math.max(Atomics.load(I32, INTERVAL_US), 1) / 1000;
    // Rechecked: LOCKED, by the compareExchange below. An early return only starts a fresh interval.
    const result = holder === 0 ? "not-equal" : Atomics.wait(I32, LOCKED, holder, intervalMs);
    if (Atomics.compareExchange(I32, LOCKED, 0, me) === 0) break;
    if (mustExit(me)) {
      Atomics.sub(I32, WAITERS, 1);
      if (requested !== 0) Atomics.and(I32, (requested + BREAKER) >> 2, ~Breaker.DROP);
      hangThread();
    }
    if (result === "ok") count(stats, GilStats.failed_wakeups.offset);
    if (result === "timed-out" && Atomics.load(I32, SWITCH_NUMBER) === switchNumber) {
      requested = Atomics.load(I32, LAST_HOLDER);
      Atomics.or(I32, (requested + BREAKER) >> 2, Breaker.DROP);
      count(stats, GilStats.drop_requests_sent.offset);
    }
  }
  if (Atomics.sub(I32, WAITERS, 1) === 1) endCompetition();
  const waited = performance.now() - since;
  GilStats.wait_ms.set(stats, GilStats.wait_ms.get(stats) + waited);
  if (waited > GilStats.wait_max_ms.get(stats)) GilStats.wait_max_ms.set(stats, waited);
}

/**
 * Release the GIL held by thread state `me` (CPython's drop_gil). `final`: the thread ends, so it need not wait for
 * another to take over.
 */
export function drop(me: number, final: boolean): void {
  // The snapshot comes before the release: whoever takes the GIL after it changes the number that we then wait on.
  const switchNumber = Atomics.load(I32, SWITCH_NUMBER);
  Atomics.store(I32, LOCKED, 0);
  if (Atomics.load(I32, WAITERS) > 0) Atomics.notify(I32, LOCKED, 1);
  if (!final && (Atomics.load(I32, (me + BREAKER) >> 2) & Breaker.DROP) !== 0) forceSwitch(me, switchNumber);
}

function forceSwitch(me: number, switchNumber: number): void {
  const stats = statsOf(me);
  const since = performance.now();
  count(stats, GilStats.forced_waits.offset);
  Atomics.and(I32, (me + BREAKER) >> 2, ~Breaker.DROP);
  Atomics.add(I32, FORCED_WAITERS, 1);
  // Rechecked: nobody took the GIL yet, somebody still wants it. The bound is for a waiter whose worker was killed.
  while (
    Atomics.load(I32, SWITCH_NUMBER) === switchNumber &&
    Atomics.load(I32, WAITERS) > 0 &&
    Atomics.load(I32, FINALIZING) === 0
  ) {
    Atomics.wait(I32, SWITCH_NUMBER, switchNumber, Math.max(Atomics.load(I32, INTERVAL_US), 1) / 1000);
  }
  Atomics.sub(I32, FORCED_WAITERS, 1);
  GilStats.forced_ms.set(stats, GilStats.forced_ms.get(stats) + performance.now() - since);
}

function count(stats: number, offset: number): void {
  I32[(stats + offset) >> 2]++;
}
