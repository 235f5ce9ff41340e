/** A tree as text: the fields in Python's order, then the position. */
import type { AST, ConstantValue } from "../../../src/parser/ast.js";

const POSITION = new Set(["_type", "lineno", "col_offset", "end_lineno", "end_col_offset"]);

function ascii(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function float(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
}

function constant(value: ConstantValue): string {
  if (value === null) return "N";
  if (typeof value === "boolean") return value ? "T" : "F";
  if (typeof value === "bigint") return `i0x${value.toString(16)}`;
  if (typeof value === "number") return `f${float(value)}`;
  if (typeof value === "string") return ascii(value);
  if (value instanceof Uint8Array) return `b${Buffer.from(value).toString("hex")}`;
  return value.kind === "ellipsis" ? "E" : `c${float(value.imag)}`;
}

function field(type: string, name: string, value: unknown): string {
  if ((type === "Constant" || type === "MatchSingleton") && name === "value") {
    return constant(value as ConstantValue);
  }
  if (typeof value === "string" && (name === "op" || name === "ctx")) return value;
  if (name === "ops") return `[${(value as string[]).map((op) => `${op},`).join("")}]\n`;
  if (Array.isArray(value)) return `[${value.map((each) => `${field(type, "", each)},`).join("")}]\n`;
  if (value === null) return "null";
  if (typeof value === "object") return dump(value as AST);
  return typeof value === "string" ? ascii(value) : String(value);
}

export function dump(node: AST): string {
  const fields = Object.entries(node)
    .filter(([name]) => !POSITION.has(name))
    .map(([name, value]) => `${field(node._type, name, value)} `);
  const place =
    "lineno" in node ? `@${node.lineno},${node.col_offset},${node.end_lineno},${node.end_col_offset}` : "";
  return `${node._type}(${fields.join("")}${place})\n`;
}
