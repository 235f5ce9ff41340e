/** Row a: threads do not count faster. */
import type { Experiment } from "../experiment.js";

const RATIO = "2 threads / none";

/** Below this, threads would have computed at the same time: two cores without a GIL give about 0.5. */
const NO_FASTER = 0.85;

export const countdown: Experiment = {
  name: "countdown",
  row: "a",
  title: "Counting down in threads",
  claim: "Threads give no speed-up to a program that only computes; they make it a little slower.",
  articleFigure: "6.20 s without threads, 6.92 s with two: ×1.12",
  published: "2.7: ×1.77 · 3.9: ×1.05 · 3.11: ×1.07 · 3.13: ×1.11",
  policies: ["request", "interval"],
  oldestCPython: [2, 7],
  repetitions: { full: 5, quick: 2 },
  runs: ({ quick }) => [{ file: "experiments/countdown.py", args: [quick ? "4000000" : "20000000"] }],
  figures: [
    { name: RATIO, unit: "ratio", of: (f) => f["2 threads"] / f["no threads"] },
    { name: "4 threads / none", unit: "ratio", of: (f) => f["4 threads"] / f["no threads"] },
    { name: "no threads", unit: "s" },
    { name: "2 threads", unit: "s" },
    { name: "4 threads", unit: "s" },
  ],
  statements: [
    {
      says: `under request, two threads take at least ${NO_FASTER} of the time of none`,
      holds: (value) => value("request", RATIO) >= NO_FASTER,
      shows: [["request", RATIO]],
    },
    {
      says: `under interval, two threads take at least ${NO_FASTER} of the time of none`,
      holds: (value) => value("interval", RATIO) >= NO_FASTER,
      shows: [["interval", RATIO]],
    },
  ],
};
