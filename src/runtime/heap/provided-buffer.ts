/**
 * How a host hands the shared memory to the modules that make views over it when they are evaluated.
 * A worker's entry point calls `provideBuffer` in a module that it imports before anything of the runtime.
 */
let provided: HeapMemory | undefined;

/** A shared WebAssembly.Memory: its buffer is the heap for JavaScript, and the memory of the eval loop. */
export interface HeapMemory {
  readonly buffer: SharedArrayBuffer;
}

declare const WebAssembly: {
  readonly Memory: new (pages: { initial: number; maximum: number; shared: true }) => HeapMemory;
};

const PAGE_BYTES = 0x10000;

/** Hand in the memory that `memory.ts` shall view. Must run before `memory.ts` is evaluated. */
export function provideBuffer(memory: HeapMemory): void {
  provided = memory;
}

/** The memory that was handed in, if any. */
export function takeProvidedBuffer(): HeapMemory | undefined {
  return provided;
}

/** The reservation when nothing else is asked for: just under 2 GiB, so that an address is a positive int32. */
export const DEFAULT_HEAP_BYTES = 0x7fff0000;
/** The smallest heap that holds the static objects, the start-up image and a small program. */
export const MIN_HEAP_BYTES = 16 * 1024 * 1024;

/**
 * Reserve a memory of `bytes`, or of half as much while the machine refuses, down to MIN_HEAP_BYTES.
 * Untouched pages cost nothing, so a large reservation is free.
 * @throws RangeError when even the smallest is refused.
 */
export function reserveMemory(bytes = DEFAULT_HEAP_BYTES): HeapMemory {
  for (let size = Math.max(bytes, MIN_HEAP_BYTES); ; size = Math.max(size >>> 1, MIN_HEAP_BYTES)) {
    try {
      const pages = Math.floor(size / PAGE_BYTES);
      return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
    } catch (error) {
      if (size === MIN_HEAP_BYTES) throw error;
    }
  }
}
