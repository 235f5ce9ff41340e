/**
 * `__slots__` of a class that is being made: which attributes get words of their own in the instances, and whether instances get
 * a dict and a list of weak references. Mirrors the type_new_slots family of CPython's Objects/typeobject.c.
 */

import { PyObject_Repr } from "../abstract/object.js";
import { PySequence_Tuple } from "../abstract/sequence.js";
import * as PyErr from "../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import * as PyDict from "./dict.js";
import { decref, incref, typeOf } from "./object.js";
import * as PyTuple from "./tuple.js";
import { hasFlag, PyTypeObject, TypeFlags } from "./type.js";
import { tupleItems } from "./type-mro.js";
import { T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

/** What `__slots__` (or its absence) says. */
export interface ClassSlots {
  addDict: boolean;
  addWeaklist: boolean;
  /** Sorted tuple of names, mangled, or NULL: no `__slots__` (owned). */
  names: NewRef | Null;
  count: number;
}

// A regexp inside the function: compiling it takes longer than most modules take to load.
function isIdentifier(text: string): boolean {
  return /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(text);
}

function typeError(message: string): null {
  PyErr.setString(T.TypeError, message);
  return null;
}

/** A private name `__x` of class `className` as it is stored: `_className__x`. */
export function mangle(className: string, name: string): string {
  if (!name.startsWith("__") || name.endsWith("__") || name.includes(".")) return name;
  const stripped = className.replace(/^_+/, "");
  return stripped === "" ? name : `_${stripped}${name}`;
}

// The names in `__slots__` as a tuple; a lone str is one name.
function slotsTuple(slots: PyObject): NewRef | Null {
  return PyUnicode.check(slots) ? PyTuple.pack(slots) : PySequence_Tuple(slots);
}

// Is each item a str and an identifier?
function checkNames(names: readonly PyObject[]): boolean {
  for (const name of names) {
    if (!PyUnicode.check(name)) {
      typeError(`__slots__ items must be strings, not '${PyErr.typeName(name)}'`);
      return false;
    }
    if (!isIdentifier(PyUnicode.asString(name))) {
      typeError("__slots__ must be identifiers");
      return false;
    }
  }
  return true;
}

// A name in `__slots__` may not be an attribute of the class as well. True: it is, and ValueError is set.
function conflicts(dict: PyObject, name: PyObject): boolean {
  if (name === ID.__qualname__ || name === ID.__classcell__ || name === ID.__classdictcell__) return false;
  if (PyDict.contains(dict, name) !== 1) return false;
  const repr = PyObject_Repr(name);
  if (repr !== NULL) {
    const text = `${PyUnicode.asString(repr)} in __slots__ conflicts with class variable`;
    decref(repr);
    PyErr.setString(T.ValueError, text);
  }
  return true;
}

/** `texts` as a tuple of interned strs, checked against the class's dict. */
function namesTuple(texts: readonly string[], dict: PyObject): NewRef | Null {
  const names: NewRef[] = [];
  let ok = true;
  for (const text of texts) {
    const name = PyUnicode.internFromString(text);
    ok = name !== NULL;
    if (name === NULL) break;
    names.push(name);
    ok = !conflicts(dict, name);
    if (!ok) break;
  }
  const tuple = ok ? PyTuple.pack(...names) : NULL;
  for (const name of names) decref(name);
  return tuple;
}

// Code points order strs as Python does; JS compares UTF-16.
function byCodePoints(a: string, b: string): number {
  const x = Array.from(a, (c) => c.codePointAt(0)!);
  const y = Array.from(b, (c) => c.codePointAt(0)!);
  for (let i = 0; i < Math.min(x.length, y.length); i++) if (x[i] !== y[i]) return x[i]! - y[i]!;
  return x.length - y.length;
}

function mayAddDict(base: PyObject): boolean {
  return PyTypeObject.tp_dictoffset.get(base) === 0;
}

function mayAddWeaklist(base: PyObject): boolean {
  return PyTypeObject.tp_weaklistoffset.get(base) === 0 && PyTypeObject.tp_itemsize.get(base) === 0;
}

// Read the tuple `slots`; what it says goes into `result`. Gives null with an exception set, else the plain names.
function readNames(
  className: PyObject,
  base: PyObject,
  slots: PyObject,
  result: ClassSlots,
): string[] | null {
  const items = tupleItems(slots);
  if (items.length > 0 && PyTypeObject.tp_itemsize.get(base) !== 0) {
    return typeError(`nonempty __slots__ not supported for subtype of '${PyErr.nameOfType(base)}'`);
  }
  if (!checkNames(items)) return null;
  const plain: string[] = [];
  for (const item of items) {
    const name = PyUnicode.asString(item);
    if (name === "__dict__") {
      if (!mayAddDict(base) || result.addDict) {
        return typeError("__dict__ slot disallowed: we already got one");
      }
      result.addDict = true;
    } else if (name === "__weakref__") {
      if (!mayAddWeaklist(base) || result.addWeaklist) {
        return typeError("__weakref__ slot disallowed: we already got one");
      }
      result.addWeaklist = true;
    } else plain.push(mangle(PyUnicode.asString(className), name));
  }
  return plain.sort(byCodePoints);
}

// Another base than the one that decides the layout may bring a dict or weak references.
function addFromOtherBases(base: PyObject, bases: readonly PyObject[], result: ClassSlots): void {
  for (const other of bases) {
    if (other === base || !hasFlag(typeOf(other), TypeFlags.TYPE_SUBCLASS)) continue;
    if (mayAddDict(base) && !mayAddDict(other)) result.addDict = true;
    if (mayAddWeaklist(base) && PyTypeObject.tp_weaklistoffset.get(other) !== 0) result.addWeaklist = true;
  }
}

/**
 * What the class `className` with `base` and the attributes `dict` adds to its instances; null with an exception set.
 * @mayRunPython while `__slots__` is iterated
 */
export function readSlots(
  className: PyObject,
  base: PyObject,
  bases: readonly PyObject[],
  dict: PyObject,
): ClassSlots | null {
  const slots = PyDict.getItem(dict, ID.__slots__);
  const result: ClassSlots = { addDict: false, addWeaklist: false, names: NULL, count: 0 };
  if (slots === NULL) {
    result.addDict = mayAddDict(base);
    result.addWeaklist = mayAddWeaklist(base);
    return result;
  }
  const kept = incref(slots);
  const tuple = slotsTuple(slots);
  decref(kept);
  if (tuple === NULL) return null;
  const names = readNames(className, base, tuple, result);
  decref(tuple);
  if (names === null) return null;
  addFromOtherBases(base, bases, result);
  result.names = namesTuple(names, dict);
  result.count = names.length;
  return result.names === NULL ? null : result;
}
