/**
 * Code for match: the cases of a statement, and the state that patterns share. The patterns are in codegen-patterns.ts.
 *
 * A copy of the subject lies on the stack while a pattern looks at it. Captured values stay on the stack, under what
 * is still being matched, until the whole pattern has matched; on failure a ladder of POP_TOPs removes what is
 * there by then. CPython's counterpart: compiler_match in Python/compile.c.
 */

import type * as ast from "../parser/ast.js";
import { Op } from "../vm/opcode.js";
import { jumpIf, visitExpr } from "./codegen-expressions.js";
import { visitPattern } from "./codegen-patterns.js";
import { visitStatements } from "./codegen-statements.js";
import type { Compiler } from "./compiler.js";
import { type Label, type Location, NO_LOCATION, Pseudo } from "./instruction.js";

export interface PatternContext {
  /** Captured names, in the order of their values on the stack. */
  stores: string[];
  /** May the pattern be one that always matches? */
  allowIrrefutable: boolean;
  /** failPop[n]: n POP_TOPs, then the next case. */
  failPop: Label[];
  /** Values above the captures that a failure has to pop. */
  onTop: number;
}

export function isWildcard(pattern: ast.pattern): boolean {
  return pattern._type === "MatchAs" && pattern.name === null && pattern.pattern === null;
}

/** Labels for up to `count` pops. */
export function ensureFailPop(c: Compiler, pc: PatternContext, count: number): void {
  while (pc.failPop.length <= count) pc.failPop.push(c.newLabel());
}

/** Jump to where as much is popped as is on the stack now. */
export function jumpToFailPop(c: Compiler, loc: Location, pc: PatternContext, op: number): void {
  const pops = pc.onTop + pc.stores.length;
  ensureFailPop(c, pc, pops);
  c.emitJump(loc, op, pc.failPop[pops]!);
}

/** The ladder of pops, down to "nothing to pop". */
export function emitFailPop(c: Compiler, loc: Location, pc: PatternContext): void {
  for (let i = pc.failPop.length - 1; i > 0; i--) {
    c.useLabel(pc.failPop[i]!);
    c.emit(loc, Op.POP_TOP);
  }
  if (pc.failPop.length > 0) c.useLabel(pc.failPop[0]!);
  pc.failPop = [];
}

export function compileMatch(c: Compiler, node: ast.Match): void {
  visitExpr(c, node.subject);
  const end = c.newLabel();
  const { cases } = node;
  const last = cases[cases.length - 1]!;
  const hasDefault = isWildcard(last.pattern) && cases.length > 1;
  const tested = hasDefault ? cases.slice(0, -1) : cases;
  tested.forEach((matchCase, i) => {
    const isLastTested = i === tested.length - 1;
    compileCase(c, matchCase, isLastTested, i === cases.length - 1, end);
  });
  if (hasDefault) {
    c.emit(last.pattern, Op.NOP);
    if (last.guard !== null) jumpIf(c, last.guard, end, false);
    visitStatements(c, last.body);
  }
  c.useLabel(end);
}

/** The last case that is tested consumes the subject; the others look at a copy. */
function compileCase(
  c: Compiler,
  matchCase: ast.match_case,
  consumes: boolean,
  isLast: boolean,
  end: Label,
): void {
  const { pattern, guard } = matchCase;
  if (!consumes) c.emitOp(pattern, Op.COPY, 1);
  const pc: PatternContext = {
    stores: [],
    allowIrrefutable: guard !== null || isLast,
    failPop: [],
    onTop: 0,
  };
  visitPattern(c, pattern, pc);
  for (const name of pc.stores) c.nameOp(pattern, name, "Store");
  if (guard !== null) {
    ensureFailPop(c, pc, 0);
    jumpIf(c, guard, pc.failPop[0]!, false);
  }
  if (!consumes) c.emit(pattern, Op.POP_TOP);
  visitStatements(c, matchCase.body);
  c.emitJump(NO_LOCATION, Pseudo.JUMP, end);
  emitFailPop(c, pattern, pc);
}
