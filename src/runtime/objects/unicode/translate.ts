/**
 * str.translate and str.maketrans. Mirrors _PyUnicode_TranslateCharmap of Objects/unicodeobject.c.
 */
import { PyObject_GetItem } from "../../abstract/object.js";
import * as PyErr from "../../errors.js";
import { U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { method, staticMethod } from "../../method-def.js";
import * as PyDict from "../dict.js";
import * as PyLong from "../long.js";
import { decref, incref } from "../object.js";
import { None, T } from "../type-table.js";
import { check } from "../unicode.js";
import { CharSink } from "./char-sink.js";
import { isASCII, kindOf, length, MAX_UNICODE, readAt, U } from "./layout.js";

// Append what the table maps `ch` to. False with an exception set. @mayRunPython
function translateChar(table: PyObject, ch: number, out: CharSink): boolean {
  const value = PyDict.checkExact(table) ? itemOfDict(table, ch) : PyObject_GetItem(table, smallInt(ch));
  if (value === NULL) {
    if (PyErr.occurred()) {
      if (!PyErr.exceptionMatches(T.LookupError)) return false;
      PyErr.clear();
    }
    out.push(ch);
    return true;
  }
  const ok = appendMapped(value, out);
  decref(value);
  return ok;
}

// table[ch], or NULL: mostly without an exception, for the key is missing.
function itemOfDict(table: PyObject, ch: number): NewRef | Null {
  const value = PyDict.getItem(table, smallInt(ch));
  return value === NULL ? NULL : incref(value);
}

function appendMapped(value: PyObject, out: CharSink): boolean {
  if (value === None) return true;
  if (check(value)) {
    out.putChars(value, 0, length(value));
    return true;
  }
  if (!PyLong.check(value)) {
    PyErr.setString(T.TypeError, "character mapping must return integer, None or str");
    return false;
  }
  const ch = PyLong.asNumber(value);
  if (ch < 0 || ch > MAX_UNICODE) {
    PyErr.setString(T.ValueError, "character mapping must be in range(0x110000)");
    return false;
  }
  out.push(ch);
  return true;
}

/** What is known of an ASCII character: what it becomes, or one of these. */
const NOT_ASKED = -1;
const DELETED = -2;
const ASK_AGAIN = -3;

// The table is asked once for each ASCII character. False with an exception set. @mayRunPython
function translateASCII(op: PyObject, table: PyObject, out: CharSink): boolean {
  const known = new Int32Array(128).fill(NOT_ASKED);
  for (let i = op + U.DATA, end = i + length(op); i < end; i++) {
    const ch = U8[i];
    const mapped = known[ch];
    if (mapped >= 0) out.push(mapped);
    else if (mapped !== DELETED) {
      const before = out.used;
      if (!translateChar(table, ch, out)) return false;
      const added = out.used - before;
      known[ch] = added === 1 ? out.chars[before] : added === 0 ? DELETED : ASK_AGAIN;
    }
  }
  return true;
}

function translateAny(op: PyObject, table: PyObject, out: CharSink): boolean {
  const kind = kindOf(op);
  for (let i = 0; i < length(op); i++) {
    if (!translateChar(table, readAt(op + U.DATA, kind, i), out)) return false;
  }
  return true;
}

function unicode_translate(op: PyObject, table: PyObject): NewRef | Null {
  const out = new CharSink(length(op));
  const done = isASCII(op) ? translateASCII(op, table, out) : translateAny(op, table, out);
  return done ? out.finish() : NULL;
}

// ---- maketrans ----

function setPair(dict: PyObject, key: number, value: PyObject): number {
  return PyDict.setItem(dict, smallInt(key), value);
}

function charAt(op: PyObject, i: number): number {
  return readAt(op + U.DATA, kindOf(op), i);
}

// Fill the dict from "abc" -> "xyz", and None for each of `deleted`. -1 with an exception set.
function fromStrings(dict: PyObject, from: PyObject, to: PyObject, deleted: PyObject | Null): number {
  if (length(from) !== length(to)) {
    PyErr.setString(T.ValueError, "the first two maketrans arguments must have equal length");
    return -1;
  }
  for (let i = 0; i < length(from); i++) {
    if (setPair(dict, charAt(from, i), smallInt(charAt(to, i))) < 0) return -1;
  }
  if (deleted === NULL) return 0;
  for (let i = 0; i < length(deleted); i++) if (setPair(dict, charAt(deleted, i), None) < 0) return -1;
  return 0;
}

// Copy a dict whose keys are characters or ints. -1 with an exception set.
function fromDict(dict: PyObject, source: PyObject): number {
  for (let ix = PyDict.next(source, 0); ix >= 0; ix = PyDict.next(source, ix + 1)) {
    const key = PyDict.keyAt(source, ix);
    const value = PyDict.valueAt(source, ix);
    if (check(key)) {
      if (length(key) !== 1) {
        PyErr.setString(T.ValueError, "string keys in translate table must be of length 1");
        return -1;
      }
      if (setPair(dict, charAt(key, 0), value) < 0) return -1;
    } else if (PyLong.check(key)) {
      if (PyDict.setItem(dict, key, value) < 0) return -1;
    } else {
      PyErr.setString(T.TypeError, "keys in translate table must be strings or integers");
      return -1;
    }
  }
  return 0;
}

function fillTable(dict: PyObject, x: PyObject, y: PyObject | Null, z: PyObject | Null): number {
  if (y !== NULL) {
    if (check(x)) return fromStrings(dict, x, y, z);
    PyErr.setString(T.TypeError, "first maketrans argument must be a string if there is a second argument");
    return -1;
  }
  if (PyDict.checkExact(x)) return fromDict(dict, x);
  PyErr.setString(T.TypeError, "if you give only one argument to maketrans it must be a dict");
  return -1;
}

function unicode_maketrans(x: PyObject, y: PyObject | Null, z: PyObject | Null): NewRef | Null {
  const dict = PyDict.new_();
  if (dict === NULL) return NULL;
  if (fillTable(dict, x, y, z) === 0) return dict;
  decref(dict);
  return NULL;
}

export const translateMethods = [
  method(
    "translate($self, table, /)",
    "Return a copy in which each character is replaced by what table[ord(character)] gives:\n" +
      "an ordinal, a string, or None to delete it. A LookupError leaves the character alone.",
    unicode_translate,
  ),
  staticMethod(
    "maketrans(x, y: str = NULL, z: str = NULL, /)",
    "Return a table for str.translate.\n\n" +
      "One argument: a dict of ordinals or characters to ordinals, strings or None.\n" +
      "Two: strings of equal length, whose characters are mapped one to one. Three: the third's characters are deleted.",
    unicode_maketrans,
  ),
];
