/**
 * For unit tests that need Python objects: importing this file makes a heap in this test file's own memory, with a thread state
 * and all built-in types, but without modules, VM and GIL.
 */

import { PyObject_Repr, PyObject_Str } from "../../../src/runtime/abstract/object.js";
import { bootHeap } from "../../../src/runtime/boot.js";
import * as PyErr from "../../../src/runtime/errors.js";
import type { NewRef, Null, PyObject } from "../../../src/runtime/heap/ownership.js";
import { decref } from "../../../src/runtime/objects/object.js";
import * as PyUnicode from "../../../src/runtime/objects/unicode.js";
import { setThreadState, ThreadState, threadStateAt } from "../../../src/runtime/threads/state.js";

bootHeap();
const ts = threadStateAt(0);
ThreadState.exc_info.set(ts, ts + ThreadState.exc_value.offset);
ThreadState.c_recursion_remaining.set(ts, 2000);
ThreadState.py_recursion_limit.set(ts, 1000);
ThreadState.py_recursion_remaining.set(ts, 1000);
ThreadState.is_main.set(ts, 1);
setThreadState(ts);

/** The exception being raised as "Type: text", taken out of the thread state; "" when there is none. */
export function takeError(): string {
  const exc = PyErr.getRaisedException();
  if (exc === 0) return "";
  const text = PyObject_Str(exc);
  const message = text === 0 ? "?" : PyUnicode.asString(text);
  if (text !== 0) decref(text);
  const name = PyErr.typeName(exc);
  decref(exc);
  return message === "" ? name : `${name}: ${message}`;
}

/** `op`, unless an exception is set: then the test fails with its text. */
export function ok<R extends NewRef>(op: R | Null): R {
  if (op !== 0) return op;
  throw new Error(takeError() || "NULL without an exception");
}

/** repr() as a JS string. */
export function reprOf(op: PyObject): string {
  const repr = ok(PyObject_Repr(op));
  const text = PyUnicode.asString(repr);
  decref(repr);
  return text;
}

/** A str. */
export function str(text: string): NewRef {
  return ok(PyUnicode.fromString(text));
}
