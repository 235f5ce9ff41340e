/**
 * Code for functions and lambdas: defaults, annotations, the body as a code object, the closure, decorators.
 *
 * CPython's counterpart: compiler_function and what it calls in Python/compile.c.
 */

import type * as ast from "../parser/ast.js";
import { BinaryIntrinsic, FunctionAttribute, LocalKind, Op, UnaryIntrinsic } from "../vm/opcode.js";
import type { CodeUnit, Const } from "./code-unit.js";
import { visitExpr, visitExprs } from "./codegen-expressions.js";
import { visitStatement, visitStatements } from "./codegen-statements.js";
import { callTypeParamsFunction, enterTypeParams } from "./codegen-type-params.js";
import type { Compiler } from "./compiler.js";
import { FBlockType } from "./compiler-unit.js";
import { cleanDoc } from "./docstring.js";
import { forbiddenName } from "./errors.js";
import { getDocString } from "./fold.js";
import { type Location, NO_LOCATION, Pseudo } from "./instruction.js";
import { Scope } from "./symtable.js";
import { unparse } from "./unparse.js";

export function compileFunction(c: Compiler, node: ast.FunctionDef | ast.AsyncFunctionDef): void {
  const { args, decorator_list: decorators } = node;
  checkParameterNames(args);
  visitExprs(c, decorators);
  const firstlineno = decorators[0]?.lineno ?? node.lineno;
  let flags = compileDefaults(c, node, args);
  const isGeneric = node.type_params.length > 0;
  let passed = 0;
  if (isGeneric) {
    if (flags & FunctionAttribute.DEFAULTS) passed++;
    if (flags & FunctionAttribute.KWDEFAULTS) passed++;
    if (passed === 2) c.emitOp(node, Op.SWAP, 2);
    enterTypeParams(c, node.name, node.type_params, firstlineno, null);
    for (let i = 0; i < passed; i++) c.emitOp(node, Op.LOAD_FAST, i);
  }
  if (compileAnnotations(c, node, args, node.returns)) flags |= FunctionAttribute.ANNOTATIONS;
  compileFunctionBody(c, node, flags, firstlineno);
  if (isGeneric) {
    c.emitOp(node, Op.SWAP, 2);
    c.emitOp(node, Op.CALL_INTRINSIC_2, BinaryIntrinsic.SET_FUNCTION_TYPE_PARAMS);
    c.unit.argcount = passed;
    callTypeParamsFunction(c, node, passed);
  }
  applyDecorators(c, decorators);
  c.nameOp(node, node.name, "Store");
}

export function applyDecorators(c: Compiler, decorators: readonly ast.expr[]): void {
  for (let i = decorators.length - 1; i >= 0; i--) c.emitOp(decorators[i]!, Op.CALL, 0);
}

function checkParameterNames(args: ast.arguments_): void {
  const all = [...args.posonlyargs, ...args.args, ...args.kwonlyargs, args.vararg, args.kwarg];
  for (const arg of all) if (arg !== null) forbiddenName(arg, arg.arg, "Store");
}

/** Push the tuple and the dict of defaults, as far as there are any; gives their FunctionAttribute bits. */
function compileDefaults(c: Compiler, loc: Location, args: ast.arguments_): number {
  let flags = 0;
  if (args.defaults.length > 0) {
    visitExprs(c, args.defaults);
    c.emitOp(loc, Op.BUILD_TUPLE, args.defaults.length);
    flags |= FunctionAttribute.DEFAULTS;
  }
  const keys: string[] = [];
  for (let i = 0; i < args.kwonlyargs.length; i++) {
    const value = args.kw_defaults[i];
    if (value === null || value === undefined) continue;
    visitExpr(c, value);
    keys.push(c.mangle(args.kwonlyargs[i]!.arg));
  }
  if (keys.length > 0) {
    c.loadConst(loc, { kind: "tuple", items: keys });
    c.emitOp(loc, Op.BUILD_CONST_KEY_MAP, keys.length);
    flags |= FunctionAttribute.KWDEFAULTS;
  }
  return flags;
}

/** Push a tuple of names and annotations; false if there are none. */
function compileAnnotations(
  c: Compiler,
  loc: Location,
  args: ast.arguments_,
  returns: ast.expr | null,
): boolean {
  let count = 0;
  const annotate = (name: string, annotation: ast.expr | null): void => {
    if (annotation === null) return;
    c.loadConst(loc, c.mangle(name));
    if (c.options.futureAnnotations) visitAnnotation(c, annotation);
    else if (annotation._type === "Starred") {
      // *args: *Ts
      visitExpr(c, annotation.value);
      c.emitOp(loc, Op.UNPACK_SEQUENCE, 1);
    } else visitExpr(c, annotation);
    count++;
  };
  for (const arg of args.args) annotate(arg.arg, arg.annotation);
  for (const arg of args.posonlyargs) annotate(arg.arg, arg.annotation);
  if (args.vararg !== null) annotate(args.vararg.arg, args.vararg.annotation);
  for (const arg of args.kwonlyargs) annotate(arg.arg, arg.annotation);
  if (args.kwarg !== null) annotate(args.kwarg.arg, args.kwarg.annotation);
  annotate("return", returns);
  if (count > 0) c.emitOp(loc, Op.BUILD_TUPLE, count * 2);
  return count > 0;
}

