/**
 * `str.format`, `str.format_map` and `format(str, spec)`. Mirrors Objects/stringlib/unicode_format.h and the str part of
 * Python/formatter_unicode.c.
 *
 * The format string is walked as a JS string; results are collected in a writer. A replacement field is
 * `{name!conversion:spec}`, where the spec may hold fields itself, one level deep.
 */
import {
  PyObject_ASCII,
  PyObject_Format,
  PyObject_GetAttr,
  PyObject_GetItem,
  PyObject_Repr,
  PyObject_Str,
} from "./abstract/object.js";
import { PySequence_Check, PySequence_GetItem } from "./abstract/sequence.js";
import * as PyErr from "./errors.js";
import { type FormatSpec, parseFormatSpec, unknownPresentationType } from "./format-spec.js";
import { I32 } from "./heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "./heap/ownership.js";
import * as PyLong from "./objects/long.js";
import { decref, incref } from "./objects/object.js";
import { T } from "./objects/type-table.js";
import { pad } from "./objects/unicode/pad-methods.js";
import { discard, finish, newWriter, type Writer, writeJS, writeSteal } from "./objects/unicode/writer.js";
import * as PyUnicode from "./objects/unicode.js";
import { toDecimal } from "./unicode-data.js";

// ---- format(str, spec) ----

function stringSpecProblem(spec: FormatSpec): string | undefined {
  if (spec.type !== "s") return unknownPresentationType(spec.type, "str");
  if (spec.sign === " ") return "Space not allowed in string format specifier";
  if (spec.sign !== "") return "Sign not allowed in string format specifier";
  if (spec.noNegativeZero) return "Negative zero coercion (z) not allowed in string format specifier";
  if (spec.alternate) return "Alternate form (#) not allowed in string format specifier";
  if (spec.align === "=") return "'=' alignment not allowed in string format specifier";
  return undefined;
}

/** `format(op, text)` of a str (_PyUnicode_FormatAdvancedWriter). */
export function formatStr(op: PyObject, text: string): NewRef | Null {
  if (text === "") return PyObject_Str(op);
  const spec = parseFormatSpec(text, PyErr.typeName(op), "s", "<");
  if (typeof spec === "string") return PyErr.setString(T.ValueError, spec);
  const problem = stringSpecProblem(spec);
  if (problem !== undefined) return PyErr.setString(T.ValueError, problem);
  const length = PyUnicode.length(op);
  const cut =
    spec.precision >= 0 && spec.precision < length
      ? PyUnicode.substring(op, 0, spec.precision)
      : PyUnicode.fromObject(op);
  if (cut === NULL) return NULL;
  const missing = spec.width - PyUnicode.length(cut);
  if (missing <= 0) return cut;
  const left = spec.align === ">" ? missing : spec.align === "^" ? Math.floor(missing / 2) : 0;
  const result =
    missing > 0x7fffffff ? PyErr.noMemory() : pad(cut, left, missing - left, spec.fill.codePointAt(0)!);
  decref(cut);
  return result;
}

// ---- str.format ----

const enum Numbering {
  UNKNOWN,
  AUTOMATIC,
  MANUAL,
}

/** What the fields of a format string refer to. */
interface Arguments {
  /** Address and number of the positional arguments; count -1: there are none (format_map). */
  readonly args: number;
  readonly nargs: number;
  /** The keyword arguments, any mapping; or NULL. */
  readonly kwargs: PyObject | Null;
  numbering: Numbering;
  nextIndex: number;
}

function valueError(message: string): Null {
  return PyErr.setString(T.ValueError, message);
}

/** The non-negative integer that is all of `text`, or -1; NaN with ValueError when it is too large. */
function integerOf(text: string): number {
  if (text === "") return -1;
  if (text.length === 1 && text >= "0" && text <= "9") return text.charCodeAt(0) - 48;
  let value = 0;
  for (const ch of text) {
    const digit = toDecimal(ch.codePointAt(0)!);
    if (digit < 0) return -1;
    value = value * 10 + digit;
    if (value >= 2 ** 63) {
      valueError("Too many decimal digits in format string");
      return Number.NaN;
    }
  }
  return value;
}

/** A replacement field as written. */
interface Field {
  readonly name: string;
  /** One character, or "". */
  readonly conversion: string;
  readonly spec: string;
  readonly specHasFields: boolean;
  /** Index behind the closing brace. */
  readonly end: number;
}

