/**
 * Locations for instructions that have none: they take that of what runs before them.
 *
 * Exit blocks without lines are copied for each jump to them, so that each copy gets the line of its jump. CPython's
 * counterpart: resolve_line_numbers in Python/flowgraph.c.
 */
import { Block, type Cfg, nextNonemptyBlock } from "./flowgraph.js";
import { hasEvalBreak, isJump, NO_LOCATION } from "./instruction.js";

export function resolveLineNumbers(cfg: Cfg): void {
  duplicateExits(cfg);
  propagateLines(cfg);
}

/** Does the block need a line (it returns, raises, or can be interrupted) and have none? */
function needsLine(block: Block): boolean {
  const isSeen = block.exitsScope || block.instrs.some((instr) => hasEvalBreak(instr.op));
  return isSeen && block.hasNoLine;
}

function copyBlock(block: Block): Block {
  const copy = new Block();
  copy.instrs = block.instrs.map((instr) => ({ ...instr }));
  copy.isHandler = block.isHandler;
  copy.isTarget = true;
  return copy;
}

function duplicateExits(cfg: Cfg): void {
  for (const block of cfg.blocks()) {
    const { last } = block;
    if (last === undefined || !isJump(last.op)) continue;
    const target = nextNonemptyBlock(last.target)!;
    if (!needsLine(target) || target.predecessors <= 1) continue;
    const copy = copyBlock(target);
    copy.instrs[0]!.loc = last.loc;
    last.target = copy;
    copy.predecessors = 1;
    target.predecessors--;
    copy.next = target.next;
    target.next = copy;
  }
  // What is left is reached only by falling into it.
  for (const block of cfg.blocks()) {
    const { last, next } = block;
    if (last === undefined || !block.hasFallthrough || next === null || next.instrs.length === 0) continue;
    if (needsLine(next)) next.instrs[0]!.loc = last.loc;
  }
}

function propagateLines(cfg: Cfg): void {
  for (const block of cfg.blocks()) {
    const { last, next } = block;
    if (last === undefined) continue;
    let loc = NO_LOCATION;
    for (const instr of block.instrs) {
      if (instr.loc.lineno === -1) instr.loc = loc;
      else loc = instr.loc;
    }
    if (block.hasFallthrough && next !== null && next.predecessors === 1) giveLine(next, loc);
    if (isJump(last.op) && last.target!.predecessors === 1) giveLine(last.target!, loc);
  }
}

function giveLine(block: Block, loc: typeof NO_LOCATION): void {
  const first = block.instrs[0];
  if (first !== undefined && first.loc.lineno === -1) first.loc = loc;
}
