/**
 * From a unit to a CodeUnit: runs the flow graph passes in order, then writes words, locations and exception table.
 *
 * CPython's counterparts: optimize_and_assemble_code_unit in Python/compile.c, Python/assemble.c.
 */
import { CodeFlag, cacheCount, instruction, Op, opInfo } from "../vm/opcode.js";
import type { CodeUnit, Const } from "./code-unit.js";
import type { CompilerUnit } from "./compiler-unit.js";
import {
  type Block,
  buildCfg,
  type Cfg,
  type CfgInstr,
  labelExceptionTargets,
  markExceptHandlers,
  setNop,
} from "./flowgraph.js";
import { calculateStackDepth, normalizeJumps, pushColdBlocksToEnd } from "./flowgraph-layout.js";
import { resolveLineNumbers } from "./flowgraph-lines.js";
import { addLoadChecks, insertSuperinstructions, prepareLocalsPlus } from "./flowgraph-locals.js";
import { optimizeCfg, removeRedundantNops } from "./flowgraph-optimize.js";
import {
  isBlockPush,
  isTerminator,
  type Location,
  NO_LOCATION,
  Pseudo,
  sameLocation,
} from "./instruction.js";
import { LocationWriter } from "./location-table.js";

const GENERATOR_FLAGS = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;

export function assembleCode(unit: CompilerUnit, flags: number, filename: string): CodeUnit {
  const cfg = buildCfg(unit.sequence);
  markExceptHandlers(cfg);
  labelExceptionTargets(cfg);
  optimizeCfg(cfg, unit.consts);
  const consts = removeUnusedConsts(cfg, unit.consts.values);
  const nparams =
    unit.argcount +
    unit.kwonlyargcount +
    (flags & CodeFlag.VARARGS ? 1 : 0) +
    (flags & CodeFlag.VARKEYWORDS ? 1 : 0);
  addLoadChecks(cfg, unit.varnames.size, nparams);
  insertSuperinstructions(cfg);
  pushColdBlocksToEnd(cfg);
  resolveLineNumbers(cfg);
  const locals = prepareLocalsPlus(cfg, unit, (flags & GENERATOR_FLAGS) !== 0);
  const co_stacksize = calculateStackDepth(cfg);
  convertPseudoOps(cfg);
  normalizeJumps(cfg);
  const layout = layOut(cfg);
  return {
    kind: "code",
    co_name: unit.name,
    co_qualname: unit.qualname,
    co_filename: filename,
    co_firstlineno: unit.firstlineno,
    co_argcount: unit.argcount,
    co_posonlyargcount: unit.posonlyargcount,
    co_kwonlyargcount: unit.kwonlyargcount,
    co_flags: flags,
    co_stacksize,
    co_code: writeCode(layout),
    co_consts: consts,
    co_names: unit.names.names,
    co_localsplusnames: locals.names,
    co_localspluskinds: locals.kinds,
    co_linetable: writeLocations(layout, unit.firstlineno),
    co_exceptiontable: writeExceptions(layout),
  };
}

/** Drop the constants that no instruction loads (the first one stays: it may be a docstring), and renumber. */
function removeUnusedConsts(cfg: Cfg, values: readonly Const[]): Const[] {
  const used = new Uint8Array(values.length);
  const loads: CfgInstr[] = [];
  used[0] = 1;
  for (const block of cfg.blocks()) {
    for (const instr of block.instrs) {
      if (instr.op !== Op.LOAD_CONST && instr.op !== Op.RETURN_CONST) continue;
      used[instr.oparg] = 1;
      loads.push(instr);
    }
  }
  const kept: Const[] = [];
  const indices = values.map((value, i) => (used[i] ? kept.push(value) - 1 : -1));
  for (const instr of loads) instr.oparg = indices[instr.oparg]!;
  return kept;
}

function convertPseudoOps(cfg: Cfg): void {
  for (const block of cfg.blocks()) {
    for (const instr of block.instrs) {
      if (isBlockPush(instr.op)) setNop(instr);
      else if (instr.op === Pseudo.LOAD_CLOSURE) instr.op = Op.LOAD_FAST;
      else if (instr.op === Pseudo.STORE_FAST_MAYBE_NULL) instr.op = Op.STORE_FAST;
    }
  }
  removeRedundantNops(cfg);
}

