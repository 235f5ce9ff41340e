/**
 * Binding a call's arguments to the parameters of a Python function. Mirrors initialize_locals and its errors in CPython's Python/ceval.c.
 *
 * The arguments are borrowed words in memory: `nargs` positional ones, followed by the values that `kwnames` names. New references go
 * into the frame's first slots, which are NULL before; on failure the slots hold what was bound so far, for the caller to release.
 */
import { PyObject_RichCompareBool } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import type { Null, PyObject } from "../heap/ownership.js";
import { PyCodeObject } from "../objects/code.js";
import * as PyDict from "../objects/dict.js";
import { PyFunctionObject } from "../objects/function-layout.js";
import { incref, typeOf } from "../objects/object.js";
import * as PyTuple from "../objects/tuple.js";
import { hasFlag, TypeFlags } from "../objects/type.js";
import { T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { closestName } from "../suggestions.js";

const EQ = 2;

/**
 * Bind. `slots` is the word index of the frame's first slot, `args` the byte address of the argument words.
 * @returns 0, or -1 with TypeError set.
 */
export function bindArguments(
  func: PyObject,
  slots: number,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): number {
  const code = PyFunctionObject.func_code.get(func) as PyObject;
  const flags = PyCodeObject.co_flags.get(code);
  const argcount = PyCodeObject.co_argcount.get(code);
  const kwonly = PyCodeObject.co_kwonlyargcount.get(code);
  const total = argcount + kwonly;
  const hasVarargs = (flags & 0x4) !== 0;
  const first = args >> 2;

  const given = Math.min(nargs, argcount);
  for (let i = 0; i < given; i++) I32[slots + i] = incref(I32[first + i] as PyObject);

  if (hasVarargs) {
    const rest = PyTuple.fromArray(args + 4 * given, nargs - given);
    if (rest === 0) return -1;
    I32[slots + total] = rest;
  }
  if ((flags & 0x8) !== 0) {
    const kwargs = PyDict.new_();
    if (kwargs === 0) return -1;
    I32[slots + total + (hasVarargs ? 1 : 0)] = kwargs;
  }
  if (kwnames !== 0 && bindKeywords(func, code, slots, first + nargs, kwnames, nargs) < 0) return -1;
  if (nargs > argcount && !hasVarargs) return tooManyPositional(func, code, nargs, slots);
  if (nargs < argcount && fillDefaults(func, code, slots, nargs, argcount) < 0) return -1;
  if (kwonly > 0 && fillKeywordDefaults(func, code, slots, argcount, total) < 0) return -1;
  return 0;
}

function parameterName(code: PyObject, index: number): PyObject {
  return PyTuple.getItem(PyCodeObject.co_localsplusnames.get(code) as PyObject, index);
}

function functionName(func: PyObject): string {
  return PyUnicode.toJS(PyFunctionObject.func_qualname.get(func) as PyObject);
}

function typeError(func: PyObject, message: string): -1 {
  PyErr.setString(T.TypeError, `${functionName(func)}() ${message}`);
  return -1;
}

function bindKeywords(
  func: PyObject,
  code: PyObject,
  slots: number,
  firstValue: number,
  kwnames: PyObject,
  nargs: number,
): number {
  const total = PyCodeObject.co_argcount.get(code) + PyCodeObject.co_kwonlyargcount.get(code);
  const flags = PyCodeObject.co_flags.get(code);
  const kwargs = (flags & 0x8) !== 0 ? I32[slots + total + ((flags & 0x4) !== 0 ? 1 : 0)] : 0;
  const count = PyTuple.size(kwnames);
  for (let k = 0; k < count; k++) {
    const keyword = PyTuple.getItem(kwnames, k);
    const value = I32[firstValue + k] as PyObject;
    if (!hasFlag(typeOf(keyword), TypeFlags.UNICODE_SUBCLASS)) {
      PyErr.setString(T.TypeError, "keywords must be strings");
      return -1;
    }
    const index = findParameter(code, keyword, total);
    if (index === -2) return -1;
    if (index === -1) {
      if (kwargs !== 0) {
        if (PyDict.setItem(kwargs as PyObject, keyword, value) < 0) return -1;
        continue;
      }
      return unexpectedKeyword(func, code, kwnames, keyword, nargs);
    }
    if (I32[slots + index] !== 0) {
      return typeError(func, `got multiple values for argument '${PyUnicode.toJS(keyword)}'`);
    }
    I32[slots + index] = incref(value);
  }
  return 0;
}

// Index of the parameter called `keyword`, -1 if there is none, -2 with an exception set.
function findParameter(code: PyObject, keyword: PyObject, total: number): number {
  const posonly = PyCodeObject.co_posonlyargcount.get(code);
  for (let j = posonly; j < total; j++) if (parameterName(code, j) === keyword) return j;
  for (let j = posonly; j < total; j++) {
    const equal = PyObject_RichCompareBool(keyword, parameterName(code, j), EQ);
    if (equal !== 0) return equal < 0 ? -2 : j;
  }
  return -1;
}

function unexpectedKeyword(
  func: PyObject,
  code: PyObject,
  kwnames: PyObject,
  keyword: PyObject,
  _nargs: number,
): -1 {
  const posonly = PyCodeObject.co_posonlyargcount.get(code);
  const clashes: string[] = [];
  for (let j = 0; j < posonly; j++) {
    for (let k = 0; k < PyTuple.size(kwnames); k++) {
      if (PyUnicode.equal(parameterName(code, j), PyTuple.getItem(kwnames, k))) {
        clashes.push(PyUnicode.toJS(parameterName(code, j)));
      }
    }
  }
  if (clashes.length > 0) {
    return typeError(
      func,
      `got some positional-only arguments passed as keyword arguments: '${clashes.join(", ")}'`,
    );
  }
  const name = PyUnicode.toJS(keyword);
  const total = PyCodeObject.co_argcount.get(code) + PyCodeObject.co_kwonlyargcount.get(code);
  const candidates: string[] = [];
  for (let j = posonly; j < total; j++) candidates.push(PyUnicode.toJS(parameterName(code, j)));
  const suggestion = closestName(name, candidates);
  const hint = suggestion === undefined ? "" : `. Did you mean '${suggestion}'?`;
  return typeError(func, `got an unexpected keyword argument '${name}'${hint}`);
}

function tooManyPositional(func: PyObject, code: PyObject, given: number, slots: number): -1 {
  const argcount = PyCodeObject.co_argcount.get(code);
  const kwonly = PyCodeObject.co_kwonlyargcount.get(code);
  const defaults = PyFunctionObject.func_defaults.get(func);
  const defaultCount = defaults === 0 ? 0 : PyTuple.size(defaults);
  let kwonlyGiven = 0;
  for (let i = argcount; i < argcount + kwonly; i++) if (I32[slots + i] !== 0) kwonlyGiven++;
  const takes = defaultCount > 0 ? `from ${argcount - defaultCount} to ${argcount}` : `${argcount}`;
  const plural = defaultCount > 0 || argcount !== 1 ? "s" : "";
  const were = given === 1 && kwonlyGiven === 0 ? "was" : "were";
  const extra =
    kwonlyGiven === 0
      ? ""
      : ` positional argument${given === 1 ? "" : "s"} (and ${kwonlyGiven} keyword-only argument${kwonlyGiven === 1 ? "" : "s"})`;
  return typeError(func, `takes ${takes} positional argument${plural} but ${given}${extra} ${were} given`);
}

function fillDefaults(
  func: PyObject,
  code: PyObject,
  slots: number,
  nargs: number,
  argcount: number,
): number {
  const defaults = PyFunctionObject.func_defaults.get(func);
  const defaultCount = defaults === 0 ? 0 : PyTuple.size(defaults);
  const required = argcount - defaultCount;
  const missing: string[] = [];
  for (let i = nargs; i < required; i++) {
    if (I32[slots + i] === 0) missing.push(PyUnicode.toJS(parameterName(code, i)));
  }
  if (missing.length > 0) return missingArguments(func, "positional", missing);
  for (let i = Math.max(required, nargs); i < argcount; i++) {
    if (I32[slots + i] === 0) I32[slots + i] = incref(PyTuple.getItem(defaults as PyObject, i - required));
  }
  return 0;
}

function fillKeywordDefaults(
  func: PyObject,
  code: PyObject,
  slots: number,
  argcount: number,
  total: number,
): number {
  const defaults = PyFunctionObject.func_kwdefaults.get(func);
  const missing: string[] = [];
  for (let i = argcount; i < total; i++) {
    if (I32[slots + i] !== 0) continue;
    const name = parameterName(code, i);
    const value = defaults === 0 ? 0 : PyDict.getItem(defaults, name);
    if (value !== 0) I32[slots + i] = incref(value);
    else if (PyErr.occurred()) return -1;
    else missing.push(PyUnicode.toJS(name));
  }
  return missing.length > 0 ? missingArguments(func, "keyword-only", missing) : 0;
}

function missingArguments(func: PyObject, kind: string, names: string[]): -1 {
  const quoted = names.map((name) => `'${name}'`);
  const last = quoted.pop()!;
  const list =
    quoted.length === 0
      ? last
      : quoted.length === 1
        ? `${quoted[0]} and ${last}`
        : `${quoted.join(", ")}, and ${last}`;
  const plural = names.length === 1 ? "" : "s";
  return typeError(func, `missing ${names.length} required ${kind} argument${plural}: ${list}`);
}
