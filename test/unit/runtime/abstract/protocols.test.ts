/** The abstract protocols on built-in objects: results and the texts of CPython 3.13. */
import { beforeAll, describe, expect, test } from "vitest";
import * as Number_ from "../../../../src/runtime/abstract/number.js";
import {
  CompareOp,
  PyObject_DelItem,
  PyObject_GetItem,
  PyObject_Hash,
  PyObject_IsTrue,
  PyObject_LengthHint,
  PyObject_RichCompare,
  PyObject_SetItem,
} from "../../../../src/runtime/abstract/object.js";
import {
  PySequence_Concat,
  PySequence_Contains,
  PySequence_Fast,
  PySequence_GetSlice,
  PySequence_Index,
  PySequence_Repeat,
  PySequence_Tuple,
} from "../../../../src/runtime/abstract/sequence.js";
import type { NewRef, Null, PyObject } from "../../../../src/runtime/heap/ownership.js";
import { decref } from "../../../../src/runtime/objects/object.js";
import {
  boot,
  builtin,
  call,
  callMethod,
  countObjects,
  float,
  showSteal,
  toPython,
  tuple,
  type Value,
} from "./boot-builtins.js";

beforeAll(boot);

/** Apply `fn` to objects made of `values`, which are given up afterwards. */
function apply(fn: (...ops: PyObject[]) => NewRef | Null, ...values: Value[]): string {
  const ops = values.map(toPython);
  const shown = showSteal(fn(...ops));
  for (const op of ops) decref(op);
  return shown;
}

const status =
  (fn: (...ops: PyObject[]) => number) =>
  (...ops: PyObject[]) => {
    const result = fn(...ops);
    return result < 0 ? 0 : toPython(result);
  };

describe("binary operators", () => {
  test.each([
    [Number_.PyNumber_Add, 1, 2, "3"],
    [Number_.PyNumber_Add, 0x3fffffff, 1, "1073741824"],
    [Number_.PyNumber_Add, -0x40000000, -1, "-1073741825"],
    [Number_.PyNumber_Subtract, -0x40000000, 1, "-1073741825"],
    [Number_.PyNumber_Subtract, 5, 7, "-2"],
    [Number_.PyNumber_Multiply, 1 << 20, 1 << 20, "1099511627776"],
    [Number_.PyNumber_And, -1, 6, "6"],
    [Number_.PyNumber_Or, -8, 3, "-5"],
    [Number_.PyNumber_Xor, -1, 6, "-7"],
    [Number_.PyNumber_TrueDivide, 1, 2, "0.5"],
    [Number_.PyNumber_FloorDivide, -7, 2, "-4"],
    [Number_.PyNumber_Remainder, -7, 2, "1"],
    [Number_.PyNumber_Lshift, 1, 40, "1099511627776"],
    [Number_.PyNumber_Multiply, "ab", 3, "'ababab'"],
    [Number_.PyNumber_Multiply, 2, [1], "[1, 1]"],
    [Number_.PyNumber_Add, 1, "a", "TypeError: unsupported operand type(s) for +: 'int' and 'str'"],
    [Number_.PyNumber_Add, "a", 1, 'TypeError: can only concatenate str (not "int") to str'],
    [Number_.PyNumber_Add, [1], 1, 'TypeError: can only concatenate list (not "int") to list'],
    [Number_.PyNumber_Multiply, "a", "b", "TypeError: can't multiply sequence by non-int of type 'str'"],
    [Number_.PyNumber_MatrixMultiply, 1, 2, "TypeError: unsupported operand type(s) for @: 'int' and 'int'"],
    [
      Number_.PyNumber_InPlaceAdd,
      1,
      null,
      "TypeError: unsupported operand type(s) for +=: 'int' and 'NoneType'",
    ],
    [Number_.PyNumber_InPlaceAdd, [1], [2], "[1, 2]"],
    [
      Number_.PyNumber_InPlacePower,
      1,
      "a",
      "TypeError: unsupported operand type(s) for **=: 'int' and 'str'",
    ],
    [Number_.PyNumber_Divmod, 1, "a", "TypeError: unsupported operand type(s) for divmod(): 'int' and 'str'"],
  ] as [
    (v: PyObject, w: PyObject) => NewRef | Null,
    Value,
    Value,
    string,
  ][])("%o(%o, %o)", (fn, v, w, expected) => {
    expect(apply((a, b) => fn(a, b), v, w)).toBe(expected);
  });
});

