/**
 * The awaitables of an async generator: asend(), athrow(), aclose(). Mirrors async_gen_asend_* and async_gen_athrow_* in CPython's Objects/genobject.c.
 *
 * Both are iterators that run the generator's own frame: what the frame awaits is passed on, what it yields (a WrappedValue) ends the awaitable
 * as the value of a StopIteration. While one of them is under way the generator is RUNNING, and refuses others.
 */
import * as PyErr from "../errors.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { i32, ref, struct } from "../heap/struct.js";
import { method } from "../method-def.js";
import { PyErr_WarnEx } from "../warnings.js";
import { WrappedValue } from "./async-generator.js";
import { allocObject } from "./builtin.js";
import { AsyncGenState, GenState, PyGenObject } from "./generator.js";
import { gen_throw, throwInto } from "./generator-throw.js";
import { gen_send } from "./generator-type.js";
import { decref, incref, PyObjectHead, typeOf, xincref } from "./object.js";
import { defineType, TypeFlags } from "./type.js";
import { None, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

/** Values of `state`. */
const enum AwaitableState {
  INIT = 0,
  ITER = 1,
  CLOSED = 2,
}

const Awaitable = struct("async_generator_awaitable", PyObjectHead, {
  state: i32("an AwaitableState"),
  gen: ref("the async generator"),
});

const ASend = struct("async_generator_asend", Awaitable, { sendval: ref("the value to send, or NULL") });

const AThrow = struct("async_generator_athrow", Awaitable, {
  typ: ref("athrow's first argument; NULL: aclose"),
  val: ref("athrow's second argument, or NULL"),
  tb: ref("athrow's third argument, or NULL"),
});

const genOf = (op: PyObject) => Awaitable.gen.get(op) as PyObject;
const isClose = (op: PyObject) => typeOf(op) === T.async_generator_athrow && AThrow.typ.get(op) === 0;

/** gen.asend(value), or with NULL `__anext__`. */
export function newASend(gen: PyObject, value: PyObject | Null): NewRef | Null {
  const op = allocObject(ASend, T.async_generator_asend);
  if (op === 0) return 0;
  ASend.gen.set(op, incref(gen));
  ASend.sendval.set(op, xincref(value));
  return op;
}

/** gen.athrow(…), or with NULL aclose(). */
export function newAThrow(
  gen: PyObject,
  type: PyObject | Null,
  value: PyObject | Null,
  traceback: PyObject | Null,
): NewRef | Null {
  const op = allocObject(AThrow, T.async_generator_athrow);
  if (op === 0) return 0;
  AThrow.gen.set(op, incref(gen));
  AThrow.typ.set(op, xincref(type));
  AThrow.val.set(op, xincref(value));
  AThrow.tb.set(op, xincref(traceback));
  return op;
}

// ---- states ----

function hasState(gen: PyObject, bit: AsyncGenState): boolean {
  return (PyGenObject.ag_state.get(gen) & bit) !== 0;
}

function addState(gen: PyObject, bits: number): void {
  PyGenObject.ag_state.set(gen, PyGenObject.ag_state.get(gen) | bits);
}

function notRunning(gen: PyObject): void {
  PyGenObject.ag_state.set(gen, PyGenObject.ag_state.get(gen) & ~AsyncGenState.RUNNING);
}

function fail(op: PyObject, message: string): Null {
  Awaitable.state.set(op, AwaitableState.CLOSED);
  return PyErr.setString(T.RuntimeError, message);
}

/** May `op` go on? Begins it when that was not done. @returns false with an exception set. */
function begin(op: PyObject): boolean {
  const isSend = typeOf(op) === T.async_generator_asend;
  const state = Awaitable.state.get(op);
  if (state === AwaitableState.CLOSED) {
    fail(op, `cannot reuse already awaited ${isSend ? "__anext__()/asend()" : "aclose()/athrow()"}`);
    return false;
  }
  if (state === AwaitableState.INIT) {
    if (hasState(genOf(op), AsyncGenState.RUNNING)) {
      const name = isSend ? "anext" : isClose(op) ? "aclose" : "athrow";
      fail(op, `${name}(): asynchronous generator is already running`);
      return false;
    }
    Awaitable.state.set(op, AwaitableState.ITER);
  }
  addState(genOf(op), AsyncGenState.RUNNING);
  return true;
}

/** What the generator's frame gave: a wrapped value ends `op` as StopIteration's, so does an exception. Steals `result`. */
function unwrapSteal(op: PyObject, result: NewRef | Null): NewRef | Null {
  const gen = genOf(op);
  if (result !== 0 && typeOf(result) !== T.async_generator_wrapped_value) return result;
  if (result === 0) {
    if (!PyErr.occurred()) PyErr.setNone(T.StopAsyncIteration);
    if (endsGenerator()) addState(gen, AsyncGenState.CLOSED);
  } else {
    PyErr.setStopIteration(WrappedValue.agw_val.get(result) as PyObject);
    decref(result);
  }
  notRunning(gen);
  return 0;
}

function endsGenerator(): boolean {
  return PyErr.exceptionMatches(T.StopAsyncIteration) || PyErr.exceptionMatches(T.GeneratorExit);
}

// ---- asend ----

function asend_send(op: PyObject, value: PyObject): NewRef | Null {
  const isFirst = Awaitable.state.get(op) === AwaitableState.INIT;
  if (!begin(op)) return 0;
  const sent = isFirst && value === None ? ASend.sendval.get(op) || None : value;
  return closeIfEnded(op, unwrapSteal(op, gen_send(genOf(op), sent)));
}

function closeIfEnded(op: PyObject, result: NewRef | Null): NewRef | Null {
  if (result === 0) Awaitable.state.set(op, AwaitableState.CLOSED);
  return result;
}

function asend_throw(
  op: PyObject,
  type: PyObject,
  value: PyObject | Null,
  traceback: PyObject | Null,
): NewRef | Null {
  if (!begin(op)) return 0;
  return closeIfEnded(op, unwrapSteal(op, gen_throw(genOf(op), type, value, traceback)));
}

// ---- athrow and aclose ----

const IGNORED_EXIT = "async generator ignored GeneratorExit";

function athrow_send(op: PyObject, value: PyObject): NewRef | Null {
  const gen = genOf(op);
  const state = Awaitable.state.get(op);
  if (state !== AwaitableState.CLOSED && PyGenObject.gi_frame_state.get(gen) === GenState.CLEARED) {
    Awaitable.state.set(op, AwaitableState.CLOSED);
    return PyErr.setNone(T.StopIteration);
  }
  if (state !== AwaitableState.INIT) return begin(op) ? athrowResult(op, gen_send(gen, value)) : 0;
  if (!hasState(gen, AsyncGenState.RUNNING)) {
    if (hasState(gen, AsyncGenState.CLOSED)) {
      Awaitable.state.set(op, AwaitableState.CLOSED);
      return PyErr.setNone(T.StopAsyncIteration);
    }
    if (value !== None) {
      return PyErr.setString(T.RuntimeError, "can't send non-None value to a just-started coroutine");
    }
  }
  return begin(op) ? athrowResult(op, startThrowing(op)) : 0;
}

// The generator is asked to leave by itself, so that it can await on its way: its delegate is not closed.
function startThrowing(op: PyObject): NewRef | Null {
  const type = AThrow.typ.get(op);
  if (type !== 0) return throwInto(genOf(op), false, type, AThrow.val.get(op), AThrow.tb.get(op));
  addState(genOf(op), AsyncGenState.CLOSED);
  return throwInto(genOf(op), false, T.GeneratorExit as number as PyObject, 0, 0);
}

/** What comes of an athrow or aclose; an aclose whose generator yields is an error, one whose generator ends has done its work. Steals `result`. */
function athrowResult(op: PyObject, result: NewRef | Null): NewRef | Null {
  const gen = genOf(op);
  if (!isClose(op)) {
    const value = unwrapSteal(op, result);
    if (value === 0) Awaitable.state.set(op, AwaitableState.CLOSED);
    return value;
  }
  if (result !== 0) {
    if (typeOf(result) !== T.async_generator_wrapped_value) return result;
    decref(result);
    notRunning(gen);
    return fail(op, IGNORED_EXIT);
  }
  notRunning(gen);
  Awaitable.state.set(op, AwaitableState.CLOSED);
  if (endsGenerator()) {
    PyErr.clear();
    PyErr.setNone(T.StopIteration);
  }
  return 0;
}

function athrow_throw(
  op: PyObject,
  type: PyObject,
  value: PyObject | Null,
  traceback: PyObject | Null,
): NewRef | Null {
  if (!begin(op)) return 0;
  return athrowResult(op, gen_throw(genOf(op), type, value, traceback));
}

// ---- both ----

type Throw = typeof asend_throw;

function closeWith(throw_: Throw) {
  return (op: PyObject): NewRef | Null => {
    if (Awaitable.state.get(op) === AwaitableState.CLOSED) return None;
    const result = throw_(op, T.GeneratorExit as number as PyObject, 0, 0);
    if (result !== 0) {
      decref(result);
      return PyErr.setString(T.RuntimeError, "coroutine ignored GeneratorExit");
    }
    if (!endsGenerator() && !PyErr.exceptionMatches(T.StopIteration)) return 0;
    PyErr.clear();
    return None;
  };
}

/** An awaitable that was never awaited is a mistake worth a warning. @mayRunPython */
function awaitable_finalize(op: PyObject): void {
  if (Awaitable.state.get(op) !== AwaitableState.INIT) return;
  const name = typeOf(op) === T.async_generator_asend ? "asend" : isClose(op) ? "aclose" : "athrow";
  const gen = genOf(op);
  const saved = PyErr.getRaisedException();
  const qualname = PyUnicode.toJS(PyGenObject.gi_qualname.get(gen) as PyObject);
  const message = `coroutine method '${name}' of '${qualname}' was never awaited`;
  if (PyErr_WarnEx(T.RuntimeWarning, message, 1, gen) < 0) PyErr.writeUnraisable(op);
  PyErr.setRaisedException(saved);
}

function defineAwaitable(
  address: number,
  layout: typeof ASend | typeof AThrow,
  send: typeof asend_send,
  throw_: Throw,
): void {
  defineType({
    address,
    name: layout.structName,
    layout,
    flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
    slots: {
      tp_finalize: awaitable_finalize,
      am_await: incref,
      tp_iter: incref,
      tp_iternext: (op: PyObject) => send(op, None),
    },
    methods: [
      method(
        "send($self, value, /)",
        "Send a value; gives what is awaited next or raises StopIteration.",
        send,
      ),
      method(
        "throw($self, type, value=NULL, traceback=NULL, /)",
        "Raise an exception inside; gives what is awaited next or raises StopIteration.",
        throw_,
      ),
      method("close($self, /)", "Raise GeneratorExit inside.", closeWith(throw_)),
    ],
  });
}

defineAwaitable(T.async_generator_asend, ASend, asend_send, asend_throw);
defineAwaitable(T.async_generator_athrow, AThrow, athrow_send, athrow_throw);
