/** Row a': processes do. */
import type { Experiment } from "../experiment.js";

const RATIO = "2 processes / 2 threads";

/** Two processes on two cores take half of the time, and the time of their start; without a gain it would be 1. */
const FASTER = 0.8;

export const pool: Experiment = {
  name: "pool",
  row: "a'",
  title: "Counting down in processes",
  claim: "Two processes, each with a GIL of its own, are faster than two threads, though not twice as fast.",
  articleFigure: "6.92 s with two threads, 4.06 s with Pool(2): ×0.59",
  published: "2.7: ×0.44 · 3.9: ×0.57 · 3.11: ×0.56 · 3.13: ×0.71 (its processes take longer to start)",
  policies: ["request", "interval"],
  oldestCPython: [2, 7],
  repetitions: { full: 3, quick: 1 },
  runs: ({ quick }) => [{ file: "experiments/pool.py", args: [quick ? "20000000" : "100000000"] }],
  figures: [
    { name: RATIO, unit: "ratio", of: (f) => f["2 processes"] / f["2 threads"] },
    { name: "no threads", unit: "s" },
    { name: "2 threads", unit: "s" },
    { name: "2 processes", unit: "s" },
  ],
  statements: (["request", "interval"] as const).map((policy) => ({
    says: `under ${policy}, two processes take at most ${FASTER} of the time of two threads`,
    holds: (value) => value(policy, RATIO) <= FASTER,
    shows: [[policy, RATIO]],
  })),
};
