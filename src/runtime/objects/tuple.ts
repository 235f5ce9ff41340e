/**
 * tuple: a fixed number of references in line. Mirrors CPython's Objects/tupleobject.c; its methods and slots are in
 * tuple-type.ts, so that everybody can import the constructors without the protocols.
 *
 * Words: ob_refcnt, ob_type, ob_size, then the items. `()` is one immortal object, S.EmptyTuple. A tuple is immutable once
 * it was handed to Python; until then `setItemSteal` fills it (items are NULL before that, which dealloc and traverse know).
 */
import * as PyErr from "../errors.js";
import { PyObject_Free, PyObject_Malloc } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { struct } from "../heap/struct.js";
import { dealloc, decref, IMMORTAL_REFCNT, VarObject } from "./object.js";
import { EmptyTuple, S, T } from "./type-table.js";

/** The fixed part; the items follow it. */
export const Tuple = struct("tuple", VarObject, {});

/** Byte offset of the first item. */
export const TUPLE_ITEMS = 12;
/** Word offset of the first item. */
export const TUPLE_ITEM_WORD = TUPLE_ITEMS >> 2;
/** More items than this cannot be: MemoryError. */
const MAX_ITEMS = 0x1ffffff0;

/** Write the empty tuple at its fixed address. Runs once, when the static objects are made. */
export function initEmptyTuple(): void {
  const w = S.EmptyTuple >> 2;
  I32[w] = IMMORTAL_REFCNT;
  I32[w + 1] = T.tuple;
  I32[w + 2] = 0;
}

// A tuple of `size` > 0 undefined items, which the caller fills at once.
function alloc(size: number): number {
  const op = size > MAX_ITEMS ? 0 : PyObject_Malloc(TUPLE_ITEMS + (size << 2));
  if (op === 0) return PyErr.noMemory();
  const i32 = I32;
  const w = op >> 2;
  i32[w] = 1;
  i32[w + 1] = T.tuple;
  i32[w + 2] = size;
  return op;
}

/** A tuple of `size` items, all NULL: fill it with setItemSteal before anybody sees it. */
export function new_(size: number): NewRef | Null {
  if (size === 0) return EmptyTuple;
  const op = alloc(size);
  if (op === 0) return NULL;
  const i32 = I32;
  for (let w = (op >> 2) + TUPLE_ITEM_WORD, end = w + size; w < end; w++) i32[w] = 0;
  return op as NewRef;
}

/** A tuple of these objects. */
export function pack(...items: readonly PyObject[]): NewRef | Null {
  const size = items.length;
  if (size === 0) return EmptyTuple;
  const op = alloc(size);
  if (op === 0) return NULL;
  const i32 = I32;
  const w = (op >> 2) + TUPLE_ITEM_WORD;
  for (let i = 0; i < size; i++) i32[w + i] = newReference(i32, items[i]);
  return op as NewRef;
}

/** A tuple of two objects, whose references it steals also on failure. */
export function pair(first: NewRef, second: NewRef): NewRef | Null {
  const op = alloc(2);
  if (op === 0) {
    decref(first);
    decref(second);
    return NULL;
  }
  I32[(op >> 2) + TUPLE_ITEM_WORD] = first;
  I32[(op >> 2) + TUPLE_ITEM_WORD + 1] = second;
  return op as NewRef;
}

function newReference(i32: Int32Array, item: number): number {
  if ((item & 1) === 0) {
    const count = i32[item >> 2];
    if (count >= 0) i32[item >> 2] = count + 1;
  }
  return item;
}

/** A tuple of the `size` words at byte address `items`, which stay the caller's. */
export function fromArray(items: number, size: number): NewRef | Null {
  if (size === 0) return EmptyTuple;
  const op = alloc(size);
  if (op === 0) return NULL;
  const i32 = I32;
  const to = (op >> 2) + TUPLE_ITEM_WORD;
  const from = items >> 2;
  for (let i = 0; i < size; i++) i32[to + i] = newReference(i32, i32[from + i]);
  return op as NewRef;
}

/** A tuple of the `size` words at byte address `items`; steals the references, on failure too (_PyTuple_FromArraySteal). @wasm */
export function fromArraySteal(items: number, size: number): NewRef | Null {
  if (size === 0) return EmptyTuple;
  const op = alloc(size);
  const from = items >> 2;
  if (op === 0) {
    for (let i = 0; i < size; i++) decref(I32[from + i] as NewRef);
    return NULL;
  }
  const i32 = I32;
  const to = (op >> 2) + TUPLE_ITEM_WORD;
  for (let i = 0; i < size; i++) i32[to + i] = i32[from + i];
  return op as NewRef;
}

/** Number of items. */
export function size(op: PyObject): number {
  return I32[(op >> 2) + 2];
}

/** Item `index`, which must exist. Borrowed. */
export function getItem(op: PyObject, index: number): PyObject {
  return I32[(op >> 2) + TUPLE_ITEM_WORD + index] as PyObject;
}

/** Fill item `index` of a tuple that nobody has seen yet. */
export function setItemSteal(op: PyObject, index: number, item: NewRef): void {
  I32[(op >> 2) + TUPLE_ITEM_WORD + index] = item;
}

/** Byte address of the items. */
export function items(op: PyObject): number {
  return op + TUPLE_ITEMS;
}

/** The items from `low` up to `high`, clamped to the tuple. */
export function getSlice(op: PyObject, low: number, high: number): NewRef | Null {
  const length = size(op);
  const from = Math.max(low, 0);
  const to = Math.min(high, length);
  return to <= from ? EmptyTuple : fromArray(op + TUPLE_ITEMS + (from << 2), to - from);
}

/** Release the items and the memory. @mayRunPython */
export function tuple_dealloc(op: number): void {
  const i32 = I32;
  const w = (op >> 2) + TUPLE_ITEM_WORD;
  for (let i = i32[(op >> 2) + 2] - 1; i >= 0; i--) {
    const item = i32[w + i];
    if ((item & 1) !== 0 || item === 0) continue;
    const count = i32[item >> 2];
    if (count > 1) i32[item >> 2] = count - 1;
    else if (count === 1) dealloc(item);
  }
  PyObject_Free(op);
}

/** Visit the items. */
export function tuple_traverse(op: PyObject, visit: (ref: PyObject) => void): void {
  const w = (op >> 2) + TUPLE_ITEM_WORD;
  const end = w + I32[(op >> 2) + 2];
  for (let i = w; i < end; i++) {
    const item = I32[i];
    if (item !== 0) visit(item as PyObject);
  }
}

// ---- hash ----

/** xxHash's primes for 32 bits, with which tuples and slices are hashed in a 32-bit build. */
const XXPRIME_1 = -1640531535;
const XXPRIME_2 = -2048144777;
const XXPRIME_5 = 374761393;

/** What the hash of a sequence of items begins with. */
export const HASH_START = XXPRIME_5;
/** What stands for a hash of -1, which means an error. */
export const HASH_FOR_ERROR_VALUE = 1546275796;

/** Mix the hash of one more item in. */
export function hashStep(acc: number, hash: number): number {
  const sum = (acc + Math.imul(hash, XXPRIME_2)) | 0;
  return Math.imul((sum << 13) | (sum >>> 19), XXPRIME_1);
}

/** Mix the number of items in; never -1. */
export function hashEnd(acc: number, size: number): number {
  const hash = (acc + (size ^ (XXPRIME_5 ^ 3527539))) | 0;
  return hash === -1 ? HASH_FOR_ERROR_VALUE : hash;
}
