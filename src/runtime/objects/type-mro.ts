/**
 * The method resolution order: the C3 merge of CPython's mro_implementation (Objects/typeobject.c), and which base
 * decides the layout of a class.
 */
import { PySequence_Tuple } from "../abstract/sequence.js";
import { PyObject_CallOneArg } from "../call/call.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import * as PyList from "./list.js";
import { decref, typeOf } from "./object.js";
import * as PyTuple from "./tuple.js";
import { hasFlag, PyTypeObject, TypeFlags } from "./type.js";
import { _PyType_Lookup, PyType_IsSubtype } from "./type-object.js";
import { T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

/** The items of a tuple as a JS array (borrowed). */
export function tupleItems(tuple: PyObject): PyObject[] {
  const items: PyObject[] = [];
  for (let i = 0; i < PyTuple.size(tuple); i++) items.push(PyTuple.getItem(tuple, i));
  return items;
}

/** A list of `items`. */
export function listOf(items: readonly PyObject[]): NewRef | Null {
  const list = PyList.new_(0);
  if (list === NULL) return NULL;
  for (const item of items) {
    if (PyList.append(list, item) === 0) continue;
    decref(list);
    return NULL;
  }
  return list;
}

function nameOf(type: PyObject): string {
  return PyUnicode.asString(PyTypeObject.tp_name.get(type) as PyObject);
}

function duplicate(bases: readonly PyObject[]): PyObject | undefined {
  return bases.find((base, i) => bases.indexOf(base) !== i);
}

// The heads of the lists that block each other, in the order of their first appearance.
function setInconsistent(lists: readonly PyObject[][]): null {
  const heads = new Set(lists.filter((list) => list.length > 0).map((list) => list[0]!));
  const names = [...heads].map(nameOf).join(", ");
  PyErr.setString(T.TypeError, `Cannot create a consistent method resolution order (MRO) for bases ${names}`);
  return null;
}

/** Merge lists so that each keeps its order and the first list wins where there is a choice; null: TypeError is set. */
function merge(first: PyObject, lists: PyObject[][]): PyObject[] | null {
  const result = [first];
  let rest = lists;
  for (;;) {
    rest = rest.filter((list) => list.length > 0);
    if (rest.length === 0) return result;
    const candidate = rest.find((list) => rest.every((other) => other.indexOf(list[0]!, 1) < 0))?.[0];
    if (candidate === undefined) return setInconsistent(rest);
    result.push(candidate);
    rest = rest.map((list) => (list[0] === candidate ? list.slice(1) : list));
  }
}

/** The C3 linearisation of `type`, which has `tp_bases`; null with TypeError set when there is none. */
export function computeMro(type: PyObject): PyObject[] | null {
  const bases = tupleItems(PyTypeObject.tp_bases.get(type) as PyObject);
  if (bases.length === 1) return [type, ...tupleItems(PyTypeObject.tp_mro.get(bases[0]!) as PyObject)];
  const twice = duplicate(bases);
  if (twice !== undefined) {
    PyErr.setString(T.TypeError, `duplicate base class ${nameOf(twice)}`);
    return null;
  }
  const lists = bases.map((base) => tupleItems(PyTypeObject.tp_mro.get(base) as PyObject));
  return merge(type, [...lists, bases]);
}

/** `computeMro` as a tuple. */
export function mroTuple(type: PyObject): NewRef | Null {
  const mro = computeMro(type);
  return mro === null ? NULL : PyTuple.pack(...mro);
}

// ---- the base that decides the layout ----

// Do instances of `type` have fields of its own, after those of `base`? A dict or weakref list alone does not count.
function addsFields(type: PyObject, base: PyObject): boolean {
  if (!hasFlag(type, TypeFlags.HEAPTYPE)) {
    return (
      PyTypeObject.tp_layout.get(type) !== PyTypeObject.tp_layout.get(base) ||
      PyTypeObject.tp_itemsize.get(type) !== PyTypeObject.tp_itemsize.get(base)
    );
  }
  return PyTypeObject.ht_nslots.get(type) > 0;
}

/** The nearest base (or `type` itself) whose instances have fields of their own. */
export function solidBase(type: PyObject): PyObject {
  const base = PyTypeObject.tp_base.get(type);
  if (base === NULL) return type;
  return addsFields(type, base) ? type : solidBase(base);
}

/**
 * The base among `bases` (types, at least one) from which the layout comes, borrowed; NULL with TypeError set when a base may
 * not be derived from, or two have layouts that cannot be had together.
 */
export function bestBase(bases: readonly PyObject[]): PyObject | Null {
  let best: PyObject | Null = NULL;
  let winner: PyObject | Null = NULL;
  for (const base of bases) {
    if (!hasFlag(typeOf(base), TypeFlags.TYPE_SUBCLASS)) {
      return PyErr.setString(T.TypeError, "bases must be types");
    }
    if (!hasFlag(base, TypeFlags.BASETYPE)) {
      const text = `type '${PyErr.nameOfType(base)}' is not an acceptable base type`;
      return PyErr.setString(T.TypeError, text);
    }
    const candidate = solidBase(base);
    if (winner === NULL || (candidate !== winner && PyType_IsSubtype(candidate, winner))) {
      winner = candidate;
      best = base;
    } else if (!PyType_IsSubtype(winner, candidate)) {
      return PyErr.setString(T.TypeError, "multiple bases have instance lay-out conflict");
    }
  }
  return best;
}

/** Is the native part of the layout that of a plain object: nothing but the head? */
export function hasPlainLayout(type: PyObject): boolean {
  return PyTypeObject.tp_layout.get(type) === I32[(T.object + PyTypeObject.tp_layout.offset) >> 2];
}

// ---- a metaclass with an mro() of its own ----

/** Items of what a metaclass's mro() gave: are they classes whose layout fits? */
function checkCustomMro(type: PyObject, items: readonly PyObject[]): boolean {
  const solid = solidBase(type);
  for (const item of items) {
    if (!hasFlag(typeOf(item), TypeFlags.TYPE_SUBCLASS)) {
      PyErr.setString(T.TypeError, `mro() returned a non-class ('${PyErr.typeName(item)}')`);
      return false;
    }
    if (PyType_IsSubtype(solid, solidBase(item))) continue;
    PyErr.setString(T.TypeError, `mro() returned base with unsuitable layout ('${PyErr.nameOfType(item)}')`);
    return false;
  }
  return true;
}

/** The MRO tuple of a class: what its metaclass's mro() says, if that is not type's own. @mayRunPython */
export function computeTypeMro(type: PyObject): NewRef | Null {
  const metatype = typeOf(type);
  const method = metatype === (T.type as number) ? NULL : _PyType_Lookup(metatype, ID.mro);
  if (method === NULL || method === _PyType_Lookup(T.type as number as PyObject, ID.mro))
    return mroTuple(type);
  const result = PyObject_CallOneArg(method, type);
  if (result === NULL) return NULL;
  const tuple = PySequence_Tuple(result);
  decref(result);
  if (tuple === NULL || checkCustomMro(type, tupleItems(tuple))) return tuple;
  decref(tuple);
  return NULL;
}
