import { describe, expect, test } from "vitest";
import { PyObject_Str } from "../../../../src/runtime/abstract/object.js";
import { PyObject_CallArgs, PyObject_CallMethod } from "../../../../src/runtime/call/call.js";
import { type PyObject, smallInt } from "../../../../src/runtime/heap/ownership.js";
import * as PyBytes from "../../../../src/runtime/objects/bytes.js";
import * as PyList from "../../../../src/runtime/objects/list.js";
import * as PyTuple from "../../../../src/runtime/objects/tuple.js";
import { None, T } from "../../../../src/runtime/objects/type-table.js";
import * as PyUnicode from "../../../../src/runtime/objects/unicode.js";
import { ok, reprOf, str, takeError } from "../boot-heap.js";
import { attr, call, setAttr, typeAt } from "../types/make-class.js";

const one = smallInt(1);
const two = smallInt(2);

function make(type: T, ...args: PyObject[]): PyObject {
  return call(typeAt(type), ...args);
}

function failure(type: T, ...args: PyObject[]): string {
  expect(PyObject_CallArgs(typeAt(type), ...args)).toBe(0);
  return takeError();
}

function strOf(op: PyObject): string {
  return PyUnicode.asString(ok(PyObject_Str(op)));
}

function list(...items: PyObject[]): PyObject {
  const result = ok(PyList.new_(0));
  for (const item of items) PyList.append(result, item);
  return result;
}

describe("str and repr", () => {
  test("of plain exceptions", () => {
    expect(reprOf(make(T.ValueError))).toBe("ValueError()");
    expect(reprOf(make(T.ValueError, one))).toBe("ValueError(1)");
    expect(reprOf(make(T.ValueError, one, two))).toBe("ValueError(1, 2)");
    expect(strOf(make(T.ValueError))).toBe("");
    expect(strOf(make(T.ValueError, str("text")))).toBe("text");
    expect(strOf(make(T.ValueError, one, two))).toBe("(1, 2)");
  });

  test("of a KeyError shows the key", () => {
    expect(strOf(make(T.KeyError, str("k")))).toBe("'k'");
    expect(strOf(make(T.KeyError, str("a"), str("b")))).toBe("('a', 'b')");
  });

  test("of a SyntaxError shows the place", () => {
    const place = (...items: PyObject[]) => ok(PyTuple.pack(...items));
    const error = (...items: PyObject[]) => strOf(make(T.SyntaxError, str("m"), place(...items)));
    expect(error(str("/a/b.py"), two, one, str("t"))).toBe("m (b.py, line 2)");
    expect(error(str("b.py"), None, one, str("t"))).toBe("m (b.py)");
    expect(error(None, two, one, str("t"))).toBe("m (line 2)");
    expect(strOf(make(T.SyntaxError))).toBe("None");
    expect(failure(T.SyntaxError, str("m"), place(one))).toBe(
      "TypeError: function takes at least 4 arguments (1 given)",
    );
    expect(failure(T.SyntaxError, str("m"), place(one, one, one, one, one))).toBe(
      "TypeError: end_offset must be provided when end_lineno is provided",
    );
  });

  test("of Unicode errors", () => {
    const reason = str("r");
    const encoding = str("c");
    expect(strOf(make(T.UnicodeEncodeError, encoding, str("a\u1234"), one, two, reason))).toBe(
      "'c' codec can't encode character '\\u1234' in position 1: r",
    );
    expect(strOf(make(T.UnicodeEncodeError, encoding, str("a\u1234"), smallInt(0), two, reason))).toBe(
      "'c' codec can't encode characters in position 0-1: r",
    );
    const bytes = ok(PyBytes.fromLatin1("a\xff"));
    expect(strOf(make(T.UnicodeDecodeError, encoding, bytes, one, two, reason))).toBe(
      "'c' codec can't decode byte 0xff in position 1: r",
    );
    expect(strOf(make(T.UnicodeTranslateError, str("a\u{12345}"), one, two, reason))).toBe(
      "can't translate character '\\U00012345' in position 1: r",
    );
    expect(failure(T.UnicodeDecodeError, one)).toBe(
      "TypeError: function takes exactly 5 arguments (1 given)",
    );
    expect(failure(T.UnicodeDecodeError, encoding, str("a"), one, two, reason)).toBe(
      "TypeError: a bytes-like object is required, not 'str'",
    );
    expect(failure(T.UnicodeEncodeError, encoding, str("a"), one, two, one)).toBe(
      "TypeError: argument 5 must be str, not int",
    );
  });
});

describe("OSError", () => {
  test("the class follows errno, file names leave args", () => {
    const exc = make(T.OSError, two, str("x"), str("f"), None, str("g"));
    expect(reprOf(exc)).toBe("FileNotFoundError(2, 'x')");
    expect(strOf(exc)).toBe("[Errno 2] x: 'f' -> 'g'");
    expect(attr(exc, "errno")).toBe("2");
    expect(attr(exc, "filename2")).toBe("'g'");
    expect(reprOf(make(T.OSError, one, one, one, one, one, one))).toBe("OSError(1, 1, 1, 1, 1, 1)");
    expect(strOf(make(T.OSError, two))).toBe("2");
  });

  test("characters_written", () => {
    const exc = make(T.BlockingIOError, smallInt(11), str("x"), smallInt(3));
    expect(attr(exc, "characters_written")).toBe("3");
    expect(attr(exc, "args")).toBe("(11, 'x', 3)");
    expect(attr(make(T.OSError), "characters_written")).toBe("AttributeError: characters_written");
  });
});

