/**
 * Events for sys.settrace and sys.setprofile: which happen when, and the calls of the functions. Mirrors CPython's Python/legacy_tracing.c, with the
 * conditions of Python/instrumentation.c.
 *
 * The traced eval loop calls `beforeInstruction` before each instruction and `call` for calls; what unwinds frames calls `raised` and `unwound`, whatever loop runs. While a
 * trace or profile function runs, nothing is reported (ThreadState.tracing). A function that fails is given up, and its exception raised where the event was.
 */
import { PyObject_CallArgs } from "../runtime/call/call.js";
import * as PyErr from "../runtime/errors.js";
import { F } from "../runtime/frame-record.js";
import { I32 } from "../runtime/heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../runtime/heap/ownership.js";
import { FN } from "../runtime/native.js";
import { firstInstruction, PyCodeObject } from "../runtime/objects/code.js";
import { PyException_GetTraceback } from "../runtime/objects/exceptions.js";
import { getFrameObjectBorrow } from "../runtime/objects/frame.js";
import { PyFrameObject } from "../runtime/objects/frame-layout.js";
import { decref, incref, setRefSteal, typeOf, xdecref } from "../runtime/objects/object.js";
import { iternextRaising, slot_tp_iternext } from "../runtime/objects/slot-functions.js";
import * as PyTuple from "../runtime/objects/tuple.js";
import { SLOT } from "../runtime/objects/type.js";
import { None, T } from "../runtime/objects/type-table.js";
import * as PyUnicode from "../runtime/objects/unicode.js";
import { Breaker, ThreadState, tstate } from "../runtime/threads/state.js";
import { setProfileFunction, setTraceFunction, setTracingDepth } from "../runtime/threads/tracing.js";
import { stackBase } from "./frame-stack.js";
import { lineStartsOf } from "./line-starts.js";
import { Op } from "./opcode.js";

type Event = "call" | "line" | "return" | "exception" | "opcode" | "c_call" | "c_return" | "c_exception";

/** Is this thread traced or profiled, and not just now in its trace function? */
export function isTracing(): boolean {
  return (I32[(tstate + ThreadState.eval_breaker.offset) >> 2] & Breaker.TRACE) !== 0;
}

// ---- calling the functions ----

function callFunction(func: PyObject, frame: PyObject, event: Event, arg: PyObject): NewRef | Null {
  const name = PyUnicode.internFromJS(event);
  if (name === NULL) return NULL;
  const depth = setTracingDepth(tstate, ThreadState.tracing.get(tstate) + 1);
  const result = PyObject_CallArgs(func, frame, name, arg);
  setTracingDepth(tstate, depth);
  decref(name);
  return result;
}

// The trace function of the thread sees calls, what it gave (f_trace) sees the rest (trace_trampoline). -1 with an exception.
function trace(frame: number, event: Event, arg: PyObject): number {
  const isCall = event === "call";
  const known = I32[(frame >> 2) + F.FRAME_OBJ];
  const traceFunction = ThreadState.c_tracefunc.get(tstate);
  if (traceFunction === NULL || (!isCall && (known === 0 || PyFrameObject.f_trace.get(known) === 0)))
    return 0;
  const frameObject = getFrameObjectBorrow(frame);
  if (frameObject === NULL) return -1;
  const held = incref(frameObject);
  const callback = incref((isCall ? traceFunction : PyFrameObject.f_trace.get(held)) as PyObject);
  const result = callFunction(callback, held, event, arg);
  decref(callback);
  if (result === NULL) {
    const exc = PyErr.getRaisedException();
    setTraceFunction(tstate, NULL);
    setRefSteal(held, PyFrameObject.f_trace, NULL);
    PyErr.setRaisedException(exc);
  } else if (result === None) decref(result);
  else setRefSteal(held, PyFrameObject.f_trace, result);
  decref(held);
  return result === NULL ? -1 : 0;
}

