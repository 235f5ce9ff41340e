/** Iteration: iter() and next() over the type slots. Mirrors the end of CPython's Objects/abstract.c. */
import * as PyErr from "../errors.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { FN, native } from "../native.js";
import { newSequenceIterator } from "../objects/iterators.js";
import { decref, incref } from "../objects/object.js";
import { SLOT, slotOf } from "../objects/type.js";
import { T } from "../objects/type-table.js";
import { PySequence_Check } from "./sequence.js";

const TP_ITER = SLOT.tp_iter;
const TP_ITERNEXT = SLOT.tp_iternext;

/** The tp_iternext of a class that lost its `__next__`: its instances may be in the middle of a loop, which calls the slot without a look. */
export function _PyObject_NextNotImplemented(self: PyObject): Null {
  return PyErr.setString(T.TypeError, `'${PyErr.typeName(self)}' object is not iterable`);
}

const NEXT_NOT_IMPLEMENTED = native(_PyObject_NextNotImplemented);

/** Has `op` a `__next__`? */
export function PyIter_Check(op: PyObject): boolean {
  const slot = slotOf(op, TP_ITERNEXT);
  return slot !== 0 && slot !== NEXT_NOT_IMPLEMENTED;
}

/** `iter(op)`. @mayRunPython */
export function PyObject_GetIter(op: PyObject): NewRef | Null {
  const slot = slotOf(op, TP_ITER);
  if (slot === 0) {
    if (PySequence_Check(op)) return newSequenceIterator(op);
    return PyErr.setString(T.TypeError, `'${PyErr.typeName(op)}' object is not iterable`);
  }
  const result: NewRef | Null = FN[slot](op);
  if (result === 0 || PyIter_Check(result)) return result;
  PyErr.setString(T.TypeError, `iter() returned non-iterator of type '${PyErr.typeName(result)}'`);
  decref(result);
  return 0;
}

/**
 * The next item of an iterator; NULL without an exception when it is exhausted (a StopIteration that a slot has raised is cleared).
 * @mayRunPython
 */
export function PyIter_Next(iterator: PyObject): NewRef | Null {
  const result: NewRef | Null = FN[slotOf(iterator, TP_ITERNEXT)](iterator);
  if (result === 0 && PyErr.occurred()) PyErr.clearIf(T.StopIteration);
  return result;
}

/** A tp_iter for iterators (PyObject_SelfIter). */
export function PySelf(op: PyObject): NewRef {
  return incref(op);
}

/**
 * Call `visit` with each item of an iterable (the items are lent) until it gives something other than 0.
 * @returns what stopped it: 0 at the end, else visit's result, or -1 with an exception set. @mayRunPython
 */
export function forEachItem(iterable: PyObject, visit: (item: PyObject) => number): number {
  const iterator = PyObject_GetIter(iterable);
  if (iterator === 0) return -1;
  let status = 0;
  for (;;) {
    const item = PyIter_Next(iterator);
    if (item === 0) {
      if (PyErr.occurred()) status = -1;
      break;
    }
    status = visit(item);
    decref(item);
    if (status !== 0) break;
  }
  decref(iterator);
  return status;
}
