/**
 * array.array: layout, items, resizing. Mirrors the first half of CPython's Modules/arraymodule.c.
 *
 * `nbytes` and `ob_item` are next to each other: they are what bf_getbuffer gives. While there are exports the size must not change.
 */
import { _PyNumber_Index } from "../../abstract/number.js";
import * as PyErr from "../../errors.js";
import { PyMem_Realloc } from "../../heap/alloc.js";
import { MEMORY, U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { bytes, i32, struct } from "../../heap/struct.js";
import { describeBuffer, EXPORT } from "../../objects/buffer.js";
import * as PyFloat from "../../objects/float.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import * as PyLong from "../../objects/long.js";
import { unpackSingle } from "../../objects/memoryview/format.js";
import { decref, PyObjectHead, typeOf } from "../../objects/object.js";
import { PyType_IsSubtype } from "../../objects/type-object.js";
import { T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";

export const ArrayObject = struct("array", PyObjectHead, {
  nbytes: i32("bytes of all items"),
  ob_item: bytes("the items, or 0"),
  allocated: i32("bytes in the block"),
  exports: i32("number of views"),
  typecode: i32("character code of the typecode"),
  weakreflist: i32("weak references"),
});

const A = ArrayObject;
const DATA = new DataView(MEMORY);

/** A kind of item. */
interface ItemKind {
  readonly itemsize: number;
  /** Of integers: the names in messages that CPython's setter uses, and whether it goes through C's long. */
  readonly signed?: boolean;
  readonly name?: string;
}

/** The kinds in the order of `typecodes`. */
export const KINDS: Readonly<Record<string, ItemKind>> = {
  b: { itemsize: 1, signed: true, name: "signed char" },
  B: { itemsize: 1, signed: false, name: "unsigned byte integer" },
  u: { itemsize: 4 },
  w: { itemsize: 4 },
  h: { itemsize: 2, signed: true, name: "signed short integer" },
  H: { itemsize: 2, signed: false, name: "unsigned short" },
  i: { itemsize: 4, signed: true, name: "signed integer" },
  I: { itemsize: 4, signed: false, name: "unsigned int" },
  l: { itemsize: 8, signed: true },
  L: { itemsize: 8, signed: false },
  q: { itemsize: 8, signed: true },
  Q: { itemsize: 8, signed: false },
  f: { itemsize: 4 },
  d: { itemsize: 8 },
};

/** Bytes of an item by the character code of its typecode. */
const ITEM_SIZES = new Uint8Array(128);
for (const code of Object.keys(KINDS)) ITEM_SIZES[code.charCodeAt(0)] = KINDS[code]!.itemsize;

/** Is `op` an array? */
export function check(op: PyObject): boolean {
  return PyType_IsSubtype(typeOf(op), T.array as number as PyObject);
}

/** The typecode. */
export function codeOf(self: PyObject): string {
  return String.fromCharCode(A.typecode.get(self));
}

/** Bytes of an item. */
export function itemsizeOf(self: PyObject): number {
  return ITEM_SIZES[A.typecode.get(self)];
}

/** Number of items. */
export function size(self: PyObject): number {
  return A.nbytes.get(self) / itemsizeOf(self);
}

/** Is it of characters? */
export function isText(self: PyObject): boolean {
  return codeOf(self) === "u" || codeOf(self) === "w";
}

/** An array of these items' bytes. */
export function create(type: PyObject, code: string, content: Uint8Array): NewRef | Null {
  const self = PyType_GenericAlloc(type, 0);
  if (self === NULL) return NULL;
  A.typecode.set(self, code.charCodeAt(0));
  if (splice(self, 0, 0, content) === 0) return self;
  decref(self);
  return NULL;
}

/** An array of the plain type, with the typecode of another. */
export function like(self: PyObject, content: Uint8Array): NewRef | Null {
  return create(T.array as number as PyObject, codeOf(self), content);
}

/** A copy of the bytes of items `from` … `to` (not included). */
export function content(self: PyObject, from = 0, to = size(self)): Uint8Array {
  const itemsize = itemsizeOf(self);
  const start = A.ob_item.get(self);
  return U8.slice(start + from * itemsize, start + to * itemsize);
}

/** Replace items `from` … `to` (not included) by others, given as bytes. 0 or -1. */
export function splice(self: PyObject, from: number, to: number, bytesIn: Uint8Array): number {
  const itemsize = itemsizeOf(self);
  const before = A.nbytes.get(self);
  const [start, end] = [from * itemsize, to * itemsize];
  const after = before - (end - start) + bytesIn.length;
  if (after !== before && A.exports.get(self) > 0) {
    PyErr.setString(T.BufferError, "cannot resize an array that is exporting buffers");
    return -1;
  }
  if (after > A.allocated.get(self) && !grow(self, after)) return -1;
  const data = A.ob_item.get(self);
  U8.copyWithin(data + start + bytesIn.length, data + end, data + before);
  U8.set(bytesIn, data + start);
  A.nbytes.set(self, after);
  return 0;
}

/** Append an item. 0 or -1. @mayRunPython */
export function append(self: PyObject, value: PyObject): number {
  const code = codeOf(self);
  const before = A.nbytes.get(self);
  const after = before + itemsizeOf(self);
  if (A.exports.get(self) === 0 && (after <= A.allocated.get(self) || grow(self, after))) {
    if (storeUsual(A.ob_item.get(self) + before, code, value)) {
      A.nbytes.set(self, after);
      return 0;
    }
  } else if (PyErr.occurred()) return -1;
  const bytesIn = itemBytes(value, code);
  return bytesIn === undefined ? -1 : splice(self, size(self), size(self), bytesIn);
}

/** Replace item `index`, which exists. 0 or -1. @mayRunPython */
export function setItem(self: PyObject, index: number, value: PyObject): number {
  const code = codeOf(self);
  if (storeUsual(A.ob_item.get(self) + index * itemsizeOf(self), code, value)) return 0;
  const bytesIn = itemBytes(value, code);
  if (bytesIn === undefined) return -1;
  // An `__index__` that makes the array shorter is forgiven, as in CPython.
  return index < size(self) ? splice(self, index, index + 1, bytesIn) : 0;
}

// Room to spare, so that appending takes linear time.
function grow(self: PyObject, wanted: number): boolean {
  const capacity = A.nbytes.get(self) === 0 ? wanted : wanted + (wanted >> 4) + 32;
  const block = capacity > 0x7ffffff0 ? 0 : PyMem_Realloc(A.ob_item.get(self), capacity);
  if (block === 0) {
    PyErr.noMemory();
    return false;
  }
  A.ob_item.set(self, block);
  A.allocated.set(self, capacity);
  return true;
}

// ---- items ----

/** The item at an address: those that are no characters are as memoryview reads them. */
function read(address: number, code: string): NewRef | Null {
  if (code === "u" || code === "w") return PyUnicode.fromOrdinal(DATA.getUint32(address, true));
  return unpackSingle(address, code);
}

/** Item `index`, which exists. */
export function getItem(self: PyObject, index: number): NewRef | Null {
  return read(A.ob_item.get(self) + index * itemsizeOf(self), codeOf(self));
}

// Write a float or an int that fits, as most do. False: nothing is written, and itemBytes has to look at the value.
function storeUsual(address: number, code: string, value: PyObject): boolean {
  if (code === "d" || code === "f") {
    if (!PyFloat.checkExact(value)) return false;
    const x = PyFloat.AS_DOUBLE(value);
    if (code === "d") DATA.setFloat64(address, x, true);
    else DATA.setFloat32(address, x, true);
    return true;
  }
  const { itemsize, signed } = KINDS[code]!;
  if (signed === undefined) return false;
  const x = PyLong.safeValue(value);
  const range = 2 ** (8 * itemsize);
  const low = signed ? -range / 2 : 0;
  // Also false for NaN: no int, or one beyond 2**53.
  if (!(x >= low && x < low + range)) return false;
  if (itemsize === 1) U8[address] = x;
  else if (itemsize === 2) DATA.setInt16(address, x, true);
  else DATA.setInt32(address, x, true);
  if (itemsize === 8) DATA.setInt32(address + 4, Math.floor(x / 2 ** 32), true);
  return true;
}

/** The bytes of one item with this value; undefined with an exception set. @mayRunPython */
export function itemBytes(value: PyObject, code: string): Uint8Array | undefined {
  const out = new Uint8Array(KINDS[code]!.itemsize);
  const view = new DataView(out.buffer);
  if (code === "f" || code === "d") {
    const number = PyFloat.asDouble(value);
    if (number === -1 && PyErr.occurred()) return undefined;
    if (code === "f") view.setFloat32(0, number, true);
    else view.setFloat64(0, number, true);
    return out;
  }
  if (code === "u" || code === "w") return characterBytes(value, view, out);
  const index = _PyNumber_Index(value);
  if (index === NULL) return undefined;
  const number = PyLong.asBigInt(index);
  decref(index);
  const message = rangeError(number, code);
  if (message !== undefined) {
    PyErr.setString(T.OverflowError, message);
    return undefined;
  }
  for (let i = 0, rest = BigInt.asUintN(64, number); i < out.length; i++, rest >>= 8n)
    out[i] = Number(rest & 255n);
  return out;
}

function characterBytes(value: PyObject, view: DataView, out: Uint8Array): Uint8Array | undefined {
  const text = PyUnicode.check(value) ? [...PyUnicode.toJS(value)] : [];
  if (text.length !== 1) {
    PyErr.setString(T.TypeError, "array item must be unicode character");
    return undefined;
  }
  view.setUint32(0, text[0]!.codePointAt(0)!, true);
  return out;
}

// What is wrong with an integer for a typecode: small types go through C's long, which has messages of its own.
function rangeError(value: bigint, code: string): string | undefined {
  const { itemsize, signed } = KINDS[code]!;
  const fits = (bits: number, isSigned: boolean) =>
    (isSigned ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value)) === value;
  if (fits(itemsize * 8, signed!)) return undefined;
  if (code === "q" || (code === "Q" && value > 0n)) return "int too big to convert";
  if (code === "Q") return "can't convert negative int to unsigned";
  if (code === "I" || code === "L") {
    if (value < 0n) return "can't convert negative value to unsigned int";
    return fits(64, false)
      ? "unsigned int is greater than maximum"
      : "Python int too large to convert to C unsigned long";
  }
  if (!fits(64, true)) return "Python int too large to convert to C long";
  // C parses these as the next larger type first.
  const parsed = code === "b" && !fits(16, true) ? "h" : code === "H" && !fits(32, true) ? "i" : code;
  const { name } = KINDS[parsed]!;
  return `${name} is ${value < 0n ? "less than minimum" : "greater than maximum"}`;
}

// ---- buffer ----

/** The address of the words `nbytes` and `ob_item`. */
export function array_getbuffer(self: PyObject, flags: number): number {
  if (flags === EXPORT) A.exports.set(self, A.exports.get(self) + 1);
  return self + A.nbytes.offset;
}

/** A view ends. */
export function array_releasebuffer(self: PyObject): void {
  A.exports.set(self, A.exports.get(self) - 1);
}

describeBuffer(array_getbuffer, (self) => ({ format: codeOf(self), itemsize: itemsizeOf(self) }));

if (A.ob_item.offset !== A.nbytes.offset + 4) throw new Error("nbytes and ob_item are apart");
