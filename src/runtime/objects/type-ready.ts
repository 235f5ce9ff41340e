/**
 * Bringing static types to life: PyType_Ready of CPython's Objects/typeobject.c for all types that were declared with `defineType`.
 *
 * First the words of all types are written (type_ready words: flags, sizes, own slots), so that every object that is made from then on has a
 * type that can be asked; then, bases first, names, MRO, dict, inherited slots. Static types are immortal. Runs once, when a heap
 * is made from nothing.
 */
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { type MethodDef, method } from "../method-def.js";
import { FN, native } from "../native.js";
import * as PyCFunction from "./builtin.js";
import * as PyDescr from "./descriptors.js";
import * as PyDict from "./dict.js";
import { layout_clear, layout_dealloc, layout_traverse } from "./instance-dealloc.js";
import { decref, IMMORTAL_REFCNT, incref, typeOf } from "./object.js";
import * as PyStaticMethod from "./property.js";
import { slot_tp_new } from "./slot-functions.js";
import * as PyTuple from "./tuple.js";
import { hasFlag, PyTypeObject, SLOT, type SlotName, STATIC_TYPES, type TypeDef, TypeFlags } from "./type.js";
import { mroTuple } from "./type-mro.js";
import { addSubclass, PyType_IsSubtype } from "./type-object.js";
import { addOperators, inheritSlots, readyHash } from "./type-slots.js";
import { None, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

const TYPE = PyTypeObject;

// ---- __new__ of native types ----

function newError(message: string): Null {
  return PyErr.setString(T.TypeError, message);
}

// May `type.__new__` make an instance of `subtype`? Not when a native base of it has a constructor of its own.
function checkNewIsSafe(type: PyObject, subtype: PyObject): boolean {
  const generic = native(slot_tp_new);
  let base: PyObject | Null = subtype;
  while (base !== NULL && TYPE.tp_new.get(base) === generic) base = TYPE.tp_base.get(base);
  if (base === NULL || TYPE.tp_new.get(base) === TYPE.tp_new.get(type)) return true;
  const name = PyErr.nameOfType;
  newError(`${name(type)}.__new__(${name(subtype)}) is not safe, use ${name(base)}.__new__()`);
  return false;
}

/** `T.__new__(cls, …)` of a native type T. */
function tp_new_wrapper(
  type: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const name = PyErr.nameOfType(type);
  if (nargs === 0) return newError(`${name}.__new__(): not enough arguments`);
  const subtype = I32[args >> 2] as PyObject;
  if (!hasFlag(typeOf(subtype), TypeFlags.TYPE_SUBCLASS)) {
    return newError(`${name}.__new__(X): X is not a type object (${PyErr.typeName(subtype)})`);
  }
  if (!PyType_IsSubtype(subtype, type)) {
    const other = PyErr.nameOfType(subtype);
    return newError(`${name}.__new__(${other}): ${other} is not a subtype of ${name}`);
  }
  if (!checkNewIsSafe(type, subtype)) return NULL;
  return FN[TYPE.tp_new.get(type)](subtype, args + 4, nargs - 1, kwnames);
}

const NEW_DEF: MethodDef = method(
  "__new__(...)",
  "Create and return a new object; what it takes, help(type) says.",
  tp_new_wrapper,
);

/** Is `op` the `__new__` of a native type? */
export function isNewWrapper(op: PyObject): boolean {
  return typeOf(op) === (T.builtin_function_or_method as number) && PyCFunction.defOf(op) === NEW_DEF;
}

// ---- first pass: words ----

const INHERITED_FLAGS =
  TypeFlags.HAVE_GC |
  TypeFlags.LONG_SUBCLASS |
  TypeFlags.LIST_SUBCLASS |
  TypeFlags.TUPLE_SUBCLASS |
  TypeFlags.BYTES_SUBCLASS |
  TypeFlags.UNICODE_SUBCLASS |
  TypeFlags.DICT_SUBCLASS |
  TypeFlags.BASE_EXC_SUBCLASS |
  TypeFlags.TYPE_SUBCLASS;

function offsetOf(def: TypeDef, fieldName: string | undefined): number {
  if (fieldName === undefined) return 0;
  const field = def.layout.fields.find((f) => f.name === fieldName);
  if (field === undefined) throw new Error(`type ${def.name}: no field ${fieldName}`);
  return field.offset;
}

function writeWords(def: TypeDef): void {
  const type = def.address as PyObject;
  const base = baseOf(def);
  I32.fill(0, type >> 2, (type + TYPE.SIZE) >> 2);
  TYPE.ob_refcnt.set(type, IMMORTAL_REFCNT);
  TYPE.ob_type.set(type, T.type);
  for (const name in def.slots) {
    I32[(type >> 2) + SLOT[name as SlotName]] = native(def.slots[name as SlotName]!);
  }
  TYPE.tp_base.set(type, base);
  const inherited = base === NULL ? 0 : TYPE.tp_flags.get(base) & INHERITED_FLAGS;
  TYPE.tp_flags.set(type, (def.flags ?? 0) | TypeFlags.IMMUTABLETYPE | inherited);
  TYPE.tp_basicsize.set(type, def.layout.SIZE);
  TYPE.tp_itemsize.set(type, def.itemSize ?? (base === NULL ? 0 : TYPE.tp_itemsize.get(base)));
  TYPE.tp_layout.set(type, def.layout.layoutId);
  TYPE.tp_dictoffset.set(
    type,
    offsetOf(def, def.dictField) || (base === NULL ? 0 : TYPE.tp_dictoffset.get(base)),
  );
  TYPE.tp_weaklistoffset.set(
    type,
    offsetOf(def, def.weaklistField) || (base === NULL ? 0 : TYPE.tp_weaklistoffset.get(base)),
  );
  writeMemorySlots(type, base);
}

// How instances are destroyed and traversed: as the type says, else as a base of the same layout does, else as the layout says.
function writeMemorySlots(type: PyObject, base: PyObject | Null): void {
  const sameLayout = base !== NULL && TYPE.tp_layout.get(type) === TYPE.tp_layout.get(base);
  const choose = (field: typeof TYPE.tp_dealloc, byLayout: (op: PyObject, visit: never) => void) => {
    if (field.get(type) !== 0) return;
    field.set(type, sameLayout ? field.get(base as PyObject) : native(byLayout));
  };
  choose(TYPE.tp_dealloc, layout_dealloc);
  if (hasFlag(type, TypeFlags.HAVE_GC)) {
    choose(TYPE.tp_traverse, layout_traverse as (op: PyObject, visit: never) => void);
    choose(TYPE.tp_clear, layout_clear);
  }
}

function baseOf(def: TypeDef): PyObject | Null {
  if (def.address === (T.object as number)) return NULL;
  return (def.base ?? T.object) as PyObject;
}

function basesOf(def: TypeDef): readonly PyObject[] {
  const base = baseOf(def);
  return base === NULL ? [] : ((def.bases ?? [base]) as PyObject[]);
}

/** The declared types, each after its bases. */
function inOrderOfBases(): TypeDef[] {
  const byAddress = new Map(STATIC_TYPES.map((def) => [def.address, def]));
  const sorted: TypeDef[] = [];
  const seen = new Set<TypeDef>();
  const place = (def: TypeDef): void => {
    if (seen.has(def)) return;
    seen.add(def);
    for (const base of basesOf(def)) {
      const baseDef = byAddress.get(base);
      if (baseDef === undefined) throw new Error(`a base of the type ${def.name} is not declared`);
      place(baseDef);
    }
    sorted.push(def);
  };
  for (const def of STATIC_TYPES) place(def);
  return sorted;
}

// ---- second pass: objects ----

/** Memory cannot be short this early, and nothing else can go wrong: if it does, it is our bug. */
function must<T extends NewRef | Null>(op: T, what: string): NewRef {
  if (op === NULL) throw new Error(`readying types: ${what} failed`);
  return op as NewRef;
}

function mustBeZero(status: number, what: string): void {
  if (status !== 0) throw new Error(`readying types: ${what} failed`);
}

function set(type: PyObject, name: string, value: NewRef | Null): void {
  const dict = TYPE.tp_dict.get(type) as PyObject;
  const key = must(PyUnicode.internFromString(name), name);
  mustBeZero(PyDict.setItemSteal(dict, key, must(value, name)), name);
}

function has(type: PyObject, name: PyObject): boolean {
  return PyDict.contains(TYPE.tp_dict.get(type) as PyObject, name) === 1;
}

/** The part of a docstring after the text signature. */
export function docWithoutSignature(doc: string): string {
  const end = doc.indexOf("\n--\n\n");
  return end < 0 ? doc : doc.slice(end + 5);
}

function setNames(def: TypeDef, type: PyObject): void {
  const dot = def.name.lastIndexOf(".");
  const name = must(PyUnicode.internFromString(def.name.slice(dot + 1)), def.name);
  TYPE.tp_name.set(type, name);
  TYPE.ht_qualname.set(type, incref(name));
  const module = dot < 0 ? ID.builtins : must(PyUnicode.internFromString(def.name.slice(0, dot)), def.name);
  TYPE.ht_module.set(type, module);
  if (def.doc !== undefined) TYPE.tp_doc.set(type, must(PyUnicode.fromString(def.doc), def.name));
}

function setBases(def: TypeDef, type: PyObject): void {
  const bases = basesOf(def);
  TYPE.tp_bases.set(type, must(PyTuple.pack(...bases), "tp_bases"));
  const mro = bases.length === 0 ? PyTuple.pack(type) : mroTuple(type);
  TYPE.tp_mro.set(type, must(mro, "tp_mro"));
  for (const base of bases) mustBeZero(addSubclass(base, type), "tp_subclasses");
}

// A type that does not say how its instances are made is made by its base's constructor, but not by object's.
function setNew(type: PyObject): void {
  const base = TYPE.tp_base.get(type);
  const flags = TYPE.tp_flags.get(type);
  if (TYPE.tp_new.get(type) === 0 && base === (T.object as number)) {
    TYPE.tp_flags.set(type, flags | TypeFlags.DISALLOW_INSTANTIATION);
  } else if ((flags & TypeFlags.DISALLOW_INSTANTIATION) !== 0) {
    TYPE.tp_new.set(type, 0);
  } else if (TYPE.tp_new.get(type) === 0) {
    TYPE.tp_new.set(type, base === NULL ? 0 : TYPE.tp_new.get(base));
  } else set(type, "__new__", PyCFunction.newBuiltin(NEW_DEF, type, NULL));
}

function methodObject(type: PyObject, def: MethodDef): NewRef | Null {
  if (def.kind !== "staticmethod") return PyDescr.newMethod(type, def);
  const fn = must(PyCFunction.newBuiltin(def, NULL, NULL), def.signature);
  const wrapped = PyStaticMethod.newStaticMethod(fn);
  decref(fn);
  return wrapped;
}

function fillDict(def: TypeDef, type: PyObject): void {
  mustBeZero(addOperators(type), "slot wrappers");
  // A method with the name of a slot stands for it (METH_COEXIST): it is quicker to call.
  for (const m of def.methods ?? [])
    set(type, m.signature.slice(0, m.signature.indexOf("(")), methodObject(type, m));
  for (const m of def.members ?? []) set(type, m.name, PyDescr.newMember(type, m));
  for (const g of def.getset ?? []) set(type, g.name, PyDescr.newGetSet(type, g));
  for (const [name, value] of def.entries?.() ?? []) set(type, name, value);
  if (has(type, ID.__doc__)) return;
  set(type, "__doc__", def.doc === undefined ? None : PyUnicode.fromString(docWithoutSignature(def.doc)));
}

function readyStaticType(def: TypeDef): void {
  const type = def.address as PyObject;
  setNames(def, type);
  TYPE.tp_dict.set(type, must(PyDict.new_(), "tp_dict"));
  setBases(def, type);
  setNew(type);
  fillDict(def, type);
  inheritSlots(type);
  mustBeZero(readyHash(type), "__hash__");
  TYPE.tp_flags.set(type, TYPE.tp_flags.get(type) | TypeFlags.READY);
}

/** Write the words of all static types: from then on objects can be made. */
export function initStaticTypeWords(): void {
  for (const def of inOrderOfBases()) writeWords(def);
}

/** Ready all static types; `initStaticTypeWords` and the interned strs come before. */
export function readyStaticTypes(): void {
  for (const def of inOrderOfBases()) readyStaticType(def);
}
