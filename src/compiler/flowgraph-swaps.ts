/**
 * Runs of SWAPs: made as short as they can be, and removed where what follows them can change places instead.
 *
 * CPython's counterpart: swaptimize and apply_static_swaps in Python/flowgraph.c.
 */
import { Op } from "../vm/opcode.js";
import { type Block, type CfgInstr, setNop, setOp } from "./flowgraph.js";
import { Pseudo } from "./instruction.js";

const VISITED = -1;

/**
 * Rewrite the run of SWAPs and NOPs at `start` as the shortest one with the same effect; gives the run's last index.
 * The permutation is a product of cycles; a cycle is done by swapping each of its places with the top.
 */
export function optimizeSwaps(block: Block, start: number): number {
  const { instrs } = block;
  let end = start;
  let depth = 0;
  let swaps = 0;
  for (; end < instrs.length; end++) {
    const { op, oparg } = instrs[end]!;
    if (op === Op.SWAP) {
      depth = Math.max(depth, oparg);
      swaps++;
    } else if (op !== Op.NOP) break;
  }
  if (swaps < 2) return start;
  const stack = permutation(instrs.slice(start, end), depth);
  let current = end - 1;
  for (let i = 0; i < depth; i++) {
    if (stack[i] === VISITED || stack[i] === i) continue;
    let j = i;
    for (;;) {
      // The top with itself needs no SWAP.
      if (j > 0) setOp(instrs[current--]!, Op.SWAP, j + 1);
      if (stack[j] === VISITED) break;
      const following = stack[j]!;
      stack[j] = VISITED;
      j = following;
    }
  }
  while (current >= start) setNop(instrs[current--]!);
  return end - 1;
}

/** Where each item of a stack of `depth` items comes from after the swaps; 0 is the top. */
function permutation(run: readonly CfgInstr[], depth: number): number[] {
  const stack = Array.from({ length: depth }, (_, i) => i);
  for (const { op, oparg } of run) {
    if (op !== Op.SWAP) continue;
    const top = stack[0]!;
    stack[0] = stack[oparg - 1]!;
    stack[oparg - 1] = top;
  }
  return stack;
}

/** Each takes one value off the stack and does nothing else that could depend on the order. */
function isSwappable(op: number): boolean {
  return op === Op.STORE_FAST || op === Pseudo.STORE_FAST_MAYBE_NULL || op === Op.POP_TOP;
}

/** The local that it stores to, or -1. */
function storesTo(instr: CfgInstr): number {
  return instr.op === Op.POP_TOP || !isSwappable(instr.op) ? -1 : instr.oparg;
}

/** The swappable instruction after `i` (on `line`, unless that is -1), with only NOPs between; or -1. */
function nextSwappable(block: Block, i: number, line: number): number {
  for (let at = i + 1; at < block.instrs.length; at++) {
    const instr = block.instrs[at]!;
    if (line >= 0 && instr.loc.lineno !== line) return -1;
    if (instr.op === Op.NOP) continue;
    return isSwappable(instr.op) ? at : -1;
  }
  return -1;
}

/** From `last` backwards: instead of a SWAP, exchange the two stores or pops that take the swapped values. */
export function applyStaticSwaps(block: Block, last: number): void {
  const { instrs } = block;
  for (let i = last; i >= 0; i--) {
    const swap = instrs[i]!;
    if (swap.op !== Op.SWAP) {
      if (swap.op === Op.NOP || isSwappable(swap.op)) continue;
      return;
    }
    const j = nextSwappable(block, i, -1);
    if (j < 0) return;
    const line = instrs[j]!.loc.lineno;
    let k = j;
    for (let count = swap.oparg - 1; count > 0; count--) {
      k = nextSwappable(block, k, line);
      if (k < 0) return;
    }
    if (!canExchange(block, j, k)) return;
    setNop(swap);
    const moved = instrs[j]!;
    instrs[j] = instrs[k]!;
    instrs[k] = moved;
  }
}

/** Not if they, or one of them and one between, store to the same local. */
function canExchange(block: Block, j: number, k: number): boolean {
  const first = storesTo(block.instrs[j]!);
  const second = storesTo(block.instrs[k]!);
  if (first < 0 && second < 0) return true;
  if (first === second) return false;
  for (let at = j + 1; at < k; at++) {
    const store = storesTo(block.instrs[at]!);
    if (store >= 0 && (store === first || store === second)) return false;
  }
  return true;
}
