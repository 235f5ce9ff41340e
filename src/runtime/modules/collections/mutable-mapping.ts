/** Updating a mapping as collections.abc.MutableMapping does it, by `self[key] = value`. Mirrors mutablemapping_update of CPython's Objects/odictobject.c. */
import { forEachItem } from "../../abstract/iterator.js";
import { PyObject_GetItem, PyObject_GetOptionalAttr, PyObject_SetItem } from "../../abstract/object.js";
import { PySequence_List } from "../../abstract/sequence.js";
import { PyObject_CallNoArgs } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { NULL, type PyObject } from "../../heap/ownership.js";
import { ID } from "../../identifiers.js";
import * as PyDict from "../../objects/dict.js";
import * as PyList from "../../objects/list.js";
import { decref } from "../../objects/object.js";
import { T } from "../../objects/type-table.js";

function valueError(message: string): -1 {
  PyErr.setString(T.ValueError, message);
  return -1;
}

// `self[key] = value` for one pair, any iterable of two.
function addPair(self: PyObject, pair: PyObject): number {
  const list = PySequence_List(pair);
  if (list === NULL) return -1;
  const size = PyList.size(list);
  let status = -1;
  if (size === 2) status = PyObject_SetItem(self, PyList.getItem(list, 0), PyList.getItem(list, 1));
  else if (size > 2) valueError("too many values to unpack (expected 2)");
  else valueError(`need more than ${size} value${size === 1 ? "" : "s"} to unpack`);
  decref(list);
  return status;
}

function addPairs(self: PyObject, pairs: PyObject): number {
  return forEachItem(pairs, (pair) => addPair(self, pair));
}

function addByKeys(self: PyObject, other: PyObject, keysMethod: PyObject): number {
  const keys = PyObject_CallNoArgs(keysMethod);
  if (keys === NULL) return -1;
  const status = forEachItem(keys, (key) => {
    const value = PyObject_GetItem(other, key);
    if (value === NULL) return -1;
    const set = PyObject_SetItem(self, key, value);
    decref(value);
    return set;
  });
  decref(keys);
  return status;
}

/** Add what `other` has: a dict, something with keys() or items(), or an iterable of pairs. 0 or -1. @mayRunPython */
export function updateFrom(self: PyObject, other: PyObject): number {
  if (PyDict.checkExact(other)) {
    const items = PyDict.itemsList(other);
    if (items === NULL) return -1;
    const status = addPairs(self, items);
    decref(items);
    return status;
  }
  for (const name of [ID.keys, ID.items]) {
    const method = PyObject_GetOptionalAttr(other, name);
    if (method === NULL && PyErr.occurred()) return -1;
    if (method === NULL) continue;
    const items = name === ID.items ? PyObject_CallNoArgs(method) : NULL;
    const status =
      name === ID.keys ? addByKeys(self, other, method) : items === NULL ? -1 : addPairs(self, items);
    if (items !== NULL) decref(items);
    decref(method);
    return status;
  }
  return addPairs(self, other);
}
