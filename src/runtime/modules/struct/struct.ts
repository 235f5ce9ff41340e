/**
 * The module `_struct`: values as bytes in the layout of C. Mirrors CPython's Modules/_struct.c.
 *
 * A Struct holds its format's text; the program of it is found by the text (format.ts). One that was never initialised has none.
 */
import { PySelf } from "../../abstract/iterator.js";
import { PyNumber_AsIndex } from "../../abstract/number.js";
import { PyObject_Hash, PyObject_Repr } from "../../abstract/object.js";
import { bindArguments } from "../../call/arguments.js";
import * as PyErr from "../../errors.js";
import { PyMem_Free, PyMem_Malloc } from "../../heap/alloc.js";
import { copyBytes, fillBytes, I32 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { i32, ref, struct } from "../../heap/struct.js";
import { func, getset, method } from "../../method-def.js";
import { type Bytes, bytesLike, bytesOf } from "../../objects/buffer.js";
import * as PyBytes from "../../objects/bytes.js";
import { BaseException_init, BaseException_new } from "../../objects/exceptions.js";
import { BaseException } from "../../objects/exceptions-layout.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import * as PyLong from "../../objects/long.js";
import * as PyMemoryView from "../../objects/memoryview/layout.js";
import { decref, incref, PyObjectHead, setRefSteal, typeOf } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { None, T } from "../../objects/type-table.js";
import { encode } from "../../objects/unicode/encode.js";
import * as PyUnicode from "../../objects/unicode.js";
import { addType, defineModule } from "../module-def.js";
import { Kind, type Program, programOf, structError } from "./format.js";
import { packItem, unpackItem } from "./items.js";

const Struct = struct("Struct", PyObjectHead, {
  format: ref("str, or NULL: not initialised"),
  weaklist: i32("weak references to it"),
});

// ---- formats ----

/** The text of a str or bytes; undefined with an exception set. */
function formatText(op: PyObject): string | undefined {
  if (PyUnicode.check(op)) {
    if (PyUnicode.isASCII(op)) return PyUnicode.toJS(op);
    const bytes = encode(op, "ascii", "strict");
    if (bytes !== NULL) decref(bytes);
    return undefined;
  }
  if (PyBytes.check(op)) return PyUnicode.latin1ToJS(PyBytes.dataOf(op), PyBytes.size(op));
  const found = op === None ? "NoneType" : PyErr.typeName(op);
  PyErr.setString(T.TypeError, `Struct() argument 1 must be a str or bytes object, not ${found}`);
  return undefined;
}

/** The program of the first argument of a module function. */
function programOfArgument(format: PyObject): Program | Null {
  // What CPython keeps in its cache must be hashable.
  if (!PyUnicode.check(format) && !PyBytes.check(format) && PyObject_Hash(format) === -1) return NULL;
  const text = formatText(format);
  return text === undefined ? NULL : programOf(text);
}

const UNINITIALIZED: Program = { items: [], size: -1, values: -1, little: true, native: true };

function programOfStruct(self: PyObject): Program | Null {
  const format = Struct.format.get(self);
  return format === NULL ? UNINITIALIZED : programOf(PyUnicode.toJS(format));
}

// ---- packing ----

// Write the values, the words from `args` on, to `data`. @mayRunPython
function packInto(program: Program, data: number, args: number): boolean {
  fillBytes(0, data, data + program.size);
  let value = args >> 2;
  for (const item of program.items) {
    const single = item.kind === Kind.BYTES || item.kind === Kind.PASCAL;
    const count = single ? 1 : item.count;
    for (let i = 0, at = data + item.offset; i < count; i++, at += item.size) {
      if (packItem(program, item, at, I32[value++] as PyObject) < 0) return false;
    }
  }
  return true;
}

function hasValues(program: Program, name: string, count: number): boolean {
  if (count === program.values) return true;
  structError(`${name} expected ${program.values} items for packing (got ${count})`);
  return false;
}

function pack(program: Program | Null, args: number, count: number): NewRef | Null {
  if (program === NULL || !hasValues(program, "pack", count)) return NULL;
  const result = PyBytes.alloc(program.size);
  if (result === NULL || packInto(program, PyBytes.dataOf(result), args)) return result;
  decref(result);
  return NULL;
}

/** Where `size` bytes at `offset` of a buffer are, or -1 with struct.error. `doing` is "pack" or "unpack". */
function placeAt(buffer: Bytes, size: number, offset: number, doing: string, name: string): number {
  let start = offset;
  if (offset < 0) {
    if (offset + size > 0) {
      structError(
        doing === "pack"
          ? `no space to pack ${size} bytes at offset ${offset}`
          : `not enough data to unpack ${size} bytes at offset ${offset}`,
      );
      return -1;
    }
    start += buffer.size;
    if (start < 0) {
      structError(`offset ${offset} out of range for ${buffer.size}-byte buffer`);
      return -1;
    }
  }
  if (buffer.size - start >= size) return buffer.data + start;
  structError(
    `${name} requires a buffer of at least ${size + start} bytes for ${doing}ing ${size} bytes at offset ${start} (actual buffer size is ${buffer.size})`,
  );
  return -1;
}

function writable(op: PyObject): Bytes | undefined {
  const bytes = PyBytes.check(op) || PyMemoryView.isReadonlyView(op) ? undefined : bytesOf(op);
  if (bytes !== undefined || PyErr.occurred()) return bytes;
  PyErr.setString(T.TypeError, `argument must be read-write bytes-like object, not ${PyErr.typeName(op)}`);
  return undefined;
}

// `args`: buffer, offset, values.
function packIntoBuffer(program: Program | Null, args: number, count: number): NewRef | Null {
  if (program === NULL) return NULL;
  if (count < 2) return structError(`pack_into expected ${count === 0 ? "buffer" : "offset"} argument`);
  if (!hasValues(program, "pack_into", count - 2)) return NULL;
  const target = I32[args >> 2] as PyObject;
  if (writable(target) === undefined) return NULL;
  const offset = PyNumber_AsIndex(I32[(args >> 2) + 1] as PyObject, T.IndexError);
  if (offset === -1 && PyErr.occurred()) return NULL;
  if (placeAt(bytesOf(target)!, program.size, offset, "pack", "pack_into") < 0) return NULL;
  // Elsewhere first: an `__index__` may run that resizes the buffer.
  const block = PyMem_Malloc(Math.max(program.size, 1));
  if (block === 0) return PyErr.noMemory();
  const done = packInto(program, block, args + 8) && copyTo(target, offset, block, program.size);
  PyMem_Free(block);
  return done ? None : NULL;
}

function copyTo(target: PyObject, offset: number, from: number, size: number): boolean {
  const buffer = writable(target);
  const at = buffer === undefined ? -1 : placeAt(buffer, size, offset, "pack", "pack_into");
  if (at < 0) return false;
  copyBytes(from, at, size);
  return true;
}

// ---- unpacking ----

function unpackAt(program: Program, data: number): NewRef | Null {
  const result = PyTuple.new_(program.values);
  if (result === NULL) return NULL;
  let next = 0;
  for (const item of program.items) {
    const single = item.kind === Kind.BYTES || item.kind === Kind.PASCAL;
    const count = single ? 1 : item.count;
    for (let i = 0, at = data + item.offset; i < count; i++, at += item.size) {
      const value = unpackItem(program.little, item, at);
      if (value === NULL) {
        decref(result);
        return NULL;
      }
      PyTuple.setItemSteal(result, next++, value);
    }
  }
  return result;
}

function unpack(program: Program | Null, buffer: PyObject): NewRef | Null {
  if (program === NULL) return NULL;
  const bytes = bytesLike(buffer);
  if (bytes === undefined) return NULL;
  if (bytes.size !== program.size) return structError(`unpack requires a buffer of ${program.size} bytes`);
  return unpackAt(program, bytes.data);
}

function unpackFrom(program: Program | Null, buffer: PyObject, offset: PyObject): NewRef | Null {
  if (program === NULL) return NULL;
  const start = PyLong.asSsize(offset);
  if (start === -1 && PyErr.occurred()) return NULL;
  const bytes = bytesLike(buffer);
  if (bytes === undefined) return NULL;
  const at = placeAt(bytes, program.size, start, "unpack", "unpack_from");
  return at < 0 ? NULL : unpackAt(program, at);
}

// ---- iter_unpack ----

const UnpackIterator = struct("unpack_iterator", PyObjectHead, {
  format: ref("str: the format"),
  buffer: ref("bytes, or a memoryview that keeps the buffer as it is; NULL at the end"),
  index: i32("where the next tuple begins"),
});

function iterUnpack(program: Program | Null, format: PyObject, buffer: PyObject): NewRef | Null {
  if (program === NULL) return NULL;
  if (program.size === 0) return structError("cannot iteratively unpack with a struct of length 0");
  const bytes = bytesLike(buffer);
  if (bytes === undefined) return NULL;
  if (bytes.size % program.size !== 0)
    return structError(`iterative unpacking requires a buffer of a multiple of ${program.size} bytes`);
  const kept = PyBytes.checkExact(buffer) ? incref(buffer) : PyMemoryView.fromObject(buffer);
  if (kept === NULL) return NULL;
  const op = PyType_GenericAlloc(T.unpack_iterator as number as PyObject, 0);
  if (op === NULL) {
    decref(kept);
    return NULL;
  }
  UnpackIterator.buffer.set(op, kept);
  UnpackIterator.format.set(op, incref(format));
  return op;
}

function unpackiter_iternext(self: PyObject): NewRef | Null {
  const buffer = UnpackIterator.buffer.get(self);
  if (buffer === NULL) return NULL;
  const text = formatText(UnpackIterator.format.get(self) as PyObject);
  const program = text === undefined ? NULL : programOf(text);
  const bytes = bytesOf(buffer);
  if (program === NULL || bytes === undefined) return NULL;
  const index = UnpackIterator.index.get(self);
  if (index + program.size > bytes.size) {
    setRefSteal(self, UnpackIterator.buffer, NULL);
    return NULL;
  }
  UnpackIterator.index.set(self, index + program.size);
  return unpackAt(program, bytes.data + index);
}

function unpackiter_length_hint(self: PyObject): NewRef | Null {
  const buffer = UnpackIterator.buffer.get(self);
  const program = programOf(formatText(UnpackIterator.format.get(self) as PyObject) as string);
  const bytes = buffer === NULL ? undefined : bytesOf(buffer);
  if (bytes === undefined || program === NULL) return PyLong.fromNumber(0);
  return PyLong.fromNumber((bytes.size - UnpackIterator.index.get(self)) / program.size);
}

defineType({
  address: T.unpack_iterator,
  name: "_struct.unpack_iterator",
  layout: UnpackIterator,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  slots: { tp_iter: PySelf, tp_iternext: unpackiter_iternext },
  methods: [method("__length_hint__($self, /)", "How many tuples are left.", unpackiter_length_hint)],
});

// ---- Struct ----

function Struct_new(type: PyObject): NewRef | Null {
  return PyType_GenericAlloc(type, 0);
}

function Struct_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  const bound = bindArguments("Struct(format)", args, nargs, kwnames);
  if (bound === null) return -1;
  const text = formatText(bound[0] as PyObject);
  if (text === undefined || programOf(text) === NULL) return -1;
  const format = PyUnicode.fromJS(text);
  if (format === NULL) return -1;
  setRefSteal(self, Struct.format, format);
  return 0;
}

