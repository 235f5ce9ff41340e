/**
 * The grammar of `match` patterns.
 *
 * Mirrors the pattern part of Grammar/python.gram.
 */

import type { ParserMethod } from "chevrotain";
import { T, type Token } from "../lexer/tokens.js";
import type * as ast from "./ast.js";
import { kind } from "./engine.js";
import { ExpressionParser } from "./expressions.js";
import * as node from "./nodes.js";

/** 1 for the kinds that may begin a pattern (without `*`). */
const BEGINS_PATTERN = new Uint8Array(T.End);
for (const first of [
  T.Name,
  T.Number,
  T.Minus,
  T.String,
  T.FStringStart,
  T.None,
  T.True,
  T.False,
  T.LPar,
  T.LSqb,
  T.LBrace,
]) {
  BEGINS_PATTERN[first] = 1;
}

export abstract class PatternParser extends ExpressionParser {
  /** What follows `case`: one pattern, or a sequence without brackets. */
  readonly topPattern: ParserMethod<[], ast.pattern> = this.RULE("topPattern", () => {
    const start = this.peek();
    const first = this.SUBRULE(this.starPattern);
    const isSequence = this.next() === T.Comma || first._type === "MatchStar";
    if (!isSequence && !this.RECORDING_PHASE) return first;
    const patterns = [first];
    if (this.next() !== T.Comma) this.fail();
    this.MANY({
      GATE: () => this.next() === T.Comma && this.beginsPattern(this.nextButOne()),
      DEF: () => {
        this.CONSUME(kind(T.Comma));
        patterns.push(this.SUBRULE1(this.starPattern));
      },
    });
    this.OPTION(() => this.CONSUME1(kind(T.Comma)));
    return node.MatchSequence(start, this.last(), patterns);
  });

  private beginsPattern(first: T): boolean {
    return BEGINS_PATTERN[first] === 1 || first === T.Star;
  }

  /** `*name` or a pattern. */
  private readonly starPattern: ParserMethod<[], ast.pattern> = this.RULE("starPattern", () =>
    this.OR([
      {
        ALT: () => {
          const star = this.CONSUME(kind(T.Star)) as Token;
          const name = this.CONSUME(kind(T.Name)) as Token;
          return node.MatchStar(star, name, name.value === "_" ? null : name.value) as ast.pattern;
        },
      },
      { ALT: () => this.SUBRULE(this.pattern) },
    ]),
  );

  /** `a | b as name`. */
  private readonly pattern: ParserMethod<[], ast.pattern> = this.RULE("pattern", () => {
    const start = this.peek();
    const alternatives = [this.SUBRULE(this.closedPattern)];
    this.MANY(() => {
      this.CONSUME(kind(T.VBar));
      alternatives.push(this.SUBRULE1(this.closedPattern));
    });
    const whole =
      alternatives.length === 1 ? alternatives[0]! : node.MatchOr(start, this.last(), alternatives);
    return (
      this.OPTION(() => {
        this.CONSUME(kind(T.As));
        if (!this.RECORDING_PHASE) this.checkPatternTarget();
        const name = this.CONSUME(kind(T.Name)) as Token;
        return node.MatchAs(start, name, whole, name.value);
      }) ?? whole
    );
  });

  /** `as` must be followed by a name other than `_`. */
  private checkPatternTarget(): void {
    const target = this.peek();
    const isName = target.tokenTypeIdx === T.Name;
    if (isName && target.value !== "_") return;
    if (isName) this.raiseAt(target, "cannot use '_' as a target");
    if (!this.diagnosing) return;
    const expr = this.speculate(() => this.SUBRULE(this.expression));
    if (expr !== null) this.raiseAtOnce(expr, "invalid pattern target");
  }

  private readonly closedPattern: ParserMethod<[], ast.pattern> = this.RULE("closedPattern", () =>
    this.OR<ast.pattern>([
      { ALT: () => this.SUBRULE(this.namePattern) },
      { ALT: () => this.SUBRULE(this.numberPattern) },
      { ALT: () => this.SUBRULE(this.stringPattern) },
      { ALT: () => this.singleton(this.CONSUME(kind(T.None)) as Token, null) },
      { ALT: () => this.singleton(this.CONSUME(kind(T.True)) as Token, true) },
      { ALT: () => this.singleton(this.CONSUME(kind(T.False)) as Token, false) },
      { ALT: () => this.SUBRULE(this.bracketPattern) },
      { ALT: () => this.SUBRULE(this.mappingPattern) },
    ]),
  );

