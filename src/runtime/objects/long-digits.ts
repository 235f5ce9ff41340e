/**
 * Arithmetic on magnitudes: vectors of 32-bit digits in the heap, the least significant first. Mirrors x_add, x_sub, x_mul,
 * inplace_divrem1 and x_divrem of CPython's Objects/longobject.c.
 *
 * Arguments are word indices into U32 and counts of digits. Products of two digits have 64 bits: the low half comes from Math.imul,
 * the high half from the double product, whose error (at most 2**11) vanishes when it is divided by 2**32 and rounded.
 */
import { I32, U32 } from "../heap/memory.js";

const TWO_32 = 4294967296;
const INVERSE_32 = 1 / TWO_32;

/** The high digit of `a * b`, whose low digit is `low`. */
export function highProduct(a: number, b: number, low: number): number {
  return ((a * b - low) * INVERSE_32 + 0.5) >>> 0;
}

/** to[0..n] = a[0..n) + b[0..m), n >= m; `to` has n + 1 digits. */
export function addDigits(to: number, a: number, n: number, b: number, m: number): void {
  const i32 = I32;
  let carry = 0;
  let i = 0;
  for (; i < m; i++) {
    const x = i32[a + i];
    const y = i32[b + i];
    const sum = (x + y + carry) | 0;
    i32[to + i] = sum;
    // Out of the top bit: both had it, or one had it and the sum lost it.
    carry = ((x & y) | ((x | y) & ~sum)) >>> 31;
  }
  for (; i < n; i++) {
    const x = i32[a + i];
    const sum = (x + carry) | 0;
    i32[to + i] = sum;
    carry = (x & ~sum) >>> 31;
  }
  i32[to + n] = carry;
}

/** to[0..n] = a[0..n) + digit. */
export function addDigit(to: number, a: number, n: number, digit: number): void {
  const u32 = U32;
  let carry = digit;
  for (let i = 0; i < n; i++) {
    const sum = u32[a + i] + carry;
    u32[to + i] = sum;
    carry = sum >= TWO_32 ? 1 : 0;
  }
  u32[to + n] = carry;
}

/** to[0..n) = a[0..n) - b[0..m), which must not be negative. */
export function subDigits(to: number, a: number, n: number, b: number, m: number): void {
  const i32 = I32;
  let borrow = 0;
  let i = 0;
  for (; i < m; i++) {
    const x = i32[a + i];
    const y = i32[b + i];
    const difference = (x - y - borrow) | 0;
    i32[to + i] = difference;
    borrow = ((~x & y) | ((~x | y) & difference)) >>> 31;
  }
  for (; i < n; i++) {
    const x = i32[a + i];
    const difference = (x - borrow) | 0;
    i32[to + i] = difference;
    borrow = (~x & difference) >>> 31;
  }
}

/** to[0..n) = a[0..n) - digit, which must not be negative. */
export function subDigit(to: number, a: number, n: number, digit: number): void {
  const u32 = U32;
  let borrow = digit;
  for (let i = 0; i < n; i++) {
    const difference = u32[a + i] - borrow;
    u32[to + i] = difference;
    borrow = difference < 0 ? 1 : 0;
  }
}

