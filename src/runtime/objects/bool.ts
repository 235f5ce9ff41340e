/**
 * bool: a subclass of int with two immortal instances at fixed addresses (S.True, S.False), laid out as ints of one digit and of none.
 * Mirrors CPython's Objects/boolobject.c.
 */
import { PyObject_IsTrue } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { PyErr_WarnEx } from "../warnings.js";
import { LONG_DIGIT_WORD, Long } from "./long.js";
import { long_invert } from "./long-arithmetic.js";
import { long_and, long_or, long_xor } from "./long-bits.js";
import { IMMORTAL_REFCNT } from "./object.js";
import { defineType } from "./type.js";
import { bool, False, S, T, True } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

/** Write True and False into an empty heap. */
export function initBools(): void {
  for (const value of [0, 1]) {
    const w = (value === 1 ? S.True : S.False) >> 2;
    I32[w] = IMMORTAL_REFCNT;
    I32[w + 1] = T.bool;
    I32[w + 2] = value;
    I32[w + LONG_DIGIT_WORD] = value;
  }
}

/** True or False for a JS truth value (PyBool_FromLong). */
export function fromLong(value: number): NewRef {
  return bool(value !== 0);
}

/** Is `op` True or False? (PyBool_Check) */
export function check(op: PyObject): boolean {
  return op === True || op === False;
}

function bool_new(_type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (kwnames !== 0) return PyErr.setString(T.TypeError, "bool() takes no keyword arguments");
  if (nargs > 1) return PyErr.setString(T.TypeError, `bool expected at most 1 argument, got ${nargs}`);
  if (nargs === 0) return False;
  const truth = PyObject_IsTrue(I32[args >> 2] as PyObject);
  return truth < 0 ? 0 : bool(truth !== 0);
}

function bool_repr(op: PyObject): NewRef | Null {
  return PyUnicode.fromJS(op === True ? "True" : "False");
}

function bool_and(a: PyObject, b: PyObject): NewRef | Null {
  return check(a) && check(b) ? bool(a === True && b === True) : long_and(a, b);
}

function bool_or(a: PyObject, b: PyObject): NewRef | Null {
  return check(a) && check(b) ? bool(a === True || b === True) : long_or(a, b);
}

function bool_xor(a: PyObject, b: PyObject): NewRef | Null {
  return check(a) && check(b) ? bool(a !== b) : long_xor(a, b);
}

const INVERSION_IS_DEPRECATED =
  "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. " +
  "This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. " +
  "Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.";

function bool_invert(op: PyObject): NewRef | Null {
  return PyErr_WarnEx(T.DeprecationWarning, INVERSION_IS_DEPRECATED, 1) < 0 ? 0 : long_invert(op);
}

defineType({
  address: T.bool,
  name: "bool",
  base: T.int,
  layout: Long,
  itemSize: 4,
  doc: "bool(object=False, /)\n--\n\nThe truth values: bool(x) is True when x counts as true, else False.\n\nTrue and False are the only instances, and the class cannot be subclassed.\nAs numbers they are 1 and 0.",
  slots: {
    tp_new: bool_new,
    tp_repr: bool_repr,
    nb_invert: bool_invert,
    nb_and: bool_and,
    nb_or: bool_or,
    nb_xor: bool_xor,
  },
});
