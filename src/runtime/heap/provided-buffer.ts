/**
 * How a host hands the shared memory to the modules that make views over it when they are evaluated.
 * A worker's entry point calls `provideBuffer` in a module that it imports before anything of the runtime.
 */
let provided: SharedArrayBuffer | undefined;

/** Hand in the memory that `memory.ts` shall view. Must run before `memory.ts` is evaluated. */
export function provideBuffer(buffer: SharedArrayBuffer): void {
  provided = buffer;
}

/** The memory that was handed in, if any. */
export function takeProvidedBuffer(): SharedArrayBuffer | undefined {
  return provided;
}
