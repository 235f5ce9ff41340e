/**
 * The type `bytearray`. Mirrors the second half of Objects/bytearrayobject.c; what it shares with bytes is in bytes/.
 */
import { PyObject_HashNotImplemented } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { copyBytes, U8 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { method } from "../method-def.js";
import { type Bytes, bytesOf, hasBuffer } from "./buffer.js";
import * as PyByteArray from "./bytearray.js";
import { dataOf, resize, size } from "./bytearray.js";
import { bytearray_iter } from "./bytes/iterator.js";
import { byteValue, concatBytes, view } from "./bytes/like.js";
import { bytes_contains, bytesMethods } from "./bytes/methods.js";
import { bytesFromIterable, contentFromArguments } from "./bytes/new.js";
import { item, repeat, repeatInPlace, richcompare, slice } from "./bytes/operations.js";
import { bytes_percent } from "./bytes/percent.js";
import { reprOfBytes } from "./bytes/repr.js";
import * as PyBytes from "./bytes.js";
import { PyType_GenericAlloc } from "./instance.js";
import * as PyLong from "./long.js";
import { decref, incref, typeOf } from "./object.js";
import * as PySlice from "./slice.js";
import * as PyTuple from "./tuple.js";
import { defineType, SLOT, slotOf, TypeFlags } from "./type.js";
import { None, NotImplemented, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

// ---- construction ----

function bytearray_new(type: PyObject): NewRef | Null {
  return PyType_GenericAlloc(type, 0);
}

function bytearray_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  const content = contentFromArguments("bytearray", args, nargs, kwnames);
  if (content === NULL) return -1;
  const count = PyBytes.size(content);
  const status = resize(self, count);
  if (status === 0) copyBytes(PyBytes.dataOf(content), dataOf(self), count);
  decref(content);
  return status;
}

// ---- content that is assigned ----

/** JS bytes that nobody changes under our hands. Undefined with an exception set. @mayRunPython */
function contentOf(value: PyObject, message: string): Uint8Array | undefined {
  if (hasBuffer(value)) {
    const bytes = bytesOf(value);
    return bytes === undefined ? undefined : U8.slice(bytes.data, bytes.data + bytes.size);
  }
  if (PyUnicode.check(value) || slotOf(value, SLOT.tp_iter) === 0) {
    PyErr.setString(T.TypeError, message);
    return undefined;
  }
  return bytesFromIterable(value, "byte must be in range(0, 256)");
}

const ASSIGNABLE = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";

/** Replace bytes start … end (not included) by `content`. 0 or -1. */
function setSlice(self: PyObject, start: number, end: number, content: Uint8Array): number {
  const before = size(self);
  const growth = content.length - (end - start);
  if (growth !== 0 && PyByteArray.isLocked(self)) return -1;
  if (growth < 0)
    U8.copyWithin(dataOf(self) + start + content.length, dataOf(self) + end, dataOf(self) + before);
  if (resize(self, before + growth) < 0) return -1;
  if (growth > 0)
    U8.copyWithin(dataOf(self) + start + content.length, dataOf(self) + end, dataOf(self) + before);
  if (content.length > 0) U8.set(content, dataOf(self) + start);
  return 0;
}

function setStridedSlice(self: PyObject, indices: PySlice.SliceIndices, content: Uint8Array): number {
  const { start, step, length } = indices;
  if (content.length !== length) {
    const message = `attempt to assign bytes of size ${content.length} to extended slice of size ${length}`;
    PyErr.setString(T.ValueError, message);
    return -1;
  }
  for (let i = 0; i < length; i++) U8[dataOf(self) + start + i * step] = content[i];
  return 0;
}

function deleteStridedSlice(self: PyObject, { start, step, length }: PySlice.SliceIndices): number {
  const gone = new Set<number>();
  for (let i = 0; i < length; i++) gone.add(start + i * step);
  const kept = U8.slice(dataOf(self), dataOf(self) + size(self)).filter((_, i) => !gone.has(i));
  return setSlice(self, 0, size(self), kept);
}

function assignSlice(self: PyObject, key: PyObject, value: PyObject | Null): number {
  const content = value === NULL ? new Uint8Array(0) : contentOf(value, ASSIGNABLE);
  if (content === undefined) return -1;
  const indices = PySlice.indicesFor(key, size(self));
  if (indices === null) return -1;
  const { start, step, length } = indices;
  if (step === 1) return setSlice(self, start, start + Math.max(0, length), content);
  if (value !== NULL && (length > 0 || content.length > 0)) return setStridedSlice(self, indices, content);
  return length > 0 ? deleteStridedSlice(self, indices) : 0;
}

function assignItem(self: PyObject, index: number, value: PyObject | Null): number {
  if (index < 0 || index >= size(self)) {
    PyErr.setString(T.IndexError, "bytearray index out of range");
    return -1;
  }
  if (value === NULL) return setSlice(self, index, index + 1, new Uint8Array(0));
  const byte = byteValue(value);
  if (byte < 0) return -1;
  if (index < size(self)) U8[dataOf(self) + index] = byte;
  return 0;
}

function indexError(key: PyObject): Null {
  const found = PyErr.typeName(key);
  return PyErr.setString(T.TypeError, `bytearray indices must be integers or slices, not ${found}`);
}

function bytearray_ass_subscript(self: PyObject, key: PyObject, value: PyObject | Null): number {
  if (PySlice.isIndex(key)) {
    const index = PySlice.subscriptIndex(key, size(self));
    return Number.isNaN(index) ? -1 : assignItem(self, index, value);
  }
  if (PySlice.check(key)) return assignSlice(self, key, value);
  indexError(key);
  return -1;
}

function bytearray_subscript(self: PyObject, key: PyObject): NewRef | Null {
  if (PySlice.isIndex(key)) {
    const index = PySlice.subscriptIndex(key, size(self));
    return Number.isNaN(index) ? NULL : bytearray_item(self, index);
  }
  return PySlice.check(key) ? slice(self, key) : indexError(key);
}

function bytearray_item(self: PyObject, index: number): NewRef | Null {
  return item(self, index, "bytearray index out of range");
}

// ---- operators ----

function bytearray_iconcat(self: PyObject, other: PyObject): NewRef | Null {
  if (!hasBuffer(other)) {
    const found = PyErr.typeName(other);
    return PyErr.setString(T.TypeError, `can't concat ${found} to ${PyErr.typeName(self)}`);
  }
  const before = size(self);
  const count = (bytesOf(other) as Bytes).size;
  if (other === self && count > 0) return PyErr.setString(T.BufferError, PyByteArray.EXPORTS); // a view of itself
  if (resize(self, before + count) < 0) return NULL;
  copyBytes((bytesOf(other) as Bytes).data, dataOf(self) + before, count);
  return incref(self);
}

function bytearray_irepeat(self: PyObject, times: number): NewRef | Null {
  const before = size(self);
  const total = times <= 0 ? 0 : before * times;
  if (total > 0x7fffff00) return PyErr.noMemory();
  if (resize(self, total) < 0) return NULL;
  if (total > before) repeatInPlace(dataOf(self), before, total);
  return incref(self);
}

function bytearray_mod(left: PyObject, right: PyObject): NewRef | Null {
  return PyByteArray.check(left) ? bytes_percent(left, right) : NotImplemented;
}

function bytearray_repr(self: PyObject): NewRef | Null {
  const name = PyErr.typeName(self);
  return PyUnicode.fromJS(`${name}(${reprOfBytes(view(self), true)})`);
}

// ---- methods ----

function bytearray_append(self: PyObject, value: PyObject): NewRef | Null {
  const byte = byteValue(value);
  if (byte < 0) return NULL;
  const before = size(self);
  if (resize(self, before + 1) < 0) return NULL;
  U8[dataOf(self) + before] = byte;
  return None;
}

function bytearray_extend(self: PyObject, iterable: PyObject): NewRef | Null {
  const found = PyErr.typeName(iterable);
  const message = PyUnicode.check(iterable)
    ? "expected iterable of integers; got: 'str'"
    : `can't extend bytearray with ${found}`;
  const content = contentOf(iterable, message);
  if (content === undefined) return NULL;
  return setSlice(self, size(self), size(self), content) < 0 ? NULL : None;
}

function bytearray_insert(self: PyObject, index: number, value: PyObject): NewRef | Null {
  const byte = byteValue(value);
  if (byte < 0) return NULL;
  const count = size(self);
  const at = index < 0 ? Math.max(0, index + count) : Math.min(index, count);
  return setSlice(self, at, at, Uint8Array.of(byte)) < 0 ? NULL : None;
}

function bytearray_pop(self: PyObject, index: number): NewRef | Null {
  const count = size(self);
  if (count === 0) return PyErr.setString(T.IndexError, "pop from empty bytearray");
  const at = index < 0 ? index + count : index;
  if (at < 0 || at >= count) return PyErr.setString(T.IndexError, "pop index out of range");
  const byte = U8[dataOf(self) + at];
  return setSlice(self, at, at + 1, new Uint8Array(0)) < 0 ? NULL : smallInt(byte);
}

function bytearray_remove(self: PyObject, value: PyObject): NewRef | Null {
  const byte = byteValue(value);
  if (byte < 0) return NULL;
  for (let i = 0; i < size(self); i++) {
    if (U8[dataOf(self) + i] !== byte) continue;
    return setSlice(self, i, i + 1, new Uint8Array(0)) < 0 ? NULL : None;
  }
  return PyErr.setString(T.ValueError, "value not found in bytearray");
}

function bytearray_reverse(self: PyObject): NewRef {
  U8.subarray(dataOf(self), dataOf(self) + size(self)).reverse();
  return None;
}

function bytearray_clear(self: PyObject): NewRef | Null {
  return resize(self, 0) < 0 ? NULL : None;
}

function bytearray_copy(self: PyObject): NewRef | Null {
  return PyByteArray.fromMemory(dataOf(self), size(self));
}

function bytearray_alloc(self: PyObject): NewRef | Null {
  return PyLong.fromNumber(PyByteArray.allocated(self));
}

function bytearray_sizeof(self: PyObject): NewRef {
  return smallInt(PyByteArray.ByteArray.SIZE + PyByteArray.allocated(self));
}

function bytearray_reduce(self: PyObject, protocol: number): NewRef | Null {
  const content =
    protocol < 3
      ? PyUnicode.fromChars(dataOf(self), 1, size(self))
      : PyBytes.fromMemory(dataOf(self), size(self));
  if (content === NULL) return NULL;
  const encoding = PyUnicode.fromJS("latin-1");
  const args =
    encoding === NULL ? NULL : protocol < 3 ? PyTuple.pack(content, encoding) : PyTuple.pack(content);
  decref(content);
  if (encoding !== NULL) decref(encoding);
  if (args === NULL) return NULL;
  const result = PyTuple.pack(typeOf(self), args, None);
  decref(args);
  return result;
}

defineType({
  address: T.bytearray,
  name: "bytearray",
  layout: PyByteArray.ByteArray,
  flags: TypeFlags.BASETYPE,
  doc:
    "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\n" +
    "bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> that many null bytes\n" +
    "bytearray() -> empty bytearray\n\nA mutable sequence of bytes.",
  slots: {
    tp_new: bytearray_new,
    tp_init: bytearray_init,
    tp_dealloc: PyByteArray.bytearray_dealloc,
    tp_repr: bytearray_repr,
    tp_str: bytearray_repr,
    tp_hash: PyObject_HashNotImplemented,
    tp_richcompare: richcompare,
    tp_iter: bytearray_iter,
    nb_remainder: bytearray_mod,
    sq_length: PyByteArray.size,
    sq_concat: concatBytes,
    sq_repeat: repeat,
    sq_item: bytearray_item,
    sq_ass_item: assignItem,
    sq_contains: bytes_contains,
    sq_inplace_concat: bytearray_iconcat,
    sq_inplace_repeat: bytearray_irepeat,
    mp_length: PyByteArray.size,
    mp_subscript: bytearray_subscript,
    mp_ass_subscript: bytearray_ass_subscript,
    bf_getbuffer: PyByteArray.bytearray_getbuffer,
    bf_releasebuffer: PyByteArray.bytearray_releasebuffer,
  },
  methods: [
    ...bytesMethods,
    method("append($self, item, /)", "Append one byte, an integer.", bytearray_append),
    method(
      "extend($self, iterable_of_ints, /)",
      "Append the bytes of an iterable or buffer.",
      bytearray_extend,
    ),
    method(
      "insert($self, index: index, item, /)",
      "Insert one byte, an integer, before index.",
      bytearray_insert,
    ),
    method(
      "pop($self, index: index = -1, /)",
      "Remove and return the byte at index (default: the last).",
      bytearray_pop,
    ),
    method("remove($self, value, /)", "Remove the first byte that is value.", bytearray_remove),
    method("reverse($self, /)", "Reverse the order of the bytes in place.", bytearray_reverse),
    method("clear($self, /)", "Remove all bytes.", bytearray_clear),
    method("copy($self, /)", "Return a copy.", bytearray_copy),
    method("__alloc__($self, /)", "Number of bytes that there is room for.", bytearray_alloc),
    method("__reduce__($self, /)", "State for pickling.", (self: PyObject) => bytearray_reduce(self, 2)),
    method("__reduce_ex__($self, proto: int = 0, /)", "State for pickling.", bytearray_reduce),
    method("__sizeof__($self, /)", "Bytes that the object takes in memory.", bytearray_sizeof),
  ],
});
