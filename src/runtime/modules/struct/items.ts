/** One value to bytes and back. Mirrors the nu_*, np_*, bp_* and lp_* functions of CPython's Modules/_struct.c. */
import { PyIndex_Check, PyNumber_Index } from "../../abstract/number.js";
import { PyObject_IsTrue } from "../../abstract/object.js";
import * as PyErr from "../../errors.js";
import { copyBytes, fillBytes, MEMORY, U8, U32 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { bytesOf } from "../../objects/buffer.js";
import * as PyByteArray from "../../objects/bytearray.js";
import * as PyBytes from "../../objects/bytes.js";
import * as PyFloat from "../../objects/float.js";
import * as PyLong from "../../objects/long.js";
import { LONG_DIGIT_WORD } from "../../objects/long.js";
import { decref } from "../../objects/object.js";
import { bool, T } from "../../objects/type-table.js";
import { type Item, Kind, type Program, structError } from "./format.js";

const memory = new DataView(MEMORY);
const TWO_32 = 2 ** 32;
const MAX_BYTE = 255;

// ---- packing ----

/** Write `value` at the address `at`; 0, or -1 with an exception set. @mayRunPython */
export function packItem(program: Program, item: Item, at: number, value: PyObject): number {
  switch (item.kind) {
    case Kind.BOOL: {
      const truth = PyObject_IsTrue(value);
      U8[at] = truth;
      return truth < 0 ? -1 : 0;
    }
    case Kind.CHAR:
      if (!PyBytes.check(value) || PyBytes.size(value) !== 1)
        return fail("char format requires a bytes object of length 1");
      U8[at] = U8[PyBytes.dataOf(value)];
      return 0;
    case Kind.HALF:
    case Kind.FLOAT:
    case Kind.DOUBLE:
      return packFloat(program, item, at, value);
    case Kind.BYTES:
    case Kind.PASCAL:
      return packBytes(item, at, value);
    default:
      return packInteger(program.little, item, at, value);
  }
}

function fail(message: string): number {
  structError(message);
  return -1;
}

function packBytes({ code, kind, count }: Item, at: number, value: PyObject): number {
  if (!PyBytes.check(value) && !PyByteArray.check(value))
    return fail(`argument for '${code}' must be a bytes object`);
  const { data, size } = bytesOf(value)!;
  const head = kind === Kind.PASCAL ? 1 : 0;
  const used = Math.max(0, Math.min(size, count - head));
  if (count > 0 && head === 1) U8[at] = Math.min(used, MAX_BYTE);
  copyBytes(data, at + head, used);
  if (count > head + used) fillBytes(0, at + head + used, at + count);
  return 0;
}

function packFloat({ little, native }: Program, { kind }: Item, at: number, value: PyObject): number {
  const x = PyFloat.asDouble(value);
  if (x === -1 && PyErr.occurred()) {
    PyErr.clear();
    return fail("required argument is not a float");
  }
  if (kind === Kind.DOUBLE) memory.setFloat64(at, x, little);
  else if (kind === Kind.FLOAT) {
    if (!native && Number.isFinite(x) && !Number.isFinite(Math.fround(x))) return tooLarge(value, "f");
    memory.setFloat32(at, x, little);
  } else {
    const bits = halfBits(x);
    if (bits < 0) return tooLarge(value, "e");
    memory.setUint16(at, bits, little);
  }
  return 0;
}

function tooLarge(value: PyObject, code: string): number {
  if (PyLong.check(value)) return fail("int too large to convert");
  PyErr.setString(T.OverflowError, `float too large to pack with ${code} format`);
  return -1;
}

const MANTISSA_BITS = 10;

/** The bits of a half-precision float, rounded to even; -1: too large. */
function halfBits(x: number): number {
  const sign = x < 0 || Object.is(x, -0) ? 0x8000 : 0;
  const magnitude = Math.abs(x);
  if (Number.isNaN(x)) return 0x7e00;
  if (magnitude === Number.POSITIVE_INFINITY) return sign | 0x7c00;
  const exponent = magnitude < 2 ** -14 ? -14 : Math.floor(Math.log2(magnitude));
  const scaled = magnitude / 2 ** (exponent - MANTISSA_BITS);
  const whole = Math.floor(scaled);
  const rest = scaled - whole;
  const rounded = rest > 0.5 || (rest === 0.5 && whole % 2 === 1) ? whole + 1 : whole;
  // A carry goes into the exponent by itself; below 2**-14 the exponent field is 0.
  const bits = rounded + (exponent + 14) * 1024;
  return bits >= 0x7c00 ? -1 : sign | bits;
}

function packInteger(little: boolean, item: Item, at: number, value: PyObject): number {
  if (PyLong.check(value)) return packInt(little, item, at, value);
  const index = PyIndex_Check(value)
    ? PyNumber_Index(value)
    : structError("required argument is not an integer");
  if (index === NULL) return -1;
  const status = packInt(little, item, at, index);
  decref(index);
  return status;
}

function packInt(little: boolean, item: Item, at: number, value: PyObject): number {
  const x = PyLong.safeValue(value);
  if (item.size === 8) return packInt64(little, item, at, value, x);
  const range = 2 ** (8 * item.size);
  const low = item.kind === Kind.SIGNED ? -range / 2 : 0;
  // Also false for NaN, which stands for a value beyond 2**53.
  if (!(x >= low && x < low + range)) return outOfRange(item);
  if (item.size === 4) memory.setInt32(at, x, little);
  else if (item.size === 2) memory.setInt16(at, x, little);
  else U8[at] = x;
  return 0;
}

function packInt64(little: boolean, item: Item, at: number, value: PyObject, x: number): number {
  const { kind } = item;
  let low: number;
  let high: number;
  if (x >= 0 || (x < 0 && kind !== Kind.UNSIGNED)) {
    low = x % TWO_32;
    high = Math.floor(x / TWO_32);
  } else {
    const digits = (value >> 2) + LONG_DIGIT_WORD;
    const sign = PyLong.sign(value);
    if (PyLong.digitCount(value) > 2 || (sign < 0 && kind === Kind.UNSIGNED)) return outOfRange(item);
    low = U32[digits];
    high = U32[digits + 1];
    const limit = sign < 0 && low === 0 ? 0x80000000 : 0x7fffffff;
    if ((kind === Kind.SIGNED || sign < 0) && high > limit) return outOfRange(item);
    if (sign < 0) {
      high = low === 0 ? -high : ~high;
      low = -low;
    }
  }
  memory.setInt32(little ? at : at + 4, low, little);
  memory.setInt32(little ? at + 4 : at, high, little);
  return 0;
}

function outOfRange({ code, kind, size }: Item): number {
  if (kind === Kind.POINTER) return fail("int too large to convert");
  const range = 1n << BigInt(8 * size);
  const low = kind === Kind.SIGNED ? -range / 2n : 0n;
  return fail(`'${code}' format requires ${low} <= number <= ${low + range - 1n}`);
}

// ---- unpacking ----

/** The value at the address `at`. */
export function unpackItem(little: boolean, item: Item, at: number): NewRef | Null {
  switch (item.kind) {
    case Kind.SIGNED:
      if (item.size === 4) return PyLong.fromNumber(memory.getInt32(at, little));
      if (item.size === 8) return unpackInt64(little, at, true);
      return PyLong.fromNumber(item.size === 2 ? memory.getInt16(at, little) : memory.getInt8(at));
    case Kind.UNSIGNED:
    case Kind.POINTER:
      if (item.size === 4) return PyLong.fromNumber(memory.getUint32(at, little));
      if (item.size === 8) return unpackInt64(little, at, false);
      return PyLong.fromNumber(item.size === 2 ? memory.getUint16(at, little) : U8[at]);
    case Kind.BOOL:
      return bool(U8[at] !== 0);
    case Kind.CHAR:
      return PyBytes.fromMemory(at, 1);
    case Kind.HALF:
      return PyFloat.fromDouble(halfValue(memory.getUint16(at, little)));
    case Kind.FLOAT:
      return PyFloat.fromDouble(memory.getFloat32(at, little));
    case Kind.DOUBLE:
      return PyFloat.fromDouble(memory.getFloat64(at, little));
    case Kind.BYTES:
      return PyBytes.fromMemory(at, item.count);
    default:
      return PyBytes.fromMemory(at + 1, item.count === 0 ? 0 : Math.min(U8[at], item.count - 1));
  }
}

function unpackInt64(little: boolean, at: number, signed: boolean): NewRef | Null {
  const low = memory.getUint32(little ? at : at + 4, little);
  const high = memory.getUint32(little ? at + 4 : at, little);
  if (!signed || high < 0x80000000) return PyLong.fromDigits(high, low, false);
  return low === 0
    ? PyLong.fromDigits(TWO_32 - high, 0, true)
    : PyLong.fromDigits(~high >>> 0, TWO_32 - low, true);
}

function halfValue(bits: number): number {
  const sign = (bits & 0x8000) !== 0 ? -1 : 1;
  const exponent = (bits >> MANTISSA_BITS) & 31;
  const mantissa = bits & 1023;
  if (exponent === 31) return mantissa === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * mantissa * 2 ** -24 : sign * (1024 + mantissa) * 2 ** (exponent - 25);
}
