/**
 * Code for statements, except try, with and match, which have files of their own.
 *
 * CPython's counterpart: compiler_visit_stmt in Python/compile.c.
 */

import type * as ast from "../parser/ast.js";
import { Op, ResumeLocation, UnaryIntrinsic } from "../vm/opcode.js";
import { compileClass } from "./codegen-classes.js";
import { emitYieldFrom, jumpIf, visitExpr, visitExprs } from "./codegen-expressions.js";
import { compileFunction, visitAnnotation } from "./codegen-functions.js";
import { compileFromImport, compileImport } from "./codegen-imports.js";
import { compileMatch } from "./codegen-match.js";
import { attributeLocation, isTwoElementSlice, visitSlice } from "./codegen-primaries.js";
import { compileTry, compileTryStar } from "./codegen-try.js";
import { compileTypeAlias } from "./codegen-type-params.js";
import { unwindFBlock, unwindFBlocks } from "./codegen-unwind.js";
import { compileWith } from "./codegen-with.js";
import type { Compiler } from "./compiler.js";
import { FBlockType } from "./compiler-unit.js";
import { isTuple } from "./constants.js";
import { cleanDoc } from "./docstring.js";
import { enterRecursion, forbiddenName, leaveRecursion, syntaxError, syntaxWarning } from "./errors.js";
import { getDocString } from "./fold.js";
import { type Label, type Location, NO_LOCATION, Pseudo } from "./instruction.js";

export function visitStatements(c: Compiler, body: readonly ast.stmt[]): void {
  for (const node of body) visitStatement(c, node);
}

/** The body of a module or a class: `__annotations__`, the docstring, the statements. */
export function visitBody(c: Compiler, loc: Location, body: readonly ast.stmt[]): void {
  const first = body[0];
  if (c.unit.scopeType === "module" && first !== undefined) loc = first;
  if (hasAnnotations(body)) c.emit(loc, Op.SETUP_ANNOTATIONS);
  let start = 0;
  const docstring = getDocString(body);
  if (docstring !== undefined && !(c.options.isInteractive && c.unit.scopeType === "module")) {
    if (c.options.optimize < 2) {
      c.loadConst((first as ast.Expr).value, cleanDoc(docstring));
      c.nameOp(NO_LOCATION, "__doc__", "Store");
    }
    start = 1;
  }
  for (let i = start; i < body.length; i++) visitStatement(c, body[i]!);
}

/** Is there an annotated assignment in the block itself, be it in an if or a loop? */
function hasAnnotations(body: readonly ast.stmt[]): boolean {
  return body.some((node) => {
    switch (node._type) {
      case "AnnAssign":
        return true;
      case "For":
      case "AsyncFor":
      case "While":
        return hasAnnotations(node.body) || hasAnnotations(node.orelse);
      case "If":
        return ifHasAnnotations(node);
      case "With":
      case "AsyncWith":
        return hasAnnotations(node.body);
      case "Match":
        return node.cases.some((matchCase) => hasAnnotations(matchCase.body));
      case "Try":
      case "TryStar":
        return (
          hasAnnotations(node.body) ||
          node.handlers.some((handler) => hasAnnotations(handler.body)) ||
          hasAnnotations(node.orelse) ||
          hasAnnotations(node.finalbody)
        );
      default:
        return false;
    }
  });
}

function ifHasAnnotations(first: ast.If): boolean {
  let node = first;
  for (;;) {
    if (hasAnnotations(node.body)) return true;
    const next = node.orelse[0];
    if (node.orelse.length !== 1 || next!._type !== "If") return hasAnnotations(node.orelse);
    node = next as ast.If;
  }
}

export function visitStatement(c: Compiler, node: ast.stmt): void {
  enterRecursion(node);
  visitStatementInner(c, node);
  leaveRecursion();
}

