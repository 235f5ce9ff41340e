/**
 * The hooks of sys: what is done with the value of an expression typed in, with an uncaught exception, with one that nobody can catch.
 * Mirrors CPython's Python/sysmodule.c, and _PyErr_WriteUnraisableMsg of Python/errors.c.
 */
import { PyObject_GetAttr, PyObject_Repr, PyObject_Str } from "../abstract/object.js";
import { PyObject_CallOneArg, PyObject_Vectorcall } from "../call/call.js";
import * as PyErr from "../errors.js";
import { currentFrame } from "../frame-record.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { host } from "../host-interface.js";
import { ID } from "../identifiers.js";
import { INTERP } from "../interpreter.js";
import { func } from "../method-def.js";
import * as PyDict from "../objects/dict.js";
import { PyException_GetTraceback, PyException_SetTraceback } from "../objects/exceptions.js";
import { BaseException } from "../objects/exceptions-layout.js";
import { decref, incref, typeOf, xdecref, xincref } from "../objects/object.js";
import { defineStructSequence, fromValuesSteal, getFieldBorrow } from "../objects/struct-sequence.js";
import { here } from "../objects/traceback.js";
import * as PyTuple from "../objects/tuple.js";
import { None, T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { entriesOf, formatExceptionText, readSourceLine, typeText } from "../traceback-print.js";
import { formatEntries, NO_COLORS } from "../traceback-print-frames.js";
import { PyErr_WarnEx } from "../warnings.js";
import { hooks as builtinsHooks } from "./builtins/hooks.js";
import { sysAttribute, writeStderr, writeText } from "./std-streams.js";

// ---- displayhook ----

function sys_displayhook(value: PyObject): NewRef | Null {
  if (value === None) return None;
  const builtins = I32[INTERP.builtins >> 2] as PyObject;
  // `_` must not keep the old value alive, nor show it, while the repr runs.
  if (PyDict.setItem(builtins, ID._, None) < 0) return NULL;
  const stdout = sysAttribute(ID.stdout);
  if (stdout === NULL || stdout === None) return PyErr.setString(T.RuntimeError, "lost sys.stdout");
  const repr = PyObject_Repr(value);
  const status = repr === NULL ? -1 : writeRepr(stdout, PyUnicode.toJS(repr));
  xdecref(repr);
  decref(stdout);
  return status < 0 || PyDict.setItem(builtins, ID._, value) < 0 ? NULL : None;
}

// What stdout cannot encode is shown with backslashes.
function writeRepr(stdout: PyObject, text: string): number {
  if (writeText(stdout, text) < 0) {
    if (!PyErr.clearIf(T.UnicodeEncodeError)) return -1;
    if (writeText(stdout, withBackslashes(text)) < 0) return -1;
  }
  return writeText(stdout, "\n");
}

function withBackslashes(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (c) => {
    const code = c.codePointAt(0)!;
    const hex = code.toString(16);
    if (code < 0x100) return `\\x${hex}`;
    return code < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
  });
}

// ---- excepthook ----

/** Shall tracebacks be coloured? 3.13's order of precedence; only when sys.stderr is still the terminal. */
function wantsColor(): boolean {
  const { getenv, isatty } = host();
  const forced = getenv("PYTHON_COLORS");
  if (forced === "0" || forced === "1") return forced === "1";
  if (getenv("NO_COLOR")) return false;
  if (getenv("FORCE_COLOR")) return true;
  if (getenv("TERM") === "dumb") return false;
  return isOriginalStderr() && isatty(2);
}

function isOriginalStderr(): boolean {
  const stderr = sysAttribute(ID.stderr);
  xdecref(stderr);
  return stderr !== NULL && stderr === I32[INTERP.stderr >> 2];
}

/** Write a whole traceback to sys.stderr (PyErr_DisplayException). @mayRunPython */
export function displayException(exc: PyObject): void {
  writeStderr(formatExceptionText(exc, { color: wantsColor() }));
}

function sys_excepthook(_type: PyObject, value: PyObject, traceback: PyObject): NewRef {
  if (value === None) {
    writeStderr("NoneType: None\n");
    return None;
  }
  if (!PyErr.isExceptionInstance(value)) {
    const found = PyErr.typeName(value);
    writeStderr(`TypeError: print_exception(): Exception expected for value, ${found} found\n`);
    return None;
  }
  const isTraceback = typeOf(traceback) === (T.traceback as number);
  if (isTraceback && BaseException.traceback.get(value) === NULL) PyException_SetTraceback(value, traceback);
  displayException(value);
  return None;
}

// ---- unraisablehook ----

defineStructSequence({
  address: T.UnraisableHookArgs,
  name: "UnraisableHookArgs",
  doc: "UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook.",
  fields: [
    ["exc_type", "Exception type"],
    ["exc_value", "Exception value"],
    ["exc_traceback", "Exception traceback"],
    ["err_msg", "Error message"],
    ["object", "Object causing the exception"],
  ],
});

const DEFAULT_MESSAGE = "Exception ignored in";

function reprOrPlaceholder(op: PyObject): string {
  const repr = PyObject_Repr(op);
  if (repr === NULL) {
    PyErr.clear();
    return "<object repr() failed>";
  }
  const text = PyUnicode.toJS(repr);
  decref(repr);
  return text;
}

function printUnraisable(exc: PyObject | Null, message: string | null, obj: PyObject | Null): void {
  const place = obj === NULL || obj === None ? "" : ` ${reprOrPlaceholder(obj)}`;
  let head = "";
  if (place !== "") head = `${message ?? DEFAULT_MESSAGE}:${place}\n`;
  else if (message !== null) head = `${message}:\n`;
  writeStderr(head + (exc === NULL ? "" : plainText(exc)));
}

