import { beforeEach, describe, expect, it } from "vitest";
import { PyObject_Free } from "../../../src/runtime/heap/alloc.js";
import {
  assertHeap,
  checkHeap,
  explainReferences,
  leakedTypes,
  leakReport,
} from "../../../src/runtime/heap/checker.js";
import { dumpObject } from "../../../src/runtime/heap/dump.js";
import { I32 } from "../../../src/runtime/heap/memory.js";
import type { NewRef } from "../../../src/runtime/heap/ownership.js";
import { decref } from "../../../src/runtime/objects/object.js";
import { ThreadState, ThreadStatus, tstate } from "../../../src/runtime/threads/state.js";
import { freshHeap, link, make, makeType, Node } from "./fake-types.js";

let node = 0;
let a: NewRef;
let b: NewRef;

function at(address: number): string {
  return `node at 0x${address.toString(16)}`;
}

// `a` is held by a root, and `b` by `a` twice.
beforeEach(() => {
  freshHeap();
  node = makeType("node", Node);
  a = make(node);
  b = make(node);
  link(a, b);
  link(a, b);
  decref(b);
});

function roots(visit: (ref: number, owner: string) => void): void {
  visit(a, "test");
}

describe("checkHeap", () => {
  it("finds nothing wrong with a sound heap", () => {
    expect(checkHeap(roots)).toEqual([]);
    expect(() => assertHeap(roots)).not.toThrow();
  });

  it("finds a reference that nobody gave up, and says who owns the others", () => {
    I32[b >> 2] = 3;
    expect(checkHeap(roots)).toEqual([
      `${at(b)} has ob_refcnt 3, but 2 references were found: ${at(a)}; ${at(a)}`,
    ]);
  });

  it("finds a missing reference", () => {
    I32[b >> 2] = 1;
    expect(checkHeap(roots)[0]).toMatch("has ob_refcnt 1, but 2 references were found");
  });

  it("finds an object that nobody owns", () => {
    expect(checkHeap()).toEqual([`${at(a)} has ob_refcnt 1, but 0 references were found`]);
  });

  it("finds a reference to a freed object", () => {
    PyObject_Free(b);
    const problems = checkHeap(roots);
    expect(problems).toHaveLength(2); // owned twice
    expect(problems[0]).toBe(`${at(a)} refers to 0x${b.toString(16)}: freed block 0x${b.toString(16)}`);
  });

  it("finds a reference into the middle of an object, and one to nowhere", () => {
    Node.left.set(a, b + 8);
    Node.right.set(a, 0x7ffffff0);
    expect(checkHeap(roots)).toEqual([
      `${at(a)} refers to 0x${(b + 8).toString(16)}: no object (0x${(b + 8).toString(16)})`,
      `${at(a)} refers to 0x7ffffff0: no address (0x7ffffff0)`,
      `${at(b)} has ob_refcnt 2, but 0 references were found`,
    ]);
  });

  it("finds an object without a type, and one that should be dead", () => {
    I32[(b >> 2) + 1] = 0x123450;
    I32[a >> 2] = 0;
    expect(checkHeap(roots)).toEqual([
      `${at(a)} has ob_refcnt 0, but was not freed`,
      `object at 0x${b.toString(16)} has ob_type 0x123450, which is no type`,
    ]);
  });

  it("knows the references of thread states", () => {
    ThreadState.status.set(tstate, ThreadStatus.ATTACHED);
    ThreadState.dict.set(tstate, a);
    expect(checkHeap()).toEqual([]);
  });
});

describe("leakReport", () => {
  it("lists what is alive by type, and nothing when all is freed", () => {
    expect(leakedTypes()).toEqual([{ type: "node", count: 2, examples: [a, b].sort((x, y) => x - y) }]);
    expect(leakReport()).toContain("2 objects are alive:\n       2 node: ");
    expect(explainReferences(b, roots)).toContain(`owned by ${at(a)}`);
    decref(a);
    expect(leakReport()).toBe("");
  });
});

describe("dumpObject", () => {
  it("names each word of an object", () => {
    Node.tag.set(a, 42);
    expect(dumpObject(a).split("\n").slice(0, 6)).toEqual([
      at(a),
      "  +0    ob_refcnt        1                        owned references; negative: immortal; FREED in a free block",
      expect.stringMatching(/^ {2}\+4 {4}ob_type {10}type at 0x[0-9a-f]+ <class 'node'> /),
      `  +8    left             ${at(b).padEnd(24)} owned, or NULL`,
      `  +12   right            ${at(b).padEnd(24)} owned, or NULL`,
      "  +16   tag              42                       a number",
    ]);
  });

  it("survives anything", () => {
    for (const address of [0, 1, 4, 0x1000, a + 4, a + 8, 0x7ffffff8, -8])
      expect(dumpObject(address)).not.toBe("");
    I32[(a >> 2) + 1] = 0x7ffffff8;
    expect(dumpObject(a)).toContain("no type (0x7ffffff8)");
    I32[(a >> 2) + 1] = 12;
    expect(dumpObject(a)).toContain("no type (0xc)");
  });
});
