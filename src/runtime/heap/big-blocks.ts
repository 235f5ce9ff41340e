/**
 * Big blocks: everything above 512 bytes, and the arenas that pools are cut from.
 *
 * The heap [FIRST_BLOCK, TOP) is a seamless row of blocks, each with a header of two words: its size in bytes
 * (header included, a multiple of 8) with flags in the low bits, and the address of the block before it. So a
 * freed block finds both neighbours, joins those that are free, and no two free blocks ever lie side by side. A free
 * block at the end is given back to TOP.
 *
 * Free blocks hang in lists by size, eight lists to a power of two, with bit maps of the lists that are not empty:
 * the smallest list whose every block is large enough is found in two bit scans ("two-level segregated fit").
 * A free block keeps the list in its first two payload words.
 *
 *     header      header+4       header+8 = the address that callers see
 *     size|flags  block before   payload …            (free: next in list, previous in list)
 */
import {
  ARENA_BYTES,
  BIG_BYTES,
  BIG_OBJECTS,
  FIRST_BLOCK,
  FREE_BLOCKS,
  FREE_LEVELS,
  FREE_SUBLEVELS,
  FREED,
  HIGH_WATER,
  LAST_BLOCK,
  LIMIT,
  PEAK_BYTES,
  POOL_BYTES,
  POOLS_IN_USE,
  TOP,
} from "./alloc-words.js";
import { GC_MAP, markBigObject } from "./gc-map.js";
import { I32, U8 } from "./memory.js";

/** Set in the header of a block in use. */
export const IN_USE = 1;
/** Set, with IN_USE, where the block holds an object. */
export const HOLDS_OBJECT = 2;
/** Set, with IN_USE, where the block is an arena of pools. */
export const HOLDS_POOLS = 4;
const FLAGS = 7;

/** Bytes of a block's header. */
export const HEADER_BYTES = 8;
// A remainder smaller than this stays with its block: a free block must hold a header and two links.
const SMALLEST_BLOCK = 64;

/** Size of the block with this header, header included. */
export function blockSize(header: number): number {
  return I32[header >> 2] & ~FLAGS;
}

/** Flags of the block with this header. */
export function blockFlags(header: number): number {
  return I32[header >> 2] & FLAGS;
}

/** Bytes that the caller of this big block may use. */
export function bigCapacity(address: number): number {
  return blockSize(address - HEADER_BYTES) - HEADER_BYTES;
}

// ---- the lists of free blocks ----

// Index of the list for blocks of `size` bytes: 8 * log2, plus the next three bits.
function listOf(size: number): number {
  const level = 31 - Math.clz32(size);
  return (level << 3) | ((size >>> (level - 3)) & 7);
}

function insertFree(header: number, size: number): void {
  const list = listOf(size);
  const next = I32[FREE_BLOCKS + list];
  I32[header >> 2] = size;
  I32[(header >> 2) + 2] = next;
  I32[(header >> 2) + 3] = 0;
  if (next !== 0) I32[(next >> 2) + 3] = header;
  I32[FREE_BLOCKS + list] = header;
  I32[FREE_SUBLEVELS + (list >> 3)] |= 1 << (list & 7);
  I32[FREE_LEVELS] |= 1 << (list >> 3);
}

function removeFree(header: number): void {
  const next = I32[(header >> 2) + 2];
  const previous = I32[(header >> 2) + 3];
  if (next !== 0) I32[(next >> 2) + 3] = previous;
  if (previous !== 0) {
    I32[(previous >> 2) + 2] = next;
    return;
  }
  const list = listOf(blockSize(header));
  I32[FREE_BLOCKS + list] = next;
  if (next !== 0) return;
  const sublevels = I32[FREE_SUBLEVELS + (list >> 3)] & ~(1 << (list & 7));
  I32[FREE_SUBLEVELS + (list >> 3)] = sublevels;
  if (sublevels === 0) I32[FREE_LEVELS] &= ~(1 << (list >> 3));
}

function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}

// The first list, from `list` on, that is not empty; -1 when there is none.
function nonEmptyListFrom(list: number): number {
  const level = list >> 3;
  const sublevels = I32[FREE_SUBLEVELS + level] & (-1 << (list & 7));
  if (sublevels !== 0) return (level << 3) | lowestBit(sublevels);
  const levels = level === 31 ? 0 : I32[FREE_LEVELS] & (-1 << (level + 1));
  if (levels === 0) return -1;
  const higher = lowestBit(levels);
  return (higher << 3) | lowestBit(I32[FREE_SUBLEVELS + higher]);
}

