/**
 * The module `_abc`: what abc.ABCMeta asks natively, for its speed. Mirrors CPython's Modules/_abc.c.
 *
 * Each abstract base class has an `_abc_impl`, an _abc_data with three sets of weak references to classes: those registered, and what
 * earlier questions found to be subclasses, and not to be. Registering anything anywhere may turn a no into a yes: it counts the
 * invalidation counter on, and a set of noes of an older count is emptied when it is next looked at.
 */

import { forEachItem } from "../abstract/iterator.js";
import {
  PyObject_GetAttr,
  PyObject_GetOptionalAttr,
  PyObject_IsTrue,
  PyObject_SetAttr,
} from "../abstract/object.js";
import { PyObject_IsSubclass } from "../abstract/subclass.js";
import { PyObject_CallMethodNoArgs, PyObject_CallMethodOneArg } from "../call/call.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { i32, ref, struct } from "../heap/struct.js";
import { ID } from "../identifiers.js";
import { INTERP } from "../interpreter.js";
import { func, method } from "../method-def.js";
import { allocObject, newBuiltin } from "../objects/builtin.js";
import * as PyDict from "../objects/dict.js";
import * as PyList from "../objects/list.js";
import * as PyLong from "../objects/long.js";
import { decref, incref, PyObjectHead, typeOf, xdecref } from "../objects/object.js";
import { isAbstract } from "../objects/property.js";
import * as PySet from "../objects/set.js";
import * as PyTuple from "../objects/tuple.js";
import { defineType, hasFlag, PyTypeObject, TypeFlags } from "../objects/type.js";
import { PyType_Modified, subclassesOf } from "../objects/type-object.js";
import { bool, False, None, NotImplemented, T, True } from "../objects/type-table.js";
import { getRef, newRef } from "../objects/weakref.js";
import { defineModule } from "./module-def.js";

const AbcData = struct("_abc_data", PyObjectHead, {
  registry: ref("set of weak references to the registered classes, or NULL"),
  cache: ref("set of weak references to known subclasses, or NULL"),
  negative_cache: ref("set of weak references to classes known to be none, or NULL"),
  negative_cache_version: i32("the invalidation counter when negative_cache was last right"),
});

type Sets = typeof AbcData.registry;

function abc_data_new(type: PyObject): NewRef | Null {
  return allocObject(AbcData, type);
}

defineType({
  address: T._abc_data,
  name: "_abc._abc_data",
  layout: AbcData,
  flags: TypeFlags.HAVE_GC,
  doc: "What an abstract base class knows of its virtual subclasses.",
  slots: { tp_new: abc_data_new },
});

const COUNTER = INTERP.abc_invalidation_counter >> 2;

function isType(op: PyObject): boolean {
  return hasFlag(typeOf(op), TypeFlags.TYPE_SUBCLASS);
}

/** The _abc_data of `cls`; NULL with an exception set. */
function implOf(cls: PyObject): NewRef | Null {
  const impl = PyObject_GetAttr(cls, ID._abc_impl);
  if (impl === NULL || typeOf(impl) === (T._abc_data as number)) return impl;
  decref(impl);
  return PyErr.setString(T.TypeError, "_abc_impl is set to a wrong type");
}

// ---- sets of weak references ----

// The callback of an entry, bound to a weak reference to its set: the class is gone.
function destroy(setRef: PyObject, entry: PyObject): NewRef | Null {
  const set = getRef(setRef);
  if (set === NULL) return None;
  const status = PySet.discard(set, entry);
  decref(set);
  return status < 0 ? NULL : None;
}

const DESTROY = method("_destroy($self, ref, /)", "Remove the entry of a class that is gone.", destroy);

function callbackFor(set: PyObject): NewRef | Null {
  const setRef = newRef(set, NULL);
  if (setRef === NULL) return NULL;
  const callback = newBuiltin(DESTROY, setRef, NULL);
  decref(setRef);
  return callback;
}

// 0 or -1.
function addTo(impl: PyObject, sets: Sets, cls: PyObject): number {
  if (sets.get(impl) === NULL) {
    const made = PySet.new_();
    if (made === NULL) return -1;
    sets.set(impl, made);
  }
  const set = sets.get(impl) as PyObject;
  const callback = callbackFor(set);
  const entry = callback === NULL ? NULL : newRef(cls, callback);
  const status = entry === NULL ? -1 : PySet.add(set, entry);
  xdecref(entry);
  xdecref(callback);
  return status;
}

