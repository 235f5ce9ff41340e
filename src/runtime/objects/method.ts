/** Bound methods: a callable and the object that it gets first. Mirrors CPython's Objects/classobject.c. */
import {
  CompareOp,
  PyCallable_Check,
  PyObject_GetAttr,
  PyObject_GetOptionalAttr,
  PyObject_Hash,
  PyObject_Repr,
  PyObject_RichCompareBool,
} from "../abstract/object.js";
import { bindArguments } from "../call/arguments.js";
import { callWithSelf } from "../call/call.js";
import * as PyErr from "../errors.js";
import { PyObject_Free } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { i32, ref, struct } from "../heap/struct.js";
import { ID } from "../identifiers.js";
import { getset, member, method } from "../method-def.js";
import { FN } from "../native.js";
import { allocObject, hashPointer, reduceToGetattr } from "./builtin.js";
import { clearWeakRefsOf } from "./instance-dealloc.js";
import { decref, incref, PyObjectHead, typeOf } from "./object.js";
import { defineType, SLOT, slotOf, TypeFlags } from "./type.js";
import { _PyType_Lookup } from "./type-object.js";
import { bool, None, NotImplemented, S, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

export const PyMethodObject = struct("method", PyObjectHead, {
  im_func: ref("the callable"),
  im_self: ref("its first argument"),
  im_weakreflist: i32("weak references to this object"),
});

const P = PyMethodObject;
const IM_FUNC = P.im_func.offset >> 2;
const IM_SELF = P.im_self.offset >> 2;
const IM_WEAKREFLIST = P.im_weakreflist.offset >> 2;
const func = (op: PyObject) => P.im_func.get(op) as PyObject;
const self = (op: PyObject) => P.im_self.get(op) as PyObject;

/** `function` bound to `obj` (PyMethod_New). NULL with MemoryError. */
export function new_(function_: PyObject, obj: PyObject): NewRef | Null {
  const op = allocObject(P, T.method);
  if (op === 0) return 0;
  P.im_func.set(op, incref(function_));
  P.im_self.set(op, incref(obj));
  return op;
}

// Bound methods come and go with calls, so they do not go the general way.
function method_dealloc(op: number): void {
  const w = op >> 2;
  if (I32[w + IM_WEAKREFLIST] !== 0) clearWeakRefsOf(op);
  const function_ = I32[w + IM_FUNC] as NewRef;
  const obj = I32[w + IM_SELF] as NewRef;
  PyObject_Free(op);
  if (function_ !== (0 as number)) decref(function_);
  if (obj !== (0 as number)) decref(obj);
}

function method_new(_type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const values = bindArguments("method(function, instance, /)", args, nargs, kwnames);
  if (values === null) return 0;
  const [function_, instance] = values as PyObject[];
  if (!PyCallable_Check(function_)) return PyErr.setString(T.TypeError, "first argument must be callable");
  if (instance === S.None) return PyErr.setString(T.TypeError, "instance must not be None");
  return new_(function_, instance);
}

function method_call(op: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  return callWithSelf(func(op), self(op), args, nargs, kwnames);
}

// What a bound method does not have itself, its function has.
function method_getattro(op: PyObject, name: PyObject): NewRef | Null {
  if (!PyUnicode.check(name)) return PyObject_GetAttr(func(op), name);
  const found = _PyType_Lookup(T.method as number as PyObject, name);
  if (found === 0) return PyObject_GetAttr(func(op), name);
  const get = slotOf(found, SLOT.tp_descr_get);
  return get === 0 ? incref(found) : FN[get](found, op, typeOf(op));
}

function method_repr(op: PyObject): NewRef | Null {
  let name = PyObject_GetOptionalAttr(func(op), ID.__qualname__);
  if (name === 0 && !PyErr.occurred()) name = PyObject_GetOptionalAttr(func(op), ID.__name__);
  if (name === 0 && PyErr.occurred()) return 0;
  const shown = name !== 0 && PyUnicode.check(name) ? PyUnicode.toJS(name) : "?";
  if (name !== 0) decref(name);
  const repr = PyObject_Repr(self(op));
  if (repr === 0) return 0;
  const text = PyUnicode.toJS(repr);
  decref(repr);
  return PyUnicode.fromJS(`<bound method ${shown} of ${text}>`);
}

function method_hash(op: PyObject): number {
  const hash = PyObject_Hash(func(op));
  if (hash === -1) return -1;
  const mixed = hashPointer(self(op)) ^ hash;
  return mixed === -1 ? -2 : mixed;
}

function method_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  if (op !== CompareOp.EQ && op !== CompareOp.NE) return NotImplemented;
  if (typeOf(left) !== T.method || typeOf(right) !== T.method) return NotImplemented;
  const sameFunction = PyObject_RichCompareBool(func(left), func(right), CompareOp.EQ);
  if (sameFunction < 0) return 0;
  const equal = sameFunction === 1 && self(left) === self(right);
  return bool(equal === (op === CompareOp.EQ));
}

function method_reduce(op: PyObject): NewRef | Null {
  const name = PyObject_GetAttr(func(op), ID.__name__);
  if (name === 0) return 0;
  const result = reduceToGetattr(self(op), PyUnicode.toJS(name));
  decref(name);
  return result;
}

function method_get_doc(op: PyObject): NewRef | Null {
  const doc = PyObject_GetOptionalAttr(func(op), ID.__doc__);
  return doc !== 0 || PyErr.occurred() ? doc : None;
}

defineType({
  address: T.method,
  name: "method",
  layout: P,
  weaklistField: "im_weakreflist",
  flags: TypeFlags.HAVE_GC | TypeFlags.HAVE_VECTORCALL,
  doc: "method(function, instance, /)\n--\n\nCreate a bound instance method object.",
  slots: {
    tp_dealloc: method_dealloc,
    tp_new: method_new,
    tp_repr: method_repr,
    tp_hash: method_hash,
    tp_call: method_call,
    tp_getattro: method_getattro,
    tp_richcompare: method_richcompare,
    tp_descr_get: incref,
  },
  methods: [method("__reduce__($self, /)", "Helper for pickle.", method_reduce)],
  members: [
    member("__func__", "object", P.im_func.offset, {
      readonly: true,
      doc: "the function (or other callable) implementing a method",
    }),
    member("__self__", "object", P.im_self.offset, {
      readonly: true,
      doc: "the instance to which a method is bound",
    }),
  ],
  getset: [getset("__doc__", "", method_get_doc)],
});
