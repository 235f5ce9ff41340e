/** Escapes in patterns. Mirrors _escape and _class_escape of CPython's re._parser. */
import { hooks } from "../builtins/hooks.js";
import { At, Category, type Node, type SetItem } from "./nodes.js";
import { lengthOf, PatternError, quoted, type Tokenizer } from "./tokenizer.js";

export const OCTDIGITS = "01234567";
export const DIGITS = "0123456789";
const HEXDIGITS = "0123456789abcdefABCDEF";

/** Escapes that mean one character everywhere. */
export const SIMPLE_ESCAPES: Readonly<Record<string, number>> = {
  "\\a": 7,
  "\\b": 8,
  "\\f": 12,
  "\\n": 10,
  "\\r": 13,
  "\\t": 9,
  "\\v": 11,
  "\\\\": 92,
};

const CATEGORIES: Readonly<Record<string, Category>> = {
  "\\d": Category.DIGIT,
  "\\D": Category.NOT_DIGIT,
  "\\s": Category.SPACE,
  "\\S": Category.NOT_SPACE,
  "\\w": Category.WORD,
  "\\W": Category.NOT_WORD,
};

const POSITIONS: Readonly<Record<string, At>> = {
  "\\A": At.BEGINNING_STRING,
  "\\b": At.BOUNDARY,
  "\\B": At.NON_BOUNDARY,
  "\\Z": At.END_STRING,
};

/** Is `char` an ASCII letter? Those are reserved for escapes to come. */
export function isLetter(char: string): boolean {
  return /^[A-Za-z]$/.test(char);
}

/** Throws unless the octal escape is below 256; gives its value. */
export function octalValue(source: Tokenizer, token: string): number {
  const value = Number.parseInt(token.slice(1), 8);
  if (value <= 0o377) return value;
  throw source.error(`octal escape value ${token} outside of range 0-0o377`, token.length);
}

function hexEscape(source: Tokenizer, token: string, digits: number): number {
  const text = token + source.getWhile(digits, HEXDIGITS);
  if (text.length !== digits + 2) throw source.error(`incomplete escape ${text}`, text.length);
  const code = Number.parseInt(text.slice(2), 16);
  if (code > 0x10ffff) throw source.error(`bad escape ${text}`, text.length);
  return code;
}

/** Set by the module: the code point of a character's name, or -1. @mayRunPython */
let lookUpName: (name: string) => number = () => -1;

/** Hand in what finds characters by name. */
export function provideNameLookup(lookUp: (name: string) => number): void {
  lookUpName = lookUp;
}

function namedEscape(source: Tokenizer): number {
  if (hooks.importModuleLevel === undefined) throw new PatternError("\\N escapes", 0, "NotImplementedError");
  if (!source.match("{")) throw source.error("missing {");
  const name = source.getUntil("}", "character name");
  const code = lookUpName(name);
  if (code >= 0) return code;
  throw source.error(`undefined character name ${quoted(name)}`, lengthOf(name) + 4);
}

// \x, \u, \U, \N: the code, or -1: it is none of them.
function numericEscape(source: Tokenizer, token: string): number {
  const letter = token[1];
  if (letter === "x") return hexEscape(source, token, 2);
  if (!source.isText) return -1;
  if (letter === "u") return hexEscape(source, token, 4);
  if (letter === "U") return hexEscape(source, token, 8);
  return letter === "N" ? namedEscape(source) : -1;
}

function itself(source: Tokenizer, token: string): number {
  if (isLetter(token[1])) throw source.error(`bad escape ${token}`, token.length);
  return token.codePointAt(1)!;
}

/** An token within a set. */
export function classEscape(source: Tokenizer, token: string): SetItem {
  const simple = SIMPLE_ESCAPES[token];
  if (simple !== undefined) return { low: simple, high: simple };
  const category = CATEGORIES[token];
  if (category !== undefined) return { category };
  let code = numericEscape(source, token);
  if (code < 0) {
    if (OCTDIGITS.includes(token[1])) code = octalValue(source, token + source.getWhile(2, OCTDIGITS));
    else if (DIGITS.includes(token[1])) throw source.error(`bad escape ${token}`, token.length);
    else code = itself(source, token);
  }
  return { low: code, high: code };
}

/** What the parser knows of groups. */
export interface GroupChecks {
  /** May `group` be referred to here? Throws. `size`: characters of the reference. */
  checkReference(group: number, size: number): void;
}

/** An token outside sets. */
export function escapeNode(source: Tokenizer, token: string, groups: GroupChecks): Node {
  const category = CATEGORIES[token];
  if (category !== undefined) return { op: "set", negate: false, items: [{ category }] };
  const where = POSITIONS[token];
  if (where !== undefined) return { op: "at", where };
  const simple = SIMPLE_ESCAPES[token];
  if (simple !== undefined) return char(simple);
  const code = numericEscape(source, token);
  if (code >= 0) return char(code);
  if (token[1] === "0") return char(Number.parseInt((token + source.getWhile(2, OCTDIGITS)).slice(1), 8));
  if (DIGITS.includes(token[1])) return referenceOrOctal(source, token, groups);
  return char(itself(source, token));
}

function char(code: number): Node {
  return { op: "char", code, negate: false };
}

// Three octal digits are a character; else one or two digits are a group.
function referenceOrOctal(source: Tokenizer, token: string, groups: GroupChecks): Node {
  const isOctal = (digit: string) => digit !== "" && OCTDIGITS.includes(digit);
  let text = token;
  if (source.next !== "" && DIGITS.includes(source.next)) {
    text += source.get();
    if (isOctal(text[1]) && isOctal(text[2]) && isOctal(source.next)) {
      text += source.get();
      return char(octalValue(source, text));
    }
  }
  const group = Number(text.slice(1));
  groups.checkReference(group, text.length);
  return { op: "backref", group };
}