  private singleton(token: Token, value: null | boolean): ast.pattern {
    return node.MatchSingleton(token, token, value);
  }

  /** A capture, `_`, a dotted name, or a class with its arguments. */
  private readonly namePattern: ParserMethod<[], ast.pattern> = this.RULE("namePattern", () => {
    const name = this.CONSUME(kind(T.Name)) as Token;
    let value: ast.expr = node.Name(name, name, name.value, "Load");
    this.MANY(() => {
      this.CONSUME(kind(T.Dot));
      const attr = this.CONSUME1(kind(T.Name)) as Token;
      value = node.Attribute(name, attr, value, attr.value, "Load");
    });
    const withArguments = this.OPTION(() => this.SUBRULE(this.classPattern, { ARGS: [name, value] }));
    if (withArguments !== undefined) return withArguments;
    if (this.last() !== name) return node.MatchValue(name, this.last(), value);
    return node.MatchAs(name, name, null, name.value === "_" ? null : name.value);
  });

  private readonly classPattern: ParserMethod<[Token, ast.expr], ast.pattern> = this.RULE(
    "classPattern",
    (start, cls) => {
      const patterns: ast.pattern[] = [];
      const attributes: string[] = [];
      const attributePatterns: ast.pattern[] = [];
      this.CONSUME(kind(T.LPar));
      this.MANY({
        GATE: () => this.next() !== T.RPar,
        DEF: () => {
          const isKeyword = this.next() === T.Name && this.nextButOne() === T.Equal;
          if (isKeyword) {
            attributes.push((this.CONSUME(kind(T.Name)) as Token).value);
            this.CONSUME(kind(T.Equal));
            attributePatterns.push(this.SUBRULE(this.pattern));
          } else {
            const first = this.SUBRULE1(this.pattern);
            if (attributes.length > 0) this.rejectPositionalPattern(first);
            patterns.push(first);
          }
          if (this.next() !== T.RPar) this.CONSUME(kind(T.Comma));
        },
      });
      const close = this.CONSUME(kind(T.RPar)) as Token;
      return node.MatchClass(start, close, cls, patterns, attributes, attributePatterns);
    },
  );

  /** The range goes to the last of the positional patterns in this row. */
  private rejectPositionalPattern(first: ast.pattern): never {
    if (!this.diagnosing) this.fail();
    let last = first;
    while (this.next() === T.Comma && this.beginsPattern(this.nextButOne())) {
      const isKeyword = this.tokVector[this.currIdx + 3]!.tokenTypeIdx === T.Equal;
      if (isKeyword) break;
      const more = this.speculate(() => {
        this.currIdx++;
        return this.SUBRULE(this.pattern);
      });
      if (more === null) break;
      last = more;
    }
    return this.raiseBetween(first, last, "positional patterns follow keyword patterns");
  }

  /** `-1`, `1`, `1 + 2j`. */
  private readonly numberPattern: ParserMethod<[], ast.pattern> = this.RULE("numberPattern", () => {
    const value = this.SUBRULE(this.signedNumber);
    return node.MatchValue(this.firstTokenOf(value), this.last(), value);
  });

  /** The token that a node that was just made begins with: a number pattern has four tokens at most. */
  private firstTokenOf(value: ast.expr): Token {
    let index = this.currIdx;
    while (index > 0) {
      const token = this.tokVector[index]!;
      if (token.startLine === value.lineno && token.startColumn === value.col_offset) return token;
      index--;
    }
    return this.tokVector[index]!;
  }

