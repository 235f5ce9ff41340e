/**
 * Types made by hand, for tests of the heap that shall not depend on the objects of the runtime: `node` with two
 * references, `bag` with a block of them. Traversal follows from their layouts; dealloc and clear are below.
 */
import { STATIC_BASE, THREADS_BASE } from "../../../src/runtime/heap/address-map.js";
import {
  initAllocator,
  PyMem_Free,
  PyMem_Malloc,
  PyObject_Free,
  PyObject_Malloc,
} from "../../../src/runtime/heap/alloc.js";
import { provideFinalizer } from "../../../src/runtime/heap/gc.js";
import { initGc } from "../../../src/runtime/heap/gc-schedule.js";
import { I32, U8 } from "../../../src/runtime/heap/memory.js";
import type { NewRef, PyObject } from "../../../src/runtime/heap/ownership.js";
import { block, i32, LAYOUTS, type LayoutInfo, ref, struct } from "../../../src/runtime/heap/struct.js";
import { FN, native } from "../../../src/runtime/native.js";
import { clearRef, decref, incref, PyObjectHead, VarObject } from "../../../src/runtime/objects/object.js";
import { PyTypeObject, TypeFlags, type TypeSlots } from "../../../src/runtime/objects/type.js";
import { T } from "../../../src/runtime/objects/type-table.js";
import { stateFor, U } from "../../../src/runtime/objects/unicode/layout.js";
import { setThreadState, threadStateAt } from "../../../src/runtime/threads/state.js";

export const Node = struct("node", PyObjectHead, {
  left: ref("owned, or NULL"),
  right: ref("owned, or NULL"),
  tag: i32("a number"),
});
export const Bag = struct("bag", VarObject, { ob_item: block("owned") });

/** Addresses of objects that were deallocated since `freshHeap`. */
export const deallocated: number[] = [];

function str(text: string): NewRef {
  const op = PyObject_Malloc(U.DATA + text.length);
  I32[op >> 2] = -1;
  I32[(op >> 2) + 1] = T.str;
  I32[(op >> 2) + U.LENGTH] = text.length;
  I32[(op >> 2) + U.STATE] = stateFor(0);
  for (let i = 0; i < text.length; i++) U8[op + U.DATA + i] = text.charCodeAt(i);
  return op as NewRef;
}

function layoutOf(op: number): LayoutInfo {
  return LAYOUTS[PyTypeObject.tp_layout.get(PyObjectHead.ob_type.get(op))];
}

function clear(op: PyObject): void {
  for (const field of layoutOf(op).fields) {
    if (field.kind === "ref") clearRef(op, field as typeof Node.left);
    if (field.kind !== "block") continue;
    const items = [...I32.subarray(field.get(op) >> 2, (field.get(op) >> 2) + Bag.ob_size.get(op))];
    PyMem_Free(field.get(op));
    field.set(op, 0);
    Bag.ob_size.set(op, 0);
    for (const item of items) decref(item as NewRef);
  }
}

function dealloc(op: number): void {
  deallocated.push(op);
  clear(op as PyObject);
  forgetFinalized(op);
  PyObject_Free(op);
}

// ---- finalizers, remembered as simply as can be ----

const finalized = new Set<number>();

/** Was the finalizer of `op` run? */
export function isFinalized(op: number): boolean {
  return finalized.has(op);
}

function forgetFinalized(op: number): void {
  finalized.delete(op);
}

provideFinalizer((op) => {
  const finalize = PyTypeObject.tp_finalize.get(PyObjectHead.ob_type.get(op));
  if (finalize === 0 || finalized.has(op)) return;
  finalized.add(op);
  FN[finalize](op);
});

function initType(type: number, name: string, layout: LayoutInfo, slots: TypeSlots = {}): number {
  I32.fill(0, type >> 2, (type + PyTypeObject.SIZE) >> 2);
  PyTypeObject.ob_refcnt.set(type, -1);
  PyTypeObject.ob_type.set(type, T.type);
  PyTypeObject.tp_name.set(type, str(name));
  PyTypeObject.tp_flags.set(type, TypeFlags.HAVE_GC | TypeFlags.READY);
  PyTypeObject.tp_layout.set(type, layout.layoutId);
  PyTypeObject.tp_dealloc.set(type, native(dealloc));
  PyTypeObject.tp_clear.set(type, native(clear));
  for (const [slot, fn] of Object.entries(slots)) PyTypeObject[slot as "tp_dealloc"].set(type, native(fn));
  return type;
}

/** A type whose instances the collector looks at. */
export function makeType(name: string, layout: LayoutInfo, slots: TypeSlots = {}): number {
  return initType(PyObject_Malloc(PyTypeObject.SIZE), name, layout, slots);
}

/** An empty heap with a thread state, the collector, and the static types that the fakes need. */
export function freshHeap(): void {
  I32.fill(0, THREADS_BASE >> 2, (T.str + 512) >> 2);
  if (T.type < STATIC_BASE) throw new Error("the static types have moved");
  initAllocator();
  initGc();
  setThreadState(threadStateAt(0));
  deallocated.length = 0;
  finalized.clear();
  initType(T.type, "type", PyTypeObject);
  initType(T.str, "str", PyObjectHead);
  PyTypeObject.tp_flags.set(T.str, TypeFlags.READY);
}

/** A new instance with NULL in every field. */
export function make(type: number): NewRef {
  const op = PyObject_Malloc(Node.SIZE);
  I32.fill(0, op >> 2, (op + Node.SIZE) >> 2);
  I32[op >> 2] = 1;
  I32[(op >> 2) + 1] = type;
  return op as NewRef;
}

/** A new bag with references to `items`. */
export function makeBag(type: number, items: readonly PyObject[]): NewRef {
  const bag = make(type);
  const memory = PyMem_Malloc(items.length * 4);
  items.forEach((item, i) => {
    I32[(memory >> 2) + i] = incref(item);
  });
  Bag.ob_item.set(bag, memory);
  Bag.ob_size.set(bag, items.length);
  return bag;
}

/** Let a free field of `node` refer to `value`; false when both are taken. */
export function link(node: PyObject, value: PyObject): boolean {
  const field = Node.left.get(node) === 0 ? Node.left : Node.right;
  if (field.get(node) !== 0) return false;
  field.set(node, incref(value));
  return true;
}
