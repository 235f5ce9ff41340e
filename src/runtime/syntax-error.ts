/** From the compiler's report of a syntax error to the exception. */
import { PyObject_Call } from "./call/call.js";
import * as PyErr from "./errors.js";
import type { NewRef, Null, PyObject } from "./heap/ownership.js";
import type { SyntaxErrorInfo } from "./host-interface.js";
import * as PyLong from "./objects/long.js";
import { decref } from "./objects/object.js";
import * as PyTuple from "./objects/tuple.js";
import { None, T } from "./objects/type-table.js";
import * as PyUnicode from "./objects/unicode.js";

const TYPES = { SyntaxError: T.SyntaxError, IndentationError: T.IndentationError, TabError: T.TabError };

function text(value: string | null): NewRef | Null {
  return value === null ? None : PyUnicode.fromJS(value);
}

function number(value: number | null): NewRef | Null {
  return value === null ? None : PyLong.fromNumber(value);
}

// A tuple of new references, all of which it takes.
function tupleSteal(items: readonly (NewRef | Null)[]): NewRef | Null {
  const complete = items.every((item) => item !== 0);
  const tuple = complete ? PyTuple.pack(...(items as PyObject[])) : 0;
  for (const item of items) if (item !== 0) decref(item);
  return tuple;
}

/** Raise the SyntaxError (or subclass) that `info` describes. */
export function raiseSyntaxError(info: SyntaxErrorInfo): Null {
  if (info.type === "MemoryError") return PyErr.setString(T.MemoryError, info.msg);
  if (info.type === "RecursionError") return PyErr.setString(T.RecursionError, info.msg);
  const details = tupleSteal([
    text(info.filename),
    number(info.lineno),
    number(info.offset),
    text(info.text),
    number(info.end_lineno),
    number(info.end_offset),
  ]);
  if (details === 0) return 0;
  const args = tupleSteal([text(info.msg), details]);
  if (args === 0) return 0;
  const type = TYPES[info.type] as number as PyObject;
  const exc = PyObject_Call(type, args, 0);
  decref(args);
  return exc === 0 ? 0 : PyErr.raiseSteal(exc);
}
