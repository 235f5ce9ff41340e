/**
 * Declarations of native methods, functions, members and computed attributes.
 *
 * The signature string is the only statement of names, kinds, defaults and converters:
 *
 *     method("pop($self, index: index = -1, /)", "Remove and return item at index (default last).", list_pop)
 *
 * and `list_pop(self, index)` gets its arguments converted. What the grammar of signatures is, and how arguments are bound, is in
 * call/arguments.ts; here is only what costs nothing while modules load: the string is parsed when first needed.
 *
 * Signature: `name($self | $type | $module, parameter, …)`; a parameter is `name[: converter][= default]`, and `/`, `*`,
 * `*args`, `**kwargs` stand as in Python. A `$module` (or nothing) means that the function gets no self.
 * Converters and what the implementation gets:
 *     object (or none)  the object, borrowed; 0 when missing with default NULL
 *     index             a JS number through __index__ (IndexError/OverflowError beyond 2**53: "cannot fit 'int' into an index-sized integer")
 *     int               a JS number, an int32 through __index__ ("Python int too large to convert to C int")
 *     float             a JS number through __float__/__index__
 *     bool              1 or 0: truth of any object
 *     str               a str (else TypeError "pop() argument 'x' must be str, not int"), borrowed
 *     *args             TWO parameters: address of the first (borrowed words), count
 *     **kwargs          a dict (borrowed), or NULL when there are none
 * Defaults: NULL, None, True, False, integers, floats, 'text', () .
 */
import { native } from "./native.js";

/** How a method binds. */
export type MethodKind = "method" | "classmethod" | "staticmethod" | "function";

/** A native method or function. */
export interface MethodDef {
  readonly kind: MethodKind;
  /** See the top of this file. */
  readonly signature: string;
  readonly doc: string;
  // biome-ignore lint/complexity/noBannedTypes: its parameters are those of the signature.
  readonly fn: Function;
  /** Number of this definition in METHODS: what a builtin object holds. */
  readonly index: number;
}

/** All native methods and functions in the order of their declaration (the same in every thread). */
export const METHODS: MethodDef[] = [];

// biome-ignore lint/complexity/noBannedTypes: as above.
function define(kind: MethodKind, signature: string, doc: string, fn: Function): MethodDef {
  const def: MethodDef = { kind, signature, doc, fn, index: METHODS.length };
  METHODS.push(def);
  return def;
}

/** A method: `fn(self, …)`. */
// biome-ignore lint/complexity/noBannedTypes: as above.
export function method(signature: string, doc: string, fn: Function): MethodDef {
  return define("method", signature, doc, fn);
}

/** A class method: `fn(type, …)`. */
// biome-ignore lint/complexity/noBannedTypes: as above.
export function classMethod(signature: string, doc: string, fn: Function): MethodDef {
  return define("classmethod", signature, doc, fn);
}

/** A static method: `fn(…)`. */
// biome-ignore lint/complexity/noBannedTypes: as above.
export function staticMethod(signature: string, doc: string, fn: Function): MethodDef {
  return define("staticmethod", signature, doc, fn);
}

/** A function of a native module: `fn(…)`. */
// biome-ignore lint/complexity/noBannedTypes: as above.
export function func(signature: string, doc: string, fn: Function): MethodDef {
  return define("function", signature, doc, fn);
}

/** A computed attribute of a type. */
export interface GetSetDef {
  readonly name: string;
  readonly doc: string;
  /** Number in FN of `get(self): NewRef | Null`. */
  readonly get: number;
  /** Number in FN of `set(self, value | NULL to delete): 0 | -1`, or 0: read-only. */
  readonly set: number;
}

/** A computed attribute: `get(self)`, and `set(self, value)` with NULL to delete. */
// biome-ignore lint/complexity/noBannedTypes: shapes are given above.
export function getset(name: string, doc: string, get: Function, set?: Function): GetSetDef {
  return { name, doc, get: native(get), set: set === undefined ? 0 : native(set) };
}

/** An attribute that is a field of the instance. */
export interface MemberDef {
  readonly name: string;
  readonly doc: string;
  readonly offset: number;
  /** `object`: a reference, None when NULL. `object_ex`: AttributeError when NULL. `int`: an i32. `bool`. `double`. */
  readonly kind: "object" | "object_ex" | "int" | "bool" | "double";
  readonly readonly: boolean;
}

/** An attribute that is a field of the instance. */
export function member(
  name: string,
  kind: MemberDef["kind"],
  offset: number,
  options: { readonly?: boolean; doc?: string } = {},
): MemberDef {
  return { name, doc: options.doc ?? "", offset, kind, readonly: options.readonly ?? false };
}
