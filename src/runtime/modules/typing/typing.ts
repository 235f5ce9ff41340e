/** The module _typing: the types of type parameters, Generic, NoDefault. Mirrors CPython's Modules/_typingmodule.c. */
import { PyObject_GetAttr } from "../../abstract/object.js";
import { PyObject_Call } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { classMethod, func, method } from "../../method-def.js";
import { decref, incref, PyObjectHead, xdecref } from "../../objects/object.js";
import { object_new } from "../../objects/object-type.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { NoDefault, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { hooks } from "../builtins/hooks.js";
import { addObjectSteal, addType, defineModule } from "../module-def.js";
import "./param-spec.js";
import { unpackTypeVarTuples } from "./type-alias.js";
import { callTyping } from "./type-param.js";
import "./type-var.js";

/** The base that a class with type parameters gets: typing.Generic[*params] (_Py_subscript_generic). @mayRunPython */
export function subscriptGeneric(params: PyObject): NewRef | Null {
  const unpacked = unpackTypeVarTuples(params);
  if (unpacked === NULL) return NULL;
  const result = callTyping("_GenericAlias", T.Generic as number as PyObject, unpacked);
  decref(unpacked);
  return result;
}

// `typing.name(cls, *args, **kwargs)`.
function forward(name: string) {
  return (cls: PyObject, args: number, nargs: number, kwargs: PyObject | Null): NewRef | Null => {
    const module = hooks.importModuleLevel?.("typing", NULL, NULL, 0) ?? NULL;
    if (module === NULL) return NULL;
    const key = PyUnicode.internFromString(name);
    const callable = key === NULL ? NULL : PyObject_GetAttr(module, key);
    const tuple = callable === NULL ? NULL : withSelf(cls, args, nargs);
    const result = tuple === NULL ? NULL : PyObject_Call(callable as NewRef, tuple, kwargs);
    for (const part of [key, callable, tuple, module]) xdecref(part);
    return result;
  };
}

function withSelf(self: PyObject, args: number, nargs: number): NewRef | Null {
  const rest = PyTuple.fromArray(args, nargs);
  if (rest === NULL) return NULL;
  const tuple = PyTuple.new_(nargs + 1);
  if (tuple !== NULL) {
    PyTuple.setItemSteal(tuple, 0, incref(self));
    for (let i = 0; i < nargs; i++) PyTuple.setItemSteal(tuple, i + 1, incref(PyTuple.getItem(rest, i)));
  }
  decref(rest);
  return tuple;
}

defineType({
  address: T.Generic,
  name: "typing.Generic",
  layout: PyObjectHead,
  flags: TypeFlags.BASETYPE,
  doc: "The base of generic classes.",
  slots: { tp_new: object_new },
  methods: [
    classMethod(
      "__class_getitem__($type, *args, **kwargs)",
      "The class with arguments.",
      forward("_generic_class_getitem"),
    ),
    classMethod(
      "__init_subclass__($type, *args, **kwargs)",
      "Sets the class's parameters.",
      forward("_generic_init_subclass"),
    ),
  ],
});

function newNoDefault(
  _type: PyObject,
  _args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const none = nargs === 0 && (kwnames === NULL || PyTuple.size(kwnames) === 0);
  return none ? NoDefault : PyErr.setString(T.TypeError, "NoDefaultType takes no arguments");
}

defineType({
  address: T.NoDefaultType,
  name: "NoDefaultType",
  layout: PyObjectHead,
  doc: "The type of the NoDefault singleton.",
  slots: { tp_new: newNoDefault, tp_repr: () => PyUnicode.internFromString("typing.NoDefault") },
  methods: [
    method("__reduce__($self, /)", "Help for pickle.", () => PyUnicode.internFromString("NoDefault")),
  ],
});

defineModule({
  name: "_typing",
  doc: "Primitives and accelerators for the typing module.\n",
  functions: [func("_idfunc($module, x, /)", "Gives its argument.", (x: PyObject) => incref(x))],
  exec: (module) =>
    Math.min(
      addType(module, "TypeVar", T.TypeVar),
      addType(module, "TypeVarTuple", T.TypeVarTuple),
      addType(module, "ParamSpec", T.ParamSpec),
      addType(module, "ParamSpecArgs", T.ParamSpecArgs),
      addType(module, "ParamSpecKwargs", T.ParamSpecKwargs),
      addType(module, "Generic", T.Generic),
      addType(module, "TypeAliasType", T.TypeAliasType),
      addObjectSteal(module, "NoDefault", NoDefault),
    ),
});
