/** None, NotImplemented and Ellipsis, and their types. Mirrors the ends of CPython's Objects/object.c and sliceobject.c. */
import * as PyErr from "../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { method } from "../method-def.js";
import { PyErr_WarnEx } from "../warnings.js";
import { IMMORTAL_REFCNT, PyObjectHead } from "./object.js";
import * as PyTuple from "./tuple.js";
import { defineType } from "./type.js";
import { Ellipsis, NoDefault, None, NotImplemented, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

/** Write the three singletons into a fresh heap. */
export function initSingletons(): void {
  const kinds = [
    [None, T.NoneType],
    [NotImplemented, T.NotImplementedType],
    [Ellipsis, T.ellipsis],
    [NoDefault, T.NoDefaultType],
  ] as const;
  for (const [address, type] of kinds) {
    PyObjectHead.ob_refcnt.set(address, IMMORTAL_REFCNT);
    PyObjectHead.ob_type.set(address, type);
  }
}

// `NoneType()` gives None: there is only one.
function newSingleton(typeName: string, singleton: NewRef) {
  return (_type: PyObject, _args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null => {
    if (nargs > 0 || (kwnames !== NULL && PyTuple.size(kwnames) > 0)) {
      return PyErr.setString(T.TypeError, `${typeName} takes no arguments`);
    }
    return singleton;
  };
}

function reprText(text: string) {
  return (): NewRef | Null => PyUnicode.internFromString(text);
}

defineType({
  address: T.NoneType,
  name: "NoneType",
  layout: PyObjectHead,
  doc: "The type of the None singleton.",
  slots: {
    tp_new: newSingleton("NoneType", None),
    tp_repr: reprText("None"),
    tp_hash: () => 0xfca86420 | 0,
    nb_bool: () => 0,
  },
});

defineType({
  address: T.NotImplementedType,
  name: "NotImplementedType",
  layout: PyObjectHead,
  doc: "The type of the NotImplemented singleton.",
  slots: {
    tp_new: newSingleton("NotImplementedType", NotImplemented),
    tp_repr: reprText("NotImplemented"),
    // True; one day it will be an error.
    nb_bool: () =>
      PyErr_WarnEx(T.DeprecationWarning, "NotImplemented should not be used in a boolean context", 1) < 0
        ? -1
        : 1,
  },
  methods: [method("__reduce__($self, /)", "Help for pickle.", reprText("NotImplemented"))],
});

defineType({
  address: T.ellipsis,
  name: "ellipsis",
  layout: PyObjectHead,
  doc: "The type of the Ellipsis singleton.",
  slots: {
    tp_new: newSingleton("EllipsisType", Ellipsis),
    tp_repr: reprText("Ellipsis"),
  },
  methods: [method("__reduce__($self, /)", "Help for pickle.", reprText("Ellipsis"))],
});
