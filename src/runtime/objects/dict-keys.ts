/**
 * The keys of a dict: a raw block with a small header, the entries in order of insertion, and a hash index over them.
 * Mirrors the first half of CPython's Objects/dictobject.c.
 *
 *     header | entries {me_hash, me_key, me_value} × usable | index: one number for each of 2**dk_log2_size slots
 *
 * Entries come first, so that entry i lies at the same offset in every block and the VM's inline caches read its value with
 * one addition. The index holds entry numbers as bytes, half words or words by the size of the table, or EMPTY, or DUMMY where a key
 * was deleted (its entry keeps me_key 0 until the next resize). A dict without keys has no block: ma_keys is 0, and reading
 * a header there gives zeros, since page zero is never written (no room, no version).
 *
 * dk_version is 0 until the VM asks for one. It names "these keys at these entries": a new or deleted key resets it to
 * 0, a new value does not.
 *
 * Hazard: comparing keys may run Python code that changes the dict; then `lookup` starts over, as CPython's does.
 */
import { CompareOp, PyObject_Hash, PyObject_RichCompareBool } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { PyMem_Free, PyMem_Malloc } from "../heap/alloc.js";
import { I32, U8, U16 } from "../heap/memory.js";
import type { NewRef, PyObject } from "../heap/ownership.js";
import { i32 as i32Field, struct } from "../heap/struct.js";
import { decref, incref } from "./object.js";
import { T } from "./type-table.js";
import { U } from "./unicode/layout.js";
import * as PyUnicode from "./unicode.js";

export const DictKeys = struct("dict_keys_block", null, {
  dk_version: i32Field("for inline caches; 0: none asked for since the keys changed"),
  dk_log2_size: i32Field("log2 of the slots of the index"),
  dk_kind: i32Field("a KeysKind"),
  dk_usable: i32Field("entries that are still free"),
  dk_nentries: i32Field("entries used, deleted ones included"),
  dk_indices: i32Field("byte offset of the index from the block"),
});

/** What is known of all keys of a block. */
export const enum KeysKind {
  GENERAL = 0,
  /** All are exact strs: comparing them runs no Python code. */
  UNICODE = 1,
}

/** Word offset of dk_version in the block. */
export const DK_VERSION_WORD = 0;
/** Word offset of dk_nentries in the block. */
export const DK_NENTRIES_WORD = 4;
/** Word offset of the first entry in the block. */
export const DK_ENTRIES_WORD = 6;
/** Words of an entry. */
export const ENTRY_WORDS = 3;
/** Word offset of me_key in an entry; me_hash comes before it. */
export const ME_KEY_WORD = 1;
/** Word offset of me_value in an entry. */
export const ME_VALUE_WORD = 2;
/** Word offset of the value of entry 0 in a block: entry i is ENTRY_WORDS * i further. */
export const DK_FIRST_VALUE_WORD = DK_ENTRIES_WORD + ME_VALUE_WORD;

/** Word offset of ma_used in a dict. */
export const MA_USED_WORD = 2;
/** Word offset of ma_keys in a dict. */
export const MA_KEYS_WORD = 3;

/** What lookups give instead of an entry number: no such key. */
export const EMPTY = -1;
/** In the index: a key was deleted here. */
const DUMMY = -2;
/** What lookups give instead of an entry number: an exception is set. */
export const ERROR = -3;

const PERTURB_SHIFT = 5;
const LOG_MINSIZE = 3;
/** Up to this size entry numbers fit in a byte (170 of them), with 254 and 255 left for DUMMY and EMPTY. */
const LOG_BYTES = 8;
/** Up to this size they fit in half a word. */
const LOG_HALVES = 16;
const MAX_LOG_SIZE = 26;

/** The entries that an index of 2**log2 slots may have. */
export function usableFraction(log2: number): number {
  return ((2 << log2) / 3) | 0;
}

/** Log2 of the smallest index with at least `minSlots` slots. */
export function log2KeySize(minSlots: number): number {
  return minSlots <= 8 ? LOG_MINSIZE : 32 - Math.clz32(minSlots - 1);
}

