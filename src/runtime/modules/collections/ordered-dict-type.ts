/** The type collections.OrderedDict: methods and slots. Mirrors the second half of CPython's Objects/odictobject.c. */
import {
  CompareOp,
  PyObject_GetItem,
  PyObject_GetIter,
  PyObject_HashNotImplemented,
  PyObject_Repr,
  PyObject_RichCompareBool,
  PyObject_SetItem,
} from "../../abstract/object.js";
import { Py_ReprEnter, Py_ReprLeave } from "../../abstract/recursion.js";
import { PySequence_Contains } from "../../abstract/sequence.js";
import {
  keywordsDict,
  PyObject_CallMethodNoArgs,
  PyObject_CallNoArgs,
  PyObject_CallOneArg,
} from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { ID } from "../../identifiers.js";
import { classMethod, method } from "../../method-def.js";
import { FN } from "../../native.js";
import * as PyDict from "../../objects/dict.js";
import { dict_fromkeys } from "../../objects/dict-type.js";
import { newView } from "../../objects/dict-views.js";
import { clearWeakRefsOf } from "../../objects/instance-dealloc.js";
import { instanceDict } from "../../objects/instance-dict.js";
import { argument } from "../../objects/iterators-args.js";
import { clearRef, decref, incref, typeOf, xdecref } from "../../objects/object.js";
import { objectState } from "../../objects/object-state.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, hasFlag, PyTypeObject, TypeFlags } from "../../objects/type.js";
import { bool, EmptyTuple, None, NotImplemented, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { updateFrom } from "./mutable-mapping.js";
import * as Order from "./ordered-dict.js";
import { OrderedDict } from "./ordered-dict.js";
import { newOdictIterator, OdictIter } from "./ordered-dict-views.js";

const isExact = (op: PyObject): boolean => typeOf(op) === (T.OrderedDict as number);
const done = (status: number): NewRef | Null => (status < 0 ? NULL : None);

// ---- construction ----

function updateAll(self: PyObject, args: number, nargs: number, kwargs: PyObject | Null): number {
  if (nargs === 1 && updateFrom(self, argument(args, 0)) < 0) return -1;
  return kwargs === NULL ? 0 : updateFrom(self, kwargs);
}

function odict_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  if (nargs > 1) {
    PyErr.setString(T.TypeError, `expected at most 1 arguments, got ${nargs}`);
    return -1;
  }
  const kwargs = kwnames === NULL ? NULL : keywordsDict(args, nargs, kwnames);
  if (kwnames !== NULL && kwargs === NULL) return -1;
  const status = updateAll(self, args, nargs, kwargs);
  xdecref(kwargs);
  return status;
}

function odict_update(self: PyObject, args: number, nargs: number, kwargs: PyObject | Null): NewRef | Null {
  if (nargs > 1) {
    const message = `update() takes at most 1 positional argument (${nargs} given)`;
    return PyErr.setString(T.TypeError, message);
  }
  return done(updateAll(self, args, nargs, kwargs));
}

function odict_copy(self: PyObject): NewRef | Null {
  const copy = PyObject_CallNoArgs(typeOf(self));
  if (copy === NULL) return NULL;
  const keys = PyDict.keysList(self);
  const status = keys === NULL ? -1 : copyKeys(self, copy);
  xdecref(keys);
  if (status === 0) return copy;
  decref(copy);
  return NULL;
}

function copyKeys(self: PyObject, copy: PyObject): number {
  for (let ix = PyDict.next(self, 0); ix >= 0; ix = PyDict.next(self, ix + 1)) {
    const key = incref(PyDict.keyAt(self, ix));
    const value = isExact(self) ? incref(PyDict.valueAt(self, ix)) : PyObject_GetItem(self, key);
    const status = value === NULL ? -1 : PyObject_SetItem(copy, key, value);
    xdecref(value);
    decref(key);
    if (status < 0) return -1;
  }
  return 0;
}

// ---- items ----

function odict_pop(self: PyObject, key: PyObject, fallback: PyObject | Null): NewRef | Null {
  const value = Order.take(self, key);
  if (value !== NULL || PyErr.occurred()) return value;
  return fallback === NULL ? PyErr.setKeyError(key) : incref(fallback);
}

