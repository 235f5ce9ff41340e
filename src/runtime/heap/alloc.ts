/**
 * The allocator, in the shape of CPython's pymalloc (obmalloc.c). Every byte of Python's state comes from here.
 *
 * A request of up to 512 bytes is rounded up to a multiple of 8, its size class. A class has a list of *pools*: each
 * cut into blocks of that size, with a list of its free blocks. Malloc takes the first free block of the first pool;
 * free finds the pool by masking the address, and puts the block back. Pools come from *arenas*, and a pool without
 * blocks in use can serve another class (pools.ts). Larger requests get a block of their own (big-blocks.ts), and an
 * arena is nothing but such a block. Objects and raw memory use separate pools, so that the collector, the checker and
 * the leak report can walk over all objects (`forEachObject`) without any link in the objects themselves.
 *
 * The GIL guards all of it: plain loads and stores. A full heap gives 0; the caller raises MemoryError. What malloc
 * gives is not cleared; the first word of an object is FREED, and so hides it from walkers, until its ob_refcnt is set.
 *
 * Objects are counted as they come and go, for the cyclic collector: when GC_BUDGET is used up, it is asked for.
 *
 * malloc and free of a small block: about ten loads and stores, one test each that is not a range check.
 */
import { DEBUG } from "../debug.js";
import { HEAP_BASE, INTERP_WORDS } from "./address-map.js";
import { checkedFree, checkedMalloc, checkedRealloc, provideBlocks } from "./alloc-checked.js";
import {
  ARENA_MAP,
  ARENA_SHIFT,
  ARENAS,
  BIG_BYTES,
  BIG_OBJECTS,
  FIRST_BLOCK,
  FREED,
  GC_BUDGET,
  GC_BUDGET_START,
  HIGH_WATER,
  LIMIT,
  NO_COLLECTION,
  OBJECT_POOLS,
  PEAK_BYTES,
  POOL_MASK,
  RAW_POOLS,
  SMALL_REQUEST_THRESHOLD,
  TOP,
} from "./alloc-words.js";
import {
  bigCapacity,
  bigFree,
  bigMalloc,
  bigResize,
  blockFlags,
  forEachBlockInUse,
  HEADER_BYTES,
  HOLDS_OBJECT,
  HOLDS_POOLS,
} from "./big-blocks.js";
import { clearMap, GC_MAP } from "./gc-map.js";
import { I32, U8 } from "./memory.js";
import {
  countIsZero,
  forEachObjectInPool,
  forEachPool,
  isBlockOfPool,
  isObjectPool,
  mallocFromList,
  poolBlockBytes,
  poolCount,
  releaseEmptyPools,
} from "./pools.js";

/** What an overdue collection is put off by, so that it is not asked for at every allocation. */
const ASK_AGAIN_AFTER = 1 << 20;

let requestCollection: () => void = () => {};

/** Hand in what asks the running thread to run the cyclic collector soon. */
export function provideCollectionRequest(request: () => void): void {
  requestCollection = request;
}

function collectionIsDue(): void {
  I32[GC_BUDGET] += ASK_AGAIN_AFTER;
  I32[GC_BUDGET_START] += ASK_AGAIN_AFTER;
  requestCollection();
}

/** Make a zeroed memory an empty heap. `limit` is for tests that want a small one. */
export function initAllocator(limit: number = GC_MAP): void {
  clearMap(Math.max(I32[HIGH_WATER], HEAP_BASE));
  I32.fill(0, LIMIT, INTERP_WORDS >> 2);
  U8.fill(0, ARENA_MAP, FIRST_BLOCK);
  I32[GC_BUDGET] = I32[GC_BUDGET_START] = NO_COLLECTION;
  I32[LIMIT] = Math.min(limit, GC_MAP) & ~7;
  I32[TOP] = I32[HIGH_WATER] = FIRST_BLOCK;
}

// ---- malloc ----

/** 1 unless blocks are checked or pools have another size: then compiled code may do what is below itself. */
export const uncheckedHeap: number = DEBUG.heap || DEBUG.hard ? 0 : 1;

/** PyObject_Malloc where it is hot. @wasm inline */
export function hotObjectMalloc(sizeBytes: number): number {
  return uncheckedHeap !== 0 ? plainObjectMalloc(sizeBytes) : PyObject_Malloc(sizeBytes);
}

/** PyObject_Free where it is hot. @wasm inline */
export function hotObjectFree(address: number): void {
  if (uncheckedHeap !== 0) plainObjectFree(address);
  else PyObject_Free(address);
}

/** Takes the first free block of the pool that serves the size. @wasm */
function plainObjectMalloc(sizeBytes: number): number {
  const i32 = I32;
  const budget = i32[GC_BUDGET] - 1;
  i32[GC_BUDGET] = budget;
  if (budget < 0) collectionIsDue();
  if (sizeBytes <= SMALL_REQUEST_THRESHOLD) {
    const list = OBJECT_POOLS + ((sizeBytes + 7) >> 3);
    const p = i32[list] >> 2;
    const block = i32[p + 1]; // without a pool: the second word of page zero, which is 0
    if (block !== 0) {
      i32[p] = i32[p] + 1;
      i32[p + 1] = i32[(block >> 2) + 1];
      return block;
    }
    return mallocFromList(sizeBytes <= 0 ? OBJECT_POOLS + 1 : list);
  }
  return bigOrReleased(sizeBytes, HOLDS_OBJECT);
}

