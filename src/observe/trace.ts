/**
 * `--trace`: each instruction as it executes. Layout as in INSIDE.md 2.4: sequence number, thread, function and line, offset, opcode, argument, value stack.
 *
 * A row is written when the instruction has run, since it shows the stack after it; the observer is called before each instruction, so it writes the row
 * of the one before. The sequence number is shared by all threads, which the GIL makes a total order. Rows go out in blocks, and always before the GIL
 * is dropped, so that the rows of several threads come out in order and whole.
 */
import { F } from "../runtime/frame-record.js";
import { provideGilWatcher } from "../runtime/gil/ceval-gil.js";
import { TRACE_ROWS } from "../runtime/gil/words.js";
import { I32 } from "../runtime/heap/memory.js";
import type { PyObject } from "../runtime/heap/ownership.js";
import { host } from "../runtime/host-interface.js";
import { firstInstruction, PyCodeObject } from "../runtime/objects/code.js";
import { lineOf } from "../runtime/objects/code-positions.js";
import * as PyUnicode from "../runtime/objects/unicode.js";
import { tstate } from "../runtime/threads/state.js";
import { provideObserver } from "../vm/observer.js";
import { deopt, type Op, opName } from "../vm/opcode.js";
import { argumentText } from "./argument-text.js";
import { countInstruction, handOverRow, noteDrop, noteTake } from "./gil-rows.js";
import { shortRepr } from "./short-repr.js";
import { threadName } from "./thread-name.js";
import type { TraceOptions } from "./trace-options.js";

const WIDTHS = { seq: 6, thread: 14, where: 20, offset: 4, opcode: 26, argument: 18 } as const;

/** Stack items that a row shows; deeper ones are counted. */
const SHOWN_ITEMS = 6;
const BLOCK_CHARACTERS = 1 << 14;
const O_WRONLY_CREAT_APPEND = 0o1 | 0o100 | 0o2000;

/** An instruction that is being executed. */
interface PendingRow {
  readonly frame: number;
  /** Where the instruction is, and its word when it began: specialising it rewrites the word and begins anew. */
  readonly instruction: number;
  readonly word: number;
  /** The row up to the stack. */
  readonly text: string;
}

function columns(thread: string, where: string, offset: string, opcode: string, argument: string): string {
  const cells = [
    thread.padEnd(WIDTHS.thread),
    where.padEnd(WIDTHS.where),
    offset.padStart(WIDTHS.offset),
    opcode.padEnd(WIDTHS.opcode),
    argument.padEnd(WIDTHS.argument),
  ];
  return cells.join("  ");
}

const HEADER = `${"seq".padStart(WIDTHS.seq)}  ${columns("thread", "where", "off", "opcode", "arg")}  stack after\n`;

/** The trace of one worker. */
class Trace {
  readonly #options: TraceOptions;
  readonly #fd: number;
  readonly #encoder = new TextEncoder();
  #buffer = "";
  #pending: PendingRow | undefined;
  /** The name of the thread that this worker runs; read anew when it takes the GIL, since it may have been changed. */
  #thread = "";

  constructor(options: TraceOptions) {
    this.#options = options;
    const fd = options.out === undefined ? 2 : host().open(options.out, O_WRONLY_CREAT_APPEND, 0o644);
    this.#fd = fd < 0 ? 2 : fd;
  }

