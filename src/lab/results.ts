/** What was measured: plain data, as `--json` prints it, and questions to it. */
import type { Experiment, Figure, Figures, Subject } from "./experiment.js";
import { type Sample, summarise } from "./statistics.js";

/** One repetition of an experiment's programs under one subject. */
export interface Repetition {
  readonly figures: Figures;
  /** Cores that other processes used meanwhile, on the average; undefined: this system does not tell. */
  readonly othersCores: number | undefined;
}

/** An experiment under one subject. */
export interface SubjectResult {
  readonly subject: Subject;
  readonly repetitions: readonly Repetition[];
  /** Why there are no figures, or fewer than asked: what the program said, or how it failed. */
  readonly remark: string | undefined;
  readonly failed: boolean;
}

/** An experiment, measured. */
export interface ExperimentResult {
  readonly experiment: Experiment;
  readonly subjects: readonly SubjectResult[];
}

/** More than this beside a measurement, and it counts as disturbed. */
export const DISTURBING_CORES = 0.3;

/** Did other processes take part of the machine meanwhile? */
export function isDisturbed({ othersCores }: Repetition): boolean {
  return othersCores !== undefined && othersCores > DISTURBING_CORES;
}

/** The value of a figure among those of a repetition; undefined: it is not among them. */
export function figureValue(figure: Figure, figures: Figures): number | undefined {
  const value = figure.of === undefined ? figures[figure.name] : figure.of(figures);
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

/** A figure of a subject over its repetitions. */
export function sampleOf(result: SubjectResult, figure: Figure): Sample | undefined {
  const values = result.repetitions.map(({ figures }) => figureValue(figure, figures));
  return summarise(values.filter((value) => value !== undefined));
}

/** The figure of that name. */
export function figureNamed({ figures }: Experiment, name: string): Figure {
  const figure = figures.find((candidate) => candidate.name === name);
  if (figure === undefined) throw new Error(`no figure is called ${name}`);
  return figure;
}

/** As `sampleOf`, by names. */
export function sampleNamed(result: ExperimentResult, subject: string, figure: string): Sample | undefined {
  const found = result.subjects.find((candidate) => candidate.subject.id === subject);
  return found && sampleOf(found, figureNamed(result.experiment, figure));
}
