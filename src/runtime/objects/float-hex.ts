/**
 * `float.hex()` and `float.fromhex()`: doubles as exact hexadecimal text. Mirrors float_hex and float_fromhex of CPython's
 * Objects/floatobject.c. Nothing here touches the heap.
 */
import { decompose, roundToDouble } from "./float-text.js";

/** `x.hex()`. */
export function floatToHex(x: number): string {
  if (x - x !== 0) return Number.isNaN(x) ? "nan" : x < 0 ? "-inf" : "inf";
  const sign = x < 0 || Object.is(x, -0) ? "-" : "";
  if (x === 0) return `${sign}0x0.0p+0`;
  const { mantissa, exponent } = decompose(x);
  const isNormal = mantissa >= 0x10000000000000n;
  const fraction = (mantissa & 0xfffffffffffffn).toString(16).padStart(13, "0");
  const power = exponent + 52;
  return `${sign}0x${isNormal ? 1 : 0}.${fraction}p${power < 0 ? "-" : "+"}${Math.abs(power)}`;
}

const HEX_FLOAT = /^([+-]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?[0-9]+))?$/i;
const HEX_SPECIAL = /^([+-]?)(?:inf(?:inity)?|(nan))$/i;

/** The double that hexadecimal text denotes; undefined when it denotes none, "overflow" when it is too large. */
export function floatFromHex(text: string): number | "overflow" | undefined {
  const stripped = text.replace(/^[ \t-\r]+|[ \t-\r]+$/g, "");
  const special = HEX_SPECIAL.exec(stripped);
  if (special !== null) {
    if (special[2] !== undefined) return Number.NaN;
    return special[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  const match = HEX_FLOAT.exec(stripped);
  if (match === null) return undefined;
  const [, sign, whole = "", fraction = "", power = "0"] = match;
  const digits = whole + fraction;
  if (digits === "") return undefined;
  // Any exponent beyond this range overflows or vanishes, whatever digits there are room for.
  const exponent = Math.max(-(2 ** 40), Math.min(2 ** 40, Number(power))) - 4 * fraction.length;
  const value = roundToDouble(BigInt(`0x${digits}`), exponent);
  if (value === Number.POSITIVE_INFINITY) return "overflow";
  return sign === "-" ? -value : value;
}
