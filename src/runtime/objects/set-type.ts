/**
 * The types set and frozenset, and their iterator: methods and slots. Mirrors the end of CPython's Objects/setobject.c.
 */
import { PyObject_HashNotImplemented, PySelf } from "../abstract/object.js";
import { Py_ReprEnter, Py_ReprLeave } from "../abstract/recursion.js";
import { PySequence_List } from "../abstract/sequence.js";
import * as PyErr from "../errors.js";
import { PyObject_Free, PyObject_Malloc } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { i32 as i32Field, ref, struct } from "../heap/struct.js";
import { type MethodDef, method } from "../method-def.js";
import { classGetItemMethod } from "./class-getitem.js";
import { PyType_GenericAlloc } from "./instance.js";
import { CONTAINER_ITERATOR } from "./iterator-pickling.js";
import { argument, checkPositional, noKeywords } from "./iterators-args.js";
import { writeRepr } from "./list-repr.js";
import { decref, incref, PyObjectHead, typeOf, xdecref } from "./object.js";
import { objectState } from "./object-state.js";
import * as PySet from "./set.js";
import { checkAny, SetObject, size } from "./set.js";
import * as Operations from "./set-operations.js";
import * as PyTuple from "./tuple.js";
import { defineType, PyTypeObject, SLOT, TypeFlags } from "./type.js";
import { bool, None, NotImplemented, T } from "./type-table.js";
import { discard, finish, newWriter, writeJS } from "./unicode/writer.js";
import * as PyUnicode from "./unicode.js";

// ---- construction ----

function alloc(type: PyObject): NewRef | Null {
  if (type === (T.set as number) || type === (T.frozenset as number)) return PySet.newEmpty(type);
  const op = PyType_GenericAlloc(type, 0);
  if (op !== NULL) PySet.initEmpty(op);
  return op;
}

const TP_INIT = SLOT.tp_init;

function set_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  const ownInit = I32[(typeOf(self) >> 2) + TP_INIT] !== I32[(T.set >> 2) + TP_INIT];
  if (!ownInit && !noKeywords("set", kwnames)) return -1;
  if (!checkPositional("set", nargs, 0, 1)) return -1;
  PySet.clear(self);
  return nargs === 0 ? 0 : Operations.update(self, argument(args, 0));
}

function frozenset_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const exact = type === (T.frozenset as number);
  const ownInit = I32[(type >> 2) + TP_INIT] !== I32[(T.frozenset >> 2) + TP_INIT];
  if ((exact || !ownInit) && !noKeywords("frozenset", kwnames)) return NULL;
  if (!checkPositional("frozenset", nargs, 0, 1)) return NULL;
  if (exact && nargs === 1 && typeOf(argument(args, 0)) === type) return incref(argument(args, 0));
  const op = alloc(type);
  if (op === NULL || nargs === 0 || Operations.update(op, argument(args, 0)) === 0) return op;
  decref(op);
  return NULL;
}

// ---- keys ----

/**
 * Call `body` with the key; when that fails because the key is a set, again with a frozenset of it, since a set may be
 * looked up by content. @mayRunPython
 */
function withKey(key: PyObject, body: (key: PyObject) => number): number {
  const result = body(key);
  if (result >= 0 || !PySet.check(key) || !PyErr.exceptionMatches(T.TypeError)) return result;
  PyErr.clear();
  const frozen = Operations.fromIterable(T.frozenset, key);
  if (frozen === NULL) return -1;
  const again = body(frozen);
  decref(frozen);
  return again;
}

function set_contains(self: PyObject, key: PyObject): number {
  return withKey(key, (k) => PySet.contains(self, k));
}

function set_add(self: PyObject, key: PyObject): NewRef | Null {
  return PySet.add(self, key) < 0 ? NULL : None;
}

function set_remove(self: PyObject, key: PyObject): NewRef | Null {
  const removed = withKey(key, (k) => PySet.discard(self, k));
  if (removed === 0) return PyErr.setKeyError(key);
  return removed < 0 ? NULL : None;
}

function set_discard(self: PyObject, key: PyObject): NewRef | Null {
  return withKey(key, (k) => PySet.discard(self, k)) < 0 ? NULL : None;
}

function set_clear(self: PyObject): NewRef {
  PySet.clear(self);
  return None;
}

// ---- operators: both operands must be sets ----

type Operation = (set: PyObject, other: PyObject) => NewRef | Null;
type InPlace = (set: PyObject, other: PyObject) => number;

function operator(operation: Operation): Operation {
  return (left, right) => (checkAny(left) && checkAny(right) ? operation(left, right) : NotImplemented);
}

function inPlaceOperator(operation: InPlace): Operation {
  return (self, other) => {
    if (!checkAny(other)) return NotImplemented;
    return operation(self, other) < 0 ? NULL : incref(self);
  };
}

function union(left: PyObject, right: PyObject): NewRef | Null {
  const result = Operations.copy(left);
  if (result === NULL || left === right || Operations.update(result, right) === 0) return result;
  decref(result);
  return NULL;
}

// ---- methods of several others ----

