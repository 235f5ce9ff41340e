/**
 * The grammar of atoms: names, literals, what stands in brackets, comprehensions, `yield`.
 *
 * Mirrors the rules from `atom` to `for_if_clause` of Grammar/python.gram.
 */

import type { IOrAlt, ParserMethod } from "chevrotain";
import { numberValue } from "../lexer/numbers.js";
import { T, type Token } from "../lexer/tokens.js";
import type * as ast from "./ast.js";
import { CallParser } from "./calls.js";
import { kind } from "./engine.js";
import * as node from "./nodes.js";
import { LEVEL, P } from "./precedence.js";

export abstract class DisplayParser extends CallParser {
  private atomAlternatives: IOrAlt<ast.expr>[] | undefined;

  abstract readonly targetList: ParserMethod<[], ast.expr>;
  abstract readonly binary: ParserMethod<[P], ast.expr>;
  protected abstract beginsElement(first: T): boolean;

  readonly atom: ParserMethod<[], ast.expr> = this.RULE("atom", () => {
    this.atomAlternatives ??= [
      {
        ALT: () => {
          const name = this.CONSUME(kind(T.Name)) as Token;
          return node.Name(name, name, name.value, "Load");
        },
      },
      { ALT: () => this.number() },
      { ALT: () => this.SUBRULE(this.strings) },
      { ALT: () => this.SUBRULE(this.group) },
      { ALT: () => this.SUBRULE(this.list) },
      { ALT: () => this.SUBRULE(this.braces) },
      { ALT: () => this.constant(this.CONSUME(kind(T.None)) as Token, null) },
      { ALT: () => this.constant(this.CONSUME(kind(T.True)) as Token, true) },
      { ALT: () => this.constant(this.CONSUME(kind(T.False)) as Token, false) },
      { ALT: () => this.constant(this.CONSUME(kind(T.Ellipsis)) as Token, { kind: "ellipsis" }) },
    ];
    return this.OR(this.atomAlternatives);
  });

  protected constant(token: Token, value: ast.ConstantValue): ast.Constant {
    return node.Constant(token, token, value, null);
  }

  protected number(): ast.Constant {
    const token = this.CONSUME(kind(T.Number)) as Token;
    if (this.RECORDING_PHASE) return this.constant(token, null);
    const value = numberValue(this.source.slice(token.startOffset, token.endOffset));
    if (typeof value === "object" && value.kind === "error") this.raiseAt(token, value.message);
    return this.constant(token, value as ast.ConstantValue);
  }

  /** `()`, `(a)`, `(a, b)`, `(yield)`, `(a for a in b)`. */
  private readonly group: ParserMethod<[], ast.expr> = this.RULE("group", () => {
    const open = this.CONSUME(kind(T.LPar)) as Token;
    let result: ast.expr | undefined;
    if (this.RECORDING_PHASE || this.next() === T.Yield) {
      result = this.OPTION(() => this.SUBRULE(this.yieldExpression));
    }
    if (result === undefined || this.RECORDING_PHASE) {
      result = this.SUBRULE(this.display, { ARGS: [open, T.RPar] });
    }
    this.CONSUME(kind(T.RPar));
    return result;
  });

  private readonly list: ParserMethod<[], ast.expr> = this.RULE("list", () => {
    const open = this.CONSUME(kind(T.LSqb)) as Token;
    const result = this.SUBRULE(this.display, { ARGS: [open, T.RSqb] });
    this.CONSUME(kind(T.RSqb));
    return result;
  });

  /** What stands between parentheses or square brackets. */
  private readonly display: ParserMethod<[Token, T], ast.expr> = this.RULE("display", (open, close) => {
    const isList = close === T.RSqb;
    const elts: ast.expr[] = [];
    if (this.next() === close) return this.sequence(open, isList, elts);
    const start = this.peek();
    this.OPTION(() => elts.push(this.SUBRULE(this.starNamedExpression)));
    if (elts.length === 0) this.fail();
    if (this.RECORDING_PHASE || this.next() === T.For || this.next() === T.Async) {
      const generators = this.OPTION1(() => this.SUBRULE(this.comprehensions));
      if (!this.RECORDING_PHASE) {
        if (elts[0]!._type === "Starred") this.rejectUnpackedComprehension(elts[0]!);
        return isList
          ? node.ListComp(open, this.peek(), elts[0]!, generators!)
          : node.GeneratorExp(open, this.peek(), elts[0]!, generators!);
      }
    }
    if (!isList && this.next() === close) {
      if (elts[0]!._type === "Starred" && start.tokenTypeIdx === T.Star) {
        this.rejectStarredGroup(elts[0]!);
      }
      return elts[0]!;
    }
    this.MANY({
      GATE: () => this.next() === T.Comma && this.beginsElement(this.nextButOne()),
      DEF: () => {
        this.CONSUME(kind(T.Comma));
        elts.push(this.SUBRULE1(this.starNamedExpression));
      },
    });
    if (this.diagnosing && isList) this.checkComprehensionTarget(elts);
    if (this.next() !== close) this.OPTION2(() => this.CONSUME1(kind(T.Comma)));
    return this.sequence(open, isList, elts);
  });

