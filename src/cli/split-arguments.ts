/**
 * Python's command line grammar, which no library expresses: options end at the first operand, or after the operand of -c or -m; short
 * options cluster (`-ic CMD`, `-Xdev`). What comes before is split here; minipy's own long options are left to commander (options.ts).
 */

/** What shall run. */
export type Source =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "command"; readonly text: string }
  | { readonly kind: "module"; readonly name: string }
  | { readonly kind: "stdin" }
  | { readonly kind: "none" };

/** The command line, split. */
export interface SplitArguments {
  /** Short options in order, each with its value where it takes one. */
  readonly short: readonly { readonly flag: string; readonly value: string | undefined }[];
  /** Long options as typed, for commander. */
  readonly long: readonly string[];
  readonly source: Source;
  /** sys.argv. */
  readonly argv: readonly string[];
}

/** A command line that cannot be understood; `message` is what CPython says. */
export class UsageError extends Error {}

const WITH_VALUE = new Set(["W", "X"]);
const PLAIN = new Set([..."bBdEhiIOqsSuvVPxR?"]);

/** Long options that take the next word when no `=` follows. */
export type TakesValue = (option: string) => boolean;

/** Split `args` (without node and the script). @throws UsageError */
export function splitArguments(args: readonly string[], takesValue: TakesValue): SplitArguments {
  const short: { flag: string; value: string | undefined }[] = [];
  const long: string[] = [];
  const done = (source: Source, argv: readonly string[]): SplitArguments => ({ short, long, source, argv });
  for (let i = 0; i < args.length; i++) {
    const arg = args[i];
    if (arg === "--") {
      return args.length > i + 1 ? operand(args.slice(i + 1), done) : done({ kind: "none" }, [""]);
    }
    if (arg.startsWith("--")) {
      long.push(arg);
      if (!arg.includes("=") && takesValue(arg) && i + 1 < args.length) long.push(args[++i]);
      continue;
    }
    if (arg === "-" || !arg.startsWith("-")) return operand(args.slice(i), done);
    for (let at = 1; at < arg.length; at++) {
      const flag = arg[at];
      if (flag === "c" || flag === "m") {
        const glued = arg.slice(at + 1);
        const text = glued !== "" ? glued : args[++i];
        if (text === undefined) throw new UsageError(`Argument expected for the -${flag} option`);
        const rest = args.slice(i + 1);
        return flag === "c"
          ? done({ kind: "command", text }, ["-c", ...rest])
          : done({ kind: "module", name: text }, ["-m", ...rest]);
      }
      if (WITH_VALUE.has(flag)) {
        const glued = arg.slice(at + 1);
        const value = glued !== "" ? glued : args[++i];
        if (value === undefined) throw new UsageError(`Argument expected for the -${flag} option`);
        short.push({ flag, value });
        break;
      }
      if (!PLAIN.has(flag)) throw new UsageError(`Unknown option: -${flag}`);
      short.push({ flag, value: undefined });
    }
  }
  return done({ kind: "none" }, [""]);
}

function operand(
  args: readonly string[],
  done: (source: Source, argv: readonly string[]) => SplitArguments,
): SplitArguments {
  const [first] = args;
  return first === "-" ? done({ kind: "stdin" }, args) : done({ kind: "file", path: first }, args);
}
