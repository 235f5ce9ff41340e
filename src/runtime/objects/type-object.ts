/**
 * The heart of CPython's Objects/typeobject.c: finding an attribute along the MRO, with a method cache, and the version tags
 * that keep this cache and the VM's inline caches honest. The type `type` itself is in type-type.ts, readying static types in
 * type-ready.ts, making classes in type-new.ts.
 *
 * Invariant: a type with a version tag other than 0 has not changed, nor has any of its bases, since it got that tag. Whoever
 * changes a type (its dict, its bases) calls PyType_Modified, which takes the tag from it and all its subclasses. Tags are never
 * given out again.
 *
 * The method cache is one table in the heap for all types: {tag, name, value, unused} in TYPE_CACHE_ENTRIES entries. The name is
 * owned, so that no other str can come to its address; the value is borrowed, since the tag vouches for it.
 */
import * as PyErr from "../errors.js";
import { PyMem_Free, PyMem_Malloc, PyMem_Realloc } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { INTERP, nextSerial } from "../interpreter.js";
import * as PyDict from "./dict.js";
import { decref, incref } from "./object.js";
import { TUPLE_ITEM_WORD } from "./tuple.js";
import { PyTypeObject, TypeFlags } from "./type.js";
import { T } from "./type-table.js";
import { State, U } from "./unicode/layout.js";

const TYPE_CACHE_ENTRIES = 4096;
const ENTRY_BYTES = 16;
const TYPE_CACHE_WORD = INTERP.type_cache >> 2;

const VERSION_TAG = PyTypeObject.tp_version_tag.offset >> 2;
const FLAGS = PyTypeObject.tp_flags.offset >> 2;
const MRO = PyTypeObject.tp_mro.offset >> 2;
const BASE = PyTypeObject.tp_base.offset >> 2;
const DICT = PyTypeObject.tp_dict.offset >> 2;
const SUBCLASSES = PyTypeObject.tp_subclasses.offset >> 2;

// ---- the method cache ----

/** Make the method cache; once, when a heap is made from nothing. */
export function initTypeCache(): void {
  const table = PyMem_Malloc(TYPE_CACHE_ENTRIES * ENTRY_BYTES);
  if (table === 0) throw new Error("no memory for the method cache");
  I32.fill(0, table >> 2, (table + TYPE_CACHE_ENTRIES * ENTRY_BYTES) >> 2);
  I32[TYPE_CACHE_WORD] = table;
}

/** Empty the method cache (_PyType_ClearCache): it owns names. */
export function _PyType_ClearCache(): void {
  const first = I32[TYPE_CACHE_WORD] >> 2;
  for (let entry = first; entry < first + TYPE_CACHE_ENTRIES * 4; entry += 4) {
    const name = I32[entry + 1] as NewRef | Null;
    I32.fill(0, entry, entry + 3);
    if (name !== NULL) decref(name);
  }
}

/** Free the method cache, at finalisation. */
export function finiTypeCache(): void {
  _PyType_ClearCache();
  PyMem_Free(I32[TYPE_CACHE_WORD]);
  I32[TYPE_CACHE_WORD] = 0;
}

// ---- version tags ----

/**
 * Give `type` a version tag, if it has none: its bases first, so that a change of a base finds its way down.
 * @returns the tag, or 0 when tags are used up.
 */
export function assignVersionTag(type: PyObject): number {
  const word = type >> 2;
  if (I32[word + VERSION_TAG] !== 0) return I32[word + VERSION_TAG];
  if ((I32[word + FLAGS] & TypeFlags.READY) === 0) return 0;
  const mro = I32[word + MRO] >> 2;
  for (let i = 1; i < I32[mro + 2]; i++) {
    const base = I32[mro + TUPLE_ITEM_WORD + i] as PyObject;
    // A mro() of its own may name the type itself anywhere.
    if (base !== type && assignVersionTag(base) === 0) return 0;
  }
  const tag = nextSerial(INTERP.next_type_version);
  I32[word + VERSION_TAG] = tag;
  return tag;
}

/** The version tag of `type`, given now if it has none; for inline caches. 0: there are no more. */
export function versionOf(type: PyObject): number {
  return I32[(type >> 2) + VERSION_TAG] || assignVersionTag(type);
}

/** `type` has changed, and so have its subclasses: no cache may trust what it knows of them. */
export function PyType_Modified(type: PyObject): void {
  const word = type >> 2;
  if (I32[word + VERSION_TAG] === 0) return; // then no subclass has one either
  I32[word + VERSION_TAG] = 0;
  PyTypeObject.ht_getitem.set(type, NULL);
  PyTypeObject.ht_init.set(type, NULL);
  forEachSubclass(type, PyType_Modified);
}

// ---- subclasses ----

// tp_subclasses is a raw block: count, capacity, then that many addresses.
const SUBCLASSES_HEAD = 2;

/** Call `visit` with each direct subclass; `visit` may remove the one that it gets, and no other. */
export function forEachSubclass(type: PyObject, visit: (subclass: PyObject) => void): void {
  const word = (type >> 2) + SUBCLASSES;
  for (let i = (I32[I32[word] >> 2] ?? 0) - 1; i >= 0; i--) {
    visit(I32[(I32[word] >> 2) + SUBCLASSES_HEAD + i] as PyObject);
  }
}

