/**
 * int: its layout, constructors and conversions. Mirrors the first third of CPython's Objects/longobject.c.
 *
 * A value in SMALL_INT_MIN..SMALL_INT_MAX is a tagged word; only beyond is an exact int an object: sign and digit count in
 * `ob_size`, then the magnitude in 32-bit digits, the least significant first, the last not 0. Invariant: a value that fits the tag
 * is never an exact heap int, so `is` and a compare of words decide equality of small ones. Instances of subclasses, and the two bools, are
 * objects whatever their value. CPython's digits have 30 bits; nothing that Python sees depends on it but `sys.int_info`.
 *
 * Arithmetic is in long-arithmetic.ts on digits (long-digits.ts), text in long-text.ts, the type object in long-type.ts.
 * What is within 2**53 is computed in doubles, BigInt serves for what is long.
 */
import { PyNumber_Index } from "../abstract/number.js";
import { PyObject_Repr } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { tooManyDigitsMessage } from "../format-number.js";
import { PyObject_Free, PyObject_Malloc } from "../heap/alloc.js";
import { I32, U8, U32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, SMALL_INT_MAX, smallInt } from "../heap/ownership.js";
import { struct } from "../heap/struct.js";
import { INTERP } from "../interpreter.js";
import { type Bytes, bytesOf } from "./buffer.js";
import * as PyBytes from "./bytes.js";
import { asciiNumberText } from "./float-text.js";
import { exceedsDigitLimit, literalValue, parseIntLiteral, tooManyDigitsInText } from "./long-text.js";
import { decref, incref, VarObject } from "./object.js";
import { PyTypeObject, TypeFlags } from "./type.js";
import { T } from "./type-table.js";
import { U } from "./unicode/layout.js";
import * as PyUnicode from "./unicode.js";

/** An int that is an object; `ob_size` is negative for a negative value, 0 for the zero of a subclass. */
export const Long = struct("int", VarObject, {});
/** Bytes from the start of an int to its first digit. */
export const LONG_DIGITS = 12;
/** The same in words. */
export const LONG_DIGIT_WORD = LONG_DIGITS >> 2;
/** V8's BigInt holds 2**30 bits, a little more than this many digits, so that intermediate results fit; a longer int is a MemoryError. */
export const DIGITS_MAX = 2 ** 25 - 64;

const TWO_32 = 4294967296;
const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const WORD_OFFSET_FLAGS = PyTypeObject.tp_flags.offset >> 2;

// ---- what is it ----

/** Is `op` an int, or an instance of a subclass? (PyLong_Check) */
export function check(op: PyObject): boolean {
  if ((op & 1) !== 0) return true;
  const type = I32[(op >> 2) + 1];
  return type === T.int || (I32[(type >> 2) + WORD_OFFSET_FLAGS] & TypeFlags.LONG_SUBCLASS) !== 0;
}

/** Is the type of `op` exactly int? */
export function checkExact(op: PyObject): boolean {
  return (op & 1) !== 0 || I32[(op >> 2) + 1] === T.int;
}

/** -1, 0 or 1. `op` is an int. */
export function sign(op: PyObject): number {
  return (op & 1) !== 0 ? Math.sign(op >> 1) : Math.sign(I32[(op >> 2) + 2]);
}

/** Is the int `op` 0? */
export function isZero(op: PyObject): boolean {
  return (op & 1) !== 0 ? op === 1 : I32[(op >> 2) + 2] === 0;
}

/** Number of 32-bit digits of the magnitude. */
export function digitCount(op: PyObject): number {
  if ((op & 1) !== 0) return op === 1 ? 0 : 1;
  return Math.abs(I32[(op >> 2) + 2]);
}

/** Number of bits of the magnitude (`_PyLong_NumBits`). */
export function numBits(op: PyObject): number {
  if ((op & 1) !== 0) return 32 - Math.clz32(Math.abs(op >> 1));
  const count = Math.abs(I32[(op >> 2) + 2]);
  if (count === 0) return 0;
  return count * 32 - Math.clz32(I32[(op >> 2) + LONG_DIGIT_WORD + count - 1]);
}

const HASH_MODULUS = 0x7fffffff;

