/**
 * How numbers are formatted: `format(number, spec)` for int, float and complex, and the numeric conversions of `%`.
 * Mirrors the second half of CPython's Python/formatter_unicode.c (locales are always "C"), `_PyLong_FormatAdvancedWriter`,
 * `_PyUnicode_InsertThousandsGrouping` and `_PyUnicode_FormatLong`.
 *
 * Works on JavaScript numbers, BigInts and strings; nothing here touches the heap. A result that is not a string is an error
 * for the caller to set.
 */
import { type FormatSpec, unknownPresentationType } from "./format-spec.js";
import { Dtsf, doubleToString } from "./objects/float-text.js";
import { T } from "./objects/type-table.js";

/** An exception to be set: its type and message ("" for MemoryError). */
export interface NumberFormatError {
  readonly type: number;
  readonly message: string;
}

// V8's limit for the length of a string is 2**29 - 24; what comes near it counts as "no memory".
const TEXT_MAX = 2 ** 28;
const INT_MAX = 2 ** 31 - 1;
const LONG_MAX = 2n ** 63n - 1n;

const NO_MEMORY: NumberFormatError = { type: T.MemoryError, message: "" };

function valueError(message: string): NumberFormatError {
  return { type: T.ValueError, message };
}

/** A number's text in parts. */
interface NumberParts {
  readonly negative: boolean;
  /** "0x" and the like. */
  readonly prefix: string;
  /** The digits that are grouped and zero-padded. */
  readonly digits: string;
  /** Point, fraction, exponent, percent sign; or all of it when there are no digits ("inf", a character). */
  readonly remainder: string;
}

// Insert separators from the right, with leading zeros until at least `minWidth` characters are there.
function groupDigits(digits: string, separator: string, groupSize: number, minWidth: number): string {
  if (separator === "") return digits.padStart(minWidth, "0");
  const groups: string[] = [];
  let end = digits.length;
  let missing = minWidth;
  for (;;) {
    const length = Math.min(groupSize, Math.max(end, missing, 1));
    groups.push(digits.slice(Math.max(0, end - length), end).padStart(length, "0"));
    end = Math.max(0, end - length);
    missing -= length;
    if (end <= 0 && missing <= 0) break;
    missing -= separator.length;
  }
  return groups.reverse().join(separator);
}

function signText(negative: boolean, sign: string): string {
  if (negative) return "-";
  return sign === "-" ? "" : sign;
}

function pad(left: string, right: string, spec: FormatSpec, length: number): string {
  const missing = spec.width - length;
  if (missing <= 0) return left + right;
  switch (spec.align) {
    case "<":
      return left + right + spec.fill.repeat(missing);
    case "^": {
      const before = missing >> 1;
      return spec.fill.repeat(before) + left + right + spec.fill.repeat(missing - before);
    }
    case "=":
      return left + spec.fill.repeat(missing) + right;
    default:
      return spec.fill.repeat(missing) + left + right;
  }
}

// Sign, prefix, grouped digits, remainder, and the padding around or between them. `length` of the remainder is in characters.
function assemble(parts: NumberParts, spec: FormatSpec, remainderLength: number): string | NumberFormatError {
  if (spec.width > TEXT_MAX || parts.digits.length > TEXT_MAX) return NO_MEMORY;
  const head = signText(parts.negative, spec.sign) + parts.prefix;
  const fixed = head.length + remainderLength;
  const minWidth = spec.fill === "0" && spec.align === "=" ? spec.width - fixed : 0;
  const digits =
    parts.digits === "" ? "" : groupDigits(parts.digits, spec.grouping, spec.groupSize, minWidth);
  return pad(head, digits + parts.remainder, spec, fixed + digits.length);
}

// ---- int ----

function checkIntSpec(spec: FormatSpec): string | undefined {
  if (spec.precision !== -1) return "Precision not allowed in integer format specifier";
  if (spec.noNegativeZero) return "Negative zero coercion (z) not allowed in integer format specifier";
  if (spec.type !== "c") return undefined;
  if (spec.sign !== "") return "Sign not allowed with integer format specifier 'c'";
  if (spec.alternate) return "Alternate form (#) not allowed with integer format specifier 'c'";
  return undefined;
}

