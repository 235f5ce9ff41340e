/**
 * Calling objects from native code. Mirrors CPython's Objects/call.c.
 *
 * One calling convention: `tp_call(callable, args, nargs, kwnames)`, where `args` is the byte address of the argument words (borrowed
 * from the caller for the duration of the call), the positional ones first, then the values that the tuple `kwnames` names.
 * Words that are nowhere in memory yet are put on the thread's data stack (args-stack.ts).
 */
import { _PyObject_GetMethod, gaveUnboundMethod, PyObject_GetOptionalAttr } from "../abstract/attributes.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { FN } from "../native.js";
import * as PyDict from "../objects/dict.js";
import { decref, incref, typeOf } from "../objects/object.js";
import * as PyTuple from "../objects/tuple.js";
import { SLOT } from "../objects/type.js";
import { T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { releaseArgs, reserveArgs } from "./args-stack.js";

const TP_CALL = SLOT.tp_call;

/** Call `callable` with words in memory. @mayRunPython */
export function PyObject_Vectorcall(
  callable: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const slot = I32[(typeOf(callable) >> 2) + TP_CALL];
  if (slot === 0) return notCallable(callable);
  return FN[slot](callable, args, nargs, kwnames);
}

function notCallable(op: PyObject): Null {
  const hint = typeOf(op) === T.module ? moduleHint(op) : "";
  if (PyErr.occurred()) return 0;
  return PyErr.setString(T.TypeError, `'${PyErr.typeName(op)}' object is not callable${hint}`);
}

// A module that was called in place of what has its name in it. @mayRunPython
function moduleHint(module: PyObject): string {
  const name = PyObject_GetOptionalAttr(module, ID.__name__);
  if (name === 0) return "";
  const inside = PyUnicode.check(name) ? PyObject_GetOptionalAttr(module, name) : 0;
  const isMeant = inside !== 0 && I32[(typeOf(inside) >> 2) + TP_CALL] !== 0;
  const text = isMeant ? PyUnicode.toJS(name) : "";
  decref(name);
  if (inside !== 0) decref(inside);
  return isMeant ? `. Did you mean: '${text}.${text}(...)'?` : "";
}

/** `callable()`. @mayRunPython */
export function PyObject_CallNoArgs(callable: PyObject): NewRef | Null {
  return PyObject_Vectorcall(callable, 0, 0, 0);
}

/** `callable(arg)`. @mayRunPython */
export function PyObject_CallOneArg(callable: PyObject, arg: PyObject): NewRef | Null {
  const args = reserveArgs(1);
  if (args === 0) return 0;
  I32[args >> 2] = arg;
  const result = PyObject_Vectorcall(callable, args, 1, 0);
  releaseArgs(args);
  return result;
}

/** `callable(a, b)`. @mayRunPython */
export function PyObject_CallTwoArgs(callable: PyObject, a: PyObject, b: PyObject): NewRef | Null {
  const args = reserveArgs(2);
  if (args === 0) return 0;
  I32[args >> 2] = a;
  I32[(args >> 2) + 1] = b;
  const result = PyObject_Vectorcall(callable, args, 2, 0);
  releaseArgs(args);
  return result;
}

/** `callable(...values)`. @mayRunPython */
export function PyObject_CallArgs(callable: PyObject, ...values: readonly PyObject[]): NewRef | Null {
  const args = reserveArgs(values.length);
  if (args === 0) return 0;
  for (let i = 0; i < values.length; i++) I32[(args >> 2) + i] = values[i];
  const result = PyObject_Vectorcall(callable, args, values.length, 0);
  releaseArgs(args);
  return result;
}

/** `op.name(...values)`. @mayRunPython */
export function PyObject_CallMethod(
  op: PyObject,
  name: PyObject,
  ...values: readonly PyObject[]
): NewRef | Null {
  const method = _PyObject_GetMethod(op, name);
  if (method === 0) return 0;
  const result = gaveUnboundMethod()
    ? PyObject_CallArgs(method, op, ...values)
    : PyObject_CallArgs(method, ...values);
  decref(method);
  return result;
}

/** `op.name()`. @mayRunPython */
export function PyObject_CallMethodNoArgs(op: PyObject, name: PyObject): NewRef | Null {
  const method = _PyObject_GetMethod(op, name);
  if (method === 0) return 0;
  const result = gaveUnboundMethod() ? PyObject_CallOneArg(method, op) : PyObject_CallNoArgs(method);
  decref(method);
  return result;
}

/** `op.name(arg)`. @mayRunPython */
export function PyObject_CallMethodOneArg(op: PyObject, name: PyObject, arg: PyObject): NewRef | Null {
  const method = _PyObject_GetMethod(op, name);
  if (method === 0) return 0;
  const result = gaveUnboundMethod()
    ? PyObject_CallTwoArgs(method, op, arg)
    : PyObject_CallOneArg(method, arg);
  decref(method);
  return result;
}

/** `callable(*args, **kwargs)`: `args` is a tuple, `kwargs` a dict or NULL. @mayRunPython */
export function PyObject_Call(callable: PyObject, args: PyObject, kwargs: PyObject | Null): NewRef | Null {
  if (kwargs === 0 || PyDict.size(kwargs) === 0) {
    return PyObject_Vectorcall(callable, PyTuple.items(args), PyTuple.size(args), 0);
  }
  return callWithDict(callable, PyTuple.items(args), PyTuple.size(args), kwargs);
}

// The positional words at `args` and the entries of `kwargs` are copied next to each other.
function callWithDict(callable: PyObject, args: number, nargs: number, kwargs: PyObject): NewRef | Null {
  const count = PyDict.size(kwargs);
  const names = PyTuple.new_(count);
  if (names === 0) return 0;
  const words = reserveArgs(nargs + count);
  if (words === 0) {
    decref(names);
    return 0;
  }
  for (let i = 0; i < nargs; i++) I32[(words >> 2) + i] = I32[(args >> 2) + i];
  const w = (words >> 2) + nargs;
  const result = spreadKeywords(kwargs, names, w)
    ? PyObject_Vectorcall(callable, words, nargs, names)
    : PyErr.setString(T.TypeError, "keywords must be strings");
  // The dict may have changed meanwhile, so the values were kept.
  for (let i = 0; i < count; i++) decref(I32[w + i] as NewRef);
  releaseArgs(words);
  decref(names);
  return result;
}

// Owned references to the keys go into the tuple, to the values into the words from `w` on. False: a key is no str.
function spreadKeywords(kwargs: PyObject, names: PyObject, w: number): boolean {
  let valid = true;
  let i = 0;
  for (let at = PyDict.next(kwargs, 0); at >= 0; at = PyDict.next(kwargs, at + 1)) {
    const key = PyDict.keyAt(kwargs, at);
    if (!PyUnicode.check(key)) valid = false;
    PyTuple.setItemSteal(names, i, incref(key));
    I32[w + i] = incref(PyDict.valueAt(kwargs, at));
    i++;
  }
  return valid;
}

/**
 * Call with `self` before the words at `args` (which keep their places): how bound methods and `cls.__new__` pass arguments on.
 * @mayRunPython
 */
export function callWithSelf(
  callable: PyObject,
  self: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const slot = I32[(typeOf(callable) >> 2) + TP_CALL];
  if (slot === 0) return notCallable(callable);
  const count = nargs + (kwnames === 0 ? 0 : PyTuple.size(kwnames));
  const words = reserveArgs(count + 1);
  if (words === 0) return 0;
  const to = (words >> 2) + 1;
  const from = args >> 2;
  I32[to - 1] = self;
  for (let i = 0; i < count; i++) I32[to + i] = I32[from + i];
  const result: NewRef | Null = FN[slot](callable, words, nargs + 1, kwnames);
  releaseArgs(words);
  return result;
}

/** The keywords of a call as a dict (made anew), or NULL with MemoryError. @mayRunPython */
export function keywordsDict(args: number, nargs: number, kwnames: PyObject): NewRef | Null {
  const dict = PyDict.new_();
  if (dict === 0) return 0;
  const first = (args >> 2) + nargs;
  for (let i = 0; i < PyTuple.size(kwnames); i++) {
    if (PyDict.setItem(dict, PyTuple.getItem(kwnames, i), I32[first + i] as PyObject) < 0) {
      decref(dict);
      return 0;
    }
  }
  return dict;
}
