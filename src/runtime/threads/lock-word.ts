/**
 * A lock in two words of an object: `locked` (0, or the serial of the thread that took it; taken by compareExchange) and the count of those who wait (parking.ts).
 *
 * Not owned (the serial is for the deadlock report alone), not fair: a release wakes the oldest waiter, and whoever comes first gets the lock, a newcomer too. As in CPython, a waiter takes the lock
 * *before* it takes the GIL again, so it may hold the lock while it waits for the GIL. An uncontended acquire never drops the GIL.
 */
import { I32 } from "../heap/memory.js";
import { BlockKind, waitInterruptibly } from "./blocking.js";
import { wakeOldest } from "./parking.js";
import { ThreadState, tstate } from "./state.js";

const IDENT = ThreadState.ident.offset >> 2;

/** Where a lock's words are in its object. */
export interface LockWords {
  /** Byte offset of the word that is not 0 while it is locked. */
  readonly locked: number;
  /** Byte offset of the count of waiters. */
  readonly waiters: number;
}

/** Take the lock if it is free. */
export function tryAcquire(op: number, words: LockWords): boolean {
  return Atomics.compareExchange(I32, (op + words.locked) >> 2, 0, I32[(tstate >> 2) + IDENT]) === 0;
}

/**
 * Take the lock in object `op`, which the caller keeps alive; `timeoutMs` Infinity: wait for ever.
 * @returns true: taken; false: timed out; undefined: an exception is set (a signal handler's). @mayReleaseGil @mayRunPython
 */
export function acquire(op: number, words: LockWords, timeoutMs: number): boolean | undefined {
  if (tryAcquire(op, words)) return true;
  if (timeoutMs === 0) return false;
  const queue = { address: op, waiters: (op + words.waiters) >> 2 };
  return waitInterruptibly(BlockKind.LOCK, () => tryAcquire(op, words), timeoutMs, queue);
}

/** Free the lock, which is held, and wake one who waits for it. */
export function release(op: number, words: LockWords): void {
  Atomics.store(I32, (op + words.locked) >> 2, 0);
  if (Atomics.load(I32, (op + words.waiters) >> 2) > 0) wakeOldest(op);
}

/** Is it locked? */
export function isLocked(op: number, words: LockWords): boolean {
  return Atomics.load(I32, (op + words.locked) >> 2) !== 0;
}
