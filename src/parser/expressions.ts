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
import { numberValue } from "../lexer/numbers.js";
import { T, Token } from "../lexer/tokens.js";
import type * as ast from "./ast.js";
import { BEGINS_EXPRESSION } from "./diagnosis.js";
import { kind } from "./engine.js";
import * as node from "./nodes.js";
import { StringParts } from "./strings.js";

/** How tightly operators bind. */
export const enum P {
  Or = 1,
  And = 2,
  Not = 3,
  Compare = 4,
  BitOr = 5,
  BitXor = 6,
  BitAnd = 7,
  Shift = 8,
  Arith = 9,
  Term = 10,
  Unary = 11,
}

/** Arguments for `binary`, made once. */
const LEVEL: { ARGS: [P] }[] = Array.from({ length: P.Unary + 1 }, (_, p) => ({ ARGS: [p] }));

const PRECEDENCE = new Uint8Array(T.End);
const IS_PREFIX = new Uint8Array(T.End);
const IS_TRAILER = new Uint8Array(T.End);

const OPERATORS: [T, P, ast.operator | ast.cmpop | ast.boolop][] = [
  [T.Or, P.Or, "Or"],
  [T.And, P.And, "And"],
  [T.In, P.Compare, "In"],
  [T.Less, P.Compare, "Lt"],
  [T.Greater, P.Compare, "Gt"],
  [T.LessEqual, P.Compare, "LtE"],
  [T.GreaterEqual, P.Compare, "GtE"],
  [T.EqEqual, P.Compare, "Eq"],
  [T.NotEqual, P.Compare, "NotEq"],
  [T.VBar, P.BitOr, "BitOr"],
  [T.Circumflex, P.BitXor, "BitXor"],
  [T.Amper, P.BitAnd, "BitAnd"],
  [T.LeftShift, P.Shift, "LShift"],
  [T.RightShift, P.Shift, "RShift"],
  [T.Plus, P.Arith, "Add"],
  [T.Minus, P.Arith, "Sub"],
  [T.Star, P.Term, "Mult"],
  [T.Slash, P.Term, "Div"],
  [T.DoubleSlash, P.Term, "FloorDiv"],
  [T.Percent, P.Term, "Mod"],
  [T.At, P.Term, "MatMult"],
];
for (const [operator, precedence] of OPERATORS) PRECEDENCE[operator] = precedence;
PRECEDENCE[T.Is] = P.Compare;
PRECEDENCE[T.Not] = P.Compare;
for (const prefix of [T.Plus, T.Minus, T.Tilde, T.Not]) IS_PREFIX[prefix] = 1;
for (const trailer of [T.Dot, T.LPar, T.LSqb]) IS_TRAILER[trailer] = 1;
/** A call's arguments while they are read. */
interface CallArguments {
  readonly open: Token;
  readonly args: ast.expr[];
  readonly keywords: ast.keyword[];
  /** They are a class statement's: no generator. */
  readonly isClass: boolean;
  /** `**mapping` was seen. */
  unpacked: boolean;
}

/** What `parameters` has read so far. */
interface ParameterState {
  readonly result: ast.arguments_;
  readonly isLambda: boolean;
  /** `*` or `*args` was seen. */
  star: Token | null;
  /** `/` was seen. */
  slash: boolean;
}

const NO_TOKEN = new Token(T.EndMarker, "", 0, 0, 0, 0, 0, 0);

type Alternatives<R> = IOrAlt<R>[];

export abstract class ExpressionParser extends StringParts {
  private unaryNames: Partial<Record<T, ast.unaryop>> = {
    [T.Plus]: "UAdd",
    [T.Minus]: "USub",
    [T.Tilde]: "Invert",
    [T.Not]: "Not",
  };
  private atomAlternatives: Alternatives<ast.expr> | undefined;
  private operatorAlternatives: Alternatives<string> | undefined;
  private argumentAlternatives: Alternatives<void> | undefined;
  /** The innermost call whose arguments are being read. */
  private callArguments: CallArguments = {
    open: NO_TOKEN,
    args: [],
    keywords: [],
    isClass: false,
    unpacked: false,
  };

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

