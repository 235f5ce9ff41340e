/** Row c, what the cure costs: beside short instructions, the new GIL is the slower one for a thread that does much I/O. */
import { chartOfSubjects } from "../chart.js";
import type { Experiment, Figures, Run } from "../experiment.js";

const SITUATIONS = ["nobody computes", "one thread computes", "two threads compute"];

function runs({ quick }: { readonly quick: boolean }): Run[] {
  const seconds = quick ? "0.7" : "2";
  const counts = quick ? SITUATIONS.slice(0, 2) : SITUATIONS;
  return counts.map((situation, threads) => ({
    file: "experiments/echo.py",
    args: ["--threads", String(threads), "--seconds", seconds],
    label: `${situation}: `,
  }));
}

const BESIDE = "median wait";

export const convoy: Experiment = {
  name: "convoy",
  row: "c",
  title: "The convoy beside short instructions",
  claim:
    "(Not in the article, but the other side of its claim:) the new GIL makes a thread that does much I/O wait for the switch interval again and again.",
  articleFigure: "(none given)",
  published: "median wait beside one computing thread 2.7: 0.028 ms · 3.9: 5.18 · 3.11: 5.15 · 3.13: 5.26 ms",
  policies: ["request", "interval"],
  oldestCPython: [2, 7],
  repetitions: { full: 3, quick: 1 },
  runs,
  figures: [
    { name: BESIDE, unit: "ms", of: (f: Figures) => f[`${SITUATIONS[1]}: median`] },
    ...SITUATIONS.flatMap((situation) => [
      { name: `${situation}: median`, unit: "ms" as const },
      { name: `${situation}: 99 in 100`, unit: "ms" as const },
      { name: `${situation}: answers`, unit: "/s" as const },
    ]),
  ],
  statements: [
    {
      says: "under request, half of the answers wait at least 3 ms, of the 5 that a switch takes",
      holds: (value) => value("request", BESIDE) >= 3,
      shows: [["request", BESIDE]],
    },
    {
      says: "under interval, an answer takes less than half as long as that",
      holds: (value) => value("interval", BESIDE) < value("request", BESIDE) / 2,
      shows: [["interval", BESIDE]],
    },
  ],
  charts: (result) => [
    chartOfSubjects(
      result,
      {
        title: "How long an answer takes, beside threads that compute",
        description:
          "Median time of an answer of a thread that does I/O, for 0 to 2 computing threads, on a logarithmic scale.",
        categoriesTitle: "beside it",
        valuesTitle: "milliseconds, logarithmic",
        unit: "ms",
        scale: "log",
      },
      SITUATIONS,
      (situation) => `${situation}: median`,
    ),
  ],
};
