/**
 * Making classes: `type.__new__`, which is what a class statement ends in. Mirrors type_new and its helpers in CPython's
 * Objects/typeobject.c.
 *
 * Order, as CPython's: metaclass, bases, layout with `__slots__`, the type object and its dict, descriptors, MRO, slots; then the
 * calls that may run Python code: `__set_name__`, `__init_subclass__`.
 */
import { PyObject_GetOptionalAttr } from "../abstract/attributes.js";
import * as PyErr from "../errors.js";
import { currentFrame, F } from "../frame-record.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { getset, member } from "../method-def.js";
import { FN, native } from "../native.js";
import * as PyCell from "./cell.js";
import { isNativeCode } from "./code.js";
import * as PyDescr from "./descriptors.js";
import * as PyDict from "./dict.js";
import { PyObject_GetDict, PyType_GenericAlloc, setDictSteal } from "./instance.js";
import { subtype_clear, subtype_dealloc, subtype_traverse } from "./instance-dealloc.js";
import { decref, incref, typeOf, xincref } from "./object.js";
import * as PyProperty from "./property.js";
import * as PyTuple from "./tuple.js";
import { hasFlag, PyTypeObject, TypeFlags } from "./type.js";
import { callInitSubclass, callSetNames } from "./type-hooks.js";
import { layOut } from "./type-layout.js";
import { bestBase, computeTypeMro, tupleItems } from "./type-mro.js";
import { type ClassSlots, readSlots } from "./type-new-slots.js";
import { addSubclass, PyType_IsSubtype } from "./type-object.js";
import { readySlots } from "./type-slots.js";
import { None, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

const TYPE = PyTypeObject;

function typeError(message: string): Null {
  return PyErr.setString(T.TypeError, message);
}

// ---- metaclass and bases ----

/**
 * The most derived of `metatype` and the types of `bases`, borrowed; NULL with TypeError set when there is none
 * (_PyType_CalculateMetaclass).
 */
export function _PyType_CalculateMetaclass(metatype: PyObject, bases: PyObject): PyObject | Null {
  let winner = metatype;
  for (const base of tupleItems(bases)) {
    const type = typeOf(base);
    if (PyType_IsSubtype(winner, type)) continue;
    if (PyType_IsSubtype(type, winner)) winner = type;
    else {
      return typeError(
        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass " +
          "of the metaclasses of all its bases",
      );
    }
  }
  return winner;
}

// The tuple of bases with `object` for none; NULL with an exception set.
function basesOrObject(bases: PyObject): NewRef | Null {
  return PyTuple.size(bases) === 0 ? PyTuple.pack(T.object as number as PyObject) : incref(bases);
}

/** Is there a base that is no class and has `__mro_entries__`, which only a class statement asks? With an exception set. */
function replacesItself(bases: PyObject): boolean {
  for (const base of tupleItems(bases)) {
    if (hasFlag(typeOf(base), TypeFlags.TYPE_SUBCLASS)) continue;
    const entries = PyObject_GetOptionalAttr(base, ID.__mro_entries__);
    if (entries !== NULL) {
      decref(entries);
      typeError("type() doesn't support MRO entry resolution; use types.new_class()");
      return true;
    }
    if (PyErr.occurred()) return true;
  }
  return false;
}

function checkArguments(args: readonly PyObject[]): boolean {
  const kinds = [
    [TypeFlags.UNICODE_SUBCLASS, "str"],
    [TypeFlags.TUPLE_SUBCLASS, "tuple"],
    [TypeFlags.DICT_SUBCLASS, "dict"],
  ] as const;
  if (args.length !== 3) {
    typeError(`type.__new__() takes exactly 3 arguments (${args.length} given)`);
    return false;
  }
  for (let i = 0; i < 3; i++) {
    if (hasFlag(typeOf(args[i]!), kinds[i]![0])) continue;
    typeError(`type.__new__() argument ${i + 1} must be ${kinds[i]![1]}, not ${PyErr.typeName(args[i]!)}`);
    return false;
  }
  return true;
}

/** `type.__new__(metatype, name, bases, namespace, **kwds)`. @mayRunPython */
export function type_new(
  metatype: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const words = Array.from({ length: nargs }, (_, i) => I32[(args >> 2) + i] as PyObject);
  if (!checkArguments(words)) return NULL;
  const [name, bases, namespace] = words as [PyObject, PyObject, PyObject];
  if (replacesItself(bases)) return NULL;
  const winner = _PyType_CalculateMetaclass(metatype, bases);
  if (winner === NULL) return NULL;
  if (winner !== metatype && TYPE.tp_new.get(winner) !== native(type_new)) {
    return FN[TYPE.tp_new.get(winner)](winner, args, nargs, kwnames);
  }
  const allBases = basesOrObject(bases);
  if (allBases === NULL) return NULL;
  const base = bestBase(tupleItems(allBases));
  const type = base === NULL ? NULL : newClass(winner, name, allBases, base, namespace);
  decref(allBases);
  if (type === NULL) return NULL;
  if (callSetNames(type) === 0 && callInitSubclass(type, args + nargs * 4, kwnames) === 0) return type;
  decref(type);
  return NULL;
}

// ---- the type object ----

function newClass(
  metatype: PyObject,
  name: PyObject,
  bases: PyObject,
  base: PyObject,
  namespace: PyObject,
): NewRef | Null {
  if (PyUnicode.asString(name).includes("\0")) {
    return PyErr.setString(T.ValueError, "type name must not contain null characters");
  }
  const dict = PyDict.copy(namespace);
  if (dict === NULL) return NULL;
  const slots = readSlots(name, base, tupleItems(bases), dict);
  if (slots === null) {
    decref(dict);
    return NULL;
  }
  const type = PyType_GenericAlloc(metatype, 0);
  if (type === NULL) {
    if (slots.names !== NULL) decref(slots.names);
    decref(dict);
    return NULL;
  }
  TYPE.tp_dict.set(type, dict);
  TYPE.ht_slots.set(type, slots.names);
  writeHead(type, name, bases, base);
  layOut(type, base, { dict: slots.addDict, weaklist: slots.addWeaklist, slots: slots.count });
  if (fillClass(type, slots) === 0 && readyClass(type) === 0) return type;
  decref(type);
  return NULL;
}

const INHERITED_FLAGS =
  TypeFlags.LONG_SUBCLASS |
  TypeFlags.LIST_SUBCLASS |
  TypeFlags.TUPLE_SUBCLASS |
  TypeFlags.BYTES_SUBCLASS |
  TypeFlags.UNICODE_SUBCLASS |
  TypeFlags.DICT_SUBCLASS |
  TypeFlags.BASE_EXC_SUBCLASS |
  TypeFlags.TYPE_SUBCLASS;

function writeHead(type: PyObject, name: PyObject, bases: PyObject, base: PyObject): void {
  const own = TypeFlags.HEAPTYPE | TypeFlags.BASETYPE | TypeFlags.HAVE_GC;
  TYPE.tp_flags.set(type, own | (TYPE.tp_flags.get(base) & INHERITED_FLAGS));
  TYPE.tp_name.set(type, PyUnicode.internInPlace(incref(name)));
  TYPE.ht_qualname.set(type, incref(name));
  TYPE.tp_bases.set(type, incref(bases));
  TYPE.tp_base.set(type, incref(base));
  TYPE.tp_dealloc.set(type, native(subtype_dealloc));
  TYPE.tp_traverse.set(type, native(subtype_traverse));
  TYPE.tp_clear.set(type, native(subtype_clear));
}

// ---- the class's dict ----

/** `__module__` is that of the code that makes the class; messages show it where CPython has the class in C. */
function setModule(type: PyObject, dict: PyObject): number {
  const frame = currentFrame();
  if (frame === 0) return 0;
  const known = PyDict.getItem(dict, ID.__module__);
  const module =
    known !== NULL ? known : PyDict.getItem(I32[(frame >> 2) + F.GLOBALS] as PyObject, ID.__name__);
  if (module === NULL) return 0;
  if (isNativeCode(I32[(frame >> 2) + F.EXECUTABLE] as PyObject) && PyUnicode.check(module))
    TYPE.ht_module.set(type, incref(module));
  return known !== NULL ? 0 : PyDict.setItem(dict, ID.__module__, module);
}

function setQualname(type: PyObject, dict: PyObject): number {
  const qualname = PyDict.getItem(dict, ID.__qualname__);
  if (qualname === NULL) return 0;
  if (!PyUnicode.check(qualname)) {
    typeError(`type __qualname__ must be a str, not ${PyErr.typeName(qualname)}`);
    return -1;
  }
  const old = TYPE.ht_qualname.get(type) as NewRef;
  TYPE.ht_qualname.set(type, incref(qualname));
  decref(old);
  return PyDict.delItem(dict, ID.__qualname__);
}

function setDoc(type: PyObject, dict: PyObject): number {
  const doc = PyDict.getItem(dict, ID.__doc__);
  if (doc === NULL) return PyDict.setItem(dict, ID.__doc__, None);
  if (PyUnicode.check(doc)) TYPE.tp_doc.set(type, incref(doc));
  return 0;
}

// `__new__` is a static method, `__init_subclass__` and `__class_getitem__` are class methods, without a decorator.
function wrapImplicit(dict: PyObject, name: PyObject, wrap: (fn: PyObject) => NewRef | Null): number {
  const fn = PyDict.getItem(dict, name);
  if (fn === NULL || typeOf(fn) !== (T.function as number)) return 0;
  const wrapped = wrap(fn);
  return wrapped === NULL ? -1 : PyDict.setItemStealValue(dict, name, wrapped);
}

/** The cell that methods find `__class__` in (for super()) gets the class, the one for class scopes its dict. */
function fillCell(dict: PyObject, name: PyObject, value: PyObject, text: string): number {
  const cell = PyDict.getItem(dict, name);
  if (cell === NULL) return 0;
  if (typeOf(cell) !== (T.cell as number)) {
    typeError(`${text} must be a nonlocal cell, not <class '${PyErr.typeName(cell)}'>`);
    return -1;
  }
  PyCell.setSteal(cell, incref(value));
  return PyDict.delItem(dict, name);
}

function subtype_dict(self: PyObject): NewRef | Null {
  return PyObject_GetDict(self);
}

function subtype_setdict(self: PyObject, value: PyObject | Null): number {
  if (value !== NULL && !hasFlag(typeOf(value), TypeFlags.DICT_SUBCLASS)) {
    typeError(`__dict__ must be set to a dictionary, not a '${PyErr.typeName(value)}'`);
    return -1;
  }
  setDictSteal(self, value === NULL ? NULL : incref(value));
  return 0;
}

function subtype_getweakref(self: PyObject): NewRef {
  const offset = TYPE.tp_weaklistoffset.get(typeOf(self));
  return xincref(I32[(self + offset) >> 2] as PyObject | Null) || None;
}

const DICT_GETSET = getset("__dict__", "dictionary for instance variables", subtype_dict, subtype_setdict);
const WEAKREF_GETSET = getset("__weakref__", "list of weak references to the object", subtype_getweakref);

function addDescriptor(dict: PyObject, name: PyObject, descr: NewRef | Null): number {
  if (descr === NULL) return -1;
  if (PyDict.contains(dict, name) === 1) {
    decref(descr); // what the class body defined stays
    return 0;
  }
  return PyDict.setItemStealValue(dict, name, descr);
}

function addDescriptors(type: PyObject, dict: PyObject, slots: ClassSlots): number {
  let offset = TYPE.ht_slots_offset.get(type);
  for (const name of slots.names === NULL ? [] : tupleItems(slots.names)) {
    const def = member(PyUnicode.asString(name), "object_ex", offset);
    if (addDescriptor(dict, name, PyDescr.newMember(type, def)) < 0) return -1;
    offset += 4;
  }
  if (slots.addDict && addDescriptor(dict, ID.__dict__, PyDescr.newGetSet(type, DICT_GETSET)) < 0) return -1;
  if (!slots.addWeaklist) return 0;
  return addDescriptor(dict, ID.__weakref__, PyDescr.newGetSet(type, WEAKREF_GETSET));
}

function fillClass(type: PyObject, slots: ClassSlots): number {
  const dict = TYPE.tp_dict.get(type) as PyObject;
  if ((TYPE.tp_flags.get(type) & TypeFlags.INLINE_VALUES) !== 0) {
    const keys = PyDict.new_();
    if (keys === NULL) return -1;
    TYPE.ht_cached_keys.set(type, keys);
  }
  const ok =
    setModule(type, dict) === 0 &&
    setQualname(type, dict) === 0 &&
    wrapImplicit(dict, ID.__new__, PyProperty.newStaticMethod) === 0 &&
    wrapImplicit(dict, ID.__init_subclass__, PyProperty.newClassMethod) === 0 &&
    wrapImplicit(dict, ID.__class_getitem__, PyProperty.newClassMethod) === 0 &&
    addDescriptors(type, dict, slots) === 0 &&
    setDoc(type, dict) === 0 &&
    fillCell(dict, ID.__classcell__, type, "__classcell__") === 0 &&
    fillCell(dict, ID.__classdictcell__, dict, "__classdictcell__") === 0;
  return ok ? 0 : -1;
}

// ---- MRO and slots ----

function readyClass(type: PyObject): number {
  const mro = computeTypeMro(type);
  if (mro === NULL) return -1;
  // A metaclass's mro() may have assigned `__bases__`: the class then has its MRO and is among its bases' subclasses.
  const isAssigned = TYPE.tp_mro.get(type) !== NULL;
  if (isAssigned) decref(mro);
  else TYPE.tp_mro.set(type, mro);
  TYPE.tp_flags.set(type, TYPE.tp_flags.get(type) | TypeFlags.READY);
  if (readySlots(type) < 0) return -1;
  if (isAssigned) return 0;
  for (const base of tupleItems(TYPE.tp_bases.get(type) as PyObject)) {
    if (addSubclass(base, type) < 0) return -1;
  }
  return 0;
}