function formatChar(value: number | bigint, spec: FormatSpec): string | NumberFormatError {
  if (typeof value === "bigint" && (value > LONG_MAX || value < -LONG_MAX - 1n))
    return { type: T.OverflowError, message: "Python int too large to convert to C long" };
  if (value < 0 || value > 0x10ffff)
    return { type: T.OverflowError, message: "%c arg not in range(0x110000)" };
  const remainder = String.fromCodePoint(Number(value));
  return assemble({ negative: false, prefix: "", digits: "", remainder }, spec, 1);
}

const RADIX: Readonly<Record<string, number>> = { b: 2, o: 8, d: 10, n: 10, x: 16, X: 16 };

/** The digits of `|value|` for a presentation type. */
function digitsOf(value: number | bigint, type: string): string {
  const text = (value < 0 ? -value : value).toString(RADIX[type]);
  return type === "X" ? text.toUpperCase() : text;
}

/** `sys.set_int_max_str_digits` exceeded, int to text. */
export function tooManyDigitsMessage(limit: number): string {
  return `Exceeds the limit (${limit} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`;
}

/** The decimal digits of `|value|`, or undefined when there are more than `limit` (0: no limit). */
function decimalDigits(value: number | bigint, limit: number): string | undefined {
  // An estimate from below first: to compute ten million digits, only to refuse them, would take too long.
  if (typeof value === "bigint" && limit !== 0 && (value.toString(16).length - 2) * 1.2 > limit)
    return undefined;
  const digits = digitsOf(value, "d");
  return typeof value === "bigint" && limit !== 0 && digits.length > limit ? undefined : digits;
}

/** `format(value, spec)` of an int whose spec was parsed with default type "d"; `typeName` is for messages. */
export function formatInt(
  value: number | bigint,
  spec: FormatSpec,
  typeName: string,
  maxStrDigits: number,
): string | NumberFormatError {
  const { type } = spec;
  if ("eEfFgG%".includes(type)) {
    const double = Number(value);
    if (!Number.isFinite(double))
      return { type: T.OverflowError, message: "int too large to convert to float" };
    return formatFloat(double, spec, typeName);
  }
  if (type !== "c" && RADIX[type] === undefined) return valueError(unknownPresentationType(type, typeName));
  const problem = checkIntSpec(spec);
  if (problem !== undefined) return valueError(problem);
  if (type === "c") return formatChar(value, spec);
  const isDecimal = RADIX[type] === 10;
  const digits = isDecimal ? decimalDigits(value, maxStrDigits) : digitsOf(value, type);
  if (digits === undefined) return valueError(tooManyDigitsMessage(maxStrDigits));
  const prefix = spec.alternate && !isDecimal ? `0${type}` : "";
  return assemble({ negative: value < 0, prefix, digits, remainder: "" }, spec, 0);
}

// ---- float ----

/** A precision that CPython's int cannot hold, or that no memory can. */
function checkPrecision(precision: number): NumberFormatError | undefined {
  if (precision > INT_MAX) return valueError("precision too big");
  return precision > TEXT_MAX ? NO_MEMORY : undefined;
}

function dtsfFlags(spec: FormatSpec): number {
  return (spec.alternate ? Dtsf.ALT : 0) | (spec.noNegativeZero ? Dtsf.NO_NEG_0 : 0);
}

