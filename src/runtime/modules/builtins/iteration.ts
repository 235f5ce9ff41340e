/** Builtins that walk over iterables: all, any, iter, next, min, max, sum, sorted. Mirrors CPython's Python/bltinmodule.c. */

import { forEachItem } from "../../abstract/iterator.js";
import { PyNumber_Add } from "../../abstract/number.js";
import {
  CompareOp,
  PyCallable_Check,
  PyIter_Check,
  PyIter_Next,
  PyObject_GetAttr,
  PyObject_GetIter,
  PyObject_IsTrue,
  PyObject_RichCompareBool,
} from "../../abstract/object.js";
import { PySequence_List } from "../../abstract/sequence.js";
import { PyObject_CallOneArg, PyObject_Vectorcall } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { I32 } from "../../heap/memory.js";
import type { NewRef, Null, PyObject } from "../../heap/ownership.js";
import { ID } from "../../identifiers.js";
import { func } from "../../method-def.js";
import { FN } from "../../native.js";
import { newAnextAwaitable } from "../../objects/anext-awaitable.js";
import * as PyFloat from "../../objects/float.js";
import { newCallableIterator } from "../../objects/iterators-callable.js";
import * as PyLong from "../../objects/long.js";
import { decref, incref, typeOf } from "../../objects/object.js";
import { iternextRaising } from "../../objects/slot-functions.js";
import { SLOT, slotOf } from "../../objects/type.js";
import { bool, S, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";

// ---- all, any ----

function builtin_all(iterable: PyObject): NewRef | Null {
  return truthOfItems(iterable, 0, false);
}

function builtin_any(iterable: PyObject): NewRef | Null {
  return truthOfItems(iterable, 1, true);
}

// `found` as soon as an item's truth is `wanted`.
function truthOfItems(iterable: PyObject, wanted: number, found: boolean): NewRef | Null {
  const status = forEachItem(iterable, (item) => {
    const truth = PyObject_IsTrue(item);
    return truth < 0 ? -1 : truth === wanted ? 1 : 0;
  });
  return status < 0 ? 0 : bool(status === 1 ? found : !found);
}

// ---- iter, next ----

function builtin_iter(op: PyObject, sentinel: PyObject | Null): NewRef | Null {
  if (sentinel === 0) return PyObject_GetIter(op);
  if (!PyCallable_Check(op)) return PyErr.setString(T.TypeError, "iter(v, w): v must be callable");
  return newCallableIterator(op, sentinel);
}

function builtin_next(iterator: PyObject, fallback: PyObject | Null): NewRef | Null {
  if (!PyIter_Check(iterator)) {
    return PyErr.setString(T.TypeError, `'${PyErr.typeName(iterator)}' object is not an iterator`);
  }
  if (fallback === 0) return iternextRaising(iterator);
  const item: NewRef | Null = FN[slotOf(iterator, SLOT.tp_iternext)](iterator);
  if (item !== 0) return item;
  if (PyErr.occurred() && !PyErr.clearIf(T.StopIteration)) return 0;
  return incref(fallback);
}

function builtin_aiter(op: PyObject): NewRef | Null {
  const slot = slotOf(op, SLOT.am_aiter);
  if (slot === 0) {
    return PyErr.setString(T.TypeError, `'${PyErr.typeName(op)}' object is not an async iterable`);
  }
  const iterator: NewRef | Null = FN[slot](op);
  if (iterator === 0 || slotOf(iterator, SLOT.am_anext) !== 0) return iterator;
  PyErr.setString(
    T.TypeError,
    `aiter() returned not an async iterator of type '${PyErr.typeName(iterator)}'`,
  );
  decref(iterator);
  return 0;
}

function builtin_anext(iterator: PyObject, fallback: PyObject | Null): NewRef | Null {
  const slot = slotOf(iterator, SLOT.am_anext);
  if (slot === 0) {
    return PyErr.setString(T.TypeError, `'${PyErr.typeName(iterator)}' object is not an async iterator`);
  }
  const awaitable: NewRef | Null = FN[slot](iterator);
  if (awaitable === 0 || fallback === 0) return awaitable;
  const result = newAnextAwaitable(awaitable, fallback);
  decref(awaitable);
  return result;
}

// ---- min, max ----

interface Extreme {
  op: CompareOp;
  key: PyObject;
  item: NewRef | Null;
  /** What `item` is compared by: key(item), or the item. */
  value: NewRef | Null;
}

// Take `item` as the best so far when it beats it: 0, or -1 with an exception set.
function consider(best: Extreme, item: PyObject): number {
  const value = best.key === S.None ? incref(item) : PyObject_CallOneArg(best.key, item);
  if (value === 0) return -1;
  let better = 1;
  if (best.value !== 0) {
    better = PyObject_RichCompareBool(value, best.value, best.op);
    if (better <= 0) {
      decref(value);
      return better;
    }
    decref(best.value);
    if (best.item !== 0) decref(best.item);
  }
  best.value = value;
  best.item = incref(item);
  return 0;
}

function considerAll(best: Extreme, args: number, count: number): number {
  if (count === 1) return forEachItem(I32[args >> 2] as PyObject, (item) => consider(best, item));
  for (let i = 0; i < count; i++) {
    if (consider(best, I32[(args >> 2) + i] as PyObject) < 0) return -1;
  }
  return 0;
}

function min_max(
  name: string,
  op: CompareOp,
  args: number,
  count: number,
  key: PyObject,
  fallback: PyObject | Null,
): NewRef | Null {
  if (count === 0) return PyErr.setString(T.TypeError, `${name} expected at least 1 argument, got 0`);
  if (count > 1 && fallback !== 0) {
    return PyErr.setString(
      T.TypeError,
      `Cannot specify a default for ${name}() with multiple positional arguments`,
    );
  }
  const best: Extreme = { op, key, item: 0, value: 0 };
  const status = considerAll(best, args, count);
  if (best.value !== 0) decref(best.value);
  if (status < 0) {
    if (best.item !== 0) decref(best.item);
    return 0;
  }
  if (best.item !== 0) return best.item;
  if (fallback !== 0) return incref(fallback);
  return PyErr.setString(T.ValueError, `${name}() iterable argument is empty`);
}

function builtin_min(args: number, count: number, key: PyObject, fallback: PyObject | Null): NewRef | Null {
  return min_max("min", CompareOp.LT, args, count, key, fallback);
}

function builtin_max(args: number, count: number, key: PyObject, fallback: PyObject | Null): NewRef | Null {
  return min_max("max", CompareOp.GT, args, count, key, fallback);
}

// ---- sum ----

const UNSUMMABLE: Readonly<Record<string, string>> = {
  str: "strings [use ''.join(seq) instead]",
  bytes: "bytes [use b''.join(seq) instead]",
  bytearray: "bytearray [use b''.join(seq) instead]",
};

function unsummable(start: PyObject): string | undefined {
  if (PyUnicode.check(start)) return UNSUMMABLE.str;
  if (typeOf(start) === T.bytes) return UNSUMMABLE.bytes;
  return typeOf(start) === T.bytearray ? UNSUMMABLE.bytearray : undefined;
}

function builtin_sum(iterable: PyObject, start: PyObject): NewRef | Null {
  const wrong = unsummable(start);
  if (wrong !== undefined) return PyErr.setString(T.TypeError, `sum() can't sum ${wrong}`);
  const iterator = PyObject_GetIter(iterable);
  if (iterator === 0) return 0;
  const result = sumItems(iterator, incref(start));
  decref(iterator);
  return result;
}

// Ints, then floats, are summed as JS numbers for as long as that is exact; what they cannot take goes on with PyNumber_Add.
function sumItems(iterator: PyObject, start: NewRef): NewRef | Null {
  let total: NewRef | Null = start;
  let item: NewRef | Null = PyIter_Next(iterator);
  while (item !== 0) {
    // The first step must be exact, or the loop within would not get past this item.
    const isExact =
      PyLong.checkExact(total) &&
      Number.isSafeInteger(intOf(item)) &&
      Number.isSafeInteger(PyLong.safeValue(total)) &&
      Number.isSafeInteger(PyLong.safeValue(total) + intOf(item));
    if (isExact) {
      let sum = PyLong.safeValue(total);
      decref(total);
      for (; item !== 0; item = PyIter_Next(iterator)) {
        const next: number = sum + intOf(item);
        if (!Number.isSafeInteger(next)) break;
        sum = next;
        decref(item);
      }
      total = PyLong.fromNumber(sum);
    } else if (PyFloat.checkExact(total) && isFloatSummand(item)) {
      const sum = new CompensatedSum(PyFloat.asDouble(total));
      decref(total);
      for (; item !== 0 && isFloatSummand(item); item = PyIter_Next(iterator)) {
        if (PyFloat.checkExact(item)) sum.add(PyFloat.asDouble(item));
        else sum.addPlainly(intOf(item));
        decref(item);
      }
      total = PyFloat.fromDouble(sum.value());
    } else {
      const next: NewRef | Null = PyNumber_Add(total, item);
      decref(total);
      decref(item);
      total = next;
      item = total === 0 ? 0 : PyIter_Next(iterator);
    }
    if (total === 0) {
      if (item !== 0) decref(item);
      return 0;
    }
  }
  if (!PyErr.occurred()) return total;
  decref(total);
  return 0;
}

// The value of an exact int or a bool, else NaN.
function intOf(item: PyObject): number {
  if ((item & 1) !== 0) return item >> 1;
  return PyLong.checkExact(item) || typeOf(item) === T.bool ? PyLong.safeValue(item) : Number.NaN;
}

function isFloatSummand(item: PyObject): boolean {
  return PyFloat.checkExact(item) || !Number.isNaN(intOf(item));
}

/** A sum of doubles that keeps what rounding loses (Neumaier), as sum() does since 3.12. */
class CompensatedSum {
  private compensation = 0;
  constructor(private sum: number) {}

  add(x: number): void {
    const t = this.sum + x;
    if (Math.abs(this.sum) >= Math.abs(x)) this.compensation += this.sum - t + x;
    else this.compensation += x - t + this.sum;
    this.sum = t;
  }

  addPlainly(x: number): void {
    this.sum += x;
  }

  /** An infinity or NaN on the way must not be spoilt by the compensation. */
  value(): number {
    const c = this.compensation;
    return c !== 0 && Number.isFinite(c) ? this.sum + c : this.sum;
  }
}

// ---- sorted ----

function builtin_sorted(args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (nargs !== 1) return PyErr.setString(T.TypeError, `sorted expected 1 argument, got ${nargs}`);
  const list = PySequence_List(I32[args >> 2] as PyObject);
  if (list === 0) return 0;
  const sort = PyObject_GetAttr(list, ID.sort);
  const done = sort === 0 ? 0 : PyObject_Vectorcall(sort, args + 4, 0, kwnames);
  if (sort !== 0) decref(sort);
  if (done !== 0) return list;
  decref(list);
  return 0;
}

export const ITERATION_FUNCTIONS = [
  func(
    "all($module, iterable, /)",
    "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True.",
    builtin_all,
  ),
  func(
    "any($module, iterable, /)",
    "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False.",
    builtin_any,
  ),
  func(
    "iter($module, object, sentinel=NULL, /)",
    "iter\n--\n\niter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n\n" +
      "Get an iterator from an object.\n" +
      "In the first form, the argument must supply its own iterator, or be a sequence.\n" +
      "In the second form, the callable is called until it returns the sentinel.",
    builtin_iter,
  ),
  func(
    "next($module, iterator, default=NULL, /)",
    "next\n--\n\nnext(iterator[, default])\n\nReturn the next item from the iterator. If default is given and the iterator\n" +
      "is exhausted, it is returned instead of raising StopIteration.",
    builtin_next,
  ),
  func(
    "aiter($module, async_iterable, /)",
    "Return an AsyncIterator for an AsyncIterable object.",
    builtin_aiter,
  ),
  func(
    "anext($module, aiterator, default=NULL, /)",
    "Return the next item from the async iterator.\n\nIf default is given and the async iterator is exhausted,\n" +
      "it is returned instead of raising StopAsyncIteration.",
    builtin_anext,
  ),
  func(
    "min($module, *args, key=None, default=NULL)",
    "min\n--\n\nmin(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\n" +
      "With a single iterable argument, return its smallest item. The\n" +
      "default keyword-only argument specifies an object to return if\n" +
      "the provided iterable is empty.\n" +
      "With two or more positional arguments, return the smallest argument.",
    builtin_min,
  ),
  func(
    "max($module, *args, key=None, default=NULL)",
    "max\n--\n\nmax(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\n" +
      "With a single iterable argument, return its biggest item. The\n" +
      "default keyword-only argument specifies an object to return if\n" +
      "the provided iterable is empty.\n" +
      "With two or more positional arguments, return the largest argument.",
    builtin_max,
  ),
  func(
    "sum($module, iterable, /, start=0)",
    "Return the sum of a 'start' value (default: 0) plus an iterable of numbers\n\n" +
      "When the iterable is empty, return the start value.\n" +
      "This function is intended specifically for use with numeric values and may\nreject non-numeric types.",
    builtin_sum,
  ),
  func(
    "sorted($module, ...)",
    "sorted($module, iterable, /, *, key=None, reverse=False)\n--\n\n" +
      "Return a new list containing all items from the iterable in ascending order.\n\n" +
      "A custom key function can be supplied to customize the sort order, and the\n" +
      "reverse flag can be set to request the result in descending order.",
    builtin_sorted,
  ),
];
