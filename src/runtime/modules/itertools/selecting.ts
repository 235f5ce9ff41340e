/** Iterators that choose among the items of another, or change them one by one: compress, dropwhile, filterfalse, islice, starmap, takewhile. */
import { PyIndex_Check, PyNumber_AsIndex } from "../../abstract/number.js";
import { PyIter_Next, PyObject_IsTrue } from "../../abstract/object.js";
import { PySequence_Tuple } from "../../abstract/sequence.js";
import { PyObject_Call, PyObject_CallOneArg } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { f64, i32, ref, struct } from "../../heap/struct.js";
import { argument, checkPositional, noKeywordsUnlessInit } from "../../objects/iterators-args.js";
import { clearRef, decref, incref, PyObjectHead, typeOf } from "../../objects/object.js";
import { S, T } from "../../objects/type-table.js";
import { bind, defineIterator, iterOf, makeSteal } from "./support.js";

/** Is what `func` gives for `item` true? None and bool ask the item itself. 1, 0 or -1. @mayRunPython */
function truthBy(func: PyObject, item: PyObject): number {
  if (func === (S.None as number) || func === (T.bool as number)) return PyObject_IsTrue(item);
  const good = PyObject_CallOneArg(func, item);
  if (good === NULL) return -1;
  const truth = PyObject_IsTrue(good);
  decref(good);
  return truth;
}

const FuncIterator = struct("function_iterator", PyObjectHead, {
  func: ref("the function"),
  it: ref("the iterator"),
  flag: i32("dropwhile: the first item was found; takewhile: the end"),
});

const F = FuncIterator;
const func = (self: PyObject) => F.func.get(self) as PyObject;
const it = (self: PyObject) => F.it.get(self) as PyObject;

interface FuncDef {
  readonly address: number;
  readonly name: string;
  readonly parameter: string;
  readonly doc: string;
  readonly next: (self: PyObject) => NewRef | Null;
}

function defineFuncIterator({ address, name, parameter, doc, next }: FuncDef): void {
  const signature = `${name}(${parameter}, iterable, /)`;
  defineIterator({
    address,
    name,
    layout: F,
    doc: `${signature}\n--\n\n${doc}`,
    new_: (type, args, nargs, kwnames) => {
      const values = bind(type, address, signature, args, nargs, kwnames);
      if (values === null) return NULL;
      return makeSteal(type, [
        [F.func, incref(values[0] as PyObject)],
        [F.it, iterOf(values[1]!)],
      ]);
    },
    next,
  });
}

function dropwhile_next(self: PyObject): NewRef | Null {
  for (;;) {
    const item = PyIter_Next(it(self));
    if (item === NULL || F.flag.get(self) !== 0) return item;
    const drop = predicateTruth(self, item);
    if (drop === 0) {
      F.flag.set(self, 1);
      return item;
    }
    decref(item);
    if (drop < 0) return NULL;
  }
}

function takewhile_next(self: PyObject): NewRef | Null {
  if (F.flag.get(self) !== 0) return NULL;
  const item = PyIter_Next(it(self));
  if (item === NULL) return NULL;
  const take = predicateTruth(self, item);
  if (take === 1) return item;
  decref(item);
  if (take === 0) F.flag.set(self, 1);
  return NULL;
}

// The predicate is called, even if it is None.
function predicateTruth(self: PyObject, item: PyObject): number {
  const good = PyObject_CallOneArg(func(self), item);
  if (good === NULL) return -1;
  const truth = PyObject_IsTrue(good);
  decref(good);
  return truth;
}

function filterfalse_next(self: PyObject): NewRef | Null {
  for (;;) {
    const item = PyIter_Next(it(self));
    if (item === NULL) return NULL;
    const good = truthBy(func(self), item);
    if (good === 0) return item;
    decref(item);
    if (good < 0) return NULL;
  }
}

function starmap_next(self: PyObject): NewRef | Null {
  const item = PyIter_Next(it(self));
  if (item === NULL) return NULL;
  const args = typeOf(item) === (T.tuple as number) ? incref(item) : PySequence_Tuple(item);
  decref(item);
  if (args === NULL) return NULL;
  const result = PyObject_Call(func(self), args, NULL);
  decref(args);
  return result;
}

defineFuncIterator({
  address: T.dropwhile,
  name: "dropwhile",
  parameter: "predicate",
  doc: "An iterator over the items from the first on for which predicate is false.",
  next: dropwhile_next,
});
defineFuncIterator({
  address: T.takewhile,
  name: "takewhile",
  parameter: "predicate",
  doc: "An iterator over the items before the first one for which predicate is false.",
  next: takewhile_next,
});
defineFuncIterator({
  address: T.filterfalse,
  name: "filterfalse",
  parameter: "function",
  doc: "An iterator over the items for which function gives something false; None asks the items themselves.",
  next: filterfalse_next,
});
defineFuncIterator({
  address: T.starmap,
  name: "starmap",
  parameter: "function",
  doc: "An iterator over function(*item) for the items.",
  next: starmap_next,
});

