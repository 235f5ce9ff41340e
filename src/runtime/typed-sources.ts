/**
 * Source text that is in no file, so that tracebacks can show its lines: `-c`, and what was typed at the prompt (`<stdin>-0`, `<stdin>-1` …). It lies in the
 * heap, a dict from file name to text, since any thread may need it. CPython 3.13 keeps it in linecache.
 */
import { I32 } from "./heap/memory.js";
import type { NewRef, Null, PyObject } from "./heap/ownership.js";
import { INTERP } from "./interpreter.js";
import * as PyDict from "./objects/dict.js";
import { xdecref } from "./objects/object.js";
import * as PyUnicode from "./objects/unicode.js";

function sources(): PyObject | Null {
  return I32[INTERP.typed_sources >> 2] as PyObject | Null;
}

/** Remember the text that code objects name `filename`: 0, or -1 with an exception set. */
export function rememberSource(filename: string, text: string): number {
  const dict = sources() || PyDict.new_();
  if (dict === 0) return -1;
  I32[INTERP.typed_sources >> 2] = dict;
  const key = PyUnicode.fromJS(filename);
  const value = PyUnicode.fromJS(text);
  const status = key === 0 || value === 0 ? -1 : PyDict.setItem(dict, key, value);
  xdecref(key);
  xdecref(value);
  return status;
}

/** The text, or undefined when there is none of that name. */
export function typedSource(filename: string): string | undefined {
  const dict = sources();
  if (dict === 0 || !filename.startsWith("<")) return undefined;
  const key: NewRef | Null = PyUnicode.fromJS(filename);
  const value = key === 0 ? 0 : PyDict.getItem(dict, key);
  xdecref(key);
  return value === 0 ? undefined : PyUnicode.toJS(value);
}