/** Log2 of the smallest index that has room for `n` entries. */
export function estimateLog2KeySize(n: number): number {
  return log2KeySize(Math.floor((n * 3 + 1) / 2));
}

// ---- the index ----

/** @wasm inline */
function getIndex(keys: number, log2: number, slot: number): number {
  const indices = keys + I32[(keys >> 2) + 5];
  if (log2 <= LOG_BYTES) {
    const ix = U8[indices + slot];
    return ix < 254 ? ix : ix - 256;
  }
  if (log2 <= LOG_HALVES) {
    const ix = U16[(indices >> 1) + slot];
    return ix < 0xfffe ? ix : ix - 0x10000;
  }
  return I32[(indices >> 2) + slot];
}

// The views keep the low bits, so EMPTY and DUMMY become 255 and 254, and so on. @wasm inline
function setIndex(keys: number, log2: number, slot: number, ix: number): void {
  const indices = keys + I32[(keys >> 2) + 5];
  if (log2 <= LOG_BYTES) U8[indices + slot] = ix;
  else if (log2 <= LOG_HALVES) U16[(indices >> 1) + slot] = ix;
  else I32[(indices >> 2) + slot] = ix;
}

function indexBytes(log2: number): number {
  return log2 <= LOG_BYTES ? 1 << log2 : log2 <= LOG_HALVES ? 2 << log2 : 4 << log2;
}

// ---- blocks ----

/** Bytes of a block with 2**log2 slots. */
export function keysBytes(log2: number): number {
  return ((DK_ENTRIES_WORD + ENTRY_WORDS * usableFraction(log2)) << 2) + indexBytes(log2);
}

/** A block without entries, of kind UNICODE; or 0 with MemoryError set. */
export function newKeys(log2: number): number {
  const keys = log2 > MAX_LOG_SIZE ? 0 : PyMem_Malloc(keysBytes(log2));
  if (keys === 0) return PyErr.noMemory();
  const usable = usableFraction(log2);
  const offset = (DK_ENTRIES_WORD + ENTRY_WORDS * usable) << 2;
  const i32 = I32;
  const k = keys >> 2;
  i32[k] = 0;
  i32[k + 1] = log2;
  i32[k + 2] = KeysKind.UNICODE;
  i32[k + 3] = usable;
  i32[k + 4] = 0;
  i32[k + 5] = offset;
  const first = (keys + offset) >> 2;
  const words = indexBytes(log2) >> 2;
  if (words > 16) i32.fill(-1, first, first + words);
  else for (let i = 0; i < words; i++) i32[first + i] = -1;
  return keys;
}

/** A copy of a block that has no deleted entries, with references of its own; or 0 with MemoryError set. */
export function cloneKeys(from: number): number {
  const k = from >> 2;
  const size = keysBytes(I32[k + 1]);
  const keys = PyMem_Malloc(size);
  if (keys === 0) return PyErr.noMemory();
  const i32 = I32;
  i32.copyWithin(keys >> 2, k, k + (size >> 2));
  i32[keys >> 2] = 0;
  const entries = (keys >> 2) + DK_ENTRIES_WORD;
  const end = entries + i32[k + 4] * ENTRY_WORDS;
  for (let e = entries; e < end; e += ENTRY_WORDS) {
    if (i32[e + 1] === 0) continue;
    incref(i32[e + 1] as PyObject);
    incref(i32[e + 2] as PyObject);
  }
  return keys;
}

/** Release the keys and values of a block that no dict refers to any more, and the block. @mayRunPython */
export function freeKeys(keys: number): void {
  if (keys === 0) return;
  const i32 = I32;
  const entries = (keys >> 2) + DK_ENTRIES_WORD;
  const end = entries + i32[(keys >> 2) + 4] * ENTRY_WORDS;
  for (let e = entries; e < end; e += ENTRY_WORDS) {
    const key = i32[e + 1];
    if (key === 0) continue;
    decref(key as NewRef);
    decref(i32[e + 2] as NewRef);
  }
  PyMem_Free(keys);
}

// ---- hashes ----

