/**
 * What the supervisor itself does in the shared memory: set up, interrupt, repair. Loaded after the memory was provided; it brings in little of the runtime.
 */
import { DEBUG } from "../../runtime/debug.js";
import { configureGil, type GilOptions } from "../../runtime/gil/ceval-gil.js";
import { GilStats, statsOf } from "../../runtime/gil/stats.js";
import { COMPETITION_MS, SWITCH_NUMBER } from "../../runtime/gil/words.js";
import { resetHeapTo } from "../../runtime/heap/image.js";
import { F64, I32 } from "../../runtime/heap/memory.js";
import { childEnded, childStarted } from "../../runtime/threads/children.js";
import { tripSignal } from "../../runtime/threads/interrupt.js";
import { wake } from "../../runtime/threads/parking.js";
import { THREAD_SLOTS, threadStateAt } from "../../runtime/threads/state.js";

export { childEnded, childStarted, wake };

const SIGINT = 2;

/**
 * Make a fresh memory a Python process: the GIL's configuration, and the start-up image. Under MINIPY_DEBUG=heap and hard the heap has another
 * shape than the image's: worker 0 then makes its own.
 */
export function prepareMemory(gil: GilOptions, image: Uint8Array): void {
  configureGil(gil);
  if (!DEBUG.heap && !DEBUG.hard) resetHeapTo(image);
}

/** Ctrl-C: KeyboardInterrupt in Python's main thread, also out of a wait. */
export function interruptMain(): void {
  tripSignal(SIGINT);
}

/** The GIL's counters as a text, a row a thread that took the GIL. */
export function gilReport(wallMs: number): string {
  const columns: readonly [string, (stats: number) => number][] = [
    ["taken", (s) => GilStats.acquisitions.get(s)],
    ["waited", (s) => GilStats.contended.get(s)],
    ["self-retaken", (s) => GilStats.self_reacquired.get(s)],
    ["woken in vain", (s) => GilStats.failed_wakeups.get(s)],
    ["requests sent", (s) => GilStats.drop_requests_sent.get(s)],
    ["honoured", (s) => GilStats.drop_requests_honoured.get(s)],
    ["forced waits", (s) => GilStats.forced_waits.get(s)],
    ["checks", (s) => GilStats.checks.get(s)],
    ["voluntary", (s) => GilStats.voluntary.get(s)],
    ["wait ms", (s) => GilStats.wait_ms.get(s)],
    ["longest ms", (s) => GilStats.wait_max_ms.get(s)],
    ["forced ms", (s) => GilStats.forced_ms.get(s)],
  ];
  const number = (value: number) => (Number.isInteger(value) ? value.toLocaleString("en") : value.toFixed(2));
  const rows = [["slot", ...columns.map(([name]) => name)]];
  for (let tid = 0; tid < THREAD_SLOTS; tid++) {
    const stats = statsOf(threadStateAt(tid));
    if (GilStats.acquisitions.get(stats) === 0) continue;
    rows.push([tid === 0 ? "main" : String(tid), ...columns.map(([, read]) => number(read(stats)))]);
  }
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  const table = rows.map((row) => row.map((cell, i) => cell.padStart(widths[i])).join("  ")).join("\n");
  const switches = Atomics.load(I32, SWITCH_NUMBER);
  const competition = F64[COMPETITION_MS];
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
  const rate = competition < 1 ? "" : `: ${((switches / competition) * 1000).toFixed(0)} switches/s`;
  const head = `GIL: ${number(switches)} ${switches === 1 ? "switch" : "switches"} in ${seconds(wallMs)}; threads competed for ${seconds(competition)} of it${rate}`;
  return `${head}\n${table}\n`;
}
