/**
 * Python functions. Mirrors CPython's Objects/funcobject.c. The layout is in function-layout.ts.
 */
import { bindArguments as parseArguments } from "../call/arguments.js";
import { bindArguments } from "../call/bind-arguments.js";
import * as PyErr from "../errors.js";
import { clearSlots, F, popFrameRecord, pushFrameSteal } from "../frame-record.js";
import { PyObject_Malloc } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import type { WordField } from "../heap/struct.js";
import { ID } from "../identifiers.js";
import { INTERP } from "../interpreter.js";
import { getset } from "../method-def.js";
import { vm } from "../vm-interface.js";
import { PyCodeObject } from "./code.js";
import { hexAddress } from "./code-attributes.js";
import * as PyDict from "./dict.js";
import { PyFunctionObject } from "./function-layout.js";
import * as PyMethod from "./method.js";
import { clearRef, decref, incref, setRefSteal, typeOf, xincref } from "./object.js";
import * as PyTuple from "./tuple.js";
import { defineType, hasFlag, TypeFlags } from "./type.js";
import { None, S, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

const P = PyFunctionObject;

/**
 * A function of `code` with `globals`; `__builtins__` comes from the globals, else the interpreter's.
 * @returns NULL with MemoryError set.
 */
export function new_(code: PyObject, globals: PyObject): NewRef | Null {
  const op = PyObject_Malloc(P.SIZE) as NewRef;
  if (op === 0) return PyErr.noMemory();
  for (const field of P.fields) field.set(op, 0);
  P.ob_refcnt.set(op, 1);
  P.ob_type.set(op, T.function);
  P.func_globals.set(op, incref(globals));
  P.func_builtins.set(op, incref(builtinsOf(globals)));
  P.func_name.set(op, incref(PyCodeObject.co_name.get(code) as PyObject));
  P.func_qualname.set(op, incref(PyCodeObject.co_qualname.get(code) as PyObject));
  P.func_code.set(op, incref(code));
  P.func_version.set(op, PyCodeObject.co_version.get(code));
  const consts = PyCodeObject.co_consts.get(code) as PyObject;
  const hasDoc = PyTuple.size(consts) > 0 && typeOf(PyTuple.getItem(consts, 0)) === T.str;
  P.func_doc.set(op, hasDoc ? incref(PyTuple.getItem(consts, 0)) : None);
  const module = PyDict.getItem(globals, ID.__name__);
  P.func_module.set(op, module === 0 ? 0 : incref(module));
  return op;
}

/** The builtins that code running with `globals` sees, borrowed: `__builtins__` (a dict, or a module's), else the interpreter's. */
export function builtinsOf(globals: PyObject): PyObject {
  const found = PyDict.getItem(globals, ID.__builtins__);
  if (found === 0) return I32[INTERP.builtins >> 2] as PyObject;
  return typeOf(found) === T.module ? (I32[(found >> 2) + 2] as PyObject) : found;
}

/**
 * Make and fill the frame of a call; `func` is borrowed, the argument words too.
 * @returns the frame record, or 0 with an exception set.
 */
export function frameForCall(func: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  const frame = pushFrameSteal(incref(func), 0);
  if (frame === 0) return 0;
  if (bindArguments(func, (frame >> 2) + F.LOCALSPLUS, args, nargs, kwnames) < 0) {
    discardFrame(frame);
    return 0;
  }
  return frame;
}

/** Release a frame that never ran. @mayRunPython */
export function discardFrame(frame: number): void {
  const f = frame >> 2;
  const code = I32[f + F.EXECUTABLE] as NewRef;
  clearSlots(frame, PyCodeObject.co_nlocalsplus.get(code));
  const func = I32[f + F.FUNCOBJ] as NewRef;
  popFrameRecord(frame);
  decref(func);
  decref(code);
}

/** Call a Python function from native code (_PyFunction_Vectorcall): a new `evaluate` on the JS stack. */
export function vectorcall(
  func: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const frame = frameForCall(func, args, nargs, kwnames);
  if (frame === 0) return 0;
  return vm().evaluate(frame);
}

function function_repr(func: PyObject): NewRef | Null {
  const name = PyUnicode.toJS(P.func_qualname.get(func) as PyObject);
  return PyUnicode.fromJS(`<function ${name} at 0x${hexAddress(func)}>`);
}

function function_descr_get(func: PyObject, obj: PyObject | Null, _type: PyObject | Null): NewRef | Null {
  return obj === 0 || obj === S.None ? incref(func) : PyMethod.new_(func, obj);
}

const get = (field: WordField<PyObject | Null>) => (func: PyObject) => xincref(field.get(func)) || None;

function setString(field: WordField<PyObject | Null>, name: string) {
  return (func: PyObject, value: PyObject | Null): number => {
    if (value === 0 || !hasFlag(typeOf(value), TypeFlags.UNICODE_SUBCLASS)) {
      PyErr.setString(T.TypeError, `${name} must be set to a string object`);
      return -1;
    }
    setRefSteal(func, field, incref(value));
    return 0;
  };
}

function setOptional(field: WordField<PyObject | Null>, type: number, message: string) {
  return (func: PyObject, value: PyObject | Null): number => {
    if (value !== 0 && value !== S.None && typeOf(value) !== type) {
      PyErr.setString(T.TypeError, message);
      return -1;
    }
    P.func_version.set(func, 0);
    setRefSteal(func, field, value === 0 || value === S.None ? 0 : incref(value));
    return 0;
  };
}

function setAny(field: WordField<PyObject | Null>) {
  return (func: PyObject, value: PyObject | Null): number => {
    setRefSteal(func, field, value === 0 ? None : incref(value));
    return 0;
  };
}

function function_set_code(func: PyObject, value: PyObject | Null): number {
  if (value === 0 || typeOf(value) !== T.code) {
    PyErr.setString(T.TypeError, "__code__ must be set to a code object");
    return -1;
  }
  const closure = P.func_closure.get(func);
  const cells = closure === 0 ? 0 : PyTuple.size(closure);
  const free = PyCodeObject.co_nfreevars.get(value);
  if (cells !== free) {
    const name = PyUnicode.toJS(P.func_name.get(func) as PyObject);
    PyErr.setString(T.ValueError, `${name}() requires a code object with ${cells} free vars, not ${free}`);
    return -1;
  }
  P.func_version.set(func, 0);
  setRefSteal(func, P.func_code, incref(value));
  return 0;
}

function function_set_type_params(func: PyObject, value: PyObject | Null): number {
  if (value === 0 || !hasFlag(typeOf(value), TypeFlags.TUPLE_SUBCLASS)) {
    PyErr.setString(T.TypeError, "__type_params__ must be set to a tuple");
    return -1;
  }
  setRefSteal(func, P.func_typeparams, incref(value));
  return 0;
}

/** The `__annotations__` dict, made on first use; borrowed. */
function annotations(func: PyObject): PyObject | Null {
  const current = P.func_annotations.get(func);
  if (current !== 0 && typeOf(current) === T.dict) return current;
  const dict = PyDict.new_();
  if (dict === 0) return 0;
  if (current !== 0) {
    for (let i = 0; i + 1 < PyTuple.size(current); i += 2) {
      if (PyDict.setItem(dict, PyTuple.getItem(current, i), PyTuple.getItem(current, i + 1)) < 0) return 0;
    }
  }
  setRefSteal(func, P.func_annotations, dict);
  return dict;
}

function function_get_annotations(func: PyObject): NewRef | Null {
  const dict = annotations(func);
  return dict === 0 ? 0 : incref(dict);
}

function function_get_dict(func: PyObject): NewRef | Null {
  if (P.func_dict.get(func) === 0) {
    const dict = PyDict.new_();
    if (dict === 0) return 0;
    P.func_dict.set(func, dict);
  }
  return incref(P.func_dict.get(func) as PyObject);
}

function function_set_dict(func: PyObject, value: PyObject | Null): number {
  if (value === 0 || !hasFlag(typeOf(value), TypeFlags.DICT_SUBCLASS)) {
    PyErr.setString(
      T.TypeError,
      value === 0
        ? "cannot delete __dict__"
        : `__dict__ must be set to a dictionary, not a '${PyErr.typeName(value)}'`,
    );
    return -1;
  }
  setRefSteal(func, P.func_dict, incref(value));
  return 0;
}

function function_traverse(func: PyObject, visit: (ref: PyObject) => void): void {
  for (const field of P.fields) {
    if (field.kind !== "ref") continue;
    const value = field.get(func);
    if (value !== 0) visit(value as PyObject);
  }
}

// Names and code stay: a function that is being collected may still be called by a finaliser.
function function_clear(func: PyObject): void {
  for (const field of [P.func_globals, P.func_builtins, P.func_module, P.func_defaults, P.func_kwdefaults]) {
    clearRef(func, field);
  }
  for (const field of [P.func_doc, P.func_dict, P.func_closure, P.func_annotations, P.func_typeparams]) {
    clearRef(func, field);
  }
}

// ---- function(code, globals, name, argdefs, closure, kwdefaults) ----

// Is it not of the type? Then TypeError is set.
function wrongArgument(isRight: boolean, value: PyObject, expected: string, where: string): boolean {
  if (isRight) return false;
  const got = PyErr.typeName(value);
  PyErr.setString(T.TypeError, `function() argument '${where}' must be ${expected}, not ${got}`);
  return true;
}

// Is it neither None nor of the type? Then TypeError with the message is set.
function wrongOptional(value: PyObject, type: number, message: string): boolean {
  if (value === S.None || typeOf(value) === type) return false;
  PyErr.setString(T.TypeError, message);
  return true;
}

// Does the closure fit the code? Else the exception is set.
function checkClosure(code: PyObject, closure: PyObject): boolean {
  const free = PyCodeObject.co_nfreevars.get(code);
  if (typeOf(closure) !== T.tuple && (closure !== S.None || free > 0)) {
    const expected = free > 0 ? "must be tuple" : "must be None or tuple";
    PyErr.setString(T.TypeError, `arg 5 (closure) ${expected}`);
    return false;
  }
  const count = closure === S.None ? 0 : PyTuple.size(closure);
  if (count !== free) {
    const name = PyUnicode.toJS(PyCodeObject.co_name.get(code) as PyObject);
    PyErr.setString(T.ValueError, `${name} requires closure of length ${free}, not ${count}`);
    return false;
  }
  for (let i = 0; i < count; i++) {
    const cell = PyTuple.getItem(closure, i);
    if (typeOf(cell) === T.cell) continue;
    PyErr.setString(T.TypeError, `arg 5 (closure) expected cell, found ${PyErr.typeName(cell)}`);
    return false;
  }
  return true;
}

function function_new(_type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const signature = "function(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)";
  const values = parseArguments(signature, args, nargs, kwnames) as PyObject[] | null;
  if (values === null) return 0;
  const [code, globals, name, argdefs, closure, kwdefaults] = values;
  if (
    wrongArgument(typeOf(code) === T.code, code, "code", "code") ||
    wrongArgument(hasFlag(typeOf(globals), TypeFlags.DICT_SUBCLASS), globals, "dict", "globals") ||
    wrongOptional(name, T.str, "arg 3 (name) must be None or string") ||
    wrongOptional(argdefs, T.tuple, "arg 4 (defaults) must be None or tuple") ||
    !checkClosure(code, closure) ||
    wrongOptional(kwdefaults, T.dict, "arg 6 (kwdefaults) must be None or dict")
  ) {
    return 0;
  }
  const func = new_(code, globals);
  if (func === 0) return 0;
  const set = (field: WordField<PyObject | Null>, value: PyObject) => {
    if (value !== S.None) setRefSteal(func, field, incref(value));
  };
  set(P.func_name, name);
  set(P.func_defaults, argdefs);
  set(P.func_closure, closure);
  set(P.func_kwdefaults, kwdefaults);
  if (argdefs !== S.None || kwdefaults !== S.None) P.func_version.set(func, 0);
  return func;
}

defineType({
  address: T.function,
  name: "function",
  layout: P,
  dictField: "func_dict",
  weaklistField: "func_weakreflist",
  flags: TypeFlags.HAVE_GC | TypeFlags.METHOD_DESCRIPTOR | TypeFlags.HAVE_VECTORCALL,
  doc: "Create a function object.",
  slots: {
    tp_new: function_new,
    tp_repr: function_repr,
    tp_call: vectorcall,
    tp_descr_get: function_descr_get,
    tp_traverse: function_traverse,
    tp_clear: function_clear,
  },
  getset: [
    getset("__name__", "", get(P.func_name), setString(P.func_name, "__name__")),
    getset("__qualname__", "", get(P.func_qualname), setString(P.func_qualname, "__qualname__")),
    getset("__code__", "", get(P.func_code), function_set_code),
    getset(
      "__defaults__",
      "",
      get(P.func_defaults),
      setOptional(P.func_defaults, T.tuple, "__defaults__ must be set to a tuple object"),
    ),
    getset(
      "__kwdefaults__",
      "",
      get(P.func_kwdefaults),
      setOptional(P.func_kwdefaults, T.dict, "__kwdefaults__ must be set to a dict object"),
    ),
    getset("__closure__", "", get(P.func_closure)),
    getset("__globals__", "", get(P.func_globals)),
    getset("__builtins__", "", get(P.func_builtins)),
    getset("__doc__", "", get(P.func_doc), setAny(P.func_doc)),
    getset("__module__", "", get(P.func_module), setAny(P.func_module)),
    getset(
      "__annotations__",
      "",
      function_get_annotations,
      setOptional(P.func_annotations, T.dict, "__annotations__ must be set to a dict object"),
    ),
    getset(
      "__type_params__",
      "",
      (func: PyObject) => xincref(P.func_typeparams.get(func)) || PyTuple.pack(),
      function_set_type_params,
    ),
    getset("__dict__", "", function_get_dict, function_set_dict),
  ],
});
