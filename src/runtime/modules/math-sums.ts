/**
 * The functions of `math` over iterables: fsum, prod, sumprod, dist, hypot. Mirrors those of CPython's Modules/mathmodule.c.
 */
import { forEachItem, PyIter_Next, PyObject_GetIter } from "../abstract/iterator.js";
import { PyNumber_Add, PyNumber_Multiply } from "../abstract/number.js";
import { PySequence_Tuple } from "../abstract/sequence.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import * as PyFloat from "../objects/float.js";
import { vectorNorm } from "../objects/float-norm.js";
import { add, P, twoProduct } from "../objects/float-pair.js";
import * as PyLong from "../objects/long.js";
import { decref, incref } from "../objects/object.js";
import * as PyTuple from "../objects/tuple.js";
import { T } from "../objects/type-table.js";

// ---- fsum ----

/** An exact sum: doubles that do not overlap, in order of size, whose sum it is (Shewchuk's expansions). */
interface ExactSum {
  readonly partials: number[];
  /** Sum of the infinities and NaNs. */
  special: number;
  /** Sum of the infinities: NaN when there are both. */
  infinite: number;
}

// Add x; false when the sum of finite numbers overflows.
function addExactly(sum: ExactSum, x: number): boolean {
  const { partials } = sum;
  let carried = x;
  let count = 0;
  for (const partial of partials) {
    const [large, small] = Math.abs(carried) < Math.abs(partial) ? [partial, carried] : [carried, partial];
    const total = large + small;
    const rest = small - (total - large);
    if (rest !== 0) partials[count++] = rest;
    carried = total;
  }
  partials.length = count;
  if (carried === 0) return true;
  if (Number.isFinite(carried)) {
    partials.push(carried);
    return true;
  }
  if (Number.isFinite(x)) return false;
  if (!Number.isNaN(x)) sum.infinite += x;
  sum.special += x;
  partials.length = 0;
  return true;
}

// The partials' sum, rounded once.
function roundPartials(partials: readonly number[]): number {
  let n = partials.length;
  if (n === 0) return 0;
  let high = partials[--n];
  let low = 0;
  while (n > 0) {
    const large = high;
    const small = partials[--n];
    high = large + small;
    low = small - (high - large);
    if (low !== 0) break;
  }
  // Exactly half way, and the next partial says to which side.
  if (n > 0 && low !== 0 && low < 0 === partials[n - 1] < 0) {
    const twice = low * 2;
    const next = high + twice;
    if (twice === next - high) return next;
  }
  return high;
}

/** `fsum(seq)`. @mayRunPython */
export function math_fsum(seq: PyObject): NewRef | Null {
  const sum: ExactSum = { partials: [], special: 0, infinite: 0 };
  const status = forEachItem(seq, (item) => {
    const x = PyFloat.asDouble(item);
    if (x === -1 && PyErr.occurred()) return -1;
    if (addExactly(sum, x)) return 0;
    PyErr.setString(T.OverflowError, "intermediate overflow in fsum");
    return -1;
  });
  if (status < 0) return NULL;
  if (sum.special !== 0) {
    if (Number.isNaN(sum.infinite)) return PyErr.setString(T.ValueError, "-inf + inf in fsum");
    return PyFloat.fromDouble(sum.special);
  }
  return PyFloat.fromDouble(roundPartials(sum.partials));
}

// ---- products ----

/** `prod(iterable, start=1)`. @mayRunPython */
export function math_prod(iterable: PyObject, start: PyObject): NewRef | Null {
  let result: NewRef | Null = incref(start);
  const status = forEachItem(iterable, (item) => {
    const next = PyNumber_Multiply(result as PyObject, item);
    decref(result as NewRef);
    result = next;
    return next === 0 ? -1 : 0;
  });
  if (status === 0) return result;
  if ((result as number) !== 0) decref(result);
  return NULL;
}

/** The running total of sumprod: an object, and beside it what was summed in doubles. */
interface Total {
  object: NewRef;
  high: number;
  low: number;
  usesDoubles: boolean;
}

// A float, or an int that a double holds exactly; else NaN (also for a float that is NaN, which goes the long way).
function exactDouble(op: PyObject): number {
  return PyFloat.checkExact(op)
    ? PyFloat.AS_DOUBLE(op)
    : PyLong.checkExact(op)
      ? PyLong.safeValue(op)
      : Number.NaN;
}

