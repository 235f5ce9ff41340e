/** Subscription, length and the mapping protocol. Mirrors PyObject_GetItem and PyMapping_* of CPython's Objects/abstract.c. */
import { PyObject_CallArgs, PyObject_CallMethod, PyObject_CallOneArg } from "../call/call.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { FN } from "../native.js";
import * as PyDict from "../objects/dict.js";
import * as PyLong from "../objects/long.js";
import { decref, incref, typeOf, xincref } from "../objects/object.js";
import { Range } from "../objects/range.js";
import { lengthFromMethod, slot_sq_length } from "../objects/slot-functions.js";
import { hasFlag, SLOT, slotOf, TypeFlags } from "../objects/type.js";
import { NotImplemented, T } from "../objects/type-table.js";
import { internedName, PyObject_GetOptionalAttr } from "./attributes.js";
import { PyIndex_Check, PyNumber_AsIndex } from "./number.js";
import { _PyObject_LookupSpecial } from "./object.js";
import { PySequence_DelItem, PySequence_GetItem, PySequence_SetItem } from "./sequence.js";

const MP_SUBSCRIPT = SLOT.mp_subscript;
const MP_ASS_SUBSCRIPT = SLOT.mp_ass_subscript;
const MP_LENGTH = SLOT.mp_length;
const SQ_LENGTH = SLOT.sq_length;
const SQ_ITEM = SLOT.sq_item;
const SQ_ASS_ITEM = SLOT.sq_ass_item;

// ---- length ----

/** `len(op)`; -1 with an exception set. @mayRunPython */
export function PyObject_Size(op: PyObject): number {
  const type = typeOf(op) >> 2;
  const slot = I32[type + SQ_LENGTH] || I32[type + MP_LENGTH];
  if (slot !== 0) return FN[slot](op);
  PyErr.setString(T.TypeError, `object of type '${PyErr.typeName(op)}' has no len()`);
  return -1;
}

/** `len(op)`, exact also where PyObject_Size is only the nearest double, above 2**53. @mayRunPython */
export function PyObject_Length(op: PyObject): NewRef | Null {
  if (FN[slotOf(op, SQ_LENGTH)] === slot_sq_length) return lengthFromMethod(op);
  const length = PyObject_Size(op);
  if (length < 0) return 0;
  if (length > Number.MAX_SAFE_INTEGER && typeOf(op) === (T.range as number))
    return incref(Range.length.get(op) as PyObject);
  return PyLong.fromNumber(length);
}

/** Has `op` a length? */
export function hasLength(op: PyObject): boolean {
  return slotOf(op, SQ_LENGTH) !== 0 || slotOf(op, MP_LENGTH) !== 0;
}

/**
 * A guess of how many items `op` will give: its length, or its `__length_hint__()`, or `fallback`. -1 with an exception
 * set. @mayRunPython
 */
export function PyObject_LengthHint(op: PyObject, fallback: number): number {
  if (hasLength(op)) {
    const length = PyObject_Size(op);
    if (length >= 0) return length;
    if (!PyErr.clearIf(T.TypeError)) return -1;
  }
  const method = _PyObject_LookupSpecial(op, ID.__length_hint__);
  if (method === 0) return PyErr.occurred() ? -1 : fallback;
  const hint = PyObject_CallArgs(method);
  decref(method);
  if (hint === 0) return PyErr.clearIf(T.TypeError) ? fallback : -1;
  return lengthOfHintSteal(hint, fallback);
}

function lengthOfHintSteal(hint: NewRef, fallback: number): number {
  if (hint === NotImplemented) return fallback;
  let length = -1;
  if (!hasFlag(typeOf(hint), TypeFlags.LONG_SUBCLASS)) {
    PyErr.setString(T.TypeError, `__length_hint__ must be an integer, not ${PyErr.typeName(hint)}`);
  } else {
    length = PyNumber_AsIndex(hint);
    if (length < 0 && !PyErr.occurred()) {
      PyErr.setString(T.ValueError, "__length_hint__() should return >= 0");
      length = -1;
    }
  }
  decref(hint);
  return length;
}

// ---- op[key] ----

/** `op[key]`. @mayRunPython */
export function PyObject_GetItem(op: PyObject, key: PyObject): NewRef | Null {
  const type = typeOf(op) >> 2;
  const subscript = I32[type + MP_SUBSCRIPT];
  if (subscript !== 0) return FN[subscript](op, key);
  if (I32[type + SQ_ITEM] !== 0) {
    if (!PyIndex_Check(key)) return indexTypeError(key);
    const index = PyNumber_AsIndex(key, T.IndexError);
    if (index === -1 && PyErr.occurred()) return 0;
    return PySequence_GetItem(op, index);
  }
  if (hasFlag(typeOf(op), TypeFlags.TYPE_SUBCLASS)) return classGetItem(op, key);
  return PyErr.setString(T.TypeError, `'${PyErr.typeName(op)}' object is not subscriptable`);
}

