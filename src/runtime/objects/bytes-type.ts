/**
 * The type `bytes`. Mirrors the second half of Objects/bytesobject.c; what it shares with bytearray is in bytes/.
 */
import * as PyErr from "../errors.js";
import { PyObject_Free } from "../heap/alloc.js";
import { copyBytes, I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { method } from "../method-def.js";
import "./bytes/iterator.js";
import { bytes_iter } from "./bytes/iterator.js";
import { concatBytes, like, unchanged, view } from "./bytes/like.js";
import { bytes_contains, bytesMethods } from "./bytes/methods.js";
import { contentFromArguments } from "./bytes/new.js";
import { item, repeat, richcompare, slice } from "./bytes/operations.js";
import { bytes_percent } from "./bytes/percent.js";
import { reprOfBytes } from "./bytes/repr.js";
import * as PyBytes from "./bytes.js";
import { PyType_GenericAlloc } from "./instance.js";
import { decref } from "./object.js";
import * as PySlice from "./slice.js";
import * as PyTuple from "./tuple.js";
import { defineType, TypeFlags } from "./type.js";
import { NotImplemented, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

function bytes_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const value = contentFromArguments("bytes", args, nargs, kwnames);
  if (value === NULL || type === (T.bytes as number)) return value;
  const size = PyBytes.size(value);
  const op = PyType_GenericAlloc(type, size);
  if (op !== NULL) {
    I32[(op >> 2) + 3] = 0;
    copyBytes(PyBytes.dataOf(value), PyBytes.dataOf(op), size);
  }
  decref(value);
  return op;
}

function bytes_repr(op: PyObject): NewRef | Null {
  return PyUnicode.fromJS(reprOfBytes(view(op)));
}

function bytes_subscript(op: PyObject, key: PyObject): NewRef | Null {
  if (PySlice.isIndex(key)) {
    const index = PySlice.subscriptIndex(key, PyBytes.size(op));
    return Number.isNaN(index) ? NULL : bytes_item(op, index);
  }
  if (PySlice.check(key)) return slice(op, key);
  const found = PyErr.typeName(key);
  return PyErr.setString(T.TypeError, `byte indices must be integers or slices, not ${found}`);
}

function bytes_item(op: PyObject, index: number): NewRef | Null {
  return item(op, index, "index out of range");
}

function bytes_mod(left: PyObject, right: PyObject): NewRef | Null {
  return PyBytes.check(left) ? bytes_percent(left, right) : NotImplemented;
}

function bytes_getnewargs(op: PyObject): NewRef | Null {
  const copy = PyBytes.fromMemory(PyBytes.dataOf(op), PyBytes.size(op));
  if (copy === NULL) return NULL;
  const args = PyTuple.pack(copy);
  decref(copy);
  return args;
}

function bytes_bytes(op: PyObject): NewRef | Null {
  return PyBytes.checkExact(op) ? unchanged(op) : like(op, PyBytes.dataOf(op), PyBytes.size(op));
}

function bytes_sizeof(op: PyObject): NewRef {
  return smallInt(PyBytes.BYTES_DATA + PyBytes.size(op));
}

defineType({
  address: T.bytes,
  name: "bytes",
  layout: PyBytes.Bytes,
  itemSize: 1,
  flags: TypeFlags.BASETYPE | TypeFlags.BYTES_SUBCLASS,
  doc:
    "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\n" +
    "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> that many null bytes\n" +
    "bytes() -> empty bytes object\n\nAn immutable sequence of bytes.",
  slots: {
    tp_new: bytes_new,
    tp_dealloc: PyObject_Free,
    tp_repr: bytes_repr,
    tp_str: bytes_repr,
    tp_hash: PyBytes.hash,
    // With other bytes-like objects it is up to them.
    tp_richcompare: (left, right, op) =>
      PyBytes.check(right) ? richcompare(left, right, op) : NotImplemented,
    tp_iter: bytes_iter,
    nb_remainder: bytes_mod,
    sq_length: PyBytes.size,
    sq_concat: concatBytes,
    sq_repeat: repeat,
    sq_item: bytes_item,
    sq_contains: bytes_contains,
    mp_length: PyBytes.size,
    mp_subscript: bytes_subscript,
  },
  methods: [
    ...bytesMethods,
    method("__bytes__($self, /)", "Return the bytes as they are.", bytes_bytes),
    method("__getnewargs__($self, /)", "The arguments for __new__ that make a copy.", bytes_getnewargs),
    method("__sizeof__($self, /)", "Bytes that the object takes in memory.", bytes_sizeof),
  ],
});
