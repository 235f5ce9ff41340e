/** isinstance() and issubclass(). Mirrors the end of CPython's Objects/abstract.c. */
import { PyObject_CallOneArg } from "../call/call.js";
import * as PyErr from "../errors.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { decref, typeOf } from "../objects/object.js";
import * as PyTuple from "../objects/tuple.js";
import { hasFlag, TypeFlags } from "../objects/type.js";
import { PyType_IsSubtype } from "../objects/type-object.js";
import { T } from "../objects/type-table.js";
import { PyObject_GetOptionalAttr } from "./attributes.js";
import { _PyObject_LookupSpecial, PyObject_IsTrue } from "./object.js";
import { Py_EnterRecursiveCall, Py_LeaveRecursiveCall } from "./recursion.js";

function isType(op: PyObject): boolean {
  return hasFlag(typeOf(op), TypeFlags.TYPE_SUBCLASS);
}

function isTuple(op: PyObject): boolean {
  return hasFlag(typeOf(op), TypeFlags.TUPLE_SUBCLASS);
}

// `__bases__` of something that poses as a class: a tuple, or NULL (with an exception only when looking it up failed).
function abstractBases(cls: PyObject): NewRef | Null {
  const bases = PyObject_GetOptionalAttr(cls, ID.__bases__);
  if (bases !== 0 && !isTuple(bases)) {
    decref(bases);
    return 0;
  }
  return bases;
}

// 1 when `cls` poses as a class; 0 with TypeError(`message`), or another exception, when not.
function checkClass(cls: PyObject, message: string): number {
  const bases = abstractBases(cls);
  if (bases !== 0) {
    decref(bases);
    return 1;
  }
  if (!PyErr.occurred()) PyErr.setString(T.TypeError, message);
  return 0;
}

function abstractIsSubclass(derived: PyObject, cls: PyObject): number {
  if (derived === cls) return 1;
  const bases = abstractBases(derived);
  if (bases === 0) return PyErr.occurred() ? -1 : 0;
  let result = 0;
  if (Py_EnterRecursiveCall(" in __issubclass__")) result = -1;
  else {
    for (let i = 0; i < PyTuple.size(bases) && result === 0; i++) {
      result = abstractIsSubclass(PyTuple.getItem(bases, i), cls);
    }
    Py_LeaveRecursiveCall();
  }
  decref(bases);
  return result;
}

/** What `type.__instancecheck__` answers (_PyObject_RealIsInstance): 1, 0 or -1. @mayRunPython */
export function _PyObject_RealIsInstance(inst: PyObject, cls: PyObject): number {
  if (isType(cls)) {
    if (PyType_IsSubtype(typeOf(inst), cls)) return 1;
    // A proxy may say that it is an instance of another class.
    const claimed = PyObject_GetOptionalAttr(inst, ID.__class__);
    if (claimed === 0) return PyErr.occurred() ? -1 : 0;
    const result = claimed !== typeOf(inst) && isType(claimed) && PyType_IsSubtype(claimed, cls) ? 1 : 0;
    decref(claimed);
    return result;
  }
  if (checkClass(cls, "isinstance() arg 2 must be a type, a tuple of types, or a union") === 0) return -1;
  const claimed = PyObject_GetOptionalAttr(inst, ID.__class__);
  if (claimed === 0) return PyErr.occurred() ? -1 : 0;
  const result = abstractIsSubclass(claimed, cls);
  decref(claimed);
  return result;
}

/** What `type.__subclasscheck__` answers (_PyObject_RealIsSubclass): 1, 0 or -1. @mayRunPython */
export function _PyObject_RealIsSubclass(derived: PyObject, cls: PyObject): number {
  if (isType(cls) && isType(derived)) return PyType_IsSubtype(derived, cls) ? 1 : 0;
  if (checkClass(derived, "issubclass() arg 1 must be a class") === 0) return -1;
  if (checkClass(cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union") === 0) return -1;
  return abstractIsSubclass(derived, cls);
}

/** `isinstance(inst, cls)`; cls may be a tuple: 1, 0 or -1. @mayRunPython */
export function PyObject_IsInstance(inst: PyObject, cls: PyObject): number {
  if (typeOf(inst) === cls) return 1;
  if (typeOf(cls) === T.type) return _PyObject_RealIsInstance(inst, cls);
  if (typeOf(cls) === T.UnionType) return anyOfUnion(inst, cls, PyObject_IsInstance);
  if (isTuple(cls)) return anyOfTuple(inst, cls, " in __instancecheck__", PyObject_IsInstance);
  const checker = _PyObject_LookupSpecial(cls, ID.__instancecheck__);
  if (checker !== 0) return askSteal(checker, inst, " in __instancecheck__");
  return PyErr.occurred() ? -1 : _PyObject_RealIsInstance(inst, cls);
}

/** `issubclass(derived, cls)`; cls may be a tuple: 1, 0 or -1. @mayRunPython */
export function PyObject_IsSubclass(derived: PyObject, cls: PyObject): number {
  if (typeOf(cls) === T.type) {
    return derived === cls ? 1 : _PyObject_RealIsSubclass(derived, cls);
  }
  if (typeOf(cls) === T.UnionType) return anyOfUnion(derived, cls, PyObject_IsSubclass);
  if (isTuple(cls)) return anyOfTuple(derived, cls, " in __subclasscheck__", PyObject_IsSubclass);
  const checker = _PyObject_LookupSpecial(cls, ID.__subclasscheck__);
  if (checker !== 0) return askSteal(checker, derived, " in __subclasscheck__");
  return PyErr.occurred() ? -1 : _PyObject_RealIsSubclass(derived, cls);
}

type Check = (op: PyObject, cls: PyObject) => number;

function anyOfTuple(op: PyObject, classes: PyObject, where: string, check: Check): number {
  if (Py_EnterRecursiveCall(where)) return -1;
  let result = 0;
  for (let i = 0; i < PyTuple.size(classes) && result === 0; i++) {
    result = check(op, PyTuple.getItem(classes, i));
  }
  Py_LeaveRecursiveCall();
  return result;
}

function anyOfUnion(op: PyObject, union: PyObject, check: Check): number {
  const args = PyObject_GetOptionalAttr(union, ID.__args__);
  if (args === 0) return PyErr.occurred() ? -1 : 0;
  const result = anyOfTuple(op, args, " in __instancecheck__", check);
  decref(args);
  return result;
}

function askSteal(checker: NewRef, op: PyObject, where: string): number {
  let result = -1;
  if (!Py_EnterRecursiveCall(where)) {
    const answer = PyObject_CallOneArg(checker, op);
    Py_LeaveRecursiveCall();
    if (answer !== 0) {
      result = PyObject_IsTrue(answer);
      decref(answer);
    }
  }
  decref(checker);
  return result;
}