// A free block of at least `size` bytes, or 0. The last one freed of about that size is tried first: a program that
// frees a block often wants one like it. Then comes the smallest list in which every block is large enough.
function findFit(size: number): number {
  const own = listOf(size);
  const recent = I32[FREE_BLOCKS + own];
  if (recent !== 0 && blockSize(recent) >= size) return recent;
  const list = nonEmptyListFrom(own + 1);
  return list < 0 ? findTightFit(size) : I32[FREE_BLOCKS + list];
}

// The list that `size` itself belongs to also holds smaller blocks, so it is searched only for want of a better.
function findTightFit(size: number): number {
  let header = I32[FREE_BLOCKS + listOf(size)];
  while (header !== 0 && blockSize(header) < size) header = I32[(header >> 2) + 2];
  return header;
}

// ---- the row of blocks ----

function setTop(top: number): void {
  I32[TOP] = top;
  if (top > I32[HIGH_WATER]) I32[HIGH_WATER] = top;
}

// Tell the block after `header` who is before it; the end of the row is remembered as LAST_BLOCK.
function linkAfter(header: number, size: number): void {
  const after = header + size;
  if (after === I32[TOP]) I32[LAST_BLOCK] = header;
  else I32[(after >> 2) + 1] = header;
}

// Shorten a block (not in any list) to `size` bytes; what is left over becomes a free block or goes back to TOP.
function splitOff(header: number, size: number): number {
  const whole = blockSize(header);
  if (whole - size < SMALLEST_BLOCK) return whole;
  const flags = blockFlags(header);
  I32[header >> 2] = size | flags;
  const rest = header + size;
  I32[rest >> 2] = whole - size;
  I32[(rest >> 2) + 1] = header;
  linkAfter(rest, whole - size);
  releaseBlock(rest);
  return size;
}

// Free a block: join it with free neighbours, then put it into its list or give it back to TOP.
function releaseBlock(header: number): void {
  let start = header;
  let size = blockSize(header);
  const after = header + size;
  if (after !== I32[TOP] && (I32[after >> 2] & IN_USE) === 0) {
    removeFree(after);
    size += blockSize(after);
  }
  const before = I32[(header >> 2) + 1];
  if (before !== 0 && (I32[before >> 2] & IN_USE) === 0) {
    removeFree(before);
    start = before;
    size += blockSize(before);
  }
  if (start + size === I32[TOP]) {
    I32[LAST_BLOCK] = I32[(start >> 2) + 1];
    I32[TOP] = start;
    return;
  }
  insertFree(start, size);
  linkAfter(start, size);
}

// Append a block of `size` bytes at TOP; 0 when the limit is reached.
function extendTop(size: number): number {
  const header = I32[TOP];
  if (size > I32[LIMIT] - header) return 0;
  I32[header >> 2] = size;
  I32[(header >> 2) + 1] = I32[LAST_BLOCK];
  I32[LAST_BLOCK] = header;
  setTop(header + size);
  return header;
}

// ---- what the allocator calls ----

/** Note the present use of memory if it is the highest so far. */
export function updatePeak(): void {
  const used = I32[POOLS_IN_USE] * POOL_BYTES + I32[BIG_BYTES];
  if (used > I32[PEAK_BYTES]) I32[PEAK_BYTES] = used;
}

function roundedSize(sizeBytes: number): number {
  return Math.max((sizeBytes + HEADER_BYTES + 7) & ~7, SMALLEST_BLOCK);
}

/** A block of at least `sizeBytes`, marked with `flags`; 0 when the heap is full. Its contents are undefined. */
export function bigMalloc(sizeBytes: number, flags: number): number {
  if (!(sizeBytes <= I32[LIMIT])) return 0;
  const needed = roundedSize(sizeBytes);
  let header = findFit(needed);
  if (header !== 0) removeFree(header);
  else if ((header = extendTop(needed)) === 0) return 0;
  I32[header >> 2] |= flags | IN_USE;
  const size = splitOff(header, needed);
  I32[BIG_BYTES] += size;
  if (flags === HOLDS_OBJECT) {
    I32[BIG_OBJECTS] += 1;
    markBigObject(header + HEADER_BYTES);
  }
  updatePeak();
  I32[(header + HEADER_BYTES) >> 2] = FREED;
  return header + HEADER_BYTES;
}

/** Free a block that bigMalloc gave. */
export function bigFree(address: number): void {
  const header = address - HEADER_BYTES;
  if (blockFlags(header) & HOLDS_OBJECT) {
    I32[BIG_OBJECTS] -= 1;
    U8[GC_MAP + (address >> 4)] = 0;
  }
  const size = blockSize(header);
  I32[header >> 2] = size;
  I32[BIG_BYTES] -= size;
  releaseBlock(header);
}

