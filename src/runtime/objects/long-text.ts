/**
 * Text that denotes an int: what `int("…", base)` accepts, and its value. Mirrors PyLong_FromString of CPython's Objects/longobject.c.
 * Nothing here touches the heap.
 */

/** A literal whose form is right. */
export interface IntLiteral {
  readonly negative: boolean;
  /** The actual base, 2 to 36. */
  readonly base: number;
  /** Digits of that base only. */
  readonly digits: string;
}

const PREFIXES: Readonly<Record<string, number>> = { "0x": 16, "0o": 8, "0b": 2 };

const digitPatterns: RegExp[] = [];

// Digits of a base, with single underscores between them.
function digitsOf(base: number): RegExp {
  if (digitPatterns[base] === undefined) {
    const digit = base <= 10 ? `[0-${base - 1}]` : `[0-9a-${String.fromCharCode(86 + base)}]`;
    digitPatterns[base] = base < 2 ? /(?!)/ : new RegExp(`^${digit}+(?:_${digit}+)*$`, "i");
  }
  return digitPatterns[base];
}

/** Take ASCII text without white space around it apart; undefined when it denotes no int in `base` (0: the text says it). */
export function parseIntLiteral(text: string, base: number): IntLiteral | undefined {
  const signed = text.startsWith("-") || text.startsWith("+");
  const negative = text.startsWith("-");
  let body = signed ? text.slice(1) : text;
  const prefixBase = PREFIXES[body.slice(0, 2).toLowerCase()];
  let actual = base;
  if (prefixBase !== undefined && (base === 0 || base === prefixBase)) {
    actual = prefixBase;
    body = body.slice(body.charAt(2) === "_" ? 3 : 2);
  } else if (base === 0) actual = 10;
  if (!digitsOf(actual).test(body)) return undefined;
  const digits = body.includes("_") ? body.replaceAll("_", "") : body;
  if (base === 0 && prefixBase === undefined && /^0.*[^0]/.test(digits)) return undefined;
  return { negative, base: actual, digits };
}

function isPowerOfTwo(n: number): boolean {
  return (n & (n - 1)) === 0;
}

/** Conversions that take quadratic time in CPython are limited: is this one beyond `limit` digits (0: no limit)? */
export function exceedsDigitLimit(literal: IntLiteral, limit: number): boolean {
  return (
    limit > 0 && literal.digits.length > limit && literal.digits.length > 640 && !isPowerOfTwo(literal.base)
  );
}

/** The message when it is. */
export function tooManyDigitsInText(limit: number, count: number): string {
  return `Exceeds the limit (${limit} digits) for integer string conversion: value has ${count} digits; use sys.set_int_max_str_digits() to increase the limit`;
}

/** More digits of a base up to 36 need not be looked at: but for leading zeros, they are beyond 2**53. */
const MAX_QUICK_DIGITS = 53;

/** The value of a literal. */
export function literalValue({ negative, base, digits }: IntLiteral): number | bigint {
  const quick = digits.length <= MAX_QUICK_DIGITS ? Number.parseInt(digits, base) : Number.POSITIVE_INFINITY;
  if (quick <= Number.MAX_SAFE_INTEGER) return negative ? -quick : quick;
  const value = magnitudeOf(digits, base);
  return negative ? -value : value;
}

function magnitudeOf(digits: string, base: number): bigint {
  switch (base) {
    case 10:
      return BigInt(digits);
    case 16:
      return BigInt(`0x${digits}`);
    case 8:
      return BigInt(`0o${digits}`);
    case 2:
      return BigInt(`0b${digits}`);
    default:
      return combine(digits, base);
  }
}

/** Digits of base 36 that a double holds exactly. */
const CHUNK = 10;

// Halves, joined by a multiplication with a power of the base.
function combine(digits: string, base: number): bigint {
  if (digits.length <= CHUNK) return BigInt(Number.parseInt(digits, base));
  const low = digits.length >> 1;
  const split = digits.length - low;
  return (
    combine(digits.slice(0, split), base) * BigInt(base) ** BigInt(low) + combine(digits.slice(split), base)
  );
}
