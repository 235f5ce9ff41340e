/**
 * The grammar of lambdas and of parameters.
 *
 * Mirrors the rules from `params` to `lambda_param` of Grammar/python.gram, which are written twice there, once a lambda.
 */

import type { ParserMethod } from "chevrotain";
import { T, type Token } from "../lexer/tokens.js";
import type * as ast from "./ast.js";
import { kind } from "./engine.js";
import * as node from "./nodes.js";
import { StringParts } from "./strings.js";

/** What `parameters` has read so far. */
interface ParameterState {
  readonly result: ast.arguments_;
  readonly isLambda: boolean;
  /** `*` or `*args` was seen. */
  star: Token | null;
  /** `/` was seen. */
  slash: boolean;
}

export abstract class ParameterParser extends StringParts {
  abstract readonly starExpression: ParserMethod<[], ast.expr>;
  protected abstract colon(): void;

  protected readonly lambda: ParserMethod<[], ast.expr> = this.RULE("lambda", () => {
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
}
