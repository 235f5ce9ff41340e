/**
 * Code for the arguments of calls, plain ones and those with * and **.
 *
 * On the stack: callable, then self or NULL, then the arguments. CPython's counterpart: compiler_call_helper in
 * Python/compile.c.
 */

import type * as ast from "../parser/ast.js";
import { Op } from "../vm/opcode.js";
import { STACK_USE_GUIDELINE, TUPLE_DISPLAY, visitDisplay } from "./codegen-displays.js";
import { visitExpr, visitExprs } from "./codegen-expressions.js";
import type { Compiler } from "./compiler.js";
import { forbiddenName, syntaxError } from "./errors.js";
import { type Location, NO_LOCATION } from "./instruction.js";

export function checkKeywords(keywords: readonly ast.keyword[]): void {
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

/** May the arguments of a method call be pushed as they are? */
export function isPlainCall(args: readonly ast.expr[], keywords: readonly ast.keyword[]): boolean {
  const size = args.length + keywords.length + (keywords.length > 0 ? 1 : 0);
  return size < STACK_USE_GUIDELINE && isPlain(args, keywords);
}

/** The values of keyword arguments, then the tuple of their names. */
export function visitKeywords(c: Compiler, loc: Location, keywords: readonly ast.keyword[]): void {
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
