/**
 * Views of a dict: keys(), values(), items(). Mirrors the views of CPython's Objects/dictobject.c.
 *
 * Keys and items behave as sets; their operators take any iterable and give an exact set.
 */

import { forEachItem } from "../abstract/iterator.js";
import {
  CompareOp,
  PyObject_HashNotImplemented,
  PyObject_RichCompareBool,
  PyObject_Size,
} from "../abstract/object.js";
import { Py_ReprEnter, Py_ReprLeave } from "../abstract/recursion.js";
import { PySequence_Contains, PySequence_List } from "../abstract/sequence.js";
import * as PyErr from "../errors.js";
import { PyObject_Free, PyObject_Malloc } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ref, struct } from "../heap/struct.js";
import { getset, method } from "../method-def.js";
import * as PyDict from "./dict.js";
import {
  newItemIterator,
  newKeyIterator,
  newReverseItemIterator,
  newReverseKeyIterator,
  newReverseValueIterator,
  newValueIterator,
} from "./dict-iterators.js";
import { writeRepr } from "./list-repr.js";
import * as PyDictProxy from "./mappingproxy.js";
import { decref, incref, PyObjectHead, typeOf } from "./object.js";
import * as PySet from "./set.js";
import * as SetOperations from "./set-operations.js";
import * as PyTuple from "./tuple.js";
import { defineType, hasFlag, TypeFlags, type TypeSlots } from "./type.js";
import { bool, NotImplemented, T } from "./type-table.js";
import { discard, finish, newWriter, writeJS } from "./unicode/writer.js";
import * as PyUnicode from "./unicode.js";

export const DictView = struct("dict_view", PyObjectHead, { dv_dict: ref("the dict") });

/** A view of `dict`: T.dict_keys, T.dict_values or T.dict_items. */
export function newView(type: number, dict: PyObject): NewRef | Null {
  const op = PyObject_Malloc(DictView.SIZE);
  if (op === 0) return PyErr.noMemory();
  const w = op >> 2;
  I32[w] = 1;
  I32[w + 1] = type;
  I32[w + 2] = incref(dict);
  return op as NewRef;
}

function dictOf(view: PyObject): PyObject {
  return I32[(view >> 2) + 2] as PyObject;
}

function isKeysView(op: PyObject): boolean {
  const type = typeOf(op);
  return type === (T.dict_keys as number) || type === (T.odict_keys as number);
}

function isItemsView(op: PyObject): boolean {
  const type = typeOf(op);
  return type === (T.dict_items as number) || type === (T.odict_items as number);
}

/** Is `op` a view that behaves as a set: of keys or of items? */
export function isViewSet(op: PyObject): boolean {
  return isKeysView(op) || isItemsView(op);
}

function dictview_dealloc(op: number): void {
  const dict = I32[(op >> 2) + 2];
  if (dict !== 0) decref(dict as NewRef);
  PyObject_Free(op);
}

function dictview_len(self: PyObject): number {
  const dict = dictOf(self);
  return dict === NULL ? 0 : PyDict.size(dict);
}

function dictview_mapping(self: PyObject): NewRef | Null {
  return PyDictProxy.new_(dictOf(self));
}

// ---- membership ----

function dictkeys_contains(self: PyObject, key: PyObject): number {
  return PyDict.contains(dictOf(self), key);
}

function dictitems_contains(self: PyObject, item: PyObject): number {
  if (!hasFlag(typeOf(item), TypeFlags.TUPLE_SUBCLASS) || PyTuple.size(item) !== 2) return 0;
  const found = PyDict.getItem(dictOf(self), PyTuple.getItem(item, 0));
  if (found === NULL) return PyErr.occurred() ? -1 : 0;
  const held = incref(found);
  const equal = PyObject_RichCompareBool(held, PyTuple.getItem(item, 1), CompareOp.EQ);
  decref(held);
  return equal;
}

function contains(view: PyObject, item: PyObject): number {
  return isKeysView(view) ? dictkeys_contains(view, item) : dictitems_contains(view, item);
}

// ---- comparison ----

/** Are all items of `view` in `other`? 1, 0 or -1. @mayRunPython */
function allContainedIn(view: PyObject, other: PyObject): number {
  const missing = forEachItem(view, (item) => {
    const found = PySequence_Contains(other, item);
    return found === 1 ? 0 : found === 0 ? 1 : -1;
  });
  return missing === 0 ? 1 : missing === 1 ? 0 : -1;
}

function dictview_richcompare(self: PyObject, other: PyObject, op: number): NewRef | Null {
  if (!PySet.checkAny(other) && !isViewSet(other)) return NotImplemented;
  const size = PyObject_Size(self);
  const sizeOther = PyObject_Size(other);
  if (size < 0 || sizeOther < 0) return NULL;
  let result = 0;
  switch (op) {
    case CompareOp.EQ:
    case CompareOp.NE:
      if (size === sizeOther) result = allContainedIn(self, other);
      if (op === CompareOp.NE && result >= 0) result = 1 - result;
      break;
    case CompareOp.LT:
      if (size < sizeOther) result = allContainedIn(self, other);
      break;
    case CompareOp.LE:
      if (size <= sizeOther) result = allContainedIn(self, other);
      break;
    case CompareOp.GT:
      if (size > sizeOther) result = allContainedIn(other, self);
      break;
    default:
      if (size >= sizeOther) result = allContainedIn(other, self);
  }
  return result < 0 ? NULL : bool(result === 1);
}

