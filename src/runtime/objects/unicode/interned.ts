/**
 * Interned strs: a hash table of addresses in the heap, and the strs that exist from the start.
 *
 * A mortal interned str is borrowed by the table and leaves it when it dies. What was interned when the start-up image is
 * made, the identifiers and the strs of one Latin-1 character are immortal. Open addressing with linear probing: a slot holds
 * 0 (never used), REMOVED, or the address of a str.
 */
import { ID_BYTES, IDS_BASE } from "../../heap/address-map.js";
import { PyMem_Free, PyMem_Malloc } from "../../heap/alloc.js";
import { I32, U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { NAMES } from "../../identifiers.js";
import { INTERP } from "../../interpreter.js";
import { decref, IMMORTAL_REFCNT, incref } from "../object.js";
import { EmptyStr, T } from "../type-table.js";
import { checkExact, equal, fromJS, hash, LATIN1_BASE, latin1Char } from "../unicode.js";
import { length, State, stateFor, U } from "./layout.js";

/** Word that holds the table's address. */
const TABLE = INTERP.interned >> 2;
// Words of the table: its slots minus 1; how many slots are not 0; then the slots.
const MASK = 0;
const FILL = 1;
const SLOTS = 2;

const REMOVED = 1;
const FIRST_SLOTS = 2048;

/** Slot (a word index) of the interned str that equals `op`, or of the place where it belongs. */
function find(op: PyObject): number {
  const i32 = I32;
  const table = i32[TABLE] >> 2;
  const slots = table + SLOTS;
  const mask = i32[table + MASK];
  let free = -1;
  for (let i = hash(op) & mask; ; i = (i + 1) & mask) {
    const entry = i32[slots + i];
    if (entry === 0) return free !== -1 ? free : slots + i;
    if (entry === REMOVED) {
      if (free === -1) free = slots + i;
    } else if (equal(entry as PyObject, op)) return slots + i;
  }
}

function newTable(slots: number): boolean {
  const table = PyMem_Malloc((SLOTS + slots) * 4);
  if (table === 0) return false;
  const word = table >> 2;
  I32.fill(0, word, word + SLOTS + slots);
  I32[word + MASK] = slots - 1;
  I32[TABLE] = table;
  return true;
}

// Make room for one more; at most two thirds of the slots are in use or REMOVED.
function reserve(): boolean {
  const old = I32[TABLE];
  const word = old >> 2;
  const slots = I32[word + MASK] + 1;
  const fill = I32[word + FILL] + 1;
  if (fill * 3 < slots * 2) return true;
  let live = 0;
  for (let i = 0; i < slots; i++) if (I32[word + SLOTS + i] > REMOVED) live++;
  if (!newTable(live * 3 < slots ? slots : slots * 2)) return fill < slots;
  for (let i = 0; i < slots; i++) {
    const entry = I32[word + SLOTS + i] as PyObject;
    if (entry > REMOVED) enter(entry, find(entry));
  }
  PyMem_Free(old);
  return true;
}

function enter(op: PyObject, slot: number): void {
  if (I32[slot] === 0) I32[(I32[TABLE] >> 2) + FILL] += 1;
  I32[slot] = op;
}

/** Is `op` interned? */
export function isInterned(op: PyObject): boolean {
  return (I32[(op >> 2) + U.STATE] & State.INTERNED) !== 0;
}

/**
 * The interned str that equals `op`: `op` itself, from now on, when there was none (PyUnicode_InternInPlace). Steals `op`.
 * An instance of a subclass comes back as it is.
 */
export function internInPlace(op: NewRef): NewRef {
  if (isInterned(op) || !checkExact(op)) return op;
  if (length(op) <= 1) {
    const shared = length(op) === 0 ? EmptyStr : sharedChar(op);
    if (shared !== NULL) {
      decref(op);
      return shared;
    }
  }
  if (!reserve()) return op;
  const slot = find(op);
  const known = I32[slot] as PyObject;
  if (known > REMOVED) {
    incref(known);
    decref(op);
    return known as NewRef;
  }
  enter(op, slot);
  I32[(op >> 2) + U.STATE] |= I32[op >> 2] < 0 ? State.INTERNED_IMMORTAL : State.INTERNED_MORTAL;
  return op;
}

function sharedChar(op: PyObject): NewRef | Null {
  return (I32[(op >> 2) + U.STATE] & State.LATIN1_TEXT) !== 0 ? latin1Char(U8[op + U.DATA]) : NULL;
}

/** The interned str of a JS string (PyUnicode_InternFromString). */
export function internFromJS(text: string): NewRef | Null {
  const op = fromJS(text);
  return op === NULL ? NULL : internInPlace(op);
}

/** Take a dying mortal str out of the table. */
export function removeInterned(op: PyObject): void {
  const slot = find(op);
  if (I32[slot] === op) I32[slot] = REMOVED;
}

/** Make everything that is interned by now immortal: for the start-up image. */
export function immortalizeInterned(): void {
  forEachInterned((op) => {
    I32[op >> 2] = IMMORTAL_REFCNT;
    I32[(op >> 2) + U.STATE] = (I32[(op >> 2) + U.STATE] & ~State.INTERNED) | State.INTERNED_IMMORTAL;
  });
}

/** Visit every interned str (borrowed). */
export function forEachInterned(visit: (op: PyObject) => void): void {
  const table = I32[TABLE] >> 2;
  for (let i = 0; i <= I32[table + MASK]; i++) {
    const op = I32[table + SLOTS + i] as PyObject;
    if (op > REMOVED) visit(op);
  }
}

// An immortal, interned Latin-1 str at a fixed address.
function writeStatic(address: number, text: string): void {
  const w = address >> 2;
  I32[w] = IMMORTAL_REFCNT;
  I32[w + 1] = T.str;
  I32[w + U.LENGTH] = text.length;
  I32[w + U.HASH] = 0;
  I32[w + U.DATA_WORD + (text.length >> 2)] = 0;
  if (text.length > 0) I32[w + U.DATA_WORD + ((text.length - 1) >> 2)] = 0;
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    bits |= text.charCodeAt(i);
    U8[address + U.DATA + i] = text.charCodeAt(i);
  }
  I32[w + U.STATE] = stateFor(bits) | State.INTERNED_IMMORTAL;
  hash(address as PyObject);
}

/**
 * Write what exists before anything else: the empty str, the strs of one Latin-1 character, the identifiers at their fixed
 * addresses; and the interned table with them in it. Runs once, when a heap is made from nothing.
 */
export function initIdentifiers(): void {
  if (!newTable(FIRST_SLOTS)) throw new Error("no memory for the table of interned strs");
  writeStatic(EmptyStr, "");
  for (let ch = 0; ch < 256; ch++) writeStatic(LATIN1_BASE + ch * ID_BYTES, String.fromCharCode(ch));
  NAMES.forEach((name, i) => {
    const address = (IDS_BASE + i * ID_BYTES) as PyObject;
    if (name.length > ID_BYTES - U.DATA - 1 || address >= LATIN1_BASE) {
      throw new Error(`identifiers.ts: no room for ${name}`);
    }
    writeStatic(address, name);
    const slot = find(address);
    if (I32[slot] > REMOVED) throw new Error(`identifiers.ts: ${name} is there twice`);
    enter(address, slot);
  });
}
