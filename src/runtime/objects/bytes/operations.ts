/**
 * Operators that bytes and bytearray share: order, repetition, subscripts.
 */
import { CompareOp } from "../../abstract/object.js";
import * as PyErr from "../../errors.js";
import { copyBytes, U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { bytesOf } from "../buffer.js";
import * as PySlice from "../slice.js";
import { bool, NotImplemented, T } from "../type-table.js";
import { blankLike, copyInto, part, unchanged, view } from "./like.js";

/** Comparison with any bytes-like object, byte by byte. */
export function richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  const a = bytesOf(left);
  const b = bytesOf(right);
  if (a === undefined || b === undefined) return PyErr.occurred() ? NULL : NotImplemented;
  const equality = op === CompareOp.EQ || op === CompareOp.NE;
  if (equality && a.size !== b.size) return bool(op === CompareOp.NE);
  const count = Math.min(a.size, b.size);
  let order = 0;
  for (let i = 0; i < count && order === 0; i++) order = U8[a.data + i] - U8[b.data + i];
  if (order === 0) order = a.size - b.size;
  switch (op) {
    case CompareOp.EQ:
      return bool(order === 0);
    case CompareOp.NE:
      return bool(order !== 0);
    case CompareOp.LT:
      return bool(order < 0);
    case CompareOp.LE:
      return bool(order <= 0);
    case CompareOp.GT:
      return bool(order > 0);
    default:
      return bool(order >= 0);
  }
}

/** Fill `total` bytes at `to`, the first `done` of which are there, by repeating them. */
export function repeatInPlace(to: number, done: number, total: number): void {
  for (let at = done; at < total && at > 0; at *= 2) copyBytes(to, to + at, Math.min(at, total - at));
}

/** `self * times`. */
export function repeat(self: PyObject, times: number): NewRef | Null {
  const { size } = view(self);
  if (times === 1) return unchanged(self);
  const total = times <= 0 ? 0 : size * times;
  if (total > 0x7fffff00) return PyErr.noMemory();
  const result = blankLike(self, total);
  if (result === NULL || total === 0) return result;
  copyInto(result, 0, view(self));
  repeatInPlace(view(result).data, size, total);
  return result;
}

/** `self[start:stop:step]`, in the type of `self`. */
export function slice(self: PyObject, key: PyObject): NewRef | Null {
  const indices = PySlice.indicesFor(key, view(self).size);
  if (indices === null) return NULL;
  const { start, step, length } = indices;
  if (step === 1 && length > 0) return part(self, start, start + length);
  const result = blankLike(self, Math.max(0, length));
  if (result === NULL || length <= 0) return result;
  const from = view(self).data;
  const to = view(result).data;
  for (let i = 0; i < length; i++) U8[to + i] = U8[from + start + i * step];
  return result;
}

/** `self[index]`, an int. */
export function item(self: PyObject, index: number, message: string): NewRef | Null {
  const { data, size } = view(self);
  if (index < 0 || index >= size) return PyErr.setString(T.IndexError, message);
  return smallInt(U8[data + index]);
}
