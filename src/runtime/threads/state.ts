/**
 * Thread states: one record a Python thread, CPython's PyThreadState, at THREADS_BASE + tid * THREAD_STATE_BYTES.
 *
 * A slot belongs to the thread that runs in it; what other threads may touch without the GIL is declared atomic and lies
 * on the first 64-byte line. The worker that runs a thread keeps the record's address in `tstate`.
 */
import { MAX_THREADS, THREAD_STATE_BYTES, THREADS_BASE } from "../heap/address-map.js";
import { atomic, borrowed, i32, ref, struct } from "../heap/struct.js";

/** Bits of `eval_breaker`, which asks the running thread for attention at its next check site. */
export const enum Breaker {
  /** gil_drop_request: another thread waited a whole switch interval. */
  DROP = 1,
  /** A signal arrived (main thread only). */
  SIGNAL = 2,
  /** Pending calls. */
  CALLS = 4,
  /** An asynchronous exception is to be raised. */
  ASYNC = 8,
  /** The cyclic collector should run. */
  GC = 16,
  /** Stop the world. */
  STOP = 32,
  /** Refcount merge (policy none). */
  MERGE = 64,
  /** The thread shall exit. */
  EXIT = 128,
  /** Events are to be reported to a trace or profile function: stays set meanwhile (threads/tracing.ts). */
  TRACE = 256,
}

/** Values of `state`. */
export const enum ThreadStatus {
  FREE = 0,
  STARTING = 1,
  /** Has the GIL. */
  ATTACHED = 2,
  /** Does not have the GIL: blocked outside, or waiting for it. */
  DETACHED = 3,
  SUSPENDED = 4,
  DEAD = 5,
  /** Counted in WAITERS, in the wait loop of a GIL policy. */
  WAITING = 6,
}

export const ThreadState = struct("thread_state", null, {
  eval_breaker: atomic("Breaker bits; read plainly at check sites, written with Atomics.or and Atomics.and"),
  status: atomic("a ThreadStatus"),
  park: atomic("futex that every interruptible wait of this thread waits on"),
  park_addr: atomic("address of the lock or word that the thread waits for, or 0; for the deadlock report"),
  async_exc: atomic("class of the asynchronous exception, or 0 (owned)"),
  done: atomic("futex: 1 when the thread has ended"),
  block_kind: atomic("a BlockKind: why the thread is detached"),
  ident: i32("threading.get_ident() is made from this serial number; never reused"),
  native_id: i32("what get_native_id() gives"),
  daemon: i32("1: not waited for at exit"),
  is_main: i32("1: Python's main thread"),
  worker_id: i32("the worker_thread that runs it"),
  // — second line on: touched by the owning thread alone, or under the GIL —
  park_ticket: atomic("number drawn when the thread began to wait at `park_addr`: the oldest is woken first"),
  waits_forever: atomic("1 while it waits for a lock or another thread without a time limit"),
  interrupted_wait: i32("address that it waited for so, while signal handlers run in between; or 0"),
  import_wait: i32("the lock of the module that it waits for (vm/import-locks.ts), or 0"),
  current_frame: i32("innermost frame record, or 0"),
  current_exception: ref("the exception being raised, or NULL"),
  exc_info: i32("address of the innermost exc_info record: `exc_value` below, or one in a generator"),
  exc_value: ref("bottom exc_info record: the exception being handled, or NULL"),
  exc_previous_item: i32("bottom exc_info record: always 0"),
  datastack_chunk: i32("current chunk of the data stack"),
  datastack_top: i32("next free byte of the data stack"),
  datastack_limit: i32("end of the chunk"),
  py_recursion_remaining: i32("Python calls left before RecursionError"),
  py_recursion_limit: i32("sys.getrecursionlimit()"),
  c_recursion_remaining: i32("nested native calls left before RecursionError"),
  recursion_headroom: i32("> 0 while a RecursionError is being handled"),
  gc_collecting: i32("this thread runs the collector"),
  dict: ref("thread-state dict, or NULL"),
  thread_handle: ref("_thread._ThreadHandle of this thread, or NULL"),
  start_func: ref("callable to run, until the thread has taken it over"),
  start_args: ref("its arguments"),
  start_kwargs: ref("its keyword arguments, or NULL"),
  local_dicts: ref("dict: thread-local storage by _local object, or NULL"),
  tracing: i32("> 0: inside a trace function"),
  c_tracefunc: ref("sys.settrace function, or NULL"),
  c_profilefunc: ref("sys.setprofile function, or NULL"),
  switch_countdown: i32("ticks left until the next check (policy interval)"),
  interval_generation: i32("last setcheckinterval that this thread has seen"),
  context: ref("contextvars context, or NULL"),
  async_gen_firstiter: ref("sys.set_asyncgen_hooks firstiter"),
  async_gen_finalizer: ref("sys.set_asyncgen_hooks finalizer"),
  coroutine_origin_tracking_depth: i32("sys.set_coroutine_origin_tracking_depth"),
  unwind_frame: borrowed("frame whose handler is being looked for; kept alive by the frame stack"),
});

/** The thread state of the Python thread that this worker runs, or 0. A cache of the worker's own identity. */
export let tstate = 0;

/** Make `address` this worker's current thread state (PyThreadState_Swap). */
export function setThreadState(address: number): void {
  tstate = address;
}

/** Address of slot `tid`. */
export function threadStateAt(tid: number): number {
  return THREADS_BASE + tid * THREAD_STATE_BYTES;
}

/** Slot number of a thread state. */
export function tidOf(address: number): number {
  return (address - THREADS_BASE) / THREAD_STATE_BYTES;
}

/** Number of slots. */
export const THREAD_SLOTS = MAX_THREADS;
