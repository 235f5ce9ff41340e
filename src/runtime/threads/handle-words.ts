/**
 * The words of a `_thread._ThreadHandle` that other workers and the supervisor touch (objects/thread-handle.ts has the whole object).
 */
import { I32 } from "../heap/memory.js";
import { wakeAll } from "./parking.js";

/** Byte offsets in the object; thread-handle.ts asserts them. */
export const HANDLE_STATE_OFFSET = 8;
export const HANDLE_WAITERS_OFFSET = 12;

/** Values of a handle's state. */
export const enum HandleState {
  NOT_STARTED = 1,
  STARTING = 2,
  RUNNING = 3,
  DONE = 4,
}

/** The thread of the handle at `handle` has ended: joiners go on. */
export function finishHandle(handle: number): void {
  Atomics.store(I32, (handle + HANDLE_STATE_OFFSET) >> 2, HandleState.DONE);
  if (Atomics.load(I32, (handle + HANDLE_WAITERS_OFFSET) >> 2) > 0) wakeAll(handle);
}
