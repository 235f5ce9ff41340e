/** The deadlock report's native half: who waits for what, by the thread states. The text is made by lib/_deadlock.py. */
import { PyObject_CallMethod } from "../call/call.js";
import * as PyErr from "../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { func } from "../method-def.js";
import * as PyList from "../objects/list.js";
import * as PyLong from "../objects/long.js";
import { decref, incref, typeOf, xdecref } from "../objects/object.js";
import { ThreadHandle } from "../objects/thread-handle.js";
import * as PyTuple from "../objects/tuple.js";
import { bool, None, T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { awaited, holderSerial } from "../threads/deadlock.js";
import { tripSignal } from "../threads/interrupt.js";
import { provideDeadlockReporter } from "../threads/signals.js";
import { ThreadState } from "../threads/state.js";
import { identOf, identOfSerial, liveThreadStates } from "../threads/thread-life.js";
import { hooks } from "./builtins/hooks.js";

const SIGINT = 2;

// The ident of the thread that holds the lock, or that the handle is of.
function holderOf(awaitedObject: PyObject): NewRef | Null {
  if (typeOf(awaitedObject) === T.ThreadHandle)
    return incref(ThreadHandle.ident.get(awaitedObject) as PyObject);
  const serial = holderSerial(awaitedObject);
  return serial === 0 ? None : PyLong.fromNumber(identOfSerial(serial));
}

function rowOf(ts: number): NewRef | Null {
  const address = awaited(ts) as PyObject | Null;
  const ident = PyLong.fromNumber(identOf(ts));
  const holder = address === NULL ? None : holderOf(address);
  const daemon = bool(ThreadState.daemon.get(ts) !== 0);
  const row =
    ident === NULL || holder === NULL
      ? NULL
      : PyTuple.pack(ident, daemon, address === NULL ? None : address, holder);
  xdecref(ident);
  xdecref(holder);
  return row;
}

function thread_waiting(): NewRef | Null {
  const list = PyList.new_(0);
  if (list === NULL) return NULL;
  for (const ts of liveThreadStates()) {
    const row = rowOf(ts);
    if (row === NULL || PyList.appendSteal(list, row) < 0) {
      decref(list);
      return NULL;
    }
  }
  return list;
}

/** `_thread._waiting()`. */
export const waitingFunction = func(
  "_waiting($module, /)",
  "For each thread (ident, daemon, lock or handle that it waits for without a time limit or None, ident of who holds it or None).",
  thread_waiting,
);

provideDeadlockReporter((asked) => {
  PyErr.preserving(() => {
    const name = PyUnicode.internFromJS("report");
    const module = name === NULL ? NULL : (hooks.importModuleLevel?.("_deadlock", NULL, NULL, 0) ?? NULL);
    const result = module === NULL || name === NULL ? NULL : PyObject_CallMethod(module, name, bool(asked));
    // A Ctrl-C that comes meanwhile is for what waits.
    if (result === NULL && PyErr.clearIf(T.KeyboardInterrupt)) tripSignal(SIGINT);
    else if (result === NULL) PyErr.writeUnraisable(NULL);
    xdecref(result);
    xdecref(module);
    xdecref(name);
  });
});
