/** Placeholder until the unparser is written. */
import type * as ast from "../parser/ast.js";

export function unparse(node: ast.expr): string {
  return node._type;
}
