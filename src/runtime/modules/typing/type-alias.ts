/** typing.TypeAliasType: what `type X = …` makes. Mirrors CPython's Objects/typevarobject.c. */
import { bindArguments } from "../../call/arguments.js";
import { PyObject_CallNoArgs } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { ref, struct } from "../../heap/struct.js";
import { ID } from "../../identifiers.js";
import { getset, member, method } from "../../method-def.js";
import * as PyDict from "../../objects/dict.js";
import * as PyFunction from "../../objects/function-layout.js";
import * as PyGenericAlias from "../../objects/generic-alias.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import { decref, incref, PyObjectHead, setRefSteal, typeOf, xincref } from "../../objects/object.js";
import { releaseAll, tupleSteal } from "../../objects/owned-items.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, hasFlag, TypeFlags } from "../../objects/type.js";
import { EmptyTuple, None, T } from "../../objects/type-table.js";
import { unionOr } from "../../objects/union.js";
import { callerModuleBorrow } from "./type-param.js";
import { unpack } from "./type-var-tuple.js";

const TypeAlias = struct("TypeAliasType", PyObjectHead, {
  name: ref("str"),
  type_params: ref("tuple of type parameters, or NULL: none"),
  compute_value: ref("function that computes the value, or NULL"),
  value: ref("the value, or NULL: not computed yet"),
  module: ref("name of the module of an alias made by a call, or NULL"),
});

/** `type name[*params] = …`: `params` is a tuple or None, `compute` a function for the value (_Py_make_typealias). */
export function makeTypeAlias(name: PyObject, params: PyObject, compute: PyObject): NewRef | Null {
  const op = PyType_GenericAlloc(T.TypeAliasType as number as PyObject, 0);
  if (op === NULL) return NULL;
  TypeAlias.name.set(op, incref(name));
  TypeAlias.type_params.set(op, params === None ? NULL : incref(params));
  TypeAlias.compute_value.set(op, incref(compute));
  return op;
}

function typealias_new(
  _type: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const signature = "typealias(name: str, value, *, type_params=NULL)";
  const values = bindArguments(signature, args, nargs, kwnames);
  if (values === null) return NULL;
  const [name, value, params] = values as PyObject[];
  if ((params as number) !== NULL && !hasFlag(typeOf(params!), TypeFlags.TUPLE_SUBCLASS)) {
    return PyErr.setString(T.TypeError, "type_params must be a tuple");
  }
  const op = PyType_GenericAlloc(T.TypeAliasType as number as PyObject, 0);
  if (op === NULL) return NULL;
  TypeAlias.name.set(op, incref(name!));
  TypeAlias.value.set(op, incref(value!));
  const hasParams = (params as number) !== NULL && PyTuple.size(params!) > 0;
  if (hasParams) TypeAlias.type_params.set(op, incref(params!));
  TypeAlias.module.set(op, xincref(callerModuleBorrow()));
  return op;
}

function typealias_value(self: PyObject): NewRef | Null {
  const known = TypeAlias.value.get(self);
  if (known !== NULL) return incref(known);
  const compute = incref(TypeAlias.compute_value.get(self) as PyObject);
  const value = PyObject_CallNoArgs(compute);
  decref(compute);
  if (value !== NULL) setRefSteal(self, TypeAlias.value, incref(value));
  return value;
}

// The type parameters, `*Ts` for a TypeVarTuple Ts.
function typealias_parameters(self: PyObject): NewRef | Null {
  const params = TypeAlias.type_params.get(self);
  return params === NULL ? EmptyTuple : unpackTypeVarTuples(params);
}

/** `params` with each TypeVarTuple Ts as `*Ts` (unpack_typevartuples). @mayRunPython */
export function unpackTypeVarTuples(params: PyObject): NewRef | Null {
  const items: NewRef[] = [];
  for (let i = 0; i < PyTuple.size(params); i++) {
    const param = PyTuple.getItem(params, i);
    const item = typeOf(param) === (T.TypeVarTuple as number) ? unpack(param) : incref(param);
    if (item === NULL) {
      releaseAll(items);
      return NULL;
    }
    items.push(item);
  }
  return tupleSteal(items);
}

function typealias_module(self: PyObject): NewRef {
  const module = TypeAlias.module.get(self);
  if (module !== NULL) return incref(module);
  const compute = TypeAlias.compute_value.get(self);
  if (compute === NULL || typeOf(compute) !== (T.function as number)) return None;
  const globals = PyFunction.PyFunctionObject.func_globals.get(compute) as PyObject;
  return xincref(PyDict.getItem(globals, ID.__name__)) || None;
}

function typealias_getitem(self: PyObject, args: PyObject): NewRef | Null {
  if (TypeAlias.type_params.get(self) !== NULL) return PyGenericAlias.new_(self, args);
  return PyErr.setString(T.TypeError, "Only generic type aliases are subscriptable");
}

function nameOf(self: PyObject): NewRef {
  return incref(TypeAlias.name.get(self) as PyObject);
}

defineType({
  address: T.TypeAliasType,
  name: "typing.TypeAliasType",
  layout: TypeAlias,
  flags: TypeFlags.HAVE_GC,
  doc: "A name for a type, whose value is computed when it is first asked for.",
  slots: { tp_new: typealias_new, tp_repr: nameOf, mp_subscript: typealias_getitem, nb_or: unionOr },
  methods: [method("__reduce__($self, /)", "Help for pickle: its name.", nameOf)],
  members: [member("__name__", "object", TypeAlias.name.offset, { readonly: true })],
  getset: [
    getset("__parameters__", "The type parameters, TypeVarTuples unpacked.", typealias_parameters),
    getset(
      "__type_params__",
      "The type parameters.",
      (self: PyObject) => xincref(TypeAlias.type_params.get(self)) || EmptyTuple,
    ),
    getset("__value__", "What the name stands for.", typealias_value),
    getset("__module__", "", typealias_module),
  ],
});
