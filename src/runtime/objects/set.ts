/**
 * set and frozenset: the hash table. Mirrors the first half of CPython's Objects/setobject.c; what is built on it is in
 * set-operations.ts, methods and slots in set-type.ts.
 *
 * The table is a raw block of {key, hash} entries. A free entry has key 0 and hash 0; a deleted one DUMMY and hash -1.
 * Probing goes through up to nine neighbours and then jumps, exactly as CPython's on 64 bits, so that sets of ints
 * iterate and print in CPython's order. A set that never had a key has no table: `table` is 0, and probing there finds the
 * zeros of page zero, eight free entries.
 *
 * Hazard: comparing keys may run Python code that changes the set; then the probe starts over, as CPython's does.
 */
import { CompareOp, PyObject_RichCompareBool } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { PyMem_Free, PyMem_Malloc, PyObject_Free, PyObject_Malloc } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { bytes, i32 as i32Field, struct } from "../heap/struct.js";
import { hashOf } from "./dict-keys.js";
import { clearWeakRefsOf } from "./instance-dealloc.js";
import { decref, incref, PyObjectHead, typeOf } from "./object.js";
import { fromArray, fromIterable, update } from "./set-operations.js";
import { PyType_IsSubtype } from "./type-object.js";
import { T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

export { fromArray, fromIterable, update };

export const SetObject = struct("set", PyObjectHead, {
  used: i32Field("keys"),
  fill: i32Field("keys and deleted entries"),
  mask: i32Field("entries of the table - 1"),
  table: bytes("block of entries {key, hash}, or 0; its references are visited by the set's own traverse"),
  hash: i32Field("cached hash of a frozenset, or -1"),
  finger: i32Field("where pop() looks next"),
  weaklist: i32Field("weak references"),
});

const USED = 2;
const FILL = 3;
const MASK = 4;
const TABLE = 5;
const HASH = 6;
const WEAKLIST = 8;

const MINSIZE = 8;
const LINEAR_PROBES = 9;
const PERTURB_SHIFT = 5;
/** The key of a deleted entry: no valid value. */
const DUMMY = 2;
const MAX_ENTRIES = 1 << 27;

// ---- making ----

/** An empty set (T.set) or frozenset (T.frozenset). */
export function newEmpty(type: number): NewRef | Null {
  const op = PyObject_Malloc(SetObject.SIZE);
  if (op === 0) return PyErr.noMemory();
  I32[op >> 2] = 1;
  I32[(op >> 2) + 1] = type;
  I32[(op >> 2) + WEAKLIST] = 0;
  initEmpty(op);
  return op as NewRef;
}

/** A set of the items of an iterable; NULL: an empty one (PySet_New). @mayRunPython */
export function new_(iterable: PyObject | Null = NULL): NewRef | Null {
  return fromIterable(T.set, iterable);
}

/** A frozenset of the items of an iterable; NULL: an empty one (PyFrozenSet_New). @mayRunPython */
export function newFrozen(iterable: PyObject | Null = NULL): NewRef | Null {
  return fromIterable(T.frozenset, iterable);
}

/** Make zeroed or fresh memory with a head an empty set. */
export function initEmpty(op: number): void {
  const i32 = I32;
  const w = op >> 2;
  i32[w + USED] = 0;
  i32[w + FILL] = 0;
  i32[w + MASK] = MINSIZE - 1;
  i32[w + TABLE] = 0;
  i32[w + HASH] = -1;
  i32[w + 7] = 0;
}

/** Is `op` a set or frozenset, or an instance of a subclass? */
export function checkAny(op: PyObject): boolean {
  const type = typeOf(op);
  if (type === (T.set as number) || type === (T.frozenset as number)) return true;
  return (
    PyType_IsSubtype(type, T.set as number as PyObject) ||
    PyType_IsSubtype(type, T.frozenset as number as PyObject)
  );
}

/** Is `op` a set or frozenset, and of no subclass? */
export function checkAnyExact(op: PyObject): boolean {
  const type = typeOf(op);
  return type === (T.set as number) || type === (T.frozenset as number);
}

/** Is `op` a set or an instance of a subclass? */
export function check(op: PyObject): boolean {
  const type = typeOf(op);
  return type === (T.set as number) || PyType_IsSubtype(type, T.set as number as PyObject);
}

/** Number of keys. */
export function size(set: PyObject): number {
  return I32[(set >> 2) + USED];
}

// ---- entries ----

/** Number of the first entry at or after `position` that has a key, or -1: for walks as over a dict (dict.ts). */
export function next(set: PyObject, position: number): number {
  const i32 = I32;
  const w = set >> 2;
  const table = i32[w + TABLE] >> 2;
  if (table === 0) return -1;
  const mask = i32[w + MASK];
  for (let i = position; i <= mask; i++) {
    const key = i32[table + 2 * i];
    if (key !== 0 && key !== DUMMY) return i;
  }
  return -1;
}

/** Key of entry `i`. Borrowed. */
export function keyAt(set: PyObject, i: number): PyObject {
  return I32[(I32[(set >> 2) + TABLE] >> 2) + 2 * i] as PyObject;
}

/** Hash of the key of entry `i`. */
export function hashAt(set: PyObject, i: number): number {
  return I32[(I32[(set >> 2) + TABLE] >> 2) + 2 * i + 1];
}

// ---- probing ----

const FREE = -1;
const ERROR = -2;
const RESTART = -3;

// 1: the key of entry `e` equals `key`, 0: it does not, ERROR, RESTART: the table has changed.
function matches(set: PyObject, table: number, e: number, key: PyObject): number {
  const found = I32[e];
  if (found === key) return 1;
  if ((found & key & 1) !== 0) return 0;
  if (
    (found & 1) === 0 &&
    (key & 1) === 0 &&
    I32[(found >> 2) + 1] === T.str &&
    I32[(key >> 2) + 1] === T.str
  ) {
    return PyUnicode.equal(found as PyObject, key) ? 1 : 0;
  }
  const mask = I32[(set >> 2) + MASK];
  const held = incref(found as PyObject);
  const cmp = PyObject_RichCompareBool(held, key, CompareOp.EQ);
  decref(held);
  if (cmp < 0) return ERROR;
  if (I32[(set >> 2) + TABLE] >> 2 !== table || I32[(set >> 2) + MASK] !== mask || I32[e] !== found)
    return RESTART;
  return cmp;
}

/**
 * Find `key`: the number of its entry, or FREE, leaving in `freeEntry` the first free entry of the probe sequence;
 * ERROR with an exception set; RESTART.
 */
function probe(set: PyObject, key: PyObject, hash: number): number {
  const i32 = I32;
  const w = set >> 2;
  const table = i32[w + TABLE] >> 2;
  const mask = i32[w + MASK];
  let perturb = hash;
  let high = hash >> 31; // the upper half of the hash as a 64-bit number
  let i = hash & mask;
  for (;;) {
    const last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
    for (let at = i; at <= last; at++) {
      const e = table + 2 * at;
      const entryHash = i32[e + 1];
      if (entryHash === hash && i32[e] !== 0) {
        const match = matches(set, table, e, key);
        if (match === 1) return at;
        if (match !== 0) return match;
      } else if (entryHash === 0 && i32[e] === 0) {
        freeEntry = at;
        return FREE;
      }
    }
    perturb = (perturb >>> PERTURB_SHIFT) | (high << (32 - PERTURB_SHIFT));
    high >>>= PERTURB_SHIFT;
    i = (Math.imul(i, 5) + 1 + perturb) & mask;
  }
}

// Where the probe that gave FREE ended; read at once, before anything else can run.
let freeEntry = 0;

function find(set: PyObject, key: PyObject, hash: number): number {
  for (;;) {
    const at = probe(set, key, hash);
    if (at !== RESTART) return at;
  }
}

// Put a key that is not there into a table without deleted entries. Steals.
function insertClean(table: number, mask: number, key: number, hash: number): void {
  const i32 = I32;
  let perturb = hash;
  let high = hash >> 31;
  let i = hash & mask;
  for (;;) {
    const last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
    for (let at = i; at <= last; at++) {
      const e = table + 2 * at;
      if (i32[e] === 0) {
        i32[e] = key;
        i32[e + 1] = hash;
        return;
      }
    }
    perturb = (perturb >>> PERTURB_SHIFT) | (high << (32 - PERTURB_SHIFT));
    high >>>= PERTURB_SHIFT;
    i = (Math.imul(i, 5) + 1 + perturb) & mask;
  }
}

function newTable(entries: number): number {
  const table = entries > MAX_ENTRIES ? 0 : PyMem_Malloc(entries << 3);
  if (table === 0) return PyErr.noMemory();
  if (entries > 16) I32.fill(0, table >> 2, (table >> 2) + 2 * entries);
  else for (let i = 0; i < 2 * entries; i++) I32[(table >> 2) + i] = 0;
  return table;
}

/** Move the keys to a table with more than `minUsed` entries: 0, or -1 with MemoryError (set_table_resize). */
export function resize(set: PyObject, minUsed: number): number {
  let entries = MINSIZE;
  while (entries <= minUsed) entries *= 2;
  const table = newTable(entries);
  if (table === 0) return -1;
  const i32 = I32;
  const w = set >> 2;
  const old = i32[w + TABLE];
  const end = old === 0 ? 0 : (old >> 2) + 2 * (i32[w + MASK] + 1);
  for (let e = old >> 2; e < end; e += 2) {
    const key = i32[e];
    if (key !== 0 && key !== DUMMY) insertClean(table >> 2, entries - 1, key, i32[e + 1]);
  }
  i32[w + TABLE] = table;
  i32[w + MASK] = entries - 1;
  i32[w + FILL] = i32[w + USED];
  if (old !== 0) PyMem_Free(old);
  return 0;
}

/** The growth that makes room: fourfold, twofold for large sets. */
export function growth(used: number): number {
  return used > 50000 ? used * 2 : used * 4;
}

// ---- keys ----

/** Add `key` with this hash: 0 or -1. Takes a new reference. @mayRunPython */
export function addEntry(set: PyObject, key: PyObject, hash: number): number {
  const i32 = I32;
  const w = set >> 2;
  const held = incref(key);
  for (;;) {
    const at = find(set, key, hash);
    if (at !== FREE) {
      decref(held);
      return at === ERROR ? -1 : 0;
    }
    if (i32[w + TABLE] !== 0) break;
    const table = newTable(MINSIZE);
    if (table === 0) {
      decref(held);
      return -1;
    }
    i32[w + TABLE] = table;
  }
  const e = (i32[w + TABLE] >> 2) + 2 * freeEntry;
  i32[e] = held;
  i32[e + 1] = hash;
  const fill = i32[w + FILL] + 1;
  i32[w + FILL] = fill;
  i32[w + USED] += 1;
  return fill * 5 < i32[w + MASK] * 3 ? 0 : resize(set, growth(i32[w + USED]));
}

/** Add `key`: 0, or -1 with an exception set (PySet_Add). @mayRunPython */
export function add(set: PyObject, key: PyObject): number {
  const hash = hashOf(key);
  return hash === -1 ? -1 : addEntry(set, key, hash);
}

/** Is `key` there? 1, 0 or -1. @mayRunPython */
export function containsEntry(set: PyObject, key: PyObject, hash: number): number {
  const at = find(set, key, hash);
  return at >= 0 ? 1 : at === FREE ? 0 : -1;
}

/** Is `key` there? 1, 0 or -1 (PySet_Contains). @mayRunPython */
export function contains(set: PyObject, key: PyObject): number {
  const hash = hashOf(key);
  return hash === -1 ? -1 : containsEntry(set, key, hash);
}

/** Take `key` out: 1, 0 when it was not there, or -1. @mayRunPython */
export function discardEntry(set: PyObject, key: PyObject, hash: number): number {
  const at = find(set, key, hash);
  if (at < 0) return at === FREE ? 0 : -1;
  decref(takeEntry(set, at));
  return 1;
}

/** Take entry `at` out; its key is the caller's. */
export function takeEntry(set: PyObject, at: number): NewRef {
  const e = (I32[(set >> 2) + TABLE] >> 2) + 2 * at;
  const key = I32[e] as NewRef;
  I32[e] = DUMMY;
  I32[e + 1] = -1;
  I32[(set >> 2) + USED] -= 1;
  return key;
}

/** Take `key` out: 1, 0 when it was not there, or -1 (PySet_Discard). @mayRunPython */
export function discard(set: PyObject, key: PyObject): number {
  const hash = hashOf(key);
  return hash === -1 ? -1 : discardEntry(set, key, hash);
}

/** Take any key out; KeyError when there is none (PySet_Pop). */
export function pop(set: PyObject): NewRef | Null {
  const i32 = I32;
  const w = set >> 2;
  if (i32[w + USED] === 0) return PyErr.setString(T.KeyError, "pop from an empty set");
  const mask = i32[w + MASK];
  let at = next(set, i32[w + 7] & mask);
  if (at < 0) at = next(set, 0);
  i32[w + 7] = at + 1;
  return takeEntry(set, at);
}

/** Remove all keys. @mayRunPython */
export function clear(set: PyObject): void {
  const w = set >> 2;
  const table = I32[w + TABLE];
  const mask = I32[w + MASK];
  initEmpty(set);
  releaseTable(table, mask);
}

function releaseTable(table: number, mask: number): void {
  if (table === 0) return;
  const i32 = I32;
  const end = (table >> 2) + 2 * (mask + 1);
  for (let e = table >> 2; e < end; e += 2) {
    const key = i32[e];
    if (key !== 0 && key !== DUMMY) decref(key as NewRef);
  }
  PyMem_Free(table);
}

/** Put the keys of `other` (a set) into `set`, with references of their own: 0 or -1 (set_merge). @mayRunPython */
export function merge(set: PyObject, other: PyObject): number {
  const i32 = I32;
  const w = set >> 2;
  const o = other >> 2;
  const used = i32[o + USED];
  if (other === set || used === 0) return 0;
  if ((i32[w + FILL] + used) * 5 >= i32[w + MASK] * 3 && resize(set, (i32[w + USED] + used) * 2) < 0)
    return -1;
  if (i32[w + FILL] !== 0) {
    for (let i = next(other, 0); i >= 0; i = next(other, i + 1)) {
      const key = incref(keyAt(other, i));
      const result = addEntry(set, key, hashAt(other, i));
      decref(key);
      if (result < 0) return -1;
    }
    return 0;
  }
  if (i32[w + TABLE] === 0 && resize(set, i32[w + MASK]) < 0) return -1;
  fillFresh(set, other);
  i32[w + USED] = i32[w + FILL] = used;
  return 0;
}

// `set` has a table without a single entry. One of the same size is copied as it is, so that the order stays.
function fillFresh(set: PyObject, other: PyObject): void {
  const i32 = I32;
  const table = i32[(set >> 2) + TABLE] >> 2;
  const mask = i32[(set >> 2) + MASK];
  const same = mask === i32[(other >> 2) + MASK] && i32[(other >> 2) + FILL] === i32[(other >> 2) + USED];
  for (let i = next(other, 0); i >= 0; i = next(other, i + 1)) {
    const key = incref(keyAt(other, i));
    if (same) {
      i32[table + 2 * i] = key;
      i32[table + 2 * i + 1] = hashAt(other, i);
    } else insertClean(table, mask, key, hashAt(other, i));
  }
}

/** Exchange the contents of two sets. */
export function swapBodies(a: PyObject, b: PyObject): void {
  for (let i = USED; i <= 7; i++) {
    const word = I32[(a >> 2) + i];
    I32[(a >> 2) + i] = I32[(b >> 2) + i];
    I32[(b >> 2) + i] = word;
  }
  I32[(a >> 2) + HASH] = I32[(b >> 2) + HASH] = -1;
}

// ---- hash of a frozenset ----

function shuffleBits(hash: number): number {
  return Math.imul(hash ^ 89869747 ^ (hash << 16), -650369129);
}

/** The hash of a frozenset, which does not depend on the order. */
export function frozensetHash(set: PyObject): number {
  const cached = I32[(set >> 2) + HASH];
  if (cached !== -1) return cached;
  let hash = 0;
  for (let i = next(set, 0); i >= 0; i = next(set, i + 1)) hash ^= shuffleBits(hashAt(set, i));
  hash ^= Math.imul(size(set) + 1, 1927868237);
  hash ^= (hash >>> 11) ^ (hash >>> 25);
  hash = (Math.imul(hash, 69069) + 907133923) | 0;
  if (hash === -1) hash = 590923713;
  I32[(set >> 2) + HASH] = hash;
  return hash;
}

// ---- memory ----

/** Release keys and memory. @mayRunPython */
export function set_dealloc(op: number): void {
  if (I32[(op >> 2) + WEAKLIST] !== 0) clearWeakRefsOf(op);
  releaseTable(I32[(op >> 2) + TABLE], I32[(op >> 2) + MASK]);
  PyObject_Free(op);
}

/** Visit the keys. */
export function set_traverse(op: PyObject, visit: (ref: PyObject) => void): void {
  for (let i = next(op, 0); i >= 0; i = next(op, i + 1)) visit(keyAt(op, i));
}

/** Bytes of the table. */
export function tableBytes(set: PyObject): number {
  return I32[(set >> 2) + TABLE] === 0 ? 0 : (I32[(set >> 2) + MASK] + 1) << 3;
}