function odict_popitem(self: PyObject, last: number): NewRef | Null {
  if (PyDict.size(self) === 0) return PyErr.setString(T.KeyError, "dictionary is empty");
  const taken = Order.takeEnd(self, last !== 0);
  return taken === undefined ? NULL : PyTuple.pair(taken[0], taken[1]);
}

function odict_setdefault(self: PyObject, key: PyObject, fallback: PyObject): NewRef | Null {
  const found = PySequence_Contains(self, key);
  if (found < 0) return NULL;
  if (found > 0) return PyObject_GetItem(self, key);
  return PyObject_SetItem(self, key, fallback) < 0 ? NULL : incref(fallback);
}

function odict_clear(self: PyObject): NewRef {
  Order.changed(self);
  PyDict.clear(self);
  return None;
}

function odict_move_to_end(self: PyObject, key: PyObject, last: number): NewRef | Null {
  return done(Order.moveToEnd(self, key, last !== 0));
}

// ---- operators ----

function odict_or(left: PyObject, right: PyObject): NewRef | Null {
  if (!PyDict.check(left) || !PyDict.check(right)) return NotImplemented;
  const result = PyObject_CallOneArg(typeOf(Order.check(left) ? left : right), left);
  if (result === NULL || updateFrom(result, right) === 0) return result;
  decref(result);
  return NULL;
}

function odict_inplace_or(self: PyObject, other: PyObject): NewRef | Null {
  return updateFrom(self, other) < 0 ? NULL : incref(self);
}

// Have two dicts of the same length the same keys in the same order? 1, 0 or -1.
function sameOrder(left: PyObject, right: PyObject): number {
  const states = [OrderedDict.od_state.get(left), OrderedDict.od_state.get(right)];
  let a = PyDict.next(left, 0);
  let b = PyDict.next(right, 0);
  while (a >= 0 && b >= 0) {
    const x = incref(PyDict.keyAt(left, a));
    const y = incref(PyDict.keyAt(right, b));
    const equal = PyObject_RichCompareBool(x, y, CompareOp.EQ);
    decref(x);
    decref(y);
    if (equal <= 0) return equal;
    if (states[0] !== OrderedDict.od_state.get(left) || states[1] !== OrderedDict.od_state.get(right)) {
      PyErr.setString(T.RuntimeError, "OrderedDict mutated during iteration");
      return -1;
    }
    a = PyDict.next(left, a + 1);
    b = PyDict.next(right, b + 1);
  }
  return a === b ? 1 : 0;
}

function odict_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  if (!Order.check(left) || !PyDict.check(right) || (op !== CompareOp.EQ && op !== CompareOp.NE)) {
    return NotImplemented;
  }
  const compare = FN[PyTypeObject.tp_richcompare.get(T.dict)];
  const equal: NewRef | Null = compare(left, right, CompareOp.EQ);
  if (equal === NULL) return NULL;
  let same = equal === bool(true) ? 1 : 0;
  if (same === 1 && Order.check(right)) same = sameOrder(left, right);
  return same < 0 ? NULL : bool((same === 1) === (op === CompareOp.EQ));
}

// A plain dict with what the items are: those of a subclass may be its own.
function contents(self: PyObject): NewRef | Null {
  if (isExact(self)) return PyDict.copy(self);
  const items = PyObject_CallMethodNoArgs(self, ID.items);
  const dict = items === NULL ? NULL : PyObject_CallOneArg(T.dict as number as PyObject, items);
  xdecref(items);
  return dict;
}

function odict_repr(self: PyObject): NewRef | Null {
  const name = PyErr.nameOfType(typeOf(self)).replace(/^.*\./, "");
  if (PyDict.size(self) === 0) return PyUnicode.fromJS(`${name}()`);
  if (Py_ReprEnter(self)) return PyUnicode.fromString("...");
  const dict = contents(self);
  const repr = dict === NULL ? NULL : PyObject_Repr(dict);
  xdecref(dict);
  Py_ReprLeave(self);
  const result = repr === NULL ? NULL : PyUnicode.fromJS(`${name}(${PyUnicode.toJS(repr)})`);
  xdecref(repr);
  return result;
}

