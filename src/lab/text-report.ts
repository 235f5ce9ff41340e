/** An experiment's result for the terminal. */
import type { ExperimentResult, SubjectResult } from "./results.js";
import { sampleOf } from "./results.js";
import type { Colours } from "./terminal.js";
import { formatSample } from "./units.js";
import { type JudgedStatement, judge, type Outcome } from "./verdict.js";

/** The colour of an outcome. */
export function colourOf(outcome: Outcome, colours: Colours): (text: string) => string {
  if (outcome === "reproduced") return colours.green;
  if (outcome === "not reproduced") return colours.red;
  return colours.yellow;
}

function cellsOf(result: ExperimentResult, subject: SubjectResult): string[] {
  return result.experiment.figures.map((figure) => {
    const sample = sampleOf(subject, figure);
    return sample === undefined ? "-" : formatSample(sample, figure.unit);
  });
}

// Rows of a table; all columns but the first are aligned right.
function align(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  return rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  "),
  );
}

function figureLines(result: ExperimentResult, colours: Colours): string[] {
  const { figures } = result.experiment;
  const columns = result.subjects.map((subject) => cellsOf(result, subject));
  const rows = figures
    .map(({ name }, i) => [name, ...columns.map((cells) => cells[i])])
    .filter((row) => row.slice(1).some((cell) => cell !== "-"));
  if (rows.length === 0) return [];
  const [head, ...lines] = align([["", ...result.subjects.map(({ subject }) => subject.title)], ...rows]);
  return [colours.dim(head), ...lines];
}

function statementLine({ says, measured, held, of }: JudgedStatement, colours: Colours): string {
  if (of === 0) return `  ${colours.yellow("?")} ${says}: not measured`;
  const mark = held === of ? colours.green("✓") : held > of / 2 ? colours.yellow("~") : colours.red("✗");
  return `  ${mark} ${says}: ${measured}${of > 1 ? colours.dim(`, held in ${held} of ${of}`) : ""}`;
}

/** The result as lines: claim, figures, verdict. */
export function textReport(result: ExperimentResult, colours: Colours): string {
  const { experiment } = result;
  const verdict = judge(result);
  const remarks = result.subjects
    .filter(({ remark, failed }) => remark !== undefined && !failed)
    .map(({ subject, remark }) => colours.dim(`${subject.title}: ${remark}`));
  const lines = [
    `${colours.bold(experiment.name)} (${experiment.row})  ${experiment.title}`,
    experiment.claim,
    `article:  ${experiment.articleFigure}`,
    `CPython elsewhere:  ${experiment.published}`,
    "",
    ...figureLines(result, colours),
    ...remarks,
    "",
    colourOf(verdict.outcome, colours)(verdict.outcome),
    ...verdict.statements.map((statement) => statementLine(statement, colours)),
    ...verdict.caveats.map((caveat) => `  ${colours.yellow("!")} ${caveat}`),
  ];
  return `${lines.join("\n")}\n`;
}
