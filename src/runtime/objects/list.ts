/**
 * list: a growing array of references. Mirrors CPython's Objects/listobject.c; methods and slots are in list-type.ts,
 * sorting in list-sort.ts.
 *
 * Words: ob_refcnt, ob_type, ob_size (2), ob_item (3), allocated (4). The first ob_size words of the block ob_item are owned
 * references; the block has room for `allocated`. An empty list may have ob_item 0. While a list is sorted it is empty and
 * `allocated` is -1.
 * Hazard: a decref may run Python code that changes the list. So an item is first taken out of the list, then released.
 */
import * as PyErr from "../errors.js";
import { hotObjectMalloc, PyMem_Free, PyMem_Malloc, PyMem_Realloc, PyObject_Free } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { block, i32 as i32Field, struct } from "../heap/struct.js";
import { extend } from "./list-extend.js";
import { dealloc, decref, incref, VarObject } from "./object.js";
import { T } from "./type-table.js";

export { extend };

export const List = struct("list", VarObject, {
  ob_item: block("owned; the first ob_size are live"),
  allocated: i32Field("slots in ob_item; -1 while the list is sorted"),
});

/** Word offsets for the VM. */
export const LIST_SIZE_WORD = 2;
/** Word offset of ob_item. */
export const LIST_ITEM_WORD = 3;
/** Word offset of allocated. */
export const LIST_ALLOCATED_WORD = 4;
/** More items than this cannot be: MemoryError. */
export const MAX_ITEMS = 0x1ffffff0;

/** @wasm inline */
function alloc(): number {
  const op = hotObjectMalloc(List.SIZE);
  if (op === 0) return PyErr.noMemory();
  const i32 = I32;
  const w = op >> 2;
  i32[w] = 1;
  i32[w + 1] = T.list;
  i32[w + 2] = 0;
  i32[w + 3] = 0;
  i32[w + 4] = 0;
  return op;
}

/** A list of `size` items, all NULL: fill it with setItemSteal before anybody sees it. */
export function new_(size: number): NewRef | Null {
  const list = newPrealloc(size);
  if (list === NULL || size === 0) return list;
  I32.fill(0, I32[(list >> 2) + 3] >> 2, (I32[(list >> 2) + 3] >> 2) + size);
  I32[(list >> 2) + 2] = size;
  return list;
}

/** An empty list with room for exactly `size` items (list_new_prealloc). @wasm */
export function newPrealloc(size: number): NewRef | Null {
  const op = alloc();
  if (op === 0 || size === 0) return op as NewRef | Null;
  const items = size > MAX_ITEMS ? 0 : PyMem_Realloc(0, size << 2);
  if (items === 0) {
    PyObject_Free(op);
    return PyErr.noMemory();
  }
  I32[(op >> 2) + 3] = items;
  I32[(op >> 2) + 4] = size;
  return op as NewRef;
}

/** A list of the `size` words at byte address `items`, which stay the caller's. */
export function fromArray(items: number, size: number): NewRef | Null {
  const list = newPrealloc(size);
  if (list === NULL) return NULL;
  const to = I32[(list >> 2) + 3] >> 2;
  const from = items >> 2;
  for (let i = 0; i < size; i++) I32[to + i] = incref(I32[from + i] as PyObject);
  I32[(list >> 2) + 2] = size;
  return list;
}

/** A list of the `size` words at byte address `items`; steals the references, on failure too (_PyList_FromArraySteal). @wasm */
export function fromArraySteal(items: number, size: number): NewRef | Null {
  const list = newPrealloc(size);
  const from = items >> 2;
  if (list === NULL) {
    for (let i = 0; i < size; i++) decref(I32[from + i] as NewRef);
    return NULL;
  }
  const i32 = I32;
  const to = i32[(list >> 2) + 3] >> 2;
  for (let i = 0; i < size; i++) i32[to + i] = i32[from + i];
  i32[(list >> 2) + 2] = size;
  return list;
}

/**
 * Make ob_size `newSize`; the block grows by about an eighth more than that, or shrinks when less than half is used. New
 * slots are undefined: the caller fills them at once. Shrinking never fails.
 * @returns 0, or -1 with MemoryError (and nothing changed).
 */
export function resize(list: PyObject, newSize: number): number {
  const i32 = I32;
  const w = list >> 2;
  const allocated = i32[w + 4];
  if (allocated >= newSize && newSize >= allocated >> 1) {
    i32[w + 2] = newSize;
    return 0;
  }
  if (newSize > MAX_ITEMS) {
    PyErr.noMemory();
    return -1;
  }
  let newAllocated = (newSize + (newSize >> 3) + 6) & ~3;
  if (newSize - i32[w + 2] > newAllocated - newSize) newAllocated = (newSize + 3) & ~3;
  if (newSize === 0) {
    PyMem_Free(i32[w + 3]);
    i32[w + 2] = i32[w + 3] = i32[w + 4] = 0;
    return 0;
  }
  const items = PyMem_Realloc(i32[w + 3], newAllocated << 2);
  if (items === 0) {
    if (newSize <= i32[w + 2]) {
      i32[w + 2] = newSize; // what cannot shrink stays as large as it is
      return 0;
    }
    PyErr.noMemory();
    return -1;
  }
  i32[w + 3] = items;
  i32[w + 2] = newSize;
  i32[w + 4] = newAllocated;
  return 0;
}

/** Append `item`, taking a new reference. @returns 0, or -1 with MemoryError. */
export function append(list: PyObject, item: PyObject): number {
  return appendSteal(list, incref(item));
}

