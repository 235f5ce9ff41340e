/** The module array: array.array. Mirrors the second half of CPython's Modules/arraymodule.c. */

import { forEachItem } from "../../abstract/iterator.js";
import { PyNumber_AsIndex } from "../../abstract/number.js";
import {
  addressOf,
  CompareOp,
  PyObject_RichCompare,
  PyObject_RichCompareBool,
  PySelf,
} from "../../abstract/object.js";
import { PyObject_CallMethod } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { I32, U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { i32, ref, struct } from "../../heap/struct.js";
import { ID } from "../../identifiers.js";
import { getset, method } from "../../method-def.js";
import { bytesLike } from "../../objects/buffer.js";
import * as PyBytes from "../../objects/bytes.js";
import { classGetItemMethod } from "../../objects/class-getitem.js";
import { newIndexIterator } from "../../objects/iterators.js";
import { noKeywordsUnlessInit } from "../../objects/iterators-args.js";
import * as PyList from "../../objects/list.js";
import { writeRepr } from "../../objects/list-repr.js";
import * as PyLong from "../../objects/long.js";
import { decref, incref, PyObjectHead, setRefSteal, typeOf, xdecref } from "../../objects/object.js";
import * as PySlice from "../../objects/slice.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { bool, None, NotImplemented, T } from "../../objects/type-table.js";
import { discard, finish, newWriter, writeJS } from "../../objects/unicode/writer.js";
import * as PyUnicode from "../../objects/unicode.js";
import { addString, addType, defineModule } from "../module-def.js";
import {
  ArrayObject,
  append,
  array_getbuffer,
  array_releasebuffer,
  check,
  codeOf,
  content,
  create,
  getItem,
  isText,
  itemBytes,
  itemsizeOf,
  KINDS,
  like,
  setItem,
  size,
  splice,
} from "./layout.js";
import { ARRAY_RECONSTRUCTOR, reduceArray } from "./pickling.js";

const NOTHING = new Uint8Array(0);

function typeError(message: string): Null {
  return PyErr.setString(T.TypeError, message);
}

// ---- making ----

function array_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (!noKeywordsUnlessInit(type, T.array, "array.array", kwnames)) return NULL;
  if (nargs < 1 || nargs > 2) {
    const bound = nargs < 1 ? "at least 1 argument" : "at most 2 arguments";
    return typeError(`array() takes ${bound} (${nargs} given)`);
  }
  const first = I32[args >> 2] as PyObject;
  const code = PyUnicode.check(first) ? PyUnicode.toJS(first) : "";
  if (code.length !== 1) {
    return typeError(`array() argument 1 must be a unicode character, not ${PyErr.typeName(first)}`);
  }
  if (!(code in KINDS)) {
    const all = "must be b, B, u, h, H, i, I, l, L, q, Q, f or d";
    const known = nargs === 2 ? initialError(code, I32[(args >> 2) + 1] as PyObject) : undefined;
    return known ?? PyErr.setString(T.ValueError, `bad typecode (${all})`);
  }
  const initial = nargs === 2 ? (I32[(args >> 2) + 1] as PyObject) : NULL;
  if (initial !== NULL && PyUnicode.check(initial) && code !== "u" && code !== "w") {
    return typeError(`cannot use a str to initialize an array with typecode '${code}'`);
  }
  const self = create(type, code, NOTHING);
  if (self === NULL || initial === NULL || fill(self, initial) === 0) return self;
  decref(self);
  return NULL;
}

// A str for what is no typecode: CPython looks at the str first.
function initialError(code: string, initial: PyObject): Null | undefined {
  return PyUnicode.check(initial)
    ? typeError(`cannot use a str to initialize an array with typecode '${code}'`)
    : undefined;
}

function fill(self: PyObject, initial: PyObject): number {
  if (typeOf(initial) === (T.bytes as number) || typeOf(initial) === (T.bytearray as number)) {
    return array_frombytes(self, initial) === NULL ? -1 : 0;
  }
  return extendBy(self, initial);
}

// Append what an iterable gives. @mayRunPython
function extendBy(self: PyObject, iterable: PyObject): number {
  if (check(iterable) && codeOf(iterable) === codeOf(self)) {
    return splice(self, size(self), size(self), content(iterable));
  }
  return forEachItem(iterable, (item) => append(self, item));
}

// ---- slots ----

