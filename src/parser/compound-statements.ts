/**
 * The grammar of statements with blocks, but for functions and classes.
 *
 * Mirrors the rules from `block` to `try_stmt` of Grammar/python.gram, and `match_stmt`.
 */

import type { ParserMethod } from "chevrotain";
import type { SyntaxErrorType } from "../lexer/errors.js";
import { T, type Token } from "../lexer/tokens.js";
import type * as ast from "./ast.js";
import { kind } from "./engine.js";
import * as node from "./nodes.js";
import { SimpleStatementParser } from "./simple-statements.js";

/** One `if` or `elif` with its block. */
interface IfClause {
  readonly start: Token;
  readonly test: ast.expr;
  readonly body: ast.stmt[];
}

type Statements = ast.stmt[];

export abstract class CompoundStatementParser extends SimpleStatementParser {
  abstract readonly statement: ParserMethod<[Statements], void>;

  // Blocks

  /** `: NEWLINE INDENT ... DEDENT`, or simple statements on the same line. */
  readonly block: ParserMethod<[string, Token], Statements> = this.RULE("block", (what, owner) => {
    const body: Statements = [];
    if (!this.RECORDING_PHASE && this.next() !== T.Newline) {
      this.SUBRULE(this.simpleStatements, { ARGS: [body] });
      return body;
    }
    this.OR([
      { ALT: () => this.SUBRULE1(this.simpleStatements, { ARGS: [body] }) },
      {
        ALT: () => {
          this.CONSUME(kind(T.Newline));
          if (this.next() !== T.Indent && !this.RECORDING_PHASE) this.rejectMissingBlock(what, owner);
          this.CONSUME(kind(T.Indent));
          this.MANY({
            GATE: () => this.next() !== T.Dedent,
            DEF: () => {
              this.SUBRULE(this.statement, { ARGS: [body] });
            },
          });
          this.CONSUME(kind(T.Dedent));
        },
      },
    ]);
    return body;
  });

  private rejectMissingBlock(what: string, owner: Token): never {
    const msg = `expected an indented block after ${what} on line ${owner.startLine}`;
    return this.raiseBlock("IndentationError", msg);
  }

  /** Raises at the next token, which may be one without an extent. */
  private raiseBlock(type: SyntaxErrorType, msg: string): never {
    if (!this.diagnosing) return this.fail();
    const at = this.peek();
    const start = { line: at.startLine, column: at.startColumn };
    if (at.tokenTypeIdx === T.Dedent || at.tokenTypeIdx === T.EndMarker) {
      // Nothing is there: CPython points past the last line that is.
      const isEnd = at.startOffset >= this.source.length;
      const dedent = { line: at.startLine, column: at.startColumn - 1 };
      return this.raiseRange(type, isEnd ? this.endOfSource() : dedent, null, msg);
    }
    return this.raiseRange(type, start, { line: at.endLine, column: at.endColumn }, msg);
  }

  /** The `:` before a block. */
  protected colon(): void {
    this.CONSUME(kind(T.Colon));
  }

  /** The `:` of a compound statement's header. */
  protected headerColon(isForced: boolean): void {
    if (this.next() !== T.Colon && !this.RECORDING_PHASE) {
      if (isForced) this.raiseAtOnce(this.peek(), "expected ':'");
      if (this.next() === T.Newline) this.raiseAt(this.peek(), "expected ':'");
    }
    this.CONSUME(kind(T.Colon));
  }

  // Compound statements

  protected readonly ifStatement: ParserMethod<[], ast.stmt> = this.RULE("ifStatement", () => {
    const clauses: IfClause[] = [];
    const start = this.CONSUME(kind(T.If)) as Token;
    clauses.push(this.SUBRULE(this.ifClause, { ARGS: [start, "'if' statement"] }));
    this.MANY(() => {
      const elif = this.CONSUME(kind(T.Elif)) as Token;
      clauses.push(this.SUBRULE1(this.ifClause, { ARGS: [elif, "'elif' statement"] }));
    });
    let orelse = this.OPTION(() => this.SUBRULE(this.elseBlock)) ?? [];
    const end = this.lastVisible();
    if (this.RECORDING_PHASE) return node.Pass(start, end);
    for (let i = clauses.length - 1; i >= 0; i--) {
      const clause = clauses[i]!;
      orelse = [node.If(clause.start, end, clause.test, clause.body, orelse)];
    }
    return orelse[0]!;
  });

  private readonly ifClause: ParserMethod<[Token, string], IfClause> = this.RULE(
    "ifClause",
    (start, what) => {
      const test = this.SUBRULE(this.namedExpression);
      this.headerColon(false);
      const body = this.SUBRULE(this.block, { ARGS: [what, start] });
      return { start, test, body };
    },
  );

  private readonly elseBlock: ParserMethod<[], Statements> = this.RULE("elseBlock", () => {
    const start = this.CONSUME(kind(T.Else)) as Token;
    this.headerColon(true);
    return this.SUBRULE(this.block, { ARGS: ["'else' statement", start] });
  });

