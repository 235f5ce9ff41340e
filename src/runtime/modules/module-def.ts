/**
 * Declarations of native modules, and how a module object is made from one. Mirrors CPython's PyModuleDef with its
 * Py_mod_exec slot (Objects/moduleobject.c).
 *
 *     defineModule({
 *       name: "time",
 *       doc: "This module provides various functions to manipulate time values.",
 *       functions: [func("sleep($module, seconds, /)", "Delay execution …", time_sleep)],
 *       exec: (module) => addInt(module, "CLOCK_REALTIME", 0),
 *     });
 *
 * A declaration runs while the bundle loads and only remembers; the module object is made when it is first imported
 * (`createNativeModule`, called by the import machinery, which puts it into sys.modules).
 */
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import type { MethodDef } from "../method-def.js";
import { newBuiltin } from "../objects/builtin.js";
import * as PyDict from "../objects/dict.js";
import * as PyLong from "../objects/long.js";
import * as PyModule from "../objects/module.js";
import { decref } from "../objects/object.js";
import { None } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { NATIVE_MODULES } from "./native-modules.js";

/** A native module. */
export interface ModuleDef {
  /** Its full name, `_thread` or `os.path`. */
  readonly name: string;
  readonly doc?: string;
  /** `func(…)` definitions; each becomes a builtin function whose `__self__` is the module. */
  readonly functions?: readonly MethodDef[];
  /** Add what is no function: types, constants, objects. Runs once, when the module is made. 0, or -1 with an exception. @mayRunPython */
  readonly exec?: (module: PyObject) => number;
}

export { NATIVE_MODULES };

/** Declare a native module. */
export function defineModule(def: ModuleDef): ModuleDef {
  NATIVE_MODULES.set(def.name, def);
  return def;
}

/** Make the module object of `def`. @mayRunPython */
export function createNativeModule(def: ModuleDef): NewRef | Null {
  const name = PyUnicode.internFromString(def.name);
  if (name === 0) return 0;
  const module = PyModule.new_(name);
  if (module !== 0 && fill(module, name, def) < 0) {
    decref(module);
    decref(name);
    return 0;
  }
  decref(name);
  return module;
}

function fill(module: PyObject, name: PyObject, def: ModuleDef): number {
  const doc = def.doc === undefined ? None : PyUnicode.fromString(def.doc);
  if (addObjectSteal(module, "__doc__", doc) < 0) return -1;
  if (addObjectSteal(module, "__package__", PyUnicode.fromString("")) < 0) return -1;
  for (const method of def.functions ?? []) {
    if (addObjectSteal(module, methodName(method), newBuiltin(method, module, name)) < 0) return -1;
  }
  return def.exec === undefined ? 0 : def.exec(module);
}

/** The name that a definition's signature begins with. */
export function methodName(def: MethodDef): string {
  return def.signature.slice(0, def.signature.indexOf("("));
}

/** Put `value` into the module's dict; 0 or -1. Steals `value`; NULL means that an exception is set already. */
export function addObjectSteal(module: PyObject, name: string, value: NewRef | Null): number {
  if (value === 0) return -1;
  const key = name in ID ? ID[name as keyof typeof ID] : PyUnicode.internFromString(name);
  if (key === 0) {
    decref(value);
    return -1;
  }
  const status = PyDict.setItem(PyModule.dictOf(module), key, value);
  decref(key);
  decref(value);
  return status;
}

/** `module.name = value`, an int; 0 or -1. */
export function addInt(module: PyObject, name: string, value: number): number {
  return addObjectSteal(module, name, PyLong.fromNumber(value));
}

/** `module.name = value`, a str; 0 or -1. */
export function addString(module: PyObject, name: string, value: string): number {
  return addObjectSteal(module, name, PyUnicode.fromString(value));
}

/** Add a type under its own name (static types are immortal); 0 or -1. */
export function addType(module: PyObject, name: string, type: number): number {
  return addObjectSteal(module, name, type as NewRef);
}
