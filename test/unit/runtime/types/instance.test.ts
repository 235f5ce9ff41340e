import { describe, expect, test } from "vitest";
import { heapStatistics } from "../../../../src/runtime/heap/alloc.js";
import { collect } from "../../../../src/runtime/heap/gc.js";
import { initGc } from "../../../../src/runtime/heap/gc-schedule.js";
import { I32 } from "../../../../src/runtime/heap/memory.js";
import { type PyObject, smallInt } from "../../../../src/runtime/heap/ownership.js";
import { dictPointer } from "../../../../src/runtime/objects/instance.js";
import { decref, typeOf } from "../../../../src/runtime/objects/object.js";
import { PyTypeObject, TypeFlags } from "../../../../src/runtime/objects/type.js";
import { _PyType_ClearCache } from "../../../../src/runtime/objects/type-object.js";
import { T } from "../../../../src/runtime/objects/type-table.js";
import { ok, reprOf, str } from "../boot-heap.js";
import { attr, call, dictOf, makeClass, setAttr, typeAt } from "./make-class.js";

const hasDict = (op: PyObject) => I32[dictPointer(op) >> 2] !== 0;

describe("inline values", () => {
  test("attributes set in one order stay in line, at the same offset in every instance", () => {
    const C = makeClass("C");
    const type = PyTypeObject;
    expect(type.tp_flags.get(C) & TypeFlags.INLINE_VALUES).not.toBe(0);
    for (let i = 0; i < 3; i++) {
      const op = call(C);
      setAttr(op, "x", smallInt(i));
      setAttr(op, "y", smallInt(i + 10));
      expect(hasDict(op)).toBe(false);
      expect(I32[(op + type.ht_inline_offset.get(C)) >> 2]).toBe(smallInt(i));
      expect(I32[(op + type.ht_inline_offset.get(C) + 4) >> 2]).toBe(smallInt(i + 10));
      expect(attr(op, "y")).toBe(String(i + 10));
      decref(op);
    }
  });

  test("asking for __dict__ moves the values there", () => {
    const op = call(makeClass("C"));
    setAttr(op, "x", smallInt(1));
    expect(attr(op, "__dict__")).toBe("{'x': 1}");
    expect(hasDict(op)).toBe(true);
    expect(I32[(op + PyTypeObject.ht_inline_offset.get(typeOf(op))) >> 2]).toBe(0);
    setAttr(op, "y", smallInt(2));
    expect(attr(op, "__dict__")).toBe("{'x': 1, 'y': 2}");
    expect(attr(op, "x")).toBe("1");
  });

  test("an attribute set out of order keeps the order of insertion", () => {
    const C = makeClass("C");
    const first = call(C);
    setAttr(first, "x", smallInt(1));
    setAttr(first, "y", smallInt(2));
    const second = call(C);
    setAttr(second, "y", smallInt(1));
    expect(hasDict(second)).toBe(false);
    setAttr(second, "x", smallInt(2));
    expect(attr(second, "__dict__")).toBe("{'y': 1, 'x': 2}");
  });

  test("deleting the last attribute stays in line, deleting another does not", () => {
    const op = call(makeClass("C"));
    for (const name of ["a", "b", "c"]) setAttr(op, name, smallInt(0));
    expect(setAttr(op, "c", 0)).toBe("");
    expect(hasDict(op)).toBe(false);
    expect(setAttr(op, "a", 0)).toBe("");
    expect(hasDict(op)).toBe(true);
    expect(attr(op, "__dict__")).toBe("{'b': 0}");
    expect(setAttr(op, "a", 0)).toBe("AttributeError: 'C' object has no attribute 'a'");
  });

  test("more attributes than there is room for go to a dict", () => {
    const op = call(makeClass("C"));
    for (let i = 0; i < 40; i++) setAttr(op, `a${i}`, smallInt(i));
    for (let i = 0; i < 40; i++) expect(attr(op, `a${i}`)).toBe(String(i));
    expect(hasDict(op)).toBe(true);
  });

  test("__dict__ can be replaced and deleted", () => {
    const op = call(makeClass("C"));
    setAttr(op, "x", smallInt(1));
    expect(setAttr(op, "__dict__", dictOf({ z: smallInt(3) }))).toBe("");
    expect(attr(op, "z")).toBe("3");
    expect(attr(op, "x")).toBe("AttributeError: 'C' object has no attribute 'x'");
    expect(setAttr(op, "__dict__", 0)).toBe("");
    expect(attr(op, "__dict__")).toBe("{}");
    const text = "TypeError: __dict__ must be set to a dictionary, not a 'int'";
    expect(setAttr(op, "__dict__", smallInt(1))).toBe(text);
  });
});

