/** Path arguments. Mirrors path_t and path_converter of CPython's Modules/posixmodule.c. */

import { PyIndex_Check, PyNumber_AsIndex } from "../../abstract/number.js";
import { _PyObject_LookupSpecial } from "../../abstract/object.js";
import { PyObject_CallNoArgs } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import type { FilePath } from "../../host-interface.js";
import { ID } from "../../identifiers.js";
import * as PyBytes from "../../objects/bytes.js";
import { decref, incref } from "../../objects/object.js";
import { None, T } from "../../objects/type-table.js";
import { decode } from "../../objects/unicode/decode.js";
import { toUTF8 } from "../../objects/unicode/encode.js";
import * as PyUnicode from "../../objects/unicode.js";

/** A path as the host takes it; for `fd` at least 0 it is a descriptor. */
export interface PathArgument {
  readonly host: FilePath;
  readonly fd: number;
  /** The str or bytes, for errors; owned: release with closePath. */
  readonly object: NewRef;
  readonly isBytes: boolean;
}

/** What may stand for a path. */
export interface PathRules {
  readonly fd?: boolean;
  readonly none?: boolean;
}

function wrongType(op: PyObject, where: string, name: string, rules: PathRules): undefined {
  const kinds = ["string", "bytes", "os.PathLike"];
  if (rules.fd) kinds.push("integer");
  if (rules.none) kinds.push("None");
  const last = kinds.pop();
  const found = PyErr.typeName(op);
  PyErr.setString(T.TypeError, `${where}: ${name} should be ${kinds.join(", ")} or ${last}, not ${found}`);
  return undefined;
}

function textOf(object: PyObject): FilePath {
  if (!PyUnicode.check(object)) return utf8OrBytes(PyBytes.toJS(object));
  const text = PyUnicode.toJS(object);
  return /[\ud800-\udfff]/.test(text) ? toUTF8(object) : text;
}

// Text is cheaper for the host.
function utf8OrBytes(bytes: Uint8Array): FilePath {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes;
  }
}

// A str or bytes for any path; 0 and no exception: it is none. @mayRunPython
function fspath(op: PyObject): NewRef | Null {
  if (PyUnicode.check(op) || ((op & 1) === 0 && PyBytes.check(op))) return incref(op);
  const dunder = _PyObject_LookupSpecial(op, ID.__fspath__);
  if (dunder === NULL) return NULL;
  const result = PyObject_CallNoArgs(dunder);
  decref(dunder);
  if (result === NULL || PyUnicode.check(result) || ((result & 1) === 0 && PyBytes.check(result)))
    return result;
  const message = `expected ${PyErr.typeName(op)}.__fspath__() to return str or bytes, not ${PyErr.typeName(result)}`;
  decref(result);
  return PyErr.setString(T.TypeError, message);
}

/** Take a path argument; undefined with an exception set. `where` and `name` are for messages. @mayRunPython */
export function openPath(
  op: PyObject,
  where: string,
  name = "path",
  rules: PathRules = {},
): PathArgument | undefined {
  if (rules.none && op === None) {
    return { host: ".", fd: -1, object: PyUnicode.fromJS(".") as NewRef, isBytes: false };
  }
  const object = fspath(op);
  if (object === NULL) {
    if (PyErr.occurred()) return undefined;
    if (!rules.fd || !PyIndex_Check(op)) return wrongType(op, where, name, rules);
    const fd = PyNumber_AsIndex(op);
    if (fd === -1 && PyErr.occurred()) return undefined;
    return { host: "", fd: fd < 0 ? 0x7fffffff : fd, object: incref(op), isBytes: false };
  }
  const host = textOf(object);
  const isBytes = !PyUnicode.check(object);
  if (typeof host === "string" ? !host.includes("\0") : !host.includes(0)) {
    return { host, fd: -1, object, isBytes };
  }
  decref(object);
  PyErr.setString(T.ValueError, `${where}: embedded null ${isBytes ? "byte" : "character"} in ${name}`);
  return undefined;
}

/** Give a path up. */
export function closePath(path: PathArgument): void {
  decref(path.object);
}

/** A file's name from the host as a str, or as bytes. */
export function nameObject(name: FilePath, asBytes: boolean): NewRef | Null {
  if (asBytes) return PyBytes.fromJS(typeof name === "string" ? new TextEncoder().encode(name) : name);
  if (typeof name === "string") return PyUnicode.fromJS(name);
  const bytes = PyBytes.fromJS(name);
  if (bytes === NULL) return NULL;
  const text = decode(PyBytes.dataOf(bytes), name.length, "utf-8", "surrogateescape");
  decref(bytes);
  return text;
}
