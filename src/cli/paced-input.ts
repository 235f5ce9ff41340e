/**
 * What the terminal's keys go through on their way to node:repl: line by line, and only while the REPL waits for input.
 *
 * node:repl takes all lines of a paste at once and does not wait for the first to be run. Here the rest is held back. While an
 * input runs, the terminal is in its ordinary mode: Ctrl-C is a signal, and input() of the running program reads what is typed.
 */
import { PassThrough } from "node:stream";
import type { ReadStream } from "node:tty";

const CTRL_C = "\x03";
const CTRL_D = "\x04";

/** What happens to the keys that are not simply passed on. */
export interface KeyHandlers {
  /** Does Ctrl-D end the block that is being typed, rather than the input? */
  endsBlock(): boolean;
  /** Ctrl-C, typed ahead while a program runs. */
  interrupt(): void;
}

export class PacedInput extends PassThrough {
  readonly isTTY = true;
  readonly #terminal: ReadStream;
  readonly #handlers: KeyHandlers;
  #held = "";
  #running = true;
  #feeding = false;

  /** Closed until `open` is called. */
  constructor(terminal: ReadStream, handlers: KeyHandlers) {
    super();
    this.#terminal = terminal;
    this.#handlers = handlers;
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

  /** The REPL waits for input: `prompt` shows so, once nothing but the REPL echoes what is typed. */
  open(prompt: () => void): void {
    this.#running = false;
    this.#terminal.setRawMode(true);
    prompt();
    this.#terminal.resume();
    this.#feed();
  }

  /** A program runs: the terminal is its own. */
  close(): void {
    this.#running = true;
    this.#terminal.setRawMode(false);
    this.#terminal.pause();
    this.#feed();
  }

  /** Forget what is held back. */
  discard(): void {
    this.#held = "";
  }

  #feed(): void {
    if (this.#running) {
      // It came before the terminal could make a signal of it.
      const at = this.#held.indexOf(CTRL_C);
      if (at < 0) return;
      this.#held = this.#held.slice(at + 1);
      this.#handlers.interrupt();
      return;
    }
    if (this.#feeding || this.#held === "") return;
    const end = this.#held.search(/[\r\n]/) + 1 || this.#held.length;
    const piece = this.#held.slice(0, end);
    this.#held = this.#held.slice(end);
    this.#feeding = true;
    this.write(piece === CTRL_D && this.#handlers.endsBlock() ? "\r" : piece);
    // By then the line was handled, and `close` called if it runs something.
    setImmediate(() => {
      this.#feeding = false;
      this.#feed();
    });
  }
}
