/**
 * Guards around recursion that Python code can drive: depth, and repr of what contains itself.
 * Mirrors CPython's Py_EnterRecursiveCall (Python/ceval.c) and Py_ReprEnter (Objects/object.c).
 *
 * The depth is a word of the thread state. Which objects are being shown lives only as long as the JS calls that show them,
 * so it is kept in JS, like those calls themselves; each worker has its own.
 */
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import type { PyObject } from "../heap/ownership.js";
import { T } from "../objects/type-table.js";
import { ThreadState, tstate } from "../threads/state.js";

const REMAINING = ThreadState.c_recursion_remaining.offset >> 2;
const HEADROOM = ThreadState.recursion_headroom.offset >> 2;

// How far below zero the counter may go while a RecursionError is being handled.
const HEADROOM_CALLS = 50;

/**
 * Count one more nested native call. `where` goes on with the message: " in comparison".
 * @returns true when the limit is reached: RecursionError is set, and Py_LeaveRecursiveCall must not be called.
 */
export function Py_EnterRecursiveCall(where: string): boolean {
  const word = (tstate >> 2) + REMAINING;
  const remaining = I32[word] - 1;
  I32[word] = remaining;
  return remaining <= 0 && limitReached(where);
}

/** Undo a Py_EnterRecursiveCall that gave false. */
export function Py_LeaveRecursiveCall(): void {
  const word = (tstate >> 2) + REMAINING;
  I32[word] = I32[word] + 1;
}

function limitReached(where: string): boolean {
  const ts = tstate >> 2;
  if (I32[ts + HEADROOM] > 0 && I32[ts + REMAINING] > -HEADROOM_CALLS) return false;
  I32[ts + HEADROOM] = I32[ts + HEADROOM] + 1;
  PyErr.setString(T.RecursionError, "maximum recursion depth exceeded" + where);
  I32[ts + HEADROOM] = I32[ts + HEADROOM] - 1;
  I32[ts + REMAINING] = I32[ts + REMAINING] + 1;
  return true;
}

const beingShown: number[] = [];

/** Begin the repr of a container. True: it is being shown further out, write `[...]` and do not call Py_ReprLeave. */
export function Py_ReprEnter(op: PyObject): boolean {
  if (beingShown.includes(op)) return true;
  beingShown.push(op);
  return false;
}

/** End the repr that Py_ReprEnter (false) began. */
export function Py_ReprLeave(op: PyObject): void {
  beingShown.splice(beingShown.lastIndexOf(op), 1);
}