describe("attributes", () => {
  test("of StopIteration, SystemExit, ImportError", () => {
    expect(attr(make(T.StopIteration, one, two), "value")).toBe("1");
    expect(attr(make(T.SystemExit, one, two), "code")).toBe("(1, 2)");
    expect(attr(make(T.SystemExit), "code")).toBe("None");
    expect(attr(make(T.ImportError, str("m")), "msg")).toBe("'m'");
    expect(attr(make(T.ImportError, str("m")), "name")).toBe("None");
  });

  test.each([
    ["args", one, "TypeError: 'int' object is not iterable"],
    ["args", 0, "TypeError: args may not be deleted"],
    ["__traceback__", one, "TypeError: __traceback__ must be a traceback or None"],
    ["__traceback__", 0, "TypeError: __traceback__ may not be deleted"],
    ["__cause__", one, "TypeError: exception cause must be None or derive from BaseException"],
    ["__cause__", 0, "TypeError: __cause__ may not be deleted"],
    ["__context__", one, "TypeError: exception context must be None or derive from BaseException"],
    ["__context__", 0, "TypeError: __context__ may not be deleted"],
  ] as const)("%s refuses", (name, value, text) => {
    expect(setAttr(make(T.ValueError), name, value)).toBe(text);
  });

  test("__cause__ suppresses the context", () => {
    const exc = make(T.ValueError);
    expect(attr(exc, "__suppress_context__")).toBe("False");
    expect(setAttr(exc, "__cause__", make(T.TypeError, one))).toBe("");
    expect(attr(exc, "__cause__")).toBe("TypeError(1)");
    expect(attr(exc, "__suppress_context__")).toBe("True");
  });

  test("notes", () => {
    const exc = make(T.ValueError);
    ok(PyObject_CallMethod(exc, str("add_note"), str("one")));
    ok(PyObject_CallMethod(exc, str("add_note"), str("two")));
    expect(attr(exc, "__notes__")).toBe("['one', 'two']");
    expect(PyObject_CallMethod(exc, str("add_note"), one)).toBe(0);
    expect(takeError()).toBe("TypeError: note must be a str, not 'int'");
  });
});

describe("groups", () => {
  const group = (...excs: PyObject[]) => make(T.ExceptionGroup, str("g"), list(...excs));

  test("construction", () => {
    expect(failure(T.ExceptionGroup)).toBe(
      "TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)",
    );
    expect(failure(T.ExceptionGroup, one, list())).toBe(
      "TypeError: BaseExceptionGroup.__new__() argument 1 must be str, not int",
    );
    expect(failure(T.ExceptionGroup, str("a"), list())).toBe(
      "ValueError: second argument (exceptions) must be a non-empty sequence",
    );
    expect(failure(T.ExceptionGroup, str("a"), one)).toBe(
      "TypeError: second argument (exceptions) must be a sequence",
    );
    expect(failure(T.ExceptionGroup, str("a"), list(one))).toBe(
      "ValueError: Item 0 of second argument (exceptions) is not an exception",
    );
    expect(failure(T.ExceptionGroup, str("a"), list(make(T.KeyboardInterrupt)))).toBe(
      "TypeError: Cannot nest BaseExceptions in an ExceptionGroup",
    );
    expect(reprOf(make(T.BaseExceptionGroup, str("a"), list(make(T.ValueError))))).toBe(
      "ExceptionGroup('a', [ValueError()])",
    );
    expect(attr(typeAt(T.ExceptionGroup), "__bases__")).toBe(
      "(<class 'BaseExceptionGroup'>, <class 'Exception'>)",
    );
  });

  test("str counts", () => {
    expect(strOf(group(make(T.ValueError)))).toBe("g (1 sub-exception)");
    expect(strOf(group(make(T.ValueError), make(T.KeyError)))).toBe("g (2 sub-exceptions)");
  });

  test("split and subgroup keep the tree", () => {
    const tree = group(make(T.ValueError, one), group(make(T.TypeError, two), make(T.ValueError, two)));
    const parts = ok(PyObject_CallMethod(tree, str("split"), typeAt(T.ValueError)));
    expect(reprOf(parts)).toBe(
      "(ExceptionGroup('g', [ValueError(1), ExceptionGroup('g', [ValueError(2)])]), " +
        "ExceptionGroup('g', [ExceptionGroup('g', [TypeError(2)])]))",
    );
    expect(reprOf(ok(PyObject_CallMethod(tree, str("subgroup"), typeAt(T.KeyError))))).toBe("None");
    expect(PyObject_CallMethod(tree, str("split"), typeAt(T.int))).toBe(0);
    expect(takeError()).toBe(
      "TypeError: expected an exception type, a tuple of exception types, or a callable (other than a class)",
    );
  });
});
