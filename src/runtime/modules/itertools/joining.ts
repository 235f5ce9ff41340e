/** Iterators that put items together: accumulate, batched, chain, pairwise, zip_longest. */
import { PyNumber_Add, PyNumber_AsIndex } from "../../abstract/number.js";
import { PyIter_Next, PyObject_GetIter, PyObject_IsTrue } from "../../abstract/object.js";
import { PyObject_CallTwoArgs } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { I32 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { i32, ref, struct } from "../../heap/struct.js";
import { classMethod } from "../../method-def.js";
import { classGetItemMethod } from "../../objects/class-getitem.js";
import { argument, noKeywordsUnlessInit } from "../../objects/iterators-args.js";
import * as PyList from "../../objects/list.js";
import { clearRef, decref, incref, PyObjectHead, setRefSteal, xdecref } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { None, S, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { bind, defineIterator, iterOf, makeSteal } from "./support.js";

// ---- accumulate ----

const Accumulate = struct("accumulate", PyObjectHead, {
  total: ref("the last result, or NULL before the first"),
  it: ref("the iterator"),
  binop: ref("the function, or NULL: addition"),
  initial: ref("the first result, until it was given; or NULL"),
});

function accumulate_new(
  type: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const signature = "accumulate(iterable, func=None, *, initial=None)";
  const values = bind(type, T.accumulate, signature, args, nargs, kwnames);
  if (values === null) return NULL;
  const op = makeSteal(type, [[Accumulate.it, iterOf(values[0]!)]]);
  if (op === NULL) return NULL;
  if (values[1] !== S.None) Accumulate.binop.set(op, incref(values[1] as PyObject));
  if (values[2] !== S.None) Accumulate.initial.set(op, incref(values[2] as PyObject));
  return op;
}

function accumulate_next(self: PyObject): NewRef | Null {
  const initial = Accumulate.initial.get(self) as NewRef | Null;
  if (initial !== NULL) {
    Accumulate.initial.set(self, NULL);
    setRefSteal(self, Accumulate.total, incref(initial));
    return initial;
  }
  const item = PyIter_Next(Accumulate.it.get(self) as PyObject);
  if (item === NULL) return NULL;
  const total = Accumulate.total.get(self);
  if (total === NULL) {
    Accumulate.total.set(self, incref(item));
    return item;
  }
  const binop = Accumulate.binop.get(self);
  const held = incref(total);
  const next = binop === NULL ? PyNumber_Add(held, item) : PyObject_CallTwoArgs(binop, held, item);
  decref(held);
  decref(item);
  if (next !== NULL) setRefSteal(self, Accumulate.total, incref(next));
  return next;
}

defineIterator({
  address: T.accumulate,
  name: "accumulate",
  layout: Accumulate,
  doc: "accumulate(iterable, func=None, *, initial=None)\n--\n\nAn iterator over the sums so far, or the results so far of another function of two arguments.",
  new_: accumulate_new,
  next: accumulate_next,
});

// ---- batched ----

const Batched = struct("batched", PyObjectHead, {
  it: ref("the iterator, or NULL when it is exhausted"),
  batch_size: i32("items of a batch"),
  strict: i32("1: the last batch must be full"),
});

function batched_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const values = bind(type, T.batched, "batched(iterable, n, *, strict=False)", args, nargs, kwnames);
  if (values === null) return NULL;
  const n = PyNumber_AsIndex(values[1] as PyObject);
  const strict = n === -1 && PyErr.occurred() ? -1 : PyObject_IsTrue(values[2] as PyObject);
  if (strict < 0) return NULL;
  if (n < 1) return PyErr.setString(T.ValueError, "n must be at least one");
  const op = makeSteal(type, [[Batched.it, iterOf(values[0]!)]]);
  if (op === NULL) return NULL;
  Batched.batch_size.set(op, Math.min(n, 0x7fffffff));
  Batched.strict.set(op, strict);
  return op;
}

function batched_next(self: PyObject): NewRef | Null {
  const iterator = Batched.it.get(self);
  const batch = iterator === NULL ? NULL : PyList.new_(0);
  if (iterator === NULL || batch === NULL) return NULL;
  const wanted = Batched.batch_size.get(self);
  while (PyList.size(batch) < wanted) {
    const item = PyIter_Next(iterator);
    if (item === NULL || PyList.appendSteal(batch, item) < 0) break;
  }
  const size = PyList.size(batch);
  const complete = size === wanted;
  let result: NewRef | Null = NULL;
  if (!PyErr.occurred()) {
    if (!complete && size > 0 && Batched.strict.get(self) !== 0) {
      PyErr.setString(T.ValueError, "batched(): incomplete batch");
    } else if (size > 0) result = PyTuple.fromArray(PyList.items(batch), size);
  }
  if (!complete) clearRef(self, Batched.it);
  decref(batch);
  return result;
}

defineIterator({
  address: T.batched,
  name: "batched",
  layout: Batched,
  doc: "batched(iterable, n, *, strict=False)\n--\n\nAn iterator over tuples of n items each; the last one may be shorter, unless strict is true.",
  new_: batched_new,
  next: batched_next,
});

// ---- chain ----

const Chain = struct("chain", PyObjectHead, {
  source: ref("iterator over the iterables, or NULL when it is exhausted"),
  active: ref("iterator over the current one, or NULL"),
});

function chain_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (!noKeywordsUnlessInit(type, T.chain, "chain", kwnames)) return NULL;
  const iterables = PyTuple.fromArray(args, nargs);
  if (iterables === NULL) return NULL;
  const source = PyObject_GetIter(iterables);
  decref(iterables);
  return makeSteal(type, [[Chain.source, source]]);
}

