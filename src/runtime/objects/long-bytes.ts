/**
 * `int.to_bytes()` and `int.from_bytes()`. Mirrors _PyLong_AsByteArray and _PyLong_FromByteArray of CPython's Objects/longobject.c.
 */
import { PyObject_CallOneArg } from "../call/call.js";
import * as PyErr from "../errors.js";
import { I32, U8, U32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { bytesOf } from "./buffer.js";
import * as PyBytes from "./bytes.js";
import * as PyLong from "./long.js";
import { LONG_DIGIT_WORD } from "./long.js";
import { decref, incref } from "./object.js";
import { SLOT, slotOf } from "./type.js";
import { T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

/** Is `byteorder` "little"? Undefined with ValueError when it is neither that nor "big". */
function isLittle(byteorder: PyObject): boolean | undefined {
  if (PyUnicode.equalToASCII(byteorder, "little")) return true;
  if (PyUnicode.equalToASCII(byteorder, "big")) return false;
  PyErr.setString(T.ValueError, "byteorder must be either 'little' or 'big'");
  return undefined;
}

// The bytes that a two's complement of the int needs, or its magnitude when it is not signed.
function bytesNeeded(self: PyObject, signed: boolean): number {
  const bits = PyLong.numBits(self);
  if (!signed) return Math.ceil(bits / 8);
  // -2**n needs one bit less than 2**n.
  const isLowest = PyLong.sign(self) < 0 && isPowerOfTwo(self, bits);
  return bits === 0 ? 0 : Math.ceil((isLowest ? bits : bits + 1) / 8);
}

// Is the magnitude, of `bits` bits, a power of two?
function isPowerOfTwo(op: PyObject, bits: number): boolean {
  if ((op & 1) !== 0) return Math.abs(op >> 1) === 2 ** (bits - 1);
  const digits = (op >> 2) + LONG_DIGIT_WORD;
  const last = PyLong.digitCount(op) - 1;
  for (let i = 0; i < last; i++) if (U32[digits + i] !== 0) return false;
  const top = U32[digits + last];
  return (top & (top - 1)) === 0;
}

function digitAt(op: PyObject, i: number, count: number): number {
  if (i >= count) return 0;
  return (op & 1) !== 0 ? Math.abs(op >> 1) : U32[(op >> 2) + LONG_DIGIT_WORD + i];
}

/** `self.to_bytes(length, byteorder, signed=signed)`. */
export function int_to_bytes(
  self: PyObject,
  length: number,
  byteorder: PyObject,
  signed: number,
): NewRef | Null {
  const little = isLittle(byteorder);
  if (little === undefined) return NULL;
  if (length < 0) return PyErr.setString(T.ValueError, "length argument must be non-negative");
  const negative = PyLong.sign(self) < 0;
  if (negative && signed === 0)
    return PyErr.setString(T.OverflowError, "can't convert negative int to unsigned");
  if (bytesNeeded(self, signed !== 0) > length)
    return PyErr.setString(T.OverflowError, "int too big to convert");
  const result = PyBytes.alloc(length);
  if (result === 0) return NULL;
  const data = PyBytes.dataOf(result);
  const count = PyLong.digitCount(self);
  let carry = 1;
  for (let i = 0; i < length; i++) {
    let byte = (digitAt(self, i >> 2, count) >>> ((i & 3) * 8)) & 255;
    if (negative) {
      byte = (byte ^ 255) + carry;
      carry = byte >> 8;
    }
    U8[little ? data + i : data + length - 1 - i] = byte;
  }
  return result;
}

// The int in `count` bytes from `data` on.
function fromMemory(data: number, count: number, little: boolean, signed: boolean): NewRef | Null {
  const byteAt = (i: number): number => U8[little ? data + i : data + count - 1 - i];
  if (count === 0) return smallInt(0);
  const digits = (count + 3) >> 2;
  const op = PyLong.alloc(digits);
  if (op === 0) return NULL;
  const to = (op >> 2) + LONG_DIGIT_WORD;
  const negative = signed && byteAt(count - 1) >= 128;
  I32.fill(0, to, to + digits);
  let carry = 1;
  for (let i = 0; i < count; i++) {
    let byte = byteAt(i);
    if (negative) {
      byte = (byte ^ 255) + carry;
      carry = byte >> 8;
      byte &= 255;
    }
    I32[to + (i >> 2)] |= byte << ((i & 3) * 8);
  }
  return PyLong.normalize(op, negative);
}

// A bytes with what `op` gives: PyObject_Bytes, which takes no int for a length.
function toBytes(op: PyObject): NewRef | Null {
  if (PyUnicode.check(op) || slotOf(op, SLOT.nb_index) !== 0 || slotOf(op, SLOT.tp_iter) === 0) {
    return PyErr.setString(T.TypeError, `cannot convert '${PyErr.typeName(op)}' object to bytes`);
  }
  return PyObject_CallOneArg(T.bytes as number as PyObject, op);
}

/** `type.from_bytes(bytes, byteorder, signed=signed)`. @mayRunPython */
export function int_from_bytes(
  type: PyObject,
  bytes: PyObject,
  byteorder: PyObject,
  signed: number,
): NewRef | Null {
  const little = isLittle(byteorder);
  if (little === undefined) return NULL;
  const source = bytesOf(bytes) === undefined ? toBytes(bytes) : incref(bytes);
  if (source === 0) return NULL;
  const { data, size } = bytesOf(source)!;
  const value = fromMemory(data, size, little, signed !== 0);
  decref(source);
  if (value === 0 || (type as number) === T.int) return value;
  const instance = PyObject_CallOneArg(type, value);
  decref(value);
  return instance;
}
