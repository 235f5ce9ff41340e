/**
 * The type int: construction, methods, slots. Mirrors the last third of CPython's Objects/longobject.c.
 */
import { PyNumber_Index, PyNumber_Long } from "../abstract/number.js";
import { PyObject_Str } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { formatInt } from "../format-number.js";
import { parseFormatSpec } from "../format-spec.js";
import { PyObject_Free } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { INTERP } from "../interpreter.js";
import { classMethod, getset, method } from "../method-def.js";
import { keywordHint } from "../suggestions.js";
import * as PyFloat from "./float.js";
import { PyType_GenericAlloc } from "./instance.js";
import * as PyLong from "./long.js";
import { LONG_DIGIT_WORD, Long } from "./long.js";
import {
  long_abs,
  long_add,
  long_bool,
  long_invert,
  long_mul,
  long_neg,
  long_richcompare,
  long_sub,
} from "./long-arithmetic.js";
import { long_and, long_lshift, long_or, long_rshift, long_xor } from "./long-bits.js";
import { int_from_bytes, int_to_bytes } from "./long-bytes.js";
import { long_div, long_divmod, long_mod, long_true_divide } from "./long-division.js";
import { long_pow } from "./long-pow.js";
import { decref, typeOf } from "./object.js";
import * as PyTuple from "./tuple.js";
import { defineType, TypeFlags } from "./type.js";
import { PyType_IsSubtype } from "./type-object.js";
import { T, True } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

// ---- construction ----

// int(text, base).
function fromTextAndBase(text: PyObject, base: PyObject): NewRef | Null {
  const index = PyNumber_Index(base);
  if (index === 0) return NULL;
  const radix = PyLong.asNumber(index);
  decref(index);
  if ((radix !== 0 && radix < 2) || radix > 36)
    return PyErr.setString(T.ValueError, "int() base must be >= 2 and <= 36, or 0");
  if (PyUnicode.check(text)) return PyLong.fromUnicodeObject(text, radix);
  if (hasTextBytes(text)) return PyLong.fromBytesLike(text, radix);
  return PyErr.setString(T.TypeError, "int() can't convert non-string with explicit base");
}

// With a base, memoryviews and the like are refused.
function hasTextBytes(op: PyObject): boolean {
  const type = typeOf(op);
  return (
    PyType_IsSubtype(type, T.bytes as number as PyObject) ||
    PyType_IsSubtype(type, T.bytearray as number as PyObject)
  );
}

function exactNew(x: PyObject | Null, base: PyObject | Null): NewRef | Null {
  if (base !== 0) {
    if (x === 0) return PyErr.setString(T.TypeError, "int() missing string argument");
    return fromTextAndBase(x, base);
  }
  return x === 0 ? smallInt(0) : PyNumber_Long(x);
}

/** An instance of `type`, a subclass of int, with the value of the exact int `value`, which is stolen. */
export function subtypeFromLongSteal(type: PyObject, value: NewRef): NewRef | Null {
  const count = PyLong.digitCount(value);
  const op = PyType_GenericAlloc(type, count);
  if (op !== 0) {
    const digits = (op >> 2) + LONG_DIGIT_WORD;
    I32[(op >> 2) + 2] = PyLong.sign(value) * count;
    if ((value & 1) === 0) {
      const from = (value >> 2) + LONG_DIGIT_WORD;
      I32.copyWithin(digits, from, from + count);
    } else if (count !== 0) I32[digits] = Math.abs(value >> 1);
  }
  decref(value);
  return op;
}

// The value of `base=` among keyword arguments, or NULL; -1 with TypeError when there are others.
function keywordBase(args: number, nargs: number, kwnames: PyObject): PyObject | Null | -1 {
  let base: PyObject | Null = NULL;
  for (let i = 0; i < PyTuple.size(kwnames); i++) {
    const name = PyUnicode.toJS(PyTuple.getItem(kwnames, i));
    if (name !== "base") {
      PyErr.setString(
        T.TypeError,
        `int() got an unexpected keyword argument '${name}'${keywordHint(name, ["base"])}`,
      );
      return -1;
    }
    base = I32[(args >> 2) + nargs + i] as PyObject;
  }
  return base;
}

