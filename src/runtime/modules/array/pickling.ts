/**
 * Pickling arrays: as their bytes and the number of a machine format, so that another machine can read them; before protocol 3 as a list.
 */
import { PyObject_GetOptionalAttr } from "../../abstract/attributes.js";
import { PyObject_GetAttr } from "../../abstract/object.js";
import * as PyErr from "../../errors.js";
import { U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { ID } from "../../identifiers.js";
import { func } from "../../method-def.js";
import * as PyBytes from "../../objects/bytes.js";
import * as PyFloat from "../../objects/float.js";
import * as PyLong from "../../objects/long.js";
import { decref, typeOf, xdecref } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { PyType_IsSubtype } from "../../objects/type-object.js";
import { None, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { hooks } from "../builtins/hooks.js";
import { codeOf, create, itemBytes, KINDS } from "./layout.js";

/** How items lie in memory. */
interface Format {
  readonly size: number;
  readonly bigEndian: boolean;
  readonly kind: "unsigned" | "signed" | "float" | "text";
}

const KIND_OF_GROUP = ["unsigned", "signed"] as const;

/** The formats by their numbers: 0 to 13 integers, 14 to 17 floats, 18 to 21 text. */
const FORMATS: readonly Format[] = [
  { size: 1, bigEndian: false, kind: "unsigned" },
  { size: 1, bigEndian: false, kind: "signed" },
  ...[2, 4, 8].flatMap((size) =>
    KIND_OF_GROUP.flatMap((kind) => [false, true].map((bigEndian) => ({ size, bigEndian, kind }))),
  ),
  ...[4, 8].flatMap((size) =>
    [false, true].map((bigEndian) => ({ size, bigEndian, kind: "float" as const })),
  ),
  ...[2, 4].flatMap((size) => [false, true].map((bigEndian) => ({ size, bigEndian, kind: "text" as const }))),
];

/** The number of the format of a typecode here. */
function formatOf(code: string): number {
  const { itemsize, signed } = KINDS[code]!;
  const kind = "uw".includes(code) ? "text" : "fd".includes(code) ? "float" : signed ? "signed" : "unsigned";
  return FORMATS.findIndex((format) => format.kind === kind && format.size === itemsize && !format.bigEndian);
}

/** What the array's own methods give. */
interface Parts {
  typecodeOf(self: PyObject): NewRef | Null;
  array_tolist(self: PyObject): NewRef | Null;
  array_tobytes(self: PyObject): NewRef | Null;
}

/** `array.__reduce_ex__(protocol)`. */
export function reduceArray(self: PyObject, protocol: PyObject, parts: Parts): NewRef | Null {
  if (!PyLong.check(protocol))
    return PyErr.setString(T.TypeError, "__reduce_ex__ argument should be an integer");
  const attributes = PyObject_GetOptionalAttr(self, ID.__dict__);
  if (attributes === NULL && PyErr.occurred()) return NULL;
  const state = attributes === NULL ? None : attributes;
  const type = typeOf(self);
  const code = parts.typecodeOf(self);
  const isNew = PyLong.asBigInt(protocol) >= 3n;
  const items = isNew ? parts.array_tobytes(self) : parts.array_tolist(self);
  const maker = isNew ? reconstructor() : NULL;
  const format = PyLong.fromNumber(formatOf(codeOf(self)));
  let result: NewRef | Null = NULL;
  if (code !== NULL && items !== NULL && format !== NULL && (maker !== NULL || !isNew)) {
    const args = isNew ? PyTuple.pack(type, code, format, items) : PyTuple.pack(code, items);
    result = args === NULL ? NULL : PyTuple.pack(isNew ? (maker as NewRef) : type, args, state);
    xdecref(args);
  }
  for (const part of [attributes, code, items, maker, format]) xdecref(part);
  return result;
}

/** The function of the module, which a program may have replaced. */
function reconstructor(): NewRef | Null {
  const module = hooks.importModuleLevel?.("array", NULL, NULL, 0) ?? NULL;
  const name = module === NULL ? NULL : PyUnicode.internFromJS("_array_reconstructor");
  const found = module === NULL || name === NULL ? NULL : PyObject_GetAttr(module, name);
  xdecref(name);
  xdecref(module);
  return found;
}

const typeError = (message: string): Null => PyErr.setString(T.TypeError, message);
const valueError = (message: string): Null => PyErr.setString(T.ValueError, message);

function array_reconstructor(
  type: PyObject,
  typecode: PyObject,
  number: number,
  items: PyObject,
): NewRef | Null {
  if (!PyUnicode.check(typecode) || PyUnicode.length(typecode) !== 1) {
    const found = PyErr.typeName(typecode);
    return typeError(`_array_reconstructor() argument 2 must be a unicode character, not ${found}`);
  }
  if (!PyType_IsSubtype(typeOf(type), T.type as number as PyObject))
    return typeError(`first argument must be a type object, not ${PyErr.typeName(type)}`);
  if (!PyType_IsSubtype(type, T.array as number as PyObject))
    return typeError(`${PyErr.nameOfType(type)} is not a subtype of array.array`);
  const code = PyUnicode.toJS(typecode);
  if (KINDS[code] === undefined) return valueError("second argument must be a valid type code");
  const format = FORMATS[number];
  if (format === undefined) return valueError("third argument must be a valid machine format code.");
  if (!PyBytes.check(items))
    return typeError(`fourth argument should be bytes, not ${PyErr.typeName(items)}`);
  const start = PyBytes.dataOf(items);
  const data = U8.slice(start, start + PyBytes.size(items));
  if (number === formatOf(code)) {
    return data.length % format.size === 0
      ? create(type, code, data)
      : valueError("bytes length not a multiple of item size");
  }
  if (data.length % format.size !== 0) return valueError("string length not a multiple of item size");
  const fitting = fittingCode(code, format);
  const converted = convert(data, format, fitting);
  return converted === undefined ? NULL : create(type, fitting, converted);
}

/** The typecode of an array of items in a format: for integers, the first one that has its size. */
function fittingCode(code: string, { kind, size }: Format): string {
  if (kind !== "signed" && kind !== "unsigned") return code;
  const fits = (key: string) => KINDS[key]!.itemsize === size && KINDS[key]!.signed === (kind === "signed");
  return Object.keys(KINDS).find(fits) ?? code;
}

/** The bytes of items in another format; undefined with an exception set. */
function convert(data: Uint8Array, format: Format, code: string): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  for (const value of valuesOf(data, format)) {
    if (value === NULL) return undefined;
    const bytes = itemBytes(value, code);
    decref(value);
    if (bytes === undefined) return undefined;
    parts.push(bytes);
  }
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

function* valuesOf(data: Uint8Array, { size, bigEndian, kind }: Format): Generator<NewRef | Null> {
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  for (let at = 0; at < data.length; at += size) {
    if (kind === "float") {
      yield PyFloat.fromDouble(
        size === 4 ? view.getFloat32(at, !bigEndian) : view.getFloat64(at, !bigEndian),
      );
      continue;
    }
    let value = 0n;
    for (let i = 0; i < size; i++)
      value = (value << 8n) | BigInt(data[bigEndian ? at + i : at + size - 1 - i]!);
    if (kind !== "text") yield PyLong.fromBigInt(kind === "signed" ? BigInt.asIntN(8 * size, value) : value);
    else if (size === 2 && value >= 0xd800n && value < 0xdc00n && at + 2 < data.length) {
      const low = view.getUint16(at + 2, !bigEndian);
      yield PyUnicode.fromOrdinal(0x10000 + ((Number(value) - 0xd800) << 10) + (low - 0xdc00));
      at += 2;
    } else yield PyUnicode.fromOrdinal(Number(value));
  }
}

export const ARRAY_RECONSTRUCTOR = func(
  "_array_reconstructor($module, arraytype, typecode, mformat_code: int, items, /)",
  "An array from its type, typecode, machine format and bytes: what pickles of arrays call.",
  array_reconstructor,
);
