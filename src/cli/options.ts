/**
 * minipy's options: Python's short ones, and long ones of our own, which never collide with Python's.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { Setup } from "../host/messages.js";
import { CheckMode, GilPolicyId } from "../runtime/gil/words.js";
import { type SplitArguments, splitArguments, UsageError } from "./split-arguments.js";

/** What the command line asks for. */
export interface CommandLine extends SplitArguments {
  readonly setup: Setup;
  readonly optimize: number;
  readonly inspect: boolean;
  readonly quiet: boolean;
  readonly unbuffered: boolean;
  readonly ignoreEnvironment: boolean;
  readonly xoptions: readonly string[];
  readonly warnoptions: readonly string[];
  readonly gilStats: boolean;
  /** Print and exit 0. */
  readonly print: string | undefined;
}

declare const MINIPY_VERSION: string;

/** The language that we follow. */
export const PYTHON_VERSION = "3.13";
export const VERSION_TEXT = `minipy ${MINIPY_VERSION} (Python ${PYTHON_VERSION} subset)`;

const EXAMPLES = `minipy: Python ${PYTHON_VERSION} (a subset) on Node, with real threads and a real GIL that you can watch.

Examples:
  minipy multi_threaded.py                          run a script
  minipy --gil interval multi_threaded.py           the same under Python 2's GIL
  minipy --switch-interval 0.0005 multi_threaded.py ask for the GIL after 0.5 ms instead of 5 ms
  minipy --gil-stats multi_threaded.py              what each thread did with the GIL
  minipy --trace script.py                          every instruction as it executes
  minipy -m dis script.py                           the bytecode
  minipy                                            the interactive interpreter
`;

const PYTHON_OPTIONS = `
Python's options:
  -c CMD         run CMD (ends the options)      -m MOD       run a library module as a script
  -              read the program from stdin     -i           interactive after the script
  -q             no banner                       -O, -OO      no asserts; no docstrings either
  -u             unbuffered stdout               -V, -VV      the version
  -E, -I         ignore PYTHON* variables        -W ARG       warning control
  -X OPT         implementation option           -h, -?       this help
  -b -B -d -s -S -v -P -x -R                     accepted, for compatibility

Arguments after the program are its sys.argv.
What of Python is missing is said, with its line, when a program needs it.`;

function seconds(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0)
    throw new InvalidArgumentError("It must be a number of seconds above 0.");
  return value;
}

function integer(text: string): number {
  if (!/^[+-]?\d+$/.test(text)) throw new InvalidArgumentError("It must be an integer.");
  return Number(text);
}

