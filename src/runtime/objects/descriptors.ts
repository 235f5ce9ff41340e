/**
 * Descriptors of native types: what stands in a static type's dict for its methods, slots, members and computed attributes.
 * Mirrors CPython's Objects/descrobject.c. `import * as PyDescr from "./descriptors.js"`.
 *
 *     list.append              method_descriptor
 *     dict.__dict__["fromkeys"]  classmethod_descriptor
 *     int.__add__              wrapper_descriptor: a row of SLOT_DEFS and the native function in the slot
 *     (1).__add__              method-wrapper: a wrapper_descriptor and its object
 *     int.real                 getset_descriptor
 *     slice.start              member_descriptor (also of `__slots__`)
 */
import { CompareOp, hexAddress, PyObject_GenericGetAttr } from "../abstract/object.js";
import { callMethodDef, docOf, nameOfDef, textSignatureOf } from "../call/arguments.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { i32, ref, struct } from "../heap/struct.js";
import {
  type GetSetDef,
  getset,
  METHODS,
  type MemberDef,
  type MethodDef,
  member,
  method,
} from "../method-def.js";
import { FN } from "../native.js";
import { allocObject, hashPointer, newBuiltin, reduceToGetattr, strOrNone } from "./builtin.js";
import { PyDescrObject, PyWrapperDescrObject } from "./descriptor-layout.js";
import { getMember, MEMBER_KINDS, setMember } from "./members.js";
import { decref, incref, PyObjectHead, typeOf } from "./object.js";
import { SLOT_DEFS } from "./slot-defs.js";
import * as PyTuple from "./tuple.js";
import { defineType, hasFlag, PyTypeObject, TypeFlags } from "./type.js";
import { PyType_IsSubtype } from "./type-object.js";
import { bool, None, NotImplemented, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

export const MethodDescriptor = struct("method_descriptor", PyDescrObject, {
  d_method: i32("index of the definition in METHODS"),
});

export const GetSetDescriptor = struct("getset_descriptor", PyDescrObject, {
  d_get: i32("number of the native getter"),
  d_set: i32("number of the native setter, or 0"),
  d_doc: ref("str or NULL"),
});

const memberLayout = struct("member_descriptor", PyDescrObject, {
  d_offset: i32("byte offset of the field"),
  d_kind: i32("index in MEMBER_KINDS"),
  d_readonly: i32("1: may not be set"),
  d_doc: ref("str or NULL"),
});

export const MemberDescriptor = {
  ...memberLayout,
  /** Is it a reference that may be read and written freely, as `__slots__` makes them? */
  isSlot: (descr: PyObject): boolean =>
    MEMBER_KINDS[memberLayout.d_kind.get(descr)] === "object_ex" && memberLayout.d_readonly.get(descr) === 0,
};

export const MethodWrapper = struct("method-wrapper", PyObjectHead, {
  descr: ref("the wrapper_descriptor"),
  self: ref("the object"),
});

const D = PyDescrObject;
const M = MethodDescriptor;
const W = PyWrapperDescrObject;
const G = GetSetDescriptor;
const B = MemberDescriptor;
const MW = MethodWrapper;

// ---- making ----

function newDescr(layout: typeof PyDescrObject, type: number, owner: PyObject, name: string): NewRef | Null {
  const text = PyUnicode.internFromJS(name);
  if (text === 0) return 0;
  const descr = allocObject(layout, type);
  if (descr === 0) return 0;
  D.d_type.set(descr, incref(owner));
  D.d_name.set(descr, text);
  return descr;
}

/** A descriptor of a method of `type` (PyDescr_NewMethod, PyDescr_NewClassMethod). */
export function newMethod(type: PyObject, def: MethodDef): NewRef | Null {
  const kind = def.kind === "classmethod" ? T.classmethod_descriptor : T.method_descriptor;
  const descr = newDescr(M, kind, type, nameOfDef(def));
  if (descr !== 0) M.d_method.set(descr, def.index);
  return descr;
}

/** A slot wrapper of `type`: row `base` of SLOT_DEFS with the native function number `wrapped` (PyDescr_NewWrapper). */
export function newWrapper(type: PyObject, base: number, wrapped: number): NewRef | Null {
  const descr = newDescr(W, T.wrapper_descriptor, type, SLOT_DEFS[base].name);
  if (descr === 0) return 0;
  W.d_base.set(descr, base);
  W.d_wrapped.set(descr, wrapped);
  return descr;
}

/** A descriptor of a computed attribute (PyDescr_NewGetSet). */
export function newGetSet(type: PyObject, def: GetSetDef): NewRef | Null {
  const descr = newDescr(G, T.getset_descriptor, type, def.name);
  if (descr === 0) return 0;
  G.d_get.set(descr, def.get);
  G.d_set.set(descr, def.set);
  if (def.doc !== "") G.d_doc.set(descr, PyUnicode.fromJS(def.doc));
  return descr;
}

/** A descriptor of a field, also of one that `__slots__` made (PyDescr_NewMember). */
export function newMember(type: PyObject, def: MemberDef): NewRef | Null {
  const descr = newDescr(B, T.member_descriptor, type, def.name);
  if (descr === 0) return 0;
  B.d_offset.set(descr, def.offset);
  B.d_kind.set(descr, MEMBER_KINDS.indexOf(def.kind));
  B.d_readonly.set(descr, def.readonly ? 1 : 0);
  if (def.doc !== "") B.d_doc.set(descr, PyUnicode.fromJS(def.doc));
  return descr;
}

// ---- common to all ----

function typeError(message: string): Null {
  return PyErr.setString(T.TypeError, message);
}

const nameOf = (descr: PyObject) => PyUnicode.toJS(D.d_name.get(descr) as PyObject);
const ownerName = (descr: PyObject) => PyErr.nameOfType(D.d_type.get(descr) as PyObject);

function isInstanceOfOwner(descr: PyObject, obj: PyObject): boolean {
  return PyType_IsSubtype(typeOf(obj), D.d_type.get(descr) as PyObject);
}

// False with TypeError when `obj` is not of the class that `descr` belongs to.
function descr_check(descr: PyObject, obj: PyObject): boolean {
  if (isInstanceOfOwner(descr, obj)) return true;
  typeError(
    `descriptor '${nameOf(descr)}' for '${ownerName(descr)}' objects ` +
      `doesn't apply to a '${PyErr.typeName(obj)}' object`,
  );
  return false;
}

function descr_get_qualname(descr: PyObject): NewRef | Null {
  const type = PyUnicode.toJS(PyTypeObject.ht_qualname.get(D.d_type.get(descr) as PyObject) as PyObject);
  return PyUnicode.fromJS(`${type}.${nameOf(descr)}`);
}

function descr_reduce(descr: PyObject): NewRef | Null {
  return reduceToGetattr(D.d_type.get(descr) as PyObject, nameOf(descr));
}

function reprAs(kind: string): (descr: PyObject) => NewRef | Null {
  return (descr) => PyUnicode.fromJS(`<${kind} '${nameOf(descr)}' of '${ownerName(descr)}' objects>`);
}

const members = [
  member("__objclass__", "object", D.d_type.offset, { readonly: true }),
  member("__name__", "object", D.d_name.offset, { readonly: true }),
];
const qualname = getset("__qualname__", "", descr_get_qualname);
const reduce = method("__reduce__($self, /)", "Helper for pickle.", descr_reduce);

// ---- method_descriptor ----

function methoddescr_get(descr: PyObject, obj: PyObject | Null): NewRef | Null {
  if (obj === 0) return incref(descr);
  if (!descr_check(descr, obj)) return 0;
  return newBuiltin(METHODS[M.d_method.get(descr)], obj, 0);
}

function methoddescr_call(
  descr: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  if (nargs === 0) {
    return typeError(`unbound method ${ownerQualname(descr)}.${nameOf(descr)}() needs an argument`);
  }
  const self = I32[args >> 2] as PyObject;
  // The exact type needs no walk along the MRO.
  if (typeOf(self) !== D.d_type.get(descr) && !descr_check(descr, self)) return 0;
  return callMethodDef(METHODS[M.d_method.get(descr)], self, args + 4, nargs - 1, kwnames);
}

function ownerQualname(descr: PyObject): string {
  return PyUnicode.toJS(PyTypeObject.ht_qualname.get(D.d_type.get(descr) as PyObject) as PyObject);
}

const defOf = (descr: PyObject) => METHODS[M.d_method.get(descr)];
const methodGetset = [
  getset("__doc__", "", (descr: PyObject) => strOrNone(docOf(defOf(descr)) || null)),
  qualname,
  getset("__text_signature__", "", (descr: PyObject) => strOrNone(textSignatureOf(defOf(descr)))),
];

defineType({
  address: T.method_descriptor,
  name: "method_descriptor",
  layout: M,
  flags:
    TypeFlags.HAVE_GC |
    TypeFlags.HAVE_VECTORCALL |
    TypeFlags.METHOD_DESCRIPTOR |
    TypeFlags.DISALLOW_INSTANTIATION,
  slots: {
    tp_repr: reprAs("method"),
    tp_call: methoddescr_call,
    tp_getattro: PyObject_GenericGetAttr,
    tp_descr_get: methoddescr_get,
  },
  methods: [reduce],
  members,
  getset: methodGetset,
});

// ---- classmethod_descriptor ----

function bindToClass(descr: PyObject, type: PyObject): NewRef | Null {
  if (!hasFlag(typeOf(type), TypeFlags.TYPE_SUBCLASS)) {
    return typeError(
      `descriptor '${nameOf(descr)}' for type '${ownerName(descr)}' ` +
        `needs a type, not a '${PyErr.typeName(type)}' as arg 2`,
    );
  }
  if (!PyType_IsSubtype(type, D.d_type.get(descr) as PyObject)) {
    return typeError(
      `descriptor '${nameOf(descr)}' requires a subtype of '${ownerName(descr)}' ` +
        `but received '${PyErr.nameOfType(type)}'`,
    );
  }
  return newBuiltin(defOf(descr), type, 0);
}

function classmethod_get(descr: PyObject, obj: PyObject | Null, type: PyObject | Null): NewRef | Null {
  if (type !== 0) return bindToClass(descr, type);
  if (obj !== 0) return bindToClass(descr, typeOf(obj));
  return typeError(
    `descriptor '${nameOf(descr)}' for type '${ownerName(descr)}' needs either an object or a type`,
  );
}

function classmethoddescr_call(
  descr: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  if (nargs === 0) {
    return typeError(`descriptor '${nameOf(descr)}' of '${ownerName(descr)}' object needs an argument`);
  }
  const bound = bindToClass(descr, I32[args >> 2] as PyObject);
  if (bound === 0) return 0;
  const result = callMethodDef(defOf(descr), I32[args >> 2] as PyObject, args + 4, nargs - 1, kwnames);
  decref(bound);
  return result;
}

defineType({
  address: T.classmethod_descriptor,
  name: "classmethod_descriptor",
  layout: M,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  slots: {
    tp_repr: reprAs("method"),
    tp_call: classmethoddescr_call,
    tp_getattro: PyObject_GenericGetAttr,
    tp_descr_get: classmethod_get,
  },
  members,
  getset: methodGetset,
});

// ---- wrapper_descriptor and method-wrapper ----

function wrapperdescr_get(descr: PyObject, obj: PyObject | Null): NewRef | Null {
  if (obj === 0) return incref(descr);
  if (!descr_check(descr, obj)) return 0;
  const wrapper = allocObject(MW, T.method_wrapper);
  if (wrapper === 0) return 0;
  MW.descr.set(wrapper, incref(descr));
  MW.self.set(wrapper, incref(obj));
  return wrapper;
}

// Call the slot's function with `self`; `args` are the rest.
function callWrapped(
  descr: PyObject,
  self: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const def = SLOT_DEFS[W.d_base.get(descr)];
  if (!def.keywords && kwnames !== 0 && PyTuple.size(kwnames) > 0) {
    return typeError(`wrapper ${def.name}() takes no keyword arguments`);
  }
  return def.call === null ? 0 : def.call(FN[W.d_wrapped.get(descr)], self, args, nargs, kwnames);
}

function wrapperdescr_call(
  descr: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  if (nargs === 0) {
    return typeError(`descriptor '${nameOf(descr)}' of '${ownerName(descr)}' object needs an argument`);
  }
  const self = I32[args >> 2] as PyObject;
  if (!isInstanceOfOwner(descr, self)) {
    return typeError(
      `descriptor '${nameOf(descr)}' requires a '${ownerName(descr)}' object ` +
        `but received a '${PyErr.typeName(self)}'`,
    );
  }
  return callWrapped(descr, self, args + 4, nargs - 1, kwnames);
}

const slotDoc = (descr: PyObject) => SLOT_DEFS[W.d_base.get(descr)].doc;

// A docstring begins with "name(signature)\n--\n\n".
function docOfSlot(descr: PyObject): NewRef | Null {
  const doc = slotDoc(descr);
  const end = doc.indexOf("\n--\n\n");
  return PyUnicode.fromJS(end < 0 ? doc : doc.slice(end + 5));
}

function signatureOfSlot(descr: PyObject): NewRef | Null {
  const doc = slotDoc(descr);
  const end = doc.indexOf("\n--\n\n");
  return end < 0 ? None : PyUnicode.fromJS(doc.slice(doc.indexOf("("), end));
}

defineType({
  address: T.wrapper_descriptor,
  name: "wrapper_descriptor",
  layout: W,
  flags: TypeFlags.HAVE_GC | TypeFlags.METHOD_DESCRIPTOR | TypeFlags.DISALLOW_INSTANTIATION,
  slots: {
    tp_repr: reprAs("slot wrapper"),
    tp_call: wrapperdescr_call,
    tp_getattro: PyObject_GenericGetAttr,
    tp_descr_get: wrapperdescr_get,
  },
  methods: [reduce],
  members,
  getset: [getset("__doc__", "", docOfSlot), qualname, getset("__text_signature__", "", signatureOfSlot)],
});

const descrOf = (wrapper: PyObject) => MW.descr.get(wrapper) as PyObject;

function wrapper_call(
  wrapper: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  return callWrapped(descrOf(wrapper), MW.self.get(wrapper) as PyObject, args, nargs, kwnames);
}

function wrapper_repr(wrapper: PyObject): NewRef | Null {
  const self = MW.self.get(wrapper) as PyObject;
  const name = nameOf(descrOf(wrapper));
  return PyUnicode.fromJS(
    `<method-wrapper '${name}' of ${PyErr.typeName(self)} object at ${hexAddress(self)}>`,
  );
}

function wrapper_hash(wrapper: PyObject): number {
  const hash = hashPointer(MW.self.get(wrapper)) ^ hashPointer(descrOf(wrapper));
  return hash === -1 ? -2 : hash;
}

function wrapper_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  if (op !== CompareOp.EQ && op !== CompareOp.NE) return NotImplemented;
  if (typeOf(left) !== T.method_wrapper || typeOf(right) !== T.method_wrapper) return NotImplemented;
  const equal = descrOf(left) === descrOf(right) && MW.self.get(left) === MW.self.get(right);
  return bool(equal === (op === CompareOp.EQ));
}

