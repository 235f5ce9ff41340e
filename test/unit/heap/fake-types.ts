/**
 * Types made by hand, for tests of the heap that shall not depend on the objects of the runtime: `node` with two
 * references, `bag` with a block of them. Their layouts say all; dealloc, traverse and clear are the defaults.
 */
import { STATIC_BASE, THREADS_BASE } from "../../../src/runtime/heap/address-map.js";
import { initAllocator, PyMem_Malloc, PyObject_Malloc } from "../../../src/runtime/heap/alloc.js";
import { initGc } from "../../../src/runtime/heap/gc.js";
import { I32, U8 } from "../../../src/runtime/heap/memory.js";
import type { NewRef, PyObject } from "../../../src/runtime/heap/ownership.js";
import { block, i32, type LayoutInfo, ref, struct } from "../../../src/runtime/heap/struct.js";
import { deallocFields } from "../../../src/runtime/heap/traverse.js";
import { native } from "../../../src/runtime/native.js";
import { incref, PyObjectHead, VarObject } from "../../../src/runtime/objects/object.js";
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

function nodeDealloc(op: number): void {
  deallocated.push(op);
  deallocFields(op as PyObject, PyTypeObject.tp_layout.get(PyObjectHead.ob_type.get(op) as PyObject));
}

function initType(type: number, name: string, layout: LayoutInfo, slots: TypeSlots = {}): number {
  I32.fill(0, type >> 2, (type + PyTypeObject.SIZE) >> 2);
  PyTypeObject.ob_refcnt.set(type, -1);
  PyTypeObject.ob_type.set(type, T.type);
  PyTypeObject.tp_name.set(type, str(name));
  PyTypeObject.tp_flags.set(type, TypeFlags.HAVE_GC | TypeFlags.READY);
  PyTypeObject.tp_layout.set(type, layout.layoutId);
  PyTypeObject.tp_dealloc.set(type, native(nodeDealloc));
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
