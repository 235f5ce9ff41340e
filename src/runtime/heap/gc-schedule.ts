/**
 * When the cyclic collector runs, and of which generation: thresholds, counts, statistics. Mirrors what CPython's
 * Python/gc.c keeps in struct gc_generation and _gc_runtime_state; all of it is words of the shared memory.
 *
 * The count of generation 0 is kept by malloc and free, as a budget that they use up and give back (alloc.ts). Departure:
 * it counts all objects, not containers alone.
 */
import { GC_BUDGET, GC_BUDGET_START, GC_WORDS, NO_COLLECTION } from "./alloc-words.js";
import { I32 } from "./memory.js";

/** Number of generations. */
export const NUM_GENERATIONS = 3;

const ENABLED = GC_WORDS;
/** 1 while a collection runs. */
export const COLLECTING = ENABLED + 1;
/** NUM_GENERATIONS words. */
const THRESHOLDS = ENABLED + 2;
/** Collections of generation 0 since the last of generation 1, and of 1 since the last of 2. */
const COUNTS = THRESHOLDS + NUM_GENERATIONS;
/** Objects that survived the last collection of generation 2. */
const LONG_LIVED_TOTAL = COUNTS + 2;
/** Objects that came to generation 2 since. */
const LONG_LIVED_PENDING = LONG_LIVED_TOTAL + 1;
const DEBUG_FLAGS = LONG_LIVED_PENDING + 1;
/** For each generation: collections, collected, uncollectable. */
const STATS = DEBUG_FLAGS + 1;
/** `gc.garbage` and `gc.callbacks`: lists, owned. */
export const GARBAGE = STATS + 3 * NUM_GENERATIONS;
export const CALLBACKS = GARBAGE + 1;

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

/** Ask malloc for a collection when the count exceeds the threshold; the count stays. */
export function startCounting(): void {
  const threshold = I32[THRESHOLDS];
  const budget = I32[ENABLED] !== 0 && threshold > 0 ? threshold : NO_COLLECTION;
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
  return I32[ENABLED] !== 0 && I32[COLLECTING] === 0 && threshold > 0 && allocationCount() > threshold;
}

/**
 * The generation that an automatic collection is for: the oldest whose count exceeds its threshold. The oldest of all has to wait,
 * too, until a quarter of its objects are new, so that building something large takes linear time.
 */
export function generationDue(): number {
  if (I32[COUNTS + 1] > I32[THRESHOLDS + 2] && I32[LONG_LIVED_PENDING] >= I32[LONG_LIVED_TOTAL] / 4) return 2;
  return I32[COUNTS] > I32[THRESHOLDS + 1] ? 1 : 0;
}

/** A collection of `generation` begins: younger counts start anew. */
export function countCollection(generation: number): void {
  for (let younger = 0; younger < generation; younger++) I32[COUNTS + younger] = 0;
  if (generation < 2) I32[COUNTS + generation] += 1;
  resetCount();
}

/** What a collection of `generation` left alive. */
export function countSurvivors(generation: number, survivors: number): void {
  if (generation === 1) I32[LONG_LIVED_PENDING] += survivors;
  if (generation < 2) return;
  I32[LONG_LIVED_PENDING] = 0;
  I32[LONG_LIVED_TOTAL] = survivors;
}

/** All counts begin at 0 again. */
export function resetCounts(): void {
  I32[COUNTS] = I32[COUNTS + 1] = 0;
  resetCount();
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

/** Add a collection to the figures of its generation. */
export function addToStats(generation: number, collected: number): void {
  I32[STATS + 3 * generation] += 1;
  I32[STATS + 3 * generation + 1] += collected;
}

/** A reference held by one of the collector's own words (GARBAGE, CALLBACKS), borrowed; or 0. */
export function gcList(word: number): number {
  return I32[word];
}
