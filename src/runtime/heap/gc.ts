/**
 * The cyclic collector: CPython's trial deletion (Python/gc.c) over all objects of types with HAVE_GC.
 *
 * 1. Every reference that one candidate has to another is subtracted from the other's ob_refcnt. What is left counts
 *    the references from outside: frames, native code, objects that are no candidates.
 * 2. Candidates that have any left are reachable, and so is all that they refer to, directly or not. Whenever a
 *    candidate is found reachable, what it refers to gets its subtracted references back.
 * 3. The rest is unreachable; its references are added back too. Now every count is what it was.
 * 4. Weak references to the unreachable are cleared and their callbacks run; then finalizers run (PEP 442). What they
 *    brought back to life, steps 1 to 3 find out among the unreachable; the remaining are made to give up their references.
 *
 * The counts themselves serve as CPython's gc_refs, so an object needs no header for the collector: under the GIL
 * nobody looks at a count while steps 1 to 3 run. During step 4 the collector owns a reference to each unreachable object.
 *
 * Departures: there are no generations of objects, every collection looks at all of them (generations exist in the
 * counters and thresholds); the count that starts a collection counts all objects, not containers alone; with the
 * default thresholds a collection waits until the heap has grown by a quarter, so that its cost stays in proportion.
 */

import { decref, incref, setRefSteal } from "../objects/object.js";
import { PyTypeObject, TypeFlags } from "../objects/type.js";
import { Breaker, ThreadState, tstate } from "../threads/state.js";
import { HEAP_BASE } from "./address-map.js";
import { forEachObject, NO_COLLECTION, PyMem_Free, PyMem_Malloc, provideCollectionRequest } from "./alloc.js";
import { GC_BUDGET, GC_BUDGET_START, GC_WORDS, TOP } from "./alloc-words.js";
import { describe } from "./dump.js";
import { fillBytes, I32, U8 } from "./memory.js";
import type { NewRef, Null, PyObject } from "./ownership.js";
import { clearReferences, visitReferences } from "./traverse.js";

const FLAGS_WORD = PyTypeObject.tp_flags.offset >> 2;

/** Number of generations, as far as there are any. */
export const NUM_GENERATIONS = 3;

// The collector's words.
const ENABLED = GC_WORDS;
const COLLECTING = ENABLED + 1;
/** NUM_GENERATIONS words. */
const THRESHOLDS = ENABLED + 2;
/** Younger collections since the last of generation 1, and of 2. */
const COUNTS = THRESHOLDS + NUM_GENERATIONS;
/** Candidates that survived the last collection. */
const SURVIVORS = COUNTS + 2;
const DEBUG_FLAGS = SURVIVORS + 1;
/** For each generation: collections, collected, uncollectable. */
const STATS = DEBUG_FLAGS + 1;
/** Bit map of the frozen objects, one bit for 8 bytes from HEAP_BASE on; its address, or 0. */
const FROZEN = STATS + 3 * NUM_GENERATIONS;
const FROZEN_BYTES = FROZEN + 1;
/** `gc.garbage` and `gc.callbacks`: lists, owned. */
export const GARBAGE = FROZEN + 2;
export const CALLBACKS = FROZEN + 3;

const DEFAULT_THRESHOLDS = [2000, 10, 10];

/** Bits of `gc.set_debug`. */
export const enum DebugFlag {
  STATS = 1,
  COLLECTABLE = 2,
  UNCOLLECTABLE = 4,
  SAVEALL = 32,
  LEAK = 38,
}

/** Set the collector's words up: once, when the interpreter is made. */
export function initGc(): void {
  I32[ENABLED] = 1;
  for (let i = 0; i < NUM_GENERATIONS; i++) I32[THRESHOLDS + i] = DEFAULT_THRESHOLDS[i];
  // What the start-up image brought does not count.
  resetCount();
}

// ---- when to collect ----

function startCounting(): void {
  const threshold = I32[THRESHOLDS];
  let budget = NO_COLLECTION;
  if (I32[ENABLED] !== 0 && threshold !== 0) {
    budget = threshold < DEFAULT_THRESHOLDS[0] ? threshold : Math.max(threshold, I32[SURVIVORS] >> 2);
  }
  const count = allocationCount();
  I32[GC_BUDGET_START] = budget;
  I32[GC_BUDGET] = budget - count;
}

function allocationCount(): number {
  return Math.max(0, I32[GC_BUDGET_START] - I32[GC_BUDGET]);
}

function resetCount(): void {
  I32[GC_BUDGET] = I32[GC_BUDGET_START];
  startCounting();
}

