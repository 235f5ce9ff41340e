/**
 * Where everything is: the fixed regions of the shared memory, as byte addresses.
 *
 *     0x00000  page zero: NULL, never written
 *     0x00040  GIL, CFG and RUN words (gil/words.ts), each group on 64-byte lines of its own
 *     0x00800  allocator words (heap/alloc.ts)
 *     0x01000  interpreter state: what CPython keeps in PyInterpreterState (runtime/interpreter.ts)
 *     0x02000  thread states, MAX_THREADS of them (threads/state.ts)
 *     ...      per-thread GIL statistics (gil/stats.ts), then event rings when tracing is on (allocated apart)
 *     STATIC   singletons, static types, identifiers: at addresses that are compile-time constants
 *     ...      the table of child processes (threads/children.ts)
 *     HEAP     arenas (heap/alloc.ts); first in them what the start-up image brought
 *
 * Static objects have constant addresses so that `type === T.list` compares against a literal.
 */

/** The futex word of the GIL and its neighbours. */
export const GIL_WORDS = 0x40;
/** Words of the allocator: size-class lists, arena cursor, counters. */
export const ALLOC_WORDS = 0x800;
/** Interpreter-wide words: heads of the interned table, modules dict, caches. */
export const INTERP_WORDS = 0x1000;
/** First thread state. */
export const THREADS_BASE = 0x2000;
/** Bytes of one thread state; its first 64-byte line holds eval_breaker alone with what other threads write. */
export const THREAD_STATE_BYTES = 512;
/** Slots for thread states. */
export const MAX_THREADS = 1024;
/** First per-thread statistics record. */
export const STATS_BASE = THREADS_BASE + THREAD_STATE_BYTES * MAX_THREADS;
/** Bytes of one thread's statistics. */
export const STATS_BYTES = 1024;
/** Start of the static objects. */
export const STATIC_BASE = STATS_BASE + STATS_BYTES * MAX_THREADS;
/** Bytes set aside for a singleton (None, True, …). */
export const SINGLETON_BYTES = 32;
/** Singletons that there is room for. */
export const MAX_SINGLETONS = 32;
/** First static type object. */
export const TYPES_BASE = STATIC_BASE + SINGLETON_BYTES * MAX_SINGLETONS;
/** Bytes set aside for one static type object. */
export const TYPE_BYTES = 512;
/** Static types that there is room for. */
export const MAX_STATIC_TYPES = 512;
/** First identifier (an interned, immortal str of at most 39 Latin-1 characters). */
export const IDS_BASE = TYPES_BASE + TYPE_BYTES * MAX_STATIC_TYPES;
/** Bytes set aside for one identifier. */
export const ID_BYTES = 64;
/** Identifiers that there is room for. */
export const MAX_IDS = 1024;
/** First entry of the table of child processes. */
export const CHILDREN_BASE = IDS_BASE + ID_BYTES * MAX_IDS;
/** Bytes of one entry. */
export const CHILD_BYTES = 16;
/** Children that there is room for. */
export const MAX_CHILDREN = 1024;
/** First byte that the allocator hands out from, aligned to an arena. */
export const HEAP_BASE = (CHILDREN_BASE + CHILD_BYTES * MAX_CHILDREN + 0xfffff) & ~0xfffff;