  protected readonly whileStatement: ParserMethod<[], ast.stmt> = this.RULE("whileStatement", () => {
    const start = this.CONSUME(kind(T.While)) as Token;
    const test = this.SUBRULE(this.namedExpression);
    this.headerColon(false);
    const body = this.SUBRULE(this.block, { ARGS: ["'while' statement", start] });
    const orelse = this.OPTION(() => this.SUBRULE(this.elseBlock)) ?? [];
    return node.While(start, this.lastVisible(), test, body, orelse);
  });

  protected readonly forStatement: ParserMethod<[Token | null], ast.stmt> = this.RULE(
    "forStatement",
    (async) => {
      const start = this.CONSUME(kind(T.For)) as Token;
      const target = this.SUBRULE(this.targetList);
      this.checkForTarget(target);
      this.CONSUME(kind(T.In));
      const iter = this.SUBRULE(this.starExpressions);
      this.headerColon(false);
      const body = this.SUBRULE(this.block, { ARGS: ["'for' statement", start] });
      const orelse = this.OPTION(() => this.SUBRULE(this.elseBlock)) ?? [];
      const make = async ? node.AsyncFor : node.For;
      return make(async ?? start, this.lastVisible(), target, iter, body, orelse);
    },
  );

  protected readonly tryStatement: ParserMethod<[], ast.stmt> = this.RULE("tryStatement", () => {
    const start = this.CONSUME(kind(T.Try)) as Token;
    this.headerColon(true);
    const body = this.SUBRULE(this.block, { ARGS: ["'try' statement", start] });
    const handlers: ast.ExceptHandler[] = [];
    let starCount = 0;
    this.MANY(() => {
      const clause = this.peek();
      const isStar = this.SUBRULE(this.exceptClause, { ARGS: [handlers] });
      if (isStar) starCount++;
      if (starCount !== 0 && starCount !== handlers.length && !this.RECORDING_PHASE) {
        this.rejectMixedHandlers(clause, isStar);
      }
    });
    const orelse =
      handlers.length > 0 || this.RECORDING_PHASE
        ? (this.OPTION(() => this.SUBRULE(this.elseBlock)) ?? [])
        : [];
    const finalbody = this.OPTION1(() => this.SUBRULE(this.finallyBlock)) ?? [];
    if (handlers.length === 0 && finalbody.length === 0 && !this.RECORDING_PHASE) {
      this.raiseBlock("SyntaxError", "expected 'except' or 'finally' block");
    }
    const make = starCount > 0 ? node.TryStar : node.Try;
    return make(start, this.lastVisible(), body, handlers, orelse, finalbody);
  });

  private readonly finallyBlock: ParserMethod<[], Statements> = this.RULE("finallyBlock", () => {
    const start = this.CONSUME(kind(T.Finally)) as Token;
    this.headerColon(true);
    return this.SUBRULE(this.block, { ARGS: ["'finally' statement", start] });
  });

  private rejectMixedHandlers(clause: Token, isStar: boolean): never {
    const end = isStar ? this.tokVector[this.tokVector.indexOf(clause) + 1]! : clause;
    const msg = "cannot have both 'except' and 'except*' on the same 'try'";
    return this.raiseBetween(clause, end, msg);
  }

  /** Adds a handler; true for `except*`. */
  private readonly exceptClause: ParserMethod<[ast.ExceptHandler[]], boolean> = this.RULE(
    "exceptClause",
    (handlers) => {
      const start = this.CONSUME(kind(T.Except)) as Token;
      const isStar = this.OPTION(() => this.CONSUME(kind(T.Star))) !== undefined;
      let type: ast.expr | null = null;
      let name: string | null = null;
      this.OPTION1(() => {
        type = this.SUBRULE(this.expression);
        if (this.diagnosing && this.next() === T.Comma) this.checkExceptTypes(type);
        this.OPTION2(() => {
          this.CONSUME(kind(T.As));
          name = (this.CONSUME(kind(T.Name)) as Token).value;
        });
      });
      if (isStar && type === null) this.rejectBareExceptStar();
      this.headerColon(false);
      const what = isStar ? "'except*' statement" : "'except' statement";
      const body = this.SUBRULE(this.block, { ARGS: [what, start] });
      handlers.push(node.ExceptHandler(start, this.lastVisible(), type, name, body));
      return isStar;
    },
  );

  /** `except A, B:`. */
  private checkExceptTypes(first: ast.expr): void {
    const { currIdx } = this;
    this.speculate(() => {
      while (this.next() === T.Comma) {
        this.currIdx++;
        this.SUBRULE(this.expression);
      }
      if (this.next() === T.As) this.currIdx += 2;
      if (this.next() !== T.Colon) this.fail();
      this.raiseFrom(first, "multiple exception types must be parenthesized");
    });
    this.currIdx = currIdx;
  }

  private rejectBareExceptStar(): never {
    const isHeader = this.next() === T.Colon || this.next() === T.Newline;
    if (!isHeader) this.fail();
    return this.raiseAt(this.peek(), "expected one or more exception types");
  }

  // with

