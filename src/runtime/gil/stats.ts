/**
 * Counters of each thread's dealings with the GIL (GIL.md section 8), at STATS_BASE + tid * STATS_BYTES.
 *
 * Written only by the thread that they describe, with plain stores; a reader tolerates a torn sum. Counting is always on (a
 * plain increment); clocks are read only where a thread waits anyway, so that a self-reacquisition under `interval` stays as cheap
 * as it is in CPython.
 */
import { STATS_BASE, STATS_BYTES, THREAD_STATE_BYTES, THREADS_BASE } from "../heap/address-map.js";
import { f64, i32, struct } from "../heap/struct.js";

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

/** The statistics record that belongs to a thread state. */
export function statsOf(threadState: number): number {
  return STATS_BASE + ((threadState - THREADS_BASE) / THREAD_STATE_BYTES) * STATS_BYTES;
}
