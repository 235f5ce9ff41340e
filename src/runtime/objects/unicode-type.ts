/**
 * The type `str` and its iterator: construction, slots, the method table. Mirrors the second half of Objects/unicodeobject.c.
 * The methods are in unicode/*-methods.ts.
 */
import { CompareOp, PyObject_Str, PySelf } from "../abstract/object.js";
import { bindArguments } from "../call/arguments.js";
import * as PyErr from "../errors.js";
import { PyObject_Free, PyObject_Malloc } from "../heap/alloc.js";
import { copyBytes, I32, U8 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { i32, ref, struct } from "../heap/struct.js";
import { ID } from "../identifiers.js";
import { method } from "../method-def.js";
import { unicode_percent } from "../percent-format.js";
import { formatStr, unicode_format, unicode_format_map } from "../string-format.js";
import { bytesOf } from "./buffer.js";
import * as PyBytes from "./bytes.js";
import { PyType_GenericAlloc } from "./instance.js";
import * as PyLong from "./long.js";
import { decref, incref, PyObjectHead, xdecref } from "./object.js";
import * as PySlice from "./slice.js";
import * as PyTuple from "./tuple.js";
import { defineType, TypeFlags } from "./type.js";
import { bool, EmptyStr, None, NotImplemented, T } from "./type-table.js";
import { caseMethods } from "./unicode/case-methods.js";
import { decode } from "./unicode/decode.js";
import { encode } from "./unicode/encode.js";
import { removeInterned } from "./unicode/interned.js";
import { reduceIterator } from "./unicode/iterator-reduce.js";
import { isASCII, kindOf, length, readAt, State, stateFor, U, Unicode, writeAt } from "./unicode/layout.js";
import { padMethods } from "./unicode/pad-methods.js";
import { unicode_repr } from "./unicode/repr.js";
import { searchMethods, unicode_contains } from "./unicode/search-methods.js";
import { splitMethods } from "./unicode/split-methods.js";
import { translateMethods } from "./unicode/translate.js";
import * as PyUnicode from "./unicode.js";

// ---- construction ----

// The text of `object` decoded, or the str of it.
function exactNew(
  object: PyObject | Null,
  encoding: PyObject | Null,
  errors: PyObject | Null,
): NewRef | Null {
  if (object === NULL) return EmptyStr;
  if (encoding === NULL && errors === NULL) return PyObject_Str(object);
  return fromEncodedObject(object, encoding, errors);
}

/** `str(object, encoding, errors)` (PyUnicode_FromEncodedObject). */
export function fromEncodedObject(
  object: PyObject,
  encoding: PyObject | Null,
  errors: PyObject | Null,
): NewRef | Null {
  if (PyUnicode.check(object)) return PyErr.setString(T.TypeError, "decoding str is not supported");
  const bytes = bytesOf(object);
  if (bytes === undefined) {
    const found = PyErr.typeName(object);
    return PyErr.setString(T.TypeError, `decoding to str: need a bytes-like object, ${found} found`);
  }
  return decode(
    bytes.data,
    bytes.size,
    encoding === NULL ? undefined : PyUnicode.toJS(encoding),
    errors === NULL ? undefined : PyUnicode.toJS(errors),
  );
}

/** An instance of `type`, a subclass of str, with the text of the str `value`. Steals `value`. */
function subtypeFromStrSteal(type: PyObject, value: NewRef): NewRef | Null {
  const byteCount = length(value) * kindOf(value);
  const op = PyType_GenericAlloc(type, byteCount);
  if (op !== NULL) {
    I32[(op >> 2) + U.LENGTH] = length(value);
    I32[(op >> 2) + U.HASH] = 0;
    I32[(op >> 2) + U.STATE] = I32[(value >> 2) + U.STATE] & State.CONTENT;
    copyBytes(value + U.DATA, op + U.DATA, byteCount);
  }
  decref(value);
  return op;
}

function unicode_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  let value: NewRef | Null;
  if (nargs === 1 && kwnames === NULL) value = PyObject_Str(I32[args >> 2] as PyObject);
  else {
    if (nargs > 3 && kwnames === NULL) {
      return PyErr.setString(T.TypeError, `str expected at most 3 arguments, got ${nargs}`);
    }
    const bound = bindArguments(
      "str(object=NULL, encoding: str = NULL, errors: str = NULL)",
      args,
      nargs,
      kwnames,
    );
    if (bound === null) return NULL;
    value = exactNew(bound[0] as PyObject, bound[1] as PyObject, bound[2] as PyObject);
  }
  return value === NULL || type === (T.str as number) ? value : subtypeFromStrSteal(type, value);
}

/** Destroy a str. One that is interned leaves the table of interned strs. */
function unicode_dealloc(op: number): void {
  if ((I32[(op >> 2) + U.STATE] & State.INTERNED) === State.INTERNED_MORTAL) removeInterned(op as PyObject);
  PyObject_Free(op);
}

