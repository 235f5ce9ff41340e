/**
 * The constructors of bytes and bytearray: from text, a count, a buffer, or an iterable of ints.
 */
import { forEachItem } from "../../abstract/iterator.js";
import { PyNumber_AsIndex } from "../../abstract/number.js";
import { _PyObject_LookupSpecial } from "../../abstract/object.js";
import { PySequence_Check } from "../../abstract/sequence.js";
import { bindArguments } from "../../call/arguments.js";
import { PyObject_CallNoArgs } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { fillBytes } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { ID } from "../../identifiers.js";
import { bytesOf, hasBuffer } from "../buffer.js";
import * as PyBytes from "../bytes.js";
import { toBytes } from "../memoryview/items.js";
import * as PyMemoryView from "../memoryview/layout.js";
import { decref, incref } from "../object.js";
import { isIndex } from "../slice.js";
import { SLOT, slotOf } from "../type.js";
import { EmptyBytes, T } from "../type-table.js";
import { encode } from "../unicode/encode.js";
import * as PyUnicode from "../unicode.js";
import { byteValue } from "./like.js";

function typeError(message: string): Null {
  return PyErr.setString(T.TypeError, message);
}

/** The ints of an iterable as bytes; `message` for one that is no byte. Undefined with an exception set. @mayRunPython */
export function bytesFromIterable(iterable: PyObject, message: string): Uint8Array | undefined {
  let out = new Uint8Array(64);
  let count = 0;
  const status = forEachItem(iterable, (item) => {
    const value = byteValue(item, message);
    if (value < 0) return -1;
    if (count === out.length) {
      const larger = new Uint8Array(count * 2);
      larger.set(out);
      out = larger;
    }
    out[count++] = value;
    return 0;
  });
  return status < 0 ? undefined : out.subarray(0, count);
}

/** `bytes(x)` of any object: a bytes, maybe `x` itself (PyBytes_FromObject); `noun` is "bytes" or "bytearray". @mayRunPython */
export function fromObject(x: PyObject, noun: string): NewRef | Null {
  if (PyBytes.checkExact(x)) return incref(x);
  if (PyMemoryView.check(x)) return toBytes(x);
  if (hasBuffer(x)) {
    const bytes = bytesOf(x);
    return bytes === undefined ? NULL : PyBytes.fromMemory(bytes.data, bytes.size);
  }
  const bytes = bytesFromIterableOf(x, noun);
  return bytes === undefined ? NULL : PyBytes.fromJS(bytes);
}

function bytesFromIterableOf(x: PyObject, noun: string): Uint8Array | undefined {
  const range = noun === "bytes" ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)";
  if (!PyUnicode.check(x) && (slotOf(x, SLOT.tp_iter) !== 0 || PySequence_Check(x)))
    return bytesFromIterable(x, range);
  typeError(`cannot convert '${PyErr.typeName(x)}' object to ${noun}`);
  return undefined;
}

function zeros(x: PyObject): NewRef | Null {
  const count = PyNumber_AsIndex(x);
  if (count === -1 && PyErr.occurred()) return NULL;
  if (count < 0) return PyErr.setString(T.ValueError, "negative count");
  const result = PyBytes.alloc(count);
  if (result !== NULL) fillBytes(0, PyBytes.dataOf(result), PyBytes.dataOf(result) + count);
  return result;
}

function fromDunder(x: PyObject): NewRef | Null | undefined {
  const dunder = _PyObject_LookupSpecial(x, ID.__bytes__);
  if (dunder === NULL) return PyErr.occurred() ? NULL : undefined;
  const result = PyObject_CallNoArgs(dunder);
  decref(dunder);
  if (result === NULL || PyBytes.check(result)) return result;
  typeError(`__bytes__ returned non-bytes (type ${PyErr.typeName(result)})`);
  decref(result);
  return NULL;
}

/**
 * The content that the arguments `(source, encoding, errors)` mean, a bytes. `noun` is "bytes" (where `__bytes__` counts) or
 * "bytearray". @mayRunPython
 */
export function contentFromArguments(
  noun: string,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const bound = bindArguments(
    `${noun}(source=NULL, encoding: str = NULL, errors: str = NULL)`,
    args,
    nargs,
    kwnames,
  );
  if (bound === null) return NULL;
  const [source, encoding, errors] = bound as (PyObject | Null)[];
  if (source === NULL || !PyUnicode.check(source)) {
    if (encoding !== NULL) return typeError("encoding without a string argument");
    if (errors !== NULL) return typeError("errors without a string argument");
    return source === NULL ? EmptyBytes : fromSource(source, noun);
  }
  if (encoding === NULL) return typeError("string argument without an encoding");
  return encode(source, PyUnicode.toJS(encoding), errors === NULL ? undefined : PyUnicode.toJS(errors));
}

function fromSource(source: PyObject, noun: string): NewRef | Null {
  if (noun === "bytes" && !PyBytes.checkExact(source)) {
    const result = fromDunder(source);
    if (result !== undefined) return result;
  }
  if (!isIndex(source)) return fromObject(source, noun);
  const result = zeros(source);
  if (result !== NULL || !PyErr.exceptionMatches(T.TypeError)) return result;
  PyErr.clear();
  return fromObject(source, noun);
}
