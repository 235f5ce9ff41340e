/**
 * The module `unicodedata`. Mirrors CPython's Modules/unicodedata.c, without `ucd_3_2_0` (the database of Unicode 3.2, for IDNA).
 *
 * The facts are those of unicode-table.ts. Normalization is the JS engine's, whose Unicode may be newer: a character that was assigned later
 * decomposes to nothing and combines with nothing for us, so the text between such characters is normalized piece by piece.
 */
import * as PyErr from "../errors.js";
import { type NewRef, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { func, type MethodDef } from "../method-def.js";
import { bytesLike } from "../objects/buffer.js";
import * as PyFloat from "../objects/float.js";
import { decref, incref } from "../objects/object.js";
import { bool, T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { isAssignedLater } from "../unicode-data.js";
import {
  type CharKind,
  charKind,
  charName,
  charNamed,
  charNumber,
  decomposition,
  sequenceNamed,
} from "../unicode-table.js";
import { addString, defineModule } from "./module-def.js";

// The code point of the argument of `name`, or -1 with TypeError set.
function charOf(op: PyObject, name: string): number {
  if (PyUnicode.check(op) && PyUnicode.length(op) === 1) return PyUnicode.readChar(op, 0);
  PyErr.setString(T.TypeError, `${name} must be a unicode character, not ${PyErr.typeName(op)}`);
  return -1;
}

// ---- properties ----

function property(name: string, doc: string, get: (ch: number) => NewRef | Null): MethodDef {
  return func(`${name}($module, chr, /)`, doc, (op: PyObject): NewRef | Null => {
    const ch = charOf(op, `${name}() argument`);
    return ch < 0 ? 0 : get(ch);
  });
}

function kindProperty(name: string, doc: string, get: (kind: CharKind) => NewRef | Null): MethodDef {
  return property(name, doc, (ch) => get(charKind(ch)));
}

// A property that not every character has: `get` gives undefined then, and the result is the default or ValueError.
function partial(
  name: string,
  doc: string,
  missing: string,
  get: (ch: number) => NewRef | Null | undefined,
): MethodDef {
  return func(`${name}($module, chr, default=NULL, /)`, doc, (op: PyObject, otherwise: PyObject | Null) => {
    const ch = charOf(op, `${name}() argument 1`);
    if (ch < 0) return 0;
    const result = get(ch);
    if (result !== undefined) return result;
    return otherwise === 0 ? PyErr.setString(T.ValueError, missing) : incref(otherwise);
  });
}

function unicodedata_lookup(op: PyObject): NewRef | Null {
  const bytes = PyUnicode.check(op) ? undefined : bytesLike(op);
  if (!PyUnicode.check(op) && bytes === undefined) return 0;
  const name = bytes === undefined ? PyUnicode.toJS(op) : PyUnicode.latin1ToJS(bytes.data, bytes.size);
  const found = charNamed(name) ?? sequenceNamed(name);
  if (found !== undefined) return PyUnicode.fromJS(found);
  const message = PyUnicode.fromJS(`undefined character name '${name}'`);
  if (message === 0) return 0;
  PyErr.setObject(T.KeyError, message);
  decref(message);
  return 0;
}

function textOfName(ch: number): NewRef | Null | undefined {
  const name = charName(ch);
  return name === undefined ? undefined : PyUnicode.fromJS(name);
}

function decimalOf(ch: number): NewRef | undefined {
  const number = charNumber(ch);
  return number?.isDecimal ? smallInt(number.value) : undefined;
}

function digitOf(ch: number): NewRef | undefined {
  const number = charNumber(ch);
  return number?.isDigit ? smallInt(number.value) : undefined;
}

function numericOf(ch: number): NewRef | Null | undefined {
  const number = charNumber(ch);
  return number === undefined ? undefined : PyFloat.fromDouble(number.value);
}

// ---- normalization ----

const FORMS = ["NFC", "NFD", "NFKC", "NFKD"];

function normalizedText(form: string, text: string): string {
  let result = "";
  let piece = "";
  for (const ch of text) {
    if (isAssignedLater(ch.codePointAt(0)!)) {
      result += piece.normalize(form) + ch;
      piece = "";
    } else piece += ch;
  }
  return result + piece.normalize(form);
}

// What `string` is when normalized, or undefined with ValueError set. ASCII stays as it is.
function normalized(form: PyObject, string: PyObject): string | undefined {
  const name = PyUnicode.toJS(form);
  if (FORMS.includes(name)) return normalizedText(name, PyUnicode.toJS(string));
  PyErr.setString(T.ValueError, "invalid normalization form");
  return undefined;
}

function unicodedata_normalize(form: PyObject, string: PyObject): NewRef | Null {
  if (PyUnicode.length(string) === 0) return PyUnicode.fromObject(string);
  const text = normalized(form, string);
  if (text === undefined) return 0;
  return text === PyUnicode.toJS(string) ? PyUnicode.fromObject(string) : PyUnicode.fromJS(text);
}

function unicodedata_is_normalized(form: PyObject, string: PyObject): NewRef | Null {
  if (PyUnicode.length(string) === 0) return bool(true);
  const text = normalized(form, string);
  return text === undefined ? 0 : bool(text === PyUnicode.toJS(string));
}

defineModule({
  name: "unicodedata",
  doc: "The Unicode Character Database, version 15.1.0: names and properties of characters, and normalization.",
  functions: [
    func(
      "lookup($module, name, /)",
      "Return the character, or the sequence of characters, of this name; KeyError when there is none.",
      unicodedata_lookup,
    ),
    partial("name", "Return the name of a character.", "no such name", textOfName),
    partial("decimal", "Return the value of a decimal digit.", "not a decimal", decimalOf),
    partial("digit", "Return the value of a digit.", "not a digit", digitOf),
    partial(
      "numeric",
      "Return the numeric value of a character as a float.",
      "not a numeric character",
      numericOf,
    ),
    kindProperty("category", "Return the general category of a character.", (kind) =>
      PyUnicode.fromJS(kind.category),
    ),
    kindProperty("bidirectional", "Return the bidirectional class of a character.", (kind) =>
      PyUnicode.fromJS(kind.bidirectional),
    ),
    kindProperty(
      "combining",
      "Return the canonical combining class of a character, 0 when it has none.",
      (kind) => smallInt(kind.combining),
    ),
    kindProperty("east_asian_width", "Return the East Asian width of a character.", (kind) =>
      PyUnicode.fromJS(kind.eastAsianWidth),
    ),
    kindProperty(
      "mirrored",
      "Return 1 for a character that is mirrored in bidirectional text, else 0.",
      (kind) => smallInt(kind.mirrored ? 1 : 0),
    ),
    property("decomposition", "Return the decomposition of a character, '' when it has none.", (ch) =>
      PyUnicode.fromJS(decomposition(ch)),
    ),
    func(
      "normalize($module, form: str, unistr: str, /)",
      "Return a str in the normal form: 'NFC', 'NFD', 'NFKC' or 'NFKD'.",
      unicodedata_normalize,
    ),
    func(
      "is_normalized($module, form: str, unistr: str, /)",
      "Is a str in the normal form?",
      unicodedata_is_normalized,
    ),
  ],
  exec: (module) => addString(module, "unidata_version", "15.1.0"),
});
