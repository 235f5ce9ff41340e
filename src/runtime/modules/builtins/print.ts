/** print and input: the builtins that talk to sys.stdout and sys.stdin. Mirrors CPython's Python/bltinmodule.c. */
import { PyObject_GetAttr, PyObject_IsTrue, PyObject_Str } from "../../abstract/object.js";
import { PyObject_CallMethodNoArgs, PyObject_CallMethodOneArg } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { I32 } from "../../heap/memory.js";
import type { NewRef, Null, PyObject } from "../../heap/ownership.js";
import { ID } from "../../identifiers.js";
import { INTERP } from "../../interpreter.js";
import { func } from "../../method-def.js";
import * as PyDict from "../../objects/dict.js";
import { decref, incref } from "../../objects/object.js";
import { None, S, T } from "../../objects/type-table.js";
import { finish, newWriter, writeStr } from "../../objects/unicode/writer.js";
import * as PyUnicode from "../../objects/unicode.js";

/** An attribute of the module sys, borrowed; NULL when it is missing. */
function sysAttribute(name: PyObject): PyObject | Null {
  const sys = I32[INTERP.sysdict >> 2] as PyObject | Null;
  return sys === 0 ? 0 : PyDict.getItem(sys, name);
}

function mustBeStr(value: PyObject, name: string): boolean {
  if (value === S.None || PyUnicode.check(value)) return true;
  PyErr.setString(T.TypeError, `${name} must be None or a string, not ${PyErr.typeName(value)}`);
  return false;
}

const NEWLINE = () => PyUnicode.latin1Char(10);
const SPACE = () => PyUnicode.latin1Char(32);

function builtin_print(
  args: number,
  count: number,
  sep: PyObject,
  end: PyObject,
  file: PyObject,
  flush: PyObject,
): NewRef | Null {
  let target = file;
  if (target === S.None) {
    const stdout = sysAttribute(ID.stdout);
    if (stdout === 0) return PyErr.setString(T.RuntimeError, "lost sys.stdout");
    if (stdout === S.None) return None;
    target = stdout;
  }
  if (!mustBeStr(sep, "sep") || !mustBeStr(end, "end")) return 0;
  const separator = sep === S.None ? SPACE() : sep;
  const ending = end === S.None ? NEWLINE() : end;
  const kept = incref(target);
  // Nobody can tell how many writes the real stdout gets, so it gets one.
  const isReal = kept === I32[INTERP.stdout >> 2];
  const status = isReal
    ? printJoined(kept, args, count, separator, ending)
    : printPieces(kept, args, count, separator, ending);
  const result = status < 0 || flushIf(kept, flush) < 0 ? 0 : None;
  decref(kept);
  return result;
}

function printPieces(file: PyObject, args: number, count: number, sep: PyObject, end: PyObject): number {
  for (let i = 0; i < count; i++) {
    if (i > 0 && writeTo(file, sep) < 0) return -1;
    const text = PyObject_Str(I32[(args >> 2) + i] as PyObject);
    if (text === 0) return -1;
    const status = writeTo(file, text);
    decref(text);
    if (status < 0) return -1;
  }
  return writeTo(file, end);
}

function printJoined(file: PyObject, args: number, count: number, sep: PyObject, end: PyObject): number {
  const writer = newWriter();
  for (let i = 0; i < count; i++) {
    if (i > 0) writeStr(writer, sep);
    const text = PyObject_Str(I32[(args >> 2) + i] as PyObject);
    if (text === 0) {
      // What came before the failure has been printed, as it would be piece by piece.
      return printBeforeFailure(file, finish(writer));
    }
    writeStr(writer, text);
    decref(text);
  }
  writeStr(writer, end);
  const text = finish(writer);
  if (text === 0) return -1;
  const status = writeTo(file, text);
  decref(text);
  return status;
}

function printBeforeFailure(file: PyObject, text: NewRef | Null): number {
  const exc = PyErr.getRaisedException();
  if (text !== 0) {
    writeTo(file, text);
    decref(text);
  }
  PyErr.setRaisedException(exc);
  return -1;
}

function writeTo(file: PyObject, text: PyObject): number {
  return released(PyObject_CallMethodOneArg(file, ID.write, text));
}

function released(result: NewRef | Null): number {
  if (result === 0) return -1;
  decref(result);
  return 0;
}

function flushIf(file: PyObject, flush: PyObject): number {
  const wanted = PyObject_IsTrue(flush);
  return wanted <= 0 ? wanted : released(PyObject_CallMethodNoArgs(file, ID.flush));
}

// ---- input ----

function lost(name: string): Null {
  return PyErr.setString(T.RuntimeError, `input(): lost sys.${name}`);
}

function isLost(file: PyObject | Null): file is Null {
  return file === 0 || file === S.None;
}

function flushQuietly(file: PyObject): void {
  if (released(PyObject_CallMethodNoArgs(file, ID.flush)) < 0) PyErr.clear();
}

function builtin_input(prompt: PyObject): NewRef | Null {
  const stdin = sysAttribute(ID.stdin);
  if (isLost(stdin)) return lost("stdin");
  const stdout = sysAttribute(ID.stdout);
  if (isLost(stdout)) return lost("stdout");
  const stderr = sysAttribute(ID.stderr);
  if (isLost(stderr)) return lost("stderr");
  flushQuietly(stderr);
  if (prompt !== 0) {
    const text = PyObject_Str(prompt);
    if (text === 0) return 0;
    const status = writeTo(stdout, text);
    decref(text);
    if (status < 0) return 0;
  }
  flushQuietly(stdout);
  return readLine(stdin);
}

/** A line of a file without its newline; EOFError at the end (PyFile_GetLine with -1). @mayRunPython */
function readLine(file: PyObject): NewRef | Null {
  const reader = PyObject_GetAttr(file, ID.readline);
  if (reader === 0) return 0;
  decref(reader);
  const line = PyObject_CallMethodNoArgs(file, ID.readline);
  if (line === 0) return 0;
  if (!PyUnicode.check(line)) {
    decref(line);
    return PyErr.setString(T.TypeError, "object.readline() returned non-string");
  }
  const length = PyUnicode.length(line);
  if (length === 0) {
    decref(line);
    return PyErr.setString(T.EOFError, "EOF when reading a line");
  }
  if (PyUnicode.readChar(line, length - 1) !== 10) return line;
  const text = PyUnicode.substring(line, 0, length - 1);
  decref(line);
  return text;
}

export const PRINT_FUNCTIONS = [
  func(
    "print($module, *args, sep=' ', end='\\n', file=None, flush=False)",
    "Prints the values to a stream, or to sys.stdout by default.\n\n" +
      "  sep\n    string inserted between values, default a space.\n" +
      "  end\n    string appended after the last value, default a newline.\n" +
      "  file\n    a file-like object (stream); defaults to the current sys.stdout.\n" +
      "  flush\n    whether to forcibly flush the stream.",
    builtin_print,
  ),
  func(
    "input($module, prompt=NULL, /)",
    "input($module, prompt='', /)\n--\n\nRead a string from standard input.  The trailing newline is stripped.\n\n" +
      "The prompt string, if given, is printed to standard output without a\n" +
      "trailing newline before reading input.\n\n" +
      "If the user hits EOF (*nix: Ctrl-D, Windows: Ctrl-Z+Return), raise EOFError.\n" +
      "On *nix systems, readline is used if available.",
    builtin_input,
  ),
];
