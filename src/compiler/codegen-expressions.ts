/**
 * Code for expressions: each leaves its value on the stack.
 *
 * A location that is given to an instruction decides the line and columns of tracebacks and of stepping, so the
 * choices here are CPython's (compiler_visit_expr in Python/compile.c).
 */

import type * as ast from "../parser/ast.js";
import { Op, ResumeLocation, UnaryIntrinsic } from "../vm/opcode.js";
import type { Const } from "./code-unit.js";
import { visitCall } from "./codegen-calls.js";
import { visitComprehension } from "./codegen-comprehensions.js";
import { compileLambda } from "./codegen-functions.js";
import { canOptimizeSuper, loadSuperArguments } from "./codegen-super.js";
import { checkCompare, checkIndex, checkSubscripter } from "./codegen-warnings.js";
import type { Compiler } from "./compiler.js";
import { frozenset } from "./constants.js";
import { enterRecursion, forbiddenName, leaveRecursion, syntaxError } from "./errors.js";
import { type Label, type Location, makeLocation, NO_LOCATION, Pseudo } from "./instruction.js";

/** Displays and calls with more parts than this are built piece by piece, to keep the stack small. */
export const STACK_USE_GUIDELINE = 30;

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
      visitCall(c, node);
      break;
    case "JoinedStr":
      visitJoinedStr(c, node);
      break;
    case "FormattedValue":
      visitFormattedValue(c, node);
      break;
    case "Attribute":
      visitAttribute(c, node);
      break;
    case "Subscript":
      visitSubscript(c, node);
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

// Displays

interface Display {
  readonly build: Op;
  readonly add: Op;
  readonly extend: Op;
  /** Built as a list, then converted. */
  readonly isTuple: boolean;
}

const LIST_DISPLAY: Display = {
  build: Op.BUILD_LIST,
  add: Op.LIST_APPEND,
  extend: Op.LIST_EXTEND,
  isTuple: false,
};
const SET_DISPLAY: Display = { build: Op.BUILD_SET, add: Op.SET_ADD, extend: Op.SET_UPDATE, isTuple: false };
export const TUPLE_DISPLAY: Display = {
  build: Op.BUILD_LIST,
  add: Op.LIST_APPEND,
  extend: Op.LIST_EXTEND,
  isTuple: true,
};

export function constValues(nodes: readonly (ast.expr | null)[]): Const[] | undefined {
  const values: Const[] = [];
  for (const node of nodes) {
    if (node?._type !== "Constant") return undefined;
    values.push(node.value);
  }
  return values;
}

/** A list, set or tuple of the elements and of `pushed` values that are on the stack already. */
export function visitDisplay(
  c: Compiler,
  loc: Location,
  elts: readonly ast.expr[],
  pushed: number,
  display: Display,
): void {
  const { build, add, extend, isTuple } = display;
  const count = elts.length;
  const items = count > 2 ? constValues(elts) : undefined;
  if (items !== undefined) {
    if (isTuple && pushed === 0) {
      c.loadConst(loc, { kind: "tuple", items });
      return;
    }
    c.emitOp(loc, build, pushed);
    c.loadConst(loc, add === Op.SET_ADD ? frozenset(items) : { kind: "tuple", items });
    c.emitOp(loc, extend, 1);
    if (isTuple) c.emitOp(loc, Op.CALL_INTRINSIC_1, UnaryIntrinsic.LIST_TO_TUPLE);
    return;
  }
  const isBig = count + pushed > STACK_USE_GUIDELINE;
  if (!isBig && !elts.some((elt) => elt._type === "Starred")) {
    visitExprs(c, elts);
    c.emitOp(loc, isTuple ? Op.BUILD_TUPLE : build, count + pushed);
    return;
  }
  let isBuilt = isBig;
  if (isBig) c.emitOp(loc, build, pushed);
  for (let i = 0; i < count; i++) {
    const elt = elts[i]!;
    if (elt._type === "Starred") {
      if (!isBuilt) c.emitOp(loc, build, i + pushed);
      isBuilt = true;
      visitExpr(c, elt.value);
      c.emitOp(loc, extend, 1);
    } else {
      visitExpr(c, elt);
      if (isBuilt) c.emitOp(loc, add, 1);
    }
  }
  if (isTuple) c.emitOp(loc, Op.CALL_INTRINSIC_1, UnaryIntrinsic.LIST_TO_TUPLE);
}

/** `a, *b, c = …`. */
function visitUnpacking(c: Compiler, loc: Location, elts: readonly ast.expr[]): void {
  emitUnpack(c, loc, elts);
  for (const elt of elts) visitExpr(c, elt._type === "Starred" ? elt.value : elt);
}

function emitUnpack(c: Compiler, loc: Location, elts: readonly ast.expr[]): void {
  const count = elts.length;
  const star = elts.findIndex((elt) => elt._type === "Starred");
  if (star < 0) {
    c.emitOp(loc, Op.UNPACK_SEQUENCE, count);
    return;
  }
  if (star >= 256 || count - star - 1 >= 2 ** 23) {
    throw syntaxError("too many expressions in star-unpacking assignment", loc);
  }
  c.emitOp(loc, Op.UNPACK_EX, star + ((count - star - 1) << 8));
  if (elts.some((elt, i) => i > star && elt._type === "Starred")) {
    throw syntaxError("multiple starred expressions in assignment", loc);
  }
}

