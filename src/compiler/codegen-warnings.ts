/**
 * SyntaxWarnings about code that is legal and surely a mistake: `x is 1`, `"a"(b)`, `[1, 2]["x"]`.
 *
 * CPython's counterpart: check_is_arg, check_compare, check_caller, check_subscripter and check_index.
 */
import type * as ast from "../parser/ast.js";
import { constTypeName } from "./constants.js";
import { syntaxWarning } from "./errors.js";

/** May it stand next to `is`? Constants other than None, True, False and ... may not. */
function isIdentityOperand(node: ast.expr): boolean {
  if (node._type !== "Constant") return true;
  const { value } = node;
  if (value === null || typeof value === "boolean") return true;
  return typeof value === "object" && "kind" in value && value.kind === "ellipsis";
}

export function checkCompare(node: ast.Compare): void {
  let leftOk = isIdentityOperand(node.left);
  let leftNode = node.left;
  for (let i = 0; i < node.ops.length; i++) {
    const op = node.ops[i]!;
    const rightNode = node.comparators[i]!;
    const rightOk = isIdentityOperand(rightNode);
    if ((op === "Is" || op === "IsNot") && (!leftOk || !rightOk)) {
      const culprit = leftOk ? rightNode : leftNode;
      const type = inferTypeName(culprit);
      const message =
        op === "Is"
          ? `"is" with '${type}' literal. Did you mean "=="?`
          : `"is not" with '${type}' literal. Did you mean "!="?`;
      syntaxWarning(message, node);
      return;
    }
    leftOk = rightOk;
    leftNode = rightNode;
  }
}

/** The type that a literal has. */
function inferTypeName(node: ast.expr): string | undefined {
  switch (node._type) {
    case "Tuple":
      return "tuple";
    case "List":
    case "ListComp":
      return "list";
    case "Dict":
    case "DictComp":
      return "dict";
    case "Set":
    case "SetComp":
      return "set";
    case "GeneratorExp":
      return "generator";
    case "Lambda":
      return "function";
    case "JoinedStr":
    case "FormattedValue":
      return "str";
    case "Constant":
      return constTypeName(node.value);
    default:
      return undefined;
  }
}

export function checkCaller(node: ast.expr): void {
  if (node._type === "Lambda") return;
  const type = inferTypeName(node);
  if (type === undefined) return;
  syntaxWarning(`'${type}' object is not callable; perhaps you missed a comma?`, node);
}

export function checkSubscripter(node: ast.expr): void {
  const type = inferTypeName(node);
  if (type === undefined || node._type === "JoinedStr" || node._type === "FormattedValue") return;
  if (["tuple", "list", "dict", "str", "bytes"].includes(type)) return;
  syntaxWarning(`'${type}' object is not subscriptable; perhaps you missed a comma?`, node);
}

export function checkIndex(node: ast.expr, index: ast.expr): void {
  const indexType = inferTypeName(index);
  if (indexType === undefined || indexType === "int" || indexType === "bool" || index._type === "Slice")
    return;
  const type = inferTypeName(node);
  if (type === undefined || !["str", "bytes", "tuple", "list"].includes(type)) return;
  syntaxWarning(
    `${type} indices must be integers or slices, not ${indexType}; perhaps you missed a comma?`,
    node,
  );
}
