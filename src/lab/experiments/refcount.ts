/** Row b: what sys.getrefcount counts. */
import type { Experiment } from "../experiment.js";

export const refcount: Experiment = {
  name: "refcount",
  row: "b",
  title: "Reference counts",
  claim: "After a = [] and b = a, sys.getrefcount(a) is 3: the two names, and its own argument.",
  articleFigure: "3",
  published: "every version: 3, with one name 2, without a name 1",
  policies: ["request", "interval"],
  oldestCPython: [2, 7],
  timeless: true,
  repetitions: { full: 1, quick: 1 },
  runs: () => [{ file: "experiments/refcount.py", args: [] }],
  figures: [
    { name: "two names", unit: "count" },
    { name: "one name", unit: "count" },
    { name: "no name", unit: "count" },
    { name: "None", unit: "count" },
  ],
  statements: (["request", "interval"] as const).map((policy) => ({
    says: `under ${policy}, the counts are 3, 2 and 1`,
    holds: (value) =>
      value(policy, "two names") === 3 && value(policy, "one name") === 2 && value(policy, "no name") === 1,
    shows: [
      [policy, "two names"],
      [policy, "one name"],
      [policy, "no name"],
    ],
  })),
};