/** Tell the profile function (profile_trampoline); -1 with an exception set. @mayRunPython */
export function profile(frame: number, event: Event, arg: PyObject): number {
  const func = ThreadState.c_profilefunc.get(tstate) as PyObject | Null;
  if (func === NULL) return 0;
  const frameObject = getFrameObjectBorrow(frame);
  if (frameObject === NULL) return -1;
  const held = incref(frameObject);
  const callback = incref(func);
  const result = callFunction(callback, held, event, arg);
  decref(callback);
  decref(held);
  if (result !== NULL) {
    decref(result);
    return 0;
  }
  const exc = PyErr.getRaisedException();
  setProfileFunction(tstate, NULL);
  PyErr.setRaisedException(exc);
  return -1;
}

// What both functions are told.
function both(frame: number, event: "call" | "return", arg: PyObject): number {
  return profile(frame, event, arg) < 0 || trace(frame, event, arg) < 0 ? -1 : 0;
}

// ---- instructions ----

// What this worker's thread executed last, in which frame: a line event needs to know where control came from.
let lastFrame = 0;
let lastPc = 0;
let lastWord = 0;

/** What `beforeInstruction` says. */
export const enum Before {
  FAILED = -1,
  GO_ON = 0,
  /** The trace function assigned f_lineno: on where INSTR and STACKTOP say; INSTR is behind the word to execute. */
  MOVED = 1,
}

/**
 * The instruction before `pc` is about to run in `frame` (word index), whose stack has `depth` items: report what is to be reported. @mayRunPython
 */
export function beforeInstruction(frame: number, pc: number, depth: number): Before {
  const word = I32[pc - 1];
  const previous = lastFrame === frame ? lastPc : I32[frame + F.INSTR];
  // An instruction that was just specialised begins anew.
  const again = lastFrame === frame && lastPc === pc && lastWord !== word;
  I32[frame + F.INSTR] = pc;
  I32[frame + F.STACKTOP] = depth;
  lastFrame = frame;
  lastPc = pc;
  lastWord = word;
  if (again || !isTracing()) return Before.GO_ON;
  if (ThreadState.c_tracefunc.get(tstate) !== NULL) {
    const before = lineAndOpcode(frame, pc, previous);
    if (before !== Before.GO_ON) return before;
  }
  switch (word & 255) {
    case Op.RESUME:
      return both(frame << 2, "call", None);
    case Op.RETURN_CONST:
      return both(frame << 2, "return", constant(frame, word >>> 8));
    case Op.RETURN_VALUE:
      return both(frame << 2, "return", I32[stackBase(frame) + depth - 1] as PyObject);
    case Op.YIELD_VALUE:
      return yielding(frame, pc, depth);
    case Op.JUMP_BACKWARD:
      return jumpingBack(frame, pc, pc + 1 - (word >>> 8));
    case Op.END_SEND:
      return delegateEnded(frame, depth);
    default:
      return Before.GO_ON;
  }
}

// The frame is at the RESUME already.
function yielding(frame: number, pc: number, depth: number): Before {
  I32[frame + F.INSTR] = pc + 1;
  const status = both(frame << 2, "return", I32[stackBase(frame) + depth - 1] as PyObject);
  I32[frame + F.INSTR] = pc;
  return status;
}

function constant(frame: number, index: number): PyObject {
  return PyTuple.getItem(PyCodeObject.co_consts.get(I32[frame + F.EXECUTABLE]) as PyObject, index);
}

function lineAndOpcode(frame: number, pc: number, previous: number): Before {
  const code = I32[frame + F.EXECUTABLE] as PyObject;
  if (!wants(frame, PyFrameObject.f_trace_lines) && !wants(frame, PyFrameObject.f_trace_opcodes)) {
    return Before.GO_ON;
  }
  const { starts, lines, firstTraceable } = lineStartsOf(code);
  const first = firstInstruction(code);
  const index = pc - 1 - first;
  if (index < firstTraceable) return Before.GO_ON;
  if (starts[index] !== 0 && wants(frame, PyFrameObject.f_trace_lines)) {
    const samePlace = lines[previous - 1 - first] === lines[index];
    if (!samePlace || (I32[previous - 1] & 255) === Op.RESUME) {
      const before = report(frame, pc, "line");
      if (before !== Before.GO_ON) return before;
    }
  }
  return wants(frame, PyFrameObject.f_trace_opcodes) ? report(frame, pc, "opcode") : Before.GO_ON;
}

