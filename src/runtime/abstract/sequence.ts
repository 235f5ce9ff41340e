/** The sequence protocol, and making lists and tuples of iterables. Mirrors PySequence_* of CPython's Objects/abstract.c. */
import { PyObject_CallArgs, PyObject_CallMethod } from "../call/call.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { FN } from "../native.js";
import * as PyList from "../objects/list.js";
import * as PyLong from "../objects/long.js";
import { decref, incref, typeOf } from "../objects/object.js";
import * as PyTuple from "../objects/tuple.js";
import { hasFlag, SLOT, slotOf, TypeFlags } from "../objects/type.js";
import { None, NotImplemented, S, T } from "../objects/type-table.js";
import { PyIter_Next, PyObject_GetIter } from "./iterator.js";
import { hasLength, PyObject_DelItem, PyObject_GetItem, PyObject_SetItem } from "./mapping.js";
import { binaryOp1, PyIndex_Check, PyNumber_AsIndex } from "./number.js";
import { CompareOp, PyObject_RichCompareBool } from "./object.js";

const SQ_LENGTH = SLOT.sq_length;
const SQ_ITEM = SLOT.sq_item;
const SQ_ASS_ITEM = SLOT.sq_ass_item;
const SQ_CONTAINS = SLOT.sq_contains;

/** Can `op` be indexed with integers (and is no dict)? */
export function PySequence_Check(op: PyObject): boolean {
  return slotOf(op, SQ_ITEM) !== 0 && !hasFlag(typeOf(op), TypeFlags.DICT_SUBCLASS);
}

function typeError(message: string): Null {
  return PyErr.setString(T.TypeError, message);
}

/** `len(op)` of a sequence; -1 with an exception set. @mayRunPython */
export function PySequence_Size(op: PyObject): number {
  const slot = slotOf(op, SQ_LENGTH);
  if (slot !== 0) return FN[slot](op);
  if (slotOf(op, SLOT.mp_length) !== 0) typeError(`${PyErr.typeName(op)} is not a sequence`);
  else typeError(`object of type '${PyErr.typeName(op)}' has no len()`);
  return -1;
}

// ---- + and * ----

/** Repeat: the sequence `op` (whose sq_repeat is function `slot`) times the index `count`. @mayRunPython */
export function sequenceRepeat(slot: number, op: PyObject, count: PyObject): NewRef | Null {
  if (!PyIndex_Check(count)) {
    return typeError(`can't multiply sequence by non-int of type '${PyErr.typeName(count)}'`);
  }
  const times = PyNumber_AsIndex(count);
  if (times === -1 && PyErr.occurred()) return 0;
  return FN[slot](op, times);
}

/** `a + b` of sequences. @mayRunPython */
export function PySequence_Concat(a: PyObject, b: PyObject): NewRef | Null {
  return concatWith(slotOf(a, SLOT.sq_concat), a, b);
}

/** `a += b` of sequences. @mayRunPython */
export function PySequence_InPlaceConcat(a: PyObject, b: PyObject): NewRef | Null {
  return concatWith(slotOf(a, SLOT.sq_inplace_concat) || slotOf(a, SLOT.sq_concat), a, b);
}

function concatWith(slot: number, a: PyObject, b: PyObject): NewRef | Null {
  if (slot !== 0) return FN[slot](a, b);
  if (PySequence_Check(a) && PySequence_Check(b)) {
    const result = binaryOp1(a, b, SLOT.nb_add);
    if (result !== NotImplemented) return result;
  }
  return typeError(`'${PyErr.typeName(a)}' object can't be concatenated`);
}

/** `op * count`. @mayRunPython */
export function PySequence_Repeat(op: PyObject, count: number): NewRef | Null {
  const slot = slotOf(op, SLOT.sq_repeat);
  if (slot !== 0) return FN[slot](op, count);
  return typeError(`'${PyErr.typeName(op)}' object can't be repeated`);
}

// ---- items ----

// A negative index counts from the end, when there is a length; a slot gets what is then still negative.
function fromEnd(op: PyObject, index: number): number {
  if (index >= 0) return index;
  const slot = slotOf(op, SQ_LENGTH);
  if (slot === 0) return index;
  const length: number = FN[slot](op);
  return length < 0 ? Number.NaN : index + length;
}

