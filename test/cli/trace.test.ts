/** `--trace`: each instruction as it executes. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { runMinipy } from "../python/run-script.js";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "minipy-trace-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const SCRIPT = path.join(folder, "countdown.py");
fs.writeFileSync(
  SCRIPT,
  "def countdown(n):\n    while n > 0:\n        n -= 1\ncountdown(1)\nprint('done')\n",
);

const THREADS = path.join(folder, "threads.py");
fs.writeFileSync(
  THREADS,
  [
    "import threading",
    "def work(n):",
    "    while n > 0:",
    "        n -= 1",
    "threads = [threading.Thread(target=work, args=(300,), name=f'worker {i}') for i in range(3)]",
    "for thread in threads: thread.start()",
    "for thread in threads: thread.join()",
    "",
  ].join("\n"),
);

interface Row {
  readonly seq: number;
  readonly thread: string;
  readonly where: string;
}

const COLUMNS = /^ *(\d+) {2}(.{14,}?) {2,}(\S+:\d+) +(\d+) {2}(\w+) /;

function rowsOf(text: string): Row[] {
  const rows: Row[] = [];
  for (const line of text.split("\n")) {
    const match = COLUMNS.exec(line);
    if (match !== null) rows.push({ seq: Number(match[1]), thread: match[2].trim(), where: match[3] });
  }
  return rows;
}

describe.concurrent("--trace", () => {
  test("each instruction with thread, place, argument and the stack after it", async () => {
    const { stdout, stderr, status } = await runMinipy(["--trace", "--normalize", SCRIPT]);
    expect({ stdout, status }).toEqual({ stdout: "done\n", status: 0 });
    const cell = (text: string | number, width: number) => String(text).padEnd(width);
    const row = (seq: number, where: string, offset: number, op: string, arg: string, stack: string) =>
      `${String(seq).padStart(6)}  ${cell("MainThread", 14)}  ${cell(where, 20)}  ${String(offset).padStart(4)}  ${cell(op, 26)}  ${cell(arg, 18)}  ${stack}`;
    expect(stderr.trimEnd().split("\n")).toEqual([
      `${"seq".padStart(6)}  ${cell("thread", 14)}  ${cell("where", 20)}  ${" off"}  ${cell("opcode", 26)}  ${cell("arg", 18)}  stack after`,
      row(1, "<module>:0", 0, "RESUME", "0", "[]"),
      row(2, "<module>:1", 2, "LOAD_CONST", "<code countdown>", "[<code countdown>]"),
      row(3, "<module>:1", 4, "MAKE_FUNCTION", "", "[<function countdown>]"),
      row(4, "<module>:1", 6, "STORE_NAME", "countdown", "[]"),
      row(5, "<module>:4", 8, "LOAD_NAME", "countdown", "[<function countdown>]"),
      row(6, "<module>:4", 10, "PUSH_NULL", "", "[<function countdown>, NULL]"),
      row(7, "<module>:4", 12, "LOAD_CONST", "1", "[<function countdown>, NULL, 1]"),
      row(8, "<module>:4", 14, "CALL", "1", "(calls)"),
      row(9, "countdown:1", 0, "RESUME", "0", "[]"),
      row(10, "countdown:2", 2, "LOAD_FAST", "n", "[1]"),
      row(11, "countdown:2", 4, "LOAD_CONST", "0", "[1, 0]"),
      row(12, "countdown:2", 6, "COMPARE_OP", "bool(>)", "[True]"),
      row(13, "countdown:2", 10, "POP_JUMP_IF_FALSE", "to 42", "[]"),
      row(14, "countdown:3", 14, "LOAD_FAST", "n", "[1]"),
      row(15, "countdown:3", 16, "LOAD_CONST", "1", "[1, 1]"),
      row(16, "countdown:3", 18, "BINARY_OP", "-=", "[0]"),
      row(17, "countdown:3", 22, "STORE_FAST", "n", "[]"),
      row(18, "countdown:2", 24, "LOAD_FAST", "n", "[0]"),
      row(19, "countdown:2", 26, "LOAD_CONST", "0", "[0, 0]"),
      row(20, "countdown:2", 28, "COMPARE_OP", "bool(>)", "[False]"),
      row(21, "countdown:2", 32, "POP_JUMP_IF_FALSE", "to 40", "[]"),
      row(22, "countdown:2", 40, "RETURN_CONST", "None", "(returns)"),
      row(23, "<module>:4", 22, "POP_TOP", "", "[]"),
      row(24, "<module>:5", 24, "LOAD_NAME", "print", "[<built-in print>]"),
      row(25, "<module>:5", 26, "PUSH_NULL", "", "[<built-in print>, NULL]"),
      row(26, "<module>:5", 28, "LOAD_CONST", "'done'", "[<built-in print>, NULL, 'done']"),
      row(27, "<module>:5", 30, "CALL", "1", "[None]"),
      row(28, "<module>:5", 38, "POP_TOP", "", "[]"),
      row(29, "<module>:5", 40, "RETURN_CONST", "None", "(returns)"),
    ]);
  });

  test("--trace-out writes to a file, and only there", async () => {
    const file = path.join(folder, "out.txt");
    fs.writeFileSync(file, "what was there before\n");
    const { stdout, stderr } = await runMinipy(["--trace-out", file, SCRIPT]);
    expect({ stdout, stderr }).toEqual({ stdout: "done\n", stderr: "" });
    const rows = rowsOf(fs.readFileSync(file, "utf8"));
    expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 29 }, (_, i) => i + 1));
    expect(fs.readFileSync(file, "utf8")).not.toContain("before");
  });

  test("stops after --trace-limit rows, and says so once", async () => {
    const { stdout, stderr } = await runMinipy(["--trace", "--trace-limit", "5", SCRIPT]);
    expect(stdout).toBe("done\n");
    expect(rowsOf(stderr).length).toBe(5);
    expect(stderr.trimEnd().split("\n").slice(6)).toEqual([
      "   ---  the trace stops after 5 rows: --trace-limit N sets another limit, 0 none",
    ]);
  });

  test("10,000 rows are the limit when none is given; 0 is none", async () => {
    const program = "for i in range(5000): pass";
    const limited = await runMinipy(["--trace", "-c", program]);
    expect(rowsOf(limited.stderr).length).toBe(10_000);
    expect(limited.stderr).toMatch(/stops after 10000 rows: --trace-limit N .*\n$/);
    const all = await runMinipy(["--trace", "--trace-limit", "0", "-c", program]);
    expect(rowsOf(all.stderr).length).toBeGreaterThan(14_999);
  });

  test("--trace-func shows one function", async () => {
    const { stderr } = await runMinipy(["--trace", "--trace-func", "countdown", SCRIPT]);
    expect(rowsOf(stderr).length).toBe(14);
    expect(rowsOf(stderr).every((row) => row.where.startsWith("countdown:"))).toBe(true);
  });

  for (const policy of ["request", "interval"]) {
    test(`rows of several threads are whole and in one order (${policy})`, async () => {
      const { stderr, status } = await runMinipy(["--gil", policy, "--trace", "--trace-limit", "0", THREADS]);
      expect(status).toBe(0);
      const rows = rowsOf(stderr);
      expect(rows.map((row) => row.seq)).toEqual(rows.map((_, i) => i + 1));
      // Each worker: 2 + 300 * 8 + ... instructions, the same for all three.
      const counts = ["worker 0", "worker 1", "worker 2"].map(
        (name) => rows.filter((row) => row.thread === name).length,
      );
      expect(counts[0]).toBeGreaterThan(300 * 8);
      expect(counts).toEqual([counts[0], counts[0], counts[0]]);
      // Between rows of different threads stands a row about the GIL, and nothing else is written.
      const lines = stderr.trimEnd().split("\n").slice(1);
      let previous = "MainThread";
      for (const line of lines) {
        const gil =
          /^ {3}--- {2}GIL {2}(.+) -> (.+?) {3}reason: \S.* {3}held \d+\.\d\d ms, [\d,]+ instructions$/.exec(
            line,
          );
        if (gil !== null) {
          expect(gil[1]).toBe(previous);
          previous = gil[2];
        } else expect(COLUMNS.exec(line)?.[2].trim(), line).toBe(previous);
      }
    });
  }

  test("--trace-thread shows one thread", async () => {
    const { stderr } = await runMinipy(["--trace", "--trace-thread", "worker 1", THREADS]);
    const rows = rowsOf(stderr);
    expect(rows.length).toBeGreaterThan(300 * 8);
    expect(new Set(rows.map((row) => row.thread))).toEqual(new Set(["worker 1"]));
  });

  test("the library's own code only with --trace-lib", async () => {
    const program = "import threading\nthreading.current_thread()";
    const plain = rowsOf((await runMinipy(["--trace", "--trace-limit", "0", "-c", program])).stderr);
    expect(new Set(plain.map((row) => row.where.split(":")[0]))).toEqual(new Set(["<module>"]));
    const all = rowsOf(
      (await runMinipy(["--trace", "--trace-lib", "--trace-limit", "0", "-c", program])).stderr,
    );
    expect(all.some((row) => row.where.startsWith("current_thread:"))).toBe(true);
  });

  test("what was traced is there when the program dies", async () => {
    const uncaught = await runMinipy(["--trace", "-c", "1/0"]);
    expect(uncaught.status).toBe(1);
    expect(uncaught.stderr).toContain("BINARY_OP");
    const exit = await runMinipy(["--trace", "-c", "import sys\nsys.exit(3)"]);
    expect(exit.status).toBe(3);
    expect(exit.stderr).toContain("CALL ");
  });
});
