/**
 * The grammar of expressions.
 *
 * All binary operators are one rule, by precedence climbing. A choice that one token decides is Chevrotain's OR or OPTION;
 * a test on the hot path in plain code (`if (IS_TRAILER[...])`) only saves calling a construct that would do nothing, and
 * is open while Chevrotain records. Targets are parsed as expressions and converted afterwards (targets.ts).
 *
 * Mirrors the expression half of Grammar/python.gram.
 */

import type { IOrAlt, ParserMethod } from "chevrotain";
import { T, type Token } from "../lexer/tokens.js";
import type * as ast from "./ast.js";
import { BEGINS_EXPRESSION } from "./diagnosis.js";
import { DisplayParser } from "./displays.js";
import { kind } from "./engine.js";
import * as node from "./nodes.js";
import { IS_PREFIX, LEVEL, OPERATORS, P, PRECEDENCE } from "./precedence.js";

const IS_TRAILER = new Uint8Array(T.End);

for (const trailer of [T.Dot, T.LPar, T.LSqb]) IS_TRAILER[trailer] = 1;
type Alternatives<R> = IOrAlt<R>[];

export abstract class ExpressionParser extends DisplayParser {
  private unaryNames: Partial<Record<T, ast.unaryop>> = {
    [T.Plus]: "UAdd",
    [T.Minus]: "USub",
    [T.Tilde]: "Invert",
    [T.Not]: "Not",
  };
  private operatorAlternatives: Alternatives<string> | undefined;

  // Lists of expressions

  /** `a, *b, c`: a tuple when there is a comma. For the right side of `=`, `return`, `for x in`, a statement. */
  readonly starExpressions: ParserMethod<[], ast.expr> = this.RULE("starExpressions", () => {
    const start = this.peek();
    const first = this.SUBRULE(this.starExpression);
    return this.RECORDING_PHASE || this.next() === T.Comma
      ? this.SUBRULE(this.tupleTail, { ARGS: [start, first, this.starExpression] })
      : first;
  });

  /** The targets of `for` and of a comprehension: no comparison, since `in` ends them. */
  readonly targetList: ParserMethod<[], ast.expr> = this.RULE("targetList", () => {
    const start = this.peek();
    const first = this.SUBRULE(this.starTarget);
    return this.RECORDING_PHASE || this.next() === T.Comma
      ? this.SUBRULE(this.tupleTail, { ARGS: [start, first, this.starTarget] })
      : first;
  });

  /** The rest of a tuple without parentheses. */
  private readonly tupleTail: ParserMethod<[Token, ast.expr, ParserMethod<[], ast.expr>], ast.expr> =
    this.RULE("tupleTail", (start, first, element) => {
      const elts = [first];
      this.MANY({
        GATE: () => this.next() === T.Comma && this.beginsElement(this.nextButOne()),
        DEF: () => {
          this.CONSUME(kind(T.Comma));
          elts.push(this.SUBRULE(this.RECORDING_PHASE ? this.starExpression : element));
        },
      });
      this.OPTION(() => this.CONSUME2(kind(T.Comma)));
      return node.Tuple(start, this.last(), elts, "Load");
    });

  protected beginsElement(first: T): boolean {
    return BEGINS_EXPRESSION[first] === 1 || first === T.Star;
  }

  /** `*a` or `a`. */
  readonly starExpression: ParserMethod<[], ast.expr> = this.RULE("starExpression", () => {
    if (this.next() !== T.Star && !this.RECORDING_PHASE) return this.SUBRULE(this.expression);
    return this.OR([
      { ALT: () => this.SUBRULE(this.starred) },
      { ALT: () => this.SUBRULE1(this.expression) },
    ]);
  });

  protected readonly starTarget: ParserMethod<[], ast.expr> = this.RULE("starTarget", () =>
    this.OR([
      { ALT: () => this.SUBRULE(this.starred) },
      { ALT: () => this.SUBRULE(this.binary, LEVEL[P.BitOr]!) },
    ]),
  );

