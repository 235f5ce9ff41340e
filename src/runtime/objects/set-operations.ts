/**
 * Union, intersection, difference and the like, of a set with any iterable. Mirrors the middle of CPython's
 * Objects/setobject.c. Results are always exact sets or frozensets.
 *
 * Hazard: comparing keys may change either set, so keys are held while they are looked up, and walks go by entry numbers.
 */
import { CompareOp, PyIter_Next, PyObject_GetIter } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import * as PyDict from "./dict.js";
import { hashOf } from "./dict-keys.js";
import { decref, incref, typeOf } from "./object.js";
import {
  add,
  addEntry,
  check,
  checkAny,
  clear,
  containsEntry,
  discardEntry,
  growth,
  hashAt,
  keyAt,
  merge,
  newEmpty,
  next,
  resize,
  SetObject,
  size,
  swapBodies,
} from "./set.js";
import { bool, NotImplemented, T } from "./type-table.js";

// T.set or T.frozenset: the type of what operations on `set` give.
function baseType(set: PyObject): number {
  return typeOf(set) === (T.set as number) || check(set) ? T.set : T.frozenset;
}

/** Call `body` with each key of `set` and its hash, held, until it gives something other than 0, which is the result. */
function forEachKey(set: PyObject, body: (key: PyObject, hash: number) => number): number {
  for (let i = next(set, 0); i >= 0; i = next(set, i + 1)) {
    const key = incref(keyAt(set, i));
    const result = body(key, hashAt(set, i));
    decref(key);
    if (result !== 0) return result;
  }
  return 0;
}

/** The same for the keys of a dict. */
function forEachDictKey(dict: PyObject, body: (key: PyObject, hash: number) => number): number {
  for (let ix = PyDict.next(dict, 0); ix >= 0; ix = PyDict.next(dict, ix + 1)) {
    const key = incref(PyDict.keyAt(dict, ix));
    const result = body(key, PyDict.hashAt(dict, ix));
    decref(key);
    if (result !== 0) return result;
  }
  return 0;
}

/** The same for the items of any iterable, which are hashed; -1 also when that fails. @mayRunPython */
function forEachItem(iterable: PyObject, body: (key: PyObject, hash: number) => number): number {
  const iterator = PyObject_GetIter(iterable);
  if (iterator === NULL) return -1;
  let result = 0;
  while (result === 0) {
    const key = PyIter_Next(iterator);
    if (key === NULL) {
      if (PyErr.occurred()) result = -1;
      break;
    }
    const hash = hashOf(key);
    result = hash === -1 ? -1 : body(key, hash);
    decref(key);
  }
  decref(iterator);
  return result;
}

// `set` when all went well; otherwise it is given up.
function unlessFailed(set: NewRef, result: number): NewRef | Null {
  if (result === 0) return set;
  decref(set);
  return NULL;
}

/** Add the items of an iterable: 0 or -1 (_PySet_Update). @mayRunPython */
export function update(set: PyObject, other: PyObject): number {
  if (checkAny(other)) return merge(set, other);
  if (!PyDict.checkExact(other)) return forEachItem(other, (key, hash) => addEntry(set, key, hash));
  const count = PyDict.size(other);
  if ((SetObject.fill.get(set) + count) * 5 >= SetObject.mask.get(set) * 3) {
    if (resize(set, (size(set) + count) * 2) < 0) return -1;
  }
  return forEachDictKey(other, (key, hash) => addEntry(set, key, hash));
}

/** A set (T.set or T.frozenset) of the items of an iterable; NULL: an empty one (PySet_New, PyFrozenSet_New). @mayRunPython */
export function fromIterable(type: number, iterable: PyObject | Null): NewRef | Null {
  const set = newEmpty(type);
  if (set === NULL || iterable === NULL) return set;
  return unlessFailed(set, update(set, iterable));
}

/** A set (T.set or T.frozenset) of the `count` words at byte address `items`. @mayRunPython */
export function fromArray(type: number, items: number, count: number): NewRef | Null {
  const set = newEmpty(type);
  if (set === NULL) return NULL;
  let result = 0;
  for (let i = 0; i < count && result === 0; i++) result = add(set, I32[(items >> 2) + i] as PyObject);
  return unlessFailed(set, result);
}

/** A copy, an exact set or frozenset. */
export function copy(set: PyObject): NewRef | Null {
  return fromIterable(baseType(set), set);
}

/** What is in both. @mayRunPython */
export function intersection(set: PyObject, other: PyObject): NewRef | Null {
  if (set === other) return copy(set);
  const result = newEmpty(baseType(set));
  if (result === NULL) return NULL;
  if (!checkAny(other)) {
    return unlessFailed(
      result,
      forEachItem(other, (key, hash) => addIfIn(set, result, key, hash)),
    );
  }
  const larger = size(other) > size(set) ? other : set;
  const smaller = larger === set ? other : set;
  return unlessFailed(
    result,
    forEachKey(smaller, (key, hash) => addIfIn(larger, result, key, hash)),
  );
}

function addIfIn(set: PyObject, result: PyObject, key: PyObject, hash: number): number {
  const found = containsEntry(set, key, hash);
  return found === 1 ? addEntry(result, key, hash) : found;
}

function addIfNotIn(found: number, result: PyObject, key: PyObject, hash: number): number {
  return found === 0 ? addEntry(result, key, hash) : found < 0 ? -1 : 0;
}

