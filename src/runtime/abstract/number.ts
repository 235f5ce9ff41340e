/**
 * The number protocol: binary, in-place and unary operators over the type slots. Mirrors the middle of CPython's
 * Objects/abstract.c, and gives its messages.
 *
 * The left operand's slot is asked first, unless the right operand's type is a subclass that has a slot function of its own; a
 * slot says NotImplemented when it does not know the other type. Small ints are done here, without a call.
 */
import { PyObject_CallNoArgs } from "../call/call.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { FN } from "../native.js";
import { isPrint } from "../objects/builtin.js";
import * as PyFloat from "../objects/float.js";
import * as PyLong from "../objects/long.js";
import { decref, incref, typeOf } from "../objects/object.js";
import { hasFlag, SLOT, TypeFlags } from "../objects/type.js";
import { PyType_IsSubtype } from "../objects/type-object.js";
import { None, NotImplemented, S, T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { PyErr_WarnEx } from "../warnings.js";
import { _PyObject_LookupSpecial } from "./object.js";
import { sequenceRepeat } from "./sequence.js";
import { subclassResult, wrongResult } from "./special-results.js";

const NB_ADD = SLOT.nb_add;
const NB_SUBTRACT = SLOT.nb_subtract;
const NB_MULTIPLY = SLOT.nb_multiply;
const NB_REMAINDER = SLOT.nb_remainder;
const NB_DIVMOD = SLOT.nb_divmod;
const NB_POWER = SLOT.nb_power;
const NB_LSHIFT = SLOT.nb_lshift;
const NB_RSHIFT = SLOT.nb_rshift;
const NB_AND = SLOT.nb_and;
const NB_XOR = SLOT.nb_xor;
const NB_OR = SLOT.nb_or;
const NB_FLOOR_DIVIDE = SLOT.nb_floor_divide;
const NB_TRUE_DIVIDE = SLOT.nb_true_divide;
const NB_MATRIX_MULTIPLY = SLOT.nb_matrix_multiply;
const NB_INPLACE_ADD = SLOT.nb_inplace_add;
const NB_INPLACE_MULTIPLY = SLOT.nb_inplace_multiply;
const SQ_CONCAT = SLOT.sq_concat;
const SQ_INPLACE_CONCAT = SLOT.sq_inplace_concat;
const SQ_REPEAT = SLOT.sq_repeat;
const SQ_INPLACE_REPEAT = SLOT.sq_inplace_repeat;

/** The function number in slot `word` of the type of `op`. */
function slot(op: number, word: number): number {
  return I32[(typeOf(op) >> 2) + word];
}

// ---- binary operators ----

/** What the `word` slots of the operands make of them; NotImplemented when neither knows how. @mayRunPython */
export function binaryOp1(v: PyObject, w: PyObject, word: number): NewRef | Null {
  const typeV = typeOf(v);
  const typeW = typeOf(w);
  const slotV = I32[(typeV >> 2) + word];
  let slotW = typeV === typeW ? 0 : I32[(typeW >> 2) + word];
  if (slotW === slotV) slotW = 0;
  if (slotV !== 0) {
    if (slotW !== 0 && PyType_IsSubtype(typeW, typeV)) {
      const reflected: NewRef | Null = FN[slotW](v, w);
      if (reflected !== NotImplemented) return reflected;
      slotW = 0;
    }
    const result: NewRef | Null = FN[slotV](v, w);
    if (result !== NotImplemented) return result;
  }
  return slotW !== 0 ? FN[slotW](v, w) : NotImplemented;
}

function operandError(v: PyObject, w: PyObject, sign: string): Null {
  return PyErr.setString(
    T.TypeError,
    `unsupported operand type(s) for ${sign}: '${PyErr.typeName(v)}' and '${PyErr.typeName(w)}'`,
  );
}

function binaryOp(v: PyObject, w: PyObject, word: number, sign: string): NewRef | Null {
  const result = binaryOp1(v, w, word);
  return result === NotImplemented ? operandError(v, w, sign) : result;
}

/** `v + w`. @mayRunPython */
export function PyNumber_Add(v: PyObject, w: PyObject): NewRef | Null {
  if ((v & w & 1) !== 0) {
    const sum = v - 1 + w;
    if ((sum | 0) === sum) return sum as NewRef;
  }
  const result = binaryOp1(v, w, NB_ADD);
  if (result !== NotImplemented) return result;
  const concat = slot(v, SQ_CONCAT);
  return concat !== 0 ? FN[concat](v, w) : operandError(v, w, "+");
}

/** `v - w`. @mayRunPython */
export function PyNumber_Subtract(v: PyObject, w: PyObject): NewRef | Null {
  if ((v & w & 1) !== 0) {
    const difference = v - w + 1;
    if ((difference | 0) === difference) return difference as NewRef;
  }
  return binaryOp(v, w, NB_SUBTRACT, "-");
}

/** `v * w`. @mayRunPython */
export function PyNumber_Multiply(v: PyObject, w: PyObject): NewRef | Null {
  const result = binaryOp1(v, w, NB_MULTIPLY);
  if (result !== NotImplemented) return result;
  const repeatV = slot(v, SQ_REPEAT);
  if (repeatV !== 0) return sequenceRepeat(repeatV, v, w);
  const repeatW = slot(w, SQ_REPEAT);
  if (repeatW !== 0) return sequenceRepeat(repeatW, w, v);
  return operandError(v, w, "*");
}

/** `v @ w`. @mayRunPython */
export function PyNumber_MatrixMultiply(v: PyObject, w: PyObject): NewRef | Null {
  return binaryOp(v, w, NB_MATRIX_MULTIPLY, "@");
}

/** `v / w`. @mayRunPython */
export function PyNumber_TrueDivide(v: PyObject, w: PyObject): NewRef | Null {
  return binaryOp(v, w, NB_TRUE_DIVIDE, "/");
}

/** `v // w`. @mayRunPython */
export function PyNumber_FloorDivide(v: PyObject, w: PyObject): NewRef | Null {
  return binaryOp(v, w, NB_FLOOR_DIVIDE, "//");
}

/** `v % w`. @mayRunPython */
export function PyNumber_Remainder(v: PyObject, w: PyObject): NewRef | Null {
  return binaryOp(v, w, NB_REMAINDER, "%");
}

/** `divmod(v, w)`. @mayRunPython */
export function PyNumber_Divmod(v: PyObject, w: PyObject): NewRef | Null {
  return binaryOp(v, w, NB_DIVMOD, "divmod()");
}

/** `v << w`. @mayRunPython */
export function PyNumber_Lshift(v: PyObject, w: PyObject): NewRef | Null {
  return binaryOp(v, w, NB_LSHIFT, "<<");
}

/** `v >> w`. @mayRunPython */
export function PyNumber_Rshift(v: PyObject, w: PyObject): NewRef | Null {
  const result = binaryOp1(v, w, NB_RSHIFT);
  return result === NotImplemented ? shiftError(v, w, ">>") : result;
}

// `print >> file` is Python 2; the message says what was meant.
function shiftError(v: PyObject, w: PyObject, sign: string): Null {
  if (typeOf(v) !== T.builtin_function_or_method || !isPrint(v) || sign !== ">>")
    return operandError(v, w, sign);
  return PyErr.setString(
    T.TypeError,
    `unsupported operand type(s) for >>: '${PyErr.typeName(v)}' and '${PyErr.typeName(w)}'. ` +
      'Did you mean "print(<message>, file=<output_stream>)"?',
  );
}

/** `v & w`. @mayRunPython */
export function PyNumber_And(v: PyObject, w: PyObject): NewRef | Null {
  if ((v & w & 1) !== 0) return (v & w) as NewRef;
  return binaryOp(v, w, NB_AND, "&");
}

/** `v ^ w`. @mayRunPython */
export function PyNumber_Xor(v: PyObject, w: PyObject): NewRef | Null {
  if ((v & w & 1) !== 0) return ((v ^ w) | 1) as NewRef;
  return binaryOp(v, w, NB_XOR, "^");
}

/** `v | w`. @mayRunPython */
export function PyNumber_Or(v: PyObject, w: PyObject): NewRef | Null {
  if ((v & w & 1) !== 0) return (v | w) as NewRef;
  return binaryOp(v, w, NB_OR, "|");
}

// ---- power ----

// A slot of the right operand's type, and then one of the modulus's, get a chance as in binaryOp1.
function ternaryOp(v: PyObject, w: PyObject, z: PyObject, sign: string): NewRef | Null {
  const typeV = typeOf(v);
  const typeW = typeOf(w);
  const slotV = I32[(typeV >> 2) + NB_POWER];
  let slotW = typeV === typeW ? 0 : I32[(typeW >> 2) + NB_POWER];
  if (slotW === slotV) slotW = 0;
  if (slotV !== 0) {
    if (slotW !== 0 && PyType_IsSubtype(typeW, typeV)) {
      const reflected: NewRef | Null = FN[slotW](v, w, z);
      if (reflected !== NotImplemented) return reflected;
      slotW = 0;
    }
    const result: NewRef | Null = FN[slotV](v, w, z);
    if (result !== NotImplemented) return result;
  }
  if (slotW !== 0) {
    const result: NewRef | Null = FN[slotW](v, w, z);
    if (result !== NotImplemented) return result;
  }
  const slotZ = z === S.None ? 0 : slot(z, NB_POWER);
  if (slotZ !== 0 && slotZ !== slotV && slotZ !== slotW) {
    const result: NewRef | Null = FN[slotZ](v, w, z);
    if (result !== NotImplemented) return result;
  }
  if (z === S.None) return operandError(v, w, sign);
  return PyErr.setString(
    T.TypeError,
    `unsupported operand type(s) for ${sign}: ` +
      `'${PyErr.typeName(v)}', '${PyErr.typeName(w)}', '${PyErr.typeName(z)}'`,
  );
}

/** `pow(v, w, z)`, `v ** w` with None for z. @mayRunPython */
export function PyNumber_Power(v: PyObject, w: PyObject, z: PyObject = None): NewRef | Null {
  return ternaryOp(v, w, z, "** or pow()");
}

/** `v **= w`. @mayRunPython */
export function PyNumber_InPlacePower(v: PyObject, w: PyObject, z: PyObject = None): NewRef | Null {
  const inplace = slot(v, SLOT.nb_inplace_power);
  if (inplace !== 0) {
    const result: NewRef | Null = FN[inplace](v, w, z);
    if (result !== NotImplemented) return result;
  }
  return ternaryOp(v, w, z, "**=");
}

// ---- in-place operators ----

function inPlaceOp1(v: PyObject, w: PyObject, inplaceWord: number, word: number): NewRef | Null {
  const inplace = slot(v, inplaceWord);
  if (inplace !== 0) {
    const result: NewRef | Null = FN[inplace](v, w);
    if (result !== NotImplemented) return result;
  }
  return binaryOp1(v, w, word);
}

function inPlaceOp(v: PyObject, w: PyObject, inplace: number, word: number, sign: string): NewRef | Null {
  const result = inPlaceOp1(v, w, inplace, word);
  return result === NotImplemented ? operandError(v, w, sign) : result;
}

/** `v += w`. @mayRunPython */
export function PyNumber_InPlaceAdd(v: PyObject, w: PyObject): NewRef | Null {
  if ((v & w & 1) !== 0) {
    const sum = v - 1 + w;
    if ((sum | 0) === sum) return sum as NewRef;
  }
  const result = inPlaceOp1(v, w, NB_INPLACE_ADD, NB_ADD);
  if (result !== NotImplemented) return result;
  const concat = slot(v, SQ_INPLACE_CONCAT) || slot(v, SQ_CONCAT);
  return concat !== 0 ? FN[concat](v, w) : operandError(v, w, "+=");
}

/** `v -= w`. @mayRunPython */
export function PyNumber_InPlaceSubtract(v: PyObject, w: PyObject): NewRef | Null {
  if ((v & w & 1) !== 0) {
    const difference = v - w + 1;
    if ((difference | 0) === difference) return difference as NewRef;
  }
  return inPlaceOp(v, w, SLOT.nb_inplace_subtract, NB_SUBTRACT, "-=");
}

const SEQUENCE_SLOTS = [SLOT.sq_contains, SLOT.sq_length, SLOT.sq_item, SLOT.sq_concat];

// Does the type have a `tp_as_sequence` in CPython? Classes always have.
function hasSequenceSlots(op: PyObject): boolean {
  return hasFlag(typeOf(op), TypeFlags.HEAPTYPE) || SEQUENCE_SLOTS.some((word) => slot(op, word) !== 0);
}

/** `v *= w`. @mayRunPython */
export function PyNumber_InPlaceMultiply(v: PyObject, w: PyObject): NewRef | Null {
  const result = inPlaceOp1(v, w, NB_INPLACE_MULTIPLY, NB_MULTIPLY);
  if (result !== NotImplemented) return result;
  const repeatV = slot(v, SQ_INPLACE_REPEAT) || slot(v, SQ_REPEAT);
  if (repeatV !== 0) return sequenceRepeat(repeatV, v, w);
  // The right operand is not the one that may be changed, so its plain repetition is used; and that only if the left one is no
  // sequence of any kind, as in CPython, where `{} *= "a"` names both operands.
  const repeatW = hasSequenceSlots(v) ? 0 : slot(w, SQ_REPEAT);
  if (repeatW !== 0) return sequenceRepeat(repeatW, w, v);
  return operandError(v, w, "*=");
}

/** `v @= w`. @mayRunPython */
export function PyNumber_InPlaceMatrixMultiply(v: PyObject, w: PyObject): NewRef | Null {
  return inPlaceOp(v, w, SLOT.nb_inplace_matrix_multiply, NB_MATRIX_MULTIPLY, "@=");
}

/** `v /= w`. @mayRunPython */
export function PyNumber_InPlaceTrueDivide(v: PyObject, w: PyObject): NewRef | Null {
  return inPlaceOp(v, w, SLOT.nb_inplace_true_divide, NB_TRUE_DIVIDE, "/=");
}

/** `v //= w`. @mayRunPython */
export function PyNumber_InPlaceFloorDivide(v: PyObject, w: PyObject): NewRef | Null {
  return inPlaceOp(v, w, SLOT.nb_inplace_floor_divide, NB_FLOOR_DIVIDE, "//=");
}

/** `v %= w`. @mayRunPython */
export function PyNumber_InPlaceRemainder(v: PyObject, w: PyObject): NewRef | Null {
  return inPlaceOp(v, w, SLOT.nb_inplace_remainder, NB_REMAINDER, "%=");
}

/** `v <<= w`. @mayRunPython */
export function PyNumber_InPlaceLshift(v: PyObject, w: PyObject): NewRef | Null {
  return inPlaceOp(v, w, SLOT.nb_inplace_lshift, NB_LSHIFT, "<<=");
}

/** `v >>= w`. @mayRunPython */
export function PyNumber_InPlaceRshift(v: PyObject, w: PyObject): NewRef | Null {
  return inPlaceOp(v, w, SLOT.nb_inplace_rshift, NB_RSHIFT, ">>=");
}

/** `v &= w`. @mayRunPython */
export function PyNumber_InPlaceAnd(v: PyObject, w: PyObject): NewRef | Null {
  return inPlaceOp(v, w, SLOT.nb_inplace_and, NB_AND, "&=");
}

/** `v ^= w`. @mayRunPython */
export function PyNumber_InPlaceXor(v: PyObject, w: PyObject): NewRef | Null {
  return inPlaceOp(v, w, SLOT.nb_inplace_xor, NB_XOR, "^=");
}

/** `v |= w`. @mayRunPython */
export function PyNumber_InPlaceOr(v: PyObject, w: PyObject): NewRef | Null {
  return inPlaceOp(v, w, SLOT.nb_inplace_or, NB_OR, "|=");
}

// ---- unary operators ----

function unaryOp(op: PyObject, word: number, what: string): NewRef | Null {
  const fn = slot(op, word);
  if (fn !== 0) return FN[fn](op);
  return PyErr.setString(T.TypeError, `bad operand type for ${what}: '${PyErr.typeName(op)}'`);
}

/** `-op`. @mayRunPython */
export function PyNumber_Negative(op: PyObject): NewRef | Null {
  return unaryOp(op, SLOT.nb_negative, "unary -");
}

/** `+op`. @mayRunPython */
export function PyNumber_Positive(op: PyObject): NewRef | Null {
  return unaryOp(op, SLOT.nb_positive, "unary +");
}

/** `~op`. @mayRunPython */
export function PyNumber_Invert(op: PyObject): NewRef | Null {
  return unaryOp(op, SLOT.nb_invert, "unary ~");
}

/** `abs(op)`. @mayRunPython */
export function PyNumber_Absolute(op: PyObject): NewRef | Null {
  return unaryOp(op, SLOT.nb_absolute, "abs()");
}

// ---- conversions ----

const NB_INDEX = SLOT.nb_index;

/** Has `op` an `__index__`? */
export function PyIndex_Check(op: PyObject): boolean {
  return (op & 1) !== 0 || slot(op, NB_INDEX) !== 0;
}

/** Is `op` a number of any kind? */
export function PyNumber_Check(op: PyObject): boolean {
  return PyIndex_Check(op) || slot(op, SLOT.nb_int) !== 0 || slot(op, SLOT.nb_float) !== 0;
}

/** `op.__index__()`: an int or an instance of a subclass of int. @mayRunPython */
export function _PyNumber_Index(op: PyObject): NewRef | Null {
  if (PyLong.check(op)) return incref(op);
  const fn = slot(op, NB_INDEX);
  if (fn === 0) {
    return PyErr.setString(T.TypeError, `'${PyErr.typeName(op)}' object cannot be interpreted as an integer`);
  }
  const result: NewRef | Null = FN[fn](op);
  return result === 0 ? 0 : checkInt(result, "__index__");
}

// Steals `result`.
function checkInt(result: NewRef, method: string): NewRef | Null {
  if (PyLong.checkExact(result)) return result;
  return PyLong.check(result) ? subclassResult(method, "int", result) : wrongResult(method, "int", result);
}

function exactSteal(int: NewRef | Null): NewRef | Null {
  if (int === 0 || PyLong.checkExact(int)) return int;
  const exact = PyLong.asExact(int);
  decref(int);
  return exact;
}

/** `operator.index(op)`: an exact int. @mayRunPython */
export function PyNumber_Index(op: PyObject): NewRef | Null {
  return exactSteal(_PyNumber_Index(op));
}

const INDEX_LIMIT = 2 ** 63;
const LARGEST_INDEX = 2n ** 63n - 1n;

/**
 * `op` as an index, a JS number (above 2**53 the nearest double): -1 with an exception set when it is none.
 * Beyond 64 bits: an exception of class `error`, or, when that is 0, the limit of its sign (PyNumber_AsSsize_t). @mayRunPython
 */
export function PyNumber_AsIndex(op: PyObject, error: number = T.OverflowError): number {
  if ((op & 1) !== 0) return op >> 1;
  const index = _PyNumber_Index(op);
  if (index === 0) return -1;
  const value = PyLong.asNumber(index);
  // Among the ints whose nearest double is 2**63 are indices.
  const fits =
    value === INDEX_LIMIT
      ? PyLong.asBigInt(index) <= LARGEST_INDEX
      : value < INDEX_LIMIT && value >= -INDEX_LIMIT;
  decref(index);
  if (fits) return value;
  if (error === 0) return value < 0 ? -INDEX_LIMIT : INDEX_LIMIT;
  PyErr.setString(error, `cannot fit '${PyErr.typeName(op)}' into an index-sized integer`);
  return -1;
}

/** `int(op)` of a number, a str or bytes: an exact int. @mayRunPython */
export function PyNumber_Long(op: PyObject): NewRef | Null {
  if ((op & 1) !== 0 || PyLong.checkExact(op)) return incref(op);
  const toInt = slot(op, SLOT.nb_int);
  if (toInt !== 0) {
    const result: NewRef | Null = FN[toInt](op);
    return result === 0 ? 0 : exactSteal(checkInt(result, "__int__"));
  }
  if (slot(op, NB_INDEX) !== 0) return PyNumber_Index(op);
  const trunc = _PyObject_LookupSpecial(op, ID.__trunc__);
  if (trunc !== 0) return callTruncSteal(trunc);
  if (PyErr.occurred()) return 0;
  if (PyUnicode.check(op)) return PyLong.fromUnicodeObject(op, 10);
  return PyLong.fromBytesLike(op, 10);
}

// int() of what has nothing better than `__trunc__`. Steals the method. @mayRunPython
function callTruncSteal(trunc: NewRef): NewRef | Null {
  const message = "The delegation of int() to __trunc__ is deprecated.";
  const whole = PyErr_WarnEx(T.DeprecationWarning, message, 1) < 0 ? 0 : PyObject_CallNoArgs(trunc);
  decref(trunc);
  if (whole === 0) return 0;
  if (!PyIndex_Check(whole)) return wrongResult("__trunc__", "Integral", whole);
  const result = PyNumber_Index(whole);
  decref(whole);
  return result;
}

/** `float(op)` of a number or a str: an exact float. @mayRunPython */
export function PyNumber_Float(op: PyObject): NewRef | Null {
  if (typeOf(op) === T.float) return incref(op);
  const toFloat = slot(op, SLOT.nb_float);
  if (toFloat !== 0) return floatResult(op, FN[toFloat](op));
  if (slot(op, NB_INDEX) !== 0) {
    const index = _PyNumber_Index(op);
    if (index === 0) return 0;
    const value = PyLong.asDouble(index);
    decref(index);
    return value === -1 && PyErr.occurred() ? 0 : PyFloat.fromDouble(value);
  }
  return PyFloat.fromString(op);
}

// Steals `result`.
function floatResult(op: PyObject, result: NewRef | Null): NewRef | Null {
  if (result === 0 || typeOf(result) === T.float) return result;
  const method = `${PyErr.typeName(op)}.__float__`;
  if (!PyFloat.check(result)) return wrongResult(method, "float", result);
  const float = subclassResult(method, "float", result);
  if (float === 0) return 0;
  const value = PyFloat.asDouble(float);
  decref(float);
  return PyFloat.fromDouble(value);
}
