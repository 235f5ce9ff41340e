/**
 * The variables of a frame record by name: what locals() gives, and what a FrameLocalsProxy reads and writes.
 * Mirrors the framelocals part of CPython's Objects/frameobject.c.
 *
 * A slot holds the value itself or, for a variable that closures share, its cell.
 */
import { PyObject_Hash, PyObject_RichCompareBool } from "../abstract/object.js";
import { F } from "../frame-record.js";
import { I32, U8 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import * as PyBytes from "./bytes.js";
import * as PyCell from "./cell.js";
import { PyCodeObject } from "./code.js";
import * as PyDict from "./dict.js";
import { PyFrameObject } from "./frame-layout.js";
import { decref, incref, typeOf, xdecref } from "./object.js";
import * as PyTuple from "./tuple.js";
import { T } from "./type-table.js";

/** Kinds of slots (co_localspluskinds). */
const CO_FAST_HIDDEN = 0x10;
const CO_FAST_CELL_OR_FREE = 0xc0;
const CO_OPTIMIZED = 1;
const Py_EQ = 2;

function codeOf(frame: number): PyObject {
  return I32[(frame >> 2) + F.EXECUTABLE] as PyObject;
}

function kindOf(code: PyObject, i: number): number {
  return U8[PyBytes.dataOf(PyCodeObject.co_localspluskinds.get(code) as PyObject) + i];
}

/** How many variables the code of `frame` has. */
export function slotCount(frame: number): number {
  return PyCodeObject.co_nlocalsplus.get(codeOf(frame));
}

/** Name of variable `i`. Borrowed. */
export function slotName(frame: number, i: number): PyObject {
  return PyTuple.getItem(PyCodeObject.co_localsplusnames.get(codeOf(frame)) as PyObject, i);
}

function cellOf(frame: number, i: number): PyObject | Null {
  const value = I32[(frame >> 2) + F.LOCALSPLUS + i] as PyObject | Null;
  const shared = (kindOf(codeOf(frame), i) & CO_FAST_CELL_OR_FREE) !== 0;
  return shared && value !== 0 && typeOf(value) === T.cell ? value : 0;
}

/** Value of variable `i`, borrowed; NULL when it is unbound. */
export function slotValue(frame: number, i: number): PyObject | Null {
  const cell = cellOf(frame, i);
  if (cell !== 0) return PyCell.PyCellObject.ob_ref.get(cell);
  return I32[(frame >> 2) + F.LOCALSPLUS + i] as PyObject | Null;
}

/** Bind variable `i` to `value` (stolen). @mayRunPython */
export function setSlotSteal(frame: number, i: number, value: NewRef): void {
  const cell = cellOf(frame, i);
  if (cell !== 0) {
    PyCell.setSteal(cell, value);
    return;
  }
  const at = (frame >> 2) + F.LOCALSPLUS + i;
  const old = I32[at] as NewRef | Null;
  I32[at] = value;
  xdecref(old);
}

/**
 * Index of the variable of the frame object `op` that `key` names: a bound one, or with `write` any that is not hidden.
 * -1: there is none; -2: hashing or comparing failed. @mayRunPython
 */
export function findSlot(op: PyObject, key: PyObject, write: boolean): number {
  const isName = typeOf(key) === T.str;
  const hash = PyObject_Hash(key);
  if (hash === -1) return -2;
  for (let i = 0; ; i++) {
    // A comparison may run Python, and the frame return meanwhile: the record is looked up each time.
    const frame = PyFrameObject.f_frame.get(op);
    if (frame === 0 || i >= slotCount(frame)) return -1;
    const hidden = write && (kindOf(codeOf(frame), i) & CO_FAST_HIDDEN) !== 0;
    if (hidden || (!write && slotValue(frame, i) === 0)) continue;
    const name = slotName(frame, i);
    if (name === key) return i;
    if (PyObject_Hash(name) !== hash) continue;
    const code = isName ? 0 : incref(codeOf(frame));
    const equal = PyObject_RichCompareBool(name, key, Py_EQ);
    xdecref(code);
    if (equal !== 0) return equal < 0 ? -2 : i;
  }
}

/**
 * The namespace of a frame as locals() shows it: the mapping of a class or module body itself, else a new dict of the variables that
 * are bound and of what was added through f_locals. New reference.
 */
export function frameLocals(frame: number): NewRef | Null {
  const mapping = I32[(frame >> 2) + F.LOCALS_DICT] as PyObject | Null;
  const isBody = isBodyFrame(frame);
  // In a class or module body only a comprehension's variables are fast ones; while it runs, its locals() shows them too (PEP 709).
  if (isBody && (typeOf(mapping) !== T.dict || !hasHiddenLocals(frame))) return incref(mapping as PyObject);
  const dict = isBody ? PyDict.copy(mapping as PyObject) : PyDict.new_();
  if (dict === 0) return 0;
  if (addVariables(dict, frame, isBody) < 0 || addExtraLocals(dict, frame) < 0) {
    decref(dict);
    return 0;
  }
  return dict;
}

/** Are names of `frame` fast variables now: those of a function, or of a comprehension that runs within a body? */
export function hasFastLocals(frame: number): boolean {
  return !isBodyFrame(frame) || hasHiddenLocals(frame);
}

/** Does `frame` run the body of a module or class, which has a mapping for its names? */
function isBodyFrame(frame: number): boolean {
  const optimized = (PyCodeObject.co_flags.get(codeOf(frame)) & CO_OPTIMIZED) !== 0;
  return I32[(frame >> 2) + F.LOCALS_DICT] !== 0 && !optimized;
}

function hasHiddenLocals(frame: number): boolean {
  const code = codeOf(frame);
  for (let i = 0; i < slotCount(frame); i++) {
    const hidden = (kindOf(code, i) & CO_FAST_HIDDEN) !== 0;
    if (hidden && I32[(frame >> 2) + F.LOCALSPLUS + i] !== 0) return true;
  }
  return false;
}

function addVariables(dict: NewRef, frame: number, hiddenToo: boolean): number {
  const code = codeOf(frame);
  for (let i = 0; i < slotCount(frame); i++) {
    if (!hiddenToo && (kindOf(code, i) & CO_FAST_HIDDEN) !== 0) continue;
    const value = slotValue(frame, i);
    if (value !== 0 && PyDict.setItem(dict, slotName(frame, i), value) < 0) return -1;
  }
  return 0;
}

function addExtraLocals(dict: NewRef, frame: number): number {
  const op = I32[(frame >> 2) + F.FRAME_OBJ];
  const extra = op === 0 ? 0 : PyFrameObject.f_extra_locals.get(op);
  return extra === 0 ? 0 : PyDict.update(dict, extra as PyObject);
}
