/**
 * The data stack of a thread: frames of the VM and the argument words of calls made from native code.
 * Mirrors CPython's _PyStackChunk and _PyThreadState_PushFrame (Python/pystate.c).
 *
 * Strictly last in, first out. What is pushed lies in one piece, 4-aligned, and never moves. The stack is a list of
 * chunks; in the first of them the first word stays unused, so that nothing pushed there starts where a chunk's data
 * starts: popping to that place means that the chunk is empty, and gives it back. A thread without a chunk has a limit of 0,
 * and the first push makes one. The words pushed are undefined; the stack itself owns nothing.
 */
import { DEBUG } from "../debug.js";
import * as PyErr from "../errors.js";
import { PyMem_Free, PyMem_Malloc } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { i32, struct } from "../heap/struct.js";
import { ThreadState, tstate } from "../threads/state.js";

/** The head of a chunk; the data follows. */
export const StackChunk = struct("stack_chunk", null, {
  previous: i32("the chunk below, or 0"),
  size: i32("bytes of the chunk, its head included"),
  top: i32("datastack_top when the next chunk was begun"),
});

const CHUNK_BYTES = DEBUG.hard ? 512 : 32 * 1024;

const CHUNK = ThreadState.datastack_chunk.offset >> 2;
const TOP = ThreadState.datastack_top.offset >> 2;
const LIMIT = ThreadState.datastack_limit.offset >> 2;

/**
 * Take `sizeBytes` (a multiple of 4) on the current thread's data stack.
 * @returns their address, or 0 with MemoryError set. @wasm
 */
export function pushDataStack(sizeBytes: number): number {
  const i32 = I32;
  const ts = tstate >> 2;
  const base = i32[ts + TOP];
  const next = base + sizeBytes;
  if (next > i32[ts + LIMIT]) return pushChunk(sizeBytes);
  i32[ts + TOP] = next;
  return base;
}

/** Give back everything from `address` (what pushDataStack gave) on. @wasm inline */
export function popDataStack(address: number): void {
  const i32 = I32;
  const ts = tstate >> 2;
  if (address === i32[ts + CHUNK] + StackChunk.SIZE) popChunk(ts);
  else i32[ts + TOP] = address;
}

function pushChunk(sizeBytes: number): number {
  const ts = tstate >> 2;
  const previous = I32[ts + CHUNK];
  // Room for twice the request, so that a huge frame does not leave a chunk with nothing free.
  let size = CHUNK_BYTES;
  while (size < 2 * sizeBytes + StackChunk.SIZE + 4) size *= 2;
  const chunk = PyMem_Malloc(size);
  if (chunk === 0) return PyErr.noMemory();
  if (previous !== 0) StackChunk.top.set(previous, I32[ts + TOP]);
  StackChunk.previous.set(chunk, previous);
  StackChunk.size.set(chunk, size);
  StackChunk.top.set(chunk, 0);
  const base = chunk + StackChunk.SIZE + (previous === 0 ? 4 : 0);
  I32[ts + CHUNK] = chunk;
  I32[ts + TOP] = base + sizeBytes;
  I32[ts + LIMIT] = chunk + size;
  return base;
}

function popChunk(ts: number): void {
  const chunk = I32[ts + CHUNK];
  const previous = StackChunk.previous.get(chunk);
  I32[ts + CHUNK] = previous;
  I32[ts + TOP] = StackChunk.top.get(previous);
  I32[ts + LIMIT] = previous + StackChunk.size.get(previous);
  PyMem_Free(chunk);
}

/** Free the data stack of the thread state at `threadState`, which runs no more. */
export function freeDataStack(threadState: number): void {
  const ts = threadState >> 2;
  for (let chunk = I32[ts + CHUNK]; chunk !== 0; ) {
    const previous = StackChunk.previous.get(chunk);
    PyMem_Free(chunk);
    chunk = previous;
  }
  I32[ts + CHUNK] = 0;
  I32[ts + TOP] = 0;
  I32[ts + LIMIT] = 0;
}

/**
 * Room for `count` argument words of a call; store them, call, then `releaseArgs`.
 * @returns their address, or 0 with MemoryError set.
 */
export function reserveArgs(count: number): number {
  // One word more, so that no arguments at all have an address as well.
  return pushDataStack((count << 2) + 4);
}

/** Give back what `reserveArgs` gave. */
export function releaseArgs(address: number): void {
  popDataStack(address);
}
