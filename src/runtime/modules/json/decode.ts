/**
 * Decoding JSON from a str. Mirrors the scanner of CPython's Modules/_json.c: the same results, errors and hooks.
 *
 * A function here takes an index and leaves the index behind what it read in `state.at`. Text that is no value raises StopIteration(index),
 * which json.decoder turns into "Expecting value".
 */
import { Py_EnterRecursiveCall, Py_LeaveRecursiveCall } from "../../abstract/recursion.js";
import { PyObject_CallArgs, PyObject_CallOneArg } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import * as PyDict from "../../objects/dict.js";
import * as PyFloat from "../../objects/float.js";
import * as PyList from "../../objects/list.js";
import * as PyLong from "../../objects/long.js";
import { decref, incref, typeOf } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { False, None, T, True } from "../../objects/type-table.js";
import { CharSink } from "../../objects/unicode/char-sink.js";
import { kindOf, length, readAt, U } from "../../objects/unicode/layout.js";
import * as PyUnicode from "../../objects/unicode.js";
import { moduleAttribute } from "../sre/errors.js";

/** One decoding: the text, and the decoder's hooks. */
export interface DecodeState {
  readonly text: PyObject;
  readonly data: number;
  readonly kind: number;
  readonly end: number;
  readonly strict: boolean;
  /** Callables, or None. */
  readonly objectHook: PyObject;
  readonly objectPairsHook: PyObject;
  /** float and int themselves mean the fast way. */
  readonly parseFloat: PyObject;
  readonly parseInt: PyObject;
  readonly parseConstant: PyObject;
  /** dict of keys, so that equal ones are one object. */
  readonly memo: PyObject;
  at: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** What the letter behind a backslash stands for, by its code; 0: nothing. */
const ESCAPES = new Uint8Array(128);
for (const [letter, ch] of ['""', "\\\\", "//", "b\b", "f\f", "n\n", "r\r", "t\t"])
  ESCAPES[letter.charCodeAt(0)] = ch.charCodeAt(0);
const LETTER_U = 0x75;

/** Raise JSONDecodeError. @mayRunPython */
export function decodeError(message: string, text: PyObject, at: number): Null {
  const type = moduleAttribute("json", "JSONDecodeError");
  if (type === NULL) return NULL;
  const msg = PyUnicode.fromJS(message) as NewRef;
  const position = PyLong.fromNumber(at) as NewRef;
  const exc = PyObject_CallArgs(type, msg, text, position);
  decref(msg);
  decref(position);
  decref(type);
  if (exc === NULL) return NULL;
  PyErr.setObject(typeOf(exc), exc);
  decref(exc);
  return NULL;
}

/** Raise StopIteration(at): there is no value. */
export function noValue(at: number): Null {
  const index = PyLong.fromNumber(at);
  if (index === NULL) return NULL;
  PyErr.setStopIteration(index);
  decref(index);
  return NULL;
}

function charAt(state: DecodeState, i: number): number {
  return i < state.end ? readAt(state.data, state.kind, i) : -1;
}

// The first index from `i` on that is no JSON white space.
function skipSpace(state: DecodeState, i: number): number {
  const { data, kind, end } = state;
  while (i < end) {
    const ch = readAt(data, kind, i);
    if (ch !== 32 && ch !== 10 && ch !== 13 && ch !== 9) break;
    i++;
  }
  return i;
}

// ---- strings ----

// The code of four hexadecimal digits at `i`, or -1.
function hex4(state: DecodeState, i: number): number {
  let code = 0;
  for (let k = i; k < i + 4; k++) {
    const ch = charAt(state, k);
    const letter = ch | 0x20;
    if (isDigit(ch)) code = (code << 4) | (ch - 48);
    else if (letter >= 0x61 && letter <= 0x66) code = (code << 4) | (letter - 0x57);
    else return -1;
  }
  return code;
}

// A string with escapes: `start` is behind the quote, `first` at the first backslash.
function slowString(state: DecodeState, start: number, first: number): NewRef | Null {
  const { data, kind, end } = state;
  const sink = new CharSink(first - start + 16);
  sink.putChars(state.text, start, first);
  let i = first;
  for (;;) {
    if (i >= end) return decodeError("Unterminated string starting at", state.text, start - 1);
    const ch = readAt(data, kind, i);
    if (ch === QUOTE) break;
    if (ch <= 0x1f && state.strict) return decodeError("Invalid control character at", state.text, i);
    i++;
    if (ch !== BACKSLASH) {
      sink.push(ch);
      continue;
    }
    const code = escape_(state, i, start);
    if (code < 0) return NULL;
    i = state.at;
    sink.push(code);
  }
  state.at = i + 1;
  return sink.finish();
}

// What follows a backslash, at `i`; -1 with an exception set.
function escape_(state: DecodeState, i: number, start: number): number {
  const ch = charAt(state, i);
  if (ch < 0) {
    decodeError("Unterminated string starting at", state.text, start - 1);
    return -1;
  }
  state.at = i + 1;
  if (ch < 128 && ESCAPES[ch] !== 0) return ESCAPES[ch];
  if (ch !== LETTER_U) {
    decodeError("Invalid \\escape", state.text, i - 1);
    return -1;
  }
  // As CPython has it, a character must follow the digits.
  const code = i + 5 < state.end ? hex4(state, i + 1) : -1;
  if (code < 0) {
    decodeError("Invalid \\uXXXX escape", state.text, i);
    return -1;
  }
  state.at = i + 5;
  const isHigh = (code & 0xfc00) === 0xd800;
  if (
    !isHigh ||
    i + 11 >= state.end ||
    charAt(state, i + 5) !== BACKSLASH ||
    charAt(state, i + 6) !== LETTER_U
  )
    return code;
  const low = hex4(state, i + 7);
  if ((low & 0xfc00) !== 0xdc00) return code;
  state.at = i + 11;
  return 0x10000 + ((code & 0x3ff) << 10) + (low & 0x3ff);
}

/** A string; `start` is behind its quote. */
export function scanString(state: DecodeState, start: number): NewRef | Null {
  const { data, kind, end } = state;
  let i = start;
  let ch = -1;
  if (kind === 1) {
    const u8 = U8;
    for (; i < end; i++) {
      ch = u8[data + i];
      if (ch === QUOTE || ch === BACKSLASH || ch <= 0x1f) break;
    }
  } else {
    for (; i < end; i++) {
      ch = readAt(data, kind, i);
      if (ch === QUOTE || ch === BACKSLASH || ch <= 0x1f) break;
    }
  }
  if (i === end || ch !== QUOTE) return slowString(state, start, i);
  state.at = i + 1;
  return PyUnicode.substring(state.text, start, i);
}

// ---- numbers ----

function isDigit(ch: number): boolean {
  return ch >= 48 && ch <= 57;
}

function skipDigits(state: DecodeState, i: number): number {
  while (isDigit(charAt(state, i))) i++;
  return i;
}

// Behind the fraction and exponent that begin at `i`; `i` itself when there are none.
function endOfFloat(state: DecodeState, i: number): number {
  let end = i;
  if (charAt(state, end) === 0x2e && isDigit(charAt(state, end + 1))) end = skipDigits(state, end + 2);
  const e = charAt(state, end);
  if (e === 0x65 || e === 0x45) {
    const sign = charAt(state, end + 1);
    const digits = sign === 0x2b || sign === 0x2d ? end + 2 : end + 1;
    if (isDigit(charAt(state, digits))) end = skipDigits(state, digits);
  }
  return end;
}

// The value of an integer of at most 15 characters.
function smallNumber(state: DecodeState, start: number, end: number): number {
  const negative = charAt(state, start) === 0x2d;
  let value = 0;
  for (let i = negative ? start + 1 : start; i < end; i++) value = value * 10 + (charAt(state, i) - 48);
  return negative ? -value : value;
}

function number(state: DecodeState, start: number): NewRef | Null {
  let i = charAt(state, start) === 0x2d ? start + 1 : start;
  if (!isDigit(charAt(state, i))) return noValue(start);
  i = charAt(state, i) === 48 ? i + 1 : skipDigits(state, i);
  const end = endOfFloat(state, i);
  const isFloat = end !== i;
  state.at = end;
  const parse = isFloat ? state.parseFloat : state.parseInt;
  if (parse === (T.float as number)) {
    return PyFloat.fromDouble(
      Number(PyUnicode.charsToJS(state.data + start * state.kind, state.kind, end - start)),
    );
  }
  if (parse === (T.int as number)) {
    if (end - start <= 15) return PyLong.fromNumber(smallNumber(state, start, end));
    const text = PyUnicode.charsToJS(state.data + start * state.kind, state.kind, end - start);
    return PyLong.fromString(text, 10);
  }
  const text = PyUnicode.substring(state.text, start, end);
  if (text === NULL) return NULL;
  const result = PyObject_CallOneArg(parse, text);
  decref(text);
  return result;
}

function constant(state: DecodeState, name: string, at: number): NewRef | Null {
  state.at = at + name.length;
  const text = PyUnicode.fromJS(name);
  if (text === NULL) return NULL;
  const result = PyObject_CallOneArg(state.parseConstant, text);
  decref(text);
  return result;
}

// ---- objects and arrays ----

// The key of an object at `i`, as one object for all equal ones.
function key(state: DecodeState, i: number): NewRef | Null {
  if (charAt(state, i) !== QUOTE) {
    return decodeError("Expecting property name enclosed in double quotes", state.text, i);
  }
  const name = scanString(state, i + 1);
  if (name === NULL) return NULL;
  const known = PyDict.setDefault(state.memo, name, name);
  decref(name);
  return known;
}

// The value of the member whose key ends at state.at.
function memberValue(state: DecodeState): NewRef | Null {
  const colon = skipSpace(state, state.at);
  if (charAt(state, colon) !== 0x3a) return decodeError("Expecting ':' delimiter", state.text, colon);
  return scanOnce(state, skipSpace(state, colon + 1));
}

// After a member or item: true, there is another one at state.at; false: `close` was there; undefined: an error.
function another(state: DecodeState, close: number, what: string): boolean | undefined {
  const i = skipSpace(state, state.at);
  const ch = charAt(state, i);
  if (ch === close) {
    state.at = i + 1;
    return false;
  }
  if (ch !== 0x2c) {
    decodeError("Expecting ',' delimiter", state.text, i);
    return undefined;
  }
  state.at = skipSpace(state, i + 1);
  if (charAt(state, state.at) !== close) return true;
  decodeError(`Illegal trailing comma before end of ${what}`, state.text, i);
  return undefined;
}

// Fill `result`, a dict or a list of pairs. False with an exception set.
function members(state: DecodeState, start: number, result: NewRef, pairs: boolean): boolean {
  state.at = skipSpace(state, start);
  if (charAt(state, state.at) === 0x7d) {
    state.at++;
    return true;
  }
  for (;;) {
    const name = key(state, state.at);
    if (name === NULL) return false;
    const value = memberValue(state);
    if (value === NULL) {
      decref(name);
      return false;
    }
    const added = pairs ? appendPairSteal(result, name, value) : PyDict.setItemSteal(result, name, value);
    if (added < 0) return false;
    const more = another(state, 0x7d, "object");
    if (more === undefined) return false;
    if (!more) return true;
  }
}

function appendPairSteal(list: PyObject, name: NewRef, value: NewRef): number {
  const pair = PyTuple.pair(name, value);
  return pair === NULL ? -1 : PyList.appendSteal(list, pair);
}

function object(state: DecodeState, start: number): NewRef | Null {
  const pairs = state.objectPairsHook !== None;
  const result = pairs ? PyList.new_(0) : PyDict.new_();
  if (result === NULL) return NULL;
  if (!members(state, start, result, pairs)) {
    decref(result);
    return NULL;
  }
  const hook = pairs ? state.objectPairsHook : state.objectHook;
  if (hook === None) return result;
  const at = state.at;
  const hooked = PyObject_CallOneArg(hook, result);
  decref(result);
  state.at = at;
  return hooked;
}

function array(state: DecodeState, start: number): NewRef | Null {
  const list = PyList.new_(0);
  if (list === NULL) return NULL;
  state.at = skipSpace(state, start);
  if (charAt(state, state.at) === 0x5d) {
    state.at++;
    return list;
  }
  for (;;) {
    const item = scanOnce(state, state.at);
    if (item === NULL || PyList.appendSteal(list, item) < 0) break;
    const more = another(state, 0x5d, "array");
    if (more === undefined) break;
    if (!more) return list;
  }
  decref(list);
  return NULL;
}

function nested(state: DecodeState, start: number, what: string, read: typeof object): NewRef | Null {
  if (Py_EnterRecursiveCall(` while decoding a JSON ${what} from a unicode string`)) return NULL;
  const result = read(state, start);
  Py_LeaveRecursiveCall();
  return result;
}

function isWord(state: DecodeState, i: number, word: string): boolean {
  for (let k = 0; k < word.length; k++) if (charAt(state, i + k) !== word.charCodeAt(k)) return false;
  return true;
}

function word(state: DecodeState, i: number, text: string, value: PyObject): NewRef | Null {
  if (!isWord(state, i, text)) return noValue(i);
  state.at = i + text.length;
  return incref(value);
}

/** The value at `i`. @mayRunPython */
export function scanOnce(state: DecodeState, i: number): NewRef | Null {
  switch (charAt(state, i)) {
    case -1:
      return noValue(i);
    case QUOTE:
      return scanString(state, i + 1);
    case 0x7b:
      return nested(state, i + 1, "object", object);
    case 0x5b:
      return nested(state, i + 1, "array", array);
    case 0x6e:
      return word(state, i, "null", None);
    case 0x74:
      return word(state, i, "true", True);
    case 0x66:
      return word(state, i, "false", False);
    case 0x4e:
      return isWord(state, i, "NaN") ? constant(state, "NaN", i) : noValue(i);
    case 0x49:
      return isWord(state, i, "Infinity") ? constant(state, "Infinity", i) : noValue(i);
    case 0x2d:
      return isWord(state, i, "-Infinity") ? constant(state, "-Infinity", i) : number(state, i);
    default:
      return number(state, i);
  }
}

/** Views of a str for decoding. */
export function textView(text: PyObject): Pick<DecodeState, "text" | "data" | "kind" | "end"> {
  return { text, data: text + U.DATA, kind: kindOf(text), end: length(text) };
}
