/**
 * Code for try: except, except*, else, finally.
 *
 * A handler's code lies behind the statement's normal way; the exception table, made from the SETUP_* regions, says
 * which instructions it protects. A finally clause is there once for each way out. CPython's counterpart:
 * compiler_try_except, compiler_try_finally, compiler_try_star_except.
 */

import type * as ast from "../parser/ast.js";
import { BinaryIntrinsic, Op } from "../vm/opcode.js";
import { visitExpr } from "./codegen-expressions.js";
import { visitStatements } from "./codegen-statements.js";
import { unbindName } from "./codegen-unwind.js";
import type { Compiler } from "./compiler.js";
import { FBlockType } from "./compiler-unit.js";
import { syntaxError } from "./errors.js";
import { type Label, NO_LOCATION, Pseudo } from "./instruction.js";

export function compileTry(c: Compiler, node: ast.Try): void {
  if (node.finalbody.length > 0) compileFinally(c, node, compileExcept);
  else compileExcept(c, node);
}

export function compileTryStar(c: Compiler, node: ast.TryStar): void {
  if (node.finalbody.length > 0) compileFinally(c, node, compileExceptStar);
  else compileExceptStar(c, node);
}

/** What a handler that only cleans up ends with. */
export function popExceptAndReraise(c: Compiler): void {
  c.emitOp(NO_LOCATION, Op.COPY, 3);
  c.emit(NO_LOCATION, Op.POP_EXCEPT);
  c.emitOp(NO_LOCATION, Op.RERAISE, 1);
}

function compileFinally<T extends ast.Try | ast.TryStar>(
  c: Compiler,
  node: T,
  compileHandlers: (c: Compiler, node: T) => void,
): void {
  const body = c.newLabel();
  const end = c.newLabel();
  const cleanup = c.newLabel();
  const exit = c.newLabel();
  c.emitJump(node, Pseudo.SETUP_FINALLY, end);
  c.useLabel(body);
  c.pushFBlock(node, FBlockType.FINALLY_TRY, body, end, { finalbody: node.finalbody });
  if (node.handlers.length > 0) compileHandlers(c, node);
  else visitStatements(c, node.body);
  c.emit(NO_LOCATION, Pseudo.POP_BLOCK);
  c.popFBlock();
  visitStatements(c, node.finalbody);
  c.emitJump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, exit);
  // With an exception.
  c.useLabel(end);
  c.pushFBlock(NO_LOCATION, FBlockType.FINALLY_END, end, null);
  c.emitJump(NO_LOCATION, Pseudo.SETUP_CLEANUP, cleanup);
  c.emit(NO_LOCATION, Op.PUSH_EXC_INFO);
  visitStatements(c, node.finalbody);
  c.emitOp(NO_LOCATION, Op.RERAISE, 0);
  c.popFBlock();
  c.useLabel(cleanup);
  popExceptAndReraise(c);
  c.useLabel(exit);
}

function compileExcept(c: Compiler, node: ast.Try): void {
  const body = c.newLabel();
  const except = c.newLabel();
  const end = c.newLabel();
  const cleanup = c.newLabel();
  c.emitJump(node, Pseudo.SETUP_FINALLY, except);
  c.useLabel(body);
  c.pushFBlock(node, FBlockType.TRY_EXCEPT, body, null);
  visitStatements(c, node.body);
  c.popFBlock();
  c.emit(NO_LOCATION, Pseudo.POP_BLOCK);
  visitStatements(c, node.orelse);
  c.emitJump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, end);
  c.useLabel(except);
  c.emitJump(NO_LOCATION, Pseudo.SETUP_CLEANUP, cleanup);
  c.emit(NO_LOCATION, Op.PUSH_EXC_INFO);
  c.pushFBlock(node, FBlockType.EXCEPTION_HANDLER, null, null);
  node.handlers.forEach((handler, i) => {
    if (handler.type === null && i < node.handlers.length - 1) {
      throw syntaxError("default 'except:' must be last", handler);
    }
    compileHandler(c, handler, end);
  });
  c.emitOp(NO_LOCATION, Op.RERAISE, 0);
  c.popFBlock();
  c.useLabel(cleanup);
  popExceptAndReraise(c);
  c.useLabel(end);
}

function compileHandler(c: Compiler, handler: ast.ExceptHandler, end: Label): void {
  const next = c.newLabel();
  if (handler.type !== null) {
    visitExpr(c, handler.type);
    c.emit(handler, Op.CHECK_EXC_MATCH);
    c.emitJump(handler, Op.POP_JUMP_IF_FALSE, next);
  }
  if (handler.name !== null) compileNamedHandler(c, handler, handler.name, end);
  else {
    const body = c.newLabel();
    c.emit(handler, Op.POP_TOP);
    c.useLabel(body);
    c.pushFBlock(handler, FBlockType.HANDLER_CLEANUP, body, null);
    visitStatements(c, handler.body);
    c.popFBlock();
    c.emit(NO_LOCATION, Pseudo.POP_BLOCK);
    c.emit(NO_LOCATION, Op.POP_EXCEPT);
    c.emitJump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, end);
  }
  c.useLabel(next);
}

