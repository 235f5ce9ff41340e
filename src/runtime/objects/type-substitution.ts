/**
 * Type parameters of generic aliases and unions: collecting them (`__parameters__`) and putting arguments in their places
 * (`list[T][int]`). Mirrors _Py_make_parameters and _Py_subs_parameters of CPython's Objects/genericaliasobject.c.
 *
 * What stands for a type says by its attributes what it is: a parameter has `__typing_subst__`, a generic thing a tuple
 * `__parameters__`. A class is taken as it is.
 */
import {
  PyObject_GetItem,
  PyObject_GetOptionalAttr,
  PyObject_IsTrue,
  PyType_Check,
} from "../abstract/object.js";
import { PyObject_CallOneArg, PyObject_CallTwoArgs } from "../call/call.js";
import * as PyErr from "../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { setStringWithRepr } from "./error-texts.js";
import { decref, incref, typeOf } from "./object.js";
import { indexOf, pushItems, releaseAll, tupleSteal } from "./owned-items.js";
import * as PyTuple from "./tuple.js";
import { hasFlag, SLOT, slotOf, TypeFlags } from "./type.js";
import { Ellipsis, None, T } from "./type-table.js";

function isTuple(op: PyObject): boolean {
  return hasFlag(typeOf(op), TypeFlags.TUPLE_SUBCLASS);
}

/** The tuple in attribute `name` of `op`; NULL, without an exception unless looking failed, when there is none. @mayRunPython */
function tupleAttribute(op: PyObject, name: PyObject): NewRef | Null {
  const value = PyObject_GetOptionalAttr(op, name);
  if (value === NULL || isTuple(value)) return value;
  decref(value);
  return NULL;
}

function isTrueAttribute(op: PyObject, name: PyObject): number {
  const value = PyObject_GetOptionalAttr(op, name);
  if (value === NULL) return PyErr.occurred() ? -1 : 0;
  const truth = PyObject_IsTrue(value);
  decref(value);
  return truth;
}

// ---- collecting ----

/** The type parameters in `args`, a tuple, in the order of their first appearance. @mayRunPython */
export function makeParameters(args: PyObject): NewRef | Null {
  const found: NewRef[] = [];
  const add = (param: PyObject) => {
    if (!found.includes(param as NewRef)) found.push(incref(param));
  };
  for (let i = 0; i < PyTuple.size(args); i++) {
    if (!collect(PyTuple.getItem(args, i), add)) {
      releaseAll(found);
      return NULL;
    }
  }
  return tupleSteal(found);
}

function collect(arg: PyObject, add: (param: PyObject) => void): boolean {
  if (PyType_Check(arg)) return true;
  const subst = PyObject_GetOptionalAttr(arg, ID.__typing_subst__);
  if (subst !== NULL) {
    decref(subst);
    add(arg);
    return true;
  }
  if (PyErr.occurred()) return false;
  const params = tupleAttribute(arg, ID.__parameters__);
  if (params === NULL) return !PyErr.occurred();
  for (let i = 0; i < PyTuple.size(params); i++) add(PyTuple.getItem(params, i));
  decref(params);
  return true;
}

// ---- substituting ----

/**
 * The arguments `args` of `self` with `item` in the places of `parameters`: a tuple. TypeError when there are too many or too
 * few. @mayRunPython
 */
export function substitute(
  self: PyObject,
  args: PyObject,
  parameters: PyObject,
  item: PyObject,
): NewRef | Null {
  if (PyTuple.size(parameters) === 0) {
    return setStringWithRepr(T.TypeError, "", self, " is not a generic class");
  }
  const given = prepare(self, parameters, unpackArguments(item));
  if (given === NULL) return NULL;
  const result = checkCount(self, parameters, given) ? substituteAll(args, parameters, given) : NULL;
  decref(given);
  return result;
}

// The items of a `*tuple[int, str]` stand for themselves, unless there may be any number of them.
function unpackArguments(item: PyObject): NewRef | Null {
  const items: NewRef[] = [];
  const count = isTuple(item) ? PyTuple.size(item) : 1;
  for (let i = 0; i < count; i++) {
    const arg = isTuple(item) ? PyTuple.getItem(item, i) : item;
    const unpacked = PyType_Check(arg) ? NULL : tupleAttribute(arg, ID.__typing_unpacked_tuple_args__);
    if (unpacked === NULL && PyErr.occurred()) {
      releaseAll(items);
      return NULL;
    }
    if (unpacked !== NULL && !endsInEllipsis(unpacked)) pushItems(items, unpacked);
    else items.push(incref(arg));
    if (unpacked !== NULL) decref(unpacked);
  }
  return tupleSteal(items);
}

