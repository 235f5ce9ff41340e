/**
 * Pools: POOL_BYTES of memory cut into blocks of one size, for objects or for raw blocks, never both, so that a walk
 * over the pools of objects meets every small object. Mirrors obmalloc.c's pools and arenas; the departures:
 *
 * - A pool with a free block is in the circular list of its class. Blocks are taken from the head until it has none;
 *   only then, in the slow path, is it unlinked as FULL. A full pool that gets a block back is linked at the end, so
 *   that it can collect more before its turn comes.
 * - `count` is biased so that PyObject_Free needs one test, "is it 0 now?": a FULL pool holds 1 whatever its fill,
 *   and a pool that was the only one of its list when linked is KEPT and holds one too many, so that a class whose
 *   last block comes and goes does not lose its pool each time. Empty kept pools are released when memory runs out.
 * - Blocks are carved from a fresh pool a few at a time, so a pool touches no more pages than it needs.
 *
 * A free block's first word is FREED (in a pool of objects, that is where ob_refcnt was), its second the next free block.
 */
import { DEBUG } from "../debug.js";
import {
  ARENA_BYTES,
  ARENA_MAP,
  ARENA_SHIFT,
  ARENAS,
  FREE_POOLS,
  FREED,
  GC_BUDGET,
  GC_BUDGET_START,
  OBJECT_POOLS,
  POOL_BYTES,
  POOL_MASK,
  POOLS_IN_USE,
  POOLS_PER_ARENA,
  RAW_POOLS,
} from "./alloc-words.js";
import {
  arenaFree,
  arenaMalloc,
  forEachBlockInUse,
  HEADER_BYTES,
  HOLDS_POOLS,
  updatePeak,
} from "./big-blocks.js";
import { forgetGranules, noteGranule } from "./gc-map.js";
import { I32, U8 } from "./memory.js";

// Words of a pool's header, relative to its first. COUNT and FREE_BLOCK are known to alloc.ts as 0 and 1.
const COUNT = 0;
const FREE_BLOCK = 1;
const NEXT = 2;
const PREVIOUS = 3;
/** Word index of the list that the pool belongs to; 0 for a free pool. */
const LIST = 4;
const BLOCK_BYTES = 5;
/** Offset in bytes of what was never carved. */
const CARVED = 6;
const FLAGS = 7;
const POOL_HEADER_BYTES = 32;

const FULL = 1;
const KEPT = 2;
/** Set in the last pool of an arena, whose final bytes belong to the header of the block after the arena. */
const LAST_OF_ARENA = 4;
/** Holds objects of the start-up image, all immortal, and gives out no block: the collector passes it over. */
const SEALED = 8;
/** The count of a sealed pool: frees do not bring it to 0. */
const SEALED_COUNT = 1 << 30;

/** Bytes that are carved at a time. */
const CARVE_BYTES = 1024;

function poolEnd(pool: number): number {
  return (I32[(pool >> 2) + FLAGS] & LAST_OF_ARENA) !== 0 ? POOL_BYTES - HEADER_BYTES : POOL_BYTES;
}

function capacity(pool: number): number {
  return Math.floor((poolEnd(pool) - POOL_HEADER_BYTES) / I32[(pool >> 2) + BLOCK_BYTES]);
}

/** Blocks of this pool that are in use. */
export function poolCount(pool: number): number {
  const flags = I32[(pool >> 2) + FLAGS];
  if ((flags & SEALED) !== 0) return countObjects(pool);
  if ((flags & FULL) !== 0) return capacity(pool);
  return I32[(pool >> 2) + COUNT] - ((flags & KEPT) !== 0 ? 1 : 0);
}

function countObjects(pool: number): number {
  let count = 0;
  forEachObjectInPool(pool, () => count++);
  return count;
}

/** Bytes of each block of this pool. */
export function poolBlockBytes(pool: number): number {
  return I32[(pool >> 2) + BLOCK_BYTES];
}

