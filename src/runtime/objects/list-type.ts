/**
 * The type list: its methods and slots. Mirrors the second half of CPython's Objects/listobject.c.
 *
 * Hazard: comparing items, and releasing them, can run Python code that changes the list. So each item is held while it is
 * compared, and sizes are read again after each such call.
 */
import {
  CompareOp,
  PyObject_HashNotImplemented,
  PyObject_RichCompare,
  PyObject_RichCompareBool,
} from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { PyMem_Free, PyMem_Malloc } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { method } from "../method-def.js";
import { classGetItemMethod } from "./class-getitem.js";
import { PyType_GenericAlloc } from "./instance.js";
import { argument, checkPositional, noKeywords } from "./iterators-args.js";
import * as PyList from "./list.js";
import {
  clear,
  getItem,
  getSlice,
  insert,
  List,
  moveWords,
  releaseItems,
  replaceRange,
  resize,
  size,
} from "./list.js";
import { extend } from "./list-extend.js";
import { newListIterator, newListReverseIterator } from "./list-iterators.js";
import { reprItems, writeRepr } from "./list-repr.js";
import { sort } from "./list-sort.js";
import { decref, incref, typeOf } from "./object.js";
import * as PySlice from "./slice.js";
import { compareSizes } from "./tuple-type.js";
import { defineType, hasFlag, PyTypeObject, SLOT, TypeFlags } from "./type.js";
import { bool, None, NotImplemented, T } from "./type-table.js";
import { discard, finish, newWriter, writeJS } from "./unicode/writer.js";
import * as PyUnicode from "./unicode.js";

function isList(op: PyObject): boolean {
  return hasFlag(typeOf(op), TypeFlags.LIST_SUBCLASS);
}

// ---- construction ----

function list_new(type: PyObject): NewRef | Null {
  return type === (T.list as number) ? PyList.new_(0) : PyType_GenericAlloc(type, 0);
}

const TP_NEW = SLOT.tp_new;

function list_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  const type = typeOf(self);
  // A subclass with its own __new__ may take keywords.
  const ownNew = I32[(type >> 2) + TP_NEW] !== I32[(T.list >> 2) + TP_NEW];
  if (!ownNew && !noKeywords("list", kwnames)) return -1;
  if (!checkPositional("list", nargs, 0, 1)) return -1;
  clear(self);
  if (nargs === 0) return 0;
  return extend(self, argument(args, 0));
}

// ---- items ----

function list_item(self: PyObject, index: number): NewRef | Null {
  if (index < 0 || index >= size(self)) return PyErr.setString(T.IndexError, "list index out of range");
  return incref(getItem(self, index));
}

function list_subscript(self: PyObject, key: PyObject): NewRef | Null {
  if (PySlice.isIndex(key)) {
    const index = PySlice.subscriptIndex(key, size(self));
    return Number.isNaN(index) ? NULL : list_item(self, index);
  }
  if (!PySlice.check(key)) return badKey(key);
  const unpacked = PySlice.unpack(key);
  if (unpacked === null) return NULL;
  const { start, step, length } = PySlice.adjustIndices(unpacked, size(self));
  if (step === 1) return PyList.fromArray(PyList.items(self) + (start << 2), length);
  const result = PyList.newPrealloc(length);
  if (result === NULL) return NULL;
  const to = PyList.items(result) >> 2;
  for (let i = 0; i < length; i++) I32[to + i] = incref(getItem(self, start + i * step));
  I32[(result >> 2) + 2] = length;
  return result;
}

function badKey(key: PyObject): Null {
  return PyErr.setString(T.TypeError, `list indices must be integers or slices, not ${PyErr.typeName(key)}`);
}

function list_ass_item(self: PyObject, index: number, value: PyObject | Null): number {
  const length = size(self);
  if (index < 0 || index >= length) {
    PyErr.setString(T.IndexError, "list assignment index out of range");
    return -1;
  }
  if (value === NULL) decref(removeAt(self, index));
  else PyList.setItemSteal(self, index, incref(value));
  return 0;
}

/** Take item `index` out; the caller owns it. */
function removeAt(self: PyObject, index: number): NewRef {
  const length = size(self);
  const base = PyList.items(self) >> 2;
  const item = I32[base + index] as NewRef;
  moveWords(base + index + 1, base + index, length - index - 1);
  resize(self, length - 1);
  return item;
}

