/**
 * Line ends: which ones a text file knows, translating them, finding the end of a line. Mirrors the
 * IncrementalNewlineDecoder of Modules/_io/textio.c.
 */
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { decref, incref } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { None, T } from "../../objects/type-table.js";
import { findChar } from "../../objects/unicode/find.js";
import { kindOf, length, readAt, U } from "../../objects/unicode/layout.js";
import { replace } from "../../objects/unicode/search-methods.js";
import * as PyUnicode from "../../objects/unicode.js";
import { Newlines } from "./layout.js";

const CR = 13;
const LF = 10;
/** Bits of `seen_newlines`. */
const SEEN_LF = 1;
const SEEN_CR = 2;
const SEEN_CRLF = 4;

/** The Newlines of an argument `newline`, or -1 with an exception set. */
export function newlinesOf(newline: PyObject | Null): number {
  if (newline === NULL || newline === None) return Newlines.TRANSLATE;
  if (!PyUnicode.check(newline)) {
    const found = PyErr.typeName(newline);
    PyErr.setString(T.TypeError, `open() argument 'newline' must be str or None, not ${found}`);
    return -1;
  }
  const text = PyUnicode.toJS(newline);
  const known = ["", "\n", "\r", "\r\n"].indexOf(text);
  if (known >= 0) return Newlines.UNIVERSAL + known;
  PyErr.setString(T.ValueError, `illegal newline value: ${text}`);
  return -1;
}

/** What "\n" becomes when it is written, or "". */
export function writtenNewline(newlines: Newlines): string {
  return newlines === Newlines.CR ? "\r" : newlines === Newlines.CRLF ? "\r\n" : "";
}

/** A text with its line ends looked at. */
export interface Decoded {
  readonly text: NewRef;
  /** Bits for the kinds of line ends in it. */
  readonly seen: number;
}

/** Which kinds of line ends are in `text`? */
function seenIn(text: PyObject): number {
  const data = text + U.DATA;
  const kind = kindOf(text);
  const size = length(text);
  let seen = 0;
  for (let i = 0; i < size; i++) {
    const ch = readAt(data, kind, i);
    if (ch === LF) seen |= SEEN_LF;
    else if (ch === CR) {
      if (i + 1 < size && readAt(data, kind, i + 1) === LF) {
        seen |= SEEN_CRLF;
        i++;
      } else seen |= SEEN_CR;
    }
  }
  return seen;
}

function replaceJS(text: PyObject, old: string, by: string): NewRef | Null {
  const a = PyUnicode.fromJS(old);
  const b = PyUnicode.fromJS(by);
  const result = a === NULL || b === NULL ? NULL : replace(text, a, b, -1);
  if (a !== NULL) decref(a);
  if (b !== NULL) decref(b);
  return result;
}

/** Look at the line ends of `text`, and make them "\n" when `translate`. Undefined with MemoryError. Steals `text`. */
export function decodeNewlinesSteal(text: NewRef, translate: boolean): Decoded | undefined {
  const hasCR = findChar(text + U.DATA, kindOf(text), 0, length(text), CR) >= 0;
  if (!hasCR) {
    const hasLF = findChar(text + U.DATA, kindOf(text), 0, length(text), LF) >= 0;
    return { text, seen: hasLF ? SEEN_LF : 0 };
  }
  const seen = seenIn(text);
  if (!translate) return { text, seen };
  const once = (seen & SEEN_CRLF) !== 0 ? replaceJS(text, "\r\n", "\n") : incref(text);
  decref(text);
  if (once === NULL) return undefined;
  const twice = (seen & SEEN_CR) !== 0 ? replaceJS(once, "\r", "\n") : incref(once);
  decref(once);
  return twice === NULL ? undefined : { text: twice, seen };
}

/** The attribute `newlines`: None, a str, or a tuple of them. */
export function newlinesSeen(seen: number): NewRef | Null {
  const texts = [
    [SEEN_CR, "\r"],
    [SEEN_LF, "\n"],
    [SEEN_CRLF, "\r\n"],
  ].flatMap(([bit, text]) => ((seen & (bit as number)) !== 0 ? [text as string] : []));
  if (texts.length === 0) return None;
  if (texts.length === 1) return PyUnicode.fromJS(texts[0]);
  const items: NewRef[] = [];
  for (const text of texts) {
    const op = PyUnicode.internFromJS(text);
    if (op !== NULL) items.push(op);
  }
  const result = items.length === texts.length ? PyTuple.pack(...items) : NULL;
  items.forEach(decref);
  return result;
}

/** Index behind the end of the line that begins at `start`, or -1 when the line is not complete. */
export function findLineEnd(text: PyObject, start: number, newlines: Newlines): number {
  const data = text + U.DATA;
  const kind = kindOf(text);
  const size = length(text);
  if (newlines === Newlines.TRANSLATE || newlines === Newlines.LF) {
    return findChar(data, kind, start, size, LF) + 1 || -1;
  }
  if (newlines === Newlines.CR) return findChar(data, kind, start, size, CR) + 1 || -1;
  if (newlines === Newlines.CRLF) {
    for (let i = start; ; i++) {
      i = findChar(data, kind, i, size, CR);
      if (i < 0 || i + 1 >= size) return -1;
      if (readAt(data, kind, i + 1) === LF) return i + 2;
    }
  }
  for (let i = start; i < size; i++) {
    const ch = readAt(data, kind, i);
    if (ch === LF) return i + 1;
    if (ch === CR) return i + 1 < size && readAt(data, kind, i + 1) === LF ? i + 2 : i + 1;
  }
  return -1;
}
