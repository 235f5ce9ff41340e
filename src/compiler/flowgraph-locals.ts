/**
 * Flow graph passes about locals: which loads may find an unbound local, superinstructions, and where cells live.
 */
import { LocalKind, Op } from "../vm/opcode.js";
import type { CompilerUnit } from "./compiler-unit.js";
import type { Block, Cfg, CfgInstr } from "./flowgraph.js";
import { setNop, setOp } from "./flowgraph.js";
import { removeRedundantNops } from "./flowgraph-optimize.js";
import { isJump, makeLocation, NO_LOCATION, Pseudo } from "./instruction.js";

/** Locals beyond these are followed only within a basic block. */
const TRACKED_LOCALS = 64;

/** LOAD_FAST becomes LOAD_FAST_CHECK where a path leads to it on which the local is unbound. */
export function addLoadChecks(cfg: Cfg, nlocals: number, nparams: number): void {
  if (nlocals === 0) return;
  if (nlocals > TRACKED_LOCALS) checkManyLocals(cfg);
  const tracked = Math.min(nlocals, TRACKED_LOCALS);
  const todo: Block[] = [];
  let low = 0;
  let high = 0;
  for (let i = nparams; i < tracked; i++) {
    if (i < 32) low |= 1 << i;
    else high |= 1 << (i - 32);
  }
  const push = (block: Block, unsafeLow: number, unsafeHigh: number): void => {
    const newLow = block.unsafeLow | unsafeLow;
    const newHigh = block.unsafeHigh | unsafeHigh;
    if (newLow === block.unsafeLow && newHigh === block.unsafeHigh) return;
    block.unsafeLow = newLow;
    block.unsafeHigh = newHigh;
    if (block.onStack) return;
    block.onStack = true;
    todo.push(block);
  };
  push(cfg.entry, low, high);
  for (const block of cfg.blocks()) scanBlock(block, push);
  for (let block = todo.pop(); block !== undefined; block = todo.pop()) {
    block.onStack = false;
    scanBlock(block, push);
  }
}

function scanBlock(block: Block, push: (block: Block, low: number, high: number) => void): void {
  let low = block.unsafeLow;
  let high = block.unsafeHigh;
  for (const instr of block.instrs) {
    if (instr.except !== null) push(instr.except, low, high);
    if (instr.oparg >= TRACKED_LOCALS) continue;
    const lowBit = instr.oparg < 32 ? 1 << instr.oparg : 0;
    const highBit = instr.oparg < 32 ? 0 : 1 << (instr.oparg - 32);
    switch (instr.op) {
      case Op.DELETE_FAST:
      case Op.LOAD_FAST_AND_CLEAR:
      case Pseudo.STORE_FAST_MAYBE_NULL:
        low |= lowBit;
        high |= highBit;
        break;
      case Op.LOAD_FAST:
        if (low & lowBit || high & highBit) instr.op = Op.LOAD_FAST_CHECK;
        low &= ~lowBit;
        high &= ~highBit;
        break;
      case Op.STORE_FAST:
      case Op.LOAD_FAST_CHECK:
        low &= ~lowBit;
        high &= ~highBit;
        break;
    }
  }
  if (block.next !== null && block.hasFallthrough) push(block.next, low, high);
  const { last } = block;
  if (last !== undefined && isJump(last.op)) push(last.target!, low, high);
}

function checkManyLocals(cfg: Cfg): void {
  for (const block of cfg.blocks()) {
    const bound = new Set<number>();
    for (const instr of block.instrs) {
      if (instr.oparg < TRACKED_LOCALS) continue;
      switch (instr.op) {
        case Op.DELETE_FAST:
        case Op.LOAD_FAST_AND_CLEAR:
        case Pseudo.STORE_FAST_MAYBE_NULL:
          bound.delete(instr.oparg);
          break;
        case Op.STORE_FAST:
          bound.add(instr.oparg);
          break;
        case Op.LOAD_FAST:
          if (!bound.has(instr.oparg)) instr.op = Op.LOAD_FAST_CHECK;
          bound.add(instr.oparg);
          break;
      }
    }
  }
}

