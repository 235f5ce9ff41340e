/**
 * `_thread._ThreadHandle`: what one thread knows of another that it may join. Mirrors ThreadHandle of CPython's Modules/_threadmodule.c.
 *
 * NOT_STARTED → STARTING → RUNNING → DONE; the last step is taken by the thread itself as it ends (or by the supervisor for a worker that died), which
 * then wakes everybody who joins (threads/handle-words.ts).
 */
import * as PyErr from "../errors.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { atomic, i32, ref, struct } from "../heap/struct.js";
import { getset, method } from "../method-def.js";
import { BlockKind, waitInterruptibly } from "../threads/blocking.js";
import {
  finishHandle,
  HANDLE_STATE_OFFSET,
  HANDLE_WAITERS_OFFSET,
  HandleState,
} from "../threads/handle-words.js";
import { tstate } from "../threads/state.js";
import { identOf } from "../threads/thread-life.js";
import { secondsOf } from "../threads/timeout.js";
import { allocObject } from "./builtin.js";
import * as PyLong from "./long.js";
import { incref, PyObjectHead, setRefSteal } from "./object.js";
import { defineType } from "./type.js";
import { bool, None, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

export const ThreadHandle = struct("_ThreadHandle", PyObjectHead, {
  state: atomic("a HandleState"),
  waiters: atomic("threads that join"),
  ident: ref("int: the thread's ident; 0 before the start"),
  weaklist: i32("weak references"),
});

if (
  ThreadHandle.state.offset !== HANDLE_STATE_OFFSET ||
  ThreadHandle.waiters.offset !== HANDLE_WAITERS_OFFSET
) {
  throw new Error("HANDLE_STATE_OFFSET and HANDLE_WAITERS_OFFSET are out of step");
}

const H = ThreadHandle;

/** A handle of a thread that was not started yet. */
export function new_(): NewRef | Null {
  const handle = allocObject(H, T.ThreadHandle);
  if (handle === NULL) return NULL;
  H.ident.set(handle, smallInt(0));
  H.state.set(handle, HandleState.NOT_STARTED);
  return handle;
}

/** Note the thread that it stands for. Steals `ident`. */
export function setIdentSteal(handle: PyObject, ident: NewRef): void {
  setRefSteal(handle, H.ident, ident);
}

/**
 * Wait until the thread has ended; `timeoutMs` Infinity: for ever.
 * @returns 0, also when the time ran out; -1 with an exception set. @mayReleaseGil @mayRunPython
 */
export function join(handle: PyObject, timeoutMs: number): number {
  const state = H.state.get(handle);
  if (state === HandleState.NOT_STARTED) {
    PyErr.setString(T.RuntimeError, "thread not started");
    return -1;
  }
  if (state === HandleState.DONE) return 0;
  if (PyLong.asNumber(H.ident.get(handle) as PyObject) === identOf(tstate)) {
    PyErr.setString(T.RuntimeError, "Cannot join current thread");
    return -1;
  }
  const ready = () => H.state.get(handle) === HandleState.DONE;
  const queue = { address: handle, waiters: (handle + H.waiters.offset) >> 2 };
  return waitInterruptibly(BlockKind.JOIN, ready, timeoutMs, queue) === undefined ? -1 : 0;
}

function handle_new(): NewRef | Null {
  return new_();
}

function handle_join(self: PyObject, timeout: PyObject): NewRef | Null {
  const seconds = timeout === None ? -1 : secondsOf(timeout);
  if (Number.isNaN(seconds)) return NULL;
  return join(self, seconds < 0 ? Number.POSITIVE_INFINITY : seconds * 1000) < 0 ? NULL : None;
}

function handle_is_done(self: PyObject): NewRef {
  return bool(H.state.get(self) === HandleState.DONE);
}

function handle_set_done(self: PyObject): NewRef | Null {
  if (H.state.get(self) === HandleState.NOT_STARTED) {
    return PyErr.setString(T.RuntimeError, "thread not started");
  }
  finishHandle(self);
  return None;
}

function handle_get_ident(self: PyObject): NewRef {
  return incref(H.ident.get(self) as PyObject);
}

function handle_repr(self: PyObject): NewRef | Null {
  const ident = PyLong.asNumber(H.ident.get(self) as PyObject);
  return PyUnicode.fromJS(`<${PyErr.typeName(self)} object: ident=${ident}>`);
}

defineType({
  address: T.ThreadHandle,
  name: "_thread._ThreadHandle",
  layout: H,
  weaklistField: "weaklist",
  slots: { tp_new: handle_new, tp_repr: handle_repr },
  methods: [
    method(
      "join($self, timeout=None, /)",
      "Wait until the thread has ended, or the timeout (seconds).",
      handle_join,
    ),
    method("is_done($self, /)", "Whether the thread has ended.", handle_is_done),
    method("_set_done($self, /)", "Take the thread for ended.", handle_set_done),
  ],
  getset: [getset("ident", "the thread's ident", handle_get_ident)],
});
