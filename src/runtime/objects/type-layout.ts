/**
 * Where the fields of a class's instances are: what the class adds to the layout of its base, and when two classes have layouts that
 * can stand for each other. See instance.ts for the picture.
 */

import { I32 } from "../heap/memory.js";
import type { PyObject } from "../heap/ownership.js";
import { NULL } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import * as PyDict from "./dict.js";
import { MAX_INLINE_VALUES, MIN_INLINE_VALUES } from "./instance.js";
import { typeOf } from "./object.js";
import * as PyTuple from "./tuple.js";
import { hasFlag, PyTypeObject, TypeFlags } from "./type.js";
import { hasPlainLayout, tupleItems } from "./type-mro.js";
import { T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

const TYPE = PyTypeObject;

/** What a class adds to its base's layout. */
export interface Additions {
  readonly dict: boolean;
  readonly weaklist: boolean;
  readonly slots: number;
}

/** Set the offsets and sizes in the words of a new class, whose `tp_base` and `tp_dict` are set. */
export function layOut(type: PyObject, base: PyObject, added: Additions): void {
  TYPE.tp_layout.set(type, TYPE.tp_layout.get(base));
  TYPE.tp_itemsize.set(type, TYPE.tp_itemsize.get(base));
  TYPE.tp_dictoffset.set(type, TYPE.tp_dictoffset.get(base));
  TYPE.tp_weaklistoffset.set(type, TYPE.tp_weaklistoffset.get(base));
  const variable = TYPE.tp_itemsize.get(base) !== 0;
  // The values word, which comes last, belongs to each class's own inline values.
  let offset = TYPE.tp_basicsize.get(base) - (TYPE.ht_inline_offset.get(base) !== 0 ? 4 : 0);
  if (added.dict) {
    TYPE.tp_dictoffset.set(type, variable ? -1 : offset);
    offset += 4;
  }
  if (added.weaklist) {
    TYPE.tp_weaklistoffset.set(type, offset);
    offset += 4;
  }
  if (added.slots > 0) {
    TYPE.ht_slots_offset.set(type, offset);
    TYPE.ht_nslots.set(type, added.slots);
    offset += added.slots * 4;
  }
  if (TYPE.tp_dictoffset.get(type) > 0 && hasPlainLayout(type)) {
    offset += 4;
    TYPE.ht_inline_offset.set(type, offset);
    TYPE.ht_inline_capacity.set(type, inlineCapacity(type));
    TYPE.tp_flags.set(type, TYPE.tp_flags.get(type) | TypeFlags.INLINE_VALUES);
  }
  TYPE.tp_basicsize.set(type, offset);
}

function countIn(dict: PyObject, name: PyObject, type: number): number {
  const found = PyDict.getItem(dict, name);
  if (found === NULL || typeOf(found) !== type) return -1;
  return type === T.dict ? PyDict.size(found) : PyTuple.size(found);
}

// When the compiler says nothing of the attributes that methods set (a class made by type()).
const UNKNOWN_ATTRIBUTES = 8;

/** How many attributes to make room for: those that methods set on `self`, annotated ones, and what the bases have. */
function inlineCapacity(type: PyObject): number {
  const dict = TYPE.tp_dict.get(type) as PyObject;
  const assigned = countIn(dict, ID.__static_attributes__, T.tuple);
  const annotated = countIn(dict, ID.__annotations__, T.dict);
  let count = Math.max(assigned < 0 ? UNKNOWN_ATTRIBUTES : assigned, annotated);
  for (const base of tupleItems(TYPE.tp_bases.get(type) as PyObject))
    count += TYPE.ht_inline_capacity.get(base);
  return Math.min(Math.max(count, MIN_INLINE_VALUES), MAX_INLINE_VALUES);
}

// Names and offsets of everything that Python sees of the layout of instances of `type`, as text.
function signature(type: PyObject): string {
  const parts = [
    TYPE.tp_layout.get(type),
    TYPE.tp_itemsize.get(type),
    TYPE.tp_dictoffset.get(type),
    TYPE.tp_weaklistoffset.get(type),
  ].map(String);
  for (let op: PyObject = type; hasFlag(op, TypeFlags.HEAPTYPE); op = TYPE.tp_base.get(op) as PyObject) {
    if (TYPE.ht_nslots.get(op) === 0) continue;
    const names = TYPE.ht_slots.get(op);
    const text = names === NULL ? "" : tupleItems(names).map(PyUnicode.asString).join(",");
    parts.push(`${TYPE.ht_slots_offset.get(op)}:${text}`);
  }
  return parts.join(" ");
}

/** Can an instance of one type become an instance of the other? */
export function sameLayout(a: PyObject, b: PyObject): boolean {
  return signature(a) === signature(b);
}

/** Number of inline values that an instance of `type` has room for. */
export function capacityOf(type: PyObject): number {
  return I32[(type + TYPE.ht_inline_capacity.offset) >> 2];
}
