/**
 * Code for expressions: each leaves its value on the stack.
 *
 * A location that is given to an instruction decides the line and columns of tracebacks and of stepping, so the
 * choices here are CPython's (compiler_visit_expr in Python/compile.c).
 */

import type * as ast from "../parser/ast.js";
import { Op, ResumeLocation, UnaryIntrinsic } from "../vm/opcode.js";
import { visitComprehension } from "./codegen-comprehensions.js";
import {
  LIST_DISPLAY,
  SET_DISPLAY,
  STACK_USE_GUIDELINE,
  TUPLE_DISPLAY,
  visitDict,
  visitDisplay,
  visitUnpacking,
} from "./codegen-displays.js";
import { compileLambda } from "./codegen-functions.js";
import { visitPrimary, visitSlice } from "./codegen-primaries.js";
import { checkCompare } from "./codegen-warnings.js";
import type { Compiler } from "./compiler.js";
import { enterRecursion, leaveRecursion, syntaxError } from "./errors.js";
import { type Label, type Location, NO_LOCATION, Pseudo } from "./instruction.js";

export function visitExpr(c: Compiler, node: ast.expr): void {
  if (node._type === "Name") {
    c.nameOp(node, node.id, node.ctx);
    return;
  }
  if (node._type === "Constant") {
    c.loadConst(node, node.value);
    return;
  }
  enterRecursion(node);
  visitCompound(c, node);
  leaveRecursion();
}

export function visitExprs(c: Compiler, nodes: readonly ast.expr[]): void {
  for (const node of nodes) visitExpr(c, node);
}

function visitCompound(c: Compiler, node: ast.expr): void {
  switch (node._type) {
    case "NamedExpr":
      visitExpr(c, node.value);
      c.emitOp(node, Op.COPY, 1);
      visitExpr(c, node.target);
      break;
    case "BoolOp":
      visitBoolOp(c, node);
      break;
    case "BinOp":
      visitBinOp(c, node);
      break;
    case "Lambda":
      compileLambda(c, node);
      break;
    case "UnaryOp":
      visitExpr(c, node.operand);
      visitUnaryOperator(c, node);
      break;
    case "IfExp":
      visitIfExp(c, node);
      break;
    case "Dict":
      visitDict(c, node);
      break;
    case "Set":
      visitDisplay(c, node, node.elts, 0, SET_DISPLAY);
      break;
    case "ListComp":
    case "SetComp":
    case "DictComp":
    case "GeneratorExp":
      visitComprehension(c, node);
      break;
    case "Yield":
      visitYield(c, node);
      break;
    case "YieldFrom":
      visitYieldFrom(c, node);
      break;
    case "Await":
      visitAwait(c, node);
      break;
    case "Compare":
      visitCompare(c, node);
      break;
    case "Call":
    case "Attribute":
    case "Subscript":
      visitPrimary(c, node);
      break;
    case "JoinedStr":
      visitJoinedStr(c, node);
      break;
    case "FormattedValue":
      visitFormattedValue(c, node);
      break;
    case "Starred":
      throw syntaxError(
        node.ctx === "Store"
          ? "starred assignment target must be in a list or tuple"
          : "can't use starred expression here",
        node,
      );
    case "Slice":
      c.emitOp(node, Op.BUILD_SLICE, visitSlice(c, node));
      break;
    case "List":
      if (node.ctx === "Store") visitUnpacking(c, node, node.elts);
      else if (node.ctx === "Load") visitDisplay(c, node, node.elts, 0, LIST_DISPLAY);
      else visitExprs(c, node.elts);
      break;
    case "Tuple":
      if (node.ctx === "Store") visitUnpacking(c, node, node.elts);
      else if (node.ctx === "Load") visitDisplay(c, node, node.elts, 0, TUPLE_DISPLAY);
      else visitExprs(c, node.elts);
      break;
  }
}

function visitBoolOp(c: Compiler, node: ast.BoolOp): void {
  const end = c.newLabel();
  const jump = node.op === "And" ? Op.POP_JUMP_IF_FALSE : Op.POP_JUMP_IF_TRUE;
  const last = node.values.length - 1;
  for (let i = 0; i < last; i++) {
    visitExpr(c, node.values[i]!);
    c.emitOp(node, Op.COPY, 1);
    c.emit(node, Op.TO_BOOL);
    c.emitJump(node, jump, end);
    c.emit(node, Op.POP_TOP);
  }
  visitExpr(c, node.values[last]!);
  c.useLabel(end);
}