/** Does this pool hold objects? */
export function isObjectPool(pool: number): boolean {
  return I32[(pool >> 2) + LIST] < RAW_POOLS;
}

/** Does this pool hold objects that a collection may have to look at? */
export function isCollectedPool(pool: number): boolean {
  const list = I32[(pool >> 2) + LIST];
  return list !== 0 && list < RAW_POOLS && (I32[(pool >> 2) + FLAGS] & SEALED) === 0;
}

/** The first block of this pool. */
export function firstBlockOf(pool: number): number {
  return pool + POOL_HEADER_BYTES;
}

/** The address after the last block of this pool that was ever in use or is ready to be. */
export function endOfCarved(pool: number): number {
  return pool + I32[(pool >> 2) + CARVED];
}

// ---- the circular list of a class ----

// Blocks are taken from the head alone, so that the collector need not look for new objects in pools that were none.
function setHead(list: number, pool: number): void {
  I32[list] = pool;
  if (list < RAW_POOLS) noteGranule(pool);
}

/** Note the pools that new objects will come from: after a collection, when none is noted. */
export function noteHeads(): void {
  for (let list = OBJECT_POOLS; list < RAW_POOLS; list++) if (I32[list] !== 0) noteGranule(I32[list]);
}

function linkAtEnd(pool: number): void {
  const p = pool >> 2;
  const list = I32[p + LIST];
  const head = I32[list];
  if (head === 0) {
    I32[p + NEXT] = I32[p + PREVIOUS] = pool;
    setHead(list, pool);
    I32[p + FLAGS] |= KEPT;
    I32[p + COUNT] += 1;
    return;
  }
  const last = I32[(head >> 2) + PREVIOUS];
  I32[p + NEXT] = head;
  I32[p + PREVIOUS] = last;
  I32[(last >> 2) + NEXT] = pool;
  I32[(head >> 2) + PREVIOUS] = pool;
}

function unlink(pool: number): void {
  const p = pool >> 2;
  const list = I32[p + LIST];
  const next = I32[p + NEXT];
  if (next === pool) {
    I32[list] = 0;
    return;
  }
  const previous = I32[p + PREVIOUS];
  I32[(previous >> 2) + NEXT] = next;
  I32[(next >> 2) + PREVIOUS] = previous;
  if (I32[list] === pool) setHead(list, next);
}

// ---- pools that serve no class, and arenas ----

function pushFreePool(pool: number): void {
  const next = I32[FREE_POOLS];
  I32[(pool >> 2) + LIST] = 0;
  I32[(pool >> 2) + NEXT] = next;
  I32[(pool >> 2) + PREVIOUS] = 0;
  if (next !== 0) I32[(next >> 2) + PREVIOUS] = pool;
  I32[FREE_POOLS] = pool;
}

function removeFreePool(pool: number): void {
  const next = I32[(pool >> 2) + NEXT];
  const previous = I32[(pool >> 2) + PREVIOUS];
  if (next !== 0) I32[(next >> 2) + PREVIOUS] = previous;
  if (previous !== 0) I32[(previous >> 2) + NEXT] = next;
  else I32[FREE_POOLS] = next;
}

function newArena(): boolean {
  const arena = arenaMalloc();
  if (arena === 0) return false;
  for (let i = POOLS_PER_ARENA - 1; i >= 0; i--) {
    const pool = arena + i * POOL_BYTES;
    I32[(pool >> 2) + FLAGS] = i === POOLS_PER_ARENA - 1 ? LAST_OF_ARENA : 0;
    pushFreePool(pool);
  }
  U8[ARENA_MAP + (arena >> ARENA_SHIFT)] = 1;
  I32[ARENAS] += 1;
  return true;
}

function releaseArena(arena: number): void {
  for (let i = 0; i < POOLS_PER_ARENA; i++) removeFreePool(arena + i * POOL_BYTES);
  U8[ARENA_MAP + (arena >> ARENA_SHIFT)] = 0;
  I32[ARENAS] -= 1;
  arenaFree(arena);
}