/** `op[index]`. @mayRunPython */
export function PySequence_GetItem(op: PyObject, index: number): NewRef | Null {
  const slot = slotOf(op, SQ_ITEM);
  if (slot !== 0) {
    const at = fromEnd(op, index);
    return Number.isNaN(at) ? 0 : FN[slot](op, at);
  }
  if (slotOf(op, SLOT.mp_subscript) !== 0) return typeError(`${PyErr.typeName(op)} is not a sequence`);
  return typeError(`'${PyErr.typeName(op)}' object does not support indexing`);
}

/** `op[index] = value`: 0 or -1. @mayRunPython */
export function PySequence_SetItem(op: PyObject, index: number, value: PyObject): number {
  return assignItem(op, index, value, "does not support item assignment");
}

/** `del op[index]`: 0 or -1. @mayRunPython */
export function PySequence_DelItem(op: PyObject, index: number): number {
  return assignItem(op, index, 0, "doesn't support item deletion");
}

function assignItem(op: PyObject, index: number, value: PyObject | Null, complaint: string): number {
  const slot = slotOf(op, SQ_ASS_ITEM);
  if (slot !== 0) {
    const at = fromEnd(op, index);
    return Number.isNaN(at) ? -1 : FN[slot](op, at, value);
  }
  if (slotOf(op, SLOT.mp_ass_subscript) !== 0) typeError(`${PyErr.typeName(op)} is not a sequence`);
  else typeError(`'${PyErr.typeName(op)}' object ${complaint}`);
  return -1;
}

// ---- slices ----

/** Run `body` with the slice `low:high`; the result is what `body` gives, or `failed` when there is no memory. */
function withSlice<R>(low: number, high: number, failed: R, body: (slice: PyObject) => R): R {
  const from = PyLong.fromNumber(low);
  const to = from === 0 ? 0 : PyLong.fromNumber(high);
  let result = failed;
  if (from !== 0 && to !== 0) {
    const slice = PyObject_CallArgs(T.slice as number as PyObject, from, to, None);
    if (slice !== 0) {
      result = body(slice);
      decref(slice);
    }
    decref(to);
  }
  if (from !== 0) decref(from);
  return result;
}

/** `op[low:high]`. @mayRunPython */
export function PySequence_GetSlice(op: PyObject, low: number, high: number): NewRef | Null {
  if (slotOf(op, SLOT.mp_subscript) === 0) return typeError(`'${PyErr.typeName(op)}' object is unsliceable`);
  return withSlice<NewRef | Null>(low, high, 0, (slice) => PyObject_GetItem(op, slice));
}

/** `op[low:high] = value`, or `del op[low:high]` with NULL: 0 or -1. @mayRunPython */
export function PySequence_SetSlice(op: PyObject, low: number, high: number, value: PyObject | Null): number {
  if (slotOf(op, SLOT.mp_ass_subscript) === 0) {
    typeError(
      `'${PyErr.typeName(op)}' object doesn't support slice ${value === 0 ? "deletion" : "assignment"}`,
    );
    return -1;
  }
  return withSlice(low, high, -1, (slice) =>
    value === 0 ? PyObject_DelItem(op, slice) : PyObject_SetItem(op, slice, value),
  );
}

// ---- from iterables ----

/** `list(iterable)`, always a new one. @mayRunPython */
export function PySequence_List(iterable: PyObject): NewRef | Null {
  const type = typeOf(iterable);
  if (type === T.list) return PyList.fromArray(PyList.items(iterable), PyList.size(iterable));
  if (type === T.tuple) return PyList.fromArray(PyTuple.items(iterable), PyTuple.size(iterable));
  const iterator = PyObject_GetIter(iterable);
  if (iterator === 0) return 0;
  const list = PyList.new_(0);
  if (list !== 0 && appendAll(list, iterator) < 0) {
    decref(iterator);
    decref(list);
    return 0;
  }
  decref(iterator);
  return list;
}

function appendAll(list: PyObject, iterator: PyObject): number {
  for (;;) {
    const item = PyIter_Next(iterator);
    if (item === 0) return PyErr.occurred() ? -1 : 0;
    if (PyList.appendSteal(list, item) < 0) return -1;
  }
}

/** `tuple(iterable)`: an exact tuple is given as it is. @mayRunPython */
export function PySequence_Tuple(iterable: PyObject): NewRef | Null {
  if (typeOf(iterable) === T.tuple) return incref(iterable);
  const list = PySequence_List(iterable);
  if (list === 0) return 0;
  const result = PyTuple.fromArray(PyList.items(list), PyList.size(list));
  decref(list);
  return result;
}