/** Push an annotation: its value, or under `from __future__ import annotations` its text. */
export function visitAnnotation(c: Compiler, annotation: ast.expr): void {
  if (c.options.futureAnnotations) c.loadConst(annotation, unparse(annotation));
  else visitExpr(c, annotation);
}

function setArgumentCounts(c: Compiler, args: ast.arguments_): void {
  c.unit.argcount = args.posonlyargs.length + args.args.length;
  c.unit.posonlyargcount = args.posonlyargs.length;
  c.unit.kwonlyargcount = args.kwonlyargs.length;
}

function compileFunctionBody(
  c: Compiler,
  node: ast.FunctionDef | ast.AsyncFunctionDef,
  flags: number,
  firstlineno: number,
): void {
  const isAsync = node._type === "AsyncFunctionDef";
  c.enterScope(node.name, isAsync ? "async function" : "function", node, firstlineno, null);
  const docstring = getDocString(node.body);
  // The first constant is the docstring, or None.
  const isKept = docstring !== undefined && c.options.optimize < 2;
  c.unit.consts.add(isKept ? cleanDoc(docstring) : null);
  setArgumentCounts(c, node.args);
  const { isGenerator, isCoroutine } = c.unit.entry;
  const isWrapped = isGenerator || isCoroutine;
  if (isWrapped) c.pushFBlock(NO_LOCATION, FBlockType.STOP_ITERATION, null, null);
  const first = docstring === undefined ? 0 : 1;
  if (first === 0) visitStatements(c, node.body);
  else for (let i = first; i < node.body.length; i++) visitStatement(c, node.body[i]!);
  if (isWrapped) {
    wrapInStopIterationHandler(c);
    c.popFBlock();
  }
  const code = c.assemble(true);
  c.exitScope();
  makeClosure(c, node, code, flags);
}

export function compileLambda(c: Compiler, node: ast.Lambda): void {
  checkParameterNames(node.args);
  const flags = compileDefaults(c, node, node.args);
  c.enterScope("<lambda>", "lambda", node, node.lineno, null);
  // The first constant is None, so that no string of the body is taken for a docstring.
  c.unit.consts.add(null);
  setArgumentCounts(c, node.args);
  visitExpr(c, node.body);
  const { isGenerator } = c.unit.entry;
  if (!isGenerator) c.emit(node.body, Op.RETURN_VALUE);
  const code = c.assemble(!isGenerator);
  c.exitScope();
  makeClosure(c, node, code, flags);
}

/** All of a generator's body is in a handler that turns StopIteration into RuntimeError. */
export function wrapInStopIterationHandler(c: Compiler): void {
  const handler = c.newLabel();
  c.unit.sequence.prepend(Pseudo.SETUP_CLEANUP, handler, NO_LOCATION);
  c.loadConst(NO_LOCATION, null);
  c.emit(NO_LOCATION, Op.RETURN_VALUE);
  c.useLabel(handler);
  c.emitOp(NO_LOCATION, Op.CALL_INTRINSIC_1, UnaryIntrinsic.STOPITERATION_ERROR);
  c.emitOp(NO_LOCATION, Op.RERAISE, 1);
}

const ATTRIBUTES = [
  FunctionAttribute.CLOSURE,
  FunctionAttribute.ANNOTATIONS,
  FunctionAttribute.KWDEFAULTS,
  FunctionAttribute.DEFAULTS,
];

/** Make a function of a code object; what `flags` names lies on the stack, defaults lowest. */
export function makeClosure(c: Compiler, loc: Location, code: CodeUnit, flags: number): void {
  const { unit } = c;
  let free = 0;
  code.co_localsplusnames.forEach((name, i) => {
    if (!(code.co_localspluskinds[i]! & LocalKind.FREE)) return;
    const isCell = unit.refType(name) === Scope.CELL;
    const index = isCell ? unit.cellvars.add(name) : unit.freevars.add(name) + unit.cellvars.size;
    c.emitOp(loc, Pseudo.LOAD_CLOSURE, index);
    free++;
  });
  if (free > 0) {
    flags |= FunctionAttribute.CLOSURE;
    c.emitOp(loc, Op.BUILD_TUPLE, free);
  }
  c.loadConst(loc, code as Const);
  c.emit(loc, Op.MAKE_FUNCTION);
  for (const attribute of ATTRIBUTES) {
    if (flags & attribute) c.emitOp(loc, Op.SET_FUNCTION_ATTRIBUTE, attribute);
  }
}
