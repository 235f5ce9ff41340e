/**
 * Code for import and from … import.
 */

import type * as ast from "../parser/ast.js";
import { Op, UnaryIntrinsic } from "../vm/opcode.js";
import type { Compiler } from "./compiler.js";
import { syntaxError } from "./errors.js";
import { type Location, NO_LOCATION } from "./instruction.js";

export function compileImport(c: Compiler, node: ast.Import): void {
  for (const alias of node.names) {
    c.loadConst(node, 0n);
    c.loadConst(node, null);
    c.emitName(node, Op.IMPORT_NAME, alias.name);
    if (alias.asname !== null) bindModule(c, node, alias.name, alias.asname);
    else c.nameOp(node, alias.name.split(".")[0]!, "Store");
  }
}

/** `import a.b.c as d`: IMPORT_NAME gave a; bind c. */
function bindModule(c: Compiler, loc: Location, name: string, asname: string): void {
  const [, ...attributes] = name.split(".");
  attributes.forEach((attribute, i) => {
    if (i > 0) {
      c.emitOp(loc, Op.SWAP, 2);
      c.emit(loc, Op.POP_TOP);
    }
    c.emitOp(loc, Op.IMPORT_FROM, c.unit.names.add(attribute));
  });
  c.nameOp(loc, asname, "Store");
  if (attributes.length > 0) c.emit(loc, Op.POP_TOP);
}

export function compileFromImport(c: Compiler, node: ast.ImportFrom): void {
  c.loadConst(node, BigInt(node.level));
  if (node.module === "__future__" && node.level === 0 && node.lineno > c.options.lastFutureLine) {
    throw syntaxError("from __future__ imports must occur at the beginning of the file", node);
  }
  c.loadConst(node, { kind: "tuple", items: node.names.map((alias) => alias.name) });
  c.emitName(node, Op.IMPORT_NAME, node.module ?? "");
  if (node.names[0]!.name === "*") {
    c.emitOp(node, Op.CALL_INTRINSIC_1, UnaryIntrinsic.IMPORT_STAR);
    c.emit(NO_LOCATION, Op.POP_TOP);
    return;
  }
  for (const alias of node.names) {
    c.emitName(node, Op.IMPORT_FROM, alias.name);
    c.nameOp(node, alias.asname ?? alias.name, "Store");
  }
  c.emit(node, Op.POP_TOP);
}
