/**
 * What a class written in Python has in its slots: functions that look the dunder up on the type of the operand and
 * call it. Mirrors the `slot_*` functions of CPython's Objects/typeobject.c; slot-defs.ts joins them with the names.
 *
 * Only function declarations, so that the table can be built whatever the order in which modules are evaluated.
 */

import { genericGetAttr, PyObject_GenericGetAttr } from "../abstract/attributes.js";
import { PyNumber_AsIndex, PyNumber_Index } from "../abstract/number.js";
import {
  CompareOp,
  PyIter_Next,
  PyObject_GetAttr,
  PyObject_GetIter,
  PyObject_HashNotImplemented,
  PyObject_IsTrue,
  PyObject_RichCompareBool,
  plainRepr,
} from "../abstract/object.js";
import { Py_EnterRecursiveCall, Py_LeaveRecursiveCall } from "../abstract/recursion.js";
import { releaseArgs, reserveArgs } from "../call/args-stack.js";
import { PyObject_Vectorcall } from "../call/call.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { isSmallInt, type NewRef, NULL, type Null, type PyObject, smallIntValue } from "../heap/ownership.js";
import { ID, type IdentifierName } from "../identifiers.js";
import { FN, native } from "../native.js";
import { wrappedSlotFunction } from "./descriptor-layout.js";
import { newSequenceIterator } from "./iterators.js";
import * as PyLong from "./long.js";
import { decref, incref, typeOf, xdecref } from "./object.js";
import * as PyTuple from "./tuple.js";
import { hasFlag, SLOT, type SlotName, TypeFlags } from "./type.js";
import { _PyType_Lookup, PyType_IsSubtype } from "./type-object.js";
import { None, NotImplemented, S, T } from "./type-table.js";

type Unary = (self: PyObject) => NewRef | Null;
type Binary = (self: PyObject, other: PyObject) => NewRef | Null;

// ---- finding and calling a special method ----

// Does the function that the last lookup gave still want the object as its first argument? Read at once by the caller.
let unbound = false;

/**
 * The special method `name` of `self`, looked up on the type (lookup_maybe_method); NULL without an exception when there
 * is none. Sets `unbound`. @mayRunPython
 */
function lookupMaybe(self: PyObject, name: PyObject): NewRef | Null {
  const found = _PyType_Lookup(typeOf(self), name);
  if (found === NULL) return NULL;
  const type = typeOf(found);
  incref(found);
  unbound = hasFlag(type, TypeFlags.METHOD_DESCRIPTOR);
  if (unbound) return found as NewRef;
  const get = I32[(type >> 2) + SLOT.tp_descr_get];
  if (get === 0) return found as NewRef;
  const bound: NewRef | Null = FN[get](found, self, typeOf(self));
  decref(found as NewRef);
  unbound = false;
  return bound;
}

/** As lookupMaybe; AttributeError(name) when there is none. */
function lookupMethod(self: PyObject, name: PyObject): NewRef | Null {
  const func = lookupMaybe(self, name);
  if (func === NULL && !PyErr.occurred()) PyErr.setObject(T.AttributeError, name);
  return func;
}

/** Call what a lookup gave, with up to two arguments (NULL: not given). Steals `func`. */
function callSteal(
  func: NewRef,
  isUnbound: boolean,
  self: PyObject,
  first: PyObject | Null = NULL,
  second: PyObject | Null = NULL,
): NewRef | Null {
  const args = reserveArgs(3);
  let result: NewRef | Null = NULL;
  if (args !== 0) {
    let count = 0;
    if (isUnbound) I32[(args >> 2) + count++] = self;
    if (first !== NULL) I32[(args >> 2) + count++] = first;
    if (second !== NULL) I32[(args >> 2) + count++] = second;
    result = PyObject_Vectorcall(func, args, count, NULL);
    releaseArgs(args);
  }
  decref(func);
  return result;
}

