/**
 * `from __future__ import …` at the top of a module. CPython's counterpart: Python/future.c.
 */
import type * as ast from "../parser/ast.js";
import { syntaxError } from "./errors.js";
import { getDocString } from "./fold.js";
import { type Location, makeLocation } from "./instruction.js";

export interface FutureFeatures {
  /** Annotations are kept as strings. */
  readonly annotations: boolean;
  /** The last line where a future import may stand; 0 if there is none. */
  readonly lastLine: number;
}

/** Features that are accepted and have long been in force. */
const DONE = [
  ...["nested_scopes", "generators", "division", "absolute_import", "with_statement"],
  ...["print_function", "unicode_literals", "generator_stop"],
];

export function futureFeatures(tree: ast.mod): FutureFeatures {
  let annotations = false;
  let lastLine = 0;
  if (tree._type === "Expression") return { annotations, lastLine };
  const start = getDocString(tree.body) === undefined ? 0 : 1;
  for (let i = start; i < tree.body.length; i++) {
    const node = tree.body[i]!;
    if (node._type !== "ImportFrom" || node.module !== "__future__" || node.level !== 0) break;
    for (const alias of node.names) {
      if (alias.name === "annotations") annotations = true;
      else if (alias.name === "braces") throw syntaxError("not a chance", startOf(node));
      else if (alias.name !== "barry_as_FLUFL" && !DONE.includes(alias.name)) {
        throw syntaxError(`future feature ${alias.name} is not defined`, startOf(node));
      }
    }
    lastLine = node.lineno;
  }
  return { annotations, lastLine };
}

/** These errors have no end. */
function startOf(node: ast.stmt): Location {
  return makeLocation(node.lineno, node.lineno, node.col_offset, -1);
}