function fieldError(message: string): undefined {
  valueError(message);
  return undefined;
}

// Parse the field whose opening brace is before `start`. Undefined with ValueError.
function parseField(text: string, start: number): Field | undefined {
  let i = start;
  let stop = "";
  while (i < text.length && stop === "") {
    const ch = text[i++];
    if (ch === "{") return fieldError("unexpected '{' in field name");
    if (ch === "[") while (i < text.length && text[i] !== "]") i++;
    else if (ch === "}" || ch === ":" || ch === "!") stop = ch;
  }
  if (stop === "") return fieldError("expected '}' before end of string");
  const name = text.slice(start, i - 1);
  if (stop === "}") return { name, conversion: "", spec: "", specHasFields: false, end: i };
  let conversion = "";
  if (stop === "!") {
    if (i >= text.length) return fieldError("end of string while looking for conversion specifier");
    conversion = String.fromCodePoint(text.codePointAt(i)!);
    i += conversion.length;
    if (i < text.length) {
      const next = text[i++];
      if (next === "}") return { name, conversion, spec: "", specHasFields: false, end: i };
      if (next !== ":") return fieldError("expected ':' after conversion specifier");
    }
  }
  return parseSpec(text, i, name, conversion);
}

function parseSpec(text: string, start: number, name: string, conversion: string): Field | undefined {
  let depth = 1;
  let specHasFields = false;
  for (let i = start; i < text.length; i++) {
    if (text[i] === "{") {
      specHasFields = true;
      depth++;
    } else if (text[i] === "}" && --depth === 0) {
      return { name, conversion, spec: text.slice(start, i), specHasFields, end: i + 1 };
    }
  }
  return fieldError("unmatched '{' in format spec");
}

// The index that a field's first part means, by the numbering in force; -1 for a name, NaN with ValueError.
function firstIndex(first: string, from: Arguments): number {
  const index = integerOf(first);
  if (Number.isNaN(index) || (index < 0 && first !== "")) return index;
  const wanted = first === "" ? Numbering.AUTOMATIC : Numbering.MANUAL;
  if (from.numbering === Numbering.UNKNOWN) from.numbering = wanted;
  else if (from.numbering !== wanted) {
    valueError(
      wanted === Numbering.AUTOMATIC
        ? "cannot switch from manual field specification to automatic field numbering"
        : "cannot switch from automatic field numbering to manual field specification",
    );
    return Number.NaN;
  }
  return first === "" ? from.nextIndex++ : index;
}

function lookUpName(name: string, from: Arguments): NewRef | Null {
  const key = PyUnicode.fromJS(name);
  if (key === NULL) return NULL;
  const value = from.kwargs === NULL ? PyErr.setKeyError(key) : PyObject_GetItem(from.kwargs, key);
  decref(key);
  return value;
}

function firstObject(first: string, from: Arguments): NewRef | Null {
  const index = firstIndex(first, from);
  if (Number.isNaN(index)) return NULL;
  if (index < 0) return lookUpName(first, from);
  if (from.nargs < 0) return valueError("Format string contains positional fields");
  if (index >= from.nargs) {
    const message = `Replacement index ${index} out of range for positional args tuple`;
    return PyErr.setString(T.IndexError, message);
  }
  return incref(I32[(from.args >> 2) + index] as PyObject);
}

function getAttribute(obj: PyObject, name: string): NewRef | Null {
  const key = PyUnicode.fromJS(name);
  if (key === NULL) return NULL;
  const value = PyObject_GetAttr(obj, key);
  decref(key);
  return value;
}

function getItem(obj: PyObject, name: string): NewRef | Null {
  const index = integerOf(name);
  if (Number.isNaN(index)) return NULL;
  if (index >= 0 && PySequence_Check(obj)) return PySequence_GetItem(obj, index);
  const key = index >= 0 ? PyLong.fromNumber(index) : PyUnicode.fromJS(name);
  if (key === NULL) return NULL;
  const value = PyObject_GetItem(obj, key);
  decref(key);
  return value;
}

