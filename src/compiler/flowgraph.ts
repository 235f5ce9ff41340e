/**
 * The control flow graph: the instruction sequence cut into basic blocks, and the passes that need it.
 *
 * Blocks are a linked list in the order of the code (`next`); an instruction's target is a block. The order of the
 * passes is CPython's and decides what comes out: each sees what the ones before have left. The passes are in
 * flowgraph-optimize.ts (jumps, constants, dead code), flowgraph-lines.ts (locations), flowgraph-locals.ts (unbound
 * locals, superinstructions, cells) and flowgraph-layout.ts (cold blocks, stack depth). CPython's counterpart:
 * Python/flowgraph.c.
 */
import { Op } from "../vm/opcode.js";
import {
  type Instruction,
  type InstructionSequence,
  isBlockPush,
  isJump,
  isScopeExit,
  isTerminator,
  isUnconditionalJump,
  type Location,
  Pseudo,
} from "./instruction.js";

/** An instruction of a block. */
export interface CfgInstr {
  op: number;
  oparg: number;
  /** Where it jumps, or the handler that it sets up. */
  target: Block | null;
  /** The handler that is in force. */
  except: Block | null;
  loc: Location;
}

export class Block {
  instrs: CfgInstr[] = [];
  next: Block | null = null;
  /** A jump goes here. */
  isTarget = false;
  /** An exception goes here. */
  isHandler = false;
  /** The handler finds lasti under the exception. */
  preserveLasti = false;
  predecessors = 0;
  visited = false;
  isWarm = false;
  isCold = false;
  /** Depth of the stack at its start; -1 unknown. */
  startDepth = -1;
  /** Handlers in force at its start, outermost first; while exception targets are being labelled. */
  handlers: Block[] | null = null;
  /** Locals that may be unbound at its start: bits 0 to 31, and 32 to 63. */
  unsafeLow = 0;
  unsafeHigh = 0;
  onStack = false;

  get last(): CfgInstr | undefined {
    return this.instrs[this.instrs.length - 1];
  }

  /** Does control leave it at its end? An empty block falls through. */
  get hasFallthrough(): boolean {
    const { last } = this;
    return last === undefined || !(isUnconditionalJump(last.op) || isScopeExit(last.op));
  }

  get exitsScope(): boolean {
    const { last } = this;
    return last !== undefined && isScopeExit(last.op);
  }

  get hasNoLine(): boolean {
    return this.instrs.every((instr) => instr.loc.lineno < 0);
  }

  add(op: number, oparg: number, target: Block | null, loc: Location): CfgInstr {
    const instr: CfgInstr = { op, oparg, target, except: null, loc };
    this.instrs.push(instr);
    return instr;
  }
}

export class Cfg {
  constructor(public entry: Block) {}

  /** The blocks in code order; safe while blocks are inserted behind the current one. */
  *blocks(): Generator<Block> {
    for (let block: Block | null = this.entry; block !== null; block = block.next) yield block;
  }
}

/** Make an instruction a NOP; it keeps its location. */
export function setNop(instr: CfgInstr): void {
  instr.op = Op.NOP;
  instr.oparg = 0;
  instr.target = null;
}

export function setOp(instr: CfgInstr, op: number, oparg: number): void {
  instr.op = op;
  instr.oparg = oparg;
}

/** The first block from this one on that has instructions. */
export function nextNonemptyBlock(block: Block | null): Block | null {
  while (block !== null && block.instrs.length === 0) block = block.next;
  return block;
}

/** Cut the sequence after every terminator and before every target. */
export function buildCfg(sequence: InstructionSequence): Cfg {
  const { instructions } = sequence;
  const isTarget = new Uint8Array(instructions.length + 1);
  for (const { label } of instructions) if (label !== null) isTarget[label.position] = 1;
  const entry = new Block();
  const blockAt: Block[] = [];
  const jumps: { instr: CfgInstr; position: number }[] = [];
  let block = entry;
  const startBlock = (): void => {
    block.next = new Block();
    block = block.next;
  };
  instructions.forEach((instruction: Instruction, i) => {
    const { last } = block;
    if (isTarget[i]) {
      if (last !== undefined || block.isTarget) startBlock();
      block.isTarget = true;
      blockAt[i] = block;
    } else if (last !== undefined && isTerminator(last.op)) startBlock();
    block.add(instruction.op, instruction.oparg, null, instruction.loc);
    if (instruction.label !== null) jumps.push({ instr: block.last!, position: instruction.label.position });
  });
  for (const { instr, position } of jumps) instr.target = blockAt[position]!;
  return new Cfg(entry);
}

/** Note which blocks handle exceptions. */
export function markExceptHandlers(cfg: Cfg): void {
  for (const block of cfg.blocks()) {
    for (const instr of block.instrs) if (isBlockPush(instr.op)) instr.target!.isHandler = true;
  }
}

/** RESUME: one exception handler (the generator's own) surrounds it. */
const RESUME_DEPTH1 = 4;

/** Give each instruction the handler in force, following the code from its start; POP_BLOCKs become NOPs. */
export function labelExceptionTargets(cfg: Cfg): void {
  const todo: Block[] = [];
  const visit = (block: Block, handlers: Block[]): void => {
    if (block.visited) return;
    block.visited = true;
    block.handlers = handlers;
    todo.push(block);
  };
  visit(cfg.entry, []);
  for (let block = todo.pop(); block !== undefined; block = todo.pop()) {
    labelBlock(block, visit);
  }
  for (const block of cfg.blocks()) block.visited = false;
}

function labelBlock(block: Block, visit: (block: Block, handlers: Block[]) => void): void {
  const handlers = block.handlers!;
  block.handlers = null;
  let lastYieldDepth = -1;
  for (const instr of block.instrs) {
    const handler = handlers[handlers.length - 1] ?? null;
    if (isBlockPush(instr.op)) {
      const target = instr.target!;
      visit(target, handlers.slice());
      if (instr.op !== Pseudo.SETUP_FINALLY) target.preserveLasti = true;
      handlers.push(target);
    } else if (instr.op === Pseudo.POP_BLOCK) {
      handlers.pop();
      setNop(instr);
    } else {
      instr.except = handler;
      if (isJump(instr.op)) visit(instr.target!, handlers.slice());
      else if (instr.op === Op.YIELD_VALUE) lastYieldDepth = handlers.length;
      else if (instr.op === Op.RESUME && instr.oparg !== 0) {
        if (lastYieldDepth === 1) instr.oparg |= RESUME_DEPTH1;
        lastYieldDepth = -1;
      }
    }
  }
  if (block.hasFallthrough && block.next !== null) visit(block.next, handlers);
}
