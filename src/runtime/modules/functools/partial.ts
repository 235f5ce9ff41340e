/** functools.partial: a callable with some arguments given in advance. Mirrors the partialobject of CPython's Modules/_functoolsmodule.c. */
import { PyCallable_Check, PyObject_Repr, PyObject_Str } from "../../abstract/object.js";
import { Py_ReprEnter, Py_ReprLeave } from "../../abstract/recursion.js";
import { releaseArgs, reserveArgs } from "../../call/args-stack.js";
import { PyObject_Vectorcall } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { I32 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { i32, ref, struct } from "../../heap/struct.js";
import { member, method } from "../../method-def.js";
import { classGetItemMethod } from "../../objects/class-getitem.js";
import * as PyDict from "../../objects/dict.js";
import { PyType_GenericAlloc, setDictSteal } from "../../objects/instance.js";
import { instanceDict } from "../../objects/instance-dict.js";
import { argument } from "../../objects/iterators-args.js";
import { decref, incref, PyObjectHead, setRefSteal, typeOf, xdecref, xincref } from "../../objects/object.js";
import { fullName } from "../../objects/object-type.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, hasFlag, PyTypeObject, SLOT, TypeFlags } from "../../objects/type.js";
import { EmptyTuple, None, S, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { PyErr_WarnEx } from "../../warnings.js";

export const Partial = struct("partial", PyObjectHead, {
  func: ref("the callable"),
  args: ref("tuple: the arguments that come first"),
  keywords: ref("dict of keyword arguments"),
  dict: ref("`__dict__`, or NULL"),
  weaklist: i32("weak references"),
});

const P = Partial;

// A partial of this kind (whose call is not overridden) and without attributes can be taken apart.
function isPlainPartial(op: PyObject): boolean {
  const call = PyTypeObject.tp_call.get(T.partial);
  return I32[(typeOf(op) >> 2) + SLOT.tp_call] === call && P.dict.get(op) === NULL;
}

// The positional arguments of `before` (a partial, or NULL) followed by the words at `args`.
function joinArgs(before: PyObject | Null, args: number, count: number): NewRef | Null {
  const first = before === NULL ? EmptyTuple : (P.args.get(before) as PyObject);
  const size = PyTuple.size(first);
  const tuple = PyTuple.new_(size + count);
  if (tuple === NULL) return NULL;
  for (let i = 0; i < size; i++) PyTuple.setItemSteal(tuple, i, incref(PyTuple.getItem(first, i)));
  for (let i = 0; i < count; i++) PyTuple.setItemSteal(tuple, size + i, incref(argument(args, i)));
  return tuple;
}

// The keyword arguments of `before` (a dict, or NULL), overridden by those of the call, as a dict of its own.
function joinKeywords(
  before: PyObject | Null,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const dict = before === NULL ? PyDict.new_() : PyDict.copy(before);
  if (dict === NULL || kwnames === NULL) return dict;
  for (let i = 0; i < PyTuple.size(kwnames); i++) {
    if (PyDict.setItem(dict, PyTuple.getItem(kwnames, i), argument(args, nargs + i)) < 0) {
      decref(dict);
      return NULL;
    }
  }
  return dict;
}

function partial_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (nargs < 1) return PyErr.setString(T.TypeError, "type 'partial' takes at least one argument");
  let func = argument(args, 0);
  if (!PyCallable_Check(func)) return PyErr.setString(T.TypeError, "the first argument must be callable");
  const inner = isPlainPartial(func) ? func : NULL;
  if (inner !== NULL) func = P.func.get(inner) as PyObject;
  const op = PyType_GenericAlloc(type, 0);
  if (op === NULL) return NULL;
  P.func.set(op, incref(func));
  P.args.set(op, joinArgs(inner, args + 4, nargs - 1));
  P.keywords.set(op, joinKeywords(inner === NULL ? NULL : P.keywords.get(inner), args, nargs, kwnames));
  if (P.args.get(op) !== NULL && P.keywords.get(op) !== NULL) return op;
  decref(op);
  return NULL;
}

/** `functools.partial(func, arg, **kwargs)`. */
export function partialOf(func: PyObject, arg: PyObject, kwargs: PyObject): NewRef | Null {
  const op = PyType_GenericAlloc(T.partial as number as PyObject, 0);
  if (op === NULL) return NULL;
  P.func.set(op, incref(func));
  P.args.set(op, PyTuple.pack(arg));
  P.keywords.set(op, PyDict.copy(kwargs));
  if (P.args.get(op) !== NULL && P.keywords.get(op) !== NULL) return op;
  decref(op);
  return NULL;
}

/** Call with the arguments kept, then those at `args`. @mayRunPython */
function partial_call(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const func = incref(P.func.get(self) as PyObject);
  const kept = incref(P.args.get(self) as PyObject);
  const keywords = P.keywords.get(self) as PyObject;
  const result =
    PyDict.size(keywords) === 0
      ? callPositional(func, kept, args, nargs, kwnames)
      : callWithKeywords(func, kept, joinKeywords(keywords, args, nargs, kwnames), args, nargs);
  decref(kept);
  decref(func);
  return result;
}

function callPositional(
  func: PyObject,
  kept: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const size = PyTuple.size(kept);
  if (size === 0) return PyObject_Vectorcall(func, args, nargs, kwnames);
  const given = nargs + (kwnames === NULL ? 0 : PyTuple.size(kwnames));
  const words = reserveArgs(size + given);
  if (words === 0) return NULL;
  const w = words >> 2;
  for (let i = 0; i < size; i++) I32[w + i] = PyTuple.getItem(kept, i);
  for (let i = 0; i < given; i++) I32[w + size + i] = I32[(args >> 2) + i];
  const result = PyObject_Vectorcall(func, words, size + nargs, kwnames);
  releaseArgs(words);
  return result;
}

// `keywords` was made for this call, so nobody changes it meanwhile. Steals it; NULL: an error passed on.
function callWithKeywords(
  func: PyObject,
  kept: PyObject,
  keywords: NewRef | Null,
  args: number,
  nargs: number,
): NewRef | Null {
  if (keywords === NULL) return NULL;
  const size = PyTuple.size(kept) + nargs;
  const names = PyTuple.new_(PyDict.size(keywords));
  const words = names === NULL ? 0 : reserveArgs(size + PyDict.size(keywords));
  let result: NewRef | Null = NULL;
  if (names !== NULL && words !== 0) {
    const w = words >> 2;
    for (let i = 0; i < PyTuple.size(kept); i++) I32[w + i] = PyTuple.getItem(kept, i);
    for (let i = 0; i < nargs; i++) I32[w + size - nargs + i] = argument(args, i);
    let at = 0;
    for (let ix = PyDict.next(keywords, 0); ix >= 0; ix = PyDict.next(keywords, ix + 1)) {
      PyTuple.setItemSteal(names, at, incref(PyDict.keyAt(keywords, ix)));
      I32[w + size + at++] = PyDict.valueAt(keywords, ix);
    }
    result = PyObject_Vectorcall(func, words, size, names);
    releaseArgs(words);
  }
  xdecref(names);
  decref(keywords);
  return result;
}

// As an attribute of a class it is no method yet, but will be one. @mayRunPython
function partial_descr_get(self: PyObject, obj: PyObject | Null): NewRef | Null {
  const message =
    "functools.partial will be a method descriptor in future Python versions; " +
    "wrap it in staticmethod() if you want to preserve the old behavior";
  if (obj !== NULL && obj !== None && PyErr_WarnEx(T.FutureWarning, message, 1) < 0) return NULL;
  return incref(self);
}

// ---- attributes ----

function reprInto(parts: string[], prefix: string, op: PyObject): boolean {
  const repr = PyObject_Repr(op);
  if (repr === NULL) return false;
  parts.push(prefix + PyUnicode.toJS(repr));
  decref(repr);
  return true;
}

function repr_parts(self: PyObject): string[] | null {
  const parts: string[] = [];
  const args = incref(P.args.get(self) as PyObject);
  const keywords = incref(P.keywords.get(self) as PyObject);
  let ok = reprInto(parts, "", P.func.get(self) as PyObject);
  for (let i = 0; ok && i < PyTuple.size(args); i++) ok = reprInto(parts, "", PyTuple.getItem(args, i));
  for (let ix = PyDict.next(keywords, 0); ok && ix >= 0; ix = PyDict.next(keywords, ix + 1)) {
    const value = incref(PyDict.valueAt(keywords, ix));
    // A key put there by hand need not be a str.
    const key = PyObject_Str(PyDict.keyAt(keywords, ix));
    ok = key !== NULL && reprInto(parts, `${PyUnicode.toJS(key)}=`, value);
    xdecref(key);
    decref(value);
  }
  decref(args);
  decref(keywords);
  return ok ? parts : null;
}

function partial_repr(self: PyObject): NewRef | Null {
  if (Py_ReprEnter(self)) return PyUnicode.fromString("...");
  const parts = repr_parts(self);
  Py_ReprLeave(self);
  return parts === null ? NULL : PyUnicode.fromJS(`${fullName(typeOf(self))}(${parts.join(", ")})`);
}

function partial_reduce(self: PyObject): NewRef | Null {
  const func = P.func.get(self) as PyObject;
  const dict = P.dict.get(self) === NULL ? None : (P.dict.get(self) as PyObject);
  const arguments_ = PyTuple.pack(func);
  const state = PyTuple.pack(func, P.args.get(self) as PyObject, P.keywords.get(self) as PyObject, dict);
  const result = arguments_ === NULL || state === NULL ? NULL : PyTuple.pack(typeOf(self), arguments_, state);
  xdecref(arguments_);
  xdecref(state);
  return result;
}

function isState(state: PyObject): boolean {
  if (!hasFlag(typeOf(state), TypeFlags.TUPLE_SUBCLASS) || PyTuple.size(state) !== 4) return false;
  const keywords = PyTuple.getItem(state, 2);
  return (
    PyCallable_Check(PyTuple.getItem(state, 0)) &&
    hasFlag(typeOf(PyTuple.getItem(state, 1)), TypeFlags.TUPLE_SUBCLASS) &&
    (keywords === None || PyDict.check(keywords))
  );
}

// Instances of subclasses are copied: what partial_call reads must be a plain tuple and a plain dict.
function plainTuple(op: PyObject): NewRef | Null {
  return typeOf(op) === (T.tuple as number)
    ? incref(op)
    : PyTuple.fromArray(PyTuple.items(op), PyTuple.size(op));
}

function plainDict(op: PyObject): NewRef | Null {
  if (op === None) return PyDict.new_();
  return PyDict.checkExact(op) ? incref(op) : PyDict.copy(op);
}

function partial_setstate(self: PyObject, state: PyObject): NewRef | Null {
  if (!isState(state)) return PyErr.setString(T.TypeError, "invalid partial state");
  const args = plainTuple(PyTuple.getItem(state, 1));
  const keywords = args === NULL ? NULL : plainDict(PyTuple.getItem(state, 2));
  if (args === NULL || keywords === NULL) {
    xdecref(args);
    return NULL;
  }
  const dict = PyTuple.getItem(state, 3);
  setRefSteal(self, P.func, incref(PyTuple.getItem(state, 0)));
  setRefSteal(self, P.args, args);
  setRefSteal(self, P.keywords, keywords);
  setDictSteal(self, xincref(dict === (S.None as number) ? NULL : dict));
  return None;
}

defineType({
  address: T.partial,
  name: "functools.partial",
  layout: P,
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
  doc: "partial(func, /, *args, **keywords)\n--\n\nA callable that calls func with these arguments before its own, and these keywords unless it gets others.",
  dictField: "dict",
  weaklistField: "weaklist",
  slots: {
    tp_new: partial_new,
    tp_call: partial_call,
    tp_repr: partial_repr,
    tp_descr_get: partial_descr_get,
  },
  methods: [
    method("__reduce__($self, /)", "How pickle rebuilds it.", partial_reduce),
    method("__setstate__($self, state, /)", "Take over what __reduce__ gave.", partial_setstate),
    classGetItemMethod(),
  ],
  members: [
    member("func", "object", P.func.offset, {
      readonly: true,
      doc: "function object to use in future partial calls",
    }),
    member("args", "object", P.args.offset, {
      readonly: true,
      doc: "tuple of arguments to future partial calls",
    }),
    member("keywords", "object", P.keywords.offset, {
      readonly: true,
      doc: "dictionary of keyword arguments to future partial calls",
    }),
  ],
  getset: [instanceDict],
});
