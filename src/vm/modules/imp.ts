/**
 * The module `_imp`: what lib/importlib is written on. It looks for modules where the import statement does (vm/import.ts).
 */
import * as PyErr from "../../runtime/errors.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../runtime/heap/ownership.js";
import { host } from "../../runtime/host-interface.js";
import { func } from "../../runtime/method-def.js";
import { createNativeModule, defineModule, NATIVE_MODULES } from "../../runtime/modules/module-def.js";
import { decref, typeOf } from "../../runtime/objects/object.js";
import * as PyTuple from "../../runtime/objects/tuple.js";
import { bool, None, T } from "../../runtime/objects/type-table.js";
import * as PyUnicode from "../../runtime/objects/unicode.js";
import { findCodeIn, pathEntries } from "../import.js";

function imp_is_builtin(name: PyObject): NewRef {
  return smallInt(NATIVE_MODULES.has(PyUnicode.toJS(name)) ? 1 : 0);
}

function imp_is_frozen(name: PyObject): NewRef {
  return bool(host().findFrozenModule(PyUnicode.toJS(name)) !== undefined);
}

function imp_create_builtin(name: PyObject): NewRef | Null {
  const def = NATIVE_MODULES.get(PyUnicode.toJS(name));
  if (def === undefined) {
    return PyErr.setString(T.ImportError, `no built-in module named ${PyUnicode.toJS(name)}`);
  }
  return createNativeModule(def);
}

function tupleSteal(items: readonly (NewRef | Null)[]): NewRef | Null {
  const tuple = items.includes(NULL) ? NULL : PyTuple.pack(...(items as PyObject[]));
  for (const item of items) if (item !== NULL) decref(item);
  return tuple;
}

function imp_find_code(name: PyObject, path: PyObject): NewRef | Null {
  if (typeOf(path) !== T.list) return PyErr.setString(T.TypeError, "find_code() path must be a list");
  const found = findCodeIn(PyUnicode.toJS(name), pathEntries(path) as string[]);
  if (found === NULL) return NULL;
  if (found === undefined) return None;
  if (typeof found === "string") return tupleSteal([None, None, PyUnicode.fromJS(found)]);
  const folder = found.path === undefined ? None : PyUnicode.fromJS(found.path);
  return tupleSteal([found.code, PyUnicode.fromJS(found.filename), folder]);
}

function imp_nothing(): NewRef {
  return None;
}

defineModule({
  name: "_imp",
  functions: [
    func("is_builtin($module, name: str, /)", "1 for a native module, else 0.", imp_is_builtin),
    func("is_frozen($module, name: str, /)", "Is it a module of the library?", imp_is_frozen),
    func("create_builtin($module, name: str, /)", "A native module, made anew.", imp_create_builtin),
    func(
      "find_code($module, name: str, path, /)",
      "(code, file, folder of a package or None) of a module that is not native; code and file are None for a namespace package. None: not found.",
      imp_find_code,
    ),
    func("acquire_lock($module, /)", "Does nothing: the GIL serialises imports.", imp_nothing),
    func("release_lock($module, /)", "Does nothing.", imp_nothing),
  ],
});