// As CPython's C code shows an exception, where traceback.py cannot be relied on: no carets, no chain, no notes; a colon even before nothing.
function plainText(exc: PyObject): string {
  const entries = entriesOf(BaseException.traceback.get(exc)).map((entry) => ({
    ...entry,
    endLineno: entry.lineno,
    colOffset: null,
    endColOffset: null,
  }));
  const frames = formatEntries(entries, readSourceLine, NO_COLORS).join("");
  const header = entries.length === 0 ? "" : "Traceback (most recent call last):\n";
  const str = PyObject_Str(exc);
  if (str === NULL) PyErr.clear();
  const message = str === NULL ? "<exception str() failed>" : PyUnicode.toJS(str);
  xdecref(str);
  return `${header}${frames}${typeText(typeOf(exc))}: ${message}\n`;
}

function sys_unraisablehook(args: PyObject): NewRef | Null {
  if (typeOf(args) !== (T.UnraisableHookArgs as number)) {
    return PyErr.setString(T.TypeError, "sys.unraisablehook argument type must be UnraisableHookArgs");
  }
  const [, value, , message, obj] = [0, 1, 2, 3, 4].map((i) => getFieldBorrow(args, i) as PyObject);
  const text = PyUnicode.check(message) ? PyUnicode.toJS(message) : null;
  printUnraisable(PyErr.isExceptionInstance(value) ? value : NULL, text, obj);
  return None;
}

function unraisableArgs(exc: PyObject, obj: PyObject | Null, message: string): NewRef | Null {
  const traceback = PyException_GetTraceback(exc);
  return fromValuesSteal(T.UnraisableHookArgs, [
    incref(typeOf(exc)),
    incref(exc),
    traceback === NULL ? None : traceback,
    message === DEFAULT_MESSAGE ? None : PyUnicode.fromJS(message),
    xincref(obj) || None,
  ]);
}

// One that was raised by native code is shown where Python called that.
function addTraceback(exc: PyObject): void {
  const frame = currentFrame();
  if (frame === 0) return;
  PyErr.setRaisedException(incref(exc));
  here(frame);
  xdecref(PyErr.getRaisedException());
}

/** An exception that nobody can catch goes to sys.unraisablehook; what that raises is shown as well. @mayRunPython */
function handleUnraisable(exc: PyObject, obj: PyObject | Null, message: string): void {
  if (BaseException.traceback.get(exc) === NULL) addTraceback(exc);
  const hook = sysAttribute(ID.unraisablehook);
  const args = hook === NULL || hook === None ? NULL : unraisableArgs(exc, obj, message);
  if (args === NULL) {
    PyErr.clear();
    printUnraisable(exc, message === DEFAULT_MESSAGE ? null : message, obj);
  } else {
    const result = PyObject_CallOneArg(hook as PyObject, args);
    decref(args);
    if (result === NULL) {
      const second = PyErr.getRaisedException() as NewRef;
      printUnraisable(second, "Exception ignored in sys.unraisablehook", hook);
      decref(second);
    } else decref(result);
  }
  xdecref(hook);
}

PyErr.setUnraisableHandler(handleUnraisable);

// ---- breakpointhook ----

function importFrom(path: string): NewRef | Null {
  const dot = path.lastIndexOf(".");
  const moduleName = dot < 0 ? "builtins" : path.slice(0, dot);
  if (builtinsHooks.importModuleLevel === undefined) return NULL;
  const name = PyUnicode.internFromJS(path.slice(dot + 1));
  const fromlist = name === NULL ? NULL : PyTuple.pack(name);
  const module = fromlist === NULL ? NULL : builtinsHooks.importModuleLevel(moduleName, NULL, fromlist, 0);
  const value = module === NULL || name === NULL ? NULL : PyObject_GetAttr(module, name);
  for (const op of [name, fromlist, module]) xdecref(op);
  return value;
}

function ignoreUnimportable(path: string): NewRef | Null {
  const known = [T.ImportError, T.AttributeError, T.ValueError].some((type) => PyErr.exceptionMatches(type));
  if (!known) return NULL;
  PyErr.clear();
  const text = `Ignoring unimportable $PYTHONBREAKPOINT: "${path}"`;
  return PyErr_WarnEx(T.RuntimeWarning, text, 0) < 0 ? NULL : None;
}

function sys_breakpointhook(args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const wanted = host().getenv("PYTHONBREAKPOINT");
  if (wanted === "0") return None;
  const path = wanted ? wanted : "pdb.set_trace";
  const hook = importFrom(path);
  // Without a debugger, that there is no pdb is worth an error; what the environment asks for in vain is not.
  if (hook === NULL) return wanted ? ignoreUnimportable(path) : NULL;
  const result = PyObject_Vectorcall(hook, args, nargs, kwnames);
  decref(hook);
  return result;
}

export const sysHookFunctions = [
  func(
    "displayhook($module, object, /)",
    "Print an object to sys.stdout and keep it in builtins._",
    sys_displayhook,
  ),
  func(
    "excepthook($module, exctype, value, traceback, /)",
    "Show an exception with its traceback on sys.stderr.",
    sys_excepthook,
  ),
  func("unraisablehook($module, unraisable, /)", "Show an unraisable exception.", sys_unraisablehook),
  func(
    "breakpointhook($module, ...)",
    "breakpointhook(*args, **kws)\n\nWhat breakpoint() calls: pdb.set_trace, or what PYTHONBREAKPOINT names.",
    sys_breakpointhook,
  ),
];
