/**
 * Adding the items of any iterable to a list: `extend`, `+=`, `list(iterable)`, slice assignment, `[*iterable]`.
 * Mirrors _PyList_Extend of CPython's Objects/listobject.c.
 */
import { PyIter_Next, PyObject_GetIter, PyObject_LengthHint } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type PyObject } from "../heap/ownership.js";
import { appendSteal, items, LIST_ALLOCATED_WORD, resize, size } from "./list.js";
import { decref, incref, typeOf } from "./object.js";
import { TUPLE_ITEMS } from "./tuple.js";
import { SLOT, slotOf } from "./type.js";
import { T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

/** When nothing is known about the length of an iterable. */
const GUESS = 8;

/**
 * Append the items of `iterable`. `message` is that of the TypeError for what cannot be iterated, when not the usual one.
 * @returns 0, or -1 with an exception set; the items that came before the exception stay. @mayRunPython
 */
export function extend(list: PyObject, iterable: PyObject, message?: string): number {
  const type = typeOf(iterable);
  if (type === (T.list as number))
    return extendFromWords(list, iterable, size(iterable), () => items(iterable));
  if (type === (T.tuple as number)) {
    return extendFromWords(list, iterable, size(iterable), () => iterable + TUPLE_ITEMS);
  }
  if (type === (T.str as number)) return extendFromStr(list, iterable);
  const iterator = PyObject_GetIter(iterable);
  if (iterator === NULL) {
    if (
      message !== undefined &&
      slotOf(iterable, SLOT.tp_iter) === 0 &&
      PyErr.exceptionMatches(T.TypeError)
    ) {
      PyErr.setString(T.TypeError, message);
    }
    return -1;
  }
  const result = extendFromIterator(list, iterable, iterator);
  decref(iterator);
  return result;
}

// The address of the items is asked for after the list has grown, since a list may be extended by itself.
function extendFromWords(list: PyObject, _from: PyObject, count: number, at: () => number): number {
  if (count === 0) return 0;
  const length = size(list);
  if (resize(list, length + count) < 0) return -1;
  const i32 = I32;
  const to = (items(list) >> 2) + length;
  const from = at() >> 2;
  for (let i = 0; i < count; i++) i32[to + i] = incref(i32[from + i] as PyObject);
  return 0;
}

// Nobody else can see the str's iterator: the characters are taken straight.
function extendFromStr(list: PyObject, str: PyObject): number {
  const count = PyUnicode.length(str);
  if (makeRoom(list, count) < 0) return -1;
  for (let i = 0; i < count; i++) {
    const char = PyUnicode.fromOrdinal(PyUnicode.readChar(str, i));
    if (char === NULL || appendSteal(list, char) < 0) return -1;
  }
  return 0;
}

// Let the list have room for `count` more items, if memory allows; its size stays.
function makeRoom(list: PyObject, count: number): number {
  const length = size(list);
  if (length + count <= I32[(list >> 2) + LIST_ALLOCATED_WORD]) return 0;
  if (resize(list, length + count) < 0) return -1;
  I32[(list >> 2) + 2] = length;
  return 0;
}

function extendFromIterator(list: PyObject, iterable: PyObject, iterator: PyObject): number {
  const hint = PyObject_LengthHint(iterable, GUESS);
  if (hint < 0) return -1;
  if (makeRoom(list, hint) < 0) return -1;
  for (;;) {
    const item: NewRef | 0 = PyIter_Next(iterator);
    if (item === NULL) break;
    if (appendSteal(list, item) < 0) return -1;
  }
  if (PyErr.occurred()) return -1;
  const length = size(list);
  if (length < I32[(list >> 2) + LIST_ALLOCATED_WORD] >> 1) resize(list, length);
  return 0;
}
