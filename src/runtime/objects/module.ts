/**
 * Module objects: a dict with a name. Mirrors CPython's Objects/moduleobject.c.
 */
import {
  PyObject_GenericGetAttr,
  PyObject_GetOptionalAttr,
  PyObject_IsTrue,
  PyObject_Repr,
  PyObject_Str,
} from "../abstract/object.js";
import { bindArguments } from "../call/arguments.js";
import { PyObject_CallNoArgs, PyObject_CallOneArg } from "../call/call.js";
import * as PyErr from "../errors.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { i32, ref, struct } from "../heap/struct.js";
import { ID } from "../identifiers.js";
import { getset, method } from "../method-def.js";
import * as PyDict from "./dict.js";
import { PyType_GenericAlloc } from "./instance.js";
import { decref, incref, PyObjectHead, typeOf } from "./object.js";
import { defineType, TypeFlags } from "./type.js";
import { None, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

export const PyModuleObject = struct("module", PyObjectHead, {
  md_dict: ref("the module's namespace"),
  md_weaklist: i32("weak references"),
});

/** An empty module called `name`. */
export function new_(name: PyObject): NewRef | Null {
  const module = module_new(T.module as number as PyObject);
  if (module === 0) return 0;
  return initDict(module, name, None) < 0 ? 0 : module;
}

function initDict(module: PyObject, name: PyObject, doc: PyObject): number {
  const dict = dictOf(module);
  for (const [key, value] of [
    [ID.__name__, name],
    [ID.__doc__, doc],
    [ID.__package__, None],
    [ID.__loader__, None],
    [ID.__spec__, None],
  ]) {
    if (PyDict.setItem(dict, key, value) < 0) return -1;
  }
  return 0;
}

/** A module's namespace, borrowed. */
export function dictOf(module: PyObject): PyObject {
  return PyModuleObject.md_dict.get(module) as PyObject;
}

/** Set an attribute; steals `value`, which may be NULL (an error passed on). 0 or -1. */
export function addSteal(module: PyObject, name: string, value: NewRef | Null): number {
  if (value === 0) return -1;
  const key = PyUnicode.internFromJS(name);
  if (key === 0) return -1;
  const result = PyDict.setItem(dictOf(module), key, value);
  decref(value);
  return result;
}

function module_new(type: PyObject): NewRef | Null {
  const module = PyType_GenericAlloc(type, 0);
  if (module === 0) return 0;
  const dict = PyDict.new_();
  if (dict === 0) return 0;
  PyModuleObject.md_dict.set(module, dict);
  return module;
}

function module_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  const values = bindArguments("module(name: str, doc=None)", args, nargs, kwnames);
  return values === null ? -1 : initDict(self, values[0] as PyObject, values[1] as PyObject);
}

// ---- repr: as importlib's _module_repr ----

/** An attribute of a module's spec; None when there is none. NULL: an error. @mayRunPython */
function specAttribute(spec: PyObject, name: string): NewRef | Null {
  const key = PyUnicode.internFromJS(name);
  if (key === 0) return 0;
  const value = PyObject_GetOptionalAttr(spec, key);
  decref(key);
  return value !== 0 || PyErr.occurred() ? value : (None as NewRef);
}

/** What repr() or str() gave, as text; undefined: an exception is set. */
function textSteal(str: NewRef | Null): string | undefined {
  if (str === 0) return undefined;
  const text = PyUnicode.toJS(str);
  decref(str);
  return text;
}

/** The repr of `op`, which may be borrowed, as text. @mayRunPython */
function reprText(op: PyObject): string | undefined {
  const owned = incref(op);
  const text = textSteal(PyObject_Repr(owned));
  decref(owned);
  return text;
}

/** `name` and where it comes from, as a module is shown; `origin` undefined: an exception is set. */
function shown(name: string | undefined, origin: string | undefined): NewRef | Null {
  return name === undefined || origin === undefined ? 0 : PyUnicode.fromJS(`<module ${name}${origin}>`);
}

/** ` ('loader')`, or nothing for None. @mayRunPython */
function loaderText(loader: PyObject): string | undefined {
  const text = loader === None ? "" : reprText(loader);
  return text ? ` (${text})` : text;
}

/** Where a spec says that its module comes from. @mayRunPython */
function originText(spec: PyObject): string | undefined {
  const origin = specAttribute(spec, "origin");
  if (origin === 0) return undefined;
  if (origin === None) {
    const loader = specAttribute(spec, "loader");
    const text = loader === 0 ? undefined : loaderText(loader);
    if (loader !== 0) decref(loader);
    return text;
  }
  const hasLocation = specAttribute(spec, "has_location");
  const isFile = hasLocation === 0 ? -1 : PyObject_IsTrue(hasLocation);
  if (hasLocation !== 0) decref(hasLocation);
  const text = isFile < 0 ? undefined : isFile === 1 ? reprText(origin) : textSteal(PyObject_Str(origin));
  decref(origin);
  return text === undefined ? undefined : isFile === 1 ? ` from ${text}` : ` (${text})`;
}

