/**
 * range and its iterators. Mirrors CPython's Objects/rangeobject.c.
 *
 * start, stop, step and length are ints (mostly tagged words, so a small range needs no memory but its own). While all of them are
 * small the arithmetic is done on JS numbers, otherwise on BigInts.
 *
 * range_iterator, which the VM's FOR_ITER_RANGE reads and writes: word 2 `start`, the next value, an int32 (not tagged); word 3 `step`;
 * word 4 `len`, how many values are left. One is only made when every value fits a small int, so the VM may tag without a
 * test; other ranges get a longrange_iterator.
 */

import { PySelf } from "../abstract/iterator.js";
import { PyNumber_Add, PyNumber_Index, PyNumber_Subtract } from "../abstract/number.js";
import { CompareOp, PyObject_Hash, PyObject_Repr, PyObject_RichCompareBool } from "../abstract/object.js";
import { _PySequence_IterSearch } from "../abstract/sequence.js";
import * as PyErr from "../errors.js";
import { PyObject_Free, PyObject_Malloc } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import {
  type NewRef,
  NULL,
  type Null,
  type PyObject,
  SMALL_INT_MAX,
  SMALL_INT_MIN,
  smallInt,
} from "../heap/ownership.js";
import { i32 as i32Field, ref, struct } from "../heap/struct.js";
import { member, method } from "../method-def.js";
import { LONGRANGE_ITERATOR, RANGE_ITERATOR } from "./iterator-pickling.js";
import { argument, checkPositional, noKeywords } from "./iterators-args.js";
import * as PyLong from "./long.js";
import { decref, incref, PyObjectHead, typeOf } from "./object.js";
import * as PySlice from "./slice.js";
import * as PyTuple from "./tuple.js";
import { defineType, TypeFlags } from "./type.js";
import { bool, None, NotImplemented, T } from "./type-table.js";
import { discard, finish, newWriter, writeJS, writeSteal } from "./unicode/writer.js";

export const Range = struct("range", PyObjectHead, {
  start: ref("int"),
  stop: ref("int"),
  step: ref("int, not 0"),
  length: ref("int"),
});

export const RangeIterator = struct("range_iterator", PyObjectHead, {
  start: i32Field("the next value"),
  step: i32Field("between values"),
  len: i32Field("values left"),
});

export const LongRangeIterator = struct("longrange_iterator", PyObjectHead, {
  start: ref("int: the next value"),
  step: ref("int"),
  len: ref("int: values left"),
});

// ---- making ----

function toBig(op: PyObject): bigint {
  return (op & 1) !== 0 ? BigInt(op >> 1) : PyLong.asBigInt(op);
}

function fromBig(value: bigint): NewRef | Null {
  return value >= BigInt(SMALL_INT_MIN) && value <= BigInt(SMALL_INT_MAX)
    ? smallInt(Number(value))
    : PyLong.fromBigInt(value);
}

// The length of a range; NULL with MemoryError.
function lengthOf(start: PyObject, stop: PyObject, step: PyObject): NewRef | Null {
  if ((start & stop & step & 1) !== 0) {
    const low = start >> 1;
    const high = stop >> 1;
    const by = step >> 1;
    if (by > 0) return low < high ? PyLong.fromNumber(Math.floor((high - low - 1) / by) + 1) : smallInt(0);
    return low > high ? PyLong.fromNumber(Math.floor((low - high - 1) / -by) + 1) : smallInt(0);
  }
  const low = toBig(start);
  const high = toBig(stop);
  const by = toBig(step);
  if (by > 0n) return low < high ? fromBig((high - low - 1n) / by + 1n) : smallInt(0);
  return low > high ? fromBig((low - high - 1n) / -by + 1n) : smallInt(0);
}

/** The range of these ints (step is not 0). Steals the three references, on failure too; any may be NULL after a failure. */
function newRangeSteal(start: NewRef | Null, stop: NewRef | Null, step: NewRef | Null): NewRef | Null {
  error: {
    if (start === NULL || stop === NULL || step === NULL) break error;
    const length = lengthOf(start, stop, step);
    if (length === NULL) break error;
    const op = PyObject_Malloc(Range.SIZE);
    if (op === 0) {
      decref(length);
      PyErr.noMemory();
      break error;
    }
    const w = op >> 2;
    I32[w] = 1;
    I32[w + 1] = T.range;
    I32[w + 2] = start;
    I32[w + 3] = stop;
    I32[w + 4] = step;
    I32[w + 5] = length;
    return op as NewRef;
  }
  if (start !== NULL) decref(start);
  if (stop !== NULL) decref(stop);
  if (step !== NULL) decref(step);
  return NULL;
}

