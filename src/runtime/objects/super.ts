/**
 * super: attribute look-up that starts after a class in the MRO of an object's class. Mirrors the end of CPython's
 * Objects/typeobject.c. `super()` without arguments finds its class and object in the running frame.
 */
import { PyObject_GenericGetAttr, PyObject_GetOptionalAttr } from "../abstract/object.js";
import { PyObject_CallTwoArgs } from "../call/call.js";
import * as PyErr from "../errors.js";
import { currentFrame, F, frameCode } from "../frame-record.js";
import { I32, U8 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { ref, struct } from "../heap/struct.js";
import { ID } from "../identifiers.js";
import { member } from "../method-def.js";
import { FN } from "../native.js";
import * as PyBytes from "./bytes.js";
import { PyCellObject } from "./cell.js";
import { PyCodeObject } from "./code.js";
import * as PyDict from "./dict.js";
import { decref, incref, PyObjectHead, setRefSteal, typeOf, xincref } from "./object.js";
import { genericNew } from "./property.js";
import * as PyTuple from "./tuple.js";
import { defineType, hasFlag, PyTypeObject, SLOT, slotOf, TypeFlags } from "./type.js";
import { PyType_IsSubtype } from "./type-object.js";
import { S, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

export const PySuperObject = struct("super", PyObjectHead, {
  type: ref("the look-up starts after this class"),
  obj: ref("the instance or class, or NULL: unbound"),
  obj_type: ref("the class whose MRO is searched, or NULL"),
});

const P = PySuperObject;

const CO_FAST_CELL = 0x40;
const CO_FAST_FREE = 0x80;

function noArguments(why: string): null {
  PyErr.setString(T.RuntimeError, `super(): ${why}`);
  return null;
}

// Class and object of `super()` in the running frame, borrowed: the cell `__class__` among its free variables, and its first
// argument (which is in a cell when an inner function uses it).
function superNoArgs(): { readonly type: PyObject; readonly obj: PyObject } | null {
  const frame = currentFrame();
  if (frame === 0) return noArguments("no current frame");
  const code = frameCode(frame);
  const slots = (frame >> 2) + F.LOCALSPLUS;
  if (PyCodeObject.co_argcount.get(code) === 0) return noArguments("no arguments");
  let obj = I32[slots] as PyObject | Null;
  const kinds = PyBytes.dataOf(PyCodeObject.co_localspluskinds.get(code) as PyObject);
  if (obj !== 0 && (U8[kinds] & CO_FAST_CELL) !== 0 && typeOf(obj) === T.cell)
    obj = PyCellObject.ob_ref.get(obj);
  if (obj === 0) return noArguments("arg[0] deleted");
  const names = PyCodeObject.co_localsplusnames.get(code) as PyObject;
  for (let i = 0; i < PyTuple.size(names); i++) {
    if ((U8[kinds + i] & CO_FAST_FREE) === 0 || PyTuple.getItem(names, i) !== ID.__class__) continue;
    const cell = I32[slots + i] as PyObject | Null;
    if (cell === 0 || typeOf(cell) !== T.cell) return noArguments("bad __class__ cell");
    const type = PyCellObject.ob_ref.get(cell);
    if (type === 0) return noArguments("empty __class__ cell");
    if (isType(type)) return { type, obj };
    return noArguments(`__class__ is not a type (${PyErr.typeName(type)})`);
  }
  return noArguments("__class__ cell not found");
}

function isType(op: PyObject): boolean {
  return hasFlag(typeOf(op), TypeFlags.TYPE_SUBCLASS);
}

/** The class whose MRO is searched for `super(type, obj)`: `obj` itself, its type, or its `__class__`. */
function supercheck(type: PyObject, obj: PyObject): NewRef | Null {
  if (isType(obj) && PyType_IsSubtype(obj, type)) return incref(obj);
  if (PyType_IsSubtype(typeOf(obj), type)) return incref(typeOf(obj));
  const claimed = PyObject_GetOptionalAttr(obj, ID.__class__);
  if (claimed === 0 && PyErr.occurred()) return 0;
  if (claimed !== 0) {
    if (isType(claimed) && claimed !== typeOf(obj) && PyType_IsSubtype(claimed, type)) return claimed;
    decref(claimed);
  }
  const which = isType(obj) ? "type" : "instance of";
  const name = isType(obj) ? PyErr.nameOfType(obj) : PyErr.typeName(obj);
  return PyErr.setString(
    T.TypeError,
    `super(type, obj): obj (${which} ${name}) is not an instance or subtype of type (${PyErr.nameOfType(type)}).`,
  );
}

// ---- look-up ----

// What the classes after `type` in the MRO of `objType` have under `name`. Borrowed; NULL without an exception.
function lookupAfter(type: PyObject, objType: PyObject, name: PyObject): PyObject | Null {
  const mro = PyTypeObject.tp_mro.get(objType);
  if (mro === 0) return 0;
  const count = PyTuple.size(mro);
  let i = 0;
  while (i < count && PyTuple.getItem(mro, i) !== type) i++;
  for (i++; i < count; i++) {
    const dict = PyTypeObject.tp_dict.get(PyTuple.getItem(mro, i)) as PyObject;
    const found = PyDict.getItem(dict, name);
    if (found !== 0) return found;
  }
  return 0;
}

function isDunderClass(name: PyObject): boolean {
  return name === ID.__class__ || (PyUnicode.check(name) && PyUnicode.equal(name, ID.__class__));
}

function getAttribute(self: PyObject, name: PyObject): NewRef | Null {
  const objType = P.obj_type.get(self);
  // `super().__class__` is super itself.
  if (objType === 0 || isDunderClass(name)) return PyObject_GenericGetAttr(self, name);
  const found = lookupAfter(P.type.get(self) as PyObject, objType, name);
  if (found === 0) return PyErr.occurred() ? 0 : PyObject_GenericGetAttr(self, name);
  return bind(incref(found), P.obj.get(self) as PyObject, objType);
}

// Steals `found`.
function bind(found: NewRef, obj: PyObject, objType: PyObject): NewRef | Null {
  const get = slotOf(found, SLOT.tp_descr_get);
  if (get === 0) return found;
  const result: NewRef | Null = FN[get](found, obj === objType ? 0 : obj, objType);
  decref(found);
  return result;
}

let gaveMethod = false;

/** Did the last superAttribute give a function that is still to get the object first? */
export function superMethodSelf(): boolean {
  return gaveMethod;
}

/**
 * `super(type, obj).name` without making the super object (_PySuper_Lookup). With `asMethod`, a plain method is given unbound, and
 * `superMethodSelf()` is true. @mayRunPython
 */
export function superAttribute(
  type: PyObject,
  obj: PyObject,
  name: PyObject,
  asMethod: boolean,
): NewRef | Null {
  gaveMethod = false;
  const objType = supercheck(type, obj);
  if (objType === 0) return 0;
  const found = isDunderClass(name) ? 0 : lookupAfter(type, objType, name);
  let result: NewRef | Null;
  if (found === 0) result = missing(type, obj, name);
  else if (asMethod && obj !== objType && hasFlag(typeOf(found), TypeFlags.METHOD_DESCRIPTOR)) {
    result = incref(found);
    gaveMethod = true;
  } else {
    result = bind(incref(found), obj, objType);
    gaveMethod = false;
  }
  decref(objType);
  return result;
}

// What no class after `type` has, the super object itself may have; else the error is about it.
function missing(type: PyObject, obj: PyObject, name: PyObject): NewRef | Null {
  if (PyErr.occurred()) return 0;
  const self = PyObject_CallTwoArgs(T.super as number as PyObject, type, obj);
  if (self === 0) return 0;
  const result = PyObject_GenericGetAttr(self, name);
  decref(self);
  return result;
}

// ---- slots ----

function super_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  if (kwnames !== 0 && PyTuple.size(kwnames) > 0) {
    PyErr.setString(T.TypeError, "super() takes no keyword arguments");
    return -1;
  }
  if (nargs > 2) {
    PyErr.setString(T.TypeError, `super() expected at most 2 arguments, got ${nargs}`);
    return -1;
  }
  if (nargs === 0) {
    const found = superNoArgs();
    return found === null ? -1 : initialise(self, found.type, found.obj);
  }
  const type = I32[args >> 2] as PyObject;
  if (!isType(type)) {
    PyErr.setString(T.TypeError, `super() argument 1 must be a type, not ${PyErr.typeName(type)}`);
    return -1;
  }
  const obj = nargs === 2 ? (I32[(args >> 2) + 1] as PyObject) : 0;
  return initialise(self, type, obj === S.None ? 0 : obj);
}

function initialise(self: PyObject, type: PyObject, obj: PyObject | Null): number {
  let objType: NewRef | Null = 0;
  if (obj !== 0) {
    objType = supercheck(type, obj);
    if (objType === 0) return -1;
  }
  setRefSteal(self, P.type, incref(type));
  setRefSteal(self, P.obj, xincref(obj));
  setRefSteal(self, P.obj_type, objType);
  return 0;
}

function super_repr(self: PyObject): NewRef | Null {
  const type = P.type.get(self);
  const objType = P.obj_type.get(self);
  const name = type === 0 ? "NULL" : PyErr.nameOfType(type);
  const object = objType === 0 ? "NULL" : `<${PyErr.nameOfType(objType)} object>`;
  return PyUnicode.fromJS(`<super: <class '${name}'>, ${object}>`);
}

// An unbound super that is found in a class is bound to the instance.
function super_descr_get(self: PyObject, obj: PyObject | Null): NewRef | Null {
  if (obj === 0 || obj === S.None || P.obj.get(self) !== 0) return incref(self);
  const type = P.type.get(self) as PyObject;
  return PyObject_CallTwoArgs(typeOf(self), type, obj);
}

defineType({
  address: T.super,
  name: "super",
  layout: P,
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
  doc:
    "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\n" +
    "super(type, obj) -> bound super object; requires isinstance(obj, type)\n" +
    "super(type, type2) -> bound super object; requires issubclass(type2, type)\n" +
    "Typical use to call a cooperative superclass method:\n" +
    "class C(B):\n    def meth(self, arg):\n        super().meth(arg)\n" +
    "This works for class methods too:\n" +
    "class C(B):\n    @classmethod\n    def cmeth(cls, arg):\n        super().cmeth(arg)\n",
  slots: {
    tp_new: genericNew,
    tp_init: super_init,
    tp_repr: super_repr,
    tp_getattro: getAttribute,
    tp_descr_get: super_descr_get,
  },
  members: [
    member("__thisclass__", "object", P.type.offset, { readonly: true, doc: "the class invoking super()" }),
    member("__self__", "object", P.obj.offset, {
      readonly: true,
      doc: "the instance invoking super(); may be None",
    }),
    member("__self_class__", "object", P.obj_type.offset, {
      readonly: true,
      doc: "the type of the instance invoking super(); may be None",
    }),
  ],
});
