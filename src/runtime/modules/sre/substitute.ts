/** Replacing matches: pattern.sub and subn. */
import { PyCallable_Check } from "../../abstract/object.js";
import { PyObject_CallOneArg } from "../../call/call.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { decref, incref } from "../../objects/object.js";
import { None } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { Pattern } from "./layout.js";
import { newMatch } from "./match.js";
import { FAILED, matchStart, NO_MATCH, search } from "./matcher.js";
import { Pieces } from "./pieces.js";
import { closeSubject, type OpenSubject, openSubject, slice } from "./subject.js";
import { expandParsed, literalOf, parseTemplate, plainText } from "./template.js";

/** Gives the replacement for a match that ends at `end`, or None for nothing. @mayRunPython */
type Replace = (subject: OpenSubject, end: number) => NewRef | Null;

interface Substitution {
  readonly text: NewRef;
  readonly count: number;
}

// A fixed replacement lives as long as the substitution: `release`.
function replacement(
  pattern: PyObject,
  repl: PyObject,
  string: PyObject,
): { readonly replace: Replace; readonly release: NewRef | Null } | undefined {
  const match = (subject: OpenSubject, end: number) =>
    newMatch(pattern, string, matchStart, end, subject.start, subject.end);
  if (PyCallable_Check(repl)) {
    return { replace: (subject, end) => callSteal(repl, match(subject, end)), release: NULL };
  }
  const template = parseTemplate(pattern, repl);
  if (template === undefined) return undefined;
  const isText = PyUnicode.check(repl);
  const plain = plainText(template);
  if (plain !== undefined) {
    const literal = literalOf(plain, isText);
    return literal === NULL ? undefined : { replace: () => incref(literal), release: literal };
  }
  return {
    replace(subject, end) {
      const found = match(subject, end);
      if (found === NULL) return NULL;
      const result = expandParsed(found, template, isText);
      decref(found);
      return result;
    },
    release: NULL,
  };
}

function callSteal(callable: PyObject, match: NewRef | Null): NewRef | Null {
  if (match === NULL) return NULL;
  const result = PyObject_CallOneArg(callable, match);
  decref(match);
  return result;
}

// How many were replaced; -1 with an exception set.
function run(
  pattern: PyObject,
  subject: OpenSubject,
  pieces: Pieces,
  replace: Replace,
  count: number,
): number {
  const program = Pattern.code.get(pattern) >> 2;
  let last = subject.start;
  let notAt = -1;
  let n = 0;
  while (count === 0 || n < count) {
    const end = search(program, subject, last, notAt);
    if (end === NO_MATCH) break;
    if (end === FAILED) return -1;
    const start = matchStart;
    pieces.addSlice(subject.keep, last, start);
    const piece = replace(subject, end);
    if (piece === NULL || (piece !== None && !pieces.addSteal(piece))) return -1;
    notAt = end === start ? end : -1;
    last = end;
    n++;
  }
  pieces.addSlice(subject.keep, last, subject.end);
  return n;
}

/** Replace the first `count` matches (0: all); undefined with an exception set. @mayRunPython */
export function substitute(
  pattern: PyObject,
  repl: PyObject,
  string: PyObject,
  count: number,
): Substitution | undefined {
  const how = replacement(pattern, repl, string);
  if (how === undefined) return undefined;
  const subject = openSubject(pattern, string, 0, 0x7fffffff);
  let result: Substitution | undefined;
  if (subject !== undefined) {
    const pieces = new Pieces(subject.isText);
    const n = run(pattern, subject, pieces, how.replace, count);
    if (n < 0) pieces.discard();
    else {
      const text = n === 0 ? slice(subject.keep, 0, subject.end) : pieces.finish();
      pieces.discard();
      if (text !== NULL) result = { text, count: n };
    }
    closeSubject(subject);
  }
  if (how.release !== NULL) decref(how.release);
  return result;
}
