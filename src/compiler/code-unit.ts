/**
 * What the compiler hands over: a code object as plain data, before it becomes words in a heap.
 *
 * The compiler never sees the heap. It gives a CodeUnit, `marshal.ts` turns that into bytes (kept in
 * `__pycache__`, or sent to a worker), and `runtime/marshal.ts` builds the heap's code object from the bytes.
 * The fields are those of CPython's PyCodeObject, with two departures: an instruction is one 32-bit word
 * `oparg << 8 | opcode` (so there is no EXTENDED_ARG), and a cache entry is one 32-bit word too; the offset that
 * `dis` prints is twice the word's index, as in CPython.
 */
export interface CodeUnit {
  readonly kind: "code";
  readonly co_name: string;
  readonly co_qualname: string;
  readonly co_filename: string;
  readonly co_firstlineno: number;
  readonly co_argcount: number;
  readonly co_posonlyargcount: number;
  readonly co_kwonlyargcount: number;
  /** CO_* bits, CPython's values. */
  readonly co_flags: number;
  /** Value stack slots that the code needs at the most. */
  readonly co_stacksize: number;
  /** Instruction words: opcode in the low 8 bits, oparg above; inline cache entries are words that are 0. */
  readonly co_code: Int32Array;
  readonly co_consts: readonly Const[];
  readonly co_names: readonly string[];
  /** Locals, then cells, then free variables (a parameter that is a cell stands once, among the locals). */
  readonly co_localsplusnames: readonly string[];
  /** CO_FAST_LOCAL 0x20, CO_FAST_CELL 0x40, CO_FAST_FREE 0x80, CO_FAST_HIDDEN 0x10, one byte a name. */
  readonly co_localspluskinds: Uint8Array;
  /** CPython 3.11+'s location table, byte for byte (Objects/locations.md): columns are UTF-8 byte offsets. */
  readonly co_linetable: Uint8Array;
  /** CPython 3.11+'s exception table, byte for byte (varints; offsets in instruction words). */
  readonly co_exceptiontable: Uint8Array;
}

/**
 * A constant. `null` is None, a `bigint` an int, a `number` a float, a `string` a str (UTF-16, lone surrogates kept).
 */
export type Const =
  | null
  | boolean
  | bigint
  | number
  | string
  | Uint8Array
  | { readonly kind: "ellipsis" }
  | { readonly kind: "complex"; readonly real: number; readonly imag: number }
  | { readonly kind: "tuple"; readonly items: readonly Const[] }
  | { readonly kind: "frozenset"; readonly items: readonly Const[] }
  | CodeUnit;