function tooManyArguments(nargs: number, keywords: number): Null {
  const message =
    keywords === 0
      ? `int expected at most 2 arguments, got ${nargs}`
      : `int() takes at most 2 arguments (${nargs + keywords} given)`;
  return PyErr.setString(T.TypeError, message);
}

/** `int(x=0, /)`, `int(x, base)`. */
export function long_new(
  type: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const keywords = kwnames === 0 ? 0 : PyTuple.size(kwnames);
  if (nargs + keywords > 2) return tooManyArguments(nargs, keywords);
  const x = nargs > 0 ? (I32[args >> 2] as PyObject) : NULL;
  let base = nargs > 1 ? (I32[(args >> 2) + 1] as PyObject) : NULL;
  if (kwnames !== 0) {
    const given = keywordBase(args, nargs, kwnames);
    if (given === -1) return NULL;
    base = given;
  }
  const value = exactNew(x, base);
  if (value === 0 || (type as number) === T.int) return value;
  return subtypeFromLongSteal(type, value);
}

// ---- text ----

function long_repr(op: PyObject): NewRef | Null {
  const text = PyLong.toDecimal(op);
  return text === undefined ? NULL : PyUnicode.fromJS(text);
}

function int___format__(self: PyObject, formatSpec: PyObject): NewRef | Null {
  const text = PyUnicode.toJS(formatSpec);
  if (text === "") return PyObject_Str(self);
  const typeName = PyErr.typeName(self);
  const spec = parseFormatSpec(text, typeName, "d", ">");
  if (typeof spec === "string") return PyErr.setString(T.ValueError, spec);
  const result = formatInt(
    PyLong.asNumberOrBigInt(self),
    spec,
    typeName,
    I32[INTERP.int_max_str_digits >> 2],
  );
  if (typeof result === "string") return PyUnicode.fromJS(result);
  return result.type === T.MemoryError ? PyErr.noMemory() : PyErr.setString(result.type, result.message);
}

// ---- methods ----

function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function int_bit_count(self: PyObject): NewRef | Null {
  if ((self & 1) !== 0) return smallInt(bitCount(Math.abs(self >> 1)));
  let count = 0;
  const digits = (self >> 2) + LONG_DIGIT_WORD;
  for (let i = PyLong.digitCount(self) - 1; i >= 0; i--) count += bitCount(I32[digits + i]);
  return PyLong.fromNumber(count);
}

function int_bit_length(self: PyObject): NewRef | Null {
  return PyLong.fromNumber(PyLong.numBits(self));
}

function int_as_integer_ratio(self: PyObject): NewRef | Null {
  const numerator = PyLong.asExact(self);
  return numerator === 0 ? NULL : PyTuple.pair(numerator, smallInt(1));
}

function int_is_integer(): NewRef {
  return True;
}

// self rounded to a multiple of 10**places, half to even.
function roundToPower(self: PyObject, places: number): NewRef | Null {
  // 10**places is more than twice the value.
  if (PyLong.isZero(self) || places > PyLong.numBits(self) * 0.302 + 1) return smallInt(0);
  const value = PyLong.asBigInt(self);
  const unit = 10n ** BigInt(places);
  let rest = value % unit;
  if (rest < 0n) rest += unit;
  const floor = value - rest;
  const twice = rest * 2n;
  const isUp = twice > unit || (twice === unit && (floor / unit) % 2n !== 0n);
  return PyLong.fromBigInt(isUp ? floor + unit : floor);
}

function int___round__(self: PyObject, ndigits: PyObject | Null): NewRef | Null {
  if (ndigits === 0) return PyLong.asExact(self);
  const index = PyNumber_Index(ndigits);
  if (index === 0) return NULL;
  const places = PyLong.asNumber(index);
  decref(index);
  return places >= 0 ? PyLong.asExact(self) : roundToPower(self, -places);
}

function int___sizeof__(self: PyObject): NewRef | Null {
  // CPython's figures on a 64-bit machine: digits of 30 bits.
  const digits = Math.max(1, Math.ceil(PyLong.numBits(self) / 30));
  return PyLong.fromNumber(24 + 4 * digits);
}