function list_ass_subscript(self: PyObject, key: PyObject, value: PyObject | Null): number {
  if (PySlice.isIndex(key)) {
    const index = PySlice.subscriptIndex(key, size(self));
    return Number.isNaN(index) ? -1 : list_ass_item(self, index, value);
  }
  if (!PySlice.check(key)) {
    badKey(key);
    return -1;
  }
  const unpacked = PySlice.unpack(key);
  if (unpacked === null) return -1;
  if (value === NULL) return deleteSlice(self, PySlice.adjustIndices(unpacked, size(self)));
  if (unpacked.step === 1) return assignSimple(self, unpacked, value);
  return assignExtended(self, unpacked, value);
}

// ---- slices ----

// `value` as a list that nobody else changes: a copy of `self` itself, else what it iterates.
function itemsOf(self: PyObject, value: PyObject): NewRef | Null {
  if (value === self) return getSlice(self, 0, size(self));
  const list = PyList.new_(0);
  if (list === NULL) return NULL;
  if (extend(list, value, "must assign iterable to extended slice") === 0) return list;
  decref(list);
  return NULL;
}

function assignSimple(self: PyObject, unpacked: PySlice.SliceIndices, value: PyObject): number {
  const items = itemsOf(self, value);
  if (items === NULL) return -1;
  const { start, stop } = PySlice.adjustIndices(unpacked, size(self));
  const result = replaceRange(self, start, Math.max(start, stop), items);
  decref(items);
  return result;
}

function deleteSlice(self: PyObject, indices: PySlice.SliceIndices): number {
  const { length, step } = indices;
  if (length <= 0) return 0;
  if (step === 1) return replaceRange(self, indices.start, indices.start + length, NULL);
  const gap = Math.abs(step);
  const first = step > 0 ? indices.start : indices.start + step * (length - 1);
  const recycle = PyMem_Malloc(length << 2);
  if (recycle === 0) {
    PyErr.noMemory();
    return -1;
  }
  const total = size(self);
  const base = PyList.items(self) >> 2;
  for (let i = 0; i < length; i++) {
    const at = first + i * gap;
    I32[(recycle >> 2) + i] = I32[base + at];
    const end = i === length - 1 ? total : at + gap;
    moveWords(base + at + 1, base + at - i, end - at - 1);
  }
  resize(self, total - length);
  releaseItems(recycle, length);
  PyMem_Free(recycle);
  return 0;
}

function assignExtended(self: PyObject, unpacked: PySlice.SliceIndices, value: PyObject): number {
  const items = itemsOf(self, value);
  if (items === NULL) return -1;
  const { start, step, length } = PySlice.adjustIndices(unpacked, size(self));
  const given = size(items);
  if (given !== length) {
    decref(items);
    PyErr.setString(
      T.ValueError,
      `attempt to assign sequence of size ${given} to extended slice of size ${length}`,
    );
    return -1;
  }
  // Swap: afterwards `items` holds the old ones, and releases them when the list is whole again.
  const base = PyList.items(self) >> 2;
  const other = PyList.items(items) >> 2;
  for (let i = 0; i < length; i++) {
    const at = base + start + i * step;
    const old = I32[at];
    I32[at] = I32[other + i];
    I32[other + i] = old;
  }
  decref(items);
  return 0;
}

// ---- concatenation, repetition ----

function list_concat(left: PyObject, right: PyObject): NewRef | Null {
  if (!isList(right)) {
    return PyErr.setString(T.TypeError, `can only concatenate list (not "${PyErr.typeName(right)}") to list`);
  }
  const sizeLeft = size(left);
  const sizeRight = size(right);
  const result = PyList.newPrealloc(sizeLeft + sizeRight);
  if (result === NULL) return NULL;
  const to = PyList.items(result) >> 2;
  for (let i = 0; i < sizeLeft; i++) I32[to + i] = incref(getItem(left, i));
  for (let i = 0; i < sizeRight; i++) I32[to + sizeLeft + i] = incref(getItem(right, i));
  I32[(result >> 2) + 2] = sizeLeft + sizeRight;
  return result;
}

// Write the `length` items at word `from` `count` times to word `to`, with references of their own for all.
function repeatInto(from: number, to: number, length: number, total: number): void {
  const i32 = I32;
  if (length === 1 && (i32[from] & 1) !== 0) {
    i32.fill(i32[from], to, to + total);
    return;
  }
  for (let i = 0, j = 0; i < total; i++) {
    i32[to + i] = incref(i32[from + j] as PyObject);
    if (++j === length) j = 0;
  }
}