// ---- operations ----

function unicode_concat(left: PyObject, right: PyObject): NewRef | Null {
  if (PyUnicode.check(right)) return PyUnicode.concat(left, right);
  return PyErr.setString(T.TypeError, `can only concatenate str (not "${PyErr.typeName(right)}") to str`);
}

function unicode_mod(left: PyObject, right: PyObject): NewRef | Null {
  return PyUnicode.check(left) ? unicode_percent(left, right) : NotImplemented;
}

function compareEqual(left: PyObject, right: PyObject): boolean {
  return PyUnicode.equal(left, right);
}

function unicode_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  if (!PyUnicode.check(left) || !PyUnicode.check(right)) return NotImplemented;
  if (op === CompareOp.EQ) return bool(compareEqual(left, right));
  if (op === CompareOp.NE) return bool(!compareEqual(left, right));
  const order = PyUnicode.compare(left, right);
  if (op === CompareOp.LT) return bool(order < 0);
  if (op === CompareOp.LE) return bool(order <= 0);
  return bool(op === CompareOp.GT ? order > 0 : order >= 0);
}

function unicode_str(op: PyObject): NewRef | Null {
  return PyUnicode.fromObject(op);
}

// ---- subscripts ----

function unicode_item(op: PyObject, index: number): NewRef | Null {
  if (index < 0 || index >= length(op)) {
    return PyErr.setString(T.IndexError, "string index out of range");
  }
  return PyUnicode.fromOrdinal(readAt(op + U.DATA, kindOf(op), index));
}

function steppedASCII(op: PyObject, start: number, step: number, count: number): NewRef | Null {
  const result = PyUnicode.alloc(count, State.ASCII_TEXT);
  if (result === NULL) return NULL;
  const u8 = U8;
  for (let to = result + U.DATA, from = op + U.DATA + start, i = 0; i < count; i++, from += step)
    u8[to + i] = u8[from];
  return result;
}

function slice(op: PyObject, key: PyObject): NewRef | Null {
  const indices = PySlice.indicesFor(key, length(op));
  if (indices === null) return NULL;
  const { start, step, length: count } = indices;
  if (count <= 0) return EmptyStr;
  if (step === 1) return PyUnicode.substring(op, start, start + count);
  const kind = kindOf(op);
  if (isASCII(op) && count > 1) return steppedASCII(op, start, step, count);
  let bits = 0;
  for (let i = 0; i < count; i++) bits |= readAt(op + U.DATA, kind, start + i * step);
  if (count === 1) return PyUnicode.fromOrdinal(bits);
  const result = PyUnicode.alloc(count, stateFor(bits));
  if (result === NULL) return NULL;
  const resultKind = kindOf(result);
  for (let i = 0; i < count; i++) {
    writeAt(result + U.DATA, resultKind, i, readAt(op + U.DATA, kind, start + i * step));
  }
  return result;
}

function unicode_subscript(op: PyObject, key: PyObject): NewRef | Null {
  if (PySlice.isIndex(key)) {
    const index = PySlice.subscriptIndex(key, length(op));
    return Number.isNaN(index) ? NULL : unicode_item(op, index);
  }
  if (PySlice.check(key)) return slice(op, key);
  return PyErr.setString(T.TypeError, `string indices must be integers, not '${PyErr.typeName(key)}'`);
}

// ---- the iterator ----

const StrIterator = struct("str_iterator", PyObjectHead, {
  it_index: i32("index of the next character"),
  it_seq: ref("the str, or NULL when exhausted"),
});
const INDEX_WORD = StrIterator.it_index.offset >> 2;
const SEQ_WORD = StrIterator.it_seq.offset >> 2;

function unicode_iter(op: PyObject): NewRef | Null {
  const iterator = PyObject_Malloc(StrIterator.SIZE);
  if (iterator === 0) return PyErr.noMemory();
  const w = iterator >> 2;
  I32[w] = 1;
  I32[w + 1] = (I32[(op >> 2) + U.STATE] & State.ASCII) !== 0 ? T.str_ascii_iterator : T.str_iterator;
  I32[w + INDEX_WORD] = 0;
  I32[w + SEQ_WORD] = incref(op);
  return iterator as NewRef;
}

function unicodeiter_next(self: PyObject): NewRef | Null {
  const i32 = I32;
  const w = self >> 2;
  const seq = i32[w + SEQ_WORD];
  if (seq === 0) return NULL;
  const index = i32[w + INDEX_WORD];
  if (index < i32[(seq >> 2) + U.LENGTH]) {
    i32[w + INDEX_WORD] = index + 1;
    return PyUnicode.fromOrdinal(readAt(seq + U.DATA, kindOf(seq), index));
  }
  i32[w + SEQ_WORD] = 0;
  decref(seq as NewRef);
  return NULL;
}

