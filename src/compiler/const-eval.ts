/**
 * Arithmetic on constants, for folding: Python's results, or undefined where the operation fails or where the result
 * would be too big to keep in a code object.
 *
 * CPython's counterparts: the safe_* functions of Python/ast_opt.c and the number methods that they call.
 */
import type { operator, unaryop } from "../parser/ast.js";
import type { Const } from "./code-unit.js";
import { constIsTrue, isTuple, type TupleConst } from "./constants.js";

/** Bits of the biggest int that folding makes. */
const MAX_INT_SIZE = 128;
/** Items of the biggest tuple. */
const MAX_COLLECTION_SIZE = 256;
/** Length of the longest str or bytes. */
const MAX_STR_SIZE = 4096;
/** Items of the biggest tuple, those of its tuples included. */
const MAX_TOTAL_ITEMS = 1024;

interface Complex {
  readonly kind: "complex";
  readonly real: number;
  readonly imag: number;
}

type Folded = Const | undefined;

function isComplex(value: Const): value is Complex {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "complex";
}

/** A bool or int as a BigInt. */
function asInt(value: Const): bigint | undefined {
  if (typeof value === "bigint") return value;
  return typeof value === "boolean" ? (value ? 1n : 0n) : undefined;
}

/** A bool, int or float as a float; undefined when the int is too big. */
function asFloat(value: Const): number | undefined {
  if (typeof value === "number") return value;
  const int = asInt(value);
  if (int === undefined) return undefined;
  const float = Number(int);
  return Number.isFinite(float) ? float : undefined;
}

function asComplex(value: Const): Complex | undefined {
  if (isComplex(value)) return value;
  const real = asFloat(value);
  return real === undefined ? undefined : { kind: "complex", real, imag: 0 };
}

function bitLength(value: bigint): number {
  return value === 0n ? 0 : (value < 0n ? -value : value).toString(2).length;
}

function intFloorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** top / bottom * 2 ** exponent, of positive ints, rounded once; undefined where it is not a normal float. */
function roundRatio(top: bigint, bottom: bigint, exponent: number): number | undefined {
  // At least 65 bits of quotient, then a bit that stands for all that follow: Number() rounds that as the whole.
  const shift = Math.max(0, 66 - (bitLength(top) - bitLength(bottom)));
  const scaled = top << BigInt(shift);
  const quotient = scaled / bottom;
  const rest = scaled % bottom === 0n ? 0n : 1n;
  const mantissa = (quotient << 1n) | rest;
  // In two steps, since a power of two may itself be out of range.
  const excess = BigInt(Math.max(0, bitLength(mantissa) - 512));
  const sticky = mantissa & ((1n << excess) - 1n) ? 1n : 0n;
  const scale = exponent - shift - 1 + Number(excess);
  const half = Math.trunc(scale / 2);
  const result = Number((mantissa >> excess) | sticky) * 2 ** half * 2 ** (scale - half);
  return Number.isFinite(result) && result >= 2 ** -1022 ? result : undefined;
}

/** a / b rounded once, as CPython's long_true_divide. */
function intTrueDivide(a: bigint, b: bigint): number | undefined {
  if (b === 0n) return undefined;
  if (BigInt.asIntN(54, a) === a && BigInt.asIntN(54, b) === b) return Number(a) / Number(b);
  if (a === 0n) return b < 0n ? -0 : 0;
  const result = roundRatio(a < 0n ? -a : a, b < 0n ? -b : b, 0);
  return result !== undefined && a < 0n !== b < 0n ? -result : result;
}

