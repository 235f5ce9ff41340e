/**
 * BaseExceptionGroup and ExceptionGroup (PEP 654). Mirrors the group part of CPython's Objects/exceptions.c.
 *
 * split() and subgroup() walk over the tree of groups; a part of a group is made with its `derive`, and takes over traceback, cause,
 * context and notes.
 */

import {
  PyCallable_Check,
  PyObject_GetOptionalAttr,
  PyObject_IsTrue,
  PyObject_SetAttr,
} from "../abstract/object.js";
import { Py_EnterRecursiveCall, Py_LeaveRecursiveCall } from "../abstract/recursion.js";
import { PySequence_Check, PySequence_List, PySequence_Tuple } from "../abstract/sequence.js";
import { PyObject_CallArgs, PyObject_CallMethod, PyObject_CallOneArg } from "../call/call.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { member, method } from "../method-def.js";
import { classGetItemMethod } from "./class-getitem.js";
import {
  BaseException_init,
  BaseException_new,
  PyException_GetCause,
  PyException_GetContext,
  PyException_GetTraceback,
  PyException_SetCause,
  PyException_SetContext,
  PyException_SetTraceback,
  rejectKeywords,
} from "./exceptions.js";
import { BaseException, BaseExceptionGroup as G } from "./exceptions-layout.js";
import { decref, incref, typeOf, xdecref } from "./object.js";
import * as PyTuple from "./tuple.js";
import { defineType, hasFlag, TypeFlags } from "./type.js";
import { listOf, tupleItems } from "./type-mro.js";
import { PyType_IsSubtype } from "./type-object.js";
import { EmptyStr, None, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

const BASE_GROUP = T.BaseExceptionGroup as number as PyObject;
const GROUP = T.ExceptionGroup as number as PyObject;

function isException(op: PyObject): boolean {
  return PyType_IsSubtype(typeOf(op), T.Exception as number as PyObject);
}

function isGroup(op: PyObject): boolean {
  return PyType_IsSubtype(typeOf(op), BASE_GROUP);
}

// ---- construction ----

/** The exceptions as a tuple, checked; NULL with an exception set. */
function exceptionsTuple(excs: PyObject): NewRef | Null {
  if (!PySequence_Check(excs)) {
    return PyErr.setString(T.TypeError, "second argument (exceptions) must be a sequence");
  }
  const tuple = PySequence_Tuple(excs);
  if (tuple === NULL) return NULL;
  const items = tupleItems(tuple);
  const bad = items.findIndex((item) => !PyErr.isExceptionInstance(item));
  if (items.length > 0 && bad < 0) return tuple;
  decref(tuple);
  const what =
    items.length === 0
      ? "second argument (exceptions) must be a non-empty sequence"
      : `Item ${bad} of second argument (exceptions) is not an exception`;
  return PyErr.setString(T.ValueError, what);
}

// A group of plain Exceptions becomes an ExceptionGroup, and that one can hold nothing else.
function chooseClass(type: PyObject, excs: PyObject): PyObject | Null {
  const plain = tupleItems(excs).every(isException);
  if (type === BASE_GROUP) return plain ? GROUP : type;
  if (plain) return type;
  if (type === GROUP) {
    return PyErr.setString(T.TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
  }
  if (PyType_IsSubtype(type, T.Exception as number as PyObject)) {
    return PyErr.setString(T.TypeError, `Cannot nest BaseExceptions in '${PyErr.nameOfType(type)}'`);
  }
  return type;
}

function group_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (rejectKeywords(type, kwnames)) return NULL;
  if (nargs !== 2) {
    return PyErr.setString(
      T.TypeError,
      `BaseExceptionGroup.__new__() takes exactly 2 arguments (${nargs} given)`,
    );
  }
  const message = I32[args >> 2] as PyObject;
  if (!PyUnicode.check(message)) {
    const text = `BaseExceptionGroup.__new__() argument 1 must be str, not ${PyErr.typeName(message)}`;
    return PyErr.setString(T.TypeError, text);
  }
  const excs = exceptionsTuple(I32[(args >> 2) + 1] as PyObject);
  if (excs === NULL) return NULL;
  const chosen = chooseClass(type, excs);
  const self = chosen === NULL ? NULL : BaseException_new(chosen, args, nargs);
  if (self === NULL) {
    decref(excs);
    return NULL;
  }
  G.msg.set(self, incref(message));
  G.excs.set(self, excs);
  return self;
}

function group_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  return BaseException_init(self, args, nargs, kwnames);
}

