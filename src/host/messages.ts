/** What the supervisor and the workers say to each other. Python state never travels here: only control, compiled code and options. */

import type { MessagePort } from "node:worker_threads";
import type { TraceOptions } from "../observe/trace-options.js";
import type { GilOptions } from "../runtime/gil/ceval-gil.js";
import type { HeapMemory } from "../runtime/heap/provided-buffer.js";
import type { SpawnRequest } from "../runtime/host-interface.js";
import type { ProcessOptions, Program } from "../vm/lifecycle.js";

/** What a worker is started with. */
export interface WorkerBoot {
  readonly memory: HeapMemory;
  readonly trace: TraceOptions | null;
  readonly settings?: HostSettings;
  /** V8's code cache of the bundle, which all workers share; else each reads it. */
  readonly codeCache?: SharedArrayBuffer;
}

/** What the command line says about the host. */
export interface HostSettings {
  /** -E: PYTHON* variables do not exist. */
  readonly ignoreEnvironment: boolean;
  /** Unless -B: keep compiled modules in `__pycache__`. */
  readonly writeBytecode: boolean;
}

/** Supervisor to worker. */
export type ToWorker =
  /** Answer with the start-up image (a Uint8Array): the build does this, with the bundle that will load it. */
  | { readonly kind: "makeImage" }
  /** Become Python's main thread. */
  | { readonly kind: "main"; readonly options: ProcessOptions }
  /** Run the main program in `__main__`; `last`: then finalise. */
  | { readonly kind: "run"; readonly program: Program; readonly last: boolean }
  /** `-m name`: find the module, run it as `__main__`, finalise. */
  | { readonly kind: "runModule"; readonly name: string; readonly last: boolean }
  /** Begin the REPL: sys.ps1 and sys.ps2; `startup` is what PYTHONSTARTUP names. */
  | { readonly kind: "startInteractive"; readonly startup: Program | null }
  /** Run one REPL input. */
  | { readonly kind: "interactive"; readonly program: Program }
  /** End Python. */
  | { readonly kind: "finalize"; readonly status: number }
  /** Run the Python thread of this thread state. */
  | { readonly kind: "thread"; readonly threadState: number };

/** What a worker cannot do itself, since it is of the whole process or needs an event loop. */
export type SupervisorRequest =
  | { readonly what: "chdir"; readonly path: string }
  | { readonly what: "umask"; readonly mask: number }
  | { readonly what: "spawn"; readonly program: SpawnRequest }
  | { readonly what: "endWithWriter"; readonly fd: number };

/** Have the supervisor do it: a value or -errno. */
export type AskSupervisor = (request: SupervisorRequest) => number;

/** Worker to supervisor. */
export type FromWorker =
  /** The worker has loaded its code. */
  | { readonly kind: "ready" }
  /** Threads will be started soon (`_thread` was imported): have workers ready. */
  | { readonly kind: "expectThreads" }
  /** Give a worker to this thread state. */
  | { readonly kind: "startThread"; readonly threadState: number }
  /** Do what only Node's main thread can; answer in `words`: 1, and the result or -errno. */
  | { readonly kind: "ask"; readonly request: SupervisorRequest; readonly words: Int32Array }
  /** Requests for sockets come over this port, and are answered in `words` (host/node/sockets). */
  | { readonly kind: "sockets"; readonly port: MessagePort; readonly words: Int32Array }
  /** The thread ended; the worker is free. */
  | { readonly kind: "threadDone" }
  /** The program (or REPL input) ended; `exit`: the status, when the process shall end. */
  | { readonly kind: "done"; readonly exit: number | null; readonly prompts?: Prompts }
  /** Python is finalised; the process ends with this status. */
  | { readonly kind: "exit"; readonly status: number }
  /** A bug of ours. */
  | { readonly kind: "fatal"; readonly message: string };

/** What the REPL shows before the next input. */
export interface Prompts {
  /** str(sys.ps1) and str(sys.ps2). */
  readonly ps1: string;
  readonly ps2: string;
  /** What was written to the terminal since the last newline. */
  readonly lastLine: string;
}

/** How a process is set up. */
export interface Setup {
  readonly gil: GilOptions;
  readonly heapBytes: number;
  readonly settings: HostSettings;
  readonly trace: TraceOptions | null;
  /** Workers are started before the program's first thread, when it imports threading. */
  readonly warmWorkers: boolean;
}
