import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { PyObject_Malloc } from "../../../src/runtime/heap/alloc.js";
import { checkHeap, leakReport, type RootVisitor } from "../../../src/runtime/heap/checker.js";
import * as gc from "../../../src/runtime/heap/gc.js";
import * as schedule from "../../../src/runtime/heap/gc-schedule.js";
import { I32 } from "../../../src/runtime/heap/memory.js";
import type { NewRef, PyObject } from "../../../src/runtime/heap/ownership.js";
import { traverseFields } from "../../../src/runtime/heap/traverse.js";
import { decref, incref } from "../../../src/runtime/objects/object.js";
import { Breaker, ThreadState, tstate } from "../../../src/runtime/threads/state.js";
import {
  Bag,
  deallocated,
  freshHeap,
  isFinalized,
  link,
  make,
  makeBag,
  makeType,
  Node,
} from "./fake-types.js";

let node = 0;

function nodes(count: number): NewRef[] {
  return Array.from({ length: count }, () => make(node));
}

/** A cycle of two nodes that nothing else refers to. */
function makeGarbage(type = node): [PyObject, PyObject] {
  const a = make(type);
  const b = make(type);
  link(a, b);
  link(b, a);
  decref(a);
  decref(b);
  return [a, b];
}

beforeEach(() => {
  freshHeap();
  node = makeType("node", Node);
});

describe("collect", () => {
  it("destroys exactly what cannot be reached, and leaves all other counts as they were", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 80 }),
        fc.array(fc.nat(), { maxLength: 4 }),
        (count, edges, held) => {
          freshHeap();
          node = makeType("node", Node);
          const all = nodes(count);
          const linked = edges.filter(([from, to]) => link(all[from % count], all[to % count]));
          const roots = new Set(held.map((i) => i % count));
          const reachable = new Set(roots);
          for (const i of reachable) {
            for (const [from, to] of linked) if (from % count === i) reachable.add(to % count);
          }
          // What is not held is given up; without a cycle in it, that destroys it at once.
          all.forEach((op, i) => {
            if (!roots.has(i)) decref(op);
          });
          const diedAtOnce = deallocated.length;
          const before = new Map([...reachable].map((i) => [all[i], I32[all[i] >> 2]]));
          expect(gc.collect()).toBe(count - diedAtOnce - reachable.size);
          expect(deallocated.length).toBe(count - reachable.size);
          expect(new Set(gc.getObjects())).toEqual(new Set([...reachable].map((i) => all[i])));
          for (const [op, refcnt] of before) {
            const fromGarbage = linked.filter(
              ([from, to]) => all[to % count] === op && !reachable.has(from % count),
            );
            expect(I32[op >> 2]).toBeLessThanOrEqual(refcnt);
            expect(I32[op >> 2]).toBeGreaterThanOrEqual(refcnt - fromGarbage.length);
          }
          const visitHeld: RootVisitor = (visit) => {
            for (const i of roots) visit(all[i], `held ${i}`);
          };
          expect(checkHeap(visitHeld)).toEqual([]);
          for (const i of roots) decref(all[i]);
          gc.collect();
          expect(leakReport()).toBe("");
        },
      ),
      { numRuns: 300 },
    );
  });

  it("finds cycles through blocks", () => {
    const bagType = makeType("bag", Bag);
    const a = make(node);
    const bag = makeBag(bagType, [a, a, a]);
    link(a, bag);
    decref(a);
    expect(gc.collect()).toBe(0);
    decref(bag);
    expect(gc.collect()).toBe(2);
    expect(leakReport()).toBe("");
  });

  it("collects a chain too long for recursion", () => {
    const [first] = makeGarbage();
    let last = first;
    for (let i = 0; i < 200_000; i++) {
      const next = make(node);
      const field = last === first ? Node.right : Node.left;
      field.set(last, next);
      last = next;
    }
    expect(gc.collect()).toBe(200_002);
    expect(leakReport()).toBe("");
  });

  it("names the object whose tp_traverse visits what it does not own", () => {
    const type = makeType("liar", Node, {
      tp_traverse: (op, visit) => {
        for (let i = 0; i < 3; i++) traverseFields(op, Node.layoutId, visit);
      },
    });
    const [a, b] = makeGarbage(type);
    expect(() => gc.collect()).toThrow(
      `liar at 0x${a.toString(16)} owns more references to liar at 0x${b.toString(16)}`,
    );
  });
});

