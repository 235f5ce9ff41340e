/**
 * Finalisers (PEP 442): `__del__` is called once, before the object is taken apart, and may bring the object back to life.
 * Mirrors PyObject_CallFinalizer and PyObject_CallFinalizerFromDealloc of CPython's Objects/object.c.
 *
 * CPython keeps "was finalised" in the collector's header. Our objects have none, and the few that outlive their finaliser are
 * remembered apart, in the interpreter's dict `finalized`, by their addresses.
 */
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { INTERP } from "../interpreter.js";
import { FN } from "../native.js";
import * as PyDict from "./dict.js";
import { decref, typeOf } from "./object.js";
import { SLOT } from "./type.js";
import { None } from "./type-table.js";

const FINALIZED = INTERP.finalized >> 2;

// Addresses are multiples of 8, and so fit in a small int.
function keyOf(op: number): NewRef {
  return smallInt(op >> 3);
}

/** Was the finaliser of `op` called already? */
export function isFinalized(op: number): boolean {
  const dict = I32[FINALIZED] as PyObject | Null;
  return dict !== NULL && PyDict.contains(dict, keyOf(op)) === 1;
}

/** Remember that the finaliser of `op` was called. When there is no room for that, it may be called once more. */
export function markFinalized(op: number): void {
  if (I32[FINALIZED] === 0) I32[FINALIZED] = PyDict.new_();
  const dict = I32[FINALIZED] as PyObject | Null;
  if (dict === NULL || PyDict.setItem(dict, keyOf(op), None) < 0) PyErr.clear();
}

/** The object at `op` goes away; another may come to its address. */
export function forgetFinalized(op: number): void {
  const dict = I32[FINALIZED] as PyObject | Null;
  if (dict === NULL || PyDict.contains(dict, keyOf(op)) !== 1) return;
  PyDict.delItem(dict, keyOf(op));
  if (PyDict.size(dict) > 0) return;
  I32[FINALIZED] = 0;
  decref(dict as NewRef);
}

/** Call the finaliser of `op`, a living object, unless that was done (for the cyclic collector). @mayRunPython */
export function PyObject_CallFinalizer(op: PyObject): void {
  const finalize = I32[(typeOf(op) >> 2) + SLOT.tp_finalize];
  if (finalize === 0 || isFinalized(op)) return;
  markFinalized(op);
  FN[finalize](op);
}

/**
 * Call the finaliser of `op`, whose count is 0, from its tp_dealloc.
 * @returns true when the object came back to life: then the caller does nothing more. @mayRunPython
 */
export function PyObject_CallFinalizerFromDealloc(op: number): boolean {
  if (isFinalized(op)) {
    forgetFinalized(op);
    return false;
  }
  I32[op >> 2] = 1;
  FN[I32[(typeOf(op) >> 2) + SLOT.tp_finalize]](op);
  I32[op >> 2] -= 1;
  if (I32[op >> 2] === 0) return false;
  markFinalized(op);
  return true;
}
