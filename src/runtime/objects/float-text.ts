/**
 * Doubles to decimal text and back: `PyOS_double_to_string`, `float_repr_style = short`, correct rounding.
 * Mirrors CPython's Python/pystrtod.c; the digits come from JavaScript where its rules agree (shortest round trip, exact decimal
 * digits up to 100), and from BigInt beyond. JavaScript rounds an exact tie away from zero where C rounds it to even:
 * `toEven` mends that. Nothing here touches the heap.
 */

/** The decimal digits of a positive finite number: `0.d1d2d3… * 10**decpt`. */
interface Decimal {
  readonly digits: string;
  readonly decpt: number;
}

/** What `doubleToString` can be asked for (Py_DTSF_*). */
export const enum Dtsf {
  NONE = 0,
  /** A "+" before a number that is not negative. */
  SIGN = 1,
  /** "1" becomes "1.0". */
  ADD_DOT_0 = 2,
  /** The `#` form: always a decimal point, trailing zeros of `g` kept. */
  ALT = 4,
  /** A negative zero loses its sign. */
  NO_NEG_0 = 8,
}

// JavaScript's limit for toFixed and toExponential.
const JS_DIGITS_MAX = 100;
/** Decimal digits after the point that the smallest double has: all further ones are zeros. */
const FRACTION_DIGITS_MAX = 1074;

const doubleView = new Float64Array(1);
const wordView = new BigUint64Array(doubleView.buffer);
const doubleWords = new Uint32Array(doubleView.buffer);

/** A finite double as `mantissa * 2**exponent` with an integer mantissa (not normalised). */
export function decompose(x: number): { mantissa: bigint; exponent: number } {
  doubleView[0] = Math.abs(x);
  const bits = wordView[0]!;
  const biased = Number(bits >> 52n);
  const fraction = bits & 0xfffffffffffffn;
  if (biased === 0) return { mantissa: fraction, exponent: -1074 };
  return { mantissa: fraction | 0x10000000000000n, exponent: biased - 1075 };
}

/** `numerator / denominator` to the nearest integer, ties to even; both positive. */
export function divideToNearest(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  if (twice > denominator || (twice === denominator && (quotient & 1n) === 1n)) return quotient + 1n;
  return quotient;
}

/** `x * 10**shift` to the nearest integer, ties to even, exactly; x is finite and not negative. */
export function scaleToNearest(x: number, shift: number): bigint {
  const { mantissa, exponent } = decompose(x);
  let numerator = mantissa;
  let denominator = 1n;
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  if (shift >= 0) numerator *= 10n ** BigInt(shift);
  else denominator *= 10n ** BigInt(-shift);
  return divideToNearest(numerator, denominator);
}

// Is x exactly half way between two decimals with `places` digits after the point? (x >= 0, finite)
function isTie(x: number, places: number): boolean {
  if (places >= 0) {
    if (places > FRACTION_DIGITS_MAX) return false;
    // x * 10**places * 2 is an odd integer just when x * 2**(places + 1) is one.
    const scaled = x * 2 ** (places + 1);
    return scaled < Number.MAX_SAFE_INTEGER && Number.isInteger(scaled) && scaled % 2 === 1;
  }
  if (!Number.isInteger(x)) return false;
  const power = 10n ** BigInt(-places);
  const twice = BigInt(x) * 2n;
  return twice % power === 0n && (twice / power) % 2n === 1n;
}

// `digits` was rounded away from zero at a tie: make its last digit even again.
function toEven(digits: string): string {
  const last = digits.charCodeAt(digits.length - 1) - 48;
  return (last & 1) === 0 ? digits : digits.slice(0, -1) + String(last - 1);
}

/** `x` with `places` digits after the point, no sign: "12.50"; x is finite and not negative. */
export function fixedText(x: number, places: number): string {
  if (places <= JS_DIGITS_MAX && x < 1e21) {
    const text = x.toFixed(places);
    return isTie(x, places) ? toEven(text) : text;
  }
  const exact = Math.min(places, FRACTION_DIGITS_MAX);
  const digits = scaleToNearest(x, exact)
    .toString()
    .padStart(exact + 1, "0");
  if (places === 0) return digits;
  const point = digits.length - exact;
  return `${digits.slice(0, point)}.${digits.slice(point).padEnd(places, "0")}`;
}

// The exponential text of JavaScript, "d.ddde+xx", taken apart.
function fromExponential(text: string): Decimal {
  const e = text.indexOf("e");
  const digits = e === 1 ? text.charAt(0) : text.charAt(0) + text.slice(2, e);
  return { digits, decpt: Number(text.slice(e + 1)) + 1 };
}

/** The shortest digits that give `x` back. */
function shortest(x: number): Decimal {
  return fromExponential(x.toExponential());
}

