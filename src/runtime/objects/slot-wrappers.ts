/**
 * How a call like `x.__add__(y)` reaches a slot of a native type: the `wrap_*` functions of CPython's
 * Objects/typeobject.c. Each checks the number of arguments, calls the slot function `fn` and turns its result into an object.
 *
 * Only function declarations, so that the table of slot-defs.ts can be built whatever the order in which modules are evaluated.
 */
import { PyNumber_AsIndex } from "../abstract/number.js";
import { CompareOp } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { FN, native } from "../native.js";
import * as PyLong from "./long.js";
import { typeOf } from "./object.js";
import { slot_tp_setattro } from "./slot-functions.js";
import { PyTypeObject, SLOT } from "./type.js";
import { bool, None, T } from "./type-table.js";

/** How the arguments of a slot wrapper reach its slot function `fn`. */
export type WrapperCall = (
  // biome-ignore lint/complexity/noBannedTypes: the shape is the slot's.
  fn: Function,
  self: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
) => NewRef | Null;

// biome-ignore lint/complexity/noBannedTypes: the shape is the slot's.
type Slot = Function;

function arg(args: number, index: number): PyObject {
  return I32[(args >> 2) + index] as PyObject;
}

/** Is `nargs` the number of arguments that is wanted? Else TypeError is set. */
function takes(count: number, nargs: number): boolean {
  if (nargs === count) return true;
  PyErr.setString(T.TypeError, `expected ${count} argument${count === 1 ? "" : "s"}, got ${nargs}`);
  return false;
}

/** The same, with the text of CPython's PyArg_UnpackTuple for a nameless function: it starts with a blank. */
function takesBetween(least: number, most: number, nargs: number): boolean {
  if (nargs >= least && nargs <= most) return true;
  const bound = least === most ? "" : nargs < least ? "at least " : "at most ";
  const count = nargs < least ? least : most;
  PyErr.setString(T.TypeError, ` expected ${bound}${count} argument${count === 1 ? "" : "s"}, got ${nargs}`);
  return false;
}

function noneUnlessError(status: number): NewRef | Null {
  return status < 0 ? NULL : None;
}

function truth(status: number): NewRef | Null {
  return status < 0 ? NULL : bool(status > 0);
}

export function wrap_unaryfunc(fn: Slot, self: PyObject, _args: number, nargs: number): NewRef | Null {
  return takes(0, nargs) ? fn(self) : NULL;
}

export function wrap_binaryfunc(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  return takes(1, nargs) ? fn(self, arg(args, 0)) : NULL;
}

/**
 * The same for the left operand of a number slot. A function of its own, since a class that inherits `__add__` from a sequence
 * must not get sq_concat as its nb_add: type-slots.ts takes a wrapped function over only from a row with the same `call`.
 */
export function wrap_binaryfunc_l(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  return takes(1, nargs) ? fn(self, arg(args, 0)) : NULL;
}

export function wrap_binaryfunc_r(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  return takes(1, nargs) ? fn(arg(args, 0), self) : NULL;
}

export function wrap_ternaryfunc(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  if (!takesBetween(1, 2, nargs)) return NULL;
  return fn(self, arg(args, 0), nargs === 2 ? arg(args, 1) : None);
}

export function wrap_ternaryfunc_r(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  if (!takesBetween(1, 2, nargs)) return NULL;
  return fn(arg(args, 0), self, nargs === 2 ? arg(args, 1) : None);
}

export function wrap_inquirypred(fn: Slot, self: PyObject, _args: number, nargs: number): NewRef | Null {
  return takes(0, nargs) ? truth(fn(self)) : NULL;
}

export function wrap_lenfunc(fn: Slot, self: PyObject, _args: number, nargs: number): NewRef | Null {
  if (!takes(0, nargs)) return NULL;
  const length: number = fn(self);
  return length < 0 ? NULL : PyLong.fromNumber(length);
}

export function wrap_hashfunc(fn: Slot, self: PyObject, _args: number, nargs: number): NewRef | Null {
  if (!takes(0, nargs)) return NULL;
  const hash: number = fn(self);
  return hash === -1 ? NULL : PyLong.fromNumber(hash);
}

export function wrap_indexargfunc(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  if (!takesBetween(1, 1, nargs)) return NULL;
  const count = PyNumber_AsIndex(arg(args, 0), T.OverflowError);
  return count === -1 && PyErr.occurred() ? NULL : fn(self, count);
}

/** The index in `op`, counted from the end when negative; the caller checks PyErr.occurred() when it gets -1. */
function sequenceIndex(self: PyObject, op: PyObject): number {
  const index = PyNumber_AsIndex(op, T.OverflowError);
  if (index >= 0 || PyErr.occurred()) return index;
  const length = I32[(typeOf(self) >> 2) + SLOT.sq_length];
  if (length === 0) return index;
  const size: number = FN[length](self);
  return size < 0 ? -1 : index + size;
}

