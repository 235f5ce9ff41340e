/**
 * The methods that bytes and bytearray share. Mirrors Objects/bytes_methods.c and Objects/stringlib; the search and
 * split algorithms are those of str, with characters of kind 1.
 */
import {
  PySequence_Fast,
  PySequence_Fast_GET_ITEM,
  PySequence_Fast_GET_SIZE,
} from "../../abstract/sequence.js";
import * as PyErr from "../../errors.js";
import { fillBytes, U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { classMethod, method, staticMethod } from "../../method-def.js";
import { type Bytes, bytesLike, bytesOf } from "../buffer.js";
import * as PyByteArray from "../bytearray.js";
import * as PyBytes from "../bytes.js";
import * as PyList from "../list.js";
import { decref, incref, typeOf } from "../object.js";
import { isIndex } from "../slice.js";
import * as PyTuple from "../tuple.js";
import { hasFlag, TypeFlags } from "../type.js";
import { bool, None, T } from "../type-table.js";
import { sliceBounds } from "../unicode/arguments.js";
import { decode } from "../unicode/decode.js";
import * as Find from "../unicode/find.js";
import { centerLeft, forEachTab } from "../unicode/pad-methods.js";
import {
  type CharTest,
  Ends,
  rsplitAt,
  rsplitBlank,
  splitAt,
  splitBlank,
  splitLines,
  stripRange,
} from "../unicode/split.js";
import * as PyUnicode from "../unicode.js";
import { fromHex, toHex } from "./hex.js";
import { blankLike, copyInto, like, needleOf, part, unchanged, view } from "./like.js";

const isBlank: CharTest = (ch) => ch === 32 || (ch >= 9 && ch <= 13);
const isBreak: CharTest = (ch) => ch === 10 || ch === 13;

// ---- searching ----

type Search = (b: Bytes, start: number, end: number, needle: Bytes) => number;

const findIn: Search = (b, start, end, n) => Find.find(b.data, 1, start, end, n.data, 1, n.size);
const rfindIn: Search = (b, start, end, n) => Find.rfind(b.data, 1, start, end, n.data, 1, n.size);
const countIn: Search = (b, start, end, n) =>
  Find.count(b.data, 1, start, end, n.data, 1, n.size, Number.POSITIVE_INFINITY);

function searcher(search: Search, mustFind: boolean) {
  return (self: PyObject, sub: PyObject, start: PyObject, end: PyObject): NewRef | Null => {
    const bounds = sliceBounds(start, end, view(self).size);
    if (bounds === undefined) return NULL;
    const needle = needleOf(sub);
    if (needle === undefined) return NULL;
    const at = search(view(self), bounds.start, bounds.end, needle);
    return at < 0 && mustFind ? PyErr.setString(T.ValueError, "subsection not found") : smallInt(at);
  };
}

/** `value in self`: 1, 0 or -1. @mayRunPython */
export function bytes_contains(self: PyObject, value: PyObject): number {
  const needle = isIndex(value) ? needleOf(value) : bytesLike(value);
  if (needle === undefined) return -1;
  const b = view(self);
  return findIn(b, 0, b.size, needle) >= 0 ? 1 : 0;
}

function tailMatch(b: Bytes, affix: Bytes, start: number, end: number, atEnd: boolean): boolean {
  if (end - start < affix.size) return false;
  return Find.matchesAt(b.data, 1, atEnd ? end - affix.size : start, affix.data, 1, affix.size);
}

function matcher(name: string, atEnd: boolean) {
  return (self: PyObject, affix: PyObject, start: PyObject, end: PyObject): NewRef | Null => {
    const bounds = sliceBounds(start, end, view(self).size);
    if (bounds === undefined) return NULL;
    if (!hasFlag(typeOf(affix), TypeFlags.TUPLE_SUBCLASS)) {
      const bytes = bytesOf(affix);
      if (bytes !== undefined) return bool(tailMatch(view(self), bytes, bounds.start, bounds.end, atEnd));
      const found = PyErr.typeName(affix);
      return PyErr.setString(
        T.TypeError,
        `${name} first arg must be bytes or a tuple of bytes, not ${found}`,
      );
    }
    for (let i = 0; i < PyTuple.size(affix); i++) {
      const bytes = bytesLike(PyTuple.getItem(affix, i));
      if (bytes === undefined) return NULL;
      if (tailMatch(view(self), bytes, bounds.start, bounds.end, atEnd)) return bool(true);
    }
    return bool(false);
  };
}

// ---- replace ----

function bytes_replace(self: PyObject, oldArg: PyObject, newArg: PyObject, max: number): NewRef | Null {
  const old = bytesLike(oldArg);
  const by = old === undefined ? undefined : bytesLike(newArg);
  if (old === undefined || by === undefined) return NULL;
  const b = view(self);
  const limit = max < 0 ? Number.POSITIVE_INFINITY : max;
  const number = Find.count(b.data, 1, 0, b.size, old.data, 1, old.size, limit);
  if (number === 0) return unchanged(self);
  const result = blankLike(self, b.size + number * (by.size - old.size));
  if (result === NULL) return NULL;
  let to = 0;
  let from = 0;
  const copy = (start: number, end: number): void => {
    to = copyInto(result, to, { data: b.data + start, size: end - start });
  };
  for (let left = number; left > 0; left--) {
    if (old.size === 0) {
      to = copyInto(result, to, by);
      if (from < b.size) copy(from, ++from);
      continue;
    }
    const at = findIn(b, from, b.size, old);
    copy(from, at);
    to = copyInto(result, to, by);
    from = at + old.size;
  }
  copy(from, b.size);
  return result;
}

// ---- splitting ----

function listOf(self: PyObject, parts: readonly number[]): NewRef | Null {
  const list = PyList.new_(parts.length >> 1);
  if (list === NULL) return NULL;
  for (let i = 0; i < parts.length; i += 2) {
    const piece = part(self, parts[i], parts[i + 1]);
    if (piece === NULL) {
      decref(list);
      return NULL;
    }
    PyList.setItemSteal(list, i >> 1, piece);
  }
  return list;
}

function splitter(fromRight: boolean) {
  return (self: PyObject, separator: PyObject, max: number): NewRef | Null => {
    const limit = max < 0 ? Number.POSITIVE_INFINITY : max;
    if (separator === None) {
      const { data, size } = view(self);
      return listOf(self, (fromRight ? rsplitBlank : splitBlank)(data, 1, size, limit, isBlank));
    }
    const s = bytesLike(separator);
    if (s === undefined) return NULL;
    if (s.size === 0) return PyErr.setString(T.ValueError, "empty separator");
    const { data, size } = view(self);
    return listOf(self, (fromRight ? rsplitAt : splitAt)(data, 1, size, s.data, 1, s.size, limit));
  };
}

function bytes_splitlines(self: PyObject, keepEnds: number): NewRef | Null {
  const { data, size } = view(self);
  return listOf(self, splitLines(data, 1, size, keepEnds !== 0, isBreak));
}

function stripper(ends: Ends) {
  return (self: PyObject, chars: PyObject): NewRef | Null => {
    let strips = isBlank;
    if (chars !== None) {
      const set = bytesLike(chars);
      if (set === undefined) return NULL;
      strips = (ch) => Find.findChar(set.data, 1, 0, set.size, ch) >= 0;
    }
    const { data, size } = view(self);
    const [start, end] = stripRange(data, 1, size, ends, strips);
    return part(self, start, end);
  };
}

function partitioner(fromRight: boolean) {
  return (self: PyObject, separator: PyObject): NewRef | Null => {
    const s = bytesLike(separator);
    if (s === undefined) return NULL;
    if (s.size === 0) return PyErr.setString(T.ValueError, "empty separator");
    const b = view(self);
    const at = (fromRight ? rfindIn : findIn)(b, 0, b.size, s);
    if (at >= 0) {
      return pack3([
        like(self, b.data, at),
        PyBytes.checkExact(separator) ? incref(separator) : like(self, s.data, s.size),
        like(self, b.data + at + s.size, b.size - at - s.size),
      ]);
    }
    const all = unchanged(self);
    const none = (): NewRef | Null => like(self, 0, 0);
    return pack3(fromRight ? [none(), none(), all] : [all, none(), none()]);
  };
}

function pack3(items: readonly (NewRef | Null)[]): NewRef | Null {
  const made = items.filter((item) => item !== NULL) as NewRef[];
  const result = made.length === 3 ? PyTuple.pack(...made) : NULL;
  made.forEach(decref);
  return result;
}

function bytes_removeprefix(self: PyObject, prefix: PyObject): NewRef | Null {
  const p = bytesLike(prefix);
  if (p === undefined) return NULL;
  const b = view(self);
  return tailMatch(b, p, 0, b.size, false) ? part(self, p.size, b.size) : unchanged(self);
}

function bytes_removesuffix(self: PyObject, suffix: PyObject): NewRef | Null {
  const s = bytesLike(suffix);
  if (s === undefined) return NULL;
  const b = view(self);
  return tailMatch(b, s, 0, b.size, true) ? part(self, 0, b.size - s.size) : unchanged(self);
}

// ---- join ----

/** The bytes-like items of an iterable with `self` in between, in its type. @mayRunPython */
export function join(self: PyObject, iterable: PyObject): NewRef | Null {
  const items = PySequence_Fast(iterable, "can only join an iterable");
  if (items === NULL) return NULL;
  const result = joinItems(self, items);
  decref(items);
  return result;
}

function joinItems(self: PyObject, items: PyObject): NewRef | Null {
  const number = PySequence_Fast_GET_SIZE(items);
  if (number === 0) return like(self, 0, 0);
  if (number === 1 && PyBytes.check(self)) {
    const only = PySequence_Fast_GET_ITEM(items, 0);
    if (PyBytes.checkExact(only)) return incref(only);
  }
  const separator = view(self);
  const parts: Bytes[] = [];
  let total = separator.size * (number - 1);
  for (let i = 0; i < number; i++) {
    const item = PySequence_Fast_GET_ITEM(items, i);
    const bytes = bytesOf(item);
    if (bytes === undefined) {
      const found = PyErr.typeName(item);
      return PyErr.setString(T.TypeError, `sequence item ${i}: expected a bytes-like object, ${found} found`);
    }
    total += bytes.size;
    parts.push(bytes);
  }
  const result = blankLike(self, total);
  if (result === NULL) return NULL;
  let to = 0;
  parts.forEach((bytes, i) => {
    if (i > 0) to = copyInto(result, to, separator);
    to = copyInto(result, to, bytes);
  });
  return result;
}

// ---- case and tests ----

const isLower: CharTest = (ch) => ch >= 97 && ch <= 122;
const isUpper: CharTest = (ch) => ch >= 65 && ch <= 90;
const isAlpha: CharTest = (ch) => isLower(ch) || isUpper(ch);
const isDigit: CharTest = (ch) => ch >= 48 && ch <= 57;
const toLower = (ch: number): number => (isUpper(ch) ? ch | 32 : ch);
const toUpper = (ch: number): number => (isLower(ch) ? ch & ~32 : ch);

function mapper(map: (ch: number, i: number, previous: number) => number) {
  return (self: PyObject): NewRef | Null => {
    const size = view(self).size;
    const result = blankLike(self, size);
    if (result === NULL || size === 0) return result;
    const from = view(self).data;
    const to = view(result).data;
    for (let i = 0; i < size; i++) U8[to + i] = map(U8[from + i], i, i === 0 ? 0 : U8[from + i - 1]);
    return result;
  };
}

function every(test: CharTest, empty = false) {
  return (self: PyObject): NewRef => {
    const { data, size } = view(self);
    if (size === 0) return bool(empty);
    for (let i = 0; i < size; i++) if (!test(U8[data + i])) return bool(false);
    return bool(true);
  };
}

function someButNo(wanted: CharTest, unwanted: CharTest) {
  return (self: PyObject): NewRef => {
    const { data, size } = view(self);
    let found = false;
    for (let i = 0; i < size; i++) {
      if (unwanted(U8[data + i])) return bool(false);
      if (wanted(U8[data + i])) found = true;
    }
    return bool(found);
  };
}

function bytes_istitle(self: PyObject): NewRef {
  const { data, size } = view(self);
  let found = false;
  let inWord = false;
  for (let i = 0; i < size; i++) {
    const ch = U8[data + i];
    if (isUpper(ch)) {
      if (inWord) return bool(false);
      found = inWord = true;
    } else if (isLower(ch)) {
      if (!inWord) return bool(false);
    } else inWord = false;
  }
  return bool(found);
}

// ---- padding ----

function padded(self: PyObject, left: number, right: number, fill: number): NewRef | Null {
  const size = view(self).size;
  const result = left + size + right > 0x7fffffff ? PyErr.noMemory() : blankLike(self, left + size + right);
  if (result === NULL) return NULL;
  const to = view(result).data;
  fillBytes(fill, to, to + left);
  copyInto(result, left, view(self));
  fillBytes(fill, to + left + size, to + left + size + right);
  return result;
}

function justify(name: string, share: (missing: number, width: number) => number) {
  return (self: PyObject, width: number, fillchar: PyObject): NewRef | Null => {
    const fill = fillchar === NULL ? 32 : fillByte(name, fillchar);
    if (fill < 0) return NULL;
    const missing = width - view(self).size;
    if (missing <= 0) return unchanged(self);
    const left = share(missing, width);
    return padded(self, left, missing - left, fill);
  };
}

function fillByte(name: string, op: PyObject): number {
  if ((PyBytes.check(op) || PyByteArray.check(op)) && view(op).size === 1) return U8[view(op).data];
  const found = PyErr.typeName(op);
  PyErr.setString(T.TypeError, `${name}() argument 2 must be a byte string of length 1, not ${found}`);
  return -1;
}

function bytes_zfill(self: PyObject, width: number): NewRef | Null {
  const { size } = view(self);
  if (width <= size) return unchanged(self);
  const result = padded(self, width - size, 0, 48);
  if (result === NULL || size === 0) return result;
  const to = view(result).data;
  const sign = U8[to + width - size];
  if (sign === 43 || sign === 45) {
    U8[to] = sign;
    U8[to + width - size] = 48;
  }
  return result;
}

function bytes_expandtabs(self: PyObject, tabsize: number): NewRef | Null {
  let total = 0;
  const { data, size } = view(self);
  forEachTab(data, 1, size, tabsize, (start, end, spaces) => {
    total += end - start + spaces;
  });
  const result = blankLike(self, total);
  if (result === NULL) return NULL;
  let to = 0;
  const from = view(self).data;
  forEachTab(from, 1, size, tabsize, (start, end, spaces) => {
    to = copyInto(result, to, { data: from + start, size: end - start });
    const at = view(result).data + to;
    fillBytes(32, at, at + spaces);
    to += spaces;
  });
  return result;
}

// ---- translate ----

function bytes_translate(self: PyObject, tableArg: PyObject, deleteArg: PyObject): NewRef | Null {
  let table: Bytes | undefined;
  if (tableArg !== None) {
    table = bytesLike(tableArg);
    if (table === undefined) return NULL;
    if (table.size !== 256) {
      return PyErr.setString(T.ValueError, "translation table must be 256 characters long");
    }
  }
  const deleted = bytesLike(deleteArg);
  if (deleted === undefined) return NULL;
  const drop = new Uint8Array(256);
  for (let i = 0; i < deleted.size; i++) drop[U8[deleted.data + i]] = 1;
  const { data, size } = view(self);
  const out = new Uint8Array(size);
  let count = 0;
  for (let i = 0; i < size; i++) {
    const ch = U8[data + i];
    if (drop[ch] === 0) out[count++] = table === undefined ? ch : U8[table.data + ch];
  }
  const result = blankLike(self, count);
  if (result !== NULL && count > 0) U8.set(out.subarray(0, count), view(result).data);
  return result;
}

function bytes_maketrans(from: PyObject, to: PyObject): NewRef | Null {
  const a = bytesLike(from);
  const b = a === undefined ? undefined : bytesLike(to);
  if (a === undefined || b === undefined) return NULL;
  if (a.size !== b.size) {
    return PyErr.setString(T.ValueError, "maketrans arguments must have same length");
  }
  const table = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (let i = 0; i < a.size; i++) table[U8[a.data + i]] = U8[b.data + i];
  return PyBytes.fromJS(table);
}

// ---- text ----

function bytes_decode(self: PyObject, encoding: PyObject, errors: PyObject): NewRef | Null {
  const { data, size } = view(self);
  return decode(data, size, PyUnicode.toJS(encoding), PyUnicode.toJS(errors));
}

function bytes_hex(self: PyObject, separator: PyObject, bytesPerSep: number): NewRef | Null {
  return toHex(view(self), separator, bytesPerSep);
}

const SLICE_NOTE = "Optional arguments start and end are interpreted as in slice notation.";
const SUB = "sub is a bytes-like object, or an integer for one byte.";

/** The table. `fromhex` gives an instance of `type`. */
export const bytesMethods = [
  method(
    "find($self, sub, start=NULL, end=NULL, /)",
    `Lowest index of sub, or -1.\n\n${SUB}\n${SLICE_NOTE}`,
    searcher(findIn, false),
  ),
  method(
    "rfind($self, sub, start=NULL, end=NULL, /)",
    `Highest index of sub, or -1.\n\n${SUB}\n${SLICE_NOTE}`,
    searcher(rfindIn, false),
  ),
  method(
    "index($self, sub, start=NULL, end=NULL, /)",
    `Like find, but raise ValueError when sub is not found.\n\n${SUB}\n${SLICE_NOTE}`,
    searcher(findIn, true),
  ),
  method(
    "rindex($self, sub, start=NULL, end=NULL, /)",
    `Like rfind, but raise ValueError when sub is not found.\n\n${SUB}\n${SLICE_NOTE}`,
    searcher(rfindIn, true),
  ),
  method(
    "count($self, sub, start=NULL, end=NULL, /)",
    `How often sub occurs without overlap.\n\n${SUB}\n${SLICE_NOTE}`,
    searcher(countIn, false),
  ),
  method(
    "startswith($self, prefix, start=NULL, end=NULL, /)",
    "Do the bytes start with prefix, or one of a tuple of them?",
    matcher("startswith", false),
  ),
  method(
    "endswith($self, suffix, start=NULL, end=NULL, /)",
    "Do the bytes end with suffix, or one of a tuple of them?",
    matcher("endswith", true),
  ),
  method(
    "replace($self, old, new, count: index = -1, /)",
    "Return a copy with the first count occurrences of old replaced by new (-1: all).",
    bytes_replace,
  ),
  method(
    "split($self, /, sep=None, maxsplit: index = -1)",
    "Return a list of the parts between occurrences of sep (None: runs of ASCII white space).",
    splitter(false),
  ),
  method(
    "rsplit($self, /, sep=None, maxsplit: index = -1)",
    "Like split, but the cuts are made from the right.",
    splitter(true),
  ),
  method(
    "splitlines($self, /, keepends: bool = False)",
    "Return a list of the lines, without their ends unless keepends is true.",
    bytes_splitlines,
  ),
  method(
    "strip($self, bytes=None, /)",
    "Return the bytes without those of the argument (None: ASCII white space) at both ends.",
    stripper(Ends.BOTH),
  ),
  method("lstrip($self, bytes=None, /)", "Like strip, at the start only.", stripper(Ends.LEFT)),
  method("rstrip($self, bytes=None, /)", "Like strip, at the end only.", stripper(Ends.RIGHT)),
  method(
    "partition($self, sep, /)",
    "Cut at the first sep: what is before it, sep, what is after it.",
    partitioner(false),
  ),
  method(
    "rpartition($self, sep, /)",
    "Cut at the last sep: what is before it, sep, what is after it.",
    partitioner(true),
  ),
  method(
    "removeprefix($self, prefix, /)",
    "Return the bytes without prefix, if they start with it.",
    bytes_removeprefix,
  ),
  method(
    "removesuffix($self, suffix, /)",
    "Return the bytes without suffix, if they end with it.",
    bytes_removesuffix,
  ),
  method(
    "join($self, iterable_of_bytes, /)",
    "Return the bytes of the items in a row, with these bytes between them.",
    join,
  ),
  method("lower($self, /)", "Return a copy with ASCII letters in lower case.", mapper(toLower)),
  method("upper($self, /)", "Return a copy with ASCII letters in upper case.", mapper(toUpper)),
  method(
    "swapcase($self, /)",
    "Return a copy with ASCII letters in the other case.",
    mapper((ch) => (isAlpha(ch) ? ch ^ 32 : ch)),
  ),
  method(
    "capitalize($self, /)",
    "Return a copy with the first letter in upper case, the rest in lower case.",
    mapper((ch, i) => (i === 0 ? toUpper(ch) : toLower(ch))),
  ),
  method(
    "title($self, /)",
    "Return a copy in which each word begins in upper case.",
    mapper((ch, _, previous) => (isAlpha(previous) ? toLower(ch) : toUpper(ch))),
  ),
  method("isalpha($self, /)", "Are all bytes ASCII letters, and is there at least one?", every(isAlpha)),
  method(
    "isalnum($self, /)",
    "Are all bytes ASCII letters or digits, and is there at least one?",
    every((ch) => isAlpha(ch) || isDigit(ch)),
  ),
  method("isdigit($self, /)", "Are all bytes ASCII digits, and is there at least one?", every(isDigit)),
  method("isspace($self, /)", "Are all bytes ASCII white space, and is there at least one?", every(isBlank)),
  method(
    "isascii($self, /)",
    "Are all bytes below 128?",
    every((ch) => ch < 128, true),
  ),
  method(
    "islower($self, /)",
    "Are all letters lower case, and is there at least one?",
    someButNo(isLower, isUpper),
  ),
  method(
    "isupper($self, /)",
    "Are all letters upper case, and is there at least one?",
    someButNo(isUpper, isLower),
  ),
  method(
    "istitle($self, /)",
    "Does each word, and there is at least one, begin in upper case?",
    bytes_istitle,
  ),
  method(
    "center($self, width: index, fillchar=NULL, /)",
    "Return the bytes in the middle of width bytes.",
    justify("center", centerLeft),
  ),
  method(
    "ljust($self, width: index, fillchar=NULL, /)",
    "Return the bytes at the left of width bytes.",
    justify("ljust", () => 0),
  ),
  method(
    "rjust($self, width: index, fillchar=NULL, /)",
    "Return the bytes at the right of width bytes.",
    justify("rjust", (missing) => missing),
  ),
  method(
    "zfill($self, width: index, /)",
    "Return the bytes with zeros before them (and behind a sign) up to width bytes.",
    bytes_zfill,
  ),
  method(
    "expandtabs($self, /, tabsize: int = 8)",
    "Return a copy with tabs replaced by spaces.",
    bytes_expandtabs,
  ),
  method(
    "translate($self, table, /, delete=b'')",
    "Return a copy with each byte replaced by table[byte], those of delete left out.",
    bytes_translate,
  ),
  staticMethod(
    "maketrans(frm, to, /)",
    "Return a table for translate that maps the bytes of frm to those of to.",
    bytes_maketrans,
  ),
  method(
    "decode($self, /, encoding: str = 'utf-8', errors: str = 'strict')",
    "Return the text that the bytes encode.",
    bytes_decode,
  ),
  method(
    "hex($self, sep=NULL, bytes_per_sep: int = 1)",
    "Return two hexadecimal digits for each byte, with sep between groups.",
    bytes_hex,
  ),
  classMethod(
    "fromhex($type, string: str, /)",
    "Make an instance from hexadecimal digits; white space between bytes is skipped.",
    fromHex,
  ),
];
