/**
 * throw() and close() of generators, coroutines and async generators, and what happens to one that is given up while suspended.
 * Mirrors _gen_throw, gen_close and _PyGen_Finalize in CPython's Objects/genobject.c.
 */
import { PyObject_GetOptionalAttr } from "../abstract/object.js";
import { PyObject_CallArgs, PyObject_CallNoArgs, PyObject_CallOneArg } from "../call/call.js";
import * as PyErr from "../errors.js";
import { F } from "../frame-record.js";
import { I32 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { ThreadState, tstate } from "../threads/state.js";
import { vm } from "../vm-interface.js";
import { PyErr_WarnEx } from "../warnings.js";
import { PyCodeObject } from "./code.js";
import { PyException_SetTraceback } from "./exceptions.js";
import {
  AsyncGenState,
  alreadyAwaited,
  FRAME_OFFSET,
  finishFrame,
  GenState,
  kindOf,
  PyGenObject,
  releaseRecord,
  resume,
  stopWhenFinishedSteal,
  takeStopIteration,
} from "./generator.js";
import { decref, incref, typeOf, xdecref } from "./object.js";
import { PyType_IsSubtype } from "./type-object.js";
import { None, T } from "./type-table.js";

const P = PyGenObject;
const GENERATOR_EXIT = T.GeneratorExit as number as PyObject;

/** What a generator suspended in `yield from` or `await` delegates to, borrowed; NULL: nothing. */
export function delegateBorrow(gen: PyObject): PyObject | Null {
  if (P.gi_frame_state.get(gen) !== GenState.SUSPENDED_YIELD_FROM) return 0;
  const f = (gen + FRAME_OFFSET) >> 2;
  const slots = PyCodeObject.co_nlocalsplus.get(I32[f + F.EXECUTABLE]);
  return I32[f + F.LOCALSPLUS + slots + I32[f + F.STACKTOP] - 1] as PyObject;
}

/** Raise the exception that is set inside the generator; `closing` an ended coroutine is no error. @mayRunPython */
function raiseInside(gen: PyObject, closing = false): NewRef | Null {
  const state = P.gi_frame_state.get(gen);
  if (state === GenState.CLEARED) return typeOf(gen) === T.coroutine && !closing ? alreadyAwaited() : 0;
  if (state === GenState.EXECUTING) return PyErr.setString(T.ValueError, `${kindOf(gen)} already executing`);
  return stopWhenFinishedSteal(gen, resume(gen, None, true));
}

/**
 * gen.throw(type, value, traceback): goes to what `yield from` or `await` waits for, else is raised inside. A GeneratorExit closes the
 * delegate first when `closeOnExit` says so (an async generator's is asked to leave by itself). @mayRunPython
 */
export function throwInto(
  gen: PyObject,
  closeOnExit: boolean,
  type: PyObject,
  value: PyObject | Null,
  traceback: PyObject | Null,
): NewRef | Null {
  const inner = delegateBorrow(gen);
  if (inner === 0) return setThrown(type, value, traceback) ? raiseInside(gen) : 0;
  const delegate = incref(inner);
  if (closeOnExit && PyErr.givenExceptionMatches(type, GENERATOR_EXIT)) {
    const closed = whileExecuting(gen, () => (closeIterator(delegate) < 0 ? 0 : None));
    decref(delegate);
    if (closed === 0) return raiseInside(gen);
    return setThrown(type, value, traceback) ? raiseInside(gen) : 0;
  }
  const result = throwIntoDelegate(gen, delegate, closeOnExit, type, value, traceback);
  decref(delegate);
  if (result === NO_THROW_METHOD) return setThrown(type, value, traceback) ? raiseInside(gen) : 0;
  // What the delegate raised, StopIteration with its value included, goes on inside (CLEANUP_THROW).
  return result === 0 ? raiseInside(gen) : (result as NewRef);
}

/** What `throwIntoDelegate` gives for an iterator that has no throw(). */
const NO_THROW_METHOD = -1;

function throwIntoDelegate(
  gen: PyObject,
  delegate: PyObject,
  closeOnExit: boolean,
  type: PyObject,
  value: PyObject | Null,
  traceback: PyObject | Null,
): NewRef | Null | typeof NO_THROW_METHOD {
  const kind = typeOf(delegate);
  if (kind === T.generator || kind === T.coroutine) {
    return whileLinked(gen, () => throwInto(delegate, closeOnExit, type, value, traceback));
  }
  const method = PyObject_GetOptionalAttr(delegate, ID.throw);
  if (method === 0) return PyErr.occurred() ? 0 : NO_THROW_METHOD;
  const args = [type, value, traceback].filter((arg) => arg !== 0) as PyObject[];
  const result = whileLinked(gen, () => PyObject_CallArgs(method, ...args));
  decref(method);
  return result;
}

/** Run `body` with `gen` marked as running: it cannot be entered. */
function whileExecuting(gen: PyObject, body: () => NewRef | Null): NewRef | Null {
  const state = P.gi_frame_state.get(gen);
  P.gi_frame_state.set(gen, GenState.EXECUTING);
  const result = body();
  P.gi_frame_state.set(gen, state);
  return result;
}

/** As whileExecuting, and with its frame the current one, so that tracebacks made below are whole. */
function whileLinked(gen: PyObject, body: () => NewRef | Null): NewRef | Null {
  const frame = gen + FRAME_OFFSET;
  const previous = ThreadState.current_frame.get(tstate);
  I32[(frame >> 2) + F.PREVIOUS] = previous;
  ThreadState.current_frame.set(tstate, frame);
  const result = whileExecuting(gen, body);
  ThreadState.current_frame.set(tstate, previous);
  I32[(frame >> 2) + F.PREVIOUS] = 0;
  return result;
}

/** Make throw()'s arguments the exception being raised; false: they are none, TypeError is set. @mayRunPython */
function setThrown(type: PyObject, value: PyObject | Null, traceback: PyObject | Null): boolean {
  const tb = traceback === None ? 0 : traceback;
  if (tb !== 0 && typeOf(tb) !== T.traceback) {
    PyErr.setString(T.TypeError, "throw() third argument must be a traceback object");
    return false;
  }
  if (PyErr.isExceptionClass(type)) {
    const exc = instanceOf(type, value === 0 ? None : value);
    // A constructor that fails is thrown itself.
    if (exc === 0) return true;
    PyException_SetTraceback(exc, tb === 0 ? None : tb);
    PyErr.setRaisedException(exc);
    return true;
  }
  if (!PyErr.isExceptionInstance(type)) {
    const message = "exceptions must be classes or instances deriving from BaseException, not ";
    PyErr.setString(T.TypeError, message + PyErr.typeName(type));
    return false;
  }
  if (value !== 0 && value !== None) {
    PyErr.setString(T.TypeError, "instance exception may not have a separate value");
    return false;
  }
  if (tb !== 0) PyException_SetTraceback(type, tb);
  PyErr.setRaisedException(incref(type));
  return true;
}

function instanceOf(type: PyObject, value: PyObject): NewRef | Null {
  if (PyErr.isExceptionInstance(value) && PyType_IsSubtype(typeOf(value), type)) return incref(value);
  return PyErr.createException(type, value);
}

/** close() of any iterator that has one; -1 with an exception set. @mayRunPython */
function closeIterator(iterator: PyObject): number {
  const type = typeOf(iterator);
  if (type === T.generator || type === T.coroutine) return statusSteal(close(iterator));
  const method = PyObject_GetOptionalAttr(iterator, ID.close);
  if (method === 0) {
    if (PyErr.occurred()) PyErr.writeUnraisable(iterator);
    return 0;
  }
  const result = PyObject_CallNoArgs(method);
  decref(method);
  return statusSteal(result);
}

function statusSteal(result: NewRef | Null): number {
  xdecref(result);
  return result === 0 ? -1 : 0;
}

// Is it suspended at a `yield` outside of try and with, so that nobody would see a GeneratorExit?
function isAtPlainYield(gen: PyObject): boolean {
  return vm().resumesPlainly(I32[I32[((gen + FRAME_OFFSET) >> 2) + F.INSTR]]);
}

function abandon(gen: PyObject): NewRef {
  const frame = gen + FRAME_OFFSET;
  const held = incref(gen);
  P.gi_frame_state.set(gen, GenState.CLEARED);
  releaseRecord(frame, I32[(frame >> 2) + F.STACKTOP]);
  decref(held);
  return None;
}

/** gen.close(): GeneratorExit is raised inside. @returns what the generator returns then, or None. @mayRunPython */
export function close(gen: PyObject): NewRef | Null {
  const state = P.gi_frame_state.get(gen);
  if (state === GenState.CLEARED) return None;
  if (state === GenState.CREATED) {
    finishFrame(gen + FRAME_OFFSET);
    return None;
  }
  const inner = delegateBorrow(gen);
  let closed: NewRef | Null = None;
  if (inner !== 0) {
    const delegate = incref(inner);
    closed = whileExecuting(gen, () => (closeIterator(delegate) < 0 ? 0 : None));
    decref(delegate);
  }
  if (closed !== 0 && isAtPlainYield(gen)) return abandon(gen);
  if (closed !== 0) PyErr.setNone(T.GeneratorExit);
  const result = raiseInside(gen, true);
  if (result !== 0) {
    decref(result);
    return PyErr.setString(T.RuntimeError, `${kindOf(gen)} ignored GeneratorExit`);
  }
  if (PyErr.clearIf(T.GeneratorExit)) return None;
  return takeStopIteration();
}

const DEPRECATED =
  "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.";

/** The method throw() of a type whose throwing is done by `into`. @mayRunPython */
export function throwMethod(
  into: (gen: PyObject, type: PyObject, value: PyObject | Null, traceback: PyObject | Null) => NewRef | Null,
  deprecated = DEPRECATED,
) {
  return (gen: PyObject, type: PyObject, value: PyObject | Null, traceback: PyObject | Null) => {
    if (value !== 0 && PyErr_WarnEx(T.DeprecationWarning, deprecated, 1) < 0) return 0;
    return into(gen, type, value, traceback);
  };
}

/** throw() of generators and coroutines. */
export const gen_throw = throwMethod((gen, type, value, traceback) =>
  throwInto(gen, true, type, value, traceback),
);

// Hands a suspended async generator to the event loop's hook; false: there is none.
function callFinalizerHook(gen: PyObject): boolean {
  const finalizer = P.gi_origin_or_finalizer.get(gen);
  if (typeOf(gen) !== T.async_generator || finalizer === 0) return false;
  if ((P.ag_state.get(gen) & AsyncGenState.CLOSED) !== 0) return false;
  const result = PyObject_CallOneArg(finalizer, gen);
  if (result === 0) PyErr.writeUnraisable(gen);
  else decref(result);
  return true;
}

/** tp_finalize: the generator is given up before its end. @mayRunPython */
export function finalizeGenerator(gen: PyObject, warnUnawaited: (coroutine: PyObject) => void): void {
  const state = P.gi_frame_state.get(gen);
  if (state === GenState.CLEARED || state === GenState.EXECUTING) return;
  const saved = PyErr.getRaisedException();
  if (!callFinalizerHook(gen)) {
    if (state === GenState.CREATED && typeOf(gen) === T.coroutine) warnUnawaited(gen);
    else {
      const result = close(gen);
      if (result === 0) PyErr.writeUnraisable(gen);
      else decref(result);
    }
  }
  PyErr.setRaisedException(saved);
}
