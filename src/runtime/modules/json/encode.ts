/** Encoding to JSON. Mirrors the encoder of CPython's Modules/_json.c; indentation, which is Python code there, is done here, too. */

import { PyMapping_Items } from "../../abstract/mapping.js";
import { Py_EnterRecursiveCall, Py_LeaveRecursiveCall } from "../../abstract/recursion.js";
import {
  PyList_Sort,
  PySequence_Fast,
  PySequence_Fast_GET_ITEM,
  PySequence_Fast_GET_SIZE,
} from "../../abstract/sequence.js";
import { PyObject_CallOneArg } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type PyObject } from "../../heap/ownership.js";
import * as PyDict from "../../objects/dict.js";
import * as PyFloat from "../../objects/float.js";
import { floatRepr } from "../../objects/float-text.js";
import * as PyLong from "../../objects/long.js";
import { decref, typeOf } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { hasFlag, TypeFlags } from "../../objects/type.js";
import { False, None, T, True } from "../../objects/type-table.js";
import { isASCII, kindOf, length, U } from "../../objects/unicode/layout.js";
import { newWriter, type Writer, writeJS, writeStr } from "../../objects/unicode/writer.js";
import * as PyUnicode from "../../objects/unicode.js";

/** One encoding, and the encoder's options. */
export interface EncodeState {
  readonly writer: Writer;
  /** dict of the containers that are being encoded, or None: not checked. */
  readonly markers: PyObject;
  readonly default_: PyObject;
  readonly ensureAscii: boolean;
  readonly allowNan: boolean;
  readonly sortKeys: boolean;
  readonly skipKeys: boolean;
  readonly keySeparator: string;
  readonly itemSeparator: string;
  /** Of a level; null: all in one line. */
  readonly indent: string | null;
}

