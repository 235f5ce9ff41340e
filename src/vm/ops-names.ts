/**
 * Instructions that look names up: locals mappings, globals, builtins, closures. `frame` is the word index of the frame record.
 */
import { PyObject_DelItem, PyObject_GetItem, PyObject_SetItem } from "../runtime/abstract/object.js";
import * as PyErr from "../runtime/errors.js";
import { F } from "../runtime/frame-record.js";
import { I32 } from "../runtime/heap/memory.js";
import type { NewRef, Null, PyObject } from "../runtime/heap/ownership.js";
import { ID } from "../runtime/identifiers.js";
import { PyCellObject } from "../runtime/objects/cell.js";
import { PyCodeObject } from "../runtime/objects/code.js";
import * as PyDict from "../runtime/objects/dict.js";
import { decref, incref, typeOf } from "../runtime/objects/object.js";
import * as PyTuple from "../runtime/objects/tuple.js";
import { T } from "../runtime/objects/type-table.js";
import * as PyUnicode from "../runtime/objects/unicode.js";

/** A global or a builtin. @mayRunPython when builtins is no dict */
export function loadGlobal(frame: number, name: PyObject): NewRef | Null {
  const value = PyDict.getItem(I32[frame + F.GLOBALS] as PyObject, name);
  if (value !== 0) return incref(value);
  if (PyErr.occurred()) return 0;
  return loadBuiltin(frame, name);
}

function loadBuiltin(frame: number, name: PyObject): NewRef | Null {
  const builtins = I32[frame + F.BUILTINS] as PyObject;
  if (typeOf(builtins) !== T.dict) {
    const value = PyObject_GetItem(builtins, name);
    if (value !== 0 || !PyErr.exceptionMatches(T.KeyError)) return value;
    PyErr.clear();
    return notDefined(name);
  }
  const value = PyDict.getItem(builtins, name);
  if (value !== 0) return incref(value);
  return PyErr.occurred() ? 0 : notDefined(name);
}

function notDefined(name: PyObject): Null {
  return PyErr.setNameError(T.NameError, name, `name '${PyUnicode.toJS(name)}' is not defined`);
}

// From a locals mapping; NULL without an exception: not there.
function fromMapping(mapping: PyObject, name: PyObject): NewRef | Null {
  if (typeOf(mapping) === T.dict) {
    const value = PyDict.getItem(mapping, name);
    return value === 0 ? 0 : incref(value);
  }
  const value = PyObject_GetItem(mapping, name);
  if (value === 0 && PyErr.exceptionMatches(T.KeyError)) PyErr.clear();
  return value;
}

/** LOAD_NAME. @mayRunPython */
export function loadName(frame: number, name: PyObject): NewRef | Null {
  const locals = I32[frame + F.LOCALS_DICT] as PyObject;
  if (locals !== (0 as number)) {
    const value = fromMapping(locals, name);
    if (value !== 0 || PyErr.occurred()) return value;
  }
  return loadGlobal(frame, name);
}

/** LOAD_FROM_DICT_OR_GLOBALS. Steals `mapping`. @mayRunPython */
export function loadFromDictOrGlobalsSteal(frame: number, mapping: NewRef, name: PyObject): NewRef | Null {
  const value = fromMapping(mapping, name);
  decref(mapping);
  if (value !== 0 || PyErr.occurred()) return value;
  return loadGlobal(frame, name);
}

/** LOAD_FROM_DICT_OR_DEREF. Steals `mapping`. @mayRunPython */
export function loadFromDictOrDerefSteal(frame: number, mapping: NewRef, oparg: number): NewRef | Null {
  const code = I32[frame + F.EXECUTABLE] as PyObject;
  const name = PyTuple.getItem(PyCodeObject.co_localsplusnames.get(code) as PyObject, oparg);
  const value = fromMapping(mapping, name);
  decref(mapping);
  if (value !== 0 || PyErr.occurred()) return value;
  const content = PyCellObject.ob_ref.get(I32[frame + F.LOCALSPLUS + oparg]);
  if (content !== 0) return incref(content);
  unboundFree(code, oparg);
  return 0;
}

/** STORE_NAME; 0 or -1. @mayRunPython */
export function storeName(frame: number, name: PyObject, value: PyObject): number {
  const locals = I32[frame + F.LOCALS_DICT] as PyObject;
  if (locals === (0 as number)) {
    PyErr.setString(T.SystemError, `no locals found when storing '${PyUnicode.toJS(name)}'`);
    return -1;
  }
  if (typeOf(locals) === T.dict) return PyDict.setItem(locals, name, value);
  return PyObject_SetItem(locals, name, value);
}

/** DELETE_NAME; 0 or -1. @mayRunPython */
export function deleteName(frame: number, name: PyObject): number {
  const locals = I32[frame + F.LOCALS_DICT] as PyObject;
  if (locals === (0 as number)) {
    PyErr.setString(T.SystemError, `no locals when deleting '${PyUnicode.toJS(name)}'`);
    return -1;
  }
  return missingToNameError(PyObject_DelItem(locals, name), name);
}

/** DELETE_GLOBAL; 0 or -1. */
export function deleteGlobal(frame: number, name: PyObject): number {
  return missingToNameError(PyDict.delItem(I32[frame + F.GLOBALS] as PyObject, name), name);
}

function missingToNameError(failed: number, name: PyObject): number {
  if (failed < 0 && PyErr.exceptionMatches(T.KeyError)) {
    PyErr.clear();
    notDefined(name);
  }
  return failed;
}

/** UnboundLocalError for slot `index`. */
export function unboundLocal(code: PyObject, index: number): void {
  const name = PyTuple.getItem(PyCodeObject.co_localsplusnames.get(code) as PyObject, index);
  PyErr.setNameError(
    T.UnboundLocalError,
    name,
    `cannot access local variable '${PyUnicode.toJS(name)}' where it is not associated with a value`,
  );
}

/** The error for an empty cell in slot `index`: a local that is a cell, or a free variable. */
export function unboundFree(code: PyObject, index: number): void {
  if (index < PyCodeObject.co_free0.get(code)) {
    unboundLocal(code, index);
    return;
  }
  const name = PyTuple.getItem(PyCodeObject.co_localsplusnames.get(code) as PyObject, index);
  PyErr.setNameError(
    T.NameError,
    name,
    `cannot access free variable '${PyUnicode.toJS(name)}' where it is not associated with a value in enclosing scope`,
  );
}

/** LOAD_BUILD_CLASS. */
export function loadBuildClass(frame: number): NewRef | Null {
  const value = fromMapping(I32[frame + F.BUILTINS] as PyObject, ID.__build_class__);
  if (value === 0 && !PyErr.occurred()) PyErr.setString(T.NameError, "__build_class__ not found");
  return value;
}

/** SETUP_ANNOTATIONS; 0 or -1. @mayRunPython */
export function setupAnnotations(frame: number): number {
  const locals = I32[frame + F.LOCALS_DICT] as PyObject;
  const known = fromMapping(locals, ID.__annotations__);
  if (known !== 0) {
    decref(known);
    return 0;
  }
  if (PyErr.occurred()) return -1;
  const dict = PyDict.new_();
  if (dict === 0) return -1;
  const failed = storeName(frame, ID.__annotations__, dict);
  decref(dict);
  return failed;
}