  private readonly signedNumber: ParserMethod<[], ast.expr> = this.RULE("signedNumber", () => {
    const start = this.peek();
    const minus = this.OPTION(() => this.CONSUME(kind(T.Minus)) as Token);
    const number = this.number();
    const real = minus === undefined ? number : node.UnaryOp(start, this.last(), "USub", number);
    if (this.next() !== T.Plus && this.next() !== T.Minus) return real;
    const op = this.next() === T.Plus ? "Add" : "Sub";
    if (isComplex(number)) this.raiseAt(real, "real number required in complex literal");
    this.currIdx++;
    const imaginary = this.number();
    if (!isComplex(imaginary)) this.raiseAt(imaginary, "imaginary number required in complex literal");
    return node.BinOp(start, this.last(), real, op, imaginary);
  });

  private readonly stringPattern: ParserMethod<[], ast.pattern> = this.RULE("stringPattern", () => {
    const start = this.peek();
    const value = this.SUBRULE(this.strings);
    return node.MatchValue(start, this.last(), value);
  });

  /** `(a)`, `(a, b)`, `[a]`, `[]`. */
  private readonly bracketPattern: ParserMethod<[], ast.pattern> = this.RULE("bracketPattern", () => {
    const close = this.next() === T.LPar ? T.RPar : T.RSqb;
    const open = this.OR([
      { ALT: () => this.CONSUME(kind(T.LPar)) },
      { ALT: () => this.CONSUME(kind(T.LSqb)) },
    ]) as Token;
    const patterns: ast.pattern[] = [];
    let hasComma = false;
    this.MANY({
      GATE: () => this.next() !== close,
      DEF: () => {
        patterns.push(this.SUBRULE(this.starPattern));
        if (this.next() !== close) {
          this.CONSUME(kind(T.Comma));
          hasComma = true;
        }
      },
    });
    const end = this.OR1([
      { ALT: () => this.CONSUME(kind(T.RPar)) },
      { ALT: () => this.CONSUME(kind(T.RSqb)) },
    ]) as Token;
    const isGroup = close === T.RPar && patterns.length === 1 && !hasComma;
    if (isGroup && patterns[0]!._type === "MatchStar") this.fail();
    return isGroup ? patterns[0]! : node.MatchSequence(open, end, patterns);
  });

  private readonly mappingPattern: ParserMethod<[], ast.pattern> = this.RULE("mappingPattern", () => {
    const keys: ast.expr[] = [];
    const patterns: ast.pattern[] = [];
    let rest: string | null = null;
    const open = this.CONSUME(kind(T.LBrace)) as Token;
    this.MANY({
      GATE: () => this.next() !== T.RBrace,
      DEF: () => {
        if (rest !== null) this.fail();
        this.OR([
          {
            ALT: () => {
              this.CONSUME(kind(T.DoubleStar));
              const name = this.CONSUME(kind(T.Name)) as Token;
              if (name.value === "_") this.fail();
              rest = name.value;
            },
          },
          {
            ALT: () => {
              keys.push(this.SUBRULE(this.mappingKey));
              this.CONSUME(kind(T.Colon));
              patterns.push(this.SUBRULE(this.pattern));
            },
          },
        ]);
        if (this.next() !== T.RBrace) this.CONSUME(kind(T.Comma));
      },
    });
    const close = this.CONSUME(kind(T.RBrace)) as Token;
    return node.MatchMapping(open, close, keys, patterns, rest);
  });

  private readonly mappingKey: ParserMethod<[], ast.expr> = this.RULE("mappingKey", () =>
    this.OR<ast.expr>([
      { ALT: () => this.SUBRULE(this.signedNumber) },
      { ALT: () => this.SUBRULE(this.strings) },
      { ALT: () => this.constant(this.CONSUME(kind(T.None)) as Token, null) },
      { ALT: () => this.constant(this.CONSUME(kind(T.True)) as Token, true) },
      { ALT: () => this.constant(this.CONSUME(kind(T.False)) as Token, false) },
      {
        ALT: () => {
          const name = this.CONSUME(kind(T.Name)) as Token;
          let value: ast.expr = node.Name(name, name, name.value, "Load");
          this.AT_LEAST_ONE(() => {
            this.CONSUME(kind(T.Dot));
            const attr = this.CONSUME1(kind(T.Name)) as Token;
            value = node.Attribute(name, attr, value, attr.value, "Load");
          });
          return value;
        },
      },
    ]),
  );
}

function isComplex(number: ast.Constant): boolean {
  const { value } = number;
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "complex";
}
