import { afterEach, describe, expect, test } from "vitest";
import * as PyErr from "../../../../src/runtime/errors.js";
import { type NewRef, type PyObject, smallInt } from "../../../../src/runtime/heap/ownership.js";
import { BaseException } from "../../../../src/runtime/objects/exceptions-layout.js";
import { decref, incref, typeOf } from "../../../../src/runtime/objects/object.js";
import * as PyTuple from "../../../../src/runtime/objects/tuple.js";
import { None, T } from "../../../../src/runtime/objects/type-table.js";
import { ok, reprOf, str, takeError } from "../boot-heap.js";
import { call, makeClass, typeAt } from "../types/make-class.js";

afterEach(() => PyErr.setHandledException(0));

function raise(type: T, message: string): NewRef {
  PyErr.setString(type, message);
  return PyErr.getRaisedException() as NewRef;
}

describe("setting", () => {
  test("a message, a value, a tuple of arguments, nothing", () => {
    PyErr.setString(T.TypeError, "text");
    expect(PyErr.exceptionMatches(T.TypeError)).toBe(true);
    expect(PyErr.exceptionMatches(T.ValueError)).toBe(false);
    expect(takeError()).toBe("TypeError: text");
    PyErr.setObject(T.ValueError, ok(PyTuple.pack(smallInt(1), smallInt(2))));
    expect(reprOf(PyErr.getRaisedException() as NewRef)).toBe("ValueError(1, 2)");
    PyErr.setNone(T.StopIteration);
    expect(reprOf(PyErr.getRaisedException() as NewRef)).toBe("StopIteration()");
    expect(PyErr.occurred()).toBe(false);
  });

  test("a key that is a tuple stays one argument", () => {
    PyErr.setKeyError(ok(PyTuple.pack(smallInt(1), smallInt(2))));
    expect(takeError()).toBe("KeyError: (1, 2)");
  });

  test("an instance is raised as it is", () => {
    const exc = call(typeAt(T.KeyError), smallInt(1));
    PyErr.setObject(T.LookupError, exc);
    expect(PyErr.getRaisedException()).toBe(exc);
  });

  test("a tuple of classes matches", () => {
    PyErr.setString(T.IndexError, "x");
    const classes = ok(PyTuple.pack(typeAt(T.ValueError), typeAt(T.LookupError)));
    expect(PyErr.exceptionMatches(classes)).toBe(true);
    PyErr.clear();
  });

  test("a class of Python is called", () => {
    const E = makeClass("E", [typeAt(T.ValueError)]);
    PyErr.setString(E, "text");
    const exc = PyErr.getRaisedException() as NewRef;
    expect(typeOf(exc)).toBe(E);
    decref(exc);
  });
});

describe("__context__", () => {
  test("is the exception being handled", () => {
    const handled = raise(T.ValueError, "first");
    PyErr.setHandledException(incref(handled));
    const second = raise(T.TypeError, "second");
    expect(BaseException.context.get(second)).toBe(handled);
  });

  test("raising the handled exception again makes no cycle", () => {
    const handled = raise(T.ValueError, "first");
    PyErr.setHandledException(incref(handled));
    PyErr.setObject(T.ValueError, handled);
    expect(BaseException.context.get(PyErr.getRaisedException() as NewRef)).toBe(0);
  });

  test("raising one that is further down the chain cuts the chain there", () => {
    const first = raise(T.ValueError, "first");
    PyErr.setHandledException(incref(first));
    const second = raise(T.TypeError, "second");
    PyErr.setHandledException(incref(second));
    PyErr.setObject(T.ValueError, first);
    const raised = PyErr.getRaisedException() as NewRef;
    expect(raised).toBe(first);
    expect(BaseException.context.get(first)).toBe(second);
    expect(BaseException.context.get(second)).toBe(0);
  });
});

describe("errno", () => {
  test("chooses the class and the text", () => {
    PyErr.fromErrno(2, str("a file"));
    expect(takeError()).toBe("FileNotFoundError: [Errno 2] No such file or directory: 'a file'");
    PyErr.fromErrno(32);
    expect(takeError()).toBe("BrokenPipeError: [Errno 32] Broken pipe");
    PyErr.fromErrno(28);
    expect(takeError()).toBe("OSError: [Errno 28] No space left on device");
    PyErr.fromErrno(2, str("a"), str("b"));
    expect(takeError()).toBe("FileNotFoundError: [Errno 2] No such file or directory: 'a' -> 'b'");
  });
});

test("noMemory makes a MemoryError", () => {
  PyErr.noMemory();
  const exc = PyErr.getRaisedException() as NewRef;
  expect(reprOf(exc)).toBe("MemoryError()");
  decref(exc);
});

test("createException complains of a class that makes something else", () => {
  expect(PyErr.createException(typeAt(T.ValueError), None as PyObject)).not.toBe(0);
});
