import { expect, test } from "vitest";
import { I32 } from "../../../../src/runtime/heap/memory.js";
import type { PyObject } from "../../../../src/runtime/heap/ownership.js";
import { isImmortal } from "../../../../src/runtime/objects/object.js";
import { PyTypeObject, STATIC_TYPES, TypeFlags } from "../../../../src/runtime/objects/type.js";
import { T } from "../../../../src/runtime/objects/type-table.js";
import * as PyUnicode from "../../../../src/runtime/objects/unicode.js";
import { reprOf } from "../boot-heap.js";

const TYPE = PyTypeObject;

test("every declared type is ready, immortal, and has the name of its declaration", () => {
  for (const def of STATIC_TYPES) {
    const type = def.address as PyObject;
    expect(TYPE.tp_flags.get(type) & TypeFlags.READY, def.name).not.toBe(0);
    expect(isImmortal(type), def.name).toBe(true);
    const name = PyUnicode.asString(TYPE.tp_name.get(type) as PyObject);
    expect(def.name.endsWith(name), def.name).toBe(true);
    expect(I32[(type >> 2) + 1]).toBe(T.type);
  }
});

test("types show themselves", () => {
  expect(reprOf(T.int as number as PyObject)).toBe("<class 'int'>");
  expect(reprOf(T.ValueError as number as PyObject)).toBe("<class 'ValueError'>");
});
