/**
 * Blocking operations: drop the GIL, wait, take the GIL (Py_BEGIN_ALLOW_THREADS … Py_END_ALLOW_THREADS; GIL.md 4.1).
 *
 * While a thread is detached it touches no heap word but its own `park` futex and the lock word it waits for. Every wait that a signal must be able to
 * end waits on the thread's `park` word: a waker bumps the word and notifies. A signal for the main thread ends the wait; its
 * handlers run with the GIL held; if none raised, the wait goes on with the remaining time (PEP 475).
 */
import { dropGil, takeGil } from "../gil/ceval-gil.js";
import { GilStats, statsOf } from "../gil/stats.js";
import { I32 } from "../heap/memory.js";
import { joinQueue, leaveQueue, wakeOldest } from "./parking.js";
import { Breaker, ThreadState, tstate } from "./state.js";

/** Why a thread is detached; for statistics, the trace and the deadlock report. */
export const enum BlockKind {
  NONE = 0,
  SLEEP = 1,
  LOCK = 2,
  JOIN = 3,
  FILE = 4,
  START = 5,
  STDIN = 6,
  REPL = 7,
  CHILD = 8,
  SOCKET = 9,
}

/** Names of the kinds, in order. */
export const BLOCK_KINDS = [
  "",
  "sleep",
  "lock",
  "join",
  "file",
  "start",
  "stdin",
  "repl",
  "child",
  "socket",
] as const;

/** Results of a wait. */
export const enum WaitResult {
  DONE = 0,
  TIMED_OUT = 1,
  /** A signal arrived; its handlers have not run yet. */
  INTERRUPTED = 2,
}

/** Give the GIL up for an operation of `kind`. */
export function detach(kind: BlockKind): void {
  Atomics.store(I32, (tstate + ThreadState.block_kind.offset) >> 2, kind);
  I32[(statsOf(tstate) + GilStats.voluntary.offset) >> 2]++;
  dropGil(tstate);
}

/** Take the GIL back. */
export function attach(): void {
  takeGil(tstate);
  Atomics.store(I32, (tstate + ThreadState.block_kind.offset) >> 2, BlockKind.NONE);
}

/** Run `operation`, which touches no heap word, without the GIL. */
export function allowThreads<R>(kind: BlockKind, operation: () => R): R {
  detach(kind);
  const result = operation();
  attach();
  return result;
}

/** What a thread waits for, when others find it by that (parking.ts). */
export interface Queue {
  /** The object's address. */
  readonly address: number;
  /** Word index of its count of waiters. */
  readonly waiters: number;
}

/**
 * Wait without the GIL until `ready()` holds; `ready` only touches atomic words. Whoever makes it true wakes this thread afterwards (parking.ts): by its
 * thread state, or as one that waits in `queue`.
 * @param timeoutMs milliseconds, Infinity for ever, 0 to look once.
 */
export function parkUntil(
  kind: BlockKind,
  ready: () => boolean,
  timeoutMs: number,
  queue: Queue | undefined = undefined,
): WaitResult {
  const me = tstate;
  detach(kind);
  if (queue !== undefined) {
    joinQueue(me, queue.address, queue.waiters);
    if (timeoutMs === Number.POSITIVE_INFINITY) ThreadState.waits_forever.set(me, 1);
  }
  const result = park(me, ready, timeoutMs);
  if (queue !== undefined) {
    ThreadState.waits_forever.set(me, 0);
    leaveQueue(me, queue.waiters);
    // It may have been chosen by a releaser as it gave up: then another one must be woken in its place.
    if (result !== WaitResult.DONE && Atomics.load(I32, queue.waiters) > 0) wakeOldest(queue.address);
  }
  attach();
  return result;
}

/** As parkUntil, of a thread that is detached already (inside of allowThreads). */
export function parkDetached(ready: () => boolean, timeoutMs: number): WaitResult {
  return park(tstate, ready, timeoutMs);
}

function park(me: number, ready: () => boolean, timeoutMs: number): WaitResult {
  const park = (me + ThreadState.park.offset) >> 2;
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const seen = Atomics.load(I32, park);
    if (ready()) return WaitResult.DONE;
    if (signalled(me)) return WaitResult.INTERRUPTED;
    const left = deadline - performance.now();
    if (left <= 0) return WaitResult.TIMED_OUT;
    // Rechecked: ready() and the signal bit; both are followed by a bump of `park`.
    Atomics.wait(I32, park, seen, left);
  }
}

/** Is there something that only this thread, awake, can deal with? */
function signalled(me: number): boolean {
  const bits = Breaker.SIGNAL | Breaker.ASYNC | Breaker.EXIT;
  return (Atomics.load(I32, (me + ThreadState.eval_breaker.offset) >> 2) & bits) !== 0;
}

/** Runs signal handlers and the like; set by the VM. Gives 0, or -1 with an exception set. @mayRunPython */
let handlePending: () => number = () => 0;

/** The VM hands in what to do with signals that end a wait. */
export function providePendingHandler(handler: () => number): void {
  handlePending = handler;
}

/**
 * `parkUntil`, retried after signals whose handlers did not raise, with the remaining time (PEP 475).
 * @returns true: ready; false: timed out; undefined: an exception is set. @mayReleaseGil @mayRunPython
 */
export function waitInterruptibly(
  kind: BlockKind,
  ready: () => boolean,
  timeoutMs: number,
  queue: Queue | undefined = undefined,
): boolean | undefined {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const result = parkUntil(kind, ready, deadline - performance.now(), queue);
    if (result !== WaitResult.INTERRUPTED) return result === WaitResult.DONE;
    const isForever = queue !== undefined && timeoutMs === Number.POSITIVE_INFINITY;
    ThreadState.interrupted_wait.set(tstate, isForever ? queue.address : 0);
    const status = handlePending();
    ThreadState.interrupted_wait.set(tstate, 0);
    if (status < 0) return undefined;
  }
}

/** Sleep for `seconds` (time.sleep): 0, or -1 with an exception set. @mayReleaseGil @mayRunPython */
export function blockingSleep(seconds: number): 0 | -1 {
  return waitInterruptibly(BlockKind.SLEEP, () => false, seconds * 1000) === undefined ? -1 : 0;
}
