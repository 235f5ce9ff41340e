/**
 * The methods of str that pad: center, ljust, rjust, zfill, expandtabs.
 */
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { method } from "../../method-def.js";
import { T } from "../type-table.js";
import { alloc, check, fromObject } from "../unicode.js";
import {
  copyChars,
  fillChars,
  kindOf,
  length,
  maxCharBound,
  readAt,
  stateFor,
  U,
  writeAt,
} from "./layout.js";

/** `op` with `left` and `right` characters `fill` around it. */
export function pad(op: PyObject, left: number, right: number, fill: number): NewRef | Null {
  const before = Math.max(0, left);
  const after = Math.max(0, right);
  if (before === 0 && after === 0) return fromObject(op);
  const size = length(op);
  const result = alloc(before + size + after, stateFor(Math.max(maxCharBound(op), fill)));
  if (result === NULL) return NULL;
  const kind = kindOf(result);
  const data = result + U.DATA;
  fillChars(data, kind, before, fill);
  copyChars(op + U.DATA, kindOf(op), data + before * kind, kind, size);
  fillChars(data + (before + size) * kind, kind, after, fill);
  return result;
}

// The fill character as a code point, or -1 with TypeError.
function fillChar(op: PyObject): number {
  if (!check(op)) {
    PyErr.setString(T.TypeError, `The fill character must be a unicode character, not ${PyErr.typeName(op)}`);
    return -1;
  }
  if (length(op) !== 1) {
    PyErr.setString(T.TypeError, "The fill character must be exactly one character long");
    return -1;
  }
  return readAt(op + U.DATA, kindOf(op), 0);
}

/** How many of `missing` characters stand on the left of a centered text of `width` in all. */
export function centerLeft(missing: number, width: number): number {
  return Math.floor(missing / 2) + (missing & width & 1);
}

function justify(share: (missing: number, width: number) => number) {
  return (op: PyObject, width: number, fillchar: PyObject): NewRef | Null => {
    const fill = fillChar(fillchar);
    if (fill < 0) return NULL;
    const missing = width - length(op);
    if (missing <= 0) return fromObject(op);
    const left = share(missing, width);
    return pad(op, left, missing - left, fill);
  };
}

function unicode_zfill(op: PyObject, width: number): NewRef | Null {
  const missing = width - length(op);
  if (missing <= 0) return fromObject(op);
  const result = pad(op, missing, 0, 0x30);
  if (result === NULL || length(op) === 0) return result;
  const kind = kindOf(result);
  const sign = readAt(result + U.DATA, kind, missing);
  if (sign === 0x2b || sign === 0x2d) {
    writeAt(result + U.DATA, kind, 0, sign);
    writeAt(result + U.DATA, kind, missing, 0x30);
  }
  return result;
}

// ---- tabs ----

/** Visit each piece of a text between tabs: its start and end, and how many spaces follow. */
export function forEachTab(
  data: number,
  kind: number,
  size: number,
  tabsize: number,
  visit: (start: number, end: number, spaces: number) => void,
): void {
  let column = 0;
  let start = 0;
  for (let i = 0; i < size; i++) {
    const ch = readAt(data, kind, i);
    if (ch === 9) {
      const spaces = tabsize > 0 ? tabsize - (column % tabsize) : 0;
      visit(start, i, spaces);
      column += spaces;
      start = i + 1;
    } else column = ch === 10 || ch === 13 ? 0 : column + 1;
  }
  visit(start, size, 0);
}

function unicode_expandtabs(op: PyObject, tabsize: number): NewRef | Null {
  const data = op + U.DATA;
  const kind = kindOf(op);
  const size = length(op);
  let total = 0;
  forEachTab(data, kind, size, tabsize, (start, end, spaces) => {
    total += end - start + spaces;
  });
  if (total === size && !hasTab(data, kind, size)) return fromObject(op);
  if (total > 0x7fffffff) return PyErr.setString(T.OverflowError, "new string is too long");
  const result = alloc(total, stateFor(maxCharBound(op)));
  if (result === NULL) return NULL;
  let to = result + U.DATA;
  forEachTab(data, kind, size, tabsize, (start, end, spaces) => {
    copyChars(data + start * kind, kind, to, kind, end - start);
    to += (end - start) * kind;
    fillChars(to, kind, spaces, 32);
    to += spaces * kind;
  });
  return result;
}

function hasTab(data: number, kind: number, size: number): boolean {
  for (let i = 0; i < size; i++) if (readAt(data, kind, i) === 9) return true;
  return false;
}

export const padMethods = [
  method(
    "center($self, width: index, fillchar=' ', /)",
    "Return the string in the middle of width characters, with fillchar around it.",
    justify(centerLeft),
  ),
  method(
    "ljust($self, width: index, fillchar=' ', /)",
    "Return the string at the left of width characters, with fillchar behind it.",
    justify(() => 0),
  ),
  method(
    "rjust($self, width: index, fillchar=' ', /)",
    "Return the string at the right of width characters, with fillchar before it.",
    justify((missing) => missing),
  ),
  method(
    "zfill($self, width: index, /)",
    "Return the string with zeros before it (and behind its sign) up to width characters.",
    unicode_zfill,
  ),
  method(
    "expandtabs($self, /, tabsize: int = 8)",
    "Return a copy with each tab replaced by spaces up to the next multiple of tabsize.",
    unicode_expandtabs,
  ),
];