// Text of a double, taken apart: sign, digits before the point, the rest.
function splitDouble(text: string): NumberParts {
  const negative = text.charCodeAt(0) === 45;
  const start = negative ? 1 : 0;
  let end = start;
  while (end < text.length && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
  return { negative, prefix: "", digits: text.slice(start, end), remainder: text.slice(end) };
}

/** `format(value, spec)` of a float whose spec was parsed with default type "". */
export function formatFloat(value: number, spec: FormatSpec, typeName: string): string | NumberFormatError {
  let { type, precision } = spec;
  if (type !== "" && !"eEfFgGn%".includes(type)) return valueError(unknownPresentationType(type, typeName));
  const problem = checkPrecision(precision);
  if (problem !== undefined) return problem;
  let flags = dtsfFlags(spec);
  let number = value;
  let suffix = "";
  if (type === "") {
    flags |= Dtsf.ADD_DOT_0;
    type = precision < 0 ? "r" : "g";
  } else if (type === "n") type = "g";
  else if (type === "%") {
    type = "f";
    number *= 100;
    suffix = "%";
  }
  if (precision < 0) precision = 6;
  const parts = splitDouble(doubleToString(number, type, precision, flags) + suffix);
  return assemble(parts, spec, parts.remainder.length);
}

// ---- complex ----

function complexSpecProblem(spec: FormatSpec): string | undefined {
  if (spec.fill === "0") return "Zero padding is not allowed in complex format specifier";
  if (spec.align === "=") return "'=' alignment flag is not allowed in complex format specifier";
  return undefined;
}

/** `format(complex(real, imag), spec)`, the spec parsed with default type "". */
export function formatComplex(
  real: number,
  imag: number,
  spec: FormatSpec,
  typeName: string,
): string | NumberFormatError {
  const { type } = spec;
  if (type !== "" && !"eEfFgGn".includes(type)) return valueError(unknownPresentationType(type, typeName));
  const precisionProblem = checkPrecision(spec.precision);
  if (precisionProblem !== undefined) return precisionProblem;
  const problem = complexSpecProblem(spec);
  if (problem !== undefined) return valueError(problem);

  const omitReal = type === "" && Object.is(real, 0);
  const parenthesised = type === "" && !omitReal;
  let code = type;
  if (type === "") code = spec.precision < 0 ? "r" : "g";
  else if (type === "n") code = "g";
  const precision = spec.precision < 0 ? 6 : spec.precision;
  const part = (x: number, sign: string): string => {
    const { negative, digits, remainder } = splitDouble(doubleToString(x, code, precision, dtsfFlags(spec)));
    return signText(negative, sign) + groupOrNothing(digits, spec) + remainder;
  };
  let text = omitReal ? `${part(imag, spec.sign)}j` : `${part(real, spec.sign)}${part(imag, "+")}j`;
  if (parenthesised) text = `(${text})`;
  if (spec.width > TEXT_MAX) return NO_MEMORY;
  return pad("", text, spec, text.length);
}

function groupOrNothing(digits: string, spec: FormatSpec): string {
  return digits === "" ? "" : groupDigits(digits, spec.grouping, spec.groupSize, 0);
}

// ---- the % operator ----

/**
 * The text of `%d %i %u %o %x %X` without padding to the width: sign, prefix, at least `precision` digits (-1: not given).
 * The flags "+" and " " and the width are the caller's, as in `_PyUnicode_FormatLong`.
 */
export function percentInt(
  value: number | bigint,
  type: string,
  alternate: boolean,
  precision: number,
  maxStrDigits: number,
): string | NumberFormatError {
  if (precision > INT_MAX - 3) return { type: T.OverflowError, message: "precision too large" };
  if (precision > TEXT_MAX) return NO_MEMORY;
  const kind = type === "i" || type === "u" ? "d" : type;
  const digits = kind === "d" ? decimalDigits(value, maxStrDigits) : digitsOf(value, kind);
  if (digits === undefined) return valueError(tooManyDigitsMessage(maxStrDigits));
  const prefix = alternate && kind !== "d" ? `0${kind}` : "";
  return `${value < 0 ? "-" : ""}${prefix}${digits.padStart(precision, "0")}`;
}

/** The text of `%e %E %f %F %g %G` without padding to the width (precision -1: not given). */
export function percentFloat(
  value: number,
  type: string,
  alternate: boolean,
  precision: number,
): string | NumberFormatError {
  const problem = checkPrecision(precision);
  if (problem !== undefined) return problem;
  return doubleToString(value, type, precision < 0 ? 6 : precision, alternate ? Dtsf.ALT : Dtsf.NONE);
}

/** The flags, and width, of a `%` conversion. */
export interface PercentPadding {
  readonly leftAdjust: boolean;
  readonly zeroPad: boolean;
  /** "+", " " or "": what stands before a number that is not negative. */
  readonly sign: string;
  readonly width: number;
}

/** Put sign and padding to the text that percentInt or percentFloat gave: zeros go behind sign and prefix. */
export function padPercentNumber(text: string, padding: PercentPadding): string | NumberFormatError {
  if (padding.width > TEXT_MAX) return NO_MEMORY;
  const negative = text.charCodeAt(0) === 45;
  const sign = negative ? "-" : padding.sign;
  const body = negative ? text.slice(1) : text;
  const missing = padding.width - sign.length - body.length;
  if (missing <= 0) return sign + body;
  if (padding.leftAdjust) return sign + body + " ".repeat(missing);
  if (!padding.zeroPad) return " ".repeat(missing) + sign + body;
  const prefixLength = /^0[xXo]/.test(body) ? 2 : 0;
  return sign + body.slice(0, prefixLength) + "0".repeat(missing) + body.slice(prefixLength);
}
