/**
 * The command line: reads it, starts Python, gives it what to run. Node's main thread is the supervisor from here on.
 */
import fs from "node:fs";
import path from "node:path";
import type { CompilerBundle } from "../host/compiler-bundle.js";
import type { FromWorker } from "../host/messages.js";
import { isatty } from "../host/node/builtin-modules.js";
import {
  EXIT_BUG,
  type PythonProcess,
  readDist,
  type SharedWords,
  startPython,
} from "../host/node/supervisor.js";
import { writeText } from "../host/node/write-all.js";
import { type HeapMemory, provideBuffer, reserveMemory } from "../runtime/heap/provided-buffer.js";
import type { ProcessOptions, Program } from "../vm/lifecycle.js";
import { type CommandLine, readCommandLine } from "./options.js";
import { UsageError } from "./split-arguments.js";
import { LONG_VERSION_TEXT } from "./version.js";

const EXIT_USAGE = 2;
const started = performance.now();

function fail(message: string, status: number): never {
  writeText(2, message);
  process.exit(status);
}

async function parse(): Promise<CommandLine> {
  try {
    return await readCommandLine(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const usage = "usage: minipy [option] ... [-c cmd | -m mod | file | -] [arg] ...";
    fail(`${error.message}\n${usage}\nTry \`minipy -h' for more information.\n`, EXIT_USAGE);
  }
}

function reportBug(message: string): never {
  fail(
    `minipy: fatal: this is a bug of minipy, not of your program.\n${message}\nPlease report it with the program that caused it.\n`,
    EXIT_BUG,
  );
}

const compiler = () => require("./compiler.cjs") as CompilerBundle;

function compileText(text: string, filename: string, optimize: number): Program {
  const result = compiler().compileToBytes(text, filename, "exec", optimize);
  for (const warning of result.ok ? result.warnings : []) {
    const line = text.split("\n")[warning.lineno - 1]?.trim();
    const source = line === undefined || filename.startsWith("<") ? "" : `  ${line}\n`;
    writeText(2, `${filename}:${warning.lineno}: SyntaxWarning: ${warning.message}\n${source}`);
  }
  return result;
}

function compileBytes(bytes: Uint8Array, filename: string, optimize: number): Program {
  const text = compiler().decodeSource(bytes, filename);
  return typeof text === "string" ? compileText(text, filename, optimize) : { ok: false, error: text };
}

function readScript(file: string): Uint8Array {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    const { code, errno } = error as NodeJS.ErrnoException;
    const reasons: Record<string, string> = {
      ENOENT: "No such file or directory",
      EACCES: "Permission denied",
    };
    const reason = reasons[code ?? ""] ?? code ?? "unknown error";
    return fail(
      `minipy: can't open file '${path.resolve(file)}': [Errno ${-(errno ?? 0)}] ${reason}\n`,
      EXIT_USAGE,
    );
  }
}

/** The file of a script, or of a folder that has a `__main__.py`. */
function scriptFile(named: string): string {
  if (!isFolder(named)) return named;
  const file = `${named}/__main__.py`;
  if (!fs.existsSync(file)) fail(`minipy: can't find '__main__' module in '${named}'\n`, 1);
  return file;
}

