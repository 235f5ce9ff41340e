/** Running a code object: module bodies, exec, eval. Mirrors PyEval_EvalCode in CPython's Python/ceval.c. */
import { pushFrameSteal } from "../runtime/frame-record.js";
import { I32 } from "../runtime/heap/memory.js";
import type { NewRef, Null, PyObject } from "../runtime/heap/ownership.js";
import { ID } from "../runtime/identifiers.js";
import { INTERP } from "../runtime/interpreter.js";
import * as PyDict from "../runtime/objects/dict.js";
import * as PyFunction from "../runtime/objects/function.js";
import { PyFunctionObject } from "../runtime/objects/function-layout.js";
import { incref } from "../runtime/objects/object.js";
import { vm } from "../runtime/vm-interface.js";

/**
 * Run `code` with `globals` (a dict) and `locals` (a mapping; NULL: the globals). `__builtins__` is put into the globals if it is missing.
 * `closure` is a tuple of cells for the free variables of `code`.
 * @mayRunPython
 */
export function runCode(
  code: PyObject,
  globals: PyObject,
  locals: PyObject | Null,
  closure: PyObject | Null = 0,
): NewRef | Null {
  if (PyDict.getItem(globals, ID.__builtins__) === 0) {
    if (PyDict.setItem(globals, ID.__builtins__, I32[INTERP.builtins >> 2] as PyObject) < 0) return 0;
  }
  const func = PyFunction.new_(code, globals);
  if (func === 0) return 0;
  if (closure !== 0) PyFunctionObject.func_closure.set(func, incref(closure));
  const frame = pushFrameSteal(func, incref(locals === 0 ? globals : locals));
  return frame === 0 ? 0 : vm().evaluate(frame);
}
