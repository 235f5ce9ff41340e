/**
 * What a deque is made of, and what can be done with it from native code. Mirrors the first half of CPython's Modules/_collectionsmodule.c,
 * which keeps its items in a list of blocks; here they are in a ring of words, so that every item is found in one step.
 *
 * `state` changes with every change of the length or the order: iterators, and searches that call `==`, notice by it.
 */
import { PyIter_Next, PyObject_GetIter } from "../../abstract/object.js";
import { PySequence_List } from "../../abstract/sequence.js";
import * as PyErr from "../../errors.js";
import { PyMem_Free, PyMem_Malloc, PyObject_Free } from "../../heap/alloc.js";
import { I32 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { bytes, i32, struct } from "../../heap/struct.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import { clearWeakRefsOf } from "../../objects/instance-dealloc.js";
import { decref, incref, typeOf, VarObject } from "../../objects/object.js";
import { hasFlag, TypeFlags } from "../../objects/type.js";
import { PyType_IsSubtype } from "../../objects/type-object.js";
import { T } from "../../objects/type-table.js";

export const Deque = struct("deque", VarObject, {
  ring: bytes("owned references in `capacity` words, ob_size of them from `head` on, around the end; or 0"),
  capacity: i32("words in the ring: 0 or a power of two"),
  head: i32("index of the first item in the ring"),
  state: i32("changes with every change of the deque"),
  maxlen: i32("limit of the length, or -1"),
  weaklist: i32("weak references"),
});

const MIN_CAPACITY = 8;
const SIZE = Deque.ob_size.offset >> 2;
const RING = Deque.ring.offset >> 2;
const CAPACITY = Deque.capacity.offset >> 2;
const HEAD = Deque.head.offset >> 2;
const STATE = Deque.state.offset >> 2;
const MAXLEN = Deque.maxlen.offset >> 2;

/** Is `op` a deque? */
export function check(op: PyObject): boolean {
  const type = typeOf(op);
  return type === (T.deque as number) || PyType_IsSubtype(type, T.deque as number as PyObject);
}

/** An empty deque. */
export function new_(type: PyObject = T.deque as number as PyObject): NewRef | Null {
  const op = PyType_GenericAlloc(type, 0);
  if (op !== NULL) I32[(op >> 2) + MAXLEN] = -1;
  return op;
}

export function size(deque: PyObject): number {
  return I32[(deque >> 2) + SIZE];
}

export function state(deque: PyObject): number {
  return I32[(deque >> 2) + STATE];
}

/** The limit of the length, or -1. */
export function maxlen(deque: PyObject): number {
  return I32[(deque >> 2) + MAXLEN];
}

/** Word of item `i`, which must be there. */
function wordOf(deque: PyObject, i: number): number {
  const w = deque >> 2;
  return (I32[w + RING] >> 2) + ((I32[w + HEAD] + i) & (I32[w + CAPACITY] - 1));
}

/** Item `i`, which must be there. Borrowed. */
export function getItem(deque: PyObject, i: number): PyObject {
  return I32[wordOf(deque, i)] as PyObject;
}

/** Replace item `i`. @mayRunPython */
export function setItemSteal(deque: PyObject, i: number, value: NewRef): void {
  const word = wordOf(deque, i);
  const old = I32[word] as NewRef;
  I32[word] = value;
  decref(old);
}

// Room for one item more: 0 or -1.
function reserve(deque: PyObject): number {
  const w = deque >> 2;
  const capacity = I32[w + CAPACITY];
  const count = I32[w + SIZE];
  if (count < capacity) return 0;
  const grown = Math.max(MIN_CAPACITY, capacity * 2);
  const ring = PyMem_Malloc(grown * 4);
  if (ring === 0) {
    PyErr.noMemory();
    return -1;
  }
  for (let i = 0; i < count; i++) I32[(ring >> 2) + i] = I32[wordOf(deque, i)];
  PyMem_Free(I32[w + RING]);
  I32[w + RING] = ring;
  I32[w + CAPACITY] = grown;
  I32[w + HEAD] = 0;
  return 0;
}

/** Add at the right end; what is too much goes at the left. 0 or -1. @mayRunPython */
export function appendSteal(deque: PyObject, item: NewRef): number {
  const w = deque >> 2;
  if (I32[w + MAXLEN] === 0 || reserve(deque) < 0) {
    decref(item);
    return I32[w + MAXLEN] === 0 ? 0 : -1;
  }
  I32[w + SIZE] += 1;
  I32[wordOf(deque, I32[w + SIZE] - 1)] = item;
  I32[w + STATE] += 1;
  const limit = I32[w + MAXLEN];
  if (limit >= 0 && I32[w + SIZE] > limit) decref(popLeft(deque));
  return 0;
}

/** Add at the left end; what is too much goes at the right. 0 or -1. @mayRunPython */
export function appendLeftSteal(deque: PyObject, item: NewRef): number {
  const w = deque >> 2;
  if (I32[w + MAXLEN] === 0 || reserve(deque) < 0) {
    decref(item);
    return I32[w + MAXLEN] === 0 ? 0 : -1;
  }
  I32[w + HEAD] = (I32[w + HEAD] - 1) & (I32[w + CAPACITY] - 1);
  I32[w + SIZE] += 1;
  I32[wordOf(deque, 0)] = item;
  I32[w + STATE] += 1;
  const limit = I32[w + MAXLEN];
  if (limit >= 0 && I32[w + SIZE] > limit) decref(popRight(deque));
  return 0;
}

/** Take the first item, which must be there. */
export function popLeft(deque: PyObject): NewRef {
  const w = deque >> 2;
  const item = getItem(deque, 0) as NewRef;
  I32[w + HEAD] = (I32[w + HEAD] + 1) & (I32[w + CAPACITY] - 1);
  I32[w + SIZE] -= 1;
  I32[w + STATE] += 1;
  return item;
}

/** Take the last item, which must be there. */
export function popRight(deque: PyObject): NewRef {
  const w = deque >> 2;
  const item = getItem(deque, I32[w + SIZE] - 1) as NewRef;
  I32[w + SIZE] -= 1;
  I32[w + STATE] += 1;
  return item;
}

/** Move `n` items from the right end to the left; a negative `n`, the other way. */
export function rotate(deque: PyObject, n: number): void {
  const w = deque >> 2;
  const count = I32[w + SIZE];
  if (count < 2) return;
  const right = ((n % count) + count) % count;
  if (right === 0) return;
  if (right * 2 <= count) for (let i = 0; i < right; i++) moveRightToLeft(w, deque);
  else for (let i = right; i < count; i++) moveLeftToRight(w, deque);
  I32[w + STATE] += 1;
}

function moveRightToLeft(w: number, deque: PyObject): void {
  const last = getItem(deque, I32[w + SIZE] - 1);
  I32[w + HEAD] = (I32[w + HEAD] - 1) & (I32[w + CAPACITY] - 1);
  I32[wordOf(deque, 0)] = last;
}

function moveLeftToRight(w: number, deque: PyObject): void {
  const first = getItem(deque, 0);
  I32[w + HEAD] = (I32[w + HEAD] + 1) & (I32[w + CAPACITY] - 1);
  I32[wordOf(deque, I32[w + SIZE] - 1)] = first;
}

/** Exchange the items, the first with the last and so on. */
export function reverse(deque: PyObject): void {
  for (let i = 0, j = size(deque) - 1; i < j; i++, j--) {
    const left = wordOf(deque, i);
    const right = wordOf(deque, j);
    const item = I32[left];
    I32[left] = I32[right];
    I32[right] = item;
  }
  I32[(deque >> 2) + STATE] += 1;
}

/** Take all items out, then release them. @mayRunPython */
export function clear(deque: PyObject): void {
  const w = deque >> 2;
  const ring = I32[w + RING];
  const count = I32[w + SIZE];
  const mask = I32[w + CAPACITY] - 1;
  const head = I32[w + HEAD];
  I32[w + RING] = I32[w + CAPACITY] = I32[w + HEAD] = I32[w + SIZE] = 0;
  if (count > 0) I32[w + STATE] += 1;
  for (let i = 0; i < count; i++) decref(I32[(ring >> 2) + ((head + i) & mask)] as NewRef);
  PyMem_Free(ring);
}

/** Append (or, with `left`, prepend) each item of an iterable: 0 or -1. @mayRunPython */
export function extend(deque: PyObject, iterable: PyObject, left = false): number {
  if (iterable === deque) {
    const copy = PySequence_List(iterable);
    if (copy === NULL) return -1;
    const status = extend(deque, copy, left);
    decref(copy);
    return status;
  }
  const iterator = PyObject_GetIter(iterable);
  if (iterator === NULL) return -1;
  let status = 0;
  while (status === 0) {
    const item = PyIter_Next(iterator);
    if (item === NULL) {
      if (PyErr.occurred()) status = -1;
      break;
    }
    status = left ? appendLeftSteal(deque, item) : appendSteal(deque, item);
  }
  decref(iterator);
  return status;
}

export function deque_traverse(op: PyObject, visit: (ref: PyObject) => void): void {
  for (let i = 0; i < size(op); i++) visit(getItem(op, i));
}

export function deque_dealloc(op: number): void {
  if (!hasFlag(typeOf(op), TypeFlags.HEAPTYPE) && Deque.weaklist.get(op) !== 0) clearWeakRefsOf(op);
  clear(op as PyObject);
  PyObject_Free(op);
}

/** A copy of item `i`'s reference. */
export function newItem(deque: PyObject, i: number): NewRef {
  return incref(getItem(deque, i));
}
