/**
 * The module `_binascii`: base64, made of and read into bytes; lib/binascii.py has the rest. Mirrors Modules/binascii.c.
 */
import { U8 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { func } from "../method-def.js";
import { bytesLike } from "../objects/buffer.js";
import * as PyBytes from "../objects/bytes.js";
import * as PyUnicode from "../objects/unicode.js";
import { defineModule } from "./module-def.js";

const ALPHABET = new TextEncoder().encode("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
const PAD = 61;
const NO_DIGIT = 255;

const DIGITS = new Uint8Array(256).fill(NO_DIGIT);
ALPHABET.forEach((ch, digit) => {
  DIGITS[ch] = digit;
});

function encode(bytes: Uint8Array, newline: boolean): Uint8Array {
  const result = new Uint8Array(Math.ceil(bytes.length / 3) * 4 + (newline ? 1 : 0));
  let at = 0;
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const group = (bytes[i] << 16) | ((left > 1 ? bytes[i + 1] : 0) << 8) | (left > 2 ? bytes[i + 2] : 0);
    result[at++] = ALPHABET[group >> 18];
    result[at++] = ALPHABET[(group >> 12) & 63];
    result[at++] = left > 1 ? ALPHABET[(group >> 6) & 63] : PAD;
    result[at++] = left > 2 ? ALPHABET[group & 63] : PAD;
  }
  if (newline) result[at] = 10;
  return result;
}

/** The bytes that `text` stands for, or what is wrong with it. Other characters are skipped unless `strict`. */
function decode(text: Uint8Array, strict: boolean): Uint8Array | string {
  if (strict && text[0] === PAD) return "Leading padding not allowed";
  const result = new Uint8Array(Math.ceil(text.length / 4) * 3);
  let size = 0;
  let digits = 0;
  let quad = 0;
  let pads = 0;
  let left = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === PAD) {
      pads++;
      if (quad >= 2 && quad + pads >= 4) {
        return strict && i + 1 < text.length ? "Excess data after padding" : result.subarray(0, size);
      }
      if (strict && quad === 0) return "Excess padding not allowed";
      if (strict && quad === 1) return "Discontinuous padding not allowed";
      continue;
    }
    const digit = DIGITS[text[i]];
    if (digit === NO_DIGIT) {
      if (strict) return "Only base64 data is allowed";
      continue;
    }
    if (strict && pads > 0) return "Discontinuous padding not allowed";
    pads = 0;
    digits++;
    if (quad > 0) result[size++] = ((left << (2 * quad)) | (digit >> (6 - 2 * quad))) & 255;
    left = digit & (63 >> (2 * quad));
    quad = (quad + 1) & 3;
  }
  if (quad === 0) return result.subarray(0, size);
  if (quad > 1) return "Incorrect padding";
  return `Invalid base64-encoded string: number of data characters (${digits}) cannot be 1 more than a multiple of 4`;
}

function binascii_b2a_base64(data: PyObject, newline: number): NewRef | Null {
  const view = bytesLike(data);
  if (view === undefined) return NULL;
  return PyBytes.fromJS(encode(U8.subarray(view.data, view.data + view.size), newline !== 0));
}

function binascii_a2b_base64(data: PyObject, strict: number): NewRef | Null {
  const view = bytesLike(data);
  if (view === undefined) return NULL;
  const result = decode(U8.subarray(view.data, view.data + view.size), strict !== 0);
  return typeof result === "string" ? PyUnicode.fromJS(result) : PyBytes.fromJS(result);
}

defineModule({
  name: "_binascii",
  functions: [
    func("b2a_base64($module, data, newline: bool, /)", "Bytes in base64.", binascii_b2a_base64),
    func(
      "a2b_base64($module, data, strict: bool, /)",
      "The bytes that base64 stands for; a str says what is wrong with it.",
      binascii_a2b_base64,
    ),
  ],
});
