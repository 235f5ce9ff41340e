/** typing.TypeVar. Mirrors CPython's Objects/typevarobject.c. */

import { PyObject_GetAttr, PyObject_Str } from "../../abstract/object.js";
import { bindArguments } from "../../call/arguments.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { ID } from "../../identifiers.js";
import { getset, member, method } from "../../method-def.js";
import { decref, incref, xincref } from "../../objects/object.js";
import { indexOf, pushItems, tupleSteal } from "../../objects/owned-items.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { EmptyTuple, NoDefault, None, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import {
  BOUND_ATTRIBUTE,
  callTyping,
  checkedBound,
  DEFAULT_ATTRIBUTE,
  defaultOf,
  lazily,
  newCalledParam,
  newParam,
  reprWithVariance,
  sharedMethods,
  TypeParam,
  typingUnion,
  VARIANCE_ATTRIBUTES,
  Variance,
  varianceBits,
} from "./type-param.js";

const SIGNATURE =
  "typevar(name: str, *constraints, bound=None, default=NULL, covariant: bool=False, contravariant: bool=False, infer_variance: bool=False)";

function typevar_new(_type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const values = bindArguments(SIGNATURE, args, nargs, kwnames) as number[] | null;
  if (values === null) return NULL;
  const [name, constraints, count, bound, fallback, covariant, contravariant, infer] = values as PyObject[];
  const variance = varianceBits(covariant!, contravariant!, infer!);
  if (variance < 0) return NULL;
  if (count === 1) return PyErr.setString(T.TypeError, "A single constraint is not allowed");
  if (count! > 0 && bound !== None) {
    return PyErr.setString(T.TypeError, "Constraints cannot be combined with bound=...");
  }
  const checked = bound === None ? NULL : checkedBound(bound!);
  if (checked === NULL && bound !== None) return NULL;
  const op = newCalledParam(T.TypeVar, name!, variance, fallback as PyObject | Null);
  const tuple = op === NULL || count === 0 ? NULL : PyTuple.fromArray(constraints!, count!);
  if (op === NULL || (tuple === NULL && count! > 0)) {
    if (op !== NULL) decref(op);
    if (checked !== NULL) decref(checked);
    return NULL;
  }
  TypeParam.bound.set(op, checked);
  TypeParam.constraints.set(op, tuple);
  return op;
}

/** `def f[T: bound]`: `bound` and `constraints` are functions that compute them, or NULL (_Py_make_typevar). */
export function makeTypeVar(
  name: PyObject,
  bound: PyObject | Null,
  constraints: PyObject | Null,
): NewRef | Null {
  const op = newParam(T.TypeVar, name);
  if (op === NULL) return NULL;
  TypeParam.variance.set(op, Variance.INFER);
  TypeParam.evaluate_bound.set(op, xincref(bound));
  TypeParam.evaluate_constraints.set(op, xincref(constraints));
  return op;
}

// One of the arguments is for this parameter; when they end just before it, its default is added.
function typevar_prepare_subst(self: PyObject, alias: PyObject, args: PyObject): NewRef | Null {
  const params = PyObject_GetAttr(alias, ID.__parameters__);
  if (params === NULL) return NULL;
  const index = indexOf(params, self);
  decref(params);
  const given = PyTuple.size(args);
  if (index < given) return incref(args);
  if (index === given) {
    const fallback = defaultOf(self);
    if (fallback === NULL) return NULL;
    if (fallback !== NoDefault) {
      const items: NewRef[] = [];
      pushItems(items, args);
      items.push(fallback);
      return tupleSteal(items);
    }
  }
  const text = PyObject_Str(alias);
  if (text === NULL) return NULL;
  const shown = PyUnicode.toJS(text);
  decref(text);
  return PyErr.setString(
    T.TypeError,
    `Too few arguments for ${shown}; actual ${given}, expected at least ${index + 1}`,
  );
}

defineType({
  address: T.TypeVar,
  name: "typing.TypeVar",
  layout: TypeParam,
  flags: TypeFlags.HAVE_GC,
  doc: "A type variable: it stands for a type that is not known yet.",
  dictField: "dict",
  weaklistField: "weakreflist",
  slots: { tp_new: typevar_new, tp_repr: reprWithVariance, nb_or: typingUnion },
  methods: [
    ...sharedMethods("TypeVar"),
    method("__typing_subst__($self, arg, /)", "What takes its place.", (self: PyObject, arg: PyObject) =>
      callTyping("_typevar_subst", self, arg),
    ),
    method("__typing_prepare_subst__($self, alias, args, /)", "", typevar_prepare_subst),
  ],
  members: [member("__name__", "object", TypeParam.name.offset, { readonly: true })],
  getset: [
    BOUND_ATTRIBUTE,
    DEFAULT_ATTRIBUTE,
    ...VARIANCE_ATTRIBUTES,
    getset("__constraints__", "The types that it may stand for; () is any.", (self: PyObject) =>
      lazily(self, TypeParam.constraints, TypeParam.evaluate_constraints, EmptyTuple),
    ),
  ],
});