/** The instructions in their final order, with their offsets in words. */
interface Layout {
  readonly instrs: readonly CfgInstr[];
  readonly offsets: readonly number[];
  readonly blockOffsets: ReadonlyMap<Block, number>;
  readonly size: number;
}

/** Words of an instruction with its caches. Every pseudo-jump becomes one with or without a cache here. */
function layOut(cfg: Cfg): Layout {
  const firstIndex = new Map<Block, number>();
  const instrs: CfgInstr[] = [];
  for (const block of cfg.blocks()) {
    firstIndex.set(block, instrs.length);
    instrs.push(...block.instrs);
  }
  instrs.forEach((instr, i) => {
    const isForward = instr.target !== null && firstIndex.get(instr.target)! > i;
    if (instr.op === Pseudo.JUMP) instr.op = isForward ? Op.JUMP_FORWARD : Op.JUMP_BACKWARD;
    else if (instr.op === Pseudo.JUMP_NO_INTERRUPT) {
      instr.op = isForward ? Op.JUMP_FORWARD : Op.JUMP_BACKWARD_NO_INTERRUPT;
    }
  });
  const offsets: number[] = [];
  let size = 0;
  for (const instr of instrs) {
    offsets.push(size);
    size += 1 + cacheCount(instr.op);
  }
  offsets.push(size);
  const blockOffsets = new Map<Block, number>();
  for (const [block, index] of firstIndex) blockOffsets.set(block, offsets[index]!);
  return { instrs, offsets, blockOffsets, size };
}

function writeCode(layout: Layout): Int32Array {
  const words = new Int32Array(layout.size);
  layout.instrs.forEach((instr, i) => {
    let { oparg } = instr;
    if (instr.target !== null) {
      const distance = layout.blockOffsets.get(instr.target)! - layout.offsets[i + 1]!;
      oparg = opInfo(instr.op).operand === "jumpBackward" ? -distance : distance;
    }
    words[layout.offsets[i]!] = instruction(instr.op, oparg);
  });
  return words;
}

/** NEXT_LOCATION stands for the location of the instruction behind. */
const NEXT_LINE = -2;

function resolveNextLocations(instrs: readonly CfgInstr[]): void {
  for (let i = instrs.length - 1; i >= 0; i--) {
    const instr = instrs[i]!;
    if (instr.loc.lineno !== NEXT_LINE) continue;
    instr.loc = isTerminator(instr.op) ? NO_LOCATION : instrs[i + 1]!.loc;
  }
}

function writeLocations(layout: Layout, firstlineno: number): Uint8Array {
  resolveNextLocations(layout.instrs);
  const writer = new LocationWriter(firstlineno);
  let loc: Location = NO_LOCATION;
  let size = 0;
  layout.instrs.forEach((instr, i) => {
    if (!sameLocation(loc, instr.loc)) {
      writer.write(loc, size);
      loc = instr.loc;
      size = 0;
    }
    size += layout.offsets[i + 1]! - layout.offsets[i]!;
  });
  writer.write(loc, size);
  return writer.bytes();
}

/** A varint of 6 bits a byte, most significant first; the first byte of an entry carries bit 7. */
function pushItem(out: number[], value: number, startsEntry: boolean): void {
  let shift = 0;
  while (value >= 1 << (shift + 6)) shift += 6;
  for (let first = startsEntry; shift >= 0; shift -= 6) {
    out.push((first ? 0x80 : 0) | (shift > 0 ? 0x40 : 0) | ((value >> shift) & 0x3f));
    first = false;
  }
}

function writeExceptions(layout: Layout): Uint8Array {
  const out: number[] = [];
  let handler: Block | null = null;
  let start = 0;
  const close = (end: number): void => {
    if (handler === null || end === start) return;
    // The exception, and lasti under it, are pushed by the VM itself.
    const depth = handler.startDepth - 1 - (handler.preserveLasti ? 1 : 0);
    pushItem(out, start, true);
    pushItem(out, end - start, false);
    pushItem(out, layout.blockOffsets.get(handler)!, false);
    pushItem(out, (depth << 1) | (handler.preserveLasti ? 1 : 0), false);
  };
  layout.instrs.forEach((instr, i) => {
    if (instr.except === handler) return;
    close(layout.offsets[i]!);
    start = layout.offsets[i]!;
    handler = instr.except;
  });
  close(layout.size);
  return Uint8Array.from(out);
}
