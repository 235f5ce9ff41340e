/**
 * `_thread.RLock`: a lock that its owner may take again. Mirrors the rlockobject of CPython's Modules/_threadmodule.c.
 *
 * `owner` and `count` are guarded by the GIL: the owner writes them after it took the lock and the GIL, so a thread that compares
 * `owner` with its own ident is right, whatever the others do.
 */
import { hexAddress } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { atomic, i32, struct } from "../heap/struct.js";
import { method } from "../method-def.js";
import { acquire, isLocked, type LockWords, release } from "../threads/lock-word.js";
import { ThreadState, tstate } from "../threads/state.js";
import { identOfSerial } from "../threads/thread-life.js";
import { acquireTimeoutMs, FOREVER } from "../threads/timeout.js";
import { PyType_GenericAlloc } from "./instance.js";
import * as PyLong from "./long.js";
import { PyObjectHead, typeOf, xdecref } from "./object.js";
import * as PyTuple from "./tuple.js";
import { defineType, hasFlag, TypeFlags } from "./type.js";
import { bool, None, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

export const RLock = struct("RLock", PyObjectHead, {
  locked: atomic("serial of the thread that took it, or 0: free"),
  waiters: atomic("threads that wait for it"),
  owner: i32("serial of the owner's ident, or 0"),
  count: i32("how often the owner has taken it"),
  weaklist: i32("weak references"),
});

const WORDS: LockWords = { locked: RLock.locked.offset, waiters: RLock.waiters.offset };
const NOT_OWNED = "cannot release un-acquired lock";

/** Serial of this thread's ident. */
function me(): number {
  return ThreadState.ident.get(tstate);
}

function isMine(self: PyObject): boolean {
  return RLock.count.get(self) > 0 && RLock.owner.get(self) === me();
}

function rlock_new(type: PyObject): NewRef | Null {
  return PyType_GenericAlloc(type, 0);
}

function rlock_acquire(self: PyObject, blocking: number, timeout: PyObject): NewRef | Null {
  const timeoutMs = acquireTimeoutMs(blocking !== 0, timeout);
  if (Number.isNaN(timeoutMs)) return NULL;
  if (isMine(self)) {
    RLock.count.set(self, RLock.count.get(self) + 1);
    return bool(true);
  }
  const taken = acquire(self, WORDS, timeoutMs);
  if (taken === undefined) return NULL;
  if (taken) own(self, me(), 1);
  return bool(taken);
}

function own(self: PyObject, owner: number, count: number): void {
  RLock.owner.set(self, owner);
  RLock.count.set(self, count);
}

function rlock_release(self: PyObject): NewRef | Null {
  if (!isMine(self)) return PyErr.setString(T.RuntimeError, NOT_OWNED);
  const count = RLock.count.get(self) - 1;
  RLock.count.set(self, count);
  if (count === 0) {
    RLock.owner.set(self, 0);
    release(self, WORDS);
  }
  return None;
}

function rlock_enter(self: PyObject, _args: number, _count: number): NewRef | Null {
  return rlock_acquire(self, 1, FOREVER);
}

function rlock_exit(self: PyObject, _args: number, _count: number): NewRef | Null {
  return rlock_release(self);
}

function rlock_is_owned(self: PyObject): NewRef {
  return bool(isMine(self));
}

function rlock_recursion_count(self: PyObject): NewRef | Null {
  return PyLong.fromNumber(isMine(self) ? RLock.count.get(self) : 0);
}

/** Give up all holds at once; the state for _acquire_restore. */
function rlock_release_save(self: PyObject): NewRef | Null {
  if (RLock.count.get(self) === 0) return PyErr.setString(T.RuntimeError, NOT_OWNED);
  const count = PyLong.fromNumber(RLock.count.get(self));
  const owner = PyLong.fromNumber(identOfSerial(RLock.owner.get(self)));
  const state = count === NULL || owner === NULL ? NULL : PyTuple.pack(count, owner);
  xdecref(count);
  xdecref(owner);
  if (state === NULL) return NULL;
  own(self, 0, 0);
  release(self, WORDS);
  return state;
}

function rlock_acquire_restore(self: PyObject, state: PyObject): NewRef | Null {
  if (!hasFlag(typeOf(state), TypeFlags.TUPLE_SUBCLASS)) {
    return PyErr.setString(
      T.TypeError,
      `_acquire_restore() argument 1 must be 2-item sequence, not ${PyErr.typeName(state)}`,
    );
  }
  const size = PyTuple.size(state);
  if (size !== 2) {
    const message = `_acquire_restore() argument 1 must be sequence of length 2, not ${size}`;
    return PyErr.setString(T.TypeError, message);
  }
  const count = PyLong.asInt32(PyTuple.getItem(state, 0));
  if (count === -1 && PyErr.occurred()) return NULL;
  // A signal handler that raises does not get a Condition's lock away from it: its exception comes out once the lock is there.
  let interrupted: NewRef | Null = NULL;
  while (acquire(self, WORDS, Number.POSITIVE_INFINITY) === undefined) {
    xdecref(interrupted);
    interrupted = PyErr.getRaisedException();
  }
  own(self, me(), count);
  if (interrupted === NULL) return None;
  PyErr.setRaisedException(interrupted);
  return NULL;
}

function rlock_at_fork_reinit(self: PyObject): NewRef {
  RLock.locked.set(self, 0);
  RLock.waiters.set(self, 0);
  own(self, 0, 0);
  return None;
}

function rlock_repr(self: PyObject): NewRef | Null {
  const state = isLocked(self, WORDS) ? "locked" : "unlocked";
  const serial = RLock.owner.get(self);
  const owner = serial === 0 ? 0 : identOfSerial(serial);
  return PyUnicode.fromJS(
    `<${state} ${PyErr.typeName(self)} object owner=${owner} count=${RLock.count.get(self)} at ${hexAddress(self)}>`,
  );
}

defineType({
  address: T.RLock,
  name: "_thread.RLock",
  layout: RLock,
  flags: TypeFlags.BASETYPE,
  weaklistField: "weaklist",
  slots: { tp_new: rlock_new, tp_repr: rlock_repr },
  methods: [
    method(
      "acquire($self, /, blocking: bool = True, timeout=-1)",
      "Lock the lock; its owner may do so again, and must release it as often.\n\nGives whether the lock was taken.",
      rlock_acquire,
    ),
    method(
      "release($self, /)",
      "Release the lock once. RuntimeError when this thread does not own it.",
      rlock_release,
    ),
    method("__enter__($self, /, *args)", "Lock the lock.", rlock_enter),
    method("__exit__($self, /, *exc_info)", "Release the lock.", rlock_exit),
    method("_is_owned($self, /)", "Whether this thread owns the lock.", rlock_is_owned),
    method("_recursion_count($self, /)", "How often this thread has taken the lock.", rlock_recursion_count),
    method(
      "_release_save($self, /)",
      "For Condition: release the lock whatever the count.",
      rlock_release_save,
    ),
    method("_acquire_restore($self, state, /)", "For Condition: undo _release_save.", rlock_acquire_restore),
    method("_at_fork_reinit($self, /)", "Make it a free lock, in a child process.", rlock_at_fork_reinit),
  ],
});
