/**
 * The interactive interpreter: node:repl does the editing, the history and the keys; the statements run in worker 0.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import readline from "node:readline";
import repl, { Recoverable } from "node:repl";
import type { CompilerBundle } from "../host/compiler-bundle.js";
import type { FromWorker } from "../host/messages.js";
import type { PythonProcess } from "../host/node/supervisor.js";

const PS1 = ">>> ";
const PS2 = "... ";

export interface ReplOptions {
  readonly python: PythonProcess;
  readonly compiler: CompilerBundle;
  /** First line of the banner; undefined: no banner. */
  readonly banner: string | undefined;
  readonly end: (status: number) => never;
}

/** Runs inputs one after another; each waits for its answer. */
function inputRunner({ python, compiler }: ReplOptions): (source: string) => Promise<FromWorker> {
  let answered: (message: FromWorker) => void = () => {};
  python.onMessage((message) => answered(message));
  return (source) =>
    new Promise((resolve) => {
      answered = resolve;
      const program = compiler.compileToBytes(source, "<stdin>", "single", 0);
      python.send({ kind: "interactive", program });
    });
}

/** Start reading inputs; ends the process at the end of input or at SystemExit. */
export function startRepl(options: ReplOptions): void {
  if (options.banner !== undefined) {
    const help = 'Type "help", "copyright", "credits" or "license" for more information.';
    const target = process.stdin.isTTY ? 1 : 2;
    fs.writeSync(target, `${options.banner}\n${help}\n`);
  }
  if (process.stdin.isTTY) startTerminal(options);
  else void readPiped(options);
}

function finish(options: ReplOptions, status: number): void {
  options.python.onMessage((message) => {
    if (message.kind === "exit") options.end(message.status);
  });
  options.python.send({ kind: "finalize", status });
}

function startTerminal(options: ReplOptions): void {
  const run = inputRunner(options);
  let busy = false;
  const server = repl.start({
    prompt: PS1,
    useColors: false,
    useGlobal: false,
    preview: false,
    eval: (source, _context, _file, callback) => {
      // A block ends with an empty line, as in Python; node:repl sends all lines typed so far.
      if (isOpen(options.compiler, source)) {
        callback(new Recoverable(new SyntaxError("incomplete")), undefined);
        return;
      }
      if (source.trim() === "") {
        callback(null, undefined);
        return;
      }
      busy = true;
      void run(source).then((message) => {
        busy = false;
        if (message.kind === "done" && message.exit !== null) finish(options, message.exit);
        else callback(null, undefined);
      });
    },
    writer: () => "",
  });
  // Python has no dot commands; `...` continues.
  for (const name of Object.keys(server.commands)) delete (server.commands as Record<string, unknown>)[name];
  const history = path.join(os.homedir(), ".minipy_history");
  server.setupHistory(history, () => {});
  process.removeAllListeners("SIGINT");
  process.on("SIGINT", () => options.python.interrupt());
  server.on("SIGINT", () => {
    if (busy) options.python.interrupt();
    else {
      fs.writeSync(1, "\nKeyboardInterrupt\n");
      server.clearBufferedCommand();
      server.displayPrompt();
    }
  });
  server.on("exit", () => finish(options, 0));
}

/** Does the input so far need more lines? A compound statement goes on until an empty line. */
export function isOpen(compiler: CompilerBundle, source: string): boolean {
  return compiler.isIncomplete(source);
}

/** Inputs from a pipe: prompts go to stderr, as CPython's -i does. */
async function readPiped(options: ReplOptions): Promise<void> {
  const run = inputRunner(options);
  const lines = readline.createInterface({ input: process.stdin, terminal: false });
  let source = "";
  fs.writeSync(2, PS1);
  for await (const line of lines) {
    source += `${line}\n`;
    if (isOpen(options.compiler, source)) {
      fs.writeSync(2, PS2);
      continue;
    }
    const complete = source;
    source = "";
    if (complete.trim() !== "") {
      const message = await run(complete);
      if (message.kind === "done" && message.exit !== null) {
        finish(options, message.exit);
        return;
      }
    }
    fs.writeSync(2, PS1);
  }
  if (source !== "") await run(source);
  fs.writeSync(2, "\n");
  finish(options, 0);
}
