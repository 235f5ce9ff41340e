/**
 * The one memory: a fixed-length SharedArrayBuffer, and the views that every thread makes over it once.
 *
 * A worker is handed the buffer before this module is evaluated (`provideBuffer`, imported first by the worker's
 * entry point); a unit test that hands in nothing gets a small memory of its own. The views are module constants:
 * hot functions hoist them into locals (`const i32 = I32`). A growable buffer would make every access 15 to 60 times
 * slower (measured), so the length never changes: when it is used up, Python gets MemoryError.
 */
import { takeProvidedBuffer } from "./provided-buffer.js";

/** The reservation when nothing else is asked for: just under 2 GiB, so that an address is a positive int32. */
export const DEFAULT_HEAP_BYTES = 0x7fff0000;
/** The smallest heap that holds the static objects, the start-up image and a small program. */
export const MIN_HEAP_BYTES = 16 * 1024 * 1024;

/**
 * Reserve a memory of `bytes`, or of half as much while the machine refuses, down to MIN_HEAP_BYTES.
 * Untouched pages cost nothing, so a large reservation is free.
 * @throws RangeError when even the smallest is refused.
 */
export function reserveMemory(bytes = DEFAULT_HEAP_BYTES): SharedArrayBuffer {
  for (let size = Math.max(bytes, MIN_HEAP_BYTES); ; size = Math.max(size >>> 1, MIN_HEAP_BYTES)) {
    try {
      return new SharedArrayBuffer(size & ~0xffff);
    } catch (error) {
      if (size === MIN_HEAP_BYTES) throw error;
    }
  }
}

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
