/**
 * Code for type parameters (PEP 695, PEP 696) and for `type X = …`: annotation scopes are functions that are called at
 * once, bounds and defaults are functions that are called when somebody asks.
 */

import type * as ast from "../parser/ast.js";
import { BinaryIntrinsic, Op, UnaryIntrinsic } from "../vm/opcode.js";
import { visitExpr } from "./codegen-expressions.js";
import { makeClosure } from "./codegen-functions.js";
import type { Compiler } from "./compiler.js";
import { syntaxError } from "./errors.js";
import type { Location } from "./instruction.js";
import type { SymtableEntry } from "./symtable.js";

/** Open the scope of a generic function, class or alias, and leave the tuple of its parameters on the stack. */
export function enterTypeParams(
  c: Compiler,
  name: string,
  params: readonly ast.type_param[],
  firstlineno: number,
  className: string | null,
): void {
  c.enterScope(`<generic parameters of ${name}>`, "type params", params, firstlineno, className);
  visitTypeParams(c, params);
}

/** End such a scope, and call it; `passed` arguments for it are on the stack. */
export function callTypeParamsFunction(c: Compiler, loc: Location, passed: number): void {
  const code = c.assemble(false);
  c.exitScope();
  makeClosure(c, loc, code, 0);
  if (passed > 0) {
    c.emitOp(loc, Op.SWAP, passed + 1);
    c.emitOp(loc, Op.CALL, passed - 1);
  } else {
    c.emit(loc, Op.PUSH_NULL);
    c.emitOp(loc, Op.CALL, 0);
  }
}

export function visitTypeParams(c: Compiler, params: readonly ast.type_param[]): void {
  let seenDefault = false;
  for (const param of params) {
    c.loadConst(param, param.name);
    switch (param._type) {
      case "TypeVar":
        visitTypeVar(c, param);
        break;
      case "TypeVarTuple":
        c.emitOp(param, Op.CALL_INTRINSIC_1, UnaryIntrinsic.TYPEVARTUPLE);
        break;
      case "ParamSpec":
        c.emitOp(param, Op.CALL_INTRINSIC_1, UnaryIntrinsic.PARAMSPEC);
        break;
    }
    if (param.default_value !== null) {
      seenDefault = true;
      const block = c.symtable.defaults.get(param)!;
      compileLazily(c, param.name, block, param.default_value, param._type === "TypeVarTuple");
      c.emitOp(param, Op.CALL_INTRINSIC_2, BinaryIntrinsic.SET_TYPEPARAM_DEFAULT);
    } else if (seenDefault) {
      throw syntaxError(`non-default type parameter '${param.name}' follows default type parameter`, param);
    }
    c.emitOp(param, Op.COPY, 1);
    c.nameOp(param, param.name, "Store");
  }
  c.emitOp(params[0]!, Op.BUILD_TUPLE, params.length);
}

function visitTypeVar(c: Compiler, param: ast.TypeVar): void {
  const { bound } = param;
  if (bound === null) {
    c.emitOp(param, Op.CALL_INTRINSIC_1, UnaryIntrinsic.TYPEVAR);
    return;
  }
  compileLazily(c, param.name, c.symtable.blocks.get(param)!, bound, false);
  const isConstraints = bound._type === "Tuple";
  c.emitOp(
    param,
    Op.CALL_INTRINSIC_2,
    isConstraints ? BinaryIntrinsic.TYPEVAR_WITH_CONSTRAINTS : BinaryIntrinsic.TYPEVAR_WITH_BOUND,
  );
}

/** A function that computes a bound or a default. */
function compileLazily(
  c: Compiler,
  name: string,
  block: SymtableEntry,
  value: ast.expr,
  allowStarred: boolean,
): void {
  c.enterScope(name, "type params", block, value.lineno, null);
  if (allowStarred && value._type === "Starred") {
    visitExpr(c, value.value);
    c.emitOp(value, Op.UNPACK_SEQUENCE, 1);
  } else visitExpr(c, value);
  c.emit(value, Op.RETURN_VALUE);
  const code = c.assemble(true);
  c.exitScope();
  makeClosure(c, value, code, 0);
}

export function compileTypeAlias(c: Compiler, node: ast.TypeAlias): void {
  const name = node.name.id;
  const isGeneric = node.type_params.length > 0;
  if (isGeneric) {
    c.enterScope(`<generic parameters of ${name}>`, "type params", node.type_params, node.lineno, null);
    c.loadConst(node, name);
    visitTypeParams(c, node.type_params);
  } else {
    c.loadConst(node, name);
    c.loadConst(node, null);
  }
  compileAliasBody(c, node);
  if (isGeneric) callTypeParamsFunction(c, node, 0);
  c.nameOp(node, name, "Store");
}

function compileAliasBody(c: Compiler, node: ast.TypeAlias): void {
  c.enterScope(node.name.id, "function", node, node.lineno, null);
  c.unit.consts.add(null);
  visitExpr(c, node.value);
  c.emit(node, Op.RETURN_VALUE);
  const code = c.assemble(false);
  c.exitScope();
  makeClosure(c, node, code, 0);
  c.emitOp(node, Op.BUILD_TUPLE, 3);
  c.emitOp(node, Op.CALL_INTRINSIC_1, UnaryIntrinsic.TYPEALIAS);
}
