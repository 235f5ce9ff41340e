/**
 * Flow graph passes that make the code smaller: dead blocks, jumps to jumps, constant conditions, redundant NOPs.
 *
 * A NOP stays where it is the only instruction of its line, so that tracing sees the line. CPython's counterpart:
 * optimize_cfg in Python/flowgraph.c.
 */
import { COMPARE_TO_BOOL, Op } from "../vm/opcode.js";
import type { Const } from "./code-unit.js";
import type { ConstTable } from "./compiler-unit.js";
import { constIsTrue } from "./constants.js";
import { type Block, type Cfg, type CfgInstr, nextNonemptyBlock, setNop, setOp } from "./flowgraph.js";
import { resolveLineNumbers } from "./flowgraph-lines.js";
import { applyStaticSwaps, optimizeSwaps } from "./flowgraph-swaps.js";
import { isBlockPush, isJump, isUnconditionalJump, Pseudo } from "./instruction.js";

/** Instructions of the biggest exit block that is copied to where it is jumped to. */
const MAX_COPY_SIZE = 4;

export function optimizeCfg(cfg: Cfg, consts: ConstTable): void {
  inlineSmallBlocks(cfg);
  removeUnreachable(cfg);
  resolveLineNumbers(cfg);
  for (const block of cfg.blocks()) {
    optimizeBlock(block, consts);
    optimizeBlockSwaps(block);
  }
  removeRedundantNopsAndPairs(cfg);
  removeUnreachable(cfg);
  removeRedundantNopsAndJumps(cfg);
}

/** Replace jumps to small exit blocks, and to blocks without lines of their own, by copies of the blocks. */
function inlineSmallBlocks(cfg: Cfg): void {
  let changed: boolean;
  do {
    changed = false;
    for (const block of cfg.blocks()) if (inlineTarget(block)) changed = true;
  } while (changed);
}

function inlineTarget(block: Block): boolean {
  const { last } = block;
  if (last === undefined || !isUnconditionalJump(last.op)) return false;
  const target = last.target!;
  const isSmallExit = target.exitsScope && target.instrs.length <= MAX_COPY_SIZE;
  const isLineless = target.hasNoLine && !target.hasFallthrough;
  if (!isSmallExit && !isLineless) return false;
  const removed = last.op;
  setNop(last);
  for (const instr of target.instrs) block.instrs.push({ ...instr });
  if (isLineless && !isSmallExit) keepEvalCheck(block, removed);
  target.predecessors--;
  return true;
}

/** A loop must go on looking at the eval breaker. */
function keepEvalCheck(block: Block, removed: number): void {
  const { last } = block;
  if (last !== undefined && isUnconditionalJump(last.op) && removed === Pseudo.JUMP) last.op = Pseudo.JUMP;
}

/** Empty the blocks that nothing leads to, and count how many ways lead to the others. */
export function removeUnreachable(cfg: Cfg): void {
  for (const block of cfg.blocks()) {
    block.visited = false;
    block.predecessors = 0;
  }
  const todo: Block[] = [cfg.entry];
  cfg.entry.predecessors = 1;
  cfg.entry.visited = true;
  const reach = (block: Block): void => {
    if (!block.visited) {
      block.visited = true;
      todo.push(block);
    }
    block.predecessors++;
  };
  for (let block = todo.pop(); block !== undefined; block = todo.pop()) {
    if (block.next !== null && block.hasFallthrough) reach(block.next);
    for (const instr of block.instrs) if (isJump(instr.op) || isBlockPush(instr.op)) reach(instr.target!);
  }
  for (const block of cfg.blocks()) {
    block.visited = false;
    if (block.predecessors > 0) continue;
    block.instrs = [];
    block.isHandler = false;
  }
}

/** The line at which `block` begins, past NOPs without a line. */
function firstLine(block: Block): number {
  for (const instr of block.instrs) {
    if (instr.op !== Op.NOP || instr.loc.lineno !== -1) return instr.loc.lineno;
  }
  return -1;
}

/** Remove the block's NOPs but those that are alone on their line; gives how many went. */
function removeBlockNops(block: Block): number {
  const { instrs } = block;
  let dest = 0;
  let prevLine = -1;
  for (let src = 0; src < instrs.length; src++) {
    const instr = instrs[src]!;
    const line = instr.loc.lineno;
    if (instr.op === Op.NOP && isRedundantNop(block, src, line, prevLine)) continue;
    instrs[dest++] = instr;
    prevLine = line;
  }
  const removed = instrs.length - dest;
  instrs.length = dest;
  return removed;
}