function array_repr(self: PyObject): NewRef | Null {
  const writer = newWriter();
  const name = PyErr.typeName(self).split(".").at(-1);
  writeJS(writer, `${name}('${codeOf(self)}'`);
  if (size(self) > 0) {
    writeJS(writer, ", ");
    const items = isText(self) ? array_tounicode(self) : array_tolist(self);
    const ok = items !== NULL && writeRepr(writer, items);
    xdecref(items);
    if (!ok) {
      discard(writer);
      return NULL;
    }
  }
  writeJS(writer, ")");
  return finish(writer);
}

function array_item(self: PyObject, index: number): NewRef | Null {
  if (index >= 0 && index < size(self)) return getItem(self, index);
  return PyErr.setString(T.IndexError, "array index out of range");
}

// The bytes of the items that a slice means.
function sliceContent(self: PyObject, { start, step, length }: PySlice.SliceIndices): Uint8Array {
  if (step === 1) return content(self, start, start + length);
  const itemsize = itemsizeOf(self);
  const out = new Uint8Array(length * itemsize);
  for (let i = 0; i < length; i++) {
    const at = start + i * step;
    out.set(content(self, at, at + 1), i * itemsize);
  }
  return out;
}

function array_subscript(self: PyObject, key: PyObject): NewRef | Null {
  if (PySlice.isIndex(key)) {
    const index = PySlice.subscriptIndex(key, size(self));
    return Number.isNaN(index) ? NULL : array_item(self, index);
  }
  if (!PySlice.check(key)) return typeError("array indices must be integers");
  const indices = PySlice.indicesFor(key, size(self));
  return indices === null ? NULL : like(self, sliceContent(self, indices));
}

function array_ass_subscript(self: PyObject, key: PyObject, value: PyObject | Null): number {
  if (PySlice.isIndex(key)) {
    const index = PySlice.subscriptIndex(key, size(self));
    return Number.isNaN(index) ? -1 : assignItem(self, index, value);
  }
  if (PySlice.check(key)) return assignSlice(self, key, value);
  typeError("array indices must be integers");
  return -1;
}

function assignItem(self: PyObject, index: number, value: PyObject | Null): number {
  if (index >= 0 && index < size(self))
    return value === NULL ? splice(self, index, index + 1, NOTHING) : setItem(self, index, value);
  PyErr.setString(T.IndexError, "array assignment index out of range");
  return -1;
}

function assignSlice(self: PyObject, key: PyObject, value: PyObject | Null): number {
  if (value !== NULL && !check(value)) {
    typeError(`can only assign array (not "${PyErr.typeName(value)}") to array slice`);
    return -1;
  }
  if (value !== NULL && codeOf(value) !== codeOf(self)) {
    PyErr.badArgument();
    return -1;
  }
  const items = value === NULL ? NOTHING : content(value);
  const indices = PySlice.indicesFor(key, size(self));
  if (indices === null) return -1;
  const { start, step, length } = indices;
  if (step === 1) return splice(self, start, start + length, items);
  const given = items.length / itemsizeOf(self);
  if (value !== NULL && given !== length) {
    const message = `attempt to assign array of size ${given} to extended slice of size ${length}`;
    PyErr.setString(T.ValueError, message);
    return -1;
  }
  return assignStrided(self, indices, value === NULL ? undefined : items);
}

// `items` undefined: delete, the last first so that the others keep their places.
function assignStrided(
  self: PyObject,
  { start, step, length }: PySlice.SliceIndices,
  items?: Uint8Array,
): number {
  const itemsize = itemsizeOf(self);
  const places = Array.from({ length }, (_, i) => start + i * step);
  if (items === undefined) {
    for (const at of places.sort((a, b) => b - a)) if (splice(self, at, at + 1, NOTHING) < 0) return -1;
    return 0;
  }
  places.forEach((at, i) => {
    splice(self, at, at + 1, items.subarray(i * itemsize, (i + 1) * itemsize));
  });
  return 0;
}

function array_concat(self: PyObject, other: PyObject): NewRef | Null {
  if (!check(other)) return typeError(`can only append array (not "${PyErr.typeName(other)}") to array`);
  if (codeOf(other) !== codeOf(self)) return PyErr.badArgument();
  const result = like(self, content(self));
  if (result === NULL || splice(result, size(result), size(result), content(other)) === 0) return result;
  decref(result);
  return NULL;
}

function array_inplace_concat(self: PyObject, other: PyObject): NewRef | Null {
  if (!check(other)) return typeError(`can only extend array with array (not "${PyErr.typeName(other)}")`);
  if (codeOf(other) !== codeOf(self)) return typeError("can only extend with array of same kind");
  return extendBy(self, other) < 0 ? NULL : incref(self);
}

