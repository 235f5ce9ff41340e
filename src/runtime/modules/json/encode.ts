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
import { U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type PyObject } from "../../heap/ownership.js";
import * as PyDict from "../../objects/dict.js";
import * as PyFloat from "../../objects/float.js";
import { floatRepr } from "../../objects/float-text.js";
import * as PyLong from "../../objects/long.js";
import { decref, incref, typeOf } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { hasFlag, TypeFlags } from "../../objects/type.js";
import { False, None, T, True } from "../../objects/type-table.js";
import type { CharSink } from "../../objects/unicode/char-sink.js";
import { kindOf, length, readAt, U } from "../../objects/unicode/layout.js";
import * as PyUnicode from "../../objects/unicode.js";

/** One encoding, and the encoder's options. */
export interface EncodeState {
  readonly sink: CharSink;
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

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const HEX = "0123456789abcdef";

/** By character: 0: it stands for itself; 1: it is escaped by its code; else the letter behind a backslash. */
const ESCAPES = new Uint8Array(256);
for (let ch = 0; ch < 32; ch++) ESCAPES[ch] = 1;
for (const [ch, letter] of ['""', "\\\\", "\bb", "\ff", "\nn", "\rr", "\tt"])
  ESCAPES[ch.charCodeAt(0)] = letter.charCodeAt(0);
/** The same when all but ASCII is escaped. */
const ASCII_ESCAPES = ESCAPES.map((short, ch) => (ch < 127 ? short : 1));

function putCode(sink: CharSink, unit: number): void {
  sink.putLatin1(`\\u${HEX[unit >> 12]}${HEX[(unit >> 8) & 15]}${HEX[(unit >> 4) & 15]}${HEX[unit & 15]}`);
}

function putEscape(sink: CharSink, ch: number, short: number): void {
  if (short !== 1) {
    sink.push(BACKSLASH);
    sink.push(short);
  } else if (ch < 0x10000) putCode(sink, ch);
  else {
    putCode(sink, 0xd7c0 + (ch >> 10));
    putCode(sink, 0xdc00 + (ch & 0x3ff));
  }
}

/** Add the JSON form of a str, with only what must be escaped, or in ASCII. */
export function putString(sink: CharSink, op: PyObject, ensureAscii: boolean): void {
  const count = length(op);
  const kind = kindOf(op);
  sink.reserve(count + 2);
  sink.push(QUOTE);
  if (kind === 1) putLatin1String(sink, op + U.DATA, count, ensureAscii ? ASCII_ESCAPES : ESCAPES);
  else putWideString(sink, op + U.DATA, kind, count, ensureAscii);
  sink.push(QUOTE);
}

function putLatin1String(sink: CharSink, data: number, count: number, escapes: Uint8Array): void {
  const u8 = U8;
  let { chars, used } = sink;
  for (let i = data, end = data + count; i < end; i++) {
    const ch = u8[i];
    const short = escapes[ch];
    if (short === 0) {
      chars[used++] = ch;
      continue;
    }
    sink.used = used;
    putEscape(sink, ch, short);
    sink.reserve(end - i);
    ({ chars, used } = sink);
  }
  sink.used = used;
}

function putWideString(
  sink: CharSink,
  data: number,
  kind: number,
  count: number,
  ensureAscii: boolean,
): void {
  for (let i = 0; i < count; i++) {
    const ch = readAt(data, kind, i);
    const short = ensureAscii ? (ch < 256 ? ASCII_ESCAPES[ch] : 1) : ch < 256 ? ESCAPES[ch] : 0;
    if (short === 0) sink.push(ch);
    else putEscape(sink, ch, short);
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
    state.sink.putLatin1(text);
    return true;
  }
  if (PyUnicode.check(op)) {
    putString(state.sink, op, state.ensureAscii);
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
  if (PySequence_Fast_GET_SIZE(items) === 0) state.sink.putLatin1("[]");
  else {
    state.sink.putText(`[${newLine(state, level + 1)}`);
    for (let i = 0; ok && i < PySequence_Fast_GET_SIZE(items); i++) {
      if (i > 0) state.sink.putText(separator);
      ok = encodeValue(state, PySequence_Fast_GET_ITEM(items, i), level + 1);
    }
    state.sink.putText(`${newLine(state, level)}]`);
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
  const { sink } = state;
  if (PyDict.size(op) === 0) {
    sink.putLatin1("{}");
    return true;
  }
  const members = new Members(newLine(state, level + 1), level);
  const ok =
    state.sortKeys || !PyDict.checkExact(op)
      ? encodeItems(state, op, members)
      : encodeExactDict(state, op, members);
  sink.putText(`${newLine(state, level)}}`);
  return ok;
}

/** The members of an object that is being written. */
class Members {
  /** Was there one already? */
  any = false;

  constructor(
    readonly newLine: string,
    readonly level: number,
  ) {}
}

// In place, as CPython does it: `default` may change the dict, and shall see the same. @mayRunPython
function encodeExactDict(state: EncodeState, op: PyObject, members: Members): boolean {
  state.sink.putText(`{${members.newLine}`);
  for (let ix = PyDict.next(op, 0); ix >= 0; ix = PyDict.next(op, ix + 1)) {
    const key = incref(PyDict.keyAt(op, ix));
    const value = incref(PyDict.valueAt(op, ix));
    const ok = encodeMember(state, key, value, members);
    decref(key);
    decref(value);
    if (!ok) return false;
  }
  return true;
}

function encodeItems(state: EncodeState, op: PyObject, members: Members): boolean {
  const items = PyMapping_Items(op);
  if (items === NULL) return false;
  let ok = !state.sortKeys || PyList_Sort(items) === 0;
  state.sink.putText(`{${members.newLine}`);
  for (let i = 0; ok && i < PySequence_Fast_GET_SIZE(items); i++) {
    const pair = PySequence_Fast_GET_ITEM(items, i);
    if (hasFlag(typeOf(pair), TypeFlags.TUPLE_SUBCLASS) && PyTuple.size(pair) === 2) {
      ok = encodeMember(state, PyTuple.getItem(pair, 0), PyTuple.getItem(pair, 1), members);
      continue;
    }
    PyErr.setString(T.ValueError, "items must return 2-tuples");
    ok = false;
  }
  decref(items);
  return ok;
}

function encodeMember(state: EncodeState, key: PyObject, value: PyObject, members: Members): boolean {
  const { sink } = state;
  const text = PyUnicode.check(key) ? "" : keyText(state, key);
  if (text === null) return true;
  if (text === undefined) return false;
  if (members.any) sink.putText(state.itemSeparator + members.newLine);
  members.any = true;
  if (PyUnicode.check(key)) putString(sink, key, state.ensureAscii);
  else sink.putLatin1(`"${text}"`);
  sink.putText(state.keySeparator);
  return encodeValue(state, value, members.level + 1);
}
