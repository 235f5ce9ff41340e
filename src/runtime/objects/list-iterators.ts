/** Iterators over a list, forwards and backwards. Mirrors the end of CPython's Objects/listobject.c; see iterators.ts. */
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { i32 as i32Field, ref, struct } from "../heap/struct.js";
import { LIST_ITERATOR, LIST_REVERSEITERATOR } from "./iterator-pickling.js";
import { defineIndexIterator, exhaust, itemsLeft, newIndexIterator } from "./iterators.js";
import { incref, PyObjectHead } from "./object.js";
import { T } from "./type-table.js";

export const ListIterator = struct("list_iterator", PyObjectHead, {
  it_index: i32Field("index of the next item"),
  it_seq: ref("the list, or NULL when exhausted"),
});

export const ListReverseIterator = struct("list_reverseiterator", PyObjectHead, {
  it_index: i32Field("index of the next item, counting down"),
  it_seq: ref("the list, or NULL when exhausted"),
});

/** `iter(list)`. */
export function newListIterator(list: PyObject): NewRef | Null {
  return newIndexIterator(T.list_iterator, list, 0);
}

/** `reversed(list)`. */
export function newListReverseIterator(list: PyObject): NewRef | Null {
  return newIndexIterator(T.list_reverseiterator, list, I32[(list >> 2) + 2] - 1);
}

function listiter_next(self: PyObject): NewRef | Null {
  const i32 = I32;
  const w = self >> 2;
  const list = i32[w + 3];
  if (list === 0) return NULL;
  const index = i32[w + 2];
  if (index >= i32[(list >> 2) + 2]) return exhaust(self);
  i32[w + 2] = index + 1;
  return incref(i32[(i32[(list >> 2) + 3] >> 2) + index] as PyObject);
}

function listreviter_next(self: PyObject): NewRef | Null {
  const i32 = I32;
  const w = self >> 2;
  const list = i32[w + 3];
  if (list === 0) return NULL;
  const index = i32[w + 2];
  if (index < 0 || index >= i32[(list >> 2) + 2]) {
    i32[w + 2] = -1;
    return exhaust(self);
  }
  i32[w + 2] = index - 1;
  return incref(i32[(i32[(list >> 2) + 3] >> 2) + index] as PyObject);
}

function listreviter_length_hint(self: PyObject): NewRef {
  const w = self >> 2;
  const list = I32[w + 3];
  const length = I32[w + 2] + 1;
  return smallInt(list === 0 || I32[(list >> 2) + 2] < length ? 0 : length);
}

defineIndexIterator(T.list_iterator, ListIterator, listiter_next, itemsLeft, LIST_ITERATOR);
defineIndexIterator(
  T.list_reverseiterator,
  ListReverseIterator,
  listreviter_next,
  listreviter_length_hint,
  LIST_REVERSEITERATOR,
);