describe("unary operators and conversions", () => {
  test.each([
    [Number_.PyNumber_Negative, "a", "TypeError: bad operand type for unary -: 'str'"],
    [Number_.PyNumber_Positive, [], "TypeError: bad operand type for unary +: 'list'"],
    [Number_.PyNumber_Invert, 5, "-6"],
    [Number_.PyNumber_Index, true, "1"],
    [Number_.PyNumber_Index, "a", "TypeError: 'str' object cannot be interpreted as an integer"],
    [Number_.PyNumber_Long, " 12 ", "12"],
    [
      Number_.PyNumber_Long,
      null,
      "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'",
    ],
    [Number_.PyNumber_Float, "1.5", "1.5"],
    [Number_.PyNumber_Float, 3, "3.0"],
    [
      Number_.PyNumber_Float,
      null,
      "TypeError: float() argument must be a string or a real number, not 'NoneType'",
    ],
  ] as [(op: PyObject) => NewRef | Null, Value, string][])("%o %o", (fn, v, expected) => {
    expect(apply(fn, v)).toBe(expected);
  });
});

test("comparison", () => {
  const compare = (op: CompareOp) => (v: PyObject, w: PyObject) => PyObject_RichCompare(v, w, op);
  expect(apply(compare(CompareOp.LT), 1, 2)).toBe("True");
  expect(apply(compare(CompareOp.GE), -5, 2)).toBe("False");
  expect(apply(compare(CompareOp.EQ), 1, "a")).toBe("False");
  expect(apply(compare(CompareOp.NE), [1], [1])).toBe("False");
  expect(apply(compare(CompareOp.LT), 1, "a")).toBe(
    "TypeError: '<' not supported between instances of 'int' and 'str'",
  );
  expect(apply(compare(CompareOp.GE), 1, null)).toBe(
    "TypeError: '>=' not supported between instances of 'int' and 'NoneType'",
  );
});

test("truth and hash", () => {
  for (const [value, expected] of [
    [0, 0],
    [7, 1],
    ["", 0],
    ["a", 1],
    [[], 0],
    [[0], 1],
    [null, 0],
  ] as [Value, number][]) {
    const op = toPython(value);
    expect(PyObject_IsTrue(op)).toBe(expected);
    decref(op);
  }
  expect(PyObject_Hash(toPython(-1))).toBe(-2);
  expect(PyObject_Hash(toPython(42))).toBe(42);
  expect(PyObject_Hash(toPython(-1073741824))).toBe(-1073741824);
});

test("subscription", () => {
  expect(apply(PyObject_GetItem, [1, 2, 3], -1)).toBe("3");
  expect(apply(PyObject_GetItem, 1, 0)).toBe("TypeError: 'int' object is not subscriptable");
  expect(apply(PyObject_GetItem, [1], 2n ** 70n)).toBe(
    "IndexError: cannot fit 'int' into an index-sized integer",
  );
  expect(apply(PyObject_GetItem, [1], float(1))).toBe(
    "TypeError: list indices must be integers or slices, not float",
  );
  expect(apply(status(PyObject_SetItem as never), 1, 0, 1)).toBe(
    "TypeError: 'int' object does not support item assignment",
  );
  expect(apply(status(PyObject_SetItem as never), tuple(1), 0, 1)).toBe(
    "TypeError: 'tuple' object does not support item assignment",
  );
  expect(apply(status(PyObject_DelItem as never), tuple(1), 0)).toBe(
    "TypeError: 'tuple' object doesn't support item deletion",
  );
});

