/**
 * The `%` operator of bytes and bytearray. The engine is percent-format.ts; here is what a conversion means for bytes.
 */
import { _PyObject_LookupSpecial, PyObject_ASCII } from "../../abstract/object.js";
import { PyObject_CallNoArgs } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { ID } from "../../identifiers.js";
import { cutSteal, type Dialect, percentFormat } from "../../percent-format.js";
import { bytesOf } from "../buffer.js";
import * as PyByteArray from "../bytearray.js";
import * as PyBytes from "../bytes.js";
import * as PyLong from "../long.js";
import { decref } from "../object.js";
import { isIndex } from "../slice.js";
import { T } from "../type-table.js";
import { U } from "../unicode/layout.js";
import * as PyUnicode from "../unicode.js";
import { latin1ToJS } from "../unicode.js";
import { like, view } from "./like.js";

// Bytes as a str of Latin-1 characters, which is what the engine collects.
function asText(data: number, size: number): NewRef | Null {
  return PyUnicode.fromChars(data, 1, size);
}

function bytesText(value: PyObject): NewRef | Null {
  const bytes = bytesOf(value);
  if (bytes !== undefined) return asText(bytes.data, bytes.size);
  const dunder = _PyObject_LookupSpecial(value, ID.__bytes__);
  if (dunder === NULL) {
    if (PyErr.occurred()) return NULL;
    const found = PyErr.typeName(value);
    return PyErr.setString(
      T.TypeError,
      `%b requires a bytes-like object, or an object that implements __bytes__, not '${found}'`,
    );
  }
  const result = PyObject_CallNoArgs(dunder);
  decref(dunder);
  if (result === NULL) return NULL;
  const text = PyBytes.check(result)
    ? asText(PyBytes.dataOf(result), PyBytes.size(result))
    : PyErr.setString(T.TypeError, `__bytes__ returned non-bytes (type ${PyErr.typeName(result)})`);
  decref(result);
  return text;
}

function charText(value: PyObject): NewRef | Null {
  if (PyBytes.check(value) || PyByteArray.check(value)) {
    const { data, size } = view(value);
    if (size === 1) return PyUnicode.latin1Char(U8[data]);
  } else if (isIndex(value)) {
    const code = PyLong.asLong(value);
    if (code === -1 && PyErr.occurred() && !PyErr.exceptionMatches(T.OverflowError)) return NULL;
    if (code >= 0 && code < 256) return PyUnicode.latin1Char(code);
    PyErr.clear();
    return PyErr.setString(T.OverflowError, "%c arg not in range(256)");
  }
  return PyErr.setString(T.TypeError, "%c requires an integer in range(256) or a single byte");
}

const BYTES: Dialect = {
  key: PyBytes.fromLatin1,
  noun: "bytes",
  floatError: (found) => `float argument required, not ${found}`,
  convert: (c, value) => {
    switch (c.type) {
      case "s":
      case "b":
        return cutSteal(bytesText(value), c);
      case "r":
      case "a":
        return cutSteal(PyObject_ASCII(value), c);
      case "c":
        return charText(value);
      default:
        return undefined;
    }
  },
};

function isText(op: PyObject): boolean {
  return PyUnicode.check(op) || PyBytes.check(op) || PyByteArray.check(op);
}

/** `self % args`, in the type of `self`. @mayRunPython */
export function bytes_percent(self: PyObject, args: PyObject): NewRef | Null {
  const { data, size } = view(self);
  const text = percentFormat(latin1ToJS(data, size), args, BYTES, isText);
  if (text === NULL) return NULL;
  const result = like(self, text + U.DATA, PyUnicode.length(text));
  decref(text);
  return result;
}
