/** --gil-stats: the report at the end, under both policies. */
import { expect, test } from "vitest";
import { startMinipy } from "./child.js";

const PROGRAM = `
from threading import Thread
def countdown(n):
    while n > 0:
        n -= 1
threads = [Thread(target=countdown, args=(1_500_000,)) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
`;

interface Report {
  readonly head: string;
  /** Column name to value, a row a thread. */
  readonly rows: readonly Readonly<Record<string, number>>[];
}

async function report(args: readonly string[]): Promise<Report> {
  const child = startMinipy(["--gil-stats", ...args, "-c", PROGRAM]);
  expect(await child.end()).toBe(0);
  const [head, names, ...lines] = child.stderr.trimEnd().split("\n");
  const columns = names.trim().split(/ {2,}/);
  const rows = lines.map((line) => {
    const cells = line.trim().split(/ {2,}/);
    return Object.fromEntries(columns.map((name, i) => [name, Number(cells[i].replaceAll(",", ""))]));
  });
  return { head, rows };
}

test("request: what was asked was done, and nobody took the GIL straight back", async () => {
  const { head, rows } = await report([]);
  expect(head).toMatch(
    /^GIL: \d+ switches in [\d.]+ s; threads competed for [\d.]+ s of it: \d+ switches\/s$/,
  );
  expect(rows).toHaveLength(3);
  for (const row of rows.slice(1)) {
    expect(row["honoured"]).toBeGreaterThan(0);
    expect(row["forced waits"]).toBe(row["honoured"]);
    expect(row["self-retaken"]).toBeLessThan(row["taken"] / 2);
    expect(row["wait ms"]).toBeGreaterThan(row["longest ms"]);
  }
});

test("interval: a thread takes back at once what it dropped", async () => {
  const { rows } = await report(["--gil", "interval"]);
  for (const row of rows.slice(1)) {
    expect(row["requests sent"]).toBe(0);
    expect(row["checks"]).toBeGreaterThan(1000);
    expect(row["self-retaken"]).toBeGreaterThan(row["taken"] / 2);
  }
});

test("--gil-stats=json: the same counters for programs", async () => {
  const child = startMinipy(["--gil-stats=json", "-c", PROGRAM]);
  expect(await child.end()).toBe(0);
  const { switches, competition_ms, threads } = JSON.parse(child.stderr);
  expect(switches).toBeGreaterThan(0);
  expect(competition_ms).toBeGreaterThan(0);
  expect(threads.map(({ slot }: { slot: number }) => slot).slice(0, 2)).toEqual([0, 1]);
  expect(threads[1]["taken"]).toBeGreaterThan(0);
});