function indexTypeError(key: PyObject): Null {
  return PyErr.setString(T.TypeError, `sequence index must be integer, not '${PyErr.typeName(key)}'`);
}

// `list[int]`: `type` itself makes an alias, other classes have `__class_getitem__`.
function classGetItem(type: PyObject, key: PyObject): NewRef | Null {
  if (type === T.type) return PyObject_CallArgs(T.GenericAlias as number as PyObject, type, key);
  const method = PyObject_GetOptionalAttr(type, ID.__class_getitem__);
  if (method === 0) {
    if (PyErr.occurred()) return 0;
    return PyErr.setString(T.TypeError, `type '${PyErr.nameOfType(type)}' is not subscriptable`);
  }
  const result = PyObject_CallOneArg(method, key);
  decref(method);
  return result;
}

/** `op[key] = value`: 0 or -1. @mayRunPython */
export function PyObject_SetItem(op: PyObject, key: PyObject, value: PyObject): number {
  const type = typeOf(op) >> 2;
  const assign = I32[type + MP_ASS_SUBSCRIPT];
  if (assign !== 0) return FN[assign](op, key, value);
  if (I32[type + SQ_ITEM] !== 0 || I32[type + SQ_ASS_ITEM] !== 0) {
    const index = sequenceIndex(op, key);
    if (index !== undefined)
      return index === -1 && PyErr.occurred() ? -1 : PySequence_SetItem(op, index, value);
    if (PyErr.occurred()) return -1;
  }
  PyErr.setString(T.TypeError, `'${PyErr.typeName(op)}' object does not support item assignment`);
  return -1;
}

/** `del op[key]`: 0 or -1. @mayRunPython */
export function PyObject_DelItem(op: PyObject, key: PyObject): number {
  const type = typeOf(op) >> 2;
  const assign = I32[type + MP_ASS_SUBSCRIPT];
  if (assign !== 0) return FN[assign](op, key, 0);
  if (I32[type + SQ_ITEM] !== 0 || I32[type + SQ_ASS_ITEM] !== 0) {
    const index = sequenceIndex(op, key);
    if (index !== undefined) return index === -1 && PyErr.occurred() ? -1 : PySequence_DelItem(op, index);
    if (PyErr.occurred()) return -1;
  }
  PyErr.setString(T.TypeError, `'${PyErr.typeName(op)}' object does not support item deletion`);
  return -1;
}

// The index for a sequence without mp_ass_subscript; undefined (perhaps with TypeError) when `key` is none.
function sequenceIndex(op: PyObject, key: PyObject): number | undefined {
  if (PyIndex_Check(key)) return PyNumber_AsIndex(key, T.IndexError);
  if (slotOf(op, SQ_ASS_ITEM) !== 0) indexTypeError(key);
  return undefined;
}

// ---- mappings ----

/** Can `op` be subscribed with any key? */
export function PyMapping_Check(op: PyObject): boolean {
  return slotOf(op, MP_SUBSCRIPT) !== 0;
}

/** `op[key]`; NULL without an exception when KeyError was raised. @mayRunPython */
export function PyMapping_GetOptionalItem(op: PyObject, key: PyObject): NewRef | Null {
  if (typeOf(op) === T.dict) {
    const value = PyDict.getItem(op, key);
    return xincref(value);
  }
  const value = PyObject_GetItem(op, key);
  if (value === 0) PyErr.clearIf(T.KeyError);
  return value;
}

/** `op[name]` for a name known in TypeScript. @mayRunPython */
export function PyMapping_GetItemString(op: PyObject, name: string): NewRef | Null {
  const key = internedName(name);
  if (key === 0) return 0;
  const value = PyObject_GetItem(op, key);
  decref(key);
  return value;
}

/** `list(op.keys())`, of the exact dict or of any mapping. @mayRunPython */
export function PyMapping_Keys(op: PyObject): NewRef | Null {
  if (typeOf(op) === T.dict) return PyDict.keysList(op);
  return listOfMethod(op, ID.keys);
}

/** `list(op.values())`. @mayRunPython */
export function PyMapping_Values(op: PyObject): NewRef | Null {
  return listOfMethod(op, ID.values);
}

/** `list(op.items())`. @mayRunPython */
export function PyMapping_Items(op: PyObject): NewRef | Null {
  return listOfMethod(op, ID.items);
}

function listOfMethod(op: PyObject, name: PyObject): NewRef | Null {
  const view = PyObject_CallMethod(op, name);
  if (view === 0) return 0;
  const list = PyObject_CallOneArg(T.list as number as PyObject, view);
  decref(view);
  return list;
}
