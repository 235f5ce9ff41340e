import { describe, expect, test } from "vitest";
import { PyNumber_Add } from "../../../../src/runtime/abstract/number.js";
import {
  CompareOp,
  PyObject_Hash,
  PyObject_IsTrue,
  PyObject_RichCompareBool,
} from "../../../../src/runtime/abstract/object.js";
import { I32 } from "../../../../src/runtime/heap/memory.js";
import { type PyObject, smallInt } from "../../../../src/runtime/heap/ownership.js";
import { decref, incref, typeOf } from "../../../../src/runtime/objects/object.js";
import * as PyTuple from "../../../../src/runtime/objects/tuple.js";
import { PyTypeObject, SLOT } from "../../../../src/runtime/objects/type.js";
import { _PyType_Lookup, versionOf } from "../../../../src/runtime/objects/type-object.js";
import { None, NotImplemented, T, True } from "../../../../src/runtime/objects/type-table.js";
import * as PyUnicode from "../../../../src/runtime/objects/unicode.js";
import { ok, reprOf, str, takeError } from "../boot-heap.js";
import {
  attr,
  call,
  dictOf,
  makeClass,
  nativeMethod,
  OBJECT,
  setAttr,
  tryClass,
  typeAt,
} from "./make-class.js";

function error(...args: Parameters<typeof tryClass>): string {
  expect(tryClass(...args)).toBe(0);
  return takeError();
}

const slots = (...names: string[]) => ({ __slots__: ok(PyTuple.pack(...names.map(str))) });

describe("bases", () => {
  test("the MRO of a diamond", () => {
    const A = makeClass("A");
    const B = makeClass("B", [A]);
    const C = makeClass("C", [A]);
    const D = makeClass("D", [B, C]);
    expect(attr(D, "__mro__")).toBe("(<class 'D'>, <class 'B'>, <class 'C'>, <class 'A'>, <class 'object'>)");
    expect(attr(D, "__bases__")).toBe("(<class 'B'>, <class 'C'>)");
    expect(error("E", [A, B])).toBe(
      "TypeError: Cannot create a consistent method resolution order (MRO) for bases A, B",
    );
    expect(error("E", [A, A])).toBe("TypeError: duplicate base class A");
  });

  test("which bases are refused", () => {
    expect(error("X", [typeAt(T.bool)])).toBe("TypeError: type 'bool' is not an acceptable base type");
    expect(error("X", [typeAt(T.int), typeAt(T.str)])).toBe(
      "TypeError: multiple bases have instance lay-out conflict",
    );
    const A = makeClass("A", [], slots("a"));
    const B = makeClass("B", [], slots("b"));
    expect(error("X", [A, B])).toBe("TypeError: multiple bases have instance lay-out conflict");
    expect(error("X", [smallInt(1)])).toContain("TypeError: metaclass conflict: the metaclass of a derived");
  });

  test("the layout comes from the base that has one", () => {
    const Mixin = makeClass("Mixin", [], { hello: smallInt(1) });
    const L = makeClass("L", [Mixin, typeAt(T.list)]);
    const op = call(L);
    setAttr(op, "x", smallInt(2));
    expect(reprOf(op)).toBe("[]");
    expect(attr(op, "hello")).toBe("1");
    expect(attr(op, "__dict__")).toBe("{'x': 2}");
    decref(op);
  });

  test("__bases__ can be assigned", () => {
    const A = makeClass("A", [], { who: str("A") });
    const B = makeClass("B", [], { who: str("B") });
    const C = makeClass("C", [A]);
    const D = makeClass("D", [C]);
    expect(attr(D, "who")).toBe("'A'");
    expect(setAttr(C, "__bases__", ok(PyTuple.pack(B)))).toBe("");
    expect(attr(D, "who")).toBe("'B'");
    expect(attr(D, "__mro__")).toBe("(<class 'D'>, <class 'C'>, <class 'B'>, <class 'object'>)");
    expect(setAttr(B, "__bases__", ok(PyTuple.pack(D)))).toBe(
      "TypeError: a __bases__ item causes an inheritance cycle",
    );
    expect(setAttr(C, "__bases__", ok(PyTuple.pack()))).toBe(
      "TypeError: can only assign non-empty tuple to C.__bases__, not ()",
    );
  });
});

