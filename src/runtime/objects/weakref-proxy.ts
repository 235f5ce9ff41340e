/**
 * Weak proxies: every operation is done on the object behind. Mirrors the proxy half of CPython's Objects/weakrefobject.c.
 *
 * An operand that is a proxy is replaced by its object, held for the time of the operation; when it is gone, ReferenceError is raised.
 */
import * as N from "../abstract/number.js";
import {
  hexAddress,
  PyIter_Check,
  PyIter_Next,
  PyObject_DelItem,
  PyObject_GetAttr,
  PyObject_GetItem,
  PyObject_GetIter,
  PyObject_IsTrue,
  PyObject_RichCompare,
  PyObject_SetAttr,
  PyObject_SetItem,
  PyObject_Size,
  PyObject_Str,
} from "../abstract/object.js";
import { PySequence_Contains } from "../abstract/sequence.js";
import { PyObject_CallMethodNoArgs, PyObject_Vectorcall } from "../call/call.js";
import * as PyErr from "../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { method } from "../method-def.js";
import { decref, incref, typeOf } from "./object.js";
import { defineType, TypeFlags, type TypeSlots } from "./type.js";
import { None, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";
import { getRef, PyWeakReference, weakref_clear, weakref_dealloc } from "./weakref.js";

type Operation<R> = (...operands: PyObject[]) => R;

function isProxy(op: PyObject): boolean {
  const type = typeOf(op) as number;
  return type === T.ProxyType || type === T.CallableProxyType;
}

// What stands behind an operand: itself, when it is no proxy; NULL with ReferenceError when it is gone.
function unwrap(op: PyObject): NewRef | Null {
  if (!isProxy(op)) return incref(op);
  const behind = getRef(op);
  return behind === NULL
    ? PyErr.setString(T.ReferenceError, "weakly-referenced object no longer exists")
    : behind;
}

/** `operation` on what stands behind its operands; `failure` when one of them is gone. */
function forward<R>(operation: Operation<R>, failure: R): Operation<R> {
  return (...operands) => {
    const held: NewRef[] = [];
    let alive = true;
    for (let i = 0; i < operands.length && alive; i++) {
      const behind = unwrap(operands[i]);
      if (behind === NULL) alive = false;
      else held.push(behind);
    }
    const result = alive ? operation(...held) : failure;
    for (const op of held) decref(op);
    return result;
  };
}

function unary(operation: (op: PyObject) => NewRef | Null): (op: PyObject) => NewRef | Null {
  return forward(operation as Operation<NewRef | Null>, NULL);
}

function binary(
  operation: (a: PyObject, b: PyObject) => NewRef | Null,
): (a: PyObject, b: PyObject) => NewRef | Null {
  return forward(operation as Operation<NewRef | Null>, NULL);
}

function ternary(
  operation: (a: PyObject, b: PyObject, c: PyObject) => NewRef | Null,
): (a: PyObject, b: PyObject, c: PyObject) => NewRef | Null {
  return forward(operation as Operation<NewRef | Null>, NULL);
}

function status(operation: (op: PyObject) => number): (op: PyObject) => number {
  return forward(operation as Operation<number>, -1);
}

function proxy_repr(self: PyObject): NewRef | Null {
  const op = getRef(self);
  const start = `<weakproxy at ${hexAddress(self)}; `;
  if (op === NULL) return PyUnicode.fromJS(`${start}dead>`);
  const text = PyUnicode.fromJS(`${start}to '${PyErr.typeName(op)}' at ${hexAddress(op)}>`);
  decref(op);
  return text;
}

function proxy_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  return binary((a, b) => PyObject_RichCompare(a, b, op))(left, right);
}

// The name is no operand: a proxy as a name is none of our concern.
function proxy_getattro(self: PyObject, name: PyObject): NewRef | Null {
  return unary((op) => PyObject_GetAttr(op, name))(self);
}

function proxy_setattro(self: PyObject, name: PyObject, value: PyObject | Null): number {
  return status((op) => PyObject_SetAttr(op, name, value))(self);
}

function proxy_iternext(self: PyObject): NewRef | Null {
  return unary((op) => {
    if (PyIter_Check(op)) return PyIter_Next(op);
    return PyErr.setString(
      T.TypeError,
      `Weakref proxy referenced a non-iterator '${PyErr.typeName(op)}' object`,
    );
  })(self);
}

