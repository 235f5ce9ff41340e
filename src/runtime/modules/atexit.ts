/**
 * The module `atexit`. Mirrors CPython's Modules/atexitmodule.c.
 *
 * The callbacks are a list of (function, args, kwargs or None) in the interpreter's words; the interpreter calls `_run_exitfuncs`, which it finds
 * in its word `atexit` from the time on that the module was imported.
 */
import { CompareOp, PyCallable_Check, PyObject_Repr, PyObject_RichCompareBool } from "../abstract/object.js";
import { keywordsDict, PyObject_Call } from "../call/call.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { INTERP } from "../interpreter.js";
import { func } from "../method-def.js";
import * as PyDict from "../objects/dict.js";
import * as PyList from "../objects/list.js";
import * as PyModule from "../objects/module.js";
import { decref, incref, xdecref } from "../objects/object.js";
import * as PyTuple from "../objects/tuple.js";
import { None, T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { defineModule } from "./module-def.js";

const CALLBACKS = INTERP.atexit_callbacks >> 2;
const RUNNER = INTERP.atexit >> 2;

function callbacksBorrow(): PyObject | Null {
  if (I32[CALLBACKS] === 0) I32[CALLBACKS] = PyList.new_(0);
  return I32[CALLBACKS] as PyObject | Null;
}

function atexit_register(args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (nargs === 0) {
    return PyErr.setString(T.TypeError, "register() takes at least 1 argument (0 given)");
  }
  const callable = I32[args >> 2] as PyObject;
  if (!PyCallable_Check(callable)) {
    return PyErr.setString(T.TypeError, "the first argument must be callable");
  }
  const list = callbacksBorrow();
  const positional = PyTuple.fromArray(args + 4, nargs - 1);
  const keywords = kwnames === NULL ? None : keywordsDict(args, nargs, kwnames);
  const entry =
    positional === NULL || keywords === NULL ? NULL : PyTuple.pack(callable, positional, keywords);
  xdecref(positional);
  xdecref(keywords);
  if (list === NULL || entry === NULL) {
    xdecref(entry);
    return NULL;
  }
  return PyList.appendSteal(list, entry) < 0 ? NULL : incref(callable);
}

/** Call the callbacks, the last registered first; those that they register are called too. @mayRunPython */
function atexit_run_exitfuncs(): NewRef {
  for (;;) {
    const list = I32[CALLBACKS] as PyObject | Null;
    const count = list === NULL ? 0 : PyList.size(list);
    if (count === 0) break;
    const entry = incref(PyList.getItem(list as PyObject, count - 1));
    PyList.setSlice(list as PyObject, count - 1, count, NULL);
    callEntry(entry);
    decref(entry);
  }
  return None;
}

function callEntry(entry: PyObject): void {
  const callable = PyTuple.getItem(entry, 0);
  const keywords = PyTuple.getItem(entry, 2);
  const result = PyObject_Call(callable, PyTuple.getItem(entry, 1), keywords === None ? NULL : keywords);
  if (result === NULL)
    PyErr.writeUnraisable(NULL, `Exception ignored in atexit callback ${reprOf(callable)}`);
  xdecref(result);
}

function reprOf(op: PyObject): string {
  let text = "<object repr() failed>";
  PyErr.preserving(() => {
    const repr = PyObject_Repr(op);
    if (repr === NULL) PyErr.clear();
    else text = PyUnicode.toJS(repr);
    xdecref(repr);
  });
  return text;
}

function atexit_clear(): NewRef {
  const list = I32[CALLBACKS] as NewRef | Null;
  I32[CALLBACKS] = 0;
  xdecref(list);
  return None;
}

function atexit_unregister(callable: PyObject): NewRef | Null {
  const list = callbacksBorrow();
  if (list === NULL) return NULL;
  for (let i = PyList.size(list) - 1; i >= 0; i--) {
    if (i >= PyList.size(list)) continue;
    const entry = incref(PyList.getItem(list, i));
    const same = PyObject_RichCompareBool(PyTuple.getItem(entry, 0), callable, CompareOp.EQ);
    decref(entry);
    if (same < 0) return NULL;
    if (same > 0) PyList.setSlice(list, i, i + 1, NULL);
  }
  return None;
}

function atexit_ncallbacks(): NewRef {
  const list = I32[CALLBACKS] as PyObject | Null;
  return smallInt(list === NULL ? 0 : PyList.size(list));
}

// The interpreter shall run what is registered when it ends.
function atexit_exec(module: PyObject): number {
  const name = PyUnicode.internFromJS("_run_exitfuncs");
  const runner = name === NULL ? NULL : PyDict.getItem(PyModule.dictOf(module), name);
  xdecref(name);
  if (runner === NULL) return -1;
  const old = I32[RUNNER] as NewRef | Null;
  I32[RUNNER] = incref(runner);
  xdecref(old);
  return 0;
}

defineModule({
  name: "atexit",
  doc: "Functions that are called when the interpreter ends.",
  functions: [
    func(
      "register($module, ...)",
      "register(func, *args, **kwargs)\n\nLet func be called at exit with these arguments; gives func.",
      atexit_register,
    ),
    func("unregister($module, func, /)", "Forget a function that was registered.", atexit_unregister),
    func(
      "_run_exitfuncs($module, /)",
      "Call the registered functions, the last one first.",
      atexit_run_exitfuncs,
    ),
    func("_clear($module, /)", "Forget all registered functions.", atexit_clear),
    func("_ncallbacks($module, /)", "How many functions are registered.", atexit_ncallbacks),
  ],
  exec: atexit_exec,
});