/** The value modulo 2**31 - 1, with its sign; -2 for -1 (`long_hash`). */
export function hash(op: PyObject): number {
  let value: number;
  if ((op & 1) !== 0) value = op >> 1;
  else {
    value = 0;
    const digits = (op >> 2) + LONG_DIGIT_WORD;
    // 2**32 is 2 modulo 2**31 - 1.
    for (let i = digitCount(op) - 1; i >= 0; i--) value = (value * 2 + U32[digits + i]) % HASH_MODULUS;
    if (I32[(op >> 2) + 2] < 0) value = -value;
  }
  return value === -1 ? -2 : value | 0;
}

// ---- making ints ----

/**
 * An exact int of `count` digits, undefined as yet (`_PyLong_New`): fill them, then `normalize`.
 * Sets MemoryError. @internal to long-*.ts
 */
export function alloc(count: number): number {
  if (count > DIGITS_MAX) return PyErr.noMemory();
  const op = PyObject_Malloc(LONG_DIGITS + 4 * count);
  if (op === 0) return PyErr.noMemory();
  const w = op >> 2;
  I32[w] = 1;
  I32[w + 1] = T.int;
  I32[w + 2] = count;
  return op;
}

/** Give an int from `alloc` its sign and drop leading zero digits; gives a tagged word if it fits. Steals `op`. */
export function normalize(op: number, negative: boolean): NewRef {
  const w = op >> 2;
  const digits = w + LONG_DIGIT_WORD;
  let count = I32[w + 2];
  while (count > 0 && I32[digits + count - 1] === 0) count--;
  if (count <= 1) {
    const magnitude = count === 0 ? 0 : U32[digits];
    if (magnitude <= SMALL_INT_MAX || (negative && magnitude === SMALL_INT_MAX + 1)) {
      PyObject_Free(op);
      return smallInt(negative ? -magnitude : magnitude);
    }
  }
  I32[w + 2] = negative ? -count : count;
  return op as NewRef;
}

/** An int from an integral double of magnitude below 2**64 (any safe integer; PyLong_FromLongLong). */
export function fromNumber(n: number): NewRef | Null {
  const tagged = n << 1;
  if (tagged >> 1 === n) return (tagged | 1) as NewRef;
  return fromLargeNumber(n);
}

function fromLargeNumber(n: number): NewRef | Null {
  const magnitude = n < 0 ? -n : n;
  const high = Math.floor(magnitude / TWO_32);
  const count = high === 0 ? 1 : 2;
  // The caller's malloc in full; `alloc` would cost another call.
  const op = PyObject_Malloc(count === 1 ? LONG_DIGITS + 4 : LONG_DIGITS + 8);
  if (op === 0) return PyErr.noMemory();
  const w = op >> 2;
  I32[w] = 1;
  I32[w + 1] = T.int;
  I32[w + 2] = n < 0 ? -count : count;
  U32[w + 3] = magnitude % TWO_32;
  if (count === 2) U32[w + 4] = high;
  return op as NewRef;
}

/** An int from the two digits of a magnitude. */
export function fromDigits(high: number, low: number, negative: boolean): NewRef | Null {
  if (high === 0) return fromNumber(negative ? -low : low);
  const op = PyObject_Malloc(LONG_DIGITS + 8);
  if (op === 0) return PyErr.noMemory();
  const w = op >> 2;
  I32[w] = 1;
  I32[w + 1] = T.int;
  I32[w + 2] = negative ? -2 : 2;
  U32[w + 3] = low;
  U32[w + 4] = high;
  return op as NewRef;
}

/** An int of `count` digits of 32 bits, the lowest first, each from `next`. */
export function fromWords(count: number, next: (index: number) => number): NewRef | Null {
  const op = alloc(count);
  if (op === 0) return NULL;
  const digits = (op >> 2) + LONG_DIGIT_WORD;
  for (let i = 0; i < count; i++) I32[digits + i] = next(i);
  return normalize(op, false);
}

