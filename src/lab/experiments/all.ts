/** The experiments, in the order of the article's claims. */
import type { Experiment } from "../experiment.js";
import { checkInterval } from "./check-interval.js";
import { checkIntervalSweep } from "./check-interval-sweep.js";
import { convoy } from "./convoy.js";
import { countdown } from "./countdown.js";
import { cpuWorkers } from "./cpu-workers.js";
import { ioProcesses, ioThreads } from "./io.js";
import { lostUpdates } from "./lost-updates.js";
import { pool } from "./pool.js";
import { refcount } from "./refcount.js";
import { starvation } from "./starvation.js";
import { switchIntervalSweep } from "./switch-interval-sweep.js";
import { switches } from "./switches.js";

export const EXPERIMENTS: readonly Experiment[] = [
  ioThreads,
  cpuWorkers,
  ioProcesses,
  countdown,
  pool,
  refcount,
  checkInterval,
  starvation,
  convoy,
  switches,
  checkIntervalSweep,
  switchIntervalSweep,
  lostUpdates,
];

/** The names of the article's three charts, which come first in the report. */
export const ARTICLE_CHARTS: readonly string[] = [ioThreads.name, cpuWorkers.name, ioProcesses.name];

/** An experiment that is not there yet. */
export interface LaterExperiment {
  readonly name: string;
  readonly row: string;
  readonly claim: string;
  readonly needs: string;
}

export const LATER: readonly LaterExperiment[] = [
  {
    name: "refcount-races",
    row: "e",
    claim: "Without the GIL, two threads that count references at once leak memory, or free it too early.",
    needs: "a minipy that runs without a GIL",
  },
  {
    name: "lock-per-object",
    row: "e'",
    claim: "A lock for each object instead brings deadlocks, and slows down a single thread.",
    needs: "a minipy with a lock for each object",
  },
];