/** The object that a field's name means: `0`, `name`, `a.b`, `a[0].c`. @mayRunPython */
function fieldObject(name: string, from: Arguments): NewRef | Null {
  if (name === "") return firstObject("", from);
  const firstEnd = name.search(/[.[]/);
  let i = firstEnd < 0 ? name.length : firstEnd;
  let obj = firstObject(name.slice(0, i), from);
  while (obj !== NULL && i < name.length) {
    const isItem = name[i] === "[";
    if (!isItem && name[i] !== ".") {
      decref(obj);
      return valueError("Only '.' or '[' may follow ']' in format field specifier");
    }
    const start = ++i;
    while (i < name.length && (isItem ? name[i] !== "]" : name[i] !== "." && name[i] !== "[")) i++;
    const part = name.slice(start, i);
    const closed = !isItem || i < name.length;
    if (isItem) i++;
    let value: NewRef | Null;
    if (!closed) value = valueError("Missing ']' in format string");
    else if (part === "") value = valueError("Empty attribute in format string");
    else value = isItem ? getItem(obj, part) : getAttribute(obj, part);
    decref(obj);
    obj = value;
  }
  return obj;
}

// Steals `obj`.
function convertSteal(obj: NewRef, conversion: string): NewRef | Null {
  if (conversion === "") return obj;
  let result: NewRef | Null;
  if (conversion === "r") result = PyObject_Repr(obj);
  else if (conversion === "s") result = PyObject_Str(obj);
  else if (conversion === "a") result = PyObject_ASCII(obj);
  else {
    const code = conversion.codePointAt(0)!;
    const shown = code > 32 && code < 127 ? conversion : `\\x${code.toString(16)}`;
    result = valueError(`Unknown conversion specifier ${shown}`);
  }
  decref(obj);
  return result;
}

// The spec with its own fields replaced, a str.
function expandSpec(field: Field, from: Arguments, depth: number): NewRef | Null {
  return field.specHasFields ? buildString(field.spec, from, depth - 1) : PyUnicode.fromJS(field.spec);
}

function formatField(field: Field, from: Arguments, depth: number): NewRef | Null {
  const found = fieldObject(field.name, from);
  if (found === NULL) return NULL;
  const obj = convertSteal(found, field.conversion);
  if (obj === NULL) return NULL;
  const spec = expandSpec(field, from, depth);
  const result = spec === NULL ? NULL : PyObject_Format(obj, spec);
  if (spec !== NULL) decref(spec);
  decref(obj);
  return result;
}

// Index behind the literal text that begins at `start`, which is written; -1 with ValueError. `true` in `field`: a brace follows.
function writeLiteral(
  text: string,
  start: number,
  writer: Writer,
): { next: number; field: boolean } | undefined {
  let i = start;
  while (i < text.length && text[i] !== "{" && text[i] !== "}") i++;
  if (i === text.length) {
    writeJS(writer, text.slice(start));
    return { next: i, field: false };
  }
  const brace = text[i];
  if (text[i + 1] === brace) {
    writeJS(writer, text.slice(start, i + 1));
    return { next: i + 2, field: false };
  }
  if (brace === "}" || i + 1 >= text.length) {
    return fieldError(`Single '${brace}' encountered in format string`);
  }
  writeJS(writer, text.slice(start, i));
  return { next: i + 1, field: true };
}

function writeAll(text: string, from: Arguments, depth: number, writer: Writer): boolean {
  for (let i = 0; i < text.length; ) {
    const literal = writeLiteral(text, i, writer);
    if (literal === undefined) return false;
    i = literal.next;
    if (!literal.field) continue;
    const field = parseField(text, i);
    if (field === undefined) return false;
    const result = formatField(field, from, depth);
    if (result === NULL) return false;
    writeSteal(writer, result);
    i = field.end;
  }
  return true;
}

function buildString(text: string, from: Arguments, depth: number): NewRef | Null {
  if (depth <= 0) return valueError("Max string recursion exceeded");
  const writer = newWriter();
  if (writeAll(text, from, depth, writer)) return finish(writer);
  discard(writer);
  return NULL;
}

/** `op.format(*args, **kwargs)`; `kwargs` may be NULL. @mayRunPython */
export function unicode_format(
  op: PyObject,
  args: number,
  nargs: number,
  kwargs: PyObject | Null,
): NewRef | Null {
  const from = { args, nargs, kwargs, numbering: Numbering.UNKNOWN, nextIndex: 0 };
  return buildString(PyUnicode.toJS(op), from, 2);
}

/** `op.format_map(mapping)`. @mayRunPython */
export function unicode_format_map(op: PyObject, mapping: PyObject): NewRef | Null {
  const from = { args: 0, nargs: -1, kwargs: mapping, numbering: Numbering.UNKNOWN, nextIndex: 0 };
  return buildString(PyUnicode.toJS(op), from, 2);
}
