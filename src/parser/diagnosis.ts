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
import { Engine } from "./engine.js";
import { exprName, invalidTarget, setContext, type TargetKind } from "./targets.js";

export abstract class Diagnosis extends Engine {
  /** The second pass. */
  protected diagnosing = false;
  protected source = "";
  protected filename = "";
  protected warnings: SyntaxWarningInfo[] = [];
  protected openBrackets: readonly OpenBracket[] = [];

  // What the checks need of the grammar.
  abstract readonly expression: ParserMethod<[], ast.expr>;
  abstract readonly starExpressions: ParserMethod<[], ast.expr>;
  abstract readonly starNamedExpression: ParserMethod<[], ast.expr>;
  abstract readonly atom: ParserMethod<[], ast.expr>;
  abstract readonly comprehensions: ParserMethod<[], ast.comprehension[]>;
  abstract readonly parameters: ParserMethod<[boolean], ast.arguments_>;
  /** Operators down to `or`, operands of comparisons. */
  protected abstract disjunction(): ast.expr;
  protected abstract bitwiseOr(): ast.expr;

  /** The last line that the second pass has looked at; Infinity once it met the scanner's error. */
  protected reachedLine = 0;

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

  /** Where the source ends, as CPython's tokenizer has it: behind the last line. */
  protected endOfSource(): { line: number; column: number } {
    const lines = this.source.split("\n");
    const last = lines[lines.length - 2] ?? "";
    return { line: Math.max(1, lines.length - 1), column: new TextEncoder().encode(last).length };
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

  // Checks of the second pass

  /** A statement that is no valid assignment: each of its elements as an element of a display (`invalid_assignment`). */
  protected checkStatement(startIndex: number): void {
    const { currIdx } = this;
    this.currIdx = startIndex - 1;
    this.speculate(() => {
      this.SUBRULE(this.starNamedExpression);
      while (this.next() === T.Comma) {
        this.currIdx++;
        this.SUBRULE(this.starNamedExpression);
      }
    });
    this.currIdx = currIdx;
  }

  /** After `expr` at `startIndex`: two expressions in a row, `a if b` without `else`, `print x`. */
  protected checkExpression(startIndex: number, expr: ast.expr): void {
    const first = this.tokVector[startIndex]!;
    const second = this.tokVector[startIndex + 1]!;
    const isName = first.tokenTypeIdx === T.Name;
    const isLegacy = isName && (first.value === "print" || first.value === "exec");
    const isPrefixed = isName && (second.tokenTypeIdx === T.String || SOFT_KEYWORDS.has(first.value));
    const isLegacyName = isLegacy && this.currIdx === startIndex;
    if (!isPrefixed && !isLegacyName && this.beginsExpression()) this.checkMissingComma(expr);
    if (this.next() === T.If) this.checkMissingElse(expr);
    if (isLegacy && second.tokenTypeIdx !== T.LPar) this.checkLegacyCall(startIndex);
  }

  private beginsExpression(): boolean {
    return BEGINS_EXPRESSION[this.next()] === 1;
  }

  private checkMissingComma(left: ast.expr): void {
    const { currIdx } = this;
    this.diagnosing = false;
    const right = this.speculate(() => this.SUBRULE(this.expression));
    this.diagnosing = true;
    const after = this.peek();
    const line = after.tokenTypeIdx === T.Error ? Number.POSITIVE_INFINITY : after.startLine;
    this.reachedLine = Math.max(this.reachedLine, line);
    const isInBrackets = right !== null && this.levelAt(this.currIdx) > 0;
    this.currIdx = currIdx;
    if (isInBrackets) this.raiseBetween(left, right, "invalid syntax. Perhaps you forgot a comma?");
  }

  /** How many brackets are open after the token at `index`. */
  private levelAt(index: number): number {
    let level = 0;
    for (let i = 0; i <= index; i++) {
      const tokenKind = this.tokVector[i]!.tokenTypeIdx;
      if (tokenKind === T.LPar || tokenKind === T.LSqb || tokenKind === T.LBrace) level++;
      else if (tokenKind === T.RPar || tokenKind === T.RSqb || tokenKind === T.RBrace) level--;
    }
    return level;
  }

  private checkMissingElse(body: ast.expr): void {
    const { currIdx } = this;
    const test = this.speculate(() => {
      this.currIdx++;
      return this.disjunction();
    });
    const isComplete = test === null || this.next() === T.Else || this.next() === T.Colon;
    this.currIdx = currIdx;
    if (!isComplete) this.raiseBetween(body, test, "expected 'else' after 'if' expression");
  }

  private checkLegacyCall(startIndex: number): void {
    const { currIdx } = this;
    this.currIdx = startIndex;
    const operand = this.speculate(() => this.SUBRULE(this.starExpressions));
    this.currIdx = currIdx;
    if (operand === null) return;
    const name = this.tokVector[startIndex]!;
    const msg = `Missing parentheses in call to '${name.value}'. Did you mean ${name.value}(...)?`;
    this.raiseBetween(name, operand, msg);
  }

  /** `a = b` where only `a == b` or `a := b` can stand. */
  protected checkNamedExpression(startIndex: number, left: ast.expr): void {
    if (this.next() !== T.Equal) return;
    const { currIdx } = this;
    const first = this.tokVector[startIndex]!;
    this.currIdx++;
    const right = this.speculate(() => this.bitwiseOr());
    const isChained = this.next() === T.Equal || this.next() === T.ColonEqual;
    this.currIdx = currIdx;
    if (right === null || isChained) return;
    if (left._type === "Name" && first.tokenTypeIdx === T.Name) {
      const msg = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
      this.raiseBetween(left, right, msg);
    }
    if (!this.isBitwiseOr(startIndex)) return;
    const msg = `cannot assign to ${exprName(left)} here. Maybe you meant '==' instead of '='?`;
    this.raiseAt(left, msg);
  }

  /** What stands from `startIndex` to here is one operand of a comparison, and does not begin with a display or constant. */
  private isBitwiseOr(startIndex: number): boolean {
    const { currIdx } = this;
    this.currIdx = startIndex - 1;
    const atom = this.speculate(() => this.SUBRULE(this.atom));
    const first = this.tokVector[startIndex]!.tokenTypeIdx;
    const isBracket = first === T.LPar || first === T.LSqb;
    const isDisplay =
      (isBracket && atom !== null && this.isWholeDisplay(atom, startIndex)) ||
      first === T.True ||
      first === T.False ||
      first === T.None;
    this.currIdx = startIndex - 1;
    const operand = this.speculate(() => this.bitwiseOr());
    const isWhole = operand !== null && this.currIdx === currIdx;
    this.currIdx = currIdx;
    return isWhole && !isDisplay;
  }

  private isWholeDisplay(atom: ast.expr, startIndex: number): boolean {
    const isDisplay = atom._type === "List" || atom._type === "Tuple" || atom._type === "GeneratorExp";
    return isDisplay && atom.col_offset === this.tokVector[startIndex]!.startColumn;
  }

  /** After `(a + b`, at `:=`. */
  protected rejectNamedTarget(left: ast.expr): never {
    if (!this.diagnosing || !this.parsesAfterNext()) return this.fail();
    return this.raiseAt(left, `cannot use assignment expressions with ${exprName(left)}`);
  }

  /** Whether an expression follows the next token. */
  protected parsesAfterNext(): boolean {
    const { currIdx } = this;
    this.currIdx++;
    const expr = this.speculate(() => this.SUBRULE(this.expression));
    this.currIdx = currIdx;
    return expr !== null;
  }

  /** `1 + not 2`, `- not 2`. */
  protected rejectNot(): never {
    const before = this.currIdx < 0 ? T.EndMarker : this.last().tokenTypeIdx;
    if (!this.diagnosing || !BEFORE_NOT.has(before)) return this.fail();
    const not = this.peek();
    const operand = this.speculate(() => {
      while (this.next() === T.Not) this.currIdx++;
      return this.bitwiseOr();
    });
    if (operand === null) return this.fail();
    return this.raiseBetween(not, operand, "'not' after an operator must be parenthesized");
  }

  // Calls

  /** After `name =` in a call. */
  protected checkKeywordValue(name: Token): void {
    if (this.next() !== T.Comma && this.next() !== T.RPar) return;
    this.raiseBetween(name, this.last(), "expected argument value expression");
  }

  /** `f(a=1 for a in b)`. */
  protected checkKeywordGenerator(name: Token, equal: Token): void {
    if (this.next() !== T.For && this.next() !== T.Async) return;
    if (this.speculate(() => this.SUBRULE(this.comprehensions)) === null) return;
    this.raiseBetween(name, equal, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  }

  /** `f(1=2)`, `f(True=1)`. */
  protected checkPositional(start: Token, value: ast.expr): void {
    if (this.next() !== T.Equal || value._type === "NamedExpr") return;
    const equal = this.peek();
    const isConstant = this.last() === start && value._type === "Constant" && typeof value.value !== "string";
    const isNamed = isConstant && (value.value === null || typeof value.value === "boolean");
    if (isNamed) this.raiseBetween(start, equal, `cannot assign to ${exprName(value)}`);
    this.raiseBetween(value, equal, 'expression cannot contain assignment, perhaps you meant "=="?');
  }

  protected rejectStarAfterMapping(comma: Token): never {
    return this.raiseBetween(
      comma,
      this.last(),
      "iterable argument unpacking follows keyword argument unpacking",
    );
  }

  /** A positional argument after a keyword: the place is after all the arguments. */
  protected rejectPositional(unpacked: boolean): never {
    if (!this.diagnosing) return this.fail();
    this.speculate(() => {
      while (this.next() === T.Comma) {
        this.currIdx++;
        if (this.next() === T.Name && this.nextButOne() === T.Equal) this.currIdx += 2;
        if (this.next() === T.Star || this.next() === T.DoubleStar) this.currIdx++;
        this.SUBRULE(this.expression);
      }
    });
    const msg = "positional argument follows keyword argument";
    return this.raiseAt(this.peek(), unpacked ? `${msg} unpacking` : msg);
  }

  protected rejectBareGenerator(elt: ast.expr): never {
    if (elt._type === "Starred") return this.rejectUnpackedComprehension(elt);
    return this.raiseBetween(elt, this.last(), "Generator expression must be parenthesized");
  }

  /** After `*` with nothing to unpack. */
  protected checkStarOperand(): void {
    if (!this.beginsExpression()) this.raiseAt(this.peek(), "Invalid star expression");
  }

  // Displays and comprehensions

  protected rejectUnpackedComprehension(elt: ast.expr): never {
    return this.raiseAt(elt, "iterable unpacking cannot be used in comprehension");
  }

  protected rejectStarredGroup(elt: ast.expr): never {
    return this.raiseAt(elt, "cannot use starred expression here");
  }

  /** `[a, b for a, b in c]`. */
  protected checkComprehensionTarget(elts: ast.expr[]): void {
    const isAfterComma = this.next() === T.Comma;
    const first = isAfterComma ? this.nextButOne() : this.next();
    if ((first !== T.For && first !== T.Async) || elts.length + (isAfterComma ? 1 : 0) < 2) return;
    const comma = this.peek();
    const clauses = this.speculate(() => {
      if (isAfterComma) this.currIdx++;
      return this.SUBRULE(this.comprehensions);
    });
    if (clauses === null) return;
    const end = isAfterComma ? comma : elts[elts.length - 1]!;
    const msg = "did you forget parentheses around the comprehension target?";
    this.raiseBetween(elts[0]!, end, msg);
  }

  protected checkComprehensionIn(): void {
    if (this.next() !== T.In) this.raiseAt(this.peek(), "'in' expected after for-loop variables");
  }

  protected rejectDictUnpacking(stars: Token): never {
    return this.raiseAt(stars, "dict unpacking cannot be used in dict comprehension");
  }

  /** After `key:`. */
  protected checkDictValue(): void {
    const colon = this.last();
    if (this.next() === T.RBrace || this.next() === T.Comma) {
      this.raiseAt(colon, "expression expected after dictionary key and ':'");
    }
    if (this.next() !== T.Star) return;
    const star = this.peek();
    this.currIdx++;
    this.bitwiseOr();
    this.raiseFrom(star, "cannot use a starred expression in a dictionary value");
  }

  /** `{a: b, c}`. */
  protected rejectMissingValue(key: ast.expr): never {
    if (!this.diagnosing) return this.fail();
    const text = lineText(this.source, key.end_lineno) ?? "";
    const offset = codePointsInBytes(text, key.end_col_offset);
    const range = { lineno: key.end_lineno, offset, end_lineno: key.end_lineno, end_offset: 0 };
    const msg = "':' expected after dictionary key";
    throw new PySyntaxError("SyntaxError", msg, this.filename, range, text);
  }

  /** CPython's STARTING_FROM: to the end of the token that was looked at last, without the usual 1. */
  protected raiseFrom(from: Token | ast.Located, msg: string): never {
    if (!this.diagnosing) return this.fail();
    const start = startOf(from);
    const end = endOf(this.peek());
    return this.raiseRange("SyntaxError", start, { line: end.line, column: end.column - 1 }, msg);
  }

  // Parameters

  protected checkDefault(): void {
    if (this.next() !== T.RPar && this.next() !== T.Comma) return;
    this.raiseAt(this.last(), "expected default value expression");
  }

  /** At a parenthesis where a parameter should be. */
  protected checkParenthesizedParameter(isLambda: boolean): void {
    let index = this.currIdx + 2;
    const kindAt = () => this.tokVector[index]!.tokenTypeIdx;
    while (kindAt() === T.Name) {
      index++;
      if (kindAt() === T.Comma) index++;
    }
    if (kindAt() !== T.RPar || index === this.currIdx + 2) return;
    const what = isLambda ? "Lambda expression parameters" : "Function parameters";
    this.raiseBetween(this.peek(), this.tokVector[index]!, `${what} cannot be parenthesized`);
  }

  /** `*` must be followed by a keyword-only parameter. */
  protected checkBareStar(star: Token, isLambda: boolean): void {
    const end = isLambda ? T.Colon : T.RPar;
    const isComma = this.next() === T.Comma;
    const after = isComma ? this.nextButOne() : this.next();
    if (after !== end && !(isComma && after === T.DoubleStar)) return;
    const place = isComma ? this.tokVector[this.currIdx + 2]! : this.peek();
    this.raiseAt(isLambda ? place : star, "named arguments must follow bare *");
  }

  protected rejectSecondStar(): never {
    const after = this.nextButOne();
    if (after !== T.Name && after !== T.Comma) return this.fail();
    return this.raiseAt(this.peek(), "* argument may appear only once");
  }

  protected rejectAfterKwarg(): never {
    return this.raiseAt(this.peek(), "arguments cannot follow var-keyword argument");
  }

  protected rejectStarDefault(): never {
    return this.raiseAt(this.peek(), "var-positional argument cannot have default value");
  }

  protected rejectKwargDefault(): never {
    return this.raiseAt(this.peek(), "var-keyword argument cannot have default value");
  }

  protected rejectMissingDefault(param: ast.arg): never {
    return this.raiseAt(param, "parameter without a default follows parameter with a default");
  }

  // f-strings

  /** After the `{` of a replacement field. */
  protected checkFStringField(): void {
    const first = this.peek();
    const text = { [T.Equal]: "=", [T.Exclamation]: "!", [T.Colon]: ":", [T.RBrace]: "}" }[
      first.tokenTypeIdx as T.Equal
    ];
    if (text !== undefined) {
      this.raiseAt(first, `f-string: valid expression required before '${text}'`);
    }
    this.checkFStringLambda();
    const canBegin = this.beginsExpression() || this.next() === T.Star || this.next() === T.Yield;
    if (!canBegin) this.raiseAt(first, "f-string: expecting a valid expression after '{'");
  }

  /** `f"{lambda x: 1}"`: the `:` begins a format spec. */
  private checkFStringLambda(): void {
    if (this.next() !== T.Lambda) return;
    const { currIdx } = this;
    const lambda = this.peek();
    this.currIdx++;
    const isHeader = this.speculate(() => this.SUBRULE(this.parameters, { ARGS: [true] })) !== null;
    const colon = this.peek();
    const after = this.nextButOne();
    this.currIdx = currIdx;
    if (!isHeader || colon.tokenTypeIdx !== T.Colon) return;
    if (after !== T.FStringMiddle && after !== T.LBrace) return;
    const msg = "f-string: lambda expressions are not allowed without parentheses";
    this.raiseBetween(lambda, colon, msg);
  }

  protected checkAfterFStringValue(hasEqual: boolean): void {
    const next = this.next();
    if (next === T.Exclamation || next === T.Colon || next === T.RBrace) return;
    const expected = hasEqual ? "'!', or ':', or '}'" : "'=', or '!', or ':', or '}'";
    this.raiseAt(this.peek(), `f-string: expecting ${expected}`);
  }

  /** After the `!` of a conversion. */
  protected checkConversion(mark: Token): void {
    const name = this.peek();
    if (name.tokenTypeIdx !== T.Name) {
      const isMissing = name.tokenTypeIdx === T.Colon || name.tokenTypeIdx === T.RBrace;
      const what = isMissing ? "missing conversion character" : "invalid conversion character";
      this.raiseAt(name, `f-string: ${what}`);
      return;
    }
    if (mark.endOffset !== name.startOffset) {
      // The misspelling is CPython's.
      const msg = "f-string: conversion type must come right after the exclamanation mark";
      this.raiseRangeAtOnce(mark, name, msg);
    }
    if (!/^[sra]$/.test(name.value)) {
      const msg = `f-string: invalid conversion character '${name.value}': expected 's', 'r', or 'a'`;
      this.raiseAtOnce(name, msg);
    }
  }

  protected checkAfterConversion(): void {
    if (this.next() === T.Colon || this.next() === T.RBrace) return;
    this.raiseAt(this.peek(), "f-string: expecting ':' or '}'");
  }

  protected rejectFStringField(hasSpec: boolean): never {
    const expected = hasSpec ? "'}', or format specs" : "'}'";
    return this.raiseAt(this.peek(), `f-string: expecting ${expected}`);
  }
}

const SOFT_KEYWORDS = new Set(["match", "case", "type", "_"]);

/** 1 for the kinds that may begin an expression. */
export const BEGINS_EXPRESSION = new Uint8Array(T.End);
for (const first of [
  T.Name,
  T.Number,
  T.String,
  T.FStringStart,
  T.None,
  T.True,
  T.False,
  T.Ellipsis,
  T.LPar,
  T.LSqb,
  T.LBrace,
  T.Plus,
  T.Minus,
  T.Tilde,
  T.Not,
  T.Lambda,
  T.Await,
]) {
  BEGINS_EXPRESSION[first] = 1;
}

/** The operators after which `not` needs parentheses. */
const BEFORE_NOT = new Set<T>([T.Plus, T.Minus, T.Star, T.Slash, T.Percent, T.DoubleSlash, T.At, T.Tilde]);

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