function group_str(self: PyObject): NewRef | Null {
  const count = PyTuple.size(G.excs.get(self) as PyObject);
  const message = PyUnicode.asString(G.msg.get(self) as PyObject);
  return PyUnicode.fromString(`${message} (${count} sub-exception${count > 1 ? "s" : ""})`);
}

// ---- deriving ----

function group_derive(self: PyObject, excs: PyObject): NewRef | Null {
  const args = [G.msg.get(self) as PyObject, excs];
  return PyObject_CallArgs(BASE_GROUP, ...args);
}

// The notes are copied: adding one to a part must not change the whole.
function copyNotes(from: PyObject, to: PyObject): number {
  const notes = PyObject_GetOptionalAttr(from, ID.__notes__);
  if (notes === NULL) return PyErr.occurred() ? -1 : 0;
  let status = 0;
  if (PySequence_Check(notes)) {
    const copy = PySequence_List(notes);
    status = copy === NULL ? -1 : PyObject_SetAttr(to, ID.__notes__, copy);
    xdecref(copy);
  }
  decref(notes);
  return status;
}

function copyMetadata(from: PyObject, to: PyObject): number {
  const traceback = PyException_GetTraceback(from);
  if (traceback !== NULL) {
    const failed = PyException_SetTraceback(to, traceback) < 0;
    decref(traceback);
    if (failed) return -1;
  }
  PyException_SetContext(to, PyException_GetContext(from));
  PyException_SetCause(to, PyException_GetCause(from));
  return copyNotes(from, to);
}

/** A group like `original` with the exceptions `excs`; None for no exceptions, NULL with an exception set. */
function subset(original: PyObject, excs: readonly PyObject[]): NewRef | Null {
  if (excs.length === 0) return None;
  const list = listOf(excs);
  if (list === NULL) return NULL;
  const name = PyUnicode.internFromString("derive");
  const part = name === NULL ? NULL : PyObject_CallMethod(original, name, list);
  xdecref(name);
  decref(list);
  if (part === NULL) return NULL;
  if (!isGroup(part)) {
    decref(part);
    return PyErr.setString(T.TypeError, "derive must return an instance of BaseExceptionGroup");
  }
  if (copyMetadata(original, part) === 0) return part;
  decref(part);
  return NULL;
}

// ---- splitting ----

/** Does an exception belong to the part that is looked for? 1, 0, or -1 with an exception set. */
type Matcher = (exc: PyObject) => number;

function badCondition(): null {
  PyErr.setString(
    T.TypeError,
    "expected an exception type, a tuple of exception types, or a callable (other than a class)",
  );
  return null;
}

function matcherOf(condition: PyObject): Matcher | null {
  const isTuple = hasFlag(typeOf(condition), TypeFlags.TUPLE_SUBCLASS);
  if (PyErr.isExceptionClass(condition) || (isTuple && tupleItems(condition).every(PyErr.isExceptionClass))) {
    return (exc) => (PyErr.givenExceptionMatches(exc, condition) ? 1 : 0);
  }
  if (!PyCallable_Check(condition) || hasFlag(typeOf(condition), TypeFlags.TYPE_SUBCLASS)) {
    return badCondition();
  }
  return (exc) => {
    const result = PyObject_CallOneArg(condition, exc);
    if (result === NULL) return -1;
    const truth = PyObject_IsTrue(result);
    decref(result);
    return truth;
  };
}

