/**
 * Code for displays (list, tuple, set, dict) and for unpacking assignments.
 *
 * CPython's counterpart: starunpack_helper, unpack_helper and compiler_dict in Python/compile.c.
 */

import type * as ast from "../parser/ast.js";
import { Op, UnaryIntrinsic } from "../vm/opcode.js";
import type { Const } from "./code-unit.js";
import { visitExpr, visitExprs } from "./codegen-expressions.js";
import type { Compiler } from "./compiler.js";
import { frozenset } from "./constants.js";
import { syntaxError } from "./errors.js";
import type { Location } from "./instruction.js";

/** Displays and calls with more parts than this are built piece by piece, to keep the stack small. */
export const STACK_USE_GUIDELINE = 30;

interface Display {
  readonly build: Op;
  readonly add: Op;
  readonly extend: Op;
  /** Built as a list, then converted. */
  readonly isTuple: boolean;
}

export const LIST_DISPLAY: Display = {
  build: Op.BUILD_LIST,
  add: Op.LIST_APPEND,
  extend: Op.LIST_EXTEND,
  isTuple: false,
};
export const SET_DISPLAY: Display = {
  build: Op.BUILD_SET,
  add: Op.SET_ADD,
  extend: Op.SET_UPDATE,
  isTuple: false,
};
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
export function visitUnpacking(c: Compiler, loc: Location, elts: readonly ast.expr[]): void {
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

export function visitDict(c: Compiler, node: ast.Dict): void {
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
