/**
 * slice: `start:stop:step`, and the arithmetic of indices that all sequences share. Mirrors CPython's
 * Objects/sliceobject.c.
 *
 * Bounds that do not fit an index are clamped to ±MAX_INDEX, which is beyond any length.
 */

import { PyNumber_AsIndex, PyNumber_Index } from "../abstract/number.js";
import { CompareOp, PyObject_Hash, PyObject_Repr, PyObject_RichCompare } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { PyObject_Free, PyObject_Malloc } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { ref, struct } from "../heap/struct.js";
import { member, method } from "../method-def.js";
import { argument, checkPositional, noKeywords } from "./iterators-args.js";
import * as PyLong from "./long.js";
import { decref, incref, PyObjectHead, typeOf, xincref } from "./object.js";
import * as PyTuple from "./tuple.js";
import { defineType, SLOT, slotOf, TypeFlags } from "./type.js";
import { bool, None, NotImplemented, T } from "./type-table.js";
import { discard, finish, newWriter, writeJS, writeSteal } from "./unicode/writer.js";

export const Slice = struct("slice", PyObjectHead, {
  start: ref("any object"),
  stop: ref("any object"),
  step: ref("any object"),
});

/** What stands for an index beyond this: the Py_ssize_t maximum of a 32-bit build. */
export const MAX_INDEX = 0x7fffffff;

/** A slice in numbers. After `adjustIndices`, `length` items start at `start`, `step` apart. */
export interface SliceIndices {
  start: number;
  stop: number;
  readonly step: number;
  length: number;
}

/** `slice(start, stop, step)`; NULL stands for None (PySlice_New). */
export function new_(start: PyObject | Null, stop: PyObject | Null, step: PyObject | Null): NewRef | Null {
  return newSteal(xincref(start) || None, xincref(stop) || None, xincref(step) || None);
}

/** As new_; steals the references, on failure too (_PyBuildSlice_ConsumeRefs). */
export function newSteal(start: NewRef, stop: NewRef, step: NewRef): NewRef | Null {
  const op = PyObject_Malloc(Slice.SIZE);
  if (op === 0) {
    decref(start);
    decref(stop);
    decref(step);
    return PyErr.noMemory();
  }
  const w = op >> 2;
  I32[w] = 1;
  I32[w + 1] = T.slice;
  I32[w + 2] = start;
  I32[w + 3] = stop;
  I32[w + 4] = step;
  return op as NewRef;
}

/** Is `op` a slice? (The type cannot be subclassed.) */
export function check(op: PyObject): boolean {
  return typeOf(op) === (T.slice as number);
}

/** Can `op` be an index: is it an int, or has it `__index__`? */
export function isIndex(op: PyObject): boolean {
  return (op & 1) !== 0 || slotOf(op, SLOT.nb_index) !== 0;
}

/**
 * The number of an index-like object, clamped; NaN with an exception set. `message` is that of the TypeError for what is no
 * index. @mayRunPython
 */
function clampedIndex(op: PyObject, message: string): number {
  if ((op & 1) !== 0) return op >> 1;
  if (!isIndex(op)) {
    PyErr.setString(T.TypeError, message);
    return Number.NaN;
  }
  const index = PyNumber_Index(op);
  if (index === NULL) return Number.NaN;
  if ((index & 1) !== 0) return index >> 1;
  const big = PyLong.asBigInt(index);
  decref(index);
  return big > MAX_INDEX ? MAX_INDEX : big < -MAX_INDEX ? -MAX_INDEX : Number(big);
}

/** An index argument that may be out of all bounds; NaN with an exception set (_PyEval_SliceIndexNotNone). @mayRunPython */
export function sliceIndexNotNone(op: PyObject): number {
  return clampedIndex(op, "slice indices must be integers or have an __index__ method");
}

const SLICE_INDEX = "slice indices must be integers or None or have an __index__ method";

/** The bounds as numbers, clamped, None replaced; null with an exception set (PySlice_Unpack). @mayRunPython */
export function unpack(slice: PyObject): SliceIndices | null {
  const stepObject = Slice.step.get(slice) as PyObject;
  let step = 1;
  if (stepObject !== None) {
    step = clampedIndex(stepObject, SLICE_INDEX);
    if (Number.isNaN(step)) return null;
    if (step === 0) {
      PyErr.setString(T.ValueError, "slice step cannot be zero");
      return null;
    }
  }
  const startObject = Slice.start.get(slice) as PyObject;
  const start = startObject !== None ? clampedIndex(startObject, SLICE_INDEX) : step < 0 ? MAX_INDEX : 0;
  if (Number.isNaN(start)) return null;
  const stopObject = Slice.stop.get(slice) as PyObject;
  const stop =
    stopObject !== None ? clampedIndex(stopObject, SLICE_INDEX) : step < 0 ? -MAX_INDEX - 1 : MAX_INDEX;
  if (Number.isNaN(stop)) return null;
  return { start, stop, step, length: 0 };
}

