/**
 * Packing and unpacking of the usual items for lib/struct.py, which parses formats and has all errors.
 *
 * A layout is bytes: four words an item, its code, repeat count, offset and size. What is not usual (an object with `__index__`, a value out of
 * range, …) gives None, and the caller does it in Python.
 */
import { fillBytes, I32, MEMORY, U8 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { func } from "../method-def.js";
import { bytesLike } from "../objects/buffer.js";
import * as PyBytes from "../objects/bytes.js";
import * as PyFloat from "../objects/float.js";
import * as PyLong from "../objects/long.js";
import { decref } from "../objects/object.js";
import * as PyTuple from "../objects/tuple.js";
import { bool, False, None, True } from "../objects/type-table.js";

const memory = new DataView(MEMORY);
const WORDS_PER_ITEM = 4;
const [BOOL, CHAR, FLOAT, DOUBLE, STRING] = [..."?cfds"].map((code) => code.charCodeAt(0));
const SIGNED = new Uint8Array(128);
for (const code of "bhilqn") SIGNED[code.charCodeAt(0)] = 1;

interface Item {
  readonly code: number;
  readonly count: number;
  readonly offset: number;
  readonly size: number;
}

function itemsOf(layout: PyObject): Item[] {
  const items: Item[] = [];
  const end = PyBytes.dataOf(layout) + PyBytes.size(layout);
  for (let at = PyBytes.dataOf(layout); at < end; at += WORDS_PER_ITEM * 4) {
    const w = at >> 2;
    items.push({ code: I32[w], count: I32[w + 1], offset: I32[w + 2], size: I32[w + 3] });
  }
  return items;
}

// ---- packing ----

// Can `value` be written as this item? Then it is.
function put(item: Item, at: number, value: PyObject, little: boolean): boolean {
  switch (item.code) {
    case BOOL:
      if (value !== True && value !== False) return false;
      U8[at] = value === True ? 1 : 0;
      return true;
    case CHAR:
      if (!PyBytes.checkExact(value) || PyBytes.size(value) !== 1) return false;
      U8[at] = U8[PyBytes.dataOf(value)];
      return true;
    case FLOAT:
    case DOUBLE:
      return putFloat(item.size, at, value, little);
    default:
      return putInt(item, at, value, little);
  }
}

function putFloat(size: number, at: number, value: PyObject, little: boolean): boolean {
  if (!PyFloat.checkExact(value)) return false;
  const x = PyFloat.AS_DOUBLE(value);
  if (size === 8) memory.setFloat64(at, x, little);
  else if (Number.isFinite(x) && !Number.isFinite(Math.fround(x))) return false;
  else memory.setFloat32(at, x, little);
  return true;
}

function putInt({ code, size }: Item, at: number, value: PyObject, little: boolean): boolean {
  const x = PyLong.safeValue(value);
  const range = 2 ** (8 * size);
  const low = SIGNED[code] === 1 ? -range / 2 : 0;
  // Also false for NaN: no int, or one beyond 2**53.
  if (!(x >= low && x < low + range)) return false;
  if (size === 1) U8[at] = x;
  else if (size === 2) memory.setInt16(at, x, little);
  else if (size === 4) memory.setInt32(at, x, little);
  else {
    memory.setInt32(little ? at : at + 4, x % 2 ** 32, little);
    memory.setInt32(little ? at + 4 : at, Math.floor(x / 2 ** 32), little);
  }
  return true;
}

function putString(item: Item, at: number, value: PyObject): boolean {
  if (!PyBytes.checkExact(value)) return false;
  const from = PyBytes.dataOf(value);
  U8.copyWithin(at, from, from + Math.min(item.count, PyBytes.size(value)));
  return true;
}

function struct_pack_items(layout: PyObject, little: number, size: number, values: PyObject): NewRef | Null {
  const result = PyBytes.alloc(size);
  if (result === NULL) return NULL;
  const data = PyBytes.dataOf(result);
  fillBytes(0, data, data + size);
  if (putAll(layout, data, little !== 0, values)) return result;
  decref(result);
  return None;
}

function putAll(layout: PyObject, data: number, little: boolean, values: PyObject): boolean {
  let next = 0;
  for (const item of itemsOf(layout)) {
    const at = data + item.offset;
    if (item.code === STRING) {
      if (!putString(item, at, PyTuple.getItem(values, next++))) return false;
      continue;
    }
    for (let i = 0; i < item.count; i++) {
      const value = PyTuple.getItem(values, next++);
      if (!put(item, at + i * item.size, value, little)) return false;
    }
  }
  return true;
}

// ---- unpacking ----

function get({ code, size }: Item, at: number, little: boolean): NewRef | Null {
  if (code === BOOL) return bool(U8[at] !== 0);
  if (code === CHAR) return PyBytes.fromMemory(at, 1);
  if (code === DOUBLE) return PyFloat.fromDouble(memory.getFloat64(at, little));
  if (code === FLOAT) return PyFloat.fromDouble(memory.getFloat32(at, little));
  const signed = SIGNED[code] === 1;
  if (size === 1) return PyLong.fromNumber(signed ? memory.getInt8(at) : U8[at]);
  if (size === 2)
    return PyLong.fromNumber(signed ? memory.getInt16(at, little) : memory.getUint16(at, little));
  if (size === 4)
    return PyLong.fromNumber(signed ? memory.getInt32(at, little) : memory.getUint32(at, little));
  const low = memory.getUint32(little ? at : at + 4, little);
  const top = memory.getInt32(little ? at + 4 : at, little);
  const high = signed ? top : top >>> 0;
  if (high >= -(2 ** 20) && high < 2 ** 20) return PyLong.fromNumber(high * 2 ** 32 + low);
  return PyLong.fromBigInt(signed ? memory.getBigInt64(at, little) : memory.getBigUint64(at, little));
}

function struct_unpack_items(
  layout: PyObject,
  little: number,
  count: number,
  buffer: PyObject,
  start: number,
): NewRef | Null {
  const view = bytesLike(buffer);
  if (view === undefined) return NULL;
  const result = PyTuple.new_(count);
  if (result === NULL) return NULL;
  let next = 0;
  for (const item of itemsOf(layout)) {
    const at = view.data + start + item.offset;
    const isString = item.code === STRING;
    for (let i = 0; i < (isString ? 1 : item.count); i++) {
      const value = isString
        ? PyBytes.fromMemory(at, item.count)
        : get(item, at + i * item.size, little !== 0);
      if (value === NULL) {
        decref(result);
        return NULL;
      }
      PyTuple.setItemSteal(result, next++, value);
    }
  }
  return result;
}

export const STRUCT_ITEMS = [
  func(
    "pack_items($module, layout, little: bool, size: int, values, /)",
    "Values as bytes; None when one of them is unusual.",
    struct_pack_items,
  ),
  func(
    "unpack_items($module, layout, little: bool, count: int, buffer, start: int, /)",
    "The tuple of the values of bytes.",
    struct_unpack_items,
  ),
];
