/**
 * The life of a Python thread: its state, its start, its end. Mirrors CPython's Python/pystate.c (PyThreadState_New, _Clear, _Delete) and thread_run in
 * Modules/_threadmodule.c.
 *
 * A state goes FREE → STARTING (newThreadState) → ATTACHED and DETACHED in turn (takeGil, dropGil) → DEAD (the final dropGil) → FREE. The starter fills
 * `start_func` and its neighbours and asks the host for a worker; the worker calls `runThread`. Everything that a state owns is released
 * by the thread itself with the GIL held, so a slot that is FREE holds nothing and can be used again at once. Only its GIL statistics stay.
 * Departure from CPython: idents are never reused.
 */
import { PyObject_Repr } from "../abstract/object.js";
import { freeDataStack } from "../call/args-stack.js";
import { PyObject_Call } from "../call/call.js";
import * as PyErr from "../errors.js";
import { dropGil, takeGil } from "../gil/ceval-gil.js";
import {
  CHECK_GENERATION,
  FINALIZING,
  GIL_EXISTS,
  NEXT_IDENT,
  SLOTS_USED,
  THREAD_COUNT,
} from "../gil/words.js";
import { I32 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { host } from "../host-interface.js";
import { INTERP } from "../interpreter.js";
import { incref, setRefSteal, xdecref, xincref } from "../objects/object.js";
import { T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { finishHandle, HANDLE_STATE_OFFSET, HandleState } from "./handle-words.js";
import { setThreadState, THREAD_SLOTS, ThreadState, ThreadStatus, threadStateAt } from "./state.js";

/** sys.getrecursionlimit() at start. */
export const DEFAULT_RECURSION_LIMIT = 1000;
/** Nested native calls, as CPython's Py_C_RECURSION_LIMIT: a worker's stack of 64 MB holds them with room to spare. */
const C_RECURSION_LIMIT = 10000;
/** Idents look like addresses of pthreads: 15 digits. */
const IDENT_BASE = 0x7f0000000000;
const IDENT_STEP = 4096;

// ---- thread states ----

/** A fresh thread state, or 0 when all slots are in use. Needs the GIL, unless there is only one thread yet. */
export function newThreadState(): number {
  for (let tid = 0; tid < THREAD_SLOTS; tid++) {
    const ts = threadStateAt(tid);
    const status = (ts + ThreadState.status.offset) >> 2;
    if (
      Atomics.compareExchange(I32, status, ThreadStatus.FREE, ThreadStatus.STARTING) !== ThreadStatus.FREE
    ) {
      continue;
    }
    if (Atomics.load(I32, SLOTS_USED) <= tid) Atomics.store(I32, SLOTS_USED, tid + 1);
    initThreadState(ts);
    return ts;
  }
  return 0;
}

function initThreadState(ts: number): void {
  for (const field of ThreadState.fields) if (field !== ThreadState.status) field.set(ts, 0);
  if (I32[INTERP.recursion_limit >> 2] === 0) I32[INTERP.recursion_limit >> 2] = DEFAULT_RECURSION_LIMIT;
  const limit = I32[INTERP.recursion_limit >> 2];
  ThreadState.ident.set(ts, Atomics.add(I32, NEXT_IDENT, 1) + 1);
  ThreadState.exc_info.set(ts, ts + ThreadState.exc_value.offset);
  ThreadState.py_recursion_remaining.set(ts, limit);
  ThreadState.py_recursion_limit.set(ts, limit);
  ThreadState.c_recursion_remaining.set(ts, C_RECURSION_LIMIT);
  ThreadState.interval_generation.set(ts, I32[CHECK_GENERATION]);
}

/**
 * Release everything that thread state `ts` owns, and its data stack; its frames are gone. The current thread calls it, for itself. @mayRunPython
 */
export function clearThreadState(ts: number): void {
  // What is released may run Python code, which may fill a field again (a thread-local, say): look until nothing is left.
  for (let found = true; found; ) {
    found = false;
    for (const field of ThreadState.fields) {
      if (field.kind !== "ref" || field.get(ts) === 0) continue;
      found = true;
      setRefSteal(ts, field as typeof ThreadState.dict, 0);
    }
    PyErr.clear();
  }
  xdecref(Atomics.exchange(I32, (ts + ThreadState.async_exc.offset) >> 2, 0) as NewRef | Null);
  freeDataStack(ts);
}

/** `threading.get_ident()` of the thread whose `ident` field is `serial`. */
export function identOfSerial(serial: number): number {
  return IDENT_BASE + serial * IDENT_STEP;
}

/** `threading.get_ident()` of a thread state. */
export function identOf(ts: number): number {
  return identOfSerial(ThreadState.ident.get(ts));
}

/** `threading.get_native_id()` of a thread state: the main thread's is the process's, as on Linux; the others follow. */
export function nativeIdOf(ts: number): number {
  return host().getpid() + ThreadState.ident.get(ts) - 1;
}

/** The thread states in use, in the order of their slots. */
export function liveThreadStates(): number[] {
  const live: number[] = [];
  for (let tid = 0; tid < Atomics.load(I32, SLOTS_USED); tid++) {
    const status = ThreadState.status.get(threadStateAt(tid));
    if (status !== ThreadStatus.FREE && status !== ThreadStatus.DEAD) live.push(threadStateAt(tid));
  }
  return live;
}

// ---- starting ----

/**
 * Start a thread that runs `func(*args, **kwargs)`; `handle` (a _ThreadHandle, or NULL) becomes done when it ends.
 * @returns its thread state, or 0 with RuntimeError (no slot) or PythonFinalizationError set.
 */
export function startThread(
  func: PyObject,
  args: PyObject,
  kwargs: PyObject | Null,
  handle: PyObject | Null,
  daemon: boolean,
): number {
  if (Atomics.load(I32, FINALIZING) !== 0) {
    return PyErr.setString(T.PythonFinalizationError, "can't create new thread at interpreter shutdown");
  }
  const ts = newThreadState();
  if (ts === 0) return PyErr.setString(T.RuntimeError, "can't start new thread");
  ThreadState.start_func.set(ts, incref(func));
  ThreadState.start_args.set(ts, incref(args));
  ThreadState.start_kwargs.set(ts, xincref(kwargs));
  ThreadState.thread_handle.set(ts, xincref(handle));
  ThreadState.daemon.set(ts, daemon ? 1 : 0);
  Atomics.store(I32, GIL_EXISTS, 1);
  Atomics.add(I32, THREAD_COUNT, 1);
  host().startThread(ts);
  return ts;
}

// ---- running ----

/** What the worker does that was given thread state `ts`: run its function, release everything, free the slot. */
export function runThread(ts: number): void {
  setThreadState(ts);
  takeGil(ts);
  const handle = ThreadState.thread_handle.get(ts);
  if (handle !== 0) Atomics.store(I32, (handle + HANDLE_STATE_OFFSET) >> 2, HandleState.RUNNING);
  runStartFunction(ts);
  endThread(ts);
}

function runStartFunction(ts: number): void {
  const func = ThreadState.start_func.get(ts) as PyObject;
  const args = ThreadState.start_args.get(ts) as PyObject;
  const result = PyObject_Call(func, args, ThreadState.start_kwargs.get(ts));
  if (result !== 0) xdecref(result);
  else if (!PyErr.clearIf(T.SystemExit)) reportUncaught(func);
}

// "Exception ignored in thread started by <function f at 0x…>:" and the traceback.
function reportUncaught(func: PyObject): void {
  let name = "<object repr() failed>";
  PyErr.preserving(() => {
    const repr = PyObject_Repr(func);
    if (repr !== 0) name = PyUnicode.toJS(repr);
    else PyErr.clear();
    xdecref(repr);
  });
  PyErr.writeUnraisable(0, `Exception ignored in thread started by ${name}`);
}

function endThread(ts: number): void {
  const handle = xincref(ThreadState.thread_handle.get(ts));
  clearThreadState(ts);
  Atomics.sub(I32, THREAD_COUNT, 1);
  // Joiners wake up now, and go on once they have the GIL.
  if (handle !== 0) finishHandle(handle);
  xdecref(handle);
  freeDataStack(ts);
  dropGil(ts, true);
  setThreadState(0);
  Atomics.store(I32, (ts + ThreadState.eval_breaker.offset) >> 2, 0);
  Atomics.store(I32, (ts + ThreadState.status.offset) >> 2, ThreadStatus.FREE);
}
