/** Row c, the claim itself: the old GIL starves threads that do I/O beside long instructions. */
import type { Experiment } from "../experiment.js";

const LONGEST = "longest wait";
const TIMES = 20;

export const starvation: Experiment = {
  name: "starvation",
  row: "c",
  title: "Starvation beside long instructions",
  claim:
    "The old GIL starved threads that do I/O: the computing thread took it back before they could. The new GIL, since Python 3.2, cured it.",
  articleFigure: "(none given)",
  published: "longest wait 2.7: 2262 ms · 3.11: 13.6 to 16.5 ms",
  policies: ["request", "interval"],
  oldestCPython: [2, 7],
  repetitions: { full: 3, quick: 1 },
  runs: ({ quick }) => [
    {
      file: "experiments/echo.py",
      args: ["--work", "long", ...(quick ? ["--seconds", "1", "--patience", "4"] : ["--seconds", "4"])],
      gilStats: true,
    },
  ],
  figures: [
    { name: LONGEST, unit: "ms", of: (f) => f["longest"] },
    { name: "median", unit: "ms" },
    { name: "99 in 100", unit: "ms" },
    { name: "answers", unit: "/s" },
    { name: "gil self-retaken", unit: "%" },
  ],
  statements: [
    {
      says: `an answer takes at least ${TIMES} times as long under interval as the longest one under request`,
      holds: (value) => value("interval", LONGEST) >= TIMES * value("request", LONGEST),
      shows: [
        ["interval", LONGEST],
        ["request", LONGEST],
      ],
    },
    {
      says: "under interval, the computing thread takes back itself what it released, at least 9 times in 10",
      holds: (value) => value("interval", "gil self-retaken") >= 90,
      shows: [["interval", "gil self-retaken"]],
    },
  ],
};
