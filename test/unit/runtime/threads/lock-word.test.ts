/** The lock of threads/lock-word.ts: its states in one thread, and in real threads that no wake-up is lost. */
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { configureGil, DEFAULT_GIL, dropGil, takeGil } from "../../../../src/runtime/gil/ceval-gil.js";
import { CheckMode, GilPolicyId, SLOTS_USED } from "../../../../src/runtime/gil/words.js";
import { HEAP_BASE, THREADS_BASE } from "../../../../src/runtime/heap/address-map.js";
import { I32 } from "../../../../src/runtime/heap/memory.js";
import { BlockKind, parkUntil, WaitResult } from "../../../../src/runtime/threads/blocking.js";
import { isLocked, release, tryAcquire } from "../../../../src/runtime/threads/lock-word.js";
import { joinQueue, leaveQueue, wakeAll, wakeOldest } from "../../../../src/runtime/threads/parking.js";
import { setThreadState, ThreadState, threadStateAt } from "../../../../src/runtime/threads/state.js";
import { AT_REST, runScenario } from "../gil/run-scenario.js";
import type { Scenario } from "../gil/scenario.js";

const LOCK = HEAP_BASE + 8192;
const WORDS = { locked: 0, waiters: 4 };
const WAITERS_WORD = (LOCK + WORDS.waiters) >> 2;

beforeEach(() => {
  I32.fill(0, THREADS_BASE >> 2, (THREADS_BASE >> 2) + 16 * 128);
  I32.fill(0, LOCK >> 2, (LOCK >> 2) + 16);
  I32[SLOTS_USED] = 16;
  ThreadState.ident.set(threadStateAt(0), 1);
  setThreadState(threadStateAt(0));
});

const bumps = (tid: number) => ThreadState.park.get(threadStateAt(tid));

test("a lock is taken once, until it is released", () => {
  expect(isLocked(LOCK, WORDS)).toBe(false);
  expect(tryAcquire(LOCK, WORDS)).toBe(true);
  expect(tryAcquire(LOCK, WORDS)).toBe(false);
  expect(isLocked(LOCK, WORDS)).toBe(true);
  release(LOCK, WORDS);
  expect(tryAcquire(LOCK, WORDS)).toBe(true);
});

describe("waking", () => {
  test("the oldest waiter of that object is woken, and no other", () => {
    for (const tid of [5, 2, 9]) joinQueue(threadStateAt(tid), LOCK, WAITERS_WORD);
    joinQueue(threadStateAt(1), LOCK + 64, WAITERS_WORD + 16);
    wakeOldest(LOCK);
    expect([1, 2, 5, 9].map(bumps)).toEqual([0, 0, 1, 0]);
    leaveQueue(threadStateAt(5), WAITERS_WORD);
    wakeOldest(LOCK);
    expect([1, 2, 5, 9].map(bumps)).toEqual([0, 1, 1, 0]);
    wakeAll(LOCK);
    expect([1, 2, 5, 9].map(bumps)).toEqual([0, 2, 1, 1]);
  });

  test("a waiter that gives up passes the wake-up on", () => {
    const me = threadStateAt(0);
    configureGil({ ...DEFAULT_GIL, policy: GilPolicyId.REQUEST });
    setThreadState(me);
    takeGil(me);
    joinQueue(threadStateAt(7), LOCK, WAITERS_WORD);
    const queue = { address: LOCK, waiters: WAITERS_WORD };
    expect(parkUntil(BlockKind.LOCK, () => false, 0, queue)).toBe(WaitResult.TIMED_OUT);
    expect(bumps(7)).toBe(1);
    expect(I32[WAITERS_WORD]).toBe(1);
    dropGil(me, true);
  });

  test("tickets wrap around", () => {
    for (const tid of [3, 4]) joinQueue(threadStateAt(tid), LOCK, WAITERS_WORD);
    ThreadState.park_ticket.set(threadStateAt(3), 0x7fffffff);
    ThreadState.park_ticket.set(threadStateAt(4), -0x80000000);
    wakeOldest(LOCK);
    expect([bumps(3), bumps(4)]).toEqual([1, 0]);
  });

  test("a release without waiters wakes nobody", () => {
    tryAcquire(LOCK, WORDS);
    release(LOCK, WORDS);
    expect(Array.from({ length: 16 }, (_, tid) => bumps(tid))).toEqual(new Array(16).fill(0));
  });
});

const anyScenario = (kind: Scenario["kind"]): fc.Arbitrary<Scenario> =>
  fc.record({
    kind: fc.constant(kind),
    gil: fc.record({
      policy: fc.constantFrom(GilPolicyId.REQUEST, GilPolicyId.INTERVAL),
      checkMode: fc.constant(CheckMode.BACKEDGE),
      intervalUs: fc.integer({ min: 50, max: 2000 }),
      checkInterval: fc.constant(100),
    }),
    threads: fc.integer({ min: 2, max: 5 }),
    rounds: fc.integer({ min: 1, max: 300 }),
    work: fc.integer({ min: 0, max: 500 }),
  });

describe.each(["lock", "timeouts"] as const)("in threads: %s", (kind) => {
  test("one owner at a time, and no wake-up is lost", async () => {
    await fc.assert(
      fc.asyncProperty(anyScenario(kind), async (scenario) => {
        const { rest, done } = await runScenario(scenario);
        expect(rest).toEqual(AT_REST);
        expect(done).toBe(scenario.threads * scenario.rounds);
      }),
      { numRuns: 8 },
    );
  });
});
