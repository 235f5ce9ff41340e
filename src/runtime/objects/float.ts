/**
 * float: its layout, constructors and conversions. Mirrors the first part of CPython's Objects/floatobject.c. Floats are made all the time,
 * so `fromDouble` is a malloc and three stores. Arithmetic is in float-arithmetic.ts, text in float-text.ts and float-hex.ts, the type object
 * in float-type.ts.
 */
import { PyNumber_Index } from "../abstract/number.js";
import { PyObject_Repr } from "../abstract/object.js";
import { subclassResult, wrongResult } from "../abstract/special-results.js";
import * as PyErr from "../errors.js";
import { hotObjectMalloc } from "../heap/alloc.js";
import { F64, I32 } from "../heap/memory.js";
import { type double, type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { f64, struct } from "../heap/struct.js";
import { FN } from "../native.js";
import { bytesOf } from "./buffer.js";
import { asciiNumberText, parseFloatText, withoutUnderscores } from "./float-text.js";
import * as PyLong from "./long.js";
import { decref, PyObjectHead, typeOf } from "./object.js";
import { SLOT } from "./type.js";
import { PyType_IsSubtype } from "./type-object.js";
import { T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

/** A float. */
export const PyFloatObject = struct("float", PyObjectHead, { ob_fval: f64("the value") });
/** Byte offset of the value, for hot code. */
export const FLOAT_VALUE_OFFSET = 8;
const FLOAT_SIZE = PyFloatObject.SIZE;

/** A new float. @wasm */
export function fromDouble(x: double): NewRef | Null {
  const op = hotObjectMalloc(FLOAT_SIZE);
  if (op === 0) return PyErr.noMemory();
  const w = op >> 2;
  I32[w] = 1;
  I32[w + 1] = T.float;
  F64[(op >> 3) + 1] = x;
  return op as NewRef;
}

/** The value of a float (PyFloat_AS_DOUBLE). */
export function AS_DOUBLE(op: PyObject): number {
  return F64[(op >> 3) + 1];
}

/** Is `op` a float, or an instance of a subclass? (PyFloat_Check) */
export function check(op: PyObject): boolean {
  if ((op & 1) !== 0) return false;
  const type = I32[(op >> 2) + 1];
  return type === T.float || PyType_IsSubtype(type as PyObject, T.float as number as PyObject);
}

/** Is the type of `op` exactly float? */
export function checkExact(op: PyObject): boolean {
  return (op & 1) === 0 && I32[(op >> 2) + 1] === T.float;
}

/**
 * The value of a float, an int, or of what has `__float__` or `__index__` (PyFloat_AsDouble). -1 with TypeError "must be real number, not
 * str" or OverflowError; so -1 needs `PyErr.occurred()`. @mayRunPython
 */
export function asDouble(op: PyObject): number {
  if ((op & 1) !== 0) return op >> 1;
  if (check(op)) return AS_DOUBLE(op);
  if (PyLong.check(op)) return PyLong.asDouble(op);
  const slot = I32[(typeOf(op) >> 2) + SLOT.nb_float];
  if (slot === 0) return indexAsDouble(op);
  const result: NewRef | Null = FN[slot](op);
  if (result === 0) return -1;
  const float = checkExact(result) ? result : checkResult(op, result);
  if (float === 0) return -1;
  const value = AS_DOUBLE(float);
  decref(float);
  return value;
}

// Steals `result`.
function checkResult(op: PyObject, result: NewRef): NewRef | Null {
  const method = `${PyErr.typeName(op)}.__float__`;
  return check(result) ? subclassResult(method, "float", result) : wrongResult(method, "float", result);
}

function indexAsDouble(op: PyObject): number {
  if (I32[(typeOf(op) >> 2) + SLOT.nb_index] === 0) {
    PyErr.setString(T.TypeError, `must be real number, not ${PyErr.typeName(op)}`);
    return -1;
  }
  const index = PyNumber_Index(op);
  if (index === 0) return -1;
  const value = PyLong.asDouble(index);
  decref(index);
  return value;
}

function invalidText(op: PyObject): Null {
  const repr = PyObject_Repr(op);
  if (repr === 0) return NULL;
  PyErr.setString(T.ValueError, `could not convert string to float: ${PyUnicode.toJS(repr)}`);
  decref(repr);
  return NULL;
}

/** The float that a str, bytes or bytearray denotes (PyFloat_FromString): TypeError or ValueError when none. */
export function fromString(op: PyObject): NewRef | Null {
  const bytes = PyUnicode.check(op) ? undefined : bytesOf(op);
  if (bytes === undefined && !PyUnicode.check(op)) {
    return PyErr.setString(
      T.TypeError,
      `float() argument must be a string or a real number, not '${PyErr.typeName(op)}'`,
    );
  }
  const text = bytes === undefined ? PyUnicode.toJS(op) : PyLong.bytesText(bytes);
  const digits = withoutUnderscores(asciiNumberText(text));
  const value = digits === undefined ? undefined : parseFloatText(digits);
  return value === undefined ? invalidText(op) : fromDouble(value);
}
