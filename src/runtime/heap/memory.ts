/**
 * The one memory: a fixed-length SharedArrayBuffer, and the views that every thread makes over it once.
 *
 * A worker is handed the buffer before this module is evaluated (`provideBuffer`, imported first by the worker's
 * entry point); a unit test that hands in nothing gets a small memory of its own. The views are module constants:
 * hot functions hoist them into locals (`const i32 = I32`). A growable buffer would make every access 15 to 60 times
 * slower (measured), so the length never changes: when it is used up, Python gets MemoryError.
 */
import { reserveMemory, takeProvidedBuffer } from "./provided-buffer.js";

/** The shared memory of this Python process, as WebAssembly sees it. */
export const HEAP = takeProvidedBuffer() ?? reserveMemory(256 * 1024 * 1024);
/** Its bytes. */
export const MEMORY: SharedArrayBuffer = HEAP.buffer;
/** Words: index is `address >> 2`. */
export const I32 = new Int32Array(MEMORY);
/** Bytes. */
export const U8 = new Uint8Array(MEMORY);
/** Half words (UCS-2 text): index is `address >> 1`. */
export const U16 = new Uint16Array(MEMORY);
/** Unsigned words (UCS-4 text, digits): index is `address >> 2`. */
export const U32 = new Uint32Array(MEMORY);
/** Doubles: index is `address >> 3`. */
export const F64 = new Float64Array(MEMORY);

/** Up to this length a loop is faster than the fixed price of `fill`. */
const SHORT_FILL = 48;

/** Set the bytes from `start` to `end` (not included) to `byte`. In shared memory V8 fills element by element: so by words. */
export function fillBytes(byte: number, start: number, end: number): void {
  const firstWord = (start + 3) >> 2;
  const endWord = end >> 2;
  if (end - start <= SHORT_FILL) {
    for (let i = start; i < end; i++) U8[i] = byte;
    return;
  }
  I32.fill(byte * 0x01010101, firstWord, endWord);
  for (let i = start; i < firstWord << 2; i++) U8[i] = byte;
  for (let i = endWord << 2; i < end; i++) U8[i] = byte;
}

/** From here on V8's copy is faster, but only where source and target are alike modulo 8: elsewhere it goes byte by byte in shared memory. */
const LONG_COPY = 64;

/** Copy `count` bytes; the ranges do not overlap. By words, each put together from two of the source where the alignments differ. */
export function copyBytes(from: number, to: number, count: number): void {
  if (count > LONG_COPY && ((from ^ to) & 7) === 0) {
    U8.copyWithin(to, from, from + count);
    return;
  }
  const u8 = U8;
  const end = to + count;
  while ((to & 3) !== 0 && to < end) u8[to++] = u8[from++];
  const whole = (end - to) & ~3;
  if (whole > 0) {
    copyShifted(from, to >> 2, whole >> 2);
    to += whole;
    from += whole;
  }
  while (to < end) u8[to++] = u8[from++];
}

// Copy to `count` words from index `to` on; a word of the source may begin at any byte.
function copyShifted(from: number, to: number, count: number): void {
  const i32 = I32;
  const end = to + count;
  let f = from >> 2;
  const shift = (from & 3) << 3;
  if (shift === 0) {
    while (to < end) i32[to++] = i32[f++];
    return;
  }
  let low = i32[f];
  while (to < end) {
    const high = i32[++f];
    i32[to++] = (low >>> shift) | (high << (32 - shift));
    low = high;
  }
}

/** Do the high bits of all bytes in a stretch of memory lack? */
export function isAllASCII(data: number, size: number): boolean {
  const u8 = U8;
  const i32 = I32;
  const end = data + size;
  let i = data;
  let bits = 0;
  while ((i & 3) !== 0 && i < end) bits |= u8[i++];
  for (const last = end - 3; i < last; i += 4) bits |= i32[i >> 2];
  while (i < end) bits |= u8[i++];
  return (bits & 0x80808080) === 0;
}
