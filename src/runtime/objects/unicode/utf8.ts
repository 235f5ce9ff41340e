/**
 * UTF-8 without errors, both ways, straight between objects: what nearly all texts are. Anything else is left to the codecs and
 * their error handlers (decode.ts, encode.ts).
 */
import { copyBytes, isAllASCII, U8, U16, U32 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import * as PyBytes from "../bytes.js";
import { alloc, fromOrdinal } from "../unicode.js";
import { kindOf, length, readAt, State, stateFor, U } from "./layout.js";

// On-stack replacement is off while a program runs (host/node/v8-flags.ts): V8 enters the optimised code of a loop only at a call. So the loops over
// bytes go piece by piece, or the first long text would be read at a fiftieth of the speed.

/** Bytes, or characters, of a piece. */
const PIECE = 2048;

// ---- decoding ----

/** A str of `size` ASCII bytes in memory. */
export function fromASCII(data: number, size: number): NewRef | Null {
  if (size === 1) return fromOrdinal(U8[data]);
  const op = alloc(size, State.ASCII_TEXT);
  if (op !== NULL) copyBytes(data, op + U.DATA, size);
  return op;
}

/** What `scan` has found: how many characters, and all their bits. */
let charCount = 0;
let charBits = 0;

/** The str that the bytes encode, which are at least one; undefined when they are not valid. */
export function decodeValidUTF8(data: number, size: number): NewRef | Null | undefined {
  if (isAllASCII(data, size)) return fromASCII(data, size);
  const end = data + size;
  charCount = charBits = 0;
  for (let i = data; i < end; ) {
    i = scan(i, end);
    if (i < 0) return undefined;
  }
  if (charCount === 1) return fromOrdinal(charBits);
  const op = alloc(charCount, stateFor(charBits));
  if (op === NULL) return NULL;
  const kind = kindOf(op);
  const view = kind === 1 ? U8 : kind === 2 ? U16 : U32;
  fillAt = (op + U.DATA) / kind;
  for (let i = data; i < end; ) i = fill(view, i, end);
  return op;
}

// Look at a piece that begins at `i`: gives where the next one does, or -1: it is not valid.
function scan(i: number, end: number): number {
  const u8 = U8;
  const stop = Math.min(end, i + PIECE);
  let count = 0;
  let bits = 0;
  for (; i < stop; count++) {
    const first = u8[i++];
    if (first < 0x80) continue;
    if (first < 0xc2 || first > 0xf4 || i === end) return -1;
    const second = u8[i++];
    if ((second & 0xc0) !== 0x80) return -1;
    let ch = ((first & 0x3f) << 6) | (second & 0x3f);
    if (first >= 0xe0) {
      if (i === end || (u8[i] & 0xc0) !== 0x80) return -1;
      ch = ((ch & 0x7ff) << 6) | (u8[i++] & 0x3f);
      if (first < 0xf0) {
        ch &= 0xffff;
        if (ch < 0x800 || (ch >= 0xd800 && ch <= 0xdfff)) return -1;
      } else {
        if (i === end || (u8[i] & 0xc0) !== 0x80) return -1;
        ch = ((ch & 0x7fff) << 6) | (u8[i++] & 0x3f);
        if (ch < 0x10000 || ch > 0x10ffff) return -1;
      }
    }
    bits |= ch;
  }
  charCount += count;
  charBits |= bits;
  return i;
}

/** Where the next character goes: index into the view of its kind. */
let fillAt = 0;

// Decode a piece that begins at `i`: gives where the next one does.
function fill(view: Uint8Array | Uint16Array | Uint32Array, i: number, end: number): number {
  const u8 = U8;
  const stop = Math.min(end, i + PIECE);
  let to = fillAt;
  while (i < stop) {
    let ch = u8[i++];
    if (ch >= 0xf0) {
      ch = ((ch & 7) << 18) | ((u8[i] & 0x3f) << 12) | ((u8[i + 1] & 0x3f) << 6) | (u8[i + 2] & 0x3f);
      i += 3;
    } else if (ch >= 0xe0) {
      ch = ((ch & 15) << 12) | ((u8[i] & 0x3f) << 6) | (u8[i + 1] & 0x3f);
      i += 2;
    } else if (ch >= 0x80) ch = ((ch & 0x1f) << 6) | (u8[i++] & 0x3f);
    view[to++] = ch;
  }
  fillAt = to;
  return i;
}

// ---- encoding ----

// Bytes of the UTF-8 form of the characters `i` to `end`, or -1: there is a surrogate.
function encodedSize(data: number, kind: number, i: number, end: number): number {
  let size = end - i;
  for (; i < end; i++) {
    const ch = readAt(data, kind, i);
    if (ch < 0x80) continue;
    if (ch < 0x800) size++;
    else if (ch >= 0x10000) size += 3;
    else if (ch >= 0xd800 && ch <= 0xdfff) return -1;
    else size += 2;
  }
  return size;
}

/** The UTF-8 form of a str, a bytes; undefined when it has surrogates. */
export function encodeValidUTF8(op: PyObject): NewRef | Null | undefined {
  const data = op + U.DATA;
  const kind = kindOf(op);
  const count = length(op);
  let size = 0;
  for (let i = 0; i < count; i += PIECE) {
    const pieceSize = encodedSize(data, kind, i, Math.min(count, i + PIECE));
    if (pieceSize < 0) return undefined;
    size += pieceSize;
  }
  const bytes = PyBytes.alloc(size);
  if (bytes === NULL) return NULL;
  let to = PyBytes.dataOf(bytes);
  for (let i = 0; i < count; i += PIECE) to = putChars(data, kind, i, Math.min(count, i + PIECE), to);
  return bytes;
}

// Write the UTF-8 form of the characters `i` to `end`, none of them a surrogate, to `to`: gives where it ends.
function putChars(data: number, kind: number, i: number, end: number, to: number): number {
  const u8 = U8;
  for (; i < end; i++) {
    const ch = readAt(data, kind, i);
    if (ch < 0x80) {
      u8[to++] = ch;
      continue;
    }
    if (ch < 0x800) u8[to++] = 0xc0 | (ch >> 6);
    else {
      if (ch < 0x10000) u8[to++] = 0xe0 | (ch >> 12);
      else {
        u8[to++] = 0xf0 | (ch >> 18);
        u8[to++] = 0x80 | ((ch >> 12) & 0x3f);
      }
      u8[to++] = 0x80 | ((ch >> 6) & 0x3f);
    }
    u8[to++] = 0x80 | (ch & 0x3f);
  }
  return to;
}
