/**
 * The table that joins slots with dunder names, both ways: CPython's `slotdefs` (Objects/typeobject.c).
 *
 * From a slot of a native type comes a slot wrapper, so that `(1).__add__` exists: `call` says how its arguments reach
 * the slot (slot-wrappers.ts). From a dunder in a Python class comes a slot, so that `a + b` finds it: `slotFunction` (slot-functions.ts)
 * looks the name up on the type and calls it; null where CPython leaves the slot empty, since another slot of that name does the work.
 * The order of the rows matters: of several rows for one name, the first whose slot is filled gives the wrapper.
 */
import type { IdentifierName } from "../identifiers.js";
import { native } from "../native.js";
import * as F from "./slot-functions.js";
import * as W from "./slot-wrappers.js";
import type { SlotName } from "./type.js";

/** One dunder and one slot. */
export interface SlotDef {
  /** Position in SLOT_DEFS: what a wrapper descriptor holds. */
  readonly index: number;
  readonly name: IdentifierName;
  readonly slot: SlotName;
  readonly doc: string;
  /** May the wrapper be called with keyword arguments? */
  readonly keywords: boolean;
  /** How `x.__add__(y)` calls the slot, or null: no wrapper is made (`__getattr__`, `__new__`). */
  readonly call: W.WrapperCall | null;
  /** Number in FN of the function that a Python class gets in this slot, or 0. */
  readonly slotFunction: number;
}

/** All rows. */
export const SLOT_DEFS: SlotDef[] = [];

function row(
  name: IdentifierName,
  slot: SlotName,
  // biome-ignore lint/complexity/noBannedTypes: the shape is the slot's.
  fn: Function | null,
  call: W.WrapperCall | null,
  doc: string,
  keywords = false,
): void {
  const slotFunction = fn === null ? 0 : native(fn);
  SLOT_DEFS.push({ index: SLOT_DEFS.length, name, slot, doc, keywords, call, slotFunction });
}

/** `__op__` and `__rop__` of a binary operator. */
function binaryRows(stem: string, slot: SlotName, symbol: string): void {
  const name = `__${stem}__` as IdentifierName;
  const reflected = `__r${stem}__` as IdentifierName;
  const fn = F.binarySlot(name, reflected, slot);
  const text = (left: string, right: string) =>
    symbol === "divmod" ? `Return divmod(${left}, ${right}).` : `Return ${left}${symbol}${right}.`;
  row(name, slot, fn, W.wrap_binaryfunc_l, `${name}($self, value, /)\n--\n\n${text("self", "value")}`);
  row(
    reflected,
    slot,
    fn,
    W.wrap_binaryfunc_r,
    `${reflected}($self, value, /)\n--\n\n${text("value", "self")}`,
  );
}

function unaryRow(name: IdentifierName, slot: SlotName, text: string): void {
  row(name, slot, F.unarySlot(name), W.wrap_unaryfunc, `${name}($self, /)\n--\n\n${text}`);
}

function inplaceRow(name: IdentifierName, slot: SlotName, symbol: string): void {
  const doc = `${name}($self, value, /)\n--\n\nReturn self${symbol}value.`;
  row(name, slot, F.inplaceSlot(name), W.wrap_binaryfunc, doc);
}

function compareRow(name: IdentifierName, call: W.WrapperCall, symbol: string): void {
  row(
    name,
    "tp_richcompare",
    F.slot_tp_richcompare,
    call,
    `${name}($self, value, /)\n--\n\nReturn self${symbol}value.`,
  );
}

