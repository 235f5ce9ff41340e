/**
 * The type `object`, the base of all others. Mirrors the `object_` functions of CPython's Objects/typeobject.c.
 *
 * `object.__new__` and `object.__init__` complain of arguments only when the class overrides neither, or the other one:
 * a class with an `__init__` of its own may take arguments that `object.__new__` then ignores.
 */
import {
  CompareOp,
  hexAddress,
  PyObject_Format,
  PyObject_GenericGetAttr,
  PyObject_GenericSetAttr,
  PyObject_GetAttr,
  PyObject_GetOptionalAttr,
  PyObject_IsTrue,
  PyObject_Repr,
  PyObject_Str,
  sortedListSteal,
} from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { classMethod, getset, method } from "../method-def.js";
import { FN, native } from "../native.js";
import { hashPointer } from "./builtin.js";
import * as PyDict from "./dict.js";
import { disableInlineValues, PyObject_GetDict, PyType_GenericAlloc } from "./instance.js";
import * as PyList from "./list.js";
import * as PyLong from "./long.js";
import { decref, incref, PyObjectHead, typeOf } from "./object.js";
import { object_getstate, object_reduce, object_reduce_ex } from "./object-state.js";
import * as PyTuple from "./tuple.js";
import { defineType, hasFlag, PyTypeObject, SLOT, TypeFlags } from "./type.js";
import { capacityOf, sameLayout } from "./type-layout.js";
import { PyType_IsSubtype } from "./type-object.js";
import { bool, None, NotImplemented, T } from "./type-table.js";
import { mergeClassDict } from "./type-type.js";
import * as PyUnicode from "./unicode.js";

const TYPE = PyTypeObject;

function typeError(message: string): Null {
  return PyErr.setString(T.TypeError, message);
}

function nameOf(type: PyObject): string {
  return PyUnicode.asString(TYPE.tp_name.get(type) as PyObject);
}

// ---- making ----

const OBJECT_NEW = native(object_new);
const OBJECT_INIT = native(object_init);

function hasArguments(nargs: number, kwnames: PyObject | Null): boolean {
  return nargs > 0 || (kwnames !== NULL && PyTuple.size(kwnames) > 0);
}

/** TypeError for a class that has abstract methods. */
function setAbstractError(type: PyObject): Null {
  const abstract = PyObject_GetAttr(type, ID.__abstractmethods__);
  const sorted = abstract === NULL ? NULL : sortedListSteal(abstract);
  if (sorted === NULL) return NULL;
  const names: string[] = [];
  for (let i = 0; i < PyList.size(sorted); i++) {
    names.push(`'${PyUnicode.asString(PyList.getItem(sorted, i))}'`);
  }
  decref(sorted);
  const plural = names.length > 1 ? "s" : "";
  return typeError(
    `Can't instantiate abstract class ${nameOf(type)} ` +
      `without an implementation for abstract method${plural} ${names.join(", ")}`,
  );
}

export function object_new(
  type: PyObject,
  _args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  if (hasArguments(nargs, kwnames)) {
    if (TYPE.tp_new.get(type) !== OBJECT_NEW) {
      return typeError("object.__new__() takes exactly one argument (the type to instantiate)");
    }
    if (TYPE.tp_init.get(type) === OBJECT_INIT) {
      return typeError(`${PyErr.nameOfType(type)}() takes no arguments`);
    }
  }
  if (hasFlag(type, TypeFlags.IS_ABSTRACT)) return setAbstractError(type);
  return PyType_GenericAlloc(type, 0);
}

export function object_init(self: PyObject, _args: number, nargs: number, kwnames: PyObject | Null): number {
  if (!hasArguments(nargs, kwnames)) return 0;
  const type = typeOf(self);
  const expected = "() takes exactly one argument (the instance to initialize)";
  if (TYPE.tp_init.get(type) !== OBJECT_INIT) {
    typeError(`object.__init__${expected}`);
    return -1;
  }
  if (TYPE.tp_new.get(type) === OBJECT_NEW) {
    typeError(`${PyErr.nameOfType(type)}.__init__${expected}`);
    return -1;
  }
  return 0;
}

