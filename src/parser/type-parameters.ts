/**
 * The grammar of type parameters.
 *
 * Mirrors `type_params` of Grammar/python.gram.
 */

import type { ParserMethod } from "chevrotain";
import { T, type Token } from "../lexer/tokens.js";
import type * as ast from "./ast.js";
import { kind } from "./engine.js";
import { ImportParser } from "./imports.js";
import * as node from "./nodes.js";

export abstract class TypeParameterParser extends ImportParser {
  /** `[T: bound = default, *Ts, **P]`, or nothing. */
  protected readonly typeParams: ParserMethod<[], ast.type_param[]> = this.RULE("typeParams", () => {
    const params: ast.type_param[] = [];
    if (this.next() !== T.LSqb && !this.RECORDING_PHASE) return params;
    this.OPTION(() => {
      this.CONSUME(kind(T.LSqb));
      if (this.next() === T.RSqb) this.raiseFrom(this.peek(), "Type parameter list cannot be empty");
      this.MANY({
        GATE: () => this.next() !== T.RSqb,
        DEF: () => {
          params.push(this.SUBRULE(this.typeParam));
          if (this.next() !== T.RSqb) this.CONSUME(kind(T.Comma));
        },
      });
      this.CONSUME(kind(T.RSqb));
    });
    return params;
  });

  private readonly typeParam: ParserMethod<[], ast.type_param> = this.RULE("typeParam", () => {
    const start = this.peek();
    return this.OR<ast.type_param>([
      {
        ALT: () => {
          const name = this.CONSUME(kind(T.Name)) as Token;
          const bound = this.OPTION(() => {
            this.CONSUME(kind(T.Colon));
            return this.SUBRULE(this.expression);
          });
          const fallback = this.SUBRULE(this.typeParamDefault, { ARGS: [false] });
          return node.TypeVar(start, this.last(), name.value, bound ?? null, fallback);
        },
      },
      {
        ALT: () => {
          this.CONSUME(kind(T.Star));
          const name = this.CONSUME1(kind(T.Name)) as Token;
          if (this.diagnosing) this.checkTypeParamBound("TypeVarTuple");
          const fallback = this.SUBRULE1(this.typeParamDefault, { ARGS: [true] });
          return node.TypeVarTuple(start, this.last(), name.value, fallback);
        },
      },
      {
        ALT: () => {
          this.CONSUME(kind(T.DoubleStar));
          const name = this.CONSUME2(kind(T.Name)) as Token;
          if (this.diagnosing) this.checkTypeParamBound("ParamSpec");
          const fallback = this.SUBRULE2(this.typeParamDefault, { ARGS: [false] });
          return node.ParamSpec(start, this.last(), name.value, fallback);
        },
      },
    ]);
  });

  private checkTypeParamBound(what: string): void {
    if (this.next() !== T.Colon) return;
    const colon = this.peek();
    this.currIdx++;
    const bound = this.SUBRULE(this.expression);
    const constraints = bound._type === "Tuple" ? "constraints" : "bound";
    this.raiseFrom(colon, `cannot use ${constraints} with ${what}`);
  }

  private readonly typeParamDefault: ParserMethod<[boolean], ast.expr | null> = this.RULE(
    "typeParamDefault",
    (isStarred) =>
      this.OPTION(() => {
        this.CONSUME(kind(T.Equal));
        if (isStarred || this.RECORDING_PHASE) return this.SUBRULE(this.starExpression);
        return this.SUBRULE(this.expression);
      }) ?? null,
  );
}
