/**
 * Number literals: where one ends, what is wrong with one, and its value.
 *
 * Mirrors the number part of Parser/lexer/lexer.c and parsenumber in Parser/action_helpers.c.
 */

/** What the scanner needs to know about a number. */
export interface NumberScan {
  /** One past the number, or, with an error, the place to point at (exclusive). */
  end: number;
  /** What is wrong, or null. */
  error: string | null;
  /** For "leading zeros": where the range starts; -1 for all else. */
  errorStart: number;
  /** A keyword follows at once (`1if`): the literal's kind, for a warning. */
  warning: string | null;
}

const result: NumberScan = { end: 0, error: null, errorStart: -1, warning: null };

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

function isHexDigit(c: number): boolean {
  return (c >= 48 && c <= 57) || (c >= 97 && c <= 102) || (c >= 65 && c <= 70);
}

function isOctalDigit(c: number): boolean {
  return c >= 48 && c <= 55;
}

function isBinaryDigit(c: number): boolean {
  return c === 48 || c === 49;
}

/** An ASCII character that may stand in a name. */
function isNameChar(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === 95;
}

function failed(end: number, error: string): NumberScan {
  result.end = end;
  result.error = error;
  return result;
}

/** The number ends at `end`, unless a letter follows that no keyword explains. */
function ended(source: string, end: number, kind: string): NumberScan {
  result.end = end;
  const next = source.charCodeAt(end);
  if (!isNameChar(next)) return result;
  if (/^(?:and|else|for|i[fns]|or|not)/.test(source.substr(end, 4)))
    result.warning = `invalid ${kind} literal`;
  else result.error = `invalid ${kind} literal`;
  return result;
}

/** Past digits and single underscores between them; -1 - n when an underscore before n has no digit after it. */
function digits(source: string, start: number): number {
  let pos = start;
  for (;;) {
    while (isDigit(source.charCodeAt(pos))) pos++;
    if (source.charCodeAt(pos) !== 95) return pos;
    pos++;
    if (!isDigit(source.charCodeAt(pos))) return -1 - pos;
  }
}

/** After `0x`, `0o` or `0b`. */
function radixTail(
  source: string,
  start: number,
  kind: string,
  isRadixDigit: (c: number) => boolean,
): NumberScan {
  let pos = start;
  do {
    if (source.charCodeAt(pos) === 95) pos++;
    const c = source.charCodeAt(pos);
    if (!isRadixDigit(c)) {
      return isDigit(c)
        ? failed(pos + 1, `invalid digit '${source[pos]}' in ${kind} literal`)
        : failed(pos, `invalid ${kind} literal`);
    }
    while (isRadixDigit(source.charCodeAt(pos))) pos++;
  } while (source.charCodeAt(pos) === 95);
  if (isDigit(source.charCodeAt(pos))) {
    return failed(pos + 1, `invalid digit '${source[pos]}' in ${kind} literal`);
  }
  return ended(source, pos, kind);
}

/** After the integer part: an optional fraction, an optional exponent, an optional `j`. */
function floatTail(source: string, start: number): NumberScan {
  let pos = start;
  if (source.charCodeAt(pos) === 46) {
    pos++;
    if (isDigit(source.charCodeAt(pos))) pos = digits(source, pos);
    if (pos < 0) return failed(-1 - pos, "invalid decimal literal");
  }
  if ((source.charCodeAt(pos) | 32) === 101) {
    let exponent = pos + 1;
    const sign = source.charCodeAt(exponent);
    if (sign === 43 || sign === 45) {
      exponent++;
      if (!isDigit(source.charCodeAt(exponent))) return failed(exponent, "invalid decimal literal");
    } else if (!isDigit(sign)) {
      // Not an exponent: `1else` is a number and a keyword, `1e` is wrong.
      return ended(source, pos, "decimal");
    }
    pos = digits(source, exponent);
    if (pos < 0) return failed(-1 - pos, "invalid decimal literal");
  }
  if ((source.charCodeAt(pos) | 32) === 106) return ended(source, pos + 1, "imaginary");
  return ended(source, pos, "decimal");
}

/**
 * Reads the number that starts at `start` (a digit, or a dot before a digit).
 *
 * @returns a record that the next call overwrites
 */
export function scanNumber(source: string, start: number): NumberScan {
  result.error = null;
  result.errorStart = -1;
  result.warning = null;
  if (source.charCodeAt(start) !== 48) {
    const pos = digits(source, start);
    return pos < 0 ? failed(-1 - pos, "invalid decimal literal") : floatTail(source, pos);
  }
  switch (source.charCodeAt(start + 1) | 32) {
    case 120:
      return radixTail(source, start + 2, "hexadecimal", isHexDigit);
    case 111:
      return radixTail(source, start + 2, "octal", isOctalDigit);
    case 98:
      return radixTail(source, start + 2, "binary", isBinaryDigit);
  }
  return leadingZero(source, start);
}

/** `0`, `00`, `0_0`, `0.5`, `007.5`, `09j`; but not `07`. */
function leadingZero(source: string, start: number): NumberScan {
  let pos = start;
  for (;;) {
    while (source.charCodeAt(pos) === 48) pos++;
    if (source.charCodeAt(pos) !== 95) break;
    pos++;
    if (!isDigit(source.charCodeAt(pos))) return failed(pos, "invalid decimal literal");
    if (source.charCodeAt(pos) !== 48) break;
  }
  const zerosEnd = pos;
  if (!isDigit(source.charCodeAt(pos))) return floatTail(source, pos);
  pos = digits(source, pos);
  if (pos < 0) return failed(-1 - pos, "invalid decimal literal");
  const next = source.charCodeAt(pos);
  if (next === 46 || (next | 32) === 101 || (next | 32) === 106) return floatTail(source, pos);
  result.errorStart = start;
  return failed(
    zerosEnd,
    "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
  );
}

/** Integers up to this many decimal digits are exact as JS numbers. */
const SAFE_DIGITS = 15;

/** The bigints of small integers, made once. */
const SMALL = Array.from({ length: 257 }, (_, i) => BigInt(i));

/** `sys.int_info.default_max_str_digits`: more decimal digits than that CPython refuses. */
const MAX_STR_DIGITS = 4300;

/** The value of a literal, or the message of the SyntaxError that it causes. */
export type NumberValue =
  | bigint
  | number
  | { readonly kind: "complex"; readonly real: number; readonly imag: number }
  | { readonly kind: "error"; readonly message: string };

/** The value of a number literal that `scanNumber` accepted. */
export function numberValue(literal: string): NumberValue {
  const text = literal.includes("_") ? literal.replaceAll("_", "") : literal;
  const last = text.charCodeAt(text.length - 1);
  if (text.charCodeAt(0) === 48 && text.length > 1) {
    const second = text.charCodeAt(1) | 32;
    if (second === 120 || second === 111 || second === 98) return BigInt(text.toLowerCase());
  }
  if ((last | 32) === 106) return { kind: "complex", real: 0, imag: Number(text.slice(0, -1)) };
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 48 || c > 57) return Number(text);
  }
  if (text.length <= SAFE_DIGITS) {
    const value = Number(text);
    return value < SMALL.length ? SMALL[value]! : BigInt(value);
  }
  if (text.length > MAX_STR_DIGITS) {
    const message =
      `Exceeds the limit (${MAX_STR_DIGITS} digits) for integer string conversion: value has ${text.length} digits; ` +
      "use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.";
    return { kind: "error", message };
  }
  return BigInt(text);
}
