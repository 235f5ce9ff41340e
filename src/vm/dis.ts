/**
 * The text of a disassembly, byte for byte that of 3.13's `dis`: lines, labels L1 L2 …, `--` for no line, the
 * exception table at the end, `-->` before the current instruction.
 *
 * It works over DisassemblableCode, so that a CodeUnit, a code object of the heap, the trace and the stepper share it.
 * Departs from CPython only where the bytecode does: there is no EXTENDED_ARG. Mirrors Lib/dis.py.
 */
import {
  BINARY_SYMBOLS,
  CMP_OP,
  COMPARE_TO_BOOL,
  CONVERSION_NAMES,
  cacheCount,
  deopt,
  FUNCTION_ATTR_FLAGS,
  INTRINSIC_1_NAMES,
  INTRINSIC_2_NAMES,
  type Op,
  opInfo,
  opName,
} from "./opcode.js";

/** An entry of the exception table, in instruction words. */
export interface ExceptionEntry {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly target: number;
  /** Stack depth that the handler begins at. */
  readonly depth: number;
  readonly lasti: boolean;
}

/** What a disassembly needs to know of a code object. */
export interface DisassemblableCode {
  /** Instruction words, caches included; specialised opcodes are shown as their bases unless `adaptive`. */
  readonly words: ArrayLike<number>;
  /** repr() of a constant. */
  constRepr(index: number): string;
  readonly names: readonly string[];
  readonly localsplusnames: readonly string[];
  /** The line of each word, null where there is none. */
  readonly lines: readonly (number | null)[];
  readonly exceptionEntries: readonly ExceptionEntry[];
}

export interface DisOptions {
  /** Show the offset of each instruction, in CPython's bytes (two a word). */
  readonly showOffsets?: boolean;
  readonly showCaches?: boolean;
  /** Show specialised opcodes as they are. */
  readonly adaptive?: boolean;
  /** The word of the instruction to mark with `-->`. */
  readonly currentWord?: number;
}

/** One instruction, taken apart. */
export interface DisInstruction {
  /** Index of its word. */
  readonly word: number;
  readonly op: Op;
  readonly opname: string;
  /** null when the opcode has no operand. */
  readonly arg: number | null;
  /** What the operand stands for, "" if there is no more to say than its number. */
  readonly argrepr: string;
  /** Number of the label that stands here, or null. */
  readonly label: number | null;
  /** Does a new source line (or code without a line) begin here? */
  readonly startsLine: boolean;
  readonly line: number | null;
}

const OPNAME_WIDTH = 20;
const OPARG_WIDTH = 5;
const NO_LINENO = "  --";
/** Bytes that CPython has for one of our words. */
const BYTES_PER_WORD = 2;

/** The fields of inline caches, in CPython's 16-bit units: name and size. */
const CACHE_FIELDS: { readonly [name: string]: readonly (readonly [string, number])[] } = {
  LOAD_GLOBAL: [
    ["counter", 1],
    ["index", 1],
    ["module_keys_version", 1],
    ["builtin_keys_version", 1],
  ],
  LOAD_ATTR: [
    ["counter", 1],
    ["version", 2],
    ["keys_version", 2],
    ["descr", 4],
  ],
  STORE_ATTR: [
    ["counter", 1],
    ["version", 2],
    ["index", 1],
  ],
  CALL: [
    ["counter", 1],
    ["func_version", 2],
  ],
  TO_BOOL: [
    ["counter", 1],
    ["version", 2],
  ],
};
const COUNTER_ONLY: readonly (readonly [string, number])[] = [["counter", 1]];

/** The word that a jump goes to, or -1 for an instruction that does not jump. */
export function jumpTarget(words: ArrayLike<number>, word: number): number {
  const op = deopt((words[word]! & 0xff) as Op);
  const info = opInfo(op);
  if (info.jump !== true) return -1;
  const oparg = words[word]! >>> 8;
  return word + 1 + info.caches + (info.operand === "jumpBackward" ? -oparg : oparg);
}

