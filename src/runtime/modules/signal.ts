/**
 * The module `signal`: Python handlers of signals. Mirrors part of CPython's Modules/signalmodule.c.
 *
 * The handlers are a dict (signal number → handler) in the interpreter's words; a signal that is not in it has its default. They run in the main thread only
 * (threads/signals.ts). From outside the process only SIGINT arrives so far; the others are sent by `raise_signal`.
 */
import { PyCallable_Check } from "../abstract/object.js";
import { PyObject_CallTwoArgs } from "../call/call.js";
import * as PyErr from "../errors.js";
import { currentFrame } from "../frame-record.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { INTERP } from "../interpreter.js";
import { func } from "../method-def.js";
import * as PyDict from "../objects/dict.js";
import { getFrameObjectBorrow } from "../objects/frame.js";
import * as PyModule from "../objects/module.js";
import { incref, xdecref } from "../objects/object.js";
import * as PySet from "../objects/set.js";
import { None, T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { tripSignal } from "../threads/interrupt.js";
import { handleSignals, provideSignalHandler } from "../threads/signals.js";
import { ThreadState, tstate } from "../threads/state.js";
import { addInt, defineModule } from "./module-def.js";

const SIG_DFL = 0;
const SIG_IGN = 1;
const NSIG = 65;
/** Signals beyond this have no bit in SIGNALS_PENDING. */
const MAX_PENDING = 31;

const SIGNALS: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGILL: 4,
  SIGTRAP: 5,
  SIGABRT: 6,
  SIGBUS: 7,
  SIGFPE: 8,
  SIGKILL: 9,
  SIGUSR1: 10,
  SIGSEGV: 11,
  SIGUSR2: 12,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
  SIGCHLD: 17,
  SIGCONT: 18,
  SIGSTOP: 19,
  SIGTSTP: 20,
  SIGTTIN: 21,
  SIGTTOU: 22,
  SIGURG: 23,
  SIGXCPU: 24,
  SIGXFSZ: 25,
  SIGVTALRM: 26,
  SIGPROF: 27,
  SIGWINCH: 28,
  SIGIO: 29,
  SIGPWR: 30,
  SIGSYS: 31,
};

const DESCRIPTIONS: Readonly<Record<number, string>> = {
  1: "Hangup",
  2: "Interrupt",
  3: "Quit",
  4: "Illegal instruction",
  5: "Trace/breakpoint trap",
  6: "Aborted",
  7: "Bus error",
  8: "Floating point exception",
  9: "Killed",
  10: "User defined signal 1",
  11: "Segmentation fault",
  12: "User defined signal 2",
  13: "Broken pipe",
  14: "Alarm clock",
  15: "Terminated",
  17: "Child exited",
  18: "Continued",
  19: "Stopped (signal)",
  20: "Stopped",
};

const HANDLERS = INTERP.signal_handlers >> 2;

function default_int_handler(_signum: PyObject, _frame: PyObject): Null {
  return PyErr.setNone(T.KeyboardInterrupt);
}

function inRange(signum: number): boolean {
  if (signum >= 1 && signum < NSIG) return true;
  PyErr.setString(T.ValueError, "signal number out of range");
  return false;
}

// The handler of a signal, borrowed; NULL: the default.
function handlerOf(signum: number): PyObject | Null {
  const handlers = I32[HANDLERS] as PyObject | Null;
  return handlers === NULL ? NULL : PyDict.getItem(handlers, smallInt(signum));
}

function signal_getsignal(signum: number): NewRef | Null {
  if (!inRange(signum)) return NULL;
  const handler = handlerOf(signum);
  if (handler !== NULL) return incref(handler);
  const ignored = signum === SIGNALS["SIGPIPE"] || signum === SIGNALS["SIGXFSZ"];
  return smallInt(ignored ? SIG_IGN : SIG_DFL);
}

function signal_signal(signum: number, handler: PyObject): NewRef | Null {
  if (ThreadState.is_main.get(tstate) === 0) {
    return PyErr.setString(T.ValueError, "signal only works in main thread of the main interpreter");
  }
  if (!inRange(signum)) return NULL;
  const plain = handler === smallInt(SIG_DFL) || handler === smallInt(SIG_IGN);
  if (!plain && !PyCallable_Check(handler)) {
    const message = "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object";
    return PyErr.setString(T.TypeError, message);
  }
  if (signum === SIGNALS["SIGKILL"] || signum === SIGNALS["SIGSTOP"]) return PyErr.fromErrno(22);
  if (handleSignals() < 0) return NULL;
  const old = signal_getsignal(signum);
  if (old === NULL || PyDict.setItem(I32[HANDLERS] as PyObject, smallInt(signum), handler) === 0) return old;
  xdecref(old);
  return NULL;
}

