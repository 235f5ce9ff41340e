/**
 * The module `_zlib`: what lib/zlib.py stands on. Raw deflate by the host, piece by piece; inflate is ours, because its state must lie in the heap; checksums.
 */
import * as PyErr from "../../errors.js";
import { U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { host } from "../../host-interface.js";
import { func } from "../../method-def.js";
import { bytesLike } from "../../objects/buffer.js";
import * as PyBytes from "../../objects/bytes.js";
import * as PyLong from "../../objects/long.js";
import { xdecref } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import * as PyUnicode from "../../objects/unicode.js";
import { defineModule } from "../module-def.js";
import { InflateError, Inflater } from "./inflate.js";

function copyOf(op: PyObject): Uint8Array | undefined {
  const view = bytesLike(op);
  return view === undefined ? undefined : U8.slice(view.data, view.data + view.size);
}

function zlib_deflate(
  data: PyObject,
  dictionary: PyObject,
  level: number,
  memLevel: number,
  strategy: number,
  windowBits: number,
  flush: number,
): NewRef | Null {
  const bytes = copyOf(data);
  const before = bytes === undefined ? undefined : copyOf(dictionary);
  if (bytes === undefined || before === undefined) return NULL;
  return PyBytes.fromJS(host().deflateRaw(bytes, before, { level, memLevel, strategy, windowBits, flush }));
}

function zlib_inflate(state: PyObject, dictionary: PyObject, data: PyObject, limit: number): NewRef | Null {
  const saved = copyOf(state);
  const before = saved === undefined ? undefined : copyOf(dictionary);
  const input = before === undefined ? undefined : copyOf(data);
  if (saved === undefined || before === undefined || input === undefined) return NULL;
  const inflater = new Inflater(saved, before, input);
  try {
    inflater.run(limit < 0 ? Number.MAX_SAFE_INTEGER : limit);
  } catch (error) {
    if (error instanceof InflateError) return PyUnicode.fromJS(error.message);
    if (error instanceof RangeError) return PyErr.noMemory();
    throw error;
  }
  const after = PyBytes.fromJS(inflater.save());
  const output = after === NULL ? NULL : PyBytes.fromJS(inflater.output);
  const consumed = PyLong.fromNumber(inflater.consumed);
  const result =
    output === NULL || after === NULL || consumed === NULL ? NULL : PyTuple.pack(after, output, consumed);
  for (const op of [after, output, consumed]) xdecref(op);
  return result;
}

function zlib_adler32(data: PyObject, start: PyObject): NewRef | Null {
  const view = bytesLike(data);
  if (view === undefined) return NULL;
  const from = Number(BigInt.asUintN(32, PyLong.asBigInt(start)));
  let a = from & 0xffff;
  let b = from >>> 16;
  const end = view.data + view.size;
  // 5552 bytes at most before the sums exceed 32 bits.
  for (let at = view.data; at < end; ) {
    const stop = Math.min(at + 5552, end);
    for (; at < stop; at++) {
      a += U8[at] as number;
      b += a;
    }
    a %= 65_521;
    b %= 65_521;
  }
  return PyLong.fromNumber(b * 65_536 + a);
}

defineModule({
  name: "_zlib",
  functions: [
    func(
      "deflate($module, data, dictionary, level: index, mem_level: index, strategy: index, window_bits: index, flush: index, /)",
      "Compress bytes, with others that matches may refer to.",
      zlib_deflate,
    ),
    func(
      "inflate($module, state, dictionary, data, limit: index, /)",
      "(state, output, bytes consumed) of the next piece; a str says what is wrong with it.",
      zlib_inflate,
    ),
    func("adler32($module, data, value=1, /)", "The Adler-32 of bytes.", zlib_adler32),
  ],
});
