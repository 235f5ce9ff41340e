/**
 * Finalizers (PEP 442): `tp_finalize` runs at most once for an object, even if it brings the object back to life.
 *
 * Only an object that survives its finalizer must be remembered, which is rare. CPython has a bit for it in the
 * collector's header; we have no such header, so the addresses are in a small hash table in the heap: a raw block of
 * `capacity` words, open addressing, at most half full. Whoever frees an object with a finalizer makes the table forget it.
 */

import { FN } from "../native.js";
import { setRefSteal } from "../objects/object.js";
import { PyTypeObject } from "../objects/type.js";
import { ThreadState, tstate } from "../threads/state.js";
import { PyMem_Free, PyMem_Malloc } from "./alloc.js";
import { GC_WORDS } from "./alloc-words.js";
import { I32 } from "./memory.js";
import type { NewRef, Null, PyObject } from "./ownership.js";

const FINALIZE_WORD = PyTypeObject.tp_finalize.offset >> 2;

/** Address of the table, or 0. */
const TABLE = GC_WORDS;
/** Words of the table, a power of two. */
const CAPACITY = GC_WORDS + 1;
/** Addresses in the table. */
const COUNT = GC_WORDS + 2;
/** The first of the collector's words that is not ours. */
export const GC_WORDS_AFTER_FINALIZE = GC_WORDS + 3;

// The word that holds `op`, or the free one where it belongs.
function slotOf(op: number): number {
  const mask = I32[CAPACITY] - 1;
  let at = Math.imul(op >>> 3, 0x9e3779b1) >>> 8;
  for (;;) {
    const word = (I32[TABLE] >> 2) + (at & mask);
    if (I32[word] === op || I32[word] === 0) return word;
    at++;
  }
}

// Put all addresses into a new table of `capacity` words; false when the heap is full.
function rehash(capacity: number): boolean {
  const table = PyMem_Malloc(capacity * 4);
  if (table === 0) return false;
  const oldTable = I32[TABLE];
  const old = I32.slice(oldTable >> 2, (oldTable >> 2) + I32[CAPACITY]);
  I32.fill(0, table >> 2, (table >> 2) + capacity);
  I32[TABLE] = table;
  I32[CAPACITY] = capacity;
  for (const op of old) if (op !== 0) I32[slotOf(op)] = op;
  PyMem_Free(oldTable);
  return true;
}

/** Was the finalizer of `op` run already? */
export function isFinalized(op: PyObject): boolean {
  return I32[COUNT] !== 0 && I32[slotOf(op)] === op;
}

/** Note that the finalizer of `op` is being run. When the heap is full it goes unnoted, and might run twice. */
export function setFinalized(op: PyObject): void {
  if (I32[COUNT] * 2 >= I32[CAPACITY] && !rehash(Math.max(16, I32[CAPACITY] * 2))) return;
  const word = slotOf(op);
  if (I32[word] !== op) I32[COUNT] += 1;
  I32[word] = op;
}

/** Forget `op`, whose memory is about to be freed. */
export function forgetFinalized(op: PyObject): void {
  if (I32[COUNT] === 0) return;
  const word = slotOf(op);
  if (I32[word] !== op) return;
  I32[word] = 0;
  I32[COUNT] -= 1;
  if (I32[COUNT] === 0) releaseTable();
  else closeGap(word - (I32[TABLE] >> 2));
}

function releaseTable(): void {
  PyMem_Free(I32[TABLE]);
  I32[TABLE] = I32[CAPACITY] = 0;
}

// Addresses that were pushed on past the freed slot move to where they are found again.
function closeGap(freed: number): void {
  const mask = I32[CAPACITY] - 1;
  for (let at = (freed + 1) & mask; ; at = (at + 1) & mask) {
    const word = (I32[TABLE] >> 2) + at;
    const op = I32[word];
    if (op === 0) return;
    I32[word] = 0;
    I32[slotOf(op)] = op;
  }
}

/** Run `body` with the exception being raised put aside. The heap's code knows no more of exceptions than that. */
export function preservingException(body: () => void): void {
  const field = ThreadState.current_exception;
  const exc = field.get(tstate);
  field.set(tstate, 0);
  body();
  setRefSteal(tstate, field, exc as NewRef | Null);
}

/** Run the finalizer of `op`, if its type has one and it did not run yet. @mayRunPython */
export function PyObject_CallFinalizer(op: PyObject): void {
  const finalize = I32[(I32[(op >> 2) + 1] >> 2) + FINALIZE_WORD];
  if (finalize === 0 || isFinalized(op)) return;
  setFinalized(op);
  preservingException(() => FN[finalize](op));
}

/**
 * Run the finalizer of `op`, whose count has come down to 0: what a tp_dealloc does first of all.
 * @returns -1 when the object was brought back to life, and tp_dealloc must return at once; else 0. @mayRunPython
 */
export function PyObject_CallFinalizerFromDealloc(op: PyObject): number {
  I32[op >> 2] = 1;
  PyObject_CallFinalizer(op);
  const count = I32[op >> 2] - 1;
  I32[op >> 2] = count;
  if (count > 0) return -1;
  forgetFinalized(op);
  return 0;
}