function repeated(self: PyObject, times: number): Uint8Array | undefined {
  const once = content(self);
  const total = once.length * Math.max(0, times);
  if (total > 0x7ffffff0) {
    PyErr.noMemory();
    return undefined;
  }
  const out = new Uint8Array(total);
  for (let at = 0; at < total; at += once.length) out.set(once, at);
  return out;
}

function array_repeat(self: PyObject, times: number): NewRef | Null {
  const bytes = repeated(self, times);
  return bytes === undefined ? NULL : like(self, bytes);
}

function array_inplace_repeat(self: PyObject, times: number): NewRef | Null {
  const bytes = repeated(self, times);
  return bytes === undefined || splice(self, 0, size(self), bytes) < 0 ? NULL : incref(self);
}

// Where `value` is between two places, or -1; -2 with an exception set. @mayRunPython
function find(self: PyObject, value: PyObject, from = 0, to = Number.POSITIVE_INFINITY): number {
  for (let i = from; i < Math.min(to, size(self)); i++) {
    const item = getItem(self, i);
    if (item === NULL) return -2;
    const equal = PyObject_RichCompareBool(item, value, CompareOp.EQ);
    decref(item);
    if (equal !== 0) return equal < 0 ? -2 : i;
  }
  return -1;
}

function array_contains(self: PyObject, value: PyObject): number {
  const at = find(self, value);
  return at === -2 ? -1 : Number(at >= 0);
}

function array_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  if (!check(left) || !check(right)) return NotImplemented;
  const equality = op === CompareOp.EQ || op === CompareOp.NE;
  if (size(left) !== size(right) && equality) return bool(op === CompareOp.NE);
  for (let i = 0; i < size(left) && i < size(right); i++) {
    const a = getItem(left, i);
    const b = a === NULL ? NULL : getItem(right, i);
    const equal = a === NULL || b === NULL ? -1 : PyObject_RichCompareBool(a, b, CompareOp.EQ);
    const result = equal === 0 && !equality ? PyObject_RichCompare(a as NewRef, b as NewRef, op) : NULL;
    xdecref(a);
    xdecref(b);
    if (equal < 0) return NULL;
    if (equal === 0) return equality ? bool(op === CompareOp.NE) : result;
  }
  const order = size(left) - size(right);
  return bool([order < 0, order <= 0, order === 0, order !== 0, order > 0, order >= 0][op]!);
}

// ---- methods ----

function array_append(self: PyObject, value: PyObject): NewRef | Null {
  return append(self, value) < 0 ? NULL : None;
}

function array_extend(self: PyObject, iterable: PyObject): NewRef | Null {
  if (check(iterable) && codeOf(iterable) !== codeOf(self)) {
    return typeError("can only extend with array of same kind");
  }
  return extendBy(self, iterable) < 0 ? NULL : None;
}

function array_insert(self: PyObject, index: number, value: PyObject): NewRef | Null {
  const bytes = itemBytes(value, codeOf(self));
  if (bytes === undefined) return NULL;
  const count = size(self);
  const at = index < 0 ? Math.max(0, index + count) : Math.min(index, count);
  return splice(self, at, at, bytes) < 0 ? NULL : None;
}

function array_pop(self: PyObject, index: number): NewRef | Null {
  const count = size(self);
  if (count === 0) return PyErr.setString(T.IndexError, "pop from empty array");
  const at = index < 0 ? index + count : index;
  if (at < 0 || at >= count) return PyErr.setString(T.IndexError, "pop index out of range");
  const item = getItem(self, at);
  if (item === NULL || splice(self, at, at + 1, NOTHING) === 0) return item;
  decref(item);
  return NULL;
}

function array_remove(self: PyObject, value: PyObject): NewRef | Null {
  const at = find(self, value);
  if (at === -1) return PyErr.setString(T.ValueError, "array.remove(x): x not in array");
  return at < 0 || splice(self, at, at + 1, NOTHING) < 0 ? NULL : None;
}

function bound(value: PyObject, count: number): number {
  const index = PyNumber_AsIndex(value);
  return index < 0 ? Math.max(0, index + count) : index;
}

function array_index(self: PyObject, value: PyObject, start: PyObject, stop: PyObject | Null): NewRef | Null {
  const count = size(self);
  const from = bound(start, count);
  const to = stop === NULL ? count : bound(stop, count);
  if (PyErr.occurred()) return NULL;
  const at = find(self, value, from, to);
  if (at === -1) return PyErr.setString(T.ValueError, "array.index(x): x not in array");
  return at < 0 ? NULL : smallInt(at);
}

