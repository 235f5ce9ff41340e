/** The module `_collections`: the containers that are native. Mirrors the end of CPython's Modules/_collectionsmodule.c; the rest is lib/collections. */
import { forEachItem } from "../../abstract/iterator.js";
import { PyNumber_Add } from "../../abstract/number.js";
import { PyObject_GetAttr, PyObject_SetItem } from "../../abstract/object.js";
import { PyObject_CallTwoArgs } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { ID } from "../../identifiers.js";
import { func } from "../../method-def.js";
import * as PyDict from "../../objects/dict.js";
import { hashOf } from "../../objects/dict-keys.js";
import { decref, typeOf } from "../../objects/object.js";
import { _PyType_Lookup } from "../../objects/type-object.js";
import { None, T } from "../../objects/type-table.js";
import { addType, defineModule } from "../module-def.js";
import "./defaultdict.js";
import "./deque-type.js";
import "./ordered-dict-type.js";
import "./tuplegetter.js";

const one = smallInt(1);

function countInDict(dict: PyObject, item: PyObject): number {
  const hash = hashOf(item);
  if (hash === -1) return -1;
  const known = PyDict.getItemKnownHash(dict, item, hash);
  if (known === NULL && PyErr.occurred()) return -1;
  const count = known === NULL ? one : PyNumber_Add(known, one);
  if (count === NULL) return -1;
  const status = PyDict.setItemKnownHash(dict, item, hash, count);
  decref(count);
  return status;
}

function countByGet(mapping: PyObject, get: PyObject, item: PyObject): number {
  const known = PyObject_CallTwoArgs(get, item, smallInt(0));
  const count = known === NULL ? NULL : PyNumber_Add(known, one);
  if (known !== NULL) decref(known);
  if (count === NULL) return -1;
  const status = PyObject_SetItem(mapping, item, count);
  decref(count);
  return status;
}

// Are `mapping.get` and `mapping[key] = value` those of dict?
function countsAsDict(mapping: PyObject): boolean {
  if (!PyDict.check(mapping)) return false;
  const type = typeOf(mapping);
  return [ID.get, ID.__setitem__].every(
    (name) => _PyType_Lookup(type, name) === _PyType_Lookup(T.dict as number as PyObject, name),
  );
}

function count_elements(mapping: PyObject, iterable: PyObject): NewRef | Null {
  if (countsAsDict(mapping))
    return forEachItem(iterable, (item) => countInDict(mapping, item)) < 0 ? NULL : None;
  const get = PyObject_GetAttr(mapping, ID.get);
  if (get === NULL) return NULL;
  const status = forEachItem(iterable, (item) => countByGet(mapping, get, item));
  decref(get);
  return status < 0 ? NULL : None;
}

defineModule({
  name: "_collections",
  doc: "High performance data structures.",
  functions: [
    func(
      "_count_elements($module, mapping, iterable, /)",
      "Count the items of iterable in mapping.",
      count_elements,
    ),
  ],
  exec: (module) =>
    addType(module, "deque", T.deque) ||
    addType(module, "defaultdict", T.defaultdict) ||
    addType(module, "OrderedDict", T.OrderedDict) ||
    addType(module, "_deque_iterator", T._deque_iterator) ||
    addType(module, "_deque_reverse_iterator", T._deque_reverse_iterator) ||
    addType(module, "_tuplegetter", T._tuplegetter),
});
