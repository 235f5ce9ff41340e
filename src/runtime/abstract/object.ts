/**
 * The protocols that every object has: repr, str, hash, comparison, truth, format, dir. Mirrors CPython's Objects/object.c.
 *
 * Each goes through a type slot and gives CPython's messages; small ints and exact strs are handled without a call. The other
 * protocols of PyObject_* are in files of their own and are offered from here as well: attributes.ts, mapping.ts
 * (subscription, length), iterator.ts, subclass.ts.
 */
import { PyObject_CallNoArgs, PyObject_CallOneArg } from "../call/call.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { FN } from "../native.js";
import { decref, incref, typeOf } from "../objects/object.js";
import { hasFlag, SLOT, slotOf, TypeFlags } from "../objects/type.js";
import { _PyType_Lookup, PyType_IsSubtype } from "../objects/type-object.js";
import { bool, EmptyStr, NotImplemented, S, T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import {
  PyObject_DelAttr,
  PyObject_GenericGetAttr,
  PyObject_GenericSetAttr,
  PyObject_GetAttr,
  PyObject_GetOptionalAttr,
  PyObject_HasAttr,
  PyObject_SetAttr,
} from "./attributes.js";
import { PyIter_Check, PyIter_Next, PyObject_GetIter, PySelf } from "./iterator.js";
import {
  PyObject_DelItem,
  PyObject_GetItem,
  PyObject_Length,
  PyObject_LengthHint,
  PyObject_SetItem,
  PyObject_Size,
} from "./mapping.js";
import { Py_EnterRecursiveCall, Py_LeaveRecursiveCall } from "./recursion.js";
import { PyList_Sort, PySequence_List } from "./sequence.js";
import { PyObject_IsInstance, PyObject_IsSubclass } from "./subclass.js";

// What belongs to this protocol by its name and lives in another file.
export {
  PyIter_Check,
  PyIter_Next,
  PyObject_DelAttr,
  PyObject_DelItem,
  PyObject_GenericGetAttr,
  PyObject_GenericSetAttr,
  PyObject_GetAttr,
  PyObject_GetItem,
  PyObject_GetIter,
  PyObject_GetOptionalAttr,
  PyObject_HasAttr,
  PyObject_IsInstance,
  PyObject_IsSubclass,
  PyObject_Length,
  PyObject_LengthHint,
  PyObject_SetAttr,
  PyObject_SetItem,
  PyObject_Size,
  PySelf,
};

/** The operators of rich comparison: Py_LT … Py_GE. */
export const enum CompareOp {
  LT = 0,
  LE = 1,
  EQ = 2,
  NE = 3,
  GT = 4,
  GE = 5,
}

const OPERATOR_SIGNS = ["<", "<=", "==", "!=", ">", ">="];
const SWAPPED = [CompareOp.GT, CompareOp.GE, CompareOp.EQ, CompareOp.NE, CompareOp.LT, CompareOp.LE];

const TP_REPR = SLOT.tp_repr;
const TP_STR = SLOT.tp_str;
const TP_HASH = SLOT.tp_hash;
const TP_CALL = SLOT.tp_call;
const TP_RICHCOMPARE = SLOT.tp_richcompare;
const TP_DESCR_GET = SLOT.tp_descr_get;
const NB_BOOL = SLOT.nb_bool;
const MP_LENGTH = SLOT.mp_length;
const SQ_LENGTH = SLOT.sq_length;

/** An object's address as messages and reprs show it (`%p`); `id()` gives the same number. */
export function hexAddress(op: number): string {
  return "0x" + addressOf(op).toString(16);
}

/** What `id()` gives. Looks like an address of a 64-bit process, so that texts line up as people know them. */
export function addressOf(op: number): number {
  return 0x7f0000000000 + op;
}

/** `<C object at 0x…>`, as object.__repr__ shows it. */
export function plainRepr(op: PyObject): NewRef | Null {
  return PyUnicode.fromJS(`<${PyErr.typeName(op)} object at ${hexAddress(op)}>`);
}

// ---- repr, str, ascii, format ----

/** `repr(op)`, a str. @mayRunPython */
export function PyObject_Repr(op: PyObject): NewRef | Null {
  const slot = slotOf(op, TP_REPR);
  if (slot === 0) return plainRepr(op);
  if (Py_EnterRecursiveCall(" while getting the repr of an object")) return 0;
  const result: NewRef | Null = FN[slot](op);
  Py_LeaveRecursiveCall();
  return result === 0 ? 0 : checkStr(result, "__repr__");
}

/** `str(op)`. @mayRunPython */
export function PyObject_Str(op: PyObject): NewRef | Null {
  if (typeOf(op) === T.str) return incref(op);
  const slot = slotOf(op, TP_STR);
  if (slot === 0) return PyObject_Repr(op);
  if (Py_EnterRecursiveCall(" while getting the str of an object")) return 0;
  const result: NewRef | Null = FN[slot](op);
  Py_LeaveRecursiveCall();
  return result === 0 ? 0 : checkStr(result, "__str__");
}

// Steals `result`.
function checkStr(result: NewRef, method: string): NewRef | Null {
  if (typeOf(result) === T.str || PyUnicode.check(result)) return result;
  PyErr.setString(T.TypeError, `${method} returned non-string (type ${PyErr.typeName(result)})`);
  decref(result);
  return 0;
}

/** `ascii(op)`: repr with what is not ASCII escaped. @mayRunPython */
export function PyObject_ASCII(op: PyObject): NewRef | Null {
  const repr = PyObject_Repr(op);
  if (repr === 0) return 0;
  const text = PyUnicode.toJS(repr);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what it means.
  if (/^[\x00-\x7f]*$/.test(text)) return repr;
  decref(repr);
  return PyUnicode.fromJS([...text].map(escapeNonASCII).join(""));
}

function escapeNonASCII(char: string): string {
  const code = char.codePointAt(0)!;
  if (code < 0x80) return char;
  const hex = code.toString(16);
  if (code < 0x100) return "\\x" + hex.padStart(2, "0");
  return code < 0x10000 ? "\\u" + hex.padStart(4, "0") : "\\U" + hex.padStart(8, "0");
}

/** `format(op, spec)`; spec NULL or a str. @mayRunPython */
export function PyObject_Format(op: PyObject, spec: PyObject | Null): NewRef | Null {
  const type = typeOf(op);
  if (spec === 0 || spec === EmptyStr) {
    if (type === T.str) return incref(op);
    if (type === T.int) return PyObject_Str(op);
  }
  const method = _PyObject_LookupSpecial(op, ID.__format__);
  if (method === 0) {
    if (PyErr.occurred()) return 0;
    return PyErr.setString(T.TypeError, `Type ${PyErr.typeName(op)} doesn't define __format__`);
  }
  const result = PyObject_CallOneArg(method, spec === 0 ? EmptyStr : spec);
  decref(method);
  if (result === 0 || PyUnicode.check(result)) return result;
  PyErr.setString(T.TypeError, `__format__ must return a str, not ${PyErr.typeName(result)}`);
  decref(result);
  return 0;
}

// ---- hash ----

/** `hash(op)`: an int32, -1 with an exception set. @mayRunPython */
export function PyObject_Hash(op: PyObject): number {
  if ((op & 1) !== 0) return op === -1 ? -2 : op >> 1;
  const slot = slotOf(op, TP_HASH);
  return slot !== 0 ? FN[slot](op) : PyObject_HashNotImplemented(op);
}

/** A tp_hash for types whose instances have no hash. */
export function PyObject_HashNotImplemented(op: PyObject): number {
  PyErr.setString(T.TypeError, `unhashable type: '${PyErr.typeName(op)}'`);
  return -1;
}

// ---- comparison ----

// A subclass's reflected slot first, then the left operand's, then the right operand's; identity decides what is left of == and !=.
function doRichCompare(v: PyObject, w: PyObject, op: number): NewRef | Null {
  const typeV = typeOf(v);
  const typeW = typeOf(w);
  const slotW = I32[(typeW >> 2) + TP_RICHCOMPARE];
  let reflected = false;
  if (typeV !== typeW && slotW !== 0 && PyType_IsSubtype(typeW, typeV)) {
    reflected = true;
    const result: NewRef | Null = FN[slotW](w, v, SWAPPED[op]);
    if (result !== NotImplemented) return result;
  }
  const slotV = I32[(typeV >> 2) + TP_RICHCOMPARE];
  if (slotV !== 0) {
    const result: NewRef | Null = FN[slotV](v, w, op);
    if (result !== NotImplemented) return result;
  }
  if (!reflected && slotW !== 0) {
    const result: NewRef | Null = FN[slotW](w, v, SWAPPED[op]);
    if (result !== NotImplemented) return result;
  }
  if (op === CompareOp.EQ) return bool(v === w);
  if (op === CompareOp.NE) return bool(v !== w);
  return PyErr.setString(
    T.TypeError,
    `'${OPERATOR_SIGNS[op]}' not supported between instances of ` +
      `'${PyErr.typeName(v)}' and '${PyErr.typeName(w)}'`,
  );
}

/** The outcome of `left op right` for numbers (also tagged small ints, whose order is that of their words). */
export function compareNumbers(left: number, right: number, op: number): boolean {
  switch (op) {
    case CompareOp.LT:
      return left < right;
    case CompareOp.LE:
      return left <= right;
    case CompareOp.EQ:
      return left === right;
    case CompareOp.NE:
      return left !== right;
    case CompareOp.GT:
      return left > right;
    default:
      return left >= right;
  }
}

/** `v op w`, any object. @mayRunPython */
export function PyObject_RichCompare(v: PyObject, w: PyObject, op: number): NewRef | Null {
  if ((v & w & 1) !== 0) return bool(compareNumbers(v, w, op));
  if (Py_EnterRecursiveCall(" in comparison")) return 0;
  const result = doRichCompare(v, w, op);
  Py_LeaveRecursiveCall();
  return result;
}

/** The truth of `v op w`: 1, 0, or -1. Identical objects are equal without being asked. @mayRunPython */
export function PyObject_RichCompareBool(v: PyObject, w: PyObject, op: number): number {
  if (v === w) {
    if (op === CompareOp.EQ) return 1;
    if (op === CompareOp.NE) return 0;
  }
  const result = PyObject_RichCompare(v, w, op);
  if (result === S.True) return 1;
  if (result === S.False) return 0;
  if (result === 0) return -1;
  const truth = PyObject_IsTrue(result);
  decref(result);
  return truth;
}

// ---- truth ----

/** 1, 0, or -1 with an exception set. @mayRunPython */
export function PyObject_IsTrue(op: PyObject): number {
  if (op === S.True) return 1;
  if (op === S.False || op === S.None) return 0;
  if ((op & 1) !== 0) return op === 1 ? 0 : 1;
  const type = typeOf(op) >> 2;
  const slot = I32[type + NB_BOOL] || I32[type + MP_LENGTH] || I32[type + SQ_LENGTH];
  if (slot === 0) return 1;
  const result: number = FN[slot](op);
  return result > 0 ? 1 : result;
}

/** `not op`: 1, 0, or -1. @mayRunPython */
export function PyObject_Not(op: PyObject): number {
  const truth = PyObject_IsTrue(op);
  return truth < 0 ? truth : 1 - truth;
}

// ---- callable, special methods, dir ----

/** Can `op` be called? */
export function PyCallable_Check(op: PyObject): boolean {
  return slotOf(op, TP_CALL) !== 0;
}

/** The special method `name` of `self`, looked up on its type and bound; NULL without an exception when there is none. @mayRunPython */
export function _PyObject_LookupSpecial(self: PyObject, name: PyObject): NewRef | Null {
  const found = _PyType_Lookup(typeOf(self), name);
  if (found === 0) return 0;
  const get = slotOf(found, TP_DESCR_GET);
  return get === 0 ? incref(found) : FN[get](found, self, typeOf(self));
}

/** Is `op` a class? */
export function PyType_Check(op: PyObject): boolean {
  return hasFlag(typeOf(op), TypeFlags.TYPE_SUBCLASS);
}

/** `dir(op)`: a sorted list. @mayRunPython */
export function PyObject_Dir(op: PyObject): NewRef | Null {
  const method = _PyObject_LookupSpecial(op, ID.__dir__);
  if (method === 0) {
    return PyErr.occurred() ? 0 : PyErr.setString(T.TypeError, "object does not provide __dir__");
  }
  const names = PyObject_CallNoArgs(method);
  decref(method);
  return names === 0 ? 0 : sortedListSteal(names);
}

/** A sorted list of what an iterable gives. Steals `iterable`. @mayRunPython */
export function sortedListSteal(iterable: NewRef): NewRef | Null {
  const list = PySequence_List(iterable);
  decref(iterable);
  if (list !== 0 && PyList_Sort(list) < 0) {
    decref(list);
    return 0;
  }
  return list;
}