function isRedundantNop(block: Block, at: number, line: number, prevLine: number): boolean {
  if (line === -1 || prevLine === line) return true;
  const next = block.instrs[at + 1];
  if (next !== undefined) {
    if (next.loc.lineno === line) return true;
    if (next.loc.lineno !== -1) return false;
    // What has no line takes that of the NOP.
    next.loc = block.instrs[at]!.loc;
    return true;
  }
  const nextBlock = nextNonemptyBlock(block.next);
  return nextBlock !== null && firstLine(nextBlock) === line;
}

export function removeRedundantNops(cfg: Cfg): number {
  let removed = 0;
  for (const block of cfg.blocks()) removed += removeBlockNops(block);
  return removed;
}

/** Jumps to where control goes anyway. */
function removeRedundantJumps(cfg: Cfg): number {
  let changes = 0;
  for (const block of cfg.blocks()) {
    const { last } = block;
    if (last === undefined || !isUnconditionalJump(last.op)) continue;
    if (nextNonemptyBlock(last.target) !== nextNonemptyBlock(block.next)) continue;
    setNop(last);
    changes++;
  }
  return changes;
}

export function removeRedundantNopsAndJumps(cfg: Cfg): void {
  do removeRedundantNops(cfg);
  while (removeRedundantJumps(cfg) > 0);
}

/** A constant or a copy that is popped again. */
function removeRedundantNopsAndPairs(cfg: Cfg): void {
  let changed: boolean;
  do {
    changed = false;
    let previous: CfgInstr | null = null;
    for (const block of cfg.blocks()) {
      removeBlockNops(block);
      if (block.isTarget) previous = null;
      for (const instr of block.instrs) {
        if (instr.op === Op.POP_TOP && previous !== null && pushesCopy(previous)) {
          setNop(previous);
          setNop(instr);
          changed = true;
        }
        previous = instr;
      }
      if ((previous !== null && isJump(previous.op)) || !block.hasFallthrough) previous = null;
    }
  } while (changed);
}

function pushesCopy(instr: CfgInstr): boolean {
  return instr.op === Op.LOAD_CONST || (instr.op === Op.COPY && instr.oparg === 1);
}

/** Peephole optimisation of one block. */
function optimizeBlock(block: Block, consts: ConstTable): void {
  const { instrs } = block;
  // What the instruction at hand loads: a COPY of a constant counts as that constant.
  let op = 0;
  let oparg = 0;
  for (let i = 0; i < instrs.length; i++) {
    const instr = instrs[i]!;
    const isCopyOfConst = op === Op.LOAD_CONST && instr.op === Op.COPY && instr.oparg === 1;
    if (!isCopyOfConst) {
      op = instr.op;
      oparg = instr.oparg;
    }
    const next = instrs[i + 1];
    switch (op) {
      case Op.LOAD_CONST:
        if (next !== undefined) i += optimizeLoadConst(block, i, oparg, consts);
        break;
      case Op.BUILD_TUPLE:
        optimizeBuildTuple(block, i, consts);
        break;
      case Op.POP_JUMP_IF_NONE:
      case Op.POP_JUMP_IF_NOT_NONE:
      case Op.POP_JUMP_IF_FALSE:
      case Op.POP_JUMP_IF_TRUE:
      case Pseudo.JUMP:
      case Pseudo.JUMP_NO_INTERRUPT:
        if (threadJump(block, instr)) i--;
        break;
      default:
        if (next !== undefined) optimizePair(instr, next);
        break;
    }
  }
}

/** Shorten the block's runs of SWAPs, once the stores behind them are final. */
function optimizeBlockSwaps(block: Block): void {
  const { instrs } = block;
  for (let i = 0; i < instrs.length; i++) {
    const { op, oparg } = instrs[i]!;
    if (op !== Op.SWAP) continue;
    if (oparg === 1) setNop(instrs[i]!);
    else {
      i = optimizeSwaps(block, i);
      applyStaticSwaps(block, i);
    }
  }
}

/** A jump to a jump goes on to the second one's target. */
function threadJump(block: Block, instr: CfgInstr): boolean {
  const target = nextNonemptyBlock(instr.target);
  const second = target?.instrs[0];
  if (second === undefined) return false;
  const isUnconditional = isUnconditionalJump(instr.op);
  const threads = second.op === Pseudo.JUMP || (isUnconditional && second.op === Pseudo.JUMP_NO_INTERRUPT);
  if (!threads || instr.target === second.target) return false;
  const op = isUnconditional && second.op === Pseudo.JUMP ? Pseudo.JUMP : instr.op;
  block.add(op, 0, second.target, second.loc);
  setNop(instr);
  return true;
}

