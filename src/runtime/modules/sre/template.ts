/**
 * Templates of replacements: text with `\1` and `\g<name>`. Mirrors parse_template of CPython's re._parser and expand in sre.c.
 */
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { bytesOf } from "../../objects/buffer.js";
import * as PyBytes from "../../objects/bytes.js";
import * as PyDict from "../../objects/dict.js";
import * as PyLong from "../../objects/long.js";
import { decref, incref } from "../../objects/object.js";
import { EmptyBytes, EmptyStr, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { latin1ToJS } from "../../objects/unicode.js";
import { raisePatternError } from "./errors.js";
import { DIGITS, isLetter, OCTDIGITS, octalValue, SIMPLE_ESCAPES } from "./escapes.js";
import { Match, Pattern } from "./layout.js";
import { groupSlice } from "./match.js";
import { Pieces } from "./pieces.js";
import { lengthOf, PatternError, quoted, Tokenizer } from "./tokenizer.js";

/** A template: text and numbers of groups. */
export type Template = readonly (string | number)[];

function groupNumber(pattern: PyObject, name: string): number {
  const key = PyUnicode.fromJS(name);
  if (key === NULL) return -1;
  const found = PyDict.getItem(Pattern.groupindex.get(pattern) as PyObject, key);
  decref(key);
  return found === NULL ? -1 : PyLong.asNumber(found);
}

function namedGroup(source: Tokenizer, pattern: PyObject): number {
  if (!source.match("<")) throw source.error("missing <");
  const name = source.getUntil(">", "group name");
  const size = lengthOf(name) + 1;
  if (/^[0-9]+$/.test(name)) return checkGroup(source, pattern, Number(name), size, name);
  source.checkGroupName(name, 1);
  const group = groupNumber(pattern, name);
  if (group < 0) throw new PatternError(`unknown group name ${quoted(name)}`, 0, "IndexError");
  return group;
}

function checkGroup(
  source: Tokenizer,
  pattern: PyObject,
  group: number,
  offset: number,
  text: string,
): number {
  if (group <= Pattern.groups.get(pattern)) return group;
  throw source.error(`invalid group reference ${BigInt(text)}`, offset);
}

// After a backslash and a digit that is not 0: a group, or three octal digits.
function numbered(source: Tokenizer, pattern: PyObject, token: string): string | number {
  let text = token;
  if (source.next !== "" && DIGITS.includes(source.next)) {
    text += source.get();
    const octal = (digit: string) => digit !== "" && OCTDIGITS.includes(digit);
    if (octal(text[1]) && octal(text[2]) && octal(source.next)) {
      text += source.get();
      return String.fromCharCode(octalValue(source, text));
    }
  }
  return checkGroup(source, pattern, Number(text.slice(1)), text.length - 1, text.slice(1));
}

function escapeIn(source: Tokenizer, pattern: PyObject, token: string): string | number {
  const char = token[1];
  if (char === "g") return namedGroup(source, pattern);
  if (char === "0") {
    const digits = token.slice(1) + source.getWhile(2, OCTDIGITS);
    return String.fromCharCode(Number.parseInt(digits, 8) & 0xff);
  }
  if (DIGITS.includes(char)) return numbered(source, pattern, token);
  const simple = SIMPLE_ESCAPES[token];
  if (simple !== undefined) return String.fromCharCode(simple);
  if (isLetter(char)) throw source.error(`bad escape ${token}`, token.length);
  return token;
}

function parse(text: string, isText: boolean, pattern: PyObject): Template {
  const source = new Tokenizer(text, isText);
  const parts: (string | number)[] = [];
  let literal = "";
  while (source.next !== "") {
    const token = source.get();
    const part = token[0] === "\\" ? escapeIn(source, pattern, token) : token;
    if (typeof part === "string") literal += part;
    else {
      if (literal !== "") parts.push(literal);
      literal = "";
      parts.push(part);
    }
  }
  if (literal !== "") parts.push(literal);
  return parts;
}

/** Parse a template; undefined with an exception set. @mayRunPython */
export function parseTemplate(pattern: PyObject, template: PyObject): Template | undefined {
  let text: string;
  const isText = PyUnicode.check(template);
  if (isText) text = PyUnicode.toJS(template);
  else {
    const view = bytesOf(template);
    if (view === undefined) {
      if (!PyErr.occurred()) {
        const found = PyErr.typeName(template);
        PyErr.setString(T.TypeError, `decoding to str: need a bytes-like object, ${found} found`);
      }
      return undefined;
    }
    text = latin1ToJS(view.data, view.size);
  }
  if (!text.includes("\\")) return text === "" ? [] : [text];
  try {
    return parse(text, isText, pattern);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    raisePatternError(error, template);
    return undefined;
  }
}

/** A piece of text as an object of the template's type. */
export function literalOf(text: string, isText: boolean): NewRef | Null {
  return isText ? PyUnicode.fromJS(text) : PyBytes.fromLatin1(text);
}

/** Is the template text only: then that; else undefined. */
export function plainText(template: Template): string | undefined {
  if (template.length === 0) return "";
  return template.length === 1 && typeof template[0] === "string" ? template[0] : undefined;
}

/** What a template gives for a match. `isText`: is the template a str? */
export function expandParsed(match: PyObject, template: Template, isText: boolean): NewRef | Null {
  const pieces = new Pieces(Pattern.isText.get(Match.pattern.get(match) as PyObject) === 1);
  for (const part of template) {
    const piece =
      typeof part === "string"
        ? literalOf(part, isText)
        : groupSlice(match, part, pieces.isText ? EmptyStr : EmptyBytes);
    if (piece === NULL || !pieces.addSteal(piece)) {
      pieces.discard();
      return NULL;
    }
  }
  return pieces.finish();
}

/** `match.expand(template)`. @mayRunPython */
export function expandTemplate(match: PyObject, template: PyObject): NewRef | Null {
  const pattern = Match.pattern.get(match) as PyObject;
  const parsed = parseTemplate(pattern, template);
  if (parsed === undefined) return NULL;
  const isText = PyUnicode.check(template);
  if (plainText(parsed) !== undefined) {
    if (isText && parsed[0] === undefined) return EmptyStr;
    return isText && PyUnicode.checkExact(template) && PyUnicode.toJS(template) === parsed[0]
      ? incref(template)
      : literalOf(plainText(parsed) as string, isText);
  }
  return expandParsed(match, parsed, isText);
}
