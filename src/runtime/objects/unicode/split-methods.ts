/**
 * The methods of str that cut and join: split, rsplit, splitlines, strip, join.
 */
import { PySequence_Fast } from "../../abstract/sequence.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { method } from "../../method-def.js";
import { isLineBreak, isSpace } from "../../unicode-data.js";
import * as PyList from "../list.js";
import { decref, typeOf } from "../object.js";
import * as PyTuple from "../tuple.js";
import { hasFlag, TypeFlags } from "../type.js";
import { None, T } from "../type-table.js";
import { check, joinArray, substring } from "../unicode.js";
import { kindOf, length, readAt, U } from "./layout.js";
import {
  type CharTest,
  Ends,
  rsplitAt,
  rsplitBlank,
  splitAt,
  splitBlank,
  splitLines,
  stripRange,
} from "./split.js";

/** A list of the substrings that `parts` (pairs of indices) names. */
function listOf(op: PyObject, parts: readonly number[]): NewRef | Null {
  const list = PyList.new_(parts.length >> 1);
  if (list === NULL) return NULL;
  for (let i = 0; i < parts.length; i += 2) {
    const part = substring(op, parts[i], parts[i + 1]);
    if (part === NULL) {
      decref(list);
      return NULL;
    }
    PyList.setItemSteal(list, i >> 1, part);
  }
  return list;
}

/** split and rsplit: `separator` NULL or None means runs of white space, `max` -1 no limit (PyUnicode_Split). */
export function split(
  op: PyObject,
  separator: PyObject | Null,
  max: number,
  fromRight = false,
): NewRef | Null {
  const data = op + U.DATA;
  const kind = kindOf(op);
  const size = length(op);
  const limit = max < 0 ? Number.POSITIVE_INFINITY : max;
  if (separator === NULL || separator === None) {
    return listOf(op, (fromRight ? rsplitBlank : splitBlank)(data, kind, size, limit, isSpace));
  }
  if (!check(separator)) {
    return PyErr.setString(T.TypeError, `must be str or None, not ${PyErr.typeName(separator)}`);
  }
  const count = length(separator);
  if (count === 0) return PyErr.setString(T.ValueError, "empty separator");
  const cut = fromRight ? rsplitAt : splitAt;
  return listOf(op, cut(data, kind, size, separator + U.DATA, kindOf(separator), count, limit));
}

function unicode_split(op: PyObject, separator: PyObject, max: number): NewRef | Null {
  return split(op, separator, max);
}

function unicode_rsplit(op: PyObject, separator: PyObject, max: number): NewRef | Null {
  return split(op, separator, max, true);
}

/** The lines of `op` (PyUnicode_Splitlines). */
export function splitlines(op: PyObject, keepEnds: boolean): NewRef | Null {
  return listOf(op, splitLines(op + U.DATA, kindOf(op), length(op), keepEnds, isLineBreak));
}

function unicode_splitlines(op: PyObject, keepEnds: number): NewRef | Null {
  return splitlines(op, keepEnds !== 0);
}

// ---- strip ----

function isOneOf(chars: PyObject): CharTest {
  const data = chars + U.DATA;
  const kind = kindOf(chars);
  const size = length(chars);
  return (ch) => {
    for (let i = 0; i < size; i++) if (readAt(data, kind, i) === ch) return true;
    return false;
  };
}

/** `op` without the characters of `chars` (NULL or None: white space) at its ends. */
export function strip(op: PyObject, ends: Ends, chars: PyObject | Null = NULL): NewRef | Null {
  const strips = chars === NULL || chars === None ? isSpace : isOneOf(chars);
  const [start, end] = stripRange(op + U.DATA, kindOf(op), length(op), ends, strips);
  return substring(op, start, end);
}

function stripper(name: string, ends: Ends): (op: PyObject, chars: PyObject) => NewRef | Null {
  return (op, chars) =>
    chars === None || check(chars)
      ? strip(op, ends, chars)
      : PyErr.setString(T.TypeError, `${name} arg must be None or str`);
}

// ---- join ----

/** The strs of an iterable with `separator` in between (PyUnicode_Join). @mayRunPython */
export function join(separator: PyObject, iterable: PyObject): NewRef | Null {
  const items = PySequence_Fast(iterable, "can only join an iterable");
  if (items === NULL) return NULL;
  const result = hasFlag(typeOf(items), TypeFlags.TUPLE_SUBCLASS)
    ? joinArray(separator, PyTuple.items(items), PyTuple.size(items))
    : joinArray(separator, PyList.items(items), PyList.size(items));
  decref(items);
  return result;
}

export const splitMethods = [
  method(
    "split($self, /, sep=None, maxsplit: index = -1)",
    "Return a list of the parts between occurrences of sep.\n\n" +
      "sep None (the default) means runs of white space, and no empty parts.\n" +
      "At most maxsplit cuts are made from the left (-1: no limit).",
    unicode_split,
  ),
  method(
    "rsplit($self, /, sep=None, maxsplit: index = -1)",
    "Return a list of the parts between occurrences of sep.\n\n" +
      "sep None (the default) means runs of white space, and no empty parts.\n" +
      "At most maxsplit cuts are made from the right (-1: no limit).",
    unicode_rsplit,
  ),
  method(
    "splitlines($self, /, keepends: bool = False)",
    "Return a list of the lines, without their ends unless keepends is true.",
    unicode_splitlines,
  ),
  method(
    "strip($self, chars=None, /)",
    "Return the string without white space (or without the characters of chars) at both ends.",
    stripper("strip", Ends.BOTH),
  ),
  method(
    "lstrip($self, chars=None, /)",
    "Return the string without white space (or without the characters of chars) at its start.",
    stripper("lstrip", Ends.LEFT),
  ),
  method(
    "rstrip($self, chars=None, /)",
    "Return the string without white space (or without the characters of chars) at its end.",
    stripper("rstrip", Ends.RIGHT),
  ),
  method(
    "join($self, iterable, /)",
    "Return the strings of iterable in a row, with this string between them.\n\n" +
      "'.'.join(['ab', 'pq', 'rs']) -> 'ab.pq.rs'",
    join,
  ),
];
