/** Colour and width of a terminal; the progress bar. */
import type { WriteStream } from "node:tty";
import pc from "picocolors";

/** Picocolors' functions; they change nothing where there is no colour. */
export type Colours = ReturnType<typeof pc.createColors>;

/** Shall what goes to this stream be coloured? As CPython decides it. */
export function wantsColour(isTTY: boolean, env: NodeJS.ProcessEnv): boolean {
  if (env["PYTHON_COLORS"] === "1") return true;
  if (env["PYTHON_COLORS"] === "0" || env["NO_COLOR"]) return false;
  if (env["FORCE_COLOR"]) return true;
  return env["TERM"] !== "dumb" && isTTY;
}

/** The colours for a stream. */
export function coloursFor(stream: { readonly isTTY?: boolean }): Colours {
  return pc.createColors(wantsColour(stream.isTTY === true, process.env));
}

const BAR_CELLS = 24;

/** A line on stderr that shows how far the measuring is; nothing where stderr is no terminal. */
export class Progress {
  readonly #stream: WriteStream;
  readonly #colours: Colours;

  constructor(stream: WriteStream) {
    this.#stream = stream;
    this.#colours = coloursFor(stream);
  }

  /** Show that `share` (0 to 1) is done, and what is being done now. */
  show(share: number, text: string): void {
    if (!this.#stream.isTTY) return;
    const full = Math.round(share * BAR_CELLS);
    const { cyan, dim } = this.#colours;
    const bar = cyan("█".repeat(full)) + dim("░".repeat(BAR_CELLS - full));
    const percent = `${Math.round(share * 100)} %`.padStart(5);
    const room = Math.max(0, (this.#stream.columns || 80) - BAR_CELLS - percent.length - 3);
    this.#stream.write(`\r\x1b[K${bar}${percent}  ${text.slice(0, room)}`);
  }

  /** Take the line away. */
  clear(): void {
    if (this.#stream.isTTY) this.#stream.write("\r\x1b[K");
  }
}
