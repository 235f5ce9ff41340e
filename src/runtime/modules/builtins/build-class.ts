/** `__build_class__`, which a class statement calls. Mirrors builtin___build_class__ in CPython's Python/bltinmodule.c. */
import { PyMapping_Check } from "../../abstract/mapping.js";
import { PyObject_GetOptionalAttr, PyObject_Repr, PyObject_SetItem } from "../../abstract/object.js";
import { keywordsDict, PyObject_Call, PyObject_CallOneArg } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { pushFrameSteal } from "../../frame-record.js";
import { I32 } from "../../heap/memory.js";
import type { NewRef, Null, PyObject } from "../../heap/ownership.js";
import { ID } from "../../identifiers.js";
import { func } from "../../method-def.js";
import { PyCellObject } from "../../objects/cell.js";
import * as PyDict from "../../objects/dict.js";
import * as PyList from "../../objects/list.js";
import { decref, incref, typeOf, xdecref } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { hasFlag, TypeFlags } from "../../objects/type.js";
import { _PyType_CalculateMetaclass } from "../../objects/type-new.js";
import { T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { vm } from "../../vm-interface.js";

function typeError(message: string): Null {
  return PyErr.setString(T.TypeError, message);
}

function isType(op: PyObject): boolean {
  return hasFlag(typeOf(op), TypeFlags.TYPE_SUBCLASS);
}

/**
 * The bases with each that is no class replaced by what its `__mro_entries__` gives (PEP 560); the same tuple when
 * there is nothing to replace. @mayRunPython
 */
export function updateBases(bases: PyObject): NewRef | Null {
  let list: NewRef | Null = 0;
  for (let i = 0; i < PyTuple.size(bases); i++) {
    const base = PyTuple.getItem(bases, i);
    const entries = isType(base) ? 0 : mroEntries(base, bases);
    if (entries === 0 && PyErr.occurred()) {
      xdecref(list);
      return 0;
    }
    if (entries !== 0 && list === 0) list = PyList.fromArray(PyTuple.items(bases), i);
    if (list === 0) {
      if (entries === 0) continue;
      decref(entries);
      return 0;
    }
    const status = entries === 0 ? PyList.append(list, base) : extendSteal(list, entries);
    if (status < 0) {
      decref(list);
      return 0;
    }
  }
  if (list === 0) return incref(bases);
  const result = PyTuple.fromArray(PyList.items(list), PyList.size(list));
  decref(list);
  return result;
}

function extendSteal(list: PyObject, tuple: NewRef): number {
  let status = 0;
  for (let i = 0; i < PyTuple.size(tuple) && status === 0; i++) {
    status = PyList.append(list, PyTuple.getItem(tuple, i));
  }
  decref(tuple);
  return status;
}

// The tuple that stands for `base`; NULL without an exception when it stands for itself.
function mroEntries(base: PyObject, bases: PyObject): NewRef | Null {
  const method = PyObject_GetOptionalAttr(base, ID.__mro_entries__);
  if (method === 0) return 0;
  const entries = PyObject_CallOneArg(method, bases);
  decref(method);
  if (entries === 0 || hasFlag(typeOf(entries), TypeFlags.TUPLE_SUBCLASS)) return entries;
  decref(entries);
  return typeError("__mro_entries__ must return a tuple");
}

// `metaclass=…` is taken out of the keywords; without it, it is the type of the first base. Then the most derived one wins.
function findMetaclass(keywords: PyObject | Null, bases: PyObject): NewRef | Null {
  let meta: NewRef | Null = keywords === 0 ? 0 : PyDict.pop(keywords, ID.metaclass);
  if (meta === 0) {
    if (PyErr.occurred()) return 0;
    const first = PyTuple.size(bases) === 0 ? T.type : typeOf(PyTuple.getItem(bases, 0));
    meta = incref(first as PyObject);
  }
  if (!isType(meta)) return meta;
  const winner = _PyType_CalculateMetaclass(meta, bases);
  const result = winner === 0 ? 0 : incref(winner);
  decref(meta);
  return result;
}

// The namespace that the class body runs in.
function prepare(meta: PyObject, name: PyObject, bases: PyObject, keywords: PyObject | Null): NewRef | Null {
  const method = PyObject_GetOptionalAttr(meta, ID.__prepare__);
  if (method === 0) return PyErr.occurred() ? 0 : PyDict.new_();
  const args = PyTuple.pack(name, bases);
  const namespace = args === 0 ? 0 : PyObject_Call(method, args, keywords);
  xdecref(args);
  decref(method);
  if (namespace === 0 || PyMapping_Check(namespace)) return namespace;
  const given = PyErr.typeName(namespace);
  decref(namespace);
  const who = isType(meta) ? PyErr.nameOfType(meta) : "<metaclass>";
  return typeError(`${who}.__prepare__() must return a mapping, not ${given}`);
}

// Run the body; what it gives is the `__class__` cell, or None.
function runBody(body: PyObject, namespace: PyObject): NewRef | Null {
  const frame = pushFrameSteal(incref(body), incref(namespace));
  return frame === 0 ? 0 : vm().evaluate(frame);
}

function shortRepr(op: PyObject): string | null {
  const repr = PyObject_Repr(op);
  if (repr === 0) return null;
  const text = PyUnicode.toJS(repr).slice(0, 200);
  decref(repr);
  return text;
}

// The metaclass must have put the class into the cell that the methods' `super()` reads.
function checkCell(cls: PyObject, cell: PyObject, name: PyObject): boolean {
  if (!isType(cls) || typeOf(cell) !== T.cell) return true;
  const found = PyCellObject.ob_ref.get(cell);
  if (found === cls) return true;
  const className = shortRepr(name);
  const classText = shortRepr(cls);
  const foundText = found === 0 ? "" : shortRepr(found);
  if (className === null || classText === null || foundText === null) return false;
  if (found === 0) {
    PyErr.setString(
      T.RuntimeError,
      `__class__ not set defining ${className} as ${classText}. Was __classcell__ propagated to type.__new__?`,
    );
  } else typeError(`__class__ set to ${foundText} defining ${className} as ${classText}`);
  return false;
}

function makeClass(
  meta: PyObject,
  name: PyObject,
  bases: PyObject,
  namespace: PyObject,
  keywords: PyObject | Null,
): NewRef | Null {
  const args = PyTuple.pack(name, bases, namespace);
  if (args === 0) return 0;
  const cls = PyObject_Call(meta, args, keywords);
  decref(args);
  return cls;
}

function buildFrom(
  body: PyObject,
  name: PyObject,
  originalBases: PyObject,
  bases: PyObject,
  keywords: PyObject | Null,
): NewRef | Null {
  const meta = findMetaclass(keywords, bases);
  if (meta === 0) return 0;
  let cls: NewRef | Null = 0;
  let cell: NewRef | Null = 0;
  const namespace = prepare(meta, name, bases, keywords);
  error: {
    if (namespace === 0) break error;
    cell = runBody(body, namespace);
    if (cell === 0) break error;
    if (bases !== originalBases && PyObject_SetItem(namespace, ID.__orig_bases__, originalBases) < 0)
      break error;
    cls = makeClass(meta, name, bases, namespace, keywords);
    if (cls !== 0 && !checkCell(cls, cell, name)) {
      decref(cls);
      cls = 0;
    }
  }
  xdecref(cell);
  xdecref(namespace);
  decref(meta);
  return cls;
}

function builtin___build_class__(args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (nargs < 2) return typeError("__build_class__: not enough arguments");
  const body = I32[args >> 2] as PyObject;
  const name = I32[(args >> 2) + 1] as PyObject;
  if (typeOf(body) !== T.function) return typeError("__build_class__: func must be a function");
  if (!PyUnicode.check(name)) return typeError("__build_class__: name is not a string");
  const originalBases = PyTuple.fromArray(args + 8, nargs - 2);
  if (originalBases === 0) return 0;
  const bases = updateBases(originalBases);
  const hasKeywords = kwnames !== 0 && PyTuple.size(kwnames) > 0;
  const keywords = bases !== 0 && hasKeywords ? keywordsDict(args, nargs, kwnames) : 0;
  const ready = bases !== 0 && (keywords !== 0 || !hasKeywords);
  const cls = ready ? buildFrom(body, name, originalBases, bases, keywords) : 0;
  xdecref(keywords);
  xdecref(bases);
  decref(originalBases);
  return cls;
}

export const BUILD_CLASS = func(
  "__build_class__($module, ...)",
  "__build_class__\n--\n\n__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\n" +
    "Internal helper function used by the class statement.",
  builtin___build_class__,
);
