import * as PyErr from "../errors.js";
import { PyObject_Free, PyObject_Malloc } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { bytes, i32 as i32Field, struct } from "../heap/struct.js";
import { INTERP, nextSerial } from "../interpreter.js";
import {
  appendEntrySteal,
  DK_ENTRIES_WORD,
  DK_VERSION_WORD,
  EMPTY,
  ENTRY_WORDS,
  ERROR,
  estimateLog2KeySize,
  freeKeys,
  hashOf,
  KeysKind,
  log2KeySize,
  lookup,
  lookupSmallInt,
  lookupUnicode,
  removeEntry,
  resize,
} from "./dict-keys.js";
import { copy, merge, Override, update } from "./dict-merge.js";
import * as PyList from "./list.js";
import { decref, incref, PyObjectHead, typeOf } from "./object.js";
import * as PyTuple from "./tuple.js";
import { hasFlag, PyTypeObject, TypeFlags } from "./type.js";
import { None, T } from "./type-table.js";
import { U } from "./unicode/layout.js";

export { copy, merge, Override, update };

export const Dict = struct("dict", PyObjectHead, {
  ma_used: i32Field("number of keys"),
  ma_keys: bytes(
    "the keys block (dict-keys.ts), or 0; its references are visited by the dict's own traverse",
  ),
});

// ---- making, measuring ----

/** An empty dict. */
export function new_(): NewRef | Null {
  const op = PyObject_Malloc(Dict.SIZE);
  if (op === 0) return PyErr.noMemory();
  const i32 = I32;
  const w = op >> 2;
  i32[w] = 1;
  i32[w + 1] = T.dict;
  i32[w + 2] = 0;
  i32[w + 3] = 0;
  return op as NewRef;
}

/** An empty dict with room for `count` keys (_PyDict_NewPresized). */
export function newPresized(count: number): NewRef | Null {
  const dict = new_();
  if (dict === NULL || count <= 5) return dict;
  if (resize(dict, estimateLog2KeySize(count)) < 0) {
    decref(dict);
    return NULL;
  }
  return dict;
}

/** Is `op` a dict or an instance of a subclass? */
export function check(op: PyObject): boolean {
  return hasFlag(typeOf(op), TypeFlags.DICT_SUBCLASS);
}

/** Is `op` a dict, and of no subclass? */
export function checkExact(op: PyObject): boolean {
  return typeOf(op) === (T.dict as number);
}

/** Number of keys. */
export function size(dict: PyObject): number {
  return I32[(dict >> 2) + 2];
}

// ---- entries ----

/**
 * Number of the first entry at or after `position` that has a key, or -1. To walk over a dict:
 * `for (let i = PyDict.next(d, 0); i >= 0; i = PyDict.next(d, i + 1)) { … PyDict.keyAt(d, i) … }`.
 * The dict may change in between; then keys may be missed or seen twice, but nothing breaks.
 */
export function next(dict: PyObject, position: number): number {
  const i32 = I32;
  const k = i32[(dict >> 2) + 3] >> 2;
  const end = i32[k + 4];
  for (
    let ix = position, e = k + DK_ENTRIES_WORD + position * ENTRY_WORDS;
    ix < end;
    ix++, e += ENTRY_WORDS
  ) {
    if (i32[e + 1] !== 0) return ix;
  }
  return -1;
}

/** Number of the last entry at or before `position` that has a key, or -1. */
export function previous(dict: PyObject, position: number): number {
  const i32 = I32;
  const k = i32[(dict >> 2) + 3] >> 2;
  for (let ix = Math.min(position, i32[k + 4] - 1); ix >= 0; ix--) {
    if (i32[k + DK_ENTRIES_WORD + ix * ENTRY_WORDS + 1] !== 0) return ix;
  }
  return -1;
}

function entryWord(dict: PyObject, ix: number): number {
  return (I32[(dict >> 2) + 3] >> 2) + DK_ENTRIES_WORD + ix * ENTRY_WORDS;
}

/** Key of entry `ix`. Borrowed. */
export function keyAt(dict: PyObject, ix: number): PyObject {
  return I32[entryWord(dict, ix) + 1] as PyObject;
}

/** Value of entry `ix`. Borrowed. */
export function valueAt(dict: PyObject, ix: number): PyObject {
  return I32[entryWord(dict, ix) + 2] as PyObject;
}

/** Hash of the key of entry `ix`. */
export function hashAt(dict: PyObject, ix: number): number {
  return I32[entryWord(dict, ix)];
}

