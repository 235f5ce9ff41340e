/** Raising what the parser found, and its warnings. */
import { PyObject_GetAttr } from "../../abstract/object.js";
import { PyObject_CallArgs } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { decref, typeOf, xdecref } from "../../objects/object.js";
import { T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { hooks } from "../builtins/hooks.js";
import type { PatternWarning } from "./parser.js";
import type { PatternError } from "./tokenizer.js";

const ERROR_TYPES = {
  OverflowError: T.OverflowError,
  RecursionError: T.RecursionError,
  IndexError: T.IndexError,
  NotImplementedError: T.NotImplementedError,
  ValueError: T.ValueError,
} as const;

const WARNING_TYPES = { FutureWarning: T.FutureWarning, DeprecationWarning: T.DeprecationWarning } as const;

/** Attribute `name` of a module, imported if need be. @mayRunPython */
export function moduleAttribute(moduleName: string, name: string): NewRef | Null {
  const module = hooks.importModuleLevel?.(moduleName, NULL, NULL, 0) ?? NULL;
  if (module === NULL) return NULL;
  const key = PyUnicode.internFromJS(name);
  const value = key === NULL ? NULL : PyObject_GetAttr(module, key);
  xdecref(key);
  decref(module);
  return value;
}

/** Raise `re.PatternError(message, pattern, pos)`; `pos` below 0: without position. @mayRunPython */
export function raisePatternError(error: PatternError, pattern: PyObject): Null {
  if (error.type !== "PatternError") return PyErr.setString(ERROR_TYPES[error.type], error.message);
  const type = moduleAttribute("re", "PatternError");
  if (type === NULL) return NULL;
  const message = PyUnicode.fromJS(error.message);
  if (message !== NULL) {
    const exc =
      error.pos < 0
        ? PyObject_CallArgs(type, message)
        : PyObject_CallArgs(type, message, pattern, smallInt(error.pos));
    decref(message);
    if (exc !== NULL) {
      PyErr.setObject(typeOf(exc), exc);
      decref(exc);
    }
  }
  decref(type);
  return NULL;
}

/** Give the parser's warnings, for the caller of re.compile (or of another function of re). 0 or -1. @mayRunPython */
export function giveWarnings(warnings: readonly PatternWarning[]): number {
  for (const { message, category } of warnings) {
    const warn = moduleAttribute("warnings", "warn");
    if (warn === NULL) return -1;
    const text = PyUnicode.fromJS(message);
    const result =
      text === NULL
        ? NULL
        : PyObject_CallArgs(warn, text, WARNING_TYPES[category] as number as PyObject, smallInt(3));
    xdecref(text);
    decref(warn);
    if (result === NULL) return -1;
    decref(result);
  }
  return 0;
}
