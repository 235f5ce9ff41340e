/** Exceptions whose messages show an object (`%R` in CPython's PyErr_Format). */
import { PyObject_Repr } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { NULL, type Null, type PyObject } from "../heap/ownership.js";
import { decref } from "./object.js";
import * as PyUnicode from "./unicode.js";

/** Set an exception whose message has the repr of `op` between two texts; what the repr raises takes its place. @mayRunPython */
export function setStringWithRepr(type: number, before: string, op: PyObject, after: string): Null {
  const repr = PyObject_Repr(op);
  if (repr === NULL) return NULL;
  const text = PyUnicode.toJS(repr);
  decref(repr);
  return PyErr.setString(type, before + text + after);
}
