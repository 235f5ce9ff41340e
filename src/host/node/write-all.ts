/** Writing that survives a full pipe. Loads nothing of the runtime, so the supervisor can use it before there is a memory. */
import fs from "node:fs";
import { attempt } from "./errno.js";

const EINTR = 4;
const EAGAIN = 11;

const nothing = new Int32Array(new SharedArrayBuffer(4));

/** Write all of `bytes`; a pipe that is full (EAGAIN) is waited for. The count written, or -errno. */
export function writeAll(fd: number, bytes: Uint8Array): number {
  let written = 0;
  while (written < bytes.length) {
    const result = attempt(() => fs.writeSync(fd, bytes, written));
    if (result >= 0) written += result;
    else if (result === -EAGAIN) Atomics.wait(nothing, 0, 0, 1);
    else if (result !== -EINTR) return result;
  }
  return written;
}

/** Write a text as UTF-8. */
export function writeText(fd: number, text: string): void {
  writeAll(fd, new TextEncoder().encode(text));
}
