/** The type collections.deque: methods and slots. Mirrors the middle of CPython's Modules/_collectionsmodule.c. */
import {
  CompareOp,
  PyObject_HashNotImplemented,
  PyObject_Repr,
  PyObject_RichCompare,
  PyObject_RichCompareBool,
} from "../../abstract/object.js";
import { Py_ReprEnter, Py_ReprLeave } from "../../abstract/recursion.js";
import { PySequence_List } from "../../abstract/sequence.js";
import { bindArguments } from "../../call/arguments.js";
import { PyObject_CallOneArg, PyObject_CallTwoArgs } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { getset, method } from "../../method-def.js";
import { classGetItemMethod } from "../../objects/class-getitem.js";
import * as PyLong from "../../objects/long.js";
import { decref, incref, typeOf, xdecref } from "../../objects/object.js";
import { objectState } from "../../objects/object-state.js";
import { sliceIndexNotNone } from "../../objects/slice.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, hasFlag, TypeFlags } from "../../objects/type.js";
import { bool, EmptyTuple, None, NotImplemented, S, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import * as PyDeque from "./deque.js";
import { Deque } from "./deque.js";
import { newDequeIterator, newReverseDequeIterator } from "./deque-iterators.js";

const MUTATED = "deque mutated during iteration";

// ---- construction ----

function maxlenOf(op: PyObject): number {
  if (op === (S.None as number)) return -1;
  if (!hasFlag(typeOf(op), TypeFlags.LONG_SUBCLASS)) {
    PyErr.setString(T.TypeError, "an integer is required");
    return -2;
  }
  const limit = PyLong.asSsize(op);
  if (limit >= 0) return limit;
  if (!PyErr.occurred()) PyErr.setString(T.ValueError, "maxlen must be non-negative");
  return -2;
}

function deque_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  const values = bindArguments("deque(iterable=NULL, maxlen=None)", args, nargs, kwnames);
  if (values === null) return -1;
  const limit = maxlenOf(values[1] as PyObject);
  if (limit === -2) return -1;
  Deque.maxlen.set(self, limit);
  if (PyDeque.size(self) > 0) PyDeque.clear(self);
  return values[0] === 0 ? 0 : PyDeque.extend(self, values[0] as PyObject);
}

function deque_copy(self: PyObject): NewRef | Null {
  const type = typeOf(self);
  if (type !== (T.deque as number)) return copyOfSubclass(self, type);
  const copy = PyDeque.new_();
  if (copy === NULL) return NULL;
  Deque.maxlen.set(copy, PyDeque.maxlen(self));
  if (PyDeque.extend(copy, self) === 0) return copy;
  decref(copy);
  return NULL;
}

function copyOfSubclass(self: PyObject, type: PyObject): NewRef | Null {
  const limit = PyDeque.maxlen(self);
  const copy =
    limit < 0 ? PyObject_CallOneArg(type, self) : PyObject_CallTwoArgs(type, self, smallInt(limit));
  if (copy === NULL || PyDeque.check(copy)) return copy;
  const got = PyErr.typeName(copy);
  decref(copy);
  return PyErr.setString(T.TypeError, `${PyErr.nameOfType(type)}() must return a deque, not ${got}`);
}

// ---- ends ----

const done = (status: number): NewRef | Null => (status < 0 ? NULL : None);

function deque_append(self: PyObject, item: PyObject): NewRef | Null {
  return done(PyDeque.appendSteal(self, incref(item)));
}

function deque_appendleft(self: PyObject, item: PyObject): NewRef | Null {
  return done(PyDeque.appendLeftSteal(self, incref(item)));
}

function deque_pop(self: PyObject): NewRef | Null {
  if (PyDeque.size(self) === 0) return PyErr.setString(T.IndexError, "pop from an empty deque");
  return PyDeque.popRight(self);
}

function deque_popleft(self: PyObject): NewRef | Null {
  if (PyDeque.size(self) === 0) return PyErr.setString(T.IndexError, "pop from an empty deque");
  return PyDeque.popLeft(self);
}

