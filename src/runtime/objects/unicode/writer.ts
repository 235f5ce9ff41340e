/**
 * Building a str from pieces: the role of CPython's _PyUnicodeWriter. For reprs and formatting, where JS text and strs mix.
 *
 * The pieces are kept (owned) until `finish` makes one str of them, or `discard` gives them up: one of the two must be called.
 * Errors wait for `finish`.
 */
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { decref, incref } from "../object.js";
import { EmptyStr } from "../type-table.js";
import { alloc, fromJS, fromObject, latin1ToJS } from "../unicode.js";
import { copyChars, kindOf, length, maxCharBound, stateFor, U } from "./layout.js";

/** Pieces of a str in the making. */
export interface Writer {
  readonly pieces: NewRef[];
  /** Text that is to become the next piece. */
  text: string;
}

/** A writer without pieces. */
export function newWriter(): Writer {
  return { pieces: [], text: "" };
}

/** Was nothing but "" written? */
export function isEmpty(writer: Writer): boolean {
  return writer.pieces.length === 0 && writer.text === "";
}

/** Add JS text. */
export function writeJS(writer: Writer, text: string): void {
  writer.text += text;
}

/** Up to this length, Latin-1 text is cheaper to carry as JS text than as a piece. */
const SHORT = 64;

/** Add a str. Steals `op`. */
export function writeSteal(writer: Writer, op: NewRef): void {
  const size = length(op);
  if (size <= SHORT && kindOf(op) === 1) {
    writer.text += latin1ToJS(op + U.DATA, size);
    decref(op);
    return;
  }
  flush(writer);
  writer.pieces.push(op);
}

/** Add a str. */
export function writeStr(writer: Writer, op: PyObject): void {
  writeSteal(writer, incref(op));
}

function flush(writer: Writer): void {
  if (writer.text === "") return;
  const piece = fromJS(writer.text);
  writer.text = "";
  if (piece === NULL) PyErr.clear(); // finish() finds too little text below and says MemoryError itself
  writer.pieces.push(piece === NULL ? (NULL as number as NewRef) : piece);
}

/** The str of all pieces; MemoryError. The writer is empty afterwards. */
export function finish(writer: Writer): NewRef | Null {
  const { pieces } = writer;
  if (pieces.length === 0) {
    const { text } = writer;
    writer.text = "";
    return fromJS(text);
  }
  flush(writer);
  if (pieces.includes(NULL as number as NewRef)) {
    discard(writer);
    return PyErr.noMemory();
  }
  const result = pieces.length === 1 ? fromObject(pieces[0]) : joined(pieces);
  discard(writer);
  return result;
}

function joined(pieces: readonly NewRef[]): NewRef | Null {
  let total = 0;
  let maxChar = 0x7f;
  for (const piece of pieces) {
    total += length(piece);
    maxChar = Math.max(maxChar, maxCharBound(piece));
  }
  if (total === 0) return EmptyStr;
  const op = alloc(total, stateFor(maxChar));
  if (op === NULL) return NULL;
  const kind = kindOf(op);
  let to = op + U.DATA;
  for (const piece of pieces) {
    copyChars(piece + U.DATA, kindOf(piece), to, kind, length(piece));
    to += length(piece) * kind;
  }
  return op;
}

/** Give the pieces up. */
export function discard(writer: Writer): void {
  writer.text = "";
  if (writer.pieces.length === 0) return;
  for (const piece of writer.pieces) if (piece !== (NULL as number)) decref(piece);
  writer.pieces.length = 0;
}
