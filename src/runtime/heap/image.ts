/**
 * Images: the heap's bytes, saved so that another process (or the next test in this one) can begin where this one was.
 *
 * Saved is everything that Python's state consists of: the allocator's and the interpreter's words, static objects,
 * and the heap up to TOP. Thread states, statistics and the GIL's words belong to running threads: they are not saved,
 * and an image is to be made when no Python code runs. All addresses stay what they were. An image
 * fits every memory that is large enough, if pool and arena sizes and the guards of MINIPY_DEBUG=heap are the same.
 *
 *     words:  MAGIC  configuration  extent  n  (address, length) × n  then the bytes of the n runs
 *
 * Bytes outside of the runs are zero, so an image is about as large as what is in use: free memory is zeroed first.
 */
import { DEBUG } from "../debug.js";
import { ALLOC_WORDS, HEAP_BASE, STATIC_BASE, THREADS_BASE } from "./address-map.js";
import { ARENA_SHIFT, HIGH_WATER, LIMIT, POOL_SHIFT, TOP } from "./alloc-words.js";
import { zeroFreeBlocks } from "./big-blocks.js";
import { clearMap, GC_MAP } from "./gc-map.js";
import { I32, U8 } from "./memory.js";
import { releaseEmptyPools, zeroFreeInPools } from "./pools.js";

const MAGIC = 0x6d70_7931; // "mpy1"
const CONFIGURATION =
  POOL_SHIFT | (ARENA_SHIFT << 8) | (DEBUG.heap ? 1 << 16 : 0) | ((HEAP_BASE >> 12) << 17);
const HEADER_WORDS = 4;
/** A gap of zeros is left out from this length on: shorter ones cost less than the entry of another run. */
const GAP_WORDS = 16;

/** How many bytes, from address 0 on, hold Python's state. */
export function imageExtent(): number {
  return I32[TOP];
}

// The first word at or after `word` that is not zero; `end` when there is none.
function nextNonZero(word: number, end: number): number {
  let at = word;
  while (at < end && I32[at] === 0) at++;
  return at;
}

// The end of the run that starts at `word`: GAP_WORDS zeros follow, or the region ends.
function runEnd(word: number, end: number): number {
  let last = word;
  for (let at = word; at < end && at - last <= GAP_WORDS; at++) if (I32[at] !== 0) last = at;
  return last + 1;
}

function findRuns(start: number, end: number, runs: [address: number, length: number][]): void {
  const endWord = end >> 2;
  let at = nextNonZero(start >> 2, endWord);
  while (at < endWord) {
    const after = runEnd(at, endWord);
    runs.push([at << 2, (after - at) << 2]);
    at = nextNonZero(after, endWord);
  }
}

/** An image of the present heap. Empties what is free, so it must not be called while a block is half made. */
export function saveImage(): Uint8Array {
  releaseEmptyPools();
  zeroFreeInPools();
  zeroFreeBlocks();
  const runs: [number, number][] = [];
  findRuns(ALLOC_WORDS, THREADS_BASE, runs);
  findRuns(STATIC_BASE, I32[TOP], runs);
  const dataStart = (HEADER_WORDS + runs.length * 2) * 4;
  const image = new Uint8Array(runs.reduce((total, [, length]) => total + length, dataStart));
  new Int32Array(image.buffer, 0, dataStart >> 2).set([
    MAGIC,
    CONFIGURATION,
    I32[TOP],
    runs.length,
    ...runs.flat(),
  ]);
  let to = dataStart;
  for (const [address, length] of runs) {
    image.set(U8.subarray(address, address + length), to);
    to += length;
  }
  return image;
}

/**
 * Make the memory what it was when `image` was saved, whatever it holds now; only the GIL's words stay as they are.
 * @throws Error when the image was made with another configuration or does not fit.
 */
export function resetHeapTo(image: Uint8Array): void {
  const words = new DataView(image.buffer, image.byteOffset, image.byteLength);
  const word = (index: number) => words.getInt32(index * 4, true);
  if (word(0) !== MAGIC || word(1) !== CONFIGURATION)
    throw new Error("the start-up image was made by another build");
  if (word(2) > GC_MAP) throw new Error("the start-up image is larger than the heap");
  if (I32[HIGH_WATER] !== 0) {
    clearMap(I32[HIGH_WATER]);
    U8.fill(0, ALLOC_WORDS, I32[HIGH_WATER]);
  }
  const runs = word(3);
  let from = (HEADER_WORDS + runs * 2) * 4;
  for (let i = 0; i < runs; i++) {
    const address = word(HEADER_WORDS + i * 2);
    const length = word(HEADER_WORDS + i * 2 + 1);
    U8.set(image.subarray(from, from + length), address);
    from += length;
  }
  I32[LIMIT] = GC_MAP & ~7;
  I32[HIGH_WATER] = I32[TOP];
}
