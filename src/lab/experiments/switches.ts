/** Row c': how often two computing threads take turns. */
import type { Experiment } from "../experiment.js";

export const switches: Experiment = {
  name: "switches",
  row: "c'",
  title: "Switches between two computing threads",
  claim:
    "The overhead of threads is that of acquiring and releasing the lock; mostly, the thread that released it takes it back itself.",
  articleFigure: "(none given)",
  published:
    "2.7: 14,000 to 39,000 switches/s, 97 to 98 % of the checks self-retaken · 3.9 to 3.13: 150 to 194 switches/s",
  policies: ["request", "interval"],
  oldestCPython: [2, 7],
  repetitions: { full: 3, quick: 1 },
  runs: ({ quick }) => [{ file: "experiments/switches.py", args: [quick ? "0.8" : "2"], gilStats: true }],
  figures: [
    { name: "switches", unit: "/s" },
    { name: "median turn", unit: "ms" },
    { name: "gil switches", unit: "/s" },
    { name: "gil self-retaken", unit: "%" },
    { name: "gil woken in vain", unit: "count" },
  ],
  statements: [
    {
      says: "under request, there are 100 to 250 switches a second: one an interval of 5 ms",
      holds: (value) => value("request", "switches") >= 100 && value("request", "switches") <= 250,
      shows: [["request", "switches"]],
    },
    {
      says: "under interval, at least 90 % of the releases are taken back by the same thread",
      holds: (value) => value("interval", "gil self-retaken") >= 90,
      shows: [["interval", "gil self-retaken"]],
    },
  ],
};
