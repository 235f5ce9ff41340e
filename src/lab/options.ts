/** `minipy lab`'s command line, by commander: each experiment is a command, so that a misspelt one gets a suggestion. */
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { EXPERIMENTS, LATER } from "./experiments/all.js";

/** What the command line asks for. */
export type LabRequest =
  | { readonly kind: "print"; readonly text: string }
  | { readonly kind: "list" }
  | ({ readonly kind: "run"; readonly names: readonly string[] } & LabOptions);

/** The options. */
export interface LabOptions {
  readonly quick: boolean;
  readonly json: boolean;
  readonly out: string | undefined;
  readonly repetitions: number | undefined;
  readonly python: readonly string[];
}

/** A command line that cannot be understood. */
export class LabUsageError extends Error {}

const MAX_REPETITIONS = 100;

function repetitions(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > MAX_REPETITIONS)
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MAX_REPETITIONS}.`);
  return count;
}

const EXAMPLES = `
Examples:
  minipy lab                            what there is
  minipy lab countdown                  one experiment
  minipy lab all --out report.html      all of them, as a page with charts
  minipy lab all --quick                all of them in a minute or two, less exactly
  minipy lab switches --json            for machines
  minipy lab --python python2.7 --python python3.13 all
`;

function labCommand(choose: (names: readonly string[]) => void): Command {
  const command = new Command("minipy lab")
    .description("Runs the article's claims as experiments, under each GIL, with CPython beside it.")
    .option("--quick", "small counts and few repetitions: all in a minute or two")
    .addOption(
      new Option(
        "--repetitions <n>",
        "how often each program runs; default: as the experiment says",
      ).argParser(repetitions),
    )
    .option("--json", "print the results as JSON")
    .option("--out <file>", "write them as an HTML page, too")
    .addOption(
      new Option("--python <command>", "a CPython to measure beside minipy; may be repeated")
        .argParser((value: string, previous: readonly string[]) => [...previous, value])
        .default([], "those on PATH"),
    )
    .helpCommand(false)
    .showSuggestionAfterError();
  const quiet = { writeErr: () => {}, writeOut: () => {} };
  const add = (name: string, description: string, action: () => void) =>
    command
      .command(name)
      .description(description)
      .helpOption(false)
      .exitOverride()
      .configureOutput(quiet)
      .action(action);
  add("all", "every experiment", () => choose(EXPERIMENTS.map((experiment) => experiment.name)));
  for (const { name, row, title } of EXPERIMENTS) add(name, `${row}: ${title}`, () => choose([name]));
  for (const { name, row, needs } of LATER) {
    add(name, `${row}: later; it needs ${needs}`, () => {
      throw new LabUsageError(`'${name}' is not there yet: it needs ${needs}`);
    });
  }
  return command.exitOverride().configureOutput(quiet);
}

/** Read what stands after `minipy lab`. @throws LabUsageError */
export function readLabOptions(args: readonly string[]): LabRequest {
  let names: readonly string[] = [];
  const command = labCommand((chosen) => {
    names = chosen;
  });
  try {
    command.parse([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === "commander.help") return { kind: "list" };
    if (error.code === "commander.helpDisplayed")
      return { kind: "print", text: `${command.helpInformation()}${EXAMPLES}` };
    throw new LabUsageError(usageMessage(error));
  }
  const options = command.opts();
  return {
    ...{ kind: "run", names },
    quick: options["quick"] === true,
    json: options["json"] === true,
    out: options["out"],
    repetitions: options["repetitions"],
    python: options["python"],
  };
}

function usageMessage({ message }: CommanderError): string {
  return message.replace(/^error: /, "").replace(/^unknown command/, "there is no experiment");
}
