/**
 * The type `type`: attributes of classes, calling a class, and what every class can be asked. Mirrors the type object
 * PyType_Type of CPython's Objects/typeobject.c.
 */

import { PyObject_IsTrue } from "../abstract/object.js";
import { _PyObject_RealIsInstance, _PyObject_RealIsSubclass } from "../abstract/subclass.js";
import * as PyErr from "../errors.js";
import { PyMem_Free, PyObject_Free } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { classMethod, getset, member, method } from "../method-def.js";
import { FN } from "../native.js";
import * as PyDict from "./dict.js";
import { clearWeakRefsOf, layout_traverse } from "./instance-dealloc.js";
import * as PyLong from "./long.js";
import * as PyDictProxy from "./mappingproxy.js";
import { decref, incref, setRefSteal, typeOf, xincref } from "./object.js";
import * as PyTuple from "./tuple.js";
import { defineType, hasFlag, PyTypeObject, SLOT, TypeFlags } from "./type.js";
import { type_get_annotations, type_set_annotations } from "./type-annotations.js";
import { type_set_bases } from "./type-bases.js";
import { computeMro, listOf, tupleItems } from "./type-mro.js";
import { type_new } from "./type-new.js";
import {
  _PyType_Lookup,
  PyType_IsSubtype,
  PyType_Modified,
  removeSubclass,
  subclassesOf,
} from "./type-object.js";
import { docWithoutSignature } from "./type-ready.js";
import { isDunder, updateSlot } from "./type-slots.js";
import { bool, EmptyTuple, None, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";
import { unionOr } from "./union.js";

const TYPE = PyTypeObject;
const DESCR_GET = SLOT.tp_descr_get;
const DESCR_SET = SLOT.tp_descr_set;

function nameOf(type: PyObject): string {
  return PyUnicode.asString(TYPE.tp_name.get(type) as PyObject);
}

function dictOf(type: PyObject): PyObject {
  return TYPE.tp_dict.get(type) as PyObject;
}

function fail(type: number, message: string): number {
  PyErr.setString(type, message);
  return -1;
}

// ---- attribute access ----

/** The tp_getattro of classes: a data descriptor of the metaclass, then the class and its bases, then the metaclass. @mayRunPython */
export function type_getattro(type: PyObject, name: PyObject): NewRef | Null {
  if (!PyUnicode.check(name)) {
    return PyErr.setString(T.TypeError, `attribute name must be string, not '${PyErr.typeName(name)}'`);
  }
  const metatype = typeOf(type);
  const ofMeta = xincref(_PyType_Lookup(metatype, name));
  const metaGet = ofMeta === NULL ? 0 : I32[(typeOf(ofMeta) >> 2) + DESCR_GET];
  let result: NewRef | Null = NULL;
  done: {
    if (ofMeta !== NULL && metaGet !== 0 && I32[(typeOf(ofMeta) >> 2) + DESCR_SET] !== 0) {
      result = FN[metaGet](ofMeta, type, metatype);
      break done;
    }
    const found = xincref(_PyType_Lookup(type, name));
    if (found !== NULL) {
      const get = I32[(typeOf(found) >> 2) + DESCR_GET];
      if (get === 0) result = found;
      else {
        result = FN[get](found, NULL, type);
        decref(found);
      }
    } else if (ofMeta === NULL) noAttribute(type, name);
    else result = metaGet !== 0 ? FN[metaGet](ofMeta, type, metatype) : incref(ofMeta);
  }
  if (ofMeta !== NULL) decref(ofMeta);
  return result;
}

function noAttribute(type: PyObject, name: PyObject): Null {
  const message = `type object '${PyErr.nameOfType(type)}' has no attribute '${PyUnicode.asString(name)}'`;
  return PyErr.setAttributeError(type, name, message);
}

/** May attributes of `type` be set? Else TypeError is set. */
export function checkMutable(type: PyObject, name: string): boolean {
  if (!hasFlag(type, TypeFlags.IMMUTABLETYPE)) return true;
  PyErr.setString(
    T.TypeError,
    `cannot set '${name}' attribute of immutable type '${PyErr.nameOfType(type)}'`,
  );
  return false;
}

/** The tp_setattro of classes; value NULL deletes. A dunder changes slots, also of subclasses. @mayRunPython */
export function type_setattro(type: PyObject, name: PyObject, value: PyObject | Null): number {
  if (!PyUnicode.check(name)) {
    return fail(T.TypeError, `attribute name must be string, not '${PyErr.typeName(name)}'`);
  }
  if (!checkMutable(type, PyUnicode.asString(name))) return -1;
  const ofMeta = xincref(_PyType_Lookup(typeOf(type), name));
  if (ofMeta !== NULL) {
    const set = I32[(typeOf(ofMeta) >> 2) + DESCR_SET];
    const status: number = set === 0 ? 1 : FN[set](ofMeta, type, value);
    decref(ofMeta);
    if (status !== 1) return status;
  }
  return storeAttribute(type, PyUnicode.internInPlace(incref(name)), value);
}

// Steals `name`, an interned str.
function storeAttribute(type: PyObject, name: NewRef, value: PyObject | Null): number {
  const dict = dictOf(type);
  let status = -1;
  if (value === NULL && PyDict.contains(dict, name) === 0) noAttribute(type, name);
  else {
    // First of all: when the old value dies, its finaliser must not find it in a cache.
    PyType_Modified(type);
    const old = xincref(PyDict.getItem(dict, name));
    status = value === NULL ? PyDict.delItem(dict, name) : PyDict.setItem(dict, name, value);
    if (status === 0 && isDunder(name)) updateSlot(type, name);
    if (old !== NULL) decref(old);
  }
  decref(name);
  return status;
}

// ---- calling ----

/** `type(x)`, and making an instance: tp_new, then tp_init. @mayRunPython */
export function type_call(
  type: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  if (type === (T.type as number)) {
    const plain = kwnames === NULL || PyTuple.size(kwnames) === 0;
    if (nargs === 1 && plain) return incref(typeOf(I32[args >> 2]));
    if (nargs !== 3) return PyErr.setString(T.TypeError, "type() takes 1 or 3 arguments");
  }
  const create = TYPE.tp_new.get(type);
  if (create === 0) {
    return PyErr.setString(T.TypeError, `cannot create '${PyErr.nameOfType(type)}' instances`);
  }
  const obj: NewRef | Null = FN[create](type, args, nargs, kwnames);
  if (obj === NULL) return NULL;
  const actual = typeOf(obj);
  if (actual !== type && !PyType_IsSubtype(actual, type)) return obj;
  const init = TYPE.tp_init.get(actual);
  if (init === 0 || FN[init](obj, args, nargs, kwnames) >= 0) return obj;
  decref(obj);
  return NULL;
}

function type_init(_type: PyObject, _args: number, nargs: number, kwnames: PyObject | Null): number {
  if (nargs === 1 && kwnames !== NULL && PyTuple.size(kwnames) > 0) {
    return fail(T.TypeError, "type.__init__() takes no keyword arguments");
  }
  return nargs === 1 || nargs === 3 ? 0 : fail(T.TypeError, "type.__init__() takes 1 or 3 arguments");
}

// ---- repr, memory ----

function type_repr(type: PyObject): NewRef | Null {
  const module = moduleOf(type);
  if (module !== NULL && PyUnicode.check(module) && !PyUnicode.equal(module, ID.builtins)) {
    const qualname = PyUnicode.asString(TYPE.ht_qualname.get(type) as PyObject);
    return PyUnicode.fromString(`<class '${PyUnicode.asString(module)}.${qualname}'>`);
  }
  return PyUnicode.fromString(`<class '${nameOf(type)}'>`);
}

function type_dealloc(type: number): void {
  if (TYPE.ht_weaklist.get(type) !== 0) clearWeakRefsOf(type);
  const bases = TYPE.tp_bases.get(type);
  if (bases !== NULL) for (const base of tupleItems(bases)) removeSubclass(base, type as PyObject);
  for (const field of TYPE.fields) {
    if (field.kind === "ref") setRefSteal(type, field as typeof TYPE.tp_doc, NULL);
  }
  PyMem_Free(TYPE.tp_subclasses.get(type));
  PyObject_Free(type);
}

// The MRO holds the type itself, the dict functions that hold it by their `__class__` cell: the cycles go through these.
function type_clear(type: PyObject): void {
  if (!hasFlag(type, TypeFlags.HEAPTYPE)) return;
  PyType_Modified(type);
  const dict = TYPE.tp_dict.get(type);
  if (dict !== NULL) PyDict.clear(dict);
  setRefSteal(type, TYPE.ht_module, NULL);
  setRefSteal(type, TYPE.tp_mro, NULL);
}

function type_traverse(type: PyObject, visit: (ref: PyObject) => void): void {
  if (hasFlag(type, TypeFlags.HEAPTYPE)) layout_traverse(type, visit);
}

// ---- computed attributes ----

// May the special attribute `name` be set to `value` (NULL: deleted)? Else TypeError is set.
function checkSpecial(type: PyObject, value: PyObject | Null, name: string): boolean {
  if (!checkMutable(type, name)) return false;
  if (value !== NULL) return true;
  PyErr.setString(
    T.TypeError,
    `cannot delete '${name}' attribute of immutable type '${PyErr.nameOfType(type)}'`,
  );
  return false;
}

function type_name(type: PyObject): NewRef {
  return incref(TYPE.tp_name.get(type) as PyObject);
}

function type_set_name(type: PyObject, value: PyObject | Null): number {
  if (!checkSpecial(type, value, "__name__")) return -1;
  const name = value as PyObject;
  if (!PyUnicode.check(name)) {
    return fail(
      T.TypeError,
      `can only assign string to ${nameOf(type)}.__name__, not '${PyErr.typeName(name)}'`,
    );
  }
  if (PyUnicode.asString(name).includes("\0")) {
    return fail(T.ValueError, "type name must not contain null characters");
  }
  PyType_Modified(type);
  setRefSteal(type, TYPE.tp_name, incref(name));
  return 0;
}

function type_qualname(type: PyObject): NewRef {
  return incref(TYPE.ht_qualname.get(type) as PyObject);
}

function type_set_qualname(type: PyObject, value: PyObject | Null): number {
  if (!checkSpecial(type, value, "__qualname__")) return -1;
  const name = value as PyObject;
  if (!PyUnicode.check(name)) {
    return fail(
      T.TypeError,
      `can only assign string to ${nameOf(type)}.__qualname__, not '${PyErr.typeName(name)}'`,
    );
  }
  setRefSteal(type, TYPE.ht_qualname, incref(name));
  return 0;
}

// `__module__`, borrowed, or NULL.
function moduleOf(type: PyObject): PyObject | Null {
  return hasFlag(type, TypeFlags.HEAPTYPE)
    ? PyDict.getItem(dictOf(type), ID.__module__)
    : TYPE.ht_module.get(type);
}

function type_module(type: PyObject): NewRef | Null {
  const module = moduleOf(type);
  return module === NULL ? PyErr.setObject(T.AttributeError, ID.__module__) : incref(module);
}

function type_set_module(type: PyObject, value: PyObject | Null): number {
  if (!checkSpecial(type, value, "__module__")) return -1;
  PyType_Modified(type);
  return PyDict.setItem(dictOf(type), ID.__module__, value as PyObject);
}

function type_get_doc(type: PyObject): NewRef | Null {
  const own = TYPE.tp_doc.get(type);
  if (!hasFlag(type, TypeFlags.HEAPTYPE) && own !== NULL) {
    return PyUnicode.fromString(docWithoutSignature(PyUnicode.asString(own)));
  }
  const found = PyDict.getItem(dictOf(type), ID.__doc__);
  if (found === NULL) return None;
  const get = I32[(typeOf(found) >> 2) + DESCR_GET];
  return get === 0 ? incref(found) : FN[get](found, NULL, type);
}

function type_set_doc(type: PyObject, value: PyObject | Null): number {
  if (!checkSpecial(type, value, "__doc__")) return -1;
  PyType_Modified(type);
  return PyDict.setItem(dictOf(type), ID.__doc__, value as PyObject);
}

function type_get_text_signature(type: PyObject): NewRef | Null {
  const doc = TYPE.tp_doc.get(type);
  const text = doc === NULL ? "" : PyUnicode.asString(doc);
  const end = text.indexOf("\n--\n\n");
  const start = text.indexOf("(");
  if (end < 0 || start < 0 || start > end || hasFlag(type, TypeFlags.HEAPTYPE)) return None;
  return PyUnicode.fromString(text.slice(start, end));
}

function type_dict(type: PyObject): NewRef | Null {
  return PyDictProxy.new_(dictOf(type));
}

function type_base(type: PyObject): NewRef {
  return xincref(TYPE.tp_base.get(type)) || None;
}

function type_bases(type: PyObject): NewRef {
  return xincref(TYPE.tp_bases.get(type)) || EmptyTuple;
}

function type_mro(type: PyObject): NewRef {
  return xincref(TYPE.tp_mro.get(type)) || None;
}

function type_flags(type: PyObject): NewRef | Null {
  return PyLong.fromNumber(TYPE.tp_flags.get(type) >>> 0);
}

function type_abstractmethods(type: PyObject): NewRef | Null {
  const found = type === (T.type as number) ? NULL : PyDict.getItem(dictOf(type), ID.__abstractmethods__);
  return found === NULL ? PyErr.setObject(T.AttributeError, ID.__abstractmethods__) : incref(found);
}

function type_set_abstractmethods(type: PyObject, value: PyObject | Null): number {
  if (!checkMutable(type, "__abstractmethods__")) return -1;
  let abstract = 0;
  if (value !== NULL) {
    abstract = PyObject_IsTrue(value);
    if (abstract < 0) return -1;
    PyType_Modified(type);
    if (PyDict.setItem(dictOf(type), ID.__abstractmethods__, value) < 0) return -1;
  } else {
    if (PyDict.contains(dictOf(type), ID.__abstractmethods__) !== 1) {
      PyErr.setObject(T.AttributeError, ID.__abstractmethods__);
      return -1;
    }
    PyType_Modified(type);
    if (PyDict.delItem(dictOf(type), ID.__abstractmethods__) < 0) return -1;
  }
  const others = TYPE.tp_flags.get(type) & ~TypeFlags.IS_ABSTRACT;
  TYPE.tp_flags.set(type, others | (abstract ? TypeFlags.IS_ABSTRACT : 0));
  return 0;
}

function type_get_type_params(type: PyObject): NewRef {
  if (type === (T.type as number)) return EmptyTuple;
  return xincref(PyDict.getItem(dictOf(type), ID.__type_params__)) || EmptyTuple;
}

function type_set_type_params(type: PyObject, value: PyObject | Null): number {
  if (!checkSpecial(type, value, "__type_params__")) return -1;
  PyType_Modified(type);
  return PyDict.setItem(dictOf(type), ID.__type_params__, value as PyObject);
}

// ---- methods ----

function type_mro_method(type: PyObject): NewRef | Null {
  const mro = computeMro(type);
  if (mro === null) return NULL;
  return listOf(mro);
}

function type_subclasses(type: PyObject): NewRef | Null {
  return listOf(subclassesOf(type));
}

function type_prepare(): NewRef | Null {
  return PyDict.new_();
}

function type_instancecheck(type: PyObject, instance: PyObject): NewRef | Null {
  const answer = _PyObject_RealIsInstance(instance, type);
  return answer < 0 ? NULL : bool(answer > 0);
}

function type_subclasscheck(type: PyObject, subclass: PyObject): NewRef | Null {
  const answer = _PyObject_RealIsSubclass(subclass, type);
  return answer < 0 ? NULL : bool(answer > 0);
}

/** Add the names of `type` and its bases to `dict`, those of bases first. 0 or -1. */
export function mergeClassDict(dict: PyObject, type: PyObject): number {
  const mro = TYPE.tp_mro.get(type);
  if (mro === NULL) return 0;
  for (const base of tupleItems(mro).reverse()) if (PyDict.update(dict, dictOf(base)) < 0) return -1;
  return 0;
}

function type_dir(type: PyObject): NewRef | Null {
  const dict = PyDict.new_();
  if (dict === NULL) return NULL;
  const names = mergeClassDict(dict, type) < 0 ? NULL : PyDict.keysList(dict);
  decref(dict);
  return names;
}

function type_sizeof(type: PyObject): NewRef {
  return smallInt(hasFlag(type, TypeFlags.HEAPTYPE) ? TYPE.tp_basicsize.get(typeOf(type)) : TYPE.SIZE);
}

const readonly = { readonly: true };

defineType({
  address: T.type,
  name: "type",
  layout: TYPE,
  flags: TypeFlags.BASETYPE | TypeFlags.HAVE_GC | TypeFlags.TYPE_SUBCLASS | TypeFlags.HAVE_VECTORCALL,
  doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
  dictField: "tp_dict",
  weaklistField: "ht_weaklist",
  slots: {
    tp_dealloc: type_dealloc,
    tp_traverse: type_traverse,
    tp_clear: type_clear,
    tp_repr: type_repr,
    nb_or: unionOr,
    tp_call: type_call,
    tp_getattro: type_getattro,
    tp_setattro: type_setattro,
    tp_init: type_init,
    tp_new: type_new,
  },
  methods: [
    method("mro($self, /)", "The order in which bases are searched for attributes.", type_mro_method),
    method("__subclasses__($self, /)", "The immediate subclasses.", type_subclasses),
    classMethod("__prepare__(...)", "The namespace of a class that is to be made.", type_prepare),
    method("__instancecheck__($self, instance, /)", "Is this an instance of the class?", type_instancecheck),
    method("__subclasscheck__($self, subclass, /)", "Is this a subclass of the class?", type_subclasscheck),
    method("__dir__($self, /)", "The names that dir() shows.", type_dir),
    method("__sizeof__($self, /)", "Bytes of the type object.", type_sizeof),
  ],
  members: [
    member("__basicsize__", "int", TYPE.tp_basicsize.offset, readonly),
    member("__itemsize__", "int", TYPE.tp_itemsize.offset, readonly),
    member("__weakrefoffset__", "int", TYPE.tp_weaklistoffset.offset, readonly),
    member("__dictoffset__", "int", TYPE.tp_dictoffset.offset, readonly),
  ],
  getset: [
    getset("__flags__", "", type_flags),
    getset("__base__", "", type_base),
    getset("__name__", "", type_name, type_set_name),
    getset("__qualname__", "", type_qualname, type_set_qualname),
    getset("__bases__", "", type_bases, type_set_bases),
    getset("__mro__", "", type_mro),
    getset("__module__", "", type_module, type_set_module),
    getset("__abstractmethods__", "", type_abstractmethods, type_set_abstractmethods),
    getset("__dict__", "", type_dict),
    getset("__doc__", "", type_get_doc, type_set_doc),
    getset("__text_signature__", "", type_get_text_signature),
    getset("__annotations__", "", type_get_annotations, type_set_annotations),
    getset("__type_params__", "", type_get_type_params, type_set_type_params),
  ],
});
