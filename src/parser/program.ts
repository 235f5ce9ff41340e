/**
 * One parse of one source: the two passes, and which of several errors is told.
 *
 * Mirrors _PyPegen_run_parser and _PyPegen_set_syntax_error of Parser/pegen.c and Parser/pegen_errors.c.
 */

import type { ParserMethod } from "chevrotain";
import { lineText, PySyntaxError, parserStackOverflow, type SyntaxWarningInfo } from "../lexer/errors.js";
import { type ScanResult, tokenize } from "../lexer/scanner.js";
import { T, type Token } from "../lexer/tokens.js";
import type * as ast from "./ast.js";
import { PARSE_FAILURE } from "./engine.js";
import { PythonParser } from "./statements.js";

/** Chooses the rule to start with. */
type Start<R> = (parser: PythonParser) => ParserMethod<[], R>;

/** A parser that runs programs; the others only record. */
class ProgramParser extends PythonParser {
  /** Both passes over `scan`, from `rule`. */
  parse<R>(rule: Start<R>, scan: ScanResult, filename: string): R {
    this.source = scan.source;
    this.filename = filename;
    this.warnings = scan.warnings;
    this.statementStart = 0;
    this.diagnosing = false;
    try {
      return this.run(rule(this), scan.tokens, 0);
    } catch (error) {
      if (error !== PARSE_FAILURE) throw this.translated(error, scan, 0);
    }
    const failedAt = scan.tokens[this.failedAt]!;
    if (failedAt.tokenTypeIdx === T.Error) throw scanError(scan, filename);
    if (failedAt.startOffset >= scan.source.length)
      throw this.atEnd(() => this.secondPass(rule, scan, failedAt));
    return this.secondPass(rule, scan, failedAt);
  }

  /** Marks an error at the end of the source: with more lines it might be none. */
  private atEnd(raise: () => never): unknown {
    const error = this.caught(raise);
    if (!(error instanceof PySyntaxError)) return error;
    const { type, msg, filename, text } = error;
    return new PySyntaxError(type, msg, filename, error, text, true);
  }

  private secondPass(rule: Start<unknown>, scan: ScanResult, failedAt: Token): never {
    this.diagnosing = true;
    this.reachedLine = failedAt.startLine;
    try {
      this.run(rule(this), scan.tokens, 0);
    } catch (error) {
      if (error !== PARSE_FAILURE) throw this.translated(error, scan, this.reachedLine);
    } finally {
      this.diagnosing = false;
    }
    throw this.genericError(failedAt, scan);
  }

  /** An error of the scanner further on takes precedence over one of the parser. */
  private translated(error: unknown, scan: ScanResult, reachedLine: number): unknown {
    if (error instanceof PySyntaxError) return scanErrorAfter(scan, this.filename, reachedLine) ?? error;
    if (error instanceof RangeError && /call stack/.test(error.message)) {
      return parserStackOverflow(this.filename);
    }
    return error;
  }

  private caught(raise: () => never): unknown {
    try {
      return raise();
    } catch (error) {
      return error;
    }
  }

  private genericError(at: Token, scan: ScanResult): unknown {
    if (at.tokenTypeIdx === T.Indent || at.tokenTypeIdx === T.Dedent) {
      return this.caught(() => this.unexpectedIndentation(at));
    }
    const later = scanErrorAfter(scan, this.filename, at.startLine);
    if (later === null && at.tokenTypeIdx === T.EndMarker) {
      const { line } = this.endOfSource();
      const place = { line, column: -1 };
      return this.caught(() => this.raiseRange("SyntaxError", place, place, "invalid syntax"));
    }
    return later ?? this.caught(() => this.raiseAtOnce(at, "invalid syntax"));
  }

  private unexpectedIndentation(at: Token): never {
    const isEnd = at.startOffset >= this.source.length;
    const start = isEnd ? this.endOfSource() : { line: at.startLine, column: Math.max(0, at.endColumn - 1) };
    const msg = at.tokenTypeIdx === T.Indent ? "unexpected indent" : "unexpected unindent";
    return this.raiseRange("IndentationError", start, null, msg);
  }
}

function scanError(scan: ScanResult, filename: string): PySyntaxError {
  const error = scan.error!;
  const text = lineText(scan.source, error.lineno);
  return new PySyntaxError(error.type, error.msg, filename, error, text, error.incomplete);
}

/** The scanner's error, unless it is a bracket opened at or after the line that the parser had reached. */
function scanErrorAfter(scan: ScanResult, filename: string, reachedLine: number): PySyntaxError | null {
  const { error } = scan;
  if (error === null) return null;
  if (reachedLine !== Number.POSITIVE_INFINITY) {
    if (!error.isRaised) return null;
    // In an f-string CPython sees the error only where the parser was close; this is an approximation.
    const isFar = error.lineno !== reachedLine || scan.openBrackets.some(({ char }) => char !== "{");
    if (error.isInFString && isFar) return null;
  }
  const isUnclosed = error.msg.endsWith("was never closed");
  if (isUnclosed && reachedLine <= error.lineno) return null;
  return scanError(scan, filename);
}

/** The statements that have blocks. */
const COMPOUND = new Set<ast.stmt["_type"]>([
  "FunctionDef",
  "AsyncFunctionDef",
  "ClassDef",
  "For",
  "AsyncFor",
  "While",
  "If",
  "With",
  "AsyncWith",
  "Match",
  "Try",
  "TryStar",
]);

let parser: ProgramParser | undefined;

/** The parser of this process. */
function sharedParser(): ProgramParser {
  parser ??= new ProgramParser();
  return parser;
}

export class Program {
  private readonly scan: ScanResult;
  private readonly filename: string;
  private readonly endsWithEmptyLine: boolean;

  constructor(source: string, filename: string, warnings: SyntaxWarningInfo[] | undefined) {
    this.filename = filename;
    this.endsWithEmptyLine = /[\r\n]$/.test(source);
    if (source.includes("\0")) {
      const range = { lineno: 0, offset: 0, end_lineno: 0, end_offset: 0 };
      const msg = "source code string cannot contain null bytes";
      throw new PySyntaxError("SyntaxError", msg, filename, range, null);
    }
    this.scan = tokenize(source);
    if (warnings !== undefined) {
      warnings.push(...this.scan.warnings);
      (this.scan as { warnings: SyntaxWarningInfo[] }).warnings = warnings;
    }
  }

  module(): ast.Module {
    const body = sharedParser().parse((p) => p.fileInput, this.scan, this.filename);
    return { _type: "Module", body, type_ignores: [] };
  }

  expression(): ast.Expression {
    const body = sharedParser().parse((p) => p.evalInput, this.scan, this.filename);
    return { _type: "Expression", body };
  }

  /** Null when a compound statement may go on. */
  interactive(): ast.Interactive | null {
    const body = sharedParser().parse((p) => p.interactiveInput, this.scan, this.filename);
    const last = body[body.length - 1];
    const isOpen = last !== undefined && COMPOUND.has(last._type) && !this.endsWithEmptyLine;
    return isOpen ? null : { _type: "Interactive", body };
  }
}
