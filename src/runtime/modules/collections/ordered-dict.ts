/**
 * What collections.OrderedDict adds to dict. Mirrors CPython's Objects/odictobject.c, which keeps the order in a linked list of its own; here
 * it is the order of the dict's entries, which is the same.
 *
 * `od_state` changes with every key that comes, goes or moves; iterators notice by it. `od_first` says that the entries before it are
 * unused, as long as the keys block is `od_keys`: so that taking the first key again and again does not look through those taken before.
 */
import * as PyErr from "../../errors.js";
import { I32 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { i32, ref, struct } from "../../heap/struct.js";
import * as PyDict from "../../objects/dict.js";
import { Dict } from "../../objects/dict.js";
import { EMPTY, hashOf, lookup, MA_KEYS_WORD } from "../../objects/dict-keys.js";
import { decref, incref, typeOf } from "../../objects/object.js";
import { PyType_IsSubtype } from "../../objects/type-object.js";
import { T } from "../../objects/type-table.js";

export const OrderedDict = struct("OrderedDict", Dict, {
  od_state: i32("changes with every change of the keys or their order"),
  od_first: i32("entries before this one are unused, while od_keys is the keys block"),
  od_keys: i32("address of the keys block that od_first is about"),
  od_inst_dict: ref("`__dict__`, or NULL"),
  od_weakreflist: i32("weak references"),
});

const O = OrderedDict;

/** Is `op` an OrderedDict? */
export function check(op: PyObject): boolean {
  const type = typeOf(op);
  return type === (T.OrderedDict as number) || PyType_IsSubtype(type, T.OrderedDict as number as PyObject);
}

/** The keys, or their order, have changed. */
export function changed(od: PyObject): void {
  O.od_state.set(od, O.od_state.get(od) + 1);
}

/** Number of the first entry, -1 when there is none. */
export function firstEntry(od: PyObject): number {
  const keys = I32[(od >> 2) + MA_KEYS_WORD];
  const from = O.od_keys.get(od) === keys ? O.od_first.get(od) : 0;
  const head = PyDict.next(od, 0);
  if (from === 0 || head <= 0) return head;
  return head < from ? head : PyDict.next(od, from);
}

/** `od[key] = value`, or `del od[key]` with NULL, as dict does it. 0 or -1. @mayRunPython */
export function setItem(od: PyObject, key: PyObject, value: PyObject | Null): number {
  const size = PyDict.size(od);
  const status = value === NULL ? PyDict.delItem(od, key) : PyDict.setItem(od, key, value);
  if (status === 0 && PyDict.size(od) !== size) changed(od);
  return status;
}

/** Take the entry of `key` out: its value, or NULL, with an exception only on failure. @mayRunPython */
export function take(od: PyObject, key: PyObject): NewRef | Null {
  const value = PyDict.pop(od, key);
  if (value !== NULL) changed(od);
  return value;
}

/** Take the first or last key out: [key, value], or undefined with an exception set. @mayRunPython */
export function takeEnd(od: PyObject, last: boolean): [NewRef, NewRef] | undefined {
  const ix = last ? PyDict.previous(od, PyDict.entryCount(od)) : firstEntry(od);
  const key = incref(PyDict.keyAt(od, ix));
  const hash = PyDict.hashAt(od, ix);
  const value = incref(PyDict.valueAt(od, ix));
  if (PyDict.delItemKnownHash(od, key, hash) < 0) {
    decref(key);
    decref(value);
    return undefined;
  }
  changed(od);
  if (!last) {
    O.od_keys.set(od, I32[(od >> 2) + MA_KEYS_WORD]);
    O.od_first.set(od, ix + 1);
  }
  return [key, value];
}

/** Move `key` to an end: 0, or -1 with KeyError. @mayRunPython */
export function moveToEnd(od: PyObject, key: PyObject, last: boolean): number {
  const hash = hashOf(key);
  if (hash === -1) return -1;
  const found = lookup(od, key, hash);
  if (found < 0) {
    if (found === EMPTY) PyErr.setKeyError(key);
    return -1;
  }
  const end = last ? PyDict.previous(od, PyDict.entryCount(od)) : firstEntry(od);
  if (end === found) return 0;
  const held = incref(PyDict.keyAt(od, found));
  const value = PyDict.pop(od, held);
  const status =
    value === NULL ? -1 : last ? PyDict.setItemKnownHash(od, held, hash, value) : prepend(od, held, value);
  if (value !== NULL) decref(value);
  decref(held);
  changed(od);
  return status;
}

// A dict grows at its end, so all other keys are moved behind the new first one.
function prepend(od: PyObject, key: PyObject, value: PyObject): number {
  const rest = PyDict.copy(od);
  if (rest === NULL) return -1;
  PyDict.clear(od);
  let status = PyDict.setItem(od, key, value);
  for (let ix = PyDict.next(rest, 0); ix >= 0 && status === 0; ix = PyDict.next(rest, ix + 1)) {
    status = PyDict.setItemKnownHash(
      od,
      PyDict.keyAt(rest, ix),
      PyDict.hashAt(rest, ix),
      PyDict.valueAt(rest, ix),
    );
  }
  decref(rest);
  return status;
}
