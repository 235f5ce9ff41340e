/**
 * The iterators over bytes and bytearray.
 */
import { PySelf } from "../../abstract/object.js";
import * as PyErr from "../../errors.js";
import { PyObject_Free, PyObject_Malloc } from "../../heap/alloc.js";
import { I32, U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { i32, ref, struct } from "../../heap/struct.js";
import { method } from "../../method-def.js";
import * as PyLong from "../long.js";
import { decref, incref, PyObjectHead, xdecref } from "../object.js";
import { defineType, TypeFlags } from "../type.js";
import { EmptyTuple, None, T } from "../type-table.js";
import { reduceIterator } from "../unicode/iterator-reduce.js";
import { view } from "./like.js";

const BytesIterator = struct("bytes_iterator", PyObjectHead, {
  it_index: i32("index of the next byte"),
  it_seq: ref("the bytes or bytearray, or NULL when exhausted"),
});
const INDEX_WORD = BytesIterator.it_index.offset >> 2;
const SEQ_WORD = BytesIterator.it_seq.offset >> 2;

function newIterator(type: number, op: PyObject): NewRef | Null {
  const iterator = PyObject_Malloc(BytesIterator.SIZE);
  if (iterator === 0) return PyErr.noMemory();
  const w = iterator >> 2;
  I32[w] = 1;
  I32[w + 1] = type;
  I32[w + INDEX_WORD] = 0;
  I32[w + SEQ_WORD] = incref(op);
  return iterator as NewRef;
}

/** `iter(bytes)`. */
export function bytes_iter(op: PyObject): NewRef | Null {
  return newIterator(T.bytes_iterator, op);
}

/** `iter(bytearray)`. */
export function bytearray_iter(op: PyObject): NewRef | Null {
  return newIterator(T.bytearray_iterator, op);
}

function next(self: PyObject): NewRef | Null {
  const w = self >> 2;
  const seq = I32[w + SEQ_WORD] as PyObject | Null;
  if (seq === NULL) return NULL;
  const { data, size } = view(seq);
  const index = I32[w + INDEX_WORD];
  if (index < size) {
    I32[w + INDEX_WORD] = index + 1;
    return smallInt(U8[data + index]);
  }
  I32[w + SEQ_WORD] = 0;
  decref(seq as NewRef);
  return NULL;
}

function dealloc(self: number): void {
  xdecref(I32[(self >> 2) + SEQ_WORD] as NewRef | Null);
  PyObject_Free(self);
}

function lengthHint(self: PyObject): NewRef {
  const seq = I32[(self >> 2) + SEQ_WORD] as PyObject | Null;
  return smallInt(seq === NULL ? 0 : Math.max(0, view(seq).size - I32[(self >> 2) + INDEX_WORD]));
}

function reduce(self: PyObject): NewRef | Null {
  const w = self >> 2;
  return reduceIterator(I32[w + SEQ_WORD] as PyObject | Null, I32[w + INDEX_WORD], EmptyTuple);
}

function setstate(self: PyObject, state: PyObject): NewRef | Null {
  const index = PyLong.asSsize(state);
  if (index === -1 && PyErr.occurred()) return NULL;
  const seq = I32[(self >> 2) + SEQ_WORD] as PyObject | Null;
  if (seq !== NULL) I32[(self >> 2) + INDEX_WORD] = Math.max(0, Math.min(index, view(seq).size));
  return None;
}

for (const [address, name] of [
  [T.bytes_iterator, "bytes_iterator"],
  [T.bytearray_iterator, "bytearray_iterator"],
] as const) {
  defineType({
    address,
    name,
    layout: BytesIterator,
    flags: TypeFlags.HAVE_GC,
    slots: { tp_dealloc: dealloc, tp_iter: PySelf, tp_iternext: next },
    methods: [
      method("__length_hint__($self, /)", "How many bytes are left.", lengthHint),
      method("__reduce__($self, /)", "State for pickling.", reduce),
      method("__setstate__($self, state, /)", "Set the position.", setstate),
    ],
  });
}
