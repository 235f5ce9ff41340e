/**
 * bytearray: layout, making, resizing. Mirrors the core of Objects/bytearrayobject.c; the type object is in bytearray-type.ts.
 *
 * `{ob_refcnt, ob_type, ob_size, ob_start, ob_alloc, ob_exports}`: the bytes are a raw block of `ob_alloc` bytes at `ob_start` (0 when
 * there is none). While there are exports (memoryviews), the size must not change.
 */
import * as PyErr from "../errors.js";
import { PyMem_Free, PyMem_Realloc, PyObject_Free, PyObject_Malloc } from "../heap/alloc.js";
import { copyBytes, I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { bytes, i32, struct } from "../heap/struct.js";
import { EXPORT } from "./buffer.js";
import { decref, typeOf, VarObject } from "./object.js";
import { PyType_IsSubtype } from "./type-object.js";
import { T } from "./type-table.js";

export const ByteArray = struct("bytearray", VarObject, {
  ob_start: bytes("the bytes, or 0"),
  ob_alloc: i32("bytes in the block"),
  ob_exports: i32("number of views"),
});

const SIZE_WORD = 2;
const START_WORD = 3;
const ALLOC_WORD = 4;
const EXPORTS_WORD = 5;

/** Why the size cannot be changed while there are views. */
export const EXPORTS = "Existing exports of data: object cannot be re-sized";
/** Word offset of the number of views. */
export const OB_EXPORTS_WORD = EXPORTS_WORD;

/** Is `op` a bytearray or an instance of a subclass? */
export function check(op: PyObject): boolean {
  const type = typeOf(op);
  return type === (T.bytearray as number) || PyType_IsSubtype(type, T.bytearray as number as PyObject);
}

/** Number of bytes. */
export function size(op: PyObject): number {
  return I32[(op >> 2) + SIZE_WORD];
}

/** Address of the first byte; no address when there is none. */
export function dataOf(op: PyObject): number {
  return I32[(op >> 2) + START_WORD];
}

/** A bytearray of `count` undefined bytes. */
export function alloc(count: number): NewRef | Null {
  const op = PyObject_Malloc(ByteArray.SIZE);
  if (op === 0) return PyErr.noMemory();
  const w = op >> 2;
  I32[w] = 1;
  I32[w + 1] = T.bytearray;
  for (let i = SIZE_WORD; i <= EXPORTS_WORD; i++) I32[w + i] = 0;
  if (count === 0 || resize(op as PyObject, count) === 0) return op as NewRef;
  decref(op as NewRef);
  return NULL;
}

/** A bytearray with a copy of `count` bytes in memory (PyByteArray_FromStringAndSize). */
export function fromMemory(address: number, count: number): NewRef | Null {
  const op = alloc(count);
  if (op !== NULL) copyBytes(address, dataOf(op), count);
  return op;
}

/** Are there views, so that the size must not change? Then BufferError is set. */
export function isLocked(op: PyObject): boolean {
  if (I32[(op >> 2) + EXPORTS_WORD] === 0) return false;
  PyErr.setString(T.BufferError, EXPORTS);
  return true;
}

/**
 * Make it `newSize` bytes long; new ones are undefined (PyByteArray_Resize). Growing leaves room to spare, so that appending
 * takes linear time. 0, or -1 with BufferError or MemoryError.
 */
export function resize(op: PyObject, newSize: number): number {
  const w = op >> 2;
  const allocated = I32[w + ALLOC_WORD];
  if (newSize === I32[w + SIZE_WORD]) return 0;
  if (isLocked(op)) return -1;
  if (newSize > allocated || newSize < allocated >> 1) {
    const wanted = newSize > allocated && allocated > 0 ? newSize + (newSize >> 3) + 3 : newSize;
    if (!setCapacity(w, wanted) && !setCapacity(w, newSize)) {
      PyErr.noMemory();
      return -1;
    }
  }
  I32[w + SIZE_WORD] = newSize;
  return 0;
}

function setCapacity(w: number, capacity: number): boolean {
  if (capacity === 0) {
    PyMem_Free(I32[w + START_WORD]);
    I32[w + START_WORD] = 0;
  } else {
    const block = capacity > 0x7fffff00 ? 0 : PyMem_Realloc(I32[w + START_WORD], capacity);
    if (block === 0) return false;
    I32[w + START_WORD] = block;
  }
  I32[w + ALLOC_WORD] = capacity;
  return true;
}

/** Bytes in the block. */
export function allocated(op: PyObject): number {
  return I32[(op >> 2) + ALLOC_WORD];
}

/** The address of its size and address words (bf_getbuffer); with EXPORT its size is fixed until bf_releasebuffer. */
export function bytearray_getbuffer(op: PyObject, flags: number): number {
  if (flags === EXPORT) I32[(op >> 2) + EXPORTS_WORD]++;
  return op + 4 * SIZE_WORD;
}

/** An export ends. */
export function bytearray_releasebuffer(op: PyObject): void {
  I32[(op >> 2) + EXPORTS_WORD]--;
}

/** Destroy a bytearray. */
export function bytearray_dealloc(op: number): void {
  PyMem_Free(I32[(op >> 2) + START_WORD]);
  PyObject_Free(op);
}
