/** The GIL's counters at the end of a run: as a table, a row a thread that took the GIL, or as JSON for programs that measure. */
import { GilStats, statsOf } from "../../runtime/gil/stats.js";
import { COMPETITION_MS, SWITCH_NUMBER } from "../../runtime/gil/words.js";
import { F64, I32 } from "../../runtime/heap/memory.js";
import { THREAD_SLOTS, threadStateAt } from "../../runtime/threads/state.js";

/** How `--gil-stats` prints. */
export type GilReportFormat = "text" | "json";

const COLUMNS: readonly (readonly [title: string, read: (stats: number) => number])[] = [
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

/** What the GIL counted. */
interface GilCounters {
  readonly wall_ms: number;
  /** Milliseconds during which at least one thread waited for the GIL. */
  readonly competition_ms: number;
  readonly switches: number;
  /** A row a thread: its slot, 0 for the main thread, and the columns. */
  readonly threads: readonly Readonly<Record<string, number>>[];
}

function readCounters(wallMs: number): GilCounters {
  const threads: Record<string, number>[] = [];
  for (let slot = 0; slot < THREAD_SLOTS; slot++) {
    const stats = statsOf(threadStateAt(slot));
    if (GilStats.acquisitions.get(stats) === 0) continue;
    threads.push({ slot, ...Object.fromEntries(COLUMNS.map(([title, read]) => [title, read(stats)])) });
  }
  const switches = Atomics.load(I32, SWITCH_NUMBER);
  return { wall_ms: wallMs, competition_ms: F64[COMPETITION_MS], switches, threads };
}

function formatNumber(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString("en") : value.toFixed(2);
}

function formatTable({ wall_ms, competition_ms, switches, threads }: GilCounters): string {
  const rows = [["slot", ...COLUMNS.map(([title]) => title)]];
  for (const thread of threads) {
    const slot = thread["slot"] === 0 ? "main" : String(thread["slot"]);
    rows.push([slot, ...COLUMNS.map(([title]) => formatNumber(thread[title]))]);
  }
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  const table = rows.map((row) => row.map((cell, i) => cell.padStart(widths[i])).join("  ")).join("\n");
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
  const rate = competition_ms < 1 ? "" : `: ${((switches / competition_ms) * 1000).toFixed(0)} switches/s`;
  const count = `${formatNumber(switches)} ${switches === 1 ? "switch" : "switches"}`;
  const head = `GIL: ${count} in ${seconds(wall_ms)}; threads competed for ${seconds(competition_ms)} of it${rate}`;
  return `${head}\n${table}\n`;
}

/** The report, after a run of so many milliseconds. */
export function gilReport(format: GilReportFormat, wallMs: number): string {
  const counters = readCounters(wallMs);
  return format === "json" ? `${JSON.stringify(counters)}\n` : formatTable(counters);
}
