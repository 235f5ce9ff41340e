/** `Pattern[str]` and `Match[str]`. */
import { PyObject_CallTwoArgs } from "../../call/call.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { classMethod } from "../../method-def.js";
import { decref } from "../../objects/object.js";
import { moduleAttribute } from "./errors.js";

function class_getitem(type: PyObject, item: PyObject): NewRef | Null {
  const alias = moduleAttribute("types", "GenericAlias");
  if (alias === NULL) return NULL;
  const result = PyObject_CallTwoArgs(alias, type, item);
  decref(alias);
  return result;
}

export const classGetItem = classMethod("__class_getitem__($type, item, /)", "See PEP 585.", class_getitem);
