/**
 * The calls that the eval loop does not do itself, one function each. Mirrors CPython's Python/bytecodes.c (CALL and its kin).
 *
 * Where the callee is a Python function, its frame is pushed and becomes the current one: `FRAME_PUSHED` says so, and the eval loop goes on in it.
 */
import { PyObject_Vectorcall } from "../runtime/call/call.js";
import { F } from "../runtime/frame-record.js";
import { I32 } from "../runtime/heap/memory.js";
import type { NewRef, Null, PyObject } from "../runtime/heap/ownership.js";
import * as PyDict from "../runtime/objects/dict.js";
import { frameForCall } from "../runtime/objects/function.js";
import { typeOf } from "../runtime/objects/object.js";
import * as PyTuple from "../runtime/objects/tuple.js";
import { T } from "../runtime/objects/type-table.js";
import { ThreadState, tstate } from "../runtime/threads/state.js";
import { dropTo, stackBase } from "./frame-stack.js";
import { FRAME_PUSHED, type InstructionTable, WARMUP } from "./instruction.js";
import { Op } from "./opcode.js";
import * as ops from "./ops.js";
import * as specialize from "./specialize.js";

const CURRENT_FRAME = ThreadState.current_frame.offset >> 2;

/** Cache words of CALL; CALL_KW and CALL_FUNCTION_EX have none. */
const CALL_CACHES = 3;

function CALL(frame: number, sp: number, pc: number, oparg: number): number {
  const base = sp - oparg - 2;
  if (I32[pc] >= WARMUP) specialize.call(pc, I32[base] as PyObject, I32[base + 1], oparg);
  else I32[pc]++;
  return call(frame, sp, base, 0);
}

function CALL_KW(frame: number, sp: number, _pc: number, oparg: number): number {
  return call(frame, sp, sp - oparg - 3, I32[sp - 1] as NewRef);
}

// Call what is at the stack word `base`; the names of the keywords, if there are any, are on top of the stack.
function call(frame: number, sp: number, base: number, kwnames: PyObject | Null): number {
  if (I32[base + 1] === 0 && typeOf(I32[base]) === T.method) ops.unpackMethod(base);
  const callable = I32[base] as PyObject;
  const args = I32[base + 1] === 0 ? base + 2 : base + 1;
  const count = kwnames === 0 ? sp - args : sp - 1 - args - PyTuple.size(kwnames);
  I32[frame + F.STACKTOP] = sp - stackBase(frame);
  if (typeOf(callable) === T.function) {
    const pushed = pushFrame(frame, callable, args << 2, count, kwnames);
    dropTo(sp, base);
    if (pushed === 0) return ~base;
    I32[frame + F.STACKTOP] = base - stackBase(frame);
    I32[frame + F.RETURN_OFFSET] = kwnames === 0 ? CALL_CACHES : 0;
    return FRAME_PUSHED;
  }
  const result = PyObject_Vectorcall(callable, args << 2, count, kwnames);
  dropTo(sp, base);
  if (result === 0) return ~base;
  I32[base] = result;
  return base + 1;
}

// The frame of a call that `frame` makes becomes the current one. 0: an exception is set.
function pushFrame(
  frame: number,
  func: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): number {
  if (ops.enterCall()) return 0;
  const pushed = frameForCall(func, args, nargs, kwnames);
  if (pushed === 0) {
    ops.leaveCall();
    return 0;
  }
  I32[(pushed >> 2) + F.PREVIOUS] = frame << 2;
  I32[(tstate >> 2) + CURRENT_FRAME] = pushed;
  return pushed;
}

// A native function or a method descriptor with its self: no Python frame, no generic dispatch. Also for CALL_LEN and its kin, where the loop has no short way.
function CALL_BUILTIN_FAST(frame: number, sp: number, pc: number, oparg: number): number {
  const base = sp - oparg - 2;
  const callable = I32[base];
  if (callable !== I32[pc + 1]) {
    specialize.deoptimise(pc);
    return CALL(frame, sp, pc, oparg);
  }
  I32[frame + F.STACKTOP] = sp - stackBase(frame);
  const result = specialize.callNative(I32[pc + 2], callable, I32[base + 1], (base + 2) << 2, oparg);
  dropTo(sp, base);
  if (result === 0) return ~base;
  I32[base] = result;
  return base + 1;
}

function CALL_FUNCTION_EX(frame: number, sp: number, _pc: number, oparg: number): number {
  const base = sp - ((oparg & 1) !== 0 ? 4 : 3);
  I32[frame + F.STACKTOP] = sp - stackBase(frame);
  const callable = I32[base] as PyObject;
  const args = I32[base + 2] as PyObject;
  const hasKeywords = (oparg & 1) !== 0 && PyDict.size(I32[base + 3] as PyObject) > 0;
  if (typeOf(callable) === T.function && typeOf(args) === T.tuple && !hasKeywords) {
    const pushed = pushFrame(frame, callable, PyTuple.items(args), PyTuple.size(args), 0);
    dropTo(sp, base);
    if (pushed === 0) return ~base;
    I32[frame + F.STACKTOP] = base - stackBase(frame);
    I32[frame + F.RETURN_OFFSET] = 0;
    return FRAME_PUSHED;
  }
  const result = ops.callFunctionEx(base, oparg);
  dropTo(sp, base);
  if (result === 0) return ~base;
  I32[base] = result;
  return base + 1;
}

export const CALL_INSTRUCTIONS: InstructionTable = {
  [Op.CALL]: CALL,
  [Op.CALL_KW]: CALL_KW,
  [Op.CALL_BUILTIN_FAST]: CALL_BUILTIN_FAST,
  [Op.CALL_LEN]: CALL_BUILTIN_FAST,
  [Op.CALL_ISINSTANCE]: CALL_BUILTIN_FAST,
  [Op.CALL_LIST_APPEND]: CALL_BUILTIN_FAST,
  [Op.CALL_FUNCTION_EX]: CALL_FUNCTION_EX,
};