/** A chain of operators leans to the left; it is walked in a loop. */
function visitBinOp(c: Compiler, outer: ast.BinOp): void {
  const spine: ast.BinOp[] = [];
  let left: ast.expr = outer;
  for (; left._type === "BinOp"; left = left.left) spine.push(left);
  visitExpr(c, left);
  for (let node = spine.pop(); node !== undefined; node = spine.pop()) {
    visitExpr(c, node.right);
    c.emitBinary(node, node.op, false);
  }
}

function visitUnaryOperator(c: Compiler, node: ast.UnaryOp): void {
  switch (node.op) {
    case "UAdd":
      c.emitOp(node, Op.CALL_INTRINSIC_1, UnaryIntrinsic.UNARY_POSITIVE);
      break;
    case "Not":
      c.emit(node, Op.TO_BOOL);
      c.emit(node, Op.UNARY_NOT);
      break;
    case "USub":
      c.emit(node, Op.UNARY_NEGATIVE);
      break;
    case "Invert":
      c.emit(node, Op.UNARY_INVERT);
      break;
  }
}

function visitIfExp(c: Compiler, node: ast.IfExp): void {
  const end = c.newLabel();
  const next = c.newLabel();
  jumpIf(c, node.test, next, false);
  visitExpr(c, node.body);
  c.emitJump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, end);
  c.useLabel(next);
  visitExpr(c, node.orelse);
  c.useLabel(end);
}

/** Jump to `next` if the truth of the test is `condition`; otherwise go on behind it. */
export function jumpIf(c: Compiler, test: ast.expr, next: Label, condition: boolean): void {
  enterRecursion(test);
  if (!jumpIfStructured(c, test, next, condition)) {
    visitExpr(c, test);
    c.emit(test, Op.TO_BOOL);
    c.emitJump(test, condition ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, next);
  }
  leaveRecursion();
}

/** not, and, or, if-else and chained comparisons jump from their parts; false for any other test. */
function jumpIfStructured(c: Compiler, test: ast.expr, next: Label, condition: boolean): boolean {
  switch (test._type) {
    case "UnaryOp":
      if (test.op !== "Not") return false;
      jumpIf(c, test.operand, next, !condition);
      return true;
    case "BoolOp": {
      const isOr = test.op === "Or";
      const inner = isOr === condition ? next : c.newLabel();
      const last = test.values.length - 1;
      for (let i = 0; i < last; i++) jumpIf(c, test.values[i]!, inner, isOr);
      jumpIf(c, test.values[last]!, next, condition);
      if (inner !== next) c.useLabel(inner);
      return true;
    }
    case "IfExp": {
      const end = c.newLabel();
      const orelse = c.newLabel();
      jumpIf(c, test.test, orelse, false);
      jumpIf(c, test.body, next, condition);
      c.emitJump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, end);
      c.useLabel(orelse);
      jumpIf(c, test.orelse, next, condition);
      c.useLabel(end);
      return true;
    }
    case "Compare":
      if (test.ops.length === 1) return false;
      jumpIfChained(c, test, next, condition);
      return true;
    default:
      return false;
  }
}

function jumpIfChained(c: Compiler, test: ast.Compare, next: Label, condition: boolean): void {
  checkCompare(test);
  const cleanup = c.newLabel();
  const end = c.newLabel();
  const last = test.ops.length - 1;
  visitExpr(c, test.left);
  for (let i = 0; i < last; i++) {
    visitExpr(c, test.comparators[i]!);
    c.emitOp(test, Op.SWAP, 2);
    c.emitOp(test, Op.COPY, 2);
    c.emitCompare(test, test.ops[i]!);
    c.emit(test, Op.TO_BOOL);
    c.emitJump(test, Op.POP_JUMP_IF_FALSE, cleanup);
  }
  visitExpr(c, test.comparators[last]!);
  c.emitCompare(test, test.ops[last]!);
  c.emit(test, Op.TO_BOOL);
  c.emitJump(test, condition ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, next);
  c.emitJump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, end);
  c.useLabel(cleanup);
  c.emit(test, Op.POP_TOP);
  if (!condition) c.emitJump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, next);
  c.useLabel(end);
}

function visitCompare(c: Compiler, node: ast.Compare): void {
  checkCompare(node);
  const last = node.ops.length - 1;
  visitExpr(c, node.left);
  if (last === 0) {
    visitExpr(c, node.comparators[0]!);
    c.emitCompare(node, node.ops[0]!);
    return;
  }
  const cleanup = c.newLabel();
  const end = c.newLabel();
  for (let i = 0; i < last; i++) {
    visitExpr(c, node.comparators[i]!);
    c.emitOp(node, Op.SWAP, 2);
    c.emitOp(node, Op.COPY, 2);
    c.emitCompare(node, node.ops[i]!);
    c.emitOp(node, Op.COPY, 1);
    c.emit(node, Op.TO_BOOL);
    c.emitJump(node, Op.POP_JUMP_IF_FALSE, cleanup);
    c.emit(node, Op.POP_TOP);
  }
  visitExpr(c, node.comparators[last]!);
  c.emitCompare(node, node.ops[last]!);
  c.emitJump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, end);
  c.useLabel(cleanup);
  c.emitOp(node, Op.SWAP, 2);
  c.emit(node, Op.POP_TOP);
  c.useLabel(end);
}

