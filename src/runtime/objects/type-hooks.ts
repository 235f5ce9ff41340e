/**
 * The calls that end the making of a class: `__set_name__` of the values in its dict, `__init_subclass__` of its bases.
 * Mirrors type_new_set_names and type_new_init_subclass of CPython's Objects/typeobject.c.
 */
import { _PyObject_LookupSpecial, PyObject_Repr } from "../abstract/object.js";
import { PyObject_CallArgs, PyObject_CallMethod, PyObject_Vectorcall } from "../call/call.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { FN } from "../native.js";
import * as PyDict from "./dict.js";
import { decref, incref, typeOf } from "./object.js";
import { PyTypeObject, SLOT } from "./type.js";
import { tupleItems } from "./type-mro.js";
import { T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

// Say in a note where the exception being raised comes from.
function noteSetName(type: PyObject, name: PyObject, value: PyObject): void {
  const exc = PyErr.getRaisedException();
  if (exc === NULL) return;
  const repr = PyObject_Repr(name);
  if (repr !== NULL) {
    const className = PyUnicode.asString(PyTypeObject.tp_name.get(type) as PyObject);
    const text = `Error calling __set_name__ on '${PyErr.typeName(value)}' instance ${PyUnicode.asString(repr)} in '${className}'`;
    decref(repr);
    const note = PyUnicode.fromString(text);
    const result = note === NULL ? NULL : PyObject_CallMethod(exc, ID.add_note, note);
    if (note !== NULL) decref(note);
    if (result !== NULL) decref(result);
  }
  PyErr.clear();
  PyErr.setRaisedException(exc);
}

function callSetName(type: PyObject, name: PyObject, value: PyObject): number {
  const method = _PyObject_LookupSpecial(value, ID.__set_name__);
  if (method === NULL) return PyErr.occurred() ? -1 : 0;
  const result = PyObject_CallArgs(method, type, name);
  decref(method);
  if (result === NULL) {
    noteSetName(type, name, value);
    return -1;
  }
  decref(result);
  return 0;
}

/** Tell the values in the class's dict which name they have. 0, or -1 with an exception set. @mayRunPython */
export function callSetNames(type: PyObject): number {
  // A copy, since a __set_name__ may change the class.
  const names = PyDict.copy(PyTypeObject.tp_dict.get(type) as PyObject);
  if (names === NULL) return -1;
  let status = 0;
  for (let i = PyDict.next(names, 0); i >= 0 && status === 0; i = PyDict.next(names, i + 1)) {
    status = callSetName(type, PyDict.keyAt(names, i), PyDict.valueAt(names, i));
  }
  decref(names);
  return status;
}

// `super(type, type).__init_subclass__`: what stands behind the type in its MRO; where a mro() of its own put it last, that of object.
function findInitSubclass(type: PyObject): NewRef | Null {
  const mro = tupleItems(PyTypeObject.tp_mro.get(type) as PyObject);
  for (const base of [...mro.slice(mro.indexOf(type) + 1), T.object as number as PyObject]) {
    const found = PyDict.getItem(PyTypeObject.tp_dict.get(base) as PyObject, ID.__init_subclass__);
    if (found === NULL) continue;
    const get = I32[(typeOf(found) >> 2) + SLOT.tp_descr_get];
    return get === 0 ? incref(found) : FN[get](found, NULL, type);
  }
  return PyErr.setObject(T.AttributeError, ID.__init_subclass__);
}

/** Tell the bases of a new subclass: `values` is the address of the values that `kwnames` names. 0 or -1. @mayRunPython */
export function callInitSubclass(type: PyObject, values: number, kwnames: PyObject | Null): number {
  const method = findInitSubclass(type);
  if (method === NULL) return -1;
  const result = PyObject_Vectorcall(method, values, 0, kwnames);
  decref(method);
  if (result === NULL) return -1;
  decref(result);
  return 0;
}
