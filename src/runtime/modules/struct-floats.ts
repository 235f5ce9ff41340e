/** The module `_struct`: bytes of floats; lib/struct.py does the rest. */
import * as PyErr from "../errors.js";
import { U8 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { func } from "../method-def.js";
import { bytesLike } from "../objects/buffer.js";
import * as PyBytes from "../objects/bytes.js";
import * as PyFloat from "../objects/float.js";
import { T } from "../objects/type-table.js";
import { defineModule } from "./module-def.js";
import { STRUCT_ITEMS } from "./struct-items.js";

const scratch = new DataView(new ArrayBuffer(8));

const MANTISSA_BITS = 10;

/** The bits of a half-precision float, rounded to even; -1: too large. */
function halfBits(x: number): number {
  const sign = x < 0 || Object.is(x, -0) ? 0x8000 : 0;
  const magnitude = Math.abs(x);
  if (Number.isNaN(x)) return 0x7e00;
  if (magnitude === Infinity) return sign | 0x7c00;
  const exponent = magnitude < 2 ** -14 ? -14 : Math.floor(Math.log2(magnitude));
  const scaled = magnitude / 2 ** (exponent - MANTISSA_BITS);
  const whole = Math.floor(scaled);
  const rest = scaled - whole;
  const rounded = rest > 0.5 || (rest === 0.5 && whole % 2 === 1) ? whole + 1 : whole;
  // A carry goes into the exponent by itself; below 2**-14 the exponent field is 0.
  const bits = rounded + (exponent + 14) * 1024;
  return bits >= 0x7c00 ? -1 : sign | bits;
}

function halfValue(bits: number): number {
  const sign = (bits & 0x8000) !== 0 ? -1 : 1;
  const exponent = (bits >> MANTISSA_BITS) & 31;
  const mantissa = bits & 1023;
  if (exponent === 31) return mantissa === 0 ? sign * Infinity : Number.NaN;
  return exponent === 0 ? sign * mantissa * 2 ** -24 : sign * (1024 + mantissa) * 2 ** (exponent - 25);
}

function struct_pack_float(value: number, size: number, little: number): NewRef | Null {
  const isLittle = little !== 0;
  if (size === 8) scratch.setFloat64(0, value, isLittle);
  else if (size === 4) {
    scratch.setFloat32(0, value, isLittle);
    if (Number.isFinite(value) && !Number.isFinite(Math.fround(value))) {
      return PyErr.setString(T.OverflowError, "float too large to pack with f format");
    }
  } else {
    const bits = halfBits(value);
    if (bits < 0) return PyErr.setString(T.OverflowError, "float too large to pack with e format");
    scratch.setUint16(0, bits, isLittle);
  }
  return PyBytes.fromJS(new Uint8Array(scratch.buffer, 0, size));
}

function struct_unpack_float(data: PyObject, little: number): NewRef | Null {
  const view = bytesLike(data);
  if (view === undefined) return NULL;
  for (let i = 0; i < view.size && i < 8; i++) scratch.setUint8(i, U8[view.data + i]);
  const isLittle = little !== 0;
  if (view.size === 8) return PyFloat.fromDouble(scratch.getFloat64(0, isLittle));
  if (view.size === 4) return PyFloat.fromDouble(scratch.getFloat32(0, isLittle));
  return PyFloat.fromDouble(halfValue(scratch.getUint16(0, isLittle)));
}

defineModule({
  name: "_struct",
  functions: [
    ...STRUCT_ITEMS,
    func(
      "pack_float($module, value: float, size: int, little: bool, /)",
      "A float as 2, 4 or 8 bytes.",
      struct_pack_float,
    ),
    func(
      "unpack_float($module, data, little: bool, /)",
      "The float of 2, 4 or 8 bytes.",
      struct_unpack_float,
    ),
  ],
});