function adjust(index: number, length: number, step: number): number {
  if (index < 0) {
    const fromEnd = index + length;
    if (fromEnd >= 0) return fromEnd;
    return step < 0 ? -1 : 0;
  }
  if (index >= length) return step < 0 ? length - 1 : length;
  return index;
}

/** Fit the bounds to a sequence of `length` items: sets `start`, `stop` and `length` of `indices` (PySlice_AdjustIndices). */
export function adjustIndices(indices: SliceIndices, length: number): SliceIndices {
  const { step } = indices;
  const start = adjust(indices.start, length, step);
  const stop = adjust(indices.stop, length, step);
  indices.start = start;
  indices.stop = stop;
  if (step < 0) indices.length = stop < start ? Math.floor((start - stop - 1) / -step) + 1 : 0;
  else indices.length = start < stop ? Math.floor((stop - start - 1) / step) + 1 : 0;
  return indices;
}

/** The bounds for a sequence of `length` items; null with an exception set. @mayRunPython */
export function indicesFor(slice: PyObject, length: number): SliceIndices | null {
  const indices = unpack(slice);
  return indices === null ? null : adjustIndices(indices, length);
}

/**
 * The index that the subscript `key` means for a sequence of `length` items; NaN with an exception set when it is no
 * index. `key` must satisfy isIndex. @mayRunPython
 */
export function subscriptIndex(key: PyObject, length: number): number {
  const index = (key & 1) !== 0 ? key >> 1 : PyNumber_AsIndex(key, T.IndexError);
  if (index === -1 && (key & 1) === 0 && PyErr.occurred()) return Number.NaN;
  return index < 0 ? index + length : index;
}

// ---- bounds of any size (slice.indices, slices of ranges) ----

/** A slice in BigInts. */
export interface LongIndices {
  readonly start: bigint;
  readonly stop: bigint;
  readonly step: bigint;
}

/** An int of any size from an index-like object; null with an exception set. @mayRunPython */
export function bigIndex(op: PyObject): bigint | null {
  if ((op & 1) !== 0) return BigInt(op >> 1);
  if (!isIndex(op)) {
    PyErr.setString(T.TypeError, SLICE_INDEX);
    return null;
  }
  const index = PyNumber_Index(op);
  if (index === NULL) return null;
  const value = PyLong.asBigInt(index);
  decref(index);
  return value;
}

function longBound(
  op: PyObject,
  length: bigint,
  lower: bigint,
  upper: bigint,
  missing: bigint,
): bigint | null {
  if (op === None) return missing;
  const value = bigIndex(op);
  if (value === null) return null;
  const bound = value < 0n ? value + length : value;
  return bound < lower ? lower : bound > upper ? upper : bound;
}

/** The bounds for a sequence of `length` items, of any size; null with an exception set (_PySlice_GetLongIndices). @mayRunPython */
export function longIndices(slice: PyObject, length: bigint): LongIndices | null {
  const stepObject = Slice.step.get(slice) as PyObject;
  const step = stepObject === None ? 1n : bigIndex(stepObject);
  if (step === null) return null;
  if (step === 0n) {
    PyErr.setString(T.ValueError, "slice step cannot be zero");
    return null;
  }
  const lower = step < 0n ? -1n : 0n;
  const upper = step < 0n ? length - 1n : length;
  const start = longBound(
    Slice.start.get(slice) as PyObject,
    length,
    lower,
    upper,
    step < 0n ? upper : lower,
  );
  if (start === null) return null;
  const stop = longBound(Slice.stop.get(slice) as PyObject, length, lower, upper, step < 0n ? lower : upper);
  return stop === null ? null : { start, stop, step };
}

