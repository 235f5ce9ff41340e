/**
 * What the terminal's keys go through on their way to node:repl: line by line, and only while the REPL waits for input.
 *
 * node:repl takes all lines of a paste at once and does not wait for the first to be run. Here the rest is held back. While an
 * input runs, the terminal is in its ordinary mode: Ctrl-C is a signal, and input() of the running program reads what is typed.
 */
import { PassThrough } from "node:stream";
import type { ReadStream } from "node:tty";

const CTRL_D = "\x04";

export class PacedInput extends PassThrough {
  readonly isTTY = true;
  readonly #terminal: ReadStream;
  readonly #endsBlock: () => boolean;
  #held = "";
  #running = false;
  #feeding = false;

  /** @param endsBlock Ctrl-D ends the block that is being typed, not the input. */
  constructor(terminal: ReadStream, endsBlock: () => boolean) {
    super();
    this.#terminal = terminal;
    this.#endsBlock = endsBlock;
    terminal.setEncoding("utf8");
    terminal.on("data", (keys: string) => {
      this.#held += keys;
      this.#feed();
    });
    terminal.on("end", () => this.end());
  }

  /** node:repl's wish; what counts is whether a program runs. */
  setRawMode(_raw: boolean): this {
    return this;
  }

  /** The REPL waits for input. */
  open(): void {
    this.#running = false;
    this.#terminal.setRawMode(true);
    this.#terminal.resume();
    this.#feed();
  }

  /** A program runs: the terminal is its own. */
  close(): void {
    this.#running = true;
    this.#terminal.setRawMode(false);
    this.#terminal.pause();
  }

  /** Forget what is held back. */
  discard(): void {
    this.#held = "";
  }

  #feed(): void {
    if (this.#running || this.#feeding || this.#held === "") return;
    const end = this.#held.search(/[\r\n]/) + 1 || this.#held.length;
    const piece = this.#held.slice(0, end);
    this.#held = this.#held.slice(end);
    this.#feeding = true;
    this.write(piece === CTRL_D && this.#endsBlock() ? "\r" : piece);
    // By then the line was handled, and `close` called if it runs something.
    setImmediate(() => {
      this.#feeding = false;
      this.#feed();
    });
  }
}
