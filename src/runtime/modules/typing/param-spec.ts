/** typing.ParamSpec, and its `args` and `kwargs`. Mirrors CPython's Objects/typevarobject.c. */
import { CompareOp, PyObject_Repr, PyObject_RichCompare } from "../../abstract/object.js";
import { bindArguments } from "../../call/arguments.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { i32, ref, struct } from "../../heap/struct.js";
import { getset, member, method } from "../../method-def.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import { decref, incref, PyObjectHead, typeOf } from "../../objects/object.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { None, NotImplemented, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import {
  BOUND_ATTRIBUTE,
  callTyping,
  checkedBound,
  DEFAULT_ATTRIBUTE,
  newCalledParam,
  newParam,
  refusesSubclasses,
  reprWithVariance,
  sharedMethods,
  TypeParam,
  typingUnion,
  VARIANCE_ATTRIBUTES,
  Variance,
  varianceBits,
} from "./type-param.js";

const SIGNATURE =
  "paramspec(name: str, *, bound=None, default=NULL, covariant: bool=False, contravariant: bool=False, infer_variance: bool=False)";

function paramspec_new(
  _type: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const values = bindArguments(SIGNATURE, args, nargs, kwnames) as number[] | null;
  if (values === null) return NULL;
  const [name, bound, fallback, covariant, contravariant, infer] = values as PyObject[];
  const variance = varianceBits(covariant!, contravariant!, infer!);
  if (variance < 0) return NULL;
  const checked = bound === None ? NULL : checkedBound(bound!);
  if (checked === NULL && bound !== None) return NULL;
  const op = newCalledParam(T.ParamSpec, name!, variance, fallback as PyObject | Null);
  if (op !== NULL) TypeParam.bound.set(op, checked);
  else if (checked !== NULL) decref(checked);
  return op;
}

/** `def f[**P]` (_Py_make_paramspec). */
export function makeParamSpec(name: PyObject): NewRef | Null {
  const op = newParam(T.ParamSpec, name);
  if (op !== NULL) TypeParam.variance.set(op, Variance.INFER);
  return op;
}

// ---- P.args and P.kwargs ----

const Attribute = struct("ParamSpecAttribute", PyObjectHead, {
  origin: ref("the ParamSpec"),
  weakreflist: i32("weak references"),
});

function newAttribute(type: number, origin: PyObject): NewRef | Null {
  const op = PyType_GenericAlloc(type as PyObject, 0);
  if (op !== NULL) Attribute.origin.set(op, incref(origin));
  return op;
}

function attribute_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  const isSame = typeOf(left) === typeOf(right);
  if (!isSame || (op !== CompareOp.EQ && op !== CompareOp.NE)) return NotImplemented;
  return PyObject_RichCompare(
    Attribute.origin.get(left) as PyObject,
    Attribute.origin.get(right) as PyObject,
    op,
  );
}

// `P.args`, by the name of the ParamSpec; what is none is shown by its repr.
function attributeRepr(suffix: string) {
  return (self: PyObject): NewRef | Null => {
    const origin = Attribute.origin.get(self) as PyObject;
    const isParam = typeOf(origin) === (T.ParamSpec as number);
    const text = isParam ? incref(TypeParam.name.get(origin) as PyObject) : PyObject_Repr(origin);
    if (text === NULL) return NULL;
    const result = PyUnicode.fromJS(PyUnicode.toJS(text) + suffix);
    decref(text);
    return result;
  };
}

function defineAttributeType(address: number, name: string, suffix: string): void {
  const signature = `${name.toLowerCase()}(origin)`;
  const create = (_type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null => {
    const values = bindArguments(signature, args, nargs, kwnames);
    return values === null ? NULL : newAttribute(address, values[0] as PyObject);
  };
  defineType({
    address,
    name: `typing.${name}`,
    layout: Attribute,
    flags: TypeFlags.HAVE_GC,
    doc: `The ${suffix} of a ParamSpec, for annotations.`,
    weaklistField: "weakreflist",
    slots: { tp_new: create, tp_repr: attributeRepr(suffix), tp_richcompare: attribute_richcompare },
    methods: [refusesSubclasses(name)],
    members: [member("__origin__", "object", Attribute.origin.offset, { readonly: true })],
    entries: () => [["__hash__", None]],
  });
}

defineAttributeType(T.ParamSpecArgs, "ParamSpecArgs", ".args");
defineAttributeType(T.ParamSpecKwargs, "ParamSpecKwargs", ".kwargs");

defineType({
  address: T.ParamSpec,
  name: "typing.ParamSpec",
  layout: TypeParam,
  flags: TypeFlags.HAVE_GC,
  doc: "A parameter specification: it stands for the parameters of a callable.",
  dictField: "dict",
  weaklistField: "weakreflist",
  slots: { tp_new: paramspec_new, tp_repr: reprWithVariance, nb_or: typingUnion },
  methods: [
    ...sharedMethods("ParamSpec"),
    method("__typing_subst__($self, arg, /)", "What takes its place.", (self: PyObject, arg: PyObject) =>
      callTyping("_paramspec_subst", self, arg),
    ),
    method(
      "__typing_prepare_subst__($self, alias, args, /)",
      "",
      (self: PyObject, alias: PyObject, args: PyObject) =>
        callTyping("_paramspec_prepare_subst", self, alias, args),
    ),
  ],
  members: [member("__name__", "object", TypeParam.name.offset, { readonly: true })],
  getset: [
    BOUND_ATTRIBUTE,
    DEFAULT_ATTRIBUTE,
    ...VARIANCE_ATTRIBUTES,
    getset("args", "Stands for the positional arguments.", (self: PyObject) =>
      newAttribute(T.ParamSpecArgs, self),
    ),
    getset("kwargs", "Stands for the keyword arguments.", (self: PyObject) =>
      newAttribute(T.ParamSpecKwargs, self),
    ),
  ],
});