// ---- set operators ----

type Update = (set: PyObject, other: PyObject) => number;

// A set of what `self` gives (either operand may be the view), changed by the other operand.
function viewOperator(update: Update): (self: PyObject, other: PyObject) => NewRef | Null {
  return (self, other) => {
    const result = PySet.new_(self);
    if (result === NULL || update(result, other) === 0) return result;
    decref(result);
    return NULL;
  };
}

function dictview_and(self: PyObject, other: PyObject): NewRef | Null {
  if (!isViewSet(self)) return dictview_and(other, self);
  const size = dictview_len(self);
  if (typeOf(other) === (T.set as number) && size <= PySet.size(other)) {
    return SetOperations.intersection(other, self);
  }
  if (isViewSet(other) && dictview_len(other) > size) return dictview_and(other, self);
  const result = PySet.new_();
  if (result === NULL) return NULL;
  const failed = forEachItem(other, (item) => {
    const found = contains(self, item);
    return found === 1 ? PySet.add(result, item) : found;
  });
  if (failed === 0) return result;
  decref(result);
  return NULL;
}

function dictview_isdisjoint(self: PyObject, other: PyObject): NewRef | Null {
  if (self === other) return bool(dictview_len(self) === 0);
  const size = dictview_len(self);
  let viewed = self;
  let walked = other;
  if ((PySet.checkAny(other) || isViewSet(other)) && PyObject_Size(other) > size) {
    viewed = other;
    walked = self;
  }
  const common = forEachItem(walked, (item) => PySequence_Contains(viewed, item));
  return common < 0 ? NULL : bool(common === 0);
}

// ---- repr ----

function dictview_repr(self: PyObject): NewRef | Null {
  if (Py_ReprEnter(self)) return PyUnicode.fromString("...");
  const list = PySequence_List(self);
  const writer = newWriter();
  writeJS(writer, `${PyErr.typeName(self)}(`);
  const ok = list !== NULL && writeRepr(writer, list);
  if (list !== NULL) decref(list);
  Py_ReprLeave(self);
  if (!ok) {
    discard(writer);
    return NULL;
  }
  writeJS(writer, ")");
  return finish(writer);
}

// ---- the types ----

const VIEW_SLOTS: TypeSlots = {
  tp_dealloc: dictview_dealloc,
  tp_repr: dictview_repr,
  sq_length: dictview_len,
};

const SET_SLOTS: TypeSlots = {
  ...VIEW_SLOTS,
  tp_richcompare: dictview_richcompare,
  tp_hash: PyObject_HashNotImplemented,
  nb_and: dictview_and,
  nb_or: viewOperator(SetOperations.update),
  nb_subtract: viewOperator(SetOperations.differenceUpdate),
  nb_xor: viewOperator(SetOperations.symmetricDifferenceUpdate),
};

interface ViewDef {
  readonly address: number;
  readonly name: string;
  readonly slots: TypeSlots;
  readonly reversed: (self: PyObject) => NewRef | Null;
  readonly isSet: boolean;
}

function defineView({ address, name, slots, reversed, isSet }: ViewDef): void {
  const methods = [
    method("__reversed__($self, /)", "An iterator over the dict's entries, the last one first.", reversed),
  ];
  if (isSet) {
    methods.push(
      method("isdisjoint($self, other, /)", "Has other nothing that this view has?", dictview_isdisjoint),
    );
  }
  defineType({
    address,
    name,
    layout: DictView,
    flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
    slots,
    methods,
    getset: [getset("mapping", "The dict, not to be changed through this.", dictview_mapping)],
  });
}

defineView({
  address: T.dict_keys,
  name: "dict_keys",
  slots: { ...SET_SLOTS, sq_contains: dictkeys_contains, tp_iter: (self) => newKeyIterator(dictOf(self)) },
  reversed: (self) => newReverseKeyIterator(dictOf(self)),
  isSet: true,
});
defineView({
  address: T.dict_items,
  name: "dict_items",
  slots: { ...SET_SLOTS, sq_contains: dictitems_contains, tp_iter: (self) => newItemIterator(dictOf(self)) },
  reversed: (self) => newReverseItemIterator(dictOf(self)),
  isSet: true,
});
defineView({
  address: T.dict_values,
  name: "dict_values",
  slots: { ...VIEW_SLOTS, tp_iter: (self) => newValueIterator(dictOf(self)) },
  reversed: (self) => newReverseValueIterator(dictOf(self)),
  isSet: false,
});
