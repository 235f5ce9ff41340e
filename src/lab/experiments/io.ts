/** Row d: I/O by threads, and by processes: the article's own io_intensive over 16 addresses. */
import { chartOfSubjects } from "../chart.js";
import type { Experiment, Figures, Run, RunContext, Statement } from "../experiment.js";

type Workers = "threads" | "processes";

const COUNTS: Readonly<Record<Workers, readonly string[]>> = {
  threads: ["1", "2", "4", "8", "16", "32"],
  processes: ["1", "2", "4", "8", "16"],
};
const QUICK_COUNTS: Readonly<Record<Workers, readonly string[]>> = {
  threads: ["1", "4", "16"],
  processes: ["1", "4"],
};

// Threads begin with the largest number, which then is measured again (the last figure of a name counts): a new worker of minipy's takes 0.1 s of processor
// time, and is kept for later threads. Processes are new each time.
function ioRuns(workers: Workers): (context: RunContext) => Run[] {
  return ({ quick, addresses }) => {
    const counts = (quick ? QUICK_COUNTS : COUNTS)[workers];
    const warmUp = workers === "threads" ? counts.slice(-1) : [];
    return [
      {
        file: "article/io_intensive.py",
        args: [`--${workers}`, [...warmUp, ...counts].join(","), ...addresses],
      },
    ];
  };
}

function ioExperiment(
  workers: Workers,
  texts: Pick<Experiment, "name" | "title" | "claim" | "published">,
  gainAt: string,
  statements: readonly Statement[],
): Experiment {
  const counts = COUNTS[workers];
  return {
    ...texts,
    row: "d",
    articleFigure: "a chart",
    policies: ["request", "interval"],
    oldestCPython: [3, 8],
    needsServer: true,
    repetitions: { full: 3, quick: 1 },
    runs: ioRuns(workers),
    figures: [
      {
        name: `1 / ${gainAt} ${workers}`,
        unit: "ratio",
        of: (f: Figures) => f[`1 ${workers}`] / f[`${gainAt} ${workers}`],
      },
      ...counts.map((count) => ({ name: `${count} ${workers}`, unit: "s" as const })),
    ],
    statements,
    charts: (result) => [
      chartOfSubjects(
        result,
        {
          title: `I/O by ${workers}: 16 addresses`,
          description: `Seconds that it takes to fetch 16 addresses and write each page 50 times, for growing numbers of ${workers}.`,
          categoriesTitle: workers,
          valuesTitle: "seconds",
          unit: "s",
          scale: "linear",
        },
        counts,
        (count) => `${count} ${workers}`,
      ),
    ],
  };
}

const THREADS_GAIN = "1 / 16 threads";
const PROCESSES_GAIN = "1 / 4 processes";

/** The article's first chart. */
export const ioThreads = ioExperiment(
  "threads",
  {
    name: "io-threads",
    title: "I/O by threads",
    claim: "Threads speed up I/O, up to one thread an address: they let go of the GIL while they wait.",
    published:
      "1 to 32 threads, 3.11: .842 .419 .220 .117 .086 .091 s (one write a page) · 2.7: .847 .428 .221 .124 .087 .079 s",
  },
  "16",
  (["request", "interval"] as const).map((policy) => ({
    says: `under ${policy}, 16 threads are at least 3 times as fast as one`,
    holds: (value) => value(policy, THREADS_GAIN) >= 3,
    shows: [[policy, THREADS_GAIN]],
  })),
);

/** The article's third chart. */
export const ioProcesses = ioExperiment(
  "processes",
  {
    name: "io-processes",
    title: "I/O by processes",
    claim:
      "Processes speed up I/O too, beyond the number of cores: what helps is not to wait for one another.",
    published:
      "1 to 16 processes, 3.11: .866 .456 .299 .195 .217 s (one write a page) · 2.7: .916 .516 .319 .227 .279 s",
  },
  "4",
  (["request", "interval"] as const).map((policy) => ({
    says: `under ${policy}, four processes are at least 1.3 times as fast as one`,
    holds: (value) => value(policy, PROCESSES_GAIN) >= 1.3,
    shows: [[policy, PROCESSES_GAIN]],
  })),
);
