/**
 * `__annotations__` of classes: kept in the class's dict, made there when asked for. Mirrors type_get_annotations and
 * type_set_annotations of CPython's Objects/typeobject.c.
 */
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { FN } from "../native.js";
import * as PyDict from "./dict.js";
import { decref, incref, typeOf } from "./object.js";
import { hasFlag, PyTypeObject, SLOT, TypeFlags } from "./type.js";
import { PyType_Modified } from "./type-object.js";
import { T } from "./type-table.js";

function dictOf(type: PyObject): PyObject {
  return PyTypeObject.tp_dict.get(type) as PyObject;
}

export function type_get_annotations(type: PyObject): NewRef | Null {
  if (!hasFlag(type, TypeFlags.HEAPTYPE)) {
    const message = `type object '${PyErr.nameOfType(type)}' has no attribute '__annotations__'`;
    return PyErr.setString(T.AttributeError, message);
  }
  const found = PyDict.getItem(dictOf(type), ID.__annotations__);
  if (found !== NULL) {
    const get = I32[(typeOf(found) >> 2) + SLOT.tp_descr_get];
    return get === 0 ? incref(found) : FN[get](found, NULL, type);
  }
  const annotations = PyDict.new_();
  if (annotations === NULL) return NULL;
  if (PyDict.setItem(dictOf(type), ID.__annotations__, annotations) < 0) {
    decref(annotations);
    return NULL;
  }
  PyType_Modified(type);
  return annotations;
}

export function type_set_annotations(type: PyObject, value: PyObject | Null): number {
  if (hasFlag(type, TypeFlags.IMMUTABLETYPE)) {
    const message = `cannot set '__annotations__' attribute of immutable type '${PyErr.nameOfType(type)}'`;
    PyErr.setString(T.TypeError, message);
    return -1;
  }
  PyType_Modified(type);
  if (value !== NULL) return PyDict.setItem(dictOf(type), ID.__annotations__, value);
  if (PyDict.contains(dictOf(type), ID.__annotations__) === 1) {
    return PyDict.delItem(dictOf(type), ID.__annotations__);
  }
  PyErr.setString(T.AttributeError, "__annotations__");
  return -1;
}