/** Two instructions that are one, or none. */
function optimizePair(instr: CfgInstr, next: CfgInstr): void {
  switch (instr.op) {
    case Op.COMPARE_OP:
      if (next.op !== Op.TO_BOOL) break;
      setOp(next, Op.COMPARE_OP, instr.oparg | COMPARE_TO_BOOL);
      setNop(instr);
      break;
    case Op.CONTAINS_OP:
    case Op.IS_OP:
      if (next.op === Op.TO_BOOL) setOp(next, instr.op, instr.oparg);
      else if (next.op === Op.UNARY_NOT) setOp(next, instr.op, instr.oparg ^ 1);
      else break;
      setNop(instr);
      break;
    case Op.TO_BOOL:
      if (next.op === Op.TO_BOOL) setNop(instr);
      break;
    case Op.UNARY_NOT:
      if (next.op === Op.TO_BOOL) setOp(next, Op.UNARY_NOT, 0);
      else if (next.op === Op.UNARY_NOT) setNop(next);
      else break;
      setNop(instr);
      break;
    case Op.STORE_FAST:
      // Stored twice in a row, as in `_, _, x = …`: the first one is lost.
      if (next.op !== Op.STORE_FAST || next.oparg !== instr.oparg) break;
      if (next.loc.lineno === instr.loc.lineno) setOp(instr, Op.POP_TOP, 0);
      break;
    case Op.LOAD_GLOBAL:
      if (next.op !== Op.PUSH_NULL || instr.oparg & 1) break;
      instr.oparg |= 1;
      setNop(next);
      break;
  }
}

/** LOAD_CONST and what follows it; gives how many instructions are done beside it. */
function optimizeLoadConst(block: Block, at: number, oparg: number, consts: ConstTable): number {
  const instr = block.instrs[at]!;
  const next = block.instrs[at + 1]!;
  const value = consts.values[oparg]!;
  switch (next.op) {
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_TRUE:
      setNop(instr);
      if (constIsTrue(value) === (next.op === Op.POP_JUMP_IF_TRUE)) next.op = Pseudo.JUMP;
      else setNop(next);
      break;
    case Op.IS_OP:
      if (value === null) foldIsNone(block, at);
      break;
    case Op.RETURN_VALUE:
      setNop(instr);
      setOp(next, Op.RETURN_CONST, oparg);
      return 1;
    case Op.TO_BOOL:
      setNop(instr);
      setOp(next, Op.LOAD_CONST, consts.add(constIsTrue(value)));
      break;
  }
  return 0;
}

/** `x is None` and a jump become POP_JUMP_IF_NONE. */
function foldIsNone(block: Block, at: number): void {
  const load = block.instrs[at]!;
  const test = block.instrs[at + 1]!;
  let jump = block.instrs[at + 2];
  if (jump?.op === Op.TO_BOOL) {
    setNop(jump);
    jump = block.instrs[at + 3];
  }
  if (jump === undefined || (jump.op !== Op.POP_JUMP_IF_FALSE && jump.op !== Op.POP_JUMP_IF_TRUE)) return;
  const inverts = (test.oparg === 1) !== (jump.op === Op.POP_JUMP_IF_FALSE);
  setNop(load);
  setNop(test);
  jump.op = inverts ? Op.POP_JUMP_IF_NOT_NONE : Op.POP_JUMP_IF_NONE;
}

/** A tuple that is unpacked at once is a SWAP; a tuple of constants is a constant. */
function optimizeBuildTuple(block: Block, at: number, consts: ConstTable): void {
  const { instrs } = block;
  const instr = instrs[at]!;
  const next = instrs[at + 1];
  const size = instr.oparg;
  if (next?.op === Op.UNPACK_SEQUENCE && next.oparg === size && size >= 1 && size <= 3) {
    setNop(instr);
    if (size === 1) setNop(next);
    else next.op = Op.SWAP;
    return;
  }
  if (at < size) return;
  const loads = instrs.slice(at - size, at);
  if (!loads.every((load) => load.op === Op.LOAD_CONST)) return;
  const items: Const[] = loads.map((load) => consts.values[load.oparg]!);
  for (const load of loads) setNop(load);
  setOp(instr, Op.LOAD_CONST, consts.add({ kind: "tuple", items }));
}
