/** A minipy on a pseudo-terminal, which util-linux's `script` makes. */
import { spawnSync } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { MINIPY } from "../python/run-script.js";
import { Child } from "./child.js";

/** Is there a `script` that can run a command? Elsewhere the tests on a terminal are left out. */
export const HAS_TERMINAL =
  spawnSync("script", ["-qec", "true", "/dev/null"], { stdio: "ignore" }).status === 0;

const NO_HISTORY = path.join(os.tmpdir(), "minipy-no-history", "none");

export class Terminal {
  readonly child: Child;

  constructor(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const command = [process.execPath, MINIPY, ...args].map((word) => `'${word}'`).join(" ");
    // exec: a shell in between would get the terminal's signals too, and end by them.
    const terminal = {
      SHELL: "/bin/sh",
      TERM: "xterm",
      PYTHON_HISTORY: NO_HISTORY,
      MINIPY_DEBUG: "leaks",
      ...env,
    };
    this.child = new Child("script", ["-qec", `exec ${command}`, "/dev/null"], terminal);
  }

  /** What the screen shows. */
  get screen(): string {
    return render(this.child.stdout);
  }

  /** Wait until the screen ends with `text`. */
  async shows(text: string): Promise<void> {
    await this.child.until(() => this.screen.endsWith(text));
  }

  /** Type a line and wait for the next prompt. */
  async enter(line: string, prompt = ">>> "): Promise<void> {
    const before = this.screen.split("\n").length;
    this.child.type(`${line}\r`);
    await this.child.until(() => {
      const lines = this.screen.split("\n");
      return lines.length > before && lines.at(-1)!.endsWith(prompt);
    });
  }

  /** Press Ctrl and a letter. */
  control(letter: string): void {
    this.child.type(String.fromCharCode(letter.toUpperCase().charCodeAt(0) - 64));
  }

  /** The exit status. */
  async end(): Promise<number | NodeJS.Signals | null> {
    return this.child.end();
  }
}

/** The text on the screen after a stream of characters and the escape sequences that the REPL uses. */
export function render(stream: string): string {
  const lines: string[] = [""];
  let row = 0;
  let column = 0;
  const put = (char: string) => {
    const line = lines[row].padEnd(column);
    lines[row] = line.slice(0, column) + char + line.slice(column + 1);
    column++;
  };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what a terminal is sent.
  for (const [token, count, command] of stream.matchAll(/\x1b\[(\d*)[;\d]*([A-Za-z])|[\s\S]/g)) {
    if (command === "G") column = Math.max(0, Number(count || 1) - 1);
    else if (command === "A") row = Math.max(0, row - Number(count || 1));
    else if (command === "C") column += Number(count || 1);
    else if (command === "D") column = Math.max(0, column - Number(count || 1));
    else if (command === "K") lines[row] = lines[row].slice(0, column);
    else if (command === "J") {
      lines[row] = lines[row].slice(0, column);
      lines.length = row + 1;
    } else if (token === "\r") column = 0;
    else if (token === "\n") {
      row++;
      if (row === lines.length) lines.push("");
    } else if (command === undefined && token >= " ") put(token);
    else if (token === "\t") column += 8 - (column % 8);
  }
  return lines.join("\n");
}
