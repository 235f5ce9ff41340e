/**
 * The type tuple: its methods and slots. Mirrors the second half of CPython's Objects/tupleobject.c.
 *
 * A tuple does not change, so its items may be used borrowed while it is held; whoever calls a method holds it.
 */
import {
  CompareOp,
  PyObject_Hash,
  PyObject_RichCompare,
  PyObject_RichCompareBool,
} from "../abstract/object.js";
import { PySequence_Tuple } from "../abstract/sequence.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { i32 as i32Field, ref, struct } from "../heap/struct.js";
import { method } from "../method-def.js";
import { classGetItemMethod } from "./class-getitem.js";
import { PyType_GenericAlloc } from "./instance.js";
import { TUPLE_ITERATOR } from "./iterator-pickling.js";
import { defineIndexIterator, exhaust, itemsLeft, newIndexIterator } from "./iterators.js";
import { argument, checkPositional, noKeywords } from "./iterators-args.js";
import { reprItems } from "./list-repr.js";
import { decref, incref, PyObjectHead, typeOf } from "./object.js";
import * as PySlice from "./slice.js";
import * as PyTuple from "./tuple.js";
import { getItem, size, TUPLE_ITEM_WORD, TUPLE_ITEMS, Tuple } from "./tuple.js";
import { defineType, hasFlag, PyTypeObject, TypeFlags } from "./type.js";
import { bool, EmptyTuple, NotImplemented, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

// ---- construction ----

function tuple_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const exact = type === (T.tuple as number);
  const hasOwnInit = PyTypeObject.tp_init.get(type) !== PyTypeObject.tp_init.get(T.tuple);
  if (!hasOwnInit && !noKeywords("tuple", kwnames)) return NULL;
  if (!checkPositional("tuple", nargs, 0, 1)) return NULL;
  const items = nargs === 0 ? EmptyTuple : PySequence_Tuple(argument(args, 0));
  if (items === NULL || exact) return items;
  const length = size(items);
  const op = PyType_GenericAlloc(type, length);
  if (op !== NULL) {
    for (let i = 0; i < length; i++) PyTuple.setItemSteal(op, i, incref(getItem(items, i)));
  }
  decref(items);
  return op;
}

// ---- operations ----

function tuple_item(self: PyObject, index: number): NewRef | Null {
  if (index < 0 || index >= size(self)) return PyErr.setString(T.IndexError, "tuple index out of range");
  return incref(getItem(self, index));
}

function tuple_subscript(self: PyObject, key: PyObject): NewRef | Null {
  if (PySlice.isIndex(key)) {
    const index = PySlice.subscriptIndex(key, size(self));
    return Number.isNaN(index) ? NULL : tuple_item(self, index);
  }
  if (!PySlice.check(key)) {
    return PyErr.setString(
      T.TypeError,
      `tuple indices must be integers or slices, not ${PyErr.typeName(key)}`,
    );
  }
  const indices = PySlice.indicesFor(key, size(self));
  return indices === null ? NULL : tupleSlice(self, indices);
}

function tupleSlice(self: PyObject, indices: PySlice.SliceIndices): NewRef | Null {
  const { start, step, length } = indices;
  if (step === 1) {
    if (length === size(self) && typeOf(self) === (T.tuple as number)) return incref(self);
    return PyTuple.fromArray(self + TUPLE_ITEMS + (start << 2), length);
  }
  const result = PyTuple.new_(length);
  if (result === NULL) return NULL;
  for (let i = 0; i < length; i++) PyTuple.setItemSteal(result, i, incref(getItem(self, start + i * step)));
  return result;
}

function tuple_concat(left: PyObject, right: PyObject): NewRef | Null {
  const exact = typeOf(left) === (T.tuple as number);
  if (size(left) === 0 && typeOf(right) === (T.tuple as number)) return incref(right);
  if (!hasFlag(typeOf(right), TypeFlags.TUPLE_SUBCLASS)) {
    return PyErr.setString(
      T.TypeError,
      `can only concatenate tuple (not "${PyErr.typeName(right)}") to tuple`,
    );
  }
  if (size(right) === 0 && exact) return incref(left);
  const sizeLeft = size(left);
  const sizeRight = size(right);
  const result = PyTuple.new_(sizeLeft + sizeRight);
  if (result === NULL) return NULL;
  for (let i = 0; i < sizeLeft; i++) PyTuple.setItemSteal(result, i, incref(getItem(left, i)));
  for (let i = 0; i < sizeRight; i++) PyTuple.setItemSteal(result, sizeLeft + i, incref(getItem(right, i)));
  return result;
}

function tuple_repeat(self: PyObject, count: number): NewRef | Null {
  const length = size(self);
  if ((length === 0 || count === 1) && typeOf(self) === (T.tuple as number)) return incref(self);
  if (length === 0 || count <= 0) return EmptyTuple;
  const result = PyTuple.new_(length * count);
  if (result === NULL) return NULL;
  const to = (result >> 2) + TUPLE_ITEM_WORD;
  for (let i = 0, n = length * count; i < n; i++) I32[to + i] = incref(getItem(self, i % length));
  return result;
}

/** Index of the first item in start..stop that equals `value`; -1: none; -2: an exception is set. @mayRunPython */
function find(self: PyObject, value: PyObject, start: number, stop: number): number {
  for (let i = start; i < stop; i++) {
    const cmp = PyObject_RichCompareBool(getItem(self, i), value, CompareOp.EQ);
    if (cmp !== 0) return cmp < 0 ? -2 : i;
  }
  return -1;
}

function tuple_contains(self: PyObject, value: PyObject): number {
  const index = find(self, value, 0, size(self));
  return index === -2 ? -1 : index >= 0 ? 1 : 0;
}

