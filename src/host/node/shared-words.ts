/**
 * What the supervisor itself does in the shared memory: set up, interrupt, repair. Loaded after the memory was provided; it brings in little of the runtime.
 */
import { DEBUG } from "../../runtime/debug.js";
import { configureGil, type GilOptions } from "../../runtime/gil/ceval-gil.js";
import { resetHeapTo } from "../../runtime/heap/image.js";
import { childEnded, childStarted } from "../../runtime/threads/children.js";
import { deadlockSignature } from "../../runtime/threads/deadlock.js";
import { DEADLOCK_REPORT, tripSignal } from "../../runtime/threads/interrupt.js";
import { wake } from "../../runtime/threads/parking.js";
import { gilReport } from "./gil-report.js";

export { childEnded, childStarted, gilReport, wake };

const SIGINT = 2;

/**
 * Make a fresh memory a Python process: the GIL's configuration, and the start-up image. Under MINIPY_DEBUG=heap and hard the heap has another
 * shape than the image's: worker 0 then makes its own.
 */
export function prepareMemory(gil: GilOptions, image: Uint8Array): void {
  configureGil(gil);
  if (!DEBUG.heap && !DEBUG.hard) resetHeapTo(image);
}

const DEADLOCK_LOOK_MS = 100;

/** --deadlock report: when nothing moves between two looks, the main thread tells why, and waits on. */
export function watchForDeadlock(): void {
  let last: string | undefined;
  const timer = setInterval(() => {
    const signature = deadlockSignature();
    if (signature !== undefined && signature === last) {
      clearInterval(timer);
      tripSignal(DEADLOCK_REPORT);
    }
    last = signature;
  }, DEADLOCK_LOOK_MS);
  timer.unref();
}

/** Ctrl-C: KeyboardInterrupt in Python's main thread, also out of a wait; when all seem to wait, the main thread tells before who waits for whom. */
export function interruptMain(): void {
  if (deadlockSignature() !== undefined) tripSignal(DEADLOCK_REPORT);
  tripSignal(SIGINT);
}