// Let the block at `header` swallow what is free after it, if that makes it at least `needed` bytes long.
function growInPlace(header: number, needed: number): boolean {
  const size = blockSize(header);
  const after = header + size;
  if (after === I32[TOP]) {
    if (needed - size > I32[LIMIT] - after) return false;
    setTop(header + needed);
    I32[header >> 2] = needed | blockFlags(header);
    return true;
  }
  if ((I32[after >> 2] & IN_USE) !== 0 || size + blockSize(after) < needed) return false;
  removeFree(after);
  const joined = size + blockSize(after);
  I32[header >> 2] = joined | blockFlags(header);
  linkAfter(header, joined);
  return true;
}

/** Make the block at `address` hold `sizeBytes` without moving it; false when that is impossible. */
export function bigResize(address: number, sizeBytes: number): boolean {
  if (!(sizeBytes <= I32[LIMIT])) return false;
  const header = address - HEADER_BYTES;
  const needed = roundedSize(sizeBytes);
  const before = blockSize(header);
  if (needed > before && !growInPlace(header, needed)) return false;
  I32[BIG_BYTES] += splitOff(header, needed) - before;
  updatePeak();
  return true;
}

// ---- arenas: big blocks whose payload is aligned ----

// The first aligned payload in the free stretch [start, end) whose header leaves no gap too small to be a block.
function alignedPayload(start: number, end: number): number {
  let arena = (start + HEADER_BYTES + ARENA_BYTES - 1) & -ARENA_BYTES;
  const gap = arena - HEADER_BYTES - start;
  if (gap !== 0 && gap < SMALLEST_BLOCK) arena += ARENA_BYTES;
  return arena > 0 && arena + ARENA_BYTES - HEADER_BYTES <= end ? arena : 0;
}

// A free block that an arena fits into. There are few free blocks of that size, so they are looked at one by one.
function findArenaFit(): number {
  for (let list = nonEmptyListFrom(listOf(ARENA_BYTES)); list >= 0; list = nonEmptyListFrom(list + 1)) {
    for (let header = I32[FREE_BLOCKS + list]; header !== 0; header = I32[(header >> 2) + 2]) {
      if (alignedPayload(header, header + blockSize(header)) !== 0) return header;
    }
  }
  return 0;
}

/** An aligned arena of ARENA_BYTES, less the header of the block after it; 0 when the heap is full. */
export function arenaMalloc(): number {
  let header = findArenaFit();
  let arena: number;
  if (header !== 0) {
    arena = alignedPayload(header, header + blockSize(header));
    removeFree(header);
  } else {
    header = I32[TOP];
    arena = alignedPayload(header, I32[LIMIT]);
    if (arena === 0) return 0;
    extendTop(arena + ARENA_BYTES - HEADER_BYTES - header);
  }
  const gap = arena - HEADER_BYTES - header;
  if (gap !== 0) header = cutFront(header, gap);
  I32[header >> 2] |= IN_USE | HOLDS_POOLS;
  splitOff(header, ARENA_BYTES);
  return arena;
}

// Split a block (not in any list) after `gap` bytes; the front becomes a free block, the header of the rest is returned.
function cutFront(header: number, gap: number): number {
  const rest = header + gap;
  const size = blockSize(header) - gap;
  I32[rest >> 2] = size | IN_USE;
  I32[(rest >> 2) + 1] = header;
  linkAfter(rest, size);
  I32[header >> 2] = gap;
  releaseBlock(header);
  return rest;
}

/** Give an arena back. */
export function arenaFree(arena: number): void {
  const header = arena - HEADER_BYTES;
  I32[header >> 2] = blockSize(header);
  releaseBlock(header);
}

/** Visit the payload address and flags of every block in use, in the order of their addresses. */
export function forEachBlockInUse(visit: (address: number, flags: number) => void): void {
  for (let header = FIRST_BLOCK; header < I32[TOP]; header += blockSize(header)) {
    const flags = blockFlags(header);
    if (flags !== 0) visit(header + HEADER_BYTES, flags);
  }
}

/** Zero what free blocks hold, beyond their header and links. */
export function zeroFreeBlocks(): void {
  for (let header = FIRST_BLOCK; header < I32[TOP]; header += blockSize(header)) {
    if (blockFlags(header) === 0) I32.fill(0, (header >> 2) + 4, (header + blockSize(header)) >> 2);
  }
}
