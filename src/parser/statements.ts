/**
 * The grammar of statements.
 *
 * Mirrors the statement half of Grammar/python.gram. A soft keyword becomes a token of its own kind when the tokens after it
 * show that it begins a statement, so that one token decides here too.
 */

import type { IOrAlt, ParserMethod } from "chevrotain";
import type { SyntaxErrorType } from "../lexer/errors.js";
import { T, type Token } from "../lexer/tokens.js";
import type * as ast from "./ast.js";
import { BEGINS_EXPRESSION } from "./diagnosis.js";
import { kind } from "./engine.js";
import * as node from "./nodes.js";
import { PatternParser } from "./patterns.js";
import { exprName, invalidTarget } from "./targets.js";

const AUGMENTED: [T, ast.operator][] = [
  [T.PlusEqual, "Add"],
  [T.MinusEqual, "Sub"],
  [T.StarEqual, "Mult"],
  [T.SlashEqual, "Div"],
  [T.DoubleSlashEqual, "FloorDiv"],
  [T.PercentEqual, "Mod"],
  [T.AtEqual, "MatMult"],
  [T.DoubleStarEqual, "Pow"],
  [T.LeftShiftEqual, "LShift"],
  [T.RightShiftEqual, "RShift"],
  [T.AmperEqual, "BitAnd"],
  [T.VBarEqual, "BitOr"],
  [T.CircumflexEqual, "BitXor"],
];

/** One `if` or `elif` with its block. */
interface IfClause {
  readonly start: Token;
  readonly test: ast.expr;
  readonly body: ast.stmt[];
}

type Statements = ast.stmt[];

export class PythonParser extends PatternParser {
  private statementAlternatives: IOrAlt<ast.stmt | null>[] | undefined;
  private simpleAlternatives: IOrAlt<ast.stmt>[] | undefined;
  private augmentedAlternatives: IOrAlt<ast.operator>[] | undefined;
  /** Where the outermost statement that is being read begins: the second pass starts there. */
  protected statementStart = 0;

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

  // Statements

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

  /** Adds `a; b; c` to `body`. */
  private readonly simpleStatements: ParserMethod<[Statements], void> = this.RULE(
    "simpleStatements",
    (body) => {
      body.push(this.SUBRULE(this.simpleStatement));
      if (this.RECORDING_PHASE || this.next() === T.Semi) {
        this.MANY({
          GATE: () => this.next() === T.Semi && this.nextButOne() !== T.Newline,
          DEF: () => {
            this.CONSUME(kind(T.Semi));
            if (this.next() === T.Name) this.hardenSoftKeyword();
            body.push(this.SUBRULE1(this.simpleStatement));
          },
        });
        this.OPTION(() => this.CONSUME1(kind(T.Semi)));
      }
      this.CONSUME(kind(T.Newline));
    },
  );

  private readonly simpleStatement: ParserMethod<[], ast.stmt> = this.RULE("simpleStatement", () => {
    this.simpleAlternatives ??= [
      { ALT: () => this.SUBRULE(this.expressionStatement) },
      { ALT: () => this.SUBRULE(this.returnStatement) },
      { ALT: () => this.SUBRULE(this.importStatement) },
      { ALT: () => this.SUBRULE(this.importFrom) },
      { ALT: () => this.SUBRULE(this.raiseStatement) },
      {
        ALT: () => {
          const token = this.CONSUME(kind(T.Pass)) as Token;
          return node.Pass(token, token);
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(kind(T.Break)) as Token;
          return node.Break(token, token);
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(kind(T.Continue)) as Token;
          return node.Continue(token, token);
        },
      },
      { ALT: () => this.SUBRULE(this.deleteStatement) },
      { ALT: () => this.SUBRULE(this.assertStatement) },
      {
        ALT: () => {
          const start = this.CONSUME(kind(T.Global)) as Token;
          return node.Global(start, this.last(), this.SUBRULE(this.names));
        },
      },
      {
        ALT: () => {
          const start = this.CONSUME(kind(T.Nonlocal)) as Token;
          return node.Nonlocal(start, this.last(), this.SUBRULE1(this.names));
        },
      },
      { ALT: () => this.SUBRULE(this.typeAlias) },
    ];
    const statement = this.OR(this.simpleAlternatives);
    if (statement._type === "Global" || statement._type === "Nonlocal") {
      statement.end_lineno = this.last().endLine;
      statement.end_col_offset = this.last().endColumn;
    }
    return statement;
  });