function visitStatementInner(c: Compiler, node: ast.stmt): void {
  switch (node._type) {
    case "FunctionDef":
    case "AsyncFunctionDef":
      compileFunction(c, node);
      break;
    case "ClassDef":
      compileClass(c, node);
      break;
    case "TypeAlias":
      compileTypeAlias(c, node);
      break;
    case "Return":
      compileReturn(c, node);
      break;
    case "Delete":
      visitExprs(c, node.targets);
      break;
    case "Assign":
      compileAssign(c, node);
      break;
    case "AugAssign":
      compileAugAssign(c, node);
      break;
    case "AnnAssign":
      compileAnnAssign(c, node);
      break;
    case "For":
      compileFor(c, node);
      break;
    case "AsyncFor":
      compileAsyncFor(c, node);
      break;
    case "While":
      compileWhile(c, node);
      break;
    case "If":
      compileIf(c, node);
      break;
    case "Match":
      compileMatch(c, node);
      break;
    case "Raise":
      compileRaise(c, node);
      break;
    case "Try":
      compileTry(c, node);
      break;
    case "TryStar":
      compileTryStar(c, node);
      break;
    case "Assert":
      compileAssert(c, node);
      break;
    case "Import":
      compileImport(c, node);
      break;
    case "ImportFrom":
      compileFromImport(c, node);
      break;
    case "Global":
    case "Nonlocal":
      break;
    case "Expr":
      compileExpr(c, node);
      break;
    case "Pass":
      c.emit(node, Op.NOP);
      break;
    case "Break":
      compileBreak(c, node);
      break;
    case "Continue":
      compileContinue(c, node);
      break;
    case "With":
    case "AsyncWith":
      compileWith(c, node);
      break;
  }
}

function compileExpr(c: Compiler, node: ast.Expr): void {
  if (c.options.isInteractive && c.nestLevel <= 1) {
    visitExpr(c, node.value);
    c.emitOp(node, Op.CALL_INTRINSIC_1, UnaryIntrinsic.PRINT);
    c.emit(NO_LOCATION, Op.POP_TOP);
  } else if (node.value._type === "Constant") c.emit(node, Op.NOP);
  else {
    visitExpr(c, node.value);
    c.emit(NO_LOCATION, Op.POP_TOP);
  }
}

function compileAssign(c: Compiler, node: ast.Assign): void {
  visitExpr(c, node.value);
  const last = node.targets.length - 1;
  node.targets.forEach((target, i) => {
    if (i < last) c.emitOp(node, Op.COPY, 1);
    visitExpr(c, target);
  });
}

function compileAugAssign(c: Compiler, node: ast.AugAssign): void {
  const { target } = node;
  switch (target._type) {
    case "Attribute": {
      visitExpr(c, target.value);
      c.emitOp(target, Op.COPY, 1);
      const loc = attributeLocation(target, target);
      c.emitName(loc, Op.LOAD_ATTR, target.attr);
      augment(c, node);
      c.emitOp(loc, Op.SWAP, 2);
      c.emitName(loc, Op.STORE_ATTR, target.attr);
      break;
    }
    case "Subscript":
      visitExpr(c, target.value);
      if (isTwoElementSlice(target.slice)) {
        visitSlice(c, target.slice);
        for (let i = 0; i < 3; i++) c.emitOp(target, Op.COPY, 3);
        c.emit(target, Op.BINARY_SLICE);
        augment(c, node);
        for (const depth of [4, 3, 2]) c.emitOp(target, Op.SWAP, depth);
        c.emit(target, Op.STORE_SLICE);
      } else {
        visitExpr(c, target.slice);
        c.emitOp(target, Op.COPY, 2);
        c.emitOp(target, Op.COPY, 2);
        c.emit(target, Op.BINARY_SUBSCR);
        augment(c, node);
        c.emitOp(target, Op.SWAP, 3);
        c.emitOp(target, Op.SWAP, 2);
        c.emit(target, Op.STORE_SUBSCR);
      }
      break;
    case "Name":
      c.nameOp(target, target.id, "Load");
      augment(c, node);
      c.nameOp(target, target.id, "Store");
      break;
  }
}

function augment(c: Compiler, node: ast.AugAssign): void {
  visitExpr(c, node.value);
  c.emitBinary(node, node.op, true);
}

