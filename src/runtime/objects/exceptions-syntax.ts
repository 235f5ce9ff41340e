/**
 * SyntaxError, IndentationError, TabError. Mirrors the SyntaxError part of CPython's Objects/exceptions.c.
 *
 * `SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset]))`.
 */
import { PyObject_Str } from "../abstract/object.js";
import { PySequence_Tuple } from "../abstract/sequence.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { isSmallInt, type NewRef, NULL, type Null, type PyObject, smallIntValue } from "../heap/ownership.js";
import { member } from "../method-def.js";
import { BaseException_init } from "./exceptions.js";
import { SyntaxErrorObject as E } from "./exceptions-layout.js";
import { decref, incref, setRefSteal } from "./object.js";
import * as PyTuple from "./tuple.js";
import { defineType, TypeFlags } from "./type.js";
import { None, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

const FIELDS = [E.filename, E.lineno, E.offset, E.text, E.end_lineno, E.end_offset] as const;

function fail(message: string): number {
  PyErr.setString(T.TypeError, message);
  return -1;
}

// Fill the place in from the second argument.
function setPlace(self: PyObject, place: PyObject): number {
  const count = PyTuple.size(place);
  if (count < 4) return fail(`function takes at least 4 arguments (${count} given)`);
  if (count > 6) return fail(`function takes at most 6 arguments (${count} given)`);
  FIELDS.forEach((field, i) => {
    setRefSteal(self, field, i < count ? incref(PyTuple.getItem(place, i)) : NULL);
  });
  if (count === 5) return fail("end_offset must be provided when end_lineno is provided");
  return 0;
}

function SyntaxError_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  if (BaseException_init(self, args, nargs, kwnames) < 0) return -1;
  if (nargs >= 1) setRefSteal(self, E.msg, incref(I32[args >> 2] as PyObject));
  if (nargs !== 2) return 0;
  const place = PySequence_Tuple(I32[(args >> 2) + 1] as PyObject);
  if (place === NULL) return -1;
  const status = setPlace(self, place);
  decref(place);
  return status;
}

/** The file's name without its folders. */
function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function SyntaxError_str(self: PyObject): NewRef | Null {
  const msg = E.msg.get(self);
  const filename = E.filename.get(self);
  const lineno = E.lineno.get(self);
  const file = filename !== NULL && PyUnicode.check(filename) ? baseName(PyUnicode.asString(filename)) : "";
  const line = lineno !== NULL && isSmallInt(lineno) ? `line ${smallIntValue(lineno)}` : "";
  const message = PyObject_Str(msg === NULL ? None : msg);
  if (message === NULL || (file === "" && line === "")) return message;
  const text = PyUnicode.asString(message);
  decref(message);
  const place = file === "" || line === "" ? file + line : `${file}, ${line}`;
  return PyUnicode.fromString(`${text} (${place})`);
}

const FLAGS = TypeFlags.BASETYPE | TypeFlags.HAVE_GC;

defineType({
  address: T.SyntaxError,
  name: "SyntaxError",
  base: T.Exception,
  layout: E,
  flags: FLAGS,
  doc: "The text is no Python.",
  slots: { tp_init: SyntaxError_init, tp_str: SyntaxError_str },
  members: [
    member("msg", "object", E.msg.offset, { doc: "exception msg" }),
    member("filename", "object", E.filename.offset, { doc: "exception filename" }),
    member("lineno", "object", E.lineno.offset, { doc: "exception lineno" }),
    member("offset", "object", E.offset.offset, { doc: "exception offset" }),
    member("text", "object", E.text.offset, { doc: "exception text" }),
    member("end_lineno", "object", E.end_lineno.offset, { doc: "exception end lineno" }),
    member("end_offset", "object", E.end_offset.offset, { doc: "exception end offset" }),
    member("print_file_and_line", "object", E.print_file_and_line.offset, {
      doc: "exception print_file_and_line",
    }),
  ],
});

function subclass(address: T, name: string, base: T, doc: string): void {
  defineType({ address, name, base, layout: E, flags: FLAGS, doc });
}

subclass(T.IndentationError, "IndentationError", T.SyntaxError, "The indentation is wrong.");
subclass(T.TabError, "TabError", T.IndentationError, "Tabs and blanks are mixed in the indentation.");
