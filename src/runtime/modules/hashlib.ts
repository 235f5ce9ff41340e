/** The module `_hashlib`: digests, made by the host; lib/hashlib.py has the objects. */
import * as PyErr from "../errors.js";
import { U8 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { host } from "../host-interface.js";
import { func } from "../method-def.js";
import { bytesLike } from "../objects/buffer.js";
import * as PyBytes from "../objects/bytes.js";
import * as PyLong from "../objects/long.js";
import { T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { defineModule } from "./module-def.js";

function hashlib_digest(algorithm: PyObject, data: PyObject, length: number): NewRef | Null {
  const view = bytesLike(data);
  if (view === undefined) return NULL;
  const bytes = U8.slice(view.data, view.data + view.size);
  const result = host().digest(PyUnicode.toJS(algorithm), bytes, length < 0 ? undefined : length);
  if (result !== undefined) return PyBytes.fromJS(result);
  return PyErr.setString(T.ValueError, `unsupported hash type ${PyUnicode.toJS(algorithm)}`);
}

function copyOf(op: PyObject): Uint8Array | undefined {
  const view = bytesLike(op);
  return view === undefined ? undefined : U8.slice(view.data, view.data + view.size);
}

function hashlib_pbkdf2(
  algorithm: PyObject,
  password: PyObject,
  salt: PyObject,
  iterations: number,
  length: number,
): NewRef | Null {
  const key = copyOf(password);
  const grain = key === undefined ? undefined : copyOf(salt);
  if (key === undefined || grain === undefined) return NULL;
  const result = host().pbkdf2(PyUnicode.toJS(algorithm), key, grain, iterations, length);
  if (result !== undefined) return PyBytes.fromJS(result);
  return PyErr.setString(T.ValueError, `unsupported hash type ${PyUnicode.toJS(algorithm)}`);
}

function hashlib_crc32(data: PyObject, start: PyObject): NewRef | Null {
  const view = bytesLike(data);
  if (view === undefined) return NULL;
  const from = Number(BigInt.asUintN(32, PyLong.asBigInt(start)));
  return PyLong.fromNumber(host().crc32(U8.slice(view.data, view.data + view.size), from));
}

defineModule({
  name: "_hashlib",
  functions: [
    func(
      "digest($module, algorithm: str, data, length: index = -1, /)",
      "The digest of bytes.",
      hashlib_digest,
    ),
    func(
      "pbkdf2($module, algorithm: str, password, salt, iterations: index, length: index, /)",
      "A key from a password.",
      hashlib_pbkdf2,
    ),
    func("crc32($module, data, value=0, /)", "The CRC-32 of bytes.", hashlib_crc32),
  ],
});
