/** What else the machine was doing while something was measured. */
import fs from "node:fs";
import os from "node:os";

interface Reading {
  readonly at: number;
  /** Milliseconds that all processors spent on something. */
  readonly busyMs: number;
  /** Of these, those of this process and of its children that have ended; undefined: the system does not tell. */
  readonly ownMs: number | undefined;
}

/** Linux counts in hundredths of a second, whatever the kernel's clock. */
const TICK_MS = 10;

function ownMs(): number | undefined {
  try {
    // utime, stime, cutime and cstime: fields 14 to 17. The second field is the name, in parentheses.
    const text = fs.readFileSync("/proc/self/stat", "latin1");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return TICK_MS * fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  } catch {
    return undefined;
  }
}

function read(): Reading {
  const busyMs = os
    .cpus()
    .reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
  return { at: performance.now(), busyMs, ownMs: ownMs() };
}

/** Begin to watch; the result ends it, and gives the cores that other processes used meanwhile, on the average. */
export function watchLoad(): () => number | undefined {
  const before = read();
  return () => {
    const after = read();
    if (before.ownMs === undefined || after.ownMs === undefined) return undefined;
    const others = after.busyMs - before.busyMs - (after.ownMs - before.ownMs);
    return Math.max(0, others / Math.max(after.at - before.at, 1));
  };
}
