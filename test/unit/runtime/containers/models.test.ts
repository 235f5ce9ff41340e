/** dict, list and set against JS models: random operations, resizes, deletions, collisions, order. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PyIter_Next, PyObject_GetIter } from "../../../../src/runtime/abstract/object.js";
import { heapStatistics } from "../../../../src/runtime/heap/alloc.js";
import { I32 } from "../../../../src/runtime/heap/memory.js";
import {
  type NewRef,
  type PyObject,
  smallInt,
  smallIntValue,
} from "../../../../src/runtime/heap/ownership.js";
import * as PyDict from "../../../../src/runtime/objects/dict.js";
import {
  DK_FIRST_VALUE_WORD,
  DK_VERSION_WORD,
  ENTRY_WORDS,
  MA_KEYS_WORD,
} from "../../../../src/runtime/objects/dict-keys.js";
import * as PyList from "../../../../src/runtime/objects/list.js";
import { sort } from "../../../../src/runtime/objects/list-sort.js";
import * as PyLong from "../../../../src/runtime/objects/long.js";
import { decref } from "../../../../src/runtime/objects/object.js";
import * as PySet from "../../../../src/runtime/objects/set.js";
import * as PyTuple from "../../../../src/runtime/objects/tuple.js";
import * as PyUnicode from "../../../../src/runtime/objects/unicode.js";
import { ok, str, takeError } from "../boot-heap.js";

// Keys by model: a number is an int, a string a str. Ints that differ by 2**31 - 1 have the same hash.
type Key = number | string;
const COLLIDE = 2 ** 31 - 1;
const key: fc.Arbitrary<Key> = fc.oneof(
  fc.integer({ min: -20, max: 60 }),
  fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3 })).map(([n, m]) => n + m * COLLIDE),
  fc.string({ maxLength: 3 }),
);

function toPython(k: Key): NewRef {
  return typeof k === "string" ? str(k) : ok(PyLong.fromNumber(k));
}

function fromPython(op: PyObject): Key {
  return PyUnicode.check(op) ? PyUnicode.asString(op) : PyLong.asNumber(op);
}

function iterate(op: PyObject): Key[] {
  const iterator = ok(PyObject_GetIter(op));
  const result: Key[] = [];
  for (let item = PyIter_Next(iterator); item !== 0; item = PyIter_Next(iterator)) {
    result.push(fromPython(item));
    decref(item);
  }
  decref(iterator);
  return result;
}

function withKey<R>(k: Key, body: (op: NewRef) => R): R {
  const op = toPython(k);
  const result = body(op);
  decref(op);
  return result;
}

// Run `body` and see that as many objects are there afterwards.
function balanced(body: () => void): void {
  const before = heapStatistics();
  body();
  const after = heapStatistics();
  expect([after.objects, after.rawBlocks]).toEqual([before.objects, before.rawBlocks]);
}

const dictStep = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("set" as const), key, value: fc.integer({ min: 0, max: 99 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom("delete" as const, "get" as const, "pop" as const),
      key,
      value: fc.constant(0),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom("popitem" as const, "clear" as const, "copy" as const, "setdefault" as const),
      key,
      value: fc.integer({ min: 0, max: 99 }),
    }),
  },
);

describe("dict", () => {
  it("behaves as a Map", () => {
    fc.assert(
      fc.property(fc.array(dictStep, { maxLength: 200 }), (steps) => {
        balanced(() => {
          let dict = ok(PyDict.new_());
          const model = new Map<Key, number>();
          for (const step of steps) dict = applyToDict(dict, model, step);
          expect(iterate(dict)).toEqual([...model.keys()]);
          decref(dict);
        });
      }),
      { numRuns: 300 },
    );
  });

  function applyToDict(
    dict: NewRef,
    model: Map<Key, number>,
    step: { do: string; key: Key; value: number },
  ): NewRef {
    let result = dict;
    withKey(step.key, (k) => {
      switch (step.do) {
        case "set":
          expect(PyDict.setItem(dict, k, smallInt(step.value))).toBe(0);
          model.set(step.key, step.value);
          break;
        case "setdefault":
          decref(ok(PyDict.setDefault(dict, k, smallInt(step.value))));
          if (!model.has(step.key)) model.set(step.key, step.value);
          break;
        case "get": {
          const value = PyDict.getItem(dict, k);
          expect(value === 0 ? undefined : smallIntValue(value)).toBe(model.get(step.key));
          break;
        }
        case "delete":
          if (model.delete(step.key)) expect(PyDict.delItem(dict, k)).toBe(0);
          else expect(PyDict.contains(dict, k)).toBe(0);
          break;
        case "pop": {
          const value = PyDict.pop(dict, k);
          expect(value !== 0).toBe(model.delete(step.key));
          break;
        }
        case "popitem":
          if (model.size > 0) {
            const last = [...model.keys()].pop()!;
            const item = ok(PyDict.popItem(dict));
            expect(fromPython(PyTuple.getItem(item, 0))).toBe(last);
            model.delete(last);
            decref(item);
          }
          break;
        case "clear":
          PyDict.clear(dict);
          model.clear();
          break;
        default:
          result = ok(PyDict.copy(dict));
          decref(dict);
      }
    });
    expect(PyDict.size(result)).toBe(model.size);
    return result;
  }

  it("grows through all sizes of its index", () => {
    balanced(() => {
      const dict = ok(PyDict.new_());
      const count = 100_000;
      for (let i = 0; i < count; i++) PyDict.setItem(dict, smallInt(i * 3), smallInt(i));
      for (let i = 0; i < count; i += 97) expect(PyDict.getItem(dict, smallInt(i * 3))).toBe(smallInt(i));
      expect(PyDict.getItem(dict, smallInt(1))).toBe(0);
      for (let i = 0; i < count; i++) if (i % 1000 !== 0) PyDict.delItem(dict, smallInt(i * 3));
      expect(iterate(dict)).toEqual(Array.from({ length: count / 1000 }, (_, i) => i * 3000));
      decref(dict);
    });
  });

  it("keeps the keys version while only values change", () => {
    const dict = ok(PyDict.new_());
    const [a, b] = [str("a"), str("b")];
    expect(PyDict.keysVersion(dict)).toBe(0);
    PyDict.setItem(dict, a, smallInt(1));
    const version = PyDict.keysVersion(dict);
    expect(version).toBeGreaterThan(0);
    PyDict.setItem(dict, a, smallInt(2));
    expect(PyDict.keysVersion(dict)).toBe(version);
    const keys = I32[(dict >> 2) + MA_KEYS_WORD]! >> 2;
    expect(I32[keys + DK_VERSION_WORD]).toBe(version);
    const index = PyDict.entryIndex(dict, a);
    expect(I32[keys + DK_FIRST_VALUE_WORD + ENTRY_WORDS * index]).toBe(smallInt(2));
    PyDict.setItem(dict, b, smallInt(3));
    expect(I32[keys + DK_VERSION_WORD]).toBe(0);
    const second = PyDict.keysVersion(dict);
    expect(second).not.toBe(version);
    PyDict.delItem(dict, b);
    expect(I32[keys + DK_VERSION_WORD]).toBe(0);
    PyDict.setItem(dict, smallInt(5), smallInt(5));
    expect([PyDict.keysVersion(dict), PyDict.entryIndex(dict, a)]).toEqual([0, -1]);
    for (const op of [dict, a, b]) decref(op);
  });
});

describe("set", () => {
  const step = fc.record({
    do: fc.constantFrom("add", "add", "add", "discard", "contains", "pop", "copy", "clear", "add", "discard"),
    key,
  });

  it("behaves as a Set", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        balanced(() => {
          let set = ok(PySet.new_());
          const model = new Set<Key>();
          for (const { do: what, key: k } of steps) {
            withKey(k, (op) => {
              if (what === "add") {
                expect(PySet.add(set, op)).toBe(0);
                model.add(k);
              } else if (what === "discard") expect(PySet.discard(set, op)).toBe(model.delete(k) ? 1 : 0);
              else if (what === "contains") expect(PySet.contains(set, op)).toBe(model.has(k) ? 1 : 0);
              else if (what === "pop" && model.size > 0) {
                const popped = ok(PySet.pop(set));
                expect(model.delete(fromPython(popped))).toBe(true);
                decref(popped);
              } else if (what === "copy") {
                const copy = ok(PySet.new_(set));
                decref(set);
                set = copy;
              } else if (what === "clear" && k === 0) {
                PySet.clear(set);
                model.clear();
              }
            });
            expect(PySet.size(set)).toBe(model.size);
          }
          expect(new Set(iterate(set))).toEqual(model);
          decref(set);
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe("list", () => {
  const step = fc.record({
    do: fc.constantFrom("append", "append", "insert", "pop", "slice", "delete", "set"),
    at: fc.integer({ min: -3, max: 12 }),
    to: fc.integer({ min: -3, max: 12 }),
    values: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }),
  });

  function listOf(values: readonly number[]): NewRef {
    const list = ok(PyList.new_(0));
    for (const value of values) PyList.append(list, smallInt(value));
    return list;
  }

  it("behaves as a JS array", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
        balanced(() => {
          const list = listOf([]);
          const model: number[] = [];
          for (const { do: what, at, to, values } of steps) {
            if (what === "append") {
              PyList.append(list, smallInt(at));
              model.push(at);
            } else if (what === "insert") {
              PyList.insert(list, at, smallInt(to));
              model.splice(at, 0, to);
            } else if (what === "set" && at >= 0 && at < model.length) {
              PyList.setItemSteal(list, at, smallInt(to));
              model[at] = to;
            } else if (what === "slice" || what === "delete") {
              const low = Math.max(0, Math.min(at, model.length));
              const high = Math.max(low, Math.min(to, model.length));
              const items = what === "slice" ? listOf(values) : 0;
              PyList.setSlice(list, at, to, items);
              if (items !== 0) decref(items);
              model.splice(low, high - low, ...(what === "slice" ? values : []));
            }
            expect(iterate(list)).toEqual(model);
          }
          decref(list);
        });
      }),
      { numRuns: 200 },
    );
  });

  // What Python's order is for each kind of key, in JS.
  const kinds: Record<string, fc.Arbitrary<Key[]>> = {
    "small ints": fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 300 }),
    "ints of any size": fc.array(
      fc.integer({ min: -5, max: 5 }).map((n) => n * 2 ** 40 + n),
      { maxLength: 300 },
    ),
    strs: fc.array(fc.string({ maxLength: 9 }), { maxLength: 300 }),
    "strs of more than Latin-1": fc.array(
      fc.string({ unit: fc.constantFrom("a", "b", "é", "€", "中"), maxLength: 9 }),
      {
        maxLength: 300,
      },
    ),
  };

  it.each(Object.entries(kinds))("sorts %s", (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, fc.boolean(), (values, reverse) => {
        const list = ok(PyList.new_(0));
        for (const value of values) PyList.appendSteal(list, toPython(value));
        expect(sort(list, 0, reverse)).toBe(0);
        const expected = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        if (reverse) expected.reverse();
        expect(iterate(list)).toEqual(expected);
        decref(list);
      }),
      { numRuns: 100 },
    );
  });

  it("sorts stably, both ways", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 300 }),
        fc.boolean(),
        (values, reverse) => {
          const list = ok(PyList.new_(0));
          // [key] lists compare by their item through the general path; the objects' addresses tell them apart.
          const order: [number, number][] = values.map((value) => {
            const item = listOf([value]);
            PyList.appendSteal(list, item);
            return [value, item];
          });
          expect(sort(list, 0, reverse)).toBe(0);
          order.sort(([a], [b]) => (reverse ? b - a : a - b));
          expect(Array.from({ length: values.length }, (_, i) => PyList.getItem(list, i))).toEqual(
            order.map(([, op]) => op),
          );
          decref(list);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("deep nests", () => {
  it("are released without overflow", () => {
    balanced(() => {
      for (const wrap of [wrapInList, wrapInTuple, wrapInDict]) {
        let op = ok(PyList.new_(0));
        for (let i = 0; i < 200_000; i++) op = wrap(op);
        decref(op);
      }
    });
  });

  function wrapInList(op: NewRef): NewRef {
    const list = ok(PyList.new_(0));
    PyList.appendSteal(list, op);
    return list;
  }

  function wrapInTuple(op: NewRef): NewRef {
    const tuple = ok(PyTuple.pack(op));
    decref(op);
    return tuple;
  }

  function wrapInDict(op: NewRef): NewRef {
    const dict = ok(PyDict.new_());
    PyDict.setItemSteal(dict, smallInt(0), op);
    return dict;
  }
});

describe("sizes beyond memory", () => {
  it.each([
    ["list", () => PyList.newPrealloc(2 ** 30)],
    ["tuple", () => PyTuple.new_(2 ** 30)],
    ["list within the limits, beyond this heap", () => PyList.newPrealloc(2 ** 27)],
  ])("give MemoryError: %s", (_, make) => {
    expect(make()).toBe(0);
    expect(takeError()).toBe("MemoryError");
  });
});