// Generators and coroutines

function visitYield(c: Compiler, node: ast.Yield): void {
  if (!c.unit.entry.isFunctionLike) throw syntaxError("'yield' outside function", node);
  if (node.value !== null) visitExpr(c, node.value);
  else c.loadConst(node, null);
  emitYield(c, node);
}

export function emitYield(c: Compiler, loc: Location): void {
  const { entry } = c.unit;
  if (entry.isGenerator && entry.isCoroutine) {
    c.emitOp(loc, Op.CALL_INTRINSIC_1, UnaryIntrinsic.ASYNC_GEN_WRAP);
  }
  c.emitOp(loc, Op.YIELD_VALUE, 0);
  c.emitOp(loc, Op.RESUME, ResumeLocation.AFTER_YIELD);
}

function visitYieldFrom(c: Compiler, node: ast.YieldFrom): void {
  if (!c.unit.entry.isFunctionLike) throw syntaxError("'yield from' outside function", node);
  if (c.unit.scopeType === "async function") {
    throw syntaxError("'yield from' inside async function", node);
  }
  visitExpr(c, node.value);
  c.emit(node, Op.GET_YIELD_FROM_ITER);
  c.loadConst(node, null);
  emitYieldFrom(c, node, ResumeLocation.AFTER_YIELD_FROM);
}

function visitAwait(c: Compiler, node: ast.Await): void {
  if (!c.unit.entry.isFunctionLike) throw syntaxError("'await' outside function", node);
  if (c.unit.scopeType !== "async function" && c.unit.scopeType !== "comprehension") {
    throw syntaxError("'await' outside async function", node);
  }
  visitExpr(c, node.value);
  emitAwait(c, node, 0);
}

/** Await what is on the stack; `kind` 1 and 2 word the error for __aenter__ and __aexit__. */
export function emitAwait(c: Compiler, loc: Location, kind: number): void {
  c.emitOp(loc, Op.GET_AWAITABLE, kind);
  c.loadConst(loc, null);
  emitYieldFrom(c, loc, ResumeLocation.AFTER_AWAIT);
}

/** Send into the iterator under the top until it has finished; its return value stays. */
export function emitYieldFrom(c: Compiler, loc: Location, resume: ResumeLocation): void {
  const send = c.newLabel();
  const fail = c.newLabel();
  const exit = c.newLabel();
  c.useLabel(send);
  c.emitJump(loc, Op.SEND, exit);
  // A throw() or close() while suspended here reaches CLEANUP_THROW.
  c.emitJump(loc, Pseudo.SETUP_FINALLY, fail);
  c.emitOp(loc, Op.YIELD_VALUE, 1);
  c.emit(NO_LOCATION, Pseudo.POP_BLOCK);
  c.emitOp(loc, Op.RESUME, resume);
  c.emitJump(loc, Pseudo.JUMP_NO_INTERRUPT, send);
  c.useLabel(fail);
  c.emit(loc, Op.CLEANUP_THROW);
  c.useLabel(exit);
  c.emit(loc, Op.END_SEND);
}

// Strings

function visitJoinedStr(c: Compiler, node: ast.JoinedStr): void {
  const count = node.values.length;
  if (count > STACK_USE_GUIDELINE) {
    c.loadConst(node, "");
    c.emitName(node, Pseudo.LOAD_METHOD, "join");
    c.emitOp(node, Op.BUILD_LIST, 0);
    for (const value of node.values) {
      visitExpr(c, value);
      c.emitOp(node, Op.LIST_APPEND, 1);
    }
    c.emitOp(node, Op.CALL, 1);
    return;
  }
  visitExprs(c, node.values);
  if (count > 1) c.emitOp(node, Op.BUILD_STRING, count);
  else if (count === 0) c.loadConst(node, "");
}

const CONVERSIONS: Record<number, number> = { 115: 1, 114: 2, 97: 3 };

function visitFormattedValue(c: Compiler, node: ast.FormattedValue): void {
  visitExpr(c, node.value);
  if (node.conversion !== -1) c.emitOp(node, Op.CONVERT_VALUE, CONVERSIONS[node.conversion]!);
  if (node.format_spec === null) c.emit(node, Op.FORMAT_SIMPLE);
  else {
    visitExpr(c, node.format_spec);
    c.emit(node, Op.FORMAT_WITH_SPEC);
  }
}