describe("__slots__", () => {
  test("attributes without a dict", () => {
    const op = call(makeClass("S", [], slots("b", "a")));
    expect(attr(op, "a")).toBe("AttributeError: 'S' object has no attribute 'a'");
    setAttr(op, "a", smallInt(1));
    expect(attr(op, "a")).toBe("1");
    expect(setAttr(op, "c", smallInt(1))).toBe(
      "AttributeError: 'S' object has no attribute 'c' and no __dict__ for setting new attributes",
    );
    expect(setAttr(op, "a", 0)).toBe("");
    expect(setAttr(op, "a", 0)).toBe("AttributeError: a");
    expect(attr(op, "__dict__")).toBe("AttributeError: 'S' object has no attribute '__dict__'");
  });

  test("what is refused", () => {
    expect(error("A", [], slots("a-b"))).toBe("TypeError: __slots__ must be identifiers");
    expect(error("A", [], { ...slots("a"), a: smallInt(1) })).toBe(
      "ValueError: 'a' in __slots__ conflicts with class variable",
    );
    expect(error("A", [], { __slots__: smallInt(1) })).toBe("TypeError: 'int' object is not iterable");
    expect(error("A", [], { __slots__: ok(PyTuple.pack(smallInt(1))) })).toBe(
      "TypeError: __slots__ items must be strings, not 'int'",
    );
    expect(error("A", [typeAt(T.int)], slots("a"))).toBe(
      "TypeError: nonempty __slots__ not supported for subtype of 'int'",
    );
    expect(error("A", [], slots("__dict__", "__dict__"))).toBe(
      "TypeError: __dict__ slot disallowed: we already got one",
    );
    expect(error("A", [typeAt(T.ValueError)], slots("__dict__"))).toBe(
      "TypeError: __dict__ slot disallowed: we already got one",
    );
  });

  test("private names are mangled", () => {
    const op = call(makeClass("_Klass", [], slots("__x")));
    setAttr(op, "_Klass__x", smallInt(4));
    expect(attr(op, "_Klass__x")).toBe("4");
  });
});

describe("arguments of type()", () => {
  const type = typeAt(T.type);
  test.each([
    [[], "TypeError: type() takes 1 or 3 arguments"],
    [[smallInt(1), smallInt(2)], "TypeError: type() takes 1 or 3 arguments"],
    [[smallInt(1), smallInt(2), smallInt(3)], "TypeError: type.__new__() argument 1 must be str, not int"],
    [[str("a"), smallInt(2), smallInt(3)], "TypeError: type.__new__() argument 2 must be tuple, not int"],
  ] as [PyObject[], string][])("%#", (args, text) => {
    expect(tryCall(type, args)).toBe(text);
  });

  test("special entries of the namespace", () => {
    expect(error("A", [], { __qualname__: smallInt(1) })).toBe(
      "TypeError: type __qualname__ must be a str, not int",
    );
    expect(error("A", [], { __classcell__: smallInt(1) })).toBe(
      "TypeError: __classcell__ must be a nonlocal cell, not <class 'int'>",
    );
    const A = makeClass("A", [], { __qualname__: str("B.A"), __module__: str("m") });
    expect(reprOf(A)).toBe("<class 'm.B.A'>");
    expect(error("a\0b")).toBe("ValueError: type name must not contain null characters");
  });
});

function tryCall(callable: PyObject, args: PyObject[]): string {
  try {
    return reprOf(call(callable, ...args));
  } catch (problem) {
    return (problem as Error).message;
  }
}

