/**
 * Targets of assignments: parsed as expressions, then turned into targets here, or refused.
 *
 * Mirrors _PyPegen_set_expr_context, _PyPegen_get_invalid_target and _PyPegen_get_expr_name of Parser/pegen.c.
 */

import type * as ast from "./ast.js";

/** What a target is for; a `for` target was parsed up to its `in`. */
export type TargetKind = "assign" | "for" | "del";

/** The part of `expr` that cannot be a target, or null. */
export function invalidTarget(expr: ast.expr, target: TargetKind): ast.expr | null {
  switch (expr._type) {
    case "Name":
    case "Attribute":
    case "Subscript":
      return null;
    case "List":
    case "Tuple":
      for (const elt of expr.elts) {
        const bad = invalidTarget(elt, target);
        if (bad !== null) return bad;
      }
      return null;
    case "Starred":
      return target === "del" ? expr : invalidTarget(expr.value, target);
    case "Compare":
      if (target !== "for") return expr;
      return expr.ops[0] === "In" ? invalidTarget(expr.left, target) : null;
    default:
      return expr;
  }
}

/** Marks a valid target, and all in it, as one that is stored to or deleted. */
export function setContext(expr: ast.expr, ctx: "Store" | "Del"): void {
  switch (expr._type) {
    case "Name":
    case "Attribute":
    case "Subscript":
      expr.ctx = ctx;
      return;
    case "List":
    case "Tuple":
      expr.ctx = ctx;
      for (const elt of expr.elts) setContext(elt, ctx);
      return;
    case "Starred":
      expr.ctx = ctx;
      setContext(expr.value, ctx);
  }
}

const NAMES: Partial<Record<ast.expr["_type"], string>> = {
  Attribute: "attribute",
  Subscript: "subscript",
  Starred: "starred",
  Name: "name",
  List: "list",
  Tuple: "tuple",
  Lambda: "lambda",
  Call: "function call",
  BoolOp: "expression",
  BinOp: "expression",
  UnaryOp: "expression",
  GeneratorExp: "generator expression",
  Yield: "yield expression",
  YieldFrom: "yield expression",
  Await: "await expression",
  ListComp: "list comprehension",
  SetComp: "set comprehension",
  DictComp: "dict comprehension",
  Dict: "dict literal",
  Set: "set display",
  JoinedStr: "f-string expression",
  FormattedValue: "f-string expression",
  Compare: "comparison",
  IfExp: "conditional expression",
  NamedExpr: "named expression",
};

/** What an error message calls an expression. */
export function exprName(expr: ast.expr): string {
  if (expr._type !== "Constant") return NAMES[expr._type]!;
  const { value } = expr;
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  return typeof value === "object" && "kind" in value && value.kind === "ellipsis" ? "ellipsis" : "literal";
}