function isFolder(file: string): boolean {
  return fs.statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** -x: without the first line; its line end stays, so that lines keep their numbers. */
function withoutFirstLine(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(10);
  return end < 0 ? new Uint8Array(0) : bytes.subarray(end);
}

function readStdin(): Uint8Array {
  try {
    return fs.readFileSync(0);
  } catch {
    return new Uint8Array(0);
  }
}

// As CPython writes it: not normalised.
function absolute(file: string): string {
  return path.isAbsolute(file) ? file : `${process.cwd()}/${file}`;
}

interface Script {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The script that a command line names, read: one that cannot be read ends the process before anything is started. */
function namedScript({ source, skipFirstLine }: CommandLine): Script | undefined {
  if (source.kind !== "file") return undefined;
  const file = absolute(scriptFile(source.path));
  const bytes = readScript(file);
  return { file, bytes: skipFirstLine ? withoutFirstLine(bytes) : bytes };
}

function compileScript({ file, bytes }: Script, optimize: number): Program {
  const program = compileBytes(bytes, file, optimize);
  return program.ok ? { ...program, filename: file } : program;
}

/** The main program of a command line without a script; undefined: interactive, or a module. */
function mainProgram(line: CommandLine): Program | undefined {
  const { source, optimize } = line;
  switch (source.kind) {
    case "command": {
      const program = compileText(`${source.text}\n`, "<string>", optimize);
      return program.ok ? { ...program, source: { filename: "<string>", text: source.text } } : program;
    }
    case "stdin":
    case "none":
      if (isatty(0) || line.inspect) return undefined;
      return compileBytes(readStdin(), "<stdin>", optimize);
    case "file":
    case "module":
      return undefined;
  }
}

// What PYTHONSTARTUP names runs before the first prompt.
function startupProgram(line: CommandLine): Program | null {
  const file = line.ignoreEnvironment ? undefined : process.env["PYTHONSTARTUP"];
  if (file === undefined || file === "") return null;
  try {
    return compileBytes(fs.readFileSync(file), file, line.optimize);
  } catch (error) {
    writeText(2, `Could not open PYTHONSTARTUP\n${(error as Error).message}\n`);
    return null;
  }
}

/** What stands first in sys.path; undefined with -P. */
function scriptFolder({ source, safePath }: CommandLine): string | undefined {
  if (safePath) return undefined;
  if (source.kind === "module") return process.cwd();
  if (source.kind !== "file") return "";
  return isFolder(source.path) ? absolute(source.path) : path.dirname(fs.realpathSync(source.path));
}

function searchPath(line: CommandLine): string[] {
  const first = scriptFolder(line);
  const extra = line.ignoreEnvironment ? [] : (process.env["PYTHONPATH"] ?? "").split(path.delimiter);
  return [...(first === undefined ? [] : [first]), ...extra.filter((entry) => entry !== "")];
}

function processOptions(line: CommandLine): ProcessOptions {
  return {
    argv: line.argv,
    origArgv: ["minipy", ...process.argv.slice(2)],
    path: searchPath(line),
    executable: import.meta.filename,
    optimize: line.optimize,
    inspect: line.inspect,
    interactive: line.inspect,
    quiet: line.quiet,
    unbuffered: line.unbuffered,
    ignoreEnvironment: line.ignoreEnvironment,
    xoptions: line.xoptions,
    warnoptions: line.warnoptions,
    flags: line.flags,
    ...(line.maxStrDigits === undefined ? {} : { maxStrDigits: line.maxStrDigits }),
  };
}

// WebAssembly reserves guard pages around a memory; `ulimit -v` may forbid that.
function reserveHeap(bytes: number): HeapMemory {
  try {
    return reserveMemory(bytes);
  } catch {
    const advice =
      "10 GB of address space are reserved (not used); where that is not allowed (ulimit -v), run\n" +
      `  node --disable-wasm-trap-handler ${process.argv[1]}`;
    return fail(`minipy: can't reserve memory for the heap\n${advice} ...\n`, 1);
  }
}

// Made here, empty: the workers only add to it.
function prepareTraceFile({ setup }: CommandLine): void {
  const file = setup.trace?.out;
  if (file === undefined) return;
  try {
    fs.writeFileSync(file, "");
  } catch (error) {
    fail(
      `minipy: can't write the trace to '${file}': ${(error as NodeJS.ErrnoException).code}\n`,
      EXIT_USAGE,
    );
  }
}

/** `minipy lab`; a script of that name is run as `minipy ./lab`. */
async function runLaboratory(args: readonly string[]): Promise<void> {
  const { runLab } = require("./lab.cjs") as typeof import("../lab/main.js");
  process.exit(await runLab(args));
}

async function main(): Promise<void> {
  if (process.argv[2] === "lab") return runLaboratory(process.argv.slice(3));
  const line = await parse();
  if (line.print !== undefined) {
    writeText(1, line.print);
    return;
  }
  const script = namedScript(line);
  prepareTraceFile(line);
  const memory = reserveHeap(line.setup.heapBytes);
  provideBuffer(memory);
  // The worker first: it takes the longest, and the rest goes on meanwhile.
  let words: SharedWords & typeof import("../host/node/shared-words.js");
  const python = startPython(memory, line.setup, () => words, reportBug);
  const [shared, repair] = await Promise.all([
    import("../host/node/shared-words.js"),
    import("../runtime/threads/repair.js"),
  ]);
  words = { ...shared, repairAfterWorkerDeath: repair.repairAfterWorkerDeath };
  words.prepareMemory(line.setup.gil, readDist("image.bin"));
  process.on("SIGINT", () => python.interrupt());
  if (line.deadlockReport) words.watchForDeadlock();
  python.send({ kind: "main", options: processOptions(line) });

  const end = (status: number): never => {
    const { gilStats } = line;
    if (gilStats !== undefined) writeText(2, words.gilReport(gilStats, performance.now() - started));
    process.exit(status);
  };
  const program = script === undefined ? mainProgram(line) : compileScript(script, line.optimize);
  if (program === undefined && line.source.kind !== "module") {
    const { startRepl } = await import("./repl.js");
    const banner = line.quiet ? undefined : LONG_VERSION_TEXT;
    const { optimize } = line;
    startRepl({ python, compiler: compiler(), banner, startup: startupProgram(line), optimize, end });
    return;
  }
  python.onMessage((message) => afterProgram(message, line, python, end));
  const last = !line.inspect;
  if (line.source.kind === "module") python.send({ kind: "runModule", name: line.source.name, last });
  else python.send({ kind: "run", program: program!, last });
}

async function afterProgram(
  message: FromWorker,
  line: CommandLine,
  python: PythonProcess,
  end: (status: number) => never,
): Promise<void> {
  if (message.kind === "exit") end(message.status);
  if (message.kind === "done" && line.inspect) {
    const { startRepl } = await import("./repl.js");
    const { optimize } = line;
    startRepl({ python, compiler: compiler(), banner: undefined, startup: null, optimize, end });
  }
}

main().catch((error: unknown) =>
  reportBug(error instanceof Error ? (error.stack ?? error.message) : String(error)),
);
