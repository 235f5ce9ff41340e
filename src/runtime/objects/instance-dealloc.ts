/**
 * Destroying and traversing objects: what is derived from a layout, and what instances of heap types add to that.
 * Mirrors subtype_dealloc, subtype_traverse and subtype_clear of CPython's Objects/typeobject.c.
 *
 * A native type without a tp_dealloc of its own gets `layout_dealloc`, one with HAVE_GC and no tp_traverse
 * `layout_traverse` and `layout_clear`; all classes have the `subtype_` functions, which do their part and leave the rest to
 * the nearest native base.
 */
import { PyMem_Free, PyObject_Free } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { LAYOUTS } from "../heap/struct.js";
import { FN, native } from "../native.js";
import { PyObject_CallFinalizerFromDealloc } from "./finalizer.js";
import { dictPointer, releaseInlineValues, visitInlineValues } from "./instance.js";
import { decref, typeOf } from "./object.js";
import { PyTypeObject, SLOT, TypeFlags } from "./type.js";
import { T } from "./type-table.js";

type Visit = (ref: PyObject) => void;

const FLAGS = PyTypeObject.tp_flags.offset >> 2;
const BASE = PyTypeObject.tp_base.offset >> 2;
const LAYOUT = PyTypeObject.tp_layout.offset >> 2;
const DICTOFFSET = PyTypeObject.tp_dictoffset.offset >> 2;
const WEAKLISTOFFSET = PyTypeObject.tp_weaklistoffset.offset >> 2;
const SLOTS_OFFSET = PyTypeObject.ht_slots_offset.offset >> 2;
const NSLOTS = PyTypeObject.ht_nslots.offset >> 2;

// ---- weak references: an interface, so that this file does not depend on theirs ----

let clearWeakRefs: (op: number) => void = () => {};

/** Hand in PyObject_ClearWeakRefs (objects/weakref.ts). */
export function provideClearWeakRefs(clear: (op: number) => void): void {
  clearWeakRefs = clear;
}

/** Clear the weak references to `op`. @mayRunPython */
export function clearWeakRefsOf(op: number): void {
  clearWeakRefs(op);
}

// ---- by layout ----

/** The words of a layout that own something. */
interface Plan {
  readonly refs: readonly number[];
  readonly blocks: readonly number[];
  readonly bytes: readonly number[];
}

// By layout number; filled on first use, the same in every thread.
const plans: Plan[] = [];

function planOf(layoutId: number): Plan {
  const known = plans[layoutId];
  if (known !== undefined) return known;
  const words = (kind: string) =>
    LAYOUTS[layoutId]!.fields.filter((f) => f.kind === kind).map((f) => f.offset >> 2);
  return (plans[layoutId] = { refs: words("ref"), blocks: words("block"), bytes: words("bytes") });
}

/** Destroy an object as its layout says. @mayRunPython */
export function layout_dealloc(op: number): void {
  const type = typeOf(op) >> 2;
  if ((I32[type + FLAGS] & TypeFlags.HEAPTYPE) === 0) {
    if (I32[type + SLOT.tp_finalize] !== 0 && PyObject_CallFinalizerFromDealloc(op)) return;
    const weaklist = I32[type + WEAKLISTOFFSET];
    if (weaklist > 0 && I32[(op + weaklist) >> 2] !== 0) clearWeakRefs(op);
  }
  releaseFields(op, planOf(I32[type + LAYOUT]));
  PyObject_Free(op);
}

function releaseFields(op: number, { refs, blocks, bytes }: Plan): void {
  const w = op >> 2;
  for (let i = 0; i < refs.length; i++) {
    const value = I32[w + refs[i]!] as NewRef | Null;
    I32[w + refs[i]!] = 0;
    if (value !== NULL) decref(value);
  }
  for (let b = 0; b < blocks.length; b++) {
    const items = I32[w + blocks[b]!];
    I32[w + blocks[b]!] = 0;
    for (let i = I32[w + 2] - 1; i >= 0 && items !== 0; i--) {
      const item = I32[(items >> 2) + i] as NewRef | Null;
      if (item !== NULL) decref(item);
    }
    PyMem_Free(items);
  }
  for (let i = 0; i < bytes.length; i++) PyMem_Free(I32[w + bytes[i]!]);
}

/** Visit what an object owns as its layout says. */
export function layout_traverse(op: PyObject, visit: Visit): void {
  const plan = planOf(I32[(typeOf(op) >> 2) + LAYOUT]);
  const w = op >> 2;
  for (const word of plan.refs) if (I32[w + word] !== 0) visit(I32[w + word] as PyObject);
  for (const word of plan.blocks) {
    const items = I32[w + word] >> 2;
    for (let i = 0; i < I32[w + 2] && items !== 0; i++) {
      if (I32[items + i] !== 0) visit(I32[items + i] as PyObject);
    }
  }
}