  /** `*a` or `a` or `a := b`: an element of a display. */
  readonly starNamedExpression: ParserMethod<[], ast.expr> = this.RULE("starNamedExpression", () => {
    if (this.next() !== T.Star && !this.RECORDING_PHASE) return this.SUBRULE(this.namedExpression);
    return this.OR([
      { ALT: () => this.SUBRULE(this.starred, { ARGS: [true] }) },
      { ALT: () => this.SUBRULE1(this.namedExpression) },
    ]);
  });

  private readonly starred: ParserMethod<[boolean?], ast.expr> = this.RULE("starred", (isElement) => {
    const star = this.CONSUME(kind(T.Star)) as Token;
    if (this.diagnosing && isElement) this.checkStarOperand();
    const value = this.SUBRULE(this.binary, LEVEL[P.BitOr]!);
    return node.Starred(star, this.last(), value, "Load");
  });

  /** `a` or `a := b`; an argument of a call has checks of its own. */
  readonly namedExpression: ParserMethod<[boolean?], ast.expr> = this.RULE(
    "namedExpression",
    (isArgument) => {
      const startIndex = this.currIdx + 1;
      const start = this.peek();
      const left = this.SUBRULE(this.expression);
      if (this.next() !== T.ColonEqual && !this.RECORDING_PHASE) {
        if (this.diagnosing && !isArgument) this.checkNamedExpression(startIndex, left);
        return left;
      }
      return this.OPTION(() => {
        if (left._type !== "Name" || start.tokenTypeIdx !== T.Name) this.rejectNamedTarget(left);
        this.CONSUME(kind(T.ColonEqual));
        const value = this.SUBRULE1(this.expression);
        if (!this.RECORDING_PHASE) left.ctx = "Store";
        return node.NamedExpr(start, this.last(), left, value);
      })!;
    },
  );

  // One expression

  /** A conditional expression, a lambda, or less. */
  readonly expression: ParserMethod<[], ast.expr> = this.RULE("expression", () => {
    if (this.RECORDING_PHASE || this.next() === T.Lambda) {
      return this.OR([
        { ALT: () => this.SUBRULE(this.lambda) },
        { ALT: () => this.SUBRULE(this.conditional) },
      ]);
    }
    const start = this.peek();
    const startIndex = this.currIdx + 1;
    const body = this.SUBRULE(this.binary, LEVEL[P.Or]!);
    if (this.diagnosing) this.checkExpression(startIndex, body);
    if (this.next() !== T.If) return body;
    if (!this.diagnosing) return this.SUBRULE(this.conditionalTail, { ARGS: [start, body] });
    return this.speculate(() => this.SUBRULE(this.conditionalTail, { ARGS: [start, body] })) ?? body;
  });

  private readonly conditional: ParserMethod<[], ast.expr> = this.RULE("conditional", () => {
    const start = this.peek();
    const body = this.SUBRULE(this.binary, LEVEL[P.Or]!);
    return this.OPTION(() => this.SUBRULE(this.conditionalTail, { ARGS: [start, body] })) ?? body;
  });

  private readonly conditionalTail: ParserMethod<[Token, ast.expr], ast.expr> = this.RULE(
    "conditionalTail",
    (start, body) => {
      this.CONSUME(kind(T.If));
      const test = this.SUBRULE(this.binary, LEVEL[P.Or]!);
      this.CONSUME(kind(T.Else));
      const orelse = this.SUBRULE(this.expression);
      return node.IfExp(start, this.last(), test, body, orelse);
    },
  );

  /** `a or b`: what stands around the `if` of a conditional expression and in a comprehension. */
  protected disjunction(): ast.expr {
    return this.SUBRULE1(this.binary, LEVEL[P.Or]!);
  }

  /** An operand of a comparison. */
  protected bitwiseOr(): ast.expr {
    return this.SUBRULE1(this.binary, LEVEL[P.BitOr]!);
  }

