/** The frames of tracebacks against what python3.13 printed for the statements in traceback-frames.py.txt (make-traceback-frames.py). */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  ANSI_COLORS,
  formatEntries,
  NO_COLORS,
  type TracebackEntry,
} from "../../../../src/runtime/traceback-print-frames.js";

interface Case {
  readonly code: string;
  readonly color: boolean;
  readonly entries: TracebackEntry[];
  readonly text: string;
}

const cases = JSON.parse(readFileSync(new URL("./traceback-frames.json", import.meta.url), "utf8")) as Case[];

test.each(cases)("$code", ({ code, color, entries, text }) => {
  const lines = code.split("\n");
  const read = (filename: string, lineno: number) =>
    filename === "<source>" ? (lines[lineno - 1] ?? null) : null;
  expect(formatEntries(entries, read, color ? ANSI_COLORS : NO_COLORS).join("")).toBe(text);
});

test("a repeated line is summed up", () => {
  const entry = (name: string, lineno: number): TracebackEntry => ({
    filename: "f.py",
    lineno,
    endLineno: lineno,
    colOffset: null,
    endColOffset: null,
    name,
  });
  const entries = [entry("<module>", 9), ...Array.from({ length: 10 }, () => entry("f", 2)), entry("g", 3)];
  expect(formatEntries(entries, () => "call()", NO_COLORS).join("")).toBe(
    '  File "f.py", line 9, in <module>\n    call()\n' +
      '  File "f.py", line 2, in f\n    call()\n'.repeat(3) +
      "  [Previous line repeated 7 more times]\n" +
      '  File "f.py", line 3, in g\n    call()\n',
  );
});
