/**
 * sys.stdin, sys.stdout and sys.stderr. Mirrors init_sys_streams of CPython's Python/pylifecycle.c.
 *
 * stdout is line buffered on a terminal and block buffered elsewhere, stderr always line buffered; with -u both pass everything on
 * at once.
 */
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { host } from "../host-interface.js";
import { ID } from "../identifiers.js";
import { INTERP } from "../interpreter.js";
import * as PyDict from "../objects/dict.js";
import { decref, incref, setRefSteal, xdecref } from "../objects/object.js";
import { None, T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { newBuffered } from "./io/buffered.js";
import { BufferedFlag, FileIO, Newlines } from "./io/layout.js";
import { fileioInit, newFileIO } from "./io/raw.js";
import { callForEffect, DEFAULT_BUFFER_SIZE, isAttributeTrue } from "./io/support.js";
import { newText, text_set_mode } from "./io/text.js";
import "./io/io.js";

/** Bit of INTERP.flags: -u. */
const UNBUFFERED = 16;

interface Standard {
  readonly fd: number;
  readonly name: string;
  readonly writing: boolean;
  readonly errors: string;
}

const STANDARD: readonly (Standard & { readonly key: PyObject; readonly original: PyObject })[] = [
  { fd: 0, name: "<stdin>", writing: false, errors: "strict", key: ID.stdin, original: ID.__stdin__ },
  { fd: 1, name: "<stdout>", writing: true, errors: "strict", key: ID.stdout, original: ID.__stdout__ },
  {
    fd: 2,
    name: "<stderr>",
    writing: true,
    errors: "backslashreplace",
    key: ID.stderr,
    original: ID.__stderr__,
  },
];

function rawFor({ fd, name, writing }: Standard): NewRef | Null {
  const raw = newFileIO();
  if (raw === NULL) return NULL;
  const shown = PyUnicode.fromJS(name);
  if (shown === NULL || fileioInit(raw, smallInt(fd), writing ? "w" : "r", false, None) < 0) {
    xdecref(shown);
    decref(raw);
    return NULL;
  }
  setRefSteal(raw, FileIO.name, shown);
  return raw;
}

function bufferFor(raw: PyObject, writing: boolean): NewRef | Null {
  return writing
    ? newBuffered(T.BufferedWriter, raw, DEFAULT_BUFFER_SIZE, BufferedFlag.WRITABLE)
    : newBuffered(T.BufferedReader, raw, DEFAULT_BUFFER_SIZE, BufferedFlag.READABLE);
}

// The text file for a descriptor; NULL with an exception set.
function newStandardFile(standard: Standard, unbuffered: boolean): NewRef | Null {
  const raw = rawFor(standard);
  if (raw === NULL) return NULL;
  const direct = unbuffered && standard.writing;
  const buffer = direct ? incref(raw) : bufferFor(raw, standard.writing);
  decref(raw);
  if (buffer === NULL) return NULL;
  const isStderr = standard.fd === 2;
  const errors = PyUnicode.internFromJS(standard.errors);
  const file =
    errors === NULL
      ? NULL
      : newText(buffer, {
          encoding: ID["utf-8"],
          errors,
          newlines: standard.writing ? Newlines.LF : Newlines.TRANSLATE,
          lineBuffering: !direct && (isStderr || host().isatty(standard.fd)),
          writeThrough: direct,
        });
  xdecref(errors);
  decref(buffer);
  if (file !== NULL) text_set_mode(file, PyUnicode.latin1Char(standard.writing ? 0x77 : 0x72));
  return file;
}

/** Make the three files and put them into sys. A descriptor that is not open gives None. 0 or -1. */
export function initStandardFiles(): number {
  const sys = I32[INTERP.sysdict >> 2] as PyObject;
  const unbuffered = (I32[INTERP.flags >> 2] & UNBUFFERED) !== 0;
  for (const standard of STANDARD) {
    let file = newStandardFile(standard, unbuffered);
    if (file === NULL) {
      if (!PyErr.exceptionMatches(T.OSError)) return -1;
      PyErr.clear();
      file = None;
    }
    const failed = PyDict.setItem(sys, standard.key, file) | PyDict.setItem(sys, standard.original, file);
    if (standard.fd === 1) I32[INTERP.stdout >> 2] = incref(file);
    if (standard.fd === 2) I32[INTERP.stderr >> 2] = incref(file);
    decref(file);
    if (failed !== 0) return -1;
  }
  return 0;
}

// 0; -1 when it could not be flushed (no exception is left set).
function flushOne(name: PyObject, report: boolean): number {
  const sys = I32[INTERP.sysdict >> 2] as PyObject | Null;
  const file = sys === NULL ? NULL : PyDict.getItem(sys, name);
  if (file === NULL || file === None) return 0;
  const held = incref(file);
  const closed = isAttributeTrue(held, "closed");
  if (closed < 0) PyErr.clear();
  let status = 0;
  if (closed === 0 && callForEffect(held, "flush") < 0) {
    status = -1;
    if (report) PyErr.writeUnraisable(NULL, "Exception ignored on flushing sys.stdout");
    else PyErr.clear();
  }
  decref(held);
  return status;
}

/** Flush sys.stdout and sys.stderr (flush_std_files): 0, or -1 when one could not be. @mayRunPython @mayReleaseGil */
export function flushStandardFiles(): number {
  const exc = PyErr.getRaisedException();
  const status = flushOne(ID.stdout, true) | flushOne(ID.stderr, false);
  PyErr.setRaisedException(exc);
  return status;
}
