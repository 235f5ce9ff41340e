/**
 * Attribute access. Mirrors the PyObject_GetAttr family of CPython's Objects/object.c.
 *
 * The generic look-up: a data descriptor found along the type's MRO wins, then the instance's own attribute, then any other
 * thing found along the MRO. Texts and the `name` and `obj` of AttributeErrors are those of 3.13.
 */
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { ID, type IdentifierName } from "../identifiers.js";
import { FN } from "../native.js";
import {
  _PyObject_HasInstanceDict,
  _PyObject_LookupInstanceAttr,
  _PyObject_StoreInstanceAttr,
} from "../objects/instance.js";
import { decref, incref, typeOf } from "../objects/object.js";
import { PyTypeObject, SLOT, slotOf, TypeFlags } from "../objects/type.js";
import { _PyType_Lookup } from "../objects/type-object.js";
import { T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";

const TP_GETATTRO = SLOT.tp_getattro;
const TP_SETATTRO = SLOT.tp_setattro;
const TP_DESCR_GET = SLOT.tp_descr_get;
const TP_DESCR_SET = SLOT.tp_descr_set;

function nameError(name: PyObject): Null {
  return PyErr.setString(T.TypeError, `attribute name must be string, not '${PyErr.typeName(name)}'`);
}

/** The interned str of an identifier, or a new one: for names known in TypeScript. */
export function internedName(name: string): NewRef | Null {
  return name in ID ? ID[name as IdentifierName] : PyUnicode.internFromJS(name);
}

// ---- reading ----

/** `op.name`. @mayRunPython */
export function PyObject_GetAttr(op: PyObject, name: PyObject): NewRef | Null {
  if (!PyUnicode.check(name)) return nameError(name);
  const slot = slotOf(op, TP_GETATTRO);
  const result: NewRef | Null = slot !== 0 ? FN[slot](op, name) : noAttribute(op, name);
  if (result === 0) PyErr.addAttributeErrorContext(op, name);
  return result;
}

/** `op.name`; NULL without an exception when there is no such attribute. @mayRunPython */
export function PyObject_GetOptionalAttr(op: PyObject, name: PyObject): NewRef | Null {
  if (!PyUnicode.check(name)) return nameError(name);
  const slot = slotOf(op, TP_GETATTRO);
  if (slot === 0) return 0;
  // The common case makes no exception only to drop it.
  const fn = FN[slot];
  const result: NewRef | Null =
    fn === PyObject_GenericGetAttr ? genericGetAttr(op, name, true) : fn(op, name);
  if (result === 0) PyErr.clearIf(T.AttributeError);
  return result;
}

/** Is there an attribute? 1, 0, or -1 with an exception other than AttributeError (PyObject_HasAttrWithError). @mayRunPython */
export function PyObject_HasAttr(op: PyObject, name: PyObject): number {
  const value = PyObject_GetOptionalAttr(op, name);
  if (value !== 0) {
    decref(value);
    return 1;
  }
  return PyErr.occurred() ? -1 : 0;
}

function noAttribute(op: PyObject, name: PyObject): Null {
  return PyErr.setAttributeError(
    op,
    name,
    `'${PyErr.typeName(op)}' object has no attribute '${PyUnicode.toJS(name)}'`,
  );
}

/** The tp_getattro of most types. @mayRunPython */
export function PyObject_GenericGetAttr(op: PyObject, name: PyObject): NewRef | Null {
  return genericGetAttr(op, name, false);
}

/** As PyObject_GenericGetAttr; with `quiet` a missing attribute is NULL without an exception. @mayRunPython */
export function genericGetAttr(op: PyObject, name: PyObject, quiet: boolean): NewRef | Null {
  if (!PyUnicode.check(name)) return nameError(name);
  const type = typeOf(op);
  const found = _PyType_Lookup(type, name);
  if (found === 0) {
    const own = _PyObject_LookupInstanceAttr(op, name);
    if (own !== 0) return incref(own);
    return quiet || PyErr.occurred() ? 0 : noAttribute(op, name);
  }
  const descr = incref(found);
  const descrType = typeOf(descr) >> 2;
  const get = I32[descrType + TP_DESCR_GET];
  if (get === 0 || I32[descrType + TP_DESCR_SET] === 0) {
    const own = _PyObject_LookupInstanceAttr(op, name);
    if (own !== 0) {
      const result = incref(own);
      decref(descr);
      return result;
    }
    if (get === 0) return descr;
  }
  const result: NewRef | Null = FN[get](descr, op, type);
  decref(descr);
  if (result === 0 && quiet) PyErr.clearIf(T.AttributeError);
  return result;
}

// Set by _PyObject_GetMethod for its caller, who reads it at once.
let unbound = false;

/** Did the last _PyObject_GetMethod give a function that is still to get the object as its first argument? */
export function gaveUnboundMethod(): boolean {
  return unbound;
}

const TP_FLAGS = PyTypeObject.tp_flags.offset >> 2;

/**
 * `op.name` for a call: when it is a method of the type, the function itself (then `gaveUnboundMethod()` is true), without making
 * a bound method. @mayRunPython
 */
export function _PyObject_GetMethod(op: PyObject, name: PyObject): NewRef | Null {
  const type = typeOf(op);
  if (FN[I32[(type >> 2) + TP_GETATTRO]] !== PyObject_GenericGetAttr || !PyUnicode.check(name)) {
    const attr = PyObject_GetAttr(op, name);
    unbound = false; // only now: a `__getattr__` in Python has looked methods up itself
    return attr;
  }
  const found = _PyType_Lookup(type, name);
  if (found !== 0 && (I32[(typeOf(found) >> 2) + TP_FLAGS] & TypeFlags.METHOD_DESCRIPTOR) !== 0) {
    const own = _PyObject_LookupInstanceAttr(op, name);
    unbound = own === 0;
    if (own !== 0) return incref(own);
    return incref(found);
  }
  const result = genericGetAttr(op, name, false);
  if (result === 0) PyErr.addAttributeErrorContext(op, name);
  unbound = false;
  return result;
}

// ---- writing ----

/** `op.name = value`, or `del op.name` with NULL: 0 or -1. @mayRunPython */
export function PyObject_SetAttr(op: PyObject, name: PyObject, value: PyObject | Null): number {
  if (!PyUnicode.check(name)) {
    nameError(name);
    return -1;
  }
  const slot = slotOf(op, TP_SETATTRO);
  if (slot !== 0) return FN[slot](op, name, value);
  const which = slotOf(op, TP_GETATTRO) === 0 ? "no attributes" : "only read-only attributes";
  const verb = value === 0 ? "del" : "assign to";
  PyErr.setString(
    T.TypeError,
    `'${PyErr.typeName(op)}' object has ${which} (${verb} .${PyUnicode.toJS(name)})`,
  );
  return -1;
}

/** `del op.name`: 0 or -1. @mayRunPython */
export function PyObject_DelAttr(op: PyObject, name: PyObject): number {
  return PyObject_SetAttr(op, name, 0);
}

/** The tp_setattro of most types; value NULL deletes. 0 or -1. @mayRunPython */
export function PyObject_GenericSetAttr(op: PyObject, name: PyObject, value: PyObject | Null): number {
  if (!PyUnicode.check(name)) {
    nameError(name);
    return -1;
  }
  const found = _PyType_Lookup(typeOf(op), name);
  if (found !== 0) {
    const set = slotOf(found, TP_DESCR_SET);
    if (set !== 0) {
      const descr = incref(found);
      const status: number = FN[set](descr, op, value);
      decref(descr);
      return status;
    }
  }
  if (!_PyObject_HasInstanceDict(op)) return notSettable(op, name, found !== 0);
  const status = _PyObject_StoreInstanceAttr(op, name, value);
  if (status !== 1) return status;
  PyErr.setString(
    T.AttributeError,
    `'${PyErr.typeName(op)}' object has no attribute '${PyUnicode.toJS(name)}'`,
  );
  return -1;
}

function notSettable(op: PyObject, name: PyObject, exists: boolean): number {
  const text = PyUnicode.toJS(name);
  const type = PyErr.typeName(op);
  if (exists) {
    PyErr.setString(T.AttributeError, `'${type}' object attribute '${text}' is read-only`);
    return -1;
  }
  const generic = FN[slotOf(op, TP_SETATTRO)] === PyObject_GenericSetAttr;
  const why = generic ? " and no __dict__ for setting new attributes" : "";
  PyErr.setAttributeError(op, name, `'${type}' object has no attribute '${text}'${why}`);
  return -1;
}