/** The direct subclasses in the order in which they were made (borrowed). */
export function subclassesOf(type: PyObject): PyObject[] {
  const subclasses: PyObject[] = [];
  forEachSubclass(type, (subclass) => subclasses.push(subclass));
  return subclasses.reverse();
}

/** Note that `type` is a direct subclass of `base`. 0, or -1 with MemoryError set. */
export function addSubclass(base: PyObject, type: PyObject): number {
  const word = (base >> 2) + SUBCLASSES;
  const block = I32[word];
  const count = block === 0 ? 0 : I32[block >> 2];
  if (block === 0 || count === I32[(block >> 2) + 1]) {
    const capacity = count === 0 ? 4 : count * 2;
    const larger = PyMem_Realloc(block, (SUBCLASSES_HEAD + capacity) * 4);
    if (larger === 0) {
      PyErr.noMemory();
      return -1;
    }
    I32[(larger >> 2) + 1] = capacity;
    I32[word] = larger;
  }
  const head = I32[word] >> 2;
  I32[head] = count + 1;
  I32[head + SUBCLASSES_HEAD + count] = type;
  return 0;
}

/** `type` is no direct subclass of `base` any more. */
export function removeSubclass(base: PyObject, type: PyObject): void {
  const block = I32[(base >> 2) + SUBCLASSES];
  if (block === 0) return;
  const head = block >> 2;
  const end = head + SUBCLASSES_HEAD + I32[head];
  let at = head + SUBCLASSES_HEAD;
  while (at < end && I32[at] !== type) at++;
  if (at === end) return;
  I32.copyWithin(at, at + 1, end);
  I32[head] -= 1;
  if (I32[head] > 0) return;
  PyMem_Free(block);
  I32[(base >> 2) + SUBCLASSES] = 0;
}

// ---- lookup ----

// Names longer than this are not worth an entry (CPython's MCACHE_MAX_ATTR_SIZE).
const MAX_CACHED_NAME = 100;

function findInMro(type: PyObject, name: PyObject): PyObject | Null {
  const mro = I32[(type >> 2) + MRO] >> 2;
  if (mro === 0) return NULL;
  const end = mro + TUPLE_ITEM_WORD + I32[mro + 2];
  for (let i = mro + TUPLE_ITEM_WORD; i < end; i++) {
    const found = PyDict.getItem(I32[(I32[i] >> 2) + DICT] as PyObject, name);
    if (found !== NULL) return found;
  }
  // Only a name of a subclass of str can make the lookup fail; as in CPython that is not reported here.
  return NULL;
}

/**
 * The attribute `name` of `type` or of the first of its bases that has it, borrowed; NULL without an exception when
 * there is none. No descriptor is called.
 */
export function _PyType_Lookup(type: PyObject, name: PyObject): PyObject | Null {
  const i32 = I32;
  const tag = i32[(type >> 2) + VERSION_TAG];
  const entry = (i32[TYPE_CACHE_WORD] >> 2) + (((tag ^ (name >> 3)) & (TYPE_CACHE_ENTRIES - 1)) << 2);
  if (i32[entry] === tag && i32[entry + 1] === name && tag !== 0) return i32[entry + 2] as PyObject | Null;
  return lookupAndCache(type, name);
}

function isCacheable(name: PyObject): boolean {
  const word = name >> 2;
  return (I32[word + U.STATE] & State.INTERNED) !== 0 && I32[word + U.LENGTH] <= MAX_CACHED_NAME;
}

function lookupAndCache(type: PyObject, name: PyObject): PyObject | Null {
  const found = findInMro(type, name);
  if (PyErr.occurred() && found === NULL) return found;
  if (!isCacheable(name)) return found;
  const tag = assignVersionTag(type);
  if (tag === 0) return found;
  const entry = (I32[TYPE_CACHE_WORD] >> 2) + (((tag ^ (name >> 3)) & (TYPE_CACHE_ENTRIES - 1)) << 2);
  const old = I32[entry + 1] as NewRef | Null;
  I32[entry] = tag;
  I32[entry + 1] = incref(name);
  I32[entry + 2] = found;
  if (old !== NULL) decref(old);
  return found;
}

/** Is `type` the same as `base`, or derived from it? @wasm */
export function PyType_IsSubtype(type: PyObject, base: PyObject): boolean {
  if (type === base) return true;
  const i32 = I32;
  const mro = i32[(type >> 2) + MRO] >> 2;
  if (mro !== 0) {
    const end = mro + TUPLE_ITEM_WORD + i32[mro + 2];
    for (let i = mro + TUPLE_ITEM_WORD; i < end; i++) if (i32[i] === base) return true;
    return false;
  }
  // Not ready yet: the chain of tp_base is what there is.
  for (let op = type as number; op !== 0; op = i32[(op >> 2) + BASE]) if (op === base) return true;
  return base === (T.object as number);
}
