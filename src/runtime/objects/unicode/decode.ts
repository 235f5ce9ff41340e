/**
 * Bytes to str: the decoders and their error handlers. Mirrors the decoders of Objects/unicodeobject.c and the handlers of
 * Python/codecs.c.
 *
 * A decoder reads bytes from memory and pushes code points; at a bad sequence it asks the handler, which pushes a
 * replacement or raises, and goes on behind it.
 */
import * as PyErr from "../../errors.js";
import { isAllASCII, U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null } from "../../heap/ownership.js";
import { charNamed } from "../../unicode-table.js";
import * as PyBytes from "../bytes.js";
import { decref } from "../object.js";
import { EmptyStr, T } from "../type-table.js";
import { fromChars, fromCodePoints } from "../unicode.js";
import { type CodecName, findCodec } from "./codec-names.js";
import { askErrorHandler, callCodec } from "./codec-registry.js";
import { HANDLERS, raiseCodecError } from "./encode.js";
import { length, readChar } from "./layout.js";
import { decodeValidUTF8, fromASCII } from "./utf8.js";

/** A text that is being decoded. */
interface Decoding {
  /** Address and number of the bytes. */
  readonly data: number;
  readonly size: number;
  /** Name of the codec, for errors. */
  readonly codec: string;
  readonly errors: string;
  readonly out: number[];
}

/** Is more to come? Then an incomplete sequence at the end is left alone. */
let isFinal = true;
/** How many bytes the last decoding used up. */
let consumed = 0;

function raiseStrict(d: Decoding, start: number, end: number, reason: string): false {
  const bytes = PyBytes.fromMemory(d.data, d.size);
  if (bytes === NULL) return false;
  raiseCodecError(T.UnicodeDecodeError, d.codec, bytes, start, end, reason);
  decref(bytes);
  return false;
}

/**
 * Deal with the bad bytes start … end (not included): gives where to go on, or -1 with an exception set.
 */
function bad(d: Decoding, start: number, end: number, reason: string): number {
  switch (d.errors) {
    case "strict":
      break;
    case "ignore":
      return end;
    case "replace":
      d.out.push(0xfffd);
      return end;
    case "backslashreplace":
      for (let i = start; i < end; i++) {
        for (const ch of `\\x${U8[d.data + i].toString(16).padStart(2, "0")}`) d.out.push(ch.charCodeAt(0));
      }
      return end;
    case "surrogateescape": {
      let i = start;
      while (i < end && i - start < 4 && U8[d.data + i] >= 0x80) d.out.push(0xdc00 + U8[d.data + i++]);
      if (i > start) return i;
      break;
    }
    case "surrogatepass": {
      const next = passSurrogate(d, start);
      if (next > start) return next;
      break;
    }
    case "xmlcharrefreplace":
    case "namereplace":
      PyErr.setString(T.TypeError, "don't know how to handle UnicodeDecodeError in error callback");
      return -1;
    default:
      return badElsewhere(d, start, end, reason);
  }
  raiseStrict(d, start, end, reason);
  return -1;
}

// As bad, by a handler that the program registered. What it decodes in turn must not disturb this decoding. @mayRunPython
function badElsewhere(d: Decoding, start: number, end: number, reason: string): number {
  raiseStrict(d, start, end, reason);
  const wasFinal = isFinal;
  isFinal = true;
  const replacement = askErrorHandler(d.errors, d.size, false);
  isFinal = wasFinal;
  if (replacement === undefined) return -1;
  const { value, position } = replacement;
  for (let i = 0; i < length(value); i++) d.out.push(readChar(value, i));
  decref(value);
  return position;
}

// Push the surrogate whose bytes begin at `start`; where it ends, or `start` when there is none.
function passSurrogate(d: Decoding, start: number): number {
  const byte = (i: number): number => (start + i < d.size ? U8[d.data + start + i] : 0);
  let ch = 0;
  let size = 2;
  if (d.codec === "utf-8") {
    ch = ((byte(0) & 15) << 12) | ((byte(1) & 0x3f) << 6) | (byte(2) & 0x3f);
    if ((byte(1) & 0xc0) !== 0x80 || (byte(2) & 0xc0) !== 0x80 || byte(0) >> 4 !== 14) ch = 0;
    size = 3;
  } else if (d.codec === "utf-16-le") ch = byte(0) | (byte(1) << 8);
  else if (d.codec === "utf-16-be") ch = (byte(0) << 8) | byte(1);
  else {
    size = 4;
    if (d.codec === "utf-32-le") ch = byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24);
    else if (d.codec === "utf-32-be") ch = (byte(0) << 24) | (byte(1) << 16) | (byte(2) << 8) | byte(3);
  }
  if (ch < 0xd800 || ch > 0xdfff || start + size > d.size) return start;
  d.out.push(ch);
  return start + size;
}