/** Call `self.name(…)`; AttributeError when the type has no such method (vectorcall_method). @mayRunPython */
function callMethod(
  self: PyObject,
  name: PyObject,
  first: PyObject | Null = NULL,
  second: PyObject | Null = NULL,
): NewRef | Null {
  const func = lookupMethod(self, name);
  return func === NULL ? NULL : callSteal(func, unbound, self, first, second);
}

/** Call `self.name(…)`; NotImplemented when the type has no such method (vectorcall_maybe). @mayRunPython */
function callMaybe(self: PyObject, name: PyObject, other: PyObject): NewRef | Null {
  const func = lookupMaybe(self, name);
  if (func === NULL) return PyErr.occurred() ? NULL : NotImplemented;
  return callSteal(func, unbound, self, other);
}

/** Call `self.name(*args)` with `self` put before the words; AttributeError(name) when there is none. @mayRunPython */
function callMethodWithArgs(
  self: PyObject,
  func: NewRef,
  isUnbound: boolean,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  let result: NewRef | Null = NULL;
  if (isUnbound) {
    const count = nargs + (kwnames === NULL ? 0 : PyTuple.size(kwnames));
    const words = reserveArgs(count + 1);
    if (words !== 0) {
      I32[words >> 2] = self;
      for (let i = 0; i < count; i++) I32[(words >> 2) + 1 + i] = I32[(args >> 2) + i];
      result = PyObject_Vectorcall(func, words, nargs + 1, kwnames);
      releaseArgs(words);
    }
  } else result = PyObject_Vectorcall(func, args, nargs, kwnames);
  decref(func);
  return result;
}

/** 0 for a call that went well, whose result is released; -1 for NULL. */
function status(result: NewRef | Null): number {
  if (result === NULL) return -1;
  decref(result);
  return 0;
}

// ---- numbers ----

/** The slot function of a dunder without arguments. */
export function unarySlot(name: IdentifierName): Unary {
  const id = ID[name];
  return (self) => callMethod(self, id);
}

/** The slot function of a dunder with one argument and no reflected form. */
export function inplaceSlot(name: IdentifierName): Binary {
  const id = ID[name];
  return (self, other) => callMethod(self, id, other);
}

/** Does the type of `other` have a method `name` of its own, not the one that `self`'s type has? */
function methodIsOverloaded(self: PyObject, other: PyObject, name: PyObject): boolean {
  const right = _PyType_Lookup(typeOf(other), name);
  return right !== NULL && _PyType_Lookup(typeOf(self), name) !== right;
}

/**
 * Ask the left operand for `op` and the right one for `rop`, in Python's order (SLOT1BINFULL); `number` is the slot function
 * that asks, in slot `word`: an operand whose type has another one there is not asked.
 */
function binaryOperator(
  self: PyObject,
  other: PyObject,
  op: PyObject,
  rop: PyObject,
  word: number,
  number: number,
): NewRef | Null {
  const left = typeOf(self);
  const right = typeOf(other);
  let tryOther = left !== right && I32[(right >> 2) + word] === number;
  if (I32[(left >> 2) + word] === number) {
    if (tryOther && PyType_IsSubtype(right, left) && methodIsOverloaded(self, other, rop)) {
      const result = callMaybe(other, rop, self);
      if (result !== NotImplemented) return result;
      tryOther = false;
    }
    const result = callMaybe(self, op, other);
    if (result !== NotImplemented || right === left) return result;
  }
  return tryOther ? callMaybe(other, rop, self) : NotImplemented;
}

/** The slot function of a binary operator: `__op__` of the left operand, `__rop__` of the right. */
export function binarySlot(name: IdentifierName, reflected: IdentifierName, slot: SlotName): Binary {
  const op = ID[name];
  const rop = ID[reflected];
  const word = SLOT[slot];
  const slotFunction: Binary = (self, other) => binaryOperator(self, other, op, rop, word, number);
  const number = native(slotFunction);
  return slotFunction;
}

/** `**` and pow(): with three operands only `__pow__` of the first is asked. */
export function slot_nb_power(self: PyObject, other: PyObject, modulus: PyObject): NewRef | Null {
  const word = SLOT.nb_power;
  const number = native(slot_nb_power);
  if (modulus === None) return binaryOperator(self, other, ID.__pow__, ID.__rpow__, word, number);
  const left = typeOf(self);
  return I32[(left >> 2) + word] === number ? callMethod(self, ID.__pow__, other, modulus) : NotImplemented;
}

