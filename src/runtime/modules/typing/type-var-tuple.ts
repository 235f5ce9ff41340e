/** typing.TypeVarTuple. Mirrors CPython's Objects/typevarobject.c. */
import { PyObject_GetIter } from "../../abstract/object.js";
import { bindArguments } from "../../call/arguments.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { member, method } from "../../method-def.js";
import { decref } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { T } from "../../objects/type-table.js";
import {
  callTyping,
  DEFAULT_ATTRIBUTE,
  newCalledParam,
  newParam,
  reprName,
  sharedMethods,
  TypeParam,
} from "./type-param.js";

function typevartuple_new(
  _type: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const values = bindArguments("typevartuple(name: str, *, default=NULL)", args, nargs, kwnames);
  if (values === null) return NULL;
  const [name, fallback] = values as PyObject[];
  return newCalledParam(T.TypeVarTuple, name!, 0, fallback as PyObject | Null);
}

/** `def f[*Ts]` (_Py_make_typevartuple). */
export function makeTypeVarTuple(name: PyObject): NewRef | Null {
  return newParam(T.TypeVarTuple, name);
}

/** `*Ts`: typing.Unpack[Ts]. @mayRunPython */
export function unpack(param: PyObject): NewRef | Null {
  return callTyping("_unpack", param);
}

// Iterating gives `*Ts` once.
function typevartuple_iter(self: PyObject): NewRef | Null {
  const unpacked = unpack(self);
  if (unpacked === NULL) return NULL;
  const tuple = PyTuple.pack(unpacked);
  decref(unpacked);
  if (tuple === NULL) return NULL;
  const iterator = PyObject_GetIter(tuple);
  decref(tuple);
  return iterator;
}

defineType({
  address: T.TypeVarTuple,
  name: "typing.TypeVarTuple",
  layout: TypeParam,
  flags: TypeFlags.HAVE_GC,
  doc: "A type variable tuple: it stands for any number of types.",
  dictField: "dict",
  weaklistField: "weakreflist",
  slots: { tp_new: typevartuple_new, tp_repr: reprName, tp_iter: typevartuple_iter },
  methods: [
    ...sharedMethods("TypeVarTuple"),
    method("__typing_subst__($self, arg, /)", "Refuses.", () =>
      PyErr.setString(T.TypeError, "Substitution of bare TypeVarTuple is not supported"),
    ),
    method(
      "__typing_prepare_subst__($self, alias, args, /)",
      "",
      (self: PyObject, alias: PyObject, args: PyObject) =>
        callTyping("_typevartuple_prepare_subst", self, alias, args),
    ),
  ],
  members: [member("__name__", "object", TypeParam.name.offset, { readonly: true })],
  getset: [DEFAULT_ATTRIBUTE],
});
