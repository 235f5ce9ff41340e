/** The module `_thread`, on which lib/threading.py is built. Mirrors CPython's Modules/_threadmodule.c. */
import { PyCallable_Check, PyObject_GetOptionalAttr, PyObject_Str } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { MAIN_THREAD, THREAD_COUNT } from "../gil/words.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { host } from "../host-interface.js";
import { ID } from "../identifiers.js";
import { INTERP } from "../interpreter.js";
import { func } from "../method-def.js";
import * as PyDict from "../objects/dict.js";
import * as PyFloat from "../objects/float.js";
import * as Lock from "../objects/lock.js";
import "../objects/rlock.js";
import "../objects/thread-local.js";
import * as PyLong from "../objects/long.js";
import { decref, incref, typeOf, xdecref } from "../objects/object.js";
import { defineStructSequence, getFieldBorrow } from "../objects/struct-sequence.js";
import * as ThreadHandle from "../objects/thread-handle.js";
import { hasFlag, TypeFlags } from "../objects/type.js";
import { bool, EmptyTuple, None, T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { HandleState } from "../threads/handle-words.js";
import { tripSignal } from "../threads/interrupt.js";
import { ThreadState, tstate } from "../threads/state.js";
import { identOf, liveThreadStates, nativeIdOf, startThread } from "../threads/thread-life.js";
import { formatExceptionText } from "../traceback-print.js";
import { addObjectSteal, addType, defineModule } from "./module-def.js";
import { writeStderr } from "./std-streams.js";
import { waitingFunction } from "./thread-deadlock.js";

/** The longest timeout of locks, in seconds. */
const TIMEOUT_MAX = 9223372036;
const MAX_SIGNUM = 64;
const MIN_STACK_BYTES = 32768;

const H = ThreadHandle.ThreadHandle;

// ---- starting ----

function thread_start_new_thread(callable: PyObject, args: PyObject, kwargs: PyObject | Null): NewRef | Null {
  if (!PyCallable_Check(callable)) return PyErr.setString(T.TypeError, "first arg must be callable");
  if (!hasFlag(typeOf(args), TypeFlags.TUPLE_SUBCLASS)) {
    return PyErr.setString(T.TypeError, "2nd arg must be a tuple");
  }
  if (kwargs !== NULL && !PyDict.check(kwargs)) {
    return PyErr.setString(T.TypeError, "optional 3rd arg must be a dictionary");
  }
  const ts = startThread(callable, args, kwargs, NULL, true);
  return ts === 0 ? NULL : PyLong.fromNumber(identOf(ts));
}

function thread_start_joinable_thread(callable: PyObject, given: PyObject, daemon: number): NewRef | Null {
  if (!PyCallable_Check(callable)) {
    return PyErr.setString(T.TypeError, "thread function must be callable");
  }
  if (given !== None && typeOf(given) !== (T.ThreadHandle as number)) {
    return PyErr.setString(T.TypeError, "'handle' must be a _ThreadHandle");
  }
  const handle = given === None ? ThreadHandle.new_() : incref(given);
  if (handle === NULL || startWithHandle(callable, handle, daemon !== 0) === 0) return handle;
  decref(handle);
  return NULL;
}

function startWithHandle(callable: PyObject, handle: PyObject, daemon: boolean): number {
  if (H.state.get(handle) !== HandleState.NOT_STARTED) {
    PyErr.setString(T.RuntimeError, "thread already started");
    return -1;
  }
  // Before the start: the new thread writes RUNNING, and sooner or later DONE.
  H.state.set(handle, HandleState.STARTING);
  const ts = startThread(callable, EmptyTuple, NULL, handle, daemon);
  const ident = ts === 0 ? NULL : PyLong.fromNumber(identOf(ts));
  if (ts === 0) H.state.set(handle, HandleState.NOT_STARTED);
  if (ident === NULL) return -1;
  ThreadHandle.setIdentSteal(handle, ident);
  return 0;
}

function thread_make_thread_handle(ident: PyObject): NewRef | Null {
  if (!PyLong.check(ident)) return PyErr.setString(T.TypeError, "ident must be an integer");
  const handle = ThreadHandle.new_();
  if (handle === NULL) return NULL;
  ThreadHandle.setIdentSteal(handle, incref(ident));
  H.state.set(handle, HandleState.RUNNING);
  return handle;
}

// ---- ending ----

// The handle of a thread that the process must wait for, other than the current one.
function unfinishedHandle(): NewRef | Null {
  for (const ts of liveThreadStates()) {
    const handle = ThreadState.thread_handle.get(ts);
    if (ts !== tstate && handle !== NULL && ThreadState.daemon.get(ts) === 0) return incref(handle);
  }
  return NULL;
}

/** Wait for all threads that are no daemons. Ctrl-C is shown, and ends the wait. */
function thread_shutdown(): NewRef {
  for (;;) {
    const handle = unfinishedHandle();
    if (handle === NULL) return None;
    const status = ThreadHandle.join(handle, Number.POSITIVE_INFINITY);
    decref(handle);
    if (status === 0) continue;
    PyErr.writeUnraisable(NULL);
    return None;
  }
}

function thread_exit(): Null {
  return PyErr.setNone(T.SystemExit);
}

// ---- what a thread knows of itself ----

function thread_get_ident(): NewRef | Null {
  return PyLong.fromNumber(identOf(tstate));
}

function thread_get_native_id(): NewRef | Null {
  return PyLong.fromNumber(nativeIdOf(tstate));
}

// threading asks when it is imported, so threads may follow; functools, which needs _thread for a lock, does not.
function thread_get_main_thread_ident(): NewRef | Null {
  host().expectThreads();
  return PyLong.fromNumber(identOf(Atomics.load(I32, MAIN_THREAD)));
}

function thread_count(): NewRef | Null {
  return PyLong.fromNumber(Atomics.load(I32, THREAD_COUNT));
}

function thread_stack_size(size: number): NewRef | Null {
  if (size < 0) return PyErr.setString(T.ValueError, "size must be 0 or a positive value");
  if (size !== 0 && size < MIN_STACK_BYTES) {
    return PyErr.setString(T.ValueError, `size not valid: ${size} bytes`);
  }
  const old = I32[INTERP.thread_stack_size >> 2];
  I32[INTERP.thread_stack_size >> 2] = size;
  return PyLong.fromNumber(old);
}

function thread_interrupt_main(signum: number): NewRef | Null {
  if (signum < 1 || signum > MAX_SIGNUM) {
    return PyErr.setString(T.ValueError, "signal number out of range");
  }
  tripSignal(signum);
  return None;
}

// ---- the excepthook ----

defineStructSequence({
  address: T.ExceptHookArgs,
  name: "_thread._ExceptHookArgs",
  doc: "ExceptHookArgs\n\nType used to pass arguments to threading.excepthook.",
  fields: [
    ["exc_type", "Exception type"],
    ["exc_value", "Exception value"],
    ["exc_traceback", "Exception traceback"],
    ["thread", "Thread"],
  ],
});

function thread_excepthook(args: PyObject): NewRef | Null {
  if (typeOf(args) !== (T.ExceptHookArgs as number)) {
    return PyErr.setString(T.TypeError, "_thread.excepthook argument type must be ExceptHookArgs");
  }
  const [type, value, , thread] = [0, 1, 2, 3].map((i) => getFieldBorrow(args, i) as PyObject);
  if (type === (T.SystemExit as number)) return None;
  const name = nameOfThread(thread);
  const body = PyErr.isExceptionInstance(value) ? formatExceptionText(value) : "";
  writeStderr(`Exception in thread ${name}:\n${body}`);
  return None;
}

function nameOfThread(thread: PyObject): string {
  const name = thread === None ? NULL : PyObject_GetOptionalAttr(thread, ID.name);
  const text = name === NULL ? NULL : PyObject_Str(name);
  xdecref(name);
  if (text === NULL) {
    PyErr.clear();
    return String(identOf(tstate));
  }
  const result = PyUnicode.toJS(text);
  decref(text);
  return result;
}

// ---- the module ----

const START_DOC =
  "Start a new thread that calls the function with these arguments; gives its ident.\n\nIt ends when the function returns. An exception is shown, except SystemExit.";
const LOCK_DOC = "A new lock, free.";
const EXIT_DOC = "Raise SystemExit, which ends the thread unless it is caught.";

const functions = [
  func("start_new_thread($module, function, args, kwargs=NULL, /)", START_DOC, thread_start_new_thread),
  func(
    "start_new($module, function, args, kwargs=NULL, /)",
    "An obsolete synonym of start_new_thread().",
    thread_start_new_thread,
  ),
  func(
    "start_joinable_thread($module, /, function, handle=None, daemon: bool = True)",
    "Start a new thread that calls the function; gives a handle for joining it.",
    thread_start_joinable_thread,
  ),
  func("daemon_threads_allowed($module, /)", "Whether threads may be daemons: True.", () => bool(true)),
  func("allocate_lock($module, /)", LOCK_DOC, () => Lock.new_()),
  func("allocate($module, /)", "An obsolete synonym of allocate_lock().", () => Lock.new_()),
  func("exit_thread($module, /)", "An obsolete synonym of exit().", thread_exit),
  func("exit($module, /)", EXIT_DOC, thread_exit),
  func(
    "interrupt_main($module, signum: int = 2, /)",
    "Simulate a signal to the main thread.",
    thread_interrupt_main,
  ),
  func("get_ident($module, /)", "A number that names this thread; never used again.", thread_get_ident),
  func(
    "get_native_id($module, /)",
    "A number for this thread as the system would give it.",
    thread_get_native_id,
  ),
  func("_get_main_thread_ident($module, /)", "The ident of the main thread.", thread_get_main_thread_ident),
  func("_count($module, /)", "How many threads run, the main thread not counted.", thread_count),
  func(
    "stack_size($module, size: index = 0, /)",
    "Set the stack size of new threads; gives the old one. It is kept, but without effect.",
    thread_stack_size,
  ),
  waitingFunction,
  func("_shutdown($module, /)", "Wait for all threads that are no daemons.", thread_shutdown),
  func(
    "_make_thread_handle($module, ident, /)",
    "A handle for a thread that runs already.",
    thread_make_thread_handle,
  ),
  func("_is_main_interpreter($module, /)", "True: there is one interpreter.", () => bool(true)),
  func(
    "_excepthook($module, exc_info, /)",
    "Show an exception that a thread did not catch.",
    thread_excepthook,
  ),
];

const TYPES: Readonly<Record<string, number>> = {
  lock: T.lock,
  LockType: T.lock,
  RLock: T.RLock,
  _local: T.thread_local,
  _ThreadHandle: T.ThreadHandle,
  _ExceptHookArgs: T.ExceptHookArgs,
  error: T.RuntimeError,
};

function thread_exec(module: PyObject): number {
  for (const [name, type] of Object.entries(TYPES)) if (addType(module, name, type) < 0) return -1;
  return addObjectSteal(module, "TIMEOUT_MAX", PyFloat.fromDouble(TIMEOUT_MAX));
}

defineModule({
  name: "_thread",
  doc: "Primitive operations with threads: starting them, and locks.",
  functions,
  exec: thread_exec,
});