function int___getnewargs__(self: PyObject): NewRef | Null {
  const value = PyLong.asExact(self);
  if (value === 0) return NULL;
  const args = PyTuple.pack(value);
  decref(value);
  return args;
}

function long_float(self: PyObject): NewRef | Null {
  const value = PyLong.asDouble(self);
  return value === -1 && PyErr.occurred() ? NULL : PyFloat.fromDouble(value);
}

const { asExact } = PyLong;

function zero(): NewRef {
  return smallInt(0);
}

function one(): NewRef {
  return smallInt(1);
}

defineType({
  address: T.int,
  name: "int",
  layout: Long,
  itemSize: 4,
  flags: TypeFlags.BASETYPE | TypeFlags.LONG_SUBCLASS,
  doc: "int([x]) -> integer\nint(x, base=10) -> integer\n\nThe integer that a number, or the text of a number, stands for; 0 without arguments.\n\nA float loses its fraction. Text may have a sign, white space around it and underscores\nbetween digits; base is 2 to 36, or 0 to read the text as a literal of Python:\n>>> int('0x1f', base=0)\n31",
  slots: {
    tp_dealloc: PyObject_Free,
    tp_new: long_new,
    tp_repr: long_repr,
    tp_hash: PyLong.hash,
    tp_richcompare: long_richcompare,
    nb_add: long_add,
    nb_subtract: long_sub,
    nb_multiply: long_mul,
    nb_remainder: long_mod,
    nb_divmod: long_divmod,
    nb_power: long_pow,
    nb_negative: long_neg,
    nb_positive: asExact,
    nb_absolute: long_abs,
    nb_bool: long_bool,
    nb_invert: long_invert,
    nb_lshift: long_lshift,
    nb_rshift: long_rshift,
    nb_and: long_and,
    nb_xor: long_xor,
    nb_or: long_or,
    nb_int: asExact,
    nb_float: long_float,
    nb_floor_divide: long_div,
    nb_true_divide: long_true_divide,
    nb_index: asExact,
  },
  methods: [
    method("conjugate($self, /)", "The int itself: it has no imaginary part.", asExact),
    method(
      "bit_length($self, /)",
      "The number of bits that the magnitude needs.\n\n>>> (37).bit_length()\n6",
      int_bit_length,
    ),
    method(
      "bit_count($self, /)",
      "The number of ones among the bits of the magnitude.\n\n>>> (13).bit_count()\n3",
      int_bit_count,
    ),
    method(
      "to_bytes($self, /, length: index = 1, byteorder: str = 'big', *, signed: bool = False)",
      "The int as length bytes, the most significant first ('big') or last ('little').\n\nNegative ints need signed=True: two's complement. OverflowError if the bytes are too few.",
      int_to_bytes,
    ),
    classMethod(
      "from_bytes($type, /, bytes, byteorder: str = 'big', *, signed: bool = False)",
      "The int that bytes (bytes-like, or an iterable of ints) stand for.\n\nThe most significant byte is the first ('big') or the last ('little'); signed=True reads two's complement.",
      int_from_bytes,
    ),
    method("as_integer_ratio($self, /)", "The pair (self, 1).", int_as_integer_ratio),
    method("is_integer($self, /)", "True, for the sake of float.is_integer().", int_is_integer),
    method("__trunc__($self, /)", "The int itself.", asExact),
    method("__floor__($self, /)", "The int itself.", asExact),
    method("__ceil__($self, /)", "The int itself.", asExact),
    method(
      "__round__($self, ndigits=NULL, /)",
      "The int itself; with a negative ndigits, the nearest multiple of 10**-ndigits, half to even.",
      int___round__,
    ),
    method("__getnewargs__($self, /)", "", int___getnewargs__),
    method("__format__($self, format_spec: str, /)", "The int as text, as format_spec says.", int___format__),
    method("__sizeof__($self, /)", "Size in memory, in bytes.", int___sizeof__),
  ],
  getset: [
    getset("real", "the int itself", asExact),
    getset("imag", "0", zero),
    getset("numerator", "the int itself", asExact),
    getset("denominator", "1", one),
  ],
});
