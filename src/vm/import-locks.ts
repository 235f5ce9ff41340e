/**
 * One lock for each module that is being imported, as CPython's _ModuleLock: a thread that wants a module waits while another one is executing it.
 *
 * Two threads that import modules which import each other would wait for ever: the one that closes the circle sees the other's module half made instead,
 * as within one thread. All of this happens with the GIL held, so the words need no further care.
 */
import { SLOTS_USED } from "../runtime/gil/words.js";
import { I32 } from "../runtime/heap/memory.js";
import type { NewRef, Null, PyObject } from "../runtime/heap/ownership.js";
import { INTERP } from "../runtime/interpreter.js";
import * as PyDict from "../runtime/objects/dict.js";
import * as PyLock from "../runtime/objects/lock.js";
import { decref, incref } from "../runtime/objects/object.js";
import { ThreadState, threadStateAt, tstate } from "../runtime/threads/state.js";

const LOCKS = INTERP.import_locks >> 2;

/** What became of a module that another thread may be importing. */
export const enum ImportWait {
  /** An exception is set, by a signal handler. */
  FAILED,
  /** Nobody else imports it, or waiting would never end: take it as it is. */
  NONE,
  /** Another thread has imported it, or failed to: look again. */
  FINISHED,
}

function lockOf(name: PyObject): PyObject | Null {
  return I32[LOCKS] === 0 ? 0 : PyDict.getItem(I32[LOCKS] as PyObject, name);
}

function threadOf(ident: number): number {
  for (let tid = 0; tid < I32[SLOTS_USED]; tid++) {
    if (ThreadState.ident.get(threadStateAt(tid)) === ident) return threadStateAt(tid);
  }
  return 0;
}

// Does the lock's holder wait, itself or through others, for an import of this thread?
function closesCircle(lock: PyObject | Null): boolean {
  const me = ThreadState.ident.get(tstate);
  for (let wanted = lock; wanted !== 0; ) {
    const holder = PyLock.holder(wanted);
    if (holder === me) return true;
    const thread = threadOf(holder);
    wanted = thread === 0 ? 0 : (ThreadState.import_wait.get(thread) as PyObject | Null);
  }
  return false;
}

/** Is any module being imported? */
export function isImporting(): boolean {
  return I32[LOCKS] !== 0;
}

/** Wait while another thread imports the module. @mayReleaseGil @mayRunPython */
export function waitForImport(name: PyObject): ImportWait {
  const lock = lockOf(name);
  if (lock === 0 || closesCircle(lock)) return ImportWait.NONE;
  incref(lock);
  ThreadState.import_wait.set(tstate, lock);
  const taken = PyLock.acquireForever(lock);
  ThreadState.import_wait.set(tstate, 0);
  if (taken) PyLock.releaseHeld(lock);
  decref(lock as NewRef);
  return taken ? ImportWait.FINISHED : ImportWait.FAILED;
}

/** Import the module by `load`, so that other threads wait for it. @mayRunPython */
export function importLocked(name: PyObject, load: () => NewRef | Null): NewRef | Null {
  // It is of this thread already, or its holder waits for this one.
  if (lockOf(name) !== 0) return load();
  const lock = PyLock.new_();
  if (lock === 0 || addLock(name, lock) < 0) return 0;
  PyLock.acquireForever(lock);
  const module = load();
  removeLock(name);
  PyLock.releaseHeld(lock);
  decref(lock);
  return module;
}

function addLock(name: PyObject, lock: NewRef): number {
  if (I32[LOCKS] === 0) I32[LOCKS] = PyDict.new_();
  if (I32[LOCKS] !== 0 && PyDict.setItem(I32[LOCKS] as PyObject, name, lock) === 0) return 0;
  decref(lock);
  return -1;
}

// Runs while an exception may be set.
function removeLock(name: PyObject): void {
  const locks = I32[LOCKS] as NewRef;
  PyDict.delItem(locks, name);
  if (PyDict.size(locks) > 0) return;
  I32[LOCKS] = 0;
  decref(locks);
}
