/** `__dict__` as native types with a dict field offer it. Mirrors PyObject_GenericGetDict and PyObject_GenericSetDict. */
import * as PyErr from "../errors.js";
import { NULL, type Null, type PyObject } from "../heap/ownership.js";
import { getset } from "../method-def.js";
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