// ---- repr, hash, comparison ----

/** `module.qualname` of a class, or the bare name for builtins: as it stands in reprs of instances. */
export function fullName(type: PyObject): string {
  const heap = hasFlag(type, TypeFlags.HEAPTYPE);
  const module = heap
    ? PyDict.getItem(TYPE.tp_dict.get(type) as PyObject, ID.__module__)
    : TYPE.ht_module.get(type);
  if (module === NULL || !PyUnicode.check(module) || PyUnicode.equal(module, ID.builtins)) {
    return PyErr.nameOfType(type);
  }
  return `${PyUnicode.asString(module)}.${PyUnicode.asString(TYPE.ht_qualname.get(type) as PyObject)}`;
}

export function object_repr(self: PyObject): NewRef | Null {
  return PyUnicode.fromString(`<${fullName(typeOf(self))} object at ${hexAddress(self)}>`);
}

function object_str(self: PyObject): NewRef | Null {
  const repr = I32[(typeOf(self) >> 2) + SLOT.tp_repr];
  return repr === 0 ? object_repr(self) : PyObject_Repr(self);
}

function object_hash(self: PyObject): number {
  return hashPointer(self);
}

function object_richcompare(self: PyObject, other: PyObject, op: number): NewRef | Null {
  if (op === CompareOp.EQ) return self === other ? bool(true) : NotImplemented;
  if (op !== CompareOp.NE) return NotImplemented;
  // By default the opposite of ==, unless that gives NotImplemented.
  const compare = I32[(typeOf(self) >> 2) + SLOT.tp_richcompare];
  if (compare === 0) return self === other ? bool(false) : NotImplemented;
  const equal: NewRef | Null = FN[compare](self, other, CompareOp.EQ);
  if (equal === NULL || equal === NotImplemented) return equal;
  const truth = PyObject_IsTrue(equal);
  decref(equal);
  return truth < 0 ? NULL : bool(truth === 0);
}

// ---- __class__ ----

function object_get_class(self: PyObject): NewRef {
  return incref(typeOf(self));
}

// May objects of class `from` become objects of `to`? Else TypeError is set.
function isCompatible(from: PyObject, to: PyObject): boolean {
  const module = T.module as number as PyObject;
  const modules = PyType_IsSubtype(to, module) && PyType_IsSubtype(from, module);
  if (!modules && (hasFlag(to, TypeFlags.IMMUTABLETYPE) || hasFlag(from, TypeFlags.IMMUTABLETYPE))) {
    typeError("__class__ assignment only supported for mutable types or ModuleType subclasses");
    return false;
  }
  if (sameLayout(from, to)) return true;
  typeError(
    `__class__ assignment: '${PyErr.nameOfType(to)}' object layout differs from '${PyErr.nameOfType(from)}'`,
  );
  return false;
}

// An object of `from` is about to become one of `to`: its attributes go into a dict, and where it has less room for inline values
// than `to` wants, no new object of `to` gets more.
function adaptInlineValues(self: PyObject, from: PyObject, to: PyObject): number {
  if (capacityOf(from) > 0) {
    const dict = PyObject_GetDict(self);
    if (dict === NULL) return -1;
    decref(dict);
  }
  const room = capacityOf(from);
  if (!hasFlag(to, TypeFlags.INLINE_VALUES) || capacityOf(to) <= room) return 0;
  if (PyDict.size(TYPE.ht_cached_keys.get(to) as PyObject) > room) return disableInlineValues(to);
  TYPE.ht_inline_capacity.set(to, room);
  return 0;
}

function object_set_class(self: PyObject, value: PyObject | Null): number {
  if (value === NULL) {
    typeError("can't delete __class__ attribute");
    return -1;
  }
  if (!hasFlag(typeOf(value), TypeFlags.TYPE_SUBCLASS)) {
    typeError(`__class__ must be set to a class, not '${PyErr.typeName(value)}' object`);
    return -1;
  }
  const old = typeOf(self);
  if (old === value) return 0;
  if (!isCompatible(old, value) || adaptInlineValues(self, old, value) < 0) return -1;
  if (hasFlag(value, TypeFlags.HEAPTYPE)) incref(value);
  PyObjectHead.ob_type.set(self, value);
  if (hasFlag(old, TypeFlags.HEAPTYPE)) decref(old as NewRef);
  return 0;
}