// After a release: a free pool, or its arena if that was released as a whole.
function havePool(): boolean {
  return I32[FREE_POOLS] !== 0 || newArena();
}

// A pool for the class whose list is the word `list`, linked and without blocks; 0 when the heap is full.
function takePool(list: number): number {
  if (I32[FREE_POOLS] === 0 && !newArena() && !(releaseEmptyPools() && havePool())) return 0;
  const pool = I32[FREE_POOLS];
  removeFreePool(pool);
  const p = pool >> 2;
  I32[p + COUNT] = 0;
  I32[p + FREE_BLOCK] = 0;
  I32[p + LIST] = list;
  // Objects are 16 bytes apart, so that each has a byte of its own in the collector's map.
  I32[p + BLOCK_BYTES] =
    list < RAW_POOLS ? Math.max(16, (list - OBJECT_POOLS) << 3) : (list - RAW_POOLS) << 3;
  I32[p + CARVED] = POOL_HEADER_BYTES;
  I32[p + FLAGS] &= LAST_OF_ARENA;
  linkAtEnd(pool);
  U8[ARENA_MAP + (pool >> ARENA_SHIFT)] += 1;
  I32[POOLS_IN_USE] += 1;
  updatePeak();
  return pool;
}

// Take an empty pool from its class.
function releasePool(pool: number): void {
  unlink(pool);
  pushFreePool(pool);
  I32[POOLS_IN_USE] -= 1;
  const entry = ARENA_MAP + (pool >> ARENA_SHIFT);
  U8[entry] -= 1;
  if (U8[entry] === 1) releaseArena(pool & -ARENA_BYTES);
}

/** Release the empty pools that their classes keep. Gives whether there were any. */
export function releaseEmptyPools(): boolean {
  let released = false;
  for (let list = OBJECT_POOLS; list < RAW_POOLS + 65; list++) {
    const head = I32[list];
    if (head === 0) continue;
    const last = I32[(head >> 2) + PREVIOUS];
    for (let pool = head, done = false; !done; ) {
      const next = I32[(pool >> 2) + NEXT];
      done = pool === last;
      if (poolCount(pool) === 0) {
        releasePool(pool);
        released = true;
      }
      pool = next;
    }
  }
  return released;
}

// ---- the slow paths of malloc and free ----

// Carve the next blocks of the pool and make them its free list; false when all of it is carved.
function carve(pool: number): boolean {
  const p = pool >> 2;
  const size = I32[p + BLOCK_BYTES];
  const start = I32[p + CARVED];
  const room = Math.floor((poolEnd(pool) - start) / size);
  if (room === 0) return false;
  const number = Math.min(room, Math.max(1, Math.floor(CARVE_BYTES / size)));
  let block = pool + start;
  if (DEBUG.heap) I32.fill(0, block >> 2, (block + number * size) >> 2); // whatever it held is no dead block's pattern
  I32[p + FREE_BLOCK] = block;
  I32[p + CARVED] = start + number * size;
  for (let i = 1; i < number; i++, block += size) {
    I32[block >> 2] = FREED;
    I32[(block >> 2) + 1] = block + size;
  }
  I32[block >> 2] = FREED;
  I32[(block >> 2) + 1] = 0;
  return true;
}

function setFull(pool: number): void {
  unlink(pool);
  const p = pool >> 2;
  I32[p + COUNT] = 1;
  I32[p + FLAGS] = (I32[p + FLAGS] & LAST_OF_ARENA) | FULL;
}

/** A block from the class whose list is the word `list`, when its head pool has none ready; 0 when the heap is full. */
export function mallocFromList(list: number): number {
  for (;;) {
    const pool = I32[list] || takePool(list);
    if (pool === 0) return 0;
    const p = pool >> 2;
    if (I32[p + FREE_BLOCK] !== 0 || carve(pool)) {
      const block = I32[p + FREE_BLOCK];
      I32[p + COUNT] += 1;
      I32[p + FREE_BLOCK] = I32[(block >> 2) + 1];
      return block;
    }
    setFull(pool);
  }
}

