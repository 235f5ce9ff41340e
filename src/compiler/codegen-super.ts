/**
 * super().name without a super object: LOAD_SUPER_ATTR. CPython's counterpart: can_optimize_super_call.
 */
import type * as ast from "../parser/ast.js";
import { visitExpr } from "./codegen-expressions.js";
import type { Compiler } from "./compiler.js";
import { Scope } from "./symtable.js";

/** Is the attribute's object a call of the builtin super with none or two arguments, where that can work? */
export function canOptimizeSuper(c: Compiler, node: ast.Attribute): boolean {
  const call = node.value;
  if (call._type !== "Call" || call.func._type !== "Name" || call.func.id !== "super") return false;
  if (node.attr === "__class__" || call.keywords.length > 0) return false;
  // Not the builtin, as far as can be seen.
  if (c.unit.entry.scope("super") !== Scope.GLOBAL_IMPLICIT) return false;
  if (c.symtable.top.scope("super") !== Scope.UNKNOWN) return false;
  if (call.args.length === 2) return call.args.every((arg) => arg._type !== "Starred");
  if (call.args.length !== 0) return false;
  // Without arguments it needs a first parameter and the __class__ cell.
  return c.unit.argcount > 0 && c.unit.refType("__class__") === Scope.FREE;
}

/** Push super, the class, and the object. */
export function loadSuperArguments(c: Compiler, call: ast.Call): void {
  const name = call.func as ast.Name;
  c.nameOp(name, name.id, "Load");
  if (call.args.length === 0) {
    c.nameOp(call, "__class__", "Load");
    c.nameOp(call, c.unit.varnames.names[0]!, "Load");
  } else {
    visitExpr(c, call.args[0]!);
    visitExpr(c, call.args[1]!);
  }
}
