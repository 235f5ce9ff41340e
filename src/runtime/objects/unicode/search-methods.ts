/**
 * The methods of str that look for a str in a str: find, count, startswith, replace, partition … Mirrors the searching half
 * of Objects/unicodeobject.c.
 */
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { method } from "../../method-def.js";
import { decref, incref, typeOf } from "../object.js";
import * as PyTuple from "../tuple.js";
import { hasFlag, TypeFlags } from "../type.js";
import { bool, EmptyStr, T } from "../type-table.js";
import { adjustMaxCharSteal, alloc, check, fromObject, substring } from "../unicode.js";
import { sliceBounds } from "./arguments.js";
import * as Find from "./find.js";
import { copyChars, kindOf, length, maxCharBound, readAt, stateFor, U, writeAt } from "./layout.js";

/** Index of `sub` within [start, end), or -1 (PyUnicode_Find with direction 1). */
export function find(op: PyObject, sub: PyObject, start = 0, end = length(op)): number {
  return Find.find(op + U.DATA, kindOf(op), start, end, sub + U.DATA, kindOf(sub), length(sub));
}

/** Index of the last `sub` within [start, end), or -1. */
export function rfind(op: PyObject, sub: PyObject, start = 0, end = length(op)): number {
  return Find.rfind(op + U.DATA, kindOf(op), start, end, sub + U.DATA, kindOf(sub), length(sub));
}

/** Number of occurrences of `sub` within [start, end) that do not overlap. */
export function count(
  op: PyObject,
  sub: PyObject,
  start = 0,
  end = length(op),
  max = Number.POSITIVE_INFINITY,
): number {
  return Find.count(op + U.DATA, kindOf(op), start, end, sub + U.DATA, kindOf(sub), length(sub), max);
}

/** Is the str `sub` in `op`? */
export function contains(op: PyObject, sub: PyObject): boolean {
  return find(op, sub) >= 0;
}

/** `sub in op`: 1, 0, or -1 with TypeError (PyUnicode_Contains). */
export function unicode_contains(op: PyObject, sub: PyObject): number {
  if (check(sub)) return find(op, sub) >= 0 ? 1 : 0;
  PyErr.setString(T.TypeError, `'in <string>' requires string as left operand, not ${PyErr.typeName(sub)}`);
  return -1;
}

type Finder = (op: PyObject, sub: PyObject, start: number, end: number) => number;

function finder(
  find: Finder,
): (op: PyObject, sub: PyObject, start: PyObject, end: PyObject) => NewRef | Null {
  return (op, sub, start, end) => {
    if ((start | end) === NULL) return smallInt(find(op, sub, 0, length(op)));
    const bounds = sliceBounds(start, end, length(op));
    return bounds === undefined ? NULL : smallInt(find(op, sub, bounds.start, bounds.end));
  };
}

function indexer(
  find: Finder,
): (op: PyObject, sub: PyObject, start: PyObject, end: PyObject) => NewRef | Null {
  return (op, sub, start, end) => {
    const bounds = sliceBounds(start, end, length(op));
    if (bounds === undefined) return NULL;
    const at = find(op, sub, bounds.start, bounds.end);
    return at < 0 ? PyErr.setString(T.ValueError, "substring not found") : smallInt(at);
  };
}

/** Does [start, end) of `op` begin (or, `atEnd`, end) with `sub`? */
export function tailMatch(op: PyObject, sub: PyObject, start: number, end: number, atEnd: boolean): boolean {
  const size = length(sub);
  if (end - start < size || kindOf(sub) > kindOf(op)) return false;
  const at = atEnd ? end - size : start;
  return Find.matchesAt(op + U.DATA, kindOf(op), at, sub + U.DATA, kindOf(sub), size);
}