function array_count(self: PyObject, value: PyObject): NewRef | Null {
  let count = 0;
  for (let at = find(self, value); at !== -1; at = find(self, value, at + 1)) {
    if (at === -2) return NULL;
    count++;
  }
  return smallInt(count);
}

function reverseBytes(bytes: Uint8Array, group: number): Uint8Array {
  for (let at = 0; at < bytes.length; at += group) bytes.subarray(at, at + group).reverse();
  return bytes;
}

function array_reverse(self: PyObject): NewRef {
  splice(self, 0, size(self), reverseBytes(content(self).reverse(), itemsizeOf(self)));
  return None;
}

function array_byteswap(self: PyObject): NewRef {
  splice(self, 0, size(self), reverseBytes(content(self), itemsizeOf(self)));
  return None;
}

function array_clear(self: PyObject): NewRef | Null {
  return splice(self, 0, size(self), NOTHING) < 0 ? NULL : None;
}

function array_tolist(self: PyObject): NewRef | Null {
  const list = PyList.new_(0);
  for (let i = 0; list !== NULL && i < size(self); i++) {
    const item = getItem(self, i);
    if (item !== NULL && PyList.appendSteal(list, item) === 0) continue;
    decref(list);
    return NULL;
  }
  return list;
}

function array_fromlist(self: PyObject, list: PyObject): NewRef | Null {
  if (typeOf(list) !== (T.list as number)) return typeError("arg must be list");
  const before = size(self);
  if (extendBy(self, list) === 0) return None;
  // All or nothing.
  PyErr.preserving(() => {
    splice(self, before, size(self), NOTHING);
  });
  return NULL;
}

function array_tobytes(self: PyObject): NewRef | Null {
  return PyBytes.fromMemory(ArrayObject.ob_item.get(self), ArrayObject.nbytes.get(self));
}

function array_frombytes(self: PyObject, buffer: PyObject): NewRef | Null {
  const memory = bytesLike(buffer);
  if (memory === undefined) return NULL;
  if (memory.size % itemsizeOf(self) !== 0) {
    return PyErr.setString(T.ValueError, "bytes length not a multiple of item size");
  }
  const bytes = U8.slice(memory.data, memory.data + memory.size);
  return splice(self, size(self), size(self), bytes) < 0 ? NULL : None;
}

function array_tounicode(self: PyObject): NewRef | Null {
  if (!isText(self)) {
    const message = "tounicode() may only be called on unicode type arrays ('u' or 'w')";
    return PyErr.setString(T.ValueError, message);
  }
  return PyUnicode.fromCodePoints(new Uint32Array(content(self).buffer));
}

function array_fromunicode(self: PyObject, text: PyObject): NewRef | Null {
  if (!isText(self)) {
    const message = "fromunicode() may only be called on unicode type arrays ('u' or 'w')";
    return PyErr.setString(T.ValueError, message);
  }
  return extendBy(self, text) < 0 ? NULL : None;
}

function array_buffer_info(self: PyObject): NewRef | Null {
  const address = PyLong.fromNumber(addressOf(ArrayObject.ob_item.get(self)));
  return address === NULL ? NULL : PyTuple.pair(address, smallInt(size(self)));
}

function array_copy(self: PyObject): NewRef | Null {
  return like(self, content(self));
}

function array_deepcopy(self: PyObject, _memo: PyObject): NewRef | Null {
  return array_copy(self);
}

function array_reduce(self: PyObject, protocol: PyObject): NewRef | Null {
  return reduceArray(self, protocol, { typecodeOf, array_tolist, array_tobytes });
}

function array_tofile(self: PyObject, file: PyObject): NewRef | Null {
  const bytes = array_tobytes(self);
  const written = bytes === NULL ? NULL : PyObject_CallMethod(file, ID.write, bytes);
  xdecref(bytes);
  if (written === NULL) return NULL;
  decref(written);
  return None;
}

function array_fromfile(self: PyObject, file: PyObject, count: number): NewRef | Null {
  if (count < 0) return PyErr.setString(T.ValueError, "negative count");
  const wanted = count * itemsizeOf(self);
  const bytes = PyObject_CallMethod(file, ID.read, smallInt(wanted));
  if (bytes === NULL) return NULL;
  let result: NewRef | Null = NULL;
  if (!PyBytes.check(bytes)) typeError("read() didn't return bytes");
  else {
    result = array_frombytes(self, bytes);
    if (result !== NULL && PyBytes.size(bytes) !== wanted) {
      result = PyErr.setString(T.EOFError, "read() didn't return enough bytes");
    }
  }
  decref(bytes);
  return result;
}