/** An int from a BigInt. */
export function fromBigInt(value: bigint): NewRef | Null {
  if (value >= -MAX_SAFE && value <= MAX_SAFE) return fromNumber(Number(value));
  const negative = value < 0n;
  const magnitude = negative ? -value : value;
  let count = 4;
  while (count <= HEX_FROM && BigInt.asUintN(count * 32, magnitude) !== magnitude) count *= 2;
  // A bound will do for short ones; for long ones the text that gives the digits gives their number, too.
  const hex = count <= HEX_FROM ? "" : magnitude.toString(16);
  if (hex !== "") count = (hex.length + 7) >> 3;
  const op = alloc(count);
  if (op === 0) return NULL;
  const digits = (op >> 2) + LONG_DIGIT_WORD;
  if (hex === "") storeByShifts(magnitude, digits, count);
  else if (count <= HEX_LEAF) storeHexText(hex, digits, count);
  else storeDigits(magnitude, digits, count);
  return normalize(op, negative);
}

/** The integral part of a double (PyLong_FromDouble): OverflowError for an infinity, ValueError for NaN. */
export function fromDouble(x: number): NewRef | Null {
  const whole = Math.trunc(x);
  if (Number.isSafeInteger(whole)) return fromNumber(whole);
  if (x - x !== 0) {
    if (Number.isNaN(x)) return PyErr.setString(T.ValueError, "cannot convert float NaN to integer");
    return PyErr.setString(T.OverflowError, "cannot convert float infinity to integer");
  }
  return fromBigInt(BigInt(whole));
}

/** An exact int equal to the int `op`: itself, or the value of a subclass instance or bool (`long_long`). */
export function asExact(op: PyObject): NewRef | Null {
  if (checkExact(op)) return incref(op);
  const w = op >> 2;
  const size = I32[w + 2];
  if (size >= -2 && size <= 2) {
    const high = size === 2 || size === -2 ? U32[w + LONG_DIGIT_WORD + 1] : 0;
    return fromDigits(high, size === 0 ? 0 : U32[w + LONG_DIGIT_WORD], size < 0);
  }
  const count = Math.abs(size);
  const copy = alloc(count);
  if (copy === 0) return NULL;
  const from = w + LONG_DIGIT_WORD;
  I32.copyWithin((copy >> 2) + LONG_DIGIT_WORD, from, from + count);
  return normalize(copy, size < 0);
}

// ---- to numbers ----

/** The value when it is within ±(2**53 - 1), else NaN; NaN for what is no int. The door to all fast paths. */
export function safeValue(op: PyObject): number {
  if ((op & 1) !== 0) return op >> 1;
  const w = op >> 2;
  const type = I32[w + 1];
  if (type !== T.int && (I32[(type >> 2) + WORD_OFFSET_FLAGS] & TypeFlags.LONG_SUBCLASS) === 0)
    return Number.NaN;
  const size = I32[w + 2];
  switch (size) {
    case 0:
      return 0;
    case 1:
      return U32[w + 3];
    case -1:
      return -U32[w + 3];
    case 2:
    case -2: {
      const high = U32[w + 4];
      if (high >= 0x200000) return Number.NaN;
      const magnitude = high * TWO_32 + U32[w + 3];
      return size < 0 ? -magnitude : magnitude;
    }
    default:
      return Number.NaN;
  }
}

/** The nearest double (ties to even); an infinity when it is too large. `op` is an int. Sets no exception. */
export function asNumber(op: PyObject): number {
  if ((op & 1) !== 0) return op >> 1;
  const w = op >> 2;
  const size = I32[w + 2];
  if (size === 2 || size === -2) {
    const magnitude = U32[w + 4] * TWO_32 + U32[w + 3];
    return size < 0 ? -magnitude : magnitude;
  }
  if (size >= -1 && size <= 1) return size === 0 ? 0 : size * U32[w + 3];
  if (size > 32 || size < -32) return size < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return Number(asBigInt(op));
}

/** PyLong_AsDouble: the nearest double; OverflowError and -1 when it is too large. */
export function asDouble(op: PyObject): number {
  const value = asNumber(op);
  if (Number.isFinite(value)) return value;
  PyErr.setString(T.OverflowError, "int too large to convert to float");
  return -1;
}