  /** `match` and `type` are keywords where what follows makes no sense after a name. */
  private hardenSoftKeyword(): void {
    const token = this.peek();
    if (token.value === "match") {
      if (this.beginsMatch()) token.tokenTypeIdx = T.Match;
    } else if (token.value === "type" && this.nextButOne() === T.Name) token.tokenTypeIdx = T.Type;
  }

  /** `match SUBJECT:` at the end of a line. */
  private beginsMatch(): boolean {
    const first = this.nextButOne();
    if (BEGINS_EXPRESSION[first] !== 1 && first !== T.Star) return false;
    let index = this.currIdx + 2;
    while (this.tokVector[index]!.tokenTypeIdx !== T.Newline) {
      const tokenKind = this.tokVector[index]!.tokenTypeIdx;
      if (tokenKind === T.EndMarker || tokenKind === T.Error) return false;
      index++;
    }
    if (this.tokVector[index - 1]!.tokenTypeIdx === T.Colon) return true;
    // Two operands in a row are no expression: the colon was forgotten.
    return this.diagnosing && (first === T.Name || first === T.Number || first === T.String);
  }

  // Assignments and expression statements

  private readonly expressionStatement: ParserMethod<[], ast.stmt> = this.RULE("expressionStatement", () => {
    const start = this.peek();
    const startIndex = this.currIdx + 1;
    const first = this.SUBRULE(this.yieldOrStarExpressions);
    if (!this.RECORDING_PHASE) {
      const next = this.next();
      if (this.diagnosing && !this.isAssignable(first)) this.checkStatement(startIndex);
      if (next === T.Equal) return this.SUBRULE(this.assignment, { ARGS: [start, first] });
      if (next === T.Colon) return this.SUBRULE(this.annotated, { ARGS: [start, first] });
      if (next >= T.PlusEqual && next <= T.CircumflexEqual) {
        return this.SUBRULE(this.augmented, { ARGS: [start, first] });
      }
      return node.Expr(start, this.last(), first);
    }
    return this.OPTION(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.assignment) },
        { ALT: () => this.SUBRULE(this.annotated) },
        { ALT: () => this.SUBRULE(this.augmented) },
      ]),
    )!;
  });

  private readonly assignment: ParserMethod<[Token, ast.expr], ast.stmt> = this.RULE(
    "assignment",
    (start, first) => {
      const targets: ast.expr[] = [];
      let value = first;
      const startIndex = this.tokVector.indexOf(start, Math.max(0, this.statementStart));
      this.AT_LEAST_ONE(() => {
        if (this.diagnosing && !this.isAssignable(value)) this.checkStatement(startIndex);
        if (!this.RECORDING_PHASE) this.assignmentTarget(value);
        this.CONSUME(kind(T.Equal));
        targets.push(value);
        value = this.SUBRULE(this.yieldOrStarExpressions);
      });
      return node.Assign(start, this.last(), targets, value);
    },
  );

  /** What follows makes `target` a target that it can be. */
  private isAssignable(target: ast.expr): boolean {
    return this.next() === T.Equal && invalidTarget(target, "assign") === null;
  }

  private assignmentTarget(target: ast.expr): void {
    if (target._type === "Yield" || target._type === "YieldFrom") {
      this.raiseAt(target, "assignment to yield expression not possible");
    }
    this.toTarget(target, "assign");
  }

  private readonly annotated: ParserMethod<[Token, ast.expr], ast.stmt> = this.RULE(
    "annotated",
    (start, target) => {
      const isSimple = !this.RECORDING_PHASE && target._type === "Name" && start.tokenTypeIdx === T.Name;
      if (!this.RECORDING_PHASE) this.checkAnnotatedTarget(target);
      this.CONSUME(kind(T.Colon));
      const annotation = this.SUBRULE(this.expression);
      const value = this.OPTION(() => {
        this.CONSUME(kind(T.Equal));
        return this.SUBRULE(this.yieldOrStarExpressions);
      });
      return node.AnnAssign(
        start,
        this.last(),
        target as ast.Name,
        annotation,
        value ?? null,
        isSimple ? 1 : 0,
      );
    },
  );

  private checkAnnotatedTarget(target: ast.expr): void {
    const isTarget = target._type === "Name" || target._type === "Attribute" || target._type === "Subscript";
    if (!isTarget && (!this.diagnosing || !this.parsesAfterNext())) this.fail();
    switch (target._type) {
      case "Name":
      case "Attribute":
      case "Subscript":
        this.toTarget(target, "assign");
        return;
      case "List":
      case "Tuple":
        if (this.last().tokenTypeIdx !== T.RPar && target._type === "Tuple") {
          this.raiseAt(target.elts[0]!, "only single target (not tuple) can be annotated");
        }
        this.raiseAt(target, `only single target (not ${exprName(target)}) can be annotated`);
    }
    this.raiseAt(target, "illegal target for annotation");
  }

  private readonly augmented: ParserMethod<[Token, ast.expr], ast.stmt> = this.RULE(
    "augmented",
    (start, target) => {
      if (!this.RECORDING_PHASE) this.checkAugmentedTarget(target);
      this.augmentedAlternatives ??= AUGMENTED.map(([operator, name]) => ({
        ALT: () => {
          this.CONSUME(kind(operator));
          return name;
        },
      }));
      const op = this.OR(this.augmentedAlternatives);
      const value = this.SUBRULE(this.yieldOrStarExpressions);
      return node.AugAssign(start, this.last(), target as ast.Name, op, value);
    },
  );

  private checkAugmentedTarget(target: ast.expr): void {
    switch (target._type) {
      case "Name":
      case "Attribute":
      case "Subscript":
        target.ctx = "Store";
        return;
    }
    this.raiseAt(target, `'${exprName(target)}' is an illegal expression for augmented assignment`);
  }

  // Other simple statements

  private readonly returnStatement: ParserMethod<[], ast.stmt> = this.RULE("returnStatement", () => {
    const start = this.CONSUME(kind(T.Return)) as Token;
    const value = this.OPTION(() => this.SUBRULE(this.starExpressions)) ?? null;
    return node.Return(start, this.last(), value);
  });

  private readonly raiseStatement: ParserMethod<[], ast.stmt> = this.RULE("raiseStatement", () => {
    const start = this.CONSUME(kind(T.Raise)) as Token;
    let exc: ast.expr | null = null;
    let cause: ast.expr | null = null;
    this.OPTION(() => {
      exc = this.SUBRULE(this.expression);
      this.OPTION1(() => {
        this.CONSUME(kind(T.From));
        cause = this.SUBRULE1(this.expression);
      });
    });
    return node.Raise(start, this.last(), exc, cause);
  });

  private readonly deleteStatement: ParserMethod<[], ast.stmt> = this.RULE("deleteStatement", () => {
    const start = this.CONSUME(kind(T.Del)) as Token;
    const open = this.peek();
    const target = this.SUBRULE(this.starExpressions);
    if (this.RECORDING_PHASE) return node.Delete(start, start, []);
    const isBare =
      target._type === "Tuple" && (open.tokenTypeIdx !== T.LPar || !startsAt(target, open, this.last()));
    const targets = isBare ? target.elts : [target];
    const next = this.next();
    if (next !== T.Semi && next !== T.Newline) this.fail();
    for (const each of targets) this.toTarget(each, "del");
    return node.Delete(start, this.last(), targets);
  });

  private readonly assertStatement: ParserMethod<[], ast.stmt> = this.RULE("assertStatement", () => {
    const start = this.CONSUME(kind(T.Assert)) as Token;
    const test = this.SUBRULE(this.expression);
    const msg = this.OPTION(() => {
      this.CONSUME(kind(T.Comma));
      return this.SUBRULE1(this.expression);
    });
    return node.Assert(start, this.last(), test, msg ?? null);
  });

  private readonly names: ParserMethod<[], string[]> = this.RULE("names", () => {
    const names = [(this.CONSUME(kind(T.Name)) as Token).value];
    this.MANY(() => {
      this.CONSUME(kind(T.Comma));
      names.push((this.CONSUME1(kind(T.Name)) as Token).value);
    });
    return names;
  });

  private readonly typeAlias: ParserMethod<[], ast.stmt> = this.RULE("typeAlias", () => {
    const start = this.CONSUME(kind(T.Type)) as Token;
    const name = this.CONSUME(kind(T.Name)) as Token;
    const params = this.SUBRULE(this.typeParams);
    this.CONSUME(kind(T.Equal));
    const value = this.SUBRULE(this.expression);
    const target = node.Name(name, name, name.value, "Store");
    return node.TypeAlias(start, this.last(), target, params, value);
  });

  // Imports

  private readonly dottedName: ParserMethod<[], string> = this.RULE("dottedName", () => {
    let name = (this.CONSUME(kind(T.Name)) as Token).value;
    this.MANY(() => {
      this.CONSUME(kind(T.Dot));
      name += `.${(this.CONSUME1(kind(T.Name)) as Token).value}`;
    });
    return name;
  });

  private readonly importStatement: ParserMethod<[], ast.stmt> = this.RULE("importStatement", () => {
    const start = this.CONSUME(kind(T.Import)) as Token;
    if (this.diagnosing) this.checkImport();
    const names = [this.SUBRULE(this.importAlias, { ARGS: [true] })];
    this.MANY(() => {
      this.CONSUME(kind(T.Comma));
      names.push(this.SUBRULE1(this.importAlias, { ARGS: [true] }));
    });
    return node.Import(start, this.last(), names);
  });

  /** `import` alone, and `import a from b`. */
  private checkImport(): void {
    if (this.next() === T.Newline) this.rejectNoNames();
    const { currIdx } = this;
    const start = this.last();
    this.speculate(() => {
      this.SUBRULE(this.dottedName);
      while (this.next() === T.Comma) {
        this.currIdx++;
        this.SUBRULE(this.dottedName);
      }
      this.CONSUME(kind(T.From));
      this.SUBRULE(this.dottedName);
      this.raiseFrom(start, "Did you mean to use 'from ... import ...' instead?");
    });
    this.currIdx = currIdx;
  }

  private rejectNoNames(): never {
    return this.raiseFrom(this.peek(), "Expected one or more names after 'import'");
  }

  private readonly importAlias: ParserMethod<[boolean], ast.alias> = this.RULE("importAlias", (isDotted) => {
    const start = this.peek();
    let name: string;
    if (isDotted || this.RECORDING_PHASE) name = this.SUBRULE(this.dottedName);
    else name = (this.CONSUME(kind(T.Name)) as Token).value;
    const asname = this.OPTION(() => {
      this.CONSUME(kind(T.As));
      return (this.CONSUME1(kind(T.Name)) as Token).value;
    });
    return node.alias(start, this.last(), name, asname ?? null);
  });

  private readonly importFrom: ParserMethod<[], ast.stmt> = this.RULE("importFrom", () => {
    const start = this.CONSUME(kind(T.From)) as Token;
    let level = 0;
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(kind(T.Dot));
            level++;
          },
        },
        {
          ALT: () => {
            this.CONSUME(kind(T.Ellipsis));
            level += 3;
          },
        },
      ]),
    );
    let module: string | null = null;
    this.OPTION(() => {
      module = this.SUBRULE(this.dottedName);
    });
    if (module === null && level === 0) this.fail();
    this.CONSUME(kind(T.Import));
    if (this.diagnosing && this.next() === T.Newline) this.rejectNoNames();
    const names = this.SUBRULE(this.importedNames);
    return node.ImportFrom(start, this.last(), module, names, level);
  });

  private readonly importedNames: ParserMethod<[], ast.alias[]> = this.RULE("importedNames", () =>
    this.OR<ast.alias[]>([
      {
        ALT: () => {
          const star = this.CONSUME(kind(T.Star)) as Token;
          return [node.alias(star, star, "*", null)];
        },
      },
      {
        ALT: () => {
          const names: ast.alias[] = [];
          this.CONSUME(kind(T.LPar));
          this.MANY({
            GATE: () => this.next() !== T.RPar || names.length === 0,
            DEF: () => {
              names.push(this.SUBRULE(this.importAlias, { ARGS: [false] }));
              if (this.next() !== T.RPar) this.CONSUME(kind(T.Comma));
            },
          });
          this.CONSUME(kind(T.RPar));
          return names;
        },
      },
      {
        ALT: () => {
          const names = [this.SUBRULE1(this.importAlias, { ARGS: [false] })];
          this.MANY1(() => {
            this.CONSUME1(kind(T.Comma));
            if (this.next() === T.Newline) this.rejectTrailingComma();
            names.push(this.SUBRULE2(this.importAlias, { ARGS: [false] }));
          });
          return names;
        },
      },
    ]),
  );

  private rejectTrailingComma(): never {
    return this.raiseAt(this.peek(), "trailing comma not allowed without surrounding parentheses");
  }

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
  private headerColon(isForced: boolean): void {
    if (this.next() !== T.Colon && !this.RECORDING_PHASE) {
      if (isForced) this.raiseAtOnce(this.peek(), "expected ':'");
      if (this.next() === T.Newline) this.raiseAt(this.peek(), "expected ':'");
    }
    this.CONSUME(kind(T.Colon));
  }

  // Compound statements

  private readonly ifStatement: ParserMethod<[], ast.stmt> = this.RULE("ifStatement", () => {
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

  private readonly whileStatement: ParserMethod<[], ast.stmt> = this.RULE("whileStatement", () => {
    const start = this.CONSUME(kind(T.While)) as Token;
    const test = this.SUBRULE(this.namedExpression);
    this.headerColon(false);
    const body = this.SUBRULE(this.block, { ARGS: ["'while' statement", start] });
    const orelse = this.OPTION(() => this.SUBRULE(this.elseBlock)) ?? [];
    return node.While(start, this.lastVisible(), test, body, orelse);
  });

  private readonly forStatement: ParserMethod<[Token | null], ast.stmt> = this.RULE(
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

  private readonly tryStatement: ParserMethod<[], ast.stmt> = this.RULE("tryStatement", () => {
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

  private readonly withStatement: ParserMethod<[Token | null], ast.stmt> = this.RULE(
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

  // Functions and classes

  private readonly decorated: ParserMethod<[], ast.stmt> = this.RULE("decorated", () => {
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

  private readonly asyncStatement: ParserMethod<[ast.expr[]], ast.stmt> = this.RULE(
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

  private readonly functionDef: ParserMethod<[ast.expr[], Token | null], ast.stmt> = this.RULE(
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

  private readonly classDef: ParserMethod<[ast.expr[]], ast.stmt> = this.RULE("classDef", (decorators) => {
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

  /** `[T: bound = default, *Ts, **P]`, or nothing. */
  private readonly typeParams: ParserMethod<[], ast.type_param[]> = this.RULE("typeParams", () => {
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

  // match

  private readonly matchStatement: ParserMethod<[], ast.stmt> = this.RULE("matchStatement", () => {
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

/** 1 for the kinds that begin a compound statement. */
const IS_COMPOUND = new Uint8Array(T.End);
for (const first of [T.If, T.While, T.For, T.Try, T.With, T.Def, T.Class, T.Async, T.At, T.Match]) {
  IS_COMPOUND[first] = 1;
}

/** Whether a tuple spans exactly from `open` to `close`: then the parentheses are its own. */
function startsAt(tuple: ast.Tuple, open: Token, close: Token): boolean {
  return (
    tuple.lineno === open.startLine &&
    tuple.col_offset === open.startColumn &&
    tuple.end_lineno === close.endLine &&
    tuple.end_col_offset === close.endColumn &&
    close.tokenTypeIdx === T.RPar
  );
}
