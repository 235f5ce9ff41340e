/**
 * repr and ascii of a str. Mirrors unicode_repr of Objects/unicodeobject.c.
 */
import { U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { isPrintable } from "../../unicode-data.js";
import { decref } from "../object.js";
import { alloc, fromCodePoints } from "../unicode.js";
import { isASCII, kindOf, length, readAt, State, U } from "./layout.js";

const QUOTE = 39;
const DOUBLE_QUOTE = 34;
const BACKSLASH = 92;

function hex(ch: number, digits: number): string {
  return ch.toString(16).padStart(digits, "0");
}

/** `\xhh`, `\uhhhh` or `\Uhhhhhhhh`. */
export function escapeChar(ch: number): string {
  if (ch < 0x100) return `\\x${hex(ch, 2)}`;
  return ch < 0x10000 ? `\\u${hex(ch, 4)}` : `\\U${hex(ch, 8)}`;
}

/** The escape of a character between quotes, or "" when it stands for itself. */
function escapeInRepr(ch: number, quote: number): string {
  if (ch === quote || ch === BACKSLASH) return `\\${String.fromCharCode(ch)}`;
  if (isPrintable(ch)) return "";
  if (ch === 10) return "\\n";
  if (ch === 13) return "\\r";
  return ch === 9 ? "\\t" : escapeChar(ch);
}

function chooseQuote(op: PyObject): number {
  const data = op + U.DATA;
  const kind = kindOf(op);
  let hasQuote = false;
  for (let i = 0; i < length(op); i++) {
    const ch = readAt(data, kind, i);
    if (ch === DOUBLE_QUOTE) return QUOTE;
    if (ch === QUOTE) hasQuote = true;
  }
  return hasQuote ? DOUBLE_QUOTE : QUOTE;
}

/** The repr of a JS string, for those who have no str. */
export function repr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? DOUBLE_QUOTE : QUOTE;
  let shown = "";
  for (const ch of text) shown += escapeInRepr(ch.codePointAt(0)!, quote) || ch;
  const mark = String.fromCharCode(quote);
  return mark + shown + mark;
}

// The common case: ASCII, nothing to escape. NULL without exception when there is.
function plainRepr(op: PyObject): NewRef | Null {
  const from = op + U.DATA;
  const size = length(op);
  for (let i = 0; i < size; i++) {
    const ch = U8[from + i];
    if (ch < 32 || ch >= 127 || ch === QUOTE || ch === BACKSLASH) return NULL;
  }
  const result = alloc(size + 2, State.ASCII_TEXT);
  if (result === NULL) return NULL;
  const to = result + U.DATA;
  U8[to] = U8[to + size + 1] = QUOTE;
  for (let i = 0; i < size; i++) U8[to + 1 + i] = U8[from + i];
  return result;
}

/** `repr(op)`. */
export function unicode_repr(op: PyObject): NewRef | Null {
  if (isASCII(op) && length(op) < 1 << 24) {
    const plain = plainRepr(op);
    if (plain !== NULL) return plain;
  }
  const quote = chooseQuote(op);
  const data = op + U.DATA;
  const kind = kindOf(op);
  const chars: number[] = [quote];
  for (let i = 0; i < length(op); i++) {
    const ch = readAt(data, kind, i);
    const text = escapeInRepr(ch, quote);
    if (text === "") chars.push(ch);
    else for (let k = 0; k < text.length; k++) chars.push(text.charCodeAt(k));
  }
  chars.push(quote);
  return fromCodePoints(chars);
}

/** `op` with what is not ASCII escaped, as `ascii()` does with a repr. Steals `op`. */
export function escapeNonASCIISteal(op: NewRef): NewRef | Null {
  if (isASCII(op)) return op;
  const chars: number[] = [];
  const kind = kindOf(op);
  for (let i = 0; i < length(op); i++) {
    const ch = readAt(op + U.DATA, kind, i);
    if (ch < 0x80) chars.push(ch);
    else for (const part of escapeChar(ch)) chars.push(part.charCodeAt(0));
  }
  decref(op);
  return fromCodePoints(chars);
}