/** Both parts are owned; None: empty. */
interface Split {
  readonly match: NewRef;
  readonly rest: NewRef;
}

/** Split `exc` by `matches`; null with an exception set. Without `wantRest` the rest is None. */
function split(exc: PyObject, matches: Matcher, wantRest: boolean): Split | null {
  const whole = matches(exc);
  if (whole < 0) return null;
  if (whole > 0) return { match: incref(exc), rest: None };
  if (!isGroup(exc)) return { match: None, rest: wantRest ? incref(exc) : None };
  if (Py_EnterRecursiveCall(" in exceptiongroup_split_recursive")) return null;
  const result = splitMembers(exc, matches, wantRest);
  Py_LeaveRecursiveCall();
  return result;
}

function splitMembers(group: PyObject, matches: Matcher, wantRest: boolean): Split | null {
  const matching: NewRef[] = [];
  const others: NewRef[] = [];
  let result: Split | null = null;
  const complete = tupleItems(G.excs.get(group) as PyObject).every((member) => {
    const parts = split(member, matches, wantRest);
    if (parts === null) return false;
    if (parts.match !== None) matching.push(parts.match);
    if (parts.rest !== None) others.push(parts.rest);
    return true;
  });
  if (complete) {
    const match = subset(group, matching);
    const rest = match === NULL ? NULL : wantRest ? subset(group, others) : None;
    if (match !== NULL && rest !== NULL) result = { match, rest };
    else xdecref(match);
  }
  for (const part of [...matching, ...others]) decref(part);
  return result;
}

function group_split(self: PyObject, condition: PyObject): NewRef | Null {
  const matches = matcherOf(condition);
  const parts = matches === null ? null : split(self, matches, true);
  return parts === null ? NULL : PyTuple.pair(parts.match, parts.rest);
}

function group_subgroup(self: PyObject, condition: PyObject): NewRef | Null {
  const matches = matcherOf(condition);
  return matches === null ? NULL : (split(self, matches, false)?.match ?? NULL);
}

// A lone exception that an `except*` clause catches is handled as a group of one.
function wrapAlone(exc: PyObject): NewRef | Null {
  const tuple = PyTuple.pack(exc);
  const group = tuple === NULL ? NULL : PyObject_CallArgs(BASE_GROUP, EmptyStr, tuple);
  xdecref(tuple);
  return group;
}

// What the `split` of a group, which a subclass may define, gives: a tuple of two.
function splitByMethod(group: PyObject, types: PyObject): Split | null {
  const name = PyUnicode.internFromString("split");
  const pair = name === NULL ? NULL : PyObject_CallMethod(group, name, types);
  xdecref(name);
  if (pair === NULL) return null;
  const className = PyErr.typeName(group);
  let result: Split | null = null;
  if (!hasFlag(typeOf(pair), TypeFlags.TUPLE_SUBCLASS)) {
    const text = `${className}.split must return a tuple, not ${PyErr.typeName(pair)}`;
    PyErr.setString(T.TypeError, text);
  } else if (PyTuple.size(pair) < 2) {
    PyErr.setString(
      T.TypeError,
      `${className}.split must return a 2-tuple, got tuple of size ${PyTuple.size(pair)}`,
    );
  } else result = { match: incref(PyTuple.getItem(pair, 0)), rest: incref(PyTuple.getItem(pair, 1)) };
  decref(pair);
  return result;
}

/**
 * What an `except* types` clause takes of `exc`, and what it leaves: CHECK_EG_MATCH. Both owned, None: nothing; null with
 * an exception set. @mayRunPython
 */