/** The pool's count has just come down to 0: it was full and has one free block now, or it is empty. */
export function countIsZero(pool: number): void {
  const p = pool >> 2;
  // Freeing what is old does not put the next collection off.
  if (I32[GC_BUDGET] > I32[GC_BUDGET_START]) I32[GC_BUDGET] = I32[GC_BUDGET_START];
  if ((I32[p + FLAGS] & FULL) === 0) {
    releasePool(pool);
    return;
  }
  I32[p + COUNT] = capacity(pool) - 1;
  I32[p + FLAGS] &= LAST_OF_ARENA;
  linkAtEnd(pool);
}

/** Close every pool of objects for good: what the start-up image brings is not mixed with what is made later. */
export function sealObjectPools(): void {
  forEachBlockInUse((arena, flags) => {
    if ((flags & HOLDS_POOLS) === 0) return;
    forEachPool(arena, (pool) => {
      if (isObjectPool(pool)) sealPool(pool);
    });
  });
  forgetGranules();
}

function sealPool(pool: number): void {
  const p = pool >> 2;
  if ((I32[p + FLAGS] & FULL) === 0) unlink(pool);
  I32[p + FLAGS] = (I32[p + FLAGS] & LAST_OF_ARENA) | FULL | SEALED;
  I32[p + COUNT] = SEALED_COUNT;
  I32[p + FREE_BLOCK] = 0;
}

// ---- walking ----

/** Visit every pool of this arena that serves a class. */
export function forEachPool(arena: number, visit: (pool: number) => void): void {
  for (let pool = arena; pool < arena + ARENA_BYTES; pool += POOL_BYTES) {
    if (I32[(pool >> 2) + LIST] !== 0) visit(pool);
  }
}

/** Visit every object of a pool of objects. */
export function forEachObjectInPool(pool: number, visit: (address: number) => void): void {
  const size = I32[(pool >> 2) + BLOCK_BYTES];
  for (let block = pool + POOL_HEADER_BYTES; block < pool + I32[(pool >> 2) + CARVED]; block += size) {
    if (I32[block >> 2] !== FREED) visit(block);
  }
}

/** Is `address` the start of a block that was carved from this pool? */
export function isBlockOfPool(address: number): boolean {
  const pool = address & POOL_MASK;
  const offset = address - pool;
  if (I32[(pool >> 2) + LIST] === 0 || offset < POOL_HEADER_BYTES || offset >= I32[(pool >> 2) + CARVED])
    return false;
  return (offset - POOL_HEADER_BYTES) % I32[(pool >> 2) + BLOCK_BYTES] === 0;
}

/** Zero what free pools, free blocks and uncarved ends of pools hold, beyond headers and links. */
export function zeroFreeInPools(): void {
  forEachBlockInUse((arena, flags) => {
    if ((flags & HOLDS_POOLS) === 0) return;
    for (let pool = arena; pool < arena + ARENA_BYTES; pool += POOL_BYTES) zeroFreeInPool(pool);
  });
}

function zeroFreeInPool(pool: number): void {
  const p = pool >> 2;
  const end = (pool + poolEnd(pool)) >> 2;
  if (I32[p + LIST] === 0) {
    I32.fill(0, (pool + POOL_HEADER_BYTES) >> 2, end);
    return;
  }
  I32.fill(0, (pool + I32[p + CARVED]) >> 2, end);
  const words = I32[p + BLOCK_BYTES] >> 2;
  for (let block = I32[p + FREE_BLOCK]; block !== 0; block = I32[(block >> 2) + 1]) {
    I32.fill(0, (block >> 2) + 2, (block >> 2) + words);
  }
}
