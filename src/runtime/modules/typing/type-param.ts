/**
 * What TypeVar, ParamSpec and TypeVarTuple have in common: layout, lazily computed attributes, `__module__`. Mirrors CPython's
 * Objects/typevarobject.c.
 *
 * Bound, constraints and default are computed when first asked for when they come from type parameter syntax: then the evaluator,
 * a function without arguments, is there and the value is NULL.
 */
import { PyObject_GetAttr } from "../../abstract/object.js";
import { PyObject_CallArgs, PyObject_CallNoArgs } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { currentFrame, F } from "../../frame-record.js";
import { I32 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { i32, ref, struct, type WordField } from "../../heap/struct.js";
import { ID } from "../../identifiers.js";
import { type GetSetDef, getset, type MethodDef, method } from "../../method-def.js";
import * as PyDict from "../../objects/dict.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import { decref, incref, PyObjectHead, setRefSteal, xdecref, xincref } from "../../objects/object.js";
import { bool, NoDefault, None, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { hooks } from "../builtins/hooks.js";

export const TypeParam = struct("TypeParam", PyObjectHead, {
  dict: ref("attributes, `__module__` among them"),
  weakreflist: i32("weak references"),
  name: ref("str"),
  bound: ref("what it is bound by, or NULL"),
  evaluate_bound: ref("computes the bound, or NULL"),
  constraints: ref("tuple, or NULL"),
  evaluate_constraints: ref("computes the constraints, or NULL"),
  default_value: ref("the default, or NULL"),
  evaluate_default: ref("computes the default, or NULL"),
  variance: i32("Variance bits"),
});

/** What a type parameter says of variance. */
export const enum Variance {
  COVARIANT = 1,
  CONTRAVARIANT = 2,
  INFER = 4,
}

type Field = WordField<PyObject | Null>;

/** A parameter of type `type` (an address); `name` is a str. */
export function newParam(type: number, name: PyObject): NewRef | Null {
  const op = PyType_GenericAlloc(type as PyObject, 0);
  if (op !== NULL) TypeParam.name.set(op, incref(name));
  return op;
}

/** As newParam, for a call from Python: `__module__` is the caller's. Gives `variance` bits and the default as well. */
export function newCalledParam(
  type: number,
  name: PyObject,
  variance: number,
  fallback: PyObject | Null,
): NewRef | Null {
  const op = newParam(type, name);
  if (op === NULL) return NULL;
  TypeParam.variance.set(op, variance);
  TypeParam.default_value.set(op, xincref(fallback));
  if (setModule(op) === 0) return op;
  decref(op);
  return NULL;
}

function setModule(op: PyObject): number {
  const module = callerModuleBorrow() || None;
  const dict = PyDict.new_();
  if (dict === NULL) return -1;
  TypeParam.dict.set(op, dict);
  return PyDict.setItem(dict, ID.__module__, module);
}

/** The `__name__` of the module whose code runs, or NULL; borrowed. */
export function callerModuleBorrow(): PyObject | Null {
  const frame = currentFrame();
  return frame === 0 ? NULL : PyDict.getItem(I32[(frame >> 2) + F.GLOBALS] as PyObject, ID.__name__);
}

/** The bits of three flags; -1 with ValueError when they contradict each other. */
export function varianceBits(covariant: number, contravariant: number, infer: number): number {
  const wrong =
    covariant && contravariant
      ? "Bivariant types are not supported."
      : infer && (covariant || contravariant)
        ? "Variance cannot be specified with infer_variance."
        : undefined;
  if (wrong === undefined) return covariant | (contravariant << 1) | (infer << 2);
  PyErr.setString(T.ValueError, wrong);
  return -1;
}

/** `typing.name(*args)`. @mayRunPython */
export function callTyping(name: string, ...args: readonly PyObject[]): NewRef | Null {
  const module = hooks.importModuleLevel?.("typing", NULL, NULL, 0) ?? NULL;
  if (module === NULL) return NULL;
  const key = PyUnicode.internFromString(name);
  const callable = key === NULL ? NULL : PyObject_GetAttr(module, key);
  const result = callable === NULL ? NULL : PyObject_CallArgs(callable, ...args);
  xdecref(key);
  xdecref(callable);
  decref(module);
  return result;
}

/** A bound that is given in a call must be a type, or stand for one: NULL for None. @mayRunPython */
export function checkedBound(bound: PyObject): NewRef | Null {
  const message = PyUnicode.fromString("Bound must be a type.");
  if (message === NULL) return NULL;
  const result = callTyping("_type_check", bound, message);
  decref(message);
  return result;
}

// ---- attributes ----

/** The value of a field that may still have to be computed; `missing` when there is none. @mayRunPython */
export function lazily(op: PyObject, value: Field, evaluator: Field, missing: NewRef): NewRef | Null {
  const known = value.get(op);
  if (known !== NULL) return incref(known);
  const evaluate = evaluator.get(op);
  if (evaluate === NULL) return missing;
  const held = incref(evaluate);
  const result = PyObject_CallNoArgs(held);
  decref(held);
  if (result !== NULL) setRefSteal(op, value, incref(result));
  return result;
}

/** The default, or NoDefault. @mayRunPython */
export function defaultOf(param: PyObject): NewRef | Null {
  return lazily(param, TypeParam.default_value, TypeParam.evaluate_default, NoDefault);
}

function hasDefault(param: PyObject): NewRef {
  const value = TypeParam.default_value.get(param);
  return bool(
    TypeParam.evaluate_default.get(param) !== NULL || (value !== NULL && value !== (NoDefault as number)),
  );
}

export const DEFAULT_ATTRIBUTE: GetSetDef = getset("__default__", "The default, or NoDefault.", defaultOf);

export const BOUND_ATTRIBUTE: GetSetDef = getset("__bound__", "What it is bound by.", (self: PyObject) =>
  lazily(self, TypeParam.bound, TypeParam.evaluate_bound, None),
);

function varianceAttribute(name: string, bit: Variance): GetSetDef {
  return getset(name, "", (self: PyObject) => bool((TypeParam.variance.get(self) & bit) !== 0));
}

export const VARIANCE_ATTRIBUTES: readonly GetSetDef[] = [
  varianceAttribute("__covariant__", Variance.COVARIANT),
  varianceAttribute("__contravariant__", Variance.CONTRAVARIANT),
  varianceAttribute("__infer_variance__", Variance.INFER),
];

// ---- methods ----

/** The name, with the sign of its variance. */
export function reprWithVariance(self: PyObject): NewRef | Null {
  const variance = TypeParam.variance.get(self);
  const sign =
    variance & Variance.INFER
      ? ""
      : variance & Variance.COVARIANT
        ? "+"
        : variance & Variance.CONTRAVARIANT
          ? "-"
          : "~";
  return PyUnicode.fromJS(sign + PyUnicode.toJS(TypeParam.name.get(self) as PyObject));
}

/** The name. */
export function reprName(self: PyObject): NewRef {
  return incref(TypeParam.name.get(self) as PyObject);
}

/** `left | right`. @mayRunPython */
export function typingUnion(left: PyObject, right: PyObject): NewRef | Null {
  return callTyping("_make_union", left, right);
}

/** `__mro_entries__` of what cannot be a base. */
export function refusesSubclasses(typeName: string): MethodDef {
  const message = `Cannot subclass an instance of ${typeName}`;
  return method("__mro_entries__($self, object, /)", "Refuses.", () => PyErr.setString(T.TypeError, message));
}

/** The methods that all three have. */
export function sharedMethods(typeName: string): MethodDef[] {
  return [
    refusesSubclasses(typeName),
    method("__reduce__($self, /)", "Help for pickle: its name.", reprName),
    method("has_default($self, /)", "Has it a default?", hasDefault),
  ];
}
