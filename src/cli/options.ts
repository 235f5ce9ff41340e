/**
 * minipy's options: Python's short ones, and long ones of our own, which never collide with Python's.
 */
import type { Setup } from "../host/messages.js";
import type { GilReportFormat } from "../host/node/gil-report.js";
import { CheckMode, GilPolicyId } from "../runtime/gil/words.js";
import type { Flags } from "../runtime/modules/sys.js";
import { type SplitArguments, splitArguments, UsageError } from "./split-arguments.js";
import { LONG_VERSION_TEXT, VERSION_TEXT } from "./version.js";

/** What the command line asks for. */
export interface CommandLine extends SplitArguments {
  readonly setup: Setup;
  readonly optimize: number;
  readonly inspect: boolean;
  readonly quiet: boolean;
  readonly unbuffered: boolean;
  readonly ignoreEnvironment: boolean;
  /** -P: neither the script's folder nor the current one is put before sys.path. */
  readonly safePath: boolean;
  /** -x. */
  readonly skipFirstLine: boolean;
  readonly maxStrDigits: number | undefined;
  /** More of sys.flags. */
  readonly flags: Flags;
  readonly xoptions: readonly string[];
  readonly warnoptions: readonly string[];
  readonly gilStats: GilReportFormat | undefined;
  /** Tell a deadlock as soon as it is there. */
  readonly deadlockReport: boolean;
  /** Print and exit 0. */
  readonly print: string | undefined;
}

/** The largest heap: an address is a positive int32. */
export const MAX_HEAP = 0x7fff0000;

/** The long options' values. */
export interface LongValues {
  gil: "request" | "interval";
  switchInterval: number;
  checkInterval: number;
  checks?: "every" | "backedge";
  heapSize?: number;
  gilStats?: GilReportFormat;
  deadlock?: "report";
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
  "--deadlock",
  "--trace-out",
  "--trace-limit",
  "--trace-thread",
  "--trace-func",
]);

/** What a help option is about. */
export type HelpTopic = "help" | "all" | "env" | "xoptions";

const TOPICS: Readonly<Record<string, HelpTopic>> = {
  "--help": "help",
  "--help-all": "all",
  "--help-env": "env",
  "--help-xoptions": "xoptions",
};

/** The short options as typed. */
class ShortOptions {
  readonly #typed: SplitArguments["short"];

  constructor(split: SplitArguments) {
    this.#typed = split.short;
  }

  count(flag: string): number {
    return this.#typed.filter((option) => option.flag === flag).length;
  }

  has(flag: string): boolean {
    return this.count(flag) > 0;
  }

  values(flag: string): string[] {
    return this.#typed.filter((option) => option.flag === flag).map((option) => option.value as string);
  }
}

/** Read the command line. @throws UsageError */
export async function readCommandLine(args: readonly string[]): Promise<CommandLine> {
  const split = splitArguments(args, (option) => VALUED.has(option));
  const short = new ShortOptions(split);
  const typed = split.long.filter((option) => !(option in TOPICS));
  const topic = helpTopic(split, short);
  const { helpText, readLongOptions } =
    typed.length > 0 || topic !== undefined
      ? await import("./long-options.js")
      : { helpText: undefined, readLongOptions: undefined };
  const long = readLongOptions === undefined ? DEFAULT_LONG_VALUES : readLongOptions(typed);
  const print = topic === undefined ? versionText(short, long) : helpText?.(topic);
  return interpret(split, short, long, print);
}

function helpTopic(split: SplitArguments, short: ShortOptions): HelpTopic | undefined {
  const asked = split.long.find((option) => option in TOPICS);
  if (asked !== undefined) return TOPICS[asked];
  return short.has("h") || short.has("?") ? "help" : undefined;
}

function versionText(short: ShortOptions, long: LongValues): string | undefined {
  if (short.count("V") > 1) return `${LONG_VERSION_TEXT}\n`;
  return long.version === true || short.has("V") ? `${VERSION_TEXT}\n` : undefined;
}

