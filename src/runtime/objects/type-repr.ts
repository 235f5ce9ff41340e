/** How a type looks inside the repr of a generic alias or a union. Mirrors ga_repr_item of CPython's Objects/genericaliasobject.c. */
import { PyObject_GetOptionalAttr, PyObject_Str } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import * as PyList from "./list.js";
import { writeRepr } from "./list-repr.js";
import { decref, incref, typeOf } from "./object.js";
import { Ellipsis, None, T } from "./type-table.js";
import { type Writer, writeJS, writeSteal } from "./unicode/writer.js";
import * as PyUnicode from "./unicode.js";

/** Write a type: `...`, a class by its name, anything else by its repr. False with an exception set. @mayRunPython */
export function writeTypeRepr(writer: Writer, op: PyObject): boolean {
  if (op === Ellipsis) {
    writeJS(writer, "...");
    return true;
  }
  const alias = isAlias(op);
  if (alias < 0) return false;
  if (alias > 0) return writeRepr(writer, op);
  const name = qualifiedName(op);
  if (name === NULL) return !PyErr.occurred() && writeRepr(writer, op);
  writeSteal(writer, name);
  return true;
}

/** As writeTypeRepr; a list, as in `Callable[[int], str]`, shows its items as types. @mayRunPython */
export function writeTypeOrListRepr(writer: Writer, op: PyObject): boolean {
  if (typeOf(op) !== (T.list as number)) return writeTypeRepr(writer, op);
  writeJS(writer, "[");
  for (let i = 0; i < PyList.size(op); i++) {
    if (i > 0) writeJS(writer, ", ");
    const item = incref(PyList.getItem(op, i));
    const ok = writeTypeRepr(writer, item);
    decref(item);
    if (!ok) return false;
  }
  writeJS(writer, "]");
  return true;
}

// Has it `__origin__` and `__args__`? 1, 0 or -1.
function isAlias(op: PyObject): number {
  for (const name of [ID.__origin__, ID.__args__]) {
    const value = PyObject_GetOptionalAttr(op, name);
    if (value === NULL) return PyErr.occurred() ? -1 : 0;
    decref(value);
  }
  return 1;
}

// "module.qualname", without the module for builtins; NULL, with or without an exception, when it has no such names.
function qualifiedName(op: PyObject): NewRef | Null {
  const qualname = PyObject_GetOptionalAttr(op, ID.__qualname__);
  if (qualname === NULL) return NULL;
  const module = PyObject_GetOptionalAttr(op, ID.__module__);
  let result: NewRef | Null = NULL;
  if (module !== NULL && module !== None) result = joined(module, qualname);
  if (module !== NULL) decref(module);
  decref(qualname);
  return result;
}

function joined(module: PyObject, qualname: PyObject): NewRef | Null {
  const name = PyObject_Str(qualname);
  if (name === NULL || (PyUnicode.check(module) && PyUnicode.equalToASCII(module, "builtins"))) return name;
  const prefix = PyObject_Str(module);
  const result =
    prefix === NULL ? NULL : PyUnicode.fromJS(`${PyUnicode.toJS(prefix)}.${PyUnicode.toJS(name)}`);
  if (prefix !== NULL) decref(prefix);
  decref(name);
  return result;
}