function list_repeat(self: PyObject, count: number): NewRef | Null {
  const length = size(self);
  const total = count <= 0 ? 0 : length * count;
  const result = PyList.newPrealloc(total);
  if (result === NULL || total === 0) return result;
  repeatInto(PyList.items(self) >> 2, PyList.items(result) >> 2, length, total);
  I32[(result >> 2) + 2] = total;
  return result;
}

function list_inplace_repeat(self: PyObject, count: number): NewRef | Null {
  const length = size(self);
  if (length === 0 || count === 1) return incref(self);
  if (count < 1) {
    clear(self);
    return incref(self);
  }
  if (resize(self, length * count) < 0) return NULL;
  const base = PyList.items(self) >> 2;
  repeatInto(base, base + length, length, length * (count - 1));
  return incref(self);
}

function list_inplace_concat(self: PyObject, other: PyObject): NewRef | Null {
  return extend(self, other) < 0 ? NULL : incref(self);
}

// ---- searching ----

/** Index of the first item in start..stop that equals `value`; -1: none; -2: an exception is set. @mayRunPython */
function find(self: PyObject, value: PyObject, start: number, stop: number): number {
  const small = (value & 1) !== 0;
  for (let i = start; i < stop && i < size(self); i++) {
    const item = getItem(self, i);
    if (item === value) return i;
    if (small && (item & 1) !== 0) continue;
    const held = incref(item);
    const cmp = PyObject_RichCompareBool(held, value, CompareOp.EQ);
    decref(held);
    if (cmp !== 0) return cmp < 0 ? -2 : i;
  }
  return -1;
}

function list_contains(self: PyObject, value: PyObject): number {
  const index = find(self, value, 0, Infinity);
  return index === -2 ? -1 : index >= 0 ? 1 : 0;
}

function list_index(
  self: PyObject,
  value: PyObject,
  start: PyObject | Null,
  stop: PyObject | Null,
): NewRef | Null {
  const low = start === NULL ? 0 : PySlice.sliceIndexNotNone(start);
  if (Number.isNaN(low)) return NULL;
  const high = stop === NULL ? Infinity : PySlice.sliceIndexNotNone(stop);
  if (Number.isNaN(high)) return NULL;
  const length = size(self);
  const index = find(self, value, low < 0 ? Math.max(0, low + length) : low, high < 0 ? high + length : high);
  if (index >= 0) return smallInt(index);
  if (index === -2) return NULL;
  return notInList(value);
}

function notInList(value: PyObject): Null {
  const writer = newWriter();
  if (!writeRepr(writer, value)) {
    discard(writer);
    return NULL;
  }
  writeJS(writer, " is not in list");
  const message = finish(writer);
  if (message === NULL) return NULL;
  PyErr.setObject(T.ValueError, message);
  decref(message);
  return NULL;
}

function list_count(self: PyObject, value: PyObject): NewRef | Null {
  let count = 0;
  for (let i = 0; i < size(self); i++) {
    const item = incref(getItem(self, i));
    const cmp = item === value ? 1 : PyObject_RichCompareBool(item, value, CompareOp.EQ);
    decref(item);
    if (cmp < 0) return NULL;
    count += cmp;
  }
  return smallInt(count);
}

function list_remove(self: PyObject, value: PyObject): NewRef | Null {
  const index = find(self, value, 0, Infinity);
  if (index === -2) return NULL;
  if (index === -1) return PyErr.setString(T.ValueError, "list.remove(x): x not in list");
  return replaceRange(self, index, index + 1, NULL) < 0 ? NULL : None;
}

// ---- changing ----

export function list_append(self: PyObject, object: PyObject): NewRef | Null {
  return PyList.append(self, object) < 0 ? NULL : None;
}

function list_extend(self: PyObject, iterable: PyObject): NewRef | Null {
  return extend(self, iterable) < 0 ? NULL : None;
}

function list_insert(self: PyObject, index: number, object: PyObject): NewRef | Null {
  return insert(self, index, object) < 0 ? NULL : None;
}

function list_pop(self: PyObject, index: number): NewRef | Null {
  const length = size(self);
  if (length === 0) return PyErr.setString(T.IndexError, "pop from empty list");
  const at = index < 0 ? index + length : index;
  if (at < 0 || at >= length) return PyErr.setString(T.IndexError, "pop index out of range");
  return removeAt(self, at);
}

function list_clear(self: PyObject): NewRef {
  clear(self);
  return None;
}

function list_reverse(self: PyObject): NewRef {
  const i32 = I32;
  let low = PyList.items(self) >> 2;
  for (let high = low + size(self) - 1; low < high; low++, high--) {
    const item = i32[low];
    i32[low] = i32[high];
    i32[high] = item;
  }
  return None;
}

