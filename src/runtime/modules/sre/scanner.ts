/** Scanners: one match after the other. finditer is a scanner's search, called until it gives None. */
import { PyObject_GetAttr } from "../../abstract/object.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { member, method } from "../../method-def.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import { newCallableIterator } from "../../objects/iterators-callable.js";
import { decref, incref } from "../../objects/object.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { None, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { Pattern, Scanner } from "./layout.js";
import { newMatch } from "./match.js";
import { FAILED, matchAt, matchStart, NO_MATCH, search } from "./matcher.js";
import { closeSubject, openSubject } from "./subject.js";

/** `pattern.scanner(string, pos, endpos)`. */
export function newScanner(pattern: PyObject, string: PyObject, pos: number, endpos: number): NewRef | Null {
  const subject = openSubject(pattern, string, pos, endpos);
  if (subject === undefined) return NULL;
  const op = PyType_GenericAlloc(T.SRE_Scanner as number as PyObject, 0);
  if (op !== NULL) {
    Scanner.pattern.set(op, incref(pattern));
    Scanner.string.set(op, incref(string));
    Scanner.start.set(op, subject.start);
    Scanner.notAt.set(op, -1);
    Scanner.pos.set(op, subject.start);
    Scanner.endpos.set(op, subject.end);
  }
  closeSubject(subject);
  return op;
}

/** `pattern.finditer(string, pos, endpos)`. */
export function newFindIterator(
  pattern: PyObject,
  string: PyObject,
  pos: number,
  endpos: number,
): NewRef | Null {
  const scanner = newScanner(pattern, string, pos, endpos);
  if (scanner === NULL) return NULL;
  const name = PyUnicode.internFromJS("search");
  const find = name === NULL ? NULL : PyObject_GetAttr(scanner, name);
  if (name !== NULL) decref(name);
  decref(scanner);
  if (find === NULL) return NULL;
  const iterator = newCallableIterator(find, None);
  decref(find);
  return iterator;
}

function scan(self: PyObject, anywhere: boolean): NewRef | Null {
  if (Scanner.executing.get(self) === 1) {
    return PyErr.setString(T.ValueError, "regular expression scanner already executing");
  }
  const start = Scanner.start.get(self);
  if (start < 0) return None;
  const pattern = Scanner.pattern.get(self) as PyObject;
  const string = Scanner.string.get(self) as PyObject;
  const subject = openSubject(pattern, string, Scanner.pos.get(self), Scanner.endpos.get(self));
  if (subject === undefined) return NULL;
  Scanner.executing.set(self, 1);
  const program = Pattern.code.get(pattern) >> 2;
  const notAt = Scanner.notAt.get(self);
  const end = anywhere
    ? search(program, subject, start, notAt)
    : matchAt(program, subject, start, notAt, false);
  Scanner.executing.set(self, 0);
  let result: NewRef | Null = None;
  if (end === FAILED) result = NULL;
  else if (end === NO_MATCH) Scanner.start.set(self, -1);
  else {
    const first = anywhere ? matchStart : start;
    result = newMatch(pattern, string, first, end, subject.start, subject.end);
    Scanner.notAt.set(self, first === end ? end : -1);
    Scanner.start.set(self, end);
  }
  closeSubject(subject);
  return result;
}

defineType({
  address: T.SRE_Scanner,
  name: "_sre.SRE_Scanner",
  layout: Scanner,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  slots: {},
  methods: [
    method("match($self, /)", "Match where the last match ended.", (self: PyObject) => scan(self, false)),
    method("search($self, /)", "Find the next match.", (self: PyObject) => scan(self, true)),
  ],
  members: [member("pattern", "object", Scanner.pattern.offset, { readonly: true })],
});
