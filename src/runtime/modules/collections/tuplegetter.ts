/** `_tuplegetter`: the attributes of a named tuple, a property that gives one item. Mirrors the tuplegetterobject of Modules/_collectionsmodule.c. */
import { PyNumber_AsIndex } from "../../abstract/number.js";
import { PyObject_Repr } from "../../abstract/object.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { i32, ref, struct } from "../../heap/struct.js";
import { member, method } from "../../method-def.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import { argument, checkPositional, noKeywords } from "../../objects/iterators-args.js";
import * as PyLong from "../../objects/long.js";
import { decref, incref, PyObjectHead, typeOf, xdecref } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, hasFlag, TypeFlags } from "../../objects/type.js";
import { S, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";

const TupleGetter = struct("_tuplegetter", PyObjectHead, {
  index: i32("index of the item"),
  doc: ref("`__doc__`"),
});

const G = TupleGetter;

function tuplegetter_new(
  type: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  if (!noKeywords("_tuplegetter", kwnames) || !checkPositional("_tuplegetter", nargs, 2, 2)) return NULL;
  const index = PyNumber_AsIndex(argument(args, 0));
  if (index === -1 && PyErr.occurred()) return NULL;
  const op = PyType_GenericAlloc(type, 0);
  if (op === NULL) return NULL;
  G.index.set(op, index);
  G.doc.set(op, incref(argument(args, 1)));
  return op;
}

function tuplegetter_descr_get(self: PyObject, obj: PyObject | Null, type: PyObject | Null): NewRef | Null {
  if (obj === NULL) return incref(self);
  const index = G.index.get(self);
  if (!hasFlag(typeOf(obj), TypeFlags.TUPLE_SUBCLASS)) {
    if (obj === (S.None as number) && type !== NULL) return incref(self);
    const got = PyErr.typeName(obj);
    const message = `descriptor for index '${index}' for tuple subclasses doesn't apply to '${got}' object`;
    return PyErr.setString(T.TypeError, message);
  }
  if (index < 0 || index >= PyTuple.size(obj))
    return PyErr.setString(T.IndexError, "tuple index out of range");
  return incref(PyTuple.getItem(obj, index));
}

function tuplegetter_descr_set(_self: PyObject, _obj: PyObject, value: PyObject | Null): number {
  PyErr.setString(T.AttributeError, value === NULL ? "can't delete attribute" : "can't set attribute");
  return -1;
}

function tuplegetter_reduce(self: PyObject): NewRef | Null {
  const index = PyLong.fromNumber(G.index.get(self));
  const args = index === NULL ? NULL : PyTuple.pack(index, G.doc.get(self) as PyObject);
  const result = args === NULL ? NULL : PyTuple.pack(typeOf(self), args);
  xdecref(index);
  xdecref(args);
  return result;
}

function tuplegetter_repr(self: PyObject): NewRef | Null {
  const doc = PyObject_Repr(G.doc.get(self) as PyObject);
  if (doc === NULL) return NULL;
  const name = PyErr.nameOfType(typeOf(self)).replace(/^.*\./, "");
  const result = PyUnicode.fromJS(`${name}(${G.index.get(self)}, ${PyUnicode.toJS(doc)})`);
  decref(doc);
  return result;
}

defineType({
  address: T._tuplegetter,
  name: "collections._tuplegetter",
  layout: G,
  flags: TypeFlags.HAVE_GC,
  slots: {
    tp_new: tuplegetter_new,
    tp_repr: tuplegetter_repr,
    tp_descr_get: tuplegetter_descr_get,
    tp_descr_set: tuplegetter_descr_set,
  },
  methods: [method("__reduce__($self, /)", "How pickle rebuilds it.", tuplegetter_reduce)],
  members: [member("__doc__", "object", G.doc.offset)],
});