// ---- UTF-8 ----

// Number of continuation bytes after a first byte, or -1.
function continuations(first: number): number {
  if (first >= 0xc2 && first <= 0xdf) return 1;
  if (first >= 0xe0 && first <= 0xef) return 2;
  return first >= 0xf0 && first <= 0xf4 ? 3 : -1;
}

// May `byte` come second after `first`? Rules out overlong forms, surrogates and what is beyond U+10FFFF.
function isSecond(first: number, byte: number): boolean {
  if (first === 0xe0) return byte >= 0xa0 && byte <= 0xbf;
  if (first === 0xed) return byte >= 0x80 && byte <= 0x9f;
  if (first === 0xf0) return byte >= 0x90 && byte <= 0xbf;
  if (first === 0xf4) return byte >= 0x80 && byte <= 0x8f;
  return byte >= 0x80 && byte <= 0xbf;
}

function decodeUTF8(d: Decoding): boolean {
  const u8 = U8;
  const { data, size, out } = d;
  for (let i = 0; i < size; ) {
    const first = u8[data + i];
    if (first < 0x80) {
      out.push(first);
      i++;
      continue;
    }
    const more = continuations(first);
    let good = 1;
    let ch = first & (0x3f >> more);
    while (good <= more && i + good < size) {
      const byte = u8[data + i + good];
      if (good === 1 ? !isSecond(first, byte) : (byte & 0xc0) !== 0x80) break;
      ch = (ch << 6) | (byte & 0x3f);
      good++;
    }
    if (good > more && more > 0) {
      out.push(ch);
      i += good;
      continue;
    }
    const atEnd = more > 0 && i + good >= size;
    if (atEnd && !isFinal) {
      consumed = i;
      return true;
    }
    const reason =
      more < 0 ? "invalid start byte" : atEnd ? "unexpected end of data" : "invalid continuation byte";
    i = bad(d, i, more < 0 ? i + 1 : i + good, reason);
    if (i < 0) return false;
  }
  consumed = size;
  return true;
}

// ---- one byte a character ----

function decodeBytes(d: Decoding, limit: number): boolean {
  for (let i = 0; i < d.size; ) {
    const byte = U8[d.data + i];
    if (byte < limit) {
      d.out.push(byte);
      i++;
      continue;
    }
    i = bad(d, i, i + 1, `ordinal not in range(${limit})`);
    if (i < 0) return false;
  }
  consumed = d.size;
  return true;
}

// ---- UTF-16 and UTF-32 ----

function decodeUTF16(d: Decoding, bigEndian: boolean, from: number): boolean {
  const { data, size, out } = d;
  const unit = (i: number): number =>
    bigEndian ? (U8[data + i] << 8) | U8[data + i + 1] : U8[data + i] | (U8[data + i + 1] << 8);
  let i = from;
  while (i < size) {
    if (i + 1 >= size) {
      if (!isFinal) break;
      i = bad(d, i, size, "truncated data");
      if (i < 0) return false;
      continue;
    }
    const ch = unit(i);
    if (ch < 0xd800 || ch > 0xdfff) {
      out.push(ch);
      i += 2;
      continue;
    }
    if (ch < 0xdc00 && i + 3 < size) {
      const low = unit(i + 2);
      if (low >= 0xdc00 && low <= 0xdfff) {
        out.push(0x10000 + ((ch - 0xd800) << 10) + (low - 0xdc00));
        i += 4;
        continue;
      }
      i = bad(d, i, i + 2, "illegal UTF-16 surrogate");
    } else if (ch < 0xdc00) {
      if (!isFinal) break;
      i = bad(d, i, size, "unexpected end of data");
    } else i = bad(d, i, i + 2, "illegal encoding");
    if (i < 0) return false;
  }
  consumed = i;
  return true;
}

