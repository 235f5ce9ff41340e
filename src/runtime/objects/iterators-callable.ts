/** iter(callable, sentinel): calls until the result equals the sentinel. Mirrors the end of CPython's Objects/iterobject.c. */
import { CompareOp, PyObject_RichCompareBool, PySelf } from "../abstract/object.js";
import { PyObject_CallNoArgs } from "../call/call.js";
import * as PyErr from "../errors.js";
import { PyObject_Free, PyObject_Malloc } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ref, struct } from "../heap/struct.js";
import { CALLABLE_ITERATOR } from "./iterator-pickling.js";
import { decref, incref, PyObjectHead } from "./object.js";
import { defineType, TypeFlags } from "./type.js";
import { T } from "./type-table.js";

export const CallableIterator = struct("callable_iterator", PyObjectHead, {
  it_callable: ref("what is called, or NULL when exhausted"),
  it_sentinel: ref("the result that ends it, or NULL when exhausted"),
});

/** `iter(callable, sentinel)` (PyCallIter_New). */
export function newCallableIterator(callable: PyObject, sentinel: PyObject): NewRef | Null {
  const op = PyObject_Malloc(CallableIterator.SIZE);
  if (op === 0) return PyErr.noMemory();
  const w = op >> 2;
  I32[w] = 1;
  I32[w + 1] = T.callable_iterator;
  I32[w + 2] = incref(callable);
  I32[w + 3] = incref(sentinel);
  return op as NewRef;
}

function exhaustCallable(self: PyObject): void {
  const w = self >> 2;
  const callable = I32[w + 2];
  const sentinel = I32[w + 3];
  I32[w + 2] = I32[w + 3] = 0;
  if (callable !== 0) decref(callable as NewRef);
  if (sentinel !== 0) decref(sentinel as NewRef);
}

function calliter_next(self: PyObject): NewRef | Null {
  const w = self >> 2;
  if (I32[w + 2] === 0) return NULL;
  const callable = incref(I32[w + 2] as PyObject);
  const result = PyObject_CallNoArgs(callable);
  decref(callable);
  if (result === NULL) {
    if (PyErr.clearIf(T.StopIteration)) exhaustCallable(self);
    return NULL;
  }
  if (I32[w + 3] !== 0) {
    const sentinel = incref(I32[w + 3] as PyObject);
    const equal = PyObject_RichCompareBool(sentinel, result, CompareOp.EQ);
    decref(sentinel);
    if (equal === 0) return result;
    if (equal > 0) exhaustCallable(self);
  }
  decref(result);
  return NULL;
}

function calliter_dealloc(op: number): void {
  exhaustCallable(op as PyObject);
  PyObject_Free(op);
}

defineType({
  address: T.callable_iterator,
  name: "callable_iterator",
  layout: CallableIterator,
  flags: TypeFlags.HAVE_GC,
  slots: { tp_dealloc: calliter_dealloc, tp_iter: PySelf, tp_iternext: calliter_next },
  methods: CALLABLE_ITERATOR,
});