/** `set.union(*others)` and the like: a copy, changed by each of the others in turn. */
function changedCopy(operation: InPlace): (self: PyObject, args: number, nargs: number) => NewRef | Null {
  return (self, args, nargs) => {
    const result = Operations.copy(self);
    for (let i = 0; result !== NULL && i < nargs; i++) {
      if (operation(result, argument(args, i)) < 0) {
        decref(result);
        return NULL;
      }
    }
    return result;
  };
}

function set_difference(self: PyObject, args: number, nargs: number): NewRef | Null {
  if (nargs === 0) return Operations.copy(self);
  let result = Operations.difference(self, argument(args, 0));
  for (let i = 1; result !== NULL && i < nargs; i++) {
    if (Operations.differenceUpdate(result, argument(args, i)) < 0) {
      decref(result);
      result = NULL;
    }
  }
  return result;
}

function set_intersection(self: PyObject, args: number, nargs: number): NewRef | Null {
  if (nargs === 0) return Operations.copy(self);
  let result: NewRef | Null = incref(self);
  for (let i = 0; result !== NULL && i < nargs; i++) {
    const narrower: NewRef | Null = Operations.intersection(result, argument(args, i));
    decref(result);
    result = narrower;
  }
  return result;
}

function set_intersection_update(self: PyObject, args: number, nargs: number): NewRef | Null {
  const result = set_intersection(self, args, nargs);
  if (result === NULL) return NULL;
  PySet.swapBodies(self, result);
  decref(result);
  return None;
}

/** `set.update(*others)` and the like. */
function changeSelf(operation: InPlace): (self: PyObject, args: number, nargs: number) => NewRef | Null {
  return (self, args, nargs) => {
    for (let i = 0; i < nargs; i++) if (operation(self, argument(args, i)) < 0) return NULL;
    return None;
  };
}

function set_symmetric_difference_update(self: PyObject, other: PyObject): NewRef | Null {
  return Operations.symmetricDifferenceUpdate(self, other) < 0 ? NULL : None;
}

function predicate(test: InPlace): Operation {
  return (self, other) => {
    const result = test(self, other);
    return result < 0 ? NULL : bool(result === 1);
  };
}

function set_copy(self: PyObject): NewRef | Null {
  return typeOf(self) === (T.frozenset as number) ? incref(self) : Operations.copy(self);
}

function set_sizeof(self: PyObject): NewRef {
  return smallInt(PyTypeObject.tp_basicsize.get(typeOf(self)) + PySet.tableBytes(self));
}

function set_reduce(self: PyObject): NewRef | Null {
  const list = PySequence_List(self);
  if (list === NULL) return NULL;
  const args = PyTuple.pack(list);
  decref(list);
  const state = args === NULL ? NULL : objectState(self);
  const result = args === NULL || state === NULL ? NULL : PyTuple.pack(typeOf(self), args, state);
  xdecref(args);
  xdecref(state);
  return result;
}

// ---- repr ----

function set_repr(self: PyObject): NewRef | Null {
  const name = PyErr.typeName(self);
  if (Py_ReprEnter(self)) return PyUnicode.fromString(`${name}(...)`);
  if (size(self) === 0) {
    Py_ReprLeave(self);
    return PyUnicode.fromString(`${name}()`);
  }
  const writer = newWriter();
  const plain = typeOf(self) === (T.set as number);
  writeJS(writer, plain ? "{" : `${name}({`);
  const ok = writeKeys(self, writer);
  Py_ReprLeave(self);
  if (!ok) {
    discard(writer);
    return NULL;
  }
  writeJS(writer, plain ? "}" : "})");
  return finish(writer);
}

// From a list of the keys, since a repr may change the set.
function writeKeys(self: PyObject, writer: ReturnType<typeof newWriter>): boolean {
  const keys = PySequence_List(self);
  if (keys === NULL) return false;
  let ok = true;
  const count = I32[(keys >> 2) + 2];
  for (let i = 0; ok && i < count; i++) {
    if (i > 0) writeJS(writer, ", ");
    ok = writeRepr(writer, I32[(I32[(keys >> 2) + 3] >> 2) + i] as PyObject);
  }
  decref(keys);
  return ok;
}

// ---- the iterator ----

export const SetIterator = struct("set_iterator", PyObjectHead, {
  si_set: ref("the set, or NULL when exhausted"),
  si_used: i32Field("keys that the set had when the iterator was made; -1: the set has changed"),
  si_pos: i32Field("number of the next entry"),
  len: i32Field("keys that are still to come"),
});

/** `iter(set)`. */
export function newSetIterator(set: PyObject): NewRef | Null {
  const op = PyObject_Malloc(SetIterator.SIZE);
  if (op === 0) return PyErr.noMemory();
  const w = op >> 2;
  I32[w] = 1;
  I32[w + 1] = T.set_iterator;
  I32[w + 2] = incref(set);
  I32[w + 3] = I32[w + 5] = size(set);
  I32[w + 4] = 0;
  return op as NewRef;
}

