/**
 * A str in the making, character by character, outside the shared memory: bytes while all are Latin-1, words from the first that is not.
 * For texts that are computed; what is made of pieces goes through writer.ts.
 */
import { U8, U16, U32 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { EmptyStr } from "../type-table.js";
import { alloc, fromOrdinal } from "../unicode.js";
import { kindOf, readAt, stateFor, U } from "./layout.js";

/** The characters so far are chars[0, used). */
export class CharSink {
  chars: Uint8Array | Uint32Array;
  used = 0;

  constructor(capacity: number) {
    this.chars = new Uint8Array(Math.max(16, capacity));
  }

  /** Make room for `count` more Latin-1 characters, which the caller may then write itself. */
  reserve(count: number): void {
    const needed = this.used + count;
    if (needed <= this.chars.length) return;
    const capacity = Math.max(needed, 2 * this.chars.length);
    const larger = this.chars instanceof Uint8Array ? new Uint8Array(capacity) : new Uint32Array(capacity);
    larger.set(this.chars.subarray(0, this.used));
    this.chars = larger;
  }

  /** Add one character. */
  push(ch: number): void {
    if (this.used === this.chars.length) this.reserve(1);
    if (ch > 0xff && this.chars instanceof Uint8Array) this.widen();
    this.chars[this.used++] = ch;
  }

  private widen(): void {
    const wide = new Uint32Array(this.chars.length);
    wide.set(this.chars.subarray(0, this.used));
    this.chars = wide;
  }

  /** Add text whose characters are Latin-1. */
  putLatin1(text: string): void {
    const count = text.length;
    this.reserve(count);
    const { chars } = this;
    let to = this.used;
    for (let i = 0; i < count; i++) chars[to++] = text.charCodeAt(i);
    this.used = to;
  }

  /** Add any text. */
  putText(text: string): void {
    for (let i = 0; i < text.length; i++) {
      const ch = text.codePointAt(i)!;
      if (ch > 0xffff) i++;
      this.push(ch);
    }
  }

  /** Add the characters `from` to `to` of a str. */
  putChars(op: PyObject, from: number, to: number): void {
    const kind = kindOf(op);
    const data = op + U.DATA;
    if (kind !== 1) {
      for (let i = from; i < to; i++) this.push(readAt(data, kind, i));
      return;
    }
    this.reserve(to - from);
    const { chars } = this;
    const u8 = U8;
    let used = this.used;
    for (let i = data + from, end = data + to; i < end; i++) chars[used++] = u8[i];
    this.used = used;
  }

  /** The str; MemoryError. */
  finish(): NewRef | Null {
    const { used } = this;
    if (used === 0) return EmptyStr;
    if (used === 1) return fromOrdinal(this.chars[0]);
    const chars = this.chars.subarray(0, used);
    const op = alloc(used, stateFor(bitsOf(chars)));
    if (op === NULL) return NULL;
    const kind = kindOf(op);
    const view = kind === 1 ? U8 : kind === 2 ? U16 : U32;
    view.set(chars, (op + U.DATA) / kind);
    return op;
  }
}

/** Characters that are looked at in one call (see utf8.ts). */
const PIECE = 4096;

function bitsOf(chars: Uint8Array | Uint32Array): number {
  let bits = 0;
  for (let i = 0; i < chars.length; i += PIECE)
    bits |= bitsOfPiece(chars, i, Math.min(chars.length, i + PIECE));
  return bits;
}

function bitsOfPiece(chars: Uint8Array | Uint32Array, from: number, to: number): number {
  let bits = 0;
  for (let i = from; i < to; i++) bits |= chars[i];
  return bits;
}