defineType({
  address: T.method_wrapper,
  name: "method-wrapper",
  layout: MW,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  slots: {
    tp_repr: wrapper_repr,
    tp_hash: wrapper_hash,
    tp_call: wrapper_call,
    tp_getattro: PyObject_GenericGetAttr,
    tp_richcompare: wrapper_richcompare,
  },
  methods: [
    method("__reduce__($self, /)", "Helper for pickle.", (wrapper: PyObject) =>
      reduceToGetattr(MW.self.get(wrapper) as PyObject, nameOf(descrOf(wrapper))),
    ),
  ],
  members: [member("__self__", "object", MW.self.offset, { readonly: true })],
  getset: [
    getset("__objclass__", "", (w: PyObject) => incref(D.d_type.get(descrOf(w)) as PyObject)),
    getset("__name__", "", (w: PyObject) => incref(D.d_name.get(descrOf(w)) as PyObject)),
    getset("__qualname__", "", (w: PyObject) => descr_get_qualname(descrOf(w))),
    getset("__doc__", "", (w: PyObject) => docOfSlot(descrOf(w))),
    getset("__text_signature__", "", (w: PyObject) => signatureOfSlot(descrOf(w))),
  ],
});

// ---- getset_descriptor ----

function getset_get(descr: PyObject, obj: PyObject | Null): NewRef | Null {
  if (obj === 0) return incref(descr);
  if (!descr_check(descr, obj)) return 0;
  return FN[G.d_get.get(descr)](obj);
}

