/**
 * minipy's options: Python's short ones, and long ones of our own, which never collide with Python's.
 */
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

/** The largest heap: an address is a positive int32. */
export const MAX_HEAP = 0x7fff0000;

/** The long options' values. */
export interface LongValues {
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

/** What holds when no long option is given: 3.13's GIL, a large heap, no trace. */
export const DEFAULT_LONG_VALUES: LongValues = {
  gil: "request",
  switchInterval: 0.005,
  checkInterval: 100,
  traceLimit: 10_000,
};

/** Long options that take a value. */
const VALUED: ReadonlySet<string> = new Set([
  "--gil",
  "--switch-interval",
  "--check-interval",
  "--checks",
  "--heap-size",
  "--trace-out",
  "--trace-limit",
  "--trace-thread",
  "--trace-func",
]);

const ALIASES = ["--help-all", "--help-env", "--help-xoptions"];

/** Read the command line. @throws UsageError */
export async function readCommandLine(args: readonly string[]): Promise<CommandLine> {
  const split = splitArguments(args, (option) => VALUED.has(option));
  const typed = split.long.filter((option) => !ALIASES.includes(option));
  const { helpText, readLongOptions } =
    typed.length > 0 || wantsHelp(split)
      ? await import("./long-options.js")
      : { helpText: undefined, readLongOptions: undefined };
  const long = readLongOptions === undefined ? DEFAULT_LONG_VALUES : readLongOptions(typed);
  const help = long.help === true || wantsHelp(split);
  return interpret(split, long, help ? helpText?.() : undefined);
}

function wantsHelp(split: SplitArguments): boolean {
  return (
    split.short.some(({ flag }) => flag === "h" || flag === "?") ||
    split.long.some((o) => ALIASES.includes(o))
  );
}

function interpret(split: SplitArguments, long: LongValues, help: string | undefined): CommandLine {
  const has = (flag: string) => split.short.some((option) => option.flag === flag);
  const count = (flag: string) => split.short.filter((option) => option.flag === flag).length;
  const values = (flag: string) => split.short.filter((o) => o.flag === flag).map((o) => o.value as string);
  const ignoreEnvironment = has("E") || has("I");
  const env = (name: string) => (ignoreEnvironment ? undefined : process.env[name] || undefined);
  const interval = long.gil === "interval";
  const checks = long.checks ?? (interval ? "every" : "backedge");
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
    print: help ?? (versionAsked ? `${VERSION_TEXT}\n` : undefined),
  };
}
