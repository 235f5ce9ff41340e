/**
 * str: making strs, JS strings in and out, equality, hash, concatenation, slices. Mirrors the core of Objects/unicodeobject.c.
 *
 * The layout and its invariants are in unicode/layout.ts; interning in unicode/interned.ts; the methods and the type object
 * in unicode/type.ts. The empty str is always S.EmptyStr, and an exact str of one Latin-1 character that is made here is
 * always the shared, immortal one.
 */
import { DEBUG } from "../debug.js";
import * as PyErr from "../errors.js";
import { ID_BYTES, IDS_BASE, MAX_IDS } from "../heap/address-map.js";
import { blockCapacity, PyObject_Free, PyObject_Malloc, PyObject_Realloc } from "../heap/alloc.js";
import { copyBytes, I32, isAllASCII, U8, U16, U32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { decref, incref, typeOf } from "./object.js";
import { PyTypeObject, TypeFlags } from "./type.js";
import { EmptyStr, T } from "./type-table.js";
import { hashBytes } from "./unicode/hash.js";
import { internFromJS, internInPlace } from "./unicode/interned.js";
import {
  copyChars,
  fillChars,
  findMaxChar,
  isASCII,
  KIND_SHIFT,
  kindOf,
  length,
  maxCharBound,
  readAt,
  readChar,
  State,
  stateFor,
  U,
} from "./unicode/layout.js";

// What belongs to PyUnicode by its name and lives in another file.
export {
  fromJS as fromString,
  internFromJS,
  internFromJS as internFromString,
  internInPlace,
  isASCII,
  length,
  readChar,
  toJS as asString,
};

// ---- making ----

/** Is `op` a str or an instance of a subclass? */
export function check(op: PyObject): boolean {
  const type = typeOf(op);
  return type === (T.str as number) || (PyTypeObject.tp_flags.get(type) & TypeFlags.UNICODE_SUBCLASS) !== 0;
}

/** Is `op` a str, and of no subclass? */
export function checkExact(op: PyObject): boolean {
  return typeOf(op) === (T.str as number);
}

/** A fresh str with undefined characters and the content bits `content` (layout.ts); MemoryError. */
export function alloc(count: number, content: number): NewRef | Null {
  const byteCount = count * ((content >> KIND_SHIFT) & 7);
  const op = byteCount > 0x7fffff00 ? 0 : PyObject_Malloc(U.DATA + ((byteCount + 3) & ~3));
  if (op === 0) return PyErr.noMemory();
  const i32 = I32;
  const w = op >> 2;
  i32[w] = 1;
  i32[w + 1] = T.str;
  i32[w + U.LENGTH] = count;
  i32[w + U.HASH] = 0;
  i32[w + U.STATE] = content;
  if (byteCount !== 0) i32[w + U.DATA_WORD + ((byteCount - 1) >> 2)] = 0;
  return op as NewRef;
}

/**
 * A fresh str of `count` undefined characters, the widest of which will be in the class of `maxChar` (PyUnicode_New).
 * The caller writes them with layout.ts; for `count` 0 it is the shared empty str.
 */
export function create(count: number, maxChar: number): NewRef | Null {
  return count === 0 ? EmptyStr : alloc(count, stateFor(maxChar));
}

/** First of the shared strs of one Latin-1 character: the last 256 places of the identifiers' region. */
export const LATIN1_BASE = IDS_BASE + (MAX_IDS - 256) * ID_BYTES;

/** The shared str of the Latin-1 character `ch`. Immortal. */
export function latin1Char(ch: number): NewRef {
  return (ch === 0x5f ? ID._ : LATIN1_BASE + ch * ID_BYTES) as NewRef; // "_" has an address as an identifier already
}

/** The str of one code point, which must be in range (PyUnicode_FromOrdinal checks; chr() does). */
export function fromOrdinal(ch: number): NewRef | Null {
  if (ch < 0x100) return latin1Char(ch);
  const op = alloc(1, stateFor(ch));
  if (op !== NULL) I32[(op >> 2) + U.DATA_WORD] = ch;
  return op;
}

/** A str from `count` characters of `kind` in memory, in the smallest kind that holds them (PyUnicode_FromKindAndData). */
export function fromChars(data: number, kind: number, count: number): NewRef | Null {
  if (count <= 1) return count === 0 ? EmptyStr : fromOrdinal(readAt(data, kind, 0));
  const op = alloc(count, stateFor(findMaxChar(data, kind, count)));
  if (op !== NULL) copyChars(data, kind, op + U.DATA, kindOf(op), count);
  return op;
}

/** A str from code points in a JS array. */
export function fromCodePoints(chars: ArrayLike<number>): NewRef | Null {
  const count = chars.length;
  if (count <= 1) return count === 0 ? EmptyStr : fromOrdinal(chars[0]);
  let bits = 0;
  for (let i = 0; i < count; i++) bits |= chars[i];
  const op = alloc(count, stateFor(bits));
  if (op === NULL) return NULL;
  const data = op + U.DATA;
  const kind = kindOf(op);
  if (kind === 1) for (let i = 0; i < count; i++) U8[data + i] = chars[i];
  else if (kind === 2) for (let i = 0; i < count; i++) U16[(data >> 1) + i] = chars[i];
  else for (let i = 0; i < count; i++) U32[(data >> 2) + i] = chars[i];
  return op;
}

/** `op` itself when it is an exact str, else an exact copy (PyUnicode_FromObject). */
export function fromObject(op: PyObject): NewRef | Null {
  return checkExact(op) ? incref(op) : fromChars(op + U.DATA, kindOf(op), length(op));
}

// ---- JS strings ----

/** Up to this length, plain loops are the fastest. */
const SHORT_TEXT = 64;

interface NodeBuffer {
  latin1Slice(start: number, end: number): string;
  ucs2Slice(start: number, end: number): string;
  latin1Write(text: string, at: number, count: number): number;
  utf8Write(text: string, at: number, count: number): number;
  ucs2Write(text: string, at: number, byteCount: number): number;
}
// Node's Buffer is ten times faster than anything else and takes shared memory; a browser has none.
const nodeBuffer = (globalThis as { Buffer?: { from(memory: SharedArrayBuffer): unknown } }).Buffer?.from(
  U8.buffer as unknown as SharedArrayBuffer,
) as NodeBuffer | undefined;

// For longer texts the built-in encoders are many times faster than a loop.
function fromLongJS(text: string, node: NodeBuffer): NewRef | Null {
  const count = text.length;
  const op = alloc(count, State.ASCII_TEXT);
  if (op === NULL) return NULL;
  const data = op + U.DATA;
  // A character that is not ASCII takes more bytes than there are, or is the last and does not fit.
  if (node.utf8Write(text, data, count) === count && isAllASCII(data, count)) return op;
  if (/[^\0-\xff]/.test(text)) {
    PyObject_Free(op);
    return fromWideJS(text);
  }
  I32[(op >> 2) + U.STATE] = State.LATIN1_TEXT;
  node.latin1Write(text, data, count);
  return op;
}

/** A str from a JS string: surrogate pairs are joined, lone surrogates stay code points. */
export function fromJS(text: string): NewRef | Null {
  const count = text.length;
  if (count > SHORT_TEXT && nodeBuffer !== undefined) return fromLongJS(text, nodeBuffer);
  if (count <= 1 && (count === 0 || text.charCodeAt(0) < 0x100)) {
    return count === 0 ? EmptyStr : latin1Char(text.charCodeAt(0));
  }
  const op = alloc(count, State.LATIN1_TEXT);
  if (op === NULL) return NULL;
  const u8 = U8;
  const data = op + U.DATA;
  let bits = 0;
  for (let i = 0; i < count && bits < 0x100; i++) {
    const ch = text.charCodeAt(i);
    bits |= ch;
    u8[data + i] = ch;
  }
  if (bits >= 0x100) {
    PyObject_Free(op);
    return fromWideJS(text);
  }
  if (bits < 0x80) I32[(op >> 2) + U.STATE] = State.ASCII_TEXT;
  return op;
}

function fromWideJS(text: string): NewRef | Null {
  if (/[\ud800-\udfff]/.test(text)) {
    const chars = new Uint32Array(text.length);
    let count = 0;
    for (const ch of text) chars[count++] = ch.codePointAt(0)!;
    return fromCodePoints(chars.subarray(0, count));
  }
  const op = alloc(text.length, State.UCS2_TEXT);
  if (op === NULL) return NULL;
  if (nodeBuffer !== undefined) nodeBuffer.ucs2Write(text, op + U.DATA, 2 * text.length);
  else for (let i = 0, to = (op + U.DATA) >> 1; i < text.length; i++) U16[to + i] = text.charCodeAt(i);
  return op;
}

// Arrays of each short length, filled and handed to fromCharCode: faster than a subarray (fixed price 150 ns) and, from five
// characters on, than concatenation.
const units = Array.from({ length: SHORT_TEXT + 1 }, (_, n) => new Array<number>(n).fill(0));

const CHUNK = 4096;

function textFromUnits(view: Uint8Array | Uint16Array, start: number, count: number): string {
  let text = "";
  for (let i = start, end = start + count; i < end; i += CHUNK) {
    text += String.fromCharCode.apply(
      null,
      view.subarray(i, Math.min(i + CHUNK, end)) as unknown as number[],
    );
  }
  return text;
}

/** The JS string of Latin-1 bytes in memory. */
export function latin1ToJS(data: number, count: number): string {
  const u8 = U8;
  if (count <= 4) {
    let text = "";
    for (let i = 0; i < count; i++) text += String.fromCharCode(u8[data + i]);
    return text;
  }
  if (count <= SHORT_TEXT) {
    const chars = units[count];
    for (let i = 0; i < count; i++) chars[i] = u8[data + i];
    return String.fromCharCode.apply(null, chars);
  }
  return nodeBuffer === undefined
    ? textFromUnits(u8, data, count)
    : nodeBuffer.latin1Slice(data, data + count);
}

function ucs2ToJS(data: number, count: number): string {
  if (count <= SHORT_TEXT) {
    const chars = units[count];
    for (let i = 0; i < count; i++) chars[i] = U16[(data >> 1) + i];
    return String.fromCharCode.apply(null, chars);
  }
  return nodeBuffer === undefined
    ? textFromUnits(U16, data >> 1, count)
    : nodeBuffer.ucs2Slice(data, data + 2 * count);
}

function ucs4ToJS(data: number, count: number): string {
  let text = "";
  for (let i = data >> 2, end = i + count; i < end; i++) text += String.fromCodePoint(U32[i]);
  return text;
}

/** The JS string (UTF-16) of `count` characters of `kind` in memory. */
export function charsToJS(data: number, kind: number, count: number): string {
  if (kind === 1) return latin1ToJS(data, count);
  return kind === 2 ? ucs2ToJS(data, count) : ucs4ToJS(data, count);
}

/** The JS string (UTF-16) of a str. Code points beyond the BMP become surrogate pairs. */
export function toJS(op: PyObject): string {
  const count = I32[(op >> 2) + U.LENGTH];
  const kind = kindOf(op);
  return kind === 1 ? latin1ToJS(op + U.DATA, count) : charsToJS(op + U.DATA, kind, count);
}

/** Is `op` this ASCII text? For comparing with a literal without making a JS string (_PyUnicode_EqualToASCIIString). */
export function equalToASCII(op: PyObject, text: string): boolean {
  const count = text.length;
  if (I32[(op >> 2) + U.LENGTH] !== count || !isASCII(op)) return false;
  for (let i = 0; i < count; i++) if (U8[op + U.DATA + i] !== text.charCodeAt(i)) return false;
  return true;
}

// ---- equality, order, hash ----

/** Have two strs the same characters? @wasm */
export function equal(a: PyObject, b: PyObject): boolean {
  if (a === b) return true;
  const i32 = I32;
  const x = a >> 2;
  const y = b >> 2;
  const count = i32[x + U.LENGTH];
  if (count !== i32[y + U.LENGTH]) return false;
  const state = i32[x + U.STATE];
  if (((state ^ i32[y + U.STATE]) & State.CONTENT) !== 0) return false;
  const hashA = i32[x + U.HASH];
  const hashB = i32[y + U.HASH];
  if (hashA !== hashB && hashA !== 0 && hashB !== 0) return false;
  const byteCount = count * ((state & State.KIND) >> KIND_SHIFT);
  const end = x + U.DATA_WORD + ((byteCount + 3) >> 2);
  const shift = y - x;
  for (let i = x + U.DATA_WORD; i < end; i++) if (i32[i] !== i32[i + shift]) return false;
  return true;
}

/** -1, 0 or 1 by the order of code points. */
export function compare(a: PyObject, b: PyObject): number {
  const kindA = kindOf(a);
  const kindB = kindOf(b);
  const lengthA = length(a);
  const lengthB = length(b);
  const count = Math.min(lengthA, lengthB);
  for (let i = 0; i < count; i++) {
    const difference = readAt(a + U.DATA, kindA, i) - readAt(b + U.DATA, kindB, i);
    if (difference !== 0) return difference < 0 ? -1 : 1;
  }
  return lengthA === lengthB ? 0 : lengthA < lengthB ? -1 : 1;
}

/** The hash of a str: never -1, and 0 for the empty one. */
export function hash(op: PyObject): number {
  const known = I32[(op >> 2) + U.HASH];
  return known !== 0 ? known : computeHash(op);
}

function computeHash(op: PyObject): number {
  const count = length(op);
  if (count === 0) return 0;
  const value = hashBytes(op + U.DATA, count * kindOf(op));
  I32[(op >> 2) + U.HASH] = value;
  return value;
}

// ---- concatenation ----

/** `left + right` of two strs (PyUnicode_Concat, which also checks that they are). */
export function concat(left: PyObject, right: PyObject): NewRef | Null {
  const lengthL = length(left);
  if (lengthL === 0) return fromObject(right);
  const lengthR = length(right);
  if (lengthR === 0) return fromObject(left);
  const i32 = I32;
  const stateL = i32[(left >> 2) + U.STATE];
  const stateR = i32[(right >> 2) + U.STATE];
  if ((stateL & stateR & State.LATIN1_TEXT) === 0) return concatWide(left, right);
  const op = alloc(lengthL + lengthR, State.LATIN1_TEXT | (stateL & stateR & State.ASCII));
  if (op === NULL) return NULL;
  copyBytes(left + U.DATA, op + U.DATA, lengthL);
  copyBytes(right + U.DATA, op + U.DATA + lengthL, lengthR);
  return op;
}

function concatWide(left: PyObject, right: PyObject): NewRef | Null {
  const lengthL = length(left);
  const lengthR = length(right);
  const op = alloc(lengthL + lengthR, stateFor(Math.max(maxCharBound(left), maxCharBound(right))));
  if (op === NULL) return NULL;
  const kind = kindOf(op);
  copyChars(left + U.DATA, kindOf(left), op + U.DATA, kind, lengthL);
  copyChars(right + U.DATA, kindOf(right), op + U.DATA + lengthL * kind, kind, lengthR);
  return op;
}

/**
 * `left += right` (PyUnicode_Append): when nobody else has `left`, it grows in place, with some room to spare, so that
 * building a str by appending takes linear time. Steals `left`.
 */
export function appendSteal(left: NewRef, right: PyObject): NewRef | Null {
  const i32 = I32;
  const w = left >> 2;
  const state = i32[w + U.STATE];
  const lengthR = i32[(right >> 2) + U.LENGTH];
  const kind = (state & State.KIND) >> KIND_SHIFT;
  if (
    i32[w] !== 1 ||
    i32[w + 1] !== (T.str as number) ||
    (state & State.INTERNED) !== 0 ||
    left === right ||
    kindOf(right) > kind ||
    i32[w + U.LENGTH] === 0
  ) {
    const result = concat(left, right);
    decref(left);
    return result;
  }
  if (lengthR === 0) return left;
  return appendInPlace(left, right, kind);
}

function appendInPlace(left: NewRef, right: PyObject, kind: number): NewRef | Null {
  const i32 = I32;
  const lengthL = i32[(left >> 2) + U.LENGTH];
  const lengthR = i32[(right >> 2) + U.LENGTH];
  const op = growTo(left, U.DATA + (((lengthL + lengthR) * kind + 3) & ~3));
  if (op === 0) {
    decref(left);
    return PyErr.noMemory();
  }
  const w = op >> 2;
  const end = op + U.DATA + (lengthL + lengthR) * kind;
  i32[(end - 1) >> 2] &= lastWordMask(op + U.DATA + lengthL * kind, end);
  copyChars(right + U.DATA, kindOf(right), op + U.DATA + lengthL * kind, kind, lengthR);
  i32[w + U.LENGTH] = lengthL + lengthR;
  i32[w + U.HASH] = 0;
  if (!isASCII(right)) i32[w + U.STATE] &= ~State.ASCII;
  return op as NewRef;
}

// Of the last word of the new text, keep what belongs to the old text (it ends at `oldEnd`) when that reaches into it.
function lastWordMask(oldEnd: number, end: number): number {
  const last = (end - 1) & ~3;
  return oldEnd > last ? (1 << ((oldEnd - last) << 3)) - 1 : 0;
}

function growTo(op: number, sizeBytes: number): number {
  if (DEBUG.heap) return PyObject_Realloc(op, sizeBytes);
  if (sizeBytes <= blockCapacity(op)) return op;
  if (sizeBytes < 512) return PyObject_Realloc(op, sizeBytes);
  return PyObject_Realloc(op, (sizeBytes + (sizeBytes >> 3)) & ~7) || PyObject_Realloc(op, sizeBytes);
}

/**
 * The strs (or other objects: TypeError) in the `count` words at `items`, with `separator` (NULL: nothing) in between
 * (_PyUnicode_JoinArray).
 */
export function joinArray(separator: PyObject | Null, items: number, count: number): NewRef | Null {
  if (count === 0) return EmptyStr;
  const lengthS = separator === NULL ? 0 : length(separator);
  let total = lengthS * (count - 1);
  let maxChar = lengthS === 0 || count === 1 ? 0x7f : maxCharBound(separator);
  for (let i = 0; i < count; i++) {
    const item = I32[(items >> 2) + i] as PyObject;
    if (!check(item)) {
      return PyErr.setString(
        T.TypeError,
        `sequence item ${i}: expected str instance, ${PyErr.typeName(item)} found`,
      );
    }
    total += length(item);
    maxChar = Math.max(maxChar, maxCharBound(item));
  }
  if (count === 1) return fromObject(I32[items >> 2] as PyObject);
  if (total <= 1) {
    if (total === 0) return EmptyStr;
    for (let i = 0; i < count; i++) {
      const item = I32[(items >> 2) + i] as PyObject;
      if (length(item) === 1) return fromObject(item);
    }
  }
  const op = create(total, maxChar);
  if (op === NULL) return NULL;
  const kind = kindOf(op);
  let to = op + U.DATA;
  for (let i = 0; i < count; i++) {
    if (i > 0 && lengthS !== 0) {
      copyChars((separator as PyObject) + U.DATA, kindOf(separator), to, kind, lengthS);
      to += lengthS * kind;
    }
    const item = I32[(items >> 2) + i];
    copyChars(item + U.DATA, kindOf(item), to, kind, length(item));
    to += length(item) * kind;
  }
  return op;
}

/** Characters start … end (not included) of `op`; 0 <= start <= end <= length. */
export function substring(op: PyObject, start: number, end: number): NewRef | Null {
  const count = end - start;
  if (count === length(op) && checkExact(op)) return incref(op);
  const kind = kindOf(op);
  const from = op + U.DATA + start * kind;
  if (count <= 1 || !isASCII(op)) return fromChars(from, kind, count);
  const result = alloc(count, State.ASCII_TEXT);
  if (result !== NULL) copyBytes(from, result + U.DATA, count);
  return result;
}

/** The same text in the smallest kind that holds it (unicode_adjust_maxchar). Steals `op`, whose state may claim too wide a kind. */
export function adjustMaxCharSteal(op: NewRef): NewRef | Null {
  const kind = kindOf(op);
  const count = length(op);
  if (
    count === 0 ||
    stateFor(findMaxChar(op + U.DATA, kind, count)) === (I32[(op >> 2) + U.STATE] & State.CONTENT)
  )
    return op;
  const result = fromChars(op + U.DATA, kind, count);
  decref(op);
  return result;
}

/** `op` `times` times in a row. */
export function repeat(op: PyObject, times: number): NewRef | Null {
  const count = length(op);
  if (times <= 0 || count === 0) return EmptyStr;
  if (times === 1) return fromObject(op);
  if (times > 0x7fffffff) return PyErr.noMemory();
  const result = alloc(count * times, I32[(op >> 2) + U.STATE] & State.CONTENT);
  if (result === NULL) return NULL;
  const kind = kindOf(op);
  const data = result + U.DATA;
  if (count === 1) {
    fillChars(data, kind, times, readAt(op + U.DATA, kind, 0));
    return result;
  }
  const total = count * times * kind;
  let done = count * kind;
  copyBytes(op + U.DATA, data, done);
  for (; done < total; done *= 2) copyBytes(data, data + done, Math.min(done, total - done)); // doubling
  return result;
}
