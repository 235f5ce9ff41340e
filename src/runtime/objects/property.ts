/**
 * property, classmethod, staticmethod. Mirrors the second half of CPython's Objects/descrobject.c and the end of
 * Objects/funcobject.c.
 */
import {
  PyObject_GenericGetAttr,
  PyObject_GetOptionalAttr,
  PyObject_IsTrue,
  PyObject_Repr,
  PyObject_SetAttr,
} from "../abstract/object.js";
import { bindArguments } from "../call/arguments.js";
import {
  PyObject_CallArgs,
  PyObject_CallOneArg,
  PyObject_CallTwoArgs,
  PyObject_Vectorcall,
} from "../call/call.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { i32, ref, struct, type WordField } from "../heap/struct.js";
import { ID } from "../identifiers.js";
import { getset, member, method } from "../method-def.js";
import { PyType_GenericAlloc } from "./instance.js";
import { instanceDict } from "./instance-dict.js";
import * as PyMethod from "./method.js";
import { clearRef, decref, incref, PyObjectHead, setRefSteal, typeOf, xincref } from "./object.js";
import { defineType, PyTypeObject, TypeFlags } from "./type.js";
import { bool, None, S, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

export const PyPropertyObject = struct("property", PyObjectHead, {
  prop_get: ref("fget, or NULL"),
  prop_set: ref("fset, or NULL"),
  prop_del: ref("fdel, or NULL"),
  prop_doc: ref("`__doc__`, or NULL"),
  prop_name: ref("the name under which a class has it, or NULL"),
  getter_doc: i32("1: prop_doc came from the getter"),
});

const P = PyPropertyObject;

/** A tp_new that only makes the instance; the arguments are tp_init's (PyType_GenericNew). */
export function genericNew(type: PyObject): NewRef | Null {
  return PyType_GenericAlloc(type, 0);
}

const orNull = (op: number): NewRef | Null => (op === S.None || op === 0 ? 0 : incref(op as PyObject));

function property_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  const values = bindArguments("property(fget=None, fset=None, fdel=None, doc=None)", args, nargs, kwnames);
  if (values === null) return -1;
  const [fget, fset, fdel, doc] = values;
  setRefSteal(self, P.prop_get, orNull(fget));
  setRefSteal(self, P.prop_set, orNull(fset));
  setRefSteal(self, P.prop_del, orNull(fdel));
  clearRef(self, P.prop_doc);
  clearRef(self, P.prop_name);
  P.getter_doc.set(self, 0);
  return initDoc(self, orNull(doc));
}

// Steals `doc`; without one, the getter's docstring is taken.
function initDoc(self: PyObject, doc: NewRef | Null): number {
  let text = doc;
  const getter = P.prop_get.get(self);
  if (text === 0 && getter !== 0) {
    text = PyObject_GetOptionalAttr(getter, ID.__doc__);
    if (text === 0 && PyErr.occurred()) return -1;
    if (text === None) text = 0;
    if (text !== 0) P.getter_doc.set(self, 1);
  }
  if (typeOf(self) === T.property) {
    setRefSteal(self, P.prop_doc, text);
    return 0;
  }
  // In a subclass the class's own `__doc__` would hide the member, so the instance gets an attribute.
  const status = PyObject_SetAttr(self, ID.__doc__, text === 0 ? None : text);
  if (text !== 0) decref(text);
  if (status < 0 && P.getter_doc.get(self) === 0 && PyErr.clearIf(T.AttributeError)) return 0;
  return status;
}

// ---- access ----

// The name that messages use: what the class called it, or the getter's own name. "" when there is none.
function shownName(self: PyObject): string | null {
  const name = property_name(self);
  if (name === 0) return PyErr.occurred() ? null : "";
  const repr = PyObject_Repr(name);
  decref(name);
  if (repr === 0) return null;
  const text = PyUnicode.toJS(repr);
  decref(repr);
  return " " + text;
}

function property_name(self: PyObject): NewRef | Null {
  const name = P.prop_name.get(self);
  if (name !== 0) return incref(name);
  const getter = P.prop_get.get(self);
  return getter === 0 ? 0 : PyObject_GetOptionalAttr(getter, ID.__name__);
}

function missing(self: PyObject, obj: PyObject, what: string): Null {
  const name = shownName(self);
  if (name === null) return 0;
  const qualname = PyUnicode.toJS(PyTypeObject.ht_qualname.get(typeOf(obj)) as PyObject);
  return PyErr.setString(T.AttributeError, `property${name} of '${qualname}' object has no ${what}`);
}

function property_descr_get(self: PyObject, obj: PyObject | Null): NewRef | Null {
  if (obj === 0 || obj === S.None) return incref(self);
  const getter = P.prop_get.get(self);
  return getter === 0 ? missing(self, obj, "getter") : PyObject_CallOneArg(getter, obj);
}