  protected readonly withStatement: ParserMethod<[Token | null], ast.stmt> = this.RULE(
    "withStatement",
    (async) => {
      const start = this.CONSUME(kind(T.With)) as Token;
      const items: ast.withitem[] = [];
      const isParenthesized = this.next() === T.LPar && this.hasParenthesizedItems();
      if (isParenthesized) this.currIdx++;
      items.push(this.SUBRULE(this.withItem));
      this.MANY({
        GATE: () => this.next() === T.Comma && !(isParenthesized && this.nextButOne() === T.RPar),
        DEF: () => {
          this.CONSUME(kind(T.Comma));
          items.push(this.SUBRULE1(this.withItem));
        },
      });
      if (isParenthesized) {
        if (this.next() === T.Comma) this.currIdx++;
        this.CONSUME(kind(T.RPar));
      }
      this.headerColon(false);
      const body = this.SUBRULE(this.block, { ARGS: ["'with' statement", start] });
      const make = async ? node.AsyncWith : node.With;
      return make(async ?? start, this.lastVisible(), items, body);
    },
  );

  /** Whether `(` after `with` encloses items, and not an expression: decided by what stands directly in it. */
  private hasParenthesizedItems(): boolean {
    let depth = 0;
    let hasAs = false;
    let isExpression = this.tokVector[this.currIdx + 2]!.tokenTypeIdx === T.RPar;
    for (let index = this.currIdx + 1; ; index++) {
      const tokenKind = this.tokVector[index]!.tokenTypeIdx;
      switch (tokenKind) {
        case T.LPar:
        case T.LSqb:
        case T.LBrace:
          depth++;
          break;
        case T.RPar:
        case T.RSqb:
        case T.RBrace:
          if (--depth > 0) break;
          return hasAs || (!isExpression && this.tokVector[index + 1]!.tokenTypeIdx === T.Colon);
        case T.As:
          if (depth === 1) hasAs = true;
          break;
        case T.ColonEqual:
        case T.Yield:
        case T.For:
          if (depth === 1) isExpression = true;
          break;
        case T.Star:
          if (depth === 1 && this.isStarPrefix(index)) isExpression = true;
          break;
        case T.EndMarker:
          return false;
      }
    }
  }

  private isStarPrefix(index: number): boolean {
    const before = this.tokVector[index - 1]!.tokenTypeIdx;
    return before === T.LPar || before === T.Comma;
  }

  private readonly withItem: ParserMethod<[], ast.withitem> = this.RULE("withItem", () => {
    const context = this.SUBRULE(this.expression);
    const vars = this.OPTION(() => {
      this.CONSUME(kind(T.As));
      const target = this.SUBRULE(this.starTarget);
      if (!this.RECORDING_PHASE) this.toTarget(target, "assign");
      return target;
    });
    return node.withitem(context, vars ?? null);
  });

  // match

  protected readonly matchStatement: ParserMethod<[], ast.stmt> = this.RULE("matchStatement", () => {
    const start = this.CONSUME(kind(T.Match)) as Token;
    const subject = this.SUBRULE(this.matchSubject);
    this.headerColon(false);
    this.CONSUME(kind(T.Newline));
    if (this.next() !== T.Indent && !this.RECORDING_PHASE) {
      this.rejectMissingBlock("'match' statement", start);
    }
    this.CONSUME(kind(T.Indent));
    const cases: ast.match_case[] = [];
    this.MANY({
      GATE: () => this.next() !== T.Dedent || cases.length === 0,
      DEF: () => {
        cases.push(this.SUBRULE(this.caseBlock));
      },
    });
    this.CONSUME(kind(T.Dedent));
    return node.Match(start, this.lastVisible(), subject, cases);
  });

  private readonly matchSubject: ParserMethod<[], ast.expr> = this.RULE("matchSubject", () => {
    const start = this.peek();
    const first = this.SUBRULE(this.starNamedExpression);
    if (this.next() !== T.Comma && !this.RECORDING_PHASE) {
      if (start.tokenTypeIdx === T.Star) this.fail();
      return first;
    }
    const elts = [first];
    this.MANY({
      GATE: () => this.next() === T.Comma && this.nextButOne() !== T.Colon,
      DEF: () => {
        this.CONSUME(kind(T.Comma));
        elts.push(this.SUBRULE1(this.starNamedExpression));
      },
    });
    this.OPTION(() => this.CONSUME1(kind(T.Comma)));
    return node.Tuple(start, this.last(), elts, "Load");
  });

  private readonly caseBlock: ParserMethod<[], ast.match_case> = this.RULE("caseBlock", () => {
    const token = this.peek();
    if (token.tokenTypeIdx === T.Name && token.value === "case") token.tokenTypeIdx = T.Case;
    const start = this.CONSUME(kind(T.Case)) as Token;
    const pattern = this.SUBRULE(this.topPattern);
    const guard = this.OPTION(() => {
      this.CONSUME(kind(T.If));
      return this.SUBRULE(this.namedExpression);
    });
    this.headerColon(false);
    const body = this.SUBRULE(this.block, { ARGS: ["'case' statement", start] });
    return node.match_case(pattern, guard ?? null, body);
  });
}
