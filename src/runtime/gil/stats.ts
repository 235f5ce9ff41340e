/**
 * Counters of each thread's dealings with the GIL (GIL.md section 8), at STATS_BASE + tid * STATS_BYTES.
 *
 * Written only by the thread that they describe, with plain stores; a reader tolerates a torn sum. Counting is always on (a
 * plain increment); clocks are read only where a thread waits anyway, so that a self-reacquisition under `interval` stays as cheap
 * as it is in CPython.
 */
import { STATS_BASE, STATS_BYTES, THREAD_STATE_BYTES, THREADS_BASE } from "../heap/address-map.js";
import { F64 } from "../heap/memory.js";
import { f64, i32, struct } from "../heap/struct.js";
import { COMPETITION_MS, COMPETITION_SINCE } from "./words.js";

export const GilStats = struct("gil_stats", null, {
  acquisitions: i32("times that the thread took the GIL"),
  contended: i32("of these, after waiting"),
  self_reacquired: i32("of these, when it was itself the last holder"),
  failed_wakeups: i32("woken while waiting, and the GIL was gone again"),
  drop_requests_sent: i32("times that it asked the holder to drop"),
  drop_requests_honoured: i32("times that it dropped because it was asked"),
  forced_waits: i32("times that it waited for another thread to take the GIL after dropping"),
  checks: i32("periodic checks under policy interval"),
  voluntary: i32("releases around blocking operations"),
  spare: i32("keeps the doubles aligned"),
  wait_ms: f64("milliseconds spent waiting for the GIL"),
  wait_max_ms: f64("longest single wait, milliseconds"),
  forced_ms: f64("milliseconds spent in forced switching"),
});

/** Somebody waits for the GIL now, and nobody did. */
export function beginCompetition(): void {
  F64[COMPETITION_SINCE] = performance.timeOrigin + performance.now();
}

/** Nobody waits any more. A thread that begins to wait in this very moment may cost a span: a statistic need not have a lock of its own. */
export function endCompetition(): void {
  F64[COMPETITION_MS] += Math.max(performance.timeOrigin + performance.now() - F64[COMPETITION_SINCE], 0);
}

/** The statistics record that belongs to a thread state. */
export function statsOf(threadState: number): number {
  return STATS_BASE + ((threadState - THREADS_BASE) / THREAD_STATE_BYTES) * STATS_BYTES;
}
