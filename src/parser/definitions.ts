/**
 * The grammar of functions and classes.
 *
 * Mirrors `function_def` and `class_def` of Grammar/python.gram.
 */

import type { ParserMethod } from "chevrotain";
import { T, type Token } from "../lexer/tokens.js";
import type * as ast from "./ast.js";
import { CompoundStatementParser } from "./compound-statements.js";
import { BEGINS_EXPRESSION } from "./diagnosis.js";
import { kind } from "./engine.js";
import * as node from "./nodes.js";

export abstract class DefinitionParser extends CompoundStatementParser {
  protected readonly decorated: ParserMethod<[], ast.stmt> = this.RULE("decorated", () => {
    const decorators: ast.expr[] = [];
    this.AT_LEAST_ONE(() => {
      this.CONSUME(kind(T.At));
      decorators.push(this.SUBRULE(this.namedExpression));
      this.CONSUME(kind(T.Newline));
    });
    return this.OR([
      { ALT: () => this.SUBRULE(this.functionDef, { ARGS: [decorators, null] }) },
      { ALT: () => this.SUBRULE(this.classDef, { ARGS: [decorators] }) },
      { ALT: () => this.SUBRULE(this.asyncFunction, { ARGS: [decorators] }) },
    ]);
  });

  private readonly asyncFunction: ParserMethod<[ast.expr[]], ast.stmt> = this.RULE(
    "asyncFunction",
    (decorators) => {
      const async = this.CONSUME(kind(T.Async)) as Token;
      return this.SUBRULE(this.functionDef, { ARGS: [decorators, async] });
    },
  );

  protected readonly asyncStatement: ParserMethod<[ast.expr[]], ast.stmt> = this.RULE(
    "asyncStatement",
    (decorators) => {
      const async = this.CONSUME(kind(T.Async)) as Token;
      return this.OR([
        { ALT: () => this.SUBRULE(this.functionDef, { ARGS: [decorators, async] }) },
        { ALT: () => this.SUBRULE(this.forStatement, { ARGS: [async] }) },
        { ALT: () => this.SUBRULE(this.withStatement, { ARGS: [async] }) },
      ]);
    },
  );

  protected readonly functionDef: ParserMethod<[ast.expr[], Token | null], ast.stmt> = this.RULE(
    "functionDef",
    (decorators, async) => {
      const start = this.CONSUME(kind(T.Def)) as Token;
      const name = this.CONSUME(kind(T.Name)) as Token;
      const typeParams = this.SUBRULE(this.typeParams);
      if (this.next() !== T.LPar && !this.RECORDING_PHASE) this.raiseAtOnce(this.peek(), "expected '('");
      this.CONSUME(kind(T.LPar));
      const args = this.SUBRULE(this.parameters, { ARGS: [false] });
      this.CONSUME(kind(T.RPar));
      const returns = this.OPTION(() => {
        this.checkArrow();
        this.CONSUME(kind(T.Arrow));
        return this.SUBRULE(this.expression);
      });
      this.headerColon(true);
      const body = this.SUBRULE(this.block, { ARGS: ["function definition", start] });
      const make = async ? node.AsyncFunctionDef : node.FunctionDef;
      const end = this.lastVisible();
      return make(async ?? start, end, name.value, args, body, decorators, returns ?? null, typeParams);
    },
  );

  /** CPython wants the colon where an arrow leads nowhere. */
  private checkArrow(): void {
    if (this.RECORDING_PHASE || BEGINS_EXPRESSION[this.nextButOne()] === 1) return;
    this.raiseAtOnce(this.peek(), "expected ':'");
  }

  protected readonly classDef: ParserMethod<[ast.expr[]], ast.stmt> = this.RULE("classDef", (decorators) => {
    const start = this.CONSUME(kind(T.Class)) as Token;
    const name = this.CONSUME(kind(T.Name)) as Token;
    const typeParams = this.SUBRULE(this.typeParams);
    let bases: ast.expr[] = [];
    let keywords: ast.keyword[] = [];
    this.OPTION(() => {
      const open = this.CONSUME(kind(T.LPar)) as Token;
      const call = this.SUBRULE(this.argumentList, { ARGS: [open, true] });
      this.CONSUME(kind(T.RPar));
      bases = call.args;
      keywords = call.keywords;
    });
    this.headerColon(false);
    const body = this.SUBRULE(this.block, { ARGS: ["class definition", start] });
    const end = this.lastVisible();
    return node.ClassDef(start, end, name.value, bases, keywords, body, decorators, typeParams);
  });
}