function unicodeiter_dealloc(self: number): void {
  xdecref(I32[(self >> 2) + SEQ_WORD] as NewRef | Null);
  PyObject_Free(self);
}

function unicodeiter_length_hint(self: PyObject): NewRef {
  const seq = I32[(self >> 2) + SEQ_WORD];
  return smallInt(seq === 0 ? 0 : Math.max(0, length(seq) - I32[(self >> 2) + INDEX_WORD]));
}

function unicodeiter_reduce(self: PyObject): NewRef | Null {
  const w = self >> 2;
  return reduceIterator(I32[w + SEQ_WORD] as PyObject | Null, I32[w + INDEX_WORD], EmptyStr);
}

function unicodeiter_setstate(self: PyObject, state: PyObject): NewRef | Null {
  const index = PyLong.asSsize(state);
  if (index === -1 && PyErr.occurred()) return NULL;
  const seq = I32[(self >> 2) + SEQ_WORD];
  if (seq !== 0) I32[(self >> 2) + INDEX_WORD] = Math.max(0, Math.min(index, length(seq)));
  return None;
}

for (const [address, name] of [
  [T.str_iterator, "str_iterator"],
  [T.str_ascii_iterator, "str_ascii_iterator"],
] as const) {
  defineType({
    address,
    name,
    layout: StrIterator,
    flags: TypeFlags.HAVE_GC,
    slots: {
      tp_dealloc: unicodeiter_dealloc,
      tp_iter: PySelf,
      tp_iternext: unicodeiter_next,
    },
    methods: [
      method("__length_hint__($self, /)", "How many characters are left.", unicodeiter_length_hint),
      method("__reduce__($self, /)", "State for pickling.", unicodeiter_reduce),
      method("__setstate__($self, state, /)", "Set the position.", unicodeiter_setstate),
    ],
  });
}

// ---- methods that need more than characters ----

function unicode_encode(op: PyObject, encoding: PyObject, errors: PyObject): NewRef | Null {
  if (encoding === ID["utf-8"] && (I32[(op >> 2) + U.STATE] & State.ASCII) !== 0) {
    return PyBytes.fromMemory(op + U.DATA, length(op));
  }
  return encode(op, PyUnicode.toJS(encoding), PyUnicode.toJS(errors));
}

function unicode___format__(op: PyObject, spec: PyObject): NewRef | Null {
  return formatStr(op, PyUnicode.toJS(spec));
}

function unicode_getnewargs(op: PyObject): NewRef | Null {
  const copy = PyUnicode.fromChars(op + U.DATA, kindOf(op), length(op));
  if (copy === NULL) return NULL;
  const args = PyTuple.pack(copy);
  decref(copy);
  return args;
}

function unicode_sizeof(op: PyObject): NewRef {
  return smallInt(U.DATA + length(op) * kindOf(op));
}

defineType({
  address: T.str,
  name: "str",
  layout: Unicode,
  itemSize: 1,
  flags: TypeFlags.BASETYPE | TypeFlags.UNICODE_SUBCLASS,
  doc:
    "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\n" +
    "The text of object: what its __str__ gives, or the text that bytes encode.\n" +
    "encoding is 'utf-8' and errors 'strict' unless said otherwise.",
  slots: {
    tp_new: unicode_new,
    tp_dealloc: unicode_dealloc,
    tp_repr: unicode_repr,
    tp_str: unicode_str,
    tp_hash: PyUnicode.hash,
    tp_richcompare: unicode_richcompare,
    tp_iter: unicode_iter,
    nb_remainder: unicode_mod,
    sq_length: length,
    sq_concat: unicode_concat,
    sq_repeat: PyUnicode.repeat,
    sq_item: unicode_item,
    sq_contains: unicode_contains,
    mp_length: length,
    mp_subscript: unicode_subscript,
  },
  methods: [
    ...caseMethods,
    ...searchMethods,
    ...splitMethods,
    ...padMethods,
    ...translateMethods,
    method(
      "encode($self, /, encoding: str = 'utf-8', errors: str = 'strict')",
      "Return the bytes of the string in an encoding.\n\n" +
        "errors says what happens to characters that it does not have: strict raises UnicodeEncodeError,\n" +
        "ignore leaves them out, replace, xmlcharrefreplace and backslashreplace put something in their place.",
      unicode_encode,
    ),
    method(
      "format($self, /, *args, **kwargs)",
      "Return the string with each replacement field in braces replaced by an argument.",
      unicode_format,
    ),
    method(
      "format_map($self, mapping, /)",
      "Return the string with each replacement field in braces replaced by an item of mapping.",
      unicode_format_map,
    ),
    method(
      "__format__($self, format_spec: str, /)",
      "Return the string formatted as format_spec says.",
      unicode___format__,
    ),
    method("__getnewargs__($self, /)", "The arguments for __new__ that make a copy.", unicode_getnewargs),
    method("__sizeof__($self, /)", "Bytes that the string takes in memory.", unicode_sizeof),
  ],
});