function deque_clear(self: PyObject): NewRef {
  PyDeque.clear(self);
  return None;
}

function deque_rotate(self: PyObject, n: number): NewRef {
  PyDeque.rotate(self, n);
  return None;
}

function deque_reverse(self: PyObject): NewRef {
  PyDeque.reverse(self);
  return None;
}

// ---- searching ----

/**
 * The first index from `from` to before `to` whose item equals `value`, or -1; -2 with an exception set, RuntimeError when `==` changed the
 * deque. @mayRunPython
 */
function find(
  self: PyObject,
  value: PyObject,
  from: number,
  to: number,
  error: number = T.RuntimeError,
): number {
  const state = PyDeque.state(self);
  for (let i = from; i < to; i++) {
    const item = PyDeque.newItem(self, i);
    const equal = PyObject_RichCompareBool(item, value, CompareOp.EQ);
    decref(item);
    if (equal < 0) return -2;
    if (state !== PyDeque.state(self)) {
      PyErr.setString(error, MUTATED);
      return -2;
    }
    if (equal > 0) return i;
  }
  return -1;
}

function deque_contains(self: PyObject, value: PyObject): number {
  const index = find(self, value, 0, PyDeque.size(self));
  return index === -2 ? -1 : index >= 0 ? 1 : 0;
}

function deque_count(self: PyObject, value: PyObject): NewRef | Null {
  let count = 0;
  for (let from = 0; ; count++) {
    const index = find(self, value, from, PyDeque.size(self));
    if (index === -2) return NULL;
    if (index === -1) return smallInt(count);
    from = index + 1;
  }
}

function notIn(value: PyObject): Null {
  const repr = PyObject_Repr(value);
  if (repr === NULL) return NULL;
  PyErr.setString(T.ValueError, `${PyUnicode.toJS(repr)} is not in deque`);
  decref(repr);
  return NULL;
}

// A bound of index(): from the right when negative, and within the deque.
function boundOf(self: PyObject, bound: PyObject | Null, fallback: number): number {
  const size = PyDeque.size(self);
  const index = bound === NULL ? fallback : sliceIndexNotNone(bound);
  return Math.min(size, index < 0 ? Math.max(0, index + size) : index);
}

function deque_index(
  self: PyObject,
  value: PyObject,
  start: PyObject | Null,
  stop: PyObject | Null,
): NewRef | Null {
  const from = boundOf(self, start, 0);
  const to = PyErr.occurred() ? 0 : boundOf(self, stop, PyDeque.size(self));
  if (PyErr.occurred()) return NULL;
  const index = find(self, value, from, to);
  if (index === -2) return NULL;
  return index === -1 ? notIn(value) : smallInt(index);
}

function deque_remove(self: PyObject, value: PyObject): NewRef | Null {
  const index = find(self, value, 0, PyDeque.size(self), T.IndexError);
  if (index === -2) return NULL;
  return index === -1 ? notIn(value) : done(deleteItem(self, index));
}

// ---- items ----

function deleteItem(self: PyObject, index: number): number {
  PyDeque.rotate(self, -index);
  const item = PyDeque.popLeft(self);
  PyDeque.rotate(self, index);
  decref(item);
  return 0;
}

function deque_insert(self: PyObject, index: number, value: PyObject): NewRef | Null {
  const size = PyDeque.size(self);
  if (PyDeque.maxlen(self) === size) {
    return PyErr.setString(T.IndexError, "deque already at its maximum size");
  }
  if (index >= size) return deque_append(self, value);
  if (index <= -size || index === 0) return deque_appendleft(self, value);
  PyDeque.rotate(self, -index);
  const status =
    index < 0 ? PyDeque.appendSteal(self, incref(value)) : PyDeque.appendLeftSteal(self, incref(value));
  PyDeque.rotate(self, index);
  return done(status);
}

