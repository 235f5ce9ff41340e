/**
 * Constants: identity, truth and repr.
 *
 * co_consts holds each constant once, where 1, 1.0 and True are three constants, and so are 0.0 and -0.0. constKey
 * gives equal strings for what is one constant. CPython's counterpart: _PyCode_ConstantKey.
 */
import type { CodeUnit, Const } from "./code-unit.js";

export interface TupleConst {
  readonly kind: "tuple";
  readonly items: readonly Const[];
}

export const ELLIPSIS: Const = { kind: "ellipsis" };

export function isTuple(value: Const): value is TupleConst {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "tuple";
}

export function isCode(value: Const): value is CodeUnit {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "code";
}

let nans = 0;

/** Every NaN is a constant of its own: it is equal to none. */
function floatKey(value: number): string {
  if (Number.isNaN(value)) return `nan${nans++}`;
  return Object.is(value, -0) ? "-0" : String(value);
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}

/** Items are preceded by their lengths, so that no two lists give one key. */
function listKey(keys: readonly string[]): string {
  return keys.map((key) => `${key.length}:${key}`).join("");
}

export function constKey(value: Const): string {
  switch (typeof value) {
    case "boolean":
      return value ? "True" : "False";
    case "bigint":
      return "i" + value;
    case "number":
      return "f" + floatKey(value);
    case "string":
      return "s" + value;
  }
  if (value === null) return "None";
  if (value instanceof Uint8Array) return "b" + latin1(value);
  switch (value.kind) {
    case "ellipsis":
      return "...";
    case "complex":
      return `c${floatKey(value.real)},${floatKey(value.imag)}`;
    case "tuple":
      return "t" + listKey(value.items.map(constKey));
    case "frozenset":
      return "F" + listKey(value.items.map(constKey).sort());
    case "code":
      return `o${value.co_name}:${value.co_firstlineno}:${value.co_code.length}:${latin1(value.co_linetable)}`;
  }
}

/** bool(value). */
export function constIsTrue(value: Const): boolean {
  switch (typeof value) {
    case "boolean":
      return value;
    case "bigint":
      return value !== 0n;
    case "number":
      return value !== 0;
    case "string":
      return value !== "";
  }
  if (value === null) return false;
  if (value instanceof Uint8Array) return value.length > 0;
  switch (value.kind) {
    case "complex":
      return value.real !== 0 || value.imag !== 0;
    case "tuple":
    case "frozenset":
      return value.items.length > 0;
    default:
      return true;
  }
}

/** type(value).__name__. */
export function constTypeName(value: Const): string {
  switch (typeof value) {
    case "boolean":
      return "bool";
    case "bigint":
      return "int";
    case "number":
      return "float";
    case "string":
      return "str";
  }
  if (value === null) return "NoneType";
  return value instanceof Uint8Array ? "bytes" : value.kind;
}

/** A key that is equal for what Python's == and hash() hold equal: 1, 1.0 and True. */
export function equalityKey(value: Const): string {
  if (typeof value === "boolean") return value ? "i1" : "i0";
  if (typeof value === "number" && Number.isInteger(value)) return "i" + BigInt(value);
  if (isTuple(value)) return "t" + listKey(value.items.map(equalityKey));
  return constKey(value);
}

/** The frozenset of the items: of those that are equal, the first. */
export function frozenset(items: readonly Const[]): Const {
  const seen = new Map<string, Const>();
  for (const item of items) {
    const key = equalityKey(item);
    if (!seen.has(key)) seen.set(key, item);
  }
  return { kind: "frozenset", items: [...seen.values()] };
}

/** repr() of a float. */
export function floatRepr(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const [digits, exponentText] = value.toExponential().split("e") as [string, string];
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const size = Math.abs(exponent);
    return `${digits}e${exponent < 0 ? "-" : "+"}${size < 10 ? "0" : ""}${size}`;
  }
  const negative = value < 0 ? "-" : "";
  const all = digits.replace("-", "").replace(".", "");
  if (exponent < 0) return `${negative}0.${"0".repeat(-exponent - 1)}${all}`;
  if (all.length <= exponent + 1) return `${negative}${all.padEnd(exponent + 1, "0")}.0`;
  return `${negative}${all.slice(0, exponent + 1)}.${all.slice(exponent + 1)}`;
}

function complexPart(value: number): string {
  const text = floatRepr(value);
  return text.endsWith(".0") ? text.slice(0, -2) : text;
}

function complexRepr(real: number, imag: number): string {
  if (Object.is(real, 0)) return complexPart(imag) + "j";
  const sign = imag < 0 || Object.is(imag, -0) ? "" : "+";
  return `(${complexPart(real)}${sign}${complexPart(imag)}j)`;
}

function quoteFor(text: string): string {
  return text.includes("'") && !text.includes('"') ? '"' : "'";
}

/** Characters that repr() escapes: controls, separators but the space, surrogates, unassigned. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]/u;

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, "0");
}

/** repr() of a str. */
export function strRepr(text: string): string {
  const quote = quoteFor(text);
  let out = quote;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (char === quote || char === "\\") out += "\\" + char;
    else if (char === "\n") out += "\\n";
    else if (char === "\r") out += "\\r";
    else if (char === "\t") out += "\\t";
    else if (code >= 0x20 && code < 0x7f) out += char;
    else if (!UNPRINTABLE.test(char)) out += char;
    else if (code <= 0xff) out += "\\x" + hex(code, 2);
    else if (code <= 0xffff) out += "\\u" + hex(code, 4);
    else out += "\\U" + hex(code, 8);
  }
  return out + quote;
}

/** repr() of a bytes object. */
export function bytesRepr(bytes: Uint8Array): string {
  const quote = quoteFor(latin1(bytes));
  let out = "b" + quote;
  for (const byte of bytes) {
    const char = String.fromCharCode(byte);
    if (char === quote || char === "\\") out += "\\" + char;
    else if (char === "\n") out += "\\n";
    else if (char === "\r") out += "\\r";
    else if (char === "\t") out += "\\t";
    else if (byte < 0x20 || byte >= 0x7f) out += "\\x" + hex(byte, 2);
    else out += char;
  }
  return out + quote;
}

/** repr(value); `address` gives what stands for the address of a code object. */
export function constRepr(value: Const, address: (code: CodeUnit) => string = () => "0x0"): string {
  switch (typeof value) {
    case "boolean":
      return value ? "True" : "False";
    case "bigint":
      return String(value);
    case "number":
      return floatRepr(value);
    case "string":
      return strRepr(value);
  }
  if (value === null) return "None";
  if (value instanceof Uint8Array) return bytesRepr(value);
  switch (value.kind) {
    case "ellipsis":
      return "Ellipsis";
    case "complex":
      return complexRepr(value.real, value.imag);
    case "code":
      return `<code object ${value.co_name} at ${address(value)}, file "${value.co_filename}", line ${value.co_firstlineno}>`;
    case "frozenset":
      if (value.items.length === 0) return "frozenset()";
      return `frozenset({${value.items.map((item) => constRepr(item, address)).join(", ")}})`;
    case "tuple": {
      const items = value.items.map((item) => constRepr(item, address));
      return items.length === 1 ? `(${items[0]},)` : `(${items.join(", ")})`;
    }
  }
}