/** The hash of `key`; -1 with an exception set. @mayRunPython @wasm */
export function hashOf(key: PyObject): number {
  if ((key & 1) !== 0) {
    const n = key >> 1;
    return n === -1 ? -2 : n;
  }
  if (I32[(key >> 2) + 1] === T.str) {
    const hash = I32[(key >> 2) + U.HASH];
    return hash !== 0 ? hash : PyUnicode.hash(key);
  }
  return PyObject_Hash(key);
}

// ---- lookup ----

/** The entry of `key`, an exact str with this hash, in a block of kind UNICODE; or EMPTY. Runs no Python code. @wasm */
export function lookupUnicode(keys: number, key: number, hash: number): number {
  const i32 = I32;
  const k = keys >> 2;
  const log2 = i32[k + 1];
  if (log2 > LOG_BYTES) return lookupUnicodeWide(keys, key, hash);
  const u8 = U8;
  const mask = (1 << log2) - 1;
  const entries = k + DK_ENTRIES_WORD;
  const indices = keys + i32[k + 5];
  let slot = hash & mask;
  let perturb = hash;
  for (;;) {
    const ix = u8[indices + slot];
    if (ix < 254) {
      const e = entries + ix * ENTRY_WORDS;
      if (i32[e + 1] === key) return ix;
      if (i32[e] === hash && PyUnicode.equal(i32[e + 1] as PyObject, key as PyObject)) return ix;
    } else if (ix === 255) return EMPTY;
    perturb >>>= PERTURB_SHIFT;
    slot = (slot * 5 + perturb + 1) & mask;
  }
}

/** @wasm */
function lookupUnicodeWide(keys: number, key: number, hash: number): number {
  const i32 = I32;
  const u16 = U16;
  const k = keys >> 2;
  const log2 = i32[k + 1];
  const isHalves = log2 <= LOG_HALVES;
  const mask = (1 << log2) - 1;
  const entries = k + DK_ENTRIES_WORD;
  const indices = (keys + i32[k + 5]) >> (isHalves ? 1 : 2);
  let slot = hash & mask;
  let perturb = hash;
  for (;;) {
    let ix = isHalves ? u16[indices + slot] : i32[indices + slot];
    if (isHalves && ix >= 0xfffe) ix -= 0x10000;
    if (ix >= 0) {
      const e = entries + ix * ENTRY_WORDS;
      if (i32[e + 1] === key) return ix;
      if (i32[e] === hash && PyUnicode.equal(i32[e + 1] as PyObject, key as PyObject)) return ix;
    } else if (ix === EMPTY) return EMPTY;
    perturb >>>= PERTURB_SHIFT;
    slot = (slot * 5 + perturb + 1) & mask;
  }
}

/**
 * The entry of a tagged small int in any block, EMPTY, or UNSURE when a key that is no small int has the same hash (a
 * float, a bool, an instance of a class) and has to be asked. Runs no Python code. @wasm
 */
export function lookupSmallInt(keys: number, key: number, hash: number): number {
  const i32 = I32;
  const k = keys >> 2;
  const log2 = i32[k + 1];
  const mask = (1 << log2) - 1;
  const entries = k + DK_ENTRIES_WORD;
  let slot = hash & mask;
  let perturb = hash;
  if (log2 <= LOG_BYTES) {
    const u8 = U8;
    const indices = keys + i32[k + 5];
    for (;;) {
      const ix = u8[indices + slot];
      if (ix < 254) {
        const e = entries + ix * ENTRY_WORDS;
        const found = i32[e + 1];
        if (found === key) return ix;
        if (i32[e] === hash && (found & 1) === 0) return UNSURE;
      } else if (ix === 255) return EMPTY;
      perturb >>>= PERTURB_SHIFT;
      slot = (slot * 5 + perturb + 1) & mask;
    }
  }
  const u16 = U16;
  const isHalves = log2 <= LOG_HALVES;
  const indices = (keys + i32[k + 5]) >> (isHalves ? 1 : 2);
  for (;;) {
    let ix = isHalves ? u16[indices + slot] : i32[indices + slot];
    if (isHalves && ix >= 0xfffe) ix -= 0x10000;
    if (ix >= 0) {
      const e = entries + ix * ENTRY_WORDS;
      const found = i32[e + 1];
      if (found === key) return ix;
      if (i32[e] === hash && (found & 1) === 0) return UNSURE;
    } else if (ix === EMPTY) return EMPTY;
    perturb >>>= PERTURB_SHIFT;
    slot = (slot * 5 + perturb + 1) & mask;
  }
}