export function wrap_sq_item(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  if (!takes(1, nargs)) return NULL;
  const index = sequenceIndex(self, arg(args, 0));
  return index === -1 && PyErr.occurred() ? NULL : fn(self, index);
}

export function wrap_sq_setitem(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  if (!takesBetween(2, 2, nargs)) return NULL;
  const index = sequenceIndex(self, arg(args, 0));
  if (index === -1 && PyErr.occurred()) return NULL;
  return noneUnlessError(fn(self, index, arg(args, 1)));
}

export function wrap_sq_delitem(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  if (!takes(1, nargs)) return NULL;
  const index = sequenceIndex(self, arg(args, 0));
  return index === -1 && PyErr.occurred() ? NULL : noneUnlessError(fn(self, index, NULL));
}

export function wrap_objobjproc(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  return takes(1, nargs) ? truth(fn(self, arg(args, 0))) : NULL;
}

export function wrap_objobjargproc(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  if (!takesBetween(2, 2, nargs)) return NULL;
  return noneUnlessError(fn(self, arg(args, 0), arg(args, 1)));
}

export function wrap_delitem(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  return takes(1, nargs) ? noneUnlessError(fn(self, arg(args, 0), NULL)) : NULL;
}

/**
 * Is `fn` the setattr that the native part of `self`'s type wants? Else a class could get round the checks of a type
 * that it derives from, with `object.__setattr__(cls, …)` (Carlo Verre's hack).
 */
function mayUseSetattr(self: PyObject, fn: Slot, name: string): boolean {
  let type = typeOf(self);
  const generic = native(slot_tp_setattro);
  while ((type as number) !== 0 && I32[(type >> 2) + SLOT.tp_setattro] === generic) {
    type = PyTypeObject.tp_base.get(type) as PyObject;
  }
  if ((type as number) === 0 || FN[I32[(type >> 2) + SLOT.tp_setattro]] === fn) return true;
  PyErr.setString(T.TypeError, `can't apply this ${name} to ${PyErr.nameOfType(type)} object`);
  return false;
}

export function wrap_setattr(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  if (!takesBetween(2, 2, nargs) || !mayUseSetattr(self, fn, "__setattr__")) return NULL;
  return noneUnlessError(fn(self, arg(args, 0), arg(args, 1)));
}

export function wrap_delattr(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  if (!takes(1, nargs) || !mayUseSetattr(self, fn, "__delattr__")) return NULL;
  return noneUnlessError(fn(self, arg(args, 0), NULL));
}

export function wrap_call(
  fn: Slot,
  self: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  return fn(self, args, nargs, kwnames);
}

export function wrap_init(
  fn: Slot,
  self: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  return noneUnlessError(fn(self, args, nargs, kwnames));
}

function compare(fn: Slot, self: PyObject, args: number, nargs: number, op: CompareOp): NewRef | Null {
  return takes(1, nargs) ? fn(self, arg(args, 0), op) : NULL;
}

export function richcmp_lt(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  return compare(fn, self, args, nargs, CompareOp.LT);
}

export function richcmp_le(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  return compare(fn, self, args, nargs, CompareOp.LE);
}

export function richcmp_eq(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  return compare(fn, self, args, nargs, CompareOp.EQ);
}

export function richcmp_ne(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  return compare(fn, self, args, nargs, CompareOp.NE);
}

export function richcmp_gt(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  return compare(fn, self, args, nargs, CompareOp.GT);
}

export function richcmp_ge(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  return compare(fn, self, args, nargs, CompareOp.GE);
}

export function wrap_next(fn: Slot, self: PyObject, _args: number, nargs: number): NewRef | Null {
  if (!takes(0, nargs)) return NULL;
  const result: NewRef | Null = fn(self);
  if (result === NULL && !PyErr.occurred()) PyErr.setNone(T.StopIteration);
  return result;
}

export function wrap_descr_get(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  if (!takesBetween(1, 2, nargs)) return NULL;
  const obj = arg(args, 0) === None ? NULL : arg(args, 0);
  const type = nargs < 2 || arg(args, 1) === None ? NULL : arg(args, 1);
  if (obj === NULL && type === NULL) return PyErr.setString(T.TypeError, "__get__(None, None) is invalid");
  return fn(self, obj, type);
}

export function wrap_descr_set(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  if (!takesBetween(2, 2, nargs)) return NULL;
  return noneUnlessError(fn(self, arg(args, 0), arg(args, 1)));
}

export function wrap_descr_delete(fn: Slot, self: PyObject, args: number, nargs: number): NewRef | Null {
  return takes(1, nargs) ? noneUnlessError(fn(self, arg(args, 0), NULL)) : NULL;
}

export function wrap_del(fn: Slot, self: PyObject, _args: number, nargs: number): NewRef | Null {
  if (!takes(0, nargs)) return NULL;
  fn(self);
  return None;
}
