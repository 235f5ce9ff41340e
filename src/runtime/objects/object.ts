/**
 * Reference counts and what follows when one reaches zero. Mirrors CPython's Include/object.h and the trashcan.
 *
 * Invariant: an object's `ob_refcnt` is the number of owned references to it, or negative when it is immortal
 * (PEP 683). Small ints have no header and need no counting. The generic protocols (repr, compare, getattr, call …)
 * are in abstract.ts.
 */
import { hotObjectFree } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { borrowed, i32, struct, type WordField } from "../heap/struct.js";
import { FN } from "../native.js";
import { T } from "./type-table.js";

/** The head of every object. */
export const PyObjectHead = struct("object", null, {
  ob_refcnt: i32("owned references; negative: immortal; FREED in a free block"),
  ob_type: borrowed("the type; instances of a heap type own a reference to it (see heap-type dealloc)"),
});

/** The head of objects with a variable number of items. */
export const VarObject = struct("var_object", PyObjectHead, { ob_size: i32("number of items") });

/** The refcount of immortal objects: UINT32_MAX when read unsigned, as `sys.getrefcount` shows it in 3.12+. */
export const IMMORTAL_REFCNT = -1;

/** Byte offset of `tp_dealloc` in a type object; type.ts asserts it. */
export const TP_DEALLOC_OFFSET = 8;

/** The type of a value (Py_TYPE), borrowed. @wasm inline */
export function typeOf(op: number): PyObject {
  return ((op & 1) !== 0 ? T.int : I32[(op >> 2) + 1]) as PyObject;
}

/** Take a new reference. @wasm inline */
export function incref(op: PyObject): NewRef {
  if ((op & 1) === 0) {
    const count = I32[op >> 2];
    if (count >= 0) I32[op >> 2] = count + 1;
  }
  return op as NewRef;
}

/** Take a new reference, or NULL from NULL. */
export function xincref(op: PyObject | Null): NewRef | Null {
  return op === 0 ? 0 : incref(op);
}

/** Give a reference up. @mayRunPython when it was the last. @wasm inline */
export function decref(op: NewRef): void {
  if ((op & 1) === 0) {
    const count = I32[op >> 2];
    if (count > 1) I32[op >> 2] = count - 1;
    else if (count === 1) dealloc(op);
  }
}

/** Give a reference up, if there is one. @mayRunPython when it was the last. @wasm inline */
export function xdecref(op: NewRef | Null): void {
  if (op !== 0) decref(op);
}

// Nested deallocations beyond this depth are put off until the outermost returns, so that a long chain
// (a linked list of a million nodes) does not overflow the JS stack.
const TRASHCAN_DEPTH = 64;
let deallocDepth = 0;
const putOff: number[] = [];

/** Destroy an object whose last reference is given up. Floats come and go with every operation. @mayRunPython @wasm */
export function dealloc(op: number): void {
  if (I32[(op >> 2) + 1] === T.float) hotObjectFree(op);
  else deallocAny(op);
}

function deallocAny(op: number): void {
  I32[op >> 2] = 0;
  if (deallocDepth >= TRASHCAN_DEPTH) {
    putOff.push(op);
    return;
  }
  deallocDepth++;
  FN[I32[(I32[(op >> 2) + 1] + TP_DEALLOC_OFFSET) >> 2]](op);
  deallocDepth--;
  if (deallocDepth === 0) emptyTrashcan();
}

function emptyTrashcan(): void {
  while (putOff.length > 0) {
    const op = putOff.pop()!;
    deallocDepth++;
    FN[I32[(I32[(op >> 2) + 1] + TP_DEALLOC_OFFSET) >> 2]](op);
    deallocDepth--;
  }
}

/** Replace an owned reference held in a field: store first, then release the old value. Steals `value`. @mayRunPython */
export function setRefSteal(address: number, field: WordField<PyObject | Null>, value: NewRef | Null): void {
  const old = field.get(address) as NewRef | Null;
  field.set(address, value);
  if (old !== 0) decref(old);
}

/** Empty an owned field (Py_CLEAR). @mayRunPython */
export function clearRef(address: number, field: WordField<PyObject | Null>): void {
  setRefSteal(address, field, 0);
}

/** Make an object immortal: its count never moves again, and it is never destroyed. */
export function setImmortal(op: PyObject): void {
  if ((op & 1) === 0) I32[op >> 2] = IMMORTAL_REFCNT;
}

/** Is the count of `op` fixed? Small ints count as immortal. */
export function isImmortal(op: PyObject): boolean {
  return (op & 1) !== 0 || I32[op >> 2] < 0;
}
