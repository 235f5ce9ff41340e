/** Runs a scenario in real worker_threads over this test's memory, and tells what the words say afterwards. */
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { buildSync } from "esbuild";
import { configureGil } from "../../../../src/runtime/gil/ceval-gil.js";
import {
  FORCED_WAITERS,
  GIL_EXISTS,
  LOCKED,
  SLOTS_USED,
  WAITERS,
} from "../../../../src/runtime/gil/words.js";
import { GIL_WORDS, HEAP_BASE, STATIC_BASE } from "../../../../src/runtime/heap/address-map.js";
import { HEAP, I32 } from "../../../../src/runtime/heap/memory.js";
import * as W from "./scenario.js";

const code = buildSync({
  entryPoints: [fileURLToPath(new URL("./stress-worker.ts", import.meta.url))],
  bundle: true,
  write: false,
  platform: "node",
  target: "node20",
  format: "cjs",
}).outputFiles[0].text;

/** Longer than any run may take: then a wake-up was lost. */
const STUCK_MS = 20_000;

/** What must hold at the end of every run. */
export const AT_REST = {
  stuck: false,
  violations: 0,
  locked: 0,
  waiters: 0,
  forcedWaiters: 0,
  notSwitched: 0,
  lockHeld: 0,
  lockWaiters: 0,
};

export interface Outcome {
  readonly rest: typeof AT_REST;
  readonly done: number;
  readonly honoured: number;
}

function clearMemory(): void {
  I32.fill(0, GIL_WORDS >> 2, STATIC_BASE >> 2);
  I32.fill(0, HEAP_BASE >> 2, (HEAP_BASE >> 2) + 4096);
}

/** Run it. */
export async function runScenario(scenario: W.Scenario): Promise<Outcome> {
  clearMemory();
  configureGil(scenario.gil);
  I32[GIL_EXISTS] = 1;
  I32[SLOTS_USED] = scenario.threads;
  const workers = Array.from({ length: scenario.threads }, (_, tid) => {
    const workerData: W.WorkerInput = { memory: HEAP, tid, scenario };
    return new Worker(code, { eval: true, workerData });
  });
  const ended = Promise.all(
    workers.map(
      (worker) =>
        new Promise<void>((resolve, reject) => {
          worker.once("message", () => resolve());
          worker.once("error", reject);
        }),
    ),
  );
  Atomics.store(I32, W.BEGIN, 1);
  Atomics.notify(I32, W.BEGIN);
  let timer: NodeJS.Timeout | undefined;
  const stuck = await Promise.race([
    ended.then(() => false),
    new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(true), STUCK_MS);
    }),
  ]);
  clearTimeout(timer);
  await Promise.all(workers.map((worker) => worker.terminate()));
  return {
    rest: {
      stuck,
      violations: I32[W.VIOLATIONS],
      locked: I32[LOCKED],
      waiters: I32[WAITERS],
      forcedWaiters: I32[FORCED_WAITERS],
      notSwitched: I32[W.NOT_SWITCHED],
      lockHeld: I32[(W.LOCK_OBJECT + W.LOCK_WORDS.locked) >> 2],
      lockWaiters: I32[(W.LOCK_OBJECT + W.LOCK_WORDS.waiters) >> 2],
    },
    done: I32[W.DONE],
    honoured: I32[W.HONOURED],
  };
}
