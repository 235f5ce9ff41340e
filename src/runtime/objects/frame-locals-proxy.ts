/**
 * FrameLocalsProxy: f_locals of a function's frame (PEP 667), a mapping that reads and writes the variables themselves.
 * Mirrors PyFrameLocalsProxy_Type of CPython's Objects/frameobject.c.
 *
 * Names that the code does not have go to a dict of the frame object, `f_extra_locals`. Nothing can be removed.
 */
import { PyMapping_Keys, PyObject_GetItem, PyObject_SetItem } from "../abstract/mapping.js";
import {
  PyObject_GetIter,
  PyObject_HashNotImplemented,
  PyObject_Repr,
  PyObject_RichCompare,
} from "../abstract/object.js";
import { Py_ReprEnter, Py_ReprLeave } from "../abstract/recursion.js";
import * as PyErr from "../errors.js";
import { PyObject_Malloc } from "../heap/alloc.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ref, struct } from "../heap/struct.js";
import { method } from "../method-def.js";
import * as PyDict from "./dict.js";
import { PyFrameObject } from "./frame-layout.js";
import { findSlot, setSlotSteal, slotCount, slotName, slotValue } from "./frame-locals.js";
import { argument, checkPositional, noKeywords } from "./iterators-args.js";
import * as PyList from "./list.js";
import { decref, incref, PyObjectHead, setRefSteal, typeOf } from "./object.js";
import * as PyTuple from "./tuple.js";
import { defineType, TypeFlags } from "./type.js";
import { bool, None, NotImplemented, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

const ProxyLayout = struct("FrameLocalsProxy", PyObjectHead, { frame: ref("the frame object") });

const Py_EQ = 2;
const Py_NE = 3;

/** A proxy for the frame object `frame`. */
export function new_(frame: PyObject): NewRef | Null {
  const op = PyObject_Malloc(ProxyLayout.SIZE) as NewRef;
  if (op === 0) return PyErr.noMemory();
  ProxyLayout.ob_refcnt.set(op, 1);
  ProxyLayout.ob_type.set(op, T.FrameLocalsProxy);
  ProxyLayout.frame.set(op, incref(frame));
  return op;
}

// As in CPython, keywords are not looked at.
function proxy_new(_type: PyObject, args: number, nargs: number): NewRef | Null {
  if (!checkPositional("FrameLocalsProxy", nargs, 1, 1)) return NULL;
  const frame = argument(args, 0);
  if (typeOf(frame) === T.frame) return new_(frame);
  return PyErr.setString(T.TypeError, `expect frame, not ${PyErr.typeName(frame)}`);
}

function isProxy(op: PyObject): boolean {
  return typeOf(op) === T.FrameLocalsProxy;
}

function frameOf(self: PyObject): PyObject {
  return ProxyLayout.frame.get(self) as PyObject;
}

function extraLocals(self: PyObject): PyObject | Null {
  return PyFrameObject.f_extra_locals.get(frameOf(self)) as PyObject | Null;
}

// ---- items ----

/** The value of `key`, borrowed; NULL when there is none or, with an exception, when looking failed. @mayRunPython */
function lookup(self: PyObject, key: PyObject): PyObject | Null {
  const frame = frameOf(self);
  const i = findSlot(frame, key, false);
  if (i === -2) return 0;
  if (i >= 0) return slotValue(PyFrameObject.f_frame.get(frame), i);
  const extra = extraLocals(self);
  return extra === 0 ? 0 : PyDict.getItem(extra, key);
}

function proxy_getitem(self: PyObject, key: PyObject): NewRef | Null {
  const value = lookup(self, key);
  if (value !== 0) return incref(value);
  if (PyErr.occurred()) return 0;
  const text = PyObject_Repr(key);
  if (text === 0) return 0;
  PyErr.setString(T.KeyError, `local variable '${PyUnicode.toJS(text)}' is not defined`);
  decref(text);
  return 0;
}

function proxy_setitem(self: PyObject, key: PyObject, value: PyObject | Null): number {
  if (value === 0) {
    PyErr.setString(T.TypeError, "cannot remove variables from FrameLocalsProxy");
    return -1;
  }
  const frame = frameOf(self);
  const i = findSlot(frame, key, true);
  if (i === -2) return -1;
  if (i >= 0) {
    setSlotSteal(PyFrameObject.f_frame.get(frame), i, incref(value));
    return 0;
  }
  return setExtra(frame, key, value);
}

function setExtra(frame: PyObject, key: PyObject, value: PyObject): number {
  if (PyFrameObject.f_extra_locals.get(frame) === 0) {
    const dict = PyDict.new_();
    if (dict === 0) return -1;
    setRefSteal(frame, PyFrameObject.f_extra_locals, dict);
  }
  return PyDict.setItem(PyFrameObject.f_extra_locals.get(frame) as PyObject, key, value);
}

function proxy_contains(self: PyObject, key: PyObject): number {
  const value = lookup(self, key);
  if (value !== 0) return 1;
  return PyErr.occurred() ? -1 : 0;
}

function contains(self: PyObject, key: PyObject): NewRef | Null {
  const found = proxy_contains(self, key);
  return found < 0 ? 0 : bool(found === 1);
}

/** Arguments of get() and setdefault(). */
function oneOrTwo(name: string, nargs: number, kwnames: PyObject | Null): boolean {
  if (!noKeywords(`FrameLocalsProxy.${name}`, kwnames)) return false;
  if (nargs === 1 || nargs === 2) return true;
  PyErr.setString(T.TypeError, `${name} expected 1 or 2 arguments`);
  return false;
}

function proxy_get(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (!oneOrTwo("get", nargs, kwnames)) return 0;
  const value = lookup(self, argument(args, 0));
  if (value !== 0) return incref(value);
  if (PyErr.occurred()) return 0;
  return nargs === 2 ? incref(argument(args, 1)) : None;
}

function proxy_setdefault(
  self: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  if (!oneOrTwo("setdefault", nargs, kwnames)) return 0;
  const key = argument(args, 0);
  const known = lookup(self, key);
  if (known !== 0) return incref(known);
  if (PyErr.occurred()) return 0;
  const value = nargs === 2 ? argument(args, 1) : None;
  return proxy_setitem(self, key, value) < 0 ? 0 : incref(value);
}

// ---- all of them ----

type Take = (name: PyObject, value: PyObject) => NewRef | Null;

/** A list of what `take` makes of each name and value, in order; those that were added come last. */
function collect(self: PyObject, take: Take): NewRef | Null {
  const list = PyList.new_(0);
  if (list === 0) return 0;
  const add = (name: PyObject, value: PyObject) => {
    const item = take(name, value);
    return item !== 0 && PyList.appendSteal(list, item) === 0;
  };
  if (eachVariable(self, add) && eachExtra(self, add)) return list;
  decref(list);
  return 0;
}

type Visit = (name: PyObject, value: PyObject) => boolean;

function eachVariable(self: PyObject, visit: Visit): boolean {
  const frame = PyFrameObject.f_frame.get(frameOf(self));
  if (frame === 0) return true;
  for (let i = 0; i < slotCount(frame); i++) {
    const value = slotValue(frame, i);
    if (value !== 0 && !visit(slotName(frame, i), value)) return false;
  }
  return true;
}

function eachExtra(self: PyObject, visit: Visit): boolean {
  const extra = extraLocals(self);
  if (extra === 0) return true;
  for (let at = PyDict.next(extra, 0); at >= 0; at = PyDict.next(extra, at + 1)) {
    if (!visit(PyDict.keyAt(extra, at), PyDict.valueAt(extra, at))) return false;
  }
  return true;
}

function proxy_keys(self: PyObject): NewRef | Null {
  return collect(self, (name) => incref(name));
}

function proxy_reversed(self: PyObject): NewRef | Null {
  const keys = proxy_keys(self);
  if (keys === 0) return 0;
  for (let low = 0, high = PyList.size(keys) - 1; low < high; low++, high--) {
    const first = incref(PyList.getItem(keys, low));
    PyList.setItemSteal(keys, low, incref(PyList.getItem(keys, high)));
    PyList.setItemSteal(keys, high, first);
  }
  return keys;
}

function proxy_iter(self: PyObject): NewRef | Null {
  const keys = proxy_keys(self);
  if (keys === 0) return 0;
  const iterator = PyObject_GetIter(keys);
  decref(keys);
  return iterator;
}

function proxy_length(self: PyObject): number {
  let count = 0;
  eachVariable(self, () => ++count > 0);
  return count + (extraLocals(self) === 0 ? 0 : PyDict.size(extraLocals(self) as PyObject));
}

function proxy_copy(self: PyObject): NewRef | Null {
  const dict = PyDict.new_();
  if (dict === 0) return 0;
  const add: Visit = (name, value) => PyDict.setItem(dict, name, value) === 0;
  if (eachVariable(self, add) && eachExtra(self, add)) return dict;
  decref(dict);
  return 0;
}

function proxy_repr(self: PyObject): NewRef | Null {
  const frame = frameOf(self);
  if (Py_ReprEnter(frame)) return PyUnicode.fromJS("{...}");
  const dict = proxy_copy(self);
  const text = dict === 0 ? 0 : PyObject_Repr(dict);
  if (dict !== 0) decref(dict);
  Py_ReprLeave(frame);
  return text;
}

// ---- update, |, == ----

/** Set what `other`, a dict or a proxy, has; -1 when it is none, or with an exception. @mayRunPython */
function merge(self: PyObject, other: PyObject): number {
  if (!isMergeable(other)) return -1;
  const keys = PyMapping_Keys(other);
  if (keys === 0) return -1;
  let failed = false;
  for (let i = 0; i < PyList.size(keys) && !failed; i++) {
    const key = PyList.getItem(keys, i);
    const value = PyObject_GetItem(other, key);
    failed = value === 0 || PyObject_SetItem(self, key, value) < 0;
    if (value !== 0) decref(value);
  }
  decref(keys);
  return failed ? -1 : 0;
}

function isMergeable(op: PyObject): boolean {
  return PyDict.check(op) || isProxy(op);
}

function proxy_update(self: PyObject, other: PyObject): NewRef | Null {
  if (merge(self, other) === 0) return None;
  return PyErr.setString(T.TypeError, "update() argument must be dict or another FrameLocalsProxy");
}

function proxy_ior(self: PyObject, other: PyObject): NewRef | Null {
  if (merge(self, other) === 0) return incref(self);
  return PyErr.occurred() ? 0 : NotImplemented;
}

function proxy_or(left: PyObject, right: PyObject): NewRef | Null {
  if (!isMergeable(right)) return NotImplemented;
  const dict = PyDict.new_();
  if (dict === 0) return 0;
  const replace = PyDict.Override.YES;
  if (PyDict.merge(dict, left, replace) === 0 && PyDict.merge(dict, right, replace) === 0) return dict;
  decref(dict);
  return 0;
}

function proxy_richcompare(self: PyObject, other: PyObject, op: number): NewRef | Null {
  if (isProxy(other)) {
    if (op !== Py_EQ && op !== Py_NE) return NotImplemented;
    return bool((frameOf(self) === frameOf(other)) === (op === Py_EQ));
  }
  if (!PyDict.check(other)) return NotImplemented;
  const dict = proxy_copy(self);
  if (dict === 0) return 0;
  const result = PyObject_RichCompare(dict, other, op);
  decref(dict);
  return result;
}

defineType({
  address: T.FrameLocalsProxy,
  name: "FrameLocalsProxy",
  layout: ProxyLayout,
  flags: TypeFlags.HAVE_GC | TypeFlags.MAPPING,
  slots: {
    tp_new: proxy_new,
    tp_repr: proxy_repr,
    tp_hash: PyObject_HashNotImplemented,
    tp_richcompare: proxy_richcompare,
    tp_iter: proxy_iter,
    nb_or: proxy_or,
    nb_inplace_or: proxy_ior,
    sq_contains: proxy_contains,
    mp_length: proxy_length,
    mp_subscript: proxy_getitem,
    mp_ass_subscript: proxy_setitem,
  },
  methods: [
    method("__contains__($self, object, /)", "", contains),
    method("__getitem__($self, object, /)", "", proxy_getitem),
    method("update($self, object, /)", "", proxy_update),
    method("__reversed__($self, /)", "", proxy_reversed),
    method("copy($self, /)", "", proxy_copy),
    method("keys($self, /)", "", proxy_keys),
    method("values($self, /)", "", (self: PyObject) => collect(self, (_, value) => incref(value))),
    method("items($self, /)", "", (self: PyObject) =>
      collect(self, (name, value) => PyTuple.pack(name, value)),
    ),
    method("get($self, ...)", "", proxy_get),
    method("setdefault($self, ...)", "", proxy_setdefault),
  ],
});