  /** A list or tuple whose closing bracket comes next. */
  private sequence(open: Token, isList: boolean, elts: ast.expr[]): ast.expr {
    const close = this.peek();
    return isList ? node.List(open, close, elts, "Load") : node.Tuple(open, close, elts, "Load");
  }

  /** `{}`, `{a}`, `{a: b}`, `{**a}` and the comprehensions. */
  private readonly braces: ParserMethod<[], ast.expr> = this.RULE("braces", () => {
    const open = this.CONSUME(kind(T.LBrace)) as Token;
    const keys: (ast.expr | null)[] = [];
    const values: ast.expr[] = [];
    const elts: ast.expr[] = [];
    let generators: ast.comprehension[] | undefined;
    let isDict = this.next() === T.RBrace;
    let stars = open;
    this.MANY({
      GATE: () => this.next() !== T.RBrace,
      DEF: () => {
        const isFirst = values.length + elts.length === 0;
        this.OR([
          {
            ALT: () => {
              if (isFirst) isDict = true;
              if (!isDict) this.fail();
              stars = this.CONSUME(kind(T.DoubleStar)) as Token;
              keys.push(null);
              values.push(this.SUBRULE(this.binary, LEVEL[P.BitOr]!));
            },
          },
          {
            ALT: () => {
              const first = this.next();
              if (isDict && first === T.Star) this.fail();
              const key = this.SUBRULE(this.starNamedExpression);
              if (isFirst) isDict = this.next() === T.Colon;
              if (isDict || this.RECORDING_PHASE) this.OPTION(() => this.dictValue(first, key, keys, values));
              if (!isDict) elts.push(key);
              if (isDict && keys.length !== values.length) this.fail();
              if (isDict && keys[keys.length - 1] !== key) this.rejectMissingValue(key);
            },
          },
        ]);
        if (isFirst && (this.next() === T.For || this.next() === T.Async)) {
          if (keys[0] === null && this.diagnosing) this.rejectDictUnpacking(stars);
          generators = this.SUBRULE(this.comprehensions);
          if (this.next() !== T.RBrace) this.fail();
        } else if (this.next() !== T.RBrace) {
          if (this.diagnosing) this.checkComprehensionTarget(elts);
          this.CONSUME(kind(T.Comma));
        }
      },
    });
    const close = this.CONSUME(kind(T.RBrace)) as Token;
    if (generators === undefined) {
      return isDict ? node.Dict(open, close, keys, values) : node.Set(open, close, elts);
    }
    if (isDict) {
      if (keys[0] === null) this.rejectDictUnpacking(stars);
      return node.DictComp(open, close, keys[0]!, values[0]!, generators);
    }
    if (elts[0]!._type === "Starred") this.rejectUnpackedComprehension(elts[0]!);
    return node.SetComp(open, close, elts[0]!, generators);
  });

  private dictValue(first: T, key: ast.expr, keys: (ast.expr | null)[], values: ast.expr[]): void {
    const isNamed = key._type === "NamedExpr" && first === T.Name;
    if (key._type === "Starred" || isNamed) this.fail();
    this.CONSUME(kind(T.Colon));
    if (this.diagnosing) this.checkDictValue();
    keys.push(key);
    values.push(this.SUBRULE(this.expression));
  }

  /** `for x in y if z`, several. */
  readonly comprehensions: ParserMethod<[], ast.comprehension[]> = this.RULE("comprehensions", () => {
    const result: ast.comprehension[] = [];
    this.AT_LEAST_ONE(() => {
      const isAsync = this.OPTION(() => this.CONSUME(kind(T.Async))) === undefined ? 0 : 1;
      this.CONSUME(kind(T.For));
      const target = this.SUBRULE(this.targetList);
      this.checkForTarget(target);
      if (this.diagnosing) this.checkComprehensionIn();
      this.CONSUME(kind(T.In));
      const iter = this.SUBRULE(this.binary, LEVEL[P.Or]!);
      const ifs: ast.expr[] = [];
      this.MANY(() => {
        this.CONSUME(kind(T.If));
        ifs.push(this.SUBRULE1(this.binary, LEVEL[P.Or]!));
      });
      result.push({ _type: "comprehension", target, iter, ifs, is_async: isAsync });
    });
    return result;
  });

  readonly yieldExpression: ParserMethod<[], ast.expr> = this.RULE("yieldExpression", () => {
    const start = this.CONSUME(kind(T.Yield)) as Token;
    if (this.RECORDING_PHASE || this.next() === T.From) {
      const value = this.OPTION(() => {
        this.CONSUME(kind(T.From));
        return this.SUBRULE(this.expression);
      });
      if (!this.RECORDING_PHASE) return node.YieldFrom(start, this.last(), value!);
    }
    const value = this.OPTION1(() => this.SUBRULE(this.starExpressions)) ?? null;
    return node.Yield(start, this.last(), value);
  });

  /** `yield`, or a list of expressions: what stands right of `=`. */
  readonly yieldOrStarExpressions: ParserMethod<[], ast.expr> = this.RULE("yieldOrStarExpressions", () =>
    this.OR([
      { ALT: () => this.SUBRULE(this.yieldExpression) },
      { ALT: () => this.SUBRULE(this.starExpressions) },
    ]),
  );
}
