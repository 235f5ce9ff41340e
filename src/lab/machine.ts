/** The machine that something was measured on. */
import os from "node:os";
import { PYTHON_VERSION, VERSION_TEXT } from "../cli/version.js";

/** What to know of it beside the figures. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly minipy: string;
  /** Language version that minipy follows. */
  readonly python: string;
  readonly cpythons: readonly string[];
  /** ISO 8601, in UTC. */
  readonly date: string;
  /** Mean number of processes that wanted a core in the minute before. */
  readonly load: number;
}

/** Describe this machine. */
export function describeMachine(cpythons: readonly string[]): Machine {
  const processors = os.cpus();
  return {
    processor: processors[0]?.model.trim() || os.arch(),
    cores: processors.length,
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.version,
    minipy: VERSION_TEXT,
    python: PYTHON_VERSION,
    cpythons,
    date: new Date().toISOString(),
    load: Math.round(os.loadavg()[0] * 100) / 100,
  };
}