  /** The limit was reached. */
  get #over(): boolean {
    return this.#options.limit > 0 && I32[TRACE_ROWS] > this.#options.limit + 1;
  }

  instruction(frame: number, instruction: number, sp: number): void {
    if (this.#over) return;
    const pending = this.#pending;
    const word = I32[instruction];
    const again = pending?.instruction === instruction && pending.frame === frame && pending.word !== word;
    if (!again) {
      countInstruction();
      if (pending !== undefined) this.#complete(pending, frame, sp);
    }
    this.#pending = undefined;
    const code = I32[(frame >> 2) + F.EXECUTABLE] as PyObject;
    const name = this.#nameIfShown(code);
    if (name === undefined) return;
    this.#pending = { frame, instruction, word, text: this.#rowFor(instruction, code, name) };
  }

  /** The thread's Python code has ended. */
  end(): void {
    if (this.#pending !== undefined && !this.#over) this.#write(this.#pending, "(returns)");
    this.#pending = undefined;
    this.flush();
  }

  dropping(me: number, final: boolean): void {
    noteDrop(me, this.#thread, final);
    if (final) this.end();
    else this.flush();
  }

  taken(me: number): void {
    this.#thread = threadName(me);
    if (Atomics.compareExchange(I32, TRACE_ROWS, 0, 1) === 0) this.#put(HEADER);
    const handOver = noteTake(me);
    const { func, thread, normalize } = this.#options;
    if (handOver === undefined || this.#over || func !== undefined) return;
    if (thread !== undefined && thread !== handOver.from && thread !== this.#thread) return;
    this.#put(handOverRow(handOver, this.#thread, normalize));
  }

  flush(): void {
    if (this.#buffer !== "") host().write(this.#fd, this.#encoder.encode(this.#buffer));
    this.#buffer = "";
  }

  #put(text: string): void {
    this.#buffer += text;
    if (this.#buffer.length > BLOCK_CHARACTERS) this.flush();
  }

  // The instruction of `row` has run: `frame` is about to run the next one.
  #complete(row: PendingRow, frame: number, sp: number): void {
    if (frame === row.frame) this.#write(row, stackText(frame, sp, this.#options.normalize));
    else this.#write(row, I32[(frame >> 2) + F.PREVIOUS] === row.frame ? "(calls)" : "(returns)");
  }

  #write(row: PendingRow, stack: string): void {
    const seq = I32[TRACE_ROWS]++;
    const { limit } = this.#options;
    if (limit === 0 || seq <= limit)
      this.#put(`${String(seq).padStart(WIDTHS.seq)}  ${row.text}  ${stack}\n`);
    else
      this.#put(`   ---  the trace stops after ${limit} rows: --trace-limit N sets another limit, 0 none\n`);
  }

  // The qualified name of a code object whose instructions are shown, else undefined.
  #nameIfShown(code: PyObject): string | undefined {
    const { thread, func, lib } = this.#options;
    const name = PyUnicode.toJS(PyCodeObject.co_qualname.get(code) as PyObject);
    const file = PyUnicode.toJS(PyCodeObject.co_filename.get(code) as PyObject);
    const shown =
      (lib || !isOfLibrary(file)) &&
      (thread === undefined || thread === this.#thread) &&
      (func === undefined || func === name || name.endsWith(`.${func}`));
    return shown ? name : undefined;
  }

  #rowFor(instruction: number, code: PyObject, name: string): string {
    const op = deopt((I32[instruction] & 255) as Op);
    const argument = argumentText(code, instruction, (item) => shortRepr(item, this.#options.normalize));
    const offset = 2 * (instruction - firstInstruction(code));
    return columns(
      this.#thread,
      `${name}:${lineOf(code, instruction)}`,
      String(offset),
      opName(op),
      argument,
    );
  }
}

function stackText(frame: number, sp: number, normalize: boolean): string {
  const f = frame >> 2;
  const base = f + F.LOCALSPLUS + PyCodeObject.co_nlocalsplus.get(I32[f + F.EXECUTABLE]);
  const items: string[] = [];
  const first = Math.max(base, sp - SHOWN_ITEMS);
  if (first > base) items.push(`… ${first - base} more`);
  for (let i = first; i < sp; i++) items.push(shortRepr(I32[i], normalize));
  return `[${items.join(", ")}]`;
}

let trace: Trace | undefined;

/** Start tracing in this worker, before its first Python thread takes the GIL; a worker that runs one thread after another goes on. */
export function startTrace(options: TraceOptions): void {
  if (trace !== undefined) return;
  trace = new Trace(options);
  provideObserver(trace);
  provideGilWatcher(trace);
}

/** The process dies: what was not written yet. */
export function flushTrace(): void {
  if (tstate !== 0) trace?.end();
}

function isOfLibrary(file: string): boolean {
  return file.startsWith("<frozen ") || file.startsWith(host().libraryFolder);
}