function compileAnnAssign(c: Compiler, node: ast.AnnAssign): void {
  const { target } = node;
  if (node.value !== null) {
    visitExpr(c, node.value);
    visitExpr(c, target);
  }
  const { scopeType } = c.unit;
  const isEvaluated = scopeType === "module" || scopeType === "class";
  switch (target._type) {
    case "Name":
      forbiddenName(node, target.id, "Store");
      if (node.simple && isEvaluated) {
        visitAnnotation(c, node.annotation);
        c.emitOp(node, Op.LOAD_NAME, c.unit.names.add("__annotations__"));
        c.loadConst(node, c.mangle(target.id));
        c.emit(node, Op.STORE_SUBSCR);
      }
      break;
    case "Attribute":
      forbiddenName(node, target.attr, "Store");
      if (node.value === null) evaluate(c, target.value);
      break;
    case "Subscript":
      if (node.value === null) {
        evaluate(c, target.value);
        evaluateSubscript(c, target.slice);
      }
      break;
  }
  if (!node.simple && !c.options.futureAnnotations && isEvaluated) evaluate(c, node.annotation);
}

/** For its effects only. */
function evaluate(c: Compiler, node: ast.expr): void {
  visitExpr(c, node);
  c.emit(node, Op.POP_TOP);
}

function evaluateSubscript(c: Compiler, node: ast.expr): void {
  if (node._type === "Slice") {
    for (const part of [node.lower, node.upper, node.step]) if (part !== null) evaluate(c, part);
  } else if (node._type === "Tuple") for (const elt of node.elts) evaluateSubscript(c, elt);
  else evaluate(c, node);
}

function compileIf(c: Compiler, first: ast.If): void {
  const ends: Label[] = [];
  let node = first;
  for (;;) {
    const end = c.newLabel();
    ends.push(end);
    if (node.orelse.length === 0) {
      jumpIf(c, node.test, end, false);
      visitStatements(c, node.body);
      break;
    }
    const next = c.newLabel();
    jumpIf(c, node.test, next, false);
    visitStatements(c, node.body);
    c.emitJump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, end);
    c.useLabel(next);
    const elif = node.orelse[0]!;
    if (node.orelse.length !== 1 || elif._type !== "If") {
      visitStatements(c, node.orelse);
      break;
    }
    // An elif is an if in the orelse; a long chain of them is walked in this loop.
    node = elif;
  }
  for (const end of ends) c.useLabel(end);
}

function compileFor(c: Compiler, node: ast.For): void {
  const start = c.newLabel();
  const cleanup = c.newLabel();
  const end = c.newLabel();
  c.pushFBlock(node, FBlockType.FOR_LOOP, start, end);
  visitExpr(c, node.iter);
  c.emit(node.iter, Op.GET_ITER);
  c.useLabel(start);
  c.emitJump(node.iter, Op.FOR_ITER, cleanup);
  // A place to stop at for a `for` over several lines; removed if it is on FOR_ITER's line.
  c.emit(node.target, Op.NOP);
  visitExpr(c, node.target);
  visitStatements(c, node.body);
  c.emitJump(NO_LOCATION, Pseudo.JUMP, start);
  c.useLabel(cleanup);
  c.emit(NO_LOCATION, Op.END_FOR);
  c.emit(NO_LOCATION, Op.POP_TOP);
  c.popFBlock();
  visitStatements(c, node.orelse);
  c.useLabel(end);
}

function compileAsyncFor(c: Compiler, node: ast.AsyncFor): void {
  if (c.unit.scopeType !== "async function") {
    throw syntaxError("'async for' outside async function", node);
  }
  const start = c.newLabel();
  const except = c.newLabel();
  const end = c.newLabel();
  visitExpr(c, node.iter);
  c.emit(node.iter, Op.GET_AITER);
  c.useLabel(start);
  c.pushFBlock(node, FBlockType.FOR_LOOP, start, end);
  // StopAsyncIteration from __anext__ ends the loop.
  c.emitJump(node, Pseudo.SETUP_FINALLY, except);
  c.emit(node, Op.GET_ANEXT);
  c.loadConst(node, null);
  emitYieldFrom(c, node, ResumeLocation.AFTER_AWAIT);
  c.emit(node, Pseudo.POP_BLOCK);
  visitExpr(c, node.target);
  visitStatements(c, node.body);
  c.emitJump(NO_LOCATION, Pseudo.JUMP, start);
  c.popFBlock();
  c.useLabel(except);
  c.emit(node.iter, Op.END_ASYNC_FOR);
  visitStatements(c, node.orelse);
  c.useLabel(end);
}

