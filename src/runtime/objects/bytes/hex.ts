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
import { readChar } from "../unicode/layout.js";
import * as PyUnicode from "../unicode.js";

const DIGITS = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));

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
  const width = Math.abs(group);
  let text = "";
  for (let i = 0; i < size; i++) {
    const counted = group > 0 ? size - i : i;
    if (i > 0 && sep !== "" && width > 0 && counted % width === 0) text += sep;
    text += DIGITS[U8[data + i]];
  }
  return PyUnicode.fromJS(text);
}

function isSpace(ch: string): boolean {
  return ch === " " || (ch >= "\t" && ch <= "\r");
}

function bytesFromHex(text: string): Uint8Array | Null {
  const out = new Uint8Array(text.length >> 1);
  let count = 0;
  for (let i = 0; i < text.length; ) {
    if (isSpace(text[i])) {
      i++;
      continue;
    }
    for (let k = 0; k < 2; k++) {
      if (/^[0-9a-fA-F]$/.test(text[i + k] ?? "")) continue;
      const message = `non-hexadecimal number found in fromhex() arg at position ${i + k}`;
      return PyErr.setString(T.ValueError, message);
    }
    out[count++] = Number.parseInt(text.slice(i, i + 2), 16);
    i += 2;
  }
  return out.subarray(0, count);
}

/** `type.fromhex(string)`. @mayRunPython when `type` is a subclass. */
export function fromHex(type: PyObject, string: PyObject): NewRef | Null {
  const bytes = bytesFromHex(PyUnicode.toJS(string));
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