// Surrogates must not be matched as halves of pairs, so there is no u flag.
const NOT_ASCII = /[^ -~]|["\\]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes them.
const SPECIAL = /[\x00-\x1f"\\]/g;

const SHORT: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  '"': '\\"',
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function escaped(char: string): string {
  return SHORT[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

// A str as UTF-16, lone surrogates and all.
function textOf(op: PyObject): string {
  return PyUnicode.charsToJS(op + U.DATA, kindOf(op), length(op));
}

/** The JSON form of a str, in ASCII. */
export function quoteAscii(op: PyObject): string {
  return `"${textOf(op).replace(NOT_ASCII, escaped)}"`;
}

/** The JSON form of a str, with only what must be escaped. */
export function quote(op: PyObject): string {
  return `"${textOf(op).replace(SPECIAL, escaped)}"`;
}

// Text that goes into a JS string unharmed, or a str of its own, when joining would merge its surrogates.
function writeString(state: EncodeState, op: PyObject): void {
  const { writer } = state;
  if (state.ensureAscii) writeJS(writer, quoteAscii(op));
  else if (isASCII(op) || kindOf(op) === 1) writeJS(writer, quote(op));
  else {
    const text = quote(op);
    const str = PyUnicode.fromJS(text);
    if (str === NULL) return;
    writeStr(writer, str);
    decref(str);
  }
}

function floatText(state: EncodeState, value: number): string | undefined {
  if (Number.isFinite(value)) return floatRepr(value);
  const text = Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
  if (state.allowNan) return text;
  const shown = Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
  PyErr.setString(T.ValueError, `Out of range float values are not JSON compliant: ${shown}`);
  return undefined;
}

// The text of what is written without structure, by the base type's repr; null: it is none of these; undefined: an error.
function scalar(state: EncodeState, op: PyObject): string | null | undefined {
  if (op === None) return "null";
  if (op === True) return "true";
  if (op === False) return "false";
  if (PyLong.check(op)) return PyLong.toDecimal(op);
  return PyFloat.check(op) ? floatText(state, PyFloat.AS_DOUBLE(op)) : null;
}

function isListOrTuple(op: PyObject): boolean {
  const type = typeOf(op);
  return hasFlag(type, TypeFlags.LIST_SUBCLASS) || hasFlag(type, TypeFlags.TUPLE_SUBCLASS);
}

/** Write `op` as JSON; false with an exception set. @mayRunPython */
export function encodeValue(state: EncodeState, op: PyObject, level: number): boolean {
  const text = scalar(state, op);
  if (text === undefined) return false;
  if (text !== null) {
    writeJS(state.writer, text);
    return true;
  }
  if (PyUnicode.check(op)) {
    writeString(state, op);
    return true;
  }
  if (isListOrTuple(op)) return nested(state, op, level, " while encoding a JSON object", encodeList);
  if (PyDict.check(op)) return nested(state, op, level, " while encoding a JSON object", encodeDict);
  return nested(state, op, level, " while encoding a JSON object", encodeDefault);
}

function nested(
  state: EncodeState,
  op: PyObject,
  level: number,
  where: string,
  encode: (state: EncodeState, op: PyObject, level: number) => boolean,
): boolean {
  if (Py_EnterRecursiveCall(where)) return false;
  const key = state.markers === None ? NULL : mark(state, op);
  let ok = !PyErr.occurred() && encode(state, op, level);
  if (key !== NULL) {
    if (ok && PyDict.delItem(state.markers, key) < 0) ok = false;
    decref(key);
  }
  Py_LeaveRecursiveCall();
  return ok;
}

// Remember that `op` is being encoded, under its id; 0 with ValueError if it is already.
function mark(state: EncodeState, op: PyObject): NewRef | 0 {
  const key = PyLong.fromNumber(op);
  if (key === NULL) return NULL;
  const seen = PyDict.contains(state.markers, key);
  if (seen === 0 && PyDict.setItem(state.markers, key, op) === 0) return key;
  if (seen > 0) PyErr.setString(T.ValueError, "Circular reference detected");
  decref(key);
  return NULL;
}

function encodeDefault(state: EncodeState, op: PyObject, level: number): boolean {
  const value = PyObject_CallOneArg(state.default_, op);
  if (value === NULL) return false;
  const ok = encodeValue(state, value, level);
  decref(value);
  return ok;
}

function newLine(state: EncodeState, level: number): string {
  return state.indent === null ? "" : `\n${state.indent.repeat(level)}`;
}

function encodeList(state: EncodeState, op: PyObject, level: number): boolean {
  const items = PySequence_Fast(op, "_iterencode_list needs a sequence");
  if (items === NULL) return false;
  const separator = state.itemSeparator + newLine(state, level + 1);
  let ok = true;
  if (PySequence_Fast_GET_SIZE(items) === 0) writeJS(state.writer, "[]");
  else {
    writeJS(state.writer, `[${newLine(state, level + 1)}`);
    for (let i = 0; ok && i < PySequence_Fast_GET_SIZE(items); i++) {
      if (i > 0) writeJS(state.writer, separator);
      ok = encodeValue(state, PySequence_Fast_GET_ITEM(items, i), level + 1);
    }
    writeJS(state.writer, `${newLine(state, level)}]`);
  }
  decref(items);
  return ok;
}

// The text of a key that is no str; null: to be skipped; undefined: an error.
function keyText(state: EncodeState, key: PyObject): string | null | undefined {
  const text = scalar(state, key);
  if (text !== null) return text;
  if (state.skipKeys) return null;
  const found = PyErr.typeName(key);
  PyErr.setString(T.TypeError, `keys must be str, int, float, bool or None, not ${found}`);
  return undefined;
}

function encodeDict(state: EncodeState, op: PyObject, level: number): boolean {
  if (PyDict.size(op) === 0) {
    writeJS(state.writer, "{}");
    return true;
  }
  const items = PyMapping_Items(op);
  if (items === NULL) return false;
  let ok = !state.sortKeys || PyList_Sort(items) === 0;
  writeJS(state.writer, `{${newLine(state, level + 1)}`);
  const separator = state.itemSeparator + newLine(state, level + 1);
  let first = true;
  for (let i = 0; ok && i < PySequence_Fast_GET_SIZE(items); i++) {
    const pair = PySequence_Fast_GET_ITEM(items, i);
    if (!hasFlag(typeOf(pair), TypeFlags.TUPLE_SUBCLASS) || PyTuple.size(pair) !== 2) {
      PyErr.setString(T.ValueError, "items must return 2-tuples");
      ok = false;
      break;
    }
    const key = PyTuple.getItem(pair, 0);
    const text = PyUnicode.check(key) ? "" : keyText(state, key);
    if (text === null) continue;
    if (text === undefined) ok = false;
    else {
      if (!first) writeJS(state.writer, separator);
      first = false;
      if (PyUnicode.check(key)) writeString(state, key);
      else writeJS(state.writer, `"${text}"`);
      writeJS(state.writer, state.keySeparator);
      ok = encodeValue(state, PyTuple.getItem(pair, 1), level + 1);
    }
  }
  writeJS(state.writer, `${newLine(state, level)}}`);
  decref(items);
  return ok;
}

export { newWriter };
