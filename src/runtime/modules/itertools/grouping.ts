/** groupby, and the iterators over its groups. Both share the underlying iterator: when groupby moves on, the group before ends. */
import { CompareOp, PyIter_Next, PyObject_RichCompareBool, PySelf } from "../../abstract/object.js";
import { PyObject_CallOneArg } from "../../call/call.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { borrowed, ref, struct } from "../../heap/struct.js";
import { allocObject } from "../../objects/builtin.js";
import { clearRef, decref, incref, PyObjectHead, setRefSteal } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { S, T } from "../../objects/type-table.js";
import { bind, defineIterator, iterOf, makeSteal } from "./support.js";

const GroupBy = struct("groupby", PyObjectHead, {
  it: ref("the iterator"),
  keyfunc: ref("what gives the key of an item; None: the item"),
  tgtkey: ref("key of the current group, or NULL"),
  currkey: ref("key of the current item, or NULL"),
  currvalue: ref("the current item, or NULL when it was given"),
  currgrouper: borrowed("the iterator over the current group, or NULL; only compared with"),
});

const Grouper = struct("_grouper", PyObjectHead, {
  parent: ref("the groupby"),
  tgtkey: ref("key of the group"),
});

const G = GroupBy;

function groupby_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const values = bind(type, T.groupby, "groupby(iterable, key=None)", args, nargs, kwnames);
  if (values === null) return NULL;
  return makeSteal(type, [
    [G.it, iterOf(values[0]!)],
    [G.keyfunc, incref(values[1] as PyObject)],
  ]);
}

// Read the next item and its key: 0, or -1 at the end or with an exception set.
function step(self: PyObject): number {
  const item = PyIter_Next(G.it.get(self) as PyObject);
  if (item === NULL) return -1;
  const keyfunc = G.keyfunc.get(self) as PyObject;
  const key = keyfunc === (S.None as number) ? incref(item) : PyObject_CallOneArg(keyfunc, item);
  if (key === NULL) {
    decref(item);
    return -1;
  }
  setRefSteal(self, G.currvalue, item);
  setRefSteal(self, G.currkey, key);
  return 0;
}

// Is the current key that of the group `target`? 1, 0 or -1.
function sameKey(self: PyObject, target: PyObject): number {
  const wanted = incref(target);
  const key = incref(G.currkey.get(self) as PyObject);
  const equal = PyObject_RichCompareBool(wanted, key, CompareOp.EQ);
  decref(wanted);
  decref(key);
  return equal;
}

function groupby_next(self: PyObject): NewRef | Null {
  G.currgrouper.set(self, NULL);
  // Over what is left of the current group.
  for (;;) {
    if (G.currkey.get(self) !== NULL) {
      const target = G.tgtkey.get(self);
      if (target === NULL) break;
      const equal = sameKey(self, target);
      if (equal < 0) return NULL;
      if (equal === 0) break;
    }
    if (step(self) < 0) return NULL;
  }
  const key = G.currkey.get(self) as PyObject;
  setRefSteal(self, G.tgtkey, incref(key));
  const grouper = newGrouper(self, key);
  if (grouper === NULL) return NULL;
  const result = PyTuple.pack(G.currkey.get(self) as PyObject, grouper);
  decref(grouper);
  return result;
}

defineIterator({
  address: T.groupby,
  name: "groupby",
  layout: GroupBy,
  doc: "groupby(iterable, key=None)\n--\n\nAn iterator over pairs: a key, and an iterator over the items that follow each other and have that key.",
  new_: groupby_new,
  next: groupby_next,
});

// ---- the groups ----

function newGrouper(parent: PyObject, key: PyObject): NewRef | Null {
  const op = allocObject(Grouper, T._grouper);
  if (op === NULL) return NULL;
  Grouper.parent.set(op, incref(parent));
  Grouper.tgtkey.set(op, incref(key));
  G.currgrouper.set(parent, op);
  return op;
}

function grouper_next(self: PyObject): NewRef | Null {
  const parent = Grouper.parent.get(self) as PyObject;
  if (G.currgrouper.get(parent) !== self) return NULL;
  if (G.currvalue.get(parent) === NULL && step(parent) < 0) return NULL;
  const equal = sameKey(parent, Grouper.tgtkey.get(self) as PyObject);
  if (equal <= 0) return NULL;
  const value = G.currvalue.get(parent) as NewRef | Null;
  G.currvalue.set(parent, NULL);
  clearRef(parent, G.currkey);
  return value;
}

defineType({
  address: T._grouper,
  name: "itertools._grouper",
  layout: Grouper,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  slots: { tp_iter: PySelf, tp_iternext: grouper_next },
});