function Struct_repr(self: PyObject): NewRef | Null {
  const repr = PyObject_Repr(Struct.format.get(self) || None);
  if (repr === NULL) return NULL;
  const name = PyErr.nameOfType(typeOf(self)).replace(/^.*\./, "");
  const text = `${name}(${PyUnicode.toJS(repr)})`;
  decref(repr);
  return PyUnicode.fromJS(text);
}

function Struct_reduce(self: PyObject): Null {
  return PyErr.setString(T.TypeError, `cannot pickle '${PyErr.typeName(self)}' object`);
}

function Struct_size(self: PyObject): NewRef | Null {
  const program = programOfStruct(self);
  return program === NULL ? NULL : PyLong.fromNumber(program.size);
}

defineType({
  address: T.Struct,
  name: "_struct.Struct",
  layout: Struct,
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
  weaklistField: "weaklist",
  doc: "Struct(format)\n--\n\nA format, ready for use.",
  slots: { tp_new: Struct_new, tp_init: Struct_init, tp_repr: Struct_repr },
  methods: [
    method("pack($self, /, *values)", "The values as bytes.", (self: PyObject, args: number, count: number) =>
      pack(programOfStruct(self), args, count),
    ),
    method(
      "pack_into($self, /, *args)",
      "Write values into a buffer at an offset: pack_into(buffer, offset, *values).",
      (self: PyObject, args: number, count: number) => packIntoBuffer(programOfStruct(self), args, count),
    ),
    method(
      "unpack($self, buffer, /)",
      "A tuple of the values of bytes.",
      (self: PyObject, buffer: PyObject) => unpack(programOfStruct(self), buffer),
    ),
    method(
      "unpack_from($self, /, buffer, offset=0)",
      "A tuple of the values at an offset.",
      (self: PyObject, buffer: PyObject, offset: PyObject) =>
        unpackFrom(programOfStruct(self), buffer, offset),
    ),
    method(
      "iter_unpack($self, buffer, /)",
      "An iterator over the tuples of bytes that hold several of them.",
      (self: PyObject, buffer: PyObject) =>
        iterUnpack(programOfStruct(self), Struct.format.get(self) as PyObject, buffer),
    ),
    method("__reduce__($self, /)", "TypeError.", Struct_reduce),
  ],
  getset: [
    getset("format", "The format, a str.", (self: PyObject) => incref(Struct.format.get(self) || None)),
    getset("size", "The size in bytes.", Struct_size),
  ],
});

