/**
 * enumerate, zip, map, filter. Mirrors Objects/enumobject.c and the iterators of Python/bltinmodule.c.
 *
 * enumerate and zip give the same tuple again and again as long as nobody else keeps it: in `for i, x in enumerate(xs)` no tuple is
 * made per item. A tuple whose count is 1 while the iterator has it is one that nobody sees.
 */

import { PyNumber_Add, PyNumber_Index } from "../abstract/number.js";
import { PyIter_Next, PyObject_GetIter, PyObject_IsTrue, PySelf } from "../abstract/object.js";
import { releaseArgs, reserveArgs } from "../call/args-stack.js";
import { PyObject_CallOneArg, PyObject_Vectorcall } from "../call/call.js";
import * as PyErr from "../errors.js";
import { PyObject_Free } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, SMALL_INT_MAX, smallInt } from "../heap/ownership.js";
import { i32 as i32Field, ref, struct } from "../heap/struct.js";
import { ID } from "../identifiers.js";
import { classGetItemMethod } from "./class-getitem.js";
import { PyType_GenericAlloc } from "./instance.js";
import { ENUMERATE, FILTER, MAP, ZIP } from "./iterator-pickling.js";
import { argument, checkPositional, noKeywordsUnlessInit } from "./iterators-args.js";
import { decref, incref, PyObjectHead } from "./object.js";
import * as PyTuple from "./tuple.js";
import { defineType, TypeFlags } from "./type.js";
import { None, S, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

// Release the owned words 2 … 2 + count - 1 and the memory.
function deallocWords(op: number, count: number): void {
  for (let w = (op >> 2) + 2, end = w + count; w < end; w++) {
    const value = I32[w];
    if (value !== 0) decref(value as NewRef);
  }
  PyObject_Free(op);
}

// ---- enumerate ----

export const Enumerate = struct("enumerate", PyObjectHead, {
  en_index: ref("the next number, an int"),
  en_sit: ref("the iterator"),
  en_result: ref("the tuple that was given last"),
});

function enumerate_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  let iterable: PyObject | Null = nargs > 0 ? argument(args, 0) : NULL;
  let start: PyObject | Null = nargs > 1 ? argument(args, 1) : NULL;
  const keywords = kwnames === NULL ? 0 : PyTuple.size(kwnames);
  if (nargs + keywords > 2) {
    return PyErr.setString(T.TypeError, `enumerate() takes at most 2 arguments (${nargs + keywords} given)`);
  }
  for (let i = 0; i < keywords; i++) {
    const name = PyUnicode.asString(PyTuple.getItem(kwnames as PyObject, i));
    if (name === "iterable" && iterable === NULL) iterable = argument(args, nargs + i);
    else if (name === "start" && start === NULL) start = argument(args, nargs + i);
    else return PyErr.setString(T.TypeError, `'${name}' is an invalid keyword argument for enumerate()`);
  }
  if (iterable === NULL) {
    return PyErr.setString(T.TypeError, "enumerate() missing required argument 'iterable'");
  }
  return newEnumerate(type, iterable, start);
}

function newEnumerate(type: PyObject, iterable: PyObject, start: PyObject | Null): NewRef | Null {
  const op = PyType_GenericAlloc(type, 0);
  if (op === NULL) return NULL;
  const w = op >> 2;
  error: {
    const index = start === NULL ? smallInt(0) : PyNumber_Index(start);
    if (index === NULL) break error;
    I32[w + 2] = index;
    const iterator = PyObject_GetIter(iterable);
    if (iterator === NULL) break error;
    I32[w + 3] = iterator;
    const result = PyTuple.pack(None, None);
    if (result === NULL) break error;
    I32[w + 4] = result;
    return op;
  }
  decref(op);
  return NULL;
}

function enum_next(self: PyObject): NewRef | Null {
  const i32 = I32;
  const w = self >> 2;
  const item = PyIter_Next(i32[w + 3] as PyObject);
  if (item === NULL) return NULL;
  const index = i32[w + 2] as NewRef;
  const following =
    (index & 1) !== 0 && index >> 1 < SMALL_INT_MAX
      ? ((index + 2) as NewRef)
      : PyNumber_Add(index, smallInt(1));
  if (following === NULL) {
    decref(item);
    return NULL;
  }
  i32[w + 2] = following;
  const result = i32[w + 4] as PyObject;
  if (i32[result >> 2] !== 1) return PyTuple.pair(index, item);
  const first = (result >> 2) + PyTuple.TUPLE_ITEM_WORD;
  const oldIndex = i32[first] as NewRef;
  const oldItem = i32[first + 1] as NewRef;
  i32[result >> 2] = 2;
  i32[first] = index;
  i32[first + 1] = item;
  decref(oldIndex);
  decref(oldItem);
  return result as NewRef;
}