function gilOptions(long: LongValues): Setup["gil"] {
  const interval = long.gil === "interval";
  const checks = long.checks ?? (interval ? "every" : "backedge");
  return {
    policy: interval ? GilPolicyId.INTERVAL : GilPolicyId.REQUEST,
    checkMode: checks === "every" ? CheckMode.EVERY : CheckMode.BACKEDGE,
    intervalUs: Math.max(1, Math.trunc(long.switchInterval * 1e6)),
    checkInterval: long.checkInterval,
  };
}

function traceOptions(long: LongValues): Setup["trace"] {
  if (long.trace !== true && long.traceOut === undefined) return null;
  return {
    out: long.traceOut,
    limit: long.traceLimit,
    thread: long.traceThread,
    func: long.traceFunc,
    lib: long.traceLib === true,
    normalize: long.normalize === true,
  };
}

/** sys.get_int_max_str_digits() is 0 or at least this. */
const MIN_STR_DIGITS = 640;

function maxStrDigits(xoptions: readonly string[], variable: string | undefined): number | undefined {
  const option = xoptions.filter((x) => x.startsWith("int_max_str_digits")).at(-1);
  const text = option === undefined ? variable : option.slice("int_max_str_digits=".length);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value < 2 ** 30 && (value === 0 || value >= MIN_STR_DIGITS)) return value;
  const name = option === undefined ? "PYTHONINTMAXSTRDIGITS" : "-X int_max_str_digits";
  throw new UsageError(`${name}: invalid limit; must be >= ${MIN_STR_DIGITS} or 0 for unlimited.`);
}

function refuseNoGil(xoptions: readonly string[], variable: string | undefined): void {
  if (!xoptions.includes("gil=0") && variable !== "0") return;
  throw new UsageError(
    "Disabling the GIL is not supported by this build of minipy (--gil request and --gil interval are)",
  );
}

function interpret(
  split: SplitArguments,
  short: ShortOptions,
  long: LongValues,
  print: string | undefined,
): CommandLine {
  const isolated = short.has("I");
  const ignoreEnvironment = short.has("E") || isolated;
  const env = (name: string) => (ignoreEnvironment ? undefined : process.env[name] || undefined);
  const xoptions = short.values("X");
  const writeBytecode = !short.has("B") && env("PYTHONDONTWRITEBYTECODE") === undefined;
  const safePath = short.has("P") || isolated || env("PYTHONSAFEPATH") !== undefined;
  if (print === undefined) refuseNoGil(xoptions, env("PYTHON_GIL"));
  return {
    ...split,
    setup: {
      gil: gilOptions(long),
      heapBytes: long.heapSize ?? MAX_HEAP,
      settings: { ignoreEnvironment, writeBytecode },
      trace: traceOptions(long),
      // A child of multiprocessing imports threading, and seldom starts a thread.
      warmWorkers: !split.argv.includes("--multiprocessing-fork"),
    },
    optimize: Math.min(2, short.count("O") || Number(env("PYTHONOPTIMIZE") ?? 0) || 0),
    inspect: short.has("i") || env("PYTHONINSPECT") !== undefined,
    quiet: short.has("q"),
    unbuffered: short.has("u") || env("PYTHONUNBUFFERED") !== undefined,
    ignoreEnvironment,
    safePath,
    skipFirstLine: short.has("x"),
    xoptions,
    warnoptions: short.values("W"),
    maxStrDigits: maxStrDigits(xoptions, env("PYTHONINTMAXSTRDIGITS")),
    flags: {
      debug: short.count("d"),
      dont_write_bytecode: writeBytecode ? 0 : 1,
      no_user_site: short.has("s") || isolated ? 1 : 0,
      no_site: short.count("S"),
      verbose: short.count("v"),
      bytes_warning: short.count("b"),
      isolated: isolated ? 1 : 0,
      safe_path: safePath,
    },
    gilStats: long.gilStats,
    deadlockReport: long.deadlock === "report",
    print,
  };
}
