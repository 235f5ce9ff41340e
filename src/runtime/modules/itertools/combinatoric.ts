/**
 * combinations, combinations_with_replacement, permutations, product. Each has a pool (product: several) and an array of indices into it, which
 * says what was given last; the next result follows from it.
 */
import { PyNumber_AsIndex } from "../../abstract/number.js";
import { PySequence_Tuple } from "../../abstract/sequence.js";
import * as PyErr from "../../errors.js";
import { PyMem_Malloc } from "../../heap/alloc.js";
import { I32 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { bytes, i32, ref, struct } from "../../heap/struct.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import { argument } from "../../objects/iterators-args.js";
import { decref, incref, PyObjectHead, typeOf } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { hasFlag, TypeFlags } from "../../objects/type.js";
import { S, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { bind, defineIterator } from "./support.js";

const enum State {
  NEW = 0,
  RUNNING = 1,
  DONE = 2,
}

const Selection = struct("selection", PyObjectHead, {
  pool: ref("tuple of the items; product: tuple of the pools"),
  indices: bytes("the indices of the last result, or 0"),
  cycles: bytes("permutations: how many results are left at each place, or 0"),
  r: i32("length of the results"),
  state: i32("State"),
});

const S_ = Selection;
const pool = (self: PyObject) => S_.pool.get(self) as PyObject;
const wordsOf = (self: PyObject) => S_.indices.get(self) >> 2;

// `count` words, each what `value` gives; 0 with MemoryError.
function newIndices(count: number, value: (i: number) => number): number {
  const address = PyMem_Malloc(Math.max(4, count * 4));
  if (address === 0) PyErr.noMemory();
  else for (let i = 0; i < count; i++) I32[(address >> 2) + i] = value(i);
  return address;
}

// An object with the pool (stolen; NULL: an error passed on), which is done when `empty`.
function makeSelectionSteal(
  type: PyObject,
  items: NewRef | Null,
  r: number,
  count: number,
  empty: boolean,
  value: (i: number) => number,
): NewRef | Null {
  const op = items === NULL ? NULL : PyType_GenericAlloc(type, 0);
  if (op === NULL) {
    if (items !== NULL) decref(items);
    return NULL;
  }
  S_.pool.set(op, items);
  S_.r.set(op, r);
  S_.state.set(op, empty ? State.DONE : State.NEW);
  const indices = empty ? 0 : newIndices(count, value);
  S_.indices.set(op, indices);
  if (indices !== 0 || empty) return op;
  decref(op);
  return NULL;
}

// The items that the first r indices name.
function current(self: PyObject): NewRef | Null {
  const r = S_.r.get(self);
  const result = PyTuple.new_(r);
  if (result === NULL) return NULL;
  const items = pool(self);
  const w = wordsOf(self);
  for (let i = 0; i < r; i++) PyTuple.setItemSteal(result, i, incref(PyTuple.getItem(items, I32[w + i])));
  return result;
}

// The first result, then those that `advance` leads to, until it gives false.
function nextOf(advance: (self: PyObject, w: number, r: number, n: number) => boolean) {
  return (self: PyObject): NewRef | Null => {
    const state = S_.state.get(self);
    if (state === State.DONE) return NULL;
    if (state === State.NEW) S_.state.set(self, State.RUNNING);
    else if (!advance(self, wordsOf(self), S_.r.get(self), PyTuple.size(pool(self)))) {
      S_.state.set(self, State.DONE);
      return NULL;
    }
    const result = current(self);
    if (result === NULL) S_.state.set(self, State.DONE);
    return result;
  };
}

// The length of the results; -1 with an exception set.
function lengthOf(op: PyObject): number {
  const r = PyNumber_AsIndex(op);
  if (r >= 0) return r;
  if (!PyErr.occurred()) PyErr.setString(T.ValueError, "r must be non-negative");
  return -1;
}

// ---- combinations ----

function combinationsNew(
  address: number,
  name: string,
  isEmpty: (n: number, r: number) => boolean,
  first: (i: number) => number,
) {
  return (type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null => {
    const values = bind(type, address, `${name}(iterable, r)`, args, nargs, kwnames);
    if (values === null) return NULL;
    const r = PyNumber_AsIndex(values[1] as PyObject);
    if (r === -1 && PyErr.occurred()) return NULL;
    const items = PySequence_Tuple(values[0] as PyObject);
    if (items !== NULL && r < 0) {
      decref(items);
      return PyErr.setString(T.ValueError, "r must be non-negative");
    }
    const n = items === NULL ? 0 : PyTuple.size(items);
    return makeSelectionSteal(type, items, r, r, isEmpty(n, r), first);
  };
}

// The rightmost index that is not as large as it can be grows; those after it follow it.
function combinationsAdvance(_self: PyObject, w: number, r: number, n: number): boolean {
  let i = r - 1;
  while (i >= 0 && I32[w + i] === i + n - r) i--;
  if (i < 0) return false;
  I32[w + i] += 1;
  for (let j = i + 1; j < r; j++) I32[w + j] = I32[w + j - 1] + 1;
  return true;
}

defineIterator({
  address: T.combinations,
  name: "combinations",
  layout: Selection,
  doc: "combinations(iterable, r)\n--\n\nAn iterator over the tuples of r items, in their order, each item once.",
  new_: combinationsNew(
    T.combinations,
    "combinations",
    (n, r) => r > n,
    (i) => i,
  ),
  next: nextOf(combinationsAdvance),
});

function replacementAdvance(_self: PyObject, w: number, r: number, n: number): boolean {
  let i = r - 1;
  while (i >= 0 && I32[w + i] === n - 1) i--;
  if (i < 0) return false;
  const index = I32[w + i] + 1;
  for (let j = i; j < r; j++) I32[w + j] = index;
  return true;
}

defineIterator({
  address: T.combinations_with_replacement,
  name: "combinations_with_replacement",
  layout: Selection,
  doc: "combinations_with_replacement(iterable, r)\n--\n\nAn iterator over the tuples of r items, in their order, each item any number of times.",
  new_: combinationsNew(
    T.combinations_with_replacement,
    "combinations_with_replacement",
    (n, r) => n === 0 && r > 0,
    () => 0,
  ),
  next: nextOf(replacementAdvance),
});

// ---- permutations ----

function permutations_new(
  type: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const values = bind(type, T.permutations, "permutations(iterable, r=None)", args, nargs, kwnames);
  if (values === null) return NULL;
  const items = PySequence_Tuple(values[0] as PyObject);
  if (items === NULL) return NULL;
  const n = PyTuple.size(items);
  let r = n;
  if (values[1] !== S.None) {
    const given = values[1] as PyObject;
    if (hasFlag(typeOf(given), TypeFlags.LONG_SUBCLASS)) r = lengthOf(given);
    else r = PyErr.setString(T.TypeError, "Expected int as r") - 1;
  }
  if (r < 0) {
    decref(items);
    return NULL;
  }
  const op = makeSelectionSteal(type, items, r, n, r > n, (i) => i);
  if (op === NULL || r > n) return op;
  S_.cycles.set(
    op,
    newIndices(r, (i) => n - i),
  );
  if (S_.cycles.get(op) !== 0) return op;
  decref(op);
  return NULL;
}

// From the right: a place that is through its cycle gives its item back, the first that is not takes the next.
function permutationsAdvance(self: PyObject, w: number, r: number, n: number): boolean {
  const c = S_.cycles.get(self) >> 2;
  for (let i = r - 1; i >= 0; i--) {
    I32[c + i] -= 1;
    const index = I32[w + i];
    if (I32[c + i] === 0) {
      for (let j = i; j < n - 1; j++) I32[w + j] = I32[w + j + 1];
      I32[w + n - 1] = index;
      I32[c + i] = n - i;
    } else {
      const other = n - I32[c + i];
      I32[w + i] = I32[w + other];
      I32[w + other] = index;
      return true;
    }
  }
  return false;
}

defineIterator({
  address: T.permutations,
  name: "permutations",
  layout: Selection,
  doc: "permutations(iterable, r=None)\n--\n\nAn iterator over the tuples of r items (by default, of all), in every order, each item once.",
  new_: permutations_new,
  next: nextOf(permutationsAdvance),
});

// ---- product ----

// The keyword `repeat`; -1 with an exception set.
function repeatOf(args: number, nargs: number, kwnames: PyObject | Null): number {
  if (kwnames === NULL || PyTuple.size(kwnames) === 0) return 1;
  if (PyTuple.size(kwnames) > 1 || PyUnicode.toJS(PyTuple.getItem(kwnames, 0)) !== "repeat") {
    const count = PyTuple.size(kwnames);
    const name = PyUnicode.toJS(PyTuple.getItem(kwnames, 0));
    PyErr.setString(
      T.TypeError,
      count > 1
        ? `product() takes at most 1 keyword argument (${count} given)`
        : `product() got an unexpected keyword argument '${name}'`,
    );
    return -1;
  }
  const repeat = PyNumber_AsIndex(argument(args, nargs));
  if (repeat < 0 && !PyErr.occurred()) PyErr.setString(T.ValueError, "repeat argument cannot be negative");
  return repeat;
}

function product_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const repeat = repeatOf(args, nargs, kwnames);
  if (repeat < 0) return NULL;
  const given = repeat === 0 ? 0 : nargs;
  const count = given * repeat;
  if (count > 0x1ffffff0) return PyErr.setString(T.OverflowError, "repeat argument too large");
  const pools = PyTuple.new_(count);
  if (pools === NULL) return NULL;
  let empty = false;
  for (let i = 0; i < count; i++) {
    const items = i < given ? PySequence_Tuple(argument(args, i)) : incref(PyTuple.getItem(pools, i - given));
    if (items === NULL) {
      decref(pools);
      return NULL;
    }
    empty ||= PyTuple.size(items) === 0;
    PyTuple.setItemSteal(pools, i, items);
  }
  return makeSelectionSteal(type, pools, count, count, empty, () => 0);
}

function product_next(self: PyObject): NewRef | Null {
  const state = S_.state.get(self);
  if (state === State.DONE) return NULL;
  const pools = pool(self);
  const w = wordsOf(self);
  const count = S_.r.get(self);
  if (state === State.RUNNING) {
    let i = count - 1;
    for (; i >= 0; i--) {
      I32[w + i] += 1;
      if (I32[w + i] < PyTuple.size(PyTuple.getItem(pools, i))) break;
      I32[w + i] = 0;
    }
    if (i < 0) {
      S_.state.set(self, State.DONE);
      return NULL;
    }
  }
  S_.state.set(self, State.RUNNING);
  const result = PyTuple.new_(count);
  if (result === NULL) return NULL;
  for (let i = 0; i < count; i++) {
    PyTuple.setItemSteal(result, i, incref(PyTuple.getItem(PyTuple.getItem(pools, i), I32[w + i])));
  }
  return result;
}

defineIterator({
  address: T.product,
  name: "product",
  layout: Selection,
  doc: "product(*iterables, repeat=1)\n--\n\nAn iterator over the tuples with one item of each iterable, as nested for loops give them.",
  new_: product_new,
  next: product_next,
});
