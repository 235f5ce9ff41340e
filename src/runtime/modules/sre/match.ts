/** Match objects. Mirrors the second half of CPython's Modules/_sre/sre.c. */

import { PyIndex_Check, PyNumber_AsIndex } from "../../abstract/number.js";
import { PyObject_Repr } from "../../abstract/object.js";
import * as PyErr from "../../errors.js";
import { I32 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { getset, member, method } from "../../method-def.js";
import * as PyDict from "../../objects/dict.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import * as PyLong from "../../objects/long.js";
import { decref, incref } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { None, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { classGetItem } from "./generic.js";
import { Match, Pattern } from "./layout.js";
import { regs } from "./matcher.js";
import { slice } from "./subject.js";
import { expandTemplate } from "./template.js";

const MARKS_WORD = Match.SIZE >> 2;

/** The Match of what the matcher found (its marks are in `regs`): from `start` to `end`. */
export function newMatch(
  pattern: PyObject,
  string: PyObject,
  start: number,
  end: number,
  pos: number,
  endpos: number,
): NewRef | Null {
  const groups = Pattern.groups.get(pattern);
  const op = PyType_GenericAlloc(T.Match as number as PyObject, 2 * groups + 2);
  if (op === NULL) return NULL;
  Match.string.set(op, incref(string));
  Match.pattern.set(op, incref(pattern));
  Match.pos.set(op, pos);
  Match.endpos.set(op, endpos);
  Match.lastindex.set(op, regs[2 * groups]);
  const marks = (op >> 2) + MARKS_WORD;
  I32[marks] = start;
  I32[marks + 1] = end;
  for (let i = 0; i < groups; i++) {
    const matched = regs[2 * i] >= 0 && regs[2 * i + 1] >= 0;
    I32[marks + 2 + 2 * i] = matched ? regs[2 * i] : -1;
    I32[marks + 3 + 2 * i] = matched ? regs[2 * i + 1] : -1;
  }
  return op;
}

/** Start of group `i`, or -1. */
export function startOf(self: PyObject, i: number): number {
  return I32[(self >> 2) + MARKS_WORD + 2 * i];
}

/** End of group `i`, or -1. */
export function endOf(self: PyObject, i: number): number {
  return I32[(self >> 2) + MARKS_WORD + 2 * i + 1];
}

function groupCount(self: PyObject): number {
  return Match.ob_size.get(self) >> 1;
}

/** What group `i` matched, or `fallback`. */
export function groupSlice(self: PyObject, i: number, fallback: PyObject): NewRef | Null {
  const start = startOf(self, i);
  if (start < 0) return incref(fallback);
  return slice(Match.string.get(self) as PyObject, start, endOf(self, i));
}

// A group by its number or name: -1 with IndexError. @mayRunPython
function groupIndex(self: PyObject, key: PyObject): number {
  let index = -1;
  if ((key & 1) !== 0 || PyIndex_Check(key)) index = PyNumber_AsIndex(key, 0);
  else {
    const found = PyDict.getItem(
      Pattern.groupindex.get(Match.pattern.get(self) as PyObject) as PyObject,
      key,
    );
    if (found !== NULL && PyLong.check(found)) index = PyLong.asNumber(found);
  }
  if (index >= 0 && index < groupCount(self)) return index;
  if (!PyErr.occurred() || PyErr.clearIf(T.TypeError)) PyErr.setString(T.IndexError, "no such group");
  return -1;
}

function groupBy(self: PyObject, key: PyObject): NewRef | Null {
  const index = groupIndex(self, key);
  return index < 0 ? NULL : groupSlice(self, index, None);
}

// ---- methods ----

function match_group(self: PyObject, args: number, count: number): NewRef | Null {
  if (count === 0) return groupSlice(self, 0, None);
  if (count === 1) return groupBy(self, I32[args >> 2] as PyObject);
  const tuple = PyTuple.new_(count);
  if (tuple === NULL) return NULL;
  for (let i = 0; i < count; i++) {
    const item = groupBy(self, I32[(args >> 2) + i] as PyObject);
    if (item === NULL) {
      decref(tuple);
      return NULL;
    }
    PyTuple.setItemSteal(tuple, i, item);
  }
  return tuple;
}

function match_groups(self: PyObject, fallback: PyObject): NewRef | Null {
  const count = groupCount(self) - 1;
  const tuple = PyTuple.new_(count);
  if (tuple === NULL) return NULL;
  for (let i = 0; i < count; i++) {
    const item = groupSlice(self, i + 1, fallback);
    if (item === NULL) {
      decref(tuple);
      return NULL;
    }
    PyTuple.setItemSteal(tuple, i, item);
  }
  return tuple;
}

function match_groupdict(self: PyObject, fallback: PyObject): NewRef | Null {
  const names = Pattern.groupindex.get(Match.pattern.get(self) as PyObject) as PyObject;
  const result = PyDict.new_();
  if (result === NULL) return NULL;
  for (let at = PyDict.next(names, 0); at >= 0; at = PyDict.next(names, at + 1)) {
    const value = groupSlice(self, PyLong.asNumber(PyDict.valueAt(names, at)), fallback);
    if (value === NULL || PyDict.setItemStealValue(result, PyDict.keyAt(names, at), value) < 0) {
      decref(result);
      return NULL;
    }
  }
  return result;
}

function match_start(self: PyObject, key: PyObject): NewRef | Null {
  const index = groupIndex(self, key);
  return index < 0 ? NULL : PyLong.fromNumber(startOf(self, index));
}

function match_end(self: PyObject, key: PyObject): NewRef | Null {
  const index = groupIndex(self, key);
  return index < 0 ? NULL : PyLong.fromNumber(endOf(self, index));
}

function span(self: PyObject, index: number): NewRef | Null {
  return PyTuple.pair(smallInt(startOf(self, index)), smallInt(endOf(self, index)));
}

function match_span(self: PyObject, key: PyObject): NewRef | Null {
  const index = groupIndex(self, key);
  return index < 0 ? NULL : span(self, index);
}

function match_expand(self: PyObject, template: PyObject): NewRef | Null {
  return expandTemplate(self, template);
}

function match_copy(self: PyObject): NewRef {
  return incref(self);
}

function match_regs(self: PyObject): NewRef | Null {
  const known = Match.regs.get(self);
  if (known !== NULL) return incref(known);
  const count = groupCount(self);
  const tuple = PyTuple.new_(count);
  if (tuple === NULL) return NULL;
  for (let i = 0; i < count; i++) {
    const item = span(self, i);
    if (item === NULL) {
      decref(tuple);
      return NULL;
    }
    PyTuple.setItemSteal(tuple, i, item);
  }
  Match.regs.set(self, incref(tuple));
  return tuple;
}

function match_lastindex(self: PyObject): NewRef {
  const index = Match.lastindex.get(self);
  return index < 0 ? None : smallInt(index);
}

function match_lastgroup(self: PyObject): NewRef {
  const index = Match.lastindex.get(self);
  const names = Pattern.indexgroup.get(Match.pattern.get(self) as PyObject) as PyObject;
  return index < 0 || index >= PyTuple.size(names) ? None : incref(PyTuple.getItem(names, index));
}

function match_repr(self: PyObject): NewRef | Null {
  const text = groupSlice(self, 0, None);
  if (text === NULL) return NULL;
  const repr = PyObject_Repr(text);
  decref(text);
  if (repr === NULL) return NULL;
  const shown = PyUnicode.toJS(repr);
  decref(repr);
  return PyUnicode.fromJS(`<re.Match object; span=(${startOf(self, 0)}, ${endOf(self, 0)}), match=${shown}>`);
}

defineType({
  address: T.Match,
  name: "re.Match",
  layout: Match,
  itemSize: 4,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  doc: "What a regular expression has found.",
  slots: { tp_repr: match_repr, mp_subscript: groupBy },
  methods: [
    method(
      "group($self, /, *args)",
      "What groups matched, by number or name; without arguments the whole match.",
      match_group,
    ),
    method("groups($self, /, default=None)", "A tuple of what all groups matched.", match_groups),
    method("groupdict($self, /, default=None)", "A dict of what the named groups matched.", match_groupdict),
    method("start($self, group=0, /)", "Where a group's match begins.", match_start),
    method("end($self, group=0, /)", "Where a group's match ends.", match_end),
    method("span($self, group=0, /)", "(start, end) of a group's match.", match_span),
    method("expand($self, /, template)", "The template with its group references replaced.", match_expand),
    method("__copy__($self, /)", "Itself.", match_copy),
    method("__deepcopy__($self, memo, /)", "Itself.", (self: PyObject, _memo: PyObject) => match_copy(self)),
    classGetItem,
  ],
  members: [
    member("string", "object", Match.string.offset, { readonly: true }),
    member("re", "object", Match.pattern.offset, { readonly: true }),
    member("pos", "int", Match.pos.offset, { readonly: true }),
    member("endpos", "int", Match.endpos.offset, { readonly: true }),
  ],
  getset: [
    getset("lastindex", "The number of the group that ended last.", match_lastindex),
    getset("lastgroup", "The name of the group that ended last.", match_lastgroup),
    getset("regs", "The spans of all groups.", match_regs),
  ],
});