function range_new(_type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (!noKeywords("range", kwnames) || !checkPositional("range", nargs, 1, 3)) return NULL;
  if (nargs === 1) {
    const stop = PyNumber_Index(argument(args, 0));
    return stop === NULL ? NULL : newRangeSteal(smallInt(0), stop, smallInt(1));
  }
  const start = PyNumber_Index(argument(args, 0));
  const stop = start === NULL ? NULL : PyNumber_Index(argument(args, 1));
  const step = stop === NULL ? NULL : nargs === 2 ? smallInt(1) : PyNumber_Index(argument(args, 2));
  if (step === smallInt(0)) PyErr.setString(T.ValueError, "range() arg 3 must not be zero");
  return newRangeSteal(start, stop, step === smallInt(0) ? NULL : step);
}

function range_dealloc(op: number): void {
  for (let w = (op >> 2) + 2; w < (op >> 2) + 6; w++) decref(I32[w] as NewRef);
  PyObject_Free(op);
}

// ---- reading ----

function startOf(range: PyObject): PyObject {
  return I32[(range >> 2) + 2] as PyObject;
}

function stepOf(range: PyObject): PyObject {
  return I32[(range >> 2) + 4] as PyObject;
}

function lengthObject(range: PyObject): PyObject {
  return I32[(range >> 2) + 5] as PyObject;
}

// Are start, stop, step and length all tagged?
function isSmall(range: PyObject): boolean {
  const w = range >> 2;
  return (I32[w + 2] & I32[w + 3] & I32[w + 4] & I32[w + 5] & 1) !== 0;
}

function range_length(self: PyObject): number {
  const length = lengthObject(self);
  if ((length & 1) !== 0) return length >> 1;
  const big = PyLong.asBigInt(length);
  if (big <= 0x7fffffffffffffffn) return Number(big);
  PyErr.setString(T.OverflowError, "Python int too large to convert to C ssize_t");
  return -1;
}

// The value at index `i`, which need not exist.
function valueAt(range: PyObject, i: bigint): NewRef | Null {
  return fromBig(toBig(startOf(range)) + i * toBig(stepOf(range)));
}

function itemAt(self: PyObject, index: bigint): NewRef | Null {
  const length = toBig(lengthObject(self));
  const i = index < 0n ? index + length : index;
  if (i < 0n || i >= length) return PyErr.setString(T.IndexError, "range object index out of range");
  return valueAt(self, i);
}

function range_item(self: PyObject, index: number): NewRef | Null {
  if (!isSmall(self)) {
    return index < 0
      ? PyErr.setString(T.IndexError, "range object index out of range")
      : itemAt(self, BigInt(index));
  }
  if (index < 0 || index >= lengthObject(self) >> 1) {
    return PyErr.setString(T.IndexError, "range object index out of range");
  }
  return smallInt((startOf(self) >> 1) + index * (stepOf(self) >> 1));
}

function range_subscript(self: PyObject, key: PyObject): NewRef | Null {
  if ((key & 1) !== 0 && isSmall(self)) {
    const index = key >> 1;
    return range_item(self, index < 0 ? index + (lengthObject(self) >> 1) : index);
  }
  if (PySlice.isIndex(key)) {
    const index = PySlice.bigIndex(key);
    return index === null ? NULL : itemAt(self, index);
  }
  if (!PySlice.check(key)) {
    return PyErr.setString(
      T.TypeError,
      `range indices must be integers or slices, not ${PyErr.typeName(key)}`,
    );
  }
  const indices = PySlice.longIndices(key, toBig(lengthObject(self)));
  if (indices === null) return NULL;
  return newRangeSteal(
    valueAt(self, indices.start),
    valueAt(self, indices.stop),
    fromBig(indices.step * toBig(stepOf(self))),
  );
}

// ---- searching ----

function isExactInt(op: PyObject): boolean {
  return (op & 1) !== 0 || typeOf(op) === (T.int as number) || typeOf(op) === (T.bool as number);
}

// Index of the int `value`, or -1n.
function indexOfInt(range: PyObject, value: PyObject): bigint {
  const start = toBig(startOf(range));
  const step = toBig(stepOf(range));
  const distance = toBig(value) - start;
  if (distance % step !== 0n) return -1n;
  const index = distance / step;
  return index >= 0n && index < toBig(lengthObject(range)) ? index : -1n;
}

function containsSmall(range: PyObject, value: number): boolean {
  const step = stepOf(range) >> 1;
  const distance = value - (startOf(range) >> 1);
  return distance % step === 0 && distance / step >= 0 && distance / step < lengthObject(range) >> 1;
}

