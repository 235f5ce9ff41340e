/**
 * String literals and f-strings: tokens to Constant and JoinedStr nodes.
 *
 * The scanner gives an f-string as its pieces, so a replacement field is parsed with the grammar of expressions, at any depth.
 * Adjacent literals become one node. Mirrors the string part of Parser/action_helpers.c.
 */

import type { IOrAlt, ParserMethod } from "chevrotain";
import { decodeBytes, decodeEscapes, type LiteralProblems, literalParts } from "../lexer/literals.js";
import { T, type Token } from "../lexer/tokens.js";
import type * as ast from "./ast.js";
import { Diagnosis } from "./diagnosis.js";
import { kind } from "./engine.js";
import * as node from "./nodes.js";

/** A string literal (kept), or a comment. */
const STRING_OR_COMMENT =
  /("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*')|#[^\n]*/g;

/** A piece of a concatenation: a plain literal, or the values of an f-string. */
type Piece = ast.Constant | ast.JoinedStr;

export abstract class StringParts extends Diagnosis {
  /** Whether the innermost f-string is raw. */
  private isRawFString = false;
  /** Which of `warnings` are of the texts of the innermost f-string, or format spec. */
  private textWarnings: number[] = [];
  private pieceAlternatives: IOrAlt<Piece>[] | undefined;
  private textAlternatives: IOrAlt<ast.expr[]>[] | undefined;

  abstract readonly yieldOrStarExpressions: ParserMethod<[], ast.expr>;

  /** One literal, or several side by side. */
  readonly strings: ParserMethod<[], ast.expr> = this.RULE("strings", () => {
    this.pieceAlternatives ??= [
      { ALT: () => this.plainString(this.CONSUME(kind(T.String)) as Token) },
      { ALT: () => this.SUBRULE(this.fstring) },
    ];
    const alternatives = this.pieceAlternatives;
    const start = this.peek();
    if (!this.RECORDING_PHASE) {
      const first = this.OR(alternatives);
      if (this.next() !== T.String && this.next() !== T.FStringStart) {
        return first._type === "Constant" ? first : this.joined(start, this.last(), first.values);
      }
      const pieces = [first];
      while (this.next() === T.String || this.next() === T.FStringStart) {
        pieces.push(this.OR(alternatives));
      }
      return this.concatenate(start, pieces);
    }
    this.AT_LEAST_ONE(() => this.OR(alternatives));
    return node.Constant(start, start, null, null);
  });

  private plainString(token: Token): ast.Constant {
    if (this.RECORDING_PHASE) return node.Constant(token, token, "", null);
    const { source } = this;
    const parts = literalParts(source, token.startOffset, token.endOffset);
    const body = source.slice(parts.bodyStart, parts.bodyEnd);
    const problems: LiteralProblems = { error: null, warnings: [] };
    let value: string | Uint8Array = body;
    if (parts.isBytes) value = decodeBytes(body, parts.isRaw, problems);
    else if (!parts.isRaw) value = decodeEscapes(body, problems);
    if (problems.error !== null) this.raiseAtOnce(token, problems.error);
    this.warnOfEscape(token, problems);
    return node.Constant(token, token, value, parts.isUnicode ? "u" : null);
  }

  /** As CPython, of the first one only, at the literal's first line. */
  private warnOfEscape(token: Token, { warnings: [first] }: LiteralProblems): void {
    if (first === undefined) return;
    this.warnings.push({ message: first.message, lineno: token.startLine, col_offset: token.startColumn });
  }

  private concatenate(start: Token, pieces: Piece[]): ast.expr {
    const end = this.last();
    const isBytes = (piece: Piece) => piece._type === "Constant" && piece.value instanceof Uint8Array;
    const bytesCount = pieces.filter(isBytes).length;
    if (bytesCount === pieces.length) {
      const parts = pieces.map((piece) => (piece as ast.Constant).value as Uint8Array);
      return node.Constant(start, end, concatenateBytes(parts), (pieces[0] as ast.Constant).kind);
    }
    if (bytesCount > 0) this.raiseAtOnce(this.peek(), "cannot mix bytes and nonbytes literals");
    if (pieces.every((piece) => piece._type === "Constant")) {
      const text = pieces.map((piece) => piece.value as string).join("");
      return node.Constant(start, end, text, pieces[0]!.kind);
    }
    const values = pieces.flatMap((piece): ast.expr[] =>
      piece._type === "JoinedStr" ? piece.values : [piece],
    );
    return this.joined(start, end, values);
  }

  /** An f-string's values with adjacent texts made one and empty ones dropped. */
  private joined(start: Token, end: Token, values: ast.expr[]): ast.JoinedStr {
    return node.JoinedStr(start, end, mergeTexts(values));
  }

  private readonly fstring: ParserMethod<[], ast.JoinedStr> = this.RULE("fstring", () => {
    const start = this.CONSUME(kind(T.FStringStart)) as Token;
    const outerIsRaw = this.isRawFString;
    if (!this.RECORDING_PHASE) {
      this.isRawFString =
        (this.source.charCodeAt(start.startOffset + 1) | 32) === 114 ||
        (this.source.charCodeAt(start.startOffset) | 32) === 114;
    }
    const outerWarnings = this.textWarnings;
    this.textWarnings = [];
    const values = this.SUBRULE(this.fstringTexts);
    if (this.next() !== T.FStringEnd && !this.RECORDING_PHASE) this.rejectFStringField(false);
    const end = this.CONSUME(kind(T.FStringEnd)) as Token;
    this.isRawFString = outerIsRaw;
    // What is wrong in its texts is said of the line where it ends.
    for (const i of this.textWarnings) {
      this.warnings[i] = { ...this.warnings[i]!, lineno: end.startLine, col_offset: end.startColumn };
    }
    this.textWarnings = outerWarnings;
    return node.JoinedStr(start, end, values);
  });

  /** Texts and replacement fields. */
  private readonly fstringTexts: ParserMethod<[], ast.expr[]> = this.RULE("fstringTexts", () => {
    this.textAlternatives ??= [
      { ALT: () => [this.fstringText(this.CONSUME(kind(T.FStringMiddle)) as Token)] },
      { ALT: () => this.SUBRULE(this.fstringField) },
    ];
    const alternatives = this.textAlternatives;
    const values: ast.expr[] = [];
    this.MANY(() => {
      const more = this.OR(alternatives);
      if (!this.RECORDING_PHASE) values.push(...more);
    });
    return values;
  });

  private fstringText(token: Token): ast.Constant {
    let text = this.source.slice(token.startOffset, token.endOffset);
    if (!this.isRawFString && text.includes("\\")) {
      const problems: LiteralProblems = { error: null, warnings: [] };
      text = decodeEscapes(text, problems);
      if (problems.error !== null) this.raiseAtOnce(token, problems.error);
      if (problems.warnings.length > 0) this.textWarnings.push(this.warnings.length);
      this.warnOfEscape(token, problems);
    }
    return node.Constant(token, token, text, null);
  }

  /** `{x}`, `{x!r}`, `{x:>{w}}`, `{x=}`; with `=` the source text comes first. */
  private readonly fstringField: ParserMethod<[], ast.expr[]> = this.RULE("fstringField", () => {
    const open = this.CONSUME(kind(T.LBrace)) as Token;
    if (this.diagnosing) this.checkFStringField();
    const value = this.SUBRULE(this.yieldOrStarExpressions);
    const equal = this.OPTION(() => this.CONSUME(kind(T.Equal)) as Token);
    if (this.diagnosing) this.checkAfterFStringValue(equal !== undefined);
    let endOfText: Token | undefined;
    let conversion = -1;
    this.OPTION1(() => {
      const mark = this.CONSUME(kind(T.Exclamation)) as Token;
      endOfText ??= mark;
      if (!this.RECORDING_PHASE) this.checkConversion(mark);
      const name = this.CONSUME(kind(T.Name)) as Token;
      if (!this.RECORDING_PHASE) conversion = name.value.charCodeAt(0);
    });
    let spec: ast.JoinedStr | null = null;
    if (this.diagnosing && conversion >= 0) this.checkAfterConversion();
    this.OPTION2(() => {
      const colon = this.CONSUME(kind(T.Colon)) as Token;
      endOfText ??= colon;
      const specStart = this.peek();
      const outerWarnings = this.textWarnings;
      this.textWarnings = [];
      const values = this.SUBRULE(this.fstringTexts);
      this.textWarnings = outerWarnings;
      if (!this.RECORDING_PHASE) spec = this.formatSpec(colon, specStart, values);
    });
    if (this.next() !== T.RBrace && !this.RECORDING_PHASE) this.rejectFStringField(spec !== null);
    const close = this.CONSUME(kind(T.RBrace)) as Token;
    if (this.RECORDING_PHASE) return [];
    if (equal !== undefined && conversion < 0 && spec === null) conversion = 114;
    const field = node.FormattedValue(open, close, value, conversion, spec);
    if (equal === undefined) return [field];
    return [this.debugText(open, endOfText ?? close), field];
  });

  private formatSpec(colon: Token, first: Token, values: ast.expr[]): ast.JoinedStr {
    const last = this.last();
    // An empty spec has no token of its own: it stands where the field ends.
    const start = values.length === 0 ? this.peek() : first;
    const end = values.length === 0 ? this.peek() : last;
    const merged = mergeTexts(values);
    const spec = node.JoinedStr(colon, end, merged);
    spec.lineno = colon.startLine;
    spec.col_offset = colon.startColumn;
    if (values.length === 0) {
      spec.end_lineno = start.startLine;
      spec.end_col_offset = start.startColumn;
    }
    return spec;
  }

  /** The text of `x = ` in `{x = }`. */
  private debugText(open: Token, end: Token): ast.Constant {
    let text = this.source.slice(open.endOffset, end.startOffset);
    if (text.includes("#")) text = text.replace(STRING_OR_COMMENT, (_, string) => string ?? "");
    const constant = node.Constant(open, end, text, null);
    constant.col_offset = open.endColumn;
    constant.end_lineno = end.startLine;
    constant.end_col_offset = end.startColumn;
    return constant;
  }
}

function concatenateBytes(parts: Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

function mergeTexts(values: ast.expr[]): ast.expr[] {
  const result: ast.expr[] = [];
  for (const value of values) {
    const previous = result[result.length - 1];
    if (value._type !== "Constant" || previous?._type !== "Constant") {
      result.push(value);
      continue;
    }
    const merged: ast.Constant = {
      ...previous,
      value: (previous.value as string) + (value.value as string),
      end_lineno: value.end_lineno,
      end_col_offset: value.end_col_offset,
    };
    result[result.length - 1] = merged;
  }
  return result.filter((value) => value._type !== "Constant" || value.value !== "");
}