  /** An operand, then the operators that bind at least as tightly as `min`. */
  readonly binary: ParserMethod<[P], ast.expr> = this.RULE("binary", (min) => {
    const start = this.peek();
    let left: ast.expr;
    if (this.RECORDING_PHASE) {
      left = this.OR([{ ALT: () => this.SUBRULE(this.prefixed) }, { ALT: () => this.SUBRULE(this.primary) }]);
      this.OPTION(() => this.SUBRULE(this.power));
    } else if (IS_PREFIX[start.tokenTypeIdx] === 1) {
      left = this.SUBRULE(this.prefixed, LEVEL[min]!);
    } else {
      left = this.SUBRULE(this.primary);
      if (this.next() === T.DoubleStar) {
        left = this.orLeft(left, () => this.SUBRULE(this.power, { ARGS: [start, left] }));
      }
    }
    if (this.RECORDING_PHASE || PRECEDENCE[this.next()]! >= min) {
      let before: ast.expr | null = null;
      this.MANY({
        GATE: () => PRECEDENCE[this.next()]! >= min && left !== before,
        DEF: () => {
          before = left;
          left = this.orLeft(left, () => this.operation(start, left));
        },
      });
    }
    return left;
  });

  /** In the second pass an operator without an operand ends the expression before it, as in a PEG parser. */
  private orLeft(left: ast.expr, parse: () => ast.expr): ast.expr {
    return this.diagnosing ? (this.speculate(parse) ?? left) : parse();
  }

  /** One operator with its right operand; a chain of comparisons, or of `and`s, counts as one. */
  private operation(start: Token, left: ast.expr): ast.expr {
    const operatorKind = this.next();
    const precedence = PRECEDENCE[operatorKind]!;
    if (this.RECORDING_PHASE || precedence >= P.BitOr) {
      const op = this.SUBRULE(this.operator) as ast.operator;
      const right = this.SUBRULE2(this.binary, LEVEL[precedence + 1]!);
      return node.BinOp(start, this.last(), left, op, right);
    }
    const operands: ast.expr[] = [];
    if (precedence === P.Compare) {
      const ops: ast.cmpop[] = [];
      while (PRECEDENCE[this.next()] === P.Compare) {
        ops.push(this.SUBRULE(this.operator) as ast.cmpop);
        operands.push(this.SUBRULE2(this.binary, LEVEL[P.BitOr]!));
      }
      return node.Compare(start, this.last(), left, ops, operands);
    }
    operands.push(left);
    while (this.next() === operatorKind) {
      this.SUBRULE(this.operator);
      operands.push(this.SUBRULE2(this.binary, LEVEL[precedence + 1]!));
    }
    return node.BoolOp(start, this.last(), operatorKind === T.Or ? "Or" : "And", operands);
  }

  /** A binary operator, but for `**`; gives its name. */
  private readonly operator: ParserMethod<[], string> = this.RULE("operator", () => {
    this.operatorAlternatives ??= [
      ...OPERATORS.map(([operator, , name]) => ({
        ALT: () => {
          this.CONSUME(kind(operator));
          return name;
        },
      })),
      {
        ALT: () => {
          this.CONSUME(kind(T.Is));
          const isNegated = this.OPTION(() => this.CONSUME(kind(T.Not)));
          return isNegated === undefined ? "Is" : "IsNot";
        },
      },
      {
        ALT: () => {
          this.CONSUME1(kind(T.Not));
          this.CONSUME1(kind(T.In));
          return "NotIn";
        },
      },
    ];
    return this.OR(this.operatorAlternatives);
  });

  private readonly power: ParserMethod<[Token, ast.expr], ast.expr> = this.RULE("power", (start, left) => {
    this.CONSUME(kind(T.DoubleStar));
    const right = this.SUBRULE(this.binary, LEVEL[P.Unary]!);
    return node.BinOp(start, this.last(), left, "Pow", right);
  });

  /** `-a`, `not a`: a row of prefixes, however long, without recursion. */
  private readonly prefixed: ParserMethod<[P], ast.expr> = this.RULE("prefixed", (min) => {
    const prefixes: Token[] = [];
    const isNot = this.next() === T.Not;
    if (this.RECORDING_PHASE) {
      this.AT_LEAST_ONE(() =>
        this.OR([
          { ALT: () => this.CONSUME(kind(T.Not)) },
          { ALT: () => this.CONSUME(kind(T.Minus)) },
          { ALT: () => this.CONSUME(kind(T.Plus)) },
          { ALT: () => this.CONSUME(kind(T.Tilde)) },
        ]),
      );
    } else if (isNot) {
      if (min > P.Not) this.rejectNot();
      while (this.next() === T.Not) prefixes.push(this.CONSUME(kind(T.Not)) as Token);
    } else {
      while (IS_PREFIX[this.next()] === 1 && this.next() !== T.Not) {
        prefixes.push(this.CONSUME(kind(this.next())) as Token);
      }
    }
    let operand = this.SUBRULE(this.binary, LEVEL[isNot ? P.Compare : P.Unary]!);
    for (let i = prefixes.length - 1; i >= 0; i--) {
      const prefix = prefixes[i]!;
      operand = node.UnaryOp(prefix, this.last(), this.unaryNames[prefix.tokenTypeIdx]!, operand);
    }
    return operand;
  });

