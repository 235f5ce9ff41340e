/**
 * Sending a signal to Python's main thread: from the supervisor (Ctrl-C), from another thread (`_thread.interrupt_main`) or from itself
 * (`signal.raise_signal`). Words only. What the main thread does with it is in signals.ts. Mirrors trip_signal in CPython's Modules/signalmodule.c.
 */
import { MAIN_THREAD, SIGNALS_PENDING } from "../gil/words.js";
import { I32 } from "../heap/memory.js";
import { wake } from "./parking.js";
import { Breaker, ThreadState } from "./state.js";

/** A signal of our own: the main thread tells who waits for whom (deadlock.ts). */
export const DEADLOCK_REPORT = 32;

/** Note that signal `signum` (1 to 31, or DEADLOCK_REPORT) arrived: Python's main thread runs its handler at the next check site, or when its wait ends. */
export function tripSignal(signum: number): void {
  const main = Atomics.load(I32, MAIN_THREAD);
  if (main === 0) return;
  Atomics.or(I32, SIGNALS_PENDING, 1 << (signum - 1));
  Atomics.or(I32, (main + ThreadState.eval_breaker.offset) >> 2, Breaker.SIGNAL);
  // After the bit: a thread that goes to sleep either saw the bit or is woken.
  wake(main);
}
