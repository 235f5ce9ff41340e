/**
 * Code for primaries: a.b, a[b], a(b), which may form long chains.
 *
 * A chain is walked in a loop, from its outermost link in and back out, so that its length costs no JS stack. A call
 * of an attribute is one link: function and object are loaded side by side, and no bound method is made. CPython's
 * counterpart: compiler_call, compiler_subscript and maybe_optimize_method_call in Python/compile.c.
 */

import type * as ast from "../parser/ast.js";
import { Op } from "../vm/opcode.js";
import { checkKeywords, isPlainCall, visitArguments, visitKeywords } from "./codegen-calls.js";
import { visitExpr, visitExprs } from "./codegen-expressions.js";
import { canOptimizeSuper, loadSuperArguments } from "./codegen-super.js";
import { checkCaller, checkIndex, checkSubscripter } from "./codegen-warnings.js";
import type { Compiler } from "./compiler.js";
import { forbiddenName } from "./errors.js";
import { type Location, makeLocation, Pseudo } from "./instruction.js";

type Primary = ast.Call | ast.Attribute | ast.Subscript;

/** One link of the chain. */
interface Link {
  readonly node: Primary;
  /** A call whose function is an attribute of `inner`. */
  readonly isMethod: boolean;
  /** What it applies to; null for an attribute of super(), which loads what it needs itself. */
  readonly inner: ast.expr | null;
}

export function visitPrimary(c: Compiler, outermost: Primary): void {
  const links: Link[] = [];
  let inner: ast.expr | null = outermost;
  while (
    inner !== null &&
    (inner._type === "Call" || inner._type === "Attribute" || inner._type === "Subscript")
  ) {
    const link = openLink(c, inner);
    links.push(link);
    inner = link.inner;
  }
  if (inner !== null) visitExpr(c, inner);
  for (let i = links.length - 1; i >= 0; i--) closeLink(c, links[i]!);
}

/** The checks that come before the inner part. */
function openLink(c: Compiler, node: Primary): Link {
  switch (node._type) {
    case "Call": {
      checkKeywords(node.keywords);
      const { func } = node;
      if (isMethodCall(c, node) && func._type === "Attribute") {
        return { node, isMethod: true, inner: canOptimizeSuper(c, func) ? null : func.value };
      }
      checkCaller(func);
      return { node, isMethod: false, inner: func };
    }
    case "Attribute":
      if (node.ctx === "Load" && canOptimizeSuper(c, node)) return { node, isMethod: false, inner: null };
      noteStaticAttribute(c, node);
      return { node, isMethod: false, inner: node.value };
    case "Subscript":
      if (node.ctx === "Load") {
        checkSubscripter(node.value);
        checkIndex(node.value, node.slice);
      }
      return { node, isMethod: false, inner: node.value };
  }
}

/** The code that comes after the inner part. */
function closeLink(c: Compiler, link: Link): void {
  const { node } = link;
  switch (node._type) {
    case "Call":
      if (link.isMethod) closeMethodCall(c, node, node.func as ast.Attribute, link.inner === null);
      else {
        c.emit(node.func, Op.PUSH_NULL);
        visitArguments(c, node, 0, node.args, node.keywords);
      }
      break;
    case "Attribute":
      closeAttribute(c, node, link.inner === null);
      break;
    case "Subscript":
      closeSubscript(c, node);
      break;
  }
}

/** Is it object.method(…) with few, plain arguments, and not module.function(…)? */
function isMethodCall(c: Compiler, node: ast.Call): boolean {
  const { func, args, keywords } = node;
  if (func._type !== "Attribute" || func.ctx !== "Load") return false;
  if (func.value._type === "Name" && c.isImported(func.value.id)) return false;
  return isPlainCall(args, keywords);
}

function closeMethodCall(c: Compiler, node: ast.Call, func: ast.Attribute, isSuper: boolean): void {
  const { args, keywords } = node;
  const loc = attributeLocation(func, func);
  if (isSuper) {
    const call = func.value as ast.Call;
    loadSuperArguments(c, call);
    const op = call.args.length > 0 ? Pseudo.LOAD_SUPER_METHOD : Pseudo.LOAD_ZERO_SUPER_METHOD;
    c.emitName(func, op, func.attr);
    c.emit(loc, Op.NOP);
  } else c.emitName(loc, Pseudo.LOAD_METHOD, func.attr);
  visitExprs(c, args);
  const callLoc = attributeLocation(node, func);
  if (keywords.length > 0) {
    visitKeywords(c, loc, keywords);
    c.emitOp(callLoc, Op.CALL_KW, args.length + keywords.length);
  } else c.emitOp(callLoc, Op.CALL, args.length);
}

/** In a chain of calls over several lines, an attribute is where its name stands. */
export function attributeLocation(loc: Location, node: ast.Attribute): Location {
  if (loc.lineno === node.end_lineno) return loc;
  const start = node.end_col_offset - [...node.attr].length;
  const end = start < 0 ? -1 : loc.end_col_offset;
  return makeLocation(node.end_lineno, loc.end_lineno, Math.max(start, -1), end);
}

const ATTRIBUTE_OPS = { Load: Op.LOAD_ATTR, Store: Op.STORE_ATTR, Del: Op.DELETE_ATTR };

function closeAttribute(c: Compiler, node: ast.Attribute, isSuper: boolean): void {
  const loc = attributeLocation(node, node);
  if (isSuper) {
    const call = node.value as ast.Call;
    loadSuperArguments(c, call);
    c.emitName(node, call.args.length > 0 ? Op.LOAD_SUPER_ATTR : Pseudo.LOAD_ZERO_SUPER_ATTR, node.attr);
    c.emit(loc, Op.NOP);
    return;
  }
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

function closeSubscript(c: Compiler, node: ast.Subscript): void {
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
