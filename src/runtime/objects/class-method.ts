/** classmethod and staticmethod. Mirrors the end of CPython's Objects/funcobject.c. */
import {
  PyObject_GenericGetAttr,
  PyObject_GetOptionalAttr,
  PyObject_Repr,
  PyObject_SetAttr,
} from "../abstract/object.js";
import { bindArguments } from "../call/arguments.js";
import { PyObject_Vectorcall } from "../call/call.js";
import * as PyErr from "../errors.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { ref, struct } from "../heap/struct.js";
import { ID } from "../identifiers.js";
import { getset, member } from "../method-def.js";
import { PyType_GenericAlloc } from "./instance.js";
import * as PyMethod from "./method.js";
import { decref, incref, PyObjectHead, setRefSteal, typeOf } from "./object.js";
import { genericNew, isAbstract } from "./property.js";
import { defineType, TypeFlags } from "./type.js";
import { bool, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

/** A classmethod or a staticmethod. */
export const WrappedMethod = struct("wrapped_method", PyObjectHead, {
  callable: ref("the wrapped callable"),
  dict: ref("instance attributes, or NULL"),
});

const P = WrappedMethod;
const callableOf = (self: PyObject) => P.callable.get(self) as PyObject;

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
    setRefSteal(self, P.callable, incref(values[0] as PyObject));
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
  if (op !== 0) P.callable.set(op, incref(callable));
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
  const callable = P.callable.get(self);
  if (callable === 0) return uninitialized("classmethod");
  return PyMethod.new_(callable, type !== 0 ? type : typeOf(obj));
}

function sm_descr_get(self: PyObject): NewRef | Null {
  const callable = P.callable.get(self);
  return callable === 0 ? uninitialized("staticmethod") : incref(callable);
}

function sm_call(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  return PyObject_Vectorcall(callableOf(self), args, nargs, kwnames);
}

function get_isabstract(self: PyObject): NewRef | Null {
  const abstract = isAbstract(P.callable.get(self));
  return abstract < 0 ? 0 : bool(abstract === 1);
}

const members = [
  member("__func__", "object", P.callable.offset, { readonly: true }),
  member("__wrapped__", "object", P.callable.offset, { readonly: true }),
];
const attributes = [getset("__isabstractmethod__", "", get_isabstract)];

defineType({
  address: T.classmethod,
  name: "classmethod",
  layout: P,
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
  members,
  getset: attributes,
});

defineType({
  address: T.staticmethod,
  name: "staticmethod",
  layout: P,
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
  members,
  getset: attributes,
});