function chain_from_iterable(type: PyObject, iterable: PyObject): NewRef | Null {
  return makeSteal(type, [[Chain.source, iterOf(iterable)]]);
}

function chain_next(self: PyObject): NewRef | Null {
  for (;;) {
    const source = Chain.source.get(self);
    if (source === NULL) return NULL;
    const active = Chain.active.get(self);
    if (active !== NULL) {
      const held = incref(active);
      const item = PyIter_Next(held);
      decref(held);
      if (item !== NULL || PyErr.occurred()) return item;
      clearRef(self, Chain.active);
      continue;
    }
    const iterable = PyIter_Next(source);
    const next = iterable === NULL ? NULL : PyObject_GetIter(iterable);
    xdecref(iterable);
    if (next === NULL) {
      clearRef(self, Chain.source);
      return NULL;
    }
    setRefSteal(self, Chain.active, next);
  }
}

defineIterator({
  address: T.chain,
  name: "chain",
  layout: Chain,
  doc: "chain(*iterables)\n--\n\nAn iterator over the items of the first iterable, then of the second, and so on.",
  new_: chain_new,
  next: chain_next,
  methods: [
    classMethod(
      "from_iterable($type, iterable, /)",
      "chain(*iterable), the iterables read one by one.",
      chain_from_iterable,
    ),
    classGetItemMethod(),
  ],
});

// ---- pairwise ----

const Pairwise = struct("pairwise", PyObjectHead, {
  it: ref("the iterator, or NULL when it is exhausted"),
  old: ref("the item before, or NULL"),
});

function pairwise_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const values = bind(type, T.pairwise, "pairwise(iterable, /)", args, nargs, kwnames);
  return values === null ? NULL : makeSteal(type, [[Pairwise.it, iterOf(values[0]!)]]);
}

function pairwise_end(self: PyObject): Null {
  clearRef(self, Pairwise.it);
  clearRef(self, Pairwise.old);
  return NULL;
}

function pairwise_next(self: PyObject): NewRef | Null {
  const iterator = Pairwise.it.get(self);
  if (iterator === NULL) return NULL;
  const held = incref(iterator);
  let result: NewRef | Null = NULL;
  done: {
    if (Pairwise.old.get(self) === NULL) {
      const first = PyIter_Next(held);
      setRefSteal(self, Pairwise.old, first);
      if (first === NULL) break done;
      // The iterator may have used this pairwise itself.
      if (Pairwise.it.get(self) === NULL) break done;
    }
    const old = incref(Pairwise.old.get(self) as PyObject);
    const item = PyIter_Next(held);
    if (item !== NULL) {
      result = PyTuple.pack(old, item);
      setRefSteal(self, Pairwise.old, item);
    }
    decref(old);
  }
  decref(held);
  return result === NULL ? pairwise_end(self) : result;
}

