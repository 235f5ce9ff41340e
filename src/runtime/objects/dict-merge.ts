/**
 * Copying dicts and merging other things into them: copy(), update(), `|`, `**`. Mirrors dict_merge and PyDict_MergeFromSeq2 of
 * CPython's Objects/dictobject.c. Everybody gets these functions through dict.ts.
 */
import {
  PyIter_Next,
  PyObject_GetItem,
  PyObject_GetIter,
  PyObject_GetOptionalAttr,
} from "../abstract/object.js";
import { PySequence_Fast } from "../abstract/sequence.js";
import { PyObject_CallMethod } from "../call/call.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import {
  checkExact,
  contains,
  containsKnownHash,
  entryCount,
  hashAt,
  keyAt,
  new_,
  next,
  setDefault,
  setItem,
  setItemKnownHashSteal,
  setItemStealValue,
  size,
  valueAt,
} from "./dict.js";
import { cloneKeys, estimateLog2KeySize, freeKeys, resize, usableFraction } from "./dict-keys.js";
import * as PyList from "./list.js";
import { decref, incref, typeOf, xdecref } from "./object.js";
import * as PyTuple from "./tuple.js";
import { hasFlag, SLOT, TypeFlags } from "./type.js";
import { T } from "./type-table.js";

/** A shallow copy, an exact dict. */
export function copy(dict: PyObject): NewRef | Null {
  const result = new_();
  if (result === NULL || size(dict) === 0) return result;
  if (mergeDict(result, dict, Override.YES) < 0) {
    decref(result);
    return NULL;
  }
  return result;
}

/** What merging does with a key that is there already. */
export const enum Override {
  /** Keep the value. */
  NO = 0,
  /** Take the new one. */
  YES = 1,
  /** KeyError. */
  ERROR = 2,
}

// `dict` is empty: take a copy of the other's block when that has few deleted entries.
function copyKeys(dict: PyObject, other: PyObject): number {
  const keys = cloneKeys(I32[(other >> 2) + 3]);
  if (keys === 0) return -1;
  const old = I32[(dict >> 2) + 3];
  I32[(dict >> 2) + 3] = keys;
  I32[(dict >> 2) + 2] = size(other);
  freeKeys(old);
  return 0;
}

// @mayRunPython
function mergeDict(dict: PyObject, other: PyObject, override: Override): number {
  const count = size(other);
  if (dict === other || count === 0) return 0;
  if (size(dict) === 0) {
    if (count === entryCount(other)) return copyKeys(dict, other);
    override = Override.YES;
  }
  const keys = I32[(dict >> 2) + 3];
  const room = keys === 0 ? 0 : usableFraction(I32[(keys >> 2) + 1]);
  if (room < count && resize(dict, estimateLog2KeySize(size(dict) + count)) < 0) return -1;
  for (let ix = next(other, 0); ix >= 0; ix = next(other, ix + 1)) {
    if (mergeEntry(dict, other, ix, override) < 0) return -1;
    if (size(other) !== count) {
      PyErr.setString(T.RuntimeError, "dict mutated during update");
      return -1;
    }
  }
  return 0;
}

function mergeEntry(dict: PyObject, other: PyObject, ix: number, override: Override): number {
  const key = incref(keyAt(other, ix));
  const value = incref(valueAt(other, ix));
  const hash = hashAt(other, ix);
  if (override === Override.YES) return setItemKnownHashSteal(dict, key, hash, value);
  const found = containsKnownHash(dict, key, hash);
  if (found === 0) return setItemKnownHashSteal(dict, key, hash, value);
  if (found > 0 && override === Override.ERROR) PyErr.setKeyError(key);
  decref(key);
  decref(value);
  return found < 0 || override === Override.ERROR ? -1 : 0;
}