describe("__class__", () => {
  test("an object changes its class and keeps its attributes", () => {
    const A = makeClass("A");
    const B = makeClass("B");
    const op = call(A);
    setAttr(op, "x", smallInt(1));
    expect(setAttr(op, "__class__", B)).toBe("");
    expect(typeOf(op)).toBe(B);
    expect(attr(op, "x")).toBe("1");
    setAttr(op, "y", smallInt(2));
    expect(attr(op, "__dict__")).toBe("{'x': 1, 'y': 2}");
    decref(op);
  });

  test("a class with more attributes than the object has room for", () => {
    const A = makeClass("A", [], { __static_attributes__: str("no tuple") });
    const B = makeClass("B", [], {
      __annotations__: dictOf(Object.fromEntries([..."abcdefghijkl"].map((c) => [c, smallInt(0)]))),
    });
    const other = call(B);
    for (const name of "abcdefghijkl") setAttr(other, name, smallInt(5));
    expect(hasDict(other)).toBe(false);
    const op = call(A);
    setAttr(op, "x", smallInt(1));
    expect(setAttr(op, "__class__", B)).toBe("");
    expect(attr(other, "l")).toBe("5");
    const third = call(B);
    setAttr(third, "l", smallInt(7));
    expect(attr(third, "l")).toBe("7");
    expect(attr(op, "__dict__")).toBe("{'x': 1}");
    for (const o of [other, op, third]) decref(o);
  });

  test("what does not fit is refused", () => {
    const A = makeClass("A");
    const S = makeClass("S", [], { __slots__: ok(dictOf({})) });
    expect(setAttr(call(A), "__class__", S)).toBe(
      "TypeError: __class__ assignment: 'S' object layout differs from 'A'",
    );
    expect(setAttr(call(A), "__class__", typeAt(T.int))).toBe(
      "TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses",
    );
    expect(setAttr(call(A), "__class__", 0)).toBe("TypeError: can't delete __class__ attribute");
  });
});

describe("subclasses of builtins have a dict", () => {
  const cases: readonly [T, PyObject[], string][] = [
    [T.int, [smallInt(3)], "3"],
    [T.str, [str("hä\u1234")], "'hä\u1234'"],
    [T.bytes, [smallInt(2)], "b'\\x00\\x00'"],
    [T.tuple, [], "()"],
    [T.list, [], "[]"],
    [T.dict, [], "{}"],
    [T.float, [smallInt(2)], "2.0"],
    [T.ValueError, [smallInt(2)], "Sub(2)"],
  ];
  test.each(cases)("%#", (base, args, repr) => {
    const Sub = makeClass("Sub", [typeAt(base)]);
    const op = call(Sub, ...args);
    expect(setAttr(op, "x", smallInt(1))).toBe("");
    expect(reprOf(op)).toBe(repr);
    expect(attr(op, "__dict__")).toBe("{'x': 1}");
    decref(op);
    decref(Sub);
  });
});

test("a class and its instances leave nothing behind", () => {
  initGc();
  const [slot, value] = [str("s"), str("some value")];
  const round = () => {
    const A = makeClass("A", [], { __slots__: slot });
    const Mixin = makeClass("Mixin");
    const B = makeClass("B", [A, Mixin]);
    const I = makeClass("I", [typeAt(T.int)]);
    const op = call(B);
    for (const name of ["s", "x", "y", "z"]) setAttr(op, name, value);
    attr(op, "__dict__");
    const other = call(B);
    setAttr(other, "x", op);
    setAttr(other, "self", other);
    const number = call(I, smallInt(3));
    setAttr(number, "x", other);
    for (const o of [op, other, number, A, B, Mixin, I]) decref(o);
    _PyType_ClearCache();
    collect();
  };
  round();
  const before = heapStatistics();
  for (let i = 0; i < 3; i++) round();
  expect(heapStatistics().objects).toBe(before.objects);
  expect(heapStatistics().rawBlocks).toBe(before.rawBlocks);
});
