/**
 * What to say about a program that does not parse.
 *
 * The first pass only finds out that a token fits nowhere. A second pass over the same statement, with `diagnosing` on, then makes the
 * checks below while it parses: they know the usual mistakes and raise the error that names one. If none does, it is
 * "invalid syntax" at the token that stopped the first pass. This is CPython's scheme, whose `invalid_` rules these are.
 */

import type { ParserMethod } from "chevrotain";
import {
  codePointsInBytes,
  lineText,
  PySyntaxError,
  type SyntaxErrorType,
  type SyntaxWarningInfo,
} from "../lexer/errors.js";
import type { OpenBracket } from "../lexer/scanner.js";
import { T, Token } from "../lexer/tokens.js";
import type * as ast from "./ast.js";
import { Engine, PARSE_FAILURE } from "./engine.js";
import { exprName, invalidTarget, setContext, type TargetKind } from "./targets.js";

export abstract class Diagnosis extends Engine {
  /** The second pass. */
  protected diagnosing = false;
  protected source = "";
  protected filename = "";
  protected warnings: SyntaxWarningInfo[] = [];
  protected openBrackets: readonly OpenBracket[] = [];

  abstract readonly expression: ParserMethod<[], ast.expr>;

  // Raising

  protected raiseRange(
    type: SyntaxErrorType,
    start: { line: number; column: number },
    end: { line: number; column: number } | null,
    msg: string,
  ): never {
    const text = lineText(this.source, start.line);
    const offset = codePointsInBytes(text ?? "", start.column) + 1;
    let endOffset = -1;
    if (end !== null) {
      const endText = end.line === start.line ? text : lineText(this.source, end.line);
      endOffset = codePointsInBytes(endText ?? "", end.column) + 1;
    }
    const range = {
      lineno: start.line,
      offset,
      end_lineno: end === null ? start.line : end.line,
      end_offset: endOffset,
    };
    throw new PySyntaxError(type, msg, this.filename, range, text);
  }

  /** Raises in the second pass; in the first one only fails. */
  protected raiseAt(at: Token | ast.Located, msg: string): never {
    if (!this.diagnosing) return this.fail();
    return this.raiseAtOnce(at, msg);
  }

  protected raiseBetween(from: Token | ast.Located, to: Token | ast.Located, msg: string): never {
    if (!this.diagnosing) return this.fail();
    return this.raiseRangeAtOnce(from, to, msg);
  }

  /** Raises in either pass. */
  protected raiseAtOnce(at: Token | ast.Located, msg: string): never {
    return this.raiseRange("SyntaxError", startOf(at), endOf(at), msg);
  }

  protected raiseRangeAtOnce(from: Token | ast.Located, to: Token | ast.Located, msg: string): never {
    return this.raiseRange("SyntaxError", startOf(from), endOf(to), msg);
  }

  // Targets

  /** Turns an expression into a target. */
  protected toTarget(expr: ast.expr, target: TargetKind): void {
    const bad = invalidTarget(expr, target);
    if (bad !== null) {
      this.raiseAt(bad, `cannot ${target === "del" ? "delete" : "assign to"} ${exprName(bad)}`);
    }
    setContext(expr, target === "del" ? "Del" : "Store");
  }

  protected checkForTarget(target: ast.expr): void {
    if (!this.RECORDING_PHASE) this.toTarget(target, "for");
  }

  protected checkExpression(_start: number, _expr: ast.expr): void {}
  protected checkNamedExpression(_start: Token, _left: ast.expr): void {}
  protected checkKeywordValue(_name: Token): void {}
  protected checkKeywordGenerator(_name: Token): void {}
  protected checkComprehensionTarget(_elts: ast.expr[]): void {}
  protected checkDictValue(): void {}
  protected checkDefault(_isLambda: boolean): void {}
  protected checkFStringField(): void {}
  protected checkAfterFStringValue(_hasEqual: boolean): void {}
  protected checkConversion(_mark: Token): void {}
  protected checkAfterConversion(): void {}
  protected rejectFStringField(): never {
    this.fail();
  }
  protected rejectNamedTarget(left: ast.expr): never {
    return this.raiseAt(left, `cannot use assignment expressions with ${exprName(left)}`);
  }
  protected rejectNot(): never {
    this.fail();
  }
  protected rejectStarAfterMapping(_star: Token): never {
    this.fail();
  }
  protected rejectPositional(_unpacked: boolean): never {
    this.fail();
  }
  protected rejectBareGenerator(_start: Token, _elt: ast.expr, _g: ast.comprehension[]): never {
    this.fail();
  }
  protected rejectUnpackedComprehension(elt: ast.expr): never {
    return this.raiseAt(elt, "iterable unpacking cannot be used in comprehension");
  }
  protected rejectDictUnpacking(_value: ast.expr): never {
    this.fail();
  }
  protected rejectDictKey(): never {
    this.fail();
  }
  protected rejectMissingValue(_key: ast.expr): never {
    this.fail();
  }
  protected rejectStarredGroup(elt: ast.expr): never {
    return this.raiseAt(elt, "cannot use starred expression here");
  }
  protected rejectBareStar(_star: Token): never {
    this.fail();
  }
  protected rejectAfterKwarg(): never {
    this.fail();
  }
  protected rejectSecondStar(): never {
    this.fail();
  }
  protected rejectStarDefault(): never {
    this.fail();
  }
  protected rejectKwargDefault(): never {
    this.fail();
  }
  protected rejectMissingDefault(_param: ast.arg): never {
    this.fail();
  }
}

function startOf(at: Token | ast.Located): { line: number; column: number } {
  return at instanceof Token
    ? { line: at.startLine, column: at.startColumn }
    : { line: at.lineno, column: at.col_offset };
}

function endOf(at: Token | ast.Located): { line: number; column: number } {
  return at instanceof Token
    ? { line: at.endLine, column: at.endColumn }
    : { line: at.end_lineno, column: at.end_col_offset };
}

export { PARSE_FAILURE, T };