function property_descr_set(self: PyObject, obj: PyObject, value: PyObject | Null): number {
  const fn = value === 0 ? P.prop_del.get(self) : P.prop_set.get(self);
  if (fn === 0) {
    missing(self, obj, value === 0 ? "deleter" : "setter");
    return -1;
  }
  const result = value === 0 ? PyObject_CallOneArg(fn, obj) : PyObject_CallTwoArgs(fn, obj, value);
  if (result === 0) return -1;
  decref(result);
  return 0;
}

// ---- methods ----

// A copy with one function replaced; a docstring that came from the old getter is looked up again.
function copyWith(self: PyObject, field: WordField<PyObject | Null>, value: PyObject): NewRef | Null {
  const pick = (f: WordField<PyObject | Null>) =>
    f === field && value !== S.None ? value : f.get(self) || None;
  const fget = pick(P.prop_get);
  const fromGetter = P.getter_doc.get(self) !== 0 && fget !== S.None;
  const doc = fromGetter ? None : P.prop_doc.get(self) || None;
  const copy = PyObject_CallArgs(typeOf(self), fget, pick(P.prop_set), pick(P.prop_del), doc);
  if (copy !== 0 && typeOf(copy) === T.property)
    setRefSteal(copy, P.prop_name, xincref(P.prop_name.get(self)));
  return copy;
}

function property_getter(self: PyObject, value: PyObject): NewRef | Null {
  return copyWith(self, P.prop_get, value);
}

function property_setter(self: PyObject, value: PyObject): NewRef | Null {
  return copyWith(self, P.prop_set, value);
}

function property_deleter(self: PyObject, value: PyObject): NewRef | Null {
  return copyWith(self, P.prop_del, value);
}

function property_set_name(self: PyObject, args: number, count: number): NewRef | Null {
  if (count !== 2) {
    return PyErr.setString(
      T.TypeError,
      `__set_name__() takes 2 positional arguments but ${count} were given`,
    );
  }
  setRefSteal(self, P.prop_name, incref(I32[(args >> 2) + 1] as PyObject));
  return None;
}

// ---- attributes ----

function property_get_name(self: PyObject): NewRef | Null {
  const name = property_name(self);
  if (name !== 0 || PyErr.occurred()) return name;
  return PyErr.setString(T.AttributeError, "'property' object has no attribute '__name__'");
}

function property_set_name_attribute(self: PyObject, value: PyObject | Null): number {
  setRefSteal(self, P.prop_name, xincref(value));
  return 0;
}

/** Is `op` marked as abstract? 1, 0 or -1 (_PyObject_IsAbstract). @mayRunPython */
export function isAbstract(op: PyObject | Null): number {
  if (op === 0) return 0;
  const mark = PyObject_GetOptionalAttr(op, ID.__isabstractmethod__);
  if (mark === 0) return PyErr.occurred() ? -1 : 0;
  const truth = PyObject_IsTrue(mark);
  decref(mark);
  return truth;
}

function property_get_isabstract(self: PyObject): NewRef | Null {
  for (const field of [P.prop_get, P.prop_set, P.prop_del]) {
    const abstract = isAbstract(field.get(self));
    if (abstract !== 0) return abstract < 0 ? 0 : bool(true);
  }
  return bool(false);
}

defineType({
  address: T.property,
  name: "property",
  layout: P,
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
  doc:
    "property(fget=None, fset=None, fdel=None, doc=None)\n--\n\nProperty attribute.\n\n" +
    "  fget\n    function to be used for getting an attribute value\n" +
    "  fset\n    function to be used for setting an attribute value\n" +
    "  fdel\n    function to be used for del'ing an attribute\n  doc\n    docstring",
  slots: {
    tp_new: genericNew,
    tp_init: property_init,
    tp_getattro: PyObject_GenericGetAttr,
    tp_descr_get: property_descr_get,
    tp_descr_set: property_descr_set,
  },
  methods: [
    method(
      "getter($self, fget, /)",
      "Descriptor to obtain a copy of the property with a different getter.",
      property_getter,
    ),
    method(
      "setter($self, fset, /)",
      "Descriptor to obtain a copy of the property with a different setter.",
      property_setter,
    ),
    method(
      "deleter($self, fdel, /)",
      "Descriptor to obtain a copy of the property with a different deleter.",
      property_deleter,
    ),
    method(
      "__set_name__($self, *args)",
      "__set_name__\n--\n\nMethod to set name of a property.",
      property_set_name,
    ),
  ],
  members: [
    member("fget", "object", P.prop_get.offset, { readonly: true }),
    member("fset", "object", P.prop_set.offset, { readonly: true }),
    member("fdel", "object", P.prop_del.offset, { readonly: true }),
    member("__doc__", "object", P.prop_doc.offset),
  ],
  getset: [
    getset("__name__", "", property_get_name, property_set_name_attribute),
    getset("__isabstractmethod__", "", property_get_isabstract),
  ],
});

