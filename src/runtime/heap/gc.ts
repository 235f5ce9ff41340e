/**
 * The cyclic collector: CPython's trial deletion (Python/gc.c) over the objects of types with HAVE_GC, in three generations.
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
 * nobody looks at a count while steps 1 to 3 run (gc-candidates.ts). During step 4 the collector owns a reference to each
 * unreachable object. Generations are in a map beside the heap (gc-map.ts); when to collect is told in gc-schedule.ts.
 *
 * The start-up image's objects are immortal, and no collection looks at them.
 */

import { decref, incref, setRefSteal } from "../objects/object.js";
import { Breaker, ThreadState, tstate } from "../threads/state.js";
import { forEachObject, provideCollectionRequest } from "./alloc.js";
import { candidatesOf, deduceUnreachable, isGcObject, objectsIn } from "./gc-candidates.js";
import { ageGranules, forgetGranules, generationOf, PERMANENT, setGeneration } from "./gc-map.js";
import {
  addToStats,
  COLLECTING,
  countCollection,
  countSurvivors,
  DebugFlag,
  generationDue,
  getDebug,
  NUM_GENERATIONS,
  resetCounts,
  shouldCollect,
  startCounting,
} from "./gc-schedule.js";
import { I32 } from "./memory.js";
import type { NewRef, Null, PyObject } from "./ownership.js";
import { noteHeads } from "./pools.js";
import { clearReferences, visitReferences } from "./traverse.js";

// ---- automatic collections ----

provideCollectionRequest(() => {
  if (tstate !== 0 && I32[COLLECTING] === 0) {
    Atomics.or(I32, (tstate + ThreadState.eval_breaker.offset) >> 2, Breaker.GC);
  }
});

/** Run the automatic collection that Breaker.GC asked for, if it is still wanted (_Py_RunGC). @mayRunPython */
export function collectIfDue(): void {
  if (shouldCollect()) collect(generationDue());
  else startCounting(); // what was freed meanwhile does not put the next request off
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
  const saveAll = (getDebug() & DebugFlag.SAVEALL) !== 0;
  for (const op of garbage) {
    if (saveAll) saveGarbage(op);
    else clearReferences(op);
  }
}

// Finalize and destroy; gives how many were destroyed. The collector owns each of the unreachable while it does.
function disposeOf(unreachable: readonly PyObject[]): number {
  for (const op of unreachable) incref(op);
  reporter.collectable(unreachable);
  handleWeakrefs(unreachable);
  for (const op of unreachable) callFinalizer(op);
  const garbage = stillUnreachable(unreachable);
  deleteGarbage(garbage);
  for (const op of unreachable) decref(op as NewRef);
  return garbage.length;
}

// ---- collecting ----

/** Who is told how a collection goes; all of these may run Python. */
export interface Reporter {
  /** A collection begins: call `gc.callbacks`. */
  starts(generation: number): void;
  /** A collection ended: call `gc.callbacks`. */
  stops(generation: number, collected: number): void;
  /** For DEBUG_STATS: before anything is looked at. */
  looks(generation: number): void;
  /** For DEBUG_COLLECTABLE. */
  collectable(unreachable: readonly PyObject[]): void;
  /** For DEBUG_STATS: after a collection that took so long. */
  done(collected: number, milliseconds: number): void;
}

const nobody: Reporter = { starts() {}, stops() {}, looks() {}, collectable() {}, done() {} };
let reporter = nobody;

/** Hand in who is told (the module gc). */
export function provideReporter(listener: Reporter): void {
  reporter = listener;
}

// Survivors, and what is unreachable until it is gone, are one generation older from now on.
function promote(candidates: readonly PyObject[], generation: number): void {
  const older = Math.min(generation + 1, NUM_GENERATIONS - 1);
  for (let i = 0; i < candidates.length; i++) setGeneration(candidates[i], older);
  ageGranules(generation);
  noteHeads();
}

function collectMain(generation: number): number {
  reporter.looks(generation);
  const start = performance.now();
  countCollection(generation);
  const candidates = candidatesOf(generation);
  const unreachable = deduceUnreachable(candidates);
  promote(candidates, generation);
  countSurvivors(generation, candidates.length - unreachable.length);
  let collected = 0;
  if (unreachable.length > 0) preservingException(() => (collected = disposeOf(unreachable)));
  reporter.done(collected, performance.now() - start);
  addToStats(generation, collected);
  return collected;
}

/**
 * Collect `generation` and the younger ones now. Gives the number of objects that were unreachable; 0 when a collection is
 * running already. @mayRunPython
 */
export function collect(generation: number = NUM_GENERATIONS - 1): number {
  if (I32[COLLECTING] !== 0) return 0;
  I32[COLLECTING] = 1;
  reporter.starts(generation);
  const collected = collectMain(generation);
  reporter.stops(generation, collected);
  I32[COLLECTING] = 0;
  startCounting(); // a request that came meanwhile was not heard
  return collected;
}

// ---- freezing ----

/** Leave all present objects out of future collections. */
export function freeze(): void {
  for (const op of candidatesOf(NUM_GENERATIONS - 1)) setGeneration(op, PERMANENT);
  forgetGranules();
  noteHeads();
  resetCounts();
}

/** Let future collections look at all objects again. */
export function unfreeze(): void {
  for (const op of objectsIn(PERMANENT)) setGeneration(op, NUM_GENERATIONS - 1);
}

/** The number of frozen objects. */
export function getFreezeCount(): number {
  return objectsIn(PERMANENT).length;
}

// ---- questions about objects ----

/** Every object that collections look at, or those of one generation: borrowed, and good until anything is freed. */
export function getObjects(generation?: number): PyObject[] {
  return generation === undefined ? candidatesOf(NUM_GENERATIONS - 1) : objectsIn(generation);
}

function refersToAny(op: PyObject, targets: ReadonlySet<number>): boolean {
  let refers = false;
  visitReferences(op, (ref) => {
    if (targets.has(ref)) refers = true;
  });
  return refers;
}

/** The objects, those of the start-up image included but no frozen ones, that refer to any of `targets`: borrowed. */
export function getReferrers(targets: ReadonlySet<number>): PyObject[] {
  const referrers: PyObject[] = [];
  forEachObject((address) => {
    const op = address as PyObject;
    const alive = I32[op >> 2] !== 0 && isGcObject(op) && generationOf(op) !== PERMANENT;
    if (alive && refersToAny(op, targets)) referrers.push(op);
  });
  return referrers;
}

/** What `op` refers to, once for each reference: borrowed. */
export function getReferents(op: PyObject): PyObject[] {
  const referents: PyObject[] = [];
  if (isGcObject(op)) visitReferences(op, (ref) => referents.push(ref));
  return referents;
}
