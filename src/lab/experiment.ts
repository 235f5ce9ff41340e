/**
 * What an experiment of the laboratory is: a claim of the article, the programs of examples/ that put it to the test, and what must come out for it to hold.
 *
 * An experiment measures nothing itself: its programs print figures, one a line (read-figures.ts), and measure.ts runs them under each interpreter, in turn, several
 * times. It holds no figure of ours: the article's and CPython's published ones are quoted, everything else is measured.
 */
import type { Chart } from "./chart.js";
import type { ExperimentResult } from "./results.js";
import type { Unit } from "./units.js";

/** A GIL of minipy's: 3.13's; 2.7's; 3.13's, but switching at every instruction. */
export type Policy = "request" | "interval" | "request-every";

/** An interpreter with its settings: a column of the report. */
export interface Subject {
  /** "request", "python 3.13.0" */
  readonly id: string;
  readonly title: string;
  /** Undefined: CPython. */
  readonly policy: Policy | undefined;
  readonly version: readonly [major: number, minor: number];
  readonly command: readonly string[];
}

/** What a run may depend on. */
export interface RunContext {
  readonly subject: Subject;
  readonly quick: boolean;
  /** Of the local server; empty unless the experiment `needsServer`. */
  readonly addresses: readonly string[];
}

/** One start of a program. */
export interface Run {
  /** Below examples/. */
  readonly file: string;
  readonly args: readonly string[];
  /** Stands before the names of the figures that it prints, where a program is run several times. */
  readonly label?: string;
  /** minipy's own counters are read too: "gil switches", "gil self-retaken". */
  readonly gilStats?: boolean;
}

/** The figures of one repetition, by name. */
export type Figures = Readonly<Record<string, number>>;

/** A figure that the report shows. */
export interface Figure {
  readonly name: string;
  readonly unit: Unit;
  /** How it follows from what was printed; otherwise a program prints it under this name. */
  readonly of?: (figures: Figures) => number;
}

/** A figure of a subject, in the repetition at hand. NaN: it was not measured. */
export type Lookup = (subject: string, figure: string) => number;

/** What must hold for the claim to count as reproduced, looked at in each repetition. */
export interface Statement {
  /** With its threshold: "under request, two threads take at least 0.85 of the time". */
  readonly says: string;
  readonly holds: (value: Lookup) => boolean;
  /** The figures that it speaks of. */
  readonly shows: readonly (readonly [subject: string, figure: string])[];
}

/** An experiment. */
export interface Experiment {
  readonly name: string;
  /** Of the table of claims: "a", "c'". */
  readonly row: string;
  readonly title: string;
  /** The article's, in a sentence. */
  readonly claim: string;
  readonly articleFigure: string;
  /** What CPython gave elsewhere, when the claims were checked for this project. */
  readonly published: string;
  readonly policies: readonly Policy[];
  readonly oldestCPython: readonly [major: number, minor: number];
  readonly needsServer?: boolean;
  /** Nothing in it depends on time, so that other processes do no harm. */
  readonly timeless?: boolean;
  /** Repetitions, unless the command line asks for others. */
  readonly repetitions: { readonly full: number; readonly quick: number };
  readonly runs: (context: RunContext) => readonly Run[];
  /** The first one stands in the table of claims. */
  readonly figures: readonly Figure[];
  readonly statements: readonly Statement[];
  readonly charts?: (result: ExperimentResult) => readonly Chart[];
}
