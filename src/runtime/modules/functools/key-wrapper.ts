/** functools.cmp_to_key: keys that compare by a function of two arguments. Mirrors the keyobject of CPython's Modules/_functoolsmodule.c. */
import { PyObject_HashNotImplemented, PyObject_RichCompare } from "../../abstract/object.js";
import { bindArguments } from "../../call/arguments.js";
import { PyObject_CallTwoArgs } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { ref, struct } from "../../heap/struct.js";
import { func, member } from "../../method-def.js";
import { allocObject } from "../../objects/builtin.js";
import { decref, incref, PyObjectHead, typeOf, xincref } from "../../objects/object.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { T } from "../../objects/type-table.js";

const KeyWrapper = struct("KeyWrapper", PyObjectHead, {
  cmp: ref("the comparison, a function of two arguments"),
  object: ref("what is compared; NULL in what cmp_to_key gives"),
});

const K = KeyWrapper;

function newKey(cmp: PyObject, object: PyObject | Null): NewRef | Null {
  const op = allocObject(K, T.KeyWrapper);
  if (op === NULL) return NULL;
  K.cmp.set(op, incref(cmp));
  K.object.set(op, xincref(object));
  return op;
}

function keyobject_call(
  self: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const values = bindArguments("K(obj)", args, nargs, kwnames);
  return values === null ? NULL : newKey(K.cmp.get(self) as PyObject, values[0] as PyObject);
}

function keyobject_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  if (typeOf(right) !== (T.KeyWrapper as number)) {
    return PyErr.setString(T.TypeError, "other argument must be K instance");
  }
  const x = K.object.get(left);
  const y = K.object.get(right);
  if (x === NULL || y === NULL) return PyErr.setString(T.AttributeError, "object");
  const order = PyObject_CallTwoArgs(K.cmp.get(left) as PyObject, x, y);
  if (order === NULL) return NULL;
  const result = PyObject_RichCompare(order, smallInt(0), op);
  decref(order);
  return result;
}

defineType({
  address: T.KeyWrapper,
  name: "functools.KeyWrapper",
  layout: K,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  doc: "(obj)\n--\n\n",
  slots: {
    tp_call: keyobject_call,
    tp_richcompare: keyobject_richcompare,
    tp_hash: PyObject_HashNotImplemented,
  },
  members: [member("obj", "object", K.object.offset, { doc: "Value wrapped by a key function." })],
});

export const cmp_to_key = func(
  "cmp_to_key($module, /, mycmp)",
  "Make a key function of a comparison: one that gives a negative number, zero, or a positive number for two items.",
  (cmp: PyObject) => newKey(cmp, NULL),
);