  private beginsElement(first: T): boolean {
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

  // Calls

  private readonly call: ParserMethod<[Token, ast.expr], ast.expr> = this.RULE("call", (start, func) => {
    const open = this.CONSUME(kind(T.LPar)) as Token;
    const { args, keywords } = this.SUBRULE(this.argumentList, { ARGS: [open, false] });
    const close = this.CONSUME(kind(T.RPar)) as Token;
    return node.Call(start, close, func, args, keywords);
  });

  /** What stands between the parentheses of a call or of a class statement. */
  readonly argumentList: ParserMethod<[Token, boolean], CallArguments> = this.RULE(
    "argumentList",
    (open, isClass) => {
      const outer = this.callArguments;
      const result: CallArguments = { open, args: [], keywords: [], isClass, unpacked: false };
      if (this.RECORDING_PHASE || this.next() !== T.RPar) {
        this.MANY({
          GATE: () => this.next() !== T.RPar,
          DEF: () => {
            this.callArguments = result;
            this.SUBRULE(this.argument);
            if (this.next() !== T.RPar) this.CONSUME(kind(T.Comma));
          },
        });
      }
      this.callArguments = outer;
      return result;
    },
  );

  private readonly argument: ParserMethod<[], void> = this.RULE("argument", () => {
    this.argumentAlternatives ??= [
      {
        ALT: () => {
          const call = this.callArguments;
          const comma = this.last();
          const star = this.CONSUME(kind(T.Star)) as Token;
          if (this.diagnosing) this.checkStarOperand();
          const value = this.SUBRULE(this.expression);
          if (call.unpacked) this.rejectStarAfterMapping(comma);
          const starred = node.Starred(star, this.last(), value, "Load");
          if (this.diagnosing && this.next() === T.For) this.rejectUnpackedComprehension(starred);
          call.args.push(starred);
        },
      },
      {
        ALT: () => {
          const call = this.callArguments;
          const start = this.CONSUME(kind(T.DoubleStar)) as Token;
          const value = this.SUBRULE1(this.expression);
          call.keywords.push(node.keyword(start, this.last(), null, value));
          call.unpacked = true;
        },
      },
      {
        ALT: () => {
          const call = this.callArguments;
          const start = this.peek();
          const value = this.SUBRULE(this.namedExpression, { ARGS: [true] });
          if (this.diagnosing) this.checkPositional(start, value);
          const isGenerator = this.next() === T.For || this.next() === T.Async;
          if (isGenerator || this.RECORDING_PHASE) {
            this.OPTION(() => this.generatorArgument(call, value));
          } else {
            if (call.keywords.length > 0) this.rejectPositional(call.unpacked);
            call.args.push(value);
          }
        },
      },
    ];
    const isKeyword = this.next() === T.Name && this.nextButOne() === T.Equal;
    if (isKeyword || this.RECORDING_PHASE) this.SUBRULE(this.keywordArgument);
    if (!isKeyword) this.OR(this.argumentAlternatives);
  });

  private readonly keywordArgument: ParserMethod<[], void> = this.RULE("keywordArgument", () => {
    // Recorded as optional: `argument` decides with two tokens.
    this.OPTION(() => {
      const { keywords } = this.callArguments;
      const name = this.CONSUME(kind(T.Name)) as Token;
      const equal = this.CONSUME(kind(T.Equal)) as Token;
      if (this.diagnosing) this.checkKeywordValue(name);
      const value = this.SUBRULE(this.expression);
      if (this.diagnosing) this.checkKeywordGenerator(name, equal);
      keywords.push(node.keyword(name, this.last(), name.value, value));
    });
  });

  /** `f(x for x in y)`: the call's parentheses are the generator's. */
  private generatorArgument(call: CallArguments, elt: ast.expr): void {
    if (call.isClass) this.fail();
    const generators = this.SUBRULE(this.comprehensions);
    if (this.RECORDING_PHASE) return;
    const isOnly = call.args.length === 0 && call.keywords.length === 0 && this.next() === T.RPar;
    if (!isOnly) this.rejectBareGenerator(elt);
    call.args.push(node.GeneratorExp(call.open, this.peek(), elt, generators));
  }

  // Atoms

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

  // Lambdas and parameters

  private readonly lambda: ParserMethod<[], ast.expr> = this.RULE("lambda", () => {
    const start = this.CONSUME(kind(T.Lambda)) as Token;
    const args = this.SUBRULE(this.parameters, { ARGS: [true] });
    this.colon();
    const body = this.SUBRULE(this.expression);
    return node.Lambda(start, this.last(), args, body);
  });

  /** The parameters of a function up to its `)`, of a lambda up to its `:`. */
  readonly parameters: ParserMethod<[boolean], ast.arguments_> = this.RULE("parameters", (isLambda) => {
    const end = isLambda ? T.Colon : T.RPar;
    const state: ParameterState = {
      result: {
        _type: "arguments",
        posonlyargs: [],
        args: [],
        vararg: null,
        kwonlyargs: [],
        kw_defaults: [],
        kwarg: null,
        defaults: [],
      },
      isLambda,
      star: null,
      slash: false,
    };
    if (!this.RECORDING_PHASE && this.next() === end) return state.result;
    this.MANY({
      GATE: () => this.next() !== end,
      DEF: () => {
        this.SUBRULE(this.parameter, { ARGS: [state] });
        if (this.next() !== end) this.CONSUME(kind(T.Comma));
      },
    });
    return state.result;
  });

  private readonly parameter: ParserMethod<[ParameterState], void> = this.RULE("parameter", (state) => {
    if (!this.RECORDING_PHASE && state.result.kwarg !== null) this.rejectAfterKwarg();
    if (this.diagnosing && this.next() === T.LPar) this.checkParenthesizedParameter(state.isLambda);
    this.OR([
      {
        ALT: () => {
          const param = this.SUBRULE(this.annotatedName, { ARGS: [state?.isLambda, false] });
          const value = this.OPTION(() => {
            this.CONSUME(kind(T.Equal));
            if (this.diagnosing) this.checkDefault();
            return this.SUBRULE(this.expression);
          });
          if (!this.RECORDING_PHASE) this.addParameter(state, param, value ?? null);
        },
      },
      {
        ALT: () => {
          if (!this.RECORDING_PHASE && state.star !== null) this.rejectSecondStar();
          const star = this.CONSUME(kind(T.Star)) as Token;
          if (this.RECORDING_PHASE) {
            this.OPTION1(() => this.SUBRULE1(this.annotatedName, { ARGS: [false, true] }));
            return;
          }
          state.star = star;
          if (this.next() === T.Name) {
            state.result.vararg = this.SUBRULE1(this.annotatedName, { ARGS: [state.isLambda, true] });
            if (this.next() === T.Equal) this.rejectStarDefault();
          } else {
            if (this.diagnosing) this.checkBareStar(star, state.isLambda);
            if (this.next() !== T.Comma) this.fail();
            const after = this.nextButOne();
            if (after !== T.Name) {
              this.currIdx++;
              this.fail();
            }
          }
        },
      },
      {
        ALT: () => {
          this.CONSUME(kind(T.DoubleStar));
          const param = this.SUBRULE2(this.annotatedName, { ARGS: [state?.isLambda, false] });
          if (this.RECORDING_PHASE) return;
          state.result.kwarg = param;
          if (this.next() === T.Equal) this.rejectKwargDefault();
        },
      },
      {
        ALT: () => {
          const slash = this.CONSUME(kind(T.Slash)) as Token;
          if (!this.RECORDING_PHASE) this.endPositionalOnly(state, slash);
        },
      },
    ]);
  });

  private addParameter(state: ParameterState, param: ast.arg, value: ast.expr | null): void {
    const { result } = state;
    if (state.star !== null) {
      result.kwonlyargs.push(param);
      result.kw_defaults.push(value);
      return;
    }
    if (value !== null) result.defaults.push(value);
    else if (result.defaults.length > 0) this.rejectMissingDefault(param);
    result.args.push(param);
  }

  private endPositionalOnly(state: ParameterState, slash: Token): void {
    const { result } = state;
    if (state.slash) this.raiseAt(slash, "/ may appear only once");
    if (state.star !== null) this.raiseAt(slash, "/ must be ahead of *");
    if (result.args.length === 0) {
      if (this.next() === T.Comma) this.raiseAt(slash, "at least one argument must precede /");
      this.currIdx--;
      this.fail();
    }
    state.slash = true;
    result.posonlyargs = result.args;
    result.args = [];
  }

  /** A parameter's name, with its annotation outside of lambdas; a starred one only after `*`. */
  private readonly annotatedName: ParserMethod<[boolean, boolean], ast.arg> = this.RULE(
    "annotatedName",
    (isLambda, isStarred) => {
      const name = this.CONSUME(kind(T.Name)) as Token;
      let annotation: ast.expr | null = null;
      if (this.RECORDING_PHASE || (!isLambda && this.next() === T.Colon)) {
        annotation =
          this.OPTION(() => {
            this.CONSUME(kind(T.Colon));
            if (isStarred || this.RECORDING_PHASE) return this.SUBRULE(this.starExpression);
            return this.SUBRULE(this.expression);
          }) ?? null;
      }
      return node.arg(name, this.last(), name.value, annotation);
    },
  );

  // What other files give

  protected abstract colon(): void;
}
