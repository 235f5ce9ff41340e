/**
 * The type dict: its methods and slots. Mirrors the last part of CPython's Objects/dictobject.c.
 */
import {
  _PyObject_LookupSpecial,
  CompareOp,
  PyIter_Next,
  PyObject_GetIter,
  PyObject_HashNotImplemented,
  PyObject_RichCompareBool,
  PyObject_SetItem,
} from "../abstract/object.js";
import { Py_ReprEnter, Py_ReprLeave } from "../abstract/recursion.js";
import { PyObject_CallNoArgs, PyObject_CallOneArg } from "../call/call.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { classMethod, method } from "../method-def.js";
import { classGetItemMethod } from "./class-getitem.js";
import * as PyDict from "./dict.js";
import { check, Dict, hashAt, keyAt, next, Override, size, valueAt } from "./dict.js";
import { newKeyIterator, newReverseKeyIterator } from "./dict-iterators.js";
import { EMPTY, hashOf, keysBytes, lookup } from "./dict-keys.js";
import { newView } from "./dict-views.js";
import { PyType_GenericAlloc } from "./instance.js";
import { checkPositional } from "./iterators-args.js";
import { writeRepr } from "./list-repr.js";
import { decref, incref } from "./object.js";
import * as PySet from "./set.js";
import * as PyTuple from "./tuple.js";
import { defineType, TypeFlags } from "./type.js";
import { bool, None, NotImplemented, T } from "./type-table.js";
import { discard, finish, newWriter, writeJS } from "./unicode/writer.js";
import * as PyUnicode from "./unicode.js";

// ---- construction ----

function dict_new(type: PyObject): NewRef | Null {
  return type === (T.dict as number) ? PyDict.new_() : PyType_GenericAlloc(type, 0);
}

function dict_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  if (!checkPositional("dict", nargs, 0, 1)) return -1;
  if (nargs === 1 && PyDict.update(self, I32[args >> 2] as PyObject) < 0) return -1;
  if (kwnames === NULL) return 0;
  const values = (args >> 2) + nargs;
  for (let i = 0; i < PyTuple.size(kwnames); i++) {
    if (PyDict.setItem(self, PyTuple.getItem(kwnames, i), I32[values + i] as PyObject) < 0) return -1;
  }
  return 0;
}

function dict_update(self: PyObject, args: number, nargs: number, kwargs: PyObject | Null): NewRef | Null {
  if (!checkPositional("update", nargs, 0, 1)) return NULL;
  if (nargs === 1 && PyDict.update(self, I32[args >> 2] as PyObject) < 0) return NULL;
  if (kwargs !== NULL && PyDict.merge(self, kwargs, Override.YES) < 0) return NULL;
  return None;
}

export function dict_fromkeys(type: PyObject, iterable: PyObject, value: PyObject): NewRef | Null {
  const dict = PyObject_CallNoArgs(type);
  if (dict === NULL) return NULL;
  const result = PyDict.checkExact(dict)
    ? fillExact(dict, iterable, value)
    : forEach(iterable, (key) => PyObject_SetItem(dict, key, value));
  if (result === 0) return dict;
  decref(dict);
  return NULL;
}

// A dict or a set may be read without an iterator, and gives hashes.
function fillExact(dict: PyObject, iterable: PyObject, value: PyObject): number {
  if (PyDict.checkExact(iterable)) {
    for (let ix = next(iterable, 0); ix >= 0; ix = next(iterable, ix + 1)) {
      if (PyDict.setItemKnownHash(dict, keyAt(iterable, ix), hashAt(iterable, ix), value) < 0) return -1;
    }
    return 0;
  }
  if (PySet.checkAnyExact(iterable)) {
    for (let i = PySet.next(iterable, 0); i >= 0; i = PySet.next(iterable, i + 1)) {
      if (PyDict.setItemKnownHash(dict, PySet.keyAt(iterable, i), PySet.hashAt(iterable, i), value) < 0)
        return -1;
    }
    return 0;
  }
  return forEach(iterable, (key) => PyDict.setItem(dict, key, value));
}

// Call `body` with each item until it fails: 0 or -1. @mayRunPython
function forEach(iterable: PyObject, body: (item: PyObject) => number): number {
  const iterator = PyObject_GetIter(iterable);
  if (iterator === NULL) return -1;
  let result = 0;
  while (result === 0) {
    const item = PyIter_Next(iterator);
    if (item === NULL) {
      if (PyErr.occurred()) result = -1;
      break;
    }
    result = body(item);
    decref(item);
  }
  decref(iterator);
  return result;
}

// ---- items ----

function dict_subscript(self: PyObject, key: PyObject): NewRef | Null {
  const hash = hashOf(key);
  if (hash === -1) return NULL;
  const ix = lookup(self, key, hash);
  if (ix >= 0) return incref(valueAt(self, ix));
  if (ix !== EMPTY) return NULL;
  if (!PyDict.checkExact(self)) {
    const missing = _PyObject_LookupSpecial(self, ID.__missing__);
    if (missing !== NULL) {
      const result = PyObject_CallOneArg(missing, key);
      decref(missing);
      return result;
    }
    if (PyErr.occurred()) return NULL;
  }
  return PyErr.setKeyError(key);
}

function dict_ass_subscript(self: PyObject, key: PyObject, value: PyObject | Null): number {
  return value === NULL ? PyDict.delItem(self, key) : PyDict.setItem(self, key, value);
}

function dict_get(self: PyObject, key: PyObject, fallback: PyObject): NewRef | Null {
  const hash = hashOf(key);
  if (hash === -1) return NULL;
  const ix = lookup(self, key, hash);
  if (ix >= 0) return incref(valueAt(self, ix));
  return ix === EMPTY ? incref(fallback) : NULL;
}

