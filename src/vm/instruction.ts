/**
 * What an instruction's function is. The eval loop does what is hot and short itself; the other instructions are functions of their own (instructions-values.ts,
 * instructions-names.ts), which V8 optimises one by one: were they cases of the loop, each would make compiling it slower, and the first use of each would throw
 * the loop's optimised code away.
 */
import { F } from "../runtime/frame-record.js";
import { I32 } from "../runtime/heap/memory.js";
import type { PyObject } from "../runtime/heap/ownership.js";
import { PyCodeObject } from "../runtime/objects/code.js";
import { TUPLE_ITEM_WORD } from "../runtime/objects/tuple.js";
import type { Op } from "./opcode.js";

/**
 * Execute one instruction of `frame` (word index), whose INSTR is stored; `sp` is the word index of the first free stack slot, `pc` that of the word after the instruction word.
 * @returns the new `sp`; `~sp` with an exception set; FRAME_PUSHED when another frame is the current one now. The inline caches are skipped by the caller. @mayRunPython
 */
export type Instruction = (frame: number, sp: number, pc: number, oparg: number) => number;

/** What a call gives when the frame of the callee is to run; the caller's STACKTOP and RETURN_OFFSET are set. */
export const FRAME_PUSHED = 0;

export type InstructionTable = { readonly [K in Op]?: Instruction };

/** Executions of a base opcode before it is specialised. */
export const WARMUP = 4;

const CO_NAMES = PyCodeObject.co_names.offset >> 2;

/** The code object's name number `index`, borrowed. @wasm inline */
export function nameAt(frame: number, index: number): PyObject {
  const names = I32[(I32[frame + F.EXECUTABLE] >> 2) + CO_NAMES] >> 2;
  return I32[names + TUPLE_ITEM_WORD + index] as PyObject;
}

/** The opcode before `pc`, for functions that serve several. */
export function opcodeAt(pc: number): number {
  return I32[pc - 1] & 255;
}
