/**
 * Where the lines of a code object begin, for line events. Mirrors initialize_lines of CPython's Python/instrumentation.c: an instruction may begin a line if its line is
 * another than that of the one before it in the code, or if a jump or a handler leads to it.
 *
 * Kept in a JS cache by co_version, which is never reused.
 */
import { I32 } from "../runtime/heap/memory.js";
import type { PyObject } from "../runtime/heap/ownership.js";
import { firstInstruction, PyCodeObject } from "../runtime/objects/code.js";
import { positionsOf } from "../runtime/objects/code-positions.js";
import { cacheCount, deopt, Op } from "./opcode.js";

export interface LineStarts {
  /** By instruction index: 1 where a line may begin. */
  readonly starts: Uint8Array;
  /** By instruction index: the line, or -1. */
  readonly lines: Int32Array;
  /** The first RESUME: before it nothing is reported. */
  readonly firstTraceable: number;
}

const cache = new Map<number, LineStarts>();
const CACHE_LIMIT = 2000;

/** The lines of `code`. */
export function lineStartsOf(code: PyObject): LineStarts {
  const version = PyCodeObject.co_version.get(code);
  let found = version === 0 ? undefined : cache.get(version);
  if (found === undefined) {
    found = findLineStarts(code);
    if (cache.size >= CACHE_LIMIT) cache.clear();
    if (version !== 0) cache.set(version, found);
  }
  return found;
}

/** The instruction index where a jump at `index` (its oparg, its next instruction) leads, or -1: no jump. */
export function jumpTarget(op: Op, oparg: number, next: number): number {
  switch (op) {
    case Op.JUMP_FORWARD:
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_TRUE:
    case Op.POP_JUMP_IF_NONE:
    case Op.POP_JUMP_IF_NOT_NONE:
    case Op.FOR_ITER:
    case Op.SEND:
      return next + oparg;
    case Op.JUMP_BACKWARD:
    case Op.JUMP_BACKWARD_NO_INTERRUPT:
      return next - oparg;
    default:
      return -1;
  }
}

function findLineStarts(code: PyObject): LineStarts {
  const first = firstInstruction(code);
  const count = PyCodeObject.ob_size.get(code);
  const lines = Int32Array.from(positionsOf(code), ({ lineno }) => lineno ?? -1);
  const starts = new Uint8Array(count);
  const targets: number[] = handlerTargets(code);
  let firstTraceable = 0;
  while (firstTraceable < count && (I32[first + firstTraceable] & 255) !== Op.RESUME) firstTraceable++;
  let line = -1;
  for (let i = firstTraceable; i < count; ) {
    const word = I32[first + i];
    const op = deopt((word & 255) as Op);
    const next = i + 1 + cacheCount(op);
    if (beginsLines(op)) {
      if (lines[i] >= 0 && lines[i] !== line) starts[i] = 1;
      line = lines[i];
    }
    const target = jumpTarget(op, word >>> 8, next);
    if (target >= 0) targets.push(target);
    i = next;
  }
  for (const target of targets) {
    const op = deopt((I32[first + target] & 255) as Op);
    if (lines[target] >= 0 && beginsLines(op)) starts[target] = 1;
  }
  return { starts, lines, firstTraceable };
}

// The others are at times skipped by the instruction before them, or report an event of their own.
function beginsLines(op: Op): boolean {
  return op !== Op.END_FOR && op !== Op.END_SEND && op !== Op.END_ASYNC_FOR && op !== Op.RESUME;
}

function handlerTargets(code: PyObject): number[] {
  const table = PyCodeObject.handlers.get(code) >> 2;
  return Array.from({ length: I32[table] }, (_, i) => I32[table + 1 + 4 * i + 2]);
}
