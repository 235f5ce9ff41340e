/**
 * Instances of classes: their memory, their attributes. Mirrors the inline values of CPython 3.13's Objects/dictobject.c and
 * PyType_GenericAlloc.
 *
 *     ob_refcnt, ob_type | fields of the native base | dict | weaklist | __slots__ … | values word | value 0 … capacity-1
 *
 * A class whose native base is plain `object` keeps its instances' attributes in line (flag INLINE_VALUES). Its
 * `ht_cached_keys`, a dict of names that only grows, gives each attribute its number, the same in all instances: the number of its entry.
 * While the dict word is 0 the inline values are the attributes. Value i lies at `ht_inline_offset + 4 * i`, and 0 means
 * that the instance has no such attribute. `ht_inline_capacity` is fixed when the class is made, so that an inline cache
 * which knows the type needs only look at the value's word. The values word, just before value 0, counts from the front how many
 * value words may be in use: attributes were set in the order of their numbers, which is therefore the order of the dict.
 *
 * What does not fit this scheme (no number left, set out of order, deleted, `__dict__` asked for) makes the instance
 * *materialise* its dict: the values move there, the value words become 0, and the dict word says where.
 *
 * Instances of variable size (subclasses of int, str, tuple, bytes) have their dict word after the items; a negative tp_dictoffset says so.
 */
import * as PyErr from "../errors.js";
import { forEachObject, PyObject_Malloc } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import * as PyDict from "./dict.js";
import { decref, incref, typeOf } from "./object.js";
import { PyTypeObject, TypeFlags } from "./type.js";
import { PyType_Modified } from "./type-object.js";
import { T } from "./type-table.js";
import { kindOf } from "./unicode/layout.js";

const FLAGS = PyTypeObject.tp_flags.offset >> 2;
const BASICSIZE = PyTypeObject.tp_basicsize.offset >> 2;
const ITEMSIZE = PyTypeObject.tp_itemsize.offset >> 2;
const DICTOFFSET = PyTypeObject.tp_dictoffset.offset >> 2;
const INLINE_OFFSET = PyTypeObject.ht_inline_offset.offset >> 2;
const INLINE_CAPACITY = PyTypeObject.ht_inline_capacity.offset >> 2;
const CACHED_KEYS = PyTypeObject.ht_cached_keys.offset >> 2;

/** The most inline values that an instance has (CPython's SHARED_KEYS_MAX_SIZE). */
export const MAX_INLINE_VALUES = 30;
/** The fewest. */
export const MIN_INLINE_VALUES = 4;

// ---- memory ----

/**
 * A zeroed instance of `type` with room for `nitems` items, its head set (and `ob_size`, for types that have items). An
 * instance of a heap type owns a reference to it.
 */
export function PyType_GenericAlloc(type: PyObject, nitems: number): NewRef | Null {
  const i32 = I32;
  const t = type >> 2;
  const itemsize = i32[t + ITEMSIZE];
  const sizeBytes =
    i32[t + BASICSIZE] +
    (i32[t + INLINE_CAPACITY] << 2) +
    (itemsize === 0 ? 0 : (nitems * itemsize + 3) & ~3);
  const op = PyObject_Malloc(sizeBytes);
  if (op === 0) return PyErr.noMemory();
  const w = op >> 2;
  for (let i = w + 2, end = w + (sizeBytes >> 2); i < end; i++) i32[i] = 0;
  i32[w] = 1;
  i32[w + 1] = type;
  if (itemsize !== 0) i32[w + 2] = nitems;
  if ((i32[t + FLAGS] & TypeFlags.HEAPTYPE) !== 0) incref(type);
  return op as NewRef;
}

/** Bytes from the start of an instance of variable size to its dict word, the last of its memory. */
function itemsEnd(op: PyObject, type: number): number {
  const fixed = I32[type + BASICSIZE] - 4;
  const size = Math.abs(I32[(op >> 2) + 2]);
  const isStr = (I32[type + FLAGS] & TypeFlags.UNICODE_SUBCLASS) !== 0;
  return fixed + ((size * (isStr ? kindOf(op) : I32[type + ITEMSIZE]) + 3) & ~3);
}

/** Address of the word that holds the instance dict of `op`, or 0 when it cannot have one (_PyObject_ComputedDictPointer). */
export function dictPointer(op: PyObject): number {
  const type = typeOf(op) >> 2;
  const offset = I32[type + DICTOFFSET];
  if (offset >= 0) return offset === 0 ? 0 : op + offset;
  return op + itemsEnd(op, type);
}

