/**
 * What the figures say of a claim. Each statement of an experiment is looked at in every repetition, all subjects of the same round together; the verdict counts in
 * how many it held.
 */
import type { Figures, Statement } from "./experiment.js";
import { type ExperimentResult, figureNamed, figureValue, isDisturbed, sampleNamed } from "./results.js";
import { formatSample } from "./units.js";

/** How a claim came out. Unclear: it did not hold, but other processes took part of the machine most of the time. */
export type Outcome =
  | "reproduced"
  | "mostly reproduced"
  | "partly reproduced"
  | "not reproduced"
  | "unclear"
  | "not measured";

/** A statement, and how often it held. */
export interface JudgedStatement {
  readonly says: string;
  /** The figures that it speaks of, formatted: "×1.07 (1.05–1.10)". */
  readonly measured: string;
  readonly held: number;
  /** Repetitions in which all that it needs was measured. */
  readonly of: number;
}

/** The judgement of an experiment. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly statements: readonly JudgedStatement[];
  /** What to know before one believes it: failures, other processes on the machine. */
  readonly caveats: readonly string[];
}

function judgeStatement(statement: Statement, result: ExperimentResult): JudgedStatement {
  const { experiment, subjects } = result;
  const repetitions = Math.max(0, ...subjects.map((subject) => subject.repetitions.length));
  const figuresOf = (id: string, round: number): Figures | undefined =>
    subjects.find(({ subject }) => subject.id === id)?.repetitions[round]?.figures;
  let held = 0;
  let of = 0;
  for (let round = 0; round < repetitions; round++) {
    let complete = true;
    const holds = statement.holds((id, name) => {
      const figures = figuresOf(id, round);
      const value = figures && figureValue(figureNamed(experiment, name), figures);
      complete &&= value !== undefined;
      return value ?? Number.NaN;
    });
    if (!complete) continue;
    of++;
    if (holds) held++;
  }
  return { says: statement.says, measured: showFigures(statement, result), held, of };
}

function showFigures({ shows }: Statement, result: ExperimentResult): string {
  const several = new Set(shows.map(([subject]) => subject)).size > 1;
  const texts = shows.map(([subject, name]) => {
    const sample = sampleNamed(result, subject, name);
    const text = sample && formatSample(sample, figureNamed(result.experiment, name).unit);
    return `${several ? `${subject} ` : ""}${text ?? "not measured"}`;
  });
  return texts.join(", ");
}

function outcomeOf(statements: readonly JudgedStatement[]): Outcome {
  const measured = statements.filter(({ of }) => of > 0);
  if (measured.length === 0) return "not measured";
  if (statements.every(({ held, of }) => of > 0 && held === of)) return "reproduced";
  const likely = statements.filter(({ held, of }) => held > of / 2);
  if (likely.length === statements.length) return "mostly reproduced";
  return likely.length > 0 ? "partly reproduced" : "not reproduced";
}

/** How many repetitions other processes disturbed. */
function countDisturbed({ experiment, subjects }: ExperimentResult) {
  const repetitions = subjects.flatMap((subject) => subject.repetitions);
  const disturbed = experiment.timeless === true ? [] : repetitions.filter(isDisturbed);
  const cores = Math.max(0, ...disturbed.map(({ othersCores }) => othersCores!));
  return { disturbed: disturbed.length, of: repetitions.length, cores };
}

function loadCaveat(result: ExperimentResult): string[] {
  const { disturbed, of, cores } = countDisturbed(result);
  if (disturbed === 0) return [];
  return [
    `measured beside other processes, which used up to ${cores.toFixed(1)} cores in ${disturbed} of ${of} repetitions`,
  ];
}

function failureCaveats({ subjects }: ExperimentResult): string[] {
  return subjects
    .filter(({ failed }) => failed)
    .map(({ subject, remark }) => `${subject.title} failed: ${remark}`);
}

/** Judge an experiment. */
export function judge(result: ExperimentResult): Verdict {
  const statements = result.experiment.statements.map((statement) => judgeStatement(statement, result));
  const caveats = [...failureCaveats(result), ...loadCaveat(result)];
  const outcome = outcomeOf(statements);
  const { disturbed, of } = countDisturbed(result);
  const isDoubtful = disturbed > of / 2 && outcome !== "reproduced" && outcome !== "not measured";
  return { outcome: isDoubtful ? "unclear" : outcome, statements, caveats };
}
