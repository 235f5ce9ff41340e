/**
 * The supervisor: Node's main thread. It never runs Python and never blocks: it starts workers, keeps some warm, turns SIGINT into Python's, compiles
 * the main script while worker 0 starts, and repairs what a worker that dies leaves behind.
 */
import fs from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { HeapMemory } from "../../runtime/heap/provided-buffer.js";
import type { FromWorker, Setup, ToWorker, WorkerBoot } from "../messages.js";
import { attempt } from "./errno.js";
import { type ChildWords, endWithWriter, spawnChild } from "./processes.js";
import { serveSockets } from "./sockets/reactor.js";

/** Exit status for a bug of ours (EX_SOFTWARE). */
export const EXIT_BUG = 70;

// What the supervisor needs of the shared memory's words; kept apart so that it does not load the runtime.
export interface SharedWords extends ChildWords {
  interruptMain(): void;
  wake(threadState: number): void;
  repairAfterWorkerDeath(threadState: number): void;
}

interface PooledWorker {
  readonly worker: Worker;
  threadState: number;
  ready: boolean;
}

/** Workers that are kept ready beyond those that run: a worker takes tens of milliseconds to start, and more when threads already keep the cores busy. */
const WARM_WORKERS = 2;
/** The same when many run: as many again, up to this. */
const MOST_WARM_WORKERS = 8;

// What a worker may not do itself; it waits for the answer.
function answer({ request, words }: Extract<FromWorker, { kind: "ask" }>, shared: () => SharedWords): void {
  const give = (result: number) => {
    words[1] = result;
    Atomics.store(words, 0, 1);
    Atomics.notify(words, 0);
  };
  switch (request.what) {
    case "spawn":
      spawnChild(request.program, shared, give);
      break;
    case "endWithWriter":
      give(endWithWriter(request.fd));
      break;
    case "umask":
      give(attempt(() => process.umask(request.mask)));
      break;
    case "chdir":
      give(attempt(() => process.chdir(request.path)) ?? 0);
      break;
  }
}

/** A running Python process inside this Node process. */
export interface PythonProcess {
  /** Send worker 0 a message. */
  send(message: ToWorker): void;
  /** Called with worker 0's answers. */
  onMessage(listener: (message: FromWorker) => void): void;
  /** KeyboardInterrupt in Python's main thread. */
  interrupt(): void;
  /** Stop all workers. */
  terminate(): Promise<void>;
}

/** Start worker 0 over `memory`. Its image may be loaded, and `words` be there, until the first message is sent to it. */
export function startPython(
  memory: HeapMemory,
  setup: Setup,
  words: () => SharedWords,
  onFatal: (message: string) => void,
): PythonProcess {
  const workerFile = path.join(import.meta.dirname, "worker.cjs");
  const boot: WorkerBoot = { memory, trace: setup.trace, settings: setup.settings };
  const pool: PooledWorker[] = [];
  const waiting: number[] = [];
  let codeCache: SharedArrayBuffer | undefined;
  let listener: (message: FromWorker) => void = () => {};
  let over = false;

  const spawn = (codeCache?: SharedArrayBuffer): PooledWorker => {
    const worker = new Worker(workerFile, {
      workerData: codeCache === undefined ? boot : { ...boot, codeCache },
      stdout: false,
      stderr: false,
      env: process.env,
      // Descriptors belong to the process: inherited, opened by one thread, closed by another.
      trackUnmanagedFds: false,
      // A large young generation: at start-up V8 would otherwise spend a quarter of the time on growing it (measured).
      resourceLimits: { stackSizeMb: 64, maxYoungGenerationSizeMb: 64 },
    });
    const pooled: PooledWorker = { worker, threadState: 0, ready: false };
    worker.on("error", (error) => {
      if (!over) onFatal(error.stack ?? String(error));
    });
    worker.on("exit", () => {
      if (over) return;
      if (pooled.threadState !== 0) words().repairAfterWorkerDeath(pooled.threadState);
      const at = pool.indexOf(pooled);
      if (at >= 0) pool.splice(at, 1);
    });
    return pooled;
  };

  const assign = (pooled: PooledWorker, threadState: number) => {
    pooled.threadState = threadState;
    pooled.worker.postMessage({ kind: "thread", threadState } satisfies ToWorker);
  };

  const addToPool = () => {
    codeCache ??= shareCodeCache();
    const pooled = spawn(codeCache);
    pool.push(pooled);
    pooled.worker.on("message", (message: FromWorker) => fromThreadWorker(pooled, message));
  };

  const refill = () => {
    const idle = pool.filter((pooled) => pooled.threadState === 0).length;
    const running = pool.length - idle;
    const warm = Math.min(Math.max(WARM_WORKERS, running), MOST_WARM_WORKERS);
    for (let n = idle; n < warm + waiting.length; n++) addToPool();
  };

  const expectThreads = () => {
    if (setup.warmWorkers) refill();
  };

  const startThread = (threadState: number) => {
    const idle = pool.find((pooled) => pooled.ready && pooled.threadState === 0);
    if (idle === undefined) waiting.push(threadState);
    else assign(idle, threadState);
    refill();
  };

  const fromThreadWorker = (pooled: PooledWorker, message: FromWorker) => {
    switch (message.kind) {
      case "ready":
        pooled.ready = true;
        break;
      case "threadDone":
        pooled.threadState = 0;
        break;
      case "startThread":
        startThread(message.threadState);
        return;
      case "expectThreads":
        expectThreads();
        return;
      case "ask":
        answer(message, words);
        return;
      case "sockets":
        serveSockets(message.port, message.words, words().wake);
        return;
      case "exit":
        listener(message);
        return;
      case "fatal":
        onFatal(message.message);
        return;
    }
    const next = waiting.shift();
    if (next !== undefined) assign(pooled, next);
  };

  const main = spawn();
  main.worker.on("message", (message: FromWorker) => {
    if (message.kind === "startThread") startThread(message.threadState);
    else if (message.kind === "expectThreads") expectThreads();
    else if (message.kind === "ask") answer(message, words);
    else if (message.kind === "sockets") serveSockets(message.port, message.words, words().wake);
    else if (message.kind === "fatal") onFatal(message.message);
    else listener(message);
  });

  return {
    send: (message) => main.worker.postMessage(message),
    onMessage: (callback) => {
      listener = callback;
    },
    interrupt: () => words().interruptMain(),
    async terminate() {
      over = true;
      await Promise.all([main, ...pool].map((pooled) => pooled.worker.terminate()));
    },
  };
}

// The workers' code cache; undefined without one (another build of Node may have refused to make it).
function shareCodeCache(): SharedArrayBuffer | undefined {
  const bytes = attempt(() => readDist("worker.cache"));
  if (typeof bytes === "number") return undefined;
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}

/** The bytes of a file beside the bundle. */
export function readDist(name: string): Uint8Array {
  return fs.readFileSync(path.join(import.meta.dirname, name));
}
