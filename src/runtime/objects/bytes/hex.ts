/**
 * `hex` and `fromhex` of bytes and bytearray. Mirrors Python/pystrhex.c and _PyBytes_FromHex.
 */
import { PyObject_Size } from "../../abstract/object.js";
import { PyObject_CallOneArg } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { type Bytes, bytesOf } from "../buffer.js";
import * as PyByteArray from "../bytearray.js";
import * as PyBytes from "../bytes.js";
import { decref } from "../object.js";
import { T } from "../type-table.js";
import { readChar, U } from "../unicode/layout.js";
import * as PyUnicode from "../unicode.js";

const DIGITS = Uint8Array.from("0123456789abcdef", (ch) => ch.charCodeAt(0));
/** What a character is worth as a hexadecimal digit, by its code. */
const DIGIT_VALUES = new Map(
  Array.from("0123456789abcdefABCDEF", (ch) => [ch.charCodeAt(0), Number.parseInt(ch, 16)]),
);
const NO_DIGIT = 255;
const VALUE_OF = Uint8Array.from({ length: 256 }, (_, ch) => DIGIT_VALUES.get(ch) ?? NO_DIGIT);

// The separator as a JS character, "" for none; undefined with an exception set.
function separatorOf(op: PyObject | Null): string | undefined {
  if (op === NULL) return "";
  const size = PyObject_Size(op);
  if (size < 0) return undefined;
  if (size !== 1) {
    PyErr.setString(T.ValueError, "sep must be length 1.");
    return undefined;
  }
  let code: number;
  if (PyUnicode.check(op)) code = readChar(op, 0);
  else if (PyBytes.check(op)) code = U8[(bytesOf(op) as Bytes).data];
  else {
    PyErr.setString(T.TypeError, "sep must be str or bytes.");
    return undefined;
  }
  if (code < 128) return String.fromCharCode(code);
  PyErr.setString(T.ValueError, "sep must be ASCII.");
  return undefined;
}

/** The hexadecimal digits of `bytes`, a str; groups of `group` bytes are counted from the right, from the left when it is negative. */
export function toHex(bytes: Bytes, separator: PyObject | Null, group: number): NewRef | Null {
  const sep = separatorOf(separator);
  if (sep === undefined) return NULL;
  const { data, size } = bytes;
  const width = sep === "" || group === 0 ? size : Math.abs(group);
  const separators = size === 0 ? 0 : Math.ceil(size / width) - 1;
  const text = PyUnicode.create(2 * size + separators, 0x7f);
  if (text === NULL) return NULL;
  const u8 = U8;
  let to = text + U.DATA;
  // Bytes until the next separator.
  let left = group > 0 && separators > 0 ? ((size - 1) % width) + 1 : width;
  for (let i = data, end = data + size; i < end; i++) {
    if (left-- === 0) {
      u8[to++] = sep.charCodeAt(0);
      left = width - 1;
    }
    u8[to++] = DIGITS[u8[i] >> 4];
    u8[to++] = DIGITS[u8[i] & 15];
  }
  return text;
}

function isSpace(ch: number): boolean {
  return ch === 32 || (ch >= 9 && ch <= 13);
}

function digitValue(text: PyObject, i: number): number {
  const ch = i < PyUnicode.length(text) ? readChar(text, i) : 0;
  return ch < 256 ? VALUE_OF[ch] : NO_DIGIT;
}

function bytesFromHex(text: PyObject): Uint8Array | Null {
  const out = new Uint8Array(PyUnicode.length(text) >> 1);
  let count = 0;
  for (let i = 0, end = PyUnicode.length(text); i < end; ) {
    if (isSpace(readChar(text, i))) {
      i++;
      continue;
    }
    const high = digitValue(text, i);
    const low = digitValue(text, i + 1);
    if (high === NO_DIGIT || low === NO_DIGIT) {
      const message = `non-hexadecimal number found in fromhex() arg at position ${high === NO_DIGIT ? i : i + 1}`;
      return PyErr.setString(T.ValueError, message);
    }
    out[count++] = (high << 4) | low;
    i += 2;
  }
  return out.subarray(0, count);
}

/** `type.fromhex(string)`. @mayRunPython when `type` is a subclass. */
export function fromHex(type: PyObject, string: PyObject): NewRef | Null {
  const bytes = bytesFromHex(string);
  if (bytes === NULL) return NULL;
  const exact = PyBytes.fromJS(bytes);
  if (exact === NULL || type === (T.bytes as number)) return exact;
  const result =
    type === (T.bytearray as number)
      ? PyByteArray.fromMemory(PyBytes.dataOf(exact), PyBytes.size(exact))
      : PyObject_CallOneArg(type, exact);
  decref(exact);
  return result;
}