function setiter_next(self: PyObject): NewRef | Null {
  const w = self >> 2;
  const set = I32[w + 2] as NewRef | Null;
  if (set === NULL) return NULL;
  if (I32[w + 3] !== size(set)) {
    I32[w + 3] = -1;
    return PyErr.setString(T.RuntimeError, "Set changed size during iteration");
  }
  const i = PySet.next(set, I32[w + 4]);
  if (i < 0) {
    I32[w + 2] = 0;
    decref(set);
    return NULL;
  }
  I32[w + 4] = i + 1;
  I32[w + 5] -= 1;
  return incref(PySet.keyAt(set, i));
}

function setiter_dealloc(op: number): void {
  const set = I32[(op >> 2) + 2];
  if (set !== 0) decref(set as NewRef);
  PyObject_Free(op);
}

function setiter_length_hint(self: PyObject): NewRef {
  const w = self >> 2;
  const set = I32[w + 2] as PyObject;
  return smallInt(set !== NULL && I32[w + 3] === size(set) ? I32[w + 5] : 0);
}

defineType({
  address: T.set_iterator,
  name: "set_iterator",
  layout: SetIterator,
  flags: TypeFlags.HAVE_GC,
  slots: { tp_dealloc: setiter_dealloc, tp_iter: PySelf, tp_iternext: setiter_next },
  methods: [
    method("__length_hint__($self, /)", "How many items are left, as far as is known.", setiter_length_hint),
    CONTAINER_ITERATOR,
  ],
});

// ---- the types ----

const SHARED_METHODS: readonly MethodDef[] = [
  classGetItemMethod(),
  method("copy($self, /)", "A set with the same items.", set_copy),
  method("difference($self, /, *others)", "The items that are in none of the others.", set_difference),
  method("intersection($self, /, *others)", "The items that are in all of the others.", set_intersection),
  method("isdisjoint($self, other, /)", "Has other no item of this set?", predicate(Operations.isDisjoint)),
  method("issubset($self, other, /)", "Has other all items of this set?", predicate(Operations.isSubset)),
  method("issuperset($self, other, /)", "Has this set all items of other?", predicate(Operations.isSuperset)),
  method(
    "symmetric_difference($self, other, /)",
    "The items that are in one of the two sets and not in the other.",
    Operations.symmetricDifference,
  ),
  method(
    "union($self, /, *others)",
    "The items of this set and of all the others.",
    changedCopy(Operations.update),
  ),
  method("__reduce__($self, /)", "What pickle makes of it.", set_reduce),
  method("__sizeof__($self, /)", "Bytes that the set takes.", set_sizeof),
];

const SHARED_SLOTS = {
  tp_dealloc: PySet.set_dealloc,
  tp_traverse: PySet.set_traverse,
  tp_clear: PySet.clear,
  tp_repr: set_repr,
  tp_richcompare: Operations.set_richcompare,
  tp_iter: newSetIterator,
  nb_subtract: operator(Operations.difference),
  nb_and: operator(Operations.intersection),
  nb_xor: operator(Operations.symmetricDifference),
  nb_or: operator(union),
  sq_length: size,
  sq_contains: set_contains,
};

defineType({
  address: T.set,
  name: "set",
  layout: SetObject,
  weaklistField: "weaklist",
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
  doc: "set(iterable=(), /)\n--\n\nA collection of different items, in no order.",
  slots: {
    ...SHARED_SLOTS,
    tp_new: alloc,
    tp_init: set_init,
    tp_hash: PyObject_HashNotImplemented,
    nb_inplace_subtract: inPlaceOperator(Operations.differenceUpdate),
    nb_inplace_and: inPlaceOperator(Operations.intersectionUpdate),
    nb_inplace_xor: inPlaceOperator(Operations.symmetricDifferenceUpdate),
    nb_inplace_or: inPlaceOperator(Operations.update),
  },
  methods: [
    ...SHARED_METHODS,
    method("add($self, object, /)", "Add object, unless it is there already.", set_add),
    method("clear($self, /)", "Remove all items.", set_clear),
    method("discard($self, object, /)", "Remove object, if it is there.", set_discard),
    method(
      "difference_update($self, /, *others)",
      "Remove the items of the others.",
      changeSelf(Operations.differenceUpdate),
    ),
    method(
      "intersection_update($self, /, *others)",
      "Remove what is not in all of the others.",
      set_intersection_update,
    ),
    method("pop($self, /)", "Take any item out and give it.\n\nKeyError when there is none.", PySet.pop),
    method("remove($self, object, /)", "Remove object.\n\nKeyError when it is not there.", set_remove),
    method(
      "symmetric_difference_update($self, other, /)",
      "Keep what is in one of the two sets and not in the other.",
      set_symmetric_difference_update,
    ),
    method("update($self, /, *others)", "Add the items of the others.", changeSelf(Operations.update)),
  ],
});

defineType({
  address: T.frozenset,
  name: "frozenset",
  layout: SetObject,
  weaklistField: "weaklist",
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
  doc: "frozenset(iterable=(), /)\n--\n\nA set that does not change, and so can be hashed.",
  slots: { ...SHARED_SLOTS, tp_new: frozenset_new, tp_hash: PySet.frozensetHash },
  methods: SHARED_METHODS,
});
