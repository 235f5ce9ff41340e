/**
 * The laboratory: `minipy lab`. A bundle of its own, which the command line loads when it is asked for; it runs no Python itself, but starts minipy and CPython
 * as anybody would (docs/ARCHITECTURE.md, "The laboratory").
 */
import fs from "node:fs";
import { writeText } from "../host/node/write-all.js";
import type { Experiment, Subject } from "./experiment.js";
import { EXPERIMENTS, LATER } from "./experiments/all.js";
import { htmlReport } from "./html-report.js";
import { jsonReport } from "./json-report.js";
import { describeMachine } from "./machine.js";
import { measure } from "./measure.js";
import { type LabRequest, LabUsageError, readLabOptions } from "./options.js";
import type { ExperimentResult } from "./results.js";
import { killPrograms } from "./run-program.js";
import { findCPythons, subjectsOf } from "./subjects.js";
import { type Colours, coloursFor, Progress } from "./terminal.js";
import { textReport } from "./text-report.js";

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;
const EXIT_INTERRUPTED = 130;

type RunRequest = Extract<LabRequest, { kind: "run" }>;

function listText({ bold, dim }: Colours): string {
  const width = Math.max(...[...EXPERIMENTS, ...LATER].map(({ name }) => name.length));
  const line = (name: string, row: string, text: string) =>
    `  ${bold(name.padEnd(width))}  ${row.padEnd(3)} ${text}`;
  return [
    "The article's claims as experiments (minipy lab NAME, or: minipy lab all --out report.html):",
    "",
    ...EXPERIMENTS.map(({ name, row, title }) => line(name, row, title)),
    "",
    "Later:",
    ...LATER.map(({ name, row, needs }) => dim(line(name, row, `needs ${needs}`))),
    "",
    "minipy lab --help tells the options.",
    "",
  ].join("\n");
}

// Before minutes are spent on what cannot be written in the end.
function checkWritable(file: string): void {
  try {
    fs.closeSync(fs.openSync(file, "a"));
  } catch (error) {
    throw new LabUsageError(`can't write '${file}': ${(error as NodeJS.ErrnoException).code}`);
  }
}

function cpythonsFor({ python }: RunRequest): Subject[] {
  try {
    return findCPythons(python);
  } catch (error) {
    throw new LabUsageError((error as Error).message);
  }
}

async function measureAll(request: RunRequest, cpythons: readonly Subject[]): Promise<ExperimentResult[]> {
  const progress = new Progress(process.stderr);
  const experiments = request.names.map((name) => EXPERIMENTS.find((one) => one.name === name) as Experiment);
  const results: ExperimentResult[] = [];
  for (const [i, experiment] of experiments.entries()) {
    const onRun = (subject: Subject, done: number, total: number) => {
      progress.show((i + done / total) / experiments.length, `${experiment.name}: ${subject.title}`);
    };
    const { quick, repetitions } = request;
    const result = await measure(experiment, subjectsOf(experiment, cpythons), {
      quick,
      repetitions,
      onRun,
    });
    progress.clear();
    if (!request.json) writeText(1, `${textReport(result, coloursFor(process.stdout))}\n`);
    results.push(result);
  }
  return results;
}

async function run(request: RunRequest): Promise<number> {
  if (request.out !== undefined) checkWritable(request.out);
  const cpythons = cpythonsFor(request);
  const machine = describeMachine(cpythons.map(({ title }) => title));
  if (!request.json && cpythons.length === 0)
    writeText(2, "No CPython was found to measure beside it (--python names one).\n");
  const results = await measureAll(request, cpythons);
  if (request.json) writeText(1, jsonReport(machine, results));
  if (request.out !== undefined) {
    fs.writeFileSync(request.out, htmlReport(machine, results, request.quick));
    if (!request.json) writeText(1, `${request.out} is written.\n`);
  }
  return results.some(({ subjects }) => subjects.some(({ failed }) => failed)) ? EXIT_FAILED : 0;
}

/** Run `minipy lab` with these arguments: the exit status. */
export async function runLab(args: readonly string[]): Promise<number> {
  process.once("SIGINT", () => {
    killPrograms();
    process.exit(EXIT_INTERRUPTED);
  });
  process.once("SIGTERM", () => {
    killPrograms();
    process.exit(EXIT_INTERRUPTED + 13);
  });
  try {
    const request = readLabOptions(args);
    if (request.kind === "run") return await run(request);
    writeText(1, request.kind === "print" ? request.text : listText(coloursFor(process.stdout)));
    return 0;
  } catch (error) {
    if (!(error instanceof LabUsageError)) throw error;
    writeText(2, `minipy lab: ${error.message}\nTry \`minipy lab --help' for more information.\n`);
    return EXIT_USAGE;
  }
}