/** `__ipow__` gets no modulus. */
export function slot_nb_inplace_power(self: PyObject, other: PyObject): NewRef | Null {
  return callMethod(self, ID.__ipow__, other);
}

/** The truth of an object: `__bool__`, else `__len__`, else true. */
export function slot_nb_bool(self: PyObject): number {
  let func = lookupMaybe(self, ID.__bool__);
  const usingLen = func === NULL;
  if (func === NULL) {
    if (PyErr.occurred()) return -1;
    func = lookupMaybe(self, ID.__len__);
    if (func === NULL) return PyErr.occurred() ? -1 : 1;
  }
  const value = callSteal(func, unbound, self);
  if (value === NULL) return -1;
  let truth = -1;
  if (usingLen) {
    const length = checkedLengthSteal(incref(value));
    truth = length === NULL ? -1 : PyLong.sign(length);
    if (length !== NULL) decref(length);
  } else if (typeOf(value) === (T.bool as number)) truth = value === S.True ? 1 : 0;
  else PyErr.setString(T.TypeError, `__bool__ should return bool, returned ${PyErr.typeName(value)}`);
  decref(value);
  return truth;
}

// ---- sequences and mappings ----

/** `len(self)` of a class with a `__len__` of its own. @mayRunPython */
export function lengthFromMethod(self: PyObject): NewRef | Null {
  const value = callMethod(self, ID.__len__);
  return value === NULL ? NULL : checkedLengthSteal(value);
}

// The length in what `__len__` gave: an exact int within the bounds of an index. Steals `value`. @mayRunPython
function checkedLengthSteal(value: NewRef): NewRef | Null {
  const length = PyNumber_Index(value);
  decref(value);
  if (length === NULL) return NULL;
  if (PyLong.sign(length) < 0) PyErr.setString(T.ValueError, "__len__() should return >= 0");
  else if (PyNumber_AsIndex(length) >= 0) return length;
  decref(length);
  return NULL;
}

export function slot_sq_length(self: PyObject): number {
  const length = lengthFromMethod(self);
  if (length === NULL) return -1;
  const size = PyLong.asNumber(length);
  decref(length);
  return size;
}

export function slot_sq_item(self: PyObject, index: number): NewRef | Null {
  return withIndex(index, (key) => callMethod(self, ID.__getitem__, key));
}

export function slot_sq_ass_item(self: PyObject, index: number, value: PyObject | Null): number {
  const result = withIndex(index, (key) =>
    value === NULL ? callMethod(self, ID.__delitem__, key) : callMethod(self, ID.__setitem__, key, value),
  );
  return status(result);
}

function withIndex(index: number, use: (key: PyObject) => NewRef | Null): NewRef | Null {
  const key = PyLong.fromNumber(index);
  if (key === NULL) return NULL;
  const result = use(key);
  decref(key);
  return result;
}

/** `in`: `__contains__` (None: not a container), else a search with an iterator. */
export function slot_sq_contains(self: PyObject, value: PyObject): number {
  const func = lookupMaybe(self, ID.__contains__);
  if (func === None) {
    PyErr.setString(T.TypeError, `'${PyErr.typeName(self)}' object is not a container`);
    return -1;
  }
  if (func === NULL) return PyErr.occurred() ? -1 : searchByIteration(self, value);
  const result = callSteal(func, unbound, self, value);
  if (result === NULL) return -1;
  const truth = PyObject_IsTrue(result);
  decref(result);
  return truth;
}

function searchByIteration(self: PyObject, value: PyObject): number {
  const iterator = PyObject_GetIter(self);
  if (iterator === NULL) return -1;
  let found = 0;
  while (found === 0) {
    const item = PyIter_Next(iterator);
    if (item === NULL) {
      if (PyErr.occurred()) found = -1;
      break;
    }
    found = PyObject_RichCompareBool(item, value, CompareOp.EQ);
    decref(item);
  }
  decref(iterator);
  return found;
}

