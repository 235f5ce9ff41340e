/**
 * The slots of types: inheriting them along the MRO, deriving wrappers from them, and following the dunders of classes written in
 * Python. Mirrors inherit_slots, add_operators, update_one_slot and update_subclasses of CPython's Objects/typeobject.c.
 */
import { _PyObject_NextNotImplemented } from "../abstract/iterator.js";
import { PyObject_HashNotImplemented } from "../abstract/object.js";
import { I32 } from "../heap/memory.js";
import { NULL, type PyObject } from "../heap/ownership.js";
import { ID, type IdentifierName } from "../identifiers.js";
import { native } from "../native.js";
import { PyDescrObject, PyWrapperDescrObject, wrappedSlotFunction } from "./descriptor-layout.js";
import * as PyDescr from "./descriptors.js";
import * as PyDict from "./dict.js";
import { typeOf } from "./object.js";
import { SLOT_DEFS, SLOT_DEFS_BY_NAME, SLOT_DEFS_BY_SLOT, type SlotDef } from "./slot-defs.js";
import * as PyTuple from "./tuple.js";
import { PyTypeObject, SLOT, type SlotName, TypeFlags } from "./type.js";
import { tupleItems } from "./type-mro.js";
import { _PyType_Lookup, PyType_IsSubtype, subclassesOf } from "./type-object.js";
import { isNewWrapper } from "./type-ready.js";
import { None, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

function slotValue(type: PyObject, slot: SlotName): number {
  return I32[(type >> 2) + SLOT[slot]];
}

function setSlot(type: PyObject, slot: SlotName, value: number): void {
  I32[(type >> 2) + SLOT[slot]] = value;
}

// ---- inheriting ----

/** Slots that each type decides by itself or that follow a rule of their own. */
const NOT_COPIED = new Set<SlotName>([
  "tp_dealloc",
  "tp_traverse",
  "tp_clear",
  "tp_new",
  "tp_richcompare",
  "tp_hash",
]);

const COPIED: readonly SlotName[] = PyTypeObject.fields
  .map((field) => field.name as SlotName)
  .filter((name) => /^(tp|am|nb|sq|mp|bf)_/.test(name) && isSlotField(name) && !NOT_COPIED.has(name));

const ALL_INHERITED: readonly SlotName[] = [...COPIED, "tp_new", "tp_richcompare", "tp_hash"];

// The slots are the leading words of a type, up to tp_flags.
function isSlotField(name: string): boolean {
  return SLOT[name as SlotName] < PyTypeObject.tp_flags.offset >> 2 && SLOT[name as SlotName] >= 2;
}

function overridesHash(type: PyObject): boolean {
  const dict = PyTypeObject.tp_dict.get(type) as PyObject;
  return PyDict.contains(dict, ID.__eq__) === 1 || PyDict.contains(dict, ID.__hash__) === 1;
}

// Copy what `base` defines itself, as opposed to what it inherited from its own base, into the empty slots of `type`.
function inheritSlotsFrom(type: PyObject, base: PyObject): void {
  const t = type >> 2;
  const b = base >> 2;
  const baseBase = PyTypeObject.tp_base.get(base);
  if (slotValue(type, "tp_richcompare") === 0 && slotValue(type, "tp_hash") === 0 && !overridesHash(type)) {
    setSlot(type, "tp_richcompare", slotValue(base, "tp_richcompare"));
    setSlot(type, "tp_hash", slotValue(base, "tp_hash"));
  }
  for (const name of COPIED) {
    const word = SLOT[name];
    const value = I32[b + word];
    if (I32[t + word] !== 0 || value === 0) continue;
    if (baseBase === NULL || value !== I32[(baseBase >> 2) + word]) I32[t + word] = value;
  }
}

const COLLECTION_FLAGS = TypeFlags.SEQUENCE | TypeFlags.MAPPING;
const DESCRIPTOR_FLAGS = TypeFlags.METHOD_DESCRIPTOR;

function inheritFlagsFrom(type: PyObject, base: PyObject): void {
  const flags = PyTypeObject.tp_flags;
  if ((flags.get(type) & COLLECTION_FLAGS) === 0) {
    flags.set(type, flags.get(type) | (flags.get(base) & COLLECTION_FLAGS));
  }
  const sameGet = slotValue(type, "tp_descr_get") === slotValue(base, "tp_descr_get");
  if (sameGet && slotValue(base, "tp_descr_get") !== 0 && (flags.get(type) & TypeFlags.IMMUTABLETYPE) !== 0) {
    flags.set(type, flags.get(type) | (flags.get(base) & DESCRIPTOR_FLAGS));
  }
}

/** Fill the empty slots of `type`, whose MRO and dict are there, from its bases. */
export function inheritSlots(type: PyObject): void {
  for (const base of tupleItems(PyTypeObject.tp_mro.get(type) as PyObject).slice(1)) {
    inheritSlotsFrom(type, base);
    inheritFlagsFrom(type, base);
  }
}

/** A type that compares by itself and says nothing of hashing cannot be hashed. 0, or -1 with an exception set. */
export function readyHash(type: PyObject): number {
  if (slotValue(type, "tp_hash") !== 0) return 0;
  const dict = PyTypeObject.tp_dict.get(type) as PyObject;
  if (PyDict.contains(dict, ID.__hash__) === 1) return 0;
  setSlot(type, "tp_hash", native(PyObject_HashNotImplemented));
  return PyDict.setItem(dict, ID.__hash__, None);
}

// ---- wrappers ----

/** Add a slot wrapper to the dict of a native type for each slot that it fills itself. 0, or -1 with an exception set. */
export function addOperators(type: PyObject): number {
  const dict = PyTypeObject.tp_dict.get(type) as PyObject;
  for (const def of SLOT_DEFS) {
    const fn = slotValue(type, def.slot);
    if (def.call === null || fn === 0 || PyDict.contains(dict, ID[def.name]) === 1) continue;
    if (fn === native(PyObject_HashNotImplemented)) {
      if (PyDict.setItem(dict, ID.__hash__, None) < 0) return -1;
      continue;
    }
    const wrapper = PyDescr.newWrapper(type, def.index, fn);
    if (wrapper === NULL || PyDict.setItemStealValue(dict, ID[def.name], wrapper) < 0) return -1;
  }
  return 0;
}

// ---- following the dunders ----

// The one slot for the name of `def` that `type` fills, or null when it fills several or none.
function onlyFilledSlot(type: PyObject, def: SlotDef): SlotName | null {
  const filled = SLOT_DEFS_BY_NAME.get(def.name)!.filter((other) => slotValue(type, other.slot) !== 0);
  return filled.length === 1 ? filled[0]!.slot : null;
}

// The row of SLOT_DEFS that a slot wrapper was made from; null when `op` is none.
function wrappedSlotDef(op: PyObject): SlotDef | null {
  if (typeOf(op) !== (T.wrapper_descriptor as number)) return null;
  return SLOT_DEFS[PyWrapperDescrObject.d_base.get(op)]!;
}

/**
 * Decide what stands in `slot` of the class `type`: the native function when all its dunders are the wrappers of one and the same, else
 * the function that looks dunders up, or nothing.
 */
function updateOneSlot(type: PyObject, slot: SlotName): void {
  let specific = 0;
  let generic = 0;
  let useGeneric = false;
  for (const def of SLOT_DEFS_BY_SLOT.get(slot)!) {
    const found = _PyType_Lookup(type, ID[def.name]);
    if (found === NULL) continue;
    const wrapped = wrappedSlotDef(found);
    if (wrapped !== null && wrapped.name === def.name) {
      const only = onlyFilledSlot(type, def);
      if (only === null || only === slot) generic = def.slotFunction;
      const fn = wrappedSlotFunction(found);
      const fits =
        wrapped.call === def.call && PyType_IsSubtype(type, PyDescrObject.d_type.get(found) as PyObject);
      if (fits && (specific === 0 || specific === fn)) specific = fn;
      else useGeneric = true;
    } else if (slot === "tp_new" && isNewWrapper(found)) {
      specific = slotValue(type, "tp_new");
    } else if (found === None && slot === "tp_hash") {
      specific = native(PyObject_HashNotImplemented);
    } else {
      useGeneric = true;
      generic = def.slotFunction;
    }
  }
  setSlot(type, slot, specific !== 0 && !useGeneric ? specific : generic);
}

// The dunders that have to do with slots, as interned strs, and the slots of each.
const SLOTS_OF_NAME: readonly (readonly [PyObject, readonly SlotName[]])[] = [...SLOT_DEFS_BY_NAME].map(
  ([name, defs]) => [ID[name as IdentifierName], [...new Set(defs.map((def) => def.slot))]],
);

/** All slots of a class, one by one (fixup_slot_dispatchers). */
function fixupSlots(type: PyObject): void {
  for (const slot of SLOT_DEFS_BY_SLOT.keys()) updateOneSlot(type, slot);
}

/**
 * The slots of a new class. When it extends the MRO of its base they are those of the base, but for the dunders in the class's own dict: so only
 * these are looked at. 0, or -1 with an exception set.
 */
export function readySlots(type: PyObject): number {
  const base = PyTypeObject.tp_base.get(type) as PyObject;
  const dict = PyTypeObject.tp_dict.get(type) as PyObject;
  if (!extendsMro(type, base)) {
    setSlot(type, "tp_new", slotValue(base, "tp_new"));
    inheritSlots(type);
    if (readyHash(type) < 0) return -1;
    fixupSlots(type);
    return 0;
  }
  copySlots(type, base);
  inheritFlagsFrom(type, base);
  if (PyDict.contains(dict, ID.__eq__) === 1 && PyDict.contains(dict, ID.__hash__) !== 1) {
    setSlot(type, "tp_hash", 0);
    if (readyHash(type) < 0) return -1;
  }
  for (const [name, slots] of SLOTS_OF_NAME) {
    if (PyDict.getItem(dict, name) === NULL) continue;
    for (const slot of slots) updateOneSlot(type, slot);
  }
  return 0;
}

// Is the MRO of `type` itself and then the MRO of `base`?
function extendsMro(type: PyObject, base: PyObject): boolean {
  const own = PyTypeObject.tp_mro.get(type) as PyObject;
  const inherited = PyTypeObject.tp_mro.get(base) as PyObject;
  const count = PyTuple.size(inherited);
  if (PyTuple.size(own) !== count + 1) return false;
  for (let i = 0; i < count; i++)
    if (PyTuple.getItem(own, i + 1) !== PyTuple.getItem(inherited, i)) return false;
  return true;
}

function copySlots(type: PyObject, base: PyObject): void {
  const t = type >> 2;
  const b = base >> 2;
  for (const slot of ALL_INHERITED) I32[t + SLOT[slot]] = I32[b + SLOT[slot]];
}

function updateSubclasses(type: PyObject, name: PyObject, slots: readonly SlotName[]): void {
  for (const slot of slots) {
    updateOneSlot(type, slot);
    if (slot === "tp_iternext" && slotValue(type, slot) === 0)
      setSlot(type, slot, native(_PyObject_NextNotImplemented));
  }
  for (const subclass of subclassesOf(type)) {
    const dict = PyTypeObject.tp_dict.get(subclass);
    if (dict !== NULL && PyDict.contains(dict, name) === 1) continue; // has its own
    updateSubclasses(subclass, name, slots);
  }
}

/** The attribute `name` of the class `type` was set or deleted: bring the slots up to date, also of subclasses. */
export function updateSlot(type: PyObject, name: PyObject): void {
  const defs = SLOT_DEFS_BY_NAME.get(PyUnicode.asString(name) as IdentifierName);
  if (defs !== undefined) updateSubclasses(type, name, [...new Set(defs.map((def) => def.slot))]);
}

/** Bring all slots of `type` and its subclasses up to date, after a change of bases. */
export function updateAllSlots(type: PyObject): void {
  fixupSlots(type);
  for (const subclass of subclassesOf(type)) updateAllSlots(subclass);
}

/** Is this a name that may have to do with a slot: `__x__`? */
export function isDunder(name: PyObject): boolean {
  const length = PyUnicode.length(name);
  if (length <= 4 || !PyUnicode.isASCII(name)) return false;
  const underscore = (index: number) => PyUnicode.readChar(name, index) === 0x5f;
  return underscore(0) && underscore(1) && underscore(length - 1) && underscore(length - 2);
}
