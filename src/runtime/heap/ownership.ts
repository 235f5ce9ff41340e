/**
 * What a 32-bit value is, and who owns it: CPython's vocabulary (new, borrowed, steals), checked by the type system.
 *
 * A value is one word. Odd: a small int, `(v << 1) | 1`, 31 bits. Even: the byte address of an object, 8-aligned.
 * 0 is NULL. A `NewRef` may be lent as a `PyObject`, never the reverse. The brands cost nothing at run time.
 */
declare const object: unique symbol;
declare const owned: unique symbol;

/** A borrowed reference: somebody else keeps the object alive. */
export type PyObject = number & { readonly [object]: true };
/** An owned reference: whoever holds it must decref it, store it, or give it away. */
export type NewRef = PyObject & { readonly [owned]: true };
/** A number that is a double where the function is compiled to WebAssembly; others are int32 there. */
export type double = number;
/** No object: an exception is set, or (where the function says so) nothing is there. */
export type Null = 0;
/** No object. */
export const NULL = 0 as const;

/** The range of a tagged small int. */
export const SMALL_INT_MAX = 0x3fffffff;
/** The range of a tagged small int. */
export const SMALL_INT_MIN = -0x40000000;

/** Is `v` a tagged small int? */
export function isSmallInt(v: number): boolean {
  return (v & 1) !== 0;
}

/** The number in a tagged small int. */
export function smallIntValue(v: number): number {
  return v >> 1;
}

/** Tag `n`, which must lie in SMALL_INT_MIN..SMALL_INT_MAX. A small int has no refcount, so it is owned for free. */
export function smallInt(n: number): NewRef {
  return ((n << 1) | 1) as NewRef;
}
