/**
 * What the compiler bundle (dist/compiler.cjs) gives: source text to compiled bytes, errors as data. Both the supervisor, which compiles the main
 * script while worker 0 starts, and workers, for imports, load it only when there is something to parse.
 */
import { compile } from "../compiler/compile.js";
import { dumps } from "../compiler/marshal.js";
import type { SyntaxWarningInfo } from "../lexer/errors.js";
import { unicodeNames } from "../lexer/literals.js";
import { decodeSource as decode } from "../lexer/source.js";
import type * as ast from "../parser/ast.js";
import { parseExpression, parseInteractive, parseModule } from "../parser/parse.js";
import { PySyntaxError } from "../parser/syntax-error.js";
import type { CompileResult, ParseResult, SyntaxErrorInfo } from "../runtime/host-interface.js";
import { charNamed, provideUnicodeTable } from "../runtime/unicode-table.js";
import { readUnicodeTable } from "./node/unicode-file.js";

provideUnicodeTable(readUnicodeTable);
unicodeNames.lookup = charNamed;

/** The exports of the bundle. */
export interface CompilerBundle {
  compileToBytes(
    source: string,
    filename: string,
    mode: "exec" | "eval" | "single",
    optimize: number,
  ): CompileResult;
  parseToTree(source: string, filename: string, mode: "exec" | "eval" | "single"): ParseResult;
  compileTree(
    tree: object,
    filename: string,
    mode: "exec" | "eval" | "single",
    optimize: number,
  ): CompileResult;
  decodeSource(bytes: Uint8Array, filename: string): string | SyntaxErrorInfo;
  /** Is this the beginning of a statement that goes on (the REPL shows `...`)? */
  isIncomplete(source: string): boolean;
}

function asInfo(error: unknown): SyntaxErrorInfo {
  if (!(error instanceof PySyntaxError)) throw error;
  const { type, msg, filename, lineno, offset, end_lineno, end_offset, text } = error;
  return { type, msg, filename, lineno, offset, end_lineno, end_offset, text };
}

function parse(
  source: string,
  filename: string,
  mode: "exec" | "eval" | "single",
  warnings: SyntaxWarningInfo[],
): ast.mod {
  if (mode === "exec") return parseModule(source, filename, warnings);
  if (mode === "eval") return parseExpression(source, filename, warnings);
  const result = parseInteractive(source, filename, warnings);
  if (result.status === "complete") return result.tree;
  if (result.status === "error") throw result.error;
  // A block that its end of file cuts off: parsed as a file, it says what is missing.
  return parseModule(source, filename, warnings);
}

export function compileToBytes(
  source: string,
  filename: string,
  mode: "exec" | "eval" | "single",
  optimize: number,
): CompileResult {
  try {
    const found: SyntaxWarningInfo[] = [];
    const tree = parse(source, filename, mode, found);
    const { code, warnings } = compile(tree, { filename, mode, optimize: optimize as 0 | 1 | 2, source });
    return { ok: true, code: dumps(code), warnings: [...found, ...warnings] };
  } catch (error) {
    return { ok: false, error: asInfo(error) };
  }
}

export function parseToTree(source: string, filename: string, mode: "exec" | "eval" | "single"): ParseResult {
  try {
    return { ok: true, tree: parse(source, filename, mode, []) };
  } catch (error) {
    return { ok: false, error: asInfo(error) };
  }
}

export function compileTree(
  tree: object,
  filename: string,
  mode: "exec" | "eval" | "single",
  optimize: number,
): CompileResult {
  try {
    const options = { filename, mode, optimize: optimize as 0 | 1 | 2 };
    const { code, warnings } = compile(tree as ast.mod, options);
    return { ok: true, code: dumps(code), warnings };
  } catch (error) {
    return { ok: false, error: asInfo(error) };
  }
}

export function decodeSource(bytes: Uint8Array, filename: string): string | SyntaxErrorInfo {
  try {
    return decode(bytes, filename);
  } catch (error) {
    return asInfo(error);
  }
}

export function isIncomplete(source: string): boolean {
  try {
    return parseInteractive(source, "<stdin>").status === "incomplete";
  } catch {
    return false;
  }
}
