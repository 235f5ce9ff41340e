/** Iterators over a deque, forwards and backwards. They end with RuntimeError when the deque is changed. Mirrors the dequeiterobject. */
import { PyObject_IsInstance, PySelf } from "../../abstract/object.js";
import { bindArguments } from "../../call/arguments.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { i32, ref, struct } from "../../heap/struct.js";
import { method } from "../../method-def.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import { decref, incref, PyObjectHead, typeOf } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { T } from "../../objects/type-table.js";
import * as PyDeque from "./deque.js";

const DequeIterator = struct("_deque_iterator", PyObjectHead, {
  deque: ref("the deque"),
  state: i32("its state when the iterator was made"),
  counter: i32("items that are still to come"),
});

const D = DequeIterator;

function newIterator(type: PyObject, deque: PyObject): NewRef | Null {
  const op = PyType_GenericAlloc(type, 0);
  if (op === NULL) return NULL;
  D.deque.set(op, incref(deque));
  D.state.set(op, PyDeque.state(deque));
  D.counter.set(op, PyDeque.size(deque));
  return op;
}

/** `iter(deque)`. */
export function newDequeIterator(deque: PyObject): NewRef | Null {
  return newIterator(T._deque_iterator as number as PyObject, deque);
}

/** `reversed(deque)`. */
export function newReverseDequeIterator(deque: PyObject): NewRef | Null {
  return newIterator(T._deque_reverse_iterator as number as PyObject, deque);
}

// The next item, `at(size, items left)` from the left.
function nextAt(self: PyObject, at: (size: number, left: number) => number): NewRef | Null {
  const deque = D.deque.get(self) as PyObject;
  const left = D.counter.get(self);
  if (D.state.get(self) !== PyDeque.state(deque)) {
    D.counter.set(self, 0);
    return PyErr.setString(T.RuntimeError, "deque mutated during iteration");
  }
  if (left === 0) return NULL;
  D.counter.set(self, left - 1);
  return PyDeque.newItem(deque, at(PyDeque.size(deque), left));
}

function dequeiter_new(name: string, next: (self: PyObject) => NewRef | Null) {
  return (type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null => {
    const values = bindArguments(`${name}(deque, index: index = 0, /)`, args, nargs, kwnames);
    if (values === null) return NULL;
    const isDeque = PyObject_IsInstance(values[0] as PyObject, T.deque as number as PyObject);
    if (isDeque <= 0) {
      const got = PyErr.typeName(values[0] as PyObject);
      return isDeque < 0
        ? NULL
        : PyErr.setString(T.TypeError, `argument 1 must be collections.deque, not ${got}`);
    }
    const op = newIterator(type, values[0] as PyObject);
    for (let i = 0; op !== NULL && i < (values[1] ?? 0) && D.counter.get(op) > 0; i++) {
      const item = next(op);
      if (item !== NULL) decref(item);
    }
    return op;
  };
}

function dequeiter_length_hint(self: PyObject): NewRef {
  return smallInt(D.counter.get(self));
}

function dequeiter_reduce(self: PyObject): NewRef | Null {
  const deque = D.deque.get(self) as PyObject;
  const args = PyTuple.pack(deque, smallInt(PyDeque.size(deque) - D.counter.get(self)));
  const result = args === NULL ? NULL : PyTuple.pack(typeOf(self), args);
  if (args !== NULL) decref(args);
  return result;
}

function defineIterator(address: number, name: string, next: (self: PyObject) => NewRef | Null): void {
  defineType({
    address,
    name: `collections.${name}`,
    layout: D,
    flags: TypeFlags.HAVE_GC,
    slots: { tp_new: dequeiter_new(name, next), tp_iter: PySelf, tp_iternext: next },
    methods: [
      method("__length_hint__($self, /)", "How many items are left.", dequeiter_length_hint),
      method("__reduce__($self, /)", "How pickle rebuilds it.", dequeiter_reduce),
    ],
  });
}

defineIterator(T._deque_iterator, "_deque_iterator", (self) => nextAt(self, (size, left) => size - left));
defineIterator(T._deque_reverse_iterator, "_deque_reverse_iterator", (self) =>
  nextAt(self, (_, left) => left - 1),
);
