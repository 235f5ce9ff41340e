/**
 * `__reduce__` and `__setstate__` of the built-in iterators: how copy and pickle rebuild them. The layouts are those of the files that declare the types;
 * the words are named here as there.
 */

import { PyNumber_Add, PyNumber_AsIndex, PyNumber_Index, PyNumber_Multiply } from "../abstract/number.js";
import { PyObject_IsTrue } from "../abstract/object.js";
import { PySequence_List, PySequence_Size } from "../abstract/sequence.js";
import { PyObject_CallArgs } from "../call/call.js";
import * as PyErr from "../errors.js";
import { PyObject_Malloc } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { type MethodDef, method } from "../method-def.js";
import * as PyList from "./list.js";
import * as PyLong from "./long.js";
import { decref, incref, typeOf, xdecref } from "./object.js";
import { reduceToSteal } from "./reduce-iterators.js";
import * as PyTuple from "./tuple.js";
import { EmptyTuple, None, T, True } from "./type-table.js";

type Reduce = (self: PyObject) => NewRef | Null;

const REDUCE_DOC = "How copy and pickle rebuild it.";
const SETSTATE_DOC = "Set the position.";

/** A row `__reduce__`. */
export function reduceMethod(reduce: Reduce): MethodDef {
  return method("__reduce__($self, /)", REDUCE_DOC, reduce);
}

/** A row `__setstate__`; `set` gives 0 or -1. */
export function setstateMethod(set: (self: PyObject, state: PyObject) => number): MethodDef {
  return method("__setstate__($self, state, /)", SETSTATE_DOC, (self: PyObject, state: PyObject) =>
    set(self, state) < 0 ? NULL : None,
  );
}

// ---- what counts an index over a sequence: word 2 is the index, word 3 the sequence ----

function indexReduce(builtin: "iter" | "reversed", exhausted: () => NewRef | Null): Reduce {
  return (self) => {
    const w = self >> 2;
    const sequence = I32[w + 3] as PyObject | Null;
    if (sequence === NULL) return reduceToSteal("iter", exhausted());
    return reduceToSteal(builtin, incref(sequence), PyLong.fromNumber(I32[w + 2]));
  };
}

// The index in `state`, within min … max; NaN with an exception set.
function indexIn(state: PyObject, min: number, max: number): number {
  const index = PyNumber_AsIndex(state);
  if (index === -1 && PyErr.occurred()) return Number.NaN;
  return Math.min(max, Math.max(min, index));
}

function setIndex(min: number, maxOf: (sequence: PyObject) => number) {
  return (self: PyObject, state: PyObject): number => {
    const w = self >> 2;
    const sequence = I32[w + 3] as PyObject | Null;
    const max = sequence === NULL ? 0 : maxOf(sequence);
    const index = max < -1 ? Number.NaN : indexIn(state, min, max);
    if (Number.isNaN(index)) return -1;
    if (sequence !== NULL) I32[w + 2] = index;
    return 0;
  };
}

const sizeOf = (sequence: PyObject): number => I32[(sequence >> 2) + 2];

/** The methods of list_iterator. */
export const LIST_ITERATOR = [
  reduceMethod(indexReduce("iter", () => PyList.new_(0))),
  setstateMethod(setIndex(0, sizeOf)),
];
/** The methods of list_reverseiterator. */
export const LIST_REVERSEITERATOR = [
  reduceMethod(indexReduce("reversed", () => PyList.new_(0))),
  setstateMethod(setIndex(-1, (list) => sizeOf(list) - 1)),
];
/** The methods of tuple_iterator. */
export const TUPLE_ITERATOR = [
  reduceMethod(indexReduce("iter", () => EmptyTuple)),
  setstateMethod(setIndex(0, sizeOf)),
];
/** The methods of the iterator over what has `__getitem__`. */
export const SEQUENCE_ITERATOR = [
  reduceMethod(indexReduce("iter", () => EmptyTuple)),
  setstateMethod(setIndex(0, () => 0x7fffffff)),
];

/** The methods of reversed. */
export const REVERSED = [
  reduceMethod((self) => {
    const sequence = I32[(self >> 2) + 3] as PyObject | Null;
    if (sequence === NULL) return packCall(self, EmptyTuple);
    return packCall(self, PyTuple.pack(sequence), PyLong.fromNumber(I32[(self >> 2) + 2]));
  }),
  setstateMethod(
    setIndex(-1, (sequence) => {
      const size = PySequence_Size(sequence);
      return size < 0 ? -2 : size - 1;
    }),
  ),
];

// (type(self), args) or (type(self), args, state), with args and state stolen; NULL: an error passed on, or no state.
function packCall(self: PyObject, args: NewRef | Null, state: NewRef | Null = NULL): NewRef | Null {
  if (args === NULL) {
    xdecref(state);
    return NULL;
  }
  const type = typeOf(self);
  const result = state === NULL ? PyTuple.pack(type, args) : PyTuple.pack(type, args, state);
  decref(args);
  xdecref(state);
  return result;
}

// ---- ranges ----

function rangeOfSteal(start: NewRef | Null, step: NewRef | Null, length: NewRef | Null): NewRef | Null {
  const span = step === NULL || length === NULL ? NULL : PyNumber_Multiply(step, length);
  const stop = start === NULL || span === NULL ? NULL : PyNumber_Add(start, span);
  const range =
    stop === NULL
      ? NULL
      : PyObject_CallArgs(T.range as number as PyObject, start as PyObject, stop, step as PyObject);
  for (const op of [start, step, length, span, stop]) xdecref(op);
  return range;
}

