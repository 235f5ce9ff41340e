/**
 * What anext(iterator, default) gives: an awaitable that ends with the default where the iterator's own would end with StopAsyncIteration.
 * Mirrors anextawaitable in CPython's Objects/iterobject.c.
 */
import { PyIter_Check, PyObject_GetAttr } from "../abstract/object.js";
import { PyObject_CallArgs } from "../call/call.js";
import * as PyErr from "../errors.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { ref, struct } from "../heap/struct.js";
import { ID } from "../identifiers.js";
import { method } from "../method-def.js";
import { FN } from "../native.js";
import { allocObject } from "./builtin.js";
import { awaitableIterator } from "./coroutine.js";
import { decref, incref, PyObjectHead } from "./object.js";
import { iternextRaising } from "./slot-functions.js";
import { defineType, SLOT, slotOf, TypeFlags } from "./type.js";
import { T } from "./type-table.js";

const AnextAwaitable = struct("anext_awaitable", PyObjectHead, {
  wrapped: ref("what __anext__ gave"),
  default_value: ref("what it ends with instead of StopAsyncIteration"),
});

/** An awaitable around `awaitable` with a default. */
export function newAnextAwaitable(awaitable: PyObject, fallback: PyObject): NewRef | Null {
  const op = allocObject(AnextAwaitable, T.anext_awaitable);
  if (op === 0) return 0;
  AnextAwaitable.wrapped.set(op, incref(awaitable));
  AnextAwaitable.default_value.set(op, incref(fallback));
  return op;
}

/** The iterator that does the work; a coroutine's is its wrapper. @mayRunPython */
function iteratorOf(op: PyObject): NewRef | Null {
  const iterator = awaitableIterator(AnextAwaitable.wrapped.get(op) as PyObject);
  if (iterator === 0 || PyIter_Check(iterator)) return iterator;
  const wrapper: NewRef | Null = FN[slotOf(iterator, SLOT.am_await)](iterator);
  decref(iterator);
  return wrapper;
}

function withDefault(op: PyObject, run: (iterator: PyObject) => NewRef | Null): NewRef | Null {
  const iterator = iteratorOf(op);
  if (iterator === 0) return 0;
  const result = run(iterator);
  decref(iterator);
  if (result === 0 && PyErr.clearIf(T.StopAsyncIteration)) {
    PyErr.setStopIteration(AnextAwaitable.default_value.get(op) as PyObject);
  }
  return result;
}

function proxy(op: PyObject, name: PyObject, ...args: readonly (PyObject | Null)[]): NewRef | Null {
  return withDefault(op, (iterator) => {
    const bound = PyObject_GetAttr(iterator, name);
    if (bound === 0) return 0;
    const result = PyObject_CallArgs(bound, ...(args.filter((arg) => arg !== 0) as PyObject[]));
    decref(bound);
    return result;
  });
}

defineType({
  address: T.anext_awaitable,
  name: "anext_awaitable",
  layout: AnextAwaitable,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  slots: {
    am_await: incref,
    tp_iter: incref,
    tp_iternext: (op: PyObject) => withDefault(op, iternextRaising),
  },
  methods: [
    method(
      "send($self, value, /)",
      "Send a value; gives what is awaited next or raises StopIteration.",
      (op: PyObject, value: PyObject) => proxy(op, ID.send, value),
    ),
    method(
      "throw($self, type, value=NULL, traceback=NULL, /)",
      "Raise an exception inside; gives what is awaited next or raises StopIteration.",
      (op: PyObject, type: PyObject, value: PyObject | Null, traceback: PyObject | Null) =>
        proxy(op, ID.throw, type, value, traceback),
    ),
    method("close($self, /)", "Raise GeneratorExit inside.", (op: PyObject) => proxy(op, ID.close)),
  ],
});