function inRange(self: PyObject, index: number): boolean {
  if (index >= 0 && index < PyDeque.size(self)) return true;
  PyErr.setString(T.IndexError, "deque index out of range");
  return false;
}

function deque_item(self: PyObject, index: number): NewRef | Null {
  return inRange(self, index) ? PyDeque.newItem(self, index) : NULL;
}

function deque_ass_item(self: PyObject, index: number, value: PyObject | Null): number {
  if (!inRange(self, index)) return -1;
  if (value === NULL) return deleteItem(self, index);
  PyDeque.setItemSteal(self, index, incref(value));
  return 0;
}

// ---- operators ----

function deque_inplace_concat(self: PyObject, other: PyObject): NewRef | Null {
  return PyDeque.extend(self, other) < 0 ? NULL : incref(self);
}

function deque_concat(self: PyObject, other: PyObject): NewRef | Null {
  if (!PyDeque.check(other)) {
    const name = PyErr.typeName(other);
    return PyErr.setString(T.TypeError, `can only concatenate deque (not "${name}") to deque`);
  }
  const result = deque_copy(self);
  if (result === NULL || PyDeque.extend(result, other) === 0) return result;
  decref(result);
  return NULL;
}

function repeatInPlace(self: PyObject, times: number): number {
  if (times <= 0) PyDeque.clear(self);
  const size = PyDeque.size(self);
  if (times <= 1 || size === 0) return 0;
  const limit = PyDeque.maxlen(self);
  let rounds = times - 1;
  // With a limit, no more is appended than what stays.
  if (limit >= 0) rounds = Math.min(rounds, Math.ceil(limit / size) + 1);
  else if (size * times > 0x1ffffff0) {
    PyErr.noMemory();
    return -1;
  }
  const items = PySequence_List(self);
  let status = items === NULL ? -1 : 0;
  for (let i = 0; i < rounds && status === 0; i++) status = PyDeque.extend(self, items as PyObject);
  xdecref(items);
  return status;
}

function deque_inplace_repeat(self: PyObject, times: number): NewRef | Null {
  return repeatInPlace(self, times) < 0 ? NULL : incref(self);
}

function deque_repeat(self: PyObject, times: number): NewRef | Null {
  const result = deque_copy(self);
  if (result === NULL || repeatInPlace(result, times) === 0) return result;
  decref(result);
  return NULL;
}

function deque_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  if (!PyDeque.check(left) || !PyDeque.check(right)) return NotImplemented;
  const sizes = [PyDeque.size(left), PyDeque.size(right)] as const;
  if (op === CompareOp.EQ && left === right) return bool(true);
  if (op === CompareOp.NE && left === right) return bool(false);
  if (sizes[0] !== sizes[1] && (op === CompareOp.EQ || op === CompareOp.NE)) return bool(op === CompareOp.NE);
  const a = PySequence_List(left);
  const b = a === NULL ? NULL : PySequence_List(right);
  const result = a === NULL || b === NULL ? NULL : PyObject_RichCompare(a, b, op);
  xdecref(a);
  xdecref(b);
  return result;
}

function deque_repr(self: PyObject): NewRef | Null {
  if (Py_ReprEnter(self)) return PyUnicode.fromString("[...]");
  const list = PySequence_List(self);
  const items = list === NULL ? NULL : PyObject_Repr(list);
  xdecref(list);
  Py_ReprLeave(self);
  if (items === NULL) return NULL;
  const limit = PyDeque.maxlen(self) < 0 ? "" : `, maxlen=${PyDeque.maxlen(self)}`;
  const name = PyErr.nameOfType(typeOf(self)).replace(/^.*\./, "");
  const result = PyUnicode.fromJS(`${name}(${PyUnicode.toJS(items)}${limit})`);
  decref(items);
  return result;
}

// ---- attributes, pickling ----

function deque_get_maxlen(self: PyObject): NewRef | Null {
  return PyDeque.maxlen(self) < 0 ? None : PyLong.fromNumber(PyDeque.maxlen(self));
}

