/**
 * Generators. Mirrors CPython's Objects/genobject.c.
 *
 * A generator's frame record lies in the generator object, after the fixed fields; it is entered by `evaluate`, and its PREVIOUS is the frame
 * that resumed it, while it runs. `gi_exc_state` is the exc_info record of what the generator handles: it is linked above the
 * resumer's while the generator runs, so that `sys.exception()` inside sees the right one.
 */
import { PyIter_Next, PyObject_GetOptionalAttr } from "../abstract/object.js";
import { PyObject_CallMethodOneArg, PyObject_CallNoArgs } from "../call/call.js";
import * as PyErr from "../errors.js";
import { clearSlots, F, FrameOwner } from "../frame-record.js";
import { PyObject_Free, PyObject_Malloc } from "../heap/alloc.js";
import { I32, U8 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { i32, ref, struct } from "../heap/struct.js";
import { ID } from "../identifiers.js";
import { getset, method } from "../method-def.js";
import { ThreadState, tstate } from "../threads/state.js";
import { vm } from "../vm-interface.js";
import { firstInstruction, PyCodeObject } from "./code.js";
import { hexAddress } from "./code-attributes.js";
import { forgetFinalized, PyObject_CallFinalizerFromDealloc } from "./finalizer.js";
import { getFrameObjectBorrow, PyFrameObject, releaseFrameObject, visitRecord } from "./frame.js";
import { PyFunctionObject } from "./function-layout.js";
import { decref, incref, PyObjectHead, typeOf, xdecref } from "./object.js";
import { defineType, TypeFlags } from "./type.js";
import { bool, None, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

/** Values of `gi_frame_state`. */
const enum GenState {
  CREATED = 0,
  SUSPENDED = 1,
  SUSPENDED_YIELD_FROM = 2,
  EXECUTING = 3,
  CLEARED = 4,
}

export const PyGenObject = struct("generator", PyObjectHead, {
  gi_name: ref("str"),
  gi_qualname: ref("str"),
  gi_frame_state: i32("a GenState"),
  gi_exc_value: ref("exc_info record: what the generator handles"),
  gi_exc_previous: i32("exc_info record: the resumer's, while running"),
  gi_weakreflist: i32("weak references"),
});

const P = PyGenObject;
/** Bytes from a generator to its frame record. */
const FRAME_OFFSET = PyGenObject.SIZE;

/** Is code with these flags a generator's (or coroutine's)? */
export function isGeneratorCode(flags: number): boolean {
  return (flags & (0x20 | 0x80 | 0x200)) !== 0;
}

/** RETURN_GENERATOR: a generator that takes the running frame's record over. */
export function fromFrame(frame: number): NewRef | Null {
  const f = frame >> 2;
  const code = I32[f + F.EXECUTABLE];
  const flags = PyCodeObject.co_flags.get(code);
  if ((flags & 0x280) !== 0) {
    return PyErr.setString(T.SystemError, "minipy does not support async functions yet");
  }
  const bytes = PyCodeObject.co_framesize.get(code);
  const gen = PyObject_Malloc(P.SIZE + bytes) as NewRef;
  if (gen === 0) return PyErr.noMemory();
  const func = I32[f + F.FUNCOBJ] as PyObject;
  P.ob_refcnt.set(gen, 1);
  P.ob_type.set(gen, T.generator);
  P.gi_name.set(gen, incref(PyFunctionObject.func_name.get(func) as PyObject));
  P.gi_qualname.set(gen, incref(PyFunctionObject.func_qualname.get(func) as PyObject));
  P.gi_frame_state.set(gen, GenState.CREATED);
  P.gi_exc_value.set(gen, 0);
  P.gi_exc_previous.set(gen, 0);
  P.gi_weakreflist.set(gen, 0);
  const record = gen + FRAME_OFFSET;
  U8.copyWithin(record, frame, frame + bytes);
  const r = record >> 2;
  I32[r + F.PREVIOUS] = 0;
  I32[r + F.OWNER] = FrameOwner.GENERATOR;
  I32[r + F.ENTRY] = 0;
  // A frame object that was made meanwhile follows the record.
  const frameObject = I32[r + F.FRAME_OBJ];
  if (frameObject !== 0) PyFrameObject.f_frame.set(frameObject, record);
  return gen;
}

/** The generator that a frame record lies in. */
function generatorOf(frame: number): PyObject {
  return (frame - FRAME_OFFSET) as PyObject;
}

/** YIELD_VALUE: the generator of `frame` stops running. */
export function suspend(frame: number, oparg: number): void {
  const gen = generatorOf(frame);
  P.gi_frame_state.set(gen, oparg === 1 ? GenState.SUSPENDED_YIELD_FROM : GenState.SUSPENDED);
  unlinkExcInfo(gen);
}

/** The frame of a generator is finished: release what it holds. @mayRunPython */
export function finishFrame(frame: number): void {
  const gen = generatorOf(frame);
  P.gi_frame_state.set(gen, GenState.CLEARED);
  unlinkExcInfo(gen);
  releaseRecord(frame, 0);
}

function unlinkExcInfo(gen: PyObject): void {
  if (P.gi_exc_previous.get(gen) === 0) return;
  ThreadState.exc_info.set(tstate, P.gi_exc_previous.get(gen));
  P.gi_exc_previous.set(gen, 0);
}

function releaseRecord(frame: number, stackItems: number): void {
  const f = frame >> 2;
  const code = I32[f + F.EXECUTABLE] as NewRef;
  if (releaseFrameObject(frame, stackItems)) return;
  clearSlots(frame, PyCodeObject.co_nlocalsplus.get(code) + stackItems);
  decref(I32[f + F.FUNCOBJ] as NewRef);
  xdecref(I32[f + F.LOCALS_DICT] as NewRef | Null);
  decref(code);
}

/**
 * Resume. `value` goes onto the generator's stack (NULL: none, at the first resumption or for a throw); an exception that is set is raised inside.
 * @returns what it yields or returns; `finished` tells which.
 */
function resume(gen: PyObject, value: PyObject | Null): NewRef | Null {
  const frame = gen + FRAME_OFFSET;
  const f = frame >> 2;
  if (value !== 0) {
    const slots = PyCodeObject.co_nlocalsplus.get(I32[f + F.EXECUTABLE]);
    I32[f + F.LOCALSPLUS + slots + I32[f + F.STACKTOP]] = incref(value);
    I32[f + F.STACKTOP]++;
  }
  P.gi_frame_state.set(gen, GenState.EXECUTING);
  P.gi_exc_previous.set(gen, ThreadState.exc_info.get(tstate));
  ThreadState.exc_info.set(tstate, gen + P.gi_exc_value.offset);
  const owned = incref(gen);
  const result = vm().evaluate(frame);
  finished = P.gi_frame_state.get(gen) === GenState.CLEARED;
  const wasFinished = finished;
  decref(owned);
  finished = wasFinished;
  return result;
}

let finished = false;

/** Did the receiver of the last `send` end, so that what it gave is its return value? */
export function sendFinished(): boolean {
  return finished;
}

/** gen.send(value) without StopIteration: what is yielded, or returned (`sendFinished`). NULL: an exception. @mayRunPython */
function sendValue(gen: PyObject, value: PyObject): NewRef | Null {
  switch (P.gi_frame_state.get(gen)) {
    case GenState.CREATED:
      if (value !== None) {
        return PyErr.setString(T.TypeError, "can't send non-None value to a just-started generator");
      }
      break;
    case GenState.EXECUTING:
      return PyErr.setString(T.ValueError, "generator already executing");
    case GenState.CLEARED:
      finished = true;
      return None;
  }
  return resume(gen, value);
}

/** SEND: into a generator or any iterator. @mayRunPython */
export function send(receiver: PyObject, value: PyObject): NewRef | Null {
  if (typeOf(receiver) === T.generator) return sendValue(receiver, value);
  const result = value === None ? PyIter_Next(receiver) : PyObject_CallMethodOneArg(receiver, ID.send, value);
  finished = false;
  if (result !== 0) return result;
  if (!PyErr.occurred()) {
    finished = true;
    return None;
  }
  return takeStopIteration();
}

// A StopIteration that is set becomes its value, and `finished`; other exceptions stay.
function takeStopIteration(): NewRef | Null {
  if (!PyErr.exceptionMatches(T.StopIteration)) return 0;
  const exc = PyErr.getRaisedException() as NewRef;
  const value = PyObject_GetOptionalAttr(exc, ID.value);
  decref(exc);
  finished = true;
  return value === 0 ? None : value;
}

function gen_iternext(gen: PyObject): NewRef | Null {
  const result = sendValue(gen, None);
  if (result !== 0 && finished) {
    if (result !== None) PyErr.setStopIteration(result);
    decref(result);
    return 0;
  }
  return result;
}

function gen_send(gen: PyObject, value: PyObject): NewRef | Null {
  const result = sendValue(gen, value);
  if (result !== 0 && finished) {
    if (result === None) PyErr.setNone(T.StopIteration);
    else PyErr.setStopIteration(result);
    decref(result);
    return 0;
  }
  return result;
}

/** The iterator that a generator suspended in `yield from` delegates to, borrowed, or NULL. */
function delegate(gen: PyObject): PyObject | Null {
  if (P.gi_frame_state.get(gen) !== GenState.SUSPENDED_YIELD_FROM) return 0;
  const f = (gen + FRAME_OFFSET) >> 2;
  const slots = PyCodeObject.co_nlocalsplus.get(I32[f + F.EXECUTABLE]);
  return I32[f + F.LOCALSPLUS + slots + I32[f + F.STACKTOP] - 1] as PyObject;
}

/** Raise the exception that is set inside the generator. */
function raiseInside(gen: PyObject): NewRef | Null {
  const state = P.gi_frame_state.get(gen);
  if (state === GenState.CLEARED) return 0;
  if (state === GenState.EXECUTING) {
    PyErr.clear();
    return PyErr.setString(T.ValueError, "generator already executing");
  }
  if (state === GenState.CREATED) {
    // Not started: no frame to raise in, but one to note.
    const f = (gen + FRAME_OFFSET) >> 2;
    I32[f + F.INSTR] = Math.max(I32[f + F.INSTR], firstInstruction(I32[f + F.EXECUTABLE]) + 1);
  }
  const result = resume(gen, 0);
  return result;
}

/** gen.throw(): delegates to what `yield from` waits for, else raises inside. @mayRunPython */
function throwInto(gen: PyObject): NewRef | Null {
  const inner = delegate(gen);
  if (inner === 0) return raiseInside(gen);
  const exc = PyErr.getRaisedException() as NewRef;
  const held = incref(inner);
  let result: NewRef | Null = 0;
  P.gi_frame_state.set(gen, GenState.EXECUTING);
  if (PyErr.givenExceptionMatches(exc, T.GeneratorExit as number as PyObject)) {
    const failed = closeIterator(held);
    P.gi_frame_state.set(gen, GenState.SUSPENDED_YIELD_FROM);
    decref(held);
    if (failed < 0) decref(exc);
    else PyErr.setRaisedException(exc);
    return raiseInside(gen);
  }
  if (typeOf(held) === T.generator) {
    PyErr.setRaisedException(exc);
    result = throwInto(held);
    if (result !== 0 && finished) {
      if (result === None) PyErr.setNone(T.StopIteration);
      else PyErr.setStopIteration(result);
      decref(result);
      result = 0;
    }
  } else {
    const method = PyObject_GetOptionalAttr(held, ID.throw);
    if (method === 0) {
      P.gi_frame_state.set(gen, GenState.SUSPENDED_YIELD_FROM);
      decref(held);
      if (PyErr.occurred()) decref(exc);
      else PyErr.setRaisedException(exc);
      return raiseInside(gen);
    }
    decref(method);
    result = PyObject_CallMethodOneArg(held, ID.throw, exc);
    decref(exc);
  }
  P.gi_frame_state.set(gen, GenState.SUSPENDED_YIELD_FROM);
  decref(held);
  finished = false;
  // What the delegate raised, StopIteration with its value included, goes on inside (CLEANUP_THROW).
  return result !== 0 ? result : raiseInside(gen);
}

function closeIterator(iterator: PyObject): number {
  if (typeOf(iterator) === T.generator) {
    const closed = gen_close(iterator);
    xdecref(closed);
    return closed === 0 ? -1 : 0;
  }
  const method = PyObject_GetOptionalAttr(iterator, ID.close);
  if (method === 0) return PyErr.occurred() ? -1 : 0;
  const result = PyObject_CallNoArgs(method);
  decref(method);
  xdecref(result);
  return result === 0 ? -1 : 0;
}

function gen_throw(
  gen: PyObject,
  type: PyObject,
  value: PyObject | Null,
  _tb: PyObject | Null,
): NewRef | Null {
  if (PyErr.isExceptionInstance(type)) {
    if (value !== 0 && value !== None) {
      return PyErr.setString(T.TypeError, "instance exception may not have a separate value");
    }
    PyErr.setRaisedException(incref(type));
  } else if (PyErr.isExceptionClass(type)) {
    PyErr.setObject(type, value === 0 ? None : value);
  } else {
    return PyErr.setString(
      T.TypeError,
      `exceptions must be classes or instances deriving from BaseException, not ${PyErr.typeName(type)}`,
    );
  }
  const result = throwInto(gen);
  if (result !== 0 && P.gi_frame_state.get(gen) === GenState.CLEARED) {
    if (result === None) PyErr.setNone(T.StopIteration);
    else PyErr.setStopIteration(result);
    decref(result);
    return 0;
  }
  return result;
}

function gen_close(gen: PyObject): NewRef | Null {
  const state = P.gi_frame_state.get(gen);
  if (state === GenState.CLEARED) return None;
  if (state === GenState.CREATED) {
    finishFrame(gen + FRAME_OFFSET);
    return None;
  }
  PyErr.setNone(T.GeneratorExit);
  const result = throwInto(gen);
  if (result !== 0) {
    if (P.gi_frame_state.get(gen) === GenState.CLEARED) return result;
    decref(result);
    return PyErr.setString(T.RuntimeError, "generator ignored GeneratorExit");
  }
  if (PyErr.exceptionMatches(T.StopIteration)) return takeStopIteration();
  if (PyErr.exceptionMatches(T.GeneratorExit)) {
    PyErr.clear();
    return None;
  }
  return 0;
}

function gen_finalize(gen: PyObject): void {
  const state = P.gi_frame_state.get(gen);
  if (state === GenState.CLEARED || state === GenState.EXECUTING) return;
  const saved = PyErr.getRaisedException();
  const result = gen_close(gen);
  if (result === 0) PyErr.writeUnraisable(gen);
  else decref(result);
  PyErr.setRaisedException(saved);
}

function gen_dealloc(op: number): void {
  const gen = op as PyObject;
  const state = P.gi_frame_state.get(gen);
  if (state === GenState.SUSPENDED || state === GenState.SUSPENDED_YIELD_FROM) {
    // Its `finally` blocks run, unless the collector had them run; the generator may be resurrected by them.
    if (PyObject_CallFinalizerFromDealloc(op)) return;
  } else forgetFinalized(op);
  if (P.gi_frame_state.get(gen) !== GenState.CLEARED) {
    P.gi_frame_state.set(gen, GenState.CLEARED);
    releaseRecord(gen + FRAME_OFFSET, I32[((gen + FRAME_OFFSET) >> 2) + F.STACKTOP]);
  }
  xdecref(P.gi_exc_value.get(gen) as NewRef | Null);
  decref(P.gi_name.get(gen) as NewRef);
  decref(P.gi_qualname.get(gen) as NewRef);
  PyObject_Free(gen);
}

function gen_traverse(gen: PyObject, visit: (ref: PyObject) => void): void {
  visit(P.gi_name.get(gen) as PyObject);
  visit(P.gi_qualname.get(gen) as PyObject);
  const exc = P.gi_exc_value.get(gen);
  if (exc !== 0) visit(exc);
  if (P.gi_frame_state.get(gen) !== GenState.CLEARED) {
    const frame = gen + FRAME_OFFSET;
    visitRecord(frame, I32[(frame >> 2) + F.STACKTOP], visit);
  }
}

function gen_repr(gen: PyObject): NewRef | Null {
  const name = PyUnicode.toJS(P.gi_qualname.get(gen) as PyObject);
  return PyUnicode.fromJS(`<generator object ${name} at 0x${hexAddress(gen)}>`);
}

function gen_get_frame(gen: PyObject): NewRef | Null {
  if (P.gi_frame_state.get(gen) === GenState.CLEARED) return None;
  const frame = getFrameObjectBorrow(gen + FRAME_OFFSET);
  return frame === 0 ? 0 : incref(frame);
}

defineType({
  address: T.generator,
  name: "generator",
  layout: P,
  weaklistField: "gi_weakreflist",
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  slots: {
    tp_dealloc: gen_dealloc,
    tp_traverse: gen_traverse,
    tp_finalize: gen_finalize,
    tp_repr: gen_repr,
    tp_iter: (gen: PyObject) => incref(gen),
    tp_iternext: gen_iternext,
  },
  methods: [
    method(
      "send($self, value, /)",
      "Send a value; gives the next yielded value or raises StopIteration.",
      gen_send,
    ),
    method(
      "throw($self, type, value=NULL, traceback=NULL, /)",
      "Raise an exception inside; gives the next yielded value or raises StopIteration.",
      gen_throw,
    ),
    method("close($self, /)", "Raise GeneratorExit inside.", gen_close),
  ],
  getset: [
    getset("gi_frame", "", gen_get_frame),
    getset("gi_running", "", (gen: PyObject) => bool(P.gi_frame_state.get(gen) === GenState.EXECUTING)),
    getset("gi_suspended", "", (gen: PyObject) =>
      bool(
        P.gi_frame_state.get(gen) === GenState.SUSPENDED ||
          P.gi_frame_state.get(gen) === GenState.SUSPENDED_YIELD_FROM,
      ),
    ),
    getset("gi_yieldfrom", "", (gen: PyObject) => {
      const inner = delegate(gen);
      return inner === 0 ? None : incref(inner);
    }),
    getset("gi_code", "", (gen: PyObject) => {
      if (P.gi_frame_state.get(gen) === GenState.CLEARED) return None;
      return incref(I32[((gen + FRAME_OFFSET) >> 2) + F.EXECUTABLE] as PyObject);
    }),
    getset("__name__", "", (gen: PyObject) => incref(P.gi_name.get(gen) as PyObject)),
    getset("__qualname__", "", (gen: PyObject) => incref(P.gi_qualname.get(gen) as PyObject)),
  ],
});
