/**
 * The collector's map: a byte for every 16 bytes of the heap, at the end of the shared memory. The byte of the 16 bytes
 * that an object starts in belongs to it: its generation, and what a running collection knows of it. So objects carry no
 * header for the collector, and freeing one (which stores a 0 here) is all that malloc and free do for generations.
 *
 * New objects are young without anybody noting it: 0 is the generation of the young, and memory starts as 0. Where
 * they can be is known by granules of POOL_BYTES: blocks are only ever taken from the pool at the head of its class's
 * list, so a pool that becomes a head is noted (`noteGranule`), and so is the granule that a big object starts in.
 *
 * Blocks of objects are 16 bytes apart at least (pools.ts), big ones much more. See docs/adr/0007-generations.md.
 */
import { HEAP_BASE } from "./address-map.js";
import { GRANULE_MAP_BYTES, MIDDLE_GRANULES, POOL_SHIFT, TOP, YOUNG_GRANULES } from "./alloc-words.js";
import { I32, MEMORY, U8 } from "./memory.js";

/** The end of what the allocator may use; from here on is the map, whose first bytes belong to page zero. */
export const GC_MAP = (Math.floor(MEMORY.byteLength / 17) * 16) & ~0xffff;

/** Bits of an object's byte in the map. */
export const enum Mark {
  /** 0 young, 1, 2 old, PERMANENT. */
  GENERATION = 3,
  /** While a collection runs: it may be garbage. */
  CANDIDATE = 4,
  /** While a collection runs: it was found not to be. */
  REACHABLE = 8,
  /** A big object starts in these 16 bytes, */
  BIG = 16,
  /** and that at the ninth. */
  BIG_AT_8 = 32,
}

/** The generation of frozen objects: no collection looks at them. */
export const PERMANENT = 3;

/** The generation that the object at `op` is in. */
export function generationOf(op: number): number {
  return U8[GC_MAP + (op >> 4)] & Mark.GENERATION;
}

/** Put the object at `op` into a generation, and end what a collection noted. */
export function setGeneration(op: number, generation: number): void {
  const mark = GC_MAP + (op >> 4);
  U8[mark] = (U8[mark] & (Mark.BIG | Mark.BIG_AT_8)) | generation;
}

/** A big block holds a new object. */
export function markBigObject(op: number): void {
  U8[GC_MAP + (op >> 4)] = Mark.BIG | ((op & 8) << 2);
  noteGranule(op);
}

/** Make the map what it is for a heap without objects: up to the address `end`, from the first that the heap has. */
export function clearMap(end: number): void {
  I32.fill(0, (GC_MAP + (HEAP_BASE >> 4)) >> 2, (GC_MAP + (end >> 4) + 4) >> 2);
}

// ---- the granules where the young are ----

/** New objects may be in the pool, or the granule, at `address`. */
export function noteGranule(address: number): void {
  const granule = address >> POOL_SHIFT;
  I32[(YOUNG_GRANULES >> 2) + (granule >> 5)] |= 1 << (granule & 31);
}

/** Nothing is young, and no granule noted. */
export function forgetGranules(): void {
  I32.fill(0, YOUNG_GRANULES >> 2, (YOUNG_GRANULES + 2 * GRANULE_MAP_BYTES) >> 2);
}

/** After a collection of `generation`: its survivors, in the granules noted so far, are in the next one. */
export function ageGranules(generation: number): void {
  const young = YOUNG_GRANULES >> 2;
  const middle = MIDDLE_GRANULES >> 2;
  for (let i = HEAP_BASE >> (POOL_SHIFT + 5), end = I32[TOP] >> (POOL_SHIFT + 5); i <= end; i++) {
    I32[middle + i] = generation === 0 ? I32[middle + i] | I32[young + i] : 0;
    I32[young + i] = 0;
  }
}

/** Visit the address of every granule where objects of `generation` (0 or 1) or younger may be. */
export function forEachGranule(generation: number, visit: (granule: number) => void): void {
  const young = YOUNG_GRANULES >> 2;
  const middle = MIDDLE_GRANULES >> 2;
  for (let i = HEAP_BASE >> (POOL_SHIFT + 5), end = I32[TOP] >> (POOL_SHIFT + 5); i <= end; i++) {
    let bits = I32[young + i] | (generation > 0 ? I32[middle + i] : 0);
    for (; bits !== 0; bits &= bits - 1) {
      visit(((i << 5) + 31 - Math.clz32(bits & -bits)) << POOL_SHIFT);
    }
  }
}