function range_contains(self: PyObject, value: PyObject): number {
  if ((value & 1) !== 0 && isSmall(self)) return containsSmall(self, value >> 1) ? 1 : 0;
  if (isExactInt(value)) return indexOfInt(self, value) >= 0n ? 1 : 0;
  return _PySequence_IterSearch(self, value, "contains");
}

function range_index(self: PyObject, value: PyObject): NewRef | Null {
  if (!isExactInt(value)) {
    const index = _PySequence_IterSearch(self, value, "index");
    return index < 0 ? NULL : PyLong.fromNumber(index);
  }
  const index = indexOfInt(self, value);
  if (index >= 0n) return fromBig(index);
  const text = PyObject_Repr(value);
  if (text === NULL) return NULL;
  const message = newWriter();
  writeSteal(message, text);
  writeJS(message, " is not in range");
  const full = finish(message);
  if (full === NULL) return NULL;
  PyErr.setObject(T.ValueError, full);
  decref(full);
  return NULL;
}

function range_count(self: PyObject, value: PyObject): NewRef | Null {
  const count = isExactInt(value)
    ? range_contains(self, value)
    : _PySequence_IterSearch(self, value, "count");
  return count < 0 ? NULL : PyLong.fromNumber(count);
}

// ---- comparison, hash, repr ----

function equalInts(a: PyObject, b: PyObject): number {
  return a === b ? 1 : PyObject_RichCompareBool(a, b, CompareOp.EQ);
}

// Do two ranges give the same values? 1, 0 or -1.
function rangeEquals(a: PyObject, b: PyObject): number {
  if (a === b) return 1;
  const sameLength = equalInts(lengthObject(a), lengthObject(b));
  if (sameLength !== 1) return sameLength;
  if (lengthObject(a) === smallInt(0)) return 1;
  const sameStart = equalInts(startOf(a), startOf(b));
  if (sameStart !== 1 || lengthObject(a) === smallInt(1)) return sameStart;
  return equalInts(stepOf(a), stepOf(b));
}

function range_richcompare(self: PyObject, other: PyObject, op: number): NewRef | Null {
  if (typeOf(other) !== (T.range as number) || (op !== CompareOp.EQ && op !== CompareOp.NE))
    return NotImplemented;
  const equal = rangeEquals(self, other);
  return equal < 0 ? NULL : bool((equal === 1) === (op === CompareOp.EQ));
}

function range_hash(self: PyObject): number {
  const length = lengthObject(self);
  const key = PyTuple.pack(
    length,
    length === smallInt(0) ? None : startOf(self),
    length === smallInt(0) || length === smallInt(1) ? None : stepOf(self),
  );
  if (key === NULL) return -1;
  const hash = PyObject_Hash(key);
  decref(key);
  return hash;
}

function range_repr(self: PyObject): NewRef | Null {
  const writer = newWriter();
  const count = stepOf(self) === smallInt(1) ? 2 : 3;
  for (let i = 0; i < count; i++) {
    writeJS(writer, i === 0 ? "range(" : ", ");
    const text = PyObject_Repr(I32[(self >> 2) + 2 + i] as PyObject);
    if (text === NULL) {
      discard(writer);
      return NULL;
    }
    writeSteal(writer, text);
  }
  writeJS(writer, ")");
  return finish(writer);
}

function range_reduce(self: PyObject): NewRef | Null {
  const args = PyTuple.fromArray(self + Range.start.offset, 3);
  return args === NULL ? NULL : PyTuple.pair(incref(T.range as number as PyObject), args);
}

// ---- iterators ----

function newRangeIterator(start: number, step: number, length: number): NewRef | Null {
  const op = PyObject_Malloc(RangeIterator.SIZE);
  if (op === 0) return PyErr.noMemory();
  const w = op >> 2;
  I32[w] = 1;
  I32[w + 1] = T.range_iterator;
  I32[w + 2] = start;
  I32[w + 3] = step;
  I32[w + 4] = length;
  return op as NewRef;
}

// Steals the three ints; any may be NULL after a failure.
function newLongIteratorSteal(
  start: NewRef | Null,
  step: NewRef | Null,
  length: NewRef | Null,
): NewRef | Null {
  const ok = start !== NULL && step !== NULL && length !== NULL;
  const op = ok ? PyObject_Malloc(LongRangeIterator.SIZE) : 0;
  if (op === 0) {
    if (ok) PyErr.noMemory();
    if (start !== NULL) decref(start);
    if (step !== NULL) decref(step);
    if (length !== NULL) decref(length);
    return NULL;
  }
  const w = op >> 2;
  I32[w] = 1;
  I32[w + 1] = T.longrange_iterator;
  I32[w + 2] = start;
  I32[w + 3] = step;
  I32[w + 4] = length;
  return op as NewRef;
}