export function slot_mp_subscript(self: PyObject, key: PyObject): NewRef | Null {
  return callMethod(self, ID.__getitem__, key);
}

export function slot_mp_ass_subscript(self: PyObject, key: PyObject, value: PyObject | Null): number {
  if (value === NULL) return status(callMethod(self, ID.__delitem__, key));
  return status(callMethod(self, ID.__setitem__, key, value));
}

// ---- any object ----

export function slot_tp_repr(self: PyObject): NewRef | Null {
  const func = lookupMaybe(self, ID.__repr__);
  if (func !== NULL) return callSteal(func, unbound, self);
  return PyErr.occurred() ? NULL : plainRepr(self);
}

export function slot_tp_str(self: PyObject): NewRef | Null {
  return callMethod(self, ID.__str__);
}

export function slot_tp_hash(self: PyObject): number {
  const func = lookupMaybe(self, ID.__hash__);
  if (func === None || func === NULL) {
    return PyErr.occurred() ? -1 : PyObject_HashNotImplemented(self);
  }
  const value = callSteal(func, unbound, self);
  if (value === NULL) return -1;
  let hash = -1;
  if (!hasFlag(typeOf(value), TypeFlags.LONG_SUBCLASS)) {
    PyErr.setString(T.TypeError, "__hash__ method should return an integer");
  } else {
    // An int that fits is the hash itself; a longer one is hashed as an int, whatever its class says.
    hash = isSmallInt(value) ? smallIntValue(value) : PyLong.hash(value);
    if (hash === -1) hash = -2;
  }
  decref(value);
  return hash;
}

export function slot_tp_call(
  self: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const func = lookupMethod(self, ID.__call__);
  if (func === NULL) return NULL;
  const isUnbound = unbound;
  // `__call__` may be an instance with this slot again, and so on.
  if (Py_EnterRecursiveCall(" while calling a Python object")) {
    decref(func);
    return NULL;
  }
  const result = callMethodWithArgs(self, func, isUnbound, args, nargs, kwnames);
  Py_LeaveRecursiveCall();
  return result;
}

/**
 * Attribute access of a class with `__getattribute__` or `__getattr__`: the first, or the generic lookup, is asked; the
 * second when that raises AttributeError.
 */
export function slot_tp_getattr_hook(self: PyObject, name: PyObject): NewRef | Null {
  const type = typeOf(self);
  const fallback = _PyType_Lookup(type, ID.__getattr__);
  const getattribute = _PyType_Lookup(type, ID.__getattribute__);
  if (fallback === NULL) return callMethod(self, ID.__getattribute__, name);
  const kept = incref(fallback);
  let result: NewRef | Null;
  if (getattribute === NULL || wrappedSlotFunction(getattribute) === native(PyObject_GenericGetAttr)) {
    result = genericGetAttr(self, name, true);
  } else {
    result = callMethod(self, ID.__getattribute__, name);
    PyErr.clearIf(T.AttributeError);
  }
  if (result === NULL && !PyErr.occurred()) result = callMethod(self, ID.__getattr__, name);
  decref(kept);
  return result;
}

export function slot_tp_setattro(self: PyObject, name: PyObject, value: PyObject | Null): number {
  if (value === NULL) return status(callMethod(self, ID.__delattr__, name));
  return status(callMethod(self, ID.__setattr__, name, value));
}

function compareName(op: number): PyObject {
  switch (op as CompareOp) {
    case CompareOp.LT:
      return ID.__lt__;
    case CompareOp.LE:
      return ID.__le__;
    case CompareOp.EQ:
      return ID.__eq__;
    case CompareOp.NE:
      return ID.__ne__;
    case CompareOp.GT:
      return ID.__gt__;
    default:
      return ID.__ge__;
  }
}

export function slot_tp_richcompare(self: PyObject, other: PyObject, op: number): NewRef | Null {
  return callMaybe(self, compareName(op), other);
}

function notIterable(self: PyObject): Null {
  return PyErr.setString(T.TypeError, `'${PyErr.typeName(self)}' object is not iterable`);
}