// ---- methods ----

function object_format(self: PyObject, spec: PyObject): NewRef | Null {
  if (PyUnicode.length(spec) > 0) {
    return typeError(`unsupported format string passed to ${PyErr.typeName(self)}.__format__`);
  }
  const text = PyObject_Str(self);
  if (text === NULL) return NULL;
  const result = PyObject_Format(text, spec);
  decref(text);
  return result;
}

// A dict with the instance's own attributes, or an empty one.
function ownAttributes(self: PyObject): NewRef | Null {
  const dict = PyObject_GetOptionalAttr(self, ID.__dict__);
  if (dict === NULL) return PyErr.occurred() ? NULL : PyDict.new_();
  const copy = PyDict.check(dict) ? PyDict.copy(dict) : PyDict.new_();
  decref(dict);
  return copy;
}

function object_dir(self: PyObject): NewRef | Null {
  const names = ownAttributes(self);
  if (names === NULL) return NULL;
  const cls = PyObject_GetOptionalAttr(self, ID.__class__);
  let result: NewRef | Null = NULL;
  if (cls !== NULL || !PyErr.occurred()) {
    const isClass = cls !== NULL && hasFlag(typeOf(cls), TypeFlags.TYPE_SUBCLASS);
    if (!isClass || mergeClassDict(names, cls as PyObject) === 0) result = PyDict.keysList(names);
  }
  if (cls !== NULL) decref(cls);
  decref(names);
  return result;
}

function object_sizeof(self: PyObject): NewRef | Null {
  const type = typeOf(self);
  const itemSize = TYPE.tp_itemsize.get(type);
  const items = itemSize === 0 || (self & 1) !== 0 ? 0 : Math.abs(I32[(self >> 2) + 2]) * itemSize;
  return PyLong.fromNumber(TYPE.tp_basicsize.get(type) + TYPE.ht_inline_capacity.get(type) * 4 + items);
}

// By hand, since the message names the class that is being made.
function object_init_subclass(
  type: PyObject,
  _args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const name = PyUnicode.asString(TYPE.ht_qualname.get(type) as PyObject);
  if (kwnames !== NULL && PyTuple.size(kwnames) > 0) {
    return typeError(`${name}.__init_subclass__() takes no keyword arguments`);
  }
  if (nargs === 0) return None;
  return typeError(`${name}.__init_subclass__() takes no arguments (${nargs} given)`);
}

function object_subclasshook(): NewRef {
  return NotImplemented;
}

defineType({
  address: T.object,
  name: "object",
  layout: PyObjectHead,
  flags: TypeFlags.BASETYPE,
  doc: "object()\n--\n\nThe base class of all classes. An instance has no attributes of its own and takes none.",
  slots: {
    tp_new: object_new,
    tp_init: object_init,
    tp_repr: object_repr,
    tp_str: object_str,
    tp_hash: object_hash,
    tp_richcompare: object_richcompare,
    tp_getattro: PyObject_GenericGetAttr,
    tp_setattro: PyObject_GenericSetAttr,
  },
  methods: [
    classMethod(
      "__subclasshook__(...)",
      "Asked by abstract classes; NotImplemented: no opinion.",
      object_subclasshook,
    ),
    classMethod(
      "__init_subclass__(...)",
      "Called when a class is derived from this one.",
      object_init_subclass,
    ),
    method("__format__($self, format_spec: str, /)", "What format() gives.", object_format),
    method("__sizeof__($self, /)", "Bytes of the object.", object_sizeof),
    method("__getstate__($self, /)", "What pickle and copy keep of it: the attributes.", object_getstate),
    method("__reduce__($self, /)", "How pickle and copy rebuild it.", object_reduce),
    method("__reduce_ex__($self, protocol: int, /)", "How pickle and copy rebuild it.", object_reduce_ex),
    method("__dir__($self, /)", "The names that dir() shows.", object_dir),
  ],
  getset: [getset("__class__", "the object's class", object_get_class, object_set_class)],
});
