/** The memory of a test's worker; imported before anything that views it. */
import { workerData } from "node:worker_threads";
import { type HeapMemory, provideBuffer } from "../../../../src/runtime/heap/provided-buffer.js";

provideBuffer((workerData as { memory: HeapMemory }).memory);
