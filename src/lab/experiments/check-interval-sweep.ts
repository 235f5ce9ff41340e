/** Row c': what releasing the lock every so many instructions costs. */
import { chartOfSubjects } from "../chart.js";
import type { Experiment, Figures } from "../experiment.js";

const INTERVALS = ["1", "10", "100", "1000", "10000"];
const COST = "every 1 / every 1000";

export const checkIntervalSweep: Experiment = {
  name: "check-interval-sweep",
  row: "c'",
  title: "The cost of the check interval",
  claim: "Computing threads pay for acquiring and releasing the lock: the more often they do it, the more.",
  articleFigure: "(none given)",
  published: "(2.7: the time of two threads falls from a check every instruction to one in 1000)",
  policies: ["interval"],
  oldestCPython: [2, 7],
  repetitions: { full: 3, quick: 1 },
  runs: ({ quick }) => [
    { file: "experiments/check_interval_sweep.py", args: [quick ? "1000000" : "5000000"] },
  ],
  figures: [
    { name: COST, unit: "ratio", of: (f: Figures) => f["every 1"] / f["every 1000"] },
    { name: "no threads", unit: "s" },
    ...INTERVALS.map((interval) => ({ name: `every ${interval}`, unit: "s" as const })),
  ],
  statements: [
    {
      says: "two threads that release the lock at every instruction take at least 1.2 times as long as with one release in 1000",
      holds: (value) => value("interval", COST) >= 1.2,
      shows: [["interval", COST]],
    },
  ],
  charts: (result) => [
    chartOfSubjects(
      result,
      {
        title: "Two threads count down, and release the lock ever more rarely",
        description:
          "Seconds that two counting threads take, for check intervals from 1 to 10,000 instructions.",
        categoriesTitle: "instructions between two releases",
        valuesTitle: "seconds",
        unit: "s",
        scale: "linear",
      },
      INTERVALS,
      (interval) => `every ${interval}`,
    ),
  ],
};
