/**
 * Assigning `__bases__`: the MROs of the class and of all its subclasses are made anew, or nothing changes. Mirrors
 * type_set_bases of CPython's Objects/typeobject.c.
 */
import * as PyErr from "../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { decref, incref, setRefSteal, typeOf, xdecref, xincref } from "./object.js";
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

// Does the chain of tp_base lead from `op` to `type`? Unlike the MROs it is up to date while mro() of a metaclass runs.
function isOnBaseChain(op: PyObject, type: PyObject): boolean {
  for (let at: PyObject | Null = op; at !== NULL; at = TYPE.tp_base.get(at)) if (at === type) return true;
  return false;
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
    if (PyType_IsSubtype(base, type) || isOnBaseChain(base, type)) {
      return fail("a __bases__ item causes an inheritance cycle");
    }
  }
  return 0;
}

/** The MRO `old` (NULL: the class is being made) of `type` was replaced by `made`. */
interface Replaced {
  readonly type: NewRef;
  readonly old: NewRef | Null;
  readonly made: NewRef;
}

/**
 * Make the MROs of `type` and all below it anew (mro_hierarchy); `replaced` collects what was there. What a metaclass's mro()
 * has itself replaced meanwhile is newer, and stays. @mayRunPython
 */
function remakeMros(type: PyObject, replaced: Replaced[]): number {
  const before = xincref(TYPE.tp_mro.get(type));
  const made = computeTypeMro(type);
  if (made === NULL || TYPE.tp_mro.get(type) !== before) {
    xdecref(before);
    if (made !== NULL) decref(made);
    return made === NULL ? -1 : 0;
  }
  replaced.push({ type: incref(type), old: before, made });
  setRefSteal(type, TYPE.tp_mro, incref(made));
  PyType_Modified(type);
  const subclasses = subclassesOf(type);
  for (const subclass of subclasses) incref(subclass);
  let status = 0;
  for (const subclass of subclasses) if (status === 0) status = remakeMros(subclass, replaced);
  for (const subclass of subclasses) decref(subclass as NewRef);
  return status;
}

// The MROs as they were, but for those that were replaced again.
function restoreMros(replaced: readonly Replaced[]): void {
  for (const { type, old, made } of [...replaced].reverse()) {
    if (TYPE.tp_mro.get(type) === made) {
      setRefSteal(type, TYPE.tp_mro, xincref(old));
      PyType_Modified(type);
    }
  }
}

function forget(replaced: readonly Replaced[]): void {
  for (const { type, old, made } of replaced) {
    xdecref(old);
    decref(made);
    decref(type);
  }
}

// The subclass lists of the bases, and the slots. 0 or -1.
function moveSubclass(type: PyObject, oldBases: PyObject, bases: PyObject): number {
  let status = 0;
  for (const old of tupleItems(oldBases)) removeSubclass(old, type);
  for (const base of tupleItems(bases)) if (addSubclass(base, type) < 0) status = -1;
  updateAllSlots(type);
  return status;
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
  const keptBase = incref(oldBase);
  const oldBases = incref(TYPE.tp_bases.get(type) as PyObject);
  setRefSteal(type, TYPE.tp_bases, incref(value));
  setRefSteal(type, TYPE.tp_base, incref(base));
  const replaced: Replaced[] = [];
  let status = remakeMros(type, replaced);
  // A metaclass's mro() may have assigned other bases: then these stay.
  const isCurrent = TYPE.tp_bases.get(type) === value;
  if (status < 0) {
    restoreMros(replaced);
    if (isCurrent) {
      setRefSteal(type, TYPE.tp_base, incref(keptBase));
      setRefSteal(type, TYPE.tp_bases, incref(oldBases));
    }
  } else if (isCurrent) status = moveSubclass(type, oldBases, value);
  forget(replaced);
  decref(oldBases);
  decref(keptBase);
  return status;
}
