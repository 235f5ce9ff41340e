/**
 * builtin_function_or_method: native functions as Python sees them. Mirrors CPython's Objects/methodobject.c.
 *
 * A builtin holds the number of its definition (METHODS in method-def.ts) and what it is bound to: the object of a method, the class
 * of a class method, the module of a module's function. Binding of arguments is in call/arguments.ts.
 */
import { CompareOp, hexAddress, PyObject_GenericGetAttr } from "../abstract/object.js";
import { callMethodDef, docOf, nameOfDef, textSignatureOf } from "../call/arguments.js";
import * as PyErr from "../errors.js";
import { PyObject_Free, PyObject_Malloc } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { i32, type LayoutInfo, ref, struct } from "../heap/struct.js";
import { ID } from "../identifiers.js";
import { INTERP } from "../interpreter.js";
import { getset, METHODS, type MethodDef, member, method } from "../method-def.js";
import * as PyDict from "./dict.js";
import { clearWeakRefsOf } from "./instance-dealloc.js";
import { decref, incref, PyObjectHead, typeOf, xincref } from "./object.js";
import * as PyTuple from "./tuple.js";
import { defineType, hasFlag, PyTypeObject, TypeFlags } from "./type.js";
import { bool, None, NotImplemented, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

export const BuiltinFunction = struct("builtin_function_or_method", PyObjectHead, {
  m_ml: i32("index of the definition in METHODS"),
  m_self: ref("what it is bound to, or NULL"),
  m_module: ref("`__module__`: a str, or NULL"),
  m_weakreflist: i32("weak references to this object"),
});

const P = BuiltinFunction;

/** A new object of a type that has no subclasses: head set, all other words 0. NULL with MemoryError. */
export function allocObject(layout: LayoutInfo, type: number): NewRef | Null {
  const op = PyObject_Malloc(layout.SIZE);
  if (op === 0) return PyErr.noMemory();
  const i32 = I32;
  const w = op >> 2;
  i32[w] = 1;
  i32[w + 1] = type;
  // A loop: for so few words fill() is several times slower.
  for (let i = w + 2, end = (op + layout.SIZE) >> 2; i < end; i++) i32[i] = 0;
  return op as NewRef;
}

/** The words of a builtin that are read for each call. */
const M_ML = BuiltinFunction.m_ml.offset >> 2;
const M_SELF = BuiltinFunction.m_self.offset >> 2;
const M_MODULE = BuiltinFunction.m_module.offset >> 2;
const M_WEAKREFLIST = BuiltinFunction.m_weakreflist.offset >> 2;

// Bound methods of builtins come and go with every call of one, so they do not go the general way.
function builtin_dealloc(op: number): void {
  const w = op >> 2;
  if (I32[w + M_WEAKREFLIST] !== 0) clearWeakRefsOf(op);
  const self = I32[w + M_SELF] as NewRef | Null;
  const module = I32[w + M_MODULE] as NewRef | Null;
  PyObject_Free(op);
  if (self !== 0) decref(self);
  if (module !== 0) decref(module);
}

/** A builtin for `def`, bound to `self` (or NULL); `module` is the str `__module__`, or NULL (PyCFunction_NewEx). */
export function newBuiltin(def: MethodDef, self: PyObject | Null, module: PyObject | Null): NewRef | Null {
  const op = allocObject(P, T.builtin_function_or_method);
  if (op === 0) return 0;
  P.m_ml.set(op, def.index);
  P.m_self.set(op, xincref(self));
  P.m_module.set(op, xincref(module));
  return op;
}

/** The definition of a builtin. */
export function defOf(op: PyObject): MethodDef {
  return METHODS[P.m_ml.get(op)];
}

/** Is `op` the builtin `print`? */
export function isPrint(op: PyObject): boolean {
  return PyDict.getItem(I32[INTERP.builtins >> 2] as PyObject, ID.print) === op;
}

function builtin_call(op: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const i32 = I32;
  const w = op >> 2;
  return callMethodDef(METHODS[i32[w + M_ML]], i32[w + M_SELF] as PyObject, args, nargs, kwnames);
}

// Is it a function of a module (or of nothing)?
function isFunction(self: PyObject | Null): boolean {
  return self === 0 || typeOf(self) === T.module;
}

function builtin_repr(op: PyObject): NewRef | Null {
  const self = P.m_self.get(op);
  const name = nameOfDef(defOf(op));
  if (self === 0 || isFunction(self)) return PyUnicode.fromJS(`<built-in function ${name}>`);
  return PyUnicode.fromJS(
    `<built-in method ${name} of ${PyErr.typeName(self)} object at ${hexAddress(self)}>`,
  );
}

/** A hash from an address (Py_HashPointer). */
export function hashPointer(address: number): number {
  const hash = (address >>> 3) | (address << 29);
  return hash === -1 ? -2 : hash;
}

function builtin_hash(op: PyObject): number {
  const hash = hashPointer(P.m_self.get(op)) ^ (P.m_ml.get(op) * 31);
  return hash === -1 ? -2 : hash;
}

function builtin_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  if (op !== CompareOp.EQ && op !== CompareOp.NE) return NotImplemented;
  if (typeOf(left) !== T.builtin_function_or_method || typeOf(right) !== typeOf(left)) return NotImplemented;
  const equal = P.m_self.get(left) === P.m_self.get(right) && P.m_ml.get(left) === P.m_ml.get(right);
  return bool(equal === (op === CompareOp.EQ));
}

