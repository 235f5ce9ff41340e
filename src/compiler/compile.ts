/**
 * The compiler's front door: a syntax tree, or source text, to a code object.
 *
 * fold → future imports → symbol table → code generation → flow graph → words. CPython's counterparts:
 * _PyAST_Compile in Python/compile.c, Py_CompileString.
 */

import type { SyntaxWarningInfo } from "../lexer/errors.js";
import type * as ast from "../parser/ast.js";
import { parseExpression, parseInteractive, parseModule } from "../parser/parse.js";
import type { CodeUnit } from "./code-unit.js";
import { visitExpr } from "./codegen-expressions.js";
import { visitBody, visitStatements } from "./codegen-statements.js";
import { Compiler } from "./compiler.js";
import { beginCompilation, type CompileWarning, tooDeep } from "./errors.js";
import { foldModule } from "./fold.js";
import { futureFeatures } from "./future.js";
import { makeLocation, NO_LOCATION } from "./instruction.js";
import { buildSymtable } from "./symtable-build.js";

/** As in Python's compile(): a module, an expression, one interactive statement. */
export type CompileMode = "exec" | "eval" | "single";

export interface CompileOptions {
  readonly filename: string;
  readonly mode?: CompileMode;
  /** As the -O option: 1 drops asserts, 2 docstrings too; -1 is 0. */
  readonly optimize?: -1 | 0 | 1 | 2;
  /** The text that the tree comes from, for error messages. */
  readonly source?: string;
  /** Does the code stand for what CPython has in C (CodeFlag.NATIVE)? */
  readonly isNative?: boolean;
}

export interface CompileResult {
  readonly code: CodeUnit;
  readonly warnings: readonly CompileWarning[];
}

/**
 * Compile a tree. The tree is changed (constants are folded in place), so it can be compiled only once.
 * @throws PySyntaxError
 */
export function compile(tree: ast.mod, options: CompileOptions): CompileResult {
  const warnings = beginCompilation({ filename: options.filename, source: options.source });
  try {
    return { code: compileTree(tree, options), warnings };
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(makeLocation(1, 1, 0, 0));
    throw error;
  }
}

function compileTree(tree: ast.mod, options: CompileOptions): CodeUnit {
  const optimize = options.optimize ?? -1;
  const future = futureFeatures(tree);
  foldModule(tree, optimize, future.annotations);
  const compiler = new Compiler(buildSymtable(tree, future.annotations), {
    filename: options.filename,
    optimize,
    isInteractive: tree._type === "Interactive",
    futureAnnotations: future.annotations,
    lastFutureLine: future.lastLine,
    isNative: options.isNative ?? false,
  });
  compiler.enterScope("<module>", "module", tree, 1, null);
  if (tree._type === "Module") visitBody(compiler, NO_LOCATION, tree.body);
  else if (tree._type === "Interactive") visitStatements(compiler, tree.body);
  else visitExpr(compiler, tree.body);
  return compiler.assemble(tree._type !== "Expression");
}

/**
 * Parse and compile. "single" takes exactly one statement.
 * @throws PySyntaxError
 */
export function compileSource(
  source: string,
  filename: string,
  options: Omit<CompileOptions, "filename" | "source"> = {},
): CompileResult {
  const found: SyntaxWarningInfo[] = [];
  const tree = parse(source, filename, options.mode ?? "exec", found);
  const { code, warnings } = compile(tree, { ...options, filename, source });
  const parserWarnings = found.map(
    ({ message, lineno }): CompileWarning => ({
      category: "SyntaxWarning",
      message,
      lineno,
    }),
  );
  return { code, warnings: [...parserWarnings, ...warnings] };
}

/**
 * Source text to a tree.
 * @throws PySyntaxError
 */
export function parse(
  source: string,
  filename: string,
  mode: CompileMode,
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