const UNSURE = -5;

/** The entry of `key` in `dict`, EMPTY, or ERROR with an exception set (_Py_dict_lookup). @mayRunPython @wasm */
export function lookup(dict: PyObject, key: PyObject, hash: number): number {
  const i32 = I32;
  if ((key & 1) !== 0) {
    const keys = i32[(dict >> 2) + MA_KEYS_WORD];
    if (keys === 0) return EMPTY;
    const ix = lookupSmallInt(keys, key, hash);
    if (ix !== UNSURE) return ix;
  }
  const isStr = (key & 1) === 0 && i32[(key >> 2) + 1] === T.str;
  for (;;) {
    const keys = i32[(dict >> 2) + MA_KEYS_WORD];
    if (keys === 0) return EMPTY;
    if (isStr && i32[(keys >> 2) + 2] === KeysKind.UNICODE) return lookupUnicode(keys, key, hash);
    const ix = lookupGeneric(dict, keys, key, hash, isStr);
    if (ix !== RESTART) return ix;
  }
}

const RESTART = -4;

// One pass of probes; RESTART when a comparison changed the dict.
function lookupGeneric(dict: PyObject, keys: number, key: PyObject, hash: number, isStr: boolean): number {
  const i32 = I32;
  const k = keys >> 2;
  const log2 = i32[k + 1];
  const mask = (1 << log2) - 1;
  const entries = k + DK_ENTRIES_WORD;
  let slot = hash & mask;
  let perturb = hash;
  for (;;) {
    const ix = getIndex(keys, log2, slot);
    if (ix >= 0) {
      const e = entries + ix * ENTRY_WORDS;
      const found = i32[e + 1];
      if (found === key) return ix;
      if (i32[e] === hash && (found & key & 1) === 0) {
        if (isStr && (found & 1) === 0 && i32[(found >> 2) + 1] === T.str) {
          if (PyUnicode.equal(found as PyObject, key)) return ix;
        } else {
          const cmp = compareKeys(found as PyObject, key);
          if (cmp < 0) return ERROR;
          if (i32[(dict >> 2) + MA_KEYS_WORD] !== keys || i32[e + 1] !== found || i32[k + 1] !== log2)
            return RESTART;
          if (cmp > 0) return ix;
        }
      }
    } else if (ix === EMPTY) return EMPTY;
    perturb >>>= PERTURB_SHIFT;
    slot = (slot * 5 + perturb + 1) & mask;
  }
}

function compareKeys(found: PyObject, key: PyObject): number {
  const held = incref(found);
  const cmp = PyObject_RichCompareBool(held, key, CompareOp.EQ);
  decref(held);
  return cmp;
}

// ---- changing a block ----

// A slot without an entry on the probe sequence of `hash`. @wasm
function findEmptySlot(keys: number, hash: number): number {
  const log2 = I32[(keys >> 2) + 1];
  const mask = (1 << log2) - 1;
  let slot = hash & mask;
  if (log2 <= LOG_BYTES) {
    const u8 = U8;
    const indices = keys + I32[(keys >> 2) + 5];
    for (let perturb = hash; u8[indices + slot] < 254; slot = (slot * 5 + perturb + 1) & mask) {
      perturb >>>= PERTURB_SHIFT;
    }
    return slot;
  }
  let perturb = hash;
  while (getIndex(keys, log2, slot) >= 0) {
    perturb >>>= PERTURB_SHIFT;
    slot = (slot * 5 + perturb + 1) & mask;
  }
  return slot;
}

