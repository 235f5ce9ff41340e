/**
 * Iterators over a dict: keys, values, items, forwards and backwards. Mirrors dictiterobject of CPython's
 * Objects/dictobject.c.
 *
 * An iterator remembers how many keys the dict had, to notice changes, and which entry comes next. Word layout for the VM:
 * di_dict 2, di_used 3, di_pos 4, di_len 5. An exhausted one lets go of its dict.
 */
import { PySelf } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { PyObject_Free, PyObject_Malloc } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { i32 as i32Field, ref, struct } from "../heap/struct.js";
import { method } from "../method-def.js";
import { entryCount } from "./dict.js";
import { DK_ENTRIES_WORD, ENTRY_WORDS, MA_KEYS_WORD, MA_USED_WORD } from "./dict-keys.js";
import { CONTAINER_ITERATOR } from "./iterator-pickling.js";
import { decref, incref, PyObjectHead } from "./object.js";
import { pair } from "./tuple.js";
import { defineType, TypeFlags } from "./type.js";
import { T } from "./type-table.js";

export const DictIterator = struct("dict_iterator", PyObjectHead, {
  di_dict: ref("the dict, or NULL when exhausted"),
  di_used: i32Field("ma_used when the iterator was made; -1: the dict has changed"),
  di_pos: i32Field("number of the next entry"),
  di_len: i32Field("items that are still to come"),
});

function newIterator(type: number, dict: PyObject, position: number): NewRef | Null {
  const op = PyObject_Malloc(DictIterator.SIZE);
  if (op === 0) return PyErr.noMemory();
  const w = op >> 2;
  I32[w] = 1;
  I32[w + 1] = type;
  I32[w + 2] = incref(dict);
  I32[w + 3] = I32[w + 5] = I32[(dict >> 2) + MA_USED_WORD];
  I32[w + 4] = position;
  return op as NewRef;
}

/** `iter(dict)`. */
export function newKeyIterator(dict: PyObject): NewRef | Null {
  return newIterator(T.dict_keyiterator, dict, 0);
}

/** `iter(dict.values())`. */
export function newValueIterator(dict: PyObject): NewRef | Null {
  return newIterator(T.dict_valueiterator, dict, 0);
}

/** `iter(dict.items())`. */
export function newItemIterator(dict: PyObject): NewRef | Null {
  return newIterator(T.dict_itemiterator, dict, 0);
}

/** `reversed(dict)`. */
export function newReverseKeyIterator(dict: PyObject): NewRef | Null {
  return newIterator(T.dict_reversekeyiterator, dict, entryCount(dict) - 1);
}

/** `reversed(dict.values())`. */
export function newReverseValueIterator(dict: PyObject): NewRef | Null {
  return newIterator(T.dict_reversevalueiterator, dict, entryCount(dict) - 1);
}

/** `reversed(dict.items())`. */
export function newReverseItemIterator(dict: PyObject): NewRef | Null {
  return newIterator(T.dict_reverseitemiterator, dict, entryCount(dict) - 1);
}

function exhaust(w: number): Null {
  const dict = I32[w + 2];
  I32[w + 2] = 0;
  decref(dict as NewRef);
  return NULL;
}

// Word of the entry that comes next, with the iterator moved behind it; 0 when there is none, or with an exception set.
function advance(self: PyObject): number {
  const i32 = I32;
  const w = self >> 2;
  const dict = i32[w + 2];
  if (dict === 0) return 0;
  const d = dict >> 2;
  if (i32[w + 3] !== i32[d + MA_USED_WORD]) {
    i32[w + 3] = -1;
    return PyErr.setString(T.RuntimeError, "dictionary changed size during iteration");
  }
  const k = i32[d + MA_KEYS_WORD] >> 2;
  const end = i32[k + 4];
  let ix = i32[w + 4];
  let e = k + DK_ENTRIES_WORD + ix * ENTRY_WORDS;
  while (ix < end && i32[e + 1] === 0) {
    ix++;
    e += ENTRY_WORDS;
  }
  if (ix >= end) return exhaust(w);
  if (i32[w + 5] === 0) {
    exhaust(w);
    return PyErr.setString(T.RuntimeError, "dictionary keys changed during iteration");
  }
  i32[w + 4] = ix + 1;
  i32[w + 5] -= 1;
  return e;
}

// The same, backwards.
function retreat(self: PyObject): number {
  const i32 = I32;
  const w = self >> 2;
  const dict = i32[w + 2];
  if (dict === 0) return 0;
  const d = dict >> 2;
  if (i32[w + 3] !== i32[d + MA_USED_WORD]) {
    i32[w + 3] = -1;
    return PyErr.setString(T.RuntimeError, "dictionary changed size during iteration");
  }
  const k = i32[d + MA_KEYS_WORD] >> 2;
  let ix = Math.min(i32[w + 4], i32[k + 4] - 1);
  let e = k + DK_ENTRIES_WORD + ix * ENTRY_WORDS;
  while (ix >= 0 && i32[e + 1] === 0) {
    ix--;
    e -= ENTRY_WORDS;
  }
  if (ix < 0) return exhaust(w);
  i32[w + 4] = ix - 1;
  i32[w + 5] -= 1;
  return e;
}

function keyAt(entry: number): NewRef | Null {
  return entry === 0 ? NULL : incref(I32[entry + 1] as PyObject);
}

function valueAt(entry: number): NewRef | Null {
  return entry === 0 ? NULL : incref(I32[entry + 2] as PyObject);
}

function itemAt(entry: number): NewRef | Null {
  if (entry === 0) return NULL;
  return pair(incref(I32[entry + 1] as PyObject), incref(I32[entry + 2] as PyObject));
}

function dictiter_dealloc(op: number): void {
  const dict = I32[(op >> 2) + 2];
  if (dict !== 0) decref(dict as NewRef);
  PyObject_Free(op);
}

function dictiter_length_hint(self: PyObject): NewRef {
  const w = self >> 2;
  const dict = I32[w + 2];
  const valid = dict !== 0 && I32[w + 3] === I32[(dict >> 2) + MA_USED_WORD];
  return smallInt(valid ? I32[w + 5] : 0);
}

function defineIterator(address: number, name: string, next: (self: PyObject) => NewRef | Null): void {
  defineType({
    address,
    name,
    layout: DictIterator,
    flags: TypeFlags.HAVE_GC,
    slots: { tp_dealloc: dictiter_dealloc, tp_iter: PySelf, tp_iternext: next },
    methods: [
      method(
        "__length_hint__($self, /)",
        "How many items are left, as far as is known.",
        dictiter_length_hint,
      ),
      CONTAINER_ITERATOR,
    ],
  });
}

defineIterator(T.dict_keyiterator, "dict_keyiterator", (self) => keyAt(advance(self)));
defineIterator(T.dict_valueiterator, "dict_valueiterator", (self) => valueAt(advance(self)));
defineIterator(T.dict_itemiterator, "dict_itemiterator", (self) => itemAt(advance(self)));
defineIterator(T.dict_reversekeyiterator, "dict_reversekeyiterator", (self) => keyAt(retreat(self)));
defineIterator(T.dict_reversevalueiterator, "dict_reversevalueiterator", (self) => valueAt(retreat(self)));
defineIterator(T.dict_reverseitemiterator, "dict_reverseitemiterator", (self) => itemAt(retreat(self)));
