/**
 * The module `_bisect`: where an item belongs in a sorted list. Mirrors CPython's Modules/_bisectmodule.c.
 *
 * Positions are JS numbers while they are exact; in a longer sequence (a range may be one) BigInts.
 */
import { PyIndex_Check, PyNumber_AsIndex, PyNumber_Index } from "../abstract/number.js";
import {
  CompareOp,
  PyObject_GetItem,
  PyObject_Length,
  PyObject_RichCompareBool,
} from "../abstract/object.js";
import { PySequence_GetItem } from "../abstract/sequence.js";
import { PyObject_CallMethod, PyObject_CallOneArg } from "../call/call.js";
import * as PyErr from "../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { func } from "../method-def.js";
import * as PyList from "../objects/list.js";
import * as PyLong from "../objects/long.js";
import { decref, typeOf } from "../objects/object.js";
import { None, T } from "../objects/type-table.js";
import { defineModule } from "./module-def.js";

/** Is x to the right of an item? 1, 0, or -1 with an exception set. */
type GoesRight = (item: PyObject) => number;

function goesRight(x: PyObject, after: boolean): GoesRight {
  if (!after) return (item) => PyObject_RichCompareBool(item, x, CompareOp.LT);
  return (item) => {
    const less = PyObject_RichCompareBool(x, item, CompareOp.LT);
    return less < 0 ? -1 : 1 - less;
  };
}

// Ask about what `key` makes of `item`. Steals `item`, which may be NULL. @mayRunPython
function askSteal(item: NewRef | Null, key: PyObject, right: GoesRight): number {
  if (item === NULL) return -1;
  const value = key === None ? item : PyObject_CallOneArg(key, item);
  if (value !== item) decref(item);
  if (value === NULL) return -1;
  const answer = right(value);
  decref(value);
  return answer;
}

function search(list: PyObject, lo: number, hi: number, key: PyObject, right: GoesRight): NewRef | Null {
  while (lo < hi) {
    const mid = Math.floor((lo + hi) / 2);
    const answer = askSteal(PySequence_GetItem(list, mid), key, right);
    if (answer < 0) return NULL;
    if (answer === 1) lo = mid + 1;
    else hi = mid;
  }
  return PyLong.fromNumber(lo);
}

function searchLong(list: PyObject, lo: bigint, hi: bigint, key: PyObject, right: GoesRight): NewRef | Null {
  while (lo < hi) {
    const mid = (lo + hi) >> 1n;
    const index = PyLong.fromBigInt(mid);
    if (index === NULL) return NULL;
    const item = PyObject_GetItem(list, index);
    decref(index);
    const answer = askSteal(item, key, right);
    if (answer < 0) return NULL;
    if (answer === 1) lo = mid + 1n;
    else hi = mid;
  }
  return PyLong.fromBigInt(lo);
}

// The value of an index; undefined with an exception set. @mayRunPython
function exactIndex(op: PyObject): bigint | undefined {
  const index = PyNumber_Index(op);
  if (index === NULL) return undefined;
  const fits = PyNumber_AsIndex(index) !== -1 || !PyErr.occurred();
  const value = PyLong.asBigInt(index);
  decref(index);
  return fits ? value : undefined;
}

// The end of what is searched: `hi`, or the length of the list for None (and, as in CPython, -1). @mayRunPython
function endOf(list: PyObject, hi: PyObject): bigint | undefined {
  if (hi !== None && !PyIndex_Check(hi)) {
    PyErr.setString(T.TypeError, `argument should be integer or None, not '${PyErr.typeName(hi)}'`);
    return undefined;
  }
  const given = hi === None ? -1n : exactIndex(hi);
  if (given !== -1n) return given;
  const length = PyObject_Length(list);
  if (length === NULL) return undefined;
  const value = PyLong.asBigInt(length);
  decref(length);
  return value;
}

/** The position of x (of which `key` was asked already) in list[lo:hi]. @mayRunPython */
function position(
  list: PyObject,
  x: PyObject,
  lo: PyObject,
  hi: PyObject,
  key: PyObject,
  after: boolean,
): NewRef | Null {
  const start = exactIndex(lo);
  if (start === undefined) return NULL;
  if (start < 0n) return PyErr.setString(T.ValueError, "lo must be non-negative");
  const end = endOf(list, hi);
  if (end === undefined) return NULL;
  return end <= Number.MAX_SAFE_INTEGER
    ? search(list, Number(start), Number(end), key, goesRight(x, after))
    : searchLong(list, start, end, key, goesRight(x, after));
}

function bisector(after: boolean) {
  return (list: PyObject, x: PyObject, lo: PyObject, hi: PyObject, key: PyObject) =>
    position(list, x, lo, hi, key, after);
}

// list.insert(index, x) @mayRunPython
function insertAt(list: PyObject, index: PyObject, x: PyObject): NewRef | Null {
  if (typeOf(list) !== (T.list as number)) return PyObject_CallMethod(list, ID.insert, index, x);
  return PyList.insert(list, PyLong.asNumber(index), x) < 0 ? NULL : None;
}

function insorter(after: boolean) {
  return (list: PyObject, x: PyObject, lo: PyObject, hi: PyObject, key: PyObject): NewRef | Null => {
    const value = key === None ? x : PyObject_CallOneArg(key, x);
    if (value === NULL) return NULL;
    const index = position(list, value, lo, hi, key, after);
    if (value !== x) decref(value as NewRef);
    if (index === NULL) return NULL;
    const result = insertAt(list, index, x);
    decref(index);
    if (result === NULL) return NULL;
    decref(result);
    return None;
  };
}

const PARAMETERS = "($module, a, x, lo=0, hi=None, *, key=None)";
const RIGHT = "The index at which to insert x so that the list stays sorted, after the items that equal it.";
const LEFT = "The index at which to insert x so that the list stays sorted, before the items that equal it.";
const INSERT_RIGHT = "Insert x where it belongs, after the items that equal it.";
const INSERT_LEFT = "Insert x where it belongs, before the items that equal it.";

defineModule({
  name: "_bisect",
  doc: "Where an item belongs in a sorted list, by binary search.",
  functions: [
    func(`bisect_right${PARAMETERS}`, RIGHT, bisector(true)),
    func(`bisect_left${PARAMETERS}`, LEFT, bisector(false)),
    func(`insort_right${PARAMETERS}`, INSERT_RIGHT, insorter(true)),
    func(`insort_left${PARAMETERS}`, INSERT_LEFT, insorter(false)),
  ],
});
