/** `__dict__` and `__class_getitem__` as native types with a dict field, or with parameters, offer them. Mirrors PyObject_GenericGetDict, PyObject_GenericSetDict, Py_GenericAlias. */
import { PyObject_CallTwoArgs } from "../call/call.js";
import * as PyErr from "../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { classMethod, getset, type MethodDef } from "../method-def.js";
import { PyObject_GetDict, setDictSteal } from "./instance.js";
import { incref, typeOf } from "./object.js";
import { hasFlag, TypeFlags } from "./type.js";
import { T } from "./type-table.js";

function setDict(self: PyObject, value: PyObject | Null): number {
  if (value !== NULL && hasFlag(typeOf(value), TypeFlags.DICT_SUBCLASS)) {
    setDictSteal(self, incref(value));
    return 0;
  }
  PyErr.setString(
    T.TypeError,
    value === NULL
      ? "cannot delete __dict__"
      : `__dict__ must be set to a dictionary, not a '${PyErr.typeName(value)}'`,
  );
  return -1;
}

/** A row `__dict__` for a type with a `dictField`. */
export const instanceDict = getset("__dict__", "", PyObject_GetDict, setDict);

function genericAlias(type: PyObject, key: PyObject): NewRef | Null {
  return PyObject_CallTwoArgs(T.GenericAlias as number as PyObject, type, key);
}

/** A row `__class_getitem__` that makes a types.GenericAlias. */
export function classGetItem(): MethodDef {
  return classMethod("__class_getitem__($type, object, /)", "See PEP 585", genericAlias);
}
