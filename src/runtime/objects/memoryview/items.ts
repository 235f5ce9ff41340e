/** Indexing, slicing, copying of memoryviews. Mirrors the middle of CPython's Objects/memoryobject.c. */
import { PyIndex_Check, PyNumber_AsIndex } from "../../abstract/number.js";
import * as PyErr from "../../errors.js";
import { U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import * as PyBytes from "../bytes.js";
import * as PyList from "../list.js";
import { decref, typeOf } from "../object.js";
import * as PySlice from "../slice.js";
import * as PyTuple from "../tuple.js";
import { hasFlag, TypeFlags } from "../type.js";
import { Ellipsis, T } from "../type-table.js";
import * as PyUnicode from "../unicode.js";
import { packSingle, unpackSingle } from "./format.js";
import {
  check,
  fromObject,
  isContiguous,
  isHeld,
  MemoryView,
  type Shape,
  shapeOf,
  sibling,
} from "./layout.js";

const M = MemoryView;

function fail(type: number, message: string): number {
  PyErr.setString(type, message);
  return -1;
}

/** The format as JS text. */
export function formatOf(view: PyObject): string {
  return PyUnicode.toJS(M.format.get(view) as PyObject);
}

// ---- addresses ----

/** Call `visit` with the address of each item, the last dimension fastest. */
export function forEachAddress(
  start: number,
  { shape, strides }: Shape,
  visit: (address: number) => void,
): void {
  const walk = (address: number, dim: number) => {
    if (dim === shape.length) visit(address);
    else for (let i = 0; i < shape[dim]!; i++) walk(address + i * strides[dim]!, dim + 1);
  };
  walk(start, 0);
}

/** The bytes of all items, one after the other, as a copy. */
export function copyOut(view: PyObject, order: "C" | "F" = "C"): Uint8Array {
  const itemsize = M.itemsize.get(view);
  const { shape, strides } = shapeOf(view);
  const out = new Uint8Array(M.len.get(view));
  const layout =
    order === "C" ? { shape, strides } : { shape: shape.toReversed(), strides: strides.toReversed() };
  let at = 0;
  forEachAddress(M.start.get(view), layout, (address) => {
    for (let i = 0; i < itemsize; i++) out[at++] = U8[address + i];
  });
  return out;
}

// The address of item `index` of a dimension, counted from `from`; 0 with IndexError.
function addressIn(view: PyObject, from: number, dim: number, index: number): number {
  const { shape, strides } = shapeOf(view);
  const at = index < 0 ? index + shape[dim]! : index;
  if (at >= 0 && at < shape[dim]!) return from + at * strides[dim]!;
  PyErr.setString(T.IndexError, `index out of bounds on dimension ${dim + 1}`);
  return 0;
}

function addressOfTuple(view: PyObject, key: PyObject): number {
  const ndim = M.ndim.get(view);
  const count = PyTuple.size(key);
  if (count > ndim) {
    PyErr.setString(T.TypeError, `cannot index ${ndim}-dimension view with ${count}-element tuple`);
    return 0;
  }
  let address = M.start.get(view);
  for (let dim = 0; dim < count && address !== 0; dim++) {
    const index = PyNumber_AsIndex(PyTuple.getItem(key, dim), T.IndexError);
    if (index === -1 && PyErr.occurred()) return 0;
    address = addressIn(view, address, dim, index);
  }
  return address;
}

function isTuple(key: PyObject): boolean {
  return hasFlag(typeOf(key), TypeFlags.TUPLE_SUBCLASS);
}

function everyItem(key: PyObject, test: (item: PyObject) => boolean): boolean {
  for (let i = 0; i < PyTuple.size(key); i++) if (!test(PyTuple.getItem(key, i))) return false;
  return true;
}

function subViews(): number {
  return fail(T.NotImplementedError, "multi-dimensional sub-views are not implemented");
}

/** The address of the one item that `key` means; 0: it means something else; -1: an exception is set. @mayRunPython */
function itemAddress(view: PyObject, key: PyObject): number {
  const ndim = M.ndim.get(view);
  if (ndim === 0) {
    if (key === Ellipsis || (isTuple(key) && PyTuple.size(key) === 0)) return M.start.get(view);
    return fail(T.TypeError, "invalid indexing of 0-dim memory");
  }
  if (PyIndex_Check(key)) {
    const index = PyNumber_AsIndex(key, T.IndexError);
    if (index === -1 && PyErr.occurred()) return -1;
    if (!isHeld(view)) return -1;
    if (ndim > 1) return subViews();
    return addressIn(view, M.start.get(view), 0, index) || -1;
  }
  if (isTuple(key) && everyItem(key, PyIndex_Check)) {
    if (PyTuple.size(key) < ndim) return subViews();
    const address = addressOfTuple(view, key);
    return address === 0 || !isHeld(view) ? -1 : address;
  }
  return 0;
}

function invalidKey(key: PyObject): Null {
  if (isTuple(key) && PyTuple.size(key) > 0 && everyItem(key, PySlice.check)) {
    return PyErr.setString(T.NotImplementedError, "multi-dimensional slicing is not implemented");
  }
  return PyErr.setString(T.TypeError, "memoryview: invalid slice key");
}

// The view of a slice of the first dimension.
function slice(view: PyObject, key: PyObject): NewRef | Null {
  const { shape, strides } = shapeOf(view);
  const indices = PySlice.indicesFor(key, shape[0]!);
  if (indices === null || !isHeld(view)) return NULL;
  const { start, step, length } = indices;
  return sibling(view, M.start.get(view) + start * strides[0]!, {
    shape: [length, ...shape.slice(1)],
    strides: [strides[0]! * step, ...strides.slice(1)],
  });
}

// ---- slots ----

/** `view[key]`. @mayRunPython */
export function memory_subscript(view: PyObject, key: PyObject): NewRef | Null {
  if (!isHeld(view)) return NULL;
  const address = itemAddress(view, key);
  if (address < 0) return NULL;
  if (address > 0)
    return key === Ellipsis ? sibling(view, address, shapeOf(view)) : unpackSingle(address, formatOf(view));
  return PySlice.check(key) ? slice(view, key) : invalidKey(key);
}

/** `view[index]`, for iterating. */
export function memory_item(view: PyObject, index: number): NewRef | Null {
  if (!isHeld(view)) return NULL;
  if (M.ndim.get(view) === 0) return PyErr.setString(T.TypeError, "invalid indexing of 0-dim memory");
  if (M.ndim.get(view) > 1) {
    subViews();
    return NULL;
  }
  const address = addressIn(view, M.start.get(view), 0, index);
  return address === 0 ? NULL : unpackSingle(address, formatOf(view));
}

/** `view[key] = value`. @mayRunPython */
export function memory_ass_sub(view: PyObject, key: PyObject, value: PyObject | Null): number {
  if (!isHeld(view)) return -1;
  if (M.readonly.get(view) !== 0) return fail(T.TypeError, "cannot modify read-only memory");
  if (value === NULL) return fail(T.TypeError, "cannot delete memory");
  const address = itemAddress(view, key);
  if (address < 0) return -1;
  if (address > 0) return packIfHeld(view, address, value);
  if (!PySlice.check(key)) {
    invalidKey(key);
    return -1;
  }
  if (M.ndim.get(view) > 1) {
    return fail(T.NotImplementedError, "memoryview slice assignments are currently restricted to ndim = 1");
  }
  return assignSlice(view, key, value);
}

// Converting the value may run code that releases the view: it is converted into spare memory first.
function packIfHeld(view: PyObject, address: number, value: PyObject): number {
  const itemsize = M.itemsize.get(view);
  const spare = PyBytes.alloc(itemsize);
  if (spare === NULL) return -1;
  const from = PyBytes.dataOf(spare);
  const status = packSingle(from, value, formatOf(view)) === 0 && isHeld(view) ? 0 : -1;
  if (status === 0) U8.copyWithin(address, from, from + itemsize);
  decref(spare);
  return status;
}

function assignSlice(view: PyObject, key: PyObject, value: PyObject): number {
  const source = check(value) ? fromObject(value) : sourceView(value);
  if (source === NULL) return -1;
  const target = slice(view, key);
  const status = target === NULL ? -1 : copySingle(target, source);
  if (target !== NULL) decref(target);
  decref(source);
  return status;
}

function sourceView(value: PyObject): NewRef | Null {
  const source = fromObject(value);
  if (source === NULL && PyErr.clearIf(T.TypeError)) {
    PyErr.setString(T.TypeError, `a bytes-like object is required, not '${PyErr.typeName(value)}'`);
  }
  return source;
}

function copySingle(target: PyObject, source: PyObject): number {
  const same =
    M.ndim.get(source) === 1 &&
    formatOf(source) === formatOf(target) &&
    M.len.get(source) === M.len.get(target);
  if (!same) return fail(T.ValueError, "memoryview assignment: lvalue and rvalue have different structures");
  const data = copyOut(source);
  const itemsize = M.itemsize.get(target);
  let at = 0;
  forEachAddress(M.start.get(target), shapeOf(target), (address) => {
    for (let i = 0; i < itemsize; i++) U8[address + i] = data[at++]!;
  });
  return 0;
}

/** `len(view)`. */
export function memory_length(view: PyObject): number {
  if (!isHeld(view)) return -1;
  return M.ndim.get(view) === 0 ? fail(T.TypeError, "0-dim memory has no length") : shapeOf(view).shape[0]!;
}

// ---- as bytes, as a list ----

/** The items as bytes, one after the other. */
export function toBytes(view: PyObject, order: "C" | "F" = "C"): NewRef | Null {
  if (!isHeld(view)) return NULL;
  const inOrder = isContiguous(shapeOf(view), M.itemsize.get(view), order);
  return inOrder
    ? PyBytes.fromMemory(M.start.get(view), M.len.get(view))
    : PyBytes.fromJS(copyOut(view, order));
}

/** The items as a list, of lists when there are several dimensions. */
export function toList(view: PyObject): NewRef | Null {
  if (!isHeld(view)) return NULL;
  const format = formatOf(view);
  const { shape, strides } = shapeOf(view);
  const build = (address: number, dim: number): NewRef | Null => {
    if (dim === shape.length) return unpackSingle(address, format);
    const list = PyList.new_(0);
    for (let i = 0; list !== NULL && i < shape[dim]!; i++) {
      const item = build(address + i * strides[dim]!, dim + 1);
      if (item === NULL || PyList.appendSteal(list, item) < 0) {
        decref(list);
        return NULL;
      }
    }
    return list;
  };
  return build(M.start.get(view), 0);
}

/** A tuple of these numbers. */
export function tupleOf(numbers: readonly number[]): NewRef | Null {
  return PyTuple.pack(...numbers.map((n) => smallInt(n)));
}