// total += value, stolen. @mayRunPython
function addObjectSteal(total: Total, value: NewRef | Null): boolean {
  if (value === 0) return false;
  const sum = PyNumber_Add(total.object, value);
  decref(value);
  if (sum === 0) return false;
  decref(total.object);
  total.object = sum;
  return true;
}

function flushDoubles(total: Total): boolean {
  if (!total.usesDoubles) return true;
  total.usesDoubles = false;
  const value = PyFloat.fromDouble(total.high + total.low);
  total.high = 0;
  total.low = 0;
  return addObjectSteal(total, value);
}

// total += p * q. Products of floats are summed in double-double. @mayRunPython
function addProduct(total: Total, p: PyObject, q: PyObject): boolean {
  if (PyFloat.checkExact(p) || PyFloat.checkExact(q)) {
    const x = exactDouble(p);
    const y = exactDouble(q);
    const product = x * y;
    const sum = product + total.high;
    if (Number.isFinite(sum) && Math.abs(product) < 1e290 && Math.abs(x) < 1e290 && Math.abs(y) < 1e290) {
      twoProduct(x, y);
      add(total.high, total.low, P[0], P[1]);
      total.high = P[0];
      total.low = P[1];
      total.usesDoubles = true;
      return true;
    }
  }
  return flushDoubles(total) && addObjectSteal(total, PyNumber_Multiply(p, q));
}

// 1: both have an item; 0: both are exhausted; -1: an exception.
function sumPairs(total: Total, pIterator: PyObject, qIterator: PyObject): number {
  for (;;) {
    const p = PyIter_Next(pIterator);
    if (p === 0 && PyErr.occurred()) return -1;
    const q = PyIter_Next(qIterator);
    if (q === 0 && PyErr.occurred()) {
      if (p !== 0) decref(p);
      return -1;
    }
    if (p === 0 || q === 0) {
      if (p === 0 && q === 0) return flushDoubles(total) ? 0 : -1;
      decref((p === 0 ? q : p) as NewRef);
      PyErr.setString(T.ValueError, "Inputs are not the same length");
      return -1;
    }
    const added = addProduct(total, p, q);
    decref(p);
    decref(q);
    if (!added) return -1;
  }
}

/** `sumprod(p, q)`. @mayRunPython */
export function math_sumprod(p: PyObject, q: PyObject): NewRef | Null {
  const pIterator = PyObject_GetIter(p);
  if (pIterator === 0) return NULL;
  const qIterator = PyObject_GetIter(q);
  if (qIterator === 0) {
    decref(pIterator);
    return NULL;
  }
  const total: Total = { object: smallInt(0), high: 0, low: 0, usesDoubles: false };
  const status = sumPairs(total, pIterator, qIterator);
  decref(pIterator);
  decref(qIterator);
  if (status === 0) return total.object;
  decref(total.object);
  return NULL;
}

// ---- distances ----

/** `hypot(*coordinates)`. @mayRunPython */
export function math_hypot(args: number, count: number): NewRef | Null {
  const vector: number[] = [];
  for (let i = 0; i < count; i++) {
    const x = PyFloat.asDouble(I32[(args >> 2) + i] as PyObject);
    if (x === -1 && PyErr.occurred()) return NULL;
    vector.push(x);
  }
  return PyFloat.fromDouble(vectorNorm(vector));
}

// The coordinates of a point, undefined with an exception set. @mayRunPython
function coordinates(point: PyObject): number[] | undefined {
  const result: number[] = [];
  for (let i = 0; i < PyTuple.size(point); i++) {
    const x = PyFloat.asDouble(PyTuple.getItem(point, i));
    if (x === -1 && PyErr.occurred()) return undefined;
    result.push(x);
  }
  return result;
}

function distance(p: PyObject, q: PyObject): NewRef | Null {
  if (PyTuple.size(p) !== PyTuple.size(q))
    return PyErr.setString(T.ValueError, "both points must have the same number of dimensions");
  const from = coordinates(p);
  if (from === undefined) return NULL;
  const to = coordinates(q);
  if (to === undefined) return NULL;
  return PyFloat.fromDouble(vectorNorm(from.map((x, i) => x - to[i])));
}

/** `dist(p, q)`. @mayRunPython */
export function math_dist(p: PyObject, q: PyObject): NewRef | Null {
  const from = PySequence_Tuple(p);
  if (from === 0) return NULL;
  const to = PySequence_Tuple(q);
  const result = to === 0 ? NULL : distance(from, to);
  decref(from);
  if (to !== 0) decref(to);
  return result;
}