function plainRawMalloc(sizeBytes: number): number {
  const i32 = I32;
  if (sizeBytes <= SMALL_REQUEST_THRESHOLD) {
    const list = RAW_POOLS + ((sizeBytes + 7) >> 3);
    const p = i32[list] >> 2;
    const block = i32[p + 1];
    if (block !== 0) {
      i32[p] = i32[p] + 1;
      i32[p + 1] = i32[(block >> 2) + 1];
      return block;
    }
    return mallocFromList(sizeBytes <= 0 ? RAW_POOLS + 1 : list);
  }
  return bigOrReleased(sizeBytes, 0);
}

function bigOrReleased(sizeBytes: number, flags: number): number {
  const block = bigMalloc(sizeBytes, flags);
  if (block !== 0 || !releaseEmptyPools()) return block;
  return bigMalloc(sizeBytes, flags);
}

// ---- free ----

/** Puts the block back into its pool. @wasm */
function plainObjectFree(address: number): void {
  const i32 = I32;
  if (U8[ARENA_MAP + (address >> ARENA_SHIFT)] === 0) {
    if (address === 0) return;
    i32[GC_BUDGET] = i32[GC_BUDGET] + 1;
    bigFree(address);
    return;
  }
  i32[GC_BUDGET] = i32[GC_BUDGET] + 1;
  const pool = address & POOL_MASK;
  const p = pool >> 2;
  const b = address >> 2;
  i32[b] = FREED;
  i32[b + 1] = i32[p + 1];
  i32[p + 1] = address;
  U8[GC_MAP + (address >> 4)] = 0; // what is allocated here next is young
  const count = i32[p] - 1;
  i32[p] = count;
  if (count === 0) countIsZero(pool);
}

function plainRawFree(address: number): void {
  const i32 = I32;
  if (U8[ARENA_MAP + (address >> ARENA_SHIFT)] === 0) {
    if (address !== 0) bigFree(address);
    return;
  }
  const pool = address & POOL_MASK;
  const p = pool >> 2;
  i32[(address >> 2) + 1] = i32[p + 1];
  i32[p + 1] = address;
  const count = i32[p] - 1;
  i32[p] = count;
  if (count === 0) countIsZero(pool);
}

// ---- realloc ----

/** Bytes that the block at `address` can hold: at least what was asked for. */
export function blockCapacity(address: number): number {
  if (U8[ARENA_MAP + (address >> ARENA_SHIFT)] === 0) return bigCapacity(address);
  return poolBlockBytes(address & POOL_MASK);
}

function isInPool(address: number): boolean {
  return U8[ARENA_MAP + (address >> ARENA_SHIFT)] !== 0;
}

// Copy `words` words between blocks that do not overlap. A short loop beats copyWithin's fixed price of about 50 ns.
function copyWords(from: number, to: number, words: number): void {
  const i32 = I32;
  if (words > 64) {
    i32.copyWithin(to >> 2, from >> 2, (from >> 2) + words);
    return;
  }
  for (let i = 0, f = from >> 2, t = to >> 2; i < words; i++) i32[t + i] = i32[f + i];
}

function copyBlock(address: number, fresh: number, sizeBytes: number): void {
  copyWords(address, fresh, (Math.min(blockCapacity(address), sizeBytes) + 3) >> 2);
}

function fitsInPlace(address: number, sizeBytes: number): boolean {
  if (!isInPool(address)) return sizeBytes > SMALL_REQUEST_THRESHOLD && bigResize(address, sizeBytes);
  const has = poolBlockBytes(address & POOL_MASK);
  return sizeBytes <= has && sizeBytes > has - 8;
}

function plainRawRealloc(address: number, sizeBytes: number): number {
  if (address === 0) return plainRawMalloc(sizeBytes);
  if (fitsInPlace(address, sizeBytes)) return address;
  const fresh = plainRawMalloc(sizeBytes);
  if (fresh === 0) return 0;
  copyBlock(address, fresh, sizeBytes);
  plainRawFree(address);
  return fresh;
}

function plainObjectRealloc(address: number, sizeBytes: number): number {
  if (address === 0) return plainObjectMalloc(sizeBytes);
  if (fitsInPlace(address, sizeBytes)) return address;
  const fresh = plainObjectMalloc(sizeBytes);
  if (fresh === 0) return 0;
  copyBlock(address, fresh, sizeBytes);
  plainObjectFree(address);
  return fresh;
}

// ---- the functions that all others use ----

provideBlocks(blockCapacity, holdsObject);

/** Memory for a Python object: the 8-aligned address of at least `sizeBytes` undefined bytes, or 0 when the heap is full. */
export const PyObject_Malloc: (sizeBytes: number) => number = DEBUG.heap
  ? (sizeBytes) => checkedMalloc(plainObjectMalloc, sizeBytes)
  : plainObjectMalloc;