/** Are there so many new objects that an automatic collection should run? */
export function shouldCollect(): boolean {
  const threshold = I32[THRESHOLDS];
  return I32[ENABLED] !== 0 && I32[COLLECTING] === 0 && threshold !== 0 && allocationCount() > threshold;
}

provideCollectionRequest(() => {
  if (tstate !== 0 && I32[COLLECTING] === 0) {
    Atomics.or(I32, (tstate + ThreadState.eval_breaker.offset) >> 2, Breaker.GC);
  }
});

/** Run the automatic collection that Breaker.GC asked for, if it is still wanted (_Py_RunGC). @mayRunPython */
export function collectIfDue(): void {
  if (!shouldCollect()) return;
  let generation = 0;
  if (I32[COUNTS] > I32[THRESHOLDS + 1]) generation = 1;
  if (I32[COUNTS + 1] > I32[THRESHOLDS + 2]) generation = 2;
  collect(generation);
}

/** Turn automatic collections on or off. */
export function setEnabled(enabled: boolean): void {
  I32[ENABLED] = enabled ? 1 : 0;
  startCounting();
}

/** Are automatic collections on? */
export function isEnabled(): boolean {
  return I32[ENABLED] !== 0;
}

/** The number of allocations (net), of collections of generation 0, and of generation 1, since the last of the next. */
export function getCounts(): readonly number[] {
  return [allocationCount(), I32[COUNTS], I32[COUNTS + 1]];
}

/** The thresholds that getCounts must exceed. */
export function getThresholds(): readonly number[] {
  return [I32[THRESHOLDS], I32[THRESHOLDS + 1], I32[THRESHOLDS + 2]];
}

/** Set thresholds, the first NUM_GENERATIONS of `thresholds`; those not given stay. The first being 0 turns automatic collections off. */
export function setThresholds(thresholds: readonly number[]): void {
  for (let i = 0; i < Math.min(thresholds.length, NUM_GENERATIONS); i++) I32[THRESHOLDS + i] = thresholds[i];
  startCounting();
}

/** The bits of DebugFlag. */
export function getDebug(): number {
  return I32[DEBUG_FLAGS];
}

/** Set the bits of DebugFlag. */
export function setDebug(flags: number): void {
  I32[DEBUG_FLAGS] = flags;
}

/** What the collections of one generation came to. */
export interface GenerationStats {
  readonly collections: number;
  readonly collected: number;
  readonly uncollectable: number;
}

/** Figures of a generation, 0 to 2. */
export function getStats(generation: number): GenerationStats {
  const word = STATS + 3 * generation;
  return { collections: I32[word], collected: I32[word + 1], uncollectable: I32[word + 2] };
}

// ---- candidates ----

/** Does the collector care for this object? For none that is static, small ints included. */
export function isGcObject(op: PyObject): boolean {
  return (
    (op & 1) === 0 &&
    op >= HEAP_BASE &&
    (I32[(I32[(op >> 2) + 1] >> 2) + FLAGS_WORD] & TypeFlags.HAVE_GC) !== 0
  );
}

function isFrozen(op: number): boolean {
  const at = (op - HEAP_BASE) >> 3;
  return at >> 3 < I32[FROZEN_BYTES] && (U8[I32[FROZEN] + (at >> 3)] & (1 << (at & 7))) !== 0;
}

// An object with a count of 0 is being deallocated; an immortal one is never garbage.
function forEachCandidate(visit: (op: PyObject) => void): void {
  const hasFrozen = I32[FROZEN] !== 0;
  forEachObject((address) => {
    const op = address as PyObject;
    if (I32[op >> 2] > 0 && isGcObject(op) && !(hasFrozen && isFrozen(op))) visit(op);
  });
}

// State of a candidate, a byte for each 8 bytes of the heap.
const CANDIDATE = 1;
const REACHABLE = 2;

/** Candidates, and what is known of each. Lives only as long as nobody else runs. */
interface Candidates {
  readonly objects: readonly PyObject[];
  readonly state: Uint8Array;
}

function asCandidates(objects: readonly PyObject[]): Candidates {
  const state = new Uint8Array((I32[TOP] - HEAP_BASE) >>> 3);
  for (const op of objects) state[(op - HEAP_BASE) >> 3] = CANDIDATE;
  return { objects, state };
}

function subtractInternalReferences({ objects, state }: Candidates): void {
  let owner: PyObject = objects[0];
  const subtract = (ref: PyObject): void => {
    if ((ref & 1) !== 0 || ref < HEAP_BASE || state[(ref - HEAP_BASE) >> 3] === 0) return;
    const count = I32[ref >> 2];
    if (count <= 0)
      throw new Error(`${describe(owner)} owns more references to ${describe(ref)} than there are`);
    I32[ref >> 2] = count - 1;
  };
  for (owner of objects) visitReferences(owner, subtract);
}

