/**
 * Type objects: their layout and slots, the declaration of static types, attribute lookup along the MRO.
 * Mirrors CPython's Include/cpython/object.h and the first half of Objects/typeobject.c; making classes at run time is
 * in type-new.ts, the table that joins slots with dunder names in slot-defs.ts.
 *
 * A slot is a word that holds the number of a native function (native.ts) or 0. Static types live at the fixed addresses of
 * type-table.ts, are declared with `defineType` while modules load, and are written into the heap once, by `readyStaticTypes`,
 * when the start-up image is made.
 */
import { I32 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { borrowed, bytes, i32, type LayoutInfo, ref, struct } from "../heap/struct.js";
import type { GetSetDef, MemberDef, MethodDef } from "../method-def.js";
import { FN, native } from "../native.js";
import { PyObjectHead, TP_DEALLOC_OFFSET, typeOf } from "./object.js";

/** `args` is the byte address of `nargs` words (borrowed), followed by the values that `kwnames` (a tuple, or NULL) names. */
export type VectorcallFn = (
  callable: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
) => NewRef | Null;
type Unary = (op: PyObject) => NewRef | Null;
type Binary = (left: PyObject, right: PyObject) => NewRef | Null;
type Length = (op: PyObject) => number;

/** The functions that a type may have, by slot. Results of -1 and NULL mean that an exception is set, unless said otherwise. */
export interface TypeSlots {
  /** Destroy an object whose count is 0: release what it owns and its memory. */
  tp_dealloc?: (op: number) => void;
  /** Call `visit` with each reference that the object owns. */
  tp_traverse?: (op: PyObject, visit: (ref: PyObject) => void) => void;
  /** Give up the references that may form a cycle. */
  tp_clear?: (op: PyObject) => void;
  /** `__del__` (PEP 442); the exception state is saved by the caller. */
  tp_finalize?: (op: PyObject) => void;
  tp_new?: (type: PyObject, args: number, nargs: number, kwnames: PyObject | Null) => NewRef | Null;
  tp_init?: (self: PyObject, args: number, nargs: number, kwnames: PyObject | Null) => number;
  tp_repr?: Unary;
  tp_str?: Unary;
  /** An int32; -1 only with an exception set. */
  tp_hash?: (op: PyObject) => number;
  tp_call?: VectorcallFn;
  tp_getattro?: Binary;
  /** value NULL: delete. 0 or -1. */
  tp_setattro?: (op: PyObject, name: PyObject, value: PyObject | Null) => number;
  /** `op` is a CompareOp; gives NotImplemented when the types do not know each other. */
  tp_richcompare?: (left: PyObject, right: PyObject, op: number) => NewRef | Null;
  tp_iter?: Unary;
  /** NULL without an exception: exhausted. */
  tp_iternext?: Unary;
  tp_descr_get?: (descr: PyObject, obj: PyObject | Null, type: PyObject | Null) => NewRef | Null;
  /** value NULL: delete. 0 or -1. */
  tp_descr_set?: (descr: PyObject, obj: PyObject, value: PyObject | Null) => number;
  am_await?: Unary;
  am_aiter?: Unary;
  am_anext?: Unary;
  nb_add?: Binary;
  nb_subtract?: Binary;
  nb_multiply?: Binary;
  nb_remainder?: Binary;
  nb_divmod?: Binary;
  nb_power?: (base: PyObject, exponent: PyObject, modulus: PyObject) => NewRef | Null;
  nb_negative?: Unary;
  nb_positive?: Unary;
  nb_absolute?: Unary;
  /** 0, 1 or -1. */
  nb_bool?: Length;
  nb_invert?: Unary;
  nb_lshift?: Binary;
  nb_rshift?: Binary;
  nb_and?: Binary;
  nb_xor?: Binary;
  nb_or?: Binary;
  nb_int?: Unary;
  nb_float?: Unary;
  nb_inplace_add?: Binary;
  nb_inplace_subtract?: Binary;
  nb_inplace_multiply?: Binary;
  nb_inplace_remainder?: Binary;
  nb_inplace_power?: (base: PyObject, exponent: PyObject, modulus: PyObject) => NewRef | Null;
  nb_inplace_lshift?: Binary;
  nb_inplace_rshift?: Binary;
  nb_inplace_and?: Binary;
  nb_inplace_xor?: Binary;
  nb_inplace_or?: Binary;
  nb_floor_divide?: Binary;
  nb_true_divide?: Binary;
  nb_inplace_floor_divide?: Binary;
  nb_inplace_true_divide?: Binary;
  nb_index?: Unary;
  nb_matrix_multiply?: Binary;
  nb_inplace_matrix_multiply?: Binary;
  sq_length?: Length;
  sq_concat?: Binary;
  sq_repeat?: (op: PyObject, count: number) => NewRef | Null;
  sq_item?: (op: PyObject, index: number) => NewRef | Null;
  /** value NULL: delete. 0 or -1. */
  sq_ass_item?: (op: PyObject, index: number, value: PyObject | Null) => number;
  /** 0, 1 or -1. */
  sq_contains?: (op: PyObject, value: PyObject) => number;
  sq_inplace_concat?: Binary;
  sq_inplace_repeat?: (op: PyObject, count: number) => NewRef | Null;
  mp_length?: Length;
  mp_subscript?: Binary;
  /** value NULL: delete. 0 or -1. */
  mp_ass_subscript?: (op: PyObject, key: PyObject, value: PyObject | Null) => number;
  /** Buffer protocol: see objects/buffer.ts. */
  bf_getbuffer?: (op: PyObject, flags: number) => number;
  /** An export that bf_getbuffer counted ends. */
  bf_releasebuffer?: (op: PyObject) => void;
}

/** A slot's name. */
export type SlotName = keyof TypeSlots;

const slot = i32("native function number, or 0");

export const PyTypeObject = struct("type", PyObjectHead, {
  tp_dealloc: slot,
  tp_traverse: slot,
  tp_clear: slot,
  tp_finalize: slot,
  tp_new: slot,
  tp_init: slot,
  tp_repr: slot,
  tp_str: slot,
  tp_hash: slot,
  tp_call: slot,
  tp_getattro: slot,
  tp_setattro: slot,
  tp_richcompare: slot,
  tp_iter: slot,
  tp_iternext: slot,
  tp_descr_get: slot,
  tp_descr_set: slot,
  am_await: slot,
  am_aiter: slot,
  am_anext: slot,
  nb_add: slot,
  nb_subtract: slot,
  nb_multiply: slot,
  nb_remainder: slot,
  nb_divmod: slot,
  nb_power: slot,
  nb_negative: slot,
  nb_positive: slot,
  nb_absolute: slot,
  nb_bool: slot,
  nb_invert: slot,
  nb_lshift: slot,
  nb_rshift: slot,
  nb_and: slot,
  nb_xor: slot,
  nb_or: slot,
  nb_int: slot,
  nb_float: slot,
  nb_inplace_add: slot,
  nb_inplace_subtract: slot,
  nb_inplace_multiply: slot,
  nb_inplace_remainder: slot,
  nb_inplace_power: slot,
  nb_inplace_lshift: slot,
  nb_inplace_rshift: slot,
  nb_inplace_and: slot,
  nb_inplace_xor: slot,
  nb_inplace_or: slot,
  nb_floor_divide: slot,
  nb_true_divide: slot,
  nb_inplace_floor_divide: slot,
  nb_inplace_true_divide: slot,
  nb_index: slot,
  nb_matrix_multiply: slot,
  nb_inplace_matrix_multiply: slot,
  sq_length: slot,
  sq_concat: slot,
  sq_repeat: slot,
  sq_item: slot,
  sq_ass_item: slot,
  sq_contains: slot,
  sq_inplace_concat: slot,
  sq_inplace_repeat: slot,
  mp_length: slot,
  mp_subscript: slot,
  mp_ass_subscript: slot,
  bf_getbuffer: slot,
  bf_releasebuffer: slot,
  tp_flags: i32("TypeFlags bits"),
  tp_version_tag: i32(
    "changes with every change of the type or a base; 0: none assigned yet. For inline caches",
  ),
  tp_basicsize: i32("bytes of an instance, without items and inline values"),
  tp_itemsize: i32("bytes of one item of a variable-size instance, or 0"),
  tp_layout: i32("number of the instance layout in LAYOUTS, from which traverse and dealloc are derived"),
  tp_dictoffset: i32("byte offset of the instance's dict word, or 0"),
  tp_weaklistoffset: i32("byte offset of the instance's weakref list word, or 0"),
  ht_slots_offset: i32("byte offset of the first `__slots__` word of this class, or 0"),
  ht_nslots: i32("number of `__slots__` words that this class adds (owned by instances)"),
  ht_inline_offset: i32("byte offset of the inline values (INLINE_VALUES), or 0; see instance.ts"),
  ht_inline_capacity: i32("number of inline values of every instance, or 0"),
  tp_name: ref("str: `__name__`, after the last dot of a static type's name"),
  ht_qualname: ref("str: `__qualname__`"),
  ht_module: ref(
    "str: `__module__` of a static type; heap types keep it in tp_dict, those that CPython has in C here too",
  ),
  tp_doc: ref("str or NULL"),
  tp_base: ref("the base that decides the layout, or NULL (object)"),
  tp_bases: ref("tuple"),
  tp_mro: ref("tuple, this type first"),
  tp_dict: ref("dict"),
  ht_slots: ref("tuple of `__slots__` names, or NULL"),
  ht_cached_keys: ref(
    "dict: attribute name -> index among the inline values, shared by all instances; or NULL",
  ),
  tp_subclasses: bytes("raw block: count, capacity, then addresses of direct subclasses (borrowed), or 0"),
  ht_getitem: borrowed("cached `__getitem__` for BINARY_SUBSCR_GETITEM; kept alive by tp_dict"),
  ht_init: borrowed("cached `__init__` for CALL_ALLOC_AND_ENTER_INIT; kept alive by tp_dict"),
  ht_weaklist: i32("weak references to this type"),
});

/** Type flags, CPython's bits. */
export const enum TypeFlags {
  /** Instances keep attribute values in line (CPython's Py_TPFLAGS_INLINE_VALUES). */
  INLINE_VALUES = 1 << 2,
  MANAGED_DICT = 1 << 4,
  SEQUENCE = 1 << 5,
  MAPPING = 1 << 6,
  DISALLOW_INSTANTIATION = 1 << 7,
  IMMUTABLETYPE = 1 << 8,
  HEAPTYPE = 1 << 9,
  BASETYPE = 1 << 10,
  HAVE_VECTORCALL = 1 << 11,
  READY = 1 << 12,
  HAVE_GC = 1 << 14,
  METHOD_DESCRIPTOR = 1 << 17,
  IS_ABSTRACT = 1 << 20,
  ITEMS_AT_END = 1 << 23,
  LONG_SUBCLASS = 1 << 24,
  LIST_SUBCLASS = 1 << 25,
  TUPLE_SUBCLASS = 1 << 26,
  BYTES_SUBCLASS = 1 << 27,
  UNICODE_SUBCLASS = 1 << 28,
  DICT_SUBCLASS = 1 << 29,
  BASE_EXC_SUBCLASS = 1 << 30,
  TYPE_SUBCLASS = 1 << 31,
}

/** What a static type is declared with. */
export interface TypeDef {
  /** Address in type-table.ts. */
  readonly address: number;
  /** `__name__`; with dots, the part before the last is `__module__` ("_thread.lock"), else `builtins`. */
  readonly name: string;
  /** The base's address; default `object`. */
  readonly base?: number;
  /** All bases, `base` among them, when there is more than one. */
  readonly bases?: readonly number[];
  readonly layout: LayoutInfo;
  readonly itemSize?: number;
  /** TypeFlags beyond READY | IMMUTABLETYPE; the *_SUBCLASS flags, HAVE_GC… are inherited from the base. */
  readonly flags?: number;
  /** `__doc__`. A text signature line comes first when there is one: `"list(iterable=(), /)\n--\n\n…"`. */
  readonly doc?: string;
  /** Field name of the instance dict in the layout, if there is one. */
  readonly dictField?: string;
  /** Field name of the weak reference list in the layout, if there is one. */
  readonly weaklistField?: string;
  readonly slots?: TypeSlots;
  readonly methods?: readonly MethodDef[];
  readonly members?: readonly MemberDef[];
  readonly getset?: readonly GetSetDef[];
  /** Further entries of tp_dict, made when the type is readied: `() => [["__hash__", None]]`. */
  readonly entries?: () => readonly (readonly [string, NewRef])[];
}

/** The declared static types, in the order of declaration. */
export const STATIC_TYPES: TypeDef[] = [];

/** Declare a static type. Runs while modules load: it only remembers, and numbers the slot functions. */
export function defineType(def: TypeDef): void {
  for (const name in def.slots) native(def.slots[name as SlotName]!);
  STATIC_TYPES.push(def);
}

if (PyTypeObject.tp_dealloc.offset !== TP_DEALLOC_OFFSET) throw new Error("TP_DEALLOC_OFFSET is out of step");

/** Word offsets of slots for hot code: `FN[I32[(type >> 2) + SLOT.nb_add]]`. */
export const SLOT = Object.fromEntries(PyTypeObject.fields.map((f) => [f.name, f.offset >> 2])) as {
  readonly [K in SlotName]: number;
};

/** The function number in slot `word` (a SLOT) of `op`'s type, or 0. */
export function slotOf(op: number, word: number): number {
  return I32[(typeOf(op) >> 2) + word];
}

/** The function in slot `word` of `op`'s type; the caller has seen that it is there. */
// biome-ignore lint/complexity/noBannedTypes: the caller knows the slot's shape.
export function slotFn(op: number, word: number): Function {
  return FN[I32[(typeOf(op) >> 2) + word]];
}

/** Does `type` have every bit of `flag`? @wasm inline */
export function hasFlag(type: PyObject, flag: TypeFlags): boolean {
  return (PyTypeObject.tp_flags.get(type) & flag) !== 0;
}
