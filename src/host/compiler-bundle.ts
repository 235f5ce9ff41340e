/**
 * What the compiler bundle (dist/compiler.cjs) gives: source text to compiled bytes, errors as data. Both the supervisor, which compiles the main
 * script while worker 0 starts, and workers, for imports, load it only when there is something to parse.
 */
import { type CompileMode, compile, compileSource, parse } from "../compiler/compile.js";
import { dumps } from "../compiler/marshal.js";
import { unicodeNames } from "../lexer/literals.js";
import { decodeSource as decode } from "../lexer/source.js";
import type * as ast from "../parser/ast.js";
import { parseInteractive } from "../parser/parse.js";
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
    mode: CompileMode,
    optimize: number,
    isNative?: boolean,
  ): CompileResult;
  parseToTree(source: string, filename: string, mode: CompileMode): ParseResult;
  compileTree(tree: object, filename: string, mode: CompileMode, optimize: number): CompileResult;
  decodeSource(bytes: Uint8Array, filename: string): string | SyntaxErrorInfo;
  /** Is this the beginning of a statement that goes on (the REPL shows `...`)? */
  isIncomplete(source: string): boolean;
}

function asInfo(error: unknown): SyntaxErrorInfo {
  if (!(error instanceof PySyntaxError)) throw error;
  const { type, msg, filename, lineno, offset, end_lineno, end_offset, text } = error;
  return { type, msg, filename, lineno, offset, end_lineno, end_offset, text };
}

export function compileToBytes(
  source: string,
  filename: string,
  mode: CompileMode,
  optimize: number,
  isNative = false,
): CompileResult {
  try {
    const options = { mode, optimize: optimize as 0 | 1 | 2, isNative };
    const { code, warnings } = compileSource(source, filename, options);
    return { ok: true, code: dumps(code), warnings };
  } catch (error) {
    return { ok: false, error: asInfo(error) };
  }
}

export function parseToTree(source: string, filename: string, mode: CompileMode): ParseResult {
  try {
    return { ok: true, tree: parse(source, filename, mode, []) };
  } catch (error) {
    return { ok: false, error: asInfo(error) };
  }
}

export function compileTree(
  tree: object,
  filename: string,
  mode: CompileMode,
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