/** The value of an int, exactly. */
export function asBigInt(op: PyObject): bigint {
  if ((op & 1) !== 0) return BigInt(op >> 1);
  const w = op >> 2;
  const size = I32[w + 2];
  const magnitude = loadDigits(w + LONG_DIGIT_WORD, Math.abs(size));
  return size < 0 ? -magnitude : magnitude;
}

/** A number when it is safe, else a BigInt: what formatting takes. */
export function asNumberOrBigInt(op: PyObject): number | bigint {
  const value = safeValue(op);
  return Number.isNaN(value) ? asBigInt(op) : value;
}

// JavaScript compares a BigInt with a double exactly.
function isBetween(value: number | bigint, low: number, high: number): boolean {
  return value >= low && value < high;
}

function asBounded(op: PyObject, low: number, high: number, name: string): number {
  if (check(op)) {
    const value = asNumber(op);
    if (isBetween(Number.isSafeInteger(value) ? value : asBigInt(op), low, high)) return value;
    PyErr.setString(T.OverflowError, `Python int too large to convert to C ${name}`);
    return -1;
  }
  const index = PyNumber_Index(op);
  if (index === 0) return -1;
  const value = asBounded(index, low, high, name);
  decref(index);
  return value;
}

/**
 * The value of an int, or of what has `__index__`, as an int32 (PyLong_AsInt): -1 with OverflowError "Python int too large to convert
 * to C int", or TypeError. A result of -1 needs `PyErr.occurred()`. @mayRunPython for what is no int.
 */
export function asInt32(op: PyObject): number {
  if ((op & 1) !== 0) return op >> 1;
  return asBounded(op, -0x80000000, 0x80000000, "int");
}

/** As asInt32 with the limits of a 64-bit C long, which a double may round (PyLong_AsLong). */
export function asLong(op: PyObject): number {
  if ((op & 1) !== 0) return op >> 1;
  return asBounded(op, -(2 ** 63), 2 ** 63, "long");
}

/** As asInt32 with the limits of Py_ssize_t of a 64-bit build, which a double may round (PyLong_AsSsize_t). */
export function asSsize(op: PyObject): number {
  if ((op & 1) !== 0) return op >> 1;
  return asBounded(op, -(2 ** 63), 2 ** 63, "ssize_t");
}

// ---- digits and BigInts ----
// Measured (Node 20): word by word with shifts is best up to about 48 digits; then hexadecimal text, which V8 reads and writes in
// linear time, at 25 to 30 ns a digit.

const HEX_FROM = 48;
const HEX_LEAF = 4096;

const scratch = new BigUint64Array(1);
const scratchWords = new Uint32Array(scratch.buffer);
const hexBytes = new Uint8Array(2 + HEX_LEAF * 8);
const hexPairs = new Uint16Array(hexBytes.buffer);
const PAIR_OF_BYTE = new Uint16Array(256);
const VALUE_OF_HEX = new Uint8Array(128);
const decoder = new TextDecoder("latin1");
const encoder = new TextEncoder();

const HEX_DIGITS = "0123456789abcdef";
for (let i = 0; i < 16; i++) VALUE_OF_HEX[HEX_DIGITS.charCodeAt(i)] = i;
for (let i = 0; i < 256; i++)
  PAIR_OF_BYTE[i] = HEX_DIGITS.charCodeAt(i >> 4) | (HEX_DIGITS.charCodeAt(i & 15) << 8);

// The magnitude in the `count` digits at word index `w`.
function loadDigits(w: number, count: number): bigint {
  if (count <= HEX_FROM) return loadByShifts(w, count);
  if (count <= HEX_LEAF) return loadByHex(w, count);
  const half = count >> 1;
  return (loadDigits(w + half, count - half) << BigInt(half * 32)) | loadDigits(w, half);
}

function loadByShifts(w: number, count: number): bigint {
  let i = count;
  let value = 0n;
  if ((i & 1) !== 0) value = BigInt(U32[w + --i]);
  for (; i > 0; i -= 2) {
    scratchWords[0] = U32[w + i - 2];
    scratchWords[1] = U32[w + i - 1];
    value = (value << 64n) | scratch[0]!;
  }
  return value;
}

