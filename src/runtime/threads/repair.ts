/**
 * What the supervisor does when a worker dies in the middle of a Python thread (out of memory, a bug of ours): the words that other threads
 * depend on are put right, so that they go on instead of waiting for ever. Runs in the supervisor, which has no Python thread: words only.
 *
 * Put right: a GIL that the dead thread held, the count of those who wait for it, its registration as a waiter, its handle (joiners go on).
 * Not put right, and lost until the process ends: everything that its thread state owned (frames, data stack, pending exception), the
 * slot itself (it stays DEAD), locks that its Python code held. An object that it was in the middle of changing may be inconsistent.
 */
import { LOCKED, THREAD_COUNT, WAITERS } from "../gil/words.js";
import { I32 } from "../heap/memory.js";
import { finishHandle } from "./handle-words.js";
import { ThreadState, ThreadStatus } from "./state.js";

/** Undo what the worker that ran thread state `threadState` left behind. */
export function repairAfterWorkerDeath(threadState: number): void {
  const word = (offset: number) => (threadState + offset) >> 2;
  const status = Atomics.exchange(I32, word(ThreadState.status.offset), ThreadStatus.DEAD);
  if (status === ThreadStatus.FREE || status === ThreadStatus.DEAD) return;
  Atomics.store(I32, word(ThreadState.eval_breaker.offset), 0);
  Atomics.store(I32, word(ThreadState.park_addr.offset), 0);
  Atomics.store(I32, word(ThreadState.block_kind.offset), 0);
  if (status === ThreadStatus.WAITING) Atomics.sub(I32, WAITERS, 1);
  if (Atomics.compareExchange(I32, LOCKED, threadState, 0) === threadState) Atomics.notify(I32, LOCKED, 1);
  Atomics.sub(I32, THREAD_COUNT, 1);
  const handle = I32[word(ThreadState.thread_handle.offset)];
  if (handle !== 0) finishHandle(handle);
}