function decodeUTF32(d: Decoding, bigEndian: boolean, from: number): boolean {
  const { data, size, out } = d;
  let i = from;
  while (i < size) {
    if (i + 3 >= size) {
      if (!isFinal) break;
      i = bad(d, i, size, "truncated data");
      if (i < 0) return false;
      continue;
    }
    let ch = 0;
    for (let k = 0; k < 4; k++) ch = ch * 256 + U8[data + i + (bigEndian ? k : 3 - k)];
    if (ch <= 0x10ffff && (ch < 0xd800 || ch > 0xdfff)) {
      out.push(ch);
      i += 4;
      continue;
    }
    const reason =
      ch > 0x10ffff
        ? "code point not in range(0x110000)"
        : "code point in surrogate code point range(0xd800, 0xe000)";
    i = bad(d, i, i + 4, reason);
    if (i < 0) return false;
  }
  consumed = i;
  return true;
}

// Byte order of a text: 0 when it does not begin with a byte order mark.
function byteOrderMark(data: number, size: number, unitBytes: number): "le" | "be" | undefined {
  if (size < unitBytes) return undefined;
  const isZero = (i: number): boolean => U8[data + i] === 0;
  if (U8[data] === 0xff && U8[data + 1] === 0xfe && (unitBytes === 2 || (isZero(2) && isZero(3))))
    return "le";
  const at = unitBytes - 2;
  if (U8[data + at] === 0xfe && U8[data + at + 1] === 0xff && (unitBytes === 2 || (isZero(0) && isZero(1))))
    return "be";
  return undefined;
}

// ---- escapes ----

const SIMPLE_ESCAPES: Readonly<Record<string, number>> = {
  "\\": 92,
  "'": 39,
  '"': 34,
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
};
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function decodeEscapes(d: Decoding, raw: boolean): boolean {
  const { data, size, out } = d;
  const char = (i: number): string => (i < size ? String.fromCharCode(U8[data + i]) : "");
  for (let i = 0; i < size; ) {
    if (char(i) !== "\\" || (raw && char(i + 1) !== "u" && char(i + 1) !== "U")) {
      if (raw && char(i) === "\\" && i + 1 < size) out.push(U8[data + i++]);
      out.push(U8[data + i++]);
      continue;
    }
    const kind = char(i + 1);
    const digits = HEX_DIGITS[kind];
    if (digits !== undefined && (!raw || kind !== "x")) {
      let end = i + 2;
      while (end < i + 2 + digits && /^[0-9a-fA-F]$/.test(char(end))) end++;
      const ch = end === i + 2 + digits ? Number.parseInt(textAt(data + i + 2, digits), 16) : -1;
      if (ch >= 0 && ch <= 0x10ffff) {
        out.push(ch);
        i = end;
        continue;
      }
      i = bad(d, i, end, ch > 0x10ffff ? "illegal Unicode character" : escapeReason(kind, raw));
      if (i < 0) return false;
    } else if (/^[0-7]$/.test(kind)) {
      let end = i + 1;
      while (end < i + 4 && /^[0-7]$/.test(char(end))) end++;
      out.push(Number.parseInt(textAt(data + i + 1, end - i - 1), 8));
      i = end;
    } else if (kind === "N" && !raw) {
      i = decodeNamed(d, i);
      if (i < 0) return false;
    } else if (kind === "\n") i += 2;
    else if (kind === "") {
      i = bad(d, i, size, "\\ at end of string");
      if (i < 0) return false;
    } else {
      const simple = SIMPLE_ESCAPES[kind];
      if (simple === undefined) out.push(92, U8[data + i + 1]);
      else out.push(simple);
      i += 2;
    }
  }
  consumed = size;
  return true;
}

// `\N{…}` at `start`: gives where to go on, or -1 with an exception set.
function decodeNamed(d: Decoding, start: number): number {
  const { data, size } = d;
  let end = start + 2;
  if (end < size && U8[data + end] === 0x7b) {
    while (end < size && U8[data + end] !== 0x7d) end++;
    if (end < size && end > start + 3) {
      const char = charNamed(textAt(data + start + 3, end - start - 3));
      end += 1;
      if (char === undefined) return bad(d, start, end, "unknown Unicode character name");
      d.out.push(char.codePointAt(0)!);
      return end;
    }
  }
  return bad(d, start, end, "malformed \\N character escape");
}

