/** Writing to sys.stderr and sys.stdout from native code, whatever a program has put there. Mirrors PySys_WriteStderr and its neighbours. */
import { PyObject_CallMethodNoArgs, PyObject_CallMethodOneArg } from "../call/call.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { host } from "../host-interface.js";
import { ID } from "../identifiers.js";
import { INTERP } from "../interpreter.js";
import * as PyDict from "../objects/dict.js";
import { decref, incref, xdecref } from "../objects/object.js";
import { None } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";

/** An entry of the sys module, or NULL when it is missing. */
export function sysAttribute(name: PyObject): NewRef | Null {
  const sys = I32[INTERP.sysdict >> 2] as PyObject | Null;
  const value = sys === NULL ? NULL : PyDict.getItem(sys, name);
  return value === NULL ? NULL : incref(value);
}

/** `file.write(text)`: 0, or -1 with an exception set. @mayRunPython */
export function writeText(file: PyObject, text: string): number {
  const str = PyUnicode.fromJS(text);
  if (str === NULL) return -1;
  const result = PyObject_CallMethodOneArg(file, ID.write, str);
  decref(str);
  if (result === NULL) return -1;
  decref(result);
  return 0;
}

/** Write to sys.stderr and flush it; nothing when it is None, the real descriptor when it is missing. Exceptions are dropped. @mayRunPython */
export function writeStderr(text: string): void {
  const file = sysAttribute(ID.stderr);
  if (file === NULL) host().write(2, new TextEncoder().encode(text));
  else if (file !== None) writeQuietly(file, text);
  xdecref(file);
}

function writeQuietly(file: PyObject, text: string): void {
  PyErr.preserving(() => {
    if (writeText(file, text) < 0) PyErr.clear();
    else {
      const result = PyObject_CallMethodNoArgs(file, ID.flush);
      if (result === NULL) PyErr.clear();
      xdecref(result);
    }
  });
}