/** The sign of a[0..n) - b[0..n). */
export function compareDigits(a: number, b: number, n: number): number {
  for (let i = n - 1; i >= 0; i--) {
    const left = U32[a + i];
    const right = U32[b + i];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

// As mulDigit, for a digit below 2**15: in int32 arithmetic, at half the price.
function mulSmallDigit(to: number, a: number, n: number, digit: number): void {
  const i32 = I32;
  let carry = 0;
  for (let i = 0; i < n; i++) {
    const left = i32[a + i];
    const low = Math.imul(left & 0xffff, digit) + carry;
    const high = Math.imul(left >>> 16, digit) + (low >>> 16);
    i32[to + i] = (low & 0xffff) | (high << 16);
    carry = high >>> 16;
  }
  i32[to + n] = carry;
}

/** to[0..n] = a[0..n) * digit. */
export function mulDigit(to: number, a: number, n: number, digit: number): void {
  if (digit < 0x8000) {
    mulSmallDigit(to, a, n, digit);
    return;
  }
  const u32 = U32;
  let carry = 0;
  for (let i = 0; i < n; i++) {
    const left = u32[a + i];
    const low = Math.imul(left, digit) >>> 0;
    const high = ((left * digit - low) * INVERSE_32 + 0.5) >>> 0;
    const sum = low + carry;
    u32[to + i] = sum;
    carry = sum >= TWO_32 ? high + 1 : high;
  }
  u32[to + n] = carry;
}

/** to[0..n+m) = a[0..n) * b[0..m), by the school method; `to` overlaps neither. */
export function mulDigits(to: number, a: number, n: number, b: number, m: number): void {
  const u32 = U32;
  mulDigit(to, a, n, u32[b]);
  for (let j = 1; j < m; j++) {
    const digit = u32[b + j];
    const row = to + j;
    let carry = 0;
    for (let i = 0; i < n; i++) {
      const left = u32[a + i];
      const low = Math.imul(left, digit) >>> 0;
      const high = ((left * digit - low) * INVERSE_32 + 0.5) >>> 0;
      const sum = low + carry + u32[row + i];
      u32[row + i] = sum;
      carry = sum < TWO_32 ? high : sum < 2 * TWO_32 ? high + 1 : high + 2;
    }
    u32[row + n] = carry;
  }
}

// A remainder below this, times 2**32, plus a digit, is a safe integer, and its quotient, rounded down, exact.
const SMALL_DIVISOR = 2 ** 21;

/** a[0..n) modulo a digit that is not 0. */
export function modDigit(a: number, n: number, digit: number): number {
  const u32 = U32;
  let rest = 0;
  if (digit < SMALL_DIVISOR) {
    for (let i = n - 1; i >= 0; i--) {
      const part = rest * TWO_32 + u32[a + i];
      rest = part - Math.floor(part / digit) * digit;
    }
    return rest;
  }
  for (let i = n - 1; i >= 0; i--) {
    const next = u32[a + i];
    let part = rest * 65536 + (next >>> 16);
    rest = part - Math.floor(part / digit) * digit;
    part = rest * 65536 + (next & 0xffff);
    rest = part - Math.floor(part / digit) * digit;
  }
  return rest;
}

// As divDigit, for a divisor below SMALL_DIVISOR: one division a digit.
function divSmallDigit(to: number, a: number, n: number, digit: number): number {
  const u32 = U32;
  let rest = 0;
  for (let i = n - 1; i >= 0; i--) {
    const part = rest * TWO_32 + u32[a + i];
    const quotient = Math.floor(part / digit);
    rest = part - quotient * digit;
    u32[to + i] = quotient;
  }
  return rest;
}

/** to[0..n) = a[0..n) / digit; gives the remainder. `to` may be `a`. */
export function divDigit(to: number, a: number, n: number, digit: number): number {
  if (digit < SMALL_DIVISOR) return divSmallDigit(to, a, n, digit);
  const u32 = U32;
  let rest = 0;
  for (let i = n - 1; i >= 0; i--) {
    const next = u32[a + i];
    // Below 2**48, so that the quotient of doubles, rounded down, is exact.
    let part = rest * 65536 + (next >>> 16);
    const high = Math.floor(part / digit);
    rest = part - high * digit;
    part = rest * 65536 + (next & 0xffff);
    const low = Math.floor(part / digit);
    rest = part - low * digit;
    u32[to + i] = high * 65536 + low;
  }
  return rest;
}

// A little more than what rounding can take from the estimate of a digit of a quotient (Knuth's q̂).
const ROUND_UP = 1 + 2 ** -50;

/**
 * Divide rest[0..n] by b[0..m), 2 <= m <= n, by the school method (Knuth's algorithm D): rest[0..m) is what is left over, and the
 * quotient goes to quotient[0..n-m], unless that is 0. rest[n] is 0 at first; the last digit of `b` is not 0.
 *
 * A digit of the quotient is estimated from the three leading digits in doubles, which are exact enough for it to be right or one too
 * large, without shifting the operands first.
 */
export function divDigits(quotient: number, rest: number, n: number, b: number, m: number): void {
  const u32 = U32;
  const divisor = leadingDigits(b + m - 1, m);
  for (let j = n - m; j >= 0; j--) {
    const row = rest + j;
    const leading = u32[row + m] * (TWO_32 * TWO_32) + leadingDigits(row + m - 1, m);
    let digit = Math.min(Math.floor((leading / divisor) * ROUND_UP), 0xffffffff);
    if (digit !== 0 && subProduct(row, b, m, digit)) {
      addBack(row, b, m);
      digit -= 1;
    }
    if (quotient !== 0) u32[quotient + j] = digit;
  }
}

// The digits at word index `at` and below, at most three of `m`, in units of the second.
function leadingDigits(at: number, m: number): number {
  const two = U32[at] * TWO_32 + U32[at - 1];
  return m === 2 ? two : two + U32[at - 2] * INVERSE_32;
}

// row[0..m] -= b[0..m) * digit; was that too much? Then the last digit is off by 2**32.
function subProduct(row: number, b: number, m: number, digit: number): boolean {
  const u32 = U32;
  let carry = 0;
  for (let i = 0; i < m; i++) {
    const left = u32[b + i];
    const low = Math.imul(left, digit) >>> 0;
    const high = ((left * digit - low) * INVERSE_32 + 0.5) >>> 0;
    const difference = u32[row + i] - low - carry;
    u32[row + i] = difference;
    carry = difference >= 0 ? high : difference >= -TWO_32 ? high + 1 : high + 2;
  }
  const last = u32[row + m] - carry;
  u32[row + m] = last;
  return last < 0;
}

// row[0..m] += b[0..m), which gives back what subProduct took too much.
function addBack(row: number, b: number, m: number): void {
  const u32 = U32;
  let carry = 0;
  for (let i = 0; i < m; i++) {
    const sum = u32[row + i] + u32[b + i] + carry;
    u32[row + i] = sum;
    carry = sum >= TWO_32 ? 1 : 0;
  }
  u32[row + m] = u32[row + m] + carry;
}

/** to[0..n) = a[0..n) << bits, 0 <= bits < 32; what is shifted out of the last digit is lost. */
export function shiftLeft(to: number, a: number, n: number, bits: number): void {
  const i32 = I32;
  let below = 0;
  for (let i = 0; i < n; i++) {
    const digit = i32[a + i];
    // A shift by 32 is one by 0 in JavaScript: two steps, so that bits may be 0.
    i32[to + i] = (digit << bits) | ((below >>> 1) >>> (31 - bits));
    below = digit;
  }
}

/** to[0..n-words) = a[0..n) >> (32 * words + bits); true when a bit that is set falls out. */
export function shiftRight(to: number, a: number, n: number, words: number, bits: number): boolean {
  const i32 = I32;
  let lost = bits !== 0 && i32[a + words] << (32 - bits) !== 0;
  for (let i = 0; i < words && !lost; i++) lost = i32[a + i] !== 0;
  let above = 0;
  for (let i = n - 1; i >= words; i--) {
    const digit = i32[a + i];
    i32[to + i - words] = (digit >>> bits) | ((above << 1) << (31 - bits));
    above = digit;
  }
  return lost;
}
