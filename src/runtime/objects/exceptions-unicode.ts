/**
 * UnicodeError and its three subclasses. Mirrors the Unicode part of CPython's Objects/exceptions.c.
 *
 * UnicodeEncodeError and UnicodeDecodeError take (encoding, object, start, end, reason), UnicodeTranslateError no encoding.
 */
import { PyNumber_AsIndex } from "../abstract/number.js";
import { PyObject_Str } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { I32, U8 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { getset, member } from "../method-def.js";
import * as PyBytes from "./bytes.js";
import { BaseException_init } from "./exceptions.js";
import { UnicodeError as E } from "./exceptions-layout.js";
import * as PyLong from "./long.js";
import { decref, incref, setRefSteal } from "./object.js";
import { defineType, TypeFlags } from "./type.js";
import { EmptyStr, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

function fail(message: string): number {
  PyErr.setString(T.TypeError, message);
  return -1;
}

// Is argument `number` a str? Else TypeError.
function wantsStr(op: PyObject, number: number): boolean {
  if (PyUnicode.check(op)) return true;
  fail(`argument ${number} must be str, not ${PyErr.typeName(op)}`);
  return false;
}

/** The arguments of a constructor: `[encoding,] object, start, end, reason`. */
function fill(self: PyObject, words: readonly PyObject[], hasEncoding: boolean, bytes: boolean): number {
  const first = hasEncoding ? 1 : 0;
  const object = words[first]!;
  if (hasEncoding && !wantsStr(words[0]!, 1)) return -1;
  if (bytes) {
    if (!PyBytes.check(object)) {
      return fail(`a bytes-like object is required, not '${PyErr.typeName(object)}'`);
    }
  } else if (!wantsStr(object, first + 1)) return -1;
  const start = PyNumber_AsIndex(words[first + 1]!);
  if (start === -1 && PyErr.occurred()) return -1;
  const end = PyNumber_AsIndex(words[first + 2]!);
  if (end === -1 && PyErr.occurred()) return -1;
  if (!wantsStr(words[first + 3]!, first + 4)) return -1;
  if (hasEncoding) setRefSteal(self, E.encoding, incref(words[0]!));
  setRefSteal(self, E.object, incref(object));
  E.start.set(self, start);
  E.end.set(self, end);
  setRefSteal(self, E.reason, incref(words[first + 3]!));
  return 0;
}

function makeInit(hasEncoding: boolean, bytes: boolean) {
  const wanted = hasEncoding ? 5 : 4;
  return (self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number => {
    if (BaseException_init(self, args, nargs, kwnames) < 0) return -1;
    if (nargs !== wanted) return fail(`function takes exactly ${wanted} arguments (${nargs} given)`);
    const words = Array.from({ length: nargs }, (_, i) => I32[(args >> 2) + i] as PyObject);
    return fill(self, words, hasEncoding, bytes);
  };
}

function escaped(ch: number): string {
  if (ch <= 0xff) return `\\x${ch.toString(16).padStart(2, "0")}`;
  return ch <= 0xffff ? `\\u${ch.toString(16).padStart(4, "0")}` : `\\U${ch.toString(16).padStart(8, "0")}`;
}

// "str" of one of the text fields, which program code may have set to anything.
function textOf(op: PyObject | Null): string {
  const str = op === NULL ? NULL : PyObject_Str(op);
  if (str === NULL) return "";
  const text = PyUnicode.asString(str);
  decref(str);
  return text;
}

// The range as messages show it: "position 3", or "position 3-5".
function position(start: number, end: number): string {
  return end === start + 1 ? `position ${start}` : `position ${start}-${end - 1}`;
}

function encodeOrTranslate(self: PyObject, what: string): NewRef | Null {
  const object = E.object.get(self) as PyObject;
  const start = E.start.get(self);
  const end = E.end.get(self);
  const one = start >= 0 && start < PyUnicode.length(object) && end === start + 1;
  const characters = one ? `character '${escaped(PyUnicode.readChar(object, start))}'` : "characters";
  return PyUnicode.fromString(
    `${what} ${characters} in ${position(start, one ? start + 1 : end)}: ${textOf(E.reason.get(self))}`,
  );
}

function UnicodeEncodeError_str(self: PyObject): NewRef | Null {
  if (E.object.get(self) === NULL) return EmptyStr;
  return encodeOrTranslate(self, `'${textOf(E.encoding.get(self))}' codec can't encode`);
}

function UnicodeTranslateError_str(self: PyObject): NewRef | Null {
  return E.object.get(self) === NULL ? EmptyStr : encodeOrTranslate(self, "can't translate");
}

function UnicodeDecodeError_str(self: PyObject): NewRef | Null {
  const object = E.object.get(self);
  if (object === NULL) return EmptyStr;
  const start = E.start.get(self);
  const end = E.end.get(self);
  const one = start >= 0 && start < PyBytes.size(object) && end === start + 1;
  const byte = one ? U8[PyBytes.dataOf(object) + start]! : 0;
  const bytes = one ? `byte 0x${byte.toString(16).padStart(2, "0")}` : "bytes";
  return PyUnicode.fromString(
    `'${textOf(E.encoding.get(self))}' codec can't decode ${bytes} in ` +
      `${position(start, end)}: ${textOf(E.reason.get(self))}`,
  );
}

function indexAttribute(name: "start" | "end", doc: string) {
  const field = E[name];
  return getset(
    name,
    doc,
    (self: PyObject) => PyLong.fromNumber(field.get(self)),
    (self: PyObject, value: PyObject | Null) => {
      if (value === NULL) return fail("can't delete numeric/char attribute");
      const index = PyNumber_AsIndex(value);
      if (index === -1 && PyErr.occurred()) return -1;
      field.set(self, index);
      return 0;
    },
  );
}

const FLAGS = TypeFlags.BASETYPE | TypeFlags.HAVE_GC;

defineType({
  address: T.UnicodeError,
  name: "UnicodeError",
  base: T.ValueError,
  layout: E,
  flags: FLAGS,
  doc: "The root of errors of text coding.",
  slots: { tp_init: BaseException_init },
});

function subclass(
  address: T,
  name: string,
  doc: string,
  init: ReturnType<typeof makeInit>,
  str: (self: PyObject) => NewRef | Null,
): void {
  const encoding = member("encoding", "object", E.encoding.offset, { doc: "exception encoding" });
  defineType({
    address,
    name,
    base: T.UnicodeError,
    layout: E,
    flags: FLAGS,
    doc,
    slots: { tp_init: init, tp_str: str },
    members: [
      ...(address === T.UnicodeTranslateError ? [] : [encoding]),
      member("object", "object", E.object.offset, { doc: "exception object" }),
      member("reason", "object", E.reason.offset, { doc: "exception reason" }),
    ],
    getset: [indexAttribute("start", "exception start"), indexAttribute("end", "exception end")],
  });
}

subclass(
  T.UnicodeEncodeError,
  "UnicodeEncodeError",
  "Text cannot be encoded.",
  makeInit(true, false),
  UnicodeEncodeError_str,
);
subclass(
  T.UnicodeDecodeError,
  "UnicodeDecodeError",
  "Bytes cannot be decoded.",
  makeInit(true, true),
  UnicodeDecodeError_str,
);
subclass(
  T.UnicodeTranslateError,
  "UnicodeTranslateError",
  "Text cannot be translated.",
  makeInit(false, false),
  UnicodeTranslateError_str,
);