/**
 * Let the object at `address` have `sizeBytes`, at another address if need be; 0 (and nothing happened) when the heap
 * is full. Only for an object that nobody else refers to.
 */
export const PyObject_Realloc: (address: number, sizeBytes: number) => number = DEBUG.heap
  ? (address, sizeBytes) => checkedRealloc(PyObject_Malloc, PyObject_Free, address, sizeBytes)
  : plainObjectRealloc;

/** Free what PyObject_Malloc gave; 0 is ignored. */
export const PyObject_Free: (address: number) => void = DEBUG.heap
  ? (address) => checkedFree(plainObjectFree, true, address)
  : plainObjectFree;

/** Raw memory without a header: the 8-aligned address of at least `sizeBytes` undefined bytes, or 0 when the heap is full. */
export const PyMem_Malloc: (sizeBytes: number) => number = DEBUG.heap
  ? (sizeBytes) => checkedMalloc(plainRawMalloc, sizeBytes)
  : plainRawMalloc;

/** Let the raw block at `address` (0: none yet) hold `sizeBytes`; its new address, or 0 (and nothing happened) when the heap is full. */
export const PyMem_Realloc: (address: number, sizeBytes: number) => number = DEBUG.heap
  ? (address, sizeBytes) => checkedRealloc(PyMem_Malloc, PyMem_Free, address, sizeBytes)
  : plainRawRealloc;

/** Free what PyMem_Malloc or PyMem_Realloc gave; 0 is ignored. */
export const PyMem_Free: (address: number) => void = DEBUG.heap
  ? (address) => checkedFree(plainRawFree, false, address)
  : plainRawFree;

// ---- walking and counting ----

function forEachPoolInUse(visit: (pool: number) => void): void {
  forEachBlockInUse((address, flags) => {
    if ((flags & HOLDS_POOLS) !== 0) forEachPool(address, visit);
  });
}

/**
 * Visit every object that was allocated, freed ones excepted, in the order of addresses. One that is being
 * deallocated right now has ob_refcnt 0. `visit` must not allocate or free.
 */
export function forEachObject(visit: (address: number) => void): void {
  forEachBlockInUse((address, flags) => {
    if ((flags & HOLDS_POOLS) !== 0) {
      forEachPool(address, (pool) => {
        if (isObjectPool(pool)) forEachObjectInPool(pool, visit);
      });
    } else if ((flags & HOLDS_OBJECT) !== 0 && I32[address >> 2] !== FREED) visit(address);
  });
}

// Is the block at `address`, free or in use, of the kind that objects are in?
function holdsObject(address: number): boolean {
  if (isInPool(address)) return isObjectPool(address & POOL_MASK);
  return (blockFlags(address - HEADER_BYTES) & HOLDS_OBJECT) !== 0;
}

/** Is there an object (not static, not freed) that starts at `address`? In the worst case a walk over the big blocks. */
export function isHeapObject(address: number): boolean {
  if ((address & 7) !== 0 || address < FIRST_BLOCK || address >= I32[TOP] || I32[address >> 2] === FREED)
    return false;
  if (isInPool(address)) return isObjectPool(address & POOL_MASK) && isBlockOfPool(address);
  let found = false;
  forEachBlockInUse((block, flags) => {
    if (block === address && (flags & HOLDS_OBJECT) !== 0) found = true;
  });
  return found;
}

/** Figures about the heap, counted on demand so that malloc and free need not. */
export interface HeapStatistics {
  /** Bytes of the blocks in use, as rounded up by the allocator. */
  readonly bytesInUse: number;
  /** Blocks that hold objects, free ones excepted. */
  readonly objects: number;
  /** Raw blocks in pools; big raw blocks show in bytesInUse only. */
  readonly rawBlocks: number;
  /** Highest use so far, in whole pools and big blocks. */
  readonly peakBytes: number;
  /** Arenas, and pools in them that serve a size class. */
  readonly arenas: number;
  readonly pools: number;
  /** Bytes from HEAP_BASE to the end of the last block. */
  readonly extentBytes: number;
  /** Bytes that the heap may grow to. */
  readonly limitBytes: number;
}

/** The present figures of the heap. */
export function heapStatistics(): HeapStatistics {
  let bytesInUse = I32[BIG_BYTES];
  let objects = I32[BIG_OBJECTS];
  let rawBlocks = 0;
  let pools = 0;
  forEachPoolInUse((pool) => {
    const count = poolCount(pool);
    pools += 1;
    bytesInUse += count * poolBlockBytes(pool);
    if (isObjectPool(pool)) objects += count;
    else rawBlocks += count;
  });
  const extentBytes = I32[TOP] - FIRST_BLOCK;
  return {
    bytesInUse,
    objects,
    rawBlocks,
    pools,
    peakBytes: I32[PEAK_BYTES],
    arenas: I32[ARENAS],
    extentBytes,
    limitBytes: I32[LIMIT] - FIRST_BLOCK,
  };
}
