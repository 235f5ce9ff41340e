/**
 * The words of the GIL, as int32 indices into the shared memory. Each group has 64-byte lines of its own, so that a
 * waiter that spins through the kernel on one does not slow the holder that writes another.
 *
 * What CPython calls it is said at each word; the structs are `_gil_runtime_state` (3.13) and `interpreter_lock` (2.7).
 */
import { GIL_WORDS } from "../heap/address-map.js";

const line = (n: number) => (GIL_WORDS >> 2) + n * 16;

/** Address of the thread state that holds the GIL, or 0: the futex that takers wait on (`gil->locked`; there only 1 or 0). */
export const LOCKED = line(0);
/** Threads inside take's wait loop. */
export const WAITERS = line(0) + 1;
/** Address of the thread state that took the GIL last, also when it is free (`gil->last_holder`). */
export const LAST_HOLDER = line(0) + 2;

/** Counts the times that another thread than before took the GIL (`gil->switch_number`): the futex of forced switching. */
export const SWITCH_NUMBER = line(1);
/** Droppers parked on SWITCH_NUMBER, waiting until another thread took the GIL (FORCE_SWITCHING). */
export const FORCED_WAITERS = line(1) + 1;

/** A GilPolicyId. */
export const POLICY = line(2);
/** Microseconds that a waiter lets the holder run before it asks for the GIL (`gil->interval`); 3.2+. */
export const INTERVAL_US = line(2) + 1;
/** Ticks between two checks (`_Py_CheckInterval`); 2.7. */
export const CHECK_INTERVAL = line(2) + 2;
/** 1 once the first thread was started: before, policy `interval` has no lock (`interpreter_lock != 0`). */
export const GIL_EXISTS = line(2) + 3;
/** A CheckMode. */
export const CHECK_MODE = line(2) + 4;
/** Raised by every setcheckinterval, so that each thread sets its own countdown anew. */
export const CHECK_GENERATION = line(2) + 5;
/** 1: keep statistics with clock reads. */
export const STATS_MODE = line(2) + 6;

/** Address of the thread state that finalises the interpreter, or 0 (`runtime->finalizing`). */
export const FINALIZING = line(3);
/** Address of the main thread's state. */
export const MAIN_THREAD = line(3) + 1;
/** Python threads that are alive. */
export const THREAD_COUNT = line(3) + 2;
/** Bit n-1: signal n is pending (1 to 31). */
export const SIGNALS_PENDING = line(3) + 3;
/** Next serial number for thread idents. */
export const NEXT_IDENT = line(3) + 4;
/** Futex: the supervisor bumps it when it has answered a request. */
export const SUPERVISOR_EVENT = line(3) + 5;
/** 1 when a fatal error was reported: everybody stops. */
export const FATAL = line(3) + 6;
/** Thread slots that have ever been used: how far a walk over the thread states must go. */
export const SLOTS_USED = line(3) + 7;
/** Next ticket for `park_ticket`: who waits longest is woken first. */
export const NEXT_TICKET = line(3) + 8;
/** `--trace`: rows written by all threads, plus 1; 0: none was begun. */
export const TRACE_ROWS = line(4);
/** `--trace`: address of the thread state that dropped the GIL last, and the length of its name in bytes. */
export const TRACE_DROPPER = line(4) + 1;
export const TRACE_NAME_LENGTH = line(4) + 2;
/** `--trace`: why it did, an index of REASONS in observe/gil-rows.ts. */
export const TRACE_REASON = line(4) + 3;
/** `--trace`: when the holder took the GIL, in microseconds modulo 2**32; instructions that were run since. */
export const TRACE_SINCE = line(4) + 4;
export const TRACE_HELD = line(4) + 5;
/** `--trace`: the dropper's name, TRACE_NAME_BYTES of UTF-8. */
export const TRACE_NAME = line(5);
export const TRACE_NAME_BYTES = 64;

/** Float64 indices. Milliseconds during which at least one thread waited for the GIL; when the last such span began (since the epoch). */
export const COMPETITION_MS = line(6) >> 1;
export const COMPETITION_SINCE = (line(6) >> 1) + 1;

/** Which lock protocol is in force. */
export const enum GilPolicyId {
  /** No lock (a later issue). */
  NONE = 0,
  /** Python 2.7 and 3.0–3.1: release every CHECK_INTERVAL ticks. */
  INTERVAL = 1,
  /** Python 3.2 and later: release when another thread has asked. */
  REQUEST = 2,
}

/** Which instructions may switch threads. */
export const enum CheckMode {
  /** 3.13's sites: backward jumps, function entry, resumption of a generator, after calls. */
  BACKEDGE = 0,
  /** Every ticking instruction, as in 2.7. */
  EVERY = 1,
}
