/** Compiled patterns. Mirrors the first half of CPython's Modules/_sre/sre.c; substitution is in substitute.ts, the scanner in scanner.ts. */
import { CompareOp, PyObject_Hash, PyObject_Repr, PyObject_RichCompareBool } from "../../abstract/object.js";
import * as PyErr from "../../errors.js";
import { PyMem_Malloc } from "../../heap/alloc.js";
import { I32 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { getset, member, method } from "../../method-def.js";
import * as PyDict from "../../objects/dict.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import * as PyList from "../../objects/list.js";
import * as PyLong from "../../objects/long.js";
import * as PyMappingProxy from "../../objects/mappingproxy.js";
import { decref, incref, typeOf } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { bool, EmptyBytes, EmptyStr, None, NotImplemented, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { compileProgram } from "./compiler.js";
import { giveWarnings, raisePatternError } from "./errors.js";
import { classGetItem } from "./generic.js";
import { Pattern } from "./layout.js";
import { newMatch } from "./match.js";
import { FAILED, matchAt, matchStart, NO_MATCH, regs, search } from "./matcher.js";
import { Flag } from "./nodes.js";
import { type ParsedPattern, parsePattern } from "./parser.js";
import { newFindIterator, newScanner } from "./scanner.js";
import { closeSubject, type OpenSubject, openSubject, slice } from "./subject.js";
import { substitute } from "./substitute.js";
import { PatternError } from "./tokenizer.js";

/** Word index of a pattern's program. */
export function programOf(pattern: PyObject): number {
  return Pattern.code.get(pattern) >> 2;
}

// ---- making ----

/** Compile a str or bytes; NULL with an exception set. @mayRunPython */
export function compilePattern(source: PyObject, flags: number): NewRef | Null {
  const isText = PyUnicode.check(source);
  const text = isText ? PyUnicode.toJS(source) : bytesText(source);
  try {
    const parsed = parsePattern(text, isText, flags);
    if (giveWarnings(parsed.warnings) < 0) return NULL;
    if ((parsed.flags & Flag.DEBUG) !== 0) {
      return PyErr.setString(T.NotImplementedError, "minipy does not support re.DEBUG");
    }
    return newPattern(source, isText, parsed, compileProgram(parsed));
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return raisePatternError(error, source);
  }
}

function bytesText(source: PyObject): string {
  return PyUnicode.latin1ToJS(source + 16, I32[(source >> 2) + 2]);
}

function groupNames(parsed: ParsedPattern): [NewRef | Null, NewRef | Null] {
  const index = PyDict.new_();
  const names = PyTuple.new_(parsed.groupIndex.size === 0 ? 0 : parsed.groups + 1);
  if (index === NULL || names === NULL) return [index, names];
  for (let i = 0; i < PyTuple.size(names); i++) PyTuple.setItemSteal(names, i, None);
  for (const [name, group] of parsed.groupIndex) {
    const key = PyUnicode.internFromJS(name);
    if (key === NULL || PyDict.setItemStealValue(index, key, PyLong.fromNumber(group) as NewRef) < 0) break;
    PyTuple.setItemSteal(names, group, key);
  }
  return [index, names];
}

function newPattern(
  source: PyObject,
  isText: boolean,
  parsed: ParsedPattern,
  program: readonly number[],
): NewRef | Null {
  const op = PyType_GenericAlloc(T.Pattern as number as PyObject, 0);
  if (op === NULL) return NULL;
  const [index, names] = groupNames(parsed);
  Pattern.groupindex.set(op, index);
  Pattern.indexgroup.set(op, names);
  Pattern.pattern.set(op, incref(source));
  const code = PyMem_Malloc(program.length << 2);
  Pattern.code.set(op, code);
  if (code === 0 || PyErr.occurred()) {
    decref(op);
    return PyErr.occurred() ? NULL : PyErr.noMemory();
  }
  I32.set(program, code >> 2);
  Pattern.codeWords.set(op, program.length);
  Pattern.flags.set(op, parsed.flags);
  Pattern.groups.set(op, parsed.groups);
  Pattern.isText.set(op, isText ? 1 : 0);
  return op;
}

// ---- matching once ----

function runOnce(
  pattern: PyObject,
  string: PyObject,
  pos: number,
  endpos: number,
  run: (program: number, subject: OpenSubject) => number,
  anywhere: boolean,
): NewRef | Null {
  const subject = openSubject(pattern, string, pos, endpos);
  if (subject === undefined) return NULL;
  const end = run(programOf(pattern), subject);
  let result: NewRef | Null = None;
  if (end === FAILED) result = NULL;
  else if (end !== NO_MATCH) {
    const start = anywhere ? matchStart : subject.start;
    result = newMatch(pattern, string, start, end, subject.start, subject.end);
  }
  closeSubject(subject);
  return result;
}

const matchHere = (program: number, subject: OpenSubject) =>
  matchAt(program, subject, subject.start, -1, false);
const matchAll = (program: number, subject: OpenSubject) =>
  matchAt(program, subject, subject.start, -1, true);
const searchFrom = (program: number, subject: OpenSubject) => search(program, subject, subject.start, -1);

function pattern_match(self: PyObject, string: PyObject, pos: number, endpos: number): NewRef | Null {
  return runOnce(self, string, pos, endpos, matchHere, false);
}

function pattern_fullmatch(self: PyObject, string: PyObject, pos: number, endpos: number): NewRef | Null {
  return runOnce(self, string, pos, endpos, matchAll, false);
}

function pattern_search(self: PyObject, string: PyObject, pos: number, endpos: number): NewRef | Null {
  return runOnce(self, string, pos, endpos, searchFrom, true);
}

// ---- matching again and again ----

// What a group of the match that was just found took; "" if nothing.
function foundGroup(pattern: PyObject, subject: OpenSubject, i: number): NewRef | Null {
  const start = regs[2 * i - 2];
  const end = regs[2 * i - 1];
  if (start < 0 || end < 0) return Pattern.isText.get(pattern) === 1 ? EmptyStr : EmptyBytes;
  return slice(subject.keep, start, end);
}

function foundItem(pattern: PyObject, subject: OpenSubject, end: number): NewRef | Null {
  const groups = Pattern.groups.get(pattern);
  if (groups === 0) return slice(subject.keep, matchStart, end);
  if (groups === 1) return foundGroup(pattern, subject, 1);
  const tuple = PyTuple.new_(groups);
  if (tuple === NULL) return NULL;
  for (let i = 1; i <= groups; i++) {
    const item = foundGroup(pattern, subject, i);
    if (item === NULL) {
      decref(tuple);
      return NULL;
    }
    PyTuple.setItemSteal(tuple, i - 1, item);
  }
  return tuple;
}

function findAll(pattern: PyObject, subject: OpenSubject, list: PyObject): boolean {
  const program = programOf(pattern);
  let notAt = -1;
  for (let start = subject.start; start <= subject.end; ) {
    const end = search(program, subject, start, notAt);
    if (end === NO_MATCH) return true;
    if (end === FAILED) return false;
    const item = foundItem(pattern, subject, end);
    if (item === NULL || PyList.appendSteal(list, item) < 0) return false;
    notAt = end === matchStart ? end : -1;
    start = end;
  }
  return true;
}

function pattern_findall(self: PyObject, string: PyObject, pos: number, endpos: number): NewRef | Null {
  const subject = openSubject(self, string, pos, endpos);
  if (subject === undefined) return NULL;
  const list = PyList.new_(0);
  const ok = list !== NULL && findAll(self, subject, list);
  closeSubject(subject);
  if (ok || list === NULL) return list;
  decref(list);
  return NULL;
}

function splitInto(pattern: PyObject, subject: OpenSubject, maxsplit: number, list: PyObject): boolean {
  const program = programOf(pattern);
  const groups = Pattern.groups.get(pattern);
  const add = (item: NewRef | Null) => item !== NULL && PyList.appendSteal(list, item) === 0;
  let last = subject.start;
  let notAt = -1;
  for (let n = 0, start = last; maxsplit === 0 || n < maxsplit; n++) {
    const end = search(program, subject, start, notAt);
    if (end === NO_MATCH) break;
    if (end === FAILED || !add(slice(subject.keep, last, matchStart))) return false;
    for (let i = 1; i <= groups; i++) {
      const matched = regs[2 * i - 2] >= 0 && regs[2 * i - 1] >= 0;
      if (!add(matched ? slice(subject.keep, regs[2 * i - 2], regs[2 * i - 1]) : None)) return false;
    }
    notAt = end === matchStart ? end : -1;
    last = start = end;
  }
  return add(slice(subject.keep, last, subject.end));
}

function pattern_split(self: PyObject, string: PyObject, maxsplit: number): NewRef | Null {
  const subject = openSubject(self, string, 0, 0x7fffffff);
  if (subject === undefined) return NULL;
  const list = PyList.new_(0);
  const ok = list !== NULL && splitInto(self, subject, maxsplit, list);
  closeSubject(subject);
  if (ok || list === NULL) return list;
  decref(list);
  return NULL;
}

function pattern_sub(self: PyObject, repl: PyObject, string: PyObject, count: number): NewRef | Null {
  const result = substitute(self, repl, string, count);
  return result === undefined ? NULL : result.text;
}

function pattern_subn(self: PyObject, repl: PyObject, string: PyObject, count: number): NewRef | Null {
  const result = substitute(self, repl, string, count);
  if (result === undefined) return NULL;
  return PyTuple.pair(result.text, PyLong.fromNumber(result.count) as NewRef);
}

// ---- as an object ----

function pattern_copy(self: PyObject): NewRef {
  return incref(self);
}

const FLAG_NAMES: readonly (readonly [number, string])[] = [
  [Flag.IGNORECASE, "re.IGNORECASE"],
  [Flag.LOCALE, "re.LOCALE"],
  [Flag.MULTILINE, "re.MULTILINE"],
  [Flag.DOTALL, "re.DOTALL"],
  [Flag.VERBOSE, "re.VERBOSE"],
  [Flag.DEBUG, "re.DEBUG"],
  [Flag.ASCII, "re.ASCII"],
];

function flagsText(self: PyObject): string {
  const flags = Pattern.flags.get(self);
  let rest = flags;
  // UNICODE goes without saying.
  if (Pattern.isText.get(self) === 1 && (flags & Flag.TYPE) === Flag.UNICODE) rest &= ~Flag.UNICODE;
  const names: string[] = [];
  for (const [flag, name] of FLAG_NAMES) {
    if ((rest & flag) !== 0) names.push(name);
    rest &= ~flag;
  }
  if (rest !== 0) names.push(`0x${rest.toString(16)}`);
  return names.length === 0 ? "" : `, ${names.join("|")}`;
}

function pattern_repr(self: PyObject): NewRef | Null {
  const repr = PyObject_Repr(Pattern.pattern.get(self) as PyObject);
  if (repr === NULL) return NULL;
  // Two hundred characters are enough to know it by.
  const shown = Array.from(PyUnicode.toJS(repr)).slice(0, 200).join("");
  decref(repr);
  return PyUnicode.fromJS(`re.compile(${shown}${flagsText(self)})`);
}

function pattern_hash(self: PyObject): number {
  const hash = PyObject_Hash(Pattern.pattern.get(self) as PyObject);
  if (hash === -1) return -1;
  let result = hash ^ Math.imul(Pattern.codeWords.get(self), 0x9e3779b1);
  result ^= Pattern.flags.get(self) ^ Pattern.isText.get(self) ^ Pattern.groups.get(self);
  return result === -1 ? -2 : result | 0;
}

function sameCode(a: PyObject, b: PyObject): boolean {
  const count = Pattern.codeWords.get(a);
  if (count !== Pattern.codeWords.get(b)) return false;
  const x = programOf(a);
  const y = programOf(b);
  for (let i = 0; i < count; i++) if (I32[x + i] !== I32[y + i]) return false;
  return true;
}

function pattern_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  if (op !== CompareOp.EQ && op !== CompareOp.NE) return NotImplemented;
  if (typeOf(right) !== (T.Pattern as number)) return NotImplemented;
  let equal =
    left === right ||
    (Pattern.flags.get(left) === Pattern.flags.get(right) &&
      Pattern.isText.get(left) === Pattern.isText.get(right) &&
      sameCode(left, right));
  if (equal && left !== right) {
    const a = Pattern.pattern.get(left) as PyObject;
    const status = PyObject_RichCompareBool(a, Pattern.pattern.get(right) as PyObject, CompareOp.EQ);
    if (status < 0) return NULL;
    equal = status === 1;
  }
  return bool(equal === (op === CompareOp.EQ));
}

const RANGE = "string, pos: index = 0, endpos: index = 9223372036854775807";

defineType({
  address: T.Pattern,
  name: "re.Pattern",
  layout: Pattern,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  weaklistField: "weaklist",
  doc: "A compiled regular expression.",
  slots: { tp_repr: pattern_repr, tp_hash: pattern_hash, tp_richcompare: pattern_richcompare },
  methods: [
    method(`match($self, /, ${RANGE})`, "Match at the beginning; a Match or None.", pattern_match),
    method(`fullmatch($self, /, ${RANGE})`, "Match the whole string; a Match or None.", pattern_fullmatch),
    method(`search($self, /, ${RANGE})`, "Find the first match; a Match or None.", pattern_search),
    method(`findall($self, /, ${RANGE})`, "A list of all matches.", pattern_findall),
    method(`finditer($self, /, ${RANGE})`, "An iterator over all matches.", newFindIterator),
    method("split($self, /, string, maxsplit: index = 0)", "Split the string at all matches.", pattern_split),
    method("sub($self, /, repl, string, count: index = 0)", "Replace the matches.", pattern_sub),
    method(
      "subn($self, /, repl, string, count: index = 0)",
      "Replace the matches: (new string, how many).",
      pattern_subn,
    ),
    method(`scanner($self, /, ${RANGE})`, "Finds one match after the other.", newScanner),
    method("__copy__($self, /)", "Itself.", pattern_copy),
    method("__deepcopy__($self, memo, /)", "Itself.", (self: PyObject, _memo: PyObject) =>
      pattern_copy(self),
    ),
    classGetItem,
  ],
  members: [
    member("pattern", "object", Pattern.pattern.offset, { readonly: true }),
    member("flags", "int", Pattern.flags.offset, { readonly: true }),
    member("groups", "int", Pattern.groups.offset, { readonly: true }),
  ],
  getset: [
    getset("groupindex", "The numbers of the named groups.", (self: PyObject) =>
      PyMappingProxy.new_(Pattern.groupindex.get(self) as PyObject),
    ),
  ],
});
