/**
 * The allocator's own state, as word indices into I32: nothing of it lives in a JS variable, because the next
 * thread to hold the GIL continues with it and because a start-up image must bring it along.
 */
import { DEBUG } from "../debug.js";
import { ALLOC_WORDS, HEAP_BASE } from "./address-map.js";

const BASE = ALLOC_WORDS >> 2;

/** End of the usable memory, in bytes; an allocation never reaches beyond it. */
export const LIMIT = BASE;
/** First byte that no block covers: the heap is [HEAP_BASE, TOP). */
export const TOP = BASE + 1;
/** Highest TOP since the memory was zero: what a reset must clear. */
export const HIGH_WATER = BASE + 2;
/** Header of the last block below TOP, or 0. */
export const LAST_BLOCK = BASE + 3;
/** Head of the list of pools that serve no size class. */
export const FREE_POOLS = BASE + 4;
/** Pools that serve a size class. */
export const POOLS_IN_USE = BASE + 5;
/** Bytes of big blocks in use, their headers included; arenas do not count. */
export const BIG_BYTES = BASE + 6;
/** Big blocks that hold an object. */
export const BIG_OBJECTS = BASE + 7;
/** Highest sum of pools in use and big blocks in use, in bytes. */
export const PEAK_BYTES = BASE + 8;
/** Arenas cut into pools. */
export const ARENAS = BASE + 9;
/** Which of the lists of free big blocks are not empty: a bit for each power of two. */
export const FREE_LEVELS = BASE + 10;

/** Objects that may still be allocated (less those freed) before a collection is due; below 0 it is due. */
export const GC_BUDGET = BASE + 11;
/** What GC_BUDGET began with: their difference is the net number of objects allocated since. */
export const GC_BUDGET_START = BASE + 12;

/** Pool lists for objects, by size in units of 8 bytes: 0 (never used) to 64. */
export const OBJECT_POOLS = BASE + 16;
/** Pool lists for raw blocks. */
export const RAW_POOLS = OBJECT_POOLS + 65;
/** For each power of two, which of its eight lists of free big blocks are not empty. */
export const FREE_SUBLEVELS = RAW_POOLS + 65;
/** Heads of the lists of free big blocks: eight for each power of two. */
export const FREE_BLOCKS = FREE_SUBLEVELS + 32;
/** Words of the cyclic collector (heap/gc.ts): up to INTERP_WORDS. */
export const GC_WORDS = FREE_BLOCKS + 32 * 8;

/** Requests above this many bytes get a big block. */
export const SMALL_REQUEST_THRESHOLD = 512;
/** Log2 of the bytes of a pool. */
export const POOL_SHIFT = DEBUG.hard ? 12 : 14;
/** Bytes of a pool, which is aligned to its size. */
export const POOL_BYTES = 1 << POOL_SHIFT;
/** Takes an address to its pool. */
export const POOL_MASK = -POOL_BYTES;
/** Log2 of the bytes of an arena. */
export const ARENA_SHIFT = DEBUG.hard ? 14 : 18;
/** Bytes of an arena, which is aligned to its size. */
export const ARENA_BYTES = 1 << ARENA_SHIFT;
/** Pools in an arena. */
export const POOLS_PER_ARENA = ARENA_BYTES / POOL_BYTES;
/** A byte for each arena-sized stretch of memory: 0, or 1 + the number of pools in use where it is cut into pools. */
export const ARENA_MAP = HEAP_BASE;
/** Bytes of a map with one bit for each pool-sized stretch of memory ("granule"). */
export const GRANULE_MAP_BYTES = 2 ** 31 / POOL_BYTES / 8;
/** Address of the map of granules where objects may have been allocated since the last collection (gc-map.ts). */
export const YOUNG_GRANULES = ARENA_MAP + 2 ** 31 / ARENA_BYTES;
/** Address of the map of granules where objects of generation 1 may be. */
export const MIDDLE_GRANULES = YOUNG_GRANULES + GRANULE_MAP_BYTES;
/** Header of the first block. */
export const FIRST_BLOCK = MIDDLE_GRANULES + GRANULE_MAP_BYTES;

/** What the ob_refcnt word of a free block holds in a pool of objects: negative, so a stray decref leaves it alone. */
export const FREED = -0x80000000;

/** A GC_BUDGET that is never used up: no automatic collections. */
export const NO_COLLECTION = 0x3fffffff;
