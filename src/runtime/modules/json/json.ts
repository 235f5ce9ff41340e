/** The module `_json`: the native half of lib/json. */
import { PyObject_IsTrue } from "../../abstract/object.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { func } from "../../method-def.js";
import * as PyDict from "../../objects/dict.js";
import * as PyLong from "../../objects/long.js";
import { decref } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { None, T } from "../../objects/type-table.js";
import { CharSink } from "../../objects/unicode/char-sink.js";
import * as PyUnicode from "../../objects/unicode.js";
import { defineModule } from "../module-def.js";
import { type DecodeState, scanOnce, scanString, textView } from "./decode.js";
import { encodeValue, putString } from "./encode.js";

// (value, index), or NULL. Steals `value`.
function withIndex(value: NewRef | Null, state: DecodeState): NewRef | Null {
  if (value === NULL) return NULL;
  const index = PyLong.fromNumber(state.at);
  return index === NULL ? NULL : PyTuple.pair(value, index);
}

// `hooks`: (strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant).
function scan_once(hooks: PyObject, text: PyObject, index: number): NewRef | Null {
  if (index < 0) return PyErr.setString(T.ValueError, "idx cannot be negative");
  const memo = PyDict.new_();
  if (memo === NULL) return NULL;
  const hook = (i: number) => PyTuple.getItem(hooks, i);
  const state: DecodeState = {
    ...textView(text),
    strict: PyObject_IsTrue(hook(0)) === 1,
    objectHook: hook(1),
    objectPairsHook: hook(2),
    parseFloat: hook(3),
    parseInt: hook(4),
    parseConstant: hook(5),
    memo,
    at: index,
  };
  const value = scanOnce(state, index);
  decref(memo);
  return withIndex(value, state);
}

function scanstring(text: PyObject, end: number, strict: number): NewRef | Null {
  if (end < 0 || end > PyUnicode.length(text)) return PyErr.setString(T.ValueError, "end is out of bounds");
  const state: DecodeState = {
    ...textView(text),
    strict: strict !== 0,
    objectHook: None,
    objectPairsHook: None,
    parseFloat: None,
    parseInt: None,
    parseConstant: None,
    memo: None,
    at: end,
  };
  return withIndex(scanString(state, end), state);
}

function requireStr(op: PyObject): boolean {
  if (PyUnicode.check(op)) return true;
  PyErr.setString(T.TypeError, `first argument must be a string, not ${PyErr.typeName(op)}`);
  return false;
}

function quoted(op: PyObject, ensureAscii: boolean): NewRef | Null {
  if (!requireStr(op)) return NULL;
  const sink = new CharSink(PyUnicode.length(op) + 2);
  putString(sink, op, ensureAscii);
  return sink.finish();
}

function encode(
  value: PyObject,
  markers: PyObject,
  default_: PyObject,
  ensureAscii: number,
  allowNan: number,
  sortKeys: number,
  skipKeys: number,
  keySeparator: PyObject,
  itemSeparator: PyObject,
  indent: PyObject,
): NewRef | Null {
  const state = {
    sink: new CharSink(256),
    markers,
    default_,
    ensureAscii: ensureAscii !== 0,
    allowNan: allowNan !== 0,
    sortKeys: sortKeys !== 0,
    skipKeys: skipKeys !== 0,
    keySeparator: PyUnicode.toJS(keySeparator),
    itemSeparator: PyUnicode.toJS(itemSeparator),
    indent: indent === None ? null : PyUnicode.toJS(indent),
  };
  return encodeValue(state, value, 0) ? state.sink.finish() : NULL;
}

defineModule({
  name: "_json",
  functions: [
    func(
      "scan_once($module, hooks, string: str, idx: index, /)",
      "The value at an index, and the index behind it.",
      scan_once,
    ),
    func(
      "scanstring($module, string: str, end: index, strict: bool = True, /)",
      "The string behind a quote.",
      scanstring,
    ),
    func("encode_basestring($module, string, /)", "The JSON form of a str.", (op: PyObject) =>
      quoted(op, false),
    ),
    func("encode_basestring_ascii($module, string, /)", "The JSON form of a str, in ASCII.", (op: PyObject) =>
      quoted(op, true),
    ),
    func(
      "encode($module, value, markers, default, ensure_ascii: bool, allow_nan: bool, sort_keys: bool, skipkeys: bool, key_separator: str, item_separator: str, indent, /)",
      "The JSON form of an object.",
      encode,
    ),
  ],
});