function deque_reduce(self: PyObject): NewRef | Null {
  const state = objectState(self);
  const iterator = state === NULL ? NULL : newDequeIterator(self);
  const limit = PyDeque.maxlen(self);
  const args = iterator === NULL ? NULL : limit < 0 ? EmptyTuple : PyTuple.pack(EmptyTuple, smallInt(limit));
  let result: NewRef | Null = NULL;
  if (state !== NULL && iterator !== NULL && args !== NULL)
    result = PyTuple.pack(typeOf(self), args, state, iterator);
  xdecref(state);
  xdecref(iterator);
  xdecref(args);
  return result;
}

function deque_sizeof(self: PyObject): NewRef | Null {
  return PyLong.fromNumber(Deque.SIZE + 4 * Deque.capacity.get(self));
}

defineType({
  address: T.deque,
  name: "collections.deque",
  layout: Deque,
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE | TypeFlags.SEQUENCE,
  doc: "deque([iterable[, maxlen]])\n--\n\nA sequence that is fast at both ends.",
  weaklistField: "weaklist",
  slots: {
    tp_new: (type: PyObject) => PyDeque.new_(type),
    tp_init: deque_init,
    tp_dealloc: PyDeque.deque_dealloc,
    tp_traverse: PyDeque.deque_traverse,
    tp_clear: PyDeque.clear,
    tp_repr: deque_repr,
    tp_hash: PyObject_HashNotImplemented,
    tp_richcompare: deque_richcompare,
    tp_iter: newDequeIterator,
    sq_length: PyDeque.size,
    sq_concat: deque_concat,
    sq_repeat: deque_repeat,
    sq_item: deque_item,
    sq_ass_item: deque_ass_item,
    sq_contains: deque_contains,
    sq_inplace_concat: deque_inplace_concat,
    sq_inplace_repeat: deque_inplace_repeat,
  },
  methods: [
    method("append($self, item, /)", "Add an item at the right end.", deque_append),
    method("appendleft($self, item, /)", "Add an item at the left end.", deque_appendleft),
    method("clear($self, /)", "Remove all items.", deque_clear),
    method("__copy__($self, /)", "A shallow copy.", deque_copy),
    method("copy($self, /)", "A shallow copy.", deque_copy),
    method("count($self, value, /)", "How many items equal value.", deque_count),
    method(
      "extend($self, iterable, /)",
      "Add the items of iterable at the right end.",
      (self: PyObject, x: PyObject) => done(PyDeque.extend(self, x)),
    ),
    method(
      "extendleft($self, iterable, /)",
      "Add the items of iterable at the left end, one after the other, so that the last is the first.",
      (self: PyObject, x: PyObject) => done(PyDeque.extend(self, x, true)),
    ),
    method(
      "index($self, value, start=NULL, stop=NULL, /)",
      "The index of the first item that equals value. ValueError when there is none.",
      deque_index,
    ),
    method("insert($self, index: index, value, /)", "Insert value before index.", deque_insert),
    method("pop($self, /)", "Remove and give the last item.", deque_pop),
    method("popleft($self, /)", "Remove and give the first item.", deque_popleft),
    method("__reduce__($self, /)", "How pickle rebuilds it.", deque_reduce),
    method("remove($self, value, /)", "Remove the first item that equals value.", deque_remove),
    method(
      "__reversed__($self, /)",
      "An iterator over the items, the last one first.",
      newReverseDequeIterator,
    ),
    method("reverse($self, /)", "Turn the order round, in place.", deque_reverse),
    method(
      "rotate($self, n: index = 1, /)",
      "Move the n last items to the left end; when n is negative, the first ones to the right end.",
      deque_rotate,
    ),
    method("__sizeof__($self, /)", "Bytes of the deque.", deque_sizeof),
    classGetItemMethod(),
  ],
  getset: [getset("maxlen", "maximum size of a deque or None if unbounded", deque_get_maxlen)],
});
