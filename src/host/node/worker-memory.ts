/** Hands the shared memory to the runtime; the worker's entry point imports this before anything that views it. */
import { workerData } from "node:worker_threads";
import { provideBuffer } from "../../runtime/heap/provided-buffer.js";
import type { WorkerBoot } from "../messages.js";

provideBuffer((workerData as WorkerBoot).memory);
