/**
 * What generators, coroutines and async generators have in common: their layout, and how their frame is entered and left. Mirrors the first half of
 * CPython's Objects/genobject.c; the types are in generator-type.ts, coroutine.ts and async-generator.ts, throw() and close() in generator-throw.ts.
 *
 * A generator's frame record lies in the generator object, after the fixed fields; it is entered by `evaluate`, and its PREVIOUS is the frame
 * that resumed it, while it runs. `gi_exc_state` is the exc_info record of what the generator handles: it is linked above the
 * resumer's while the generator runs, so that `sys.exception()` inside sees the right one.
 */
import { PyIter_Check, PyObject_GetOptionalAttr } from "../abstract/object.js";
import { PyObject_CallMethodOneArg } from "../call/call.js";
import * as PyErr from "../errors.js";
import { clearSlots, F, FrameEntry, FrameOwner } from "../frame-record.js";
import { PyObject_Malloc } from "../heap/alloc.js";
import { I32, U8 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { i32, ref, struct } from "../heap/struct.js";
import { ID } from "../identifiers.js";
import { ThreadState, tstate } from "../threads/state.js";
import { vm } from "../vm-interface.js";
import { PyCodeObject } from "./code.js";
import { releaseFrameObject } from "./frame.js";
import { PyFrameObject } from "./frame-layout.js";
import { PyFunctionObject } from "./function-layout.js";
import { decref, incref, PyObjectHead, typeOf, xdecref } from "./object.js";
import { iternextRaising } from "./slot-functions.js";
import { None, T } from "./type-table.js";

/** Values of `gi_frame_state`. */
export const enum GenState {
  CREATED = 0,
  SUSPENDED = 1,
  SUSPENDED_YIELD_FROM = 2,
  EXECUTING = 3,
  CLEARED = 4,
}

/** Bits of `ag_state`. */
export const enum AsyncGenState {
  /** The hooks of sys.set_asyncgen_hooks were asked. */
  HOOKS_INITED = 1,
  CLOSED = 2,
  /** One of its awaitables is being awaited. */
  RUNNING = 4,
}

/** Bits of `co_flags` that make a function's result one of ours. */
const enum CodeFlag {
  GENERATOR = 0x20,
  COROUTINE = 0x80,
  ITERABLE_COROUTINE = 0x100,
  ASYNC_GENERATOR = 0x200,
}

export const PyGenObject = struct("generator", PyObjectHead, {
  gi_name: ref("str"),
  gi_qualname: ref("str"),
  gi_frame_state: i32("a GenState"),
  gi_exc_value: ref("exc_info record: what the generator handles"),
  gi_exc_previous: i32("exc_info record: the resumer's, while running"),
  gi_weakreflist: i32("weak references"),
  gi_origin_or_finalizer: ref("a coroutine's origin, an async generator's finalizer hook, or NULL"),
  ag_state: i32("AsyncGenState bits"),
});

const RECURSION = ThreadState.py_recursion_remaining.offset >> 2;
const CURRENT_FRAME = ThreadState.current_frame.offset >> 2;
const P = PyGenObject;
/** Bytes from a generator to its frame record. */
export const FRAME_OFFSET = PyGenObject.SIZE;

/** Is code with these flags a generator's (or coroutine's)? */
export function isGeneratorCode(flags: number): boolean {
  return (flags & (CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR)) !== 0;
}

/** What the code of a generator, coroutine or async generator says of it. */
export function codeFlagsOf(gen: PyObject): number {
  return PyCodeObject.co_flags.get(I32[((gen + FRAME_OFFSET) >> 2) + F.EXECUTABLE]);
}

/** Is `op` a generator that `await` takes for a coroutine (types.coroutine)? */
export function isIterableCoroutine(op: PyObject): boolean {
  return typeOf(op) === T.generator && (codeFlagsOf(op) & CodeFlag.ITERABLE_COROUTINE) !== 0;
}

/** May `yield from` in code with these flags delegate to a coroutine? */
export function mayYieldFromCoroutine(flags: number): boolean {
  return (flags & (CodeFlag.COROUTINE | CodeFlag.ITERABLE_COROUTINE)) !== 0;
}

/** What is wrong when `exc` (a StopIteration, or an async generator's StopAsyncIteration) leaves a body with these code flags; undefined: nothing. */
export function stopIterationMessage(exc: PyObject, flags: number): string | undefined {
  const isAsync = (flags & CodeFlag.ASYNC_GENERATOR) !== 0;
  if (PyErr.givenExceptionMatches(exc, T.StopIteration as number as PyObject)) {
    const what = isAsync ? "async generator" : (flags & CodeFlag.COROUTINE) !== 0 ? "coroutine" : "generator";
    return `${what} raised StopIteration`;
  }
  if (isAsync && PyErr.givenExceptionMatches(exc, T.StopAsyncIteration as number as PyObject)) {
    return "async generator raised StopAsyncIteration";
  }
  return undefined;
}

/** How messages call the kind of `gen`. */
export function kindOf(gen: PyObject): string {
  const type = typeOf(gen);
  return type === T.coroutine ? "coroutine" : type === T.async_generator ? "async generator" : "generator";
}

/** RETURN_GENERATOR: a generator, coroutine or async generator that takes the running frame's record over. */
export function fromFrame(frame: number): NewRef | Null {
  const f = frame >> 2;
  const code = I32[f + F.EXECUTABLE];
  const flags = PyCodeObject.co_flags.get(code);
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
  P.gi_origin_or_finalizer.set(gen, 0);
  P.ag_state.set(gen, 0);
  const record = gen + FRAME_OFFSET;
  U8.copyWithin(record, frame, frame + bytes);
  const r = record >> 2;
  I32[r + F.PREVIOUS] = 0;
  I32[r + F.OWNER] = FrameOwner.GENERATOR;
  I32[r + F.ENTRY] = 0;
  // A frame object that was made meanwhile follows the record.
  const frameObject = I32[r + F.FRAME_OBJ];
  if (frameObject !== 0) PyFrameObject.f_frame.set(frameObject, record);
  if ((flags & (CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR)) !== 0) becomeAsync(gen, flags, frame);
  return gen;
}

/** Hand in how the origin of a coroutine is noted (coroutine.ts), called with the frame that calls it. */
export function provideOrigin(origin: (frame: number) => NewRef | Null): void {
  originOf = origin;
}

let originOf: (frame: number) => NewRef | Null = () => 0;

function becomeAsync(gen: NewRef, flags: number, frame: number): void {
  if ((flags & CodeFlag.ASYNC_GENERATOR) !== 0) {
    P.ob_type.set(gen, T.async_generator);
    return;
  }
  P.ob_type.set(gen, T.coroutine);
  if (ThreadState.coroutine_origin_tracking_depth.get(tstate) > 0) {
    P.gi_origin_or_finalizer.set(gen, originOf(I32[(frame >> 2) + F.PREVIOUS]));
  }
}

/** The generator that a frame record lies in. @wasm inline */
export function generatorOf(frame: number): PyObject {
  return (frame - FRAME_OFFSET) as PyObject;
}

/** YIELD_VALUE: the generator of `frame` stops running. @wasm inline */
export function suspend(frame: number, oparg: number): void {
  const gen = generatorOf(frame);
  P.gi_frame_state.set(gen, oparg === 1 ? GenState.SUSPENDED_YIELD_FROM : GenState.SUSPENDED);
  unlinkExcInfo(gen);
}

/** The frame of a generator is finished: release what it holds. @mayRunPython @wasm */
export function finishFrame(frame: number): void {
  const gen = generatorOf(frame);
  P.gi_frame_state.set(gen, GenState.CLEARED);
  unlinkExcInfo(gen);
  releaseRecord(frame, 0);
}

/** @wasm inline */
function unlinkExcInfo(gen: PyObject): void {
  if (P.gi_exc_previous.get(gen) === 0) return;
  ThreadState.exc_info.set(tstate, P.gi_exc_previous.get(gen));
  P.gi_exc_previous.set(gen, 0);
}

/** Release what a record holds, but for its code, which `gi_code` shows as long as the generator lives. @mayRunPython @wasm */
export function releaseRecord(frame: number, stackItems: number): void {
  const f = frame >> 2;
  const code = I32[f + F.EXECUTABLE] as PyObject;
  if (I32[f + F.FRAME_OBJ] !== 0 && releaseFrameObject(frame, stackItems)) {
    incref(code);
    return;
  }
  clearSlots(frame, PyCodeObject.co_nlocalsplus.get(code) + stackItems);
  decref(I32[f + F.FUNCOBJ] as NewRef);
  xdecref(I32[f + F.LOCALS_DICT] as NewRef | Null);
}

// What `gen` itself handles, if anything, becomes the context of the exception that is set (_PyErr_ChainStackItem). What its caller
// handles does not: the exception is not raised here, only sent in.
function chainToHandled(gen: PyObject): void {
  const handled = P.gi_exc_value.get(gen);
  if (handled !== 0 && handled !== None) PyErr.raiseSteal(PyErr.getRaisedException() as NewRef);
}

/**
 * Resume: `value` goes onto the generator's stack. With `throwing`, the exception that is set is raised inside, with what the generator handles as its context.
 * @returns what it yields or returns; `sendFinished` tells which. @mayRunPython
 */
export function resume(gen: PyObject, value: PyObject, throwing = false): NewRef | Null {
  const frame = gen + FRAME_OFFSET;
  const f = frame >> 2;
  const slots = PyCodeObject.co_nlocalsplus.get(I32[f + F.EXECUTABLE]);
  I32[f + F.LOCALSPLUS + slots + I32[f + F.STACKTOP]] = incref(value);
  I32[f + F.STACKTOP]++;
  P.gi_frame_state.set(gen, GenState.EXECUTING);
  P.gi_exc_previous.set(gen, ThreadState.exc_info.get(tstate));
  ThreadState.exc_info.set(tstate, gen + P.gi_exc_value.offset);
  if (throwing) chainToHandled(gen);
  const owned = incref(gen);
  const result = vm().evaluate(frame);
  const wasFinished = P.gi_frame_state.get(gen) === GenState.CLEARED;
  decref(owned);
  finished = wasFinished;
  return result;
}

/**
 * FOR_ITER_GEN, SEND_GEN: the frame of `gen`, which is suspended or new, becomes the current one of the eval loop that runs `caller` (word indices); `value` (stolen) goes
 * onto its stack. The caller's stack keeps the generator alive. @returns the frame. @wasm inline
 */
export function enterSteal(gen: PyObject, value: NewRef, caller: number): number {
  const ts = tstate >> 2;
  const f = (gen + FRAME_OFFSET) >> 2;
  const slots = PyCodeObject.co_nlocalsplus.get(I32[f + F.EXECUTABLE]);
  I32[f + F.LOCALSPLUS + slots + I32[f + F.STACKTOP]] = value;
  I32[f + F.STACKTOP]++;
  I32[f + F.PREVIOUS] = caller << 2;
  I32[f + F.ENTRY] = FrameEntry.CALL;
  P.gi_frame_state.set(gen, GenState.EXECUTING);
  P.gi_exc_previous.set(gen, ThreadState.exc_info.get(tstate));
  ThreadState.exc_info.set(tstate, gen + P.gi_exc_value.offset);
  I32[ts + RECURSION]--;
  I32[ts + CURRENT_FRAME] = f << 2;
  return f;
}

/** Can `op` be entered by `enterSteal`? @wasm inline */
export function canEnter(op: number): boolean {
  const type = typeOf(op);
  return (
    (type === T.generator || type === T.coroutine) &&
    P.gi_frame_state.get(op as PyObject) < GenState.EXECUTING &&
    I32[(tstate >> 2) + RECURSION] > 0
  );
}

let finished = false;

/** Did the receiver of the last `send` end, so that what it gave is its return value? */
export function sendFinished(): boolean {
  return finished;
}

/** gen.send(value) without StopIteration: what is yielded, or returned (`sendFinished`). NULL: an exception. @mayRunPython */
export function sendValue(gen: PyObject, value: PyObject): NewRef | Null {
  switch (P.gi_frame_state.get(gen)) {
    case GenState.CREATED:
      if (value !== None) {
        return PyErr.setString(T.TypeError, `can't send non-None value to a just-started ${kindOf(gen)}`);
      }
      break;
    case GenState.EXECUTING:
      return PyErr.setString(T.ValueError, `${kindOf(gen)} already executing`);
    case GenState.CLEARED:
      if (typeOf(gen) === T.coroutine) return alreadyAwaited();
      finished = true;
      return None;
  }
  return resume(gen, value);
}

/** A coroutine that has ended is asked to go on. */
export function alreadyAwaited(): Null {
  return PyErr.setString(T.RuntimeError, "cannot reuse already awaited coroutine");
}

/** As send(): what was returned becomes a StopIteration, or an async generator's StopAsyncIteration. Steals `result`. */
export function stopWhenFinishedSteal(gen: PyObject, result: NewRef | Null): NewRef | Null {
  if (result === 0 || !finished) return result;
  if (typeOf(gen) === T.async_generator) PyErr.setNone(T.StopAsyncIteration);
  else PyErr.setStopIteration(result);
  decref(result);
  return 0;
}

/** SEND: into a generator, a coroutine or any iterator. @mayRunPython */
export function send(receiver: PyObject, value: PyObject): NewRef | Null {
  const type = typeOf(receiver);
  if (type === T.generator || type === T.coroutine) return sendValue(receiver, value);
  const result =
    value === None && PyIter_Check(receiver)
      ? iternextRaising(receiver)
      : PyObject_CallMethodOneArg(receiver, ID.send, value);
  finished = false;
  return result !== 0 ? result : takeStopIteration();
}

/** A StopIteration that is set becomes its value, and `sendFinished`; other exceptions stay. */
export function takeStopIteration(): NewRef | Null {
  if (!PyErr.exceptionMatches(T.StopIteration)) return 0;
  const exc = PyErr.getRaisedException() as NewRef;
  const value = PyObject_GetOptionalAttr(exc, ID.value);
  decref(exc);
  finished = true;
  return value === 0 && !PyErr.occurred() ? None : value;
}
