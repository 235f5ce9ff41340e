/** Starts a program, waits for its end, kills it with all that it started when it takes too long. */
import { type ChildProcess, spawn } from "node:child_process";

/** How a program ended. */
export interface ProgramResult {
  readonly stdout: string;
  readonly stderr: string;
  /** Why it counts as failed; undefined: it ended with 0. */
  readonly failure: string | undefined;
}

const running = new Set<ChildProcess>();

// A process group of its own, so that its children end with it.
function killGroup(child: ChildProcess): void {
  try {
    process.kill(-child.pid!, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}

/** Kill what is running still: the laboratory is about to end. */
export function killPrograms(): void {
  for (const child of running) killGroup(child);
}

/** The line of stderr that tells most: after minipy's own last words, else the last one, where Python puts the exception. */
export function tellingLine(stderr: string): string {
  const lines = stderr.trimEnd().split("\n");
  const fatal = lines.findIndex((line) => line.startsWith("minipy: fatal"));
  return (fatal < 0 ? lines.at(-1) : lines[fatal + 1])?.trim() ?? "";
}

function failureOf(
  status: number | null,
  signal: string | null,
  stderr: string,
  timedOut: number | undefined,
) {
  if (timedOut !== undefined) return `took longer than ${timedOut / 1000} s`;
  if (status === 0) return undefined;
  const said = tellingLine(stderr);
  const how = signal === null ? `exit status ${status}` : `killed by ${signal}`;
  return said === "" ? how : `${how}: ${said}`;
}

/** Run a command. Never rejects: what goes wrong is its `failure`. */
export function runProgram(
  command: readonly string[],
  options: { readonly cwd: string; readonly timeoutMs: number },
): Promise<ProgramResult> {
  // What would change the figures, and bytecode files beside the examples.
  const env = { ...process.env, MINIPY_DEBUG: "", PYTHONDONTWRITEBYTECODE: "1" };
  return new Promise((resolve) => {
    const child = spawn(command[0], command.slice(1), {
      cwd: options.cwd,
      env,
      detached: process.platform !== "win32",
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    let stdout = "";
    let stderr = "";
    let timedOut: number | undefined;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const timer = setTimeout(() => {
      timedOut = options.timeoutMs;
      killGroup(child);
    }, options.timeoutMs);
    const finish = (failure: string | undefined) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ stdout, stderr, failure });
    };
    child.on("error", (error) => finish(error.message));
    child.on("close", (status, signal) => finish(failureOf(status, signal, stderr, timedOut)));
  });
}
