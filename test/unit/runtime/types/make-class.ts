/** Making classes and looking at them from TypeScript: what a class statement would do. */
import { PyObject_GetAttr, PyObject_SetAttr } from "../../../../src/runtime/abstract/object.js";
import { PyObject_CallArgs } from "../../../../src/runtime/call/call.js";
import type { NewRef, Null, PyObject } from "../../../../src/runtime/heap/ownership.js";
import { type MethodDef, method } from "../../../../src/runtime/method-def.js";
import * as PyCFunction from "../../../../src/runtime/objects/builtin.js";
import * as PyDescr from "../../../../src/runtime/objects/descriptors.js";
import * as PyDict from "../../../../src/runtime/objects/dict.js";
import { decref } from "../../../../src/runtime/objects/object.js";
import * as PyTuple from "../../../../src/runtime/objects/tuple.js";
import { T } from "../../../../src/runtime/objects/type-table.js";
import * as PyUnicode from "../../../../src/runtime/objects/unicode.js";
import { ok, reprOf, str, takeError } from "../boot-heap.js";

/** A static type as an object. */
export const typeAt = (address: T): PyObject => address as number as PyObject;
export const OBJECT = typeAt(T.object);

/** A dict from JS entries; the values are borrowed. */
export function dictOf(entries: Readonly<Record<string, PyObject>>): NewRef {
  const dict = ok(PyDict.new_());
  for (const [name, value] of Object.entries(entries)) {
    const key = ok(PyUnicode.internFromString(name));
    PyDict.setItem(dict, key, value);
    decref(key);
  }
  return dict;
}

/** `type(name, bases, namespace)`, or what `metaclass` makes; NULL with an exception set. */
export function tryClass(
  name: string,
  bases: readonly PyObject[] = [],
  namespace: Readonly<Record<string, PyObject>> = {},
  metaclass: PyObject = typeAt(T.type),
): NewRef | Null {
  const dict = dictOf(namespace);
  const tuple = ok(PyTuple.pack(...bases));
  const text = str(name);
  const type = PyObject_CallArgs(metaclass, text, tuple, dict);
  decref(text);
  decref(tuple);
  decref(dict);
  return type;
}

/** The same; the test fails on an exception. */
export function makeClass(...args: Parameters<typeof tryClass>): NewRef {
  return ok(tryClass(...args));
}

/** `callable(*args)`. */
export function call(callable: PyObject, ...args: PyObject[]): NewRef {
  return ok(PyObject_CallArgs(callable, ...args));
}

/** A native function as a method of Python classes, for namespaces: it binds as a function does. */
export function nativeMethod(signature: string, fn: (...args: never[]) => number): NewRef {
  const def: MethodDef = method(signature, "", fn);
  return ok(PyDescr.newMethod(OBJECT, def));
}

/** A native function that does not bind. */
export function nativeFunction(signature: string, fn: (...args: never[]) => number): NewRef {
  const def: MethodDef = { ...method(signature, "", fn) };
  return ok(PyCFunction.newBuiltin(def, OBJECT, 0));
}

/** repr() of `op.name`, or the error. */
export function attr(op: PyObject, name: string): string {
  const key = ok(PyUnicode.internFromString(name));
  const value = PyObject_GetAttr(op, key);
  decref(key);
  if (value === 0) return takeError();
  const text = reprOf(value);
  decref(value);
  return text;
}

/** `op.name = value` (NULL deletes); the error, or "". */
export function setAttr(op: PyObject, name: string, value: PyObject | Null): string {
  const key = ok(PyUnicode.internFromString(name));
  const status = PyObject_SetAttr(op, key, value);
  decref(key);
  return status < 0 ? takeError() : "";
}
