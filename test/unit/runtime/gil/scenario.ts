/** What the workers of a GIL or lock test do, and where in the shared memory they meet. No heap is needed: only words. */

import type { GilOptions } from "../../../../src/runtime/gil/ceval-gil.js";
import { HEAP_BASE } from "../../../../src/runtime/heap/address-map.js";
import type { HeapMemory } from "../../../../src/runtime/heap/provided-buffer.js";

/** Word indices that the workers of a test share. */
export const OWNER = HEAP_BASE >> 2;
/** Times that two threads were inside at once. */
export const VIOLATIONS = OWNER + 16;
/** Sum of what the workers did. */
export const DONE = OWNER + 32;
/** Times that a thread honoured a drop request, and nobody had taken the GIL before it had it again. */
export const NOT_SWITCHED = OWNER + 48;
/** Times that a drop request was honoured. */
export const HONOURED = OWNER + 64;
/** 1: the workers may begin. */
export const BEGIN = OWNER + 80;
/** An object of two words: `locked` and `waiters`. */
export const LOCK_OBJECT = HEAP_BASE + 4096;
export const LOCK_WORDS = { locked: 0, waiters: 4 };
/** Word that says who is between acquire and release of the lock. */
export const LOCK_OWNER = (LOCK_OBJECT >> 2) + 32;

/** One run. */
export interface Scenario {
  readonly kind: "gil" | "lock" | "timeouts";
  readonly gil: GilOptions;
  readonly threads: number;
  /** Turns of each thread. */
  readonly rounds: number;
  /** Busy turns of a loop while inside. */
  readonly work: number;
}

export interface WorkerInput {
  readonly memory: HeapMemory;
  readonly tid: number;
  readonly scenario: Scenario;
}
