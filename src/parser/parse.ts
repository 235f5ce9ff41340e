/**
 * The parser's front door: source text to a tree, or a PySyntaxError.
 *
 * The parser is made at the first call, since recording the grammar takes a few milliseconds.
 */

import { PySyntaxError, type SyntaxWarningInfo } from "../lexer/errors.js";
import type * as ast from "./ast.js";
import { Program } from "./program.js";

/**
 * Parses a file.
 *
 * @param warnings gets the SyntaxWarnings, if given
 * @throws PySyntaxError
 */
export function parseModule(source: string, filename: string, warnings?: SyntaxWarningInfo[]): ast.Module {
  return new Program(source, filename, warnings).module();
}

/**
 * Parses the operand of `eval`; leading blanks are the caller's affair, as in CPython.
 *
 * @throws PySyntaxError
 */
export function parseExpression(
  source: string,
  filename: string,
  warnings?: SyntaxWarningInfo[],
): ast.Expression {
  return new Program(source, filename, warnings).expression();
}

/** What the prompt does next: run a tree, ask for another line, or print an error. */
export type InteractiveResult =
  | { readonly status: "complete"; readonly tree: ast.Interactive }
  | { readonly status: "incomplete" }
  | { readonly status: "error"; readonly error: PySyntaxError };

/**
 * Parses what was typed at the prompt so far ("single" mode, with codeop's question whether it is complete).
 *
 * The lines come joined by "\\n", so a source that ends with "\\n" ends with an empty line; a compound
 * statement is complete only then.
 */
export function parseInteractive(
  source: string,
  filename: string,
  warnings?: SyntaxWarningInfo[],
): InteractiveResult {
  try {
    const tree = new Program(source, filename, warnings).interactive();
    return tree === null ? { status: "incomplete" } : { status: "complete", tree };
  } catch (error) {
    if (!(error instanceof PySyntaxError)) throw error;
    return error.incomplete ? { status: "incomplete" } : { status: "error", error };
  }
}