// ---- inline values ----

/** How many of the value words of `op` may be in use: those from 0 up to this number, excluded. */
function usedValues(op: PyObject, type: number): number {
  return I32[((op + I32[(type >> 2) + INLINE_OFFSET]) >> 2) - 1];
}

// The number of the attribute `name` of instances of `type`, or -1.
function attributeIndex(type: number, name: PyObject): number {
  return typeOf(name) === (T.str as number)
    ? PyDict.entryIndex(I32[(type >> 2) + CACHED_KEYS] as PyObject, name)
    : -1;
}

/** Move the inline values of `op` to a dict of its own: that dict (borrowed), or NULL with MemoryError set. */
function materialize(op: PyObject, type: number): PyObject | Null {
  const values = (op + I32[(type >> 2) + INLINE_OFFSET]) >> 2;
  const used = I32[values - 1];
  const dict = PyDict.newPresized(used);
  if (dict === NULL) return NULL;
  const keys = I32[(type >> 2) + CACHED_KEYS] as PyObject;
  for (let i = 0; i < used; i++) {
    const value = I32[values + i] as PyObject | Null;
    if (value === NULL || PyDict.setItem(dict, PyDict.keyAt(keys, i), value) === 0) continue;
    decref(dict);
    return NULL;
  }
  I32[(op + I32[(type >> 2) + DICTOFFSET]) >> 2] = dict;
  releaseValues(op, type);
  return dict;
}

/** Give the inline values up. */
function releaseValues(op: PyObject, type: number): void {
  const values = (op + I32[(type >> 2) + INLINE_OFFSET]) >> 2;
  const used = I32[values - 1];
  I32[values - 1] = 0;
  for (let i = values; i < values + used; i++) {
    const value = I32[i] as NewRef | Null;
    I32[i] = 0;
    if (value !== NULL) decref(value);
  }
}

const NO_ROOM = -2;

/**
 * Store a value of `op`, which has no dict, in line. @returns 0; NO_ROOM when it must go into a dict. Steals
 * `value` when it gives 0.
 */
function storeInline(op: PyObject, type: number, name: PyObject, value: NewRef): number {
  const t = type >> 2;
  const values = (op + I32[t + INLINE_OFFSET]) >> 2;
  let index = attributeIndex(type, name);
  if (index < 0) index = addAttributeIndex(type, name);
  if (index < 0) return NO_ROOM;
  const old = I32[values + index] as NewRef | Null;
  if (old === NULL) {
    if (index < I32[values - 1]) return NO_ROOM; // a later one is set: this one would come too early in the dict
    I32[values - 1] = index + 1;
  }
  I32[values + index] = value;
  if (old !== NULL) decref(old);
  return 0;
}

// A number for the new attribute `name`; -1 when there is none left.
function addAttributeIndex(type: number, name: PyObject): number {
  const keys = I32[(type >> 2) + CACHED_KEYS] as PyObject;
  const count = PyDict.size(keys);
  if (count >= I32[(type >> 2) + INLINE_CAPACITY] || typeOf(name) !== (T.str as number)) return -1;
  if (PyDict.setItem(keys, name, smallInt(count)) === 0) return count;
  PyErr.clear();
  return -1;
}

// Delete a value of `op`, which has no dict: 0; 1: there is none; NO_ROOM: it is not the last, so a dict is needed.
function deleteInline(op: PyObject, type: number, name: PyObject): number {
  const index = attributeIndex(type, name);
  const values = (op + I32[(type >> 2) + INLINE_OFFSET]) >> 2;
  if (index < 0) return typeOf(name) === (T.str as number) ? 1 : NO_ROOM;
  const old = I32[values + index] as NewRef | Null;
  if (old === NULL) return 1;
  if (index + 1 !== I32[values - 1]) return NO_ROOM;
  I32[values - 1] = index;
  I32[values + index] = 0;
  decref(old);
  return 0;
}

/**
 * Let no instance of `type` have inline values any more. Slow (it looks at every object), and needed only when an object
 * that is too small for them becomes an instance. 0, or -1 with MemoryError set.
 */
export function disableInlineValues(type: PyObject): number {
  const instances: PyObject[] = [];
  forEachObject((op) => {
    if (I32[(op >> 2) + 1] === type) instances.push(op as PyObject);
  });
  for (const op of instances) {
    if (I32[dictPointer(op) >> 2] === 0 && materialize(op, type) === NULL) return -1;
  }
  I32[(type >> 2) + FLAGS] &= ~TypeFlags.INLINE_VALUES;
  PyType_Modified(type);
  return 0;
}