/** Pairs of LOAD_FAST and STORE_FAST on one line become one instruction. */
export function insertSuperinstructions(cfg: Cfg): void {
  for (const block of cfg.blocks()) {
    for (let i = 0; i + 1 < block.instrs.length; i++) {
      const first = block.instrs[i]!;
      const second = block.instrs[i + 1]!;
      if (first.op === Op.LOAD_FAST) {
        if (second.op === Op.LOAD_FAST) fuse(first, second, Op.LOAD_FAST_LOAD_FAST);
      } else if (first.op === Op.STORE_FAST) {
        if (second.op === Op.LOAD_FAST) fuse(first, second, Op.STORE_FAST_LOAD_FAST);
        else if (second.op === Op.STORE_FAST) fuse(first, second, Op.STORE_FAST_STORE_FAST);
      }
    }
  }
  removeRedundantNops(cfg);
}

function fuse(first: CfgInstr, second: CfgInstr, op: Op): void {
  const firstLine = first.loc.lineno;
  const secondLine = second.loc.lineno;
  if (firstLine >= 0 && secondLine >= 0 && firstLine !== secondLine) return;
  if (first.oparg >= 16 || second.oparg >= 16) return;
  setOp(first, op, (first.oparg << 4) | second.oparg);
  setNop(second);
}

/** The frame's slots for locals, cells and free variables. */
export interface LocalsPlus {
  readonly names: string[];
  readonly kinds: Uint8Array;
}

/**
 * Lay out the slots: locals, cells, free variables, where a parameter that is a cell has one slot; put the
 * instructions that set the frame up before the code; and make opargs of cells slot numbers.
 */
export function prepareLocalsPlus(cfg: Cfg, unit: CompilerUnit, isGenerator: boolean): LocalsPlus {
  const locals = unit.varnames.names;
  const cells = unit.cellvars.names;
  const free = unit.freevars.names;
  const slots = [...cells, ...free].map((name, i) =>
    i < cells.length && unit.varnames.get(name) !== undefined ? unit.varnames.get(name)! : locals.length + i,
  );
  insertPrefix(cfg, unit, slots, isGenerator);
  let dropped = 0;
  slots.forEach((slot, i) => {
    if (slot === locals.length + i) slots[i] = slot - dropped;
    else dropped++;
  });
  for (const block of cfg.blocks()) {
    for (const instr of block.instrs) if (usesCell(instr.op)) instr.oparg = slots[instr.oparg]!;
  }
  return localsPlus(unit, locals, cells, free);
}

function usesCell(op: number): boolean {
  return (
    op === Op.MAKE_CELL ||
    op === Pseudo.LOAD_CLOSURE ||
    op === Op.LOAD_DEREF ||
    op === Op.STORE_DEREF ||
    op === Op.DELETE_DEREF ||
    op === Op.LOAD_FROM_DICT_OR_DEREF
  );
}

function insertPrefix(cfg: Cfg, unit: CompilerUnit, slots: readonly number[], isGenerator: boolean): void {
  const prefix: CfgInstr[] = [];
  const add = (op: number, oparg: number, loc: typeof NO_LOCATION): void => {
    prefix.push({ op, oparg, target: null, except: null, loc });
  };
  const ncells = unit.cellvars.size;
  if (unit.freevars.size > 0) add(Op.COPY_FREE_VARS, unit.freevars.size, NO_LOCATION);
  const order = Array.from({ length: ncells }, (_, i) => i).sort((a, b) => slots[a]! - slots[b]!);
  for (const cell of order) add(Op.MAKE_CELL, cell, NO_LOCATION);
  if (isGenerator) {
    const loc = makeLocation(unit.firstlineno, unit.firstlineno, -1, -1);
    add(Op.RETURN_GENERATOR, 0, loc);
    add(Op.POP_TOP, 0, loc);
  }
  cfg.entry.instrs.unshift(...prefix);
}

function localsPlus(unit: CompilerUnit, locals: string[], cells: string[], free: string[]): LocalsPlus {
  const names: string[] = [];
  const kinds: number[] = [];
  for (const name of locals) {
    names.push(name);
    const isCell = unit.cellvars.get(name) !== undefined;
    const isHidden = unit.fastHidden.has(name);
    kinds.push(LocalKind.LOCAL | (isCell ? LocalKind.CELL : 0) | (isHidden ? LocalKind.HIDDEN : 0));
  }
  for (const name of cells) {
    if (unit.varnames.get(name) !== undefined) continue;
    names.push(name);
    kinds.push(LocalKind.CELL);
  }
  for (const name of free) {
    names.push(name);
    kinds.push(LocalKind.FREE);
  }
  return { names, kinds: Uint8Array.from(kinds) };
}
