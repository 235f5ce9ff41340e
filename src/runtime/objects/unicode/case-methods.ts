/**
 * The methods of str that map case, and those that test what characters a str is made of.
 */
import { I32, U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { method } from "../../method-def.js";
import { Char, charFlags, toCasefold, toLower, toTitle, toUpper } from "../../unicode-data.js";
import { bool } from "../type-table.js";
import { alloc, fromCodePoints, fromObject } from "../unicode.js";
import { isASCII, kindOf, length, readAt, State, U } from "./layout.js";

// ---- mapping ----

function mapASCII(op: PyObject, map: (ch: number, i: number) => number): NewRef | Null {
  const size = length(op);
  if (size === 0) return fromObject(op);
  const result = alloc(size, State.ASCII_TEXT);
  if (result === NULL) return NULL;
  const from = op + U.DATA;
  const to = result + U.DATA;
  for (let i = 0; i < size; i++) U8[to + i] = map(U8[from + i], i);
  return result;
}

/** What a character at index `i` becomes: its code points as text. */
type Mapping = (ch: number, i: number) => string;

function mapText(op: PyObject, map: Mapping): NewRef | Null {
  const data = op + U.DATA;
  const kind = kindOf(op);
  const size = length(op);
  const chars: number[] = [];
  for (let i = 0; i < size; i++) {
    const text = map(readAt(data, kind, i), i);
    if (text.length === 1) chars.push(text.charCodeAt(0));
    else for (const part of text) chars.push(part.codePointAt(0)!);
  }
  return fromCodePoints(chars);
}

const isLowerASCII = (ch: number): boolean => ch >= 97 && ch <= 122;
const isUpperASCII = (ch: number): boolean => ch >= 65 && ch <= 90;
const lowerASCII = (ch: number): number => (isUpperASCII(ch) ? ch | 0x20 : ch);
const upperASCII = (ch: number): number => (isLowerASCII(ch) ? ch & ~0x20 : ch);

// A capital sigma is final when a cased letter comes before it and none after it, whatever is case-ignorable in between.
function isFinalSigma(op: PyObject, i: number): boolean {
  const data = op + U.DATA;
  const kind = kindOf(op);
  const isCased = (at: number, step: number): boolean => {
    for (let k = at; k >= 0 && k < length(op); k += step) {
      const flags = charFlags(readAt(data, kind, k));
      if ((flags & Char.CASE_IGNORABLE) === 0) return (flags & Char.CASED) !== 0;
    }
    return false;
  };
  return isCased(i - 1, -1) && !isCased(i + 1, 1);
}

function lowerAt(op: PyObject, ch: number, i: number): string {
  return ch === 0x3a3 ? (isFinalSigma(op, i) ? "\u03c2" : "\u03c3") : toLower(ch);
}

/** `op` in lower case. */
export function lower(op: PyObject): NewRef | Null {
  return isASCII(op) ? mapASCII(op, lowerASCII) : mapText(op, (ch, i) => lowerAt(op, ch, i));
}

/** `op` in upper case. */
export function upper(op: PyObject): NewRef | Null {
  return isASCII(op) ? mapASCII(op, upperASCII) : mapText(op, toUpper);
}

function unicode_casefold(op: PyObject): NewRef | Null {
  return isASCII(op) ? mapASCII(op, lowerASCII) : mapText(op, toCasefold);
}

function unicode_capitalize(op: PyObject): NewRef | Null {
  if (isASCII(op)) return mapASCII(op, (ch, i) => (i === 0 ? upperASCII(ch) : lowerASCII(ch)));
  return mapText(op, (ch, i) => (i === 0 ? toTitle(ch) : lowerAt(op, ch, i)));
}

function unicode_swapcase(op: PyObject): NewRef | Null {
  if (isASCII(op)) return mapASCII(op, (ch) => (isUpperASCII(ch) ? ch | 0x20 : upperASCII(ch)));
  return mapText(op, (ch, i) => {
    const flags = charFlags(ch);
    if ((flags & Char.UPPER) !== 0) return lowerAt(op, ch, i);
    return (flags & Char.LOWER) !== 0 ? toUpper(ch) : String.fromCodePoint(ch);
  });
}

function unicode_title(op: PyObject): NewRef | Null {
  let inWord = false;
  return mapText(op, (ch, i) => {
    const text = inWord ? lowerAt(op, ch, i) : toTitle(ch);
    inWord = (charFlags(ch) & Char.CASED) !== 0;
    return text;
  });
}

// ---- testing ----

function every(flag: number, empty: boolean): (op: PyObject) => NewRef {
  return (op) => {
    const data = op + U.DATA;
    const kind = kindOf(op);
    const size = length(op);
    if (size === 0) return bool(empty);
    for (let i = 0; i < size; i++) if ((charFlags(readAt(data, kind, i)) & flag) === 0) return bool(false);
    return bool(true);
  };
}

// At least one character has `wanted`, and none has `unwanted`.
function someButNo(wanted: number, unwanted: number): (op: PyObject) => NewRef {
  return (op) => {
    const data = op + U.DATA;
    const kind = kindOf(op);
    const size = length(op);
    let found = false;
    for (let i = 0; i < size; i++) {
      const flags = charFlags(readAt(data, kind, i));
      if ((flags & unwanted) !== 0) return bool(false);
      if ((flags & wanted) !== 0) found = true;
    }
    return bool(found);
  };
}

function unicode_istitle(op: PyObject): NewRef {
  const data = op + U.DATA;
  const kind = kindOf(op);
  const size = length(op);
  let found = false;
  let inWord = false;
  for (let i = 0; i < size; i++) {
    const flags = charFlags(readAt(data, kind, i));
    if ((flags & (Char.UPPER | Char.TITLE)) !== 0) {
      if (inWord) return bool(false);
      found = inWord = true;
    } else if ((flags & Char.LOWER) !== 0) {
      if (!inWord) return bool(false);
    } else inWord = false;
  }
  return bool(found);
}

/** Is the text an identifier (PyUnicode_IsIdentifier)? Keywords are not looked at. */
export function isIdentifier(op: PyObject): boolean {
  const data = op + U.DATA;
  const kind = kindOf(op);
  const size = length(op);
  if (size === 0) return false;
  const first = readAt(data, kind, 0);
  if (first !== 0x5f && (charFlags(first) & Char.XID_START) === 0) return false;
  for (let i = 1; i < size; i++) {
    if ((charFlags(readAt(data, kind, i)) & Char.XID_CONTINUE) === 0) return false;
  }
  return true;
}

function unicode_isidentifier(op: PyObject): NewRef {
  return bool(isIdentifier(op));
}

function unicode_isascii(op: PyObject): NewRef {
  return bool((I32[(op >> 2) + U.STATE] & State.ASCII) !== 0);
}

const ALNUM = Char.ALPHA | Char.DECIMAL | Char.DIGIT | Char.NUMERIC;

function test(name: string, doc: string, fn: (op: PyObject) => NewRef): ReturnType<typeof method> {
  return method(`${name}($self, /)`, doc, fn);
}

export const caseMethods = [
  method("lower($self, /)", "Return a copy in lower case.", lower),
  method("upper($self, /)", "Return a copy in upper case.", upper),
  method("casefold($self, /)", "Return a copy for caseless comparison.", unicode_casefold),
  method(
    "capitalize($self, /)",
    "Return a copy whose first character is in title case and all others in lower case.",
    unicode_capitalize,
  ),
  method("swapcase($self, /)", "Return a copy with upper case made lower and the reverse.", unicode_swapcase),
  method("title($self, /)", "Return a copy in which each word begins in title case.", unicode_title),
  test("isalpha", "Are all characters letters, and is there at least one?", every(Char.ALPHA, false)),
  test("isalnum", "Are all characters letters or numbers, and is there at least one?", every(ALNUM, false)),
  test(
    "isdecimal",
    "Are all characters decimal digits, and is there at least one?",
    every(Char.DECIMAL, false),
  ),
  test("isdigit", "Are all characters digits, and is there at least one?", every(Char.DIGIT, false)),
  test("isnumeric", "Are all characters numeric, and is there at least one?", every(Char.NUMERIC, false)),
  test("isspace", "Are all characters white space, and is there at least one?", every(Char.SPACE, false)),
  test("isprintable", "Are all characters shown as themselves by repr()?", every(Char.PRINTABLE, true)),
  test("isascii", "Are all characters ASCII?", unicode_isascii),
  test(
    "islower",
    "Are all cased characters lower case, and is there at least one?",
    someButNo(Char.LOWER, Char.UPPER | Char.TITLE),
  ),
  test(
    "isupper",
    "Are all cased characters upper case, and is there at least one?",
    someButNo(Char.UPPER, Char.LOWER | Char.TITLE),
  ),
  test("istitle", "Does each word, and there is at least one, begin in title case?", unicode_istitle),
  test("isidentifier", "Is the string a Python identifier? (Keywords are.)", unicode_isidentifier),
];