function matcher(
  name: string,
  atEnd: boolean,
): (op: PyObject, affix: PyObject, start: PyObject, end: PyObject) => NewRef | Null {
  return (op, affix, start, end) => {
    if ((start | end) === NULL && check(affix)) return bool(tailMatch(op, affix, 0, length(op), atEnd));
    const bounds = sliceBounds(start, end, length(op));
    if (bounds === undefined) return NULL;
    if (check(affix)) return bool(tailMatch(op, affix, bounds.start, bounds.end, atEnd));
    if (!hasFlag(typeOf(affix), TypeFlags.TUPLE_SUBCLASS)) {
      const found = PyErr.typeName(affix);
      return PyErr.setString(T.TypeError, `${name} first arg must be str or a tuple of str, not ${found}`);
    }
    for (let i = 0; i < PyTuple.size(affix); i++) {
      const item = PyTuple.getItem(affix, i);
      if (!check(item)) {
        const found = PyErr.typeName(item);
        return PyErr.setString(T.TypeError, `tuple for ${name} must only contain str, not ${found}`);
      }
      if (tailMatch(op, item, bounds.start, bounds.end, atEnd)) return bool(true);
    }
    return bool(false);
  };
}

// ---- replace ----

/** `op` with at most `max` (-1: all) occurrences of `old` replaced by `by` (PyUnicode_Replace). */
export function replace(op: PyObject, old: PyObject, by: PyObject, max: number): NewRef | Null {
  const limit = max < 0 ? Number.POSITIVE_INFINITY : max;
  const number = count(op, old, 0, length(op), limit);
  if (number === 0 || (old as number) === (by as number)) return fromObject(op);
  const lengthBy = length(by);
  const total = length(op) + number * (lengthBy - length(old));
  if (total === 0) return EmptyStr;
  const bound = maxCharBound(op);
  const boundBy = maxCharBound(by);
  const result = alloc(total, stateFor(Math.max(bound, boundBy)));
  if (result === NULL) return NULL;
  if (length(old) === 1 && lengthBy === 1) replaceChar(op, old, by, number, result);
  else if (length(old) === 0) interleave(op, by, number, result);
  else replaceText(op, old, by, number, result);
  // A wide character may be gone with `old`.
  return bound > boundBy && maxCharBound(old) === bound ? adjustMaxCharSteal(result) : result;
}

function replaceChar(op: PyObject, old: PyObject, by: PyObject, number: number, result: PyObject): void {
  const kind = kindOf(result);
  const size = length(op);
  const from = readAt(old + U.DATA, kindOf(old), 0);
  const to = readAt(by + U.DATA, kindOf(by), 0);
  copyChars(op + U.DATA, kindOf(op), result + U.DATA, kind, size);
  for (let i = -1, left = number; left > 0; left--) {
    i = Find.findChar(op + U.DATA, kindOf(op), i + 1, size, from);
    writeAt(result + U.DATA, kind, i, to);
  }
}

// Copies pieces one behind the other.
function copier(result: PyObject): (from: PyObject, start: number, end: number) => void {
  const kind = kindOf(result);
  let to = result + U.DATA;
  return (from, start, end) => {
    const fromKind = kindOf(from);
    copyChars(from + U.DATA + start * fromKind, fromKind, to, kind, end - start);
    to += (end - start) * kind;
  };
}

function interleave(op: PyObject, by: PyObject, number: number, result: PyObject): void {
  const copy = copier(result);
  const size = length(op);
  for (let i = 0; i < number; i++) {
    copy(by, 0, length(by));
    if (i < size) copy(op, i, i + 1);
  }
  if (number < size) copy(op, number, size);
}

function replaceText(op: PyObject, old: PyObject, by: PyObject, number: number, result: PyObject): void {
  const copy = copier(result);
  let from = 0;
  for (let left = number; left > 0; left--) {
    const at = find(op, old, from);
    copy(op, from, at);
    copy(by, 0, length(by));
    from = at + length(old);
  }
  copy(op, from, length(op));
}

function unicode_replace(op: PyObject, old: PyObject, by: PyObject, max: number): NewRef | Null {
  return replace(op, old, by, max);
}

// ---- partition, removeprefix ----

function tripleSteal(a: NewRef | Null, b: NewRef | Null, c: NewRef | Null): NewRef | Null {
  const result = a !== NULL && b !== NULL && c !== NULL ? PyTuple.pack(a, b, c) : NULL;
  if (a !== NULL) decref(a);
  if (b !== NULL) decref(b);
  if (c !== NULL) decref(c);
  return result;
}

