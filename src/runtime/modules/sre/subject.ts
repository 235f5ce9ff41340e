/** The string that a pattern is matched with: characters at an address. Mirrors state_init and getslice of CPython's Modules/_sre/sre.c. */
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { bytesOf } from "../../objects/buffer.js";
import * as PyBytes from "../../objects/bytes.js";
import { decref, incref } from "../../objects/object.js";
import { T } from "../../objects/type-table.js";
import { kindOf, length, U } from "../../objects/unicode/layout.js";
import * as PyUnicode from "../../objects/unicode.js";
import { Pattern } from "./layout.js";
import type { Subject } from "./matcher.js";

/** A subject that is in use. */
export interface OpenSubject extends Subject {
  /** What keeps the characters in place: the string itself, or a copy of a mutable one's bytes. Owned. */
  readonly keep: NewRef;
  readonly isText: boolean;
  /** `pos`, within the string. */
  readonly start: number;
}

function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

/** Open `string` from `pos` to `endpos`; undefined with an exception set. Close it with closeSubject. */
export function openSubject(
  pattern: PyObject,
  string: PyObject,
  pos: number,
  endpos: number,
): OpenSubject | undefined {
  const isText = PyUnicode.check(string);
  const keep = isText ? incref(string) : bytesCopy(string);
  if (keep === NULL) return undefined;
  if (isText !== (Pattern.isText.get(pattern) === 1)) {
    decref(keep);
    const message = isText
      ? "cannot use a bytes pattern on a string-like object"
      : "cannot use a string pattern on a bytes-like object";
    PyErr.setString(T.TypeError, message);
    return undefined;
  }
  const size = isText ? length(string) : PyBytes.size(keep);
  const start = clamp(pos, 0, size);
  return {
    data: isText ? string + U.DATA : PyBytes.dataOf(keep),
    kind: isText ? kindOf(string) : 1,
    end: clamp(endpos, start, size),
    keep,
    isText,
    start,
  };
}

// A bytes with the content of any bytes-like object: itself if it is a bytes.
function bytesCopy(string: PyObject): NewRef | Null {
  if ((string & 1) === 0 && PyBytes.check(string)) return incref(string);
  const view = bytesOf(string);
  if (view !== undefined) return PyBytes.fromMemory(view.data, view.size);
  if (PyErr.occurred()) return NULL;
  return PyErr.setString(
    T.TypeError,
    `expected string or bytes-like object, got '${PyErr.typeName(string)}'`,
  );
}

/** Give `subject` up. */
export function closeSubject(subject: OpenSubject): void {
  decref(subject.keep);
}

/** Characters `start` … `end` of `string` (which may be of any kind that can be matched). */
export function slice(string: PyObject, start: number, end: number): NewRef | Null {
  if (PyUnicode.check(string)) return PyUnicode.substring(string, start, Math.max(start, end));
  const view = bytesOf(string);
  if (view === undefined) return PyErr.setString(T.TypeError, "expected string or bytes-like object");
  const first = Math.min(start, view.size);
  const last = Math.min(Math.max(end, first), view.size);
  if (first === 0 && last === view.size && PyBytes.checkExact(string)) return incref(string);
  return PyBytes.fromMemory(view.data + first, last - first);
}
