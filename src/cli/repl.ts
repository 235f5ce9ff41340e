/**
 * The interactive interpreter. The inputs run in worker 0, one after another; here is what is common to a terminal (repl-terminal.ts) and
 * to a pipe (repl-piped.ts).
 */
import type { CompilerBundle } from "../host/compiler-bundle.js";
import type { FromWorker, Prompts } from "../host/messages.js";
import { isatty } from "../host/node/builtin-modules.js";
import type { PythonProcess } from "../host/node/supervisor.js";
import { writeText } from "../host/node/write-all.js";
import type { Program } from "../vm/lifecycle.js";
import { startPiped } from "./repl-piped.js";
import { startTerminal } from "./repl-terminal.js";

export interface ReplOptions {
  readonly python: PythonProcess;
  readonly compiler: CompilerBundle;
  /** First line of the banner; undefined: no banner. */
  readonly banner: string | undefined;
  /** The program that PYTHONSTARTUP names. */
  readonly startup: Program | null;
  readonly optimize: number;
  readonly end: (status: number) => never;
}

const STDIN = "<stdin>";

/** A conversation with worker 0. */
export class Session {
  readonly #options: ReplOptions;
  #answered: (message: FromWorker) => void = () => {};
  #inputs = 0;
  /** What to show before the next input. */
  prompts: Prompts = { ps1: ">>> ", ps2: "... ", lastLine: "" };
  /** Is an input being run? */
  busy = false;

  constructor(options: ReplOptions) {
    this.#options = options;
    options.python.onMessage((message) => this.#answered(message));
  }

  /** Do the lines so far, each with its newline, need more? A compound statement goes on until an empty line. */
  isOpen(source: string): boolean {
    return this.#options.compiler.isIncomplete(source.slice(0, -1));
  }

  /** KeyboardInterrupt in the input that runs. */
  interrupt(): void {
    this.#options.python.interrupt();
  }

  /** Begin. */
  start(): Promise<void> {
    return this.#ask(() =>
      this.#options.python.send({ kind: "startInteractive", startup: this.#options.startup }),
    );
  }

  /** Run an input. */
  run(source: string): Promise<void> {
    return this.#ask(() =>
      this.#options.python.send({ kind: "interactive", program: this.#compile(source) }),
    );
  }

  /** End Python, then the process. */
  finish(status: number): void {
    this.busy = true;
    this.#answered = (message) => {
      if (message.kind === "exit") this.#options.end(message.status);
    };
    this.#options.python.send({ kind: "finalize", status });
  }

  #ask(send: () => void): Promise<void> {
    this.busy = true;
    return new Promise((resolve) => {
      this.#answered = (message) => {
        if (message.kind === "exit") this.#options.end(message.status);
        if (message.kind !== "done") return;
        if (message.prompts !== undefined) this.prompts = message.prompts;
        if (message.exit !== null) return this.finish(message.exit);
        this.busy = false;
        resolve();
      };
      send();
    });
  }

  // Each input that compiles has a number, by which its source is found again: <stdin>-0, <stdin>-1 … Errors are about <stdin>.
  #compile(source: string): Program {
    const { compiler, optimize } = this.#options;
    const filename = `${STDIN}-${this.#inputs}`;
    const result = compiler.compileToBytes(source, filename, "single", optimize);
    if (!result.ok) return { ok: false, error: { ...result.error, filename: STDIN } };
    this.#inputs++;
    for (const { lineno, message } of result.warnings) {
      writeText(2, `${STDIN}:${lineno}: SyntaxWarning: ${message}\n`);
    }
    return { ...result, source: { filename, text: source } };
  }
}

/** Start reading inputs; ends the process at the end of input or at SystemExit. */
export function startRepl(options: ReplOptions): void {
  const terminal = isatty(0) && isatty(1);
  if (options.banner !== undefined) {
    const help = 'Type "help", "copyright", "credits" or "license" for more information.';
    writeText(2, `${options.banner}\n${help}\n`);
  }
  const session = new Session(options);
  void session.start().then(() => (terminal ? startTerminal(session) : startPiped(session)));
}