function endsInEllipsis(tuple: PyObject): boolean {
  const size = PyTuple.size(tuple);
  return size > 0 && PyTuple.getItem(tuple, size - 1) === Ellipsis;
}

// Each parameter may gather or complete the arguments (a TypeVarTuple takes several, a default fills in). Steals `given`.
function prepare(self: PyObject, parameters: PyObject, given: NewRef | Null): NewRef | Null {
  for (let i = 0; given !== NULL && i < PyTuple.size(parameters); i++) {
    const param = PyTuple.getItem(parameters, i);
    const method = PyObject_GetOptionalAttr(param, ID.__typing_prepare_subst__);
    if (method === NULL) {
      if (!PyErr.occurred()) continue;
      decref(given);
      return NULL;
    }
    if (method !== None) given = preparedSteal(method, self, given);
    decref(method);
  }
  return given;
}

function preparedSteal(method: PyObject, self: PyObject, given: NewRef): NewRef | Null {
  const args = isTuple(given) ? incref(given) : PyTuple.pack(given);
  decref(given);
  if (args === NULL) return NULL;
  const result = PyObject_CallTwoArgs(method, self, args);
  decref(args);
  return result === NULL || isTuple(result) ? result : tupleSteal([result]);
}

function checkCount(self: PyObject, parameters: PyObject, given: PyObject): boolean {
  const actual = PyTuple.size(given);
  const expected = PyTuple.size(parameters);
  if (actual === expected) return true;
  const which = actual > expected ? "many" : "few";
  const numbers = `; actual ${actual}, expected ${expected}`;
  setStringWithRepr(T.TypeError, `Too ${which} arguments for `, self, numbers);
  return false;
}

function substituteAll(args: PyObject, parameters: PyObject, given: PyObject): NewRef | Null {
  const items: NewRef[] = [];
  for (let i = 0; i < PyTuple.size(args); i++) {
    if (!substituteOne(items, PyTuple.getItem(args, i), parameters, given)) {
      releaseAll(items);
      return NULL;
    }
  }
  return tupleSteal(items);
}

function substituteOne(items: NewRef[], arg: PyObject, parameters: PyObject, given: PyObject): boolean {
  if (PyType_Check(arg)) {
    items.push(incref(arg));
    return true;
  }
  const unpack = isTrueAttribute(arg, ID.__typing_is_unpacked_typevartuple__);
  if (unpack < 0) return false;
  const value = substituted(arg, parameters, given);
  if (value === NULL) return false;
  if (unpack > 0 && isTuple(value)) {
    pushItems(items, value);
    decref(value);
  } else items.push(value);
  return true;
}

function substituted(arg: PyObject, parameters: PyObject, given: PyObject): NewRef | Null {
  const subst = PyObject_GetOptionalAttr(arg, ID.__typing_subst__);
  if (subst !== NULL) {
    const value = PyTuple.getItem(given, indexOf(parameters, arg));
    const result = PyObject_CallOneArg(subst, value);
    decref(subst);
    return result;
  }
  return PyErr.occurred() ? NULL : substituteInside(arg, parameters, given);
}

// `dict[str, T]` as an argument: it is subscripted with what its own parameters become.
function substituteInside(arg: PyObject, parameters: PyObject, given: PyObject): NewRef | Null {
  const inner = tupleAttribute(arg, ID.__parameters__);
  if (inner === NULL) return PyErr.occurred() ? NULL : incref(arg);
  let result: NewRef | Null = incref(arg);
  if (PyTuple.size(inner) > 0) {
    decref(result);
    const key = innerArguments(inner, parameters, given);
    result = key === NULL ? NULL : PyObject_GetItem(arg, key);
    if (key !== NULL) decref(key);
  }
  decref(inner);
  return result;
}

function innerArguments(inner: PyObject, parameters: PyObject, given: PyObject): NewRef | Null {
  const items: NewRef[] = [];
  for (let i = 0; i < PyTuple.size(inner); i++) {
    const param = PyTuple.getItem(inner, i);
    const at = indexOf(parameters, param);
    const value = at < 0 ? param : PyTuple.getItem(given, at);
    // A TypeVarTuple, the one parameter that can be iterated over, stands for several.
    if (at >= 0 && slotOf(param, SLOT.tp_iter) !== 0 && isTuple(value)) pushItems(items, value);
    else items.push(incref(value));
  }
  return tupleSteal(items);
}