/** @mayRunPython */
function specRepr(spec: PyObject): NewRef | Null {
  const name = specAttribute(spec, "name");
  if (name === 0) return 0;
  const text = name === None ? "'?'" : reprText(name);
  decref(name);
  return text === undefined ? 0 : shown(text, originText(spec));
}

/** Where the namespace of a module without a spec says that it comes from. @mayRunPython */
function namespaceOrigin(dict: PyObject): string | undefined {
  const file = PyDict.getItem(dict, ID.__file__);
  if (file !== 0) {
    const path = reprText(file);
    return path === undefined ? undefined : ` from ${path}`;
  }
  // A native module's __package__ is "" (module-def.ts); one that a program made has neither that nor a file.
  const pkg = PyDict.getItem(dict, ID.__package__);
  if (pkg !== 0 && PyUnicode.check(pkg) && PyUnicode.toJS(pkg) === "") return " (built-in)";
  const loader = PyDict.getItem(dict, ID.__loader__);
  if (loader === 0) return "";
  return loaderText(loader);
}

/** @mayRunPython */
function module_repr(module: PyObject): NewRef | Null {
  const dict = dictOf(module);
  const spec = PyDict.getItem(dict, ID.__spec__);
  if (spec !== 0 && spec !== None) {
    const owned = incref(spec);
    const result = specRepr(owned);
    decref(owned);
    return result;
  }
  const name = PyDict.getItem(dict, ID.__name__);
  const text = name === 0 ? "'?'" : reprText(name);
  return text === undefined ? 0 : shown(text, namespaceOrigin(dict));
}

/** Attribute access: the namespace, then a module-level `__getattr__`. */
export function module_getattro(module: PyObject, name: PyObject): NewRef | Null {
  const result = PyObject_GenericGetAttr(module, name);
  if (result !== 0 || !PyErr.exceptionMatches(T.AttributeError)) return result;
  PyErr.clear();
  const hook = PyDict.getItem(dictOf(module), ID.__getattr__);
  if (hook !== 0) return PyObject_CallOneArg(hook, name);
  const own = PyDict.getItem(dictOf(module), ID.__name__);
  const text = PyUnicode.toJS(name);
  const message =
    own !== 0 && typeOf(own) === T.str
      ? `module '${PyUnicode.toJS(own)}' has no attribute '${text}'`
      : `module has no attribute '${text}'`;
  return PyErr.setAttributeError(module, name, message);
}

function module_dir(module: PyObject): NewRef | Null {
  const hook = PyDict.getItem(dictOf(module), ID.__dir__);
  if (hook !== 0) {
    const owned = incref(hook);
    const names = PyObject_CallNoArgs(owned);
    decref(owned);
    return names;
  }
  return PyDict.keysList(dictOf(module));
}

function module_get_annotations(module: PyObject): NewRef | Null {
  const found = PyDict.getItem(dictOf(module), ID.__annotations__);
  if (found !== 0) return incref(found);
  const dict = PyDict.new_();
  if (dict === 0 || PyDict.setItem(dictOf(module), ID.__annotations__, dict) < 0) return 0;
  return dict;
}

function module_set_annotations(module: PyObject, value: PyObject | Null): number {
  if (value === 0) {
    if (PyDict.getItem(dictOf(module), ID.__annotations__) !== 0) {
      return PyDict.delItem(dictOf(module), ID.__annotations__);
    }
    PyErr.setObject(T.AttributeError, ID.__annotations__);
    return -1;
  }
  return PyDict.setItem(dictOf(module), ID.__annotations__, value);
}

defineType({
  address: T.module,
  name: "module",
  layout: PyModuleObject,
  dictField: "md_dict",
  weaklistField: "md_weaklist",
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
  doc: "module(name, doc=None)\n--\n\nCreate a module object.",
  slots: {
    tp_new: module_new,
    tp_init: module_init,
    tp_repr: module_repr,
    tp_getattro: module_getattro,
  },
  methods: [method("__dir__($self, /)", "__dir__() -> list", module_dir)],
  getset: [
    getset("__annotations__", "", module_get_annotations, module_set_annotations),
    getset("__dict__", "", (module: PyObject) => incref(dictOf(module))),
  ],
});