// ---- any object ----
row("__repr__", "tp_repr", F.slot_tp_repr, W.wrap_unaryfunc, "__repr__($self, /)\n--\n\nReturn repr(self).");
row("__hash__", "tp_hash", F.slot_tp_hash, W.wrap_hashfunc, "__hash__($self, /)\n--\n\nReturn hash(self).");
row(
  "__call__",
  "tp_call",
  F.slot_tp_call,
  W.wrap_call,
  "__call__($self, /, *args, **kwargs)\n--\n\nCall self as a function.",
  true,
);
row("__str__", "tp_str", F.slot_tp_str, W.wrap_unaryfunc, "__str__($self, /)\n--\n\nReturn str(self).");
row(
  "__getattribute__",
  "tp_getattro",
  F.slot_tp_getattr_hook,
  W.wrap_binaryfunc,
  "__getattribute__($self, name, /)\n--\n\nReturn getattr(self, name).",
);
row("__getattr__", "tp_getattro", F.slot_tp_getattr_hook, null, "");
row(
  "__setattr__",
  "tp_setattro",
  F.slot_tp_setattro,
  W.wrap_setattr,
  "__setattr__($self, name, value, /)\n--\n\nImplement setattr(self, name, value).",
);
row(
  "__delattr__",
  "tp_setattro",
  F.slot_tp_setattro,
  W.wrap_delattr,
  "__delattr__($self, name, /)\n--\n\nImplement delattr(self, name).",
);
compareRow("__lt__", W.richcmp_lt, "<");
compareRow("__le__", W.richcmp_le, "<=");
compareRow("__eq__", W.richcmp_eq, "==");
compareRow("__ne__", W.richcmp_ne, "!=");
compareRow("__gt__", W.richcmp_gt, ">");
compareRow("__ge__", W.richcmp_ge, ">=");
row(
  "__iter__",
  "tp_iter",
  F.slot_tp_iter,
  W.wrap_unaryfunc,
  "__iter__($self, /)\n--\n\nImplement iter(self).",
);
row(
  "__next__",
  "tp_iternext",
  F.slot_tp_iternext,
  W.wrap_next,
  "__next__($self, /)\n--\n\nImplement next(self).",
);
row(
  "__get__",
  "tp_descr_get",
  F.slot_tp_descr_get,
  W.wrap_descr_get,
  "__get__($self, instance, owner=None, /)\n--\n\nReturn an attribute of instance, which is of type owner.",
);
row(
  "__set__",
  "tp_descr_set",
  F.slot_tp_descr_set,
  W.wrap_descr_set,
  "__set__($self, instance, value, /)\n--\n\nSet an attribute of instance to value.",
);
row(
  "__delete__",
  "tp_descr_set",
  F.slot_tp_descr_set,
  W.wrap_descr_delete,
  "__delete__($self, instance, /)\n--\n\nDelete an attribute of instance.",
);
row(
  "__init__",
  "tp_init",
  F.slot_tp_init,
  W.wrap_init,
  "__init__($self, /, *args, **kwargs)\n--\n\nInitialize self.  See help(type(self)) for accurate signature.",
  true,
);
row(
  "__new__",
  "tp_new",
  F.slot_tp_new,
  null,
  "__new__(type, /, *args, **kwargs)\n--\n\nCreate and return new object.  See help(type) for accurate signature.",
);
row("__del__", "tp_finalize", F.slot_tp_finalize, W.wrap_del, "");

// ---- coroutines ----
row(
  "__await__",
  "am_await",
  F.slot_am_await,
  W.wrap_unaryfunc,
  "__await__($self, /)\n--\n\nReturn an iterator to be used in await expression.",
);
row(
  "__aiter__",
  "am_aiter",
  F.slot_am_aiter,
  W.wrap_unaryfunc,
  "__aiter__($self, /)\n--\n\nReturn an awaitable, that resolves in asynchronous iterator.",
);
row(
  "__anext__",
  "am_anext",
  F.slot_am_anext,
  W.wrap_unaryfunc,
  "__anext__($self, /)\n--\n\nReturn a value or raise StopAsyncIteration.",
);

// ---- numbers ----
binaryRows("add", "nb_add", "+");
binaryRows("sub", "nb_subtract", "-");
binaryRows("mul", "nb_multiply", "*");
binaryRows("mod", "nb_remainder", "%");
binaryRows("divmod", "nb_divmod", "divmod");
row(
  "__pow__",
  "nb_power",
  F.slot_nb_power,
  W.wrap_ternaryfunc,
  "__pow__($self, value, mod=None, /)\n--\n\nReturn pow(self, value, mod).",
);
row(
  "__rpow__",
  "nb_power",
  F.slot_nb_power,
  W.wrap_ternaryfunc_r,
  "__rpow__($self, value, mod=None, /)\n--\n\nReturn pow(value, self, mod).",
);
unaryRow("__neg__", "nb_negative", "-self");
unaryRow("__pos__", "nb_positive", "+self");
unaryRow("__abs__", "nb_absolute", "abs(self)");
row(
  "__bool__",
  "nb_bool",
  F.slot_nb_bool,
  W.wrap_inquirypred,
  "__bool__($self, /)\n--\n\nTrue if self else False",
);
unaryRow("__invert__", "nb_invert", "~self");
binaryRows("lshift", "nb_lshift", "<<");
binaryRows("rshift", "nb_rshift", ">>");
binaryRows("and", "nb_and", "&");
binaryRows("xor", "nb_xor", "^");
binaryRows("or", "nb_or", "|");
unaryRow("__int__", "nb_int", "int(self)");
unaryRow("__float__", "nb_float", "float(self)");
inplaceRow("__iadd__", "nb_inplace_add", "+=");
inplaceRow("__isub__", "nb_inplace_subtract", "-=");
inplaceRow("__imul__", "nb_inplace_multiply", "*=");
inplaceRow("__imod__", "nb_inplace_remainder", "%=");
row(
  "__ipow__",
  "nb_inplace_power",
  F.slot_nb_inplace_power,
  W.wrap_ternaryfunc,
  "__ipow__($self, value, /)\n--\n\nReturn self**=value.",
);
inplaceRow("__ilshift__", "nb_inplace_lshift", "<<=");
inplaceRow("__irshift__", "nb_inplace_rshift", ">>=");
inplaceRow("__iand__", "nb_inplace_and", "&=");
inplaceRow("__ixor__", "nb_inplace_xor", "^=");
inplaceRow("__ior__", "nb_inplace_or", "|=");
binaryRows("floordiv", "nb_floor_divide", "//");
binaryRows("truediv", "nb_true_divide", "/");
inplaceRow("__ifloordiv__", "nb_inplace_floor_divide", "//=");
inplaceRow("__itruediv__", "nb_inplace_true_divide", "/=");
unaryRow(
  "__index__",
  "nb_index",
  "Return self converted to an integer, if self is suitable for use as an index into a list.",
);
binaryRows("matmul", "nb_matrix_multiply", "@");
inplaceRow("__imatmul__", "nb_inplace_matrix_multiply", "@=");