// ---- compress ----

const Compress = struct("compress", PyObjectHead, {
  data: ref("iterator over the items"),
  selectors: ref("iterator over what tells which of them are given"),
});

function compress_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const values = bind(type, T.compress, "compress(data, selectors)", args, nargs, kwnames);
  if (values === null) return NULL;
  const data = iterOf(values[0]!);
  if (data === NULL) return NULL;
  return makeSteal(type, [
    [Compress.data, data],
    [Compress.selectors, iterOf(values[1]!)],
  ]);
}

function compress_next(self: PyObject): NewRef | Null {
  for (;;) {
    const item = PyIter_Next(Compress.data.get(self) as PyObject);
    if (item === NULL) return NULL;
    const selector = PyIter_Next(Compress.selectors.get(self) as PyObject);
    const selected = selector === NULL ? -1 : PyObject_IsTrue(selector);
    if (selector !== NULL) decref(selector);
    if (selected === 1) return item;
    decref(item);
    if (selected < 0) return NULL;
  }
}

defineIterator({
  address: T.compress,
  name: "compress",
  layout: Compress,
  doc: "compress(data, selectors)\n--\n\nAn iterator over the items of data whose selectors are true.",
  new_: compress_new,
  next: compress_next,
});

// ---- islice ----

const Islice = struct("islice", PyObjectHead, {
  it: ref("the iterator, or NULL when no more is wanted"),
  cnt: f64("items taken from it"),
  next: f64("number of the next item that is given"),
  stop: f64("number of the first item that is not given any more"),
  step: f64("distance of the items that are given"),
});

// A bound: `fallback` for None; NaN with ValueError.
function bound(op: PyObject, fallback: number, message: string): number {
  if (op === (S.None as number)) return fallback;
  const value = PyIndex_Check(op) ? PyNumber_AsIndex(op) : -1;
  if (value >= 0) return value;
  PyErr.clear();
  PyErr.setString(T.ValueError, message);
  return Number.NaN;
}

const STOP = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const INDICES = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const STEP = "Step for islice() must be a positive integer or None.";

function islice_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (!noKeywordsUnlessInit(type, T.islice, "islice", kwnames) || !checkPositional("islice", nargs, 2, 4))
    return NULL;
  const start = nargs === 2 ? 0 : bound(argument(args, 1), 0, INDICES);
  if (Number.isNaN(start)) return NULL;
  const stop = bound(argument(args, nargs === 2 ? 1 : 2), Infinity, STOP);
  if (Number.isNaN(stop)) return NULL;
  const step = nargs < 4 ? 1 : bound(argument(args, 3), 1, STEP);
  if (Number.isNaN(step)) return NULL;
  if (step < 1) return PyErr.setString(T.ValueError, STEP);
  const op = makeSteal(type, [[Islice.it, iterOf(argument(args, 0))]]);
  if (op === NULL) return NULL;
  Islice.cnt.set(op, 0);
  Islice.next.set(op, start);
  Islice.stop.set(op, stop);
  Islice.step.set(op, step);
  return op;
}

function islice_next(self: PyObject): NewRef | Null {
  const iterator = Islice.it.get(self);
  if (iterator === NULL) return NULL;
  const stop = Islice.stop.get(self);
  const wanted = Islice.next.get(self);
  while (Islice.cnt.get(self) < wanted) {
    const skipped = PyIter_Next(iterator);
    if (skipped === NULL) return end(self);
    decref(skipped);
    Islice.cnt.set(self, Islice.cnt.get(self) + 1);
  }
  if (Islice.cnt.get(self) >= stop) return end(self);
  const item = PyIter_Next(iterator);
  if (item === NULL) return end(self);
  Islice.cnt.set(self, Islice.cnt.get(self) + 1);
  Islice.next.set(self, Math.min(wanted + Islice.step.get(self), stop));
  return item;
}

function end(self: PyObject): Null {
  if (!PyErr.occurred()) clearRef(self, Islice.it);
  return NULL;
}

defineIterator({
  address: T.islice,
  name: "islice",
  layout: Islice,
  doc: "islice(iterable, stop)\nislice(iterable, start, stop[, step])\n\nAn iterator over the items that a slice with these bounds has.",
  new_: islice_new,
  next: islice_next,
});