defineIterator({
  address: T.pairwise,
  name: "pairwise",
  layout: Pairwise,
  doc: "pairwise(iterable, /)\n--\n\nAn iterator over the pairs of items that follow each other.",
  new_: pairwise_new,
  next: pairwise_next,
});

// ---- zip_longest ----

const ZipLongest = struct("zip_longest", PyObjectHead, {
  ittuple: ref("tuple of the iterators, None for one that is exhausted"),
  fillvalue: ref("what stands for missing items"),
  numactive: i32("iterators that are not exhausted"),
});

// The fillvalue among the keywords; NULL with TypeError.
function fillvalueOf(args: number, nargs: number, kwnames: PyObject | Null): PyObject | Null {
  let fillvalue: PyObject = None;
  for (let i = 0; kwnames !== NULL && i < PyTuple.size(kwnames); i++) {
    if (PyUnicode.toJS(PyTuple.getItem(kwnames, i)) !== "fillvalue") {
      return PyErr.setString(T.TypeError, "zip_longest() got an unexpected keyword argument");
    }
    fillvalue = argument(args, nargs + i);
  }
  return fillvalue;
}

function zip_longest_new(
  type: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const fillvalue = fillvalueOf(args, nargs, kwnames);
  const iterators = fillvalue === NULL ? NULL : PyTuple.new_(nargs);
  if (fillvalue === NULL || iterators === NULL) return NULL;
  for (let i = 0; i < nargs; i++) {
    const iterator = PyObject_GetIter(argument(args, i));
    if (iterator === NULL) {
      decref(iterators);
      return NULL;
    }
    PyTuple.setItemSteal(iterators, i, iterator);
  }
  const op = makeSteal(type, [
    [ZipLongest.ittuple, iterators],
    [ZipLongest.fillvalue, incref(fillvalue)],
  ]);
  if (op !== NULL) ZipLongest.numactive.set(op, nargs);
  return op;
}

// The next item of iterator `i`, or the fillvalue; NULL when the last one is exhausted.
function nextOrFill(self: PyObject, i: number): NewRef | Null {
  const iterators = ZipLongest.ittuple.get(self) as PyObject;
  const fillvalue = ZipLongest.fillvalue.get(self) as PyObject;
  const iterator = PyTuple.getItem(iterators, i);
  if (iterator === (S.None as number)) return incref(fillvalue);
  const held = incref(iterator);
  const item = PyIter_Next(held);
  decref(held);
  if (item !== NULL) return item;
  const left = ZipLongest.numactive.get(self) - 1;
  ZipLongest.numactive.set(self, PyErr.occurred() ? 0 : left);
  if (left <= 0 || PyErr.occurred()) return NULL;
  const word = (PyTuple.items(iterators) >> 2) + i;
  const old = I32[word] as NewRef;
  I32[word] = None;
  decref(old);
  return incref(fillvalue);
}

function zip_longest_next(self: PyObject): NewRef | Null {
  const count = PyTuple.size(ZipLongest.ittuple.get(self) as PyObject);
  if (count === 0 || ZipLongest.numactive.get(self) === 0) return NULL;
  const result = PyTuple.new_(count);
  if (result === NULL) return NULL;
  for (let i = 0; i < count; i++) {
    const item = nextOrFill(self, i);
    if (item === NULL) {
      decref(result);
      return NULL;
    }
    PyTuple.setItemSteal(result, i, item);
  }
  return result;
}

defineIterator({
  address: T.zip_longest,
  name: "zip_longest",
  layout: ZipLongest,
  doc: "zip_longest(*iterables, fillvalue=None)\n--\n\nAn iterator over tuples of the first items of all iterables, the second ones, and so on to the end of the longest.",
  new_: zip_longest_new,
  next: zip_longest_next,
});
