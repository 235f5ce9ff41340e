/** A minipy that a test talks to while it runs. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { MINIPY } from "../python/run-script.js";

const GIVE_UP_MS = 30_000;

/** Collects what a process prints and waits for texts in it. */
export class Child {
  readonly process: ChildProcess;
  stdout = "";
  stderr = "";
  readonly #ended: Promise<unknown>;
  #wake: () => void = () => {};

  constructor(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    this.process = spawn(command, args, { env: { ...process.env, NO_COLOR: "1", ...env } });
    this.#ended = once(this.process, "close");
    this.process.stdin!.on("error", () => {});
    this.process.stdout!.setEncoding("utf8").on("data", (text: string) => {
      this.stdout += text;
      this.#wake();
    });
    this.process.stderr!.setEncoding("utf8").on("data", (text: string) => {
      this.stderr += text;
      this.#wake();
    });
    this.process.on("close", () => this.#wake());
  }

  /** Wait until `holds()`; it is asked again whenever the process prints something or ends. */
  async until(holds: () => boolean): Promise<void> {
    const deadline = Date.now() + GIVE_UP_MS;
    while (!holds()) {
      const ended = this.process.exitCode !== null || this.process.signalCode !== null;
      if (ended || Date.now() > deadline) {
        this.process.kill("SIGKILL");
        throw new Error(`${ended ? "it ended" : "it took too long"}\n${this.stdout}\n${this.stderr}`);
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 1000);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** Write to its stdin. */
  type(text: string): void {
    this.process.stdin!.write(text);
  }

  /** Wait for its end: the exit status, or the signal's name. */
  async end(): Promise<number | NodeJS.Signals | null> {
    const timer = setTimeout(() => this.process.kill("SIGKILL"), GIVE_UP_MS);
    await this.#ended;
    clearTimeout(timer);
    return this.process.exitCode ?? this.process.signalCode;
  }
}

/** Start minipy. */
export function startMinipy(args: readonly string[], env: NodeJS.ProcessEnv = {}): Child {
  return new Child(process.execPath, [MINIPY, ...args], env);
}
