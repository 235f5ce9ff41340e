/** Pattern matching: MATCH_KEYS and MATCH_CLASS. Mirrors match_keys and match_class in CPython's Python/ceval.c. */
import { PyObject_GetOptionalAttr, PyObject_IsInstance } from "../runtime/abstract/object.js";
import { PyObject_CallArgs } from "../runtime/call/call.js";
import * as PyErr from "../runtime/errors.js";
import type { NewRef, Null, PyObject } from "../runtime/heap/ownership.js";
import { ID } from "../runtime/identifiers.js";
import * as PyList from "../runtime/objects/list.js";
import { decref, typeOf } from "../runtime/objects/object.js";
import * as PySet from "../runtime/objects/set.js";
import * as PyTuple from "../runtime/objects/tuple.js";
import { hasFlag, TypeFlags } from "../runtime/objects/type.js";
import { None, T } from "../runtime/objects/type-table.js";
import * as PyUnicode from "../runtime/objects/unicode.js";

/** The values of `keys` (a tuple) in the mapping, as a tuple; None when one is missing. @mayRunPython */
export function matchKeys(subject: PyObject, keys: PyObject): NewRef | Null {
  const count = PyTuple.size(keys);
  const seen = PySet.new_(0);
  const get = seen === 0 ? 0 : PyObject_GetOptionalAttr(subject, ID.get);
  const values = get === 0 ? 0 : PyList.new_(0);
  if (seen === 0 || get === 0 || values === 0) return 0;
  let result: NewRef | Null = 0;
  done: {
    for (let i = 0; i < count; i++) {
      const key = PyTuple.getItem(keys, i);
      const known = PySet.contains(seen, key);
      if (known < 0) break done;
      if (known > 0) {
        PyErr.setString(T.ValueError, "mapping pattern checks duplicate key");
        break done;
      }
      if (PySet.add(seen, key) < 0) break done;
      // The set serves as the default that no mapping contains.
      const value = PyObject_CallArgs(get, key, seen);
      if (value === 0) break done;
      if (value === seen) {
        decref(value);
        result = None;
        break done;
      }
      if (PyList.appendSteal(values, value) < 0) break done;
    }
    result = PyTuple.fromArray(PyList.items(values), PyList.size(values));
  }
  decref(seen);
  decref(get);
  decref(values);
  return result;
}

/** The attributes of a class pattern with `nargs` positional sub-patterns and `names` by keyword; None: no match. @mayRunPython */
export function matchClass(subject: PyObject, type: PyObject, nargs: number, names: PyObject): NewRef | Null {
  if (!hasFlag(typeOf(type), TypeFlags.TYPE_SUBCLASS)) {
    return PyErr.setString(T.TypeError, "called match pattern must be a class");
  }
  const isInstance = PyObject_IsInstance(subject, type);
  if (isInstance <= 0) return isInstance < 0 ? 0 : None;
  const attrs = PyList.new_(0);
  if (attrs === 0) return 0;
  const wanted: PyObject[] = [];
  const matched = nargs === 0 ? 1 : positionalNames(type, nargs, wanted, subject, attrs);
  let result: NewRef | Null = matched < 0 ? 0 : None;
  if (matched > 0) {
    for (let i = 0; i < PyTuple.size(names); i++) wanted.push(PyTuple.getItem(names, i));
    result = collect(subject, type, wanted, attrs);
  }
  decref(attrs);
  return result;
}

// 1, 0 or -1. Types such as int match a single positional sub-pattern with the subject itself.
function positionalNames(
  type: PyObject,
  nargs: number,
  wanted: PyObject[],
  subject: PyObject,
  attrs: PyObject,
): number {
  const allowedText = (allowed: number) =>
    `${PyErr.nameOfType(type)}() accepts ${allowed} positional sub-pattern${allowed === 1 ? "" : "s"} (${nargs} given)`;
  const matchArgs = PyObject_GetOptionalAttr(type, ID.__match_args__);
  if (matchArgs === 0) {
    if (PyErr.occurred()) return -1;
    const selfMatch = matchesSelf(type);
    if (nargs > (selfMatch ? 1 : 0)) {
      PyErr.setString(T.TypeError, allowedText(selfMatch ? 1 : 0));
      return -1;
    }
    return PyList.append(attrs, subject) < 0 ? -1 : 1;
  }
  if (typeOf(matchArgs) !== T.tuple) {
    PyErr.setString(
      T.TypeError,
      `${PyErr.nameOfType(type)}.__match_args__ must be a tuple (got ${PyErr.typeName(matchArgs)})`,
    );
    decref(matchArgs);
    return -1;
  }
  if (PyTuple.size(matchArgs) < nargs) {
    PyErr.setString(T.TypeError, allowedText(PyTuple.size(matchArgs)));
    decref(matchArgs);
    return -1;
  }
  for (let i = 0; i < nargs; i++) {
    const name = PyTuple.getItem(matchArgs, i);
    if (typeOf(name) !== T.str) {
      PyErr.setString(T.TypeError, `__match_args__ elements must be strings (got ${PyErr.typeName(name)})`);
      decref(matchArgs);
      return -1;
    }
    wanted.push(name);
  }
  // The names live in the class's tuple.
  decref(matchArgs);
  return 1;
}

const SELF_MATCHING = [
  T.bool,
  T.bytearray,
  T.bytes,
  T.dict,
  T.float,
  T.frozenset,
  T.int,
  T.list,
  T.set,
  T.str,
  T.tuple,
];

function matchesSelf(type: PyObject): boolean {
  const flags =
    TypeFlags.LONG_SUBCLASS |
    TypeFlags.LIST_SUBCLASS |
    TypeFlags.TUPLE_SUBCLASS |
    TypeFlags.BYTES_SUBCLASS |
    TypeFlags.UNICODE_SUBCLASS |
    TypeFlags.DICT_SUBCLASS;
  return hasFlag(type, flags) || SELF_MATCHING.includes(type as number as T);
}

function collect(
  subject: PyObject,
  type: PyObject,
  wanted: readonly PyObject[],
  attrs: PyObject,
): NewRef | Null {
  const seen = new Set<string>();
  for (const name of wanted) {
    const text = PyUnicode.toJS(name);
    if (seen.has(text)) {
      return PyErr.setString(
        T.TypeError,
        `${PyErr.nameOfType(type)}() got multiple sub-patterns for attribute '${text}'`,
      );
    }
    seen.add(text);
    const value = PyObject_GetOptionalAttr(subject, name);
    if (value === 0) return PyErr.occurred() ? 0 : None;
    if (PyList.appendSteal(attrs, value) < 0) return 0;
  }
  return PyTuple.fromArray(PyList.items(attrs), PyList.size(attrs));
}
