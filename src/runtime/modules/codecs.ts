/**
 * The module `_codecs`: the encoders and decoders one by one, as CPython's Modules/_codecsmodule.c has them. The registry is in lib/codecs.py.
 */
import * as PyErr from "../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { func, type MethodDef } from "../method-def.js";
import { bytesOf } from "../objects/buffer.js";
import * as PyLong from "../objects/long.js";
import { decref } from "../objects/object.js";
import * as PyTuple from "../objects/tuple.js";
import { None, T } from "../objects/type-table.js";
import { findCodec } from "../objects/unicode/codec-names.js";
import { decodePartly } from "../objects/unicode/decode.js";
import { encode } from "../objects/unicode/encode.js";
import * as PyUnicode from "../objects/unicode.js";
import { defineModule } from "./module-def.js";

/** Codecs whose decoders can leave the beginning of a character for later, and what their functions are called. */
const STATEFUL = [
  "utf_8",
  "utf_16",
  "utf_16_le",
  "utf_16_be",
  "utf_32",
  "utf_32_le",
  "utf_32_be",
  "unicode_escape",
  "raw_unicode_escape",
];
const STATELESS = ["ascii", "latin_1"];

function errorsOf(errors: PyObject): string {
  return errors === None ? "strict" : PyUnicode.toJS(errors);
}

function withLength(value: NewRef | Null, length: number): NewRef | Null {
  const count = value === NULL ? NULL : PyLong.fromNumber(length);
  if (count !== NULL) return PyTuple.pair(value as NewRef, count);
  if (value !== NULL) decref(value);
  return NULL;
}

function encoder(name: string): MethodDef {
  return func(
    `${name}_encode($module, str: str, errors=None, /)`,
    "Encode a str; gives the bytes and the number of characters.",
    (text: PyObject, errors: PyObject): NewRef | Null =>
      withLength(encode(text, name, errorsOf(errors)), PyUnicode.length(text)),
  );
}

function decodeObject(op: PyObject, name: string, errors: PyObject, final: boolean): NewRef | Null {
  const text = PyUnicode.check(op) && name.endsWith("unicode_escape") ? encode(op, "utf-8") : NULL;
  const bytes = bytesOf(text === NULL ? op : text);
  if (bytes === undefined) {
    if (PyErr.occurred()) return NULL;
    return PyErr.setString(T.TypeError, `a bytes-like object is required, not '${PyErr.typeName(op)}'`);
  }
  const part = decodePartly(bytes.data, bytes.size, name, errorsOf(errors), final);
  if (text !== NULL) decref(text);
  return part === undefined ? NULL : withLength(part.text, part.consumed);
}

function decoders(name: string, final: string): MethodDef {
  return func(
    `${name}_decode($module, data, errors=None, final: bool = ${final}, /)`,
    "Decode bytes; gives the str and the number of bytes used up. What is incomplete at the end is left unless `final`.",
    (data: PyObject, errors: PyObject, isFinal: number) => decodeObject(data, name, errors, isFinal !== 0),
  );
}

defineModule({
  name: "_codecs",
  functions: [
    ...[...STATEFUL, ...STATELESS].map(encoder),
    ...STATEFUL.map((name) => decoders(name, name.endsWith("escape") ? "True" : "False")),
    ...STATELESS.map((name) =>
      func(
        `${name}_decode($module, data, errors=None, /)`,
        "Decode bytes; gives the str and their number.",
        (data: PyObject, errors: PyObject) => decodeObject(data, name, errors, true),
      ),
    ),
    func(
      "_knows($module, encoding: str, /)",
      "The name of the built-in codec that `encoding` means, or None.",
      (encoding: PyObject): NewRef | Null => {
        const codec = findCodec(PyUnicode.toJS(encoding));
        return codec === undefined ? None : PyUnicode.fromJS(codec);
      },
    ),
  ],
});