function floatFloorDivide(a: number, b: number): number {
  const mod = a % b;
  let div = (a - mod) / b;
  if (mod !== 0 && b < 0 !== mod < 0) div -= 1;
  if (div === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
  const floor = Math.floor(div);
  return div - floor > 0.5 ? floor + 1 : floor;
}

function floatRemainder(a: number, b: number): number {
  const mod = a % b;
  if (mod === 0) return b < 0 ? -0 : 0;
  return b < 0 !== mod < 0 ? mod + b : mod;
}

/** Bits of the biggest exact power that is worked out before it is rounded. */
const MAX_POWER_SIZE = 8192;

/**
 * Powers whose rounding is beyond doubt: whole exponents and square roots. The rest is left to run time, so that a
 * constant never differs from the same operation on variables.
 */
function floatPower(a: number, b: number): number | undefined {
  if (a === 1 || b === 0) return 1;
  if (!Number.isFinite(a) || !Number.isFinite(b) || a === 0) return undefined;
  if (b === 0.5) return a < 0 ? undefined : Math.sqrt(a);
  if (!Number.isInteger(b)) return undefined;
  let mantissa = Math.abs(a);
  let exponent = 0;
  for (; !Number.isInteger(mantissa); mantissa *= 2) exponent--;
  if (bitLength(BigInt(mantissa)) * Math.abs(b) > MAX_POWER_SIZE) return undefined;
  const power = BigInt(mantissa) ** BigInt(Math.abs(b));
  const result = b > 0 ? roundRatio(power, 1n, exponent * b) : roundRatio(1n, power, exponent * b);
  return result !== undefined && a < 0 && b % 2 !== 0 ? -result : result;
}

function intOperation(op: operator, a: bigint, b: bigint): Folded {
  switch (op) {
    case "Add":
      return a + b;
    case "Sub":
      return a - b;
    case "Mult":
      return a !== 0n && b !== 0n && bitLength(a) + bitLength(b) > MAX_INT_SIZE ? undefined : a * b;
    case "Div":
      return intTrueDivide(a, b);
    case "FloorDiv":
      return b === 0n ? undefined : intFloorDivide(a, b);
    case "Mod":
      return b === 0n ? undefined : a - intFloorDivide(a, b) * b;
    case "Pow":
      return intPower(a, b);
    case "LShift":
      if (b < 0n) return undefined;
      if (a !== 0n && b !== 0n && (b > MAX_INT_SIZE || bitLength(a) > MAX_INT_SIZE - Number(b)))
        return undefined;
      return a === 0n ? 0n : a << b;
    case "RShift":
      if (b < 0n) return undefined;
      return b > 1_000_000n ? (a < 0n ? -1n : 0n) : a >> b;
    case "BitOr":
      return a | b;
    case "BitXor":
      return a ^ b;
    case "BitAnd":
      return a & b;
    case "MatMult":
      return undefined;
  }
}

function intPower(a: bigint, b: bigint): Folded {
  if (b < 0n) {
    const base = asFloat(a);
    const exponent = asFloat(b);
    return base === undefined || exponent === undefined ? undefined : floatPower(base, exponent);
  }
  if (a !== 0n && b > 0n && (b > MAX_INT_SIZE || bitLength(a) > Math.floor(MAX_INT_SIZE / Number(b))))
    return undefined;
  return a === 0n && b > 0n ? 0n : a ** b;
}

function floatOperation(op: operator, a: number, b: number): Folded {
  switch (op) {
    case "Add":
      return a + b;
    case "Sub":
      return a - b;
    case "Mult":
      return a * b;
    case "Div":
      return b === 0 ? undefined : a / b;
    case "FloorDiv":
      return b === 0 ? undefined : floatFloorDivide(a, b);
    case "Mod":
      return b === 0 ? undefined : floatRemainder(a, b);
    case "Pow":
      return floatPower(a, b);
    default:
      return undefined;
  }
}

function complexDivide(a: Complex, b: Complex): Complex | undefined {
  if (b.real === 0 && b.imag === 0) return undefined;
  if (Math.abs(b.real) >= Math.abs(b.imag)) {
    const ratio = b.imag / b.real;
    const denominator = b.real + b.imag * ratio;
    return complex((a.real + a.imag * ratio) / denominator, (a.imag - a.real * ratio) / denominator);
  }
  const ratio = b.real / b.imag;
  const denominator = b.real * ratio + b.imag;
  return complex((a.real * ratio + a.imag) / denominator, (a.imag * ratio - a.real) / denominator);
}

function complex(real: number, imag: number): Complex {
  return { kind: "complex", real, imag };
}

function complexOperation(op: operator, a: Complex, b: Complex): Folded {
  switch (op) {
    case "Add":
      return complex(a.real + b.real, a.imag + b.imag);
    case "Sub":
      return complex(a.real - b.real, a.imag - b.imag);
    case "Mult":
      return complex(a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real);
    case "Div":
      return complexDivide(a, b);
    default:
      return undefined;
  }
}

function concatBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  const result = new Uint8Array(a.length + b.length);
  result.set(a);
  result.set(b, a.length);
  return result;
}