/** Replace the value of entry `ix`; steals `value`. @mayRunPython */
export function setValueAtSteal(dict: PyObject, ix: number, value: NewRef): void {
  const at = entryWord(dict, ix) + 2;
  const old = I32[at] as NewRef;
  I32[at] = value;
  decref(old);
}

/** Entries used in the keys block, deleted ones included. */
export function entryCount(dict: PyObject): number {
  return I32[(I32[(dict >> 2) + 3] >> 2) + 4];
}

// ---- versions, for the VM's inline caches ----

/**
 * The version of the keys: while the word DK_VERSION_WORD of the keys block still has it, the dict has the same keys at the same
 * entries. 0 when there is none to be had (no keys yet, or keys that are not all strs).
 */
export function keysVersion(dict: PyObject): number {
  const k = I32[(dict >> 2) + 3] >> 2;
  if (k === 0 || I32[k + 2] !== KeysKind.UNICODE) return 0;
  if (I32[k + DK_VERSION_WORD] !== 0) return I32[k + DK_VERSION_WORD];
  const version = nextSerial(INTERP.next_keys_version);
  I32[k + DK_VERSION_WORD] = version;
  return version;
}

/** Entry of `key`, an exact str, or -1: no such key, or the keys are not all strs. No exception, no Python code. */
export function entryIndex(dict: PyObject, key: PyObject): number {
  const keys = I32[(dict >> 2) + 3];
  if (keys === 0 || I32[(keys >> 2) + 2] !== KeysKind.UNICODE) return -1;
  return lookupUnicode(keys, key, hashOf(key));
}

// ---- reading ----

/**
 * The value of `key`, borrowed; NULL when there is none, or with an exception set when hashing or comparing failed
 * (PyDict_GetItemWithError). @mayRunPython unless key is a str and so are all keys @wasm
 */
export function getItem(dict: PyObject, key: PyObject): PyObject | Null {
  const i32 = I32;
  const keys = i32[(dict >> 2) + 3];
  if (
    (key & 1) === 0 &&
    i32[(key >> 2) + 1] === T.str &&
    keys !== 0 &&
    i32[(keys >> 2) + 2] === KeysKind.UNICODE
  ) {
    const cached = i32[(key >> 2) + U.HASH];
    const ix = lookupUnicode(keys, key, cached !== 0 ? cached : hashOf(key));
    return (ix < 0 ? 0 : i32[(keys >> 2) + DK_ENTRIES_WORD + ix * ENTRY_WORDS + 2]) as PyObject | Null;
  }
  if ((key & 1) !== 0 && keys !== 0) {
    const ix = lookupSmallInt(keys, key, key === MINUS_ONE ? -2 : key >> 1);
    if (ix >= EMPTY)
      return (ix < 0 ? 0 : i32[(keys >> 2) + DK_ENTRIES_WORD + ix * ENTRY_WORDS + 2]) as PyObject | Null;
  }
  return getItemGeneric(dict, key);
}

function getItemGeneric(dict: PyObject, key: PyObject): PyObject | Null {
  const hash = hashOf(key);
  return hash === -1 ? NULL : getItemKnownHash(dict, key, hash);
}

/** As getItem, for who knows the hash (_PyDict_GetItem_KnownHash). */
export function getItemKnownHash(dict: PyObject, key: PyObject, hash: number): PyObject | Null {
  const ix = lookup(dict, key, hash);
  return ix < 0 ? NULL : (I32[entryWord(dict, ix) + 2] as PyObject);
}

/** 1, 0, or -1 with an exception set. @mayRunPython @wasm */
export function contains(dict: PyObject, key: PyObject): number {
  const hash = hashOf(key);
  return hash === -1 ? -1 : containsKnownHash(dict, key, hash);
}

/** As contains, for who knows the hash. @mayRunPython @wasm */
export function containsKnownHash(dict: PyObject, key: PyObject, hash: number): number {
  const ix = lookup(dict, key, hash);
  return ix >= 0 ? 1 : ix === ERROR ? -1 : 0;
}

// ---- storing ----

// Room for one more entry: three times the keys in use, so that a dict that only grows doubles, one with many deleted entries shrinks.
function makeRoom(dict: PyObject): number {
  return resize(dict, log2KeySize(I32[(dict >> 2) + 2] * 3));
}

