/**
 * What the methods of bytes and bytearray share: the bytes of self, results of self's type, arguments that are bytes or one byte.
 *
 * A method of bytearray gives bytearrays, where that of bytes gives bytes. Views (`Bytes`) must be taken after all Python
 * code has run that the arguments may need.
 */

import { PyNumber_AsIndex } from "../../abstract/number.js";
import * as PyErr from "../../errors.js";
import { copyBytes } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { type Bytes, bytesOf } from "../buffer.js";
import * as PyByteArray from "../bytearray.js";
import * as PyBytes from "../bytes.js";
import { incref } from "../object.js";
import { isIndex } from "../slice.js";
import { T } from "../type-table.js";
import { U } from "../unicode/layout.js";
import { latin1Char } from "../unicode.js";

/** The bytes of `self`, a bytes or bytearray. */
export function view(self: PyObject): Bytes {
  return bytesOf(self) as Bytes;
}

/** A copy of `count` bytes at `address`, in the type of `self`. */
export function like(self: PyObject, address: number, count: number): NewRef | Null {
  return PyBytes.check(self) ? PyBytes.fromMemory(address, count) : PyByteArray.fromMemory(address, count);
}

/** `count` undefined bytes, in the type of `self`, for the caller to fill. */
export function blankLike(self: PyObject, count: number): NewRef | Null {
  return PyBytes.check(self) ? PyBytes.alloc(count) : PyByteArray.alloc(count);
}

/** All of `self`: itself when it is an exact bytes, else a copy. */
export function unchanged(self: PyObject): NewRef | Null {
  if (PyBytes.checkExact(self)) return incref(self);
  const { data, size } = view(self);
  return like(self, data, size);
}

/** Bytes start … end (not included) of `self`, in its type. */
export function part(self: PyObject, start: number, end: number): NewRef | Null {
  const { data, size } = view(self);
  if (start === 0 && end === size) return unchanged(self);
  return like(self, data + start, end - start);
}

/** The byte that an int means; -1 with an exception set.  @mayRunPython */
export function byteValue(op: PyObject, message = "byte must be in range(0, 256)"): number {
  const value = PyNumber_AsIndex(op, 0);
  if (value === -1 && PyErr.occurred()) return -1;
  if (value >= 0 && value <= 255) return value;
  PyErr.setString(T.ValueError, message);
  return -1;
}

/** What to look for: a bytes-like object, or an int for one byte; undefined with an exception set. @mayRunPython */
export function needleOf(op: PyObject): Bytes | undefined {
  if (isIndex(op)) {
    const value = byteValue(op);
    return value < 0 ? undefined : { data: latin1Char(value) + U.DATA, size: 1 };
  }
  const bytes = bytesOf(op);
  if (bytes === undefined && !PyErr.occurred()) {
    const found = PyErr.typeName(op);
    PyErr.setString(T.TypeError, `argument should be integer or bytes-like object, not '${found}'`);
  }
  return bytes;
}

/** `left + right`, in the type of `left`. */
export function concatBytes(left: PyObject, right: PyObject): NewRef | Null {
  const b = bytesOf(right);
  const a = bytesOf(left);
  if (a === undefined || b === undefined) {
    return PyErr.setString(T.TypeError, `can't concat ${PyErr.typeName(right)} to ${PyErr.typeName(left)}`);
  }
  if (b.size === 0) return unchanged(left);
  if (a.size === 0 && PyBytes.checkExact(left) && PyBytes.checkExact(right)) return incref(right);
  return join2(left, a, b);
}

function join2(self: PyObject, a: Bytes, b: Bytes): NewRef | Null {
  const result = blankLike(self, a.size + b.size);
  if (result === NULL) return NULL;
  copyInto(result, 0, a);
  copyInto(result, a.size, b);
  return result;
}

/** Copy `from` to index `at` of a fresh result; gives the index behind it. */
export function copyInto(result: PyObject, at: number, from: Bytes): number {
  copyBytes(from.data, view(result).data + at, from.size);
  return at + from.size;
}
