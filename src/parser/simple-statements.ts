/**
 * The grammar of statements without blocks.
 *
 * Mirrors the rules below `simple_stmts` of Grammar/python.gram.
 */

import type { IOrAlt, ParserMethod } from "chevrotain";
import { T, type Token } from "../lexer/tokens.js";
import type * as ast from "./ast.js";
import { BEGINS_EXPRESSION } from "./diagnosis.js";
import { kind } from "./engine.js";
import * as node from "./nodes.js";
import { exprName, invalidTarget } from "./targets.js";
import { TypeParameterParser } from "./type-parameters.js";

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

type Statements = ast.stmt[];

export abstract class SimpleStatementParser extends TypeParameterParser {
  private simpleAlternatives: IOrAlt<ast.stmt>[] | undefined;
  private augmentedAlternatives: IOrAlt<ast.operator>[] | undefined;
  /** Where the outermost statement that is being read begins: the second pass starts there. */
  protected statementStart = 0;

  /** Adds `a; b; c` to `body`. */
  protected readonly simpleStatements: ParserMethod<[Statements], void> = this.RULE(
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
  protected hardenSoftKeyword(): void {
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
