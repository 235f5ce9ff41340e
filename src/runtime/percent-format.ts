/**
 * The `%` operator of str and bytes: printf-style formatting. Mirrors PyUnicode_Format and _PyBytes_FormatEx.
 *
 * One engine walks the format, a JS string (for bytes: of Latin-1 characters), and takes the arguments; what differs
 * between str and bytes is the `Dialect`.
 */

import { PyMapping_Check } from "./abstract/mapping.js";
import { PyNumber_Check, PyNumber_Index, PyNumber_Long } from "./abstract/number.js";
import { PyObject_ASCII, PyObject_GetItem, PyObject_Repr, PyObject_Str } from "./abstract/object.js";
import * as PyErr from "./errors.js";
import { type NumberFormatError, padPercentNumber, percentFloat, percentInt } from "./format-number.js";
import { I32 } from "./heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "./heap/ownership.js";
import { INTERP } from "./interpreter.js";
import * as PyFloat from "./objects/float.js";
import * as PyLong from "./objects/long.js";
import { decref, incref, typeOf } from "./objects/object.js";
import * as PyTuple from "./objects/tuple.js";
import { hasFlag, TypeFlags } from "./objects/type.js";
import { T } from "./objects/type-table.js";
import { MAX_UNICODE, readChar } from "./objects/unicode/layout.js";
import { pad } from "./objects/unicode/pad-methods.js";
import { discard, finish, newWriter, type Writer, writeJS, writeSteal } from "./objects/unicode/writer.js";
import * as PyUnicode from "./objects/unicode.js";

/** A conversion specification: `%(key)-08.3lf`. */
export interface Conversion {
  leftAdjust: boolean;
  plus: boolean;
  blank: boolean;
  alternate: boolean;
  zeroPad: boolean;
  /** -1: not given. */
  width: number;
  /** -1: not given. */
  precision: number;
  /** The conversion type. */
  type: string;
}

/** What differs between str and bytes. */
export interface Dialect {
  /** The text of a key in parentheses as the object to look up. */
  readonly key: (text: string) => NewRef | Null;
  /** A conversion that is no number, as a str (for bytes: of Latin-1 characters), not padded. NULL with exception; undefined: not known. */
  readonly convert: (conversion: Conversion, value: PyObject) => NewRef | Null | undefined;
  /** "string" or "bytes", for messages. */
  readonly noun: string;
  readonly floatError: (found: string) => string;
}

/** A formatting in progress. */
interface Formatting {
  readonly text: string;
  readonly dialect: Dialect;
  readonly writer: Writer;
  /** The right operand, when it can be looked up in by key. */
  readonly mapping: PyObject | Null;
  /** The right operand: a tuple of arguments, or the only one. */
  readonly args: PyObject;
  readonly isTuple: boolean;
  /** Arguments used up. */
  used: number;
  /** What the key of this conversion gave (owned), or NULL. */
  keyed: NewRef | Null;
  pos: number;
}

function valueError(message: string): false {
  PyErr.setString(T.ValueError, message);
  return false;
}

/** Set the exception that format-number.ts reports. */
export function setNumberError(error: NumberFormatError): Null {
  return error.type === T.MemoryError ? PyErr.noMemory() : PyErr.setString(error.type, error.message);
}

// The next argument, borrowed; NULL with TypeError when there is none.
function nextArgument(f: Formatting): PyObject | Null {
  if (f.keyed !== NULL) {
    if (f.used === -1) return noMoreArguments();
    f.used = -1;
    return f.keyed;
  }
  if (f.isTuple) return f.used < PyTuple.size(f.args) ? PyTuple.getItem(f.args, f.used++) : noMoreArguments();
  if (f.used !== 0) return noMoreArguments();
  f.used = 1;
  return f.args;
}

function noMoreArguments(): Null {
  return PyErr.setString(T.TypeError, "not enough arguments for format string");
}

// ---- parsing ----

// `(key)`: look it up.
function parseKey(f: Formatting): boolean {
  if (f.mapping === NULL) {
    PyErr.setString(T.TypeError, "format requires a mapping");
    return false;
  }
  const start = ++f.pos;
  let depth = 1;
  while (f.pos < f.text.length && depth > 0) {
    const ch = f.text[f.pos++];
    if (ch === ")") depth--;
    else if (ch === "(") depth++;
  }
  if (depth > 0) return valueError("incomplete format key");
  const key = f.dialect.key(f.text.slice(start, f.pos - 1));
  if (key === NULL) return false;
  const value = PyObject_GetItem(f.mapping, key);
  decref(key);
  if (value === NULL) return false;
  dropKeyed(f);
  f.keyed = value;
  f.used = 0;
  return true;
}

function dropKeyed(f: Formatting): void {
  const keyed = f.keyed;
  f.keyed = NULL;
  if (keyed !== NULL) decref(keyed);
}

