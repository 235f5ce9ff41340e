/**
 * Warnings from native code. Mirrors PyErr_WarnEx in CPython's Python/_warnings.c; what is done with one is decided by the library module `warnings`.
 */
import { PyObject_CallMethod, PyObject_CallMethodOneArg } from "./call/call.js";
import * as PyErr from "./errors.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "./heap/ownership.js";
import { hooks } from "./modules/builtins/hooks.js";
import { decref } from "./objects/object.js";
import { None } from "./objects/type-table.js";
import * as PyUnicode from "./objects/unicode.js";

/** The module `warnings`; NULL without an exception when it cannot be had any more (the process ends). @mayRunPython */
function warningsModule(): NewRef | Null {
  const module = hooks.importModuleLevel?.("warnings", NULL, NULL, 0) ?? NULL;
  if (module === NULL) PyErr.clear();
  return module;
}

function callWarnings(name: string, call: (module: PyObject, name: PyObject) => NewRef | Null): number {
  const id = PyUnicode.internFromString(name);
  if (id === NULL) return -1;
  const module = warningsModule();
  if (module === NULL) {
    decref(id);
    return 0;
  }
  const result = call(module, id);
  decref(module);
  decref(id);
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
  return callWarnings("warn", (module, name) => {
    const text = PyUnicode.fromString(message);
    if (text === NULL) return NULL;
    const level = smallInt(stacklevel);
    const result = PyObject_CallMethod(module, name, text, category as PyObject, level, source);
    decref(text);
    return result;
  });
}

/** Warn that a coroutine was never awaited, with its origin if that was tracked. -1 with an exception set. @mayRunPython */
export function warnUnawaitedCoroutine(coroutine: PyObject): number {
  return callWarnings("_warn_unawaited_coroutine", (module, name) =>
    PyObject_CallMethodOneArg(module, name, coroutine),
  );
}
