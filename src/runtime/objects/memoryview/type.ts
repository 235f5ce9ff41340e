/** The type memoryview, and its iterator. Mirrors the end of CPython's Objects/memoryobject.c. */
import { CompareOp, hexAddress, PyObject_RichCompareBool, PySelf } from "../../abstract/object.js";
import { bindArguments } from "../../call/arguments.js";
import * as PyErr from "../../errors.js";
import { U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { i32, ref, struct } from "../../heap/struct.js";
import { type GetSetDef, getset, method } from "../../method-def.js";
import { hasBuffer } from "../buffer.js";
import { toHex } from "../bytes/hex.js";
import * as PyBytes from "../bytes.js";
import { PyType_GenericAlloc } from "../instance.js";
import { decref, incref, PyObjectHead, setRefSteal } from "../object.js";
import { defineType, TypeFlags } from "../type.js";
import { bool, EmptyTuple, None, NotImplemented, T } from "../type-table.js";
import { hashBytes } from "../unicode/hash.js";
import * as PyUnicode from "../unicode.js";
import { memory_cast } from "./cast.js";
import { isByteFormat, nativeCharacter, unpackSingle } from "./format.js";
import {
  forEachAddress,
  formatOf,
  memory_ass_sub,
  memory_item,
  memory_length,
  memory_subscript,
  toBytes,
  toList,
  tupleOf,
} from "./items.js";
import {
  check,
  exporterOf,
  fromObject,
  isContiguous,
  isHeld,
  MemoryView,
  release,
  shapeOf,
  sibling,
} from "./layout.js";

const M = MemoryView;

function memory_new(_type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const values = bindArguments("memoryview(object)", args, nargs, kwnames);
  return values === null ? NULL : fromObject(values[0] as PyObject);
}

function memory_repr(view: PyObject): NewRef | Null {
  const kind = M.mbuf.get(view) === NULL ? "released memory" : "memory";
  return PyUnicode.fromJS(`<${kind} at ${hexAddress(view)}>`);
}

function isOrdered(view: PyObject, order: "C" | "F"): boolean {
  return isContiguous(shapeOf(view), M.itemsize.get(view), order);
}

function memory_getbuffer(view: PyObject): number {
  if (!isHeld(view)) return 0;
  if (isOrdered(view, "C")) return view + M.len.offset;
  PyErr.setString(T.BufferError, "memoryview: underlying buffer is not C-contiguous");
  return 0;
}

function memory_hash(view: PyObject): number {
  const known = M.hash.get(view);
  if (known !== -1) return known;
  if (!isHeld(view)) return -1;
  if (M.readonly.get(view) === 0) {
    PyErr.setString(T.ValueError, "cannot hash writable memoryview object");
    return -1;
  }
  if (!isByteFormat(nativeCharacter(formatOf(view)))) {
    PyErr.setString(T.ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    return -1;
  }
  const content = toBytes(view);
  if (content === NULL) return -1;
  const hash = hashBytes(PyBytes.dataOf(content), PyBytes.size(content));
  decref(content);
  M.hash.set(view, hash);
  return hash;
}

// ---- comparison: by values, whatever their formats ----

function memory_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  if (op !== CompareOp.EQ && op !== CompareOp.NE) return NotImplemented;
  if (isReleased(left) || isReleased(right)) return bool((left === right) === (op === CompareOp.EQ));
  const a = viewOf(left);
  const b = a === NULL ? NULL : viewOf(right);
  let equal = -2;
  if (a !== NULL && b !== NULL) equal = equalViews(a, b);
  else PyErr.clear();
  if (a !== NULL) decref(a);
  if (b !== NULL) decref(b);
  if (equal === -1) return NULL;
  return equal === -2 ? NotImplemented : bool((equal === 1) === (op === CompareOp.EQ));
}

function isReleased(op: PyObject): boolean {
  return check(op) && M.mbuf.get(op) === NULL;
}

function viewOf(op: PyObject): NewRef | Null {
  return check(op) || hasBuffer(op) ? fromObject(op) : NULL;
}

function addressesOf(view: PyObject): number[] {
  const addresses: number[] = [];
  forEachAddress(M.start.get(view), shapeOf(view), (address) => addresses.push(address));
  return addresses;
}

function equalViews(a: PyObject, b: PyObject): number {
  const shapes = [a, b].map((view) => shapeOf(view).shape.join());
  if (shapes[0] !== shapes[1] || M.ndim.get(a) !== M.ndim.get(b)) return 0;
  const [formatA, formatB] = [formatOf(a), formatOf(b)];
  const [from, to] = [addressesOf(a), addressesOf(b)];
  const plain = formatA === formatB && "cbBhHiIlLqQnNP".includes(nativeCharacter(formatA) || "x");
  const itemsize = M.itemsize.get(a);
  for (let i = 0; i < from.length; i++) {
    const equal = plain
      ? equalBytes(from[i]!, to[i]!, itemsize)
      : equalItems(from[i]!, formatA, to[i]!, formatB);
    if (equal !== 1) return equal;
  }
  return 1;
}

function equalBytes(a: number, b: number, count: number): number {
  for (let i = 0; i < count; i++) if (U8[a + i] !== U8[b + i]) return 0;
  return 1;
}

function equalItems(a: number, formatA: string, b: number, formatB: string): number {
  const x = unpackSingle(a, formatA);
  const y = x === NULL ? NULL : unpackSingle(b, formatB);
  let equal = 0;
  if (x !== NULL && y !== NULL) equal = PyObject_RichCompareBool(x, y, CompareOp.EQ);
  // What cannot be read is unequal to anything.
  else PyErr.clear();
  if (x !== NULL) decref(x);
  if (y !== NULL) decref(y);
  return equal;
}

// ---- methods ----

function memory_tobytes(view: PyObject, order: PyObject | Null): NewRef | Null {
  const text = order === NULL || order === None ? "C" : PyUnicode.check(order) ? PyUnicode.toJS(order) : "";
  if (!["C", "F", "A"].includes(text)) {
    return PyErr.setString(T.ValueError, "order must be 'C', 'F' or 'A'");
  }
  if (!isHeld(view)) return NULL;
  const fortran = text === "F" || (text === "A" && isOrdered(view, "F") && !isOrdered(view, "C"));
  return toBytes(view, fortran ? "F" : "C");
}

function memory_hex(view: PyObject, separator: PyObject | Null, group: number): NewRef | Null {
  const content = toBytes(view);
  if (content === NULL) return NULL;
  const memory = { data: PyBytes.dataOf(content), size: PyBytes.size(content) };
  const result = toHex(memory, separator, group);
  decref(content);
  return result;
}

function memory_release(view: PyObject): NewRef {
  release(view);
  return None;
}

function memory_exit(view: PyObject, _excInfo: number, _count: number): NewRef {
  return memory_release(view);
}

function attribute(name: string, doc: string, get: (view: PyObject) => NewRef | Null): GetSetDef {
  return getset(name, doc, (view: PyObject) => (isHeld(view) ? get(view) : NULL));
}

// ---- the iterator ----

const Iterator = struct("memory_iterator", PyObjectHead, {
  it_seq: ref("the view, or NULL: exhausted"),
  it_index: i32("number of the next item"),
  it_length: i32("items when it began"),
});

function memory_iter(view: PyObject): NewRef | Null {
  if (!isHeld(view)) return NULL;
  if (M.ndim.get(view) !== 1) {
    memory_item(view, 0);
    return NULL;
  }
  const it = PyType_GenericAlloc(T.memoryview_iterator as number as PyObject, 0);
  if (it === NULL) return NULL;
  Iterator.it_seq.set(it, incref(view));
  Iterator.it_length.set(it, shapeOf(view).shape[0]!);
  return it;
}

function memoryiter_next(it: PyObject): NewRef | Null {
  const view = Iterator.it_seq.get(it);
  if (view === NULL) return NULL;
  const index = Iterator.it_index.get(it);
  if (index < Iterator.it_length.get(it)) {
    Iterator.it_index.set(it, index + 1);
    return memory_item(view, index);
  }
  setRefSteal(it, Iterator.it_seq, NULL);
  return NULL;
}

defineType({
  address: T.memoryview_iterator,
  name: "memory_iterator",
  layout: Iterator,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  slots: { tp_iter: PySelf, tp_iternext: memoryiter_next },
});

defineType({
  address: T.memoryview,
  name: "memoryview",
  layout: MemoryView,
  flags: TypeFlags.HAVE_GC | TypeFlags.SEQUENCE,
  doc: "memoryview(object)\n--\n\nA view of the bytes of another object, without a copy.",
  weaklistField: "weakreflist",
  slots: {
    tp_new: memory_new,
    tp_clear: release,
    tp_repr: memory_repr,
    tp_hash: memory_hash,
    tp_richcompare: memory_richcompare,
    tp_iter: memory_iter,
    sq_length: memory_length,
    sq_item: memory_item,
    mp_length: memory_length,
    mp_subscript: memory_subscript,
    mp_ass_subscript: memory_ass_sub,
    bf_getbuffer: memory_getbuffer,
  },
  methods: [
    method("release($self, /)", "Give the buffer up; the view cannot be used any more.", memory_release),
    method("tobytes($self, /, order=NULL)", "The items as bytes.", memory_tobytes),
    method("hex($self, /, sep=NULL, bytes_per_sep: int = 1)", "The bytes as hexadecimal digits.", memory_hex),
    method("tolist($self, /)", "The items as a list.", toList),
    method("cast($self, /, format: str, shape=NULL)", "A view with another format or shape.", memory_cast),
    method("toreadonly($self, /)", "A view that cannot be written.", (view: PyObject) =>
      isHeld(view) ? sibling(view, M.start.get(view), shapeOf(view), 1) : NULL,
    ),
    method("__enter__($self, /)", "Gives the view.", (view: PyObject) =>
      isHeld(view) ? incref(view) : NULL,
    ),
    method("__exit__($self, /, *exc_info)", "Releases the view.", memory_exit),
  ],
  getset: [
    attribute("obj", "The object that is viewed.", (view) => incref(exporterOf(view))),
    attribute("nbytes", "Bytes of all items.", (view) => smallInt(M.len.get(view))),
    attribute("readonly", "Must it not be written?", (view) => bool(M.readonly.get(view) !== 0)),
    attribute("itemsize", "Bytes of an item.", (view) => smallInt(M.itemsize.get(view))),
    attribute("format", "How an item is read.", (view) => incref(M.format.get(view) as PyObject)),
    attribute("ndim", "Number of dimensions.", (view) => smallInt(M.ndim.get(view))),
    attribute("shape", "Items in each dimension.", (view) => tupleOf(shapeOf(view).shape)),
    attribute("strides", "Bytes from an item to the next, by dimension.", (view) =>
      tupleOf(shapeOf(view).strides),
    ),
    attribute("suboffsets", "Always ().", () => EmptyTuple),
    attribute("c_contiguous", "", (view) => bool(isOrdered(view, "C"))),
    attribute("f_contiguous", "", (view) => bool(isOrdered(view, "F"))),
    attribute("contiguous", "", (view) => bool(isOrdered(view, "C") || isOrdered(view, "F"))),
  ],
});
