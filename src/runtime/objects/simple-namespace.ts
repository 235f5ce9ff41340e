/** types.SimpleNamespace: an object that is nothing but attributes. Mirrors CPython's Objects/namespaceobject.c. */
import { PyObject_Repr, PyObject_RichCompare } from "../abstract/object.js";
import { Py_ReprEnter, Py_ReprLeave } from "../abstract/recursion.js";
import { keywordsDict } from "../call/call.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ref, struct } from "../heap/struct.js";
import { method } from "../method-def.js";
import * as PyDict from "./dict.js";
import { PyType_GenericAlloc } from "./instance.js";
import { instanceDict } from "./instance-dict.js";
import { decref, incref, PyObjectHead, typeOf, xdecref } from "./object.js";
import * as PyTuple from "./tuple.js";
import { defineType, TypeFlags } from "./type.js";
import { PyType_IsSubtype } from "./type-object.js";
import { EmptyTuple, None, NotImplemented, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

export const SimpleNamespace = struct("SimpleNamespace", PyObjectHead, {
  ns_dict: ref("the attributes; NULL only while it is being made"),
});

/** A namespace with the entries of `dict` (stolen; NULL: an error passed on) as attributes. */
export function newSteal(dict: NewRef | Null): NewRef | Null {
  const op = dict === NULL ? NULL : PyType_GenericAlloc(T.SimpleNamespace as number as PyObject, 0);
  if (op === NULL) xdecref(dict);
  else SimpleNamespace.ns_dict.set(op, dict);
  return op;
}

function namespace_new(type: PyObject): NewRef | Null {
  const dict = PyDict.new_();
  const op = dict === NULL ? NULL : PyType_GenericAlloc(type, 0);
  if (op === NULL) xdecref(dict);
  else SimpleNamespace.ns_dict.set(op, dict);
  return op;
}

function namespace_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  if (nargs > 1) {
    PyErr.setString(T.TypeError, `${PyErr.typeName(self)} expected at most 1 argument, got ${nargs}`);
    return -1;
  }
  const dict = SimpleNamespace.ns_dict.get(self) as PyObject;
  if (nargs === 1 && PyDict.update(dict, I32[args >> 2] as PyObject) < 0) return -1;
  if (!hasStringKeys(dict)) {
    PyErr.setString(T.TypeError, "keywords must be strings");
    return -1;
  }
  return kwnames === NULL ? 0 : updateSteal(dict, keywordsDict(args, nargs, kwnames));
}

function hasStringKeys(dict: PyObject): boolean {
  for (let at = PyDict.next(dict, 0); at >= 0; at = PyDict.next(dict, at + 1)) {
    if (!PyUnicode.check(PyDict.keyAt(dict, at))) return false;
  }
  return true;
}

function updateSteal(dict: PyObject, other: NewRef | Null): number {
  if (other === NULL) return -1;
  const status = PyDict.update(dict, other);
  decref(other);
  return status;
}

function namespace_repr(self: PyObject): NewRef | Null {
  const name = typeOf(self) === (T.SimpleNamespace as number) ? "namespace" : PyErr.typeName(self);
  if (Py_ReprEnter(self)) return PyUnicode.fromJS(`${name}(...)`);
  const parts = itemTexts(SimpleNamespace.ns_dict.get(self) as PyObject);
  Py_ReprLeave(self);
  return parts === null ? NULL : PyUnicode.fromJS(`${name}(${parts.join(", ")})`);
}

function itemTexts(dict: PyObject): string[] | null {
  const parts: string[] = [];
  for (let at = PyDict.next(dict, 0); at >= 0; at = PyDict.next(dict, at + 1)) {
    const key = PyUnicode.toJS(PyDict.keyAt(dict, at));
    if (key === "") continue;
    const value = incref(PyDict.valueAt(dict, at));
    const repr = PyObject_Repr(value);
    decref(value);
    if (repr === NULL) return null;
    parts.push(`${key}=${PyUnicode.toJS(repr)}`);
    decref(repr);
  }
  return parts;
}

function isNamespace(op: PyObject): boolean {
  return PyType_IsSubtype(typeOf(op), T.SimpleNamespace as number as PyObject);
}

function namespace_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  if (!isNamespace(left) || !isNamespace(right)) return NotImplemented;
  const dict = SimpleNamespace.ns_dict;
  return PyObject_RichCompare(dict.get(left) as PyObject, dict.get(right) as PyObject, op);
}

function namespace_reduce(self: PyObject): NewRef | Null {
  return PyTuple.pack(typeOf(self), EmptyTuple, SimpleNamespace.ns_dict.get(self) as PyObject);
}

function namespace_replace(self: PyObject, kwargs: PyObject | Null): NewRef | Null {
  const result = namespace_new(typeOf(self));
  if (result === NULL) return NULL;
  const dict = SimpleNamespace.ns_dict.get(result) as PyObject;
  const failed =
    PyDict.update(dict, SimpleNamespace.ns_dict.get(self) as PyObject) < 0 ||
    (kwargs !== NULL && PyDict.update(dict, kwargs) < 0);
  if (!failed) return result;
  decref(result);
  return NULL;
}

defineType({
  address: T.SimpleNamespace,
  name: "types.SimpleNamespace",
  layout: SimpleNamespace,
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
  doc: "SimpleNamespace(mapping_or_iterable=(), /, **kwargs)\n--\n\nAn object whose attributes are the arguments.",
  dictField: "ns_dict",
  slots: {
    tp_new: namespace_new,
    tp_init: namespace_init,
    tp_repr: namespace_repr,
    tp_richcompare: namespace_richcompare,
  },
  methods: [
    method("__reduce__($self, /)", "Help for pickle.", namespace_reduce),
    method("__replace__($self, /, **changes)", "A copy with some attributes replaced.", namespace_replace),
  ],
  getset: [instanceDict],
  entries: () => [["__hash__", None]],
});