/** Words that a jump or the exception table names, mapped to label numbers from 1, in order. */
function makeLabels(code: DisassemblableCode): Map<number, number> {
  const words = new Set<number>();
  for (const word of instructionWords(code.words)) {
    const target = jumpTarget(code.words, word);
    if (target >= 0) words.add(target);
  }
  for (const { start, end, target } of code.exceptionEntries) words.add(start).add(end).add(target);
  return new Map([...words].sort((a, b) => a - b).map((word, i) => [word, i + 1]));
}

/** The words that are instructions, caches skipped. */
function* instructionWords(words: ArrayLike<number>): Generator<number> {
  for (let word = 0; word < words.length; ) {
    yield word;
    word += 1 + cacheCount((words[word]! & 0xff) as Op);
  }
}

/** What dis prints in parentheses behind the operand. */
export function argRepr(
  code: Pick<DisassemblableCode, "constRepr" | "names" | "localsplusnames">,
  op: Op,
  arg: number,
  targetLabel: number | undefined,
): string {
  switch (opInfo(op).operand) {
    case "const":
      return code.constRepr(arg);
    case "name":
      return code.names[arg]!;
    case "fast":
    case "free":
      return code.localsplusnames[arg]!;
    case "fast2":
      return `${code.localsplusnames[arg >> 4]}, ${code.localsplusnames[arg & 15]}`;
    case "jumpForward":
    case "jumpBackward":
      return `to L${targetLabel}`;
    case "compare":
      return arg & COMPARE_TO_BOOL ? `bool(${CMP_OP[arg >> 5]})` : CMP_OP[arg >> 5]!;
    case "binary":
      return BINARY_SYMBOLS[arg]!;
    case "intrinsic1":
      return INTRINSIC_1_NAMES[arg]!;
    case "intrinsic2":
      return INTRINSIC_2_NAMES[arg]!;
    case "convert":
      return CONVERSION_NAMES[arg]!;
    case "loadGlobal":
      return code.names[arg >> 1]! + (arg & 1 ? " + NULL" : "");
    case "loadAttr":
      return code.names[arg >> 1]! + (arg & 1 ? " + NULL|self" : "");
    case "loadSuperAttr":
      return code.names[arg >> 2]! + (arg & 1 ? " + NULL|self" : "");
    case "funcAttr":
      return FUNCTION_ATTR_FLAGS.filter((_, bit) => arg & (1 << bit)).join(", ");
    default:
      return "";
  }
}

/** The instructions of a code object. */
export function disInstructions(code: DisassemblableCode, adaptive = false): DisInstruction[] {
  return listInstructions(code, makeLabels(code), adaptive);
}

function listInstructions(
  code: DisassemblableCode,
  labels: ReadonlyMap<number, number>,
  adaptive: boolean,
): DisInstruction[] {
  const instructions: DisInstruction[] = [];
  let previousLine: number | null | undefined;
  for (const word of instructionWords(code.words)) {
    const shown = (code.words[word]! & 0xff) as Op;
    const base = deopt(shown);
    const oparg = code.words[word]! >>> 8;
    const hasArg = opInfo(base).operand !== "none";
    const line = code.lines[word] ?? null;
    instructions.push({
      word,
      op: shown,
      opname: opName(adaptive ? shown : base),
      arg: hasArg ? oparg : null,
      argrepr: hasArg ? argRepr(code, base, oparg, labels.get(jumpTarget(code.words, word))) : "",
      label: labels.get(word) ?? null,
      startsLine: line !== previousLine,
      line,
    });
    previousLine = line;
  }
  return instructions;
}

interface Widths {
  readonly line: number;
  readonly label: number;
  readonly offset: number;
}

function lineWidth(instructions: readonly DisInstruction[]): number {
  let largest = 0;
  let someHaveNone = false;
  for (const { line } of instructions) {
    if (line === null) someHaveNone = true;
    else largest = Math.max(largest, line);
  }
  if (largest === 0) return 0;
  const width = Math.max(3, String(largest).length);
  return someHaveNone ? Math.max(width, NO_LINENO.length) : width;
}

