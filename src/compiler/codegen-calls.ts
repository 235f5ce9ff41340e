/**
 * Code for calls: plain ones, method calls that make no bound method, and those with * and **.
 *
 * On the stack: callable, then self or NULL, then the arguments. CPython's counterpart: compiler_call and what it
 * calls in Python/compile.c.
 */

import type * as ast from "../parser/ast.js";
import { Op } from "../vm/opcode.js";
import {
  attributeLocation,
  STACK_USE_GUIDELINE,
  TUPLE_DISPLAY,
  visitDisplay,
  visitExpr,
  visitExprs,
} from "./codegen-expressions.js";
import { canOptimizeSuper, loadSuperArguments } from "./codegen-super.js";
import { checkCaller } from "./codegen-warnings.js";
import type { Compiler } from "./compiler.js";
import { forbiddenName, syntaxError } from "./errors.js";
import { type Location, NO_LOCATION, Pseudo } from "./instruction.js";

export function visitCall(c: Compiler, node: ast.Call): void {
  checkKeywords(node.keywords);
  if (visitMethodCall(c, node)) return;
  checkCaller(node.func);
  visitExpr(c, node.func);
  c.emit(node.func, Op.PUSH_NULL);
  visitArguments(c, node, 0, node.args, node.keywords);
}

function checkKeywords(keywords: readonly ast.keyword[]): void {
  const seen = new Set<string>();
  for (const keyword of keywords) {
    if (keyword.arg === null) continue;
    forbiddenName(keyword, keyword.arg, "Store");
    if (seen.has(keyword.arg)) throw syntaxError(`keyword argument repeated: ${keyword.arg}`, keyword);
    seen.add(keyword.arg);
  }
}

function isPlain(args: readonly ast.expr[], keywords: readonly ast.keyword[]): boolean {
  return args.every((arg) => arg._type !== "Starred") && keywords.every((keyword) => keyword.arg !== null);
}

/** object.method(…): load function and object side by side. False if the call is not of that kind. */
function visitMethodCall(c: Compiler, node: ast.Call): boolean {
  const { func, args, keywords } = node;
  if (func._type !== "Attribute" || func.ctx !== "Load") return false;
  if (func.value._type === "Name" && c.isImported(func.value.id)) return false;
  const size = args.length + keywords.length + (keywords.length > 0 ? 1 : 0);
  if (size >= STACK_USE_GUIDELINE || !isPlain(args, keywords)) return false;
  let loc: Location = func;
  if (canOptimizeSuper(c, func)) {
    const call = func.value as ast.Call;
    loadSuperArguments(c, call);
    const op = call.args.length > 0 ? Pseudo.LOAD_SUPER_METHOD : Pseudo.LOAD_ZERO_SUPER_METHOD;
    c.emitName(loc, op, func.attr);
    loc = attributeLocation(loc, func);
    c.emit(loc, Op.NOP);
  } else {
    visitExpr(c, func.value);
    loc = attributeLocation(loc, func);
    c.emitName(loc, Pseudo.LOAD_METHOD, func.attr);
  }
  visitExprs(c, args);
  if (keywords.length > 0) {
    visitKeywords(c, loc, keywords);
    c.emitOp(attributeLocation(node, func), Op.CALL_KW, args.length + keywords.length);
  } else c.emitOp(attributeLocation(node, func), Op.CALL, args.length);
  return true;
}

/** The values of keyword arguments, then the tuple of their names. */
function visitKeywords(c: Compiler, loc: Location, keywords: readonly ast.keyword[]): void {
  for (const keyword of keywords) visitExpr(c, keyword.value);
  loadKeywordNames(c, loc, keywords);
}

function loadKeywordNames(c: Compiler, loc: Location, keywords: readonly ast.keyword[]): void {
  c.loadConst(loc, { kind: "tuple", items: keywords.map((keyword) => keyword.arg) });
}

/** The arguments and the call; `pushed` arguments are on the stack already. */
export function visitArguments(
  c: Compiler,
  loc: Location,
  pushed: number,
  args: readonly ast.expr[],
  keywords: readonly ast.keyword[],
): void {
  checkKeywords(keywords);
  if (args.length + keywords.length * 2 <= STACK_USE_GUIDELINE && isPlain(args, keywords)) {
    visitExprs(c, args);
    const count = pushed + args.length + keywords.length;
    if (keywords.length > 0) {
      visitKeywords(c, loc, keywords);
      c.emitOp(loc, Op.CALL_KW, count);
    } else c.emitOp(loc, Op.CALL, count);
    return;
  }
  const first = args[0];
  // A single *argument is passed as it is; CALL_FUNCTION_EX makes the tuple.
  if (pushed === 0 && args.length === 1 && first!._type === "Starred")
    visitExpr(c, (first as ast.Starred).value);
  else visitDisplay(c, loc, args, pushed, TUPLE_DISPLAY);
  if (keywords.length > 0) visitKeywordDict(c, loc, keywords);
  c.emitOp(loc, Op.CALL_FUNCTION_EX, keywords.length > 0 ? 1 : 0);
}

function visitKeywordDict(c: Compiler, loc: Location, keywords: readonly ast.keyword[]): void {
  let hasDict = false;
  let pending = 0;
  const flush = (end: number): void => {
    visitSubKeywords(c, loc, keywords.slice(end - pending, end));
    if (hasDict) c.emitOp(loc, Op.DICT_MERGE, 1);
    hasDict = true;
    pending = 0;
  };
  for (let i = 0; i < keywords.length; i++) {
    const keyword = keywords[i]!;
    if (keyword.arg !== null) {
      pending++;
      continue;
    }
    if (pending > 0) flush(i);
    if (!hasDict) c.emitOp(loc, Op.BUILD_MAP, 0);
    hasDict = true;
    visitExpr(c, keyword.value);
    c.emitOp(loc, Op.DICT_MERGE, 1);
  }
  if (pending > 0) flush(keywords.length);
}

function visitSubKeywords(c: Compiler, loc: Location, keywords: readonly ast.keyword[]): void {
  const count = keywords.length;
  const isBig = count * 2 > STACK_USE_GUIDELINE;
  if (count > 1 && !isBig) {
    visitKeywords(c, loc, keywords);
    c.emitOp(loc, Op.BUILD_CONST_KEY_MAP, count);
    return;
  }
  if (isBig) c.emitOp(NO_LOCATION, Op.BUILD_MAP, 0);
  for (const keyword of keywords) {
    c.loadConst(loc, keyword.arg);
    visitExpr(c, keyword.value);
    if (isBig) c.emitOp(NO_LOCATION, Op.MAP_ADD, 1);
  }
  if (!isBig) c.emitOp(loc, Op.BUILD_MAP, count);
}