// Nobody has imported the module yet.
function defaultAction(signum: number): number {
  if (signum !== SIGNALS["SIGINT"]) return 0;
  PyErr.setNone(T.KeyboardInterrupt);
  return -1;
}

/** What the main thread does with a signal: its handler, if that is a callable. */
function runHandler(signum: number): number {
  if (I32[HANDLERS] === 0) return defaultAction(signum);
  const handler = handlerOf(signum);
  if (handler === NULL || (handler & 1) !== 0) return 0;
  const held = incref(handler);
  const frame = currentFrame();
  const frameObject = frame === 0 ? None : getFrameObjectBorrow(frame);
  const result = frameObject === NULL ? NULL : PyObject_CallTwoArgs(held, smallInt(signum), frameObject);
  xdecref(held);
  xdecref(result);
  return result === NULL ? -1 : 0;
}

provideSignalHandler(runHandler);

function signal_raise_signal(signum: number): NewRef | Null {
  if (signum < 1 || signum >= NSIG) return PyErr.fromErrno(22);
  const handler = signal_getsignal(signum);
  if (handler === NULL) return NULL;
  const number = (handler & 1) !== 0 ? handler >> 1 : -1;
  xdecref(handler);
  if (number === SIG_IGN) return None;
  if (number === SIG_DFL || signum > MAX_PENDING) {
    const message = `minipy does not support the default action of signal ${signum} yet`;
    return PyErr.setString(T.NotImplementedError, message);
  }
  tripSignal(signum);
  const isMain = ThreadState.is_main.get(tstate) !== 0;
  return isMain && handleSignals() < 0 ? NULL : None;
}

function signal_strsignal(signum: number): NewRef | Null {
  if (!inRange(signum)) return NULL;
  const text = DESCRIPTIONS[signum];
  return text === undefined ? None : PyUnicode.fromJS(text);
}

function signal_valid_signals(): NewRef | Null {
  const set = PySet.new_();
  for (let signum = 1; signum < NSIG && set !== NULL; signum++) {
    if (signum === 32 || signum === 33) continue; // the C library keeps these for itself
    if (PySet.add(set, smallInt(signum)) < 0) return NULL;
  }
  return set;
}

function signal_exec(module: PyObject): number {
  for (const [name, number] of Object.entries(SIGNALS)) if (addInt(module, name, number) < 0) return -1;
  if (addInt(module, "SIG_DFL", SIG_DFL) < 0 || addInt(module, "SIG_IGN", SIG_IGN) < 0) return -1;
  if (addInt(module, "NSIG", NSIG) < 0) return -1;
  if (I32[HANDLERS] === 0) I32[HANDLERS] = PyDict.new_();
  const handlers = I32[HANDLERS] as PyObject | Null;
  const name = PyUnicode.internFromJS("default_int_handler");
  const handler = name === NULL ? NULL : PyDict.getItem(PyModule.dictOf(module), name);
  xdecref(name);
  if (handlers === NULL || handler === NULL) return -1;
  return PyDict.setItem(handlers, smallInt(SIGNALS["SIGINT"]), handler);
}

defineModule({
  name: "signal",
  doc: "Handlers for asynchronous events.",
  functions: [
    func(
      "signal($module, signalnum: int, handler, /)",
      "Set the handler of a signal; gives the old one.",
      signal_signal,
    ),
    func("getsignal($module, signalnum: int, /)", "The handler of a signal.", signal_getsignal),
    func(
      "default_int_handler($module, signalnum, frame, /)",
      "Raise KeyboardInterrupt.",
      default_int_handler,
    ),
    func("raise_signal($module, signalnum: int, /)", "Send a signal to the process.", signal_raise_signal),
    func("strsignal($module, signalnum: int, /)", "The system's description of a signal.", signal_strsignal),
    func("valid_signals($module, /)", "The set of signal numbers.", signal_valid_signals),
  ],
  exec: signal_exec,
});
