/** Row c': the new GIL's knob. */
import { chartOfSubjects } from "../chart.js";
import type { Experiment, Figures } from "../experiment.js";

const INTERVALS_MS = ["0.5", "5", "50"];
const FALL = "0.5 ms / 50 ms";

export const switchIntervalSweep: Experiment = {
  name: "switch-interval-sweep",
  row: "c'",
  title: "Switches, for other switch intervals",
  claim: "The new GIL is handed over once in a switch interval: threads ask for it after that time.",
  articleFigure: "(none given)",
  published: "3.11: 1640 switches/s at 0.5 ms · 190 at 5 ms · 21.8 at 50 ms",
  policies: ["request"],
  oldestCPython: [3, 2],
  repetitions: { full: 3, quick: 1 },
  runs: ({ quick }) =>
    INTERVALS_MS.map((interval) => ({
      file: "experiments/switches.py",
      args: [quick ? "0.6" : "2", String(Number(interval) / 1000)],
      label: `${interval} ms: `,
    })),
  figures: [
    { name: FALL, unit: "ratio", of: (f: Figures) => f["0.5 ms: switches"] / f["50 ms: switches"] },
    ...INTERVALS_MS.map((interval) => ({ name: `${interval} ms: switches`, unit: "/s" as const })),
    ...INTERVALS_MS.map((interval) => ({ name: `${interval} ms: median turn`, unit: "ms" as const })),
  ],
  statements: [
    {
      says: "a hundred times the interval gives 30 to 150 times fewer switches",
      holds: (value) => value("request", FALL) >= 30 && value("request", FALL) <= 150,
      shows: [["request", FALL]],
    },
  ],
  charts: (result) => [
    chartOfSubjects(
      result,
      {
        title: "Switches between two computing threads, for other switch intervals",
        description: "Switches a second for switch intervals of 0.5, 5 and 50 ms, on a logarithmic scale.",
        categoriesTitle: "switch interval in milliseconds",
        valuesTitle: "switches a second, logarithmic",
        unit: "/s",
        scale: "log",
      },
      INTERVALS_MS,
      (interval) => `${interval} ms: switches`,
    ),
  ],
};