function compileWhile(c: Compiler, node: ast.While): void {
  const loop = c.newLabel();
  const body = c.newLabel();
  const anchor = c.newLabel();
  const end = c.newLabel();
  c.useLabel(loop);
  c.pushFBlock(node, FBlockType.WHILE_LOOP, loop, end);
  jumpIf(c, node.test, anchor, false);
  c.useLabel(body);
  visitStatements(c, node.body);
  // The test once more at the end, so that a turn has one jump.
  jumpIf(c, node.test, body, true);
  c.popFBlock();
  c.useLabel(anchor);
  visitStatements(c, node.orelse);
  c.useLabel(end);
}

function compileReturn(c: Compiler, node: ast.Return): void {
  const { value } = node;
  if (!c.unit.entry.isFunctionLike) throw syntaxError("'return' outside function", node);
  const { isCoroutine, isGenerator } = c.unit.entry;
  if (value !== null && isCoroutine && isGenerator) {
    throw syntaxError("'return' with value in async generator", node);
  }
  const preserveTos = value !== null && value._type !== "Constant";
  let loc: Location = node;
  if (preserveTos) visitExpr(c, value);
  else if (value !== null) {
    loc = value;
    c.emit(loc, Op.NOP);
  }
  if (value === null || value.lineno !== node.lineno) {
    loc = node;
    c.emit(loc, Op.NOP);
  }
  loc = unwindFBlocks(c, loc, preserveTos, false).loc;
  if (value === null) c.loadConst(loc, null);
  else if (value._type === "Constant") c.loadConst(loc, value.value);
  c.emit(loc, Op.RETURN_VALUE);
}

function compileBreak(c: Compiler, node: ast.Break): void {
  c.emit(node, Op.NOP);
  const { loc, loop } = unwindFBlocks(c, node, false, true);
  if (loop === undefined) throw syntaxError("'break' outside loop", node);
  c.emitJump(unwindFBlock(c, loc, loop, false), Pseudo.JUMP, loop.exit!);
}

function compileContinue(c: Compiler, node: ast.Continue): void {
  c.emit(node, Op.NOP);
  const { loc, loop } = unwindFBlocks(c, node, false, true);
  if (loop === undefined) throw syntaxError("'continue' not properly in loop", node);
  c.emitJump(loc, Pseudo.JUMP, loop.block!);
}

function compileRaise(c: Compiler, node: ast.Raise): void {
  let count = 0;
  for (const part of [node.exc, node.cause]) {
    if (part === null) continue;
    visitExpr(c, part);
    count++;
  }
  c.emitOp(node, Op.RAISE_VARARGS, count);
}

function compileAssert(c: Compiler, node: ast.Assert): void {
  if (isNonEmptyTuple(node.test)) {
    syntaxWarning("assertion is always true, perhaps remove parentheses?", node);
  }
  if (c.options.optimize > 0) return;
  const end = c.newLabel();
  jumpIf(c, node.test, end, true);
  c.emit(node, Op.LOAD_ASSERTION_ERROR);
  if (node.msg !== null) {
    visitExpr(c, node.msg);
    c.emitOp(node, Op.CALL, 0);
  }
  c.emitOp(node.test, Op.RAISE_VARARGS, 1);
  c.useLabel(end);
}

function isNonEmptyTuple(node: ast.expr): boolean {
  if (node._type === "Tuple") return node.elts.length > 0;
  return node._type === "Constant" && isTuple(node.value) && node.value.items.length > 0;
}