/** `count` significant digits (at least 1), trailing zeros included. */
function significant(x: number, count: number): Decimal {
  if (x === 0) return { digits: "0".repeat(count), decpt: 1 };
  if (count <= JS_DIGITS_MAX) {
    const { digits, decpt } = fromExponential(x.toExponential(count - 1));
    return isTie(x, count - decpt) ? { digits: toEven(digits), decpt } : { digits, decpt };
  }
  // No double has more than 767 significant digits.
  const exact = Math.min(count, 800);
  const estimate = fromExponential(x.toExponential(20)).decpt;
  let decpt = estimate;
  let digits = scaleToNearest(x, exact - decpt).toString();
  if (digits.length > exact) {
    decpt = estimate + 1;
    digits = scaleToNearest(x, exact - decpt).toString();
  }
  return { digits: digits.padEnd(count, "0"), decpt };
}

function exponentText(exponent: number, upper: boolean): string {
  const abs = Math.abs(exponent);
  return `${upper ? "E" : "e"}${exponent < 0 ? "-" : "+"}${abs < 10 ? "0" : ""}${abs}`;
}

function stripZeros(digits: string): string {
  let end = digits.length;
  while (end > 1 && digits.charCodeAt(end - 1) === 48) end--;
  return digits.slice(0, end);
}

// Lay out `digits` with the point after `decpt` of them.
function layOut(digits: string, decpt: number, dotZero: boolean, alt: boolean): string {
  let text: string;
  if (decpt <= 0) return `0.${"0".repeat(-decpt)}${digits}`;
  if (digits.length > decpt) return `${digits.slice(0, decpt)}.${digits.slice(decpt)}`;
  text = digits.padEnd(decpt, "0");
  if (dotZero) text += ".0";
  else if (alt) text += ".";
  return text;
}

/** A finite number in format `g` or `r`: digits, then the exponent if the number is very large or small. */
function shortText(decimal: Decimal, limit: number, flags: number, upper: boolean): string {
  const { digits, decpt } = decimal;
  const alt = (flags & Dtsf.ALT) !== 0;
  if (decpt > -4 && decpt <= limit) return layOut(digits, decpt, (flags & Dtsf.ADD_DOT_0) !== 0, alt);
  return layOut(digits, 1, false, alt) + exponentText(decpt - 1, upper);
}

// The text of a finite x >= 0.
function finiteText(x: number, code: string, precision: number, flags: number): string {
  const alt = (flags & Dtsf.ALT) !== 0;
  const upper = code <= "Z";
  switch (code) {
    case "f":
    case "F":
      return fixedText(x, precision) + (alt && precision === 0 ? "." : "");
    case "e":
    case "E": {
      const { digits, decpt } = significant(x, precision + 1);
      return layOut(digits, 1, false, alt) + exponentText(x === 0 ? 0 : decpt - 1, upper);
    }
    case "r":
      return shortText(shortest(x), 16, flags, upper);
    default: {
      const count = precision === 0 ? 1 : precision;
      const { digits, decpt } = significant(x, count);
      const limit = (flags & Dtsf.ADD_DOT_0) !== 0 ? count - 1 : count;
      return shortText({ digits: alt ? digits : stripZeros(digits), decpt }, limit, flags, upper);
    }
  }
}

function isZeroText(text: string): boolean {
  return /^[0.]*(?:e|$)/i.test(text);
}

/**
 * `PyOS_double_to_string`: `code` is one of e E f F g G r ("r": repr, precision ignored), `flags` of Dtsf.
 * The precision must be one that fits in memory.
 */
export function doubleToString(x: number, code: string, precision: number, flags: number): string {
  let text: string;
  let negative = x < 0 || Object.is(x, -0);
  if (x - x !== 0) {
    text = Number.isNaN(x) ? "nan" : "inf";
    if (code <= "Z") text = text.toUpperCase();
  } else {
    text = finiteText(Math.abs(x), code, precision, flags);
    if (negative && (flags & Dtsf.NO_NEG_0) !== 0 && isZeroText(text)) negative = false;
  }
  if (negative) return `-${text}`;
  return (flags & Dtsf.SIGN) !== 0 ? `+${text}` : text;
}

/** `repr(x)`. */
export function floatRepr(x: number): string {
  const abs = Math.abs(x);
  if (abs < 1e16 && abs >= 1e-4) return x % 1 === 0 ? `${x}.0` : `${x}`;
  if (x === 0) return Object.is(x, -0) ? "-0.0" : "0.0";
  return doubleToString(x, "r", 0, Dtsf.ADD_DOT_0);
}

const FLOAT_TEXT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const SPECIAL_TEXT = /^([+-]?)(?:(inf|infinity)|nan)$/i;

