/**
 * Layouts: every record in the heap is declared once with `struct()`.
 *
 * From the field kinds come the accessors (small closures, which V8 inlines), the default traverse and dealloc, the
 * heap checker and the dumper. All fields are words (an `f64` takes two and is 8-aligned). A layout extends another:
 * the fields of the base come first, so an address of the longer is an address of the shorter.
 */
import { F64, I32 } from "./memory.js";
import type { Null, PyObject } from "./ownership.js";

/** What a field holds, which decides who releases it. */
export type FieldKind = "i32" | "f64" | "ref" | "borrowed" | "block" | "atomic" | "bytes";

/** A field as written in a declaration. */
export interface FieldSpec<K extends FieldKind = FieldKind> {
  readonly kind: K;
  readonly doc: string;
}

/** A plain word: a count, a flag, an index. */
export const i32 = (doc: string): FieldSpec<"i32"> => ({ kind: "i32", doc });
/** A double. */
export const f64 = (doc: string): FieldSpec<"f64"> => ({ kind: "f64", doc });
/** An owned reference, or NULL: traversed, and released by the default dealloc. */
export const ref = (doc: string): FieldSpec<"ref"> => ({ kind: "ref", doc });
/** A reference that somebody else keeps alive; `doc` says who. */
export const borrowed = (doc: string): FieldSpec<"borrowed"> => ({ kind: "borrowed", doc });
/** The address of a raw block whose first `ob_size` words are owned references; released with its elements. */
export const block = (doc: string): FieldSpec<"block"> => ({ kind: "block", doc });
/** The address of a raw block without references (text, digits, bytes), or 0; released by the default dealloc. */
export const bytes = (doc: string): FieldSpec<"bytes"> => ({ kind: "bytes", doc });
/** A word that threads share without the GIL: only through Atomics. */
export const atomic = (doc: string): FieldSpec<"atomic"> => ({ kind: "atomic", doc });

/** A word field. */
export interface WordField<T extends number> {
  readonly name: string;
  readonly kind: FieldKind;
  readonly doc: string;
  /** Bytes from the start of the record. */
  readonly offset: number;
  get(address: number): T;
  set(address: number, value: T | number): void;
}

type FieldValue<K extends FieldKind> = K extends "ref"
  ? PyObject | Null
  : K extends "borrowed"
    ? PyObject | Null
    : number;

/** A layout: its size, its fields by name, and `fields` in order. */
export type Layout<F extends Record<string, FieldSpec>> = {
  readonly [K in keyof F]: WordField<FieldValue<F[K]["kind"]>>;
} & LayoutInfo;

/** What is known of any layout. */
export interface LayoutInfo {
  readonly structName: string;
  /** Bytes of the fixed part. */
  readonly SIZE: number;
  readonly fields: readonly WordField<number>[];
  /** Number of this layout in LAYOUTS: what a type keeps in `tp_layout`. */
  readonly layoutId: number;
}

/** All layouts in the order of their declaration (the same in every thread, since all load the same bundle). */
export const LAYOUTS: LayoutInfo[] = [];

// An atomic field's `get` and `set` are Atomics; all others are plain words guarded by the GIL.
function makeField(name: string, spec: FieldSpec, offset: number): WordField<number> {
  const { kind, doc } = spec;
  if (kind === "f64") {
    return {
      name,
      kind,
      doc,
      offset,
      get: (address) => F64[(address + offset) >> 3],
      set: (address, value) => {
        F64[(address + offset) >> 3] = value;
      },
    };
  }
  if (kind === "atomic") {
    return {
      name,
      kind,
      doc,
      offset,
      get: (address) => Atomics.load(I32, (address + offset) >> 2),
      set: (address, value) => {
        Atomics.store(I32, (address + offset) >> 2, value);
      },
    };
  }
  return {
    name,
    kind,
    doc,
    offset,
    get: (address) => I32[(address + offset) >> 2],
    set: (address, value) => {
      I32[(address + offset) >> 2] = value;
    },
  };
}

/**
 * Declare a layout. `base` gives the leading fields, or null for a record that is no Python object.
 * `struct("list", VarObject, { ob_item: block("…"), allocated: i32("…") })`.
 */
export function struct<B extends LayoutInfo | null, F extends Record<string, FieldSpec>>(
  name: string,
  base: B,
  specs: F,
): Layout<F> & (B extends null ? LayoutInfo : B) {
  const fields: WordField<number>[] = base === null ? [] : [...base.fields];
  let size = base === null ? 0 : base.SIZE;
  for (const [fieldName, spec] of Object.entries(specs)) {
    if (spec.kind === "f64") size = (size + 7) & ~7;
    fields.push(makeField(fieldName, spec, size));
    size += spec.kind === "f64" ? 8 : 4;
  }
  const layout: Record<string, unknown> = { structName: name, SIZE: size, fields, layoutId: LAYOUTS.length };
  for (const field of fields) layout[field.name] = field;
  LAYOUTS.push(layout as unknown as LayoutInfo);
  return layout as unknown as Layout<F> & (B extends null ? LayoutInfo : B);
}
