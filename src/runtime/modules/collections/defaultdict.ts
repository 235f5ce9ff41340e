/** collections.defaultdict: a dict that makes missing values. Mirrors the defdictobject of CPython's Modules/_collectionsmodule.c. */
import {
  PyCallable_Check,
  PyObject_GetIter,
  PyObject_Repr,
  PyObject_SetItem,
} from "../../abstract/object.js";
import { Py_ReprEnter, Py_ReprLeave } from "../../abstract/recursion.js";
import { PyObject_CallMethodNoArgs, PyObject_CallNoArgs, PyObject_CallTwoArgs } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { ref, struct } from "../../heap/struct.js";
import { ID } from "../../identifiers.js";
import { member, method } from "../../method-def.js";
import { FN } from "../../native.js";
import { classGetItemMethod } from "../../objects/class-getitem.js";
import * as PyDict from "../../objects/dict.js";
import { Dict } from "../../objects/dict.js";
import { argument } from "../../objects/iterators-args.js";
import { clearRef, decref, incref, setRefSteal, typeOf, xdecref } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, PyTypeObject, TypeFlags } from "../../objects/type.js";
import { PyType_IsSubtype } from "../../objects/type-object.js";
import { EmptyTuple, None, NotImplemented, S, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";

export const DefaultDict = struct("defaultdict", Dict, {
  default_factory: ref("what makes a missing value; or None or NULL"),
});

const FACTORY = DefaultDict.default_factory;

function factoryOf(self: PyObject): PyObject | Null {
  const factory = FACTORY.get(self);
  return factory === (S.None as number) ? NULL : factory;
}

function defdict_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  const factory = nargs > 0 ? argument(args, 0) : None;
  if (factory !== (S.None as number) && !PyCallable_Check(factory)) {
    PyErr.setString(T.TypeError, "first argument must be callable or None");
    return -1;
  }
  setRefSteal(self, FACTORY, incref(factory));
  const given = Math.min(nargs, 1);
  return FN[PyTypeObject.tp_init.get(T.dict)](self, args + 4 * given, nargs - given, kwnames);
}

function defdict_missing(self: PyObject, key: PyObject): NewRef | Null {
  const factory = factoryOf(self);
  if (factory === NULL) return PyErr.setKeyError(key);
  const held = incref(factory);
  const value = PyObject_CallNoArgs(held);
  decref(held);
  if (value === NULL || PyObject_SetItem(self, key, value) === 0) return value;
  decref(value);
  return NULL;
}

function defdict_copy(self: PyObject): NewRef | Null {
  return PyObject_CallTwoArgs(typeOf(self), FACTORY.get(self) || None, self);
}

function isDefaultDict(op: PyObject): boolean {
  return PyType_IsSubtype(typeOf(op), T.defaultdict as number as PyObject);
}

function defdict_or(left: PyObject, right: PyObject): NewRef | Null {
  if (!PyDict.check(left) || !PyDict.check(right)) return NotImplemented;
  const self = isDefaultDict(left) ? left : right;
  const result = PyObject_CallTwoArgs(typeOf(self), FACTORY.get(self) || None, left);
  if (result === NULL || PyDict.update(result, right) === 0) return result;
  decref(result);
  return NULL;
}

function factoryRepr(self: PyObject): NewRef | Null {
  const factory = FACTORY.get(self);
  if (factory === NULL) return PyUnicode.fromString("None");
  if (Py_ReprEnter(factory)) return PyUnicode.fromString("...");
  const repr = PyObject_Repr(factory);
  Py_ReprLeave(factory);
  return repr;
}

function defdict_repr(self: PyObject): NewRef | Null {
  const items: NewRef | Null = FN[PyTypeObject.tp_repr.get(T.dict)](self);
  const factory = items === NULL ? NULL : factoryRepr(self);
  let result: NewRef | Null = NULL;
  if (items !== NULL && factory !== NULL) {
    const name = PyErr.nameOfType(typeOf(self)).replace(/^.*\./, "");
    result = PyUnicode.fromJS(`${name}(${PyUnicode.toJS(factory)}, ${PyUnicode.toJS(items)})`);
  }
  xdecref(items);
  xdecref(factory);
  return result;
}

function defdict_reduce(self: PyObject): NewRef | Null {
  const factory = factoryOf(self);
  const args = factory === NULL ? EmptyTuple : PyTuple.pack(factory);
  const items = args === NULL ? NULL : PyObject_CallMethodNoArgs(self, ID.items);
  const iterator = items === NULL ? NULL : PyObject_GetIter(items);
  const result =
    args === NULL || iterator === NULL ? NULL : PyTuple.pack(typeOf(self), args, None, None, iterator);
  for (const op of [args, items, iterator]) xdecref(op);
  return result;
}

function defdict_dealloc(op: number): void {
  clearRef(op, FACTORY);
  PyDict.dict_dealloc(op);
}

function defdict_traverse(op: PyObject, visit: (ref: PyObject) => void): void {
  const factory = FACTORY.get(op);
  if (factory !== NULL) visit(factory);
  PyDict.dict_traverse(op, visit);
}

function defdict_clear(op: PyObject): void {
  clearRef(op, FACTORY);
  PyDict.clear(op);
}

defineType({
  address: T.defaultdict,
  name: "collections.defaultdict",
  base: T.dict,
  layout: DefaultDict,
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
  doc: "defaultdict(default_factory=None, /, [...])\n\nA dict that gets a missing value by calling default_factory without arguments, and keeps it.\nAll further arguments are as those of dict.",
  slots: {
    tp_init: defdict_init,
    tp_dealloc: defdict_dealloc,
    tp_traverse: defdict_traverse,
    tp_clear: defdict_clear,
    tp_repr: defdict_repr,
    nb_or: defdict_or,
  },
  methods: [
    method(
      "__missing__($self, key, /)",
      "Called for a key that is missing: make the value, and keep it.",
      defdict_missing,
    ),
    method("copy($self, /)", "A shallow copy.", defdict_copy),
    method("__copy__($self, /)", "A shallow copy.", defdict_copy),
    method("__reduce__($self, /)", "How pickle rebuilds it.", defdict_reduce),
    classGetItemMethod(),
  ],
  members: [
    member("default_factory", "object", FACTORY.offset, {
      doc: "Factory for default value called by __missing__().",
    }),
  ],
});
