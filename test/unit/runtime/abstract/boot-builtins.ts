/**
 * A heap with all static types readied and the module `builtins` made, but no VM: native code calling native code.
 * `call("len", [1, 2])` calls a builtin with Python objects made of JS values and shows what comes out, or the error.
 */
import { PyObject_GetAttr, PyObject_Repr, PyObject_Str } from "../../../../src/runtime/abstract/object.js";
import { bootHeap } from "../../../../src/runtime/boot.js";
import { releaseArgs, reserveArgs } from "../../../../src/runtime/call/args-stack.js";
import { PyObject_Vectorcall } from "../../../../src/runtime/call/call.js";
import * as PyErr from "../../../../src/runtime/errors.js";
import { heapStatistics } from "../../../../src/runtime/heap/alloc.js";
import { I32 } from "../../../../src/runtime/heap/memory.js";
import type { NewRef, Null, PyObject } from "../../../../src/runtime/heap/ownership.js";
import { INTERP } from "../../../../src/runtime/interpreter.js";
import { createNativeModule, NATIVE_MODULES } from "../../../../src/runtime/modules/module-def.js";
import "../../../../src/runtime/modules/builtins.js";
import * as PyBool from "../../../../src/runtime/objects/bool.js";
import * as PyDict from "../../../../src/runtime/objects/dict.js";
import * as PyFloat from "../../../../src/runtime/objects/float.js";
import * as PyList from "../../../../src/runtime/objects/list.js";
import * as PyLong from "../../../../src/runtime/objects/long.js";
import * as PyModule from "../../../../src/runtime/objects/module.js";
import { decref, incref } from "../../../../src/runtime/objects/object.js";
import * as PyTuple from "../../../../src/runtime/objects/tuple.js";
import { None } from "../../../../src/runtime/objects/type-table.js";
import * as PyUnicode from "../../../../src/runtime/objects/unicode.js";
import { setThreadState, ThreadState, threadStateAt, tstate } from "../../../../src/runtime/threads/state.js";

/** Make the memory a fresh heap with the module builtins. */
export function boot(): void {
  bootHeap();
  setThreadState(threadStateAt(0));
  ThreadState.c_recursion_remaining.set(tstate, 1000);
  ThreadState.exc_info.set(tstate, tstate + ThreadState.exc_value.offset);
  const module = ok(createNativeModule(NATIVE_MODULES.get("builtins")!));
  I32[INTERP.builtins >> 2] = PyModule.dictOf(module);
}

/** Python values for tests: JS numbers that are whole become ints, arrays lists, plain numbers in `float()` floats. */
export type Value = number | bigint | string | boolean | null | readonly Value[] | { op: PyObject };

/** A float. */
export function float(value: number): Value {
  return { op: ok(PyFloat.fromDouble(value)) };
}

/** A tuple. */
export function tuple(...items: Value[]): Value {
  return { op: ok(PyTuple.pack(...items.map(toPython))) };
}

/** The Python object for a JS value. */
export function toPython(value: Value): NewRef {
  if (value === null) return None;
  if (typeof value === "boolean") return PyBool.fromLong(value ? 1 : 0);
  if (typeof value === "number") return ok(PyLong.fromNumber(value));
  if (typeof value === "bigint") return ok(PyLong.fromBigInt(value));
  if (typeof value === "string") return ok(PyUnicode.fromJS(value));
  if ("op" in value) return value.op as NewRef;
  const list = ok(PyList.new_(0));
  for (const item of value) PyList.appendSteal(list, toPython(item));
  return list;
}

/** What must be there. */
export function ok(op: NewRef | Null): NewRef {
  if (op === 0) throw new Error(`failed: ${takeError()}`);
  return op;
}

/** "TypeError: …" of the exception being raised, which is cleared; "" when there is none. */
export function takeError(): string {
  const exc = PyErr.getRaisedException();
  if (exc === 0) return "";
  const type = PyErr.typeName(exc);
  const text = PyObject_Str(exc);
  decref(exc);
  return text === 0 ? `${type}: <str failed>` : `${type}: ${textSteal(text)}`;
}

/** A builtin by name, or an attribute of one ("list.append"). */
export function builtin(path: string): NewRef {
  const [first, ...rest] = path.split(".").map((name) => ok(PyUnicode.internFromJS(name)));
  const found = PyDict.getItem(I32[INTERP.builtins >> 2] as PyObject, first);
  if (found === 0) throw new Error(`no builtin ${path}`);
  let op = incref(found);
  for (const name of rest) {
    const next = ok(PyObject_GetAttr(op, name));
    decref(op);
    op = next;
  }
  for (const name of [first, ...rest]) decref(name);
  return op;
}

/** repr of what `callable(*positional, **keywords)` gives, or the error. */
export function callObject(
  callable: PyObject,
  positional: readonly Value[],
  keywords: Record<string, Value> = {},
): string {
  const names = Object.keys(keywords).map((name) => ok(PyUnicode.internFromJS(name)));
  const words = [...positional, ...Object.values(keywords)].map(toPython);
  const args = reserveArgs(words.length);
  words.forEach((word, i) => {
    I32[(args >> 2) + i] = word;
  });
  const kwnames = names.length === 0 ? 0 : ok(PyTuple.pack(...names));
  const result = PyObject_Vectorcall(callable, args, positional.length, kwnames);
  releaseArgs(args);
  for (const word of [...words, ...names]) decref(word);
  if (kwnames !== 0) decref(kwnames);
  return showSteal(result);
}

/** As callObject with a builtin, a type or a method: `call("list.append", [[], 1])`. */
export function call(
  path: string,
  positional: readonly Value[],
  keywords: Record<string, Value> = {},
): string {
  const callable = builtin(path);
  const shown = callObject(callable, positional, keywords);
  decref(callable);
  return shown;
}

/** A method of an object: `callMethod([3, 1], "sort", [])`. */
export function callMethod(
  self: Value,
  name: string,
  positional: readonly Value[],
  keywords: Record<string, Value> = {},
): string {
  const op = toPython(self);
  const key = ok(PyUnicode.internFromJS(name));
  const method = PyObject_GetAttr(op, key);
  const shown = method === 0 ? takeError() : callObject(method, positional, keywords);
  if (method !== 0) decref(method);
  decref(key);
  decref(op);
  return shown;
}

/** repr of a result, which is given up, or the error that stands for NULL. */
export function showSteal(result: NewRef | Null): string {
  if (result === 0) return takeError();
  const leftOver = takeError();
  if (leftOver !== "") return `a result together with ${leftOver}`;
  const repr = PyObject_Repr(result);
  decref(result);
  return repr === 0 ? takeError() : textSteal(repr);
}

function textSteal(op: NewRef): string {
  const text = PyUnicode.toJS(op);
  decref(op);
  return text;
}

/** Number of objects in the heap. */
export function countObjects(): number {
  return heapStatistics().objects;
}