defineType({
  address: T.enumerate,
  name: "enumerate",
  layout: Enumerate,
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
  doc: "enumerate(iterable, start=0)\n--\n\nAn iterator over (number, item) pairs, the number counting from start.",
  slots: {
    tp_new: enumerate_new,
    tp_dealloc: (op) => deallocWords(op, 3),
    tp_iter: PySelf,
    tp_iternext: enum_next,
  },
  methods: [...ENUMERATE, classGetItemMethod()],
});

// ---- zip ----

export const Zip = struct("zip", PyObjectHead, {
  ittuple: ref("tuple of the iterators"),
  result: ref("the tuple that was given last"),
  strict: i32Field("1: the iterables must have the same length"),
});

// The tuple of the iterators over `count` arguments.
function iteratorsOf(args: number, count: number): NewRef | Null {
  const tuple = PyTuple.new_(count);
  if (tuple === NULL) return NULL;
  for (let i = 0; i < count; i++) {
    const iterator = PyObject_GetIter(argument(args, i));
    if (iterator === NULL) {
      decref(tuple);
      return NULL;
    }
    PyTuple.setItemSteal(tuple, i, iterator);
  }
  return tuple;
}

// 0, 1, or -1 with an exception set: the keyword argument `strict`.
function strictArgument(args: number, nargs: number, kwnames: PyObject | Null): number {
  if (kwnames === NULL || PyTuple.size(kwnames) === 0) return 0;
  let strict = 0;
  for (let i = 0; i < PyTuple.size(kwnames); i++) {
    const name = PyTuple.getItem(kwnames, i);
    if (!PyUnicode.equal(name, ID.strict)) {
      PyErr.setString(T.TypeError, `zip() got an unexpected keyword argument '${PyUnicode.asString(name)}'`);
      return -1;
    }
    strict = PyObject_IsTrue(argument(args, nargs + i));
  }
  return strict;
}

function zip_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const strict = strictArgument(args, nargs, kwnames);
  if (strict < 0) return NULL;
  const op = PyType_GenericAlloc(type, 0);
  if (op === NULL) return NULL;
  const w = op >> 2;
  error: {
    const iterators = iteratorsOf(args, nargs);
    if (iterators === NULL) break error;
    I32[w + 2] = iterators;
    const result = PyTuple.new_(nargs);
    if (result === NULL) break error;
    for (let i = 0; i < nargs; i++) PyTuple.setItemSteal(result, i, None);
    I32[w + 3] = result;
    I32[w + 4] = strict;
    return op;
  }
  decref(op);
  return NULL;
}

function zip_next(self: PyObject): NewRef | Null {
  const w = self >> 2;
  const iterators = I32[w + 2] as PyObject;
  const count = PyTuple.size(iterators);
  if (count === 0) return NULL;
  const reuse = I32[I32[w + 3] >> 2] === 1;
  const result = reuse ? incref(I32[w + 3] as PyObject) : PyTuple.new_(count);
  if (result === NULL) return NULL;
  const first = (result >> 2) + PyTuple.TUPLE_ITEM_WORD;
  for (let i = 0; i < count; i++) {
    const item = PyIter_Next(PyTuple.getItem(iterators, i));
    if (item === NULL) {
      decref(result);
      if (PyErr.occurred() || I32[w + 4] === 0) return NULL;
      return checkLengths(iterators, i);
    }
    const old = I32[first + i];
    I32[first + i] = item;
    if (old !== 0) decref(old as NewRef);
  }
  return result;
}

// Strict: iterator `ended` is exhausted. If it is the first, all must be; otherwise the ones before it were longer.
function checkLengths(iterators: PyObject, ended: number): Null {
  if (ended > 0) return lengthError(ended, "shorter");
  for (let i = 1; i < PyTuple.size(iterators); i++) {
    const item = PyIter_Next(PyTuple.getItem(iterators, i));
    if (item !== NULL) {
      decref(item);
      return lengthError(i, "longer");
    }
    if (PyErr.occurred()) return NULL;
  }
  return NULL;
}

function lengthError(i: number, how: string): Null {
  return PyErr.setString(
    T.ValueError,
    `zip() argument ${i + 1} is ${how} than argument${i === 1 ? " " : "s 1-"}${i}`,
  );
}

