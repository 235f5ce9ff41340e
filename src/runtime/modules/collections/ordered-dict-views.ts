/** Iterators over an OrderedDict, and its views. Mirrors the odictiterobject and the views of CPython's Objects/odictobject.c. */
import { PySelf } from "../../abstract/object.js";
import { PySequence_List } from "../../abstract/sequence.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { i32, ref, struct } from "../../heap/struct.js";
import { method } from "../../method-def.js";
import { allocObject } from "../../objects/builtin.js";
import * as PyDict from "../../objects/dict.js";
import { DictView } from "../../objects/dict-views.js";
import { clearRef, decref, incref, PyObjectHead } from "../../objects/object.js";
import { reduceToSteal } from "../../objects/reduce-iterators.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { T } from "../../objects/type-table.js";
import { firstEntry, OrderedDict } from "./ordered-dict.js";

/** What an iterator gives. */
export const enum OdictIter {
  KEYS = 0,
  VALUES = 1,
  ITEMS = 2,
}

const OdictIterator = struct("odict_iterator", PyObjectHead, {
  di_odict: ref("the dict, or NULL when exhausted"),
  di_pos: i32("number of the next entry, or -1"),
  di_state: i32("od_state when the iterator was made"),
  di_size: i32("its length then"),
  kind: i32("OdictIter"),
  reversed: i32("1: backwards"),
});

const I = OdictIterator;

/** An iterator over an OrderedDict. */
export function newOdictIterator(od: PyObject, kind: OdictIter, reversed = false): NewRef | Null {
  const op = allocObject(I, T.odict_iterator);
  if (op === NULL) return NULL;
  const empty = PyDict.size(od) === 0;
  I.di_odict.set(op, incref(od));
  I.di_pos.set(op, empty ? -1 : reversed ? PyDict.previous(od, PyDict.entryCount(od)) : firstEntry(od));
  I.di_state.set(op, OrderedDict.od_state.get(od));
  I.di_size.set(op, PyDict.size(od));
  I.kind.set(op, kind);
  I.reversed.set(op, reversed ? 1 : 0);
  return op;
}

function odictiter_next(self: PyObject): NewRef | Null {
  const od = I.di_odict.get(self);
  if (od === NULL) return NULL;
  if (I.di_state.get(self) !== OrderedDict.od_state.get(od)) return stop(self, "mutated");
  if (I.di_size.get(self) !== PyDict.size(od)) return stop(self, "changed size");
  const ix = I.di_pos.get(self);
  if (ix < 0) {
    clearRef(self, I.di_odict);
    return NULL;
  }
  I.di_pos.set(self, I.reversed.get(self) !== 0 ? PyDict.previous(od, ix - 1) : PyDict.next(od, ix + 1));
  const key = PyDict.keyAt(od, ix);
  const value = PyDict.valueAt(od, ix);
  const kind = I.kind.get(self);
  if (kind === OdictIter.ITEMS) return PyTuple.pack(key, value);
  return incref(kind === OdictIter.KEYS ? key : value);
}

function stop(self: PyObject, what: string): Null {
  clearRef(self, I.di_odict);
  return PyErr.setString(T.RuntimeError, `OrderedDict ${what} during iteration`);
}

// (iter, ([what is left],)); the iterator itself is not moved.
function odictiter_reduce(self: PyObject): NewRef | Null {
  const copy = allocObject(I, T.odict_iterator);
  if (copy === NULL) return NULL;
  for (const field of [I.di_pos, I.di_state, I.di_size, I.kind, I.reversed]) field.set(copy, field.get(self));
  const od = I.di_odict.get(self);
  I.di_odict.set(copy, od === NULL ? NULL : incref(od));
  const list = PySequence_List(copy);
  decref(copy);
  return reduceToSteal("iter", list);
}

defineType({
  address: T.odict_iterator,
  name: "odict_iterator",
  layout: I,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  slots: { tp_iter: PySelf, tp_iternext: odictiter_next },
  methods: [method("__reduce__($self, /)", "How pickle rebuilds it.", odictiter_reduce)],
});

function dictOf(view: PyObject): PyObject {
  return DictView.dv_dict.get(view) as PyObject;
}

function defineView(address: number, name: string, base: number, kind: OdictIter): void {
  defineType({
    address,
    name,
    base,
    layout: DictView,
    flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
    slots: { tp_iter: (self) => newOdictIterator(dictOf(self), kind) },
    methods: [
      method("__reversed__($self, /)", "An iterator that begins at the end.", (self: PyObject) =>
        newOdictIterator(dictOf(self), kind, true),
      ),
    ],
  });
}

defineView(T.odict_keys, "odict_keys", T.dict_keys, OdictIter.KEYS);
defineView(T.odict_values, "odict_values", T.dict_values, OdictIter.VALUES);
defineView(T.odict_items, "odict_items", T.dict_items, OdictIter.ITEMS);
