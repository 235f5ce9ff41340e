/** What `__reduce__` of iterators is made of: the builtins `iter` and `reversed`, and their arguments. */
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { INTERP } from "../interpreter.js";
import * as PyDict from "./dict.js";
import { decref, xdecref } from "./object.js";
import * as PyTuple from "./tuple.js";
import * as PyUnicode from "./unicode.js";

/** The builtin called `name`; NULL with an exception set, AttributeError when somebody has deleted it. Borrowed. */
export function builtinBorrow(name: string): PyObject | Null {
  const key = PyUnicode.internFromString(name);
  if (key === NULL) return NULL;
  const value = PyDict.getItem(I32[INTERP.builtins >> 2] as PyObject, key);
  decref(key);
  return value;
}

/** `(builtin, (arg,))`, or `(builtin, (arg,), state)`. `arg` and `state` are stolen; NULL: an error passed on, or no state. */
export function reduceToSteal(
  builtin: string,
  arg: NewRef | Null,
  state: NewRef | Null = NULL,
): NewRef | Null {
  const callable = builtinBorrow(builtin);
  const args = arg === NULL || callable === NULL ? NULL : PyTuple.pack(arg);
  xdecref(arg);
  let result: NewRef | Null = NULL;
  if (args !== NULL && callable !== NULL) {
    result = state === NULL ? PyTuple.pack(callable, args) : PyTuple.pack(callable, args, state);
  }
  xdecref(args);
  xdecref(state);
  return result;
}
