/** Containers that change while they call back: in comparisons, in destructors. Run with MINIPY_DEBUG=heap to see stale reads. */
// First of all: the type must be declared before the heap is made.
import "./hostile-type.js";

import { afterEach, describe, expect, it } from "vitest";
import {
  CompareOp,
  PyObject_RichCompare,
  PyObject_SetItem,
} from "../../../../src/runtime/abstract/object.js";
import { PyObject_CallMethod } from "../../../../src/runtime/call/call.js";
import * as PyErr from "../../../../src/runtime/errors.js";
import { heapStatistics } from "../../../../src/runtime/heap/alloc.js";
import { type NewRef, type PyObject, smallInt } from "../../../../src/runtime/heap/ownership.js";
import * as PyDict from "../../../../src/runtime/objects/dict.js";
import * as PyList from "../../../../src/runtime/objects/list.js";
import { sort } from "../../../../src/runtime/objects/list-sort.js";
import { decref } from "../../../../src/runtime/objects/object.js";
import * as PySet from "../../../../src/runtime/objects/set.js";
import { False, None, T, True } from "../../../../src/runtime/objects/type-table.js";
import { ok, reprOf, str, takeError } from "../boot-heap.js";
import { callbacks, hostile, idOf } from "./hostile-type.js";

afterEach(() => {
  callbacks.compare = callbacks.dealloc = undefined;
});

// Once: then comparisons go by id again.
function onFirstComparison(body: () => void): void {
  callbacks.compare = () => {
    callbacks.compare = undefined;
    body();
    return null;
  };
}

function balanced(body: () => void): void {
  body();
  const before = heapStatistics();
  body();
  const after = heapStatistics();
  expect([after.objects, after.rawBlocks]).toEqual([before.objects, before.rawBlocks]);
}

function listOf(...ids: number[]): NewRef {
  const list = ok(PyList.new_(0));
  for (const id of ids) PyList.appendSteal(list, hostile(id));
  return list;
}

function fill(dict: PyObject, from: number, to: number): void {
  for (let i = from; i < to; i++) PyDict.setItem(dict, smallInt(i * 7 + 100), smallInt(i));
}

describe("dict", () => {
  it.each([
    ["cleared", (dict: PyObject) => PyDict.clear(dict), 0],
    ["cleared and filled", (dict: PyObject) => PyDict.clear(dict) ?? fill(dict, 0, 50), 0],
    ["resized", (dict: PyObject) => fill(dict, 0, 500), 42],
    ["emptied of the key", (dict: PyObject) => PyDict.popItem(dict), 0],
  ])("lookup goes on when the dict is %s in a comparison", (_, change, found) => {
    balanced(() => {
      const dict = ok(PyDict.new_());
      PyDict.setItemSteal(dict, hostile(1), smallInt(42));
      const key = hostile(1);
      onFirstComparison(() => {
        const dropped = change(dict);
        if (typeof dropped === "number" && dropped !== 0) decref(dropped as NewRef);
      });
      const value = PyDict.getItem(dict, key);
      expect(value).toBe(found === 0 ? 0 : smallInt(found));
      decref(key);
      decref(dict);
    });
  });

  it("hands on what a comparison raises", () => {
    balanced(() => {
      const dict = ok(PyDict.new_());
      PyDict.setItemSteal(dict, hostile(1), smallInt(42));
      callbacks.compare = () => PyErr.setString(T.ValueError, "no");
      const key = hostile(2);
      expect(PyDict.getItem(dict, key)).toBe(0);
      expect(takeError()).toBe("ValueError: no");
      expect(PyDict.setItem(dict, key, None)).toBe(-1);
      expect(takeError()).toBe("ValueError: no");
      expect(PyDict.contains(dict, key)).toBe(-1);
      expect(takeError()).toBe("ValueError: no");
      expect(PyDict.delItem(dict, key)).toBe(-1);
      expect(takeError()).toBe("ValueError: no");
      decref(key);
      decref(dict);
    });
  });

  it("may be changed by the destructors of clear() and of a replaced value", () => {
    balanced(() => {
      const dict = ok(PyDict.new_());
      for (let i = 0; i < 5; i++) PyDict.setItemSteal(dict, smallInt(i), hostile(i));
      callbacks.dealloc = (id) => {
        if (id < 10) PyDict.setItemSteal(dict, smallInt(id + 1000), hostile(id + 10));
      };
      PyDict.setItem(dict, smallInt(0), None);
      expect(PyDict.size(dict)).toBe(6);
      PyDict.clear(dict);
      expect(PyDict.size(dict)).toBe(4);
      callbacks.dealloc = undefined;
      decref(dict);
    });
  });

  it("update() notices that the other dict changes", () => {
    const [dict, other] = [ok(PyDict.new_()), ok(PyDict.new_())];
    PyDict.setItemSteal(dict, hostile(1), None);
    PyDict.setItemSteal(other, hostile(1), None);
    onFirstComparison(() => fill(other, 0, 3));
    expect(PyDict.update(dict, other)).toBe(-1);
    expect(takeError()).toBe("RuntimeError: dict mutated during update");
    decref(dict);
    decref(other);
  });
});