/** Append `item`, stealing the reference, on failure too. @returns 0, or -1 with MemoryError. @wasm */
export function appendSteal(list: PyObject, item: NewRef): number {
  const i32 = I32;
  const w = list >> 2;
  const size = i32[w + 2];
  if (size < i32[w + 4]) {
    i32[(i32[w + 3] >> 2) + size] = item;
    i32[w + 2] = size + 1;
    return 0;
  }
  if (resize(list, size + 1) < 0) {
    decref(item);
    return -1;
  }
  i32[(i32[w + 3] >> 2) + size] = item;
  return 0;
}

/** Number of items. */
export function size(list: PyObject): number {
  return I32[(list >> 2) + 2];
}

/** Item `index`, which must exist. Borrowed. */
export function getItem(list: PyObject, index: number): PyObject {
  return I32[(I32[(list >> 2) + 3] >> 2) + index] as PyObject;
}

/** Byte address of the items; valid until the list changes. */
export function items(list: PyObject): number {
  return I32[(list >> 2) + 3];
}

/** Replace item `index`, which must exist; steals `item`. The old item may be NULL. @mayRunPython */
export function setItemSteal(list: PyObject, index: number, item: NewRef): void {
  const at = (I32[(list >> 2) + 3] >> 2) + index;
  const old = I32[at];
  I32[at] = item;
  if (old !== 0) decref(old as NewRef);
}

/** Insert `item` before `index` (negative: from the end; clamped). @returns 0, or -1 with MemoryError. */
export function insert(list: PyObject, index: number, item: PyObject): number {
  const length = size(list);
  if (resize(list, length + 1) < 0) return -1;
  let where = index;
  if (where < 0) where = Math.max(0, where + length);
  if (where > length) where = length;
  const base = I32[(list >> 2) + 3] >> 2;
  moveWords(base + where, base + where + 1, length - where);
  I32[base + where] = incref(item);
  return 0;
}

/** Copy `count` words; the stretches may overlap. A loop beats copyWithin's fixed price for short ones. */
export function moveWords(from: number, to: number, count: number): void {
  const i32 = I32;
  if (count > 48) i32.copyWithin(to, from, from + count);
  else if (to > from) for (let i = count - 1; i >= 0; i--) i32[to + i] = i32[from + i];
  else for (let i = 0; i < count; i++) i32[to + i] = i32[from + i];
}

/** Take the items out, then release them and the block. @mayRunPython */
export function clear(list: PyObject): void {
  const w = list >> 2;
  const items = I32[w + 3];
  if (items === 0) return;
  const length = I32[w + 2];
  I32[w + 2] = I32[w + 3] = I32[w + 4] = 0;
  releaseItems(items, length);
  PyMem_Free(items);
}

/** Release the `count` references at byte address `items`, last first, as CPython does; NULLs are skipped. @mayRunPython */
export function releaseItems(items: number, count: number): void {
  const i32 = I32;
  const base = items >> 2;
  for (let i = count - 1; i >= 0; i--) {
    const item = i32[base + i];
    if ((item & 1) !== 0 || item === 0) continue;
    const refcnt = i32[item >> 2];
    if (refcnt > 1) i32[item >> 2] = refcnt - 1;
    else if (refcnt === 1) dealloc(item);
  }
}

/** The items from `low` up to `high`, clamped to the list, as a new list. */
export function getSlice(list: PyObject, low: number, high: number): NewRef | Null {
  const length = size(list);
  const from = Math.max(low, 0);
  const to = Math.min(high, length);
  return to <= from ? new_(0) : fromArray(items(list) + (from << 2), to - from);
}

/**
 * Put the items of the list `values` (NULL: none) in place of those from `low` up to `high`, both within the list; the old ones are
 * released last. @returns 0, or -1 with MemoryError. @mayRunPython
 */
export function replaceRange(self: PyObject, low: number, high: number, values: PyObject | Null): number {
  const count = values === NULL ? 0 : size(values);
  const removed = high - low;
  const length = size(self);
  const newLength = length - removed + count;
  if (newLength === 0) {
    clear(self);
    return 0;
  }
  const recycle = removed === 0 ? 0 : PyMem_Malloc(removed << 2);
  if (removed !== 0 && recycle === 0) {
    PyErr.noMemory();
    return -1;
  }
  if (count > removed && resize(self, newLength) < 0) {
    PyMem_Free(recycle);
    return -1;
  }
  const base = items(self) >> 2;
  moveWords(base + low, recycle >> 2, removed);
  moveWords(base + high, base + low + count, length - high);
  if (count < removed) resize(self, newLength);
  const to = (items(self) >> 2) + low;
  for (let i = 0; i < count; i++) I32[to + i] = incref(getItem(values as PyObject, i));
  releaseItems(recycle, removed);
  PyMem_Free(recycle);
  return 0;
}

/**
 * `list[low:high] = values`, a list that is not `list` itself, or `del list[low:high]` with NULL: 0 or -1 (PyList_SetSlice).
 * @mayRunPython
 */
export function setSlice(list: PyObject, low: number, high: number, values: PyObject | Null): number {
  const length = size(list);
  const from = Math.max(0, Math.min(low, length));
  return replaceRange(list, from, Math.max(from, Math.min(high, length)), values);
}

/** Release the items and the memory. @mayRunPython */
export function list_dealloc(op: number): void {
  const w = op >> 2;
  const items = I32[w + 3];
  if (items !== 0) {
    releaseItems(items, I32[w + 2]);
    PyMem_Free(items);
  }
  PyObject_Free(op);
}

/** Visit the items. */
export function list_traverse(op: PyObject, visit: (ref: PyObject) => void): void {
  const base = I32[(op >> 2) + 3] >> 2;
  const end = base + I32[(op >> 2) + 2];
  for (let i = base; i < end; i++) {
    const item = I32[i];
    if (item !== 0) visit(item as PyObject);
  }
}