// ---- pickling, memory ----

function odict_reduce(self: PyObject): NewRef | Null {
  const state = objectState(self);
  const items = state === NULL ? NULL : PyObject_CallMethodNoArgs(self, ID.items);
  const iterator = items === NULL ? NULL : PyObject_GetIter(items);
  let result: NewRef | Null = NULL;
  if (state !== NULL && iterator !== NULL)
    result = PyTuple.pack(typeOf(self), EmptyTuple, state, None, iterator);
  for (const op of [state, items, iterator]) xdecref(op);
  return result;
}

function odict_dealloc(op: number): void {
  if (!hasFlag(typeOf(op), TypeFlags.HEAPTYPE) && OrderedDict.od_weakreflist.get(op) !== 0)
    clearWeakRefsOf(op);
  clearRef(op, OrderedDict.od_inst_dict);
  PyDict.dict_dealloc(op);
}

function odict_traverse(op: PyObject, visit: (ref: PyObject) => void): void {
  const dict = OrderedDict.od_inst_dict.get(op);
  if (dict !== NULL) visit(dict);
  PyDict.dict_traverse(op, visit);
}

function odict_tp_clear(op: PyObject): void {
  clearRef(op, OrderedDict.od_inst_dict);
  Order.changed(op);
  PyDict.clear(op);
}

defineType({
  address: T.OrderedDict,
  name: "collections.OrderedDict",
  base: T.dict,
  layout: OrderedDict,
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
  doc: "A dict with an order that counts: for ==, and in methods that rearrange it.",
  dictField: "od_inst_dict",
  weaklistField: "od_weakreflist",
  slots: {
    tp_init: odict_init,
    tp_dealloc: odict_dealloc,
    tp_traverse: odict_traverse,
    tp_clear: odict_tp_clear,
    tp_repr: odict_repr,
    tp_hash: PyObject_HashNotImplemented,
    tp_richcompare: odict_richcompare,
    tp_iter: (self) => newOdictIterator(self, OdictIter.KEYS),
    nb_or: odict_or,
    nb_inplace_or: odict_inplace_or,
    mp_ass_subscript: Order.setItem,
  },
  methods: [
    classMethod(
      "fromkeys($type, /, iterable, value=None)",
      "A new ordered dictionary with keys from iterable and values set to value.",
      dict_fromkeys,
    ),
    method("__reduce__($self, /)", "How pickle rebuilds it.", odict_reduce),
    method(
      "setdefault($self, /, key, default=None)",
      "The value of key, which is set to default when it is missing.",
      odict_setdefault,
    ),
    method(
      "pop($self, /, key, default=NULL)",
      "Remove key and give its value; if it is missing, default, or KeyError.",
      odict_pop,
    ),
    method(
      "popitem($self, /, last: bool = True)",
      "Remove and give the last (or first) pair of key and value.",
      odict_popitem,
    ),
    method("keys($self, /)", "A view of the keys.", (self: PyObject) => newView(T.odict_keys, self)),
    method("values($self, /)", "A view of the values.", (self: PyObject) => newView(T.odict_values, self)),
    method("items($self, /)", "A view of the pairs of key and value.", (self: PyObject) =>
      newView(T.odict_items, self),
    ),
    method(
      "update($self, /, *args, **kwargs)",
      "Add what another mapping, an iterable of pairs, or keywords give.",
      odict_update,
    ),
    method("clear($self, /)", "Remove all keys.", odict_clear),
    method("copy($self, /)", "A shallow copy.", odict_copy),
    method("__reversed__($self, /)", "An iterator over the keys, the last one first.", (self: PyObject) =>
      newOdictIterator(self, OdictIter.KEYS, true),
    ),
    method(
      "move_to_end($self, /, key, last: bool = True)",
      "Move a key to the end, or to the beginning when last is false. KeyError when it is missing.",
      odict_move_to_end,
    ),
  ],
  getset: [instanceDict],
});
