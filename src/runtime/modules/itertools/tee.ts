/**
 * tee: several iterators over the items of one. What was read and not yet given by all is a list of links: each iterator points at the link that it
 * gives next, so a link goes when the last of them has passed it. The last link is empty, and is filled by whoever comes to it first.
 */
import { PyNumber_AsIndex } from "../../abstract/number.js";
import { PyIter_Next, PyObject_GetIter, PySelf } from "../../abstract/object.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { i32, ref, struct } from "../../heap/struct.js";
import { func, method } from "../../method-def.js";
import { allocObject } from "../../objects/builtin.js";
import { argument, checkPositional, noKeywords } from "../../objects/iterators-args.js";
import { decref, incref, PyObjectHead, setRefSteal, typeOf } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { T } from "../../objects/type-table.js";

const TeeLink = struct("_tee_dataobject", PyObjectHead, {
  it: ref("the underlying iterator"),
  value: ref("the item, or NULL when it was not read yet"),
  nextlink: ref("the link after this one, or NULL when the item was not read yet"),
  running: i32("1: the item is being read"),
});

const Tee = struct("_tee", PyObjectHead, {
  link: ref("the link with the next item"),
  weaklist: i32("weak references"),
});

function newLink(iterator: PyObject): NewRef | Null {
  const op = allocObject(TeeLink, T._tee_dataobject);
  if (op !== NULL) TeeLink.it.set(op, incref(iterator));
  return op;
}

// Read the item of an empty link: 0, or -1 at the end or with an exception set.
function fill(link: PyObject): number {
  if (TeeLink.running.get(link) !== 0) {
    PyErr.setString(T.RuntimeError, "cannot re-enter the tee iterator");
    return -1;
  }
  const iterator = TeeLink.it.get(link) as PyObject;
  TeeLink.running.set(link, 1);
  const value = PyIter_Next(iterator);
  TeeLink.running.set(link, 0);
  if (value === NULL) return -1;
  const following = newLink(iterator);
  if (following === NULL) {
    decref(value);
    return -1;
  }
  TeeLink.value.set(link, value);
  TeeLink.nextlink.set(link, following);
  return 0;
}

function tee_next(self: PyObject): NewRef | Null {
  const link = incref(Tee.link.get(self) as PyObject);
  let value: NewRef | Null = NULL;
  if (TeeLink.nextlink.get(link) !== NULL || fill(link) === 0) {
    value = incref(TeeLink.value.get(link) as PyObject);
    setRefSteal(self, Tee.link, incref(TeeLink.nextlink.get(link) as PyObject));
  }
  decref(link);
  return value;
}

function newTee(link: PyObject): NewRef | Null {
  const op = allocObject(Tee, T._tee);
  if (op !== NULL) Tee.link.set(op, incref(link));
  return op;
}

function tee_copy(self: PyObject): NewRef | Null {
  return newTee(Tee.link.get(self) as PyObject);
}

// A tee over what `iterable` gives; a tee gives one at the same place.
function fromIterable(iterable: PyObject): NewRef | Null {
  const iterator = PyObject_GetIter(iterable);
  if (iterator === NULL) return NULL;
  let result: NewRef | Null = NULL;
  if (typeOf(iterator) === (T._tee as number)) result = tee_copy(iterator);
  else {
    const link = newLink(iterator);
    result = link === NULL ? NULL : newTee(link);
    if (link !== NULL) decref(link);
  }
  decref(iterator);
  return result;
}

function tee_new(_type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (!noKeywords("_tee", kwnames) || !checkPositional("_tee", nargs, 1, 1)) return NULL;
  return fromIterable(argument(args, 0));
}

defineType({
  address: T._tee_dataobject,
  name: "itertools._tee_dataobject",
  layout: TeeLink,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  doc: "What was read for the iterators of tee().",
});

defineType({
  address: T._tee,
  name: "itertools._tee",
  layout: Tee,
  flags: TypeFlags.HAVE_GC,
  doc: "_tee(iterable, /)\n--\n\nAn iterator that can be copied.",
  weaklistField: "weaklist",
  slots: { tp_new: tee_new, tp_iter: PySelf, tp_iternext: tee_next },
  methods: [method("__copy__($self, /)", "An iterator that gives what this one will give.", tee_copy)],
});

function itertools_tee(iterable: PyObject, n: PyObject): NewRef | Null {
  const count = PyNumber_AsIndex(n);
  if (count === -1 && PyErr.occurred()) return NULL;
  if (count < 0) return PyErr.setString(T.ValueError, "n must be >= 0");
  const result = PyTuple.new_(count);
  if (result === NULL || count === 0) return result;
  let tee = fromIterable(iterable);
  for (let i = 0; i < count; i++) {
    if (tee === NULL) {
      decref(result);
      return NULL;
    }
    PyTuple.setItemSteal(result, i, tee);
    if (i + 1 < count) tee = tee_copy(tee);
  }
  return result;
}

export const tee = func(
  "tee($module, iterable, n=2, /)",
  "A tuple of n independent iterators over the items of iterable.",
  itertools_tee,
);
