/**
 * Paths: str, bytes, or an object with `__fspath__`. Mirrors PyOS_FSPath and PyUnicode_FSConverter.
 */
import { _PyObject_LookupSpecial } from "../../abstract/object.js";
import { PyObject_CallNoArgs } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { ID } from "../../identifiers.js";
import * as PyBytes from "../../objects/bytes.js";
import { decref, incref } from "../../objects/object.js";
import { T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";

/** `os.fspath(path)`: a str or bytes; TypeError. @mayRunPython */
export function PyOS_FSPath(path: PyObject): NewRef | Null {
  if (PyUnicode.check(path) || PyBytes.check(path)) return incref(path);
  const dunder = _PyObject_LookupSpecial(path, ID.__fspath__);
  if (dunder === NULL) {
    if (PyErr.occurred()) return NULL;
    const found = PyErr.typeName(path);
    return PyErr.setString(T.TypeError, `expected str, bytes or os.PathLike object, not ${found}`);
  }
  const result = PyObject_CallNoArgs(dunder);
  decref(dunder);
  if (result === NULL || PyUnicode.check(result) || PyBytes.check(result)) return result;
  const message = `expected ${PyErr.typeName(path)}.__fspath__() to return str or bytes, not ${PyErr.typeName(result)}`;
  decref(result);
  return PyErr.setString(T.TypeError, message);
}

/** A path as a JS string; undefined with TypeError or ValueError. @mayRunPython */
export function PyObject_FSPathText(path: PyObject): string | undefined {
  const op = PyOS_FSPath(path);
  if (op === NULL) return undefined;
  const text = PyUnicode.check(op) ? PyUnicode.toJS(op) : new TextDecoder().decode(PyBytes.toJS(op));
  decref(op);
  if (!text.includes("\0")) return text;
  PyErr.setString(T.ValueError, "embedded null byte");
  return undefined;
}
