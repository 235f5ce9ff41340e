/**
 * Items of a memoryview: reading and writing them by their format, one character of the struct module's native ones. The sizes are
 * those of a 64-bit CPython. Mirrors unpack_single and pack_single of CPython's Objects/memoryobject.c.
 */

import { _PyNumber_Index } from "../../abstract/number.js";
import { PyObject_IsTrue } from "../../abstract/object.js";
import * as PyErr from "../../errors.js";
import { MEMORY, U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import * as PyBytes from "../bytes.js";
import * as PyFloat from "../float.js";
import * as PyLong from "../long.js";
import { decref, typeOf } from "../object.js";
import { hasFlag, TypeFlags } from "../type.js";
import { bool, T } from "../type-table.js";

const DATA = new DataView(MEMORY);

/** Bytes of an item by format character. */
const SIZES: Readonly<Record<string, number>> = {
  c: 1,
  b: 1,
  B: 1,
  "?": 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  f: 4,
  l: 8,
  L: 8,
  q: 8,
  Q: 8,
  n: 8,
  N: 8,
  P: 8,
  d: 8,
};

const UNSIGNED = "BHILQNP";

/** The character of a native format, or "" when it is none: "@i" is "i". */
export function nativeCharacter(format: string): string {
  const char = format.startsWith("@") ? format.slice(1) : format;
  return char in SIZES ? char : "";
}

/** Bytes of an item. */
export function sizeOfFormat(char: string): number {
  return SIZES[char]!;
}

/** Is an item one byte? */
export function isByteFormat(char: string): boolean {
  return char === "B" || char === "b" || char === "c";
}

function unsupported(format: string): Null {
  return PyErr.setString(T.NotImplementedError, `memoryview: format ${format} not supported`);
}

/** The item at an address. */
export function unpackSingle(address: number, format: string): NewRef | Null {
  const char = nativeCharacter(format);
  switch (char) {
    case "B":
      return smallInt(U8[address]);
    case "b":
      return smallInt(DATA.getInt8(address));
    case "c":
      return PyBytes.fromMemory(address, 1);
    case "?":
      return bool(U8[address] !== 0);
    case "h":
      return smallInt(DATA.getInt16(address, true));
    case "H":
      return smallInt(DATA.getUint16(address, true));
    case "i":
      return PyLong.fromNumber(DATA.getInt32(address, true));
    case "I":
      return PyLong.fromNumber(DATA.getUint32(address, true));
    case "f":
      return PyFloat.fromDouble(DATA.getFloat32(address, true));
    case "d":
      return PyFloat.fromDouble(DATA.getFloat64(address, true));
    case "":
      return unsupported(format);
    default:
      return unpackLong(address, UNSIGNED.includes(char));
  }
}

function unpackLong(address: number, unsigned: boolean): NewRef | Null {
  const low = DATA.getUint32(address, true);
  const high = unsigned ? DATA.getUint32(address + 4, true) : DATA.getInt32(address + 4, true);
  const value = high * 2 ** 32 + low;
  if (Number.isSafeInteger(value)) return PyLong.fromNumber(value);
  return PyLong.fromBigInt(unsigned ? DATA.getBigUint64(address, true) : DATA.getBigInt64(address, true));
}

/** Write an item; 0 or -1. @mayRunPython */
export function packSingle(address: number, value: PyObject, format: string): number {
  const char = nativeCharacter(format);
  switch (char) {
    case "":
      unsupported(format);
      return -1;
    case "c":
      return packByte(address, value, format);
    case "?": {
      const truth = PyObject_IsTrue(value);
      if (truth >= 0) U8[address] = truth;
      return Math.min(truth, 0);
    }
    case "f":
    case "d":
      return packFloat(address, value, char, format);
    default:
      return packInteger(address, value, char, format);
  }
}

function invalidType(format: string): number {
  PyErr.setString(T.TypeError, `memoryview: invalid type for format '${format}'`);
  return -1;
}

function invalidValue(format: string): number {
  PyErr.setString(T.ValueError, `memoryview: invalid value for format '${format}'`);
  return -1;
}

function packByte(address: number, value: PyObject, format: string): number {
  if (!hasFlag(typeOf(value), TypeFlags.BYTES_SUBCLASS)) return invalidType(format);
  if (PyBytes.size(value) !== 1) return invalidValue(format);
  U8[address] = U8[PyBytes.dataOf(value)];
  return 0;
}

function packFloat(address: number, value: PyObject, char: string, format: string): number {
  const number = PyFloat.asDouble(value);
  if (number === -1 && PyErr.occurred()) return PyErr.clearIf(T.TypeError) ? invalidType(format) : -1;
  if (char === "d") DATA.setFloat64(address, number, true);
  else DATA.setFloat32(address, number, true);
  return 0;
}

function packInteger(address: number, value: PyObject, char: string, format: string): number {
  const index = _PyNumber_Index(value);
  if (index === NULL) return PyErr.clearIf(T.TypeError) ? invalidType(format) : -1;
  const number = PyLong.asBigInt(index);
  decref(index);
  const bits = SIZES[char]! * 8;
  const wrapped = UNSIGNED.includes(char) ? BigInt.asUintN(bits, number) : BigInt.asIntN(bits, number);
  if (wrapped !== number) return invalidValue(format);
  for (let i = 0, rest = BigInt.asUintN(bits, number); i < bits / 8; i++, rest >>= 8n) {
    U8[address + i] = Number(rest & 255n);
  }
  return 0;
}