/** The list or tuple itself, else a list of the iterable's items; `message` is the TypeError's when it is none. @mayRunPython */
export function PySequence_Fast(iterable: PyObject, message: string): NewRef | Null {
  const type = typeOf(iterable);
  if (hasFlag(type, TypeFlags.LIST_SUBCLASS) || hasFlag(type, TypeFlags.TUPLE_SUBCLASS))
    return incref(iterable);
  const iterator = PyObject_GetIter(iterable);
  if (iterator === 0) {
    if (PyErr.clearIf(T.TypeError)) typeError(message);
    return 0;
  }
  const list = PySequence_List(iterator);
  decref(iterator);
  return list;
}

/** Byte address of the items of what PySequence_Fast gave. */
export function PySequence_Fast_ITEMS(op: PyObject): number {
  return hasFlag(typeOf(op), TypeFlags.LIST_SUBCLASS) ? PyList.items(op) : PyTuple.items(op);
}

/** Number of items of what PySequence_Fast gave. */
export function PySequence_Fast_GET_SIZE(op: PyObject): number {
  return I32[(op >> 2) + 2];
}

/** Item `index` of what PySequence_Fast gave. Borrowed. */
export function PySequence_Fast_GET_ITEM(op: PyObject, index: number): PyObject {
  return I32[(PySequence_Fast_ITEMS(op) >> 2) + index] as PyObject;
}

/** Sort a list in place: 0 or -1. @mayRunPython */
export function PyList_Sort(list: PyObject): number {
  const none = PyObject_CallMethod(list, ID.sort);
  return none === 0 ? -1 : 0;
}

// ---- searching ----

/** `value in op`: 1, 0 or -1. @mayRunPython */
export function PySequence_Contains(op: PyObject, value: PyObject): number {
  const slot = slotOf(op, SQ_CONTAINS);
  return slot !== 0 ? FN[slot](op, value) : _PySequence_IterSearch(op, value, "contains");
}

/**
 * Look for what equals `value` among the items: 1 or 0 (`contains`), how many (`count`), or the index of the first (`index`,
 * ValueError when there is none); -1 with an exception set. @mayRunPython
 */
export function _PySequence_IterSearch(
  op: PyObject,
  value: PyObject,
  what: "contains" | "count" | "index",
): number {
  const iterator = PyObject_GetIter(op);
  if (iterator === 0) {
    if (PyErr.clearIf(T.TypeError)) typeError(`argument of type '${PyErr.typeName(op)}' is not iterable`);
    return -1;
  }
  const result = searchIterator(iterator, value, what);
  decref(iterator);
  return result;
}

function searchIterator(iterator: PyObject, value: PyObject, what: "contains" | "count" | "index"): number {
  let count = 0;
  for (let i = 0; ; i++) {
    const item = PyIter_Next(iterator);
    if (item === 0) {
      if (PyErr.occurred()) return -1;
      if (what !== "index") return count;
      PyErr.setString(T.ValueError, "sequence.index(x): x not in sequence");
      return -1;
    }
    const equal = PyObject_RichCompareBool(item, value, CompareOp.EQ);
    decref(item);
    if (equal < 0) return -1;
    if (equal === 0) continue;
    if (what === "index") return i;
    if (what === "contains") return 1;
    count++;
  }
}

/** How many items equal `value`; -1 with an exception set. @mayRunPython */
export function PySequence_Count(op: PyObject, value: PyObject): number {
  return _PySequence_IterSearch(op, value, "count");
}

/** The index of the first item that equals `value`; -1 with ValueError. @mayRunPython */
export function PySequence_Index(op: PyObject, value: PyObject): number {
  return _PySequence_IterSearch(op, value, "index");
}

// ---- indices of slices ----

/**
 * One bound of a slice as a JS number, None giving `fallback`; out-of-range ints are clamped (_PyEval_SliceIndex).
 * NaN with an exception set. @mayRunPython
 */
export function sliceIndex(bound: PyObject, fallback: number): number {
  if (bound === S.None) return fallback;
  if (!PyIndex_Check(bound)) {
    typeError("slice indices must be integers or None or have an __index__ method");
    return Number.NaN;
  }
  const index = PyNumber_AsIndex(bound, 0);
  return index === -1 && PyErr.occurred() ? Number.NaN : index;
}

/** Is `op` something that has a length and items: a hint for callers that can avoid an iterator. */
export function isSizedSequence(op: PyObject): boolean {
  return PySequence_Check(op) && hasLength(op);
}
