/**
 * Does every thread wait for a lock or for another thread, with nobody left to wake one? Words only, so that the supervisor can look (--deadlock).
 *
 * A thread that was woken may not have noticed yet: what it waits for is looked at too. One that has just taken its lock and waits for the GIL may still seem to wait
 * for it; so somebody who looks from outside, without the GIL, believes it only when nothing has changed at the second look.
 */
import { SLOTS_USED } from "../gil/words.js";
import { I32 } from "../heap/memory.js";
import { BlockKind } from "./blocking.js";
import { HANDLE_STATE_OFFSET, HandleState } from "./handle-words.js";
import { Breaker, ThreadState, ThreadStatus, threadStateAt } from "./state.js";

/** The word of locks, and of handles, that says whether those who wait may go on: behind the head of the object. */
const STATE_OFFSET = HANDLE_STATE_OFFSET;

/** What thread state `ts` waits for without a time limit: the address of a lock or handle; 0: nothing. */
export function awaited(ts: number): number {
  const interrupted = ThreadState.interrupted_wait.get(ts);
  if (interrupted !== 0) return interrupted;
  const address = ThreadState.park_addr.get(ts);
  if (address === 0 || ThreadState.waits_forever.get(ts) === 0) return 0;
  const state = Atomics.load(I32, (address + STATE_OFFSET) >> 2);
  switch (ThreadState.block_kind.get(ts)) {
    case BlockKind.LOCK:
      return state === 0 ? 0 : address;
    case BlockKind.JOIN:
      return state === HandleState.DONE ? 0 : address;
    default:
      return 0;
  }
}

/** Serial of the thread that took the lock at `address`. */
export function holderSerial(address: number): number {
  return Atomics.load(I32, (address + STATE_OFFSET) >> 2);
}

function isAlive(ts: number): boolean {
  const status = ThreadState.status.get(ts);
  return status !== ThreadStatus.FREE && status !== ThreadStatus.DEAD;
}

/** Does thread state `me`, which handles a signal, wait as all others do? */
export function isDeadlocked(me: number): boolean {
  return ThreadState.interrupted_wait.get(me) !== 0 && deadlockSignature(me) !== undefined;
}

/**
 * A text that says who waits for what, if all threads wait: the same as long as none of them has gone on. Signals on their way to `but` do not count.
 */
export function deadlockSignature(but = 0): string | undefined {
  const waits: string[] = [];
  for (let tid = 0; tid < Atomics.load(I32, SLOTS_USED); tid++) {
    const ts = threadStateAt(tid);
    if (!isAlive(ts)) continue;
    const address = awaited(ts);
    const bits = ThreadState.eval_breaker.get(ts) & (Breaker.SIGNAL | Breaker.ASYNC | Breaker.EXIT);
    if (address === 0 || (bits !== 0 && ts !== but)) return undefined;
    waits.push(`${tid}:${address}:${ThreadState.park_ticket.get(ts)}`);
  }
  return waits.length === 0 ? undefined : waits.join();
}