describe("finalizers", () => {
  it("run before anything is cleared, and once", () => {
    const seen: number[] = [];
    const type = makeType("final", Node, {
      tp_finalize: (op) => {
        expect(Node.left.get(op)).not.toBe(0);
        expect(deallocated).toEqual([]);
        seen.push(op);
      },
    });
    const pair = makeGarbage(type);
    expect(gc.collect()).toBe(2);
    expect(seen.sort()).toEqual([...pair].sort());
    expect(deallocated.length).toBe(2);
  });

  it("may bring an object and all that it refers to back, and do not run again", () => {
    const revived: NewRef[] = [];
    let runs = 0;
    const type = makeType("phoenix", Node, {
      tp_finalize: (op) => {
        runs++;
        if (revived.length === 0) revived.push(incref(op));
      },
    });
    makeGarbage(type);
    expect(gc.collect()).toBe(0);
    expect(runs).toBe(2);
    expect(deallocated).toEqual([]);
    expect(I32[revived[0] >> 2]).toBe(2);
    expect(isFinalized(revived[0])).toBe(true);
    decref(revived[0]);
    expect(gc.collect()).toBe(2);
    expect(runs).toBe(2);
    expect(deallocated.length).toBe(2);
  });

  it("may break the cycle themselves", () => {
    const type = makeType("helpful", Node, {
      tp_finalize: (op) => {
        const other = Node.left.get(op) as NewRef;
        Node.left.set(op, 0);
        if (other !== (0 as number)) decref(other);
      },
    });
    makeGarbage(type);
    expect(gc.collect()).toBe(2);
    expect(deallocated.length).toBe(2);
    expect(leakReport()).toBe("");
  });
});

describe("weak references", () => {
  it("are cleared before any callback runs, and those that are garbage themselves stay silent", () => {
    const events: string[] = [];
    const outside = make(node);
    const [a, b] = makeGarbage();
    gc.provideWeakrefs({
      clearWeakrefs: (op, isUnreachable, withCallback) => {
        events.push(`clear ${op === a ? "a" : "b"}`);
        if (op === a && !isUnreachable(outside)) withCallback.push(incref(outside));
        if (op === b) expect(isUnreachable(a)).toBe(true);
      },
      callCallback: (weakref) => {
        expect(deallocated).toEqual([]);
        events.push(weakref === outside ? "callback" : "?");
      },
    });
    expect(gc.collect()).toBe(2);
    expect(events).toEqual(["clear a", "clear b", "callback"]);
    expect(I32[outside >> 2]).toBe(1);
    gc.provideWeakrefs({ clearWeakrefs: () => {}, callCallback: () => {} });
  });
});

describe("automatic collections", () => {
  function breakerIsSet(): boolean {
    return (ThreadState.eval_breaker.get(tstate) & Breaker.GC) !== 0;
  }

  it("are asked for when the count exceeds the threshold, and not when they are off", () => {
    schedule.setThresholds([10]);
    const kept = nodes(10 - schedule.getCounts()[0]);
    expect(breakerIsSet()).toBe(false);
    kept.push(make(node));
    expect(breakerIsSet()).toBe(true);
    expect(schedule.shouldCollect()).toBe(true);
    schedule.setEnabled(false);
    expect(schedule.shouldCollect()).toBe(false);
    schedule.setEnabled(true);
    gc.collectIfDue();
    expect(schedule.getCounts()).toEqual([0, 1, 0]);
    expect(schedule.getStats(0)).toEqual({ collections: 1, collected: 0, uncollectable: 0 });
  });

  it("climb the generations as the counts exceed the thresholds", () => {
    schedule.setThresholds([1, 2, 1]);
    const generations: number[] = [];
    for (let i = 0; i < 14; i++) {
      const before = [0, 1, 2].map((g) => schedule.getStats(g).collections);
      nodes(5);
      gc.collectIfDue();
      generations.push([0, 1, 2].findIndex((g) => schedule.getStats(g).collections > before[g]));
    }
    expect(generations).toEqual([0, 0, 0, 1, 0, 0, 0, 1, 2, 0, 0, 0, 1, 0]);
  });

  it("look at the oldest generation only when a quarter of it is new", () => {
    schedule.setThresholds([0, 0, 0]);
    const kept = nodes(4000);
    gc.collect();
    const comeOfAge = (count: number) => {
      kept.push(...nodes(count));
      gc.collect(0);
      gc.collect(1);
    };
    comeOfAge(990);
    expect(schedule.generationDue()).not.toBe(2);
    comeOfAge(10);
    expect(schedule.generationDue()).toBe(2);
  });

  it("do not happen inside of a collection", () => {
    const type = makeType("busy", Node, { tp_finalize: () => expect(gc.collect()).toBe(0) });
    makeGarbage(type);
    expect(gc.collect()).toBe(2);
  });
});

