/** An experiment and results that no program was run for. */
import type { Experiment, Figures, Subject } from "../../../src/lab/experiment.js";
import type { ExperimentResult, SubjectResult } from "../../../src/lab/results.js";

/** "b / a" is a ratio of what is printed; the statement wants it above 1 under both policies. */
export const EXPERIMENT: Experiment = {
  name: "fake",
  row: "z",
  title: "A fake",
  claim: "b is larger than a & <that>.",
  articleFigure: "×2",
  published: "×3",
  policies: ["request", "interval"],
  oldestCPython: [3, 8],
  repetitions: { full: 3, quick: 1 },
  runs: () => [{ file: "experiments/fake.py", args: [] }],
  figures: [
    { name: "b / a", unit: "ratio", of: (f) => f["b"] / f["a"] },
    { name: "a", unit: "s" },
    { name: "b", unit: "s" },
  ],
  statements: (["request", "interval"] as const).map((policy) => ({
    says: `under ${policy}, b is larger`,
    holds: (value) => value(policy, "b / a") > 1,
    shows: [[policy, "b / a"]],
  })),
};

function subject(id: string): Subject {
  const policy = id === "request" || id === "interval" ? id : undefined;
  return { id, title: policy === undefined ? id : `minipy ${id}`, policy, version: [3, 13], command: [] };
}

/** What a subject printed, a set of figures a repetition. */
export function subjectResult(
  id: string,
  repetitions: readonly Figures[],
  { othersCores = 0, failure = "" } = {},
): SubjectResult {
  return {
    subject: subject(id),
    repetitions: repetitions.map((figures) => ({ figures, othersCores })),
    remark: failure || undefined,
    failed: failure !== "",
  };
}

export function result(...subjects: readonly SubjectResult[]): ExperimentResult {
  return { experiment: EXPERIMENT, subjects };
}
