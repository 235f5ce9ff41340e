/**
 * What the compiler bundle (dist/compiler.cjs) gives: source text to compiled bytes, errors as data. Both the supervisor, which compiles the main
 * script while worker 0 starts, and workers, for imports, load it only when there is something to parse.
 */
import { compileSource } from "../compiler/compiler.js";
import { dumps } from "../compiler/marshal.js";
import { decodeSource as decode } from "../lexer/source.js";
import { parseInteractive } from "../parser/parse.js";
import { PySyntaxError } from "../parser/syntax-error.js";
import type { CompileResult, SyntaxErrorInfo } from "../runtime/host-interface.js";

/** The exports of the bundle. */
export interface CompilerBundle {
  compileToBytes(
    source: string,
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

export function compileToBytes(
  source: string,
  filename: string,
  mode: "exec" | "eval" | "single",
  optimize: number,
): CompileResult {
  try {
    const { code, warnings } = compileSource(source, filename, { mode, optimize: optimize as 0 | 1 | 2 });
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