/** Give up the references that the layout's fields hold. @mayRunPython */
export function layout_clear(op: PyObject): void {
  const w = op >> 2;
  for (const word of planOf(I32[(typeOf(op) >> 2) + LAYOUT]).refs) {
    const value = I32[w + word] as NewRef | Null;
    I32[w + word] = 0;
    if (value !== NULL) decref(value);
  }
}

// ---- instances of heap types ----

/** The nearest base that is native. */
function nativeBase(type: number): number {
  let base = type;
  while ((I32[(base >> 2) + FLAGS] & TypeFlags.HEAPTYPE) !== 0) base = I32[(base >> 2) + BASE];
  return base;
}

// Call `visit` with the word of each `__slots__` member of `op`, of its class and of all its heap bases.
function forEachSlotWord(op: number, type: number, visit: (word: number) => void): void {
  for (
    let base = type;
    (I32[(base >> 2) + FLAGS] & TypeFlags.HEAPTYPE) !== 0;
    base = I32[(base >> 2) + BASE]
  ) {
    const count = I32[(base >> 2) + NSLOTS];
    const first = (op + I32[(base >> 2) + SLOTS_OFFSET]) >> 2;
    for (let i = 0; i < count; i++) visit(first + i);
  }
}

function releaseWord(word: number): void {
  const value = I32[word] as NewRef | Null;
  I32[word] = 0;
  if (value !== NULL) decref(value);
}

// Has the class a dict word that its native base has not?
function addsDict(type: number, base: number): boolean {
  return I32[(type >> 2) + DICTOFFSET] !== 0 && I32[(base >> 2) + DICTOFFSET] === 0;
}

// What the class part of an instance owns: attributes in `__slots__`, in line, and in the dict.
function releaseClassPart(op: number, type: number, base: number): void {
  forEachSlotWord(op, type, releaseWord);
  if ((I32[(type >> 2) + FLAGS] & TypeFlags.INLINE_VALUES) !== 0) releaseInlineValues(op as PyObject, type);
  if (addsDict(type, base)) releaseWord(dictPointer(op as PyObject) >> 2);
}

/** Destroy an instance of a class. @mayRunPython */
export function subtype_dealloc(op: number): void {
  const i32 = I32;
  const type = i32[(op >> 2) + 1];
  const t = type >> 2;
  if (i32[t + SLOT.tp_finalize] !== 0 && PyObject_CallFinalizerFromDealloc(op)) return;
  const weaklist = i32[t + WEAKLISTOFFSET];
  if (weaklist > 0 && i32[(op + weaklist) >> 2] !== 0) clearWeakRefs(op);
  const base = nativeBase(type);
  if (base === T.object && i32[t + BASE] === base && i32[t + NSLOTS] === 0) releasePlain(op, type);
  else releaseClassPart(op, type, base);
  if (base === T.object) PyObject_Free(op);
  else FN[i32[(base >> 2) + SLOT.tp_dealloc]](op);
  decref(type as NewRef);
}

// releaseClassPart for the common case: a class without `__slots__` right below object.
function releasePlain(op: number, type: number): void {
  const t = type >> 2;
  if ((I32[t + FLAGS] & TypeFlags.INLINE_VALUES) !== 0) releaseInlineValues(op as PyObject, type);
  const dict = I32[t + DICTOFFSET];
  if (dict > 0 && I32[(op + dict) >> 2] !== 0) releaseWord((op + dict) >> 2);
}

/** Visit what an instance of a class owns. */
export function subtype_traverse(op: PyObject, visit: Visit): void {
  const type = typeOf(op);
  const base = nativeBase(type);
  forEachSlotWord(op, type, (word) => {
    if (I32[word] !== 0) visit(I32[word] as PyObject);
  });
  if ((I32[(type >> 2) + FLAGS] & TypeFlags.INLINE_VALUES) !== 0) visitInlineValues(op, type, visit);
  if (addsDict(type, base)) {
    const dict = I32[dictPointer(op) >> 2];
    if (dict !== 0) visit(dict as PyObject);
  }
  visit(type);
  const traverse = I32[(base >> 2) + SLOT.tp_traverse];
  if (traverse !== 0) FN[traverse](op, visit);
}

/** Give up the references of an instance of a class that may form a cycle. @mayRunPython */
export function subtype_clear(op: PyObject): void {
  const type = typeOf(op);
  const base = nativeBase(type);
  releaseClassPart(op, type, base);
  const clear = I32[(base >> 2) + SLOT.tp_clear];
  if (clear !== 0) FN[clear](op);
}

for (const fn of [
  layout_dealloc,
  layout_traverse,
  layout_clear,
  subtype_dealloc,
  subtype_traverse,
  subtype_clear,
]) {
  native(fn);
}
