/**
 * Runs an experiment: each repetition goes through all subjects in turn, so that what changes on the machine meanwhile hits them alike.
 *
 * A repetition during which other processes took part of the machine is made again, as often as there are repetitions, unless all of the first ones were
 * disturbed: then it would not help. What remains disturbed is kept, and said.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { examplePath } from "./examples.js";
import type { Experiment, Figures, Run, Subject } from "./experiment.js";
import { watchLoad } from "./load-watch.js";
import { startLocalServer } from "./local-server.js";
import { readFigures, readGilCounters } from "./read-figures.js";
import { type ExperimentResult, isDisturbed, type Repetition, type SubjectResult } from "./results.js";
import { runProgram } from "./run-program.js";

/** How to measure. */
export interface MeasureOptions {
  readonly quick: boolean;
  /** Undefined: as many as the experiment says. */
  readonly repetitions: number | undefined;
  /** Told before each run. */
  readonly onRun: (subject: Subject, done: number, total: number) => void;
}

const TIMEOUT_MS = 300_000;

/** What running a subject once gave. */
type Attempt =
  | { readonly kind: "figures"; readonly repetition: Repetition }
  | { readonly kind: "remark"; readonly remark: string; readonly failed: boolean };

/** Where the programs run, and what they fetch from. */
interface Workplace {
  readonly folder: string;
  readonly addresses: readonly string[];
}

/** The command that a run starts. */
export function commandOf(subject: Subject, { file, args, gilStats }: Run): string[] {
  const counters = gilStats === true && subject.policy !== undefined ? ["--gil-stats=json"] : [];
  return [...subject.command, ...counters, examplePath(file), ...args];
}

async function attempt(
  experiment: Experiment,
  subject: Subject,
  quick: boolean,
  { folder, addresses }: Workplace,
): Promise<Attempt> {
  const figures: Record<string, number> = {};
  let remark = "";
  const stopWatching = watchLoad();
  for (const run of experiment.runs({ subject, quick, addresses })) {
    const { stdout, stderr, failure } = await runProgram(commandOf(subject, run), {
      cwd: folder,
      timeoutMs: TIMEOUT_MS,
    });
    if (failure !== undefined)
      return { kind: "remark", remark: `${path.basename(run.file)}: ${failure}`, failed: true };
    const printed: Figures = readFigures(stdout, run.label);
    if (Object.keys(printed).length === 0) remark ||= stdout.trim().split("\n")[0];
    Object.assign(figures, printed, run.gilStats === true ? readGilCounters(stderr, run.label) : {});
  }
  const othersCores = stopWatching();
  if (Object.keys(figures).length === 0) {
    const failed = remark === "";
    return { kind: "remark", remark: failed ? "it printed nothing" : remark, failed };
  }
  return { kind: "figures", repetition: { figures, othersCores } };
}

/** The repetitions of one subject, while they are made. */
class Series {
  readonly subject: Subject;
  readonly #wanted: number;
  readonly #retries: number;
  readonly #made: Repetition[] = [];
  #remark: string | undefined;
  #failed = false;
  #attempts = 0;

  constructor(subject: Subject, wanted: number, retries: number) {
    this.subject = subject;
    this.#wanted = wanted;
    this.#retries = retries;
  }

  /** Shall it run again? */
  get isWanting(): boolean {
    if (this.#remark !== undefined) return false;
    if (this.#attempts < this.#wanted) return true;
    const calm = this.#made.filter((repetition) => !isDisturbed(repetition)).length;
    return calm > 0 && calm < this.#wanted && this.#attempts < this.#wanted + this.#retries;
  }

  take(result: Attempt): void {
    this.#attempts++;
    if (result.kind === "figures") {
      this.#made.push(result.repetition);
    } else {
      this.#remark = result.remark;
      this.#failed = result.failed;
    }
  }

  /** The calm repetitions; where they are too few, the least disturbed ones too. */
  result(): SubjectResult {
    const load = ({ othersCores = 0 }: Repetition) => othersCores;
    const kept = new Set([...this.#made].sort((a, b) => load(a) - load(b)).slice(0, this.#wanted));
    const repetitions = this.#made.filter((repetition) => kept.has(repetition));
    return { subject: this.subject, repetitions, remark: this.#remark, failed: this.#failed };
  }
}

/** How often each subject runs. */
export function repetitionsOf(
  experiment: Experiment,
  options: Pick<MeasureOptions, "quick" | "repetitions">,
): number {
  const { full, quick } = experiment.repetitions;
  return options.repetitions ?? (options.quick ? quick : full);
}

/** Measure an experiment under these subjects. */
export async function measure(
  experiment: Experiment,
  subjects: readonly Subject[],
  options: MeasureOptions,
): Promise<ExperimentResult> {
  const wanted = repetitionsOf(experiment, options);
  const retries = options.quick || experiment.timeless === true ? 0 : wanted;
  const all = subjects.map((subject) => new Series(subject, wanted, retries));
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "minipy-lab-"));
  const removeFolder = () => fs.rmSync(folder, { recursive: true, force: true });
  // Also when the laboratory is interrupted.
  process.once("exit", removeFolder);
  const server = experiment.needsServer === true ? await startLocalServer() : undefined;
  let done = 0;
  try {
    while (all.some((series) => series.isWanting)) {
      for (const series of all.filter(({ isWanting }) => isWanting)) {
        options.onRun(series.subject, Math.min(done++, wanted * all.length - 1), wanted * all.length);
        const place = { folder, addresses: server?.addresses ?? [] };
        series.take(await attempt(experiment, series.subject, options.quick, place));
      }
    }
  } finally {
    server?.close();
    process.off("exit", removeFolder);
    removeFolder();
  }
  return { experiment, subjects: all.map((series) => series.result()) };
}
