/**
 * Leaving frames: on return, and when an exception passes. Mirrors clear_thread_frame and get_exception_handler in CPython's Python/ceval.c.
 */

import { popDataStack } from "../runtime/call/args-stack.js";
import * as PyErr from "../runtime/errors.js";
import { F, FrameEntry, FrameOwner } from "../runtime/frame-record.js";
import { I32 } from "../runtime/heap/memory.js";
import { type NewRef, smallInt } from "../runtime/heap/ownership.js";
import { CODE_OFFSET, PyCodeObject } from "../runtime/objects/code.js";
import { releaseFrameObject } from "../runtime/objects/frame.js";
import * as Generator from "../runtime/objects/generator.js";
import { decref, xdecref } from "../runtime/objects/object.js";
import * as PyTraceback from "../runtime/objects/traceback.js";
import { ThreadState, tstate } from "../runtime/threads/state.js";
import { stackBase } from "./frame-stack.js";
import { leaveEvaluate } from "./ops.js";
import { isTracing, raised, thrown, unwound } from "./tracing.js";

const RECURSION = ThreadState.py_recursion_remaining.offset >> 2;
const CURRENT_FRAME = ThreadState.current_frame.offset >> 2;
const CO_NLOCALSPLUS = PyCodeObject.co_nlocalsplus.offset >> 2;
const HANDLERS = PyCodeObject.handlers.offset >> 2;

/**
 * Release what a finished frame (word index) holds, and the frame; its stack is empty and it is no more the current frame. @mayRunPython @wasm
 */
export function leaveFrame(frame: number): void {
  const i32 = I32;
  i32[(tstate >> 2) + RECURSION]++;
  if (i32[frame + F.OWNER] === FrameOwner.GENERATOR) {
    Generator.finishFrame(frame << 2);
    return;
  }
  if (i32[frame + F.FRAME_OBJ] !== 0 && releaseFrameObject(frame << 2, 0)) {
    popDataStack(frame << 2);
    return;
  }
  const code = i32[frame + F.EXECUTABLE];
  const first = frame + F.LOCALSPLUS;
  const end = first + i32[(code >> 2) + CO_NLOCALSPLUS];
  for (let i = first; i < end; i++) {
    const value = i32[i];
    if ((value & 1) === 0 && value !== 0) decref(value as NewRef);
  }
  const locals = i32[frame + F.LOCALS_DICT] as NewRef;
  if (locals !== (0 as number)) decref(locals);
  const func = i32[frame + F.FUNCOBJ] as NewRef;
  popDataStack(frame << 2);
  decref(func);
  decref(code as NewRef);
}

/**
 * Look for the handler of the exception that is set, in the frame (word index) whose stack ends at `sp`; `pc` is the word after the instruction that
 * failed (INSTR, which names where the exception came from, differs after a RERAISE). When there is one, the stack is cut to the handler's depth, the exception (below it the position, if the handler wants it) is pushed, and STACKTOP says so.
 * @returns the handler's word index; 0 when there is none: then the stack is empty. @mayRunPython
 */
function unwindTo(frame: number, sp: number, pc: number): number {
  const i32 = I32;
  const code = i32[frame + F.EXECUTABLE];
  const first = (code + CODE_OFFSET) >> 2;
  const index = pc - 1 - first;
  const base = frame + F.LOCALSPLUS + i32[(code >> 2) + CO_NLOCALSPLUS];
  const table = i32[(code >> 2) + HANDLERS] >> 2;
  let entry = table + 1;
  const end = entry + 4 * i32[table];
  while (entry < end && !(i32[entry] <= index && index < i32[entry + 1])) entry += 4;
  const found = entry < end;
  const depth = found ? i32[entry + 3] >> 1 : 0;
  popTo(frame, sp, base + depth, base);
  if (!found) return 0;
  let top = base + depth;
  if ((i32[entry + 3] & 1) !== 0) i32[top++] = smallInt((i32[frame + F.INSTR] - 1 - first) << 1);
  i32[top++] = PyErr.getRaisedException();
  i32[frame + F.STACKTOP] = top - base;
  return first + i32[entry + 2];
}

// The stack pointer in the frame moves first: a destructor that runs Python may look at the frame.
function popTo(frame: number, sp: number, target: number, base: number): void {
  while (sp > target) {
    const value = I32[--sp] as NewRef;
    I32[frame + F.STACKTOP] = sp - base;
    xdecref(value);
  }
}

/**
 * An exception is set in `frame` (word index), whose stack ends at `sp` and whose next instruction is at `pc`: note the frame on it (unless `reraise`: it is
 * there already), then look for a handler here or in the callers that the same `evaluate` runs; frames without one are left.
 * @returns the frame that handles it, with INSTR at the handler and STACKTOP set; 0 when `evaluate` is to return NULL. @mayRunPython
 */
export function propagate(frame: number, sp: number, pc: number, reraise: boolean): number {
  const i32 = I32;
  const ts = tstate >> 2;
  i32[frame + F.STACKTOP] = sp - stackBase(frame);
  if (!reraise) {
    i32[frame + F.INSTR] = pc;
    PyTraceback.here(frame << 2);
    if (isTracing()) raised(frame);
  }
  for (;;) {
    const target = unwindTo(frame, sp, pc);
    if (target !== 0) {
      i32[frame + F.INSTR] = target;
      return frame;
    }
    if (isTracing()) unwound(frame);
    const previous = i32[frame + F.PREVIOUS];
    const entered = i32[frame + F.ENTRY];
    i32[ts + CURRENT_FRAME] = previous;
    leaveFrame(frame);
    if (entered === FrameEntry.EVALUATE) {
      leaveEvaluate();
      return 0;
    }
    frame = previous >> 2;
    sp = stackBase(frame) + i32[frame + F.STACKTOP];
    pc = i32[frame + F.INSTR];
    PyTraceback.here(frame << 2);
    if (isTracing()) raised(frame);
  }
}

/**
 * The exception that is set was thrown into the generator of `frame`: its handler is the yield's, it shows at the RESUME behind it. As propagate. @mayRunPython
 */
export function propagateThrown(frame: number): number {
  const pc = I32[frame + F.INSTR];
  I32[frame + F.INSTR] = pc + 1;
  if (isTracing()) thrown(frame);
  PyTraceback.here(frame << 2);
  if (isTracing()) raised(frame);
  return propagate(frame, stackBase(frame) + I32[frame + F.STACKTOP], pc, true);
}

/** `frame` (word index) goes on, `offset` words after what it executed last, with `value` (stolen) on its stack. @wasm inline */
export function resumeWithSteal(frame: number, offset: number, value: NewRef): void {
  const i32 = I32;
  i32[stackBase(frame) + i32[frame + F.STACKTOP]++] = value;
  i32[frame + F.INSTR] += offset;
}