function getset_set(descr: PyObject, obj: PyObject, value: PyObject | Null): number {
  if (!descr_check(descr, obj)) return -1;
  const set = G.d_set.get(descr);
  if (set !== 0) return FN[set](obj, value);
  PyErr.setString(
    T.AttributeError,
    `attribute '${nameOf(descr)}' of '${ownerName(descr)}' objects is not writable`,
  );
  return -1;
}

const docMember = (offset: number) => member("__doc__", "object", offset, { readonly: true });

defineType({
  address: T.getset_descriptor,
  name: "getset_descriptor",
  layout: G,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  slots: {
    tp_repr: reprAs("attribute"),
    tp_getattro: PyObject_GenericGetAttr,
    tp_descr_get: getset_get,
    tp_descr_set: getset_set,
  },
  members: [...members, docMember(G.d_doc.offset)],
  getset: [qualname],
});

// ---- member_descriptor ----

function member_get(descr: PyObject, obj: PyObject | Null): NewRef | Null {
  if (obj === 0) return incref(descr);
  if (!descr_check(descr, obj)) return 0;
  return getMember(obj, B.d_kind.get(descr), B.d_offset.get(descr), D.d_name.get(descr) as PyObject);
}

function member_set(descr: PyObject, obj: PyObject, value: PyObject | Null): number {
  if (!descr_check(descr, obj)) return -1;
  if (B.d_readonly.get(descr) !== 0) {
    PyErr.setString(T.AttributeError, "readonly attribute");
    return -1;
  }
  return setMember(obj, B.d_kind.get(descr), B.d_offset.get(descr), D.d_name.get(descr) as PyObject, value);
}

defineType({
  address: T.member_descriptor,
  name: "member_descriptor",
  layout: B,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  slots: {
    tp_repr: reprAs("member"),
    tp_getattro: PyObject_GenericGetAttr,
    tp_descr_get: member_get,
    tp_descr_set: member_set,
  },
  methods: [reduce],
  members: [...members, docMember(B.d_doc.offset)],
  getset: [qualname],
});