// 1, 0 or -1.
function isIn(impl: PyObject, sets: Sets, cls: PyObject): number {
  const set = sets.get(impl);
  if (set === NULL || PySet.size(set) === 0) return 0;
  const entry = newRef(cls, NULL);
  if (entry === NULL) return PyErr.clearIf(T.TypeError) ? 0 : -1;
  const found = PySet.contains(set, entry);
  decref(entry);
  return found;
}

function clearSet(impl: PyObject, sets: Sets): void {
  const set = sets.get(impl);
  if (set !== NULL) PySet.clear(set);
}

/** The classes in a set that are still there. */
function classesIn(set: PyObject | Null): NewRef[] {
  const classes: NewRef[] = [];
  if (set === NULL) return classes;
  for (let i = PySet.next(set, 0); i >= 0; i = PySet.next(set, i + 1)) {
    const cls = getRef(PySet.keyAt(set, i));
    if (cls !== NULL) classes.push(cls);
  }
  return classes;
}

// ---- making an abstract base class ----

// Add the names in the class's own dict whose values are abstract.
function addOwnAbstracts(cls: PyObject, abstracts: PyObject): number {
  const dict = incref(PyTypeObject.tp_dict.get(cls) as PyObject);
  const items = PyDict.itemsList(dict);
  decref(dict);
  if (items === NULL) return -1;
  let status = 0;
  for (let i = 0; i < PyList.size(items) && status === 0; i++) {
    const pair = PyList.getItem(items, i);
    const abstract = isAbstract(PyTuple.getItem(pair, 1));
    status = abstract > 0 ? PySet.add(abstracts, PyTuple.getItem(pair, 0)) : abstract;
  }
  decref(items);
  return status;
}

// Add the abstract names of one base that still are.
function addInheritedAbstracts(cls: PyObject, base: PyObject, abstracts: PyObject): number {
  const names = PyObject_GetOptionalAttr(base, ID.__abstractmethods__);
  if (names === NULL) return PyErr.occurred() ? -1 : 0;
  const status = forEachItem(names, (name) => {
    const value = PyObject_GetOptionalAttr(cls, name);
    if (value === NULL) return PyErr.occurred() ? -1 : 0;
    const abstract = isAbstract(value);
    decref(value);
    return abstract > 0 ? PySet.add(abstracts, name) : abstract;
  });
  decref(names);
  return status;
}

function computeAbstractMethods(cls: PyObject): number {
  const abstracts = PySet.newEmpty(T.frozenset);
  if (abstracts === NULL) return -1;
  let status = addOwnAbstracts(cls, abstracts);
  const bases = incref(PyTypeObject.tp_bases.get(cls) as PyObject);
  for (let i = 0; i < PyTuple.size(bases) && status === 0; i++) {
    status = addInheritedAbstracts(cls, PyTuple.getItem(bases, i), abstracts);
  }
  decref(bases);
  if (status === 0) status = PyObject_SetAttr(cls, ID.__abstractmethods__, abstracts);
  decref(abstracts);
  return status;
}

const COLLECTION_FLAGS = TypeFlags.SEQUENCE | TypeFlags.MAPPING;

