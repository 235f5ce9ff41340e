/** Row b': the check interval. */
import type { Experiment } from "../experiment.js";

export const checkInterval: Experiment = {
  name: "check-interval",
  row: "b'",
  title: "The check interval",
  claim: "The old GIL was released every 100 instructions: sys.getcheckinterval() says so.",
  articleFigure: "100",
  published: "2.7: 100 · 3.2 to 3.8: 100, without effect · since 3.9 there is no such function",
  policies: ["request", "interval"],
  oldestCPython: [2, 7],
  timeless: true,
  repetitions: { full: 1, quick: 1 },
  runs: () => [{ file: "experiments/check_interval.py", args: [] }],
  figures: [{ name: "check interval", unit: "count" }],
  statements: [
    {
      says: "the check interval is 100",
      holds: (value) => value("interval", "check interval") === 100,
      shows: [["interval", "check interval"]],
    },
  ],
};
