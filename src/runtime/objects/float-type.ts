/**
 * The type float: construction, methods, slots. Mirrors the last third of CPython's Objects/floatobject.c.
 */
import { PyNumber_Float, PyNumber_Index } from "../abstract/number.js";
import { PyObject_Str } from "../abstract/object.js";
import { PyObject_CallOneArg } from "../call/call.js";
import * as PyErr from "../errors.js";
import { formatFloat } from "../format-number.js";
import { parseFormatSpec } from "../format-spec.js";
import { PyObject_Free } from "../heap/alloc.js";
import { F64, I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { classMethod, getset, method } from "../method-def.js";
import * as PyFloat from "./float.js";
import { PyFloatObject } from "./float.js";
import {
  float_abs,
  float_add,
  float_bool,
  float_div,
  float_divmod,
  float_floor_div,
  float_hash,
  float_mul,
  float_neg,
  float_pow,
  float_rem,
  float_richcompare,
  float_sub,
} from "./float-arithmetic.js";
import { floatFromHex, floatToHex } from "./float-hex.js";
import { decompose, floatRepr, roundHalfEven, roundToPlaces } from "./float-text.js";
import { PyType_GenericAlloc } from "./instance.js";
import * as PyLong from "./long.js";
import { decref, incref } from "./object.js";
import * as PyTuple from "./tuple.js";
import { defineType, PyTypeObject, TypeFlags } from "./type.js";
import { bool, None, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

const { AS_DOUBLE, fromDouble } = PyFloat;

// ---- construction ----

function exactNew(x: PyObject | Null): NewRef | Null {
  if (x === 0) return fromDouble(0);
  return PyUnicode.checkExact(x) ? PyFloat.fromString(x) : PyNumber_Float(x);
}

/** An instance of `type`, a subclass of float. */
function subtypeNew(type: PyObject, x: PyObject | Null): NewRef | Null {
  const value = exactNew(x);
  if (value === 0) return NULL;
  const op = PyType_GenericAlloc(type, 0);
  if (op !== 0) F64[(op >> 3) + 1] = AS_DOUBLE(value);
  decref(value);
  return op;
}

/** `float(x=0, /)`. Keywords are only for a subclass that has an `__init__` of its own. */
function float_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const hasOwnInit = PyTypeObject.tp_init.get(type) !== PyTypeObject.tp_init.get(T.float);
  if (kwnames !== 0 && PyTuple.size(kwnames) > 0 && !hasOwnInit)
    return PyErr.setString(T.TypeError, "float() takes no keyword arguments");
  if (nargs > 1) return PyErr.setString(T.TypeError, `float expected at most 1 argument, got ${nargs}`);
  const x = nargs > 0 ? (I32[args >> 2] as PyObject) : NULL;
  return (type as number) === T.float ? exactNew(x) : subtypeNew(type, x);
}

// The value as an exact float: the object itself when it is one.
function asExact(self: PyObject): NewRef | Null {
  return PyFloat.checkExact(self) ? incref(self) : fromDouble(AS_DOUBLE(self));
}

// ---- text ----

function float_repr(self: PyObject): NewRef | Null {
  return PyUnicode.fromJS(floatRepr(AS_DOUBLE(self)));
}

function float___format__(self: PyObject, formatSpec: PyObject): NewRef | Null {
  const text = PyUnicode.toJS(formatSpec);
  if (text === "") return PyObject_Str(self);
  const typeName = PyErr.typeName(self);
  const spec = parseFormatSpec(text, typeName, "", ">");
  if (typeof spec === "string") return PyErr.setString(T.ValueError, spec);
  const result = formatFloat(AS_DOUBLE(self), spec, typeName);
  if (typeof result === "string") return PyUnicode.fromJS(result);
  return result.type === T.MemoryError ? PyErr.noMemory() : PyErr.setString(result.type, result.message);
}

function float_hex(self: PyObject): NewRef | Null {
  return PyUnicode.fromJS(floatToHex(AS_DOUBLE(self)));
}

function float_fromhex(type: PyObject, string: PyObject): NewRef | Null {
  if (!PyUnicode.check(string))
    return PyErr.setString(T.TypeError, "bad argument type for built-in operation");
  const value = floatFromHex(PyUnicode.toJS(string));
  if (value === undefined) return PyErr.setString(T.ValueError, "invalid hexadecimal floating-point string");
  if (value === "overflow")
    return PyErr.setString(T.OverflowError, "hexadecimal value too large to represent as a float");
  const result = fromDouble(value);
  if (result === 0 || (type as number) === T.float) return result;
  const instance = PyObject_CallOneArg(type, result);
  decref(result);
  return instance;
}

// ---- methods ----

function float___trunc__(self: PyObject): NewRef | Null {
  return PyLong.fromDouble(AS_DOUBLE(self));
}

function float___floor__(self: PyObject): NewRef | Null {
  return PyLong.fromDouble(Math.floor(AS_DOUBLE(self)));
}

function float___ceil__(self: PyObject): NewRef | Null {
  return PyLong.fromDouble(Math.ceil(AS_DOUBLE(self)));
}

function float___round__(self: PyObject, ndigits: PyObject): NewRef | Null {
  const value = AS_DOUBLE(self);
  if (ndigits === None) return PyLong.fromDouble(roundHalfEven(value));
  const index = PyNumber_Index(ndigits);
  if (index === 0) return NULL;
  const places = PyLong.asNumber(index);
  decref(index);
  const rounded = roundToPlaces(value, places);
  if (Number.isFinite(value) && !Number.isFinite(rounded))
    return PyErr.setString(T.OverflowError, "rounded value too large to represent");
  return fromDouble(rounded);
}

function float_is_integer(self: PyObject): NewRef {
  return bool(Number.isInteger(AS_DOUBLE(self)));
}

function float_as_integer_ratio(self: PyObject): NewRef | Null {
  const value = AS_DOUBLE(self);
  if (Number.isNaN(value)) return PyErr.setString(T.ValueError, "cannot convert NaN to integer ratio");
  if (!Number.isFinite(value))
    return PyErr.setString(T.OverflowError, "cannot convert Infinity to integer ratio");
  let { mantissa, exponent } = decompose(value);
  if (mantissa === 0n) exponent = 0;
  for (; exponent < 0 && (mantissa & 1n) === 0n; exponent++) mantissa >>= 1n;
  if (value < 0) mantissa = -mantissa;
  const numerator = PyLong.fromBigInt(exponent > 0 ? mantissa << BigInt(exponent) : mantissa);
  if (numerator === 0) return NULL;
  const denominator = PyLong.fromBigInt(exponent < 0 ? 1n << BigInt(-exponent) : 1n);
  if (denominator === 0) {
    decref(numerator);
    return NULL;
  }
  return PyTuple.pair(numerator, denominator);
}

function float___getnewargs__(self: PyObject): NewRef | Null {
  const value = fromDouble(AS_DOUBLE(self));
  if (value === 0) return NULL;
  const args = PyTuple.pack(value);
  decref(value);
  return args;
}

function float___getformat__(_type: PyObject, typestr: PyObject): NewRef | Null {
  if (PyUnicode.equalToASCII(typestr, "double") || PyUnicode.equalToASCII(typestr, "float"))
    return PyUnicode.fromJS("IEEE, little-endian");
  return PyErr.setString(T.ValueError, "__getformat__() argument 1 must be 'double' or 'float'");
}

function float_imag(): NewRef | Null {
  return fromDouble(0);
}

defineType({
  address: T.float,
  name: "float",
  layout: PyFloatObject,
  flags: TypeFlags.BASETYPE,
  doc: "float(x=0, /)\n--\n\nThe float that a number, or the text of a number, stands for.",
  slots: {
    tp_dealloc: PyObject_Free,
    tp_new: float_new,
    tp_repr: float_repr,
    tp_hash: float_hash,
    tp_richcompare: float_richcompare,
    nb_add: float_add,
    nb_subtract: float_sub,
    nb_multiply: float_mul,
    nb_remainder: float_rem,
    nb_divmod: float_divmod,
    nb_power: float_pow,
    nb_negative: float_neg,
    nb_positive: asExact,
    nb_absolute: float_abs,
    nb_bool: float_bool,
    nb_int: float___trunc__,
    nb_float: asExact,
    nb_floor_divide: float_floor_div,
    nb_true_divide: float_div,
  },
  methods: [
    classMethod(
      "fromhex($type, string, /)",
      "The float that hexadecimal text stands for.\n\n>>> float.fromhex('0x1.8p1')\n3.0",
      float_fromhex,
    ),
    method("conjugate($self, /)", "The float itself: it has no imaginary part.", asExact),
    method("__trunc__($self, /)", "The int that is left when the fraction is cut off.", float___trunc__),
    method("__floor__($self, /)", "The largest int that is not above the float.", float___floor__),
    method("__ceil__($self, /)", "The smallest int that is not below the float.", float___ceil__),
    method(
      "__round__($self, ndigits=None, /)",
      "The nearest int, half to even; with ndigits, the nearest float with that many decimal places.",
      float___round__,
    ),
    method(
      "as_integer_ratio($self, /)",
      "The pair of ints, without a common factor, whose quotient is the float.\n\n>>> (0.75).as_integer_ratio()\n(3, 4)",
      float_as_integer_ratio,
    ),
    method(
      "hex($self, /)",
      "The float as hexadecimal text, exactly.\n\n>>> (3.0).hex()\n'0x1.8000000000000p+1'",
      float_hex,
    ),
    method("is_integer($self, /)", "Has the float no fraction?", float_is_integer),
    method("__getnewargs__($self, /)", "", float___getnewargs__),
    classMethod(
      "__getformat__($type, typestr: str, /)",
      "How the machine stores a C 'double' or 'float'; for Python's own tests.",
      float___getformat__,
    ),
    method(
      "__format__($self, format_spec: str, /)",
      "The float as text, as format_spec says.",
      float___format__,
    ),
  ],
  getset: [getset("real", "the float itself", asExact), getset("imag", "0.0", float_imag)],
});
