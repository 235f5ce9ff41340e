/** What repair.ts puts right after a worker's death, word by word. */
import { beforeEach, expect, test } from "vitest";
import { LOCKED, SLOTS_USED, THREAD_COUNT, WAITERS } from "../../../../src/runtime/gil/words.js";
import { GIL_WORDS, HEAP_BASE, STATIC_BASE } from "../../../../src/runtime/heap/address-map.js";
import { I32 } from "../../../../src/runtime/heap/memory.js";
import {
  HANDLE_STATE_OFFSET,
  HANDLE_WAITERS_OFFSET,
  HandleState,
} from "../../../../src/runtime/threads/handle-words.js";
import { joinQueue } from "../../../../src/runtime/threads/parking.js";
import { repairAfterWorkerDeath } from "../../../../src/runtime/threads/repair.js";
import { Breaker, ThreadState, ThreadStatus, threadStateAt } from "../../../../src/runtime/threads/state.js";

const dead = threadStateAt(1);
const other = threadStateAt(2);
const HANDLE = HEAP_BASE + 16384;

beforeEach(() => {
  I32.fill(0, GIL_WORDS >> 2, STATIC_BASE >> 2);
  I32[SLOTS_USED] = 3;
  I32[THREAD_COUNT] = 2;
});

test("a GIL that the dead thread held is free", () => {
  ThreadState.status.set(dead, ThreadStatus.ATTACHED);
  I32[LOCKED] = dead;
  repairAfterWorkerDeath(dead);
  expect(I32[LOCKED]).toBe(0);
  expect(I32[THREAD_COUNT]).toBe(1);
  expect(ThreadState.status.get(dead)).toBe(ThreadStatus.DEAD);
});

test("a GIL that another thread holds stays held; the dead one waits no more", () => {
  ThreadState.status.set(dead, ThreadStatus.WAITING);
  ThreadState.eval_breaker.set(dead, Breaker.DROP);
  I32[LOCKED] = other;
  I32[WAITERS] = 2;
  repairAfterWorkerDeath(dead);
  expect([I32[LOCKED], I32[WAITERS], ThreadState.eval_breaker.get(dead)]).toEqual([other, 1, 0]);
});

test("those who join are woken", () => {
  ThreadState.status.set(dead, ThreadStatus.DETACHED);
  ThreadState.thread_handle.set(dead, HANDLE);
  I32[(HANDLE + HANDLE_WAITERS_OFFSET) >> 2] = 0;
  joinQueue(other, HANDLE, (HANDLE + HANDLE_WAITERS_OFFSET) >> 2);
  repairAfterWorkerDeath(dead);
  expect(I32[(HANDLE + HANDLE_STATE_OFFSET) >> 2]).toBe(HandleState.DONE);
  expect(ThreadState.park.get(other)).toBe(1);
});

test("a slot that is free already is left alone", () => {
  repairAfterWorkerDeath(dead);
  expect(I32[THREAD_COUNT]).toBe(2);
});