/** The methods of range_iterator. */
export const RANGE_ITERATOR = [
  reduceMethod((self) => {
    const w = self >> 2;
    const [start, step, length] = [2, 3, 4].map((word) => PyLong.fromNumber(I32[w + word])) as [
      NewRef,
      NewRef,
      NewRef,
    ];
    return reduceToSteal("iter", rangeOfSteal(start, step, length), None);
  }),
  setstateMethod((self, state) => {
    const w = self >> 2;
    const index = indexIn(state, 0, I32[w + 4]);
    if (Number.isNaN(index)) return -1;
    I32[w + 2] += index * I32[w + 3];
    I32[w + 4] -= index;
    return 0;
  }),
];

// Go `state` values on from here, at most to the end; never back. 0 or -1.
function advanceLongRange(self: PyObject, state: PyObject): number {
  const w = self >> 2;
  const index = PyNumber_Index(state);
  if (index === NULL) return -1;
  const left = PyLong.asBigInt(I32[w + 4] as PyObject);
  const wanted = PyLong.asBigInt(index);
  decref(index);
  const by = wanted < 0n ? 0n : wanted > left ? left : wanted;
  const start = PyLong.fromBigInt(
    PyLong.asBigInt(I32[w + 2] as PyObject) + by * PyLong.asBigInt(I32[w + 3] as PyObject),
  );
  const length = start === NULL ? NULL : PyLong.fromBigInt(left - by);
  if (start === NULL || length === NULL) {
    xdecref(start);
    return -1;
  }
  decref(I32[w + 2] as NewRef);
  decref(I32[w + 4] as NewRef);
  I32[w + 2] = start;
  I32[w + 4] = length;
  return 0;
}

/** The methods of longrange_iterator. */
export const LONGRANGE_ITERATOR = [
  reduceMethod((self) => {
    const [start, step, length] = [2, 3, 4].map((word) => incref(I32[(self >> 2) + word] as PyObject)) as [
      NewRef,
      NewRef,
      NewRef,
    ];
    return reduceToSteal("iter", rangeOfSteal(start, step, length), None);
  }),
  setstateMethod(advanceLongRange),
];

// ---- dict and set: what is left, as a list ----

/** `__reduce__` of an iterator of six words whose word 2 is the container: a copy of it is exhausted, not it. */
export const CONTAINER_ITERATOR = reduceMethod((self) => {
  const copy = PyObject_Malloc(24);
  if (copy === 0) return PyErr.noMemory();
  const from = self >> 2;
  I32.copyWithin(copy >> 2, from, from + 6);
  I32[copy >> 2] = 1;
  if (I32[from + 2] !== 0) incref(I32[from + 2] as PyObject);
  const list = PySequence_List(copy as PyObject);
  decref(copy as NewRef);
  return reduceToSteal("iter", list);
});

// ---- iter(callable, sentinel), enumerate, zip, map, filter ----

/** The methods of callable_iterator. */
export const CALLABLE_ITERATOR = [
  reduceMethod((self) => {
    const w = self >> 2;
    if (I32[w + 2] === 0 || I32[w + 3] === 0) return reduceToSteal("iter", EmptyTuple);
    const plain = reduceToSteal("iter", EmptyTuple);
    const args = plain === NULL ? NULL : PyTuple.pack(I32[w + 2] as PyObject, I32[w + 3] as PyObject);
    const result = args === NULL ? NULL : PyTuple.pack(PyTuple.getItem(plain as PyObject, 0), args);
    xdecref(plain);
    xdecref(args);
    return result;
  }),
];

/** The methods of enumerate: word 2 is the number, word 3 the iterator. */
export const ENUMERATE = [
  reduceMethod((self) =>
    packCall(self, PyTuple.pack(I32[(self >> 2) + 3] as PyObject, I32[(self >> 2) + 2] as PyObject)),
  ),
];

/** The methods of zip: word 2 is the tuple of iterators, word 4 says whether it is strict. */
export const ZIP = [
  reduceMethod((self) =>
    packCall(self, incref(I32[(self >> 2) + 2] as PyObject), I32[(self >> 2) + 4] !== 0 ? True : NULL),
  ),
  setstateMethod((self, state) => {
    const strict = PyObject_IsTrue(state);
    if (strict < 0) return -1;
    I32[(self >> 2) + 4] = strict;
    return 0;
  }),
];

/** The methods of map: word 2 is the tuple of iterators, word 3 the function. */
export const MAP = [
  reduceMethod((self) => {
    const iterators = I32[(self >> 2) + 2] as PyObject;
    const args = PyTuple.new_(PyTuple.size(iterators) + 1);
    if (args === NULL) return NULL;
    PyTuple.setItemSteal(args, 0, incref(I32[(self >> 2) + 3] as PyObject));
    for (let i = 0; i < PyTuple.size(iterators); i++) {
      PyTuple.setItemSteal(args, i + 1, incref(PyTuple.getItem(iterators, i)));
    }
    return packCall(self, args);
  }),
];

/** The methods of filter: word 2 is the predicate, word 3 the iterator. */
export const FILTER = [
  reduceMethod((self) =>
    packCall(self, PyTuple.pack(I32[(self >> 2) + 2] as PyObject, I32[(self >> 2) + 3] as PyObject)),
  ),
];
