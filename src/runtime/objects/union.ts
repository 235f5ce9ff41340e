/**
 * types.UnionType: `int | str`. Mirrors CPython's Objects/unionobject.c.
 *
 * The members are unique and never unions themselves; None stands as its type.
 */

import { PyNumber_Or } from "../abstract/number.js";
import {
  CompareOp,
  PyObject_GenericGetAttr,
  PyObject_GetAttr,
  PyObject_Hash,
  PyObject_RichCompare,
  PyObject_RichCompareBool,
  PyType_Check,
} from "../abstract/object.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ref, struct } from "../heap/struct.js";
import { getset, member } from "../method-def.js";
import { PyType_GenericAlloc } from "./instance.js";
import { decref, incref, PyObjectHead, setRefSteal, typeOf, xdecref, xincref } from "./object.js";
import { releaseAll, tupleSteal } from "./owned-items.js";
import * as PySet from "./set.js";
import * as PyTuple from "./tuple.js";
import { defineType, TypeFlags } from "./type.js";
import { PyType_IsSubtype } from "./type-object.js";
import { writeTypeRepr } from "./type-repr.js";
import { makeParameters, substitute } from "./type-substitution.js";
import { None, NotImplemented, T } from "./type-table.js";
import { discard, finish, newWriter, writeJS } from "./unicode/writer.js";
import * as PyUnicode from "./unicode.js";

export const UnionType = struct("UnionType", PyObjectHead, {
  args: ref("tuple: the members"),
  parameters: ref("tuple: the type parameters in args, or NULL: not computed yet"),
});

/** Is `op` a union (_PyUnion_Check)? */
export function check(op: PyObject): boolean {
  return typeOf(op) === (T.UnionType as number);
}

function isAlias(op: PyObject): boolean {
  return PyType_IsSubtype(typeOf(op), T.GenericAlias as number as PyObject);
}

function argsOf(union: PyObject): PyObject {
  return UnionType.args.get(union) as PyObject;
}

// ---- making ----

function isUnionable(op: PyObject): boolean {
  const isTypeAlias = typeOf(op) === (T.TypeAliasType as number);
  return op === None || PyType_Check(op) || isAlias(op) || isTypeAlias || check(op);
}

/** The `|` of types, aliases and unions. @mayRunPython */
export function unionOr(left: PyObject, right: PyObject): NewRef | Null {
  if (!isUnionable(left) || !isUnionable(right)) return NotImplemented;
  const members: NewRef[] = [];
  if (addMembers(members, left) && addMembers(members, right)) return unionSteal(members);
  releaseAll(members);
  return NULL;
}

function addMembers(members: NewRef[], op: PyObject): boolean {
  if (!check(op)) return addMember(members, op === None ? typeOf(None) : op);
  const args = argsOf(op);
  for (let i = 0; i < PyTuple.size(args); i++) {
    if (!addMember(members, PyTuple.getItem(args, i))) return false;
  }
  return true;
}

function addMember(members: NewRef[], op: PyObject): boolean {
  for (const known of members) {
    const same = isSame(known, op);
    if (same !== 0) return same > 0;
  }
  members.push(incref(op));
  return true;
}

function isSame(a: PyObject, b: PyObject): number {
  return isAlias(a) && isAlias(b) ? PyObject_RichCompareBool(a, b, CompareOp.EQ) : Number(a === b);
}

function unionSteal(members: NewRef[]): NewRef | Null {
  if (members.length === 1) return members[0]!;
  const args = tupleSteal(members);
  if (args === NULL) return NULL;
  const union = PyType_GenericAlloc(T.UnionType as number as PyObject, 0);
  if (union === NULL) decref(args);
  else UnionType.args.set(union, args);
  return union;
}

// ---- slots ----

function union_repr(self: PyObject): NewRef | Null {
  const writer = newWriter();
  const args = argsOf(self);
  for (let i = 0; i < PyTuple.size(args); i++) {
    if (i > 0) writeJS(writer, " | ");
    const member = PyTuple.getItem(args, i);
    if (member === (T.NoneType as number)) writeJS(writer, "None");
    else if (!writeTypeRepr(writer, member)) {
      discard(writer);
      return NULL;
    }
  }
  return finish(writer);
}

function union_hash(self: PyObject): number {
  const set = PySet.newFrozen(argsOf(self));
  if (set === NULL) return -1;
  const hash = PyObject_Hash(set);
  decref(set);
  return hash;
}

function union_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  if (!check(left) || !check(right) || (op !== CompareOp.EQ && op !== CompareOp.NE)) return NotImplemented;
  const a = PySet.newFrozen(argsOf(left));
  const b = a === NULL ? NULL : PySet.newFrozen(argsOf(right));
  const result = b === NULL ? NULL : PyObject_RichCompare(a as NewRef, b, op);
  xdecref(a);
  xdecref(b);
  return result;
}

function union_getattro(self: PyObject, name: PyObject): NewRef | Null {
  const ofClass = PyUnicode.check(name) && PyUnicode.equalToASCII(name, "__module__");
  return ofClass ? PyObject_GetAttr(typeOf(self), name) : PyObject_GenericGetAttr(self, name);
}

function union_parameters(self: PyObject): PyObject | Null {
  const known = UnionType.parameters.get(self);
  if (known !== NULL) return known;
  const made = makeParameters(argsOf(self));
  if (made !== NULL) setRefSteal(self, UnionType.parameters, made);
  return made;
}

function union_getitem(self: PyObject, item: PyObject): NewRef | Null {
  const parameters = union_parameters(self);
  const args = parameters === NULL ? NULL : substitute(self, argsOf(self), parameters, item);
  if (args === NULL) return NULL;
  let result: NewRef | Null = incref(PyTuple.getItem(args, 0));
  for (let i = 1; result !== NULL && i < PyTuple.size(args); i++) {
    const before: NewRef = result;
    result = PyNumber_Or(before, PyTuple.getItem(args, i));
    decref(before);
  }
  decref(args);
  return result;
}

defineType({
  address: T.UnionType,
  name: "types.UnionType",
  layout: UnionType,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  doc: "Represent a PEP 604 union type\n\nE.g. for int | str",
  slots: {
    tp_repr: union_repr,
    tp_hash: union_hash,
    tp_richcompare: union_richcompare,
    tp_getattro: union_getattro,
    nb_or: unionOr,
    mp_subscript: union_getitem,
  },
  members: [member("__args__", "object", UnionType.args.offset, { readonly: true })],
  getset: [
    getset("__parameters__", "The type parameters.", (self: PyObject) => {
      const parameters = union_parameters(self);
      return xincref(parameters);
    }),
  ],
});
