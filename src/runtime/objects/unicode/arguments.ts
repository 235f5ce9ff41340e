/**
 * What the methods of str and bytes do with their arguments: slice indices, counts.
 */
import { PyNumber_Index } from "../../abstract/number.js";
import * as PyErr from "../../errors.js";
import type { Null, PyObject } from "../../heap/ownership.js";
import * as PyLong from "../long.js";
import { decref } from "../object.js";
import { SLOT, slotOf } from "../type.js";
import { None, T } from "../type-table.js";

/**
 * A slice index as a number: `missing` for NULL and None, what `__index__` gives otherwise (as far as a double can tell);
 * NaN with TypeError set (_PyEval_SliceIndex). @mayRunPython
 */
export function sliceIndex(op: PyObject | Null, missing: number): number {
  if ((op & 1) !== 0) return op >> 1;
  if (op === 0 || op === None) return missing;
  if (slotOf(op, SLOT.nb_index) === 0) {
    PyErr.setString(T.TypeError, "slice indices must be integers or None or have an __index__ method");
    return Number.NaN;
  }
  const index = PyNumber_Index(op);
  if (index === 0) return Number.NaN;
  const value = PyLong.asNumber(index);
  decref(index);
  return value;
}

/** [start, end) of a text of `length`, negative indices counted from its end (ADJUST_INDICES). `start` may exceed `length`. */
export interface Bounds {
  readonly start: number;
  readonly end: number;
}

/** The bounds that optional arguments `start` and `end` mean; undefined with TypeError set. @mayRunPython */
export function sliceBounds(
  start: PyObject | Null,
  end: PyObject | Null,
  length: number,
): Bounds | undefined {
  let low = sliceIndex(start, 0);
  if (Number.isNaN(low)) return undefined;
  let high = sliceIndex(end, length);
  if (Number.isNaN(high)) return undefined;
  if (high > length) high = length;
  else if (high < 0) high = Math.max(0, high + length);
  if (low < 0) low = Math.max(0, low + length);
  return { start: low, end: high };
}
