/** `list[int]`: the `__class_getitem__` of the built-in classes (PEP 585). */
import { PyObject_CallArgs } from "../call/call.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { classMethod, type MethodDef } from "../method-def.js";
import { T } from "./type-table.js";

function aliasOf(type: PyObject, item: PyObject): NewRef | Null {
  return PyObject_CallArgs(T.GenericAlias as number as PyObject, type, item);
}

/** A new `__class_getitem__` for a type's methods. */
export function classGetItemMethod(): MethodDef {
  return classMethod("__class_getitem__($type, object, /)", "See PEP 585", aliasOf);
}
