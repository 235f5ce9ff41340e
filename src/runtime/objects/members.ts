/** Reading and writing the fields that Python sees as attributes. Mirrors CPython's Python/structmember.c. */
import * as PyErr from "../errors.js";
import { F64, I32 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import type { MemberDef } from "../method-def.js";
import * as PyFloat from "./float.js";
import * as PyLong from "./long.js";
import { decref, incref, typeOf, xincref } from "./object.js";
import { bool, None, S, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

/** The kinds of members; a descriptor holds the index. */
export const MEMBER_KINDS: readonly MemberDef["kind"][] = ["object", "object_ex", "int", "bool", "double"];

/** The member of kind `kind` at `offset` in `obj` (PyMember_GetOne). */
export function getMember(obj: PyObject, kind: number, offset: number, name: PyObject): NewRef | Null {
  const word = I32[(obj + offset) >> 2];
  switch (MEMBER_KINDS[kind]) {
    case "object":
      return word === 0 ? None : incref(word as PyObject);
    case "object_ex":
      return word === 0 ? missing(obj, name) : incref(word as PyObject);
    case "int":
      return PyLong.fromNumber(word);
    case "bool":
      return bool(word !== 0);
    default:
      return PyFloat.fromDouble(F64[(obj + offset) >> 3]);
  }
}

function missing(obj: PyObject, name: PyObject): Null {
  return PyErr.setString(
    T.AttributeError,
    `'${PyErr.typeName(obj)}' object has no attribute '${PyUnicode.toJS(name)}'`,
  );
}

/** Set or (value NULL) delete a member: 0 or -1 (PyMember_SetOne). @mayRunPython */
export function setMember(
  obj: PyObject,
  kind: number,
  offset: number,
  name: PyObject,
  value: PyObject | Null,
): number {
  const what = MEMBER_KINDS[kind];
  if (what === "object" || what === "object_ex") return setReference(obj, what, offset, name, value);
  if (value === 0) {
    PyErr.setString(T.TypeError, "can't delete numeric/char attribute");
    return -1;
  }
  return setNumber(obj, what, offset, value);
}

function setReference(
  obj: PyObject,
  kind: "object" | "object_ex",
  offset: number,
  name: PyObject,
  value: PyObject | Null,
): number {
  const word = (obj + offset) >> 2;
  const old = I32[word];
  if (value === 0 && old === 0 && kind === "object_ex") {
    PyErr.setObject(T.AttributeError, name);
    return -1;
  }
  I32[word] = xincref(value);
  if (old !== 0) decref(old as NewRef);
  return 0;
}

function setNumber(obj: PyObject, kind: "int" | "bool" | "double", offset: number, value: PyObject): number {
  if (kind === "bool") {
    if (typeOf(value) !== T.bool) {
      PyErr.setString(T.TypeError, "attribute value type must be bool");
      return -1;
    }
    I32[(obj + offset) >> 2] = value === S.True ? 1 : 0;
    return 0;
  }
  const number = kind === "int" ? PyLong.asInt32(value) : PyFloat.asDouble(value);
  if (number === -1 && PyErr.occurred()) return -1;
  if (kind === "int") I32[(obj + offset) >> 2] = number;
  else F64[(obj + offset) >> 3] = number;
  return 0;
}
