/**
 * Checking the arguments of built-in constructors, whose `tp_new` and `tp_init` get them as words.
 * Mirrors _PyArg_NoKeywords and _PyArg_CheckPositional of CPython's Python/getargs.c, with their messages.
 */
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import type { Null, PyObject } from "../heap/ownership.js";
import * as PyTuple from "./tuple.js";
import { SLOT } from "./type.js";
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

const TP_INIT = SLOT.tp_init;

/** As noKeywords, for a `tp_new` of the static type `base`: a subclass with an `__init__` of its own may take keywords. */
export function noKeywordsUnlessInit(
  type: PyObject,
  base: number,
  name: string,
  kwnames: PyObject | Null,
): boolean {
  const ownInit = I32[(type >> 2) + TP_INIT] !== I32[(base >> 2) + TP_INIT];
  return ownInit || noKeywords(name, kwnames);
}
