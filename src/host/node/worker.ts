/**
 * A worker: runs one Python thread at a time. Worker 0 is Python's main thread; the others wait, warm, for threads to run.
 */
// Must come first: the modules below make views over the memory when they are evaluated.
import "./worker-memory.js";

import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { flushTrace, startTrace } from "../../observe/trace.js";
import { loadGilPolicy } from "../../runtime/gil/ceval-gil.js";
import { provideHost } from "../../runtime/host-interface.js";
import { runThread } from "../../runtime/threads/thread-life.js";
import { provideUnicodeTable } from "../../runtime/unicode-table.js";
import { handleUncaught, initMainThread, makeStartupImage } from "../../vm/lifecycle.js";
import { chooseEvalLoop } from "../../vm/vm.js";
import type { FromWorker, SupervisorRequest, ToWorker, WorkerBoot } from "../messages.js";
import {
  finishProcess,
  runInteractive,
  runMainModule,
  runMainProgram,
  startInteractive,
} from "./main-thread.js";
import { createNodeHost } from "./node-host.js";
import { readUnicodeTable } from "./unicode-file.js";

const boot = workerData as WorkerBoot;

function send(message: FromWorker): void {
  parentPort!.postMessage(message);
}

function fatal(message: string): never {
  flushTrace();
  send({ kind: "fatal", message });
  wait();
}

// Sleep for ever: the supervisor ends the process.
function wait(): never {
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

// The supervisor answers in `words`, state and result.
function ask(request: SupervisorRequest): number {
  const words = new Int32Array(new SharedArrayBuffer(8));
  send({ kind: "ask", request, words });
  while (Atomics.load(words, 0) === 0) Atomics.wait(words, 0, 0);
  return words[1];
}

const settings = boot.settings ?? { ignoreEnvironment: false, writeBytecode: true };
const link = {
  startThread: (threadState: number) => send({ kind: "startThread", threadState }),
  expectThreads: () => send({ kind: "expectThreads" }),
  fatal,
  exitNow(status: number): never {
    flushTrace();
    send({ kind: "exit", status });
    wait();
  },
  ask,
  connectSockets(port: MessagePort, words: Int32Array): void {
    parentPort!.postMessage({ kind: "sockets", port, words } satisfies FromWorker, [port]);
  },
};
provideHost(createNodeHost(link, settings));
provideUnicodeTable(readUnicodeTable);

function handle(message: ToWorker): void {
  switch (message.kind) {
    case "main":
      if (boot.trace !== null) startTrace(boot.trace);
      chooseEvalLoop(boot.trace !== null);
      if (initMainThread(message.options) < 0)
        fatal(`Python could not be initialised: exit ${handleUncaught()}`);
      break;
    case "run":
      send(runMainProgram(message.program, message.last));
      break;
    case "runModule":
      send(runMainModule(message.name, message.last));
      break;
    case "startInteractive":
      send(startInteractive(message.startup));
      break;
    case "interactive":
      send(runInteractive(message.program));
      break;
    case "finalize":
      send(finishProcess(message.status));
      break;
    case "makeImage":
      parentPort!.postMessage(makeStartupImage());
      break;
    case "thread":
      loadGilPolicy();
      if (boot.trace !== null) startTrace(boot.trace);
      chooseEvalLoop(boot.trace !== null);
      runThread(message.threadState);
      send({ kind: "threadDone" });
      break;
  }
}

parentPort!.on("message", (message: ToWorker) => {
  try {
    handle(message);
  } catch (error) {
    fatal(error instanceof Error ? (error.stack ?? String(error)) : String(error));
  }
});

send({ kind: "ready" });