const UNITS: Readonly<Record<string, number>> = { "": 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

/** The largest heap: an address is a positive int32. */
const MAX_HEAP = 0x7fff0000;

function heapSize(text: string): number {
  const match = /^(\d+)([kmg]?)b?$/i.exec(text);
  if (match === null) throw new InvalidArgumentError("It must be a size such as 512m or 2g.");
  return Math.min(Number(match[1]) * UNITS[match[2].toLowerCase()], MAX_HEAP);
}

function longOptions(): Command {
  return new Command("minipy")
    .addOption(
      new Option("--gil <policy>", "the GIL's protocol: request (3.2 and later) or interval (2.7)")
        .choices(["request", "interval"])
        .default("request"),
    )
    .addOption(
      new Option(
        "--switch-interval <seconds>",
        "how long a thread waits before it asks for the GIL (request)",
      )
        .argParser(seconds)
        .default(0.005),
    )
    .addOption(
      new Option("--check-interval <n>", "instructions between two releases of the GIL (interval)")
        .argParser(integer)
        .default(100),
    )
    .addOption(
      new Option(
        "--checks <mode>",
        "where threads may switch: every instruction, or backedge as 3.13; default: as the policy's Python",
      ).choices(["every", "backedge"]),
    )
    .addOption(
      new Option("--heap-size <size>", "bytes for Python's objects, such as 512m; at most 2g").argParser(
        heapSize,
      ),
    )
    .option("--gil-stats", "at the end, print what each thread did with the GIL, to stderr")
    .option(
      "--trace",
      "print each instruction as it executes, to stderr; slow: a traced program runs hundreds of times slower",
    )
    .option("--trace-out <file>", "print the trace there instead")
    .addOption(
      new Option("--trace-limit <rows>", "stop tracing after so many rows; 0: never")
        .argParser(integer)
        .default(10_000),
    )
    .option("--trace-thread <name>", "only this thread")
    .option("--trace-func <name>", "only this function")
    .option("--trace-lib", "also the library's own code, such as threading's")
    .option("--normalize", "no addresses in the trace, so that two runs compare")
    .option("--version", "the version")
    .option("-h, --help", "this help")
    .helpOption(false)
    .exitOverride()
    .configureOutput({ writeErr: () => {}, writeOut: () => {} });
}

const ALIASES = ["--help-all", "--help-env", "--help-xoptions"];

/** Read the command line. @throws UsageError */
export function readCommandLine(args: readonly string[]): CommandLine {
  const command = longOptions();
  const valued = new Set(command.options.filter((option) => option.required).map((option) => option.long));
  const split = splitArguments(args, (option) => valued.has(option));
  try {
    command.parse(
      split.long.filter((option) => !ALIASES.includes(option)),
      { from: "user" },
    );
  } catch (error) {
    if (error instanceof CommanderError) throw new UsageError(error.message.replace(/^error: /, ""));
    throw error;
  }
  return interpret(split, command);
}

interface LongValues {
  gil: "request" | "interval";
  switchInterval: number;
  checkInterval: number;
  checks?: "every" | "backedge";
  heapSize?: number;
  gilStats?: true;
  trace?: true;
  traceOut?: string;
  traceLimit: number;
  traceThread?: string;
  traceFunc?: string;
  traceLib?: true;
  normalize?: true;
  version?: true;
  help?: true;
}

function interpret(split: SplitArguments, command: Command): CommandLine {
  const long = command.opts() as LongValues;
  const has = (flag: string) => split.short.some((option) => option.flag === flag);
  const count = (flag: string) => split.short.filter((option) => option.flag === flag).length;
  const values = (flag: string) => split.short.filter((o) => o.flag === flag).map((o) => o.value as string);
  const ignoreEnvironment = has("E") || has("I");
  const env = (name: string) => (ignoreEnvironment ? undefined : process.env[name] || undefined);
  const interval = long.gil === "interval";
  const checks = long.checks ?? (interval ? "every" : "backedge");
  const helpAsked = long.help === true || has("h") || has("?") || split.long.some((o) => ALIASES.includes(o));
  const versionAsked = long.version === true || has("V");
  const wantsTrace = long.trace === true || long.traceOut !== undefined;
  const gilZero = values("X").find((x) => x.startsWith("gil="));
  if (gilZero === "gil=0" || env("PYTHON_GIL") === "0") {
    throw new UsageError(
      "Disabling the GIL is not supported by this build of minipy (--gil request and --gil interval are)",
    );
  }
  return {
    ...split,
    setup: {
      gil: {
        policy: interval ? GilPolicyId.INTERVAL : GilPolicyId.REQUEST,
        checkMode: checks === "every" ? CheckMode.EVERY : CheckMode.BACKEDGE,
        intervalUs: Math.max(1, Math.trunc(long.switchInterval * 1e6)),
        checkInterval: long.checkInterval,
      },
      heapBytes: long.heapSize ?? MAX_HEAP,
      trace: wantsTrace
        ? {
            out: long.traceOut,
            limit: long.traceLimit,
            thread: long.traceThread,
            func: long.traceFunc,
            lib: long.traceLib === true,
            normalize: long.normalize === true,
          }
        : null,
    },
    optimize: Math.min(2, count("O") || Number(env("PYTHONOPTIMIZE") ?? 0) || 0),
    inspect: has("i") || env("PYTHONINSPECT") !== undefined,
    quiet: has("q"),
    unbuffered: has("u") || env("PYTHONUNBUFFERED") !== undefined,
    ignoreEnvironment,
    xoptions: values("X"),
    warnoptions: values("W"),
    gilStats: long.gilStats === true,
    print: helpAsked
      ? `${EXAMPLES}\n${command.helpInformation()}${PYTHON_OPTIONS}\n`
      : versionAsked
        ? `${VERSION_TEXT}\n`
        : undefined,
  };
}