test("sequences", () => {
  expect(apply(status(PySequence_Contains as never), [1, 2], 2)).toBe("1");
  expect(apply(status(PySequence_Contains as never), 1, 1)).toBe(
    "TypeError: argument of type 'int' is not iterable",
  );
  expect(apply(status(PySequence_Index as never), [1, 2], 2)).toBe("1");
  expect(apply(status(PySequence_Index as never), [1], 2)).toBe(
    "ValueError: sequence.index(x): x not in sequence",
  );
  expect(apply(PySequence_Concat, [1], tuple(2))).toBe(
    'TypeError: can only concatenate list (not "tuple") to list',
  );
  expect(apply(PySequence_Concat, 1, 2)).toBe("TypeError: 'int' object can't be concatenated");
  expect(apply((op) => PySequence_Repeat(op, 2), "ab")).toBe("'abab'");
  expect(apply((op) => PySequence_GetSlice(op, 1, 3), [1, 2, 3, 4])).toBe("[2, 3]");
  expect(apply((op) => PySequence_Fast(op, "must be iterable"), 1)).toBe("TypeError: must be iterable");
  expect(apply(PySequence_Tuple, "abc")).toBe("('a', 'b', 'c')");
  expect(
    apply(
      status((op) => PyObject_LengthHint(op, 7)),
      [1, 2],
    ),
  ).toBe("2");
  expect(
    apply(
      status((op) => PyObject_LengthHint(op, 7)),
      null,
    ),
  ).toBe("7");
});

test("sum keeps what rounding loses, and ints exact", () => {
  expect(call("sum", [Array<Value>(10).fill(float(0.1))])).toBe("1.0");
  expect(call("sum", [[float(1.5), 2, float(1e100), float(-1e100)]])).toBe("3.5");
  expect(call("sum", [[1, float(2.5), 3]])).toBe("6.5");
  expect(call("sum", [[true, 2]])).toBe("3");
  expect(call("sum", [[2n ** 53n, 1, 2n ** 80n]])).toBe("1208925828621828429447169");
  expect(call("sum", [[[1], [2]], []])).toBe("[1, 2]");
});

test("what builtins and descriptors tell of themselves", () => {
  const attribute = (path: string, name: string) => call("getattr", [{ op: builtin(path) }, name]);
  expect(attribute("len", "__text_signature__")).toBe("'($module, obj, /)'");
  expect(attribute("print", "__text_signature__")).toBe(
    "\"($module, /, *args, sep=' ', end='\\\\n', file=None, flush=False)\"",
  );
  expect(attribute("sorted", "__text_signature__")).toBe(
    "'($module, iterable, /, *, key=None, reverse=False)'",
  );
  expect(attribute("max", "__text_signature__")).toBe("None");
  expect(attribute("list.append", "__text_signature__")).toBe("'($self, object, /)'");
  expect(attribute("list.append", "__qualname__")).toBe("'list.append'");
  expect(attribute("list.append", "__objclass__")).toBe("<class 'list'>");
  expect(attribute("int.__add__", "__text_signature__")).toBe("'($self, value, /)'");
  expect(attribute("len", "__module__")).toBe("'builtins'");
  expect(attribute("len", "__self__")).toBe("<module 'builtins' (built-in)>");
  const repr = (path: string) => call("str", [{ op: builtin(path) }]);
  expect(repr("len")).toBe("'<built-in function len>'");
  expect(repr("list.append")).toBe("\"<method 'append' of 'list' objects>\"");
  expect(repr("int.__add__")).toBe("\"<slot wrapper '__add__' of 'int' objects>\"");
  expect(repr("int.real")).toBe("\"<attribute 'real' of 'int' objects>\"");
  expect(repr("dict.fromkeys")).toMatch(/^'<built-in method fromkeys of type object at 0x[0-9a-f]+>'$/);
  expect(repr("super")).toBe("\"<class 'super'>\"");
  expect(callMethod([], "append", [1])).toBe("None");
});

test("nothing above left an object behind", () => {
  const round = () => {
    apply(Number_.PyNumber_Add as never, [1], [2]);
    apply(PyObject_GetItem, [1], 5);
    apply((op) => PySequence_GetSlice(op, 1, 3), "abcd");
    call("sum", [[1, float(2.5), 3]]);
    call("getattr", [1, "bit_length"]);
  };
  round();
  const before = countObjects();
  round();
  expect(countObjects()).toBe(before);
});
