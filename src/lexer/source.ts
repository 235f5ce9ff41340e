/**
 * Source bytes to text: BOM, coding cookie, and what CPython says of bytes that do not decode.
 *
 * Mirrors Parser/tokenizer/helpers.c and PEP 263. Encodings other than UTF-8, ASCII and Latin-1 go to the host's TextDecoder.
 */

import { codePointsInBytes, PySyntaxError } from "./errors.js";

const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const BLANK = /^[ \t\f]*(?:#.*)?$/;

/** The encoding that one of the first two lines names, or null. */
function findCookie(bytes: Uint8Array): string | null {
  // Latin-1 shows every byte; two lines are enough.
  let start = 0;
  for (let line = 0; line < 2; line++) {
    let end = start;
    while (end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13) end++;
    const text = latin1(bytes.subarray(start, end));
    const match = COOKIE.exec(text);
    if (match !== null) return match[1]!;
    if (!BLANK.test(text)) return null;
    start = end + (bytes[end] === 13 && bytes[end + 1] === 10 ? 2 : 1);
  }
  return null;
}

function latin1(bytes: Uint8Array): string {
  const CHUNK = 8192;
  let text = "";
  for (let i = 0; i < bytes.length; i += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  }
  return text;
}

function normalizeEncoding(name: string): string {
  const lower = name.toLowerCase().replaceAll("_", "-");
  if (lower === "utf-8" || lower === "utf8" || lower.startsWith("utf-8-")) return "utf-8";
  if (/^(?:latin-1|iso-8859-1|iso-latin-1|l1|latin1|8859)(?:-.*)?$/.test(lower)) return "latin-1";
  if (/^(?:ascii|us-ascii|646|ansi-x3\.4-1968)$/.test(lower)) return "ascii";
  return lower;
}

const NO_PLACE = { lineno: 0, offset: 0, end_lineno: 0, end_offset: 0 };

/**
 * The text of a source file.
 *
 * @throws PySyntaxError as CPython would raise SyntaxError
 */
export function decodeSource(bytes: Uint8Array, filename = "<unknown>"): string {
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = hasBom ? bytes.subarray(3) : bytes;
  const cookie = findCookie(content);
  const encoding = cookie === null ? "utf-8" : normalizeEncoding(cookie);
  // "utf8" is an alias that CPython does not see through here.
  if (hasBom && (encoding !== "utf-8" || cookie?.toLowerCase() === "utf8")) {
    const msg = `encoding problem: ${cookie} with BOM`;
    throw new PySyntaxError("SyntaxError", msg, filename, NO_PLACE, null);
  }
  if (encoding === "utf-8") return decodeUtf8(content, filename, cookie !== null);
  if (encoding === "latin-1") return latin1(content);
  if (encoding === "ascii") return decodeAscii(content, filename);
  return decodeOther(content, cookie!, encoding, filename);
}

function decodeAscii(bytes: Uint8Array, filename: string): string {
  const bad = bytes.findIndex((byte) => byte >= 128);
  if (bad < 0) return latin1(bytes);
  const msg = `(unicode error) 'ascii' codec can't decode byte 0x${hex(bytes[bad]!)} in position ${bad}: ordinal not in range(128)`;
  throw new PySyntaxError("SyntaxError", msg, filename, NO_PLACE, null);
}

function decodeOther(bytes: Uint8Array, cookie: string, encoding: string, filename: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    const isUnknown = error instanceof RangeError;
    const msg = isUnknown
      ? `unknown encoding: ${cookie}`
      : `(unicode error) '${cookie}' codec can't decode the source`;
    throw new PySyntaxError("SyntaxError", msg, filename, NO_PLACE, null);
  }
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}

function decodeUtf8(bytes: Uint8Array, filename: string, isDeclared: boolean): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw invalidUtf8(bytes, filename, isDeclared);
  }
}

/** Finds the first byte that is no UTF-8 and words the error. */
function invalidUtf8(bytes: Uint8Array, filename: string, isDeclared: boolean): PySyntaxError {
  const bad = invalidUtf8Index(bytes);
  let lineno = 1;
  let lineStart = 0;
  for (let i = 0; i < bad; i++) {
    if (bytes[i] === 10) {
      lineno++;
      lineStart = i + 1;
    }
  }
  const msg = isDeclared
    ? `(unicode error) 'utf-8' codec can't decode byte 0x${hex(bytes[bad]!)} in position ${bad}: invalid start byte`
    : `Non-UTF-8 code starting with '\\x${hex(bytes[bad]!)}' in file ${filename} on line ${lineno}, but no encoding declared; see https://peps.python.org/pep-0263/ for details`;
  const before = new TextDecoder().decode(bytes.subarray(lineStart, bad));
  const offset = codePointsInBytes(before, bad - lineStart) + 1;
  const range = { lineno, offset, end_lineno: lineno, end_offset: offset };
  return new PySyntaxError("SyntaxError", msg, filename, range, null);
}

/** Index of the first byte that does not belong to well-formed UTF-8. */
function invalidUtf8Index(bytes: Uint8Array): number {
  let i = 0;
  while (i < bytes.length) {
    const b = bytes[i]!;
    const length = b < 0x80 ? 1 : b < 0xc2 ? 0 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : b < 0xf5 ? 4 : 0;
    if (length === 0) return i;
    for (let k = 1; k < length; k++) {
      const low = k > 1 ? 0x80 : b === 0xe0 ? 0xa0 : b === 0xf0 ? 0x90 : 0x80;
      const high = k > 1 ? 0xbf : b === 0xed ? 0x9f : b === 0xf4 ? 0x8f : 0xbf;
      const next = bytes[i + k];
      if (next === undefined || next < low || next > high) return i;
    }
    i += length;
  }
  return bytes.length;
}