/** iter(): `__iter__` (None: not iterable), else a sequence iterator over `__getitem__`. */
export function slot_tp_iter(self: PyObject): NewRef | Null {
  const func = lookupMaybe(self, ID.__iter__);
  if (func === None) return notIterable(self);
  if (func !== NULL) return callSteal(func, unbound, self);
  if (PyErr.occurred()) return NULL;
  return _PyType_Lookup(typeOf(self), ID.__getitem__) === NULL
    ? notIterable(self)
    : newSequenceIterator(self);
}

/** `__next__`; StopIteration becomes NULL without an exception. */
export function slot_tp_iternext(self: PyObject): NewRef | Null {
  const result = callMethod(self, ID.__next__);
  if (result === NULL) PyErr.clearIf(T.StopIteration);
  return result;
}

/**
 * The next item of an iterator; at its end NULL with StopIteration set, the very one that a Python `__next__` raised, with its value:
 * for next() and `yield from`. @mayRunPython
 */
export function iternextRaising(iterator: PyObject): NewRef | Null {
  const next = FN[I32[(typeOf(iterator) >> 2) + SLOT.tp_iternext]];
  const result: NewRef | Null =
    next === slot_tp_iternext ? callMethod(iterator, ID.__next__) : next(iterator);
  if (result === NULL && !PyErr.occurred()) PyErr.setNone(T.StopIteration);
  return result;
}

export function slot_tp_descr_get(
  descr: PyObject,
  obj: PyObject | Null,
  type: PyObject | Null,
): NewRef | Null {
  if (_PyType_Lookup(typeOf(descr), ID.__get__) === NULL) return incref(descr);
  return callMethod(descr, ID.__get__, obj === NULL ? None : obj, type === NULL ? None : type);
}

export function slot_tp_descr_set(descr: PyObject, obj: PyObject, value: PyObject | Null): number {
  if (value === NULL) return status(callMethod(descr, ID.__delete__, obj));
  return status(callMethod(descr, ID.__set__, obj, value));
}

export function slot_tp_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  const func = lookupMethod(self, ID.__init__);
  if (func === NULL) return -1;
  const result = callMethodWithArgs(self, func, unbound, args, nargs, kwnames);
  if (result === NULL) return -1;
  if (result !== None) {
    PyErr.setString(T.TypeError, `__init__() should return None, not '${PyErr.typeName(result)}'`);
    decref(result);
    return -1;
  }
  return 0;
}

/** `__new__` of a Python class: an attribute of the class (a static method), called with the class before the arguments. */
export function slot_tp_new(
  type: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const func = PyObject_GetAttr(type, ID.__new__);
  return func === NULL ? NULL : callMethodWithArgs(type, func, true, args, nargs, kwnames);
}

/** `__del__`: what it raises is shown, and the exception that is being raised meanwhile stays. */
export function slot_tp_finalize(self: PyObject): void {
  const raised = PyErr.getRaisedException();
  const func = lookupMaybe(self, ID.__del__);
  if (func !== NULL) {
    const isUnbound = unbound;
    const kept = incref(func);
    const result = callSteal(func, isUnbound, self);
    if (result === NULL) PyErr.writeUnraisable(kept);
    xdecref(result);
    decref(kept);
  }
  PyErr.setRaisedException(raised);
}

function asyncSlot(self: PyObject, name: "__await__" | "__aiter__" | "__anext__"): NewRef | Null {
  const func = lookupMaybe(self, ID[name]);
  if (func !== NULL) return callSteal(func, unbound, self);
  if (PyErr.occurred()) return NULL;
  return PyErr.setString(T.AttributeError, `object ${PyErr.typeName(self)} does not have ${name} method`);
}

export function slot_am_await(self: PyObject): NewRef | Null {
  return asyncSlot(self, "__await__");
}

export function slot_am_aiter(self: PyObject): NewRef | Null {
  return asyncSlot(self, "__aiter__");
}

export function slot_am_anext(self: PyObject): NewRef | Null {
  return asyncSlot(self, "__anext__");
}