function typecodeOf(self: PyObject): NewRef | Null {
  return PyUnicode.fromJS(codeOf(self));
}

// ---- the iterator ----

const ArrayIterator = struct("arrayiterator", PyObjectHead, {
  it_index: i32("number of the next item"),
  it_seq: ref("the array, or NULL: exhausted"),
});

function arrayiter_next(it: PyObject): NewRef | Null {
  const array = ArrayIterator.it_seq.get(it);
  if (array === NULL) return NULL;
  const index = ArrayIterator.it_index.get(it);
  if (index < size(array)) {
    ArrayIterator.it_index.set(it, index + 1);
    return getItem(array, index);
  }
  setRefSteal(it, ArrayIterator.it_seq, NULL);
  return NULL;
}

defineType({
  address: T.arrayiterator,
  name: "array.arrayiterator",
  layout: ArrayIterator,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  slots: { tp_iter: PySelf, tp_iternext: arrayiter_next },
});

defineType({
  address: T.array,
  name: "array.array",
  layout: ArrayObject,
  flags: TypeFlags.BASETYPE | TypeFlags.SEQUENCE,
  doc: "array(typecode [, initializer]) -> array\n\nA sequence of numbers or characters of one machine type.",
  weaklistField: "weakreflist",
  slots: {
    tp_new: array_new,
    tp_repr: array_repr,
    tp_richcompare: array_richcompare,
    tp_iter: (self: PyObject) => newIndexIterator(T.arrayiterator, self, 0),
    sq_length: size,
    sq_concat: array_concat,
    sq_repeat: array_repeat,
    sq_item: array_item,
    sq_contains: array_contains,
    sq_inplace_concat: array_inplace_concat,
    sq_inplace_repeat: array_inplace_repeat,
    mp_length: size,
    mp_subscript: array_subscript,
    mp_ass_subscript: array_ass_subscript,
    bf_getbuffer: array_getbuffer,
    bf_releasebuffer: array_releasebuffer,
  },
  methods: [
    classGetItemMethod(),
    method("append($self, v, /)", "Add an item at the end.", array_append),
    method("buffer_info($self, /)", "The address of the items and their number.", array_buffer_info),
    method("byteswap($self, /)", "Reverse the bytes of each item.", array_byteswap),
    method("clear($self, /)", "Remove all items.", array_clear),
    method("count($self, v, /)", "How often an item is there.", array_count),
    method("extend($self, bb, /)", "Add the items of an iterable.", array_extend),
    method("frombytes($self, buffer, /)", "Add items from their bytes.", array_frombytes),
    method("fromfile($self, f, n: index, /)", "Add n items that are read from a file.", array_fromfile),
    method("tofile($self, f, /)", "Write the bytes of the items to a file.", array_tofile),
    method("__reduce_ex__($self, value, /)", "Help for pickle.", array_reduce),
    method("fromlist($self, list, /)", "Add the items of a list.", array_fromlist),
    method("fromunicode($self, ustr: str, /)", "Add the characters of a str.", array_fromunicode),
    method("index($self, v, start=0, stop=NULL, /)", "Where an item is first.", array_index),
    method("insert($self, i: index, v, /)", "Put an item before another.", array_insert),
    method("pop($self, i: index = -1, /)", "Take an item out and give it.", array_pop),
    method("remove($self, v, /)", "Take the first such item out.", array_remove),
    method("reverse($self, /)", "Turn the order round.", array_reverse),
    method("tobytes($self, /)", "The bytes of the items.", array_tobytes),
    method("tolist($self, /)", "The items as a list.", array_tolist),
    method("tounicode($self, /)", "The characters as a str.", array_tounicode),
    method("__copy__($self, /)", "A copy.", array_copy),
    method("__deepcopy__($self, unused, /)", "A copy.", array_deepcopy),
  ],
  getset: [
    getset("typecode", "The kind of the items.", typecodeOf),
    getset("itemsize", "Bytes of an item.", (self: PyObject) => smallInt(itemsizeOf(self))),
  ],
  entries: () => [["__hash__", None]],
});

defineModule({
  name: "array",
  doc: "This module defines an object type which can efficiently represent an array of basic values.",
  functions: [ARRAY_RECONSTRUCTOR],
  exec: (module) =>
    Math.min(
      addType(module, "array", T.array),
      addType(module, "ArrayType", T.array),
      addString(module, "typecodes", Object.keys(KINDS).join("")),
    ),
});
