/**
 * memoryview: layout and making. Mirrors the first part of CPython's Objects/memoryobject.c.
 *
 * All views of one export share a managed buffer, which keeps the exporter alive and locked; when it dies, the export ends.
 * A view without a managed buffer is released. `len` and `start` are next to each other: they are what bf_getbuffer gives.
 */
import * as PyErr from "../../errors.js";
import { PyMem_Free, PyMem_Malloc, PyObject_Free } from "../../heap/alloc.js";
import { I32 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { bytes, i32, ref, struct } from "../../heap/struct.js";
import { FN } from "../../native.js";
import { EXPORT, exportedBytes } from "../buffer.js";
import { PyType_GenericAlloc } from "../instance.js";
import { decref, incref, PyObjectHead, setRefSteal, typeOf } from "../object.js";
import { defineType, SLOT, slotOf, TypeFlags } from "../type.js";
import { T } from "../type-table.js";
import * as PyUnicode from "../unicode.js";

const ManagedBuffer = struct("managed_buffer", PyObjectHead, { obj: ref("the exporter, or NULL: given up") });

export const MemoryView = struct("memoryview", PyObjectHead, {
  weakreflist: i32("weak references"),
  mbuf: ref("the managed buffer, or NULL: released"),
  len: i32("bytes of all items"),
  start: i32("address of the first item"),
  itemsize: i32("bytes of an item"),
  ndim: i32("number of dimensions"),
  readonly: i32("1: must not be written"),
  format: ref("str: how an item is read"),
  hash: i32("the hash once it was asked for, else -1"),
  dims: bytes("ndim words of shape, then ndim of strides in bytes; 0 without dimensions"),
});

const M = MemoryView;

/** Where items are. */
export interface Shape {
  readonly shape: readonly number[];
  readonly strides: readonly number[];
}

/** Is `op` a memoryview? */
export function check(op: PyObject): boolean {
  return typeOf(op) === (T.memoryview as number);
}

/** Is `op` a view that must not be written? */
export function isReadonlyView(op: PyObject): boolean {
  return check(op) && M.readonly.get(op) !== 0;
}

/** Is it still a view? Else ValueError is set. */
export function isHeld(view: PyObject): boolean {
  if (M.mbuf.get(view) !== NULL) return true;
  PyErr.setString(T.ValueError, "operation forbidden on released memoryview object");
  return false;
}

/** Items in each dimension, and bytes from one to the next. */
export function shapeOf(view: PyObject): Shape {
  const ndim = M.ndim.get(view);
  const w = M.dims.get(view) >> 2;
  const words = (from: number) => Array.from({ length: ndim }, (_, i) => I32[w + from + i]);
  return { shape: words(0), strides: words(ndim) };
}

/** The strides of items that lie one after the other, the last dimension fastest. */
export function contiguousStrides(shape: readonly number[], itemsize: number): number[] {
  const strides: number[] = [];
  let stride = itemsize;
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = stride;
    stride *= shape[i]!;
  }
  return strides;
}

/** Do the items lie one after the other, in this order? */
export function isContiguous({ shape, strides }: Shape, itemsize: number, order: "C" | "F"): boolean {
  if (shape.includes(0)) return true;
  let stride = itemsize;
  const dims = shape.map((_, i) => (order === "C" ? shape.length - 1 - i : i));
  for (const i of dims) {
    if (shape[i]! > 1 && strides[i] !== stride) return false;
    stride *= shape[i]!;
  }
  return true;
}

/** Another view of the same buffer. */
export function newView(
  mbuf: PyObject,
  start: number,
  readonly: number,
  format: PyObject,
  itemsize: number,
  { shape, strides }: Shape,
): NewRef | Null {
  const dims = shape.length === 0 ? 0 : PyMem_Malloc(shape.length * 8);
  const view =
    dims === 0 && shape.length > 0 ? NULL : PyType_GenericAlloc(T.memoryview as number as PyObject, 0);
  if (view === NULL) {
    PyMem_Free(dims);
    return PyErr.noMemory();
  }
  [...shape, ...strides].forEach((value, i) => {
    I32[(dims >> 2) + i] = value;
  });
  M.mbuf.set(view, incref(mbuf));
  M.hash.set(view, -1);
  M.len.set(
    view,
    shape.reduce((product, n) => product * n, itemsize),
  );
  M.start.set(view, start);
  M.itemsize.set(view, itemsize);
  M.ndim.set(view, shape.length);
  M.readonly.set(view, readonly);
  M.format.set(view, incref(format));
  M.dims.set(view, dims);
  return view;
}

/** A view like `view` with another shape, start or readonly flag. */
export function sibling(
  view: PyObject,
  start: number,
  shape: Shape,
  readonly = M.readonly.get(view),
): NewRef | Null {
  const mbuf = M.mbuf.get(view) as PyObject;
  return newView(mbuf, start, readonly, M.format.get(view) as PyObject, M.itemsize.get(view), shape);
}

/** A view of the bytes of `obj` (PyMemoryView_FromObject). @mayRunPython */
export function fromObject(obj: PyObject): NewRef | Null {
  if (check(obj)) return isHeld(obj) ? sibling(obj, M.start.get(obj), shapeOf(obj)) : NULL;
  const memory = exportedBytes(obj, EXPORT);
  if (memory === undefined) {
    if (PyErr.occurred()) return NULL;
    return PyErr.setString(
      T.TypeError,
      `memoryview: a bytes-like object is required, not '${PyErr.typeName(obj)}'`,
    );
  }
  const mbuf = PyType_GenericAlloc(T._ManagedBuffer as number as PyObject, 0);
  if (mbuf === NULL) {
    endExport(obj);
    return NULL;
  }
  ManagedBuffer.obj.set(mbuf, incref(obj));
  const format = PyUnicode.fromString(memory.format);
  const shape = [memory.size / memory.itemsize];
  const readonly = memory.readonly ? 1 : 0;
  const view =
    format === NULL
      ? NULL
      : newView(mbuf, memory.data, readonly, format, memory.itemsize, { shape, strides: [memory.itemsize] });
  if (format !== NULL) decref(format);
  decref(mbuf);
  return view;
}

/** The exporter. */
export function exporterOf(view: PyObject): PyObject {
  return ManagedBuffer.obj.get(M.mbuf.get(view) as PyObject) as PyObject;
}

/** Give the buffer up. @mayRunPython */
export function release(view: PyObject): void {
  setRefSteal(view, M.mbuf, NULL);
}

function endExport(obj: PyObject): void {
  const slot = slotOf(obj, SLOT.bf_releasebuffer);
  if (slot !== 0) FN[slot](obj);
}

function managed_clear(mbuf: PyObject): void {
  const obj = ManagedBuffer.obj.get(mbuf);
  if (obj === NULL) return;
  endExport(obj);
  setRefSteal(mbuf, ManagedBuffer.obj, NULL);
}

defineType({
  address: T._ManagedBuffer,
  name: "managedbuffer",
  layout: ManagedBuffer,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  slots: {
    tp_dealloc: (op) => {
      managed_clear(op as PyObject);
      PyObject_Free(op);
    },
    tp_clear: managed_clear,
  },
});
