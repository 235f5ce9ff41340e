/**
 * The grammar of statements.
 *
 * Mirrors the statement half of Grammar/python.gram. A soft keyword becomes a token of its own kind when the tokens after it
 * show that it begins a statement, so that one token decides here too.
 */

import type { IOrAlt, ParserMethod } from "chevrotain";
import { T } from "../lexer/tokens.js";
import type * as ast from "./ast.js";
import { DefinitionParser } from "./definitions.js";
import { kind } from "./engine.js";

type Statements = ast.stmt[];

export class PythonParser extends DefinitionParser {
  private statementAlternatives: IOrAlt<ast.stmt | null>[] | undefined;

  constructor(isRecorder = false) {
    super(isRecorder);
  }

  // Starting points

  readonly fileInput: ParserMethod<[], Statements> = this.RULE("fileInput", () => {
    const body: Statements = [];
    this.MANY({
      GATE: () => this.next() !== T.EndMarker,
      DEF: () => {
        this.statementStart = this.currIdx + 1;
        this.SUBRULE(this.statement, { ARGS: [body] });
      },
    });
    this.CONSUME(kind(T.EndMarker));
    return body;
  });

  /** One statement at the prompt; an empty list for an empty line. */
  readonly interactiveInput: ParserMethod<[], Statements> = this.RULE("interactiveInput", () => {
    const body: Statements = [];
    this.MANY({
      GATE: () => this.next() !== T.EndMarker && body.length === 0,
      DEF: () => this.SUBRULE(this.statement, { ARGS: [body] }),
    });
    if (this.next() !== T.EndMarker && !this.RECORDING_PHASE) {
      if (this.last().tokenTypeIdx !== T.Newline) this.fail();
      const msg = "multiple statements found while compiling a single statement";
      this.raiseAtOnce(this.last(), msg);
    }
    return body;
  });

  readonly evalInput: ParserMethod<[], ast.expr> = this.RULE("evalInput", () => {
    const body = this.SUBRULE(this.starExpressions);
    this.MANY(() => this.CONSUME(kind(T.Newline)));
    this.CONSUME(kind(T.EndMarker));
    return body;
  });

  /** Adds a compound statement, or the simple ones of a line, to `body`. */
  readonly statement: ParserMethod<[Statements], void> = this.RULE("statement", (body) => {
    if (this.next() === T.Name) this.hardenSoftKeyword();
    this.statementAlternatives ??= [
      { ALT: () => null },
      { ALT: () => this.SUBRULE(this.ifStatement) },
      { ALT: () => this.SUBRULE(this.whileStatement) },
      { ALT: () => this.SUBRULE(this.forStatement, { ARGS: [null] }) },
      { ALT: () => this.SUBRULE(this.tryStatement) },
      { ALT: () => this.SUBRULE(this.withStatement, { ARGS: [null] }) },
      { ALT: () => this.SUBRULE(this.functionDef, { ARGS: [[], null] }) },
      { ALT: () => this.SUBRULE(this.classDef, { ARGS: [[]] }) },
      { ALT: () => this.SUBRULE(this.asyncStatement, { ARGS: [[]] }) },
      { ALT: () => this.SUBRULE(this.decorated) },
      { ALT: () => this.SUBRULE(this.matchStatement) },
    ];
    if (this.RECORDING_PHASE) {
      this.statementAlternatives[0] = {
        ALT: () => this.SUBRULE(this.simpleStatements, { ARGS: [[]] }) as never,
      };
    }
    if (this.RECORDING_PHASE || IS_COMPOUND[this.next()] === 1) {
      const compound = this.OR(this.statementAlternatives);
      if (compound !== null) body.push(compound);
    } else {
      this.SUBRULE(this.simpleStatements, { ARGS: [body] });
    }
  });
}

/** 1 for the kinds that begin a compound statement. */
const IS_COMPOUND = new Uint8Array(T.End);
for (const first of [T.If, T.While, T.For, T.Try, T.With, T.Def, T.Class, T.Async, T.At, T.Match]) {
  IS_COMPOUND[first] = 1;
}
