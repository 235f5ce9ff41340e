/**
 * The one memory: a fixed-length SharedArrayBuffer, and the views that every thread makes over it once.
 *
 * A worker is handed the buffer before this module is evaluated (`provideBuffer`, imported first by the worker's
 * entry point); a unit test that hands in nothing gets a small memory of its own. The views are module constants:
 * hot functions hoist them into locals (`const i32 = I32`). A growable buffer would make every access 15 to 60 times
 * slower (measured), so the length never changes: when it is used up, Python gets MemoryError.
 */
import { reserveMemory, takeProvidedBuffer } from "./provided-buffer.js";

/** The shared memory of this Python process. */
export const MEMORY: SharedArrayBuffer = takeProvidedBuffer() ?? reserveMemory(256 * 1024 * 1024);
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