// ---- struct.error and the module ----

defineType({
  address: T.StructError,
  name: "struct.error",
  base: T.Exception,
  layout: BaseException,
  flags: TypeFlags.BASETYPE | TypeFlags.HAVE_GC,
  slots: { tp_new: BaseException_new, tp_init: BaseException_init },
});

// The functions pack and pack_into: the format is the first of the arguments.
function withFormat(
  args: number,
  count: number,
  apply: (program: Program, args: number, count: number) => NewRef | Null,
): NewRef | Null {
  if (count === 0) return PyErr.setString(T.TypeError, "missing format argument");
  const program = programOfArgument(I32[args >> 2] as PyObject);
  return program === NULL ? NULL : apply(program, args + 4, count - 1);
}

defineModule({
  name: "_struct",
  doc: "Values as bytes in the layout of C: pack and unpack by format strings.",
  functions: [
    func("calcsize($module, format, /)", "The size of a format in bytes.", (format: PyObject) => {
      const program = programOfArgument(format);
      return program === NULL ? NULL : PyLong.fromNumber(program.size);
    }),
    func(
      "pack($module, /, *args)",
      "The values as bytes: pack(format, *values).",
      (args: number, count: number) => withFormat(args, count, pack),
    ),
    func(
      "pack_into($module, /, *args)",
      "Write values into a buffer: pack_into(format, buffer, offset, *values).",
      (args: number, count: number) => withFormat(args, count, packIntoBuffer),
    ),
    func(
      "unpack($module, format, buffer, /)",
      "A tuple of the values of bytes.",
      (format: PyObject, buffer: PyObject) => unpack(programOfArgument(format), buffer),
    ),
    func(
      "unpack_from($module, format, /, buffer, offset=0)",
      "A tuple of the values at an offset.",
      (format: PyObject, buffer: PyObject, offset: PyObject) =>
        unpackFrom(programOfArgument(format), buffer, offset),
    ),
    func(
      "iter_unpack($module, format, buffer, /)",
      "An iterator over the tuples of bytes that hold several of them.",
      (format: PyObject, buffer: PyObject) => iterUnpack(programOfArgument(format), format, buffer),
    ),
    func("_clearcache($module, /)", "Does nothing: what is kept of formats cannot be seen.", () => None),
  ],
  exec: (module) => (addType(module, "Struct", T.Struct) < 0 ? -1 : addType(module, "error", T.StructError)),
});