function proxy_contains(self: PyObject, value: PyObject): number {
  return status((op) => PySequence_Contains(op, value))(self);
}

function proxy_ass_subscript(self: PyObject, key: PyObject, value: PyObject | Null): number {
  return status((op) => (value === NULL ? PyObject_DelItem(op, key) : PyObject_SetItem(op, key, value)))(
    self,
  );
}

function proxy_call(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  return unary((op) => PyObject_Vectorcall(op, args, nargs, kwnames))(self);
}

const slots: TypeSlots = {
  tp_dealloc: weakref_dealloc,
  tp_clear: weakref_clear,
  tp_repr: proxy_repr,
  tp_str: unary(PyObject_Str),
  tp_getattro: proxy_getattro,
  tp_setattro: proxy_setattro,
  tp_richcompare: proxy_richcompare,
  tp_iternext: proxy_iternext,
  nb_add: binary(N.PyNumber_Add),
  nb_subtract: binary(N.PyNumber_Subtract),
  nb_multiply: binary(N.PyNumber_Multiply),
  nb_remainder: binary(N.PyNumber_Remainder),
  nb_divmod: binary(N.PyNumber_Divmod),
  nb_power: ternary(N.PyNumber_Power),
  nb_negative: unary(N.PyNumber_Negative),
  nb_positive: unary(N.PyNumber_Positive),
  nb_absolute: unary(N.PyNumber_Absolute),
  nb_bool: status(PyObject_IsTrue),
  nb_invert: unary(N.PyNumber_Invert),
  nb_lshift: binary(N.PyNumber_Lshift),
  nb_rshift: binary(N.PyNumber_Rshift),
  nb_and: binary(N.PyNumber_And),
  nb_xor: binary(N.PyNumber_Xor),
  nb_or: binary(N.PyNumber_Or),
  nb_int: unary(N.PyNumber_Long),
  nb_float: unary(N.PyNumber_Float),
  nb_inplace_add: binary(N.PyNumber_InPlaceAdd),
  nb_inplace_subtract: binary(N.PyNumber_InPlaceSubtract),
  nb_inplace_multiply: binary(N.PyNumber_InPlaceMultiply),
  nb_inplace_remainder: binary(N.PyNumber_InPlaceRemainder),
  nb_inplace_power: ternary(N.PyNumber_InPlacePower),
  nb_inplace_lshift: binary(N.PyNumber_InPlaceLshift),
  nb_inplace_rshift: binary(N.PyNumber_InPlaceRshift),
  nb_inplace_and: binary(N.PyNumber_InPlaceAnd),
  nb_inplace_xor: binary(N.PyNumber_InPlaceXor),
  nb_inplace_or: binary(N.PyNumber_InPlaceOr),
  nb_floor_divide: binary(N.PyNumber_FloorDivide),
  nb_true_divide: binary(N.PyNumber_TrueDivide),
  nb_inplace_floor_divide: binary(N.PyNumber_InPlaceFloorDivide),
  nb_inplace_true_divide: binary(N.PyNumber_InPlaceTrueDivide),
  nb_index: unary(N.PyNumber_Index),
  nb_matrix_multiply: binary(N.PyNumber_MatrixMultiply),
  nb_inplace_matrix_multiply: binary(N.PyNumber_InPlaceMatrixMultiply),
  sq_length: status(PyObject_Size),
  sq_contains: proxy_contains,
  mp_length: status(PyObject_Size),
  mp_subscript: binary(PyObject_GetItem),
  mp_ass_subscript: proxy_ass_subscript,
  tp_iter: unary(PyObject_GetIter),
};

const noHash = (): readonly (readonly [string, NewRef])[] => [["__hash__", None]];

defineType({
  address: T.ProxyType,
  name: "weakref.ProxyType",
  layout: PyWeakReference,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  slots,
  methods: [
    method(
      "__bytes__($self, /)",
      "",
      unary((op) => PyObject_CallMethodNoArgs(op, ID.__bytes__)),
    ),
    method(
      "__reversed__($self, /)",
      "",
      unary((op) => PyObject_CallMethodNoArgs(op, ID.__reversed__)),
    ),
  ],
  entries: noHash,
});

defineType({
  address: T.CallableProxyType,
  name: "weakref.CallableProxyType",
  layout: PyWeakReference,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  slots: { ...slots, tp_call: proxy_call },
  entries: noHash,
});
