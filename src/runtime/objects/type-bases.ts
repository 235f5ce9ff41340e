/**
 * Assigning `__bases__`: the MROs of the class and of all its subclasses are made anew, or nothing changes. Mirrors
 * type_set_bases of CPython's Objects/typeobject.c.
 */
import * as PyErr from "../errors.js";
import { type NewRef, NULL, type PyObject } from "../heap/ownership.js";
import { decref, incref, setRefSteal, typeOf } from "./object.js";
import * as PyTuple from "./tuple.js";
import { hasFlag, PyTypeObject, TypeFlags } from "./type.js";
import { sameLayout } from "./type-layout.js";
import { bestBase, computeTypeMro, tupleItems } from "./type-mro.js";
import {
  addSubclass,
  PyType_IsSubtype,
  PyType_Modified,
  removeSubclass,
  subclassesOf,
} from "./type-object.js";
import { updateAllSlots } from "./type-slots.js";
import { T } from "./type-table.js";
import { checkMutable } from "./type-type.js";
import * as PyUnicode from "./unicode.js";

const TYPE = PyTypeObject;

function fail(message: string): number {
  PyErr.setString(T.TypeError, message);
  return -1;
}

function nameOf(type: PyObject): string {
  return PyUnicode.asString(TYPE.tp_name.get(type) as PyObject);
}

// Is `value` a non-empty tuple of classes, none derived from `type`? 0 or -1.
function checkBases(type: PyObject, value: PyObject): number {
  if (!hasFlag(typeOf(value), TypeFlags.TUPLE_SUBCLASS)) {
    return fail(`can only assign tuple to ${nameOf(type)}.__bases__, not ${PyErr.typeName(value)}`);
  }
  if (PyTuple.size(value) === 0) {
    return fail(`can only assign non-empty tuple to ${nameOf(type)}.__bases__, not ()`);
  }
  for (const base of tupleItems(value)) {
    if (!hasFlag(typeOf(base), TypeFlags.TYPE_SUBCLASS)) {
      return fail(`${nameOf(type)}.__bases__ must be tuple of classes, not '${PyErr.typeName(base)}'`);
    }
    if (PyType_IsSubtype(base, type)) return fail("a __bases__ item causes an inheritance cycle");
  }
  return 0;
}

// Make the MROs of `type` and all below it anew; `undo` collects what was there.
function remakeMros(type: PyObject, undo: [PyObject, NewRef][]): number {
  const mro = computeTypeMro(type);
  if (mro === NULL) return -1;
  undo.push([type, TYPE.tp_mro.get(type) as NewRef]);
  TYPE.tp_mro.set(type, mro);
  for (const subclass of subclassesOf(type)) if (remakeMros(subclass, undo) < 0) return -1;
  return 0;
}

/** The setter of `__bases__`. @mayRunPython */
export function type_set_bases(type: PyObject, value: PyObject | 0): number {
  if (!checkMutable(type, "__bases__")) return -1;
  if (value === NULL) return fail(`cannot delete '__bases__' attribute of immutable type '${nameOf(type)}'`);
  if (checkBases(type, value) < 0) return -1;
  const base = bestBase(tupleItems(value));
  if (base === NULL) return -1;
  const oldBase = TYPE.tp_base.get(type) as PyObject;
  if (!sameLayout(base, oldBase)) {
    return fail(`__bases__ assignment: '${nameOf(base)}' object layout differs from '${nameOf(oldBase)}'`);
  }
  const oldBases = incref(TYPE.tp_bases.get(type) as PyObject);
  setRefSteal(type, TYPE.tp_bases, incref(value));
  setRefSteal(type, TYPE.tp_base, incref(base));
  const undo: [PyObject, NewRef][] = [];
  if (remakeMros(type, undo) < 0) {
    for (const [op, mro] of undo.reverse()) setRefSteal(op, TYPE.tp_mro, mro);
    setRefSteal(type, TYPE.tp_base, incref(oldBase));
    setRefSteal(type, TYPE.tp_bases, oldBases);
    return -1;
  }
  for (const old of tupleItems(oldBases)) removeSubclass(old, type);
  let status = 0;
  for (const fresh of tupleItems(value)) if (addSubclass(fresh, type) < 0) status = -1;
  PyType_Modified(type);
  for (const [, mro] of undo) decref(mro);
  decref(oldBases);
  updateAllSlots(type);
  return status;
}
