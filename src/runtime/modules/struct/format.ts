/**
 * The formats of `struct`: a text like "<3sHd" to a program, the items one after the other with their offsets. Mirrors prepare_s of CPython's
 * Modules/_struct.c.
 *
 * Programs are JavaScript objects, kept by the text: a cache that each worker makes for itself.
 */
import * as PyErr from "../../errors.js";
import { NULL, type Null } from "../../heap/ownership.js";
import { T } from "../../objects/type-table.js";

/** How an item is packed. */
export const enum Kind {
  SIGNED,
  UNSIGNED,
  POINTER,
  BOOL,
  CHAR,
  HALF,
  FLOAT,
  DOUBLE,
  /** `count` bytes are one value. */
  BYTES,
  /** The same with a byte for the length in front. */
  PASCAL,
}

export interface Item {
  readonly code: string;
  readonly kind: Kind;
  /** Bytes of one. */
  readonly size: number;
  readonly count: number;
  readonly offset: number;
}

export interface Program {
  readonly items: readonly Item[];
  /** Bytes of all. */
  readonly size: number;
  /** Values of all. */
  readonly values: number;
  readonly little: boolean;
  /** "@": sizes, alignment and conversions of C. */
  readonly native: boolean;
}

const KINDS: Readonly<Record<string, Kind | undefined>> = {
  c: Kind.CHAR,
  b: Kind.SIGNED,
  B: Kind.UNSIGNED,
  "?": Kind.BOOL,
  h: Kind.SIGNED,
  H: Kind.UNSIGNED,
  i: Kind.SIGNED,
  I: Kind.UNSIGNED,
  l: Kind.SIGNED,
  L: Kind.UNSIGNED,
  q: Kind.SIGNED,
  Q: Kind.UNSIGNED,
  n: Kind.SIGNED,
  N: Kind.UNSIGNED,
  e: Kind.HALF,
  f: Kind.FLOAT,
  d: Kind.DOUBLE,
  s: Kind.BYTES,
  p: Kind.PASCAL,
  P: Kind.POINTER,
};

const PAD = "x";
type Sizes = Readonly<Record<string, number | undefined>>;
const STANDARD: Sizes = {
  [PAD]: 1,
  c: 1,
  b: 1,
  B: 1,
  "?": 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 4,
  L: 4,
  q: 8,
  Q: 8,
  e: 2,
  f: 4,
  d: 8,
  s: 1,
  p: 1,
}; // prettier-ignore
const NATIVE: Sizes = { ...STANDARD, l: 8, L: 8, n: 8, N: 8, P: 8 };
const UNALIGNED = "xsp";

const MAX_SIZE = 2 ** 63;
const SPACE = /\s/;

/** Raise struct.error. */
export function structError(message: string): Null {
  return PyErr.setString(T.StructError, message);
}

function parse(text: string): Program | Null {
  if (text.includes("\0")) return structError("embedded null character");
  const prefix = "<>!=@".includes(text.charAt(0)) ? text.charAt(0) : "";
  const native = prefix === "" || prefix === "@";
  const sizes = native ? NATIVE : STANDARD;
  const items: Item[] = [];
  let offset = 0;
  let values = 0;
  for (let i = prefix.length; i < text.length; i++) {
    if (SPACE.test(text[i])) continue;
    const start = i;
    while (text[i] >= "0" && text[i] <= "9") i++;
    const count = i > start ? Number(text.slice(start, i)) : 1;
    if (count >= MAX_SIZE) return structError("total struct size too long");
    if (i === text.length) return structError("repeat count given without format specifier");
    const code = text[i];
    const size = sizes[code];
    if (size === undefined) return structError("bad char in struct format");
    if (native && !UNALIGNED.includes(code)) offset = Math.ceil(offset / size) * size;
    const kind = KINDS[code];
    if (kind !== undefined) {
      items.push({ code, kind, size, count, offset });
      values += kind === Kind.BYTES || kind === Kind.PASCAL ? 1 : count;
    }
    offset += size * count;
    if (offset >= MAX_SIZE) return structError("total struct size too long");
  }
  return { items, size: offset, values, native, little: prefix !== ">" && prefix !== "!" };
}

const MAX_CACHED = 100;
const programs = new Map<string, Program>();

/** The program of a format; NULL with struct.error. */
export function programOf(text: string): Program | Null {
  const known = programs.get(text);
  if (known !== undefined) return known;
  const program = parse(text);
  if (program === NULL) return NULL;
  if (programs.size >= MAX_CACHED) programs.clear();
  programs.set(text, program);
  return program;
}