function builtin_get_qualname(op: PyObject): NewRef | Null {
  const self = P.m_self.get(op);
  const name = nameOfDef(defOf(op));
  if (self === 0 || isFunction(self)) return PyUnicode.internFromJS(name);
  const type = hasFlag(typeOf(self), TypeFlags.TYPE_SUBCLASS) ? self : typeOf(self);
  const qualname = PyUnicode.toJS(PyTypeObject.ht_qualname.get(type) as PyObject);
  return PyUnicode.fromJS(`${qualname}.${name}`);
}

/** A str of JS text, or None for null. */
export function strOrNone(text: string | null): NewRef | Null {
  return text === null ? None : PyUnicode.fromJS(text);
}

/** `(getattr, (owner, name))`, from which pickle and copy find a method again. */
export function reduceToGetattr(owner: PyObject, name: string): NewRef | Null {
  const getattr = PyDict.getItem(I32[INTERP.builtins >> 2] as PyObject, ID.getattr);
  const text = PyUnicode.internFromJS(name);
  if (getattr === 0 || text === 0) return 0;
  const args = PyTuple.pair(incref(owner), text);
  return args === 0 ? 0 : PyTuple.pair(incref(getattr), args);
}

function builtin_reduce(op: PyObject): NewRef | Null {
  const self = P.m_self.get(op);
  const name = nameOfDef(defOf(op));
  return self === 0 || isFunction(self) ? PyUnicode.internFromJS(name) : reduceToGetattr(self, name);
}

defineType({
  address: T.builtin_function_or_method,
  name: "builtin_function_or_method",
  layout: P,
  weaklistField: "m_weakreflist",
  flags: TypeFlags.HAVE_GC | TypeFlags.HAVE_VECTORCALL | TypeFlags.DISALLOW_INSTANTIATION,
  slots: {
    tp_dealloc: builtin_dealloc,
    tp_repr: builtin_repr,
    tp_hash: builtin_hash,
    tp_call: builtin_call,
    tp_getattro: PyObject_GenericGetAttr,
    tp_richcompare: builtin_richcompare,
  },
  methods: [method("__reduce__($self, /)", "Helper for pickle.", builtin_reduce)],
  members: [member("__module__", "object", P.m_module.offset)],
  getset: [
    getset("__doc__", "", (op: PyObject) => strOrNone(docOf(defOf(op)) || null)),
    getset("__name__", "", (op: PyObject) => PyUnicode.internFromJS(nameOfDef(defOf(op)))),
    getset("__qualname__", "", builtin_get_qualname),
    getset("__self__", "", (op: PyObject) => xincref(P.m_self.get(op)) || None),
    getset("__text_signature__", "", (op: PyObject) => strOrNone(textSignatureOf(defOf(op)))),
  ],
});
