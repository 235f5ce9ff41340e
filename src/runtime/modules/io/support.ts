/**
 * What all file objects share: errors, calls of methods by name, arguments.
 */
import { PyNumber_AsIndex } from "../../abstract/number.js";
import { PyObject_GetAttr, PyObject_IsTrue } from "../../abstract/object.js";
import { PyObject_CallMethod } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { OSError } from "../../objects/exceptions-layout.js";
import { decref } from "../../objects/object.js";
import { isIndex } from "../../objects/slice.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, PyTypeObject } from "../../objects/type.js";
import { addSubclass } from "../../objects/type-object.js";
import { None, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";

/** Bytes of a buffer, unless said otherwise. */
export const DEFAULT_BUFFER_SIZE = 8192;

const asType = (address: number): PyObject => address as PyObject;

// io.UnsupportedOperation is both an OSError and a ValueError, which is more than a declaration can say. ValueError may not be
// ready yet when it is, so the MRO is written out.
defineType({
  address: T.UnsupportedOperation,
  name: "io.UnsupportedOperation",
  base: T.OSError,
  layout: OSError,
  entries: () => {
    const self = asType(T.UnsupportedOperation);
    const bases = [asType(T.OSError), asType(T.ValueError)];
    const rest = [T.Exception, T.BaseException, T.object].map(asType);
    const basesTuple = PyTuple.pack(...bases);
    const mro = PyTuple.pack(self, ...bases, ...rest);
    if (basesTuple === NULL || mro === NULL || addSubclass(asType(T.ValueError), self) < 0) {
      throw new Error("no memory for io.UnsupportedOperation");
    }
    PyTypeObject.tp_bases.set(self, basesTuple);
    PyTypeObject.tp_mro.set(self, mro);
    return [];
  },
});

/** Raise io.UnsupportedOperation. */
export function unsupported(message: string): Null {
  return PyErr.setString(T.UnsupportedOperation, message);
}

/** Raise ValueError. */
export function valueError(message: string): Null {
  return PyErr.setString(T.ValueError, message);
}

/** `op.name(…)`. @mayRunPython */
export function callMethod(op: PyObject, name: string, ...args: readonly PyObject[]): NewRef | Null {
  const key = PyUnicode.internFromJS(name);
  if (key === NULL) return NULL;
  const result = PyObject_CallMethod(op, key, ...args);
  decref(key);
  return result;
}

/** As callMethod, without the result: 0 or -1. @mayRunPython */
export function callForEffect(op: PyObject, name: string, ...args: readonly PyObject[]): number {
  const result = callMethod(op, name, ...args);
  if (result === NULL) return -1;
  decref(result);
  return 0;
}

/** `op.name`. @mayRunPython */
export function getAttribute(op: PyObject, name: string): NewRef | Null {
  const key = PyUnicode.internFromJS(name);
  if (key === NULL) return NULL;
  const result = PyObject_GetAttr(op, key);
  decref(key);
  return result;
}

/** Is `op.name` true: 1, 0 or -1. @mayRunPython */
export function isAttributeTrue(op: PyObject, name: string): number {
  return truthSteal(getAttribute(op, name));
}

/** Is what `op.name()` gives true: 1, 0 or -1. @mayRunPython */
export function isMethodTrue(op: PyObject, name: string): number {
  return truthSteal(callMethod(op, name));
}

function truthSteal(value: NewRef | Null): number {
  if (value === NULL) return -1;
  const truth = PyObject_IsTrue(value);
  decref(value);
  return truth;
}

/** A size argument: None and NULL mean -1. NaN with TypeError. @mayRunPython */
export function sizeArgument(op: PyObject | Null): number {
  if (op === NULL || op === None) return -1;
  if (!isIndex(op)) {
    PyErr.setString(T.TypeError, `argument should be integer or None, not '${PyErr.typeName(op)}'`);
    return Number.NaN;
  }
  const size = PyNumber_AsIndex(op);
  return size === -1 && PyErr.occurred() ? Number.NaN : size;
}

/** A str from JS that is given away at once: calls `use` with it. */
export function withStr<R>(text: string, use: (op: PyObject) => R, failed: R): R {
  const op = PyUnicode.fromJS(text);
  if (op === NULL) return failed;
  const result = use(op);
  decref(op);
  return result;
}
