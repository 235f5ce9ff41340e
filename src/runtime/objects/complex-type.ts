/**
 * The type complex: construction, slots, methods. Mirrors the second half of CPython's Objects/complexobject.c.
 */
import { PyNumber_Float } from "../abstract/number.js";
import { _PyObject_LookupSpecial, CompareOp, PyObject_Repr, PyObject_Str } from "../abstract/object.js";
import { subclassResult, wrongResult } from "../abstract/special-results.js";
import { PyObject_CallNoArgs } from "../call/call.js";
import * as PyErr from "../errors.js";
import { formatComplex } from "../format-number.js";
import { parseFormatSpec } from "../format-spec.js";
import { PyObject_Free } from "../heap/alloc.js";
import { F64, I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { member, method } from "../method-def.js";
import * as PyComplex from "./complex.js";
import { PyComplexObject } from "./complex.js";
import * as PyFloat from "./float.js";
import { hashDouble } from "./float-arithmetic.js";
import { hypot } from "./float-norm.js";
import { PyType_GenericAlloc } from "./instance.js";
import * as PyLong from "./long.js";
import { decref, incref, typeOf } from "./object.js";
import * as PyTuple from "./tuple.js";
import { defineType, SLOT, TypeFlags } from "./type.js";
import { bool, None, NotImplemented, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

const { fromDoubles, imagOf, realOf } = PyComplex;

// ---- operands ----

/** Parts of the operand that `toComplex` has converted last (typed, so that storing a double allocates nothing). */
const part = new Float64Array(2);

// Convert an operand to complex: undefined when done, else NotImplemented or NULL.
function toComplex(op: PyObject): NewRef | Null | undefined {
  if (PyComplex.check(op)) {
    part[0] = realOf(op);
    part[1] = imagOf(op);
    return undefined;
  }
  part[1] = 0;
  if (PyFloat.check(op)) {
    part[0] = PyFloat.AS_DOUBLE(op);
    return undefined;
  }
  if (!PyLong.check(op)) return NotImplemented;
  part[0] = PyLong.asDouble(op);
  return part[0] === -1 && PyErr.occurred() ? NULL : undefined;
}

type Operation = (a: number, b: number, c: number, d: number) => NewRef | Null;

function binary(operation: Operation): (left: PyObject, right: PyObject) => NewRef | Null {
  return (left, right) => {
    const refusal = toComplex(left);
    if (refusal !== undefined) return refusal;
    const a = part[0];
    const b = part[1];
    return toComplex(right) ?? operation(a, b, part[0], part[1]);
  };
}

// Both exactly complex: the loops of fractals and signals, without conversions.
function areComplex(left: PyObject, right: PyObject): boolean {
  return PyComplex.checkExact(left) && PyComplex.checkExact(right);
}

const addParts = binary((a, b, c, d) => fromDoubles(a + c, b + d));
const subtractParts = binary((a, b, c, d) => fromDoubles(a - c, b - d));
const multiplyParts = binary((a, b, c, d) => fromDoubles(a * c - b * d, a * d + b * c));

function complex_add(left: PyObject, right: PyObject): NewRef | Null {
  if (!areComplex(left, right)) return addParts(left, right);
  return fromDoubles(realOf(left) + realOf(right), imagOf(left) + imagOf(right));
}

function complex_sub(left: PyObject, right: PyObject): NewRef | Null {
  if (!areComplex(left, right)) return subtractParts(left, right);
  return fromDoubles(realOf(left) - realOf(right), imagOf(left) - imagOf(right));
}

function complex_mul(left: PyObject, right: PyObject): NewRef | Null {
  if (!areComplex(left, right)) return multiplyParts(left, right);
  const a = realOf(left);
  const b = imagOf(left);
  const c = realOf(right);
  const d = imagOf(right);
  return fromDoubles(a * c - b * d, a * d + b * c);
}

const complex_div = binary((a, b, c, d) => {
  if (!PyComplex.divide(a, b, c, d)) return PyErr.setString(T.ZeroDivisionError, "complex division by zero");
  return fromDoubles(PyComplex.result[0], PyComplex.result[1]);
});
const powerOf = binary(PyComplex.power);

function complex_pow(left: PyObject, right: PyObject, modulus: PyObject): NewRef | Null {
  if (modulus === None) return powerOf(left, right);
  const refusal = toComplex(left) ?? toComplex(right);
  return refusal ?? PyErr.setString(T.ValueError, "complex modulo");
}

function complex_neg(self: PyObject): NewRef | Null {
  return fromDoubles(-realOf(self), -imagOf(self));
}

// The value as an exact complex: the object itself when it is one.
function asExact(self: PyObject): NewRef | Null {
  return PyComplex.checkExact(self) ? incref(self) : fromDoubles(realOf(self), imagOf(self));
}

function complex_abs(self: PyObject): NewRef | Null {
  const [a, b] = [realOf(self), imagOf(self)];
  const length = hypot(a, b);
  if (length === Number.POSITIVE_INFINITY && Number.isFinite(a) && Number.isFinite(b))
    return PyErr.setString(T.OverflowError, "absolute value too large");
  return PyFloat.fromDouble(length);
}

function complex_bool(self: PyObject): number {
  return realOf(self) !== 0 || imagOf(self) !== 0 ? 1 : 0;
}

// ---- comparison, hash ----

function equals(self: PyObject, other: PyObject): boolean | undefined {
  if (PyComplex.check(other)) return realOf(self) === realOf(other) && imagOf(self) === imagOf(other);
  if (PyFloat.check(other)) return imagOf(self) === 0 && realOf(self) === PyFloat.AS_DOUBLE(other);
  if (!PyLong.check(other)) return undefined;
  // biome-ignore lint/suspicious/noDoubleEquals: a double and a BigInt are compared by value.
  return imagOf(self) === 0 && realOf(self) == PyLong.asNumberOrBigInt(other);
}

function complex_richcompare(self: PyObject, other: PyObject, op: CompareOp): NewRef | Null {
  if (op !== CompareOp.EQ && op !== CompareOp.NE) return NotImplemented;
  const same = equals(self, other);
  return same === undefined ? NotImplemented : bool(same === (op === CompareOp.EQ));
}

const HASH_IMAG = 1000003;

function complex_hash(self: PyObject): number {
  const hash = (hashDouble(self, realOf(self)) + Math.imul(HASH_IMAG, hashDouble(self, imagOf(self)))) | 0;
  return hash === -1 ? -2 : hash;
}

// ---- construction ----

function fromText(text: PyObject): NewRef | Null {
  const parts = PyComplex.parseComplex(PyUnicode.toJS(text));
  if (parts === undefined) return PyErr.setString(T.ValueError, "complex() arg is a malformed string");
  if (parts !== null) return fromDoubles(parts[0], parts[1]);
  const repr = PyObject_Repr(text);
  if (repr === 0) return NULL;
  PyErr.setString(T.ValueError, `could not convert string to complex: ${PyUnicode.toJS(repr)}`);
  decref(repr);
  return NULL;
}

// What `__complex__` of `op` gives; undefined when it has none. @mayRunPython
function trySpecialMethod(op: PyObject): NewRef | Null | undefined {
  const method = _PyObject_LookupSpecial(op, ID.__complex__);
  if (method === 0) return PyErr.occurred() ? NULL : undefined;
  const result = PyObject_CallNoArgs(method);
  decref(method);
  if (result === 0 || PyComplex.checkExact(result)) return result;
  if (PyComplex.check(result)) return subclassResult("__complex__", "complex", result);
  return wrongResult("__complex__", "complex", result);
}

function isReal(op: PyObject): boolean {
  const type = typeOf(op) >> 2;
  return I32[type + SLOT.nb_float] !== 0 || I32[type + SLOT.nb_index] !== 0;
}

// Parts of a number in `part`; false with an exception set.
function convert(op: PyObject): boolean {
  if (PyComplex.check(op)) {
    part[0] = realOf(op);
    part[1] = imagOf(op);
    return true;
  }
  const float = PyNumber_Float(op);
  if (float === 0) return false;
  part[0] = PyFloat.AS_DOUBLE(float);
  part[1] = 0;
  decref(float);
  return true;
}

/** Did the last `firstPart` get a complex, rather than a real number? Then it has an imaginary part to add, even if 0. */
let firstIsComplex = false;

// The first argument as a complex: through `__complex__` when it has one.
function firstPart(x: PyObject): NewRef | Null {
  firstIsComplex = true;
  if (PyComplex.checkExact(x)) return incref(x);
  const special = trySpecialMethod(x);
  if (special !== undefined) return special;
  if (!PyComplex.check(x) && !isReal(x)) {
    return PyErr.setString(
      T.TypeError,
      `complex() first argument must be a string or a number, not '${PyErr.typeName(x)}'`,
    );
  }
  firstIsComplex = PyComplex.check(x);
  return convert(x) ? fromDoubles(part[0], part[1]) : NULL;
}

function checkSecond(y: PyObject): boolean {
  if (PyUnicode.check(y)) PyErr.setString(T.TypeError, "complex() second arg can't be a string");
  else if (!PyComplex.check(y) && !isReal(y)) {
    PyErr.setString(T.TypeError, `complex() second argument must be a number, not '${PyErr.typeName(y)}'`);
  } else return true;
  return false;
}

// x + y*1j, where y is not NULL.
function fromParts(x: PyObject | Null, y: PyObject): NewRef | Null {
  if (PyUnicode.check(y)) return PyErr.setString(T.TypeError, "complex() second arg can't be a string");
  let a = 0;
  let b = 0;
  firstIsComplex = false;
  if (x !== 0) {
    const first = firstPart(x);
    if (first === 0) return NULL;
    a = realOf(first);
    b = imagOf(first);
    decref(first);
  }
  const addsImaginary = firstIsComplex;
  if (!checkSecond(y) || !convert(y)) return NULL;
  return fromDoubles(PyComplex.check(y) ? a - part[1] : a, addsImaginary ? part[0] + b : part[0]);
}

function exactNew(x: PyObject | Null, y: PyObject | Null): NewRef | Null {
  if (x !== 0 && PyUnicode.check(x)) {
    if (y === 0) return fromText(x);
    return PyErr.setString(T.TypeError, "complex() can't take second arg if first is a string");
  }
  if (y !== 0) return fromParts(x, y);
  return x === 0 ? fromDoubles(0, 0) : firstPart(x);
}

// Positional and keyword arguments sorted into [real, imag]; undefined with TypeError.
function bindArguments(
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): [PyObject | Null, PyObject | Null] | undefined {
  const given: [PyObject | Null, PyObject | Null] = [NULL, NULL];
  const keywords = kwnames === 0 ? 0 : PyTuple.size(kwnames);
  if (nargs + keywords > 2) {
    PyErr.setString(T.TypeError, `complex() takes at most 2 arguments (${nargs + keywords} given)`);
    return undefined;
  }
  for (let i = 0; i < nargs + keywords; i++) {
    const value = I32[(args >> 2) + i] as PyObject;
    const name = kwnames === 0 || i < nargs ? "" : PyUnicode.toJS(PyTuple.getItem(kwnames, i - nargs));
    const index = i < nargs ? i : ["real", "imag"].indexOf(name);
    if (index === -1) {
      PyErr.setString(T.TypeError, `complex() got an unexpected keyword argument '${name}'`);
      return undefined;
    }
    if (given[index] !== 0) {
      const message = `argument for complex() given by name ('${name}') and position (${index + 1})`;
      PyErr.setString(T.TypeError, message);
      return undefined;
    }
    given[index] = value;
  }
  return given;
}

function complex_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const given = bindArguments(args, nargs, kwnames);
  if (given === undefined) return NULL;
  const value = exactNew(given[0], given[1]);
  if (value === 0 || ((type as number) === T.complex && PyComplex.checkExact(value))) return value;
  const op = (type as number) === T.complex ? fromDoubles(0, 0) : PyType_GenericAlloc(type, 0);
  if (op !== 0) {
    F64[(op >> 3) + 1] = realOf(value);
    F64[(op >> 3) + 2] = imagOf(value);
  }
  decref(value);
  return op;
}

// ---- methods ----

function complex_repr(self: PyObject): NewRef | Null {
  return PyUnicode.fromJS(PyComplex.toText(realOf(self), imagOf(self)));
}

function complex_conjugate(self: PyObject): NewRef | Null {
  return fromDoubles(realOf(self), -imagOf(self));
}

function complex___getnewargs__(self: PyObject): NewRef | Null {
  const first = PyFloat.fromDouble(realOf(self));
  if (first === 0) return NULL;
  const second = PyFloat.fromDouble(imagOf(self));
  if (second === 0) {
    decref(first);
    return NULL;
  }
  return PyTuple.pair(first, second);
}

function complex___format__(self: PyObject, formatSpec: PyObject): NewRef | Null {
  const text = PyUnicode.toJS(formatSpec);
  if (text === "") return PyObject_Str(self);
  const typeName = PyErr.typeName(self);
  const spec = parseFormatSpec(text, typeName, "", ">");
  if (typeof spec === "string") return PyErr.setString(T.ValueError, spec);
  const result = formatComplex(realOf(self), imagOf(self), spec, typeName);
  if (typeof result === "string") return PyUnicode.fromJS(result);
  return result.type === T.MemoryError ? PyErr.noMemory() : PyErr.setString(result.type, result.message);
}

defineType({
  address: T.complex,
  name: "complex",
  layout: PyComplexObject,
  flags: TypeFlags.BASETYPE,
  doc: "complex(real=0, imag=0)\n--\n\nThe complex number real + imag*1j, or the one that a text stands for.",
  slots: {
    tp_dealloc: PyObject_Free,
    tp_new: complex_new,
    tp_repr: complex_repr,
    tp_hash: complex_hash,
    tp_richcompare: complex_richcompare,
    nb_add: complex_add,
    nb_subtract: complex_sub,
    nb_multiply: complex_mul,
    nb_power: complex_pow,
    nb_negative: complex_neg,
    nb_positive: asExact,
    nb_absolute: complex_abs,
    nb_bool: complex_bool,
    nb_true_divide: complex_div,
  },
  methods: [
    method(
      "conjugate($self, /)",
      "The number with the sign of its imaginary part turned.",
      complex_conjugate,
    ),
    method("__complex__($self, /)", "The number as an exact complex.", asExact),
    method("__getnewargs__($self, /)", "", complex___getnewargs__),
    method(
      "__format__($self, format_spec: str, /)",
      "The number as text, as format_spec says.",
      complex___format__,
    ),
  ],
  members: [
    member("real", "double", PyComplexObject.real.offset, { readonly: true, doc: "the real part" }),
    member("imag", "double", PyComplexObject.imag.offset, { readonly: true, doc: "the imaginary part" }),
  ],
});
