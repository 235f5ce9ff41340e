/** The results for machines. */
import { LATER } from "./experiments/all.js";
import type { Machine } from "./machine.js";
import { type ExperimentResult, figureValue, sampleOf } from "./results.js";
import { judge } from "./verdict.js";

/** Raised when the shape of the JSON changes. */
const FORMAT = 1;

function experimentJson(result: ExperimentResult) {
  const { experiment, subjects } = result;
  const { name, row, title, claim, articleFigure, published } = experiment;
  return {
    ...{ name, row, title, claim, article: articleFigure, published },
    subjects: subjects.map((measured) => ({
      id: measured.subject.id,
      title: measured.subject.title,
      command: measured.subject.command,
      ...{ failed: measured.failed, remark: measured.remark },
      figures: experiment.figures.flatMap((figure) => {
        const sample = sampleOf(measured, figure);
        if (sample === undefined) return [];
        const values = measured.repetitions.map(({ figures }) => figureValue(figure, figures) ?? null);
        return [{ name: figure.name, unit: figure.unit, ...sample, values }];
      }),
      others_cores: measured.repetitions.map(({ othersCores }) => othersCores ?? null),
    })),
    verdict: judge(result),
  };
}

/** The results as JSON text. */
export function jsonReport(machine: Machine, results: readonly ExperimentResult[]): string {
  const report = { format: FORMAT, machine, experiments: results.map(experimentJson), later: LATER };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
