import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { DEBUG } from "../../../../src/runtime/debug.js";
import { heapStatistics } from "../../../../src/runtime/heap/alloc.js";
import { I32 } from "../../../../src/runtime/heap/memory.js";
import type { NewRef } from "../../../../src/runtime/heap/ownership.js";
import { ID } from "../../../../src/runtime/identifiers.js";
import { decref } from "../../../../src/runtime/objects/object.js";
import { EmptyStr } from "../../../../src/runtime/objects/type-table.js";
import {
  forEachInterned,
  internFromJS,
  isInterned,
} from "../../../../src/runtime/objects/unicode/interned.js";
import * as PyUnicode from "../../../../src/runtime/objects/unicode.js";
import { codePoints, initStrs, str } from "./heap.js";

beforeAll(initStrs);

const points = (text: string): number[] => [...text].map((ch) => ch.codePointAt(0)!);
/** Texts of all three kinds, lone surrogates among them. */
const text = fc.oneof(
  fc.string({ unit: "binary-ascii" }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xff }).map((ch) => String.fromCharCode(ch)) }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((ch) => String.fromCharCode(ch)) }),
  fc.string({ unit: "binary" }),
  fc.string({ minLength: 60, maxLength: 5000 }),
);

describe("JS strings", () => {
  test("come in as code points and go out as they were", () => {
    fc.assert(
      fc.property(text, (value) => {
        const op = str(value);
        expect(codePoints(op)).toEqual(points(value));
        expect(PyUnicode.toJS(op)).toBe(value);
      }),
    );
  });

  test("of one Latin-1 character are shared and immortal", () => {
    for (let ch = 0; ch < 256; ch++) {
      const op = str(String.fromCharCode(ch));
      expect(op).toBe(PyUnicode.fromOrdinal(ch));
      expect(I32[op >> 2]).toBe(-1);
      expect(codePoints(op)).toEqual([ch]);
    }
    expect(str("")).toBe(EmptyStr);
    expect(str("_")).toBe(ID._);
  });

  test("equalToASCII", () => {
    expect(PyUnicode.equalToASCII(str("abc"), "abc")).toBe(true);
    expect(PyUnicode.equalToASCII(str("abd"), "abc")).toBe(false);
    expect(PyUnicode.equalToASCII(str("ab"), "abc")).toBe(false);
    expect(PyUnicode.equalToASCII(str("\u0161bc"), "abc")).toBe(false);
  });
});

describe("equality, order and hash", () => {
  test("agree with the code points", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [x, y] = [str(a), str(b)];
        expect(PyUnicode.equal(x, y)).toBe(a === b);
        expect(PyUnicode.equal(x, str(a))).toBe(true);
        expect(PyUnicode.hash(x)).toBe(PyUnicode.hash(str(a)));
        expect(PyUnicode.equal(x, y)).toBe(a === b); // now by the hashes
        const [p, q] = [points(a), points(b)];
        let order = 0;
        for (let i = 0; order === 0 && i < Math.min(p.length, q.length); i++) order = Math.sign(p[i] - q[i]);
        expect(PyUnicode.compare(x, y)).toBe(order || Math.sign(p.length - q.length));
      }),
    );
  });

  test("hashes are never -1, and 0 only for the empty str", () => {
    expect(PyUnicode.hash(EmptyStr)).toBe(0);
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        expect([0, -1]).not.toContain(PyUnicode.hash(str(value)));
      }),
    );
  });
});

describe("concatenation", () => {
  test("concat, joinArray, repeat, substring", () => {
    fc.assert(
      fc.property(text, text, fc.nat(5), fc.nat(), fc.nat(), (a, b, times, i, k) => {
        const [x, y] = [str(a), str(b)];
        const both = [...points(a), ...points(b)];
        expect(codePoints(PyUnicode.concat(x, y))).toEqual(both);
        expect(codePoints(PyUnicode.repeat(x, times))).toEqual(
          Array.from({ length: times }, () => points(a)).flat(),
        );
        const p = points(a);
        const [start, end] = [i % (p.length + 1), k % (p.length + 1)].sort((m, n) => m - n);
        expect(codePoints(PyUnicode.substring(x, start, end))).toEqual(p.slice(start, end));
      }),
    );
  });

  test("appending gives what concatenation gives, whatever was there before", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (parts) => {
        let op: NewRef = str("");
        const wanted: number[] = [];
        for (const part of parts) {
          const keep = wanted.length % 3 === 0 ? op : 0; // sometimes somebody else has it, too
          if (keep !== 0 && I32[keep >> 2] > 0) I32[keep >> 2] += 1;
          op = PyUnicode.appendSteal(op, str(part)) as NewRef;
          if (keep !== 0) expect(codePoints(keep)).toEqual(wanted);
          wanted.push(...points(part));
          PyUnicode.hash(op);
          expect(codePoints(op)).toEqual(wanted);
          expect(PyUnicode.hash(op)).toBe(PyUnicode.hash(PyUnicode.fromCodePoints(wanted) as NewRef));
        }
      }),
    );
  });

  test("appending one character at a time moves the text only now and then", () => {
    let op: NewRef = str("ab");
    let moves = 0;
    for (let i = 0; i < 100_000; i++) {
      const before = op;
      op = PyUnicode.appendSteal(op, str("x")) as NewRef;
      if (op !== before) moves++;
    }
    expect(PyUnicode.length(op)).toBe(100_002);
    if (!DEBUG.heap) expect(moves).toBeLessThan(250); // checked blocks always move
  });
});

describe("interned strs", () => {
  test("are one object for one text, until they die", () => {
    const a = internFromJS("spam and eggs") as NewRef;
    const b = internFromJS("spam and eggs") as NewRef;
    expect(a).toBe(b);
    expect(I32[a >> 2]).toBe(2);
    expect(isInterned(a)).toBe(true);
    decref(a);
    decref(a);
    const other = str("of the same size");
    const c = internFromJS("spam and eggs") as NewRef;
    expect(I32[c >> 2]).toBe(1);
    decref(c);
    decref(other);
  });

  test("identifiers are there from the start", () => {
    expect(internFromJS("__init__")).toBe(ID.__init__);
    expect(PyUnicode.toJS(ID.__init__)).toBe("__init__");
    expect(internFromJS("_")).toBe(ID._);
    let count = 0;
    forEachInterned(() => count++);
    expect(count).toBe(Object.keys(ID).length);
  });

  test("the table grows and forgets", () => {
    const ops = Array.from({ length: 5000 }, (_, i) => internFromJS(`name${i}`) as NewRef);
    expect(ops.map((op) => PyUnicode.toJS(op))).toEqual(ops.map((_, i) => `name${i}`));
    const again = internFromJS("name4321") as NewRef;
    expect(again).toBe(ops[4321]);
    decref(again);
    const before = heapStatistics().objects;
    for (const op of ops) decref(op);
    let count = 0;
    forEachInterned(() => count++);
    expect(count).toBe(Object.keys(ID).length);
    expect(heapStatistics().objects).toBe(before - 5000);
  });
});