function list_sort(self: PyObject, key: PyObject, reverse: number): NewRef | Null {
  return sort(self, key === None ? NULL : key, reverse !== 0) < 0 ? NULL : None;
}

function list_copy(self: PyObject): NewRef | Null {
  return getSlice(self, 0, size(self));
}

function list_sizeof(self: PyObject): NewRef {
  return smallInt(PyTypeObject.tp_basicsize.get(typeOf(self)) + Math.max(0, List.allocated.get(self)) * 4);
}

// ---- comparison, repr ----

function list_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  if (!isList(left) || !isList(right)) return NotImplemented;
  if (size(left) !== size(right) && (op === CompareOp.EQ || op === CompareOp.NE))
    return bool(op === CompareOp.NE);
  for (let i = 0; i < size(left) && i < size(right); i++) {
    const a = getItem(left, i);
    const b = getItem(right, i);
    if (a === b) continue;
    const heldA = incref(a);
    const heldB = incref(b);
    const equal = PyObject_RichCompareBool(heldA, heldB, CompareOp.EQ);
    // What was compared may have been taken out of the lists meanwhile.
    const isGone = i >= size(left) || i >= size(right);
    const result =
      equal !== 0 ? NULL : isGone ? compareSizes(size(left), size(right), op) : itemOrder(heldA, heldB, op);
    decref(heldA);
    decref(heldB);
    if (equal <= 0) return result;
  }
  return compareSizes(size(left), size(right), op);
}

// The outcome of comparing two lists whose first different items are `a` and `b`.
function itemOrder(a: PyObject, b: PyObject, op: number): NewRef | Null {
  if (op === CompareOp.EQ) return bool(false);
  if (op === CompareOp.NE) return bool(true);
  return PyObject_RichCompare(a, b, op);
}

function list_repr(self: PyObject): NewRef | Null {
  if (size(self) === 0) return PyUnicode.fromString("[]");
  return reprItems(self, "[", "]", size, getItem);
}

defineType({
  address: T.list,
  name: "list",
  layout: List,
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE | TypeFlags.LIST_SUBCLASS | TypeFlags.SEQUENCE,
  doc: "list(iterable=(), /)\n--\n\nA mutable sequence, at first of the items of iterable.",
  slots: {
    tp_new: list_new,
    tp_init: list_init,
    tp_dealloc: PyList.list_dealloc,
    tp_traverse: PyList.list_traverse,
    tp_clear: clear,
    tp_repr: list_repr,
    tp_hash: PyObject_HashNotImplemented,
    tp_richcompare: list_richcompare,
    tp_iter: newListIterator,
    sq_length: size,
    sq_concat: list_concat,
    sq_repeat: list_repeat,
    sq_item: list_item,
    sq_ass_item: list_ass_item,
    sq_contains: list_contains,
    sq_inplace_concat: list_inplace_concat,
    sq_inplace_repeat: list_inplace_repeat,
    mp_length: size,
    mp_subscript: list_subscript,
    mp_ass_subscript: list_ass_subscript,
  },
  methods: [
    classGetItemMethod(),
    method("append($self, object, /)", "Add object at the end.", list_append),
    method("clear($self, /)", "Remove all items.", list_clear),
    method("copy($self, /)", "A new list of the same items.", list_copy),
    method("count($self, value, /)", "How many items equal value.", list_count),
    method("extend($self, iterable, /)", "Add the items of iterable at the end.", list_extend),
    method(
      "index($self, value, start=0, stop=NULL, /)",
      "Index of the first item from start up to stop that equals value.\n\nValueError when there is none.",
      list_index,
    ),
    method("insert($self, index: index, object, /)", "Put object before the item at index.", list_insert),
    method(
      "pop($self, index: index = -1, /)",
      "Take the item at index (the last one by default) out and give it.\n\nIndexError when there is none.",
      list_pop,
    ),
    method(
      "remove($self, value, /)",
      "Remove the first item that equals value.\n\nValueError when there is none.",
      list_remove,
    ),
    method("reverse($self, /)", "Turn the order round, in place.", list_reverse),
    method(
      "sort($self, /, *, key=None, reverse: bool = False)",
      "Sort in place; equal items stay in their order.\n\nWith key, by key(item); with reverse, descending.",
      list_sort,
    ),
    method("__reversed__($self, /)", "An iterator from the last item to the first.", newListReverseIterator),
    method("__sizeof__($self, /)", "Bytes that the list takes.", list_sizeof),
  ],
});