function escapeReason(kind: string, raw: boolean): string {
  const form = kind === "x" ? "\\xXX" : kind === "u" ? "\\uXXXX" : "\\UXXXXXXXX";
  return `truncated ${form}${raw ? "" : " escape"}`;
}

function textAt(address: number, count: number): string {
  let text = "";
  for (let i = 0; i < count; i++) text += String.fromCharCode(U8[address + i]);
  return text;
}

// ---- the door ----

function asciiOnly(data: number, size: number): NewRef | Null | undefined {
  return isAllASCII(data, size) ? fromASCII(data, size) : undefined;
}

function decodeInto(data: number, size: number, codec: CodecName, errors: string, out: number[]): boolean {
  const d = { data, size, codec, errors, out };
  switch (codec) {
    case "utf-8":
      return decodeUTF8(d);
    case "utf-8-sig": {
      const skip = size >= 3 && U8[data] === 0xef && U8[data + 1] === 0xbb && U8[data + 2] === 0xbf ? 3 : 0;
      return decodeUTF8({ ...d, data: data + skip, size: size - skip, codec: "utf-8" });
    }
    case "ascii":
      return decodeBytes(d, 128);
    case "latin-1":
      return decodeBytes(d, 256);
    case "utf-16":
    case "utf-32": {
      const unitBytes = codec === "utf-16" ? 2 : 4;
      const mark = byteOrderMark(data, size, unitBytes);
      const order = mark ?? "le";
      const from = mark === undefined ? 0 : unitBytes;
      const decode = codec === "utf-16" ? decodeUTF16 : decodeUTF32;
      return decode({ ...d, codec: `${codec}-${order}` }, order === "be", from);
    }
    case "utf-16-le":
    case "utf-16-be":
      return decodeUTF16(d, codec === "utf-16-be", 0);
    case "utf-32-le":
    case "utf-32-be":
      return decodeUTF32(d, codec === "utf-32-be", 0);
    case "unicode_escape":
      return decodeEscapes({ ...d, codec: "unicodeescape" }, false);
    default:
      return decodeEscapes({ ...d, codec: "rawunicodeescape" }, true);
  }
}

/**
 * The str of `size` bytes at `data` (PyUnicode_Decode): LookupError for an unknown encoding or handler, UnicodeDecodeError.
 */
export function decode(data: number, size: number, encoding = "utf-8", errors = "strict"): NewRef | Null {
  const codec = findCodec(encoding);
  if (codec !== undefined) return decodeAs(data, size, codec, errors);
  const bytes = PyBytes.fromMemory(data, size);
  if (bytes === NULL) return NULL;
  const result = callCodec("decode", bytes, encoding, errors);
  decref(bytes);
  return result;
}

function decodeAs(data: number, size: number, codec: CodecName, errors: string): NewRef | Null {
  if (size === 0) return EmptyStr;
  if (codec === "latin-1") return fromChars(data, 1, size);
  const text =
    codec === "utf-8" ? decodeValidUTF8(data, size) : codec === "ascii" ? asciiOnly(data, size) : undefined;
  if (text !== undefined) {
    consumed = size;
    return text;
  }
  const out: number[] = [];
  if (HANDLERS.has(errors)) return decodeInto(data, size, codec, errors, out) ? fromCodePoints(out) : NULL;
  // The handler is Python code, which might change a bytearray.
  const copy = PyBytes.fromMemory(data, size);
  if (copy === NULL) return NULL;
  const done = decodeInto(PyBytes.dataOf(copy), size, codec, errors, out);
  decref(copy);
  return done ? fromCodePoints(out) : NULL;
}

/** What decodePartly gives. */
export interface PartlyDecoded {
  readonly text: NewRef;
  /** Bytes used up; the rest is the beginning of a character. */
  readonly consumed: number;
}

/** Decode as far as the characters are complete (PyUnicode_DecodeUTF8Stateful and its like); undefined with an exception set. */
export function decodePartly(
  data: number,
  size: number,
  encoding: string,
  errors: string,
  final: boolean,
): PartlyDecoded | undefined {
  isFinal = final;
  consumed = size;
  const text = decode(data, size, encoding, errors);
  isFinal = true;
  return text === NULL ? undefined : { text, consumed };
}