/** What is in `set` and not in `other`. @mayRunPython */
export function difference(set: PyObject, other: PyObject): NewRef | Null {
  const isSet = checkAny(other);
  if (!isSet && !PyDict.checkExact(other)) return copyAndDifference(set, other);
  if (size(set) >> 2 > (isSet ? size(other) : PyDict.size(other))) return copyAndDifference(set, other);
  const result = newEmpty(baseType(set));
  if (result === NULL) return NULL;
  return unlessFailed(
    result,
    forEachKey(set, (key, hash) => {
      const found = isSet ? containsEntry(other, key, hash) : PyDict.containsKnownHash(other, key, hash);
      return addIfNotIn(found, result, key, hash);
    }),
  );
}

function copyAndDifference(set: PyObject, other: PyObject): NewRef | Null {
  const result = copy(set);
  return result === NULL ? NULL : unlessFailed(result, differenceUpdate(result, other));
}

/** Remove what is in `other`: 0 or -1. @mayRunPython */
export function differenceUpdate(set: PyObject, other: PyObject): number {
  if (set === other) {
    clear(set);
    return 0;
  }
  const remove = (key: PyObject, hash: number): number => (discardEntry(set, key, hash) < 0 ? -1 : 0);
  if (!checkAny(other)) {
    if (forEachItem(other, remove) < 0) return -1;
  } else if (size(other) >> 3 > size(set)) {
    const common = intersection(set, other);
    if (common === NULL) return -1;
    const result = forEachKey(common, remove);
    decref(common);
    if (result < 0) return -1;
  } else if (forEachKey(other, remove) < 0) return -1;
  const deleted = SetObject.fill.get(set) - size(set);
  return deleted <= Math.floor(SetObject.mask.get(set) / 5) ? 0 : resize(set, growth(size(set)));
}

/** Keep what is in exactly one of both: 0 or -1. @mayRunPython */
export function symmetricDifferenceUpdate(set: PyObject, other: PyObject): number {
  if (set === other) {
    clear(set);
    return 0;
  }
  const toggle = (key: PyObject, hash: number): number => {
    const removed = discardEntry(set, key, hash);
    return removed === 0 ? addEntry(set, key, hash) : removed < 0 ? -1 : 0;
  };
  if (PyDict.checkExact(other)) return forEachDictKey(other, toggle);
  if (checkAny(other)) return forEachKey(other, toggle);
  const otherSet = fromIterable(baseType(set), other);
  if (otherSet === NULL) return -1;
  const result = forEachKey(otherSet, toggle);
  decref(otherSet);
  return result;
}

/** What is in exactly one of both. @mayRunPython */
export function symmetricDifference(set: PyObject, other: PyObject): NewRef | Null {
  const result = fromIterable(baseType(set), other);
  return result === NULL ? NULL : unlessFailed(result, symmetricDifferenceUpdate(result, set));
}

/** Keep what is in `other` as well: 0 or -1. @mayRunPython */
export function intersectionUpdate(set: PyObject, other: PyObject): number {
  const result = intersection(set, other);
  if (result === NULL) return -1;
  swapBodies(set, result);
  decref(result);
  return 0;
}

const FOUND = 1;

/** Have both nothing in common? 1, 0 or -1. @mayRunPython */
export function isDisjoint(set: PyObject, other: PyObject): number {
  if (set === other) return size(set) === 0 ? 1 : 0;
  let result: number;
  if (checkAny(other)) {
    const larger = size(other) > size(set) ? other : set;
    result = forEachKey(larger === set ? other : set, (key, hash) => containsEntry(larger, key, hash));
  } else result = forEachItem(other, (key, hash) => containsEntry(set, key, hash));
  return result === FOUND ? 0 : result < 0 ? -1 : 1;
}

/** Is everything in `set` in `other`? 1, 0 or -1. @mayRunPython */
export function isSubset(set: PyObject, other: PyObject): number {
  if (!checkAny(other)) {
    const common = intersection(set, other);
    if (common === NULL) return -1;
    const result = size(common) === size(set) ? 1 : 0;
    decref(common);
    return result;
  }
  return size(set) > size(other) ? 0 : holdsAll(other, (body) => forEachKey(set, body));
}

/** Is everything in `other` in `set`? 1, 0 or -1. @mayRunPython */
export function isSuperset(set: PyObject, other: PyObject): number {
  if (checkAny(other)) return isSubset(other, set);
  return holdsAll(set, (body) => forEachItem(other, body));
}

function holdsAll(set: PyObject, walk: (body: (key: PyObject, hash: number) => number) => number): number {
  const missing = walk((key, hash) => {
    const found = containsEntry(set, key, hash);
    return found === 1 ? 0 : found === 0 ? 1 : -1;
  });
  return missing === 0 ? 1 : missing === 1 ? 0 : -1;
}

/** The slot tp_richcompare. @mayRunPython */
export function set_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  if (!checkAny(right)) return NotImplemented;
  const result = compare(left, right, op);
  return result < 0 ? NULL : bool(result === 1);
}

function compare(left: PyObject, right: PyObject, op: number): number {
  switch (op) {
    case CompareOp.EQ:
      return isEqual(left, right);
    case CompareOp.NE: {
      const equal = isEqual(left, right);
      return equal < 0 ? -1 : 1 - equal;
    }
    case CompareOp.LE:
      return isSubset(left, right);
    case CompareOp.GE:
      return isSubset(right, left);
    case CompareOp.LT:
      return size(left) < size(right) ? isSubset(left, right) : 0;
    default:
      return size(left) > size(right) ? isSubset(right, left) : 0;
  }
}

function isEqual(left: PyObject, right: PyObject): number {
  if (size(left) !== size(right)) return 0;
  const hashLeft = SetObject.hash.get(left);
  const hashRight = SetObject.hash.get(right);
  if (hashLeft !== -1 && hashRight !== -1 && hashLeft !== hashRight) return 0;
  return isSubset(left, right);
}