function formatLine(instruction: DisInstruction, widths: Widths, isCurrent: boolean): string {
  const fields: string[] = [];
  if (widths.line > 0) {
    const text = instruction.line === null ? NO_LINENO : String(instruction.line);
    fields.push((instruction.startsLine ? text : "").padStart(widths.line));
  }
  fields.push((instruction.label === null ? "" : `L${instruction.label}:`).padStart(widths.label));
  if (widths.offset > 0) {
    fields.push(String(instruction.word * BYTES_PER_WORD).padStart(widths.offset) + "  ");
  }
  fields.push(isCurrent ? "-->" : "   ", instruction.opname.padEnd(OPNAME_WIDTH));
  if (instruction.arg !== null) {
    // A name that is too long takes from the operand's width.
    const excess = Math.max(0, instruction.opname.length - OPNAME_WIDTH);
    fields.push(String(instruction.arg).padStart(OPARG_WIDTH - excess));
    if (instruction.argrepr !== "") fields.push(`(${instruction.argrepr})`);
  }
  return fields.join(" ").replace(/\s+$/, "");
}

/** The lines of an instruction's caches: the first word of each field with its name and value. */
function cacheLines(code: DisassemblableCode, instruction: DisInstruction, widths: Widths): string[] {
  const base = deopt(instruction.op);
  if (cacheCount(base) === 0) return [];
  const lines: string[] = [];
  let word = instruction.word + 1;
  for (const [name, size] of CACHE_FIELDS[opName(base)] ?? COUNTER_ONLY) {
    for (let i = 0; i < size; i++, word++) {
      const argrepr = i === 0 ? `${name}: ${code.words[word]! >>> 0}` : "";
      const row = { ...instruction, word, opname: "CACHE", arg: 0, argrepr, label: null, startsLine: false };
      lines.push(formatLine(row, widths, false));
    }
  }
  return lines;
}

/** The disassembly of one code object; every line ends with a newline. */
export function disassemble(code: DisassemblableCode, options: DisOptions = {}): string {
  const labels = makeLabels(code);
  const instructions = listInstructions(code, labels, options.adaptive ?? false);
  const lastOffset = (code.words.length - 1) * BYTES_PER_WORD;
  const widths: Widths = {
    line: lineWidth(instructions),
    label: 4 + String(labels.size).length,
    offset: options.showOffsets ? String(Math.max(lastOffset, 9999)).length : 0,
  };
  const current = options.currentWord ?? -1;
  const out: string[] = [];
  for (const instruction of instructions) {
    const { word, startsLine } = instruction;
    if (widths.line > 0 && startsLine && word > 0) out.push("");
    const isCurrent = word <= current && current <= word + cacheCount(instruction.op);
    out.push(formatLine(instruction, widths, isCurrent));
    if (options.showCaches) out.push(...cacheLines(code, instruction, widths));
  }
  if (code.exceptionEntries.length > 0) out.push("ExceptionTable:");
  for (const { start, end, target, depth, lasti } of code.exceptionEntries) {
    const region = `L${labels.get(start)} to L${labels.get(end)} -> L${labels.get(target)}`;
    out.push(`  ${region} [${depth}]${lasti ? " lasti" : ""}`);
  }
  return out.map((line) => line + "\n").join("");
}

/** Decode co_exceptiontable. */
export function parseExceptionTable(table: Uint8Array): ExceptionEntry[] {
  const entries: ExceptionEntry[] = [];
  let at = 0;
  const varint = (): number => {
    let byte = table[at++]!;
    let value = byte & 63;
    while (byte & 64) {
      byte = table[at++]!;
      value = (value << 6) | (byte & 63);
    }
    return value;
  };
  while (at < table.length) {
    const start = varint();
    const end = start + varint();
    const target = varint();
    const depthLasti = varint();
    entries.push({ start, end, target, depth: depthLasti >> 1, lasti: (depthLasti & 1) !== 0 });
  }
  return entries;
}
