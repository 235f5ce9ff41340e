/**
 * The last flow graph passes: cold blocks go to the end, conditional jumps all go forward, the stack depth is found.
 *
 * CPython's counterparts: push_cold_blocks_to_end, normalize_jumps, calculate_stackdepth in Python/flowgraph.c.
 */
import { Op, stackEffect } from "../vm/opcode.js";
import { Block, type Cfg, type CfgInstr } from "./flowgraph.js";
import { removeRedundantNopsAndJumps } from "./flowgraph-optimize.js";
import {
  isBlockPush,
  isConditionalJump,
  isJump,
  isScopeExit,
  isUnconditionalJump,
  NO_LOCATION,
  Pseudo,
} from "./instruction.js";

/** Blocks that only an exception leads to are cold. */
function markCold(cfg: Cfg): void {
  const todo: Block[] = [];
  const walk = (mark: (block: Block) => void, enters: (block: Block) => boolean): void => {
    for (let block = todo.pop(); block !== undefined; block = todo.pop()) {
      mark(block);
      const visit = (other: Block): void => {
        if (other.visited || !enters(other)) return;
        other.visited = true;
        todo.push(other);
      };
      if (block.next !== null && block.hasFallthrough) visit(block.next);
      for (const instr of block.instrs) if (isJump(instr.op)) visit(instr.target!);
    }
  };
  cfg.entry.visited = true;
  todo.push(cfg.entry);
  walk(
    (block) => {
      block.isWarm = true;
    },
    () => true,
  );
  for (const block of cfg.blocks()) block.visited = false;
  for (const block of cfg.blocks()) {
    if (!block.isHandler || block.isWarm) continue;
    block.visited = true;
    todo.push(block);
  }
  walk(
    (block) => {
      block.isCold = true;
    },
    (block) => !block.isWarm,
  );
  for (const block of cfg.blocks()) block.visited = false;
}

export function pushColdBlocksToEnd(cfg: Cfg): void {
  if (cfg.entry.next === null) return;
  markCold(cfg);
  for (const block of cfg.blocks()) {
    const { next } = block;
    if (!block.isCold || !block.hasFallthrough || next === null || !next.isWarm) continue;
    const jump = new Block();
    jump.add(Pseudo.JUMP_NO_INTERRUPT, 0, next, NO_LOCATION);
    jump.isCold = true;
    jump.predecessors = 1;
    next.isTarget = true;
    jump.next = next;
    block.next = jump;
  }
  const cold: Block[] = [];
  let tail = cfg.entry;
  for (let block = cfg.entry.next as Block | null; block !== null; block = block.next) {
    if (block.isCold) cold.push(block);
    else {
      tail.next = block;
      tail = block;
    }
  }
  for (const block of cold) {
    tail.next = block;
    tail = block;
  }
  tail.next = null;
  if (cold.length > 0) removeRedundantNopsAndJumps(cfg);
}

const INVERSE: Record<number, Op> = {
  [Op.POP_JUMP_IF_FALSE]: Op.POP_JUMP_IF_TRUE,
  [Op.POP_JUMP_IF_TRUE]: Op.POP_JUMP_IF_FALSE,
  [Op.POP_JUMP_IF_NONE]: Op.POP_JUMP_IF_NOT_NONE,
  [Op.POP_JUMP_IF_NOT_NONE]: Op.POP_JUMP_IF_NONE,
};

/** A conditional jump back becomes the opposite jump over a jump back. */
export function normalizeJumps(cfg: Cfg): void {
  for (const block of cfg.blocks()) {
    block.visited = true;
    const { last } = block;
    if (last === undefined || !isConditionalJump(last.op) || !last.target!.visited) continue;
    const back = new Block();
    back.add(Pseudo.JUMP, 0, last.target, last.loc);
    last.op = INVERSE[last.op]!;
    last.target = block.next;
    back.isCold = block.isCold;
    back.next = block.next;
    block.next = back;
  }
  for (const block of cfg.blocks()) block.visited = false;
}

/** What the instruction does to the depth of the stack; pseudo-instructions included. */
function effectOf(instr: CfgInstr, jumps: boolean): number {
  switch (instr.op) {
    case Pseudo.SETUP_FINALLY:
    case Pseudo.SETUP_WITH:
      return jumps ? 1 : 0;
    case Pseudo.SETUP_CLEANUP:
      return jumps ? 2 : 0;
    case Pseudo.LOAD_CLOSURE:
      return 1;
    case Pseudo.STORE_FAST_MAYBE_NULL:
      return -1;
    case Pseudo.JUMP:
    case Pseudo.JUMP_NO_INTERRUPT:
    case Pseudo.POP_BLOCK:
      return 0;
    default:
      return stackEffect(instr.op, instr.oparg, jumps);
  }
}

/** Finds the depth at the start of each block; gives the greatest depth, at least 1. */
export function calculateStackDepth(cfg: Cfg): number {
  let maxDepth = 1;
  const todo: Block[] = [];
  const push = (block: Block, depth: number): void => {
    if (block.startDepth >= 0) return;
    block.startDepth = depth;
    todo.push(block);
  };
  push(cfg.entry, 0);
  for (let block = todo.pop(); block !== undefined; block = todo.pop()) {
    let depth = block.startDepth;
    let fallsThrough = true;
    for (const instr of block.instrs) {
      if (isJump(instr.op) || isBlockPush(instr.op)) {
        const targetDepth = depth + effectOf(instr, true);
        maxDepth = Math.max(maxDepth, targetDepth);
        push(instr.target!, targetDepth);
      }
      depth += effectOf(instr, false);
      maxDepth = Math.max(maxDepth, depth);
      if (isUnconditionalJump(instr.op) || isScopeExit(instr.op)) {
        fallsThrough = false;
        break;
      }
    }
    if (fallsThrough && block.next !== null) push(block.next, depth);
  }
  return maxDepth;
}