function loadByHex(w: number, count: number): bigint {
  hexPairs[0] = 0x7830; // "0x"
  let p = 1;
  for (let i = count - 1; i >= 0; i--) {
    const digit = U32[w + i];
    hexPairs[p] = PAIR_OF_BYTE[digit >>> 24];
    hexPairs[p + 1] = PAIR_OF_BYTE[(digit >>> 16) & 255];
    hexPairs[p + 2] = PAIR_OF_BYTE[(digit >>> 8) & 255];
    hexPairs[p + 3] = PAIR_OF_BYTE[digit & 255];
    p += 4;
  }
  return BigInt(decoder.decode(hexBytes.subarray(0, p * 2)));
}

// Write `magnitude` into `count` digits at word index `w`, with leading zeros.
function storeDigits(magnitude: bigint, w: number, count: number): void {
  if (count <= HEX_FROM) storeByShifts(magnitude, w, count);
  else if (count <= HEX_LEAF) storeHexText(magnitude.toString(16), w, count);
  else {
    const half = count >> 1;
    storeDigits(BigInt.asUintN(half * 32, magnitude), w, half);
    storeDigits(magnitude >> BigInt(half * 32), w + half, count - half);
  }
}

function storeByShifts(magnitude: bigint, w: number, count: number): void {
  let rest = magnitude;
  let i = 0;
  for (; i + 1 < count; i += 2) {
    scratch[0] = BigInt.asUintN(64, rest);
    U32[w + i] = scratchWords[0]!;
    U32[w + i + 1] = scratchWords[1]!;
    rest >>= 64n;
  }
  if (i < count) U32[w + i] = Number(BigInt.asUintN(32, rest));
}

function storeHexText(hex: string, w: number, count: number): void {
  let p = encoder.encodeInto(hex, hexBytes).written;
  let i = 0;
  for (; p >= 8; p -= 8) U32[w + i++] = (hexWord(p - 8, 4) << 16) | hexWord(p - 4, 4);
  if (p > 0) U32[w + i++] = p > 4 ? (hexWord(0, p - 4) << 16) | hexWord(p - 4, 4) : hexWord(0, p);
  while (i < count) U32[w + i++] = 0;
}

function hexWord(at: number, length: number): number {
  let value = 0;
  for (let i = at; i < at + length; i++) value = (value << 4) | VALUE_OF_HEX[hexBytes[i]!]!;
  return value;
}

// ---- text ----

/** The text in bytes that may denote a number: Latin-1, what is beyond ASCII as "?". */
export function bytesText({ data, size }: Bytes): string {
  return PyUnicode.latin1ToJS(data, size).replace(/[\x80-\xff]/g, "?");
}

// ValueError "invalid literal …" with the first 200 characters of the repr of `op`.
function invalidLiteral(op: PyObject, base: number): Null {
  const repr = PyObject_Repr(op);
  if (repr === 0) return NULL;
  const shown = [...PyUnicode.toJS(repr).slice(0, 400)].slice(0, 200).join("");
  decref(repr);
  return PyErr.setString(T.ValueError, `invalid literal for int() with base ${base}: ${shown}`);
}

function fromLiteral(text: string, base: number, op: PyObject): NewRef | Null {
  const literal = parseIntLiteral(text, base);
  if (literal === undefined) return invalidLiteral(op, base);
  const limit = I32[INTERP.int_max_str_digits >> 2];
  if (exceedsDigitLimit(literal, limit))
    return PyErr.setString(T.ValueError, tooManyDigitsInText(limit, literal.digits.length));
  if (literal.digits.length * Math.log2(literal.base) > DIGITS_MAX * 32) return PyErr.noMemory();
  const value = literalValue(literal);
  return typeof value === "number" ? fromNumber(value) : fromBigInt(value);
}

/** Up to this many decimal digits are read digit by digit; BigInt is better at more. */
const MAX_FEW_DIGITS = 90;
/** Decimal digits that are taken at a time: a digit of the int, times 10 ** 6, plus as much, is a safe integer. */
const CHUNK_DIGITS = 6;
const CHUNK_VALUE = 10 ** CHUNK_DIGITS;
/** 32-bit digits for a decimal digit, and a little more. */
const DIGITS_PER_DECIMAL = 0.104;