// From each candidate with references left, mark what is reachable, and give back what was subtracted on its behalf.
function markReachable({ objects, state }: Candidates): void {
  const pending: PyObject[] = [];
  const giveBack = (ref: PyObject): void => {
    if ((ref & 1) !== 0 || ref < HEAP_BASE) return;
    const at = (ref - HEAP_BASE) >> 3;
    const known = state[at];
    if (known === 0) return;
    I32[ref >> 2] += 1;
    if (known === REACHABLE) return;
    state[at] = REACHABLE;
    pending.push(ref);
  };
  for (const op of objects) {
    const at = (op - HEAP_BASE) >> 3;
    if (state[at] === REACHABLE || I32[op >> 2] === 0) continue;
    state[at] = REACHABLE;
    for (let next: PyObject | undefined = op; next !== undefined; next = pending.pop())
      visitReferences(next, giveBack);
  }
}

function restoreReferences(unreachable: readonly PyObject[], state: Uint8Array): void {
  const giveBack = (ref: PyObject): void => {
    if ((ref & 1) === 0 && ref >= HEAP_BASE && state[(ref - HEAP_BASE) >> 3] !== 0) I32[ref >> 2] += 1;
  };
  for (const op of unreachable) visitReferences(op, giveBack);
}

// Which of the objects nobody refers to but one another (steps 1 to 3). Counts are as before afterwards.
function deduceUnreachable(objects: readonly PyObject[]): PyObject[] {
  if (objects.length === 0) return [];
  const candidates = asCandidates(objects);
  const { state } = candidates;
  subtractInternalReferences(candidates);
  markReachable(candidates);
  const unreachable = objects.filter((op) => state[(op - HEAP_BASE) >> 3] === CANDIDATE);
  restoreReferences(unreachable, state);
  return unreachable;
}

// ---- what happens to the unreachable ----

/** What the collector needs to know of weak references; objects/weakref.ts hands it in. */
export interface WeakrefSupport {
  /**
   * Clear every weak reference to `op`. Those that have a callback and of which `isUnreachable` does not hold are
   * appended to `withCallback`, as owned references.
   */
  clearWeakrefs(op: PyObject, isUnreachable: (weakref: PyObject) => boolean, withCallback: NewRef[]): void;
  /** Call the callback of a cleared weak reference; exceptions are written as unraisable. @mayRunPython */
  callCallback(weakref: PyObject): void;
}

let weakrefSupport: WeakrefSupport | undefined;

/** Hand in how weak references work. */
export function provideWeakrefs(support: WeakrefSupport): void {
  weakrefSupport = support;
}

// All weak references are cleared before any callback runs, so that no callback can reach what is unreachable.
function handleWeakrefs(unreachable: readonly PyObject[]): void {
  if (weakrefSupport === undefined) return;
  const members = new Set<number>(unreachable);
  const withCallback: NewRef[] = [];
  for (const op of unreachable) {
    weakrefSupport.clearWeakrefs(op, (weakref) => members.has(weakref), withCallback);
  }
  for (const weakref of withCallback) {
    weakrefSupport.callCallback(weakref);
    decref(weakref);
  }
}

let callFinalizer: (op: PyObject) => void = () => {};

/** Hand in what runs the finalizer of an object unless that was done before (PyObject_CallFinalizer). */
export function provideFinalizer(call: (op: PyObject) => void): void {
  callFinalizer = call;
}

// Run `body` with the exception being raised put aside.
function preservingException(body: () => void): void {
  const field = ThreadState.current_exception;
  const exc = field.get(tstate);
  field.set(tstate, 0);
  body();
  setRefSteal(tstate, field, exc as NewRef | Null);
}

// The collector's own references, one to each, are put aside while the unreachable are looked at again.
function stillUnreachable(unreachable: readonly PyObject[]): PyObject[] {
  for (const op of unreachable) I32[op >> 2] -= 1;
  const remaining = deduceUnreachable(unreachable);
  for (const op of unreachable) I32[op >> 2] += 1;
  return remaining;
}

/** What to do with garbage instead of destroying it, when gc.DEBUG_SAVEALL asks for it; the module gc hands it in. */
export type SaveGarbage = (op: PyObject) => void;
let saveGarbage: SaveGarbage = () => {};

/** Hand in what puts an object into `gc.garbage`. */
export function provideSaveGarbage(save: SaveGarbage): void {
  saveGarbage = save;
}