function slice_indices(self: PyObject, lengthObject: PyObject): NewRef | Null {
  const index = PyNumber_Index(lengthObject);
  if (index === NULL) return NULL;
  const length = (index & 1) !== 0 ? BigInt(index >> 1) : PyLong.asBigInt(index);
  decref(index);
  if (length < 0n) return PyErr.setString(T.ValueError, "length should not be negative");
  const indices = longIndices(self, length);
  if (indices === null) return NULL;
  return packBigInts(indices.start, indices.stop, indices.step);
}

function fromBig(value: bigint): NewRef | Null {
  return value >= -0x40000000n && value <= 0x3fffffffn ? smallInt(Number(value)) : PyLong.fromBigInt(value);
}

function packBigInts(...values: bigint[]): NewRef | Null {
  const tuple = PyTuple.new_(values.length);
  if (tuple === NULL) return NULL;
  for (let i = 0; i < values.length; i++) {
    const value = fromBig(values[i]);
    if (value === NULL) {
      decref(tuple);
      return NULL;
    }
    PyTuple.setItemSteal(tuple, i, value);
  }
  return tuple;
}

// ---- slots ----

function slice_new(_type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (!noKeywords("slice", kwnames) || !checkPositional("slice", nargs, 1, 3)) return NULL;
  if (nargs === 1) return new_(NULL, argument(args, 0), NULL);
  return new_(argument(args, 0), argument(args, 1), nargs === 3 ? argument(args, 2) : NULL);
}

function slice_dealloc(op: number): void {
  const w = op >> 2;
  decref(I32[w + 4] as NewRef);
  decref(I32[w + 2] as NewRef);
  decref(I32[w + 3] as NewRef);
  PyObject_Free(op);
}

// Its own, so that the collector does not take the default tp_clear: a slice has no NULL bounds.
function slice_traverse(op: PyObject, visit: (ref: PyObject) => void): void {
  for (let w = (op >> 2) + 2; w < (op >> 2) + 5; w++) visit(I32[w] as PyObject);
}

function slice_repr(self: PyObject): NewRef | Null {
  const writer = newWriter();
  for (let i = 0; i < 3; i++) {
    writeJS(writer, i === 0 ? "slice(" : ", ");
    const text = PyObject_Repr(I32[(self >> 2) + 2 + i] as PyObject);
    if (text === NULL) {
      discard(writer);
      return NULL;
    }
    writeSteal(writer, text);
  }
  writeJS(writer, ")");
  return finish(writer);
}

function slice_hash(self: PyObject): number {
  let acc = PyTuple.HASH_START;
  for (let i = 0; i < 3; i++) {
    const hash = PyObject_Hash(I32[(self >> 2) + 2 + i] as PyObject);
    if (hash === -1) return -1;
    acc = PyTuple.hashStep(acc, hash);
  }
  return acc === -1 ? PyTuple.HASH_FOR_ERROR_VALUE : acc;
}

function slice_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  if (!check(left) || !check(right)) return NotImplemented;
  if (left === right) return bool(op === CompareOp.EQ || op === CompareOp.LE || op === CompareOp.GE);
  const a = PyTuple.fromArray(left + Slice.start.offset, 3);
  if (a === NULL) return NULL;
  const b = PyTuple.fromArray(right + Slice.start.offset, 3);
  const result = b === NULL ? NULL : PyObject_RichCompare(a, b, op);
  decref(a);
  if (b !== NULL) decref(b);
  return result;
}

function slice_reduce(self: PyObject): NewRef | Null {
  const args = PyTuple.fromArray(self + Slice.start.offset, 3);
  return args === NULL ? NULL : PyTuple.pair(incref(T.slice as number as PyObject), args);
}

defineType({
  address: T.slice,
  name: "slice",
  layout: Slice,
  flags: TypeFlags.HAVE_GC,
  doc: "slice(stop)\nslice(start, stop[, step])\n\nThe bounds of an extended slice, as in a[0:10:2].",
  slots: {
    tp_new: slice_new,
    tp_dealloc: slice_dealloc,
    tp_traverse: slice_traverse,
    tp_repr: slice_repr,
    tp_hash: slice_hash,
    tp_richcompare: slice_richcompare,
  },
  methods: [
    method(
      "indices($self, len, /)",
      "The (start, stop, step) that this slice means for a sequence of length len.",
      slice_indices,
    ),
    method("__reduce__($self, /)", "What pickle makes of it.", slice_reduce),
  ],
  members: [
    member("start", "object", Slice.start.offset, { readonly: true }),
    member("stop", "object", Slice.stop.offset, { readonly: true }),
    member("step", "object", Slice.step.offset, { readonly: true }),
  ],
});