// The key is not in the dict. Steals both references, on failure too. @wasm
function insertNewSteal(dict: PyObject, key: NewRef, hash: number, value: NewRef): number {
  const i32 = I32;
  const d = dict >> 2;
  if (i32[(i32[d + 3] >> 2) + 3] <= 0 && makeRoom(dict) < 0) {
    decref(key);
    decref(value);
    return -1;
  }
  appendEntrySteal(i32[d + 3], key, hash, value);
  i32[d + 2] += 1;
  return 0;
}

/** `dict[key] = value`; steals both references, on failure too (_PyDict_SetItem_Take2). @returns 0 or -1. @mayRunPython */
export function setItemSteal(dict: PyObject, key: NewRef, value: NewRef): number {
  const hash = hashOf(key);
  if (hash === -1) {
    decref(key);
    decref(value);
    return -1;
  }
  return setItemKnownHashSteal(dict, key, hash, value);
}

/** As setItemSteal, for who knows the hash. @mayRunPython */
export function setItemKnownHashSteal(dict: PyObject, key: NewRef, hash: number, value: NewRef): number {
  const ix = lookup(dict, key, hash);
  if (ix >= 0) {
    setValueAtSteal(dict, ix, value);
    decref(key);
    return 0;
  }
  if (ix === EMPTY) return insertNewSteal(dict, key, hash, value);
  decref(key);
  decref(value);
  return -1;
}

/** `dict[key] = value`. @returns 0, or -1 with an exception set. @mayRunPython @wasm */
export function setItem(dict: PyObject, key: PyObject, value: PyObject): number {
  const i32 = I32;
  const keys = i32[(dict >> 2) + 3];
  let hash: number;
  let ix: number;
  // Small ints and strs are looked up without running Python code, so nothing need be held meanwhile.
  if ((key & 1) !== 0) {
    hash = key === MINUS_ONE ? -2 : key >> 1;
    ix = keys === 0 ? EMPTY : lookupSmallInt(keys, key, hash);
  } else if (keys !== 0 && i32[(key >> 2) + 1] === T.str && i32[(keys >> 2) + 2] === KeysKind.UNICODE) {
    hash = hashOf(key);
    ix = lookupUnicode(keys, key, hash);
  } else return setItemGeneric(dict, key, value);
  if (ix >= 0) {
    const at = (keys >> 2) + DK_ENTRIES_WORD + ix * ENTRY_WORDS + 2;
    const old = i32[at] as NewRef;
    i32[at] = incref(value);
    decref(old);
    return 0;
  }
  if (ix === EMPTY) return insertNewSteal(dict, incref(key), hash, incref(value));
  return setItemKnownHash(dict, key, hash, value);
}

/** The tagged -1, whose hash is -2. */
const MINUS_ONE = -1;

function setItemGeneric(dict: PyObject, key: PyObject, value: PyObject): number {
  const hash = hashOf(key);
  return hash === -1 ? -1 : setItemKnownHash(dict, key, hash, value);
}

/** As setItem, for who knows the hash. @mayRunPython */
export function setItemKnownHash(dict: PyObject, key: PyObject, hash: number, value: PyObject): number {
  const heldValue = incref(value);
  return setItemKnownHashSteal(dict, incref(key), hash, heldValue);
}

/** As setItem, and gives the reference to `value` up also on failure. @mayRunPython */
export function setItemStealValue(dict: PyObject, key: PyObject, value: NewRef): number {
  return setItemSteal(dict, incref(key), value);
}

/** The value of `key`, which is set to `value` first when it is missing; NULL on failure (PyDict_SetDefaultRef). @mayRunPython */
export function setDefault(dict: PyObject, key: PyObject, value: PyObject): NewRef | Null {
  const hash = hashOf(key);
  if (hash === -1) return NULL;
  const ix = lookup(dict, key, hash);
  if (ix >= 0) return incref(valueAt(dict, ix));
  if (ix === ERROR || insertNewSteal(dict, incref(key), hash, incref(value)) < 0) return NULL;
  return incref(value);
}

// ---- removing ----

// Take entry `ix` out; gives its value. The key is released. @mayRunPython
function takeEntry(dict: PyObject, ix: number): NewRef {
  const at = entryWord(dict, ix);
  const key = I32[at + 1] as NewRef;
  const value = I32[at + 2] as NewRef;
  removeEntry(I32[(dict >> 2) + 3], ix);
  I32[(dict >> 2) + 2] -= 1;
  decref(key);
  return value;
}

/** `del dict[key]`: 0, or -1 with KeyError (or what hashing and comparing raised). @mayRunPython */
export function delItem(dict: PyObject, key: PyObject): number {
  const hash = hashOf(key);
  return hash === -1 ? -1 : delItemKnownHash(dict, key, hash);
}

