/**
 * What iterators over an index have in common, and the one over anything with `__getitem__` (the type `iterator`).
 * Mirrors Objects/iterobject.c; those over list and tuple are in list-iterators.ts and tuple-type.ts.
 *
 * All have it_index in word 2 and it_seq in word 3, which the VM reads. An exhausted iterator lets go of its sequence (it_seq
 * NULL) and stays exhausted, even when a list grows afterwards.
 */
import { PyObject_Size, PySelf } from "../abstract/object.js";
import { PySequence_GetItem } from "../abstract/sequence.js";
import * as PyErr from "../errors.js";
import { PyObject_Free, PyObject_Malloc } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { i32 as i32Field, type LayoutInfo, ref, struct } from "../heap/struct.js";
import { type MethodDef, method } from "../method-def.js";
import { SEQUENCE_ITERATOR } from "./iterator-pickling.js";
import { decref, incref, PyObjectHead } from "./object.js";
import { defineType, SLOT, slotOf, TypeFlags } from "./type.js";
import { NotImplemented, T } from "./type-table.js";

export const SequenceIterator = struct("iterator", PyObjectHead, {
  it_index: i32Field("index of the next item"),
  it_seq: ref("the sequence, or NULL when exhausted"),
});

/** An iterator of the static type at `type` (whose layout is as SequenceIterator) that begins at `index`. */
export function newIndexIterator(type: number, sequence: PyObject, index: number): NewRef | Null {
  const op = PyObject_Malloc(SequenceIterator.SIZE);
  if (op === 0) return PyErr.noMemory();
  const w = op >> 2;
  I32[w] = 1;
  I32[w + 1] = type;
  I32[w + 2] = index;
  I32[w + 3] = incref(sequence);
  return op as NewRef;
}

/** An iterator over `sequence[0]`, `sequence[1]`, … until IndexError (PySeqIter_New). */
export function newSequenceIterator(sequence: PyObject): NewRef | Null {
  return newIndexIterator(T.iterator, sequence, 0);
}

/** Let go of the sequence: the iterator is exhausted. @mayRunPython */
export function exhaust(self: PyObject): Null {
  const w = (self >> 2) + 3;
  const sequence = I32[w];
  I32[w] = 0;
  if (sequence !== 0) decref(sequence as NewRef);
  return NULL;
}

/** `__length_hint__` of an iterator that counts up over something with ob_size. */
export function itemsLeft(self: PyObject): NewRef {
  const w = self >> 2;
  const sequence = I32[w + 3];
  return smallInt(sequence === 0 ? 0 : Math.max(0, I32[(sequence >> 2) + 2] - I32[w + 2]));
}

function iterator_dealloc(op: number): void {
  const sequence = I32[(op >> 2) + 3];
  if (sequence !== 0) decref(sequence as NewRef);
  PyObject_Free(op);
}

/** Declare the type of an iterator over an index. */
export function defineIndexIterator(
  address: number,
  layout: LayoutInfo,
  next: (self: PyObject) => NewRef | Null,
  hint: (self: PyObject) => NewRef | Null,
  pickling: readonly MethodDef[],
): void {
  defineType({
    address,
    name: layout.structName,
    layout,
    flags: TypeFlags.HAVE_GC,
    slots: { tp_dealloc: iterator_dealloc, tp_iter: PySelf, tp_iternext: next },
    methods: [
      method("__length_hint__($self, /)", "How many items are left, as far as is known.", hint),
      ...pickling,
    ],
  });
}

function seqiter_next(self: PyObject): NewRef | Null {
  const w = self >> 2;
  const sequence = I32[w + 3];
  if (sequence === 0) return NULL;
  const index = I32[w + 2];
  if (index === 0x7fffffff) return PyErr.setString(T.OverflowError, "iter index too large");
  const item = PySequence_GetItem(sequence as PyObject, index);
  if (item !== NULL) {
    I32[w + 2] += 1;
    return item;
  }
  if (!PyErr.exceptionMatches(T.IndexError) && !PyErr.exceptionMatches(T.StopIteration)) return NULL;
  PyErr.clear();
  return exhaust(self);
}

function seqiter_length_hint(self: PyObject): NewRef | Null {
  const w = self >> 2;
  const sequence = I32[w + 3] as PyObject;
  if (sequence === NULL) return smallInt(0);
  if (slotOf(sequence, SLOT.sq_length) === 0 && slotOf(sequence, SLOT.mp_length) === 0) return NotImplemented;
  const size = PyObject_Size(sequence);
  return size < 0 ? NULL : smallInt(Math.max(0, size - I32[w + 2]));
}

defineIndexIterator(T.iterator, SequenceIterator, seqiter_next, seqiter_length_hint, SEQUENCE_ITERATOR);