// ---- attributes ----

/** Can `op` have attributes of its own? */
export function _PyObject_HasInstanceDict(op: PyObject): boolean {
  return I32[(typeOf(op) >> 2) + DICTOFFSET] !== 0;
}

function hasInlineValues(type: number): boolean {
  return (I32[(type >> 2) + FLAGS] & TypeFlags.INLINE_VALUES) !== 0;
}

/** The instance's own attribute `name`, borrowed; NULL when there is none (or with an exception set, for a subclass of str). */
export function _PyObject_LookupInstanceAttr(op: PyObject, name: PyObject): PyObject | Null {
  const i32 = I32;
  const type = typeOf(op);
  const t = type >> 2;
  const offset = i32[t + DICTOFFSET];
  if (offset === 0) return NULL;
  const dict = (offset > 0 ? i32[(op + offset) >> 2] : i32[dictPointer(op) >> 2]) as PyObject | Null;
  if (dict !== NULL) return PyDict.getItem(dict, name);
  if ((i32[t + FLAGS] & TypeFlags.INLINE_VALUES) === 0) return NULL;
  if (typeOf(name) !== (T.str as number)) {
    const own = materialize(op, type);
    return own === NULL ? NULL : PyDict.getItem(own, name);
  }
  const index = PyDict.entryIndex(i32[t + CACHED_KEYS] as PyObject, name);
  return (index < 0 ? 0 : i32[((op + i32[t + INLINE_OFFSET]) >> 2) + index]) as PyObject | Null;
}

/**
 * Set the instance's own attribute, or delete it (NULL). `op` can have attributes.
 * @returns 0; 1 when there is none to delete (no exception is set); -1 with an exception set. @mayRunPython
 */
export function _PyObject_StoreInstanceAttr(op: PyObject, name: PyObject, value: PyObject | Null): number {
  const type = typeOf(op);
  const at = dictPointer(op) >> 2;
  if (I32[at] === 0) {
    if (hasInlineValues(type)) {
      const status =
        value === NULL ? deleteInline(op, type, name) : storeInline(op, type, name, incref(value));
      if (status !== NO_ROOM) return status;
      if (value !== NULL) decref(value as NewRef);
      if (materialize(op, type) === NULL) return -1;
    } else {
      if (value === NULL) return 1;
      const dict = PyDict.new_();
      if (dict === NULL) return -1;
      I32[at] = dict;
    }
  }
  const dict = incref(I32[at] as PyObject);
  const status = value === NULL ? deleteFrom(dict, name) : PyDict.setItem(dict, name, value);
  decref(dict);
  return status;
}

function deleteFrom(dict: PyObject, name: PyObject): number {
  const there = PyDict.contains(dict, name);
  if (there !== 1) return there === 0 ? 1 : -1;
  return PyDict.delItem(dict, name);
}

/** The instance dict, made (from the inline values) when it is not there yet; `op` must be able to have one. */
export function PyObject_GetDict(op: PyObject): NewRef | Null {
  const type = typeOf(op);
  const at = dictPointer(op) >> 2;
  if (I32[at] === 0) {
    if (hasInlineValues(type)) {
      if (materialize(op, type) === NULL) return NULL;
    } else {
      const dict = PyDict.new_();
      if (dict === NULL) return NULL;
      I32[at] = dict;
    }
  }
  return incref(I32[at] as PyObject);
}

/** Replace the instance dict; with NULL the instance has no attributes any more. Steals `dict`. @mayRunPython */
export function setDictSteal(op: PyObject, dict: NewRef | Null): void {
  const at = dictPointer(op) >> 2;
  const old = I32[at] as NewRef | Null;
  I32[at] = dict;
  if (old !== NULL) decref(old);
  else if (hasInlineValues(typeOf(op))) releaseValues(op, typeOf(op));
}

/** Visit what `op` owns by its inline values. */
export function visitInlineValues(op: PyObject, type: number, visit: (ref: PyObject) => void): void {
  const values = (op + I32[(type >> 2) + INLINE_OFFSET]) >> 2;
  for (let i = values, end = values + usedValues(op, type); i < end; i++) {
    if (I32[i] !== 0) visit(I32[i] as PyObject);
  }
}

export { releaseValues as releaseInlineValues };
