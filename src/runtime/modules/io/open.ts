/**
 * open(): from a mode to a stack of file objects. Mirrors _io_open_impl of Modules/_io/_iomodule.c.
 */
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import * as PyLong from "../../objects/long.js";
import { decref } from "../../objects/object.js";
import { None, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { newBuffered } from "./buffered.js";
import { BufferedFlag } from "./layout.js";
import { newlinesOf } from "./newlines.js";
import { PyOS_FSPath } from "./path.js";
import { fileioInit, newFileIO } from "./raw.js";
import { callForEffect, DEFAULT_BUFFER_SIZE, isMethodTrue, valueError } from "./support.js";
import { newText, text_set_mode } from "./text.js";

interface Mode {
  readonly binary: boolean;
  /** The mode of the raw file. */
  readonly raw: string;
  readonly updating: boolean;
  readonly writing: boolean;
}

/** Parse "r", "w+b" …; the message of a ValueError when it is wrong. */
function parseMode(mode: string): Mode | string {
  const has = (ch: string): boolean => mode.includes(ch);
  if (/[^xrwatb+]/.test(mode) || new Set(mode).size !== mode.length) return `invalid mode: '${mode}'`;
  if (has("t") && has("b")) return "can't have text and binary mode at once";
  const count = [..."xrwa"].filter(has).length;
  if (count > 1) return "must have exactly one of create/read/write/append mode";
  if (count === 0) return "Must have exactly one of create/read/write/append mode and at most one plus";
  const raw = mode.replace(/[tb]/g, "");
  return { binary: has("b"), raw, updating: has("+"), writing: !has("r") };
}

// The message of a ValueError, or undefined.
function problem(
  mode: Mode,
  buffering: number,
  encoding: PyObject,
  errors: PyObject,
  newline: PyObject,
): string | undefined {
  if (mode.binary) {
    if (encoding !== None) return "binary mode doesn't take an encoding argument";
    if (errors !== None) return "binary mode doesn't take an errors argument";
    if (newline !== None) return "binary mode doesn't take a newline argument";
  } else if (buffering === 0) return "can't have unbuffered text I/O";
  return undefined;
}

function mustBeStrOrNone(op: PyObject, name: string): boolean {
  if (op === None || PyUnicode.check(op)) return true;
  const found = PyErr.typeName(op);
  PyErr.setString(T.TypeError, `open() argument '${name}' must be str or None, not ${found}`);
  return false;
}

// Close `file` after a failure, and give it up.
function abandon(file: NewRef): Null {
  const exc = PyErr.getRaisedException();
  if (callForEffect(file, "close") < 0) PyErr.clear();
  PyErr.setRaisedException(exc);
  decref(file);
  return NULL;
}

function bufferedFor(mode: Mode, raw: PyObject, size: number): NewRef | Null {
  if (mode.updating) {
    return newBuffered(T.BufferedRandom, raw, size, BufferedFlag.READABLE | BufferedFlag.WRITABLE);
  }
  return mode.writing
    ? newBuffered(T.BufferedWriter, raw, size, BufferedFlag.WRITABLE)
    : newBuffered(T.BufferedReader, raw, size, BufferedFlag.READABLE);
}

/** `open(file, mode, buffering, encoding, errors, newline, closefd, opener)`. @mayRunPython @mayReleaseGil */
export function io_open(
  file: PyObject,
  modeObject: PyObject,
  buffering: number,
  encoding: PyObject,
  errors: PyObject,
  newline: PyObject,
  closefd: number,
  opener: PyObject,
): NewRef | Null {
  if (!mustBeStrOrNone(encoding, "encoding") || !mustBeStrOrNone(errors, "errors")) return NULL;
  if (!mustBeStrOrNone(newline, "newline")) return NULL;
  const modeText = PyUnicode.toJS(modeObject);
  const mode = parseMode(modeText);
  if (typeof mode === "string") return valueError(mode);
  const wrong = problem(mode, buffering, encoding, errors, newline);
  if (wrong !== undefined) return valueError(wrong);
  const newlines = newlinesOf(newline);
  if (newlines < 0) return NULL;
  const name = PyLong.check(file) ? (file as NewRef) : PyOS_FSPath(file);
  if (name === NULL) return NULL;
  const raw = newFileIO();
  let result: NewRef | Null = raw;
  if (raw !== NULL && fileioInit(raw, name, mode.raw, closefd !== 0, opener) < 0) {
    decref(raw);
    result = NULL;
  }
  if (!PyLong.check(file)) decref(name);
  if (result === NULL) return NULL;
  return stack(result, mode, modeText, buffering, { encoding, errors, newlines });
}

interface TextArguments {
  readonly encoding: PyObject;
  readonly errors: PyObject;
  readonly newlines: number;
}

// What goes on top of the raw file. Steals `raw`.
function stack(
  raw: NewRef,
  mode: Mode,
  modeText: string,
  buffering: number,
  text: TextArguments,
): NewRef | Null {
  const isatty = buffering < 0 ? isMethodTrue(raw, "isatty") : 0;
  if (isatty < 0) return abandon(raw);
  if (buffering === 0) return raw;
  const size = buffering > 1 ? buffering : DEFAULT_BUFFER_SIZE;
  const buffer = bufferedFor(mode, raw, size);
  if (buffer === NULL) return abandon(raw);
  decref(raw);
  if (mode.binary) return buffer;
  const lineBuffering = buffering === 1 || isatty > 0;
  const wrapper = newText(buffer, { ...text, lineBuffering, writeThrough: false });
  if (wrapper === NULL) return abandon(buffer);
  decref(buffer);
  const shown = PyUnicode.fromJS(modeText);
  if (shown === NULL) return abandon(wrapper);
  text_set_mode(wrapper, shown);
  return wrapper;
}
