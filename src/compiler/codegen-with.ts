/**
 * Code for with and async with. CPython's counterpart: compiler_with and compiler_async_with.
 */

import type * as ast from "../parser/ast.js";
import { Op } from "../vm/opcode.js";
import { emitAwait, visitExpr } from "./codegen-expressions.js";
import { visitStatements } from "./codegen-statements.js";
import { popExceptAndReraise } from "./codegen-try.js";
import { callExitWithNones } from "./codegen-unwind.js";
import type { Compiler } from "./compiler.js";
import { FBlockType } from "./compiler-unit.js";
import { enterRecursion, leaveRecursion, syntaxError } from "./errors.js";
import { type Label, NO_LOCATION, Pseudo } from "./instruction.js";

export function compileWith(c: Compiler, node: ast.With | ast.AsyncWith): void {
  if (node._type === "AsyncWith" && c.unit.scopeType !== "async function") {
    throw syntaxError("'async with' outside async function", node);
  }
  compileItem(c, node, 0);
}

/** `with a, b:` is a with in a with. */
function compileItem(c: Compiler, node: ast.With | ast.AsyncWith, index: number): void {
  const isAsync = node._type === "AsyncWith";
  const item = node.items[index]!;
  const loc = item.context_expr;
  enterRecursion(loc);
  const block = c.newLabel();
  const final = c.newLabel();
  const exit = c.newLabel();
  const cleanup = c.newLabel();
  visitExpr(c, item.context_expr);
  c.emit(loc, isAsync ? Op.BEFORE_ASYNC_WITH : Op.BEFORE_WITH);
  if (isAsync) emitAwait(c, loc, 1);
  c.emitJump(loc, Pseudo.SETUP_WITH, final);
  c.useLabel(block);
  c.pushFBlock(loc, isAsync ? FBlockType.ASYNC_WITH : FBlockType.WITH, block, final);
  if (item.optional_vars !== null) visitExpr(c, item.optional_vars);
  else c.emit(loc, Op.POP_TOP);
  if (index + 1 < node.items.length) compileItem(c, node, index + 1);
  else visitStatements(c, node.body);
  c.popFBlock();
  c.emit(isAsync ? loc : NO_LOCATION, Pseudo.POP_BLOCK);
  callExitWithNones(c, loc);
  if (isAsync) emitAwait(c, loc, 2);
  c.emit(loc, Op.POP_TOP);
  c.emitJump(loc, Pseudo.JUMP, exit);
  // With an exception.
  c.useLabel(final);
  c.emitJump(loc, Pseudo.SETUP_CLEANUP, cleanup);
  c.emit(loc, Op.PUSH_EXC_INFO);
  c.emit(loc, Op.WITH_EXCEPT_START);
  if (isAsync) emitAwait(c, loc, 2);
  finishExcept(c, cleanup);
  c.useLabel(exit);
  leaveRecursion();
}

/** __exit__'s result is on top: true swallows the exception. */
function finishExcept(c: Compiler, cleanup: Label): void {
  const suppress = c.newLabel();
  const exit = c.newLabel();
  c.emit(NO_LOCATION, Op.TO_BOOL);
  c.emitJump(NO_LOCATION, Op.POP_JUMP_IF_TRUE, suppress);
  c.emitOp(NO_LOCATION, Op.RERAISE, 2);
  c.useLabel(suppress);
  c.emit(NO_LOCATION, Op.POP_TOP);
  c.emit(NO_LOCATION, Pseudo.POP_BLOCK);
  c.emit(NO_LOCATION, Op.POP_EXCEPT);
  c.emit(NO_LOCATION, Op.POP_TOP);
  c.emit(NO_LOCATION, Op.POP_TOP);
  c.emitJump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, exit);
  c.useLabel(cleanup);
  popExceptAndReraise(c);
  c.useLabel(exit);
}