// `__abc_tpflags__` in the class body says that `match` is to take instances for sequences, or for mappings.
function takeCollectionFlag(cls: PyObject): number {
  const dict = PyTypeObject.tp_dict.get(cls) as PyObject;
  const value = PyDict.getItem(dict, ID.__abc_tpflags__);
  if (value === NULL || !PyLong.check(value)) return 0;
  const given = PyLong.asInt32(value);
  if (given === -1 && PyErr.occurred()) return -1;
  const flags = given & COLLECTION_FLAGS;
  if (flags === COLLECTION_FLAGS) {
    PyErr.setString(T.TypeError, "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
    return -1;
  }
  PyTypeObject.tp_flags.set(cls, PyTypeObject.tp_flags.get(cls) | flags);
  return PyDict.delItem(dict, ID.__abc_tpflags__);
}

function abc_init(cls: PyObject): NewRef | Null {
  if (computeAbstractMethods(cls) < 0) return NULL;
  const impl = abc_data_new(T._abc_data as number as PyObject);
  if (impl === NULL) return NULL;
  AbcData.negative_cache_version.set(impl, I32[COUNTER]);
  const status = PyObject_SetAttr(cls, ID._abc_impl, impl);
  decref(impl);
  return status < 0 || (isType(cls) && takeCollectionFlag(cls) < 0) ? NULL : None;
}

// ---- registering ----

// The flag goes to `cls` and its subclasses, but not to a type that cannot change, or has it.
function setCollectionFlag(cls: PyObject, flag: number): void {
  const flags = PyTypeObject.tp_flags.get(cls);
  if ((flags & TypeFlags.IMMUTABLETYPE) !== 0 || (flags & COLLECTION_FLAGS) === flag) return;
  PyTypeObject.tp_flags.set(cls, (flags & ~COLLECTION_FLAGS) | flag);
  PyType_Modified(cls);
  for (const subclass of subclassesOf(cls)) setCollectionFlag(subclass, flag);
}

function abc_register(self: PyObject, subclass: PyObject): NewRef | Null {
  if (!isType(subclass)) return PyErr.setString(T.TypeError, "Can only register classes");
  const already = PyObject_IsSubclass(subclass, self);
  if (already !== 0) return already < 0 ? NULL : incref(subclass);
  const inverse = PyObject_IsSubclass(self, subclass);
  if (inverse < 0) return NULL;
  if (inverse > 0) return PyErr.setString(T.RuntimeError, "Refusing to create an inheritance cycle");
  const impl = implOf(self);
  if (impl === NULL) return NULL;
  const status = addTo(impl, AbcData.registry, subclass);
  decref(impl);
  if (status < 0) return NULL;
  I32[COUNTER] += 1;
  const flag = isType(self) ? PyTypeObject.tp_flags.get(self) & COLLECTION_FLAGS : 0;
  if (flag !== 0) setCollectionFlag(subclass, flag);
  return incref(subclass);
}

// ---- questions ----

// Does the negative cache, if it is not out of date, know that `cls` is none? 1, 0 or -1.
function isKnownNot(impl: PyObject, cls: PyObject): number {
  return AbcData.negative_cache_version.get(impl) === I32[COUNTER]
    ? isIn(impl, AbcData.negative_cache, cls)
    : 0;
}

function askSubclassCheck(self: PyObject, cls: PyObject): NewRef | Null {
  return PyObject_CallMethodOneArg(self, ID.__subclasscheck__, cls);
}

function abc_instancecheck(self: PyObject, instance: PyObject): NewRef | Null {
  const impl = implOf(self);
  if (impl === NULL) return NULL;
  const subclass = PyObject_GetAttr(instance, ID.__class__);
  const result = subclass === NULL ? NULL : instanceCheck(self, impl, instance, subclass);
  xdecref(subclass);
  decref(impl);
  return result;
}

function instanceCheck(
  self: PyObject,
  impl: PyObject,
  instance: PyObject,
  subclass: PyObject,
): NewRef | Null {
  const known = isIn(impl, AbcData.cache, subclass);
  if (known !== 0) return known < 0 ? NULL : True;
  const subtype = typeOf(instance);
  if (subtype === subclass) {
    const knownNot = isKnownNot(impl, subclass);
    if (knownNot !== 0) return knownNot < 0 ? NULL : False;
    return askSubclassCheck(self, subclass);
  }
  const result = askSubclassCheck(self, subclass);
  const truth = result === NULL ? -1 : PyObject_IsTrue(result);
  if (truth > 0) return result;
  xdecref(result);
  return truth < 0 ? NULL : askSubclassCheck(self, subtype);
}

function abc_subclasscheck(self: PyObject, subclass: PyObject): NewRef | Null {
  if (!isType(subclass)) return PyErr.setString(T.TypeError, "issubclass() arg 1 must be a class");
  const impl = implOf(self);
  if (impl === NULL) return NULL;
  const answer = subclassCheck(self, impl, subclass);
  decref(impl);
  return answer < 0 ? NULL : bool(answer === 1);
}

function subclassCheck(self: PyObject, impl: PyObject, subclass: PyObject): number {
  const known = isIn(impl, AbcData.cache, subclass);
  if (known !== 0) return known;
  if (AbcData.negative_cache_version.get(impl) !== I32[COUNTER]) {
    clearSet(impl, AbcData.negative_cache);
    AbcData.negative_cache_version.set(impl, I32[COUNTER]);
  } else {
    const knownNot = isIn(impl, AbcData.negative_cache, subclass);
    if (knownNot !== 0) return knownNot < 0 ? -1 : 0;
  }
  const answer = findOut(self, impl, subclass);
  if (answer < 0) return -1;
  if (answer === REGISTERED) return 1;
  const sets = answer === 1 ? AbcData.cache : AbcData.negative_cache;
  return addTo(impl, sets, subclass) < 0 ? -1 : answer;
}

// The hook is asked first, then the MRO, the registry, and the subclasses of `self`.
function findOut(self: PyObject, impl: PyObject, subclass: PyObject): number {
  const hooked = askHook(self, subclass);
  if (hooked !== UNDECIDED) return hooked;
  const mro = PyTypeObject.tp_mro.get(subclass);
  for (let i = 0; mro !== NULL && i < PyTuple.size(mro); i++) if (PyTuple.getItem(mro, i) === self) return 1;
  const listed = isIn(impl, AbcData.registry, subclass);
  if (listed !== 0) return listed < 0 ? -1 : REGISTERED;
  const registered = isSubclassOfAny(subclass, classesIn(AbcData.registry.get(impl)));
  return registered !== 0 ? registered : isBelowSubclasses(self, subclass);
}

// Answers beside yes, no and -1.
const UNDECIDED = 2;
const REGISTERED = 3; // itself, which need not be cached

function askHook(self: PyObject, subclass: PyObject): number {
  const answer = PyObject_CallMethodOneArg(self, ID.__subclasshook__, subclass);
  if (answer === NULL) return -1;
  decref(answer);
  if (answer === True) return 1;
  if (answer === False) return 0;
  if (answer === NotImplemented) return UNDECIDED;
  PyErr.setString(T.AssertionError, "__subclasshook__ must return either False, True, or NotImplemented");
  return -1;
}

// Gives the references up. 1, 0 or -1.
function isSubclassOfAny(subclass: PyObject, classes: readonly NewRef[]): number {
  let answer = 0;
  for (const cls of classes) {
    if (answer === 0) answer = PyObject_IsSubclass(subclass, cls);
    decref(cls);
  }
  return answer;
}

function isBelowSubclasses(self: PyObject, subclass: PyObject): number {
  const subclasses = PyObject_CallMethodNoArgs(self, ID.__subclasses__);
  if (subclasses === NULL) return -1;
  let answer = 0;
  if (typeOf(subclasses) !== (T.list as number)) {
    PyErr.setString(T.TypeError, "__subclasses__() must return a list");
    answer = -1;
  }
  for (let i = 0; answer === 0 && i < PyList.size(subclasses); i++) {
    answer = PyObject_IsSubclass(subclass, PyList.getItem(subclasses, i));
  }
  decref(subclasses);
  return answer;
}

// ---- debugging ----

function abc_get_cache_token(): NewRef | Null {
  return PyLong.fromNumber(I32[COUNTER]);
}

function abc_reset_registry(self: PyObject): NewRef | Null {
  const impl = implOf(self);
  if (impl === NULL) return NULL;
  clearSet(impl, AbcData.registry);
  decref(impl);
  return None;
}

function abc_reset_caches(self: PyObject): NewRef | Null {
  const impl = implOf(self);
  if (impl === NULL) return NULL;
  clearSet(impl, AbcData.cache);
  clearSet(impl, AbcData.negative_cache);
  decref(impl);
  return None;
}

function abc_get_dump(self: PyObject): NewRef | Null {
  const impl = implOf(self);
  if (impl === NULL) return NULL;
  const parts: (NewRef | Null)[] = [AbcData.registry, AbcData.cache, AbcData.negative_cache].map((sets) =>
    PySet.new_(sets.get(impl)),
  );
  parts.push(PyLong.fromNumber(AbcData.negative_cache_version.get(impl)));
  decref(impl);
  const complete = parts.every((part) => part !== NULL);
  const dump = complete ? PyTuple.pack(...(parts as NewRef[])) : NULL;
  for (const part of parts) xdecref(part);
  return dump;
}

defineModule({
  name: "_abc",
  doc: "What abc.ABCMeta is built on.",
  functions: [
    func(
      "get_cache_token($module, /)",
      "A number that changes with every register() of any ABC.",
      abc_get_cache_token,
    ),
    func("_abc_init($module, self, /)", "Prepare a new class.", abc_init),
    func("_reset_registry($module, self, /)", "Forget the registered classes of self.", abc_reset_registry),
    func(
      "_reset_caches($module, self, /)",
      "Forget what was found out about subclasses of self.",
      abc_reset_caches,
    ),
    func(
      "_get_dump($module, self, /)",
      "Copies of registry, cache and negative cache, and its version.",
      abc_get_dump,
    ),
    func(
      "_abc_register($module, self, subclass, /)",
      "Make subclass a virtual subclass of self.",
      abc_register,
    ),
    func("_abc_instancecheck($module, self, instance, /)", "isinstance(instance, self).", abc_instancecheck),
    func("_abc_subclasscheck($module, self, subclass, /)", "issubclass(subclass, self).", abc_subclasscheck),
  ],
});
