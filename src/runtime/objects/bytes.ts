/**
 * bytes: layout, making, hash, equality. Mirrors the core of Objects/bytesobject.c; the type object is in bytes-type.ts.
 *
 * `{ob_refcnt, ob_type, ob_size, ob_shash}` and, in line, `ob_size` bytes. Invariant: the bytes up to the next word
 * boundary are 0, so that comparing and hashing go by words. The empty bytes is always S.EmptyBytes.
 */
import * as PyErr from "../errors.js";
import { PyObject_Malloc } from "../heap/alloc.js";
import { copyBytes, I32, U8 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { i32, struct } from "../heap/struct.js";
import { IMMORTAL_REFCNT, typeOf, VarObject } from "./object.js";
import { PyTypeObject, TypeFlags } from "./type.js";
import { EmptyBytes, S, T } from "./type-table.js";
import { hashBytes } from "./unicode/hash.js";

export const Bytes = struct("bytes", VarObject, {
  ob_shash: i32("the hash, or 0: not computed yet (the empty bytes: always 0)"),
});

/** Byte offset of the bytes. */
export const BYTES_DATA = 16;
const SIZE_WORD = 2;
const HASH_WORD = 3;
const DATA_WORD = BYTES_DATA >> 2;

/** Is `op` a bytes or an instance of a subclass? */
export function check(op: PyObject): boolean {
  return (PyTypeObject.tp_flags.get(typeOf(op)) & TypeFlags.BYTES_SUBCLASS) !== 0;
}

/** Is `op` a bytes, and of no subclass? */
export function checkExact(op: PyObject): boolean {
  return typeOf(op) === (T.bytes as number);
}

/** Number of bytes. */
export function size(op: PyObject): number {
  return I32[(op >> 2) + SIZE_WORD];
}

/** Address of the first byte. */
export function dataOf(op: PyObject): number {
  return op + BYTES_DATA;
}

/** A bytes of `count` undefined bytes, for the caller to fill; the shared one for `count` 0. */
export function alloc(count: number): NewRef | Null {
  if (count === 0) return EmptyBytes;
  const op = count > 0x7fffff00 ? 0 : PyObject_Malloc(BYTES_DATA + ((count + 3) & ~3));
  if (op === 0) return PyErr.noMemory();
  const w = op >> 2;
  I32[w] = 1;
  I32[w + 1] = T.bytes;
  I32[w + SIZE_WORD] = count;
  I32[w + HASH_WORD] = 0;
  I32[w + DATA_WORD + ((count - 1) >> 2)] = 0;
  return op as NewRef;
}

/** A bytes with a copy of `count` bytes in memory (PyBytes_FromStringAndSize). */
export function fromMemory(address: number, count: number): NewRef | Null {
  const op = alloc(count);
  if (op !== NULL) copyBytes(address, op + BYTES_DATA, count);
  return op;
}

/** A bytes with a copy of JS bytes. */
export function fromJS(bytes: Uint8Array): NewRef | Null {
  const op = alloc(bytes.length);
  if (op !== NULL) U8.set(bytes, op + BYTES_DATA);
  return op;
}

/** A bytes from a JS string of Latin-1 characters. */
export function fromLatin1(text: string): NewRef | Null {
  const op = alloc(text.length);
  if (op === NULL) return NULL;
  for (let i = 0; i < text.length; i++) U8[op + BYTES_DATA + i] = text.charCodeAt(i);
  return op;
}

/** A copy of the bytes outside the shared memory. */
export function toJS(op: PyObject): Uint8Array {
  return U8.slice(op + BYTES_DATA, op + BYTES_DATA + size(op));
}

/** Have two bytes the same content? */
export function equal(a: PyObject, b: PyObject): boolean {
  if (a === b) return true;
  const count = size(a);
  if (count !== size(b)) return false;
  const x = (a >> 2) + DATA_WORD;
  const y = (b >> 2) + DATA_WORD;
  for (let i = 0, words = (count + 3) >> 2; i < words; i++) if (I32[x + i] !== I32[y + i]) return false;
  return true;
}

/** The hash: never -1, and 0 for the empty bytes. */
export function hash(op: PyObject): number {
  const word = (op >> 2) + HASH_WORD;
  if (I32[word] === 0 && size(op) !== 0) I32[word] = hashBytes(op + BYTES_DATA, size(op));
  return I32[word];
}

/** Write the empty bytes at its fixed address. Runs once, when a heap is made from nothing. */
export function initEmptyBytes(): void {
  const w = S.EmptyBytes >> 2;
  I32[w] = IMMORTAL_REFCNT;
  I32[w + 1] = T.bytes;
  I32[w + SIZE_WORD] = 0;
  I32[w + HASH_WORD] = 0;
  I32[w + DATA_WORD] = 0;
}