function range_iter(self: PyObject): NewRef | Null {
  if (isSmall(self)) return newRangeIterator(startOf(self) >> 1, stepOf(self) >> 1, lengthObject(self) >> 1);
  return newLongIteratorSteal(incref(startOf(self)), incref(stepOf(self)), incref(lengthObject(self)));
}

function range_reverse(self: PyObject): NewRef | Null {
  const start = startOf(self);
  const step = stepOf(self);
  const length = lengthObject(self);
  if (isSmall(self) && step >> 1 !== SMALL_INT_MIN) {
    const last = (start >> 1) + ((length >> 1) - 1) * (step >> 1);
    return newRangeIterator(length === smallInt(0) ? start >> 1 : last, -(step >> 1), length >> 1);
  }
  return newLongIteratorSteal(valueAt(self, toBig(length) - 1n), fromBig(-toBig(step)), incref(length));
}

function rangeiter_next(self: PyObject): NewRef | Null {
  const i32 = I32;
  const w = self >> 2;
  const left = i32[w + 4];
  if (left <= 0) return NULL;
  const value = i32[w + 2];
  i32[w + 2] = value + i32[w + 3];
  i32[w + 4] = left - 1;
  return smallInt(value);
}

function rangeiter_length_hint(self: PyObject): NewRef | Null {
  return PyLong.fromNumber(I32[(self >> 2) + 4]);
}

function longrangeiter_next(self: PyObject): NewRef | Null {
  const w = self >> 2;
  const length = I32[w + 4] as NewRef;
  if (length === smallInt(0)) return NULL;
  const left = PyNumber_Subtract(length, smallInt(1));
  if (left === NULL) return NULL;
  const value = I32[w + 2] as NewRef;
  const following = PyNumber_Add(value, I32[w + 3] as PyObject);
  if (following === NULL) {
    decref(left);
    return NULL;
  }
  I32[w + 2] = following;
  I32[w + 4] = left;
  decref(length);
  return value;
}

function longrangeiter_length_hint(self: PyObject): NewRef {
  return incref(I32[(self >> 2) + 4] as PyObject);
}

function longrangeiter_dealloc(op: number): void {
  for (let w = (op >> 2) + 2; w < (op >> 2) + 5; w++) decref(I32[w] as NewRef);
  PyObject_Free(op);
}

// ---- the types ----

defineType({
  address: T.range,
  name: "range",
  layout: Range,
  flags: TypeFlags.SEQUENCE,
  doc: "range(stop, /)\nrange(start, stop, step=1, /)\n\nThe ints from start (or 0) up to but not including stop, step apart.",
  slots: {
    tp_new: range_new,
    tp_dealloc: range_dealloc,
    tp_repr: range_repr,
    tp_hash: range_hash,
    tp_richcompare: range_richcompare,
    tp_iter: range_iter,
    nb_bool: (self) => (lengthObject(self) === smallInt(0) ? 0 : 1),
    sq_length: range_length,
    sq_item: range_item,
    sq_contains: range_contains,
    mp_length: range_length,
    mp_subscript: range_subscript,
  },
  methods: [
    method("__reversed__($self, /)", "An iterator over the values, the last one first.", range_reverse),
    method("__reduce__($self, /)", "What pickle makes of it.", range_reduce),
    method("count($self, value, /)", "How many values equal value.", range_count),
    method("index($self, value, /)", "Index of value.\n\nValueError when it is not there.", range_index),
  ],
  members: [
    member("start", "object", Range.start.offset, { readonly: true }),
    member("stop", "object", Range.stop.offset, { readonly: true }),
    member("step", "object", Range.step.offset, { readonly: true }),
  ],
});

defineType({
  address: T.range_iterator,
  name: "range_iterator",
  layout: RangeIterator,
  slots: { tp_dealloc: PyObject_Free, tp_iter: PySelf, tp_iternext: rangeiter_next },
  methods: [
    method("__length_hint__($self, /)", "How many values are left.", rangeiter_length_hint),
    ...RANGE_ITERATOR,
  ],
});

defineType({
  address: T.longrange_iterator,
  name: "longrange_iterator",
  layout: LongRangeIterator,
  slots: { tp_dealloc: longrangeiter_dealloc, tp_iter: PySelf, tp_iternext: longrangeiter_next },
  methods: [
    method("__length_hint__($self, /)", "How many values are left.", longrangeiter_length_hint),
    ...LONGRANGE_ITERATOR,
  ],
});
