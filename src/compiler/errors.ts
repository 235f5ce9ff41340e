/**
 * What the compiler reports: SyntaxErrors at a location, warnings, and code that is nested too deep.
 *
 * The compiler recurses as deep as the program nests, so it counts: past the limit it throws what CPython's
 * parser raises for text (MemoryError), its compiler for trees (RecursionError), and never overflows the JS stack. Chains that are only long are walked in loops.
 * Offsets are CPython's: UTF-8 bytes from 1 (its parser counts characters, its compiler bytes).
 */
import { lineText, PySyntaxError, parserStackOverflow } from "../lexer/errors.js";
import type * as ast from "../parser/ast.js";
import type { Location } from "./instruction.js";

export interface CompileWarning {
  readonly category: "SyntaxWarning" | "DeprecationWarning";
  readonly message: string;
  readonly lineno: number;
}

/** What errors need to know about the text that is being compiled. */
export interface SourceInfo {
  readonly filename: string;
  /** The text, when it is at hand; error messages quote its lines. */
  readonly source: string | undefined;
}

/** The deepest nesting of statements, expressions and patterns. */
const MAX_DEPTH = 1000;

let depth = 0;
let current: SourceInfo = { filename: "<string>", source: undefined };
let warnings: CompileWarning[] = [];

/** Begin a compilation (they do not nest); what it warns about goes to the array that comes back. */
export function beginCompilation(info: SourceInfo): CompileWarning[] {
  depth = 0;
  current = info;
  warnings = [];
  return warnings;
}

export function enterRecursion(loc: Location): void {
  if (++depth > MAX_DEPTH) throw tooDeep(loc);
}

export function leaveRecursion(): void {
  depth--;
}

export function tooDeep(loc: Location): PySyntaxError {
  if (current.source !== undefined) return parserStackOverflow(current.filename);
  const range = { lineno: loc.lineno, offset: 0, end_lineno: loc.lineno, end_offset: 0 };
  const message = "maximum recursion depth exceeded during compilation";
  return new PySyntaxError("RecursionError", message, current.filename, range, null);
}

/** A SyntaxError at a node. */
export function syntaxError(message: string, loc: Location): PySyntaxError {
  const range = {
    lineno: Math.max(loc.lineno, 0),
    offset: loc.col_offset + 1,
    end_lineno: Math.max(loc.end_lineno, 0),
    end_offset: loc.end_col_offset + 1,
  };
  const text =
    current.source === undefined || range.lineno < 1 ? null : lineText(current.source, range.lineno);
  return new PySyntaxError("SyntaxError", message, current.filename, range, text);
}

/** `__debug__` can be neither assigned nor deleted. */
export function forbiddenName(loc: Location, name: string, ctx: ast.expr_context): void {
  if (name !== "__debug__" || ctx === "Load") return;
  throw syntaxError(ctx === "Store" ? "cannot assign to __debug__" : "cannot delete __debug__", loc);
}

/** A SyntaxWarning at a node. */
export function syntaxWarning(message: string, loc: Location): void {
  warnings.push({ category: "SyntaxWarning", message, lineno: loc.lineno });
}