function tuple_index(
  self: PyObject,
  value: PyObject,
  start: PyObject | Null,
  stop: PyObject | Null,
): NewRef | Null {
  const length = size(self);
  const low = start === NULL ? 0 : PySlice.sliceIndexNotNone(start);
  if (Number.isNaN(low)) return NULL;
  const high = stop === NULL ? length : PySlice.sliceIndexNotNone(stop);
  if (Number.isNaN(high)) return NULL;
  const from = low < 0 ? Math.max(0, low + length) : low;
  const to = high < 0 ? high + length : Math.min(high, length);
  const index = find(self, value, from, to);
  if (index >= 0) return smallInt(index);
  return index === -2 ? NULL : PyErr.setString(T.ValueError, "tuple.index(x): x not in tuple");
}

function tuple_count(self: PyObject, value: PyObject): NewRef | Null {
  let count = 0;
  for (let i = 0; i < size(self); i++) {
    const cmp = PyObject_RichCompareBool(getItem(self, i), value, CompareOp.EQ);
    if (cmp < 0) return NULL;
    count += cmp;
  }
  return smallInt(count);
}

function tuple_hash(self: PyObject): number {
  const length = size(self);
  let acc = PyTuple.HASH_START;
  for (let i = 0; i < length; i++) {
    const hash = PyObject_Hash(getItem(self, i));
    if (hash === -1) return -1;
    acc = PyTuple.hashStep(acc, hash);
  }
  return PyTuple.hashEnd(acc, length);
}

function tuple_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  if (!hasFlag(typeOf(left), TypeFlags.TUPLE_SUBCLASS) || !hasFlag(typeOf(right), TypeFlags.TUPLE_SUBCLASS)) {
    return NotImplemented;
  }
  const sizeLeft = size(left);
  const sizeRight = size(right);
  const common = Math.min(sizeLeft, sizeRight);
  for (let i = 0; i < common; i++) {
    const a = getItem(left, i);
    const b = getItem(right, i);
    if (a === b && (a & 1) !== 0) continue;
    const equal = PyObject_RichCompareBool(a, b, CompareOp.EQ);
    if (equal < 0) return NULL;
    if (equal > 0) continue;
    if (op === CompareOp.EQ) return bool(false);
    if (op === CompareOp.NE) return bool(true);
    return PyObject_RichCompare(a, b, op);
  }
  return compareSizes(sizeLeft, sizeRight, op);
}

/** How two sequences compare whose common part is equal. */
export function compareSizes(left: number, right: number, op: number): NewRef {
  switch (op) {
    case CompareOp.LT:
      return bool(left < right);
    case CompareOp.LE:
      return bool(left <= right);
    case CompareOp.EQ:
      return bool(left === right);
    case CompareOp.NE:
      return bool(left !== right);
    case CompareOp.GT:
      return bool(left > right);
    default:
      return bool(left >= right);
  }
}

function tuple_repr(self: PyObject): NewRef | Null {
  if (size(self) === 0) return PyUnicode.fromString("()");
  return reprItems(self, "(", size(self) === 1 ? ",)" : ")", size, getItem);
}

function tuple_getnewargs(self: PyObject): NewRef | Null {
  const items = PyTuple.fromArray(self + TUPLE_ITEMS, size(self));
  if (items === NULL) return NULL;
  const args = PyTuple.pack(items);
  decref(items);
  return args;
}

// ---- the iterator ----

export const TupleIterator = struct("tuple_iterator", PyObjectHead, {
  it_index: i32Field("index of the next item"),
  it_seq: ref("the tuple, or NULL when exhausted"),
});

/** `iter(tuple)`. */
export function newTupleIterator(tuple: PyObject): NewRef | Null {
  return newIndexIterator(T.tuple_iterator, tuple, 0);
}

function tupleiter_next(self: PyObject): NewRef | Null {
  const i32 = I32;
  const w = self >> 2;
  const tuple = i32[w + 3];
  if (tuple === 0) return NULL;
  const index = i32[w + 2];
  if (index >= i32[(tuple >> 2) + 2]) return exhaust(self);
  i32[w + 2] = index + 1;
  return incref(i32[(tuple >> 2) + TUPLE_ITEM_WORD + index] as PyObject);
}

defineIndexIterator(T.tuple_iterator, TupleIterator, tupleiter_next, itemsLeft, TUPLE_ITERATOR);

defineType({
  address: T.tuple,
  name: "tuple",
  layout: Tuple,
  itemSize: 4,
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE | TypeFlags.TUPLE_SUBCLASS | TypeFlags.SEQUENCE,
  doc: "tuple(iterable=(), /)\n--\n\nAn immutable sequence of the items of iterable.\n\nA tuple is given back as it is.",
  slots: {
    tp_new: tuple_new,
    tp_dealloc: PyTuple.tuple_dealloc,
    tp_traverse: PyTuple.tuple_traverse,
    tp_repr: tuple_repr,
    tp_hash: tuple_hash,
    tp_richcompare: tuple_richcompare,
    tp_iter: newTupleIterator,
    sq_length: size,
    sq_concat: tuple_concat,
    sq_repeat: tuple_repeat,
    sq_item: tuple_item,
    sq_contains: tuple_contains,
    mp_length: size,
    mp_subscript: tuple_subscript,
  },
  methods: [
    classGetItemMethod(),
    method(
      "index($self, value, start=0, stop=NULL, /)",
      "Index of the first item from start up to stop that equals value.\n\nValueError when there is none.",
      tuple_index,
    ),
    method("count($self, value, /)", "How many items equal value.", tuple_count),
    method("__getnewargs__($self, /)", "The arguments for __new__ that make a copy.", tuple_getnewargs),
  ],
});
