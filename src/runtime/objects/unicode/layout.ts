/**
 * The layout of str (PEP 393), and reading and copying its characters. Mirrors CPython's Include/cpython/unicodeobject.h.
 *
 * `{ob_refcnt, ob_type, length, hash, state}` and, in line, `length` characters of 1, 2 or 4 bytes each.
 * Invariants: the kind is the smallest that holds the widest character, so equal strs have equal bytes; the bytes up to
 * the next word boundary are 0, so that comparing and hashing go by words; ASCII is flagged.
 * Departures: one layout for all strs, no cached UTF-8, no terminating NUL.
 */
import { copyBytes, fillBytes, I32, U8, U16, U32 } from "../../heap/memory.js";
import { i32, struct } from "../../heap/struct.js";
import { PyObjectHead } from "../object.js";

export const Unicode = struct("str", PyObjectHead, {
  length: i32("number of code points"),
  hash: i32("the hash, or 0: not computed yet (the empty str: always 0)"),
  state: i32("State bits: interned, kind, ascii"),
});

/** Word offsets and the data's byte offset, for hot code. */
export const enum U {
  LENGTH = 2,
  HASH = 3,
  STATE = 4,
  /** First word of the characters. */
  DATA_WORD = 5,
  /** Byte offset of the characters. */
  DATA = 20,
}

if (Unicode.SIZE !== U.DATA) throw new Error("U is out of step with the layout of str");

/** Where the kind (1, 2 or 4) is in `state`. */
export const KIND_SHIFT = 2;

/** The bits of `state`. */
export const enum State {
  /** 0: not interned, INTERNED_MORTAL or INTERNED_IMMORTAL. */
  INTERNED = 3,
  INTERNED_MORTAL = 1,
  INTERNED_IMMORTAL = 2,
  /** Bytes a character, at KIND_SHIFT. */
  KIND = 7 << 2,
  ASCII = 1 << 5,
  /** What must be equal in equal strs. */
  CONTENT = (7 << 2) | (1 << 5),
  ASCII_TEXT = (1 << 2) | (1 << 5),
  LATIN1_TEXT = 1 << 2,
  UCS2_TEXT = 2 << 2,
  UCS4_TEXT = 4 << 2,
}

/** The highest code point. */
export const MAX_UNICODE = 0x10ffff;

/** Number of code points. */
export function length(op: number): number {
  return I32[(op >> 2) + U.LENGTH];
}

/** Bytes a character: 1, 2 or 4. @wasm inline */
export function kindOf(op: number): number {
  return (I32[(op >> 2) + U.STATE] & State.KIND) >> KIND_SHIFT;
}

/** Is every character ASCII? */
export function isASCII(op: number): boolean {
  return (I32[(op >> 2) + U.STATE] & State.ASCII) !== 0;
}

/** The code point at index `i`, which must be in range (PyUnicode_READ_CHAR). */
export function readChar(op: number, i: number): number {
  return readAt(op + U.DATA, kindOf(op), i);
}

/** Character `i` of those of `kind` at the address `data`. @wasm inline */
export function readAt(data: number, kind: number, i: number): number {
  if (kind === 1) return U8[data + i];
  if (kind === 2) return U16[(data >> 1) + i];
  return U32[(data >> 2) + i];
}

/** Set character `i` of those of `kind` at `data`. */
export function writeAt(data: number, kind: number, i: number, ch: number): void {
  if (kind === 1) U8[data + i] = ch;
  else if (kind === 2) U16[(data >> 1) + i] = ch;
  else U32[(data >> 2) + i] = ch;
}

/** The content bits of a str whose widest character is `maxChar`. */
export function stateFor(maxChar: number): number {
  if (maxChar < 0x80) return State.ASCII_TEXT;
  if (maxChar < 0x100) return State.LATIN1_TEXT;
  return maxChar < 0x10000 ? State.UCS2_TEXT : State.UCS4_TEXT;
}

/** An upper bound of the characters of `op`, by its kind and flag: 0x7f, 0xff, 0xffff or 0x10ffff. */
export function maxCharBound(op: number): number {
  const state = I32[(op >> 2) + U.STATE];
  if ((state & State.ASCII) !== 0) return 0x7f;
  if ((state & State.LATIN1_TEXT) !== 0) return 0xff;
  return (state & State.UCS2_TEXT) !== 0 ? 0xffff : MAX_UNICODE;
}

/** The widest class among `count` characters: 0x7f, 0xff, 0xffff or 0x10ffff. */
export function findMaxChar(data: number, kind: number, count: number): number {
  let bits = 0;
  if (kind === 1) {
    for (let i = data, end = data + count; i < end; i++) bits |= U8[i];
  } else if (kind === 2) {
    for (let i = data >> 1, end = i + count; i < end; i++) bits |= U16[i];
  } else {
    for (let i = data >> 2, end = i + count; i < end; i++) bits |= U32[i];
  }
  if (bits < 0x80) return 0x7f;
  if (bits < 0x100) return 0xff;
  return bits < 0x10000 ? 0xffff : MAX_UNICODE;
}

/** Copy `count` characters into a place of the same or a wider kind. */
export function copyChars(from: number, fromKind: number, to: number, toKind: number, count: number): void {
  if (fromKind === toKind) {
    copyBytes(from, to, count * fromKind);
    return;
  }
  for (let i = 0; i < count; i++) writeAt(to, toKind, i, readAt(from, fromKind, i));
}

/** Fill `count` places with the character `ch`. */
export function fillChars(data: number, kind: number, count: number, ch: number): void {
  if (kind === 1) fillBytes(ch, data, data + count);
  else if (kind === 2) U16.fill(ch, data >> 1, (data >> 1) + count);
  else U32.fill(ch, data >> 2, (data >> 2) + count);
}