describe("constructors of native types", () => {
  const newOf = (type: T, ...args: PyObject[]) => {
    const fn = _PyType_Lookup(typeAt(type), ok(PyUnicode.internFromString("__new__"))) as PyObject;
    return tryCall(fn, args);
  };
  test("the checks of __new__", () => {
    expect(newOf(T.object)).toBe("TypeError: object.__new__(): not enough arguments");
    expect(newOf(T.object, smallInt(1))).toBe("TypeError: object.__new__(X): X is not a type object (int)");
    expect(newOf(T.object, typeAt(T.int))).toBe(
      "TypeError: object.__new__(int) is not safe, use int.__new__()",
    );
    expect(newOf(T.int, typeAt(T.str))).toBe("TypeError: int.__new__(str): str is not a subtype of int");
    expect(newOf(T.object, makeClass("C"), smallInt(1))).toBe("TypeError: C() takes no arguments");
    expect(tryCall(OBJECT, [smallInt(1)])).toBe("TypeError: object() takes no arguments");
    expect(tryCall(typeAt(T.list_iterator), [])).toBe("TypeError: cannot create 'list_iterator' instances");
  });
});

describe("dunders and slots", () => {
  test("an operator finds a dunder, also one that is assigned later, also in subclasses", () => {
    const A = makeClass("A", [], { __add__: nativeMethod("__add__($self, other, /)", () => smallInt(7)) });
    const B = makeClass("B", [A]);
    const op = call(B);
    expect(reprOf(ok(PyNumber_Add(op, smallInt(1))))).toBe("7");
    setAttr(
      A,
      "__add__",
      nativeMethod("__add__($self, other, /)", () => smallInt(8)),
    );
    expect(reprOf(ok(PyNumber_Add(op, smallInt(1))))).toBe("8");
    setAttr(A, "__add__", 0);
    expect(PyNumber_Add(op, smallInt(1))).toBe(0);
    expect(takeError()).toBe("TypeError: unsupported operand type(s) for +: 'B' and 'int'");
    setAttr(
      A,
      "__bool__",
      nativeMethod("__bool__($self, /)", () => smallInt(0)),
    );
    expect(PyObject_IsTrue(op)).toBe(-1);
    expect(takeError()).toBe("TypeError: __bool__ should return bool, returned int");
  });

  test("the right operand goes first when it is of a subclass that overrides", () => {
    const say = (text: string) => nativeMethod("f($self, other, /)", () => str(text));
    const A = makeClass("A", [], { __add__: say("A+"), __radd__: say("+A") });
    const B = makeClass("B", [A], { __radd__: say("+B") });
    const C = makeClass("C", [A]);
    expect(reprOf(ok(PyNumber_Add(call(A), call(B))))).toBe("'+B'");
    expect(reprOf(ok(PyNumber_Add(call(A), call(C))))).toBe("'A+'");
    expect(reprOf(ok(PyNumber_Add(smallInt(1), call(A))))).toBe("'+A'");
    const N = makeClass("N", [], { __add__: nativeMethod("f($self, other, /)", () => NotImplemented) });
    expect(reprOf(ok(PyNumber_Add(call(N), call(A))))).toBe("'+A'");
  });

  test("__eq__ without __hash__ makes unhashable", () => {
    const A = makeClass("A", [], { __eq__: nativeMethod("__eq__($self, other, /)", () => True) });
    expect(attr(A, "__hash__")).toBe("None");
    expect(PyObject_Hash(call(A))).toBe(-1);
    expect(takeError()).toBe("TypeError: unhashable type: 'A'");
    expect(PyObject_RichCompareBool(call(A), smallInt(1), CompareOp.EQ)).toBe(1);
    expect(PyObject_RichCompareBool(call(A), smallInt(1), CompareOp.NE)).toBe(0);
  });

  test("a class that overrides nothing keeps the native slots", () => {
    const L = makeClass("L", [typeAt(T.list)]);
    for (const slot of ["tp_repr", "tp_iter", "sq_length", "sq_concat", "tp_hash"] as const) {
      expect(I32[(L >> 2) + SLOT[slot]], slot).toBe(I32[(T.list >> 2) + SLOT[slot]]);
    }
    expect(PyTypeObject.nb_add.get(L)).toBe(0);
  });

  test("__getattr__ is the last resort", () => {
    const A = makeClass("A", [], {
      __getattr__: nativeMethod("__getattr__($self, name, /)", incref as never),
    });
    const op = call(A);
    setAttr(op, "x", smallInt(1));
    expect(attr(op, "x")).toBe("1");
    expect(attr(op, "nothing")).toContain("<A object at");
  });

  test("__init__ must return None", () => {
    const A = makeClass("A", [], { __init__: nativeMethod("__init__($self, x, /)", () => smallInt(1)) });
    expect(tryCall(A, [smallInt(1)])).toBe("TypeError: __init__() should return None, not 'int'");
    const B = makeClass("B", [], { __init__: nativeMethod("__init__($self, x, /)", () => None) });
    expect(tryCall(B, [smallInt(1)])).toContain("<B object at");
  });
});

