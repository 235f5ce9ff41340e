/**
 * The parts of the asynchronous instructions that are more than a few words of work. Mirrors GET_AWAITABLE, GET_AITER, GET_ANEXT and END_ASYNC_FOR of
 * CPython's Python/bytecodes.c.
 */
import * as PyErr from "../runtime/errors.js";
import type { NewRef, Null, PyObject } from "../runtime/heap/ownership.js";
import { FN } from "../runtime/native.js";
import { awaitableIterator } from "../runtime/objects/coroutine.js";
import { decref, typeOf } from "../runtime/objects/object.js";
import { SLOT, slotOf } from "../runtime/objects/type.js";
import { T } from "../runtime/objects/type-table.js";

/** GET_AITER: `iterable.__aiter__()`. @mayRunPython */
export function getAIter(iterable: PyObject): NewRef | Null {
  const slot = slotOf(iterable, SLOT.am_aiter);
  if (slot === 0) {
    const message = `'async for' requires an object with __aiter__ method, got ${PyErr.typeName(iterable)}`;
    return PyErr.setString(T.TypeError, message);
  }
  const iterator: NewRef | Null = FN[slot](iterable);
  if (iterator === 0 || slotOf(iterator, SLOT.am_anext) !== 0) return iterator;
  const message = "'async for' received an object from __aiter__ that does not implement __anext__: ";
  PyErr.setString(T.TypeError, message + PyErr.typeName(iterator));
  decref(iterator);
  return 0;
}

/** GET_ANEXT: the iterator that awaits `iterator.__anext__()`. @mayRunPython */
export function getANext(iterator: PyObject): NewRef | Null {
  const slot = slotOf(iterator, SLOT.am_anext);
  if (slot === 0) {
    const message = `'async for' requires an iterator with __anext__ method, got ${PyErr.typeName(iterator)}`;
    return PyErr.setString(T.TypeError, message);
  }
  const next: NewRef | Null = FN[slot](iterator);
  if (next === 0 || typeOf(iterator) === T.async_generator) return next;
  const awaitable = awaitableIterator(next);
  if (awaitable === 0) {
    const message = `'async for' received an invalid object from __anext__: ${PyErr.typeName(next)}`;
    PyErr.setStringFromCause(T.TypeError, message);
  }
  decref(next);
  return awaitable;
}

/** END_ASYNC_FOR: is `exc` the end of the loop? */
export function endsAsyncFor(exc: PyObject): boolean {
  return PyErr.givenExceptionMatches(exc, T.StopAsyncIteration as number as PyObject);
}
