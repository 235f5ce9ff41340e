/**
 * `--trace`: each instruction as it executes. Layout as in INSIDE.md 2.4: sequence number, thread, function and line, offset, opcode, argument, value stack.
 *
 * A row is written when the instruction has run, since it shows the stack after it; the observer is called before each instruction, so it writes the row
 * of the one before. The sequence number is shared by all threads, which the GIL makes a total order. Rows go out in blocks.
 */

import { F } from "../runtime/frame-record.js";
import { TRACE_ROWS } from "../runtime/gil/words.js";
import { I32 } from "../runtime/heap/memory.js";
import { type PyObject, smallIntValue } from "../runtime/heap/ownership.js";
import { host } from "../runtime/host-interface.js";
import { firstInstruction, PyCodeObject } from "../runtime/objects/code.js";
import { lineOf } from "../runtime/objects/code-positions.js";
import { AS_DOUBLE } from "../runtime/objects/float.js";
import { PyFunctionObject } from "../runtime/objects/function-layout.js";
import * as PyLong from "../runtime/objects/long.js";
import { typeOf } from "../runtime/objects/object.js";
import * as PyTuple from "../runtime/objects/tuple.js";
import { PyTypeObject } from "../runtime/objects/type.js";
import { S, T } from "../runtime/objects/type-table.js";
import * as PyUnicode from "../runtime/objects/unicode.js";
import { ThreadState, tidOf, tstate } from "../runtime/threads/state.js";
import { provideObserver } from "../vm/observer.js";
import { deopt, type Op, opName } from "../vm/opcode.js";
import { argumentText } from "./argument-text.js";
import type { TraceOptions } from "./trace-options.js";

const HEADER = `${"seq".padStart(6)}  ${"thread".padEnd(12)}  ${"where".padEnd(20)}  ${"off".padStart(4)}  ${"opcode".padEnd(26)}  ${"arg".padEnd(18)}  stack after\n`;

/** Stack items that a row shows; deeper ones are counted. */
const SHOWN_ITEMS = 6;
/** Characters of one item. */
const SHOWN_CHARACTERS = 30;
const BLOCK_BYTES = 1 << 14;

/** Start tracing in this worker. */
export function startTrace(options: TraceOptions): void {
  const fd = options.out === undefined ? 2 : openOut(options.out);
  let pending: PendingRow | undefined;
  let buffer = "";
  const encoder = new TextEncoder();

  const flush = (): void => {
    if (buffer !== "") host().write(fd, encoder.encode(buffer));
    buffer = "";
  };
  const put = (text: string): void => {
    buffer += text;
    if (buffer.length > BLOCK_BYTES) flush();
  };

  if (Atomics.compareExchange(I32, TRACE_ROWS, 0, 1) === 0) put(HEADER);

  const complete = (row: PendingRow, frame: number, sp: number): void => {
    const stack =
      frame === row.frame ? stackText(frame, sp, options.normalize) : row.enters ? "(calls)" : "(returns)";
    const seq = Atomics.add(I32, TRACE_ROWS, 1);
    if (options.limit > 0 && seq > options.limit) {
      if (seq === options.limit + 1) {
        put(`   ---  trace stopped after ${options.limit} rows (--trace-limit N, 0 for no limit)\n`);
        flush();
      }
      return;
    }
    put(`${String(seq).padStart(6)}  ${row.text}  ${stack}\n`);
  };

  provideObserver({
    instruction(frame, instruction, sp) {
      if (pending !== undefined) complete(pending, frame, sp);
      pending = undefined;
      if (options.limit > 0 && I32[TRACE_ROWS] > options.limit + 1) return;
      const thread = threadName();
      const code = I32[(frame >> 2) + F.EXECUTABLE] as PyObject;
      const name = PyUnicode.toJS(PyCodeObject.co_qualname.get(code) as PyObject);
      if (options.thread !== undefined && options.thread !== thread) return;
      if (options.func !== undefined && options.func !== name && !name.endsWith(`.${options.func}`)) return;
      pending = rowFor(frame, instruction, code, name, thread, options.normalize);
    },
    end() {
      if (pending !== undefined) complete({ ...pending, frame: -1, enters: false }, 0, 0);
      pending = undefined;
      flush();
    },
  });
}

interface PendingRow {
  readonly frame: number;
  /** The row up to the stack. */
  readonly text: string;
  /** The instruction may enter another frame. */
  readonly enters: boolean;
}

const O_WRONLY_CREAT_TRUNC_APPEND = 0o1 | 0o100 | 0o2000;

function openOut(path: string): number {
  const fd = host().open(path, O_WRONLY_CREAT_TRUNC_APPEND, 0o644);
  return fd < 0 ? 2 : fd;
}

function threadName(): string {
  const tid = tidOf(tstate);
  return ThreadState.is_main.get(tstate) === 1 ? "MainThread" : `Thread-${tid}`;
}

function rowFor(
  frame: number,
  instruction: number,
  code: PyObject,
  name: string,
  thread: string,
  normalize: boolean,
): PendingRow {
  const word = I32[instruction];
  const op = deopt((word & 255) as Op);
  const mnemonic = opName(op);
  const offset = 2 * (instruction - firstInstruction(code));
  const where = `${name}:${lineOf(code, instruction)}`;
  const argument = argumentText(code, instruction, (item) => shortRepr(item, normalize));
  const text = `${thread.padEnd(12)}  ${where.padEnd(20)}  ${String(offset).padStart(4)}  ${mnemonic.padEnd(26)}  ${argument.padEnd(18)}`;
  return { frame, text, enters: mnemonic.startsWith("CALL") };
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

function cut(text: string): string {
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS - 1)}…`;
}

/** A value for the trace: never runs Python code, so instances and containers are shown by type and size. */
export function shortRepr(value: number, normalize: boolean): string {
  if (value === 0) return "NULL";
  if ((value & 1) !== 0) return String(smallIntValue(value));
  switch (value) {
    case S.None:
      return "None";
    case S.True:
      return "True";
    case S.False:
      return "False";
  }
  const op = value as PyObject;
  switch (typeOf(op) as number) {
    case T.int:
      return cut(PyLong.asBigInt(op).toString());
    case T.float:
      return cut(String(AS_DOUBLE(op)));
    case T.str:
      return cut(JSON.stringify(PyUnicode.toJS(op)).replace(/^"|"$/g, "'"));
    case T.tuple: {
      const items: string[] = [];
      for (let i = 0; i < Math.min(PyTuple.size(op), 4); i++)
        items.push(shortRepr(PyTuple.getItem(op, i), normalize));
      if (PyTuple.size(op) > 4) items.push("…");
      return cut(PyTuple.size(op) === 1 ? `(${items[0]},)` : `(${items.join(", ")})`);
    }
    case T.function:
      return cut(`<function ${PyUnicode.toJS(PyFunctionObject.func_qualname.get(op) as PyObject)}>`);
    case T.code:
      return cut(`<code ${PyUnicode.toJS(PyCodeObject.co_qualname.get(op) as PyObject)}>`);
    case T.type:
      return cut(`<class ${PyUnicode.toJS(PyTypeObject.tp_name.get(op) as PyObject)}>`);
  }
  const type = PyUnicode.toJS(PyTypeObject.tp_name.get(typeOf(op)) as PyObject);
  return normalize ? `<${type}>` : `<${type} 0x${op.toString(16)}>`;
}