describe("generations", () => {
  function generations(objects: readonly PyObject[]): number[] {
    return objects.map((op) => [0, 1, 2].findIndex((g) => gc.getObjects(g).includes(op)));
  }

  it("are what an object rises in by surviving, up to the oldest", () => {
    const kept = nodes(3);
    for (const expected of [0, 1, 2, 2]) {
      expect(generations(kept)).toEqual([expected, expected, expected]);
      gc.collect(Math.min(expected, 1));
    }
  });

  it("begin anew with an object in the memory of an old one", () => {
    const kept = nodes(5);
    gc.collect();
    decref(kept[2]);
    const next = make(node);
    expect(next).toBe(kept[2]);
    expect(generations([kept[1], next, kept[3]])).toEqual([2, 0, 2]);
  });

  it("leave old garbage to the collections that are for it", () => {
    const held = nodes(1)[0];
    const [a] = makeGarbage();
    Node.left.set(held, incref(a));
    gc.collect(0);
    gc.collect(1);
    decref(a as NewRef);
    Node.left.set(held, 0 as PyObject);
    expect([gc.collect(0), gc.collect(1), gc.collect(2)]).toEqual([0, 0, 2]);
  });

  it("hold big objects as well", () => {
    const big = () => {
      const op = PyObject_Malloc(2000);
      I32.fill(0, op >> 2, (op + 2000) >> 2);
      I32[op >> 2] = 1;
      I32[(op >> 2) + 1] = node;
      return op as NewRef;
    };
    const kept = [big(), big(), big()];
    expect(generations(kept)).toEqual([0, 0, 0]);
    gc.collect(0);
    expect(generations(kept)).toEqual([1, 1, 1]);
    decref(kept[1]);
    const a = big();
    link(a, a);
    expect(generations([kept[0], a, kept[2]])).toEqual([1, 0, 1]);
    decref(a);
    expect(gc.collect(0)).toBe(1);
    gc.collect(1);
    expect(generations([kept[0], kept[2]])).toEqual([2, 2]);
  });

  it("are found again after any mixture of making, freeing and collecting", () => {
    const step = fc.oneof(
      fc.record({ make: fc.integer({ min: 1, max: 600 }) }),
      fc.record({ free: fc.nat() }),
      fc.record({ collect: fc.integer({ min: 0, max: 2 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        freshHeap();
        node = makeType("node", Node);
        const model = new Map<PyObject, number>();
        for (const todo of steps) {
          if ("make" in todo) for (const op of nodes(todo.make)) model.set(op, 0);
          else if ("free" in todo) {
            const victims = [...model.keys()].filter((_, i) => (i * 7 + todo.free) % 3 === 0);
            for (const op of victims) model.delete(op);
            for (const op of victims) decref(op as NewRef);
          } else {
            gc.collect(todo.collect);
            for (const [op, g] of model) if (g <= todo.collect) model.set(op, Math.min(todo.collect + 1, 2));
          }
          for (const g of [0, 1, 2]) {
            const expected = [...model].filter(([, age]) => age === g).map(([op]) => op);
            expect(new Set(gc.getObjects(g))).toEqual(new Set(expected));
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("questions", () => {
  it("answers referents and referrers", () => {
    const [a, b, c] = nodes(3);
    link(a, c);
    link(b, c);
    link(b, a);
    expect(gc.getReferents(b)).toEqual([c, a]);
    expect(new Set(gc.getReferrers(new Set([c])))).toEqual(new Set([a, b]));
  });

  it("leaves frozen objects out, until they are unfrozen", () => {
    makeGarbage();
    gc.freeze();
    expect(gc.getFreezeCount()).toBe(2);
    makeGarbage();
    expect(gc.collect()).toBe(2);
    gc.unfreeze();
    expect(gc.getFreezeCount()).toBe(0);
    expect(gc.collect()).toBe(2);
    expect(leakReport()).toBe("");
  });
});
