/**
 * `__reduce__` of iterators over characters and bytes: `(iter, (sequence,), index)`.
 */
import { I32 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { INTERP } from "../../interpreter.js";
import * as PyDict from "../dict.js";
import { decref } from "../object.js";
import * as PyTuple from "../tuple.js";
import { internFromJS } from "../unicode.js";

/** What `__reduce__` gives: `sequence` is NULL when the iterator is exhausted; then it is iter(`empty`). */
export function reduceIterator(sequence: PyObject | Null, index: number, empty: PyObject): NewRef | Null {
  const name = internFromJS("iter");
  if (name === NULL) return NULL;
  const iter = PyDict.getItem(I32[INTERP.builtins >> 2] as PyObject, name);
  decref(name);
  if (iter === NULL) return NULL;
  const args = PyTuple.pack(sequence === NULL ? empty : sequence);
  if (args === NULL) return NULL;
  const result = sequence === NULL ? PyTuple.pack(iter, args) : PyTuple.pack(iter, args, smallInt(index));
  decref(args);
  return result;
}