  /** `await`, an atom, and its attributes, calls and subscripts. */
  readonly primary: ParserMethod<[], ast.expr> = this.RULE("primary", () => {
    const start = this.peek();
    let isAwait = false;
    if (this.RECORDING_PHASE || start.tokenTypeIdx === T.Await) {
      isAwait = this.OPTION(() => this.CONSUME(kind(T.Await))) !== undefined;
    }
    const atomStart = this.peek();
    let value = this.SUBRULE(this.atom);
    if (this.RECORDING_PHASE || IS_TRAILER[this.next()] === 1) {
      let before: ast.expr | null = null;
      this.MANY({
        GATE: () => IS_TRAILER[this.next()] === 1 && value !== before,
        DEF: () => {
          before = value;
          value = this.orLeft(value, () => this.SUBRULE(this.trailer, { ARGS: [atomStart, value] }));
        },
      });
    }
    return isAwait ? node.Await(start, this.last(), value) : value;
  });

  private readonly trailer: ParserMethod<[Token, ast.expr], ast.expr> = this.RULE(
    "trailer",
    (start, value) => {
      if (!this.RECORDING_PHASE && this.next() === T.LPar) {
        return this.SUBRULE1(this.call, { ARGS: [start, value] });
      }
      return this.OR([
        {
          ALT: () => {
            this.CONSUME(kind(T.Dot));
            const name = this.CONSUME(kind(T.Name)) as Token;
            return node.Attribute(start, name, value, name.value, "Load");
          },
        },
        { ALT: () => this.SUBRULE(this.call) },
        {
          ALT: () => {
            this.CONSUME(kind(T.LSqb));
            const slice = this.SUBRULE(this.slices);
            const close = this.CONSUME(kind(T.RSqb)) as Token;
            return node.Subscript(start, close, value, slice, "Load");
          },
        },
      ]);
    },
  );

  // Subscripts

  private readonly slices: ParserMethod<[], ast.expr> = this.RULE("slices", () => {
    const start = this.peek();
    const first = this.SUBRULE(this.slice);
    const isOne = this.next() !== T.Comma && first._type !== "Starred";
    if (isOne && !this.RECORDING_PHASE) return first;
    const elts = [first];
    this.MANY({
      GATE: () => this.next() === T.Comma && this.nextButOne() !== T.RSqb,
      DEF: () => {
        this.CONSUME(kind(T.Comma));
        elts.push(this.SUBRULE1(this.slice));
      },
    });
    this.OPTION(() => this.CONSUME2(kind(T.Comma)));
    return node.Tuple(start, this.last(), elts, "Load");
  });

  private readonly slice: ParserMethod<[], ast.expr> = this.RULE("slice", () => {
    const start = this.peek();
    let lower: ast.expr | null = null;
    if (this.next() !== T.Colon) {
      lower = this.SUBRULE(this.starNamedExpression);
      if (this.next() !== T.Colon && !this.RECORDING_PHASE) return lower;
    }
    return this.OPTION(() => {
      // An element with `*` or `:=` is no bound of a slice.
      const isPlain = lower?._type !== "Starred" && lower?._type !== "NamedExpr";
      if (!isPlain && start.tokenTypeIdx !== T.LPar) this.fail();
      this.CONSUME(kind(T.Colon));
      const upper = this.OPTION1(() => this.SUBRULE1(this.expression)) ?? null;
      const step =
        this.OPTION2(() => {
          this.CONSUME1(kind(T.Colon));
          return this.OPTION3(() => this.SUBRULE2(this.expression));
        }) ?? null;
      return node.Slice(start, this.last(), lower, upper, step);
    })!;
  });
}