function dict_pop(self: PyObject, key: PyObject, fallback: PyObject | Null): NewRef | Null {
  if (size(self) !== 0) {
    const value = PyDict.pop(self, key);
    if (value !== NULL || PyErr.occurred()) return value;
  }
  return fallback === NULL ? PyErr.setKeyError(key) : incref(fallback);
}

function dict_clear(self: PyObject): NewRef {
  PyDict.clear(self);
  return None;
}

// ---- operators ----

function dict_or(left: PyObject, right: PyObject): NewRef | Null {
  if (!check(left) || !check(right)) return NotImplemented;
  const result = PyDict.copy(left);
  if (result === NULL || PyDict.update(result, right) === 0) return result;
  decref(result);
  return NULL;
}

function dict_ior(self: PyObject, other: PyObject): NewRef | Null {
  return PyDict.update(self, other) < 0 ? NULL : incref(self);
}

/** Have two dicts the same keys with equal values? 1, 0 or -1. @mayRunPython */
function dictEqual(a: PyObject, b: PyObject): number {
  if (size(a) !== size(b)) return 0;
  for (let ix = next(a, 0); ix >= 0; ix = next(a, ix + 1)) {
    const key = incref(keyAt(a, ix));
    const value = incref(valueAt(a, ix));
    const other = PyDict.getItemKnownHash(b, key, hashAt(a, ix));
    let equal = other === NULL && PyErr.occurred() ? -1 : 0;
    if (other !== NULL) {
      const held = incref(other);
      equal = PyObject_RichCompareBool(value, held, CompareOp.EQ);
      decref(held);
    }
    decref(key);
    decref(value);
    if (equal <= 0) return equal;
  }
  return 1;
}

function dict_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  if ((op !== CompareOp.EQ && op !== CompareOp.NE) || !check(left) || !check(right)) return NotImplemented;
  const equal = dictEqual(left, right);
  return equal < 0 ? NULL : bool((equal === 1) === (op === CompareOp.EQ));
}

function dict_repr(self: PyObject): NewRef | Null {
  if (size(self) === 0) return PyUnicode.fromString("{}");
  if (Py_ReprEnter(self)) return PyUnicode.fromString("{...}");
  const writer = newWriter();
  let ok = true;
  let separator = "{";
  for (let ix = next(self, 0); ok && ix >= 0; ix = next(self, ix + 1)) {
    const key = incref(keyAt(self, ix));
    const value = incref(valueAt(self, ix));
    writeJS(writer, separator);
    separator = ", ";
    ok = writeRepr(writer, key);
    if (ok) {
      writeJS(writer, ": ");
      ok = writeRepr(writer, value);
    }
    decref(key);
    decref(value);
  }
  Py_ReprLeave(self);
  if (!ok) {
    discard(writer);
    return NULL;
  }
  writeJS(writer, "}");
  return finish(writer);
}

defineType({
  address: T.dict,
  name: "dict",
  layout: Dict,
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE | TypeFlags.DICT_SUBCLASS | TypeFlags.MAPPING,
  doc: "dict(**kwargs)\ndict(mapping, **kwargs)\ndict(iterable, **kwargs)\n\nA mapping of keys to values: of a mapping, of an iterable of pairs, of keyword arguments.",
  slots: {
    tp_new: dict_new,
    tp_init: dict_init,
    tp_dealloc: PyDict.dict_dealloc,
    tp_traverse: PyDict.dict_traverse,
    tp_clear: PyDict.clear,
    tp_repr: dict_repr,
    tp_hash: PyObject_HashNotImplemented,
    tp_richcompare: dict_richcompare,
    tp_iter: newKeyIterator,
    nb_or: dict_or,
    nb_inplace_or: dict_ior,
    sq_contains: PyDict.contains,
    mp_length: size,
    mp_subscript: dict_subscript,
    mp_ass_subscript: dict_ass_subscript,
  },
  methods: [
    classGetItemMethod(),
    method("get($self, key, default=None, /)", "The value of key, or default.", dict_get),
    method(
      "setdefault($self, key, default=None, /)",
      "The value of key, which is set to default first when it is missing.",
      PyDict.setDefault,
    ),
    method(
      "pop($self, key, default=NULL, /)",
      "Take key out and give its value; without the key default, or else KeyError.",
      dict_pop,
    ),
    method("popitem($self, /)", "Take the last (key, value) pair out and give it.", PyDict.popItem),
    method("keys($self, /)", "A view of the keys.", (self: PyObject) => newView(T.dict_keys, self)),
    method("items($self, /)", "A view of the (key, value) pairs.", (self: PyObject) =>
      newView(T.dict_items, self),
    ),
    method("values($self, /)", "A view of the values.", (self: PyObject) => newView(T.dict_values, self)),
    method(
      "update($self, *args, **kwargs)",
      "Set the keys of a mapping or of an iterable of pairs, then those of the keyword arguments.",
      dict_update,
    ),
    classMethod(
      "fromkeys($type, iterable, value=None, /)",
      "A dict with the keys of iterable, all of them set to value.",
      dict_fromkeys,
    ),
    method("clear($self, /)", "Remove all keys.", dict_clear),
    method("copy($self, /)", "A dict with the same keys and values.", PyDict.copy),
    method("__reversed__($self, /)", "An iterator over the keys, the last one first.", newReverseKeyIterator),
    method("__sizeof__($self, /)", "Bytes that the dict takes.", (self: PyObject) =>
      smallInt(PyDict.sizeInBytes(self, keysBytes)),
    ),
  ],
});