/** `except … as name`: the name is unbound on every way out. */
function compileNamedHandler(c: Compiler, handler: ast.ExceptHandler, name: string, end: Label): void {
  const cleanupEnd = c.newLabel();
  const body = c.newLabel();
  c.nameOp(handler, name, "Store");
  c.emitJump(handler, Pseudo.SETUP_CLEANUP, cleanupEnd);
  c.useLabel(body);
  c.pushFBlock(handler, FBlockType.HANDLER_CLEANUP, body, null, { name });
  visitStatements(c, handler.body);
  c.popFBlock();
  c.emit(NO_LOCATION, Pseudo.POP_BLOCK);
  c.emit(NO_LOCATION, Pseudo.POP_BLOCK);
  c.emit(NO_LOCATION, Op.POP_EXCEPT);
  unbindName(c, NO_LOCATION, name);
  c.emitJump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, end);
  c.useLabel(cleanupEnd);
  unbindName(c, NO_LOCATION, name);
  c.emitOp(NO_LOCATION, Op.RERAISE, 1);
}

/**
 * except*: each clause splits what it handles off the group. On the stack: the original group, the list of what the
 * clauses raised, the rest of the group.
 */
function compileExceptStar(c: Compiler, node: ast.TryStar): void {
  const body = c.newLabel();
  const except = c.newLabel();
  const orelse = c.newLabel();
  const end = c.newLabel();
  const cleanup = c.newLabel();
  const reraiseStar = c.newLabel();
  c.emitJump(node, Pseudo.SETUP_FINALLY, except);
  c.useLabel(body);
  c.pushFBlock(node, FBlockType.TRY_EXCEPT, body, null);
  visitStatements(c, node.body);
  c.popFBlock();
  c.emit(NO_LOCATION, Pseudo.POP_BLOCK);
  c.emitJump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, orelse);
  c.useLabel(except);
  c.emitJump(NO_LOCATION, Pseudo.SETUP_CLEANUP, cleanup);
  c.emit(NO_LOCATION, Op.PUSH_EXC_INFO);
  c.pushFBlock(node, FBlockType.EXCEPTION_GROUP_HANDLER, null, null);
  node.handlers.forEach((handler, i) => {
    if (i === 0) {
      c.emitOp(handler, Op.BUILD_LIST, 0);
      c.emitOp(handler, Op.COPY, 2);
    }
    compileStarHandler(c, handler, i === node.handlers.length - 1 ? reraiseStar : null);
  });
  c.popFBlock();
  c.useLabel(reraiseStar);
  raiseRest(c, end);
  c.useLabel(cleanup);
  popExceptAndReraise(c);
  c.useLabel(orelse);
  visitStatements(c, node.orelse);
  c.useLabel(end);
}

/** One except* clause; the last one adds the rest to the list and goes to `reraiseStar`. */
function compileStarHandler(c: Compiler, handler: ast.ExceptHandler, reraiseStar: Label | null): void {
  const next = c.newLabel();
  const nextWithError = c.newLabel();
  const noMatch = c.newLabel();
  const cleanupEnd = c.newLabel();
  const body = c.newLabel();
  if (handler.type !== null) {
    visitExpr(c, handler.type);
    c.emit(handler, Op.CHECK_EG_MATCH);
    c.emitOp(handler, Op.COPY, 1);
    c.emitJump(handler, Op.POP_JUMP_IF_NONE, noMatch);
  }
  if (handler.name !== null) c.nameOp(handler, handler.name, "Store");
  else c.emit(handler, Op.POP_TOP);
  c.emitJump(handler, Pseudo.SETUP_CLEANUP, cleanupEnd);
  c.useLabel(body);
  c.pushFBlock(handler, FBlockType.HANDLER_CLEANUP, body, null, { name: handler.name });
  visitStatements(c, handler.body);
  c.popFBlock();
  c.emit(NO_LOCATION, Pseudo.POP_BLOCK);
  if (handler.name !== null) unbindName(c, NO_LOCATION, handler.name);
  c.emitJump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, next);
  // An exception in the clause joins the list.
  c.useLabel(cleanupEnd);
  if (handler.name !== null) unbindName(c, NO_LOCATION, handler.name);
  c.emitOp(NO_LOCATION, Op.LIST_APPEND, 3);
  c.emit(NO_LOCATION, Op.POP_TOP);
  c.emitJump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, nextWithError);
  c.useLabel(next);
  c.emit(NO_LOCATION, Op.NOP);
  c.emitJump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, nextWithError);
  c.useLabel(noMatch);
  c.emit(handler, Op.POP_TOP);
  c.useLabel(nextWithError);
  if (reraiseStar !== null) {
    c.emitOp(NO_LOCATION, Op.LIST_APPEND, 1);
    c.emitJump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, reraiseStar);
  }
}

/** Raise what was raised and what is left, as one group; go to `end` if that is nothing. */
function raiseRest(c: Compiler, end: Label): void {
  const reraise = c.newLabel();
  c.emitOp(NO_LOCATION, Op.CALL_INTRINSIC_2, BinaryIntrinsic.PREP_RERAISE_STAR);
  c.emitOp(NO_LOCATION, Op.COPY, 1);
  c.emitJump(NO_LOCATION, Op.POP_JUMP_IF_NOT_NONE, reraise);
  c.emit(NO_LOCATION, Op.POP_TOP);
  c.emit(NO_LOCATION, Pseudo.POP_BLOCK);
  c.emit(NO_LOCATION, Op.POP_EXCEPT);
  c.emitJump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, end);
  c.useLabel(reraise);
  c.emit(NO_LOCATION, Pseudo.POP_BLOCK);
  c.emitOp(NO_LOCATION, Op.SWAP, 2);
  c.emit(NO_LOCATION, Op.POP_EXCEPT);
  c.emitOp(NO_LOCATION, Op.RERAISE, 0);
}
