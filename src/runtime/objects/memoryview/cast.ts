/** memoryview.cast(). Mirrors memory_cast of CPython's Objects/memoryobject.c. */
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import * as PyList from "../list.js";
import * as PyLong from "../long.js";
import { typeOf } from "../object.js";
import * as PyTuple from "../tuple.js";
import { hasFlag, TypeFlags } from "../type.js";
import { T } from "../type-table.js";
import * as PyUnicode from "../unicode.js";
import { isByteFormat, nativeCharacter, sizeOfFormat } from "./format.js";
import { formatOf } from "./items.js";
import { contiguousStrides, isContiguous, isHeld, MemoryView, newView, shapeOf } from "./layout.js";

const M = MemoryView;
const NATIVE = "format must be a native single character format prefixed with an optional '@'";

function typeError(message: string): null {
  PyErr.setString(T.TypeError, message);
  return null;
}

// The numbers of a list or tuple; null: an exception is set.
function readShape(shape: PyObject): number[] | null {
  const isTuple = hasFlag(typeOf(shape), TypeFlags.TUPLE_SUBCLASS);
  if (!isTuple && !hasFlag(typeOf(shape), TypeFlags.LIST_SUBCLASS)) {
    return typeError("shape must be a list or a tuple");
  }
  const from = isTuple ? PyTuple : PyList;
  const numbers: number[] = [];
  for (let i = 0; i < from.size(shape); i++) {
    const item = from.getItem(shape, i);
    if (!PyLong.check(item)) return typeError("memoryview.cast(): elements of shape must be integers");
    const value = PyLong.asSsize(item);
    if (value === -1 && PyErr.occurred()) return null;
    if (value <= 0) {
      PyErr.setString(T.ValueError, "memoryview.cast(): elements of shape must be integers > 0");
      return null;
    }
    numbers.push(value);
  }
  return numbers;
}

// What the items become: the size of one, or null with TypeError.
function checkFormats(view: PyObject, format: string): number | null {
  const from = nativeCharacter(formatOf(view));
  const to = nativeCharacter(format);
  if (from === "") return typeError(`memoryview: source ${NATIVE}`);
  if (to === "") {
    PyErr.setString(T.ValueError, `memoryview: destination ${NATIVE}`);
    return null;
  }
  if (!isByteFormat(from) && !isByteFormat(to))
    return typeError("memoryview: cannot cast between two non-byte formats");
  const itemsize = sizeOfFormat(to);
  return M.len.get(view) % itemsize === 0
    ? itemsize
    : typeError("memoryview: length is not a multiple of itemsize");
}

/** `view.cast(format, shape)`; shape NULL: one dimension. */
export function memory_cast(view: PyObject, format: PyObject, shape: PyObject | Null): NewRef | Null {
  if (!isHeld(view)) return NULL;
  if (!isContiguous(shapeOf(view), M.itemsize.get(view), "C")) {
    return PyErr.setString(T.TypeError, "memoryview: casts are restricted to C-contiguous views");
  }
  const isSequence =
    shape !== NULL &&
    (hasFlag(typeOf(shape), TypeFlags.TUPLE_SUBCLASS) || hasFlag(typeOf(shape), TypeFlags.LIST_SUBCLASS));
  if (isSequence && M.ndim.get(view) !== 1) {
    return PyErr.setString(T.TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D");
  }
  const given = shape === NULL ? undefined : readShape(shape);
  if (given === null) return NULL;
  const itemsize = checkFormats(view, PyUnicode.toJS(format));
  if (itemsize === null) return NULL;
  const newShape = given ?? [M.len.get(view) / itemsize];
  if (newShape.reduce((product, n) => product * n, itemsize) !== M.len.get(view)) {
    return PyErr.setString(T.TypeError, "memoryview: product(shape) * itemsize != buffer size");
  }
  return newView(M.mbuf.get(view) as PyObject, M.start.get(view), M.readonly.get(view), format, itemsize, {
    shape: newShape,
    strides: contiguousStrides(newShape, itemsize),
  });
}
