/**
 * Reading descriptors that may block: a terminal, a pipe. The worker makes the calls itself, with the GIL dropped.
 *
 * A read from standard input must end when Ctrl-C is pressed, and Node can neither poll a descriptor nor interrupt a read. So the terminal or pipe is opened
 * once more, without blocking, which leaves the modes of the one that we share with other processes alone; while there is nothing to read, the thread
 * sleeps on its `park` word, which a signal bumps, for a few milliseconds at a time.
 */
import fs from "node:fs";
import { I32 } from "../../runtime/heap/memory.js";
import { Breaker, ThreadState, tstate } from "../../runtime/threads/state.js";
import { isatty } from "./builtin-modules.js";
import { attempt } from "./errno.js";

const EINTR = 4;
const EAGAIN = 11;
const SHORTEST_SLEEP_MS = 0.1;
const LONGEST_SLEEP_MS = 10;

// Standard input once more, as a descriptor that does not block; itself where that cannot be (a file, a socket, no /proc).
let standardInput: number | undefined;

function openStandardInput(): number {
  const mode = attempt(() => fs.fstatSync(0));
  return typeof mode === "number" || !(mode.isFIFO() || isatty(0)) ? 0 : openAgain(0);
}

// What the descriptor reads, without blocking; itself where there is no /proc.
function openAgain(fd: number): number {
  const flags = fs.constants.O_RDONLY | fs.constants.O_NONBLOCK;
  const again = process.platform === "linux" ? attempt(() => fs.openSync(`/proc/self/fd/${fd}`, flags)) : fd;
  return again < 0 ? fd : again;
}

/**
 * Read what there is, at least a byte, unless it is the end: the count read, or -errno; -EINTR when a signal for this thread arrived,
 * -EAGAIN when a pipe had nothing until `deadlineMs` (by performance.now()).
 */
export function readInterruptibly(fd: number, buffer: Uint8Array, deadlineMs: number): number {
  if (fd === 0) {
    standardInput ??= openStandardInput();
    return readOrSleep(fd, standardInput, buffer, deadlineMs);
  }
  const mode = attempt(() => fs.fstatSync(fd));
  if (typeof mode === "number" || !mode.isFIFO()) return readOrSleep(fd, fd, buffer, deadlineMs);
  const again = openAgain(fd);
  const result = readOrSleep(fd, again, buffer, deadlineMs);
  if (again !== fd) fs.closeSync(again);
  return result;
}

function readOrSleep(fd: number, from: number, buffer: Uint8Array, deadlineMs: number): number {
  const park = (tstate + ThreadState.park.offset) >> 2;
  const breaker = (tstate + ThreadState.eval_breaker.offset) >> 2;
  for (let sleepMs = SHORTEST_SLEEP_MS; ; sleepMs = Math.min(sleepMs * 1.5, LONGEST_SLEEP_MS)) {
    const seen = Atomics.load(I32, park);
    const result = attempt(() => fs.readSync(from, buffer));
    if (result !== -EAGAIN && result !== -EINTR) {
      if (fd === 0) lastLine = "";
      return result;
    }
    if ((Atomics.load(I32, breaker) & (Breaker.SIGNAL | Breaker.ASYNC)) !== 0) return -EINTR;
    const leftMs = deadlineMs - performance.now();
    if (leftMs <= 0) return -EAGAIN;
    // Rechecked: the read, and the breaker's bits.
    Atomics.wait(I32, park, seen, Math.min(sleepMs, leftMs));
  }
}

/** Characters of an unfinished line that are kept. */
const KEPT_CHARACTERS = 1000;
const NEWLINE = 10;
const decoder = new TextDecoder();

let lastLine = "";

/** Keep in mind what was written to the terminal since the last newline: the REPL writes its prompt behind it. */
export function noteOutput(bytes: Uint8Array): void {
  const newline = bytes.lastIndexOf(NEWLINE);
  if (newline >= 0) lastLine = "";
  if (newline < bytes.length - 1) {
    lastLine = (lastLine + decoder.decode(bytes.subarray(newline + 1))).slice(-KEPT_CHARACTERS);
  }
}

/** What this worker has written since the last newline. */
export function unfinishedLine(): string {
  return lastLine;
}
