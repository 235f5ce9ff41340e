/**
 * Frame records: the activation of a code object, on the thread's data stack or inside a generator. Mirrors CPython's
 * _PyInterpreterFrame (Include/internal/pycore_frame.h). Frame objects, which Python sees, are made on demand (objects/frame.ts).
 *
 * Invariant: while a frame runs, `instr` is up to date whenever the VM calls out; `stacktop` only while the frame is suspended. The slots
 * after the head are locals, cells and free variables (`co_nlocalsplus`), then the value stack.
 */

import { popDataStack, pushDataStack } from "./call/args-stack.js";
import { I32 } from "./heap/memory.js";
import type { NewRef, Null, PyObject } from "./heap/ownership.js";
import { borrowed, i32, ref, struct } from "./heap/struct.js";
import { FRAME_HEAD_BYTES, firstInstruction, PyCodeObject } from "./objects/code.js";
import { PyFunctionObject } from "./objects/function-layout.js";
import { decref, incref, xdecref } from "./objects/object.js";
import { ThreadState, tstate } from "./threads/state.js";

export const Frame = struct("frame_record", null, {
  f_executable: ref("the code object"),
  previous: i32("the calling frame record, or 0"),
  f_funcobj: ref("the function"),
  f_globals: borrowed("dict; kept alive by the function"),
  f_builtins: borrowed("dict; kept alive by the function"),
  f_locals: ref("mapping of a class or module body, or NULL"),
  frame_obj: ref("the frame object of this frame, or NULL"),
  instr: i32("word index after the instruction word that was executed last"),
  stacktop: i32("value stack items, while suspended"),
  return_offset: i32("words to skip after `instr` when a frame called from here returns"),
  owner: i32("a FrameOwner"),
  entry: i32("a FrameEntry: where a return from this frame goes"),
});

if (Frame.SIZE !== FRAME_HEAD_BYTES) throw new Error("FRAME_HEAD_BYTES is out of step");

/** What happens to the value that a frame returns. */
export const enum FrameEntry {
  /** It is pushed on the caller's stack. */
  CALL = 0,
  /** `evaluate` was entered with this frame, and returns it. */
  EVALUATE = 1,
  /** An `__init__` entered by CALL_ALLOC_AND_ENTER_INIT: it must be None, and the caller's stack has the instance. */
  INIT = 2,
}

/** Whose memory a record lies in. */
export const enum FrameOwner {
  THREAD = 0,
  GENERATOR = 1,
  FRAME_OBJECT = 2,
}

/** Word offsets within a record, for the eval loop. */
export const enum F {
  EXECUTABLE = 0,
  PREVIOUS = 1,
  FUNCOBJ = 2,
  GLOBALS = 3,
  BUILTINS = 4,
  LOCALS_DICT = 5,
  FRAME_OBJ = 6,
  INSTR = 7,
  STACKTOP = 8,
  RETURN_OFFSET = 9,
  OWNER = 10,
  ENTRY = 11,
  /** First slot. */
  LOCALSPLUS = 12,
}

/**
 * Push a frame record for `func` (stolen) with all slots NULL but those that the caller fills; `locals` is stolen too.
 * @returns its address, or 0 with MemoryError set (the references are given up then). @wasm
 */
export function pushFrameSteal(func: NewRef, locals: NewRef | Null): number {
  const code = PyFunctionObject.func_code.get(func) as PyObject;
  const frame = pushDataStack(I32[(code + PyCodeObject.co_framesize.offset) >> 2]);
  if (frame === 0) {
    decref(func);
    xdecref(locals);
    return 0;
  }
  initFrameSteal(frame, code, func, locals);
  return frame;
}

/** Fill a fresh record in. Steals `func` and `locals`. @wasm */
export function initFrameSteal(frame: number, code: PyObject, func: NewRef, locals: NewRef | Null): void {
  const i32 = I32;
  const f = frame >> 2;
  i32[f + F.EXECUTABLE] = incref(code);
  i32[f + F.PREVIOUS] = 0;
  i32[f + F.FUNCOBJ] = func;
  i32[f + F.GLOBALS] = PyFunctionObject.func_globals.get(func);
  i32[f + F.BUILTINS] = PyFunctionObject.func_builtins.get(func);
  i32[f + F.LOCALS_DICT] = locals;
  i32[f + F.FRAME_OBJ] = 0;
  i32[f + F.INSTR] = firstInstruction(code);
  i32[f + F.STACKTOP] = 0;
  i32[f + F.RETURN_OFFSET] = 0;
  i32[f + F.OWNER] = FrameOwner.THREAD;
  i32[f + F.ENTRY] = 0;
  const slots = i32[(code + PyCodeObject.co_nlocalsplus.offset) >> 2];
  const first = f + F.LOCALSPLUS;
  for (let i = first; i < first + slots; i++) i32[i] = 0;
}

/** The innermost frame record of this thread, or 0. */
export function currentFrame(): number {
  return I32[(tstate + ThreadState.current_frame.offset) >> 2];
}

/** The code object that a record runs, borrowed. */
export function frameCode(frame: number): PyObject {
  return I32[(frame >> 2) + F.EXECUTABLE] as PyObject;
}

/** Word index of the instruction executed last. */
export function frameInstruction(frame: number): number {
  return I32[(frame >> 2) + F.INSTR] - 1;
}

/** Release what a frame's slots and stack hold: the first `count` words from LOCALSPLUS on. @mayRunPython @wasm */
export function clearSlots(frame: number, count: number): void {
  const first = (frame >> 2) + F.LOCALSPLUS;
  for (let i = first; i < first + count; i++) {
    const value = I32[i] as NewRef | Null;
    if (value !== 0) {
      I32[i] = 0;
      decref(value);
    }
  }
}

/** Give the data stack back to where `frame` began. */
export function popFrameRecord(frame: number): void {
  popDataStack(frame);
}
