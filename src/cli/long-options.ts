/**
 * minipy's long options and the help text, by commander. Loaded only when a long option or help was asked for: commander costs a tenth of the start-up.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { helpTextOf } from "./help.js";
import { DEFAULT_LONG_VALUES, type HelpTopic, type LongValues, MAX_HEAP } from "./options.js";
import { UsageError } from "./split-arguments.js";

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
        .default(DEFAULT_LONG_VALUES.gil),
    )
    .addOption(
      new Option(
        "--switch-interval <seconds>",
        "how long a thread waits before it asks for the GIL (request)",
      )
        .argParser(seconds)
        .default(DEFAULT_LONG_VALUES.switchInterval),
    )
    .addOption(
      new Option("--check-interval <n>", "instructions between two releases of the GIL (interval)")
        .argParser(integer)
        .default(DEFAULT_LONG_VALUES.checkInterval),
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
    .addOption(
      new Option("--gil-stats [format]", "at the end, print what each thread did with the GIL, to stderr")
        .choices(["text", "json"])
        .preset("text"),
    )
    .addOption(
      new Option(
        "--deadlock <what>",
        "report: when all threads wait for each other, print who holds what, and wait on (Ctrl-C prints it too)",
      ).choices(["report"]),
    )
    .option(
      "--trace",
      "print each instruction as it executes, to stderr; slow: a traced program runs hundreds of times slower",
    )
    .option("--trace-out <file>", "print the trace there instead")
    .addOption(
      new Option("--trace-limit <rows>", "stop tracing after so many rows; 0: never")
        .argParser(integer)
        .default(DEFAULT_LONG_VALUES.traceLimit),
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

// What commander says of an option that it does not know, as CPython says it; "Did you mean --trace?" stays.
function usageMessage(error: CommanderError): string {
  return error.message.replace(/^error: /, "").replace(/^unknown option '(--[^'=]*).*'/, "unknown option $1");
}

/** Read the long options as typed. @throws UsageError */
export function readLongOptions(long: readonly string[]): LongValues {
  const command = longOptions();
  try {
    command.parse([...long], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) throw new UsageError(usageMessage(error));
    throw error;
  }
  return command.opts() as LongValues;
}

/** What a help option prints. */
export function helpText(topic: HelpTopic): string {
  return helpTextOf(topic, longOptions().helpInformation());
}