function deleteGarbage(garbage: readonly PyObject[]): void {
  const saveAll = (I32[DEBUG_FLAGS] & DebugFlag.SAVEALL) !== 0;
  for (const op of garbage) {
    if (saveAll) saveGarbage(op);
    else clearReferences(op);
  }
}

// Finalize and destroy. The collector owns each of the unreachable while it does.
function disposeOf(unreachable: readonly PyObject[]): void {
  for (const op of unreachable) incref(op);
  handleWeakrefs(unreachable);
  for (const op of unreachable) callFinalizer(op);
  deleteGarbage(stillUnreachable(unreachable));
  for (const op of unreachable) decref(op as NewRef);
}

// ---- collecting ----

/** What `gc.callbacks` are told about. */
export type Phase = "start" | "stop";
let notify: (phase: Phase, generation: number, collected: number, uncollectable: number) => void = () => {};

/** Hand in what calls `gc.callbacks`. */
export function provideNotify(notifier: typeof notify): void {
  notify = notifier;
}

function collectMain(generation: number): number {
  const candidates: PyObject[] = [];
  forEachCandidate((op) => candidates.push(op));
  const unreachable = deduceUnreachable(candidates);
  I32[SURVIVORS] = candidates.length - unreachable.length;
  for (let younger = 0; younger < generation; younger++) if (younger < 2) I32[COUNTS + younger] = 0;
  if (generation < 2) I32[COUNTS + generation] += 1;
  resetCount();
  if (unreachable.length > 0) preservingException(() => disposeOf(unreachable));
  I32[STATS + 3 * generation] += 1;
  I32[STATS + 3 * generation + 1] += unreachable.length;
  return unreachable.length;
}

/**
 * Collect now. The generation decides what is counted, not what is looked at. Gives the number of unreachable
 * objects; 0 when a collection is running already. @mayRunPython
 */
export function collect(generation: number = NUM_GENERATIONS - 1): number {
  if (I32[COLLECTING] !== 0) return 0;
  I32[COLLECTING] = 1;
  notify("start", generation, 0, 0);
  const found = collectMain(generation);
  notify("stop", generation, found, 0);
  I32[COLLECTING] = 0;
  return found;
}

// ---- freezing ----

/** Leave all present objects out of future collections. Gives false when the heap is full. */
export function freeze(): boolean {
  const bytes = ((I32[TOP] - HEAP_BASE) >>> 6) + 1;
  const map = PyMem_Malloc(bytes);
  if (map === 0) return false;
  fillBytes(0, map, map + bytes);
  forEachObject((op) => {
    const at = (op - HEAP_BASE) >> 3;
    if (I32[op >> 2] > 0 && isGcObject(op as PyObject) && at >> 3 < bytes)
      U8[map + (at >> 3)] |= 1 << (at & 7);
  });
  unfreeze();
  I32[FROZEN] = map;
  I32[FROZEN_BYTES] = bytes;
  return true;
}

/** Let future collections look at all objects again. */
export function unfreeze(): void {
  PyMem_Free(I32[FROZEN]);
  I32[FROZEN] = I32[FROZEN_BYTES] = 0;
}

/** The number of frozen objects. Memory of one that was freed counts again when another object is in it. */
export function getFreezeCount(): number {
  let count = 0;
  if (I32[FROZEN] !== 0)
    forEachObject((op) => (count += I32[op >> 2] > 0 && isGcObject(op as PyObject) && isFrozen(op) ? 1 : 0));
  return count;
}

// ---- questions about objects ----

/** Every object that collections look at: borrowed, and good until anything is freed. */
export function getObjects(): PyObject[] {
  const objects: PyObject[] = [];
  forEachCandidate((op) => objects.push(op));
  return objects;
}

/** The objects, collected ones and frozen ones, that refer to any of `targets`: borrowed. */
export function getReferrers(targets: ReadonlySet<number>): PyObject[] {
  const referrers: PyObject[] = [];
  forEachObject((address) => {
    const op = address as PyObject;
    if (I32[op >> 2] <= 0 || !isGcObject(op)) return;
    let refers = false;
    visitReferences(op, (ref) => {
      if (targets.has(ref)) refers = true;
    });
    if (refers) referrers.push(op);
  });
  return referrers;
}

/** What `op` refers to, once for each reference: borrowed. */
export function getReferents(op: PyObject): PyObject[] {
  const referents: PyObject[] = [];
  if (isGcObject(op)) visitReferences(op, (ref) => referents.push(ref));
  return referents;
}

/** A reference held by one of the collector's own words (GARBAGE, CALLBACKS), borrowed. */
export function gcList(word: number): PyObject | Null {
  return I32[word] as PyObject | Null;
}