defineType({
  address: T.zip,
  name: "zip",
  layout: Zip,
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
  doc: "zip(*iterables, strict=False)\n--\n\nAn iterator over tuples: the first items of all iterables, the second ones, and so on to the end of the shortest.\n\nWith strict, ValueError when they are of different lengths.",
  slots: { tp_new: zip_new, tp_dealloc: (op) => deallocWords(op, 2), tp_iter: PySelf, tp_iternext: zip_next },
  methods: ZIP,
});

// ---- map ----

export const MapObject = struct("map", PyObjectHead, {
  iters: ref("tuple of the iterators"),
  func: ref("what is called"),
});

function map_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (!noKeywordsUnlessInit(type, T.map, "map", kwnames)) return NULL;
  if (nargs < 2) return PyErr.setString(T.TypeError, "map() must have at least two arguments.");
  const iterators = iteratorsOf(args + 4, nargs - 1);
  if (iterators === NULL) return NULL;
  const op = PyType_GenericAlloc(type, 0);
  if (op === NULL) {
    decref(iterators);
    return NULL;
  }
  I32[(op >> 2) + 2] = iterators;
  I32[(op >> 2) + 3] = incref(argument(args, 0));
  return op;
}

function map_next(self: PyObject): NewRef | Null {
  const w = self >> 2;
  const iterators = I32[w + 2] as PyObject;
  const func = I32[w + 3] as PyObject;
  const count = PyTuple.size(iterators);
  if (count === 1) {
    const item = PyIter_Next(PyTuple.getItem(iterators, 0));
    if (item === NULL) return NULL;
    const result = PyObject_CallOneArg(func, item);
    decref(item);
    return result;
  }
  const args = reserveArgs(count);
  if (args === 0) return NULL;
  let got = 0;
  for (; got < count; got++) {
    const item = PyIter_Next(PyTuple.getItem(iterators, got));
    if (item === NULL) break;
    I32[(args >> 2) + got] = item;
  }
  const result = got === count ? PyObject_Vectorcall(func, args, count, NULL) : NULL;
  for (let i = 0; i < got; i++) decref(I32[(args >> 2) + i] as NewRef);
  releaseArgs(args);
  return result;
}

defineType({
  address: T.map,
  name: "map",
  layout: MapObject,
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
  doc: "map(function, iterable, /, *iterables)\n--\n\nAn iterator over what function gives for the items of the iterables, taken in parallel.",
  slots: { tp_new: map_new, tp_dealloc: (op) => deallocWords(op, 2), tp_iter: PySelf, tp_iternext: map_next },
  methods: MAP,
});

// ---- filter ----

export const Filter = struct("filter", PyObjectHead, {
  func: ref("the predicate; None or bool: the item's own truth"),
  it: ref("the iterator"),
});

function filter_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (!noKeywordsUnlessInit(type, T.filter, "filter", kwnames)) return NULL;
  if (!checkPositional("filter", nargs, 2, 2)) return NULL;
  const iterator = PyObject_GetIter(argument(args, 1));
  if (iterator === NULL) return NULL;
  const op = PyType_GenericAlloc(type, 0);
  if (op === NULL) {
    decref(iterator);
    return NULL;
  }
  I32[(op >> 2) + 2] = incref(argument(args, 0));
  I32[(op >> 2) + 3] = iterator;
  return op;
}

function truthBy(func: number, item: PyObject): number {
  if (func === S.None || func === T.bool) return PyObject_IsTrue(item);
  const good = PyObject_CallOneArg(func as PyObject, item);
  if (good === NULL) return -1;
  const truth = PyObject_IsTrue(good);
  decref(good);
  return truth;
}

function filter_next(self: PyObject): NewRef | Null {
  const w = self >> 2;
  for (;;) {
    const item = PyIter_Next(I32[w + 3] as PyObject);
    if (item === NULL) return NULL;
    const good = truthBy(I32[w + 2], item);
    if (good > 0) return item;
    decref(item);
    if (good < 0) return NULL;
  }
}

defineType({
  address: T.filter,
  name: "filter",
  layout: Filter,
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
  doc: "filter(function, iterable, /)\n--\n\nAn iterator over the items for which function gives something true; None asks the items themselves.",
  slots: {
    tp_new: filter_new,
    tp_dealloc: (op) => deallocWords(op, 2),
    tp_iter: PySelf,
    tp_iternext: filter_next,
  },
  methods: FILTER,
});