/** Does merging `other` mean reading its entries? Yes for dicts that iterate as dicts do. */
function iteratesAsDict(other: PyObject): boolean {
  const type = typeOf(other);
  if (type === (T.dict as number)) return true;
  return (
    hasFlag(type, TypeFlags.DICT_SUBCLASS) &&
    I32[(type >> 2) + SLOT.tp_iter] === I32[(T.dict >> 2) + SLOT.tp_iter]
  );
}

/** Merge a mapping, that is something with `keys()` and `[]`: 0 or -1 (PyDict_Merge, _PyDict_MergeEx). @mayRunPython */
export function merge(dict: PyObject, other: PyObject, override: Override): number {
  if (iteratesAsDict(other)) return mergeDict(dict, other, override);
  const keys = PyObject_CallMethod(other, ID.keys);
  if (keys === NULL) return -1;
  const iterator = PyObject_GetIter(keys);
  decref(keys);
  if (iterator === NULL) return -1;
  let result = 0;
  while (result === 0) {
    const key = PyIter_Next(iterator);
    if (key === NULL) {
      if (PyErr.occurred()) result = -1;
      break;
    }
    result = mergeKey(dict, other, key, override);
    decref(key);
  }
  decref(iterator);
  return result;
}

function mergeKey(dict: PyObject, other: PyObject, key: PyObject, override: Override): number {
  if (override !== Override.YES) {
    const found = contains(dict, key);
    if (found < 0) return -1;
    if (found > 0) {
      if (override === Override.NO) return 0;
      PyErr.setKeyError(key);
      return -1;
    }
  }
  const value = PyObject_GetItem(other, key);
  return value === NULL ? -1 : setItemStealValue(dict, key, value);
}

/** Merge an iterable of pairs: 0 or -1 (PyDict_MergeFromSeq2). @mayRunPython */
export function mergeFromSeq2(dict: PyObject, pairs: PyObject, override: Override): number {
  const iterator = PyObject_GetIter(pairs);
  if (iterator === NULL) return -1;
  let result = 0;
  for (let i = 0; result === 0; i++) {
    const item = PyIter_Next(iterator);
    if (item === NULL) {
      if (PyErr.occurred()) result = -1;
      break;
    }
    result = mergePair(dict, item, i, override);
    decref(item);
  }
  decref(iterator);
  return result;
}

function mergePair(dict: PyObject, item: PyObject, i: number, override: Override): number {
  const fast = PySequence_Fast(item, "object is not iterable");
  if (fast === NULL) {
    if (PyErr.exceptionMatches(T.TypeError)) {
      PyErr.setString(T.TypeError, `cannot convert dictionary update sequence element #${i} to a sequence`);
    }
    return -1;
  }
  const isList = hasFlag(typeOf(fast), TypeFlags.LIST_SUBCLASS);
  const length = isList ? PyList.size(fast) : PyTuple.size(fast);
  let result = -1;
  if (length !== 2) {
    PyErr.setString(
      T.ValueError,
      `dictionary update sequence element #${i} has length ${length}; 2 is required`,
    );
  } else {
    const key = incref(isList ? PyList.getItem(fast, 0) : PyTuple.getItem(fast, 0));
    const value = incref(isList ? PyList.getItem(fast, 1) : PyTuple.getItem(fast, 1));
    result = setMissing(dict, key, value, override);
    decref(key);
    decref(value);
  }
  decref(fast);
  return result;
}

function setMissing(dict: PyObject, key: PyObject, value: PyObject, override: Override): number {
  if (override === Override.YES) return setItem(dict, key, value);
  const result = setDefault(dict, key, value);
  xdecref(result);
  return result === NULL ? -1 : 0;
}

/** `dict.update(other)` for a mapping or an iterable of pairs: 0 or -1. @mayRunPython */
export function update(dict: PyObject, other: PyObject): number {
  if (checkExact(other)) return mergeDict(dict, other, Override.YES);
  const found = PyObject_GetOptionalAttr(other, ID.keys);
  if (found === NULL && PyErr.occurred()) return -1;
  if (found === NULL) return mergeFromSeq2(dict, other, Override.YES);
  decref(found);
  return merge(dict, other, Override.YES);
}
