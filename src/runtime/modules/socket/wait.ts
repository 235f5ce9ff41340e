/**
 * Waiting for sockets, with the GIL dropped: once an operation, however often it is tried. A signal ends the wait; its handlers run with the GIL held, and if
 * none raises, the operation goes on with the remaining time (PEP 475).
 */
import { host } from "../../host-interface.js";
import type { SocketAnswer, SocketRequest } from "../../socket-host.js";
import { allowThreads, BlockKind, parkDetached, WaitResult } from "../../threads/blocking.js";
import { vm } from "../../vm-interface.js";
import { EAGAIN, EINTR, TIMED_OUT } from "./layout.js";

/**
 * Ask the supervisor and wait for the answer, which may be -errno, TIMED_OUT or -EINTR. Detached.
 */
function request(what: SocketRequest, timeoutMs: number): SocketAnswer {
  const { sockets } = host();
  sockets.begin(what);
  const result = parkDetached(sockets.isAnswered, timeoutMs);
  if (result === WaitResult.DONE || !sockets.withdraw()) return sockets.answer();
  return result === WaitResult.INTERRUPTED ? -EINTR : TIMED_OUT;
}

/**
 * Run `operation`, given the milliseconds that are left, without the GIL, and again after signals.
 * @returns what it gives; undefined: a signal's handler raised. @mayReleaseGil @mayRunPython
 */
function interruptibly<R>(timeoutMs: number, operation: (leftMs: number) => R): R | undefined {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const result = allowThreads(BlockKind.SOCKET, () => operation(deadline - performance.now()));
    if (result !== (-EINTR as R)) return result;
    if (vm().handlePending() < 0) return undefined;
  }
}

/**
 * Ask the supervisor. `again` is what to ask when a signal came in between, if it is not the same.
 * @returns the answer, -errno or TIMED_OUT; undefined: an exception is set. @mayReleaseGil @mayRunPython
 */
export function ask(
  what: SocketRequest,
  timeoutMs = Number.POSITIVE_INFINITY,
  again = what,
): SocketAnswer | undefined {
  let next = what;
  return interruptibly(timeoutMs, (leftMs) => {
    const now = next;
    next = again;
    return request(now, leftMs);
  });
}

/** As `ask`, for requests that are answered by a number. */
export const askNumber = ask as (
  what: SocketRequest,
  timeoutMs?: number,
  again?: SocketRequest,
) => number | undefined;

/** As `ask`, for requests that do not wait for anything. Detached or not; signals must wait. */
export function askAtOnce(what: SocketRequest): SocketAnswer {
  for (;;) {
    const answer = request(what, Number.POSITIVE_INFINITY);
    if (answer !== -EINTR) return answer;
  }
}

/** Wait until `fd` is readable: 0, -errno, TIMED_OUT or -EINTR. Detached. */
function waitReadable(fd: number, leftMs: number): number {
  return request({ op: "readable", fd }, leftMs) as number;
}

/** Read from a stream: the count, 0 at the end, -errno or TIMED_OUT; undefined: an exception is set. @mayReleaseGil @mayRunPython */
export function readStream(fd: number, buffer: Uint8Array, timeoutMs: number): number | undefined {
  const { sockets } = host();
  return interruptibly(timeoutMs, (leftMs) => {
    const deadline = performance.now() + leftMs;
    for (let left = leftMs; ; left = deadline - performance.now()) {
      const result = sockets.read(fd, buffer);
      if (result !== -EAGAIN || timeoutMs === 0) return result;
      const status = left <= 0 ? TIMED_OUT : waitReadable(fd, left);
      if (status < 0) return status;
    }
  });
}

const SHORTEST_SLEEP_MS = 0.1;
const LONGEST_SLEEP_MS = 5;

/**
 * Write to a stream: the count, -errno or TIMED_OUT; undefined: an exception is set. The machine does not tell when there is room again: it is tried
 * from time to time. @mayReleaseGil @mayRunPython
 */
export function writeStream(fd: number, bytes: Uint8Array, timeoutMs: number): number | undefined {
  const { sockets } = host();
  return interruptibly(timeoutMs, (leftMs) => {
    const deadline = performance.now() + leftMs;
    for (let sleepMs = SHORTEST_SLEEP_MS; ; sleepMs = Math.min(sleepMs * 1.5, LONGEST_SLEEP_MS)) {
      const result = sockets.write(fd, bytes);
      if (result !== -EAGAIN) return result;
      if (timeoutMs === 0) {
        sockets.tell({ op: "full", fd });
        return result;
      }
      const left = deadline - performance.now();
      if (left <= 0) return TIMED_OUT;
      if (parkDetached(() => false, Math.min(sleepMs, left)) === WaitResult.INTERRUPTED) return -EINTR;
    }
  });
}