describe("attributes of classes", () => {
  test("what cannot be set", () => {
    expect(setAttr(typeAt(T.int), "x", smallInt(1))).toBe(
      "TypeError: cannot set 'x' attribute of immutable type 'int'",
    );
    const A = makeClass("A");
    expect(attr(A, "x")).toBe("AttributeError: type object 'A' has no attribute 'x'");
    expect(setAttr(A, "x", 0)).toBe("AttributeError: type object 'A' has no attribute 'x'");
    expect(setAttr(A, "__name__", smallInt(1))).toBe(
      "TypeError: can only assign string to A.__name__, not 'int'",
    );
    expect(setAttr(A, "__name__", 0)).toBe(
      "TypeError: cannot delete '__name__' attribute of immutable type 'A'",
    );
  });

  test("a change takes the version tag from the class and its subclasses", () => {
    const A = makeClass("A");
    const B = makeClass("B", [A]);
    const before = versionOf(B);
    expect(versionOf(B)).toBe(before);
    setAttr(A, "x", smallInt(1));
    expect(PyTypeObject.tp_version_tag.get(B)).toBe(0);
    expect(versionOf(B)).toBeGreaterThan(before);
  });

  test("the method cache sees changes", () => {
    const A = makeClass("A");
    const B = makeClass("B", [A]);
    const name = ok(PyUnicode.internFromString("some_attribute"));
    expect(_PyType_Lookup(B, name)).toBe(0);
    setAttr(A, "some_attribute", smallInt(5));
    expect(_PyType_Lookup(B, name)).toBe(smallInt(5));
    setAttr(B, "some_attribute", smallInt(6));
    expect(_PyType_Lookup(B, name)).toBe(smallInt(6));
    setAttr(B, "some_attribute", 0);
    expect(_PyType_Lookup(B, name)).toBe(smallInt(5));
  });

  test("subclasses are known to their bases, in order, while they live", () => {
    const A = makeClass("A");
    const kept = [makeClass("B", [A]), makeClass("C", [A])];
    expect(
      tryCall(_PyType_Lookup(typeOf(A), ok(PyUnicode.internFromString("__subclasses__"))) as PyObject, [A]),
    ).toBe("[<class 'B'>, <class 'C'>]");
    expect(kept.length).toBe(2);
  });
});

describe("metaclasses", () => {
  test("the most derived one wins", () => {
    const M = makeClass("M", [typeAt(T.type)]);
    const N = makeClass("N", [M]);
    const A = makeClass("A", [], {}, M);
    expect(typeOf(makeClass("B", [A]))).toBe(M);
    expect(typeOf(makeClass("C", [A], {}, N))).toBe(N);
    const O = makeClass("O", [typeAt(T.type)]);
    expect(error("D", [A], {}, O)).toContain("TypeError: metaclass conflict");
    expect(attr(A, "__class__")).toBe("<class 'M'>");
    expect(dictOf({})).not.toBe(0);
  });
});
