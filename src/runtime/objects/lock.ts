/** `_thread.lock`: the primitive lock. Mirrors the lockobject of CPython's Modules/_threadmodule.c. How it waits and wakes is in threads/lock-word.ts. */
import { hexAddress } from "../abstract/object.js";
import { bindArguments } from "../call/arguments.js";
import * as PyErr from "../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { atomic, i32, struct } from "../heap/struct.js";
import { method } from "../method-def.js";
import { acquire, isLocked, type LockWords, release, tryAcquire } from "../threads/lock-word.js";
import { acquireTimeoutMs, FOREVER } from "../threads/timeout.js";
import { allocObject } from "./builtin.js";
import { PyObjectHead } from "./object.js";
import { defineType } from "./type.js";
import { bool, None, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

export const Lock = struct("lock", PyObjectHead, {
  locked: atomic("serial of the thread that took it, or 0: free"),
  waiters: atomic("threads that wait for it"),
  weaklist: i32("weak references"),
});

const WORDS: LockWords = { locked: Lock.locked.offset, waiters: Lock.waiters.offset };

/** A free lock. */
export function new_(): NewRef | Null {
  return allocObject(Lock, T.lock);
}

/** The serial of the thread that took it last, or 0: free. */
export function holder(lock: PyObject): number {
  return Lock.locked.get(lock);
}

/** Take the lock, waiting as long as it needs; false: an exception is set, by a signal handler. @mayReleaseGil @mayRunPython */
export function acquireForever(lock: PyObject): boolean {
  return acquire(lock, WORDS, Number.POSITIVE_INFINITY) === true;
}

/** Free a lock that is held. */
export function releaseHeld(lock: PyObject): void {
  release(lock, WORDS);
}

function lock_new(_type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (nargs > 0) return PyErr.setString(T.TypeError, `lock expected 0 arguments, got ${nargs}`);
  return bindArguments("lock()", args, nargs, kwnames) === null ? NULL : new_();
}

function lock_acquire(self: PyObject, blocking: number, timeout: PyObject): NewRef | Null {
  const timeoutMs = acquireTimeoutMs(blocking !== 0, timeout);
  if (Number.isNaN(timeoutMs)) return NULL;
  const taken = acquire(self, WORDS, timeoutMs);
  return taken === undefined ? NULL : bool(taken);
}

function lock_release(self: PyObject): NewRef | Null {
  if (!isLocked(self, WORDS)) return PyErr.setString(T.RuntimeError, "release unlocked lock");
  release(self, WORDS);
  return None;
}

function lock_locked(self: PyObject): NewRef {
  return bool(isLocked(self, WORDS));
}

function lock_enter(self: PyObject, _args: number, _count: number): NewRef | Null {
  return lock_acquire(self, 1, FOREVER);
}

function lock_exit(self: PyObject, _args: number, _count: number): NewRef | Null {
  return lock_release(self);
}

// After a fork nobody else is there to hold it.
function lock_at_fork_reinit(self: PyObject): NewRef {
  Lock.locked.set(self, 0);
  Lock.waiters.set(self, 0);
  return None;
}

function lock_repr(self: PyObject): NewRef | Null {
  const state = isLocked(self, WORDS) ? "locked" : "unlocked";
  return PyUnicode.fromJS(`<${state} ${PyErr.typeName(self)} object at ${hexAddress(self)}>`);
}

/** Take the lock without waiting, for native code. */
export function tryLock(self: PyObject): boolean {
  return tryAcquire(self, WORDS);
}

const ACQUIRE_DOC =
  "Lock the lock; wait for it if need be.\n\nGives whether the lock was taken: False only when blocking is false, or when the timeout ran out.";
const LOCKED_DOC = "Whether the lock is held.";
const RELEASE_DOC = "Release the lock, whichever thread took it. RuntimeError when it is not held.";

defineType({
  address: T.lock,
  name: "_thread.lock",
  layout: Lock,
  doc: "lock()\n--\n\nThe primitive lock: held or not, by nobody in particular.",
  weaklistField: "weaklist",
  slots: { tp_new: lock_new, tp_repr: lock_repr },
  methods: [
    method("acquire($self, /, blocking: bool = True, timeout=-1)", ACQUIRE_DOC, lock_acquire),
    method(
      "acquire_lock($self, /, blocking: bool = True, timeout=-1)",
      "An obsolete synonym of acquire().",
      lock_acquire,
    ),
    method("release($self, /)", RELEASE_DOC, lock_release),
    method("release_lock($self, /)", "An obsolete synonym of release().", lock_release),
    method("locked($self, /)", LOCKED_DOC, lock_locked),
    method("locked_lock($self, /)", "An obsolete synonym of locked().", lock_locked),
    method("__enter__($self, /, *args)", "Lock the lock.", lock_enter),
    method("__exit__($self, /, *exc_info)", "Release the lock.", lock_exit),
    method("_at_fork_reinit($self, /)", "Make it a free lock, in a child process.", lock_at_fork_reinit),
  ],
});