/** As delItem, for who knows the hash. @mayRunPython */
export function delItemKnownHash(dict: PyObject, key: PyObject, hash: number): number {
  const ix = lookup(dict, key, hash);
  if (ix >= 0) {
    decref(takeEntry(dict, ix));
    return 0;
  }
  if (ix === EMPTY) PyErr.setKeyError(key);
  return -1;
}

/** Take `key` out: its value; NULL without exception when it is missing, NULL with one on failure (PyDict_Pop). @mayRunPython */
export function pop(dict: PyObject, key: PyObject): NewRef | Null {
  const hash = hashOf(key);
  if (hash === -1) return NULL;
  const ix = lookup(dict, key, hash);
  return ix < 0 ? NULL : takeEntry(dict, ix);
}

/** Take the last entry out, as a tuple; KeyError when there is none. */
export function popItem(dict: PyObject): NewRef | Null {
  const d = dict >> 2;
  if (I32[d + 2] === 0) return PyErr.setString(T.KeyError, "popitem(): dictionary is empty");
  const ix = previous(dict, entryCount(dict));
  const result = PyTuple.new_(2);
  if (result === NULL) return NULL;
  const at = entryWord(dict, ix);
  const key = I32[at + 1] as NewRef;
  const value = I32[at + 2] as NewRef;
  removeEntry(I32[d + 3], ix);
  I32[(I32[d + 3] >> 2) + 4] = ix; // the entries behind it are deleted ones, without a place in the index
  I32[d + 2] -= 1;
  PyTuple.setItemSteal(result, 0, key);
  PyTuple.setItemSteal(result, 1, value);
  return result;
}

/** Remove all keys. @mayRunPython */
export function clear(dict: PyObject): void {
  const d = dict >> 2;
  const keys = I32[d + 3];
  I32[d + 2] = 0;
  I32[d + 3] = 0;
  freeKeys(keys);
}

// ---- lists of what is in it ----

/** The keys, values or items as a new list; `at` gives a new reference for an entry. */
function toList(dict: PyObject, at: (ix: number) => NewRef | Null): NewRef | Null {
  const list = PyList.newPrealloc(size(dict));
  if (list === NULL) return NULL;
  for (let ix = next(dict, 0); ix >= 0; ix = next(dict, ix + 1)) {
    const item = at(ix);
    if (item === NULL || PyList.appendSteal(list, item) < 0) {
      decref(list);
      return NULL;
    }
  }
  return list;
}

/** List of the keys (PyDict_Keys). */
export function keysList(dict: PyObject): NewRef | Null {
  return toList(dict, (ix) => incref(keyAt(dict, ix)));
}

/** List of the values (PyDict_Values). */
export function valuesList(dict: PyObject): NewRef | Null {
  return toList(dict, (ix) => incref(valueAt(dict, ix)));
}

/** List of the (key, value) tuples (PyDict_Items). */
export function itemsList(dict: PyObject): NewRef | Null {
  return toList(dict, (ix) => PyTuple.pack(keyAt(dict, ix), valueAt(dict, ix)));
}

export { itemsList as items };

/** A dict with these keys, all set to `value` (default None), for exact dicts; the general case is in dict-type.ts. */
export function fromKeysArray(keys: number, count: number, value: PyObject = None): NewRef | Null {
  const dict = newPresized(count);
  if (dict === NULL) return NULL;
  for (let i = 0; i < count; i++) {
    if (setItem(dict, I32[(keys >> 2) + i] as PyObject, value) < 0) {
      decref(dict);
      return NULL;
    }
  }
  return dict;
}

// ---- memory ----

/** Release keys, values and memory. @mayRunPython */
export function dict_dealloc(op: number): void {
  freeKeys(I32[(op >> 2) + 3]);
  PyObject_Free(op);
}

/** Visit keys and values. */
export function dict_traverse(op: PyObject, visit: (ref: PyObject) => void): void {
  for (let ix = next(op, 0); ix >= 0; ix = next(op, ix + 1)) {
    visit(keyAt(op, ix));
    visit(valueAt(op, ix));
  }
}

/** Bytes of the dict and its keys block (`__sizeof__`). */
export function sizeInBytes(dict: PyObject, keysBytes: (log2: number) => number): number {
  const keys = I32[(dict >> 2) + 3];
  return PyTypeObject.tp_basicsize.get(typeOf(dict)) + (keys === 0 ? 0 : keysBytes(I32[(keys >> 2) + 1]));
}