function visitDict(c: Compiler, node: ast.Dict): void {
  let hasDict = false;
  let pending = 0;
  const flush = (end: number): void => {
    visitSubdict(c, node, end - pending, end);
    if (hasDict) c.emitOp(node, Op.DICT_UPDATE, 1);
    hasDict = true;
    pending = 0;
  };
  const count = node.values.length;
  for (let i = 0; i < count; i++) {
    if (node.keys[i] === null) {
      if (pending > 0) flush(i);
      if (!hasDict) c.emitOp(node, Op.BUILD_MAP, 0);
      hasDict = true;
      visitExpr(c, node.values[i]!);
      c.emitOp(node, Op.DICT_UPDATE, 1);
    } else {
      pending++;
      // One more than fits the stack at once goes with the rest.
      if ((pending - 1) * 2 > STACK_USE_GUIDELINE) flush(i + 1);
    }
  }
  if (pending > 0) flush(count);
  if (!hasDict) c.emitOp(node, Op.BUILD_MAP, 0);
}

function visitSubdict(c: Compiler, node: ast.Dict, begin: number, end: number): void {
  const count = end - begin;
  const isBig = count * 2 > STACK_USE_GUIDELINE;
  const keys = count > 1 && !isBig ? constValues(node.keys.slice(begin, end)) : undefined;
  if (keys !== undefined) {
    visitExprs(c, node.values.slice(begin, end));
    c.loadConst(node, { kind: "tuple", items: keys });
    c.emitOp(node, Op.BUILD_CONST_KEY_MAP, count);
    return;
  }
  if (isBig) c.emitOp(node, Op.BUILD_MAP, 0);
  for (let i = begin; i < end; i++) {
    visitExpr(c, node.keys[i]!);
    visitExpr(c, node.values[i]!);
    if (isBig) c.emitOp(node, Op.MAP_ADD, 1);
  }
  if (!isBig) c.emitOp(node, Op.BUILD_MAP, count);
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

// Attributes and subscripts

/** In a chain of calls over several lines, an attribute is where its name stands. */
export function attributeLocation(loc: Location, node: ast.Attribute): Location {
  if (loc.lineno === node.end_lineno) return loc;
  const start = node.end_col_offset - [...node.attr].length;
  const end = start < 0 ? -1 : loc.end_col_offset;
  return makeLocation(node.end_lineno, loc.end_lineno, Math.max(start, -1), end);
}

const ATTRIBUTE_OPS = { Load: Op.LOAD_ATTR, Store: Op.STORE_ATTR, Del: Op.DELETE_ATTR };

function visitAttribute(c: Compiler, node: ast.Attribute): void {
  if (node.ctx === "Load" && canOptimizeSuper(c, node)) {
    const call = node.value as ast.Call;
    loadSuperArguments(c, call);
    c.emitName(node, call.args.length > 0 ? Op.LOAD_SUPER_ATTR : Pseudo.LOAD_ZERO_SUPER_ATTR, node.attr);
    c.emit(attributeLocation(node, node), Op.NOP);
    return;
  }
  noteStaticAttribute(c, node);
  visitExpr(c, node.value);
  const loc = attributeLocation(node, node);
  if (node.ctx === "Store") forbiddenName(loc, node.attr, node.ctx);
  c.emitName(loc, ATTRIBUTE_OPS[node.ctx], node.attr);
}

/** `self.x = …` in a method: x goes into the class's __static_attributes__. */
function noteStaticAttribute(c: Compiler, node: ast.Attribute): void {
  if (node.ctx !== "Store" || node.value._type !== "Name" || node.value.id !== "self") return;
  for (let i = c.stack.length - 1; i >= 0; i--) {
    const unit = c.stack[i]!;
    if (unit.scopeType === "class") {
      unit.staticAttributes.add(node.attr);
      return;
    }
  }
}

const SUBSCRIPT_OPS = { Load: Op.BINARY_SUBSCR, Store: Op.STORE_SUBSCR, Del: Op.DELETE_SUBSCR };

/** x[a:b] has instructions of its own, that make no slice object. */
export function isTwoElementSlice(node: ast.expr): node is ast.Slice {
  return node._type === "Slice" && node.step === null;
}

function visitSubscript(c: Compiler, node: ast.Subscript): void {
  if (node.ctx === "Load") {
    checkSubscripter(node.value);
    checkIndex(node.value, node.slice);
  }
  visitExpr(c, node.value);
  if (isTwoElementSlice(node.slice) && node.ctx !== "Del") {
    visitSlice(c, node.slice);
    c.emit(node, node.ctx === "Load" ? Op.BINARY_SLICE : Op.STORE_SLICE);
  } else {
    visitExpr(c, node.slice);
    c.emit(node, SUBSCRIPT_OPS[node.ctx]);
  }
}

/** Push start, stop and, if there is one, step; gives how many. */
export function visitSlice(c: Compiler, node: ast.Slice): number {
  for (const bound of [node.lower, node.upper]) {
    if (bound !== null) visitExpr(c, bound);
    else c.loadConst(node, null);
  }
  if (node.step === null) return 2;
  visitExpr(c, node.step);
  return 3;
}
