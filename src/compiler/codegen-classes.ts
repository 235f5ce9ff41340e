/**
 * Code for classes: the body as a code object, then `__build_class__(body, name, *bases, **keywords)`.
 *
 * CPython's counterpart: compiler_class in Python/compile.c.
 */

import type * as ast from "../parser/ast.js";
import { Op, UnaryIntrinsic } from "../vm/opcode.js";
import { visitArguments } from "./codegen-calls.js";
import { visitExprs } from "./codegen-expressions.js";
import { applyDecorators, makeClosure } from "./codegen-functions.js";
import { visitBody } from "./codegen-statements.js";
import { callTypeParamsFunction, enterTypeParams } from "./codegen-type-params.js";
import type { Compiler } from "./compiler.js";
import { makeLocation, NO_LOCATION, Pseudo } from "./instruction.js";

export function compileClass(c: Compiler, node: ast.ClassDef): void {
  const { decorator_list: decorators } = node;
  visitExprs(c, decorators);
  const firstlineno = decorators[0]?.lineno ?? node.lineno;
  if (node.type_params.length > 0) {
    enterTypeParams(c, node.name, node.type_params, firstlineno, node.name);
    c.nameOp(node, ".type_params", "Store");
    compileClassBody(c, node, firstlineno);
    c.nameOp(node, ".type_params", "Load");
    c.emitOp(node, Op.CALL_INTRINSIC_1, UnaryIntrinsic.SUBSCRIPT_GENERIC);
    c.nameOp(node, ".generic_base", "Store");
    visitArguments(c, node, 2, [...node.bases, genericBase(node)], node.keywords);
    callTypeParamsFunction(c, node, 0);
  } else {
    compileClassBody(c, node, firstlineno);
    visitArguments(c, node, 2, node.bases, node.keywords);
  }
  applyDecorators(c, decorators);
  c.nameOp(node, node.name, "Store");
}

function genericBase(node: ast.ClassDef): ast.Name {
  const { lineno, col_offset, end_lineno, end_col_offset } = node;
  return { _type: "Name", id: ".generic_base", ctx: "Load", lineno, col_offset, end_lineno, end_col_offset };
}

/** Leave __build_class__, NULL, the body's function and the name on the stack. */
function compileClassBody(c: Compiler, node: ast.ClassDef, firstlineno: number): void {
  c.enterScope(node.name, "class", node, firstlineno, node.name);
  const { unit } = c;
  const loc = makeLocation(firstlineno, firstlineno, 0, 0);
  c.nameOp(loc, "__name__", "Load");
  c.nameOp(loc, "__module__", "Store");
  c.loadConst(loc, unit.qualname);
  c.nameOp(loc, "__qualname__", "Store");
  c.loadConst(loc, BigInt(firstlineno));
  c.nameOp(loc, "__firstlineno__", "Store");
  if (node.type_params.length > 0) {
    c.nameOp(loc, ".type_params", "Load");
    c.nameOp(loc, "__type_params__", "Store");
  }
  if (unit.entry.needsClassdict) {
    c.emit(loc, Op.LOAD_LOCALS);
    c.emitOp(loc, Op.STORE_DEREF, unit.cellvars.add("__classdict__"));
  }
  visitBody(c, loc, node.body);
  c.loadConst(NO_LOCATION, { kind: "tuple", items: [...unit.staticAttributes].sort() });
  c.nameOp(NO_LOCATION, "__static_attributes__", "Store");
  if (unit.entry.needsClassdict) {
    c.emitOp(NO_LOCATION, Pseudo.LOAD_CLOSURE, unit.cellvars.add("__classdict__"));
    c.nameOp(NO_LOCATION, "__classdictcell__", "Store");
  }
  if (unit.entry.needsClassClosure) {
    c.emitOp(NO_LOCATION, Pseudo.LOAD_CLOSURE, unit.cellvars.add("__class__"));
    c.emitOp(NO_LOCATION, Op.COPY, 1);
    c.nameOp(NO_LOCATION, "__classcell__", "Store");
  } else c.loadConst(NO_LOCATION, null);
  c.emit(NO_LOCATION, Op.RETURN_VALUE);
  const code = c.assemble(true);
  c.exitScope();
  c.emit(node, Op.LOAD_BUILD_CLASS);
  c.emit(node, Op.PUSH_NULL);
  makeClosure(c, node, code, 0);
  c.loadConst(node, node.name);
}