// The int of 10 to MAX_FEW_DIGITS decimal digits in ASCII text; undefined for anything else. NULL with MemoryError.
function someDigits(op: PyObject): NewRef | Null | undefined {
  const count = PyUnicode.length(op);
  if (count < 10 || count > MAX_FEW_DIGITS || !PyUnicode.isASCII(op)) return undefined;
  const start = op + U.DATA;
  for (let i = start; i < start + count; i++) if (U8[i] < 48 || U8[i] > 57) return undefined;
  const n = Math.ceil(count * DIGITS_PER_DECIMAL) + 1;
  const result = alloc(n);
  if (result === 0) return NULL;
  const digits = (result >> 2) + LONG_DIGIT_WORD;
  for (let i = 0; i < n; i++) U32[digits + i] = 0;
  let used = 0;
  let i = start;
  for (let end = start + (count % CHUNK_DIGITS || CHUNK_DIGITS); i < start + count; end += CHUNK_DIGITS) {
    let carry = 0;
    for (; i < end; i++) carry = carry * 10 + (U8[i] - 48);
    for (let k = 0; k < used; k++) {
      const sum = U32[digits + k] * CHUNK_VALUE + carry;
      carry = Math.floor(sum / TWO_32);
      U32[digits + k] = sum - carry * TWO_32;
    }
    if (carry !== 0) U32[digits + used++] = carry;
  }
  return normalize(result, false);
}

// The value of up to nine decimal digits, the usual text; -1 for anything else.
function fewDigits(op: PyObject): number {
  const count = PyUnicode.length(op);
  if (count === 0 || count > 9 || !PyUnicode.isASCII(op)) return -1;
  let value = 0;
  for (let i = op + U.DATA, end = i + count; i < end; i++) {
    const digit = U8[i] - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * The int that a str denotes in `base` (0: as an integer literal says), else ValueError "invalid literal for int() with base 10: 'x'"
 * (PyLong_FromUnicodeObject). The base is valid.
 */
export function fromUnicodeObject(op: PyObject, base: number): NewRef | Null {
  const few = base === 10 ? fewDigits(op) : -1;
  if (few >= 0) return fromNumber(few);
  const some = base === 10 ? someDigits(op) : undefined;
  if (some !== undefined) return some;
  return fromLiteral(asciiNumberText(PyUnicode.toJS(op)), base, op);
}

/** As fromUnicodeObject, from JavaScript text (PyLong_FromString). */
export function fromString(text: string, base: number): NewRef | Null {
  const str = PyUnicode.fromJS(text);
  if (str === 0) return NULL;
  const result = fromUnicodeObject(str, base);
  decref(str);
  return result;
}

/** The int that the text of a bytes-like object denotes in `base`; TypeError for anything else: `int()` can take it no more. */
export function fromBytesLike(op: PyObject, base: number): NewRef | Null {
  const bytes = bytesOf(op);
  if (bytes !== undefined) {
    // The text of an error is the repr of a bytes, whatever `op` is.
    const copy = PyBytes.fromMemory(bytes.data, bytes.size);
    if (copy === 0) return NULL;
    const result = fromLiteral(asciiNumberText(bytesText(bytes)), base, copy);
    decref(copy);
    return result;
  }
  return PyErr.setString(
    T.TypeError,
    `int() argument must be a string, a bytes-like object or a real number, not '${PyErr.typeName(op)}'`,
  );
}

/** The decimal text of an int, or undefined with ValueError when it has more digits than `sys.set_int_max_str_digits` allows. */
export function toDecimal(op: PyObject): string | undefined {
  const value = safeValue(op);
  if (!Number.isNaN(value)) return String(value + 0);
  const limit = I32[INTERP.int_max_str_digits >> 2];
  if (limit === 0 || numBits(op) * Math.log10(2) <= limit + 1) {
    const text = asBigInt(op).toString();
    if (limit === 0 || text.length - (text.charCodeAt(0) === 45 ? 1 : 0) <= limit) return text;
  }
  PyErr.setString(T.ValueError, tooManyDigitsMessage(limit));
  return undefined;
}