// Does `frame` have an f_trace, and does it want such events?
function wants(
  frame: number,
  flag: typeof PyFrameObject.f_trace_lines | typeof PyFrameObject.f_trace_opcodes,
): boolean {
  const frameObject = I32[frame + F.FRAME_OBJ];
  return frameObject !== 0 && PyFrameObject.f_trace.get(frameObject) !== NULL && flag.get(frameObject) !== 0;
}

function report(frame: number, pc: number, event: "line" | "opcode"): Before {
  if (trace(frame << 2, event, None) < 0) return Before.FAILED;
  if (I32[frame + F.INSTR] === pc) return Before.GO_ON;
  // Its line is not told again.
  lastFrame = frame;
  lastPc = I32[frame + F.INSTR];
  lastWord = I32[lastPc - 1];
  return Before.MOVED;
}

// A jump back within its line is a line event.
function jumpingBack(frame: number, pc: number, target: number): Before {
  const code = I32[frame + F.EXECUTABLE] as PyObject;
  if (!wants(frame, PyFrameObject.f_trace_lines)) return Before.GO_ON;
  const { lines } = lineStartsOf(code);
  const first = firstInstruction(code);
  if (lines[target - first] !== lines[pc - 1 - first]) return Before.GO_ON;
  return report(frame, pc, "line");
}

// ---- exceptions ----

// (type, value, traceback) of an exception that is not set just now, to the trace function. -1 with an exception.
function reportException(frame: number, exc: PyObject): number {
  const traceback = PyException_GetTraceback(exc);
  const arg = PyTuple.pack(typeOf(exc) as PyObject, exc, traceback === NULL ? None : traceback);
  xdecref(traceback);
  if (arg === NULL) return -1;
  const status = trace(frame << 2, "exception", arg);
  decref(arg);
  return status;
}

/** An event while an exception is set: it stays so, unless the function fails. @mayRunPython */
export function withException(report: (exc: PyObject) => number): void {
  const exc = PyErr.getRaisedException() as NewRef;
  if (report(exc) < 0) decref(exc);
  else PyErr.setRaisedException(exc);
}

/** The exception that is set was raised in `frame` (word index), or came out of a call that it made. @mayRunPython */
export function raised(frame: number): void {
  withException((exc) => reportException(frame, exc));
}

/** The exception that is set leaves `frame` (word index). @mayRunPython */
export function unwound(frame: number): void {
  withException(() => both(frame << 2, "return", None));
}

/** The exception that is set was thrown into the generator of `frame` (word index). @mayRunPython */
export function thrown(frame: number): void {
  withException(() => both(frame << 2, "call", None));
}

// `yield from` and `await` get the value of a generator by its StopIteration, so to speak.
function delegateEnded(frame: number, depth: number): Before {
  const top = stackBase(frame) + depth;
  const type = typeOf(I32[top - 2]);
  if (type !== T.generator && type !== T.coroutine) return Before.GO_ON;
  PyErr.setStopIteration(I32[top - 1] as PyObject);
  raised(frame);
  if (!PyErr.clearIf(T.StopIteration)) return Before.FAILED;
  return Before.GO_ON;
}

/** FOR_ITER: the next item, NULL at the end; a StopIteration that says so is reported. @mayRunPython */
export function iterNext(frame: number, iterator: PyObject): NewRef | Null {
  const slot = I32[(typeOf(iterator) >> 2) + SLOT.tp_iternext];
  const isPython = FN[slot] === slot_tp_iternext;
  const result: NewRef | Null = isPython ? iternextRaising(iterator) : FN[slot](iterator);
  if (result !== NULL || !PyErr.exceptionMatches(T.StopIteration)) return result;
  if (isTracing()) raised(frame);
  PyErr.clearIf(T.StopIteration);
  return NULL;
}