describe("set", () => {
  it("lookup goes on when the set is changed in a comparison", () => {
    balanced(() => {
      const set = ok(PySet.new_());
      const [one, two] = [hostile(1), hostile(1)];
      PySet.add(set, one);
      onFirstComparison(() => PySet.clear(set));
      expect(PySet.contains(set, two)).toBe(0);
      PySet.add(set, one);
      onFirstComparison(() => {
        for (let i = 0; i < 100; i++) PySet.add(set, smallInt(i));
      });
      expect(PySet.contains(set, two)).toBe(1);
      for (const op of [one, two, set]) decref(op);
    });
  });

  it("may be changed by the destructors of clear()", () => {
    balanced(() => {
      const set = ok(PySet.new_());
      const key = hostile(1);
      PySet.add(set, key);
      decref(key);
      callbacks.dealloc = () => void PySet.add(set, smallInt(5));
      PySet.clear(set);
      expect(reprOf(set)).toBe("{5}");
      decref(set);
    });
  });
});

describe("list", () => {
  it.each(["index", "count", "remove"])("%s() bears that the list is cleared in a comparison", (name) => {
    balanced(() => {
      const list = listOf(1, 2, 3);
      const value = hostile(3);
      onFirstComparison(() => PyList.clear(list));
      const method = str(name);
      const result = PyObject_CallMethod(list, method, value);
      if (result !== 0) decref(result);
      takeError();
      expect(PyList.size(list)).toBe(0);
      for (const op of [list, value, method]) decref(op);
    });
  });

  it("comparison bears that both lists are cleared", () => {
    balanced(() => {
      const [a, b] = [listOf(1, 2), listOf(1, 2)];
      onFirstComparison(() => {
        PyList.clear(a);
        PyList.clear(b);
      });
      expect(PyObject_RichCompare(a, b, CompareOp.EQ)).toBe(True);
      onFirstComparison(() => PyList.clear(a));
      expect(PyObject_RichCompare(a, b, CompareOp.NE)).toBe(False);
      for (const op of [a, b]) decref(op);
    });
  });

  it("destructors of replaced items see a whole list", () => {
    balanced(() => {
      const list = listOf(1, 2, 3, 4);
      const sizes: number[] = [];
      callbacks.dealloc = () => {
        sizes.push(PyList.size(list));
        PyList.append(list, None);
      };
      PyList.setSlice(list, 1, 3, 0);
      expect(sizes).toEqual([2, 3]);
      PyObject_SetItem(list, smallInt(0), None);
      expect(reprOf(list)).toMatch(/^\[None, <hostile object at 0x[0-9a-f]+>, None, None, None\]$/);
      callbacks.dealloc = undefined;
      decref(list);
    });
  });

  it("sort() notices that the list is changed", () => {
    balanced(() => {
      const list = listOf(3, 1, 2);
      onFirstComparison(() => void PyList.append(list, None));
      expect(sort(list)).toBe(-1);
      expect(takeError()).toBe("ValueError: list modified during sort");
      expect(PyList.size(list)).toBe(3);
      decref(list);
    });
  });

  it("an exception in a comparison leaves a permutation", () => {
    for (let fatal = 1; fatal < 200; fatal += 7) {
      const ids = Array.from({ length: 100 }, (_, i) => (i * 37) % 101);
      const list = listOf(...ids);
      let count = 0;
      callbacks.compare = () => (++count === fatal ? PyErr.setString(T.ValueError, "no") : null);
      expect(sort(list)).toBe(-1);
      expect(takeError()).toBe("ValueError: no");
      callbacks.compare = undefined;
      const after = Array.from({ length: 100 }, (_, i) => idOf(PyList.getItem(list, i)));
      expect(after.sort((a, b) => a - b)).toEqual(ids.sort((a, b) => a - b));
      decref(list);
    }
  });
});
