/**
 * Checking the arguments of built-in constructors, whose `tp_new` and `tp_init` get them as words.
 * Mirrors _PyArg_NoKeywords and _PyArg_CheckPositional of CPython's Python/getargs.c, with their messages.
 */
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import type { Null, PyObject } from "../heap/ownership.js";
import * as PyTuple from "./tuple.js";
import { T } from "./type-table.js";

/** Were there no keyword arguments? Otherwise TypeError. */
export function noKeywords(name: string, kwnames: PyObject | Null): boolean {
  if (kwnames === 0 || PyTuple.size(kwnames) === 0) return true;
  PyErr.setString(T.TypeError, `${name}() takes no keyword arguments`);
  return false;
}

/** Is the number of positional arguments in min..max? Otherwise TypeError. */
export function checkPositional(name: string, nargs: number, min: number, max: number): boolean {
  if (nargs >= min && nargs <= max) return true;
  const bound = nargs < min ? min : max;
  const at = min === max ? "" : nargs < min ? "at least " : "at most ";
  const plural = bound === 1 ? "" : "s";
  PyErr.setString(T.TypeError, `${name} expected ${at}${bound} argument${plural}, got ${nargs}`);
  return false;
}

/** Argument `i`. Borrowed. */
export function argument(args: number, i: number): PyObject {
  return I32[(args >> 2) + i] as PyObject;
}
