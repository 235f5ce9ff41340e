/**
 * The interpreter's side of the GIL: take, drop, and what a thread does at a check site. Mirrors Python/ceval_gil.c (3.13) and the
 * `--_Py_Ticker` block of 2.7's ceval.c. The two lock protocols are in request.ts and interval.ts, behind GilPolicy.
 */
import { I32 } from "../heap/memory.js";
import { type Breaker, ThreadState, ThreadStatus, tstate } from "../threads/state.js";
import * as interval from "./interval.js";
import * as request from "./request.js";
import { GilStats, statsOf } from "./stats.js";
import { CHECK_INTERVAL, CHECK_MODE, CheckMode, GilPolicyId, INTERVAL_US, POLICY } from "./words.js";

/** A lock protocol. */
export interface GilPolicy {
  /** Returns when thread state `me` holds the GIL; never returns to a thread that must die because of finalisation. */
  take(me: number): void;
  /** Release it; `final` when the thread ends. */
  drop(me: number, final: boolean): void;
}

const POLICIES: Record<number, GilPolicy> = {
  [GilPolicyId.INTERVAL]: interval,
  [GilPolicyId.REQUEST]: request,
};

/** Names of the policies for the command line. */
export const POLICY_NAMES: Readonly<Record<string, GilPolicyId>> = {
  interval: GilPolicyId.INTERVAL,
  request: GilPolicyId.REQUEST,
};

/** How a process's GIL is set up. */
export interface GilOptions {
  readonly policy: GilPolicyId;
  readonly checkMode: CheckMode;
  /** Microseconds (policy request). */
  readonly intervalUs: number;
  /** Ticks (policy interval). */
  readonly checkInterval: number;
}

/** 3.13's GIL. */
export const DEFAULT_GIL: GilOptions = {
  policy: GilPolicyId.REQUEST,
  checkMode: CheckMode.BACKEDGE,
  intervalUs: 5000,
  checkInterval: 100,
};

/** Write the configuration words. Before any thread runs. */
export function configureGil(options: GilOptions): void {
  I32[POLICY] = options.policy;
  I32[CHECK_MODE] = options.checkMode;
  I32[INTERVAL_US] = options.intervalUs;
  I32[CHECK_INTERVAL] = options.checkInterval;
}

let policy: GilPolicy = request;

/** Choose this worker's protocol from the shared configuration; the policy never changes while Python runs. */
export function loadGilPolicy(): void {
  policy = POLICIES[I32[POLICY]];
}

/** Who is told when this worker's thread takes and drops the GIL (the trace); both calls are made with the GIL held. */
export interface GilWatcher {
  taken(me: number): void;
  dropping(me: number, final: boolean): void;
}

let watcher: GilWatcher | undefined;

/** Hand in the watcher. */
export function provideGilWatcher(to: GilWatcher): void {
  watcher = to;
}

/** Take the GIL for thread state `me`. */
export function takeGil(me: number): void {
  policy.take(me);
  Atomics.store(I32, (me + ThreadState.status.offset) >> 2, ThreadStatus.ATTACHED);
  if (watcher !== undefined) watcher.taken(me);
}

/** Release the GIL. */
export function dropGil(me: number, final = false): void {
  if (watcher !== undefined) watcher.dropping(me, final);
  Atomics.store(
    I32,
    (me + ThreadState.status.offset) >> 2,
    final ? ThreadStatus.DEAD : ThreadStatus.DETACHED,
  );
  policy.drop(me, final);
}

/** Honour a drop request: let another thread run. */
export function yieldGil(me: number): void {
  I32[(statsOf(me) + GilStats.drop_requests_honoured.offset) >> 2]++;
  dropGil(me);
  takeGil(me);
}

/**
 * The check of policy `interval`, when the countdown ran out: release the lock and take it again at once, so that another
 * thread may run, if it is quick enough. Gives the new countdown.
 */
export function periodicCheck(me: number): number {
  I32[(statsOf(me) + GilStats.checks.offset) >> 2]++;
  if (I32[POLICY] === GilPolicyId.INTERVAL && interval.exists()) {
    if (watcher !== undefined) watcher.dropping(me, false);
    interval.drop(me);
    interval.take(me);
    if (watcher !== undefined) watcher.taken(me);
  }
  return I32[CHECK_INTERVAL];
}

/** Set a bit of a thread's eval breaker, from any thread. */
export function signalBreaker(threadState: number, bit: Breaker): void {
  Atomics.or(I32, (threadState + ThreadState.eval_breaker.offset) >> 2, bit);
}

/** Clear a bit of this thread's eval breaker. */
export function clearBreaker(bit: Breaker): void {
  Atomics.and(I32, (tstate + ThreadState.eval_breaker.offset) >> 2, ~bit);
}
