/**
 * Which objects does a collection look at, and which of them are garbage: steps 1 to 3 of the collector (gc.ts).
 *
 * Candidates of a young collection are found through the granules that gc-map.ts notes, so that it takes time in proportion
 * to the young; those of a full one by a walk over all pools and big blocks, without the pools of the start-up image.
 */
import { PyTypeObject, TypeFlags } from "../objects/type.js";
import { HEAP_BASE } from "./address-map.js";
import { ARENA_MAP, ARENA_SHIFT, POOL_BYTES } from "./alloc-words.js";
import { forEachBlockInUse, HOLDS_OBJECT, HOLDS_POOLS } from "./big-blocks.js";
import { describe } from "./dump.js";
import { forEachGranule, GC_MAP, generationOf, Mark } from "./gc-map.js";
import { I32, U8 } from "./memory.js";
import type { PyObject } from "./ownership.js";
import { endOfCarved, firstBlockOf, forEachPool, isCollectedPool, poolBlockBytes } from "./pools.js";
import { visitReferences } from "./traverse.js";

const FLAGS_WORD = PyTypeObject.tp_flags.offset >> 2;

/** Does the collector care for this object? For none that is static, small ints included. */
export function isGcObject(op: PyObject): boolean {
  return (
    (op & 1) === 0 &&
    op >= HEAP_BASE &&
    (I32[(I32[(op >> 2) + 1] >> 2) + FLAGS_WORD] & TypeFlags.HAVE_GC) !== 0
  );
}

// ---- candidates ----

// An object with a count of 0 is being deallocated; an immortal one is never garbage; a free block has a negative count.
function addIfCandidate(op: number, oldest: number, candidates: PyObject[]): void {
  const w = op >> 2;
  if (I32[w] <= 0 || (I32[(I32[w + 1] >> 2) + FLAGS_WORD] & TypeFlags.HAVE_GC) === 0) return;
  if ((U8[GC_MAP + (op >> 4)] & Mark.GENERATION) <= oldest) candidates.push(op as PyObject);
}

function addFromPool(pool: number, oldest: number, candidates: PyObject[]): void {
  if (!isCollectedPool(pool)) return;
  const size = poolBlockBytes(pool);
  for (let op = firstBlockOf(pool), end = endOfCarved(pool); op < end; op += size) {
    addIfCandidate(op, oldest, candidates);
  }
}

// The big objects that start in a granule are found in the map, four bytes of it at a time.
function addBigFrom(granule: number, oldest: number, candidates: PyObject[]): void {
  for (let stretch = granule; stretch < granule + POOL_BYTES; stretch += 64) {
    if (I32[(GC_MAP + (stretch >> 4)) >> 2] === 0) continue;
    for (let at = stretch; at < stretch + 64; at += 16) {
      const mark = U8[GC_MAP + (at >> 4)];
      if ((mark & Mark.BIG) !== 0) addIfCandidate(at + ((mark & Mark.BIG_AT_8) >> 2), oldest, candidates);
    }
  }
}

function addFromAllBlocks(oldest: number, candidates: PyObject[]): void {
  forEachBlockInUse((address, flags) => {
    if ((flags & HOLDS_POOLS) !== 0) forEachPool(address, (pool) => addFromPool(pool, oldest, candidates));
    else if ((flags & HOLDS_OBJECT) !== 0) addIfCandidate(address, oldest, candidates);
  });
}

/** The objects that a collection of `generation` looks at: those in it and in the younger ones. With PERMANENT: all. */
export function candidatesOf(generation: number): PyObject[] {
  const candidates: PyObject[] = [];
  if (generation >= 2) addFromAllBlocks(generation, candidates);
  else {
    forEachGranule(generation, (granule) => {
      if (U8[ARENA_MAP + (granule >> ARENA_SHIFT)] !== 0) addFromPool(granule, generation, candidates);
      else addBigFrom(granule, generation, candidates);
    });
  }
  return candidates;
}

/** The objects that are in `generation`, which may be the permanent one. */
export function objectsIn(generation: number): PyObject[] {
  return candidatesOf(generation).filter((op) => generationOf(op) === generation);
}

// ---- trial deletion ----

function markAsCandidates(objects: readonly PyObject[]): void {
  for (let i = 0; i < objects.length; i++) U8[GC_MAP + (objects[i] >> 4)] |= Mark.CANDIDATE;
}

function subtractInternalReferences(objects: readonly PyObject[]): void {
  let owner: PyObject = objects[0];
  const subtract = (ref: PyObject): void => {
    if ((ref & 1) !== 0 || ref < HEAP_BASE || (U8[GC_MAP + (ref >> 4)] & Mark.CANDIDATE) === 0) return;
    const count = I32[ref >> 2];
    if (count <= 0)
      throw new Error(`${describe(owner)} owns more references to ${describe(ref)} than there are`);
    I32[ref >> 2] = count - 1;
  };
  for (owner of objects) visitReferences(owner, subtract);
}

// From each candidate with references left, mark what is reachable, and give back what was subtracted on its behalf.
function markReachable(objects: readonly PyObject[]): void {
  const pending: PyObject[] = [];
  const giveBack = (ref: PyObject): void => {
    if ((ref & 1) !== 0 || ref < HEAP_BASE) return;
    const mark = U8[GC_MAP + (ref >> 4)];
    if ((mark & Mark.CANDIDATE) === 0) return;
    I32[ref >> 2] += 1;
    if ((mark & Mark.REACHABLE) !== 0) return;
    U8[GC_MAP + (ref >> 4)] = mark | Mark.REACHABLE;
    pending.push(ref);
  };
  for (const op of objects) {
    const mark = U8[GC_MAP + (op >> 4)];
    if ((mark & Mark.REACHABLE) !== 0 || I32[op >> 2] === 0) continue;
    U8[GC_MAP + (op >> 4)] = mark | Mark.REACHABLE;
    for (let next: PyObject | undefined = op; next !== undefined; next = pending.pop())
      visitReferences(next, giveBack);
  }
}

function restoreReferences(unreachable: readonly PyObject[]): void {
  const giveBack = (ref: PyObject): void => {
    if ((ref & 1) === 0 && ref >= HEAP_BASE && (U8[GC_MAP + (ref >> 4)] & Mark.CANDIDATE) !== 0) {
      I32[ref >> 2] += 1;
    }
  };
  for (const op of unreachable) visitReferences(op, giveBack);
}

function unmark(objects: readonly PyObject[]): void {
  for (let i = 0; i < objects.length; i++) {
    U8[GC_MAP + (objects[i] >> 4)] &= ~(Mark.CANDIDATE | Mark.REACHABLE);
  }
}

/** Those of the objects that nobody refers to but one another. Counts are as before afterwards. */
export function deduceUnreachable(objects: readonly PyObject[]): PyObject[] {
  if (objects.length === 0) return [];
  markAsCandidates(objects);
  subtractInternalReferences(objects);
  markReachable(objects);
  const unreachable = objects.filter((op) => (U8[GC_MAP + (op >> 4)] & Mark.REACHABLE) === 0);
  restoreReferences(unreachable);
  unmark(objects);
  return unreachable;
}