// ---- mappings, then sequences ----
row("__len__", "mp_length", F.slot_sq_length, W.wrap_lenfunc, "__len__($self, /)\n--\n\nReturn len(self).");
row(
  "__getitem__",
  "mp_subscript",
  F.slot_mp_subscript,
  W.wrap_binaryfunc,
  "__getitem__($self, key, /)\n--\n\nReturn self[key].",
);
row(
  "__setitem__",
  "mp_ass_subscript",
  F.slot_mp_ass_subscript,
  W.wrap_objobjargproc,
  "__setitem__($self, key, value, /)\n--\n\nSet self[key] to value.",
);
row(
  "__delitem__",
  "mp_ass_subscript",
  F.slot_mp_ass_subscript,
  W.wrap_delitem,
  "__delitem__($self, key, /)\n--\n\nDelete self[key].",
);
row("__len__", "sq_length", F.slot_sq_length, W.wrap_lenfunc, "__len__($self, /)\n--\n\nReturn len(self).");
row("__add__", "sq_concat", null, W.wrap_binaryfunc, "__add__($self, value, /)\n--\n\nReturn self+value.");
row("__mul__", "sq_repeat", null, W.wrap_indexargfunc, "__mul__($self, value, /)\n--\n\nReturn self*value.");
row(
  "__rmul__",
  "sq_repeat",
  null,
  W.wrap_indexargfunc,
  "__rmul__($self, value, /)\n--\n\nReturn value*self.",
);
row(
  "__getitem__",
  "sq_item",
  F.slot_sq_item,
  W.wrap_sq_item,
  "__getitem__($self, key, /)\n--\n\nReturn self[key].",
);
row(
  "__setitem__",
  "sq_ass_item",
  F.slot_sq_ass_item,
  W.wrap_sq_setitem,
  "__setitem__($self, key, value, /)\n--\n\nSet self[key] to value.",
);
row(
  "__delitem__",
  "sq_ass_item",
  F.slot_sq_ass_item,
  W.wrap_sq_delitem,
  "__delitem__($self, key, /)\n--\n\nDelete self[key].",
);
row(
  "__contains__",
  "sq_contains",
  F.slot_sq_contains,
  W.wrap_objobjproc,
  "__contains__($self, key, /)\n--\n\nReturn bool(key in self).",
);
row(
  "__iadd__",
  "sq_inplace_concat",
  null,
  W.wrap_binaryfunc,
  "__iadd__($self, value, /)\n--\n\nImplement self+=value.",
);
row(
  "__imul__",
  "sq_inplace_repeat",
  null,
  W.wrap_indexargfunc,
  "__imul__($self, value, /)\n--\n\nImplement self*=value.",
);

/** The rows by name. */
export const SLOT_DEFS_BY_NAME: ReadonlyMap<string, readonly SlotDef[]> = groupBy((def) => def.name);
/** The rows by slot. */
export const SLOT_DEFS_BY_SLOT: ReadonlyMap<SlotName, readonly SlotDef[]> = groupBy((def) => def.slot);

function groupBy<K>(key: (def: SlotDef) => K): Map<K, SlotDef[]> {
  const groups = new Map<K, SlotDef[]>();
  for (const def of SLOT_DEFS) {
    const group = groups.get(key(def));
    if (group === undefined) groups.set(key(def), [def]);
    else group.push(def);
  }
  return groups;
}