// ---- classmethod and staticmethod ----

/** A classmethod or a staticmethod. */
export const WrappedMethod = struct("wrapped_method", PyObjectHead, {
  callable: ref("the wrapped callable"),
  dict: ref("instance attributes, or NULL"),
});

const W = WrappedMethod;
const callableOf = (self: PyObject) => W.callable.get(self) as PyObject;

const COPIED = [ID.__module__, ID.__name__, ID.__qualname__, ID.__doc__, ID.__annotations__] as const;

// Look like the wrapped function (functools_wraps).
function copyAttributes(self: PyObject, from: PyObject): number {
  for (const name of COPIED) {
    const value = PyObject_GetOptionalAttr(from, name);
    if (value === 0) {
      if (PyErr.occurred()) return -1;
      continue;
    }
    const status = PyObject_SetAttr(self, name, value);
    decref(value);
    if (status < 0) return -1;
  }
  return 0;
}

function initAs(name: string): (self: PyObject, args: number, nargs: number, kw: PyObject | Null) => number {
  return (self, args, nargs, kwnames) => {
    const values = bindArguments(`${name}(function, /)`, args, nargs, kwnames);
    if (values === null) return -1;
    setRefSteal(self, W.callable, incref(values[0] as PyObject));
    return copyAttributes(self, values[0] as PyObject);
  };
}

function reprAs(name: string): (self: PyObject) => NewRef | Null {
  return (self) => {
    const repr = PyObject_Repr(callableOf(self));
    if (repr === 0) return 0;
    const text = PyUnicode.toJS(repr);
    decref(repr);
    return PyUnicode.fromJS(`<${name}(${text})>`);
  };
}

function newOf(type: number, callable: PyObject): NewRef | Null {
  const op = PyType_GenericAlloc(type as PyObject, 0);
  if (op !== 0) W.callable.set(op, incref(callable));
  return op;
}

/** `classmethod(callable)`, as `__init_subclass__` and `__class_getitem__` become (PyClassMethod_New). */
export function newClassMethod(callable: PyObject): NewRef | Null {
  return newOf(T.classmethod, callable);
}

/** `staticmethod(callable)`, as `__new__` becomes (PyStaticMethod_New). */
export function newStaticMethod(callable: PyObject): NewRef | Null {
  return newOf(T.staticmethod, callable);
}

function uninitialized(kind: string): Null {
  return PyErr.setString(T.RuntimeError, `uninitialized ${kind} object`);
}

function cm_descr_get(self: PyObject, obj: PyObject | Null, type: PyObject | Null): NewRef | Null {
  const callable = W.callable.get(self);
  if (callable === 0) return uninitialized("classmethod");
  return PyMethod.new_(callable, type !== 0 ? type : typeOf(obj));
}

function sm_descr_get(self: PyObject): NewRef | Null {
  const callable = W.callable.get(self);
  return callable === 0 ? uninitialized("staticmethod") : incref(callable);
}

function sm_call(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  return PyObject_Vectorcall(callableOf(self), args, nargs, kwnames);
}

function get_isabstract(self: PyObject): NewRef | Null {
  const abstract = isAbstract(W.callable.get(self));
  return abstract < 0 ? 0 : bool(abstract === 1);
}

const wrappedMembers = [
  member("__func__", "object", W.callable.offset, { readonly: true }),
  member("__wrapped__", "object", W.callable.offset, { readonly: true }),
];
const attributes = [getset("__isabstractmethod__", "", get_isabstract), instanceDict];

defineType({
  address: T.classmethod,
  name: "classmethod",
  layout: W,
  dictField: "dict",
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
  doc:
    "classmethod(function, /)\n--\n\nConvert a function to be a class method.\n\n" +
    "A class method receives the class as implicit first argument,\n" +
    "just like an instance method receives the instance.",
  slots: {
    tp_new: genericNew,
    tp_init: initAs("classmethod"),
    tp_repr: reprAs("classmethod"),
    tp_getattro: PyObject_GenericGetAttr,
    tp_descr_get: cm_descr_get,
  },
  members: wrappedMembers,
  getset: attributes,
});

defineType({
  address: T.staticmethod,
  name: "staticmethod",
  layout: W,
  dictField: "dict",
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
  doc:
    "staticmethod(function, /)\n--\n\nConvert a function to be a static method.\n\n" +
    "A static method does not receive an implicit first argument.",
  slots: {
    tp_new: genericNew,
    tp_init: initAs("staticmethod"),
    tp_repr: reprAs("staticmethod"),
    tp_call: sm_call,
    tp_getattro: PyObject_GenericGetAttr,
    tp_descr_get: sm_descr_get,
  },
  members: wrappedMembers,
  getset: attributes,
});