/** Would `limit` be passed by the items of the tuple, those of inner tuples included? What is left of it, or -1. */
function checkComplexity(value: Const, limit: number): number {
  if (!isTuple(value)) return limit;
  let left = limit - value.items.length;
  for (const item of value.items) {
    if (left < 0) break;
    left = checkComplexity(item, left);
  }
  return left < 0 ? -1 : left;
}

function repeat(sequence: string | Uint8Array | TupleConst, count: bigint): Folded {
  const size = isTuple(sequence) ? sequence.items.length : sequence.length;
  const limit = isTuple(sequence) ? MAX_COLLECTION_SIZE : MAX_STR_SIZE;
  if (size === 0) return sequence;
  if (count < 0n || count > BigInt(Math.floor(limit / size))) return undefined;
  const n = Number(count);
  if (typeof sequence === "string") return sequence.repeat(n);
  if (isTuple(sequence)) {
    if (n > 0 && checkComplexity(sequence, Math.floor(MAX_TOTAL_ITEMS / n)) < 0) return undefined;
    return { kind: "tuple", items: Array.from({ length: n }, () => sequence.items).flat() };
  }
  const result = new Uint8Array(size * n);
  for (let i = 0; i < n; i++) result.set(sequence, i * size);
  return result;
}

function sequenceOperation(op: operator, left: Const, right: Const): Folded {
  if (op === "Add") {
    if (typeof left === "string" && typeof right === "string") return left + right;
    if (left instanceof Uint8Array && right instanceof Uint8Array) return concatBytes(left, right);
    if (isTuple(left) && isTuple(right)) return { kind: "tuple", items: [...left.items, ...right.items] };
  }
  if (op === "Mult") {
    if (isSequence(left)) {
      const count = asInt(right);
      return count === undefined ? undefined : repeat(left, count);
    }
    const count = asInt(left);
    if (isSequence(right) && count !== undefined) return repeat(right, count);
  }
  return undefined;
}

function isSequence(value: Const): value is string | Uint8Array | TupleConst {
  return typeof value === "string" || value instanceof Uint8Array || isTuple(value);
}

export function foldBinary(op: operator, left: Const, right: Const): Folded {
  if (isSequence(left) || isSequence(right)) return sequenceOperation(op, left, right);
  const leftInt = asInt(left);
  const rightInt = asInt(right);
  if (leftInt !== undefined && rightInt !== undefined) {
    const isBool = typeof left === "boolean" && typeof right === "boolean";
    const result = intOperation(op, leftInt, rightInt);
    return isBool && (op === "BitAnd" || op === "BitOr" || op === "BitXor") ? result !== 0n : result;
  }
  if (isComplex(left) || isComplex(right)) {
    const a = asComplex(left);
    const b = asComplex(right);
    return a === undefined || b === undefined ? undefined : complexOperation(op, a, b);
  }
  const a = asFloat(left);
  const b = asFloat(right);
  return a === undefined || b === undefined ? undefined : floatOperation(op, a, b);
}

export function foldUnary(op: unaryop, value: Const): Folded {
  if (op === "Not") return !constIsTrue(value);
  const int = asInt(value);
  if (int !== undefined) return op === "Invert" ? ~int : op === "USub" ? -int : int;
  if (typeof value === "number" && op !== "Invert") return op === "USub" ? -value : value;
  if (isComplex(value) && op !== "Invert") return op === "USub" ? complex(-value.real, -value.imag) : value;
  return undefined;
}

/** container[index] of constants. */
export function foldSubscript(container: Const, index: Const): Folded {
  const position = asInt(index);
  if (position === undefined || !isSequence(container)) return undefined;
  const items = isTuple(container)
    ? container.items
    : typeof container === "string"
      ? [...container]
      : container;
  const size = BigInt(items.length);
  const at = position < 0n ? position + size : position;
  if (at < 0n || at >= size) return undefined;
  const item = items[Number(at)]!;
  return container instanceof Uint8Array ? BigInt(item as number) : item;
}
