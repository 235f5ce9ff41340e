/** itemgetter, attrgetter, methodcaller: callables made of what they will ask their argument for. Mirrors the second half of Modules/_operator.c. */

import { PyObject_GetItem } from "../../abstract/mapping.js";
import { PyObject_GetAttr, PyObject_Repr } from "../../abstract/object.js";
import { Py_ReprEnter, Py_ReprLeave } from "../../abstract/recursion.js";
import { releaseArgs, reserveArgs } from "../../call/args-stack.js";
import { keywordsDict, PyObject_Vectorcall } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { I32 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { ref, struct } from "../../heap/struct.js";
import { method } from "../../method-def.js";
import * as PyDict from "../../objects/dict.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import { argument, checkPositional, noKeywords } from "../../objects/iterators-args.js";
import { decref, incref, PyObjectHead, typeOf } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { T } from "../../objects/type-table.js";
import { internInPlace } from "../../objects/unicode/interned.js";
import * as PyUnicode from "../../objects/unicode.js";
import { partialOf } from "../functools/partial.js";

/** `name(item, …)` of a repr, the arguments shown by repr; NULL with an exception. @mayRunPython */
function reprOfCall(self: PyObject, name: string, parts: () => string[] | null): NewRef | Null {
  if (Py_ReprEnter(self)) return PyUnicode.fromJS(`${name}(...)`);
  const texts = parts();
  Py_ReprLeave(self);
  return texts === null ? NULL : PyUnicode.fromJS(`${name}(${texts.join(", ")})`);
}

function reprText(op: PyObject): string | null {
  const repr = PyObject_Repr(op);
  if (repr === NULL) return null;
  const text = PyUnicode.toJS(repr);
  decref(repr);
  return text;
}

function reprTexts(tuple: PyObject): string[] | null {
  const texts: string[] = [];
  for (let i = 0; i < PyTuple.size(tuple); i++) {
    const text = reprText(PyTuple.getItem(tuple, i));
    if (text === null) return null;
    texts.push(text);
  }
  return texts;
}

// The one argument of a call, or NULL with TypeError.
function onlyArgument(name: string, args: number, nargs: number, kwnames: PyObject | Null): PyObject | Null {
  return noKeywords(name, kwnames) && checkPositional(name, nargs, 1, 1) ? argument(args, 0) : NULL;
}

/** A tuple of what `get` gives for each item of `keys`, or what it gives for the only one. @mayRunPython */
function getAll(keys: PyObject, get: (key: PyObject) => NewRef | Null): NewRef | Null {
  const count = PyTuple.size(keys);
  if (count === 1) return get(PyTuple.getItem(keys, 0));
  const result = PyTuple.new_(count);
  if (result === NULL) return NULL;
  for (let i = 0; i < count; i++) {
    const value = get(PyTuple.getItem(keys, i));
    if (value === NULL) {
      decref(result);
      return NULL;
    }
    PyTuple.setItemSteal(result, i, value);
  }
  return result;
}

// An object of `type` whose first field is `first` (stolen; NULL: an error passed on).
function newWithSteal(type: PyObject, first: NewRef | Null): NewRef | Null {
  if (first === NULL) return NULL;
  const op = PyType_GenericAlloc(type, 0);
  if (op === NULL) decref(first);
  else I32[(op >> 2) + 2] = first;
  return op;
}

// ---- itemgetter ----

const ItemGetter = struct("itemgetter", PyObjectHead, { items: ref("tuple of the keys") });

function itemgetter_new(
  type: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  if (!noKeywords("itemgetter", kwnames)) return NULL;
  if (nargs === 0) {
    checkPositional("itemgetter", nargs, 1, 1);
    return NULL;
  }
  return newWithSteal(type, PyTuple.fromArray(args, nargs));
}

function itemgetter_call(
  self: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const obj = onlyArgument("itemgetter", args, nargs, kwnames);
  if (obj === NULL) return NULL;
  return getAll(ItemGetter.items.get(self) as PyObject, (key) => PyObject_GetItem(obj, key));
}

function itemgetter_reduce(self: PyObject): NewRef | Null {
  return PyTuple.pack(typeOf(self), ItemGetter.items.get(self) as PyObject);
}

defineType({
  address: T.itemgetter,
  name: "operator.itemgetter",
  layout: ItemGetter,
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
  doc: "itemgetter(item, /, *items)\n--\n\nA callable that gives its argument's item, or a tuple of the items when there are several.",
  slots: {
    tp_new: itemgetter_new,
    tp_call: itemgetter_call,
    tp_repr: (self) =>
      reprOfCall(self, "operator.itemgetter", () => reprTexts(ItemGetter.items.get(self) as PyObject)),
  },
  methods: [method("__reduce__($self, /)", "How pickle rebuilds it.", itemgetter_reduce)],
});

// ---- attrgetter ----

const AttrGetter = struct("attrgetter", PyObjectHead, {
  attrs: ref("tuple; of each attribute its name, or the tuple of the names between the dots"),
});

// "a.b" as ("a", "b"), "a" as it is.
function splitName(name: PyObject): NewRef | Null {
  const parts = PyUnicode.toJS(name).split(".");
  if (parts.length === 1) return internInPlace(incref(name));
  const tuple = PyTuple.new_(parts.length);
  if (tuple === NULL) return NULL;
  for (let i = 0; i < parts.length; i++) {
    const part = PyUnicode.internFromString(parts[i]!);
    if (part === NULL) {
      decref(tuple);
      return NULL;
    }
    PyTuple.setItemSteal(tuple, i, part);
  }
  return tuple;
}

function attrgetter_new(
  type: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  if (!noKeywords("attrgetter", kwnames)) return NULL;
  if (nargs === 0) {
    checkPositional("attrgetter", nargs, 1, 1);
    return NULL;
  }
  const attrs = PyTuple.new_(nargs);
  if (attrs === NULL) return NULL;
  for (let i = 0; i < nargs; i++) {
    const name = argument(args, i);
    const split = PyUnicode.check(name)
      ? splitName(name)
      : PyErr.setString(T.TypeError, "attribute name must be a string");
    if (split === NULL) {
      decref(attrs);
      return NULL;
    }
    PyTuple.setItemSteal(attrs, i, split);
  }
  return newWithSteal(type, attrs);
}

function dottedGetAttr(obj: PyObject, attr: PyObject): NewRef | Null {
  if (PyUnicode.check(attr)) return PyObject_GetAttr(obj, attr);
  let value: NewRef | Null = incref(obj);
  for (let i = 0; i < PyTuple.size(attr) && value !== NULL; i++) {
    const next: NewRef | Null = PyObject_GetAttr(value, PyTuple.getItem(attr, i));
    decref(value);
    value = next;
  }
  return value;
}

function attrgetter_call(
  self: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const obj = onlyArgument("attrgetter", args, nargs, kwnames);
  if (obj === NULL) return NULL;
  return getAll(AttrGetter.attrs.get(self) as PyObject, (attr) => dottedGetAttr(obj, attr));
}

/** The names as they were given, as a tuple. */
function attributeNames(self: PyObject): NewRef | Null {
  return getEach(AttrGetter.attrs.get(self) as PyObject, (attr) => {
    if (PyUnicode.check(attr)) return incref(attr);
    const parts: string[] = [];
    for (let i = 0; i < PyTuple.size(attr); i++) parts.push(PyUnicode.toJS(PyTuple.getItem(attr, i)));
    return PyUnicode.fromJS(parts.join("."));
  });
}

// As getAll, but always a tuple.
function getEach(keys: PyObject, get: (key: PyObject) => NewRef | Null): NewRef | Null {
  if (PyTuple.size(keys) !== 1) return getAll(keys, get);
  const only = get(PyTuple.getItem(keys, 0));
  const tuple = only === NULL ? NULL : PyTuple.pack(only);
  if (only !== NULL) decref(only);
  return tuple;
}

function attrgetter_repr(self: PyObject): NewRef | Null {
  const names = attributeNames(self);
  if (names === NULL) return NULL;
  const result = reprOfCall(self, "operator.attrgetter", () => reprTexts(names));
  decref(names);
  return result;
}

function attrgetter_reduce(self: PyObject): NewRef | Null {
  const names = attributeNames(self);
  const result = names === NULL ? NULL : PyTuple.pack(typeOf(self), names);
  if (names !== NULL) decref(names);
  return result;
}

defineType({
  address: T.attrgetter,
  name: "operator.attrgetter",
  layout: AttrGetter,
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
  doc: "attrgetter(attr, /, *attrs)\n--\n\nA callable that gives its argument's attribute (the name may have dots), or a tuple when there are several.",
  slots: { tp_new: attrgetter_new, tp_call: attrgetter_call, tp_repr: attrgetter_repr },
  methods: [method("__reduce__($self, /)", "How pickle rebuilds it.", attrgetter_reduce)],
});

// ---- methodcaller ----

const MethodCaller = struct("methodcaller", PyObjectHead, {
  args: ref("tuple: the positional arguments"),
  name: ref("str: the method's name"),
  kwargs: ref("dict of the keyword arguments, or NULL"),
});

function methodcaller_new(
  type: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  if (nargs === 0) {
    return PyErr.setString(T.TypeError, "methodcaller needs at least one argument, the method name");
  }
  const name = argument(args, 0);
  if (!PyUnicode.check(name)) return PyErr.setString(T.TypeError, "method name must be a string");
  const op = newWithSteal(type, PyTuple.fromArray(args + 4, nargs - 1));
  if (op === NULL) return NULL;
  MethodCaller.name.set(op, internInPlace(incref(name)));
  if (kwnames === NULL || PyTuple.size(kwnames) === 0) return op;
  const kwargs = keywordsDict(args, nargs, kwnames);
  MethodCaller.kwargs.set(op, kwargs);
  if (kwargs !== NULL) return op;
  decref(op);
  return NULL;
}

function methodcaller_call(
  self: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const obj = onlyArgument("methodcaller", args, nargs, kwnames);
  if (obj === NULL) return NULL;
  const bound = PyObject_GetAttr(obj, MethodCaller.name.get(self) as PyObject);
  if (bound === NULL) return NULL;
  const result = callWithKept(bound, MethodCaller.args.get(self) as PyObject, MethodCaller.kwargs.get(self));
  decref(bound);
  return result;
}

// `callable(*args, **kwargs)`; the dict is only read, so its words stand for the values.
function callWithKept(callable: PyObject, args: PyObject, kwargs: PyObject | Null): NewRef | Null {
  const nargs = PyTuple.size(args);
  if (kwargs === NULL) return PyObject_Vectorcall(callable, PyTuple.items(args), nargs, NULL);
  const count = PyDict.size(kwargs);
  const names = PyTuple.new_(count);
  if (names === NULL) return NULL;
  const words = reserveArgs(nargs + count);
  if (words === 0) {
    decref(names);
    return NULL;
  }
  const w = words >> 2;
  for (let i = 0; i < nargs; i++) I32[w + i] = PyTuple.getItem(args, i);
  for (let ix = PyDict.next(kwargs, 0), i = 0; ix >= 0; ix = PyDict.next(kwargs, ix + 1), i++) {
    PyTuple.setItemSteal(names, i, incref(PyDict.keyAt(kwargs, ix)));
    I32[w + nargs + i] = PyDict.valueAt(kwargs, ix);
  }
  const result = PyObject_Vectorcall(callable, words, nargs, names);
  releaseArgs(words);
  decref(names);
  return result;
}

function methodcaller_texts(self: PyObject): string[] | null {
  const name = reprText(MethodCaller.name.get(self) as PyObject);
  const args = name === null ? null : reprTexts(MethodCaller.args.get(self) as PyObject);
  if (name === null || args === null) return null;
  const texts = [name, ...args];
  const kwargs = MethodCaller.kwargs.get(self);
  for (
    let ix = kwargs === NULL ? -1 : PyDict.next(kwargs, 0);
    ix >= 0;
    ix = PyDict.next(kwargs as PyObject, ix + 1)
  ) {
    const value = reprText(PyDict.valueAt(kwargs as PyObject, ix));
    if (value === null) return null;
    texts.push(`${PyUnicode.toJS(PyDict.keyAt(kwargs as PyObject, ix))}=${value}`);
  }
  return texts;
}

function methodcaller_reduce(self: PyObject): NewRef | Null {
  const name = MethodCaller.name.get(self) as PyObject;
  const args = MethodCaller.args.get(self) as PyObject;
  const kwargs = MethodCaller.kwargs.get(self);
  if (kwargs === NULL) {
    const all = PyTuple.new_(PyTuple.size(args) + 1);
    if (all === NULL) return NULL;
    PyTuple.setItemSteal(all, 0, incref(name));
    for (let i = 0; i < PyTuple.size(args); i++) {
      PyTuple.setItemSteal(all, i + 1, incref(PyTuple.getItem(args, i)));
    }
    const plain = PyTuple.pack(typeOf(self), all);
    decref(all);
    return plain;
  }
  // Without keywords in __reduce__'s arguments, a partial of the type carries them.
  const maker = partialOf(typeOf(self), name, kwargs);
  const result = maker === NULL ? NULL : PyTuple.pack(maker, args);
  if (maker !== NULL) decref(maker);
  return result;
}

defineType({
  address: T.methodcaller,
  name: "operator.methodcaller",
  layout: MethodCaller,
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
  doc: "methodcaller(name, /, *args, **kwargs)\n--\n\nA callable that calls the method of that name of its argument, with these arguments.",
  slots: {
    tp_new: methodcaller_new,
    tp_call: methodcaller_call,
    tp_repr: (self) => reprOfCall(self, "operator.methodcaller", () => methodcaller_texts(self)),
  },
  methods: [method("__reduce__($self, /)", "How pickle rebuilds it.", methodcaller_reduce)],
});