function checkSeparator(separator: PyObject): boolean {
  if (!check(separator)) {
    PyErr.setString(T.TypeError, `must be str, not ${PyErr.typeName(separator)}`);
    return false;
  }
  if (length(separator) === 0) {
    PyErr.setString(T.ValueError, "empty separator");
    return false;
  }
  return true;
}

function partitionAt(op: PyObject, separator: PyObject, at: number): NewRef | Null {
  const after = at + length(separator);
  return tripleSteal(substring(op, 0, at), incref(separator), substring(op, after, length(op)));
}

function unicode_partition(op: PyObject, separator: PyObject): NewRef | Null {
  if (!checkSeparator(separator)) return NULL;
  const at = find(op, separator);
  return at < 0 ? tripleSteal(fromObject(op), EmptyStr, EmptyStr) : partitionAt(op, separator, at);
}

function unicode_rpartition(op: PyObject, separator: PyObject): NewRef | Null {
  if (!checkSeparator(separator)) return NULL;
  const at = rfind(op, separator);
  return at < 0 ? tripleSteal(EmptyStr, EmptyStr, fromObject(op)) : partitionAt(op, separator, at);
}

function unicode_removeprefix(op: PyObject, prefix: PyObject): NewRef | Null {
  const size = length(op);
  return tailMatch(op, prefix, 0, size, false) ? substring(op, length(prefix), size) : fromObject(op);
}

function unicode_removesuffix(op: PyObject, suffix: PyObject): NewRef | Null {
  const size = length(op);
  const cut = length(suffix);
  return cut > 0 && tailMatch(op, suffix, 0, size, true) ? substring(op, 0, size - cut) : fromObject(op);
}

const SLICE_NOTE = "Optional arguments start and end are interpreted as in slice notation.";

export const searchMethods = [
  method(
    "find($self, sub: str, start=NULL, end=NULL, /)",
    `Return the lowest index at which sub is found in S[start:end].\n\n${SLICE_NOTE}\nReturn -1 on failure.`,
    finder(find),
  ),
  method(
    "rfind($self, sub: str, start=NULL, end=NULL, /)",
    `Return the highest index at which sub is found in S[start:end].\n\n${SLICE_NOTE}\nReturn -1 on failure.`,
    finder(rfind),
  ),
  method(
    "index($self, sub: str, start=NULL, end=NULL, /)",
    `Like find, but raise ValueError when sub is not found.\n\n${SLICE_NOTE}`,
    indexer(find),
  ),
  method(
    "rindex($self, sub: str, start=NULL, end=NULL, /)",
    `Like rfind, but raise ValueError when sub is not found.\n\n${SLICE_NOTE}`,
    indexer(rfind),
  ),
  method(
    "count($self, sub: str, start=NULL, end=NULL, /)",
    `Return how often sub occurs in S[start:end] without overlap.\n\n${SLICE_NOTE}`,
    finder(count),
  ),
  method(
    "startswith($self, prefix, start=NULL, end=NULL, /)",
    `Does S[start:end] start with prefix, a string or one of a tuple of strings?`,
    matcher("startswith", false),
  ),
  method(
    "endswith($self, suffix, start=NULL, end=NULL, /)",
    `Does S[start:end] end with suffix, a string or one of a tuple of strings?`,
    matcher("endswith", true),
  ),
  method(
    "replace($self, old: str, new: str, /, count: index = -1)",
    "Return a copy with the first count occurrences of old replaced by new (-1, the default: all of them).",
    unicode_replace,
  ),
  method(
    "partition($self, sep, /)",
    "Cut the string at the first sep: the part before it, sep itself, and the part after it.\n\n" +
      "Without sep in it: the string and two empty strings.",
    unicode_partition,
  ),
  method(
    "rpartition($self, sep, /)",
    "Cut the string at the last sep: the part before it, sep itself, and the part after it.\n\n" +
      "Without sep in it: two empty strings and the string.",
    unicode_rpartition,
  ),
  method(
    "removeprefix($self, prefix: str, /)",
    "Return the string without prefix, if it starts with it.",
    unicode_removeprefix,
  ),
  method(
    "removesuffix($self, suffix: str, /)",
    "Return the string without suffix, if it ends with it.",
    unicode_removesuffix,
  ),
];
