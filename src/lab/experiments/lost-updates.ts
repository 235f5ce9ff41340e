/** Row f: which increments lose updates. */
import { chartOfSubjects } from "../chart.js";
import type { Experiment } from "../experiment.js";

const PLAIN = ["x += 1", "box.n += 1", "d['n'] += 1", "items[0] += 1"];
const CALLING = ["x = increment(x)", "x = x + int(1)"];
const ATOMIC = "items.append(None)";
const MOST = "x += 1, most of the four";

export const lostUpdates: Experiment = {
  name: "lost-updates",
  row: "f",
  title: "Lost updates",
  claim:
    "The GIL does not make a program's own steps atomic: x += 1 is several instructions. (Beside the article: since Python 3.10 no switch falls between them, unless a call does.)",
  articleFigure: "(none given)",
  published:
    "lost of 2 M, for the six forms: 2.7: 28/22/25/26/32/35 % · 3.9: 32/28/24/24/31/31 % · 3.11: 0/0/0/0/24/28 % · 3.13: 0/0/0/0/15/23 %; append: never",
  policies: ["request", "interval", "request-every"],
  oldestCPython: [2, 7],
  repetitions: { full: 3, quick: 1 },
  runs: ({ quick }) => [{ file: "experiments/lost_updates.py", args: [quick ? "300000" : "1000000"] }],
  figures: [
    { name: MOST, unit: "%", of: (f) => Math.max(...PLAIN.map((form) => f[form])) },
    ...[...PLAIN, ...CALLING, ATOMIC].map((form) => ({ name: form, unit: "%" as const })),
  ],
  statements: [
    {
      says: "under request, as in 3.13, none of the four plain forms loses an update",
      holds: (value) => PLAIN.every((form) => value("request", form) === 0),
      shows: [["request", MOST]],
    },
    {
      says: "under request, the forms with a call lose some",
      holds: (value) => CALLING.every((form) => value("request", form) > 0),
      shows: [
        ["request", CALLING[0]],
        ["request", CALLING[1]],
      ],
    },
    ...(["interval", "request-every"] as const).map((policy) => ({
      says: `under ${policy}, where threads may switch at every instruction, all six lose some`,
      holds: (value: (subject: string, figure: string) => number) =>
        [...PLAIN, ...CALLING].every((form) => value(policy, form) > 0),
      shows: [[policy, MOST]] as const,
    })),
    {
      says: "append loses none, under any",
      holds: (value) =>
        ["request", "interval", "request-every"].every((policy) => value(policy, ATOMIC) === 0),
      shows: [["interval", ATOMIC]],
    },
  ],
  charts: (result) => [
    chartOfSubjects(
      result,
      {
        title: "Updates lost when two threads make them",
        description: "Percent of the increments that were lost, for seven ways to make them.",
        categoriesTitle: "increment",
        valuesTitle: "percent lost",
        unit: "%",
        scale: "linear",
      },
      [...PLAIN, ...CALLING, ATOMIC],
      (form) => form,
    ),
  ],
};