/** Append an entry to a block that has a usable one and does not have this key. Steals both references. @wasm */
export function appendEntrySteal(keys: number, key: NewRef, hash: number, value: NewRef): void {
  const i32 = I32;
  const k = keys >> 2;
  const ix = i32[k + 4];
  setIndex(keys, i32[k + 1], findEmptySlot(keys, hash), ix);
  const e = k + DK_ENTRIES_WORD + ix * ENTRY_WORDS;
  i32[e] = hash;
  i32[e + 1] = key;
  i32[e + 2] = value;
  i32[k] = 0;
  i32[k + 3] -= 1;
  i32[k + 4] = ix + 1;
  if (i32[k + 2] === KeysKind.UNICODE && ((key & 1) !== 0 || i32[(key >> 2) + 1] !== T.str)) {
    i32[k + 2] = KeysKind.GENERAL;
  }
}

/** Take entry `ix` out of the index and empty it; its references are the caller's now. */
export function removeEntry(keys: number, ix: number): void {
  const i32 = I32;
  const k = keys >> 2;
  const e = k + DK_ENTRIES_WORD + ix * ENTRY_WORDS;
  const log2 = i32[k + 1];
  const mask = (1 << log2) - 1;
  let slot = i32[e] & mask;
  let perturb = i32[e];
  while (getIndex(keys, log2, slot) !== ix) {
    perturb >>>= PERTURB_SHIFT;
    slot = (slot * 5 + perturb + 1) & mask;
  }
  setIndex(keys, log2, slot, DUMMY);
  i32[e + 1] = 0;
  i32[e + 2] = 0;
  i32[k] = 0;
}

/** Move the live entries of `dict` to a block with 2**log2 slots. @returns 0, or -1 with MemoryError. */
export function resize(dict: PyObject, log2: number): number {
  const keys = newKeys(log2);
  if (keys === 0) return -1;
  const i32 = I32;
  const d = dict >> 2;
  const old = i32[d + MA_KEYS_WORD];
  if (old !== 0) {
    moveEntries(old, keys);
    PyMem_Free(old);
  }
  i32[d + MA_KEYS_WORD] = keys;
  return 0;
}

function moveEntries(from: number, to: number): void {
  const i32 = I32;
  const end = (from >> 2) + DK_ENTRIES_WORD + i32[(from >> 2) + 4] * ENTRY_WORDS;
  const first = (to >> 2) + DK_ENTRIES_WORD;
  let t = first;
  for (let e = (from >> 2) + DK_ENTRIES_WORD; e < end; e += ENTRY_WORDS) {
    if (i32[e + 1] === 0) continue;
    i32[t] = i32[e];
    i32[t + 1] = i32[e + 1];
    i32[t + 2] = i32[e + 2];
    t += ENTRY_WORDS;
  }
  const count = (t - first) / ENTRY_WORDS;
  i32[(to >> 2) + 2] = i32[(from >> 2) + 2];
  i32[(to >> 2) + 3] -= count;
  i32[(to >> 2) + 4] = count;
  buildIndex(to, count);
}

// Enter the first `count` entries of a block, none of them deleted, into its fresh index.
function buildIndex(keys: number, count: number): void {
  const i32 = I32;
  const k = keys >> 2;
  const log2 = i32[k + 1];
  if (log2 <= LOG_BYTES) fillIndex(U8, keys + i32[k + 5], 255, k, count);
  else if (log2 <= LOG_HALVES) fillIndex(U16, (keys + i32[k + 5]) >> 1, 0xffff, k, count);
  else fillIndex(i32, (keys + i32[k + 5]) >> 2, EMPTY, k, count);
}

function fillIndex(
  view: Uint8Array | Uint16Array | Int32Array,
  indices: number,
  empty: number,
  k: number,
  count: number,
): void {
  const i32 = I32;
  const mask = (1 << i32[k + 1]) - 1;
  for (let ix = 0, e = k + DK_ENTRIES_WORD; ix < count; ix++, e += ENTRY_WORDS) {
    const hash = i32[e];
    let slot = hash & mask;
    let perturb = hash;
    while (view[indices + slot] !== empty) {
      perturb >>>= PERTURB_SHIFT;
      slot = (slot * 5 + perturb + 1) & mask;
    }
    view[indices + slot] = ix;
  }
}
