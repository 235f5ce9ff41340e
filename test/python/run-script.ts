/** Runs a script through the built command line, with the heap checker and the leak check on. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The built command line. */
export const MINIPY = fileURLToPath(new URL("../../dist/minipy.js", import.meta.url));

export interface RunResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** Run minipy; `input` goes to its stdin. Killed after `timeoutMs`, with a status of null. */
export function runMinipy(
  args: readonly string[],
  {
    input = "",
    env = {},
    cwd,
    timeoutMs = 120_000,
  }: { input?: string; env?: NodeJS.ProcessEnv; cwd?: string; timeoutMs?: number } = {},
): Promise<RunResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MINIPY, ...args], {
      env: { MINIPY_DEBUG: "leaks", ...process.env, PYTHONDONTWRITEBYTECODE: "1", ...env },
      cwd,
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
    child.on("close", (status) => {
      clearTimeout(timer);
      resolve({ stdout, stderr, status });
    });
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}
