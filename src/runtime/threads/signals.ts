/**
 * What the main thread does with the signals that arrived (threads/interrupt.ts). Mirrors _PyErr_CheckSignalsTstate in CPython's Modules/signalmodule.c.
 */
import * as PyErr from "../errors.js";
import { SIGNALS_PENDING } from "../gil/words.js";
import { I32 } from "../heap/memory.js";
import { T } from "../objects/type-table.js";
import { isDeadlocked } from "./deadlock.js";
import { DEADLOCK_REPORT } from "./interrupt.js";
import { Breaker, ThreadState, tstate } from "./state.js";

const SIGINT = 2;

/** Runs Python's handler for a signal; 0, or -1 with an exception set. */
export type SignalHandler = (signum: number) => number;

let runHandler: SignalHandler = (signum) => {
  if (signum !== SIGINT) return 0;
  PyErr.setNone(T.KeyboardInterrupt);
  return -1;
};

/** The signal module hands in what runs Python-level handlers; until then SIGINT raises KeyboardInterrupt. */
export function provideSignalHandler(handler: SignalHandler): void {
  runHandler = handler;
}

let reportDeadlock: (asked: boolean) => void = () => {};

/** _thread hands in what writes the deadlock report: because `asked` for it, or because of a Ctrl-C while all threads wait. It gives no exception. */
export function provideDeadlockReporter(reporter: (asked: boolean) => void): void {
  reportDeadlock = reporter;
}

/** Run the handlers of all pending signals: 0, or -1 with an exception set; then the rest stays pending. @mayRunPython */
export function handleSignals(): number {
  const breaker = (tstate + ThreadState.eval_breaker.offset) >> 2;
  Atomics.and(I32, breaker, ~Breaker.SIGNAL);
  const pending = Atomics.exchange(I32, SIGNALS_PENDING, 0);
  if ((pending & (1 << (DEADLOCK_REPORT - 1))) !== 0) {
    const isAsked = (pending & (1 << (SIGINT - 1))) === 0;
    if (isAsked || isDeadlocked(tstate)) reportDeadlock(isAsked);
  }
  for (let signum = 1; signum < 32; signum++) {
    if ((pending & (1 << (signum - 1))) === 0 || runHandler(signum) === 0) continue;
    const rest = pending & (-1 << signum);
    if (rest !== 0) {
      Atomics.or(I32, SIGNALS_PENDING, rest);
      Atomics.or(I32, breaker, Breaker.SIGNAL);
    }
    return -1;
  }
  return 0;
}
