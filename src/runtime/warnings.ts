/**
 * Warnings from native code. Mirrors PyErr_WarnEx in CPython's Python/_warnings.c; what is done with one is decided by the library module `warnings`.
 */
import { PyObject_GetOptionalAttr } from "./abstract/object.js";
import { PyObject_CallArgs } from "./call/call.js";
import * as PyErr from "./errors.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "./heap/ownership.js";
import { hooks } from "./modules/builtins/hooks.js";
import { decref, xdecref } from "./objects/object.js";
import { None, T } from "./objects/type-table.js";
import * as PyUnicode from "./objects/unicode.js";

/** The module `warnings`; NULL without an exception when it cannot be had any more (the process ends). @mayRunPython */
function warningsModule(): NewRef | Null {
  const module = hooks.importModuleLevel?.("warnings", NULL, NULL, 0) ?? NULL;
  if (module === NULL) PyErr.clear();
  return module;
}

/** Call `warnings.name`; 0, also when the module is gone, or -1 with an exception set. `missing` is what to do when a program took the function out. */
function callWarnings(name: string, args: readonly PyObject[], missing: () => number = () => 0): number {
  const id = PyUnicode.internFromString(name);
  const module = id === NULL ? NULL : warningsModule();
  const function_ = id === NULL || module === NULL ? NULL : PyObject_GetOptionalAttr(module, id);
  xdecref(id);
  if (module === NULL) return 0;
  decref(module);
  if (function_ === NULL) return PyErr.occurred() ? -1 : missing();
  const result = PyObject_CallArgs(function_, ...args);
  decref(function_);
  if (result === NULL) return -1;
  decref(result);
  return 0;
}

/**
 * warnings.warn(message, category, stacklevel, source), level 1 being the Python code that called. 0, or -1 with an exception set: the warning itself,
 * when a filter makes it an error. @mayRunPython
 */
export function PyErr_WarnEx(
  category: number,
  message: string,
  stacklevel: number,
  source: PyObject = None,
): number {
  const text = PyUnicode.fromString(message);
  if (text === NULL) return -1;
  const status = callWarnings("warn", [text, category as PyObject, smallInt(stacklevel), source]);
  decref(text);
  return status;
}

/** Warn that a coroutine was never awaited, with its origin if that was tracked. -1 with an exception set. @mayRunPython */
export function warnUnawaitedCoroutine(coroutine: PyObject, qualname: string): number {
  return callWarnings("_warn_unawaited_coroutine", [coroutine], () =>
    PyErr_WarnEx(T.RuntimeWarning, `coroutine '${qualname}' was never awaited`, 1, coroutine),
  );
}

/** warnings.warn_explicit(message, category, filename, lineno). 0, or -1 with an exception set. @mayRunPython */
export function PyErr_WarnExplicit(
  category: number,
  message: string,
  filename: string,
  lineno: number,
): number {
  const text = PyUnicode.fromString(message);
  const file = PyUnicode.fromString(filename);
  const status =
    text === NULL || file === NULL
      ? -1
      : callWarnings("warn_explicit", [text, category as PyObject, file, smallInt(lineno)]);
  xdecref(text);
  xdecref(file);
  return status;
}