function parseFlags(f: Formatting, c: Conversion): void {
  for (; ; f.pos++) {
    switch (f.text[f.pos]) {
      case "-":
        c.leftAdjust = true;
        break;
      case "+":
        c.plus = true;
        break;
      case " ":
        c.blank = true;
        break;
      case "#":
        c.alternate = true;
        break;
      case "0":
        c.zeroPad = true;
        break;
      default:
        return;
    }
  }
}

// A width or precision: `*` takes an argument. NaN with an exception set, -1 when there is none.
function parseNumber(f: Formatting, convert: (op: PyObject) => number, limit: number, name: string): number {
  if (f.text[f.pos] === "*") {
    f.pos++;
    const value = nextArgument(f);
    if (value === NULL) return Number.NaN;
    if (!PyLong.check(value)) {
      PyErr.setString(T.TypeError, "* wants int");
      return Number.NaN;
    }
    const number = convert(value);
    return number === -1 && PyErr.occurred() ? Number.NaN : number;
  }
  let number = -1;
  for (; isDigit(f.text.charCodeAt(f.pos)); f.pos++) {
    number = Math.max(0, number) * 10 + (f.text.charCodeAt(f.pos) - 48);
    if (number > limit) {
      valueError(`${name} too big`);
      return Number.NaN;
    }
  }
  return number;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function parseWidthAndPrecision(f: Formatting, c: Conversion): boolean {
  const starWidth = f.text[f.pos] === "*";
  c.width = parseNumber(f, PyLong.asSsize, 2 ** 63 - 1, "width");
  if (Number.isNaN(c.width)) return false;
  if (starWidth && c.width < 0) {
    c.leftAdjust = true;
    c.width = -c.width;
  }
  if (f.text[f.pos] === ".") {
    f.pos++;
    c.precision = parseNumber(f, PyLong.asInt32, 2 ** 31 - 1, "precision");
    if (Number.isNaN(c.precision)) return false;
    if (c.precision < 0) c.precision = 0;
  }
  return true;
}

// Parse what follows a "%". Undefined with an exception set.
function parseConversion(f: Formatting): Conversion | undefined {
  const c: Conversion = {
    leftAdjust: false,
    plus: false,
    blank: false,
    alternate: false,
    zeroPad: false,
    width: -1,
    precision: -1,
    type: "",
  };
  if (f.text[f.pos] === "(" && !parseKey(f)) return undefined;
  parseFlags(f, c);
  if (!parseWidthAndPrecision(f, c)) return undefined;
  if ("hlL".includes(f.text[f.pos] ?? " ")) f.pos++;
  if (f.pos >= f.text.length) {
    valueError("incomplete format");
    return undefined;
  }
  c.type = String.fromCodePoint(f.text.codePointAt(f.pos)!);
  return c;
}

// ---- numbers ----

function wrongNumber(c: Conversion, value: PyObject): Null {
  const wanted = "xXo".includes(c.type) ? "an integer" : "a real number";
  const found = PyErr.typeName(value);
  return PyErr.setString(T.TypeError, `%${c.type} format: ${wanted} is required, not ${found}`);
}

// The argument of %d and its like as an int.
function toInt(c: Conversion, value: PyObject): NewRef | Null {
  if (PyLong.check(value)) return incref(value);
  if (!PyNumber_Check(value)) return wrongNumber(c, value);
  const number = "xXo".includes(c.type) ? PyNumber_Index(value) : PyNumber_Long(value);
  if (number !== NULL) return number;
  if (!PyErr.exceptionMatches(T.TypeError)) return NULL;
  PyErr.clear();
  return wrongNumber(c, value);
}

function intText(c: Conversion, value: PyObject): string | NumberFormatError | undefined {
  const number = toInt(c, value);
  if (number === NULL) return undefined;
  const limit = I32[INTERP.int_max_str_digits >> 2];
  const text = percentInt(PyLong.asNumberOrBigInt(number), c.type, c.alternate, c.precision, limit);
  decref(number);
  return text;
}

function floatText(c: Conversion, value: PyObject, dialect: Dialect): string | NumberFormatError | undefined {
  const number = PyFloat.asDouble(value);
  if (number === -1 && PyErr.occurred()) {
    const message = dialect.floatError(PyErr.typeName(value));
    if (message !== "" && PyErr.exceptionMatches(T.TypeError)) PyErr.setString(T.TypeError, message);
    return undefined;
  }
  return percentFloat(number, c.type, c.alternate, c.precision);
}

function writeNumber(f: Formatting, c: Conversion, value: PyObject): boolean {
  const text = "diuoxX".includes(c.type) ? intText(c, value) : floatText(c, value, f.dialect);
  if (text === undefined) return false;
  const sign = c.plus ? "+" : c.blank ? " " : "";
  const padded =
    typeof text === "string"
      ? padPercentNumber(text, { leftAdjust: c.leftAdjust, zeroPad: c.zeroPad, sign, width: c.width })
      : text;
  if (typeof padded !== "string") {
    setNumberError(padded);
    return false;
  }
  writeJS(f.writer, padded);
  return true;
}

// ---- the rest ----

function writePadded(f: Formatting, c: Conversion, text: NewRef): boolean {
  const missing = c.width - PyUnicode.length(text);
  if (missing <= 0) {
    writeSteal(f.writer, text);
    return true;
  }
  const padded = pad(text, c.leftAdjust ? 0 : missing, c.leftAdjust ? missing : 0, 32);
  decref(text);
  if (padded === NULL) return false;
  writeSteal(f.writer, padded);
  return true;
}

function unsupported(f: Formatting, c: Conversion): boolean {
  const code = c.type.codePointAt(0)!;
  const shown = code >= 31 && code < 127 ? c.type : "?";
  const index = [...f.text.slice(0, f.pos)].length;
  return valueError(`unsupported format character '${shown}' (0x${code.toString(16)}) at index ${index}`);
}

function formatOne(f: Formatting): boolean {
  const c = parseConversion(f);
  if (c === undefined) return false;
  const value = nextArgument(f);
  if (value === NULL) return false;
  if ("diuoxXeEfFgG".includes(c.type)) {
    if (!writeNumber(f, c, value)) return false;
  } else {
    const text = f.dialect.convert(c, value);
    if (text === undefined) return unsupported(f, c);
    if (text === NULL || !writePadded(f, c, text)) return false;
  }
  f.pos += c.type.length;
  return true;
}

function formatAll(f: Formatting): boolean {
  while (f.pos < f.text.length) {
    const percent = f.text.indexOf("%", f.pos);
    writeJS(f.writer, percent < 0 ? f.text.slice(f.pos) : f.text.slice(f.pos, percent));
    if (percent < 0) break;
    f.pos = percent + 1;
    if (f.text[f.pos] === "%") {
      writeJS(f.writer, "%");
      f.pos++;
    } else if (!formatOne(f)) return false;
  }
  const left = f.keyed !== NULL ? 0 : f.isTuple ? PyTuple.size(f.args) - f.used : 1 - f.used;
  if (left > 0 && f.mapping === NULL) {
    PyErr.setString(T.TypeError, `not all arguments converted during ${f.dialect.noun} formatting`);
    return false;
  }
  return true;
}

function isText(op: PyObject): boolean {
  return hasFlag(typeOf(op), TypeFlags.UNICODE_SUBCLASS);
}

/** Format `text` with `args`, a tuple, a mapping, or the only argument; a str. @mayRunPython */
export function percentFormat(
  text: string,
  args: PyObject,
  dialect: Dialect,
  isOneText: (op: PyObject) => boolean,
): NewRef | Null {
  const isTuple = hasFlag(typeOf(args), TypeFlags.TUPLE_SUBCLASS);
  const mapping = !isTuple && !isOneText(args) && PyMapping_Check(args) ? args : NULL;
  const writer = newWriter();
  const f: Formatting = { text, dialect, writer, mapping, args, isTuple, used: 0, keyed: NULL, pos: 0 };
  const ok = formatAll(f);
  dropKeyed(f);
  if (ok) return finish(writer);
  discard(writer);
  return NULL;
}

// ---- str ----

function charOf(value: PyObject): NewRef | Null {
  if (PyUnicode.check(value)) {
    if (PyUnicode.length(value) === 1) return PyUnicode.fromOrdinal(readChar(value, 0));
    return PyErr.setString(T.TypeError, "%c requires int or char");
  }
  const number = PyNumber_Index(value);
  if (number === NULL) {
    if (!PyErr.exceptionMatches(T.TypeError)) return NULL;
    PyErr.clear();
    return PyErr.setString(T.TypeError, "%c requires int or char");
  }
  const code = PyLong.asNumber(number);
  decref(number);
  if (code >= 0 && code <= MAX_UNICODE) return PyUnicode.fromOrdinal(code);
  return PyErr.setString(T.OverflowError, "%c arg not in range(0x110000)");
}

/** Cut to the precision. Steals `text`. */
export function cutSteal(text: NewRef | Null, c: Conversion): NewRef | Null {
  if (text === NULL || c.precision < 0 || c.precision >= PyUnicode.length(text)) return text;
  const cut = PyUnicode.substring(text, 0, c.precision);
  decref(text);
  return cut;
}

const STR: Dialect = {
  key: PyUnicode.fromJS,
  noun: "string",
  floatError: () => "",
  convert: (c, value) => {
    switch (c.type) {
      case "s":
        return cutSteal(PyObject_Str(value), c);
      case "r":
        return cutSteal(PyObject_Repr(value), c);
      case "a":
        return cutSteal(PyObject_ASCII(value), c);
      case "c":
        return charOf(value);
      default:
        return undefined;
    }
  },
};

/** `op % args` of a str (PyUnicode_Format). @mayRunPython */
export function unicode_percent(op: PyObject, args: PyObject): NewRef | Null {
  return percentFormat(PyUnicode.toJS(op), args, STR, isText);
}
