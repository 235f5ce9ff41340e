/** The article's second chart: threads against processes on its compute_intensive. */
import { chartOfKinds } from "../chart.js";
import type { Experiment } from "../experiment.js";

const THREADS = "4 / 1 threads";
const PROCESSES = "2 processes / 2 threads";
const COUNTS = ["1", "2", "4"];

export const cpuWorkers: Experiment = {
  name: "cpu-workers",
  row: "a",
  title: "Threads against processes on computing",
  claim:
    "On computing, threads give no speed-up and processes do, though less than their number: managing them takes time.",
  articleFigure: "a chart",
  published: "(not among those that were checked)",
  policies: ["request", "interval"],
  oldestCPython: [3, 8],
  repetitions: { full: 3, quick: 1 },
  runs: ({ quick }) => [
    {
      file: "experiments/cpu_workers.py",
      args: quick ? ["500000", "--workers", "2"] : ["1000000"],
    },
  ],
  figures: [
    { name: PROCESSES, unit: "ratio", of: (f) => f["2 processes"] / f["2 threads"] },
    { name: THREADS, unit: "ratio", of: (f) => f["4 threads"] / f["1 threads"] },
    ...["threads", "processes"].flatMap((kind) =>
      COUNTS.map((count) => ({ name: `${count} ${kind}`, unit: "s" as const })),
    ),
  ],
  statements: (["request", "interval"] as const).map((policy) => ({
    says: `under ${policy}, two processes take at most 0.85 of the time of two threads`,
    holds: (value) => value(policy, PROCESSES) <= 0.85,
    shows: [[policy, PROCESSES]],
  })),
  charts: (result) =>
    result.subjects.map(({ subject }) =>
      chartOfKinds(
        result,
        {
          title: `Four calls of compute_intensive: ${subject.title}`,
          description: `Seconds that four calls of a function that only computes take, shared among 1, 2 or 4 threads or processes of ${subject.title}.`,
          categoriesTitle: "threads, or processes",
          valuesTitle: "seconds",
          unit: "s",
          scale: "linear",
        },
        subject.id,
        COUNTS,
        ["threads", "processes"],
      ),
    ),
};
