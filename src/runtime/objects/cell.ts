/** Cells: the boxes of variables that closures share. Mirrors CPython's Objects/cellobject.c. */
import { PyObject_RichCompare } from "../abstract/object.js";
import { bindArguments } from "../call/arguments.js";
import * as PyErr from "../errors.js";
import { PyObject_Malloc } from "../heap/alloc.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { ref, struct } from "../heap/struct.js";
import { getset } from "../method-def.js";
import { hexAddress } from "./code-attributes.js";
import { incref, PyObjectHead, setRefSteal, typeOf, xincref } from "./object.js";
import { defineType, TypeFlags } from "./type.js";
import { bool, NotImplemented, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

export const PyCellObject = struct("cell", PyObjectHead, { ob_ref: ref("the value, or NULL: unbound") });

/** A cell with `value` (stolen) in it, or NULL for an empty one. */
export function newSteal(value: NewRef | Null): NewRef | Null {
  const cell = PyObject_Malloc(PyCellObject.SIZE) as NewRef;
  if (cell === 0) return PyErr.noMemory();
  PyCellObject.ob_refcnt.set(cell, 1);
  PyCellObject.ob_type.set(cell, T.cell);
  PyCellObject.ob_ref.set(cell, value);
  return cell;
}

/** The content, or NULL when it is unbound; no exception. */
export function get(cell: PyObject): NewRef | Null {
  return xincref(PyCellObject.ob_ref.get(cell));
}

/** Put `value` in, which is stolen; NULL empties the cell. @mayRunPython */
export function setSteal(cell: PyObject, value: NewRef | Null): void {
  setRefSteal(cell, PyCellObject.ob_ref, value);
}

function cell_repr(cell: PyObject): NewRef | Null {
  const value = PyCellObject.ob_ref.get(cell);
  if (value === 0) return PyUnicode.fromJS(`<cell at 0x${hexAddress(cell)}: empty>`);
  const type = PyErr.typeName(value);
  return PyUnicode.fromJS(`<cell at 0x${hexAddress(cell)}: ${type} object at 0x${hexAddress(value)}>`);
}

function cell_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  if (typeOf(left) !== T.cell || typeOf(right) !== T.cell) return NotImplemented;
  const a = PyCellObject.ob_ref.get(left);
  const b = PyCellObject.ob_ref.get(right);
  if (a !== 0 && b !== 0) return PyObject_RichCompare(a, b, op);
  const order = Number(b === 0) - Number(a === 0);
  return bool([order < 0, order <= 0, order === 0, order !== 0, order > 0, order >= 0][op]);
}

function cell_get_contents(cell: PyObject): NewRef | Null {
  const value = PyCellObject.ob_ref.get(cell);
  return value === 0 ? PyErr.setString(T.ValueError, "Cell is empty") : incref(value);
}

function cell_set_contents(cell: PyObject, value: PyObject | Null): number {
  setSteal(cell, xincref(value));
  return 0;
}

function cell_new(_type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const values = bindArguments("cell(contents=NULL, /)", args, nargs, kwnames);
  return values === null ? 0 : newSteal(xincref(values[0] as PyObject | Null));
}

defineType({
  address: T.cell,
  name: "cell",
  layout: PyCellObject,
  flags: TypeFlags.HAVE_GC,
  doc: "cell([contents])\n--\n\nThe variable that closures share; empty without contents.",
  slots: { tp_new: cell_new, tp_repr: cell_repr, tp_richcompare: cell_richcompare },
  getset: [getset("cell_contents", "the value", cell_get_contents, cell_set_contents)],
});
