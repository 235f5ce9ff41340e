/**
 * The grammar of calls and their arguments.
 *
 * Mirrors `arguments`, `args` and `kwargs` of Grammar/python.gram.
 */

import type { IOrAlt, ParserMethod } from "chevrotain";
import { T, Token } from "../lexer/tokens.js";
import type * as ast from "./ast.js";
import { kind } from "./engine.js";
import * as node from "./nodes.js";
import { ParameterParser } from "./parameters.js";

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

const NO_TOKEN = new Token(T.EndMarker, "", 0, 0, 0, 0, 0, 0);

export abstract class CallParser extends ParameterParser {
  private argumentAlternatives: IOrAlt<void>[] | undefined;
  /** The innermost call whose arguments are being read. */
  private callArguments: CallArguments = {
    open: NO_TOKEN,
    args: [],
    keywords: [],
    isClass: false,
    unpacked: false,
  };

  abstract readonly namedExpression: ParserMethod<[boolean?], ast.expr>;

  protected readonly call: ParserMethod<[Token, ast.expr], ast.expr> = this.RULE("call", (start, func) => {
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
}
