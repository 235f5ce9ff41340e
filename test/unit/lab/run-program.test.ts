/** Programs that fail: what is said of them. */
import os from "node:os";
import { expect, test } from "vitest";
import { runProgram, tellingLine } from "../../../src/lab/run-program.js";

const run = (script: string, timeoutMs = 20_000) =>
  runProgram([process.execPath, "-e", script], { cwd: os.tmpdir(), timeoutMs });

test("output, and no failure", async () => {
  expect(await run("console.log(1); console.error(2)")).toEqual({
    stdout: "1\n",
    stderr: "2\n",
    failure: undefined,
  });
});

test("an exit status with the last line of stderr", async () => {
  const { failure } = await run("console.error('Traceback\\nValueError: no'); process.exitCode = 1");
  expect(failure).toBe("exit status 1: ValueError: no");
});

test("a program that takes too long is killed", async () => {
  expect((await run("setInterval(() => {}, 1000)", 200)).failure).toBe("took longer than 0.2 s");
});

test("a command that is not there", async () => {
  const { failure } = await runProgram(["/nowhere/python"], { cwd: os.tmpdir(), timeoutMs: 1000 });
  expect(failure).toContain("ENOENT");
});

test("minipy's own failures: the line that says what it was", () => {
  expect(
    tellingLine("minipy: fatal: this is a bug of minipy.\nRangeError: x\n  at y\nPlease report it\n"),
  ).toBe("RangeError: x");
  expect(tellingLine("")).toBe("");
});