export function exceptionGroupMatch(exc: PyObject, types: PyObject): Split | null {
  if (exc === None) return { match: None, rest: None };
  if (PyErr.givenExceptionMatches(exc, types)) {
    const match = isGroup(exc) ? incref(exc) : wrapAlone(exc);
    return match === NULL ? null : { match, rest: None };
  }
  return isGroup(exc) ? splitByMethod(exc, types) : { match: None, rest: incref(exc) };
}

// ---- putting together again, after except* ----

function collectLeaves(exc: PyObject, leaves: Set<number>): void {
  if (!isGroup(exc)) leaves.add(exc);
  else for (const member of tupleItems(G.excs.get(exc) as PyObject)) collectLeaves(member, leaves);
}

/** The part of `group` whose leaves are those of the groups `kept` (_PyEval's exception_group_projection). NULL: an exception is set. */
export function projection(group: PyObject, kept: readonly PyObject[]): NewRef | Null {
  const leaves = new Set<number>();
  for (const exc of kept) collectLeaves(exc, leaves);
  const parts = split(group, (op) => (leaves.has(op) ? 1 : 0), false);
  return parts === null ? NULL : parts.match;
}

// Was `exc` re-raised from a part of `original`, rather than raised anew? A part shares all of the whole's metadata.
function isSameExceptionMetadata(exc: PyObject, original: PyObject): boolean {
  const fields = [BaseException.traceback, BaseException.cause, BaseException.context];
  return fields.every((field) => field.get(exc) === field.get(original));
}

/**
 * What is to be raised at the end of a try with except* clauses: `excs` is a list's items, those raised and re-raised in the clauses and
 * the rest that nobody handled (None: nothing), `original` what was caught. None: nothing (_PyExc_PrepReraiseStar).
 * @mayRunPython
 */
export function prepareReraiseStar(original: PyObject, excs: readonly PyObject[]): NewRef | Null {
  if (!isGroup(original)) {
    // A lone exception was wrapped for the clauses: at most one comes back.
    return incref(excs.find((exc) => exc !== None) ?? None);
  }
  const raised: PyObject[] = [];
  const reraised: PyObject[] = [];
  for (const exc of excs) {
    if (exc === None) continue;
    (isSameExceptionMetadata(exc, original) ? reraised : raised).push(exc);
  }
  const rest = reraised.length === 0 ? None : projection(original, reraised);
  if (rest === NULL || raised.length === 0) return rest;
  const all = rest === None ? raised : [...raised, rest];
  const list = listOf(all);
  let result: NewRef | Null = NULL;
  if (list !== NULL)
    result = all.length === 1 ? incref(all[0]!) : PyObject_CallArgs(BASE_GROUP, EmptyStr, list);
  xdecref(list);
  decref(rest);
  return result;
}

const FLAGS = TypeFlags.BASETYPE | TypeFlags.HAVE_GC;

defineType({
  address: T.BaseExceptionGroup,
  name: "BaseExceptionGroup",
  base: T.BaseException,
  layout: G,
  flags: FLAGS,
  doc: "Several exceptions that are raised together.",
  slots: { tp_new: group_new, tp_init: group_init, tp_str: group_str },
  methods: [
    classGetItemMethod(),
    method("derive($self, excs, /)", "A group of the same kind with other exceptions.", group_derive),
    method("split($self, matcher_value, /)", "The part that matches and the rest.", group_split),
    method("subgroup($self, matcher_value, /)", "The part that matches, or None.", group_subgroup),
  ],
  members: [
    member("message", "object", G.msg.offset, { readonly: true, doc: "exception message" }),
    member("exceptions", "object", G.excs.offset, { readonly: true, doc: "nested exceptions" }),
  ],
});

defineType({
  address: T.ExceptionGroup,
  name: "ExceptionGroup",
  base: T.BaseExceptionGroup,
  bases: [T.BaseExceptionGroup, T.Exception],
  layout: G,
  flags: FLAGS,
  doc: "Several exceptions, none of which ends a program, raised together.",
});