/** The double that ASCII text without white space and underscores denotes (`PyOS_string_to_double`), or undefined. */
export function parseFloatText(text: string): number | undefined {
  if (FLOAT_TEXT.test(text)) return Number(text);
  const special = SPECIAL_TEXT.exec(text);
  if (special === null) return undefined;
  if (special[2] === undefined) return Number.NaN;
  return special[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/**
 * `x` rounded to `places` digits after the point (negative: before it), half to even on the exact value; ±Infinity when the
 * result is too large. Mirrors `double_round` of floatobject.c.
 */
export function roundToPlaces(x: number, places: number): number {
  if (x === 0 || x - x !== 0 || places > 323) return x;
  if (places < -308) return x < 0 ? -0 : 0;
  const abs = Math.abs(x);
  const rounded =
    places >= 0 ? Number(fixedText(abs, places)) : Number(`${scaleToNearest(abs, places)}e${-places}`);
  return x < 0 ? -rounded : rounded;
}

/** `round(x)` to a whole number, half to even; the result is whole and exact. */
export function roundHalfEven(x: number): number {
  const rounded = Math.round(x);
  if (Math.abs(x - Math.trunc(x)) === 0.5) return 2 * Math.round(x / 2);
  return rounded;
}

/** `mantissa * 2**exponent`, mantissa >= 0, to the nearest double, ties to even, subnormals included; Infinity when too large. */
export function roundToDouble(mantissa: bigint, exponent: number): number {
  if (mantissa === 0n) return 0;
  const hex = mantissa.toString(16);
  const bits = hex.length * 4 - (Math.clz32(Number.parseInt(hex.charAt(0), 16)) - 28);
  if (bits + exponent > 1024) return Number.POSITIVE_INFINITY;
  const keep = Math.min(53, bits + exponent + 1074);
  if (keep < 0) return 0;
  const drop = bits - keep;
  if (drop <= 0) return scaleByPowerOfTwo(Number(mantissa), exponent);
  return scaleByPowerOfTwo(Number(divideToNearest(mantissa, 1n << BigInt(drop))), exponent + drop);
}

/** `x * 2**exponent`, exactly where the result is a double; else rounded (once, unless the result is subnormal). */
export function scaleByPowerOfTwo(x: number, exponent: number): number {
  let result = x;
  let rest = exponent;
  for (
    ;
    rest > 1000 && result !== Number.POSITIVE_INFINITY && result !== Number.NEGATIVE_INFINITY;
    rest -= 1000
  )
    result *= 2 ** 1000;
  for (; rest < -1000 && result !== 0; rest += 1000) result *= 2 ** -1000;
  return result * 2 ** Math.max(-1000, Math.min(1000, rest));
}

// ---- text that denotes numbers ----

// C's isspace() for ASCII (so not FS to US, which str.isspace() accepts), and the Unicode spaces beyond.
const WHITE =
  /^[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+|[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant.
const ASCII_ONLY = /^[\x00-\x7f]*$/;
/** Neither white space nor beyond ASCII: the usual number. */
const PRINTABLE_ASCII = /^[!-~]*$/;

function isDecimal(code: number): boolean {
  return /\p{Nd}/u.test(String.fromCodePoint(code));
}

// The decimal digits of a script are ten neighbours, so a digit's value is the number of digits before it, modulo 10.
function decimalValue(code: number): number {
  let count = 0;
  while (isDecimal(code - count - 1)) count++;
  return count % 10;
}

/** `text` without white space around it, decimal digits of all scripts as ASCII ones, other characters beyond ASCII as "?". */
export function asciiNumberText(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  const stripped = text.replace(WHITE, "");
  if (ASCII_ONLY.test(stripped)) return stripped;
  return Array.from(stripped, (ch) => {
    const code = ch.codePointAt(0)!;
    if (code < 128) return ch;
    return isDecimal(code) ? String(decimalValue(code)) : "?";
  }).join("");
}

/** Take out underscores between digits; undefined when one stands elsewhere. */
export function withoutUnderscores(text: string): string | undefined {
  if (!text.includes("_")) return text;
  return /(?:^|[^0-9])_|_(?:[^0-9]|$)/.test(text) ? undefined : text.replaceAll("_", "");
}

/** A finite double as `mantissa * 2**exponent` with 0.5 <= |mantissa| < 1, or 0 and 0 (C's frexp). */
export function frexp(x: number): { mantissa: number; exponent: number } {
  if (x === 0) return { mantissa: x, exponent: 0 };
  let exponent = 0;
  let scaled = x;
  if (Math.abs(x) < 2 ** -1022) {
    scaled = x * 2 ** 54;
    exponent = -54;
  }
  doubleView[0] = scaled;
  exponent += ((doubleWords[1]! >>> 20) & 0x7ff) - 1022;
  doubleWords[1] = (doubleWords[1]! & 0x800fffff) | 0x3fe00000;
  return { mantissa: doubleView[0]!, exponent };
}
