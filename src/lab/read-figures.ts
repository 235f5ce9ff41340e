/** Reads what the experiments' programs print: a figure a line, such as `2 threads: 0.4312 s`. */
import type { Figures } from "./experiment.js";

const FIGURE = /^(.+): (-?\d+(?:\.\d+)?)(?: (?:s|ms|\/s|%))?$/;

/** The figures among the lines of `output`, each name after `label`. */
export function readFigures(output: string, label = ""): Figures {
  const figures: Record<string, number> = {};
  for (const line of output.split(/\r?\n/)) {
    const match = FIGURE.exec(line);
    if (match !== null) figures[label + match[1]] = Number(match[2]);
  }
  return figures;
}

/** What `--gil-stats=json` prints (src/host/node/gil-report.ts). */
interface GilCounters {
  readonly competition_ms: number;
  readonly switches: number;
  readonly threads: readonly Readonly<Record<string, number>>[];
}

/** The figures of minipy's own counters, from the last line of its stderr; none when there is no such line. */
export function readGilCounters(stderr: string, label = ""): Figures {
  const line = stderr.trimEnd().split("\n").at(-1) ?? "";
  if (!line.startsWith("{")) return {};
  const { competition_ms, switches, threads } = JSON.parse(line) as GilCounters;
  // The main thread waits, or does I/O, in the programs that are asked this.
  const computing = threads.filter(({ slot }) => slot !== 0);
  const sum = (column: string) => computing.reduce((total, thread) => total + thread[column], 0);
  const retaken = (100 * sum("self-retaken")) / Math.max(sum("taken"), 1);
  return {
    [`${label}gil switches`]: switches / (competition_ms / 1000),
    [`${label}gil self-retaken`]: retaken,
    [`${label}gil woken in vain`]: sum("woken in vain"),
  };
}
