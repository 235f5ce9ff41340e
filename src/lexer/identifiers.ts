/**
 * Identifiers: the table that interns them, and what Unicode allows in them.
 *
 * The scanner computes a name's hash while it walks over the characters, so a name that was seen before (a keyword is
 * one) costs a table lookup and no new string. An interned name is a flat string that does not keep the source alive.
 */

import { keywords, T } from "./tokens.js";

/** Enough for any one program; past it the table starts anew, so that a long-lived process does not grow. */
const MAX_NAMES = 1 << 16;

let tableMask = 0;
/** Hash slot to entry number + 1; 0 is free. */
let slots = new Int32Array(0);
let names: string[] = [];
let hashes: number[] = [];
let kinds: T[] = [];

/** The hash of `source[start..end)`, the same that the scanner computes on its way. */
function hashOf(source: string, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + source.charCodeAt(i)) | 0;
  return hash;
}

function resetTable(): void {
  tableMask = 1023;
  slots = new Int32Array(tableMask + 1);
  names = [];
  hashes = [];
  kinds = [];
  for (const [text, kind] of keywords()) addName(text, hashOf(text, 0, text.length), kind);
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & tableMask;
}

function addName(name: string, hash: number, kind: T): number {
  if (names.length * 2 > tableMask) {
    tableMask = tableMask * 2 + 1;
    slots = new Int32Array(tableMask + 1);
    for (let i = 0; i < names.length; i++) insertSlot(hashes[i]!, i);
  }
  names.push(name);
  hashes.push(hash);
  kinds.push(kind);
  insertSlot(hash, names.length - 1);
  return names.length - 1;
}

function insertSlot(hash: number, entry: number): void {
  let slot = slotOf(hash);
  while (slots[slot] !== 0) slot = (slot + 1) & tableMask;
  slots[slot] = entry + 1;
}

/**
 * The entry of the ASCII name `source[start..end)` whose hash is `hash`; made when it is new.
 * Read it with `nameAt` and `kindAt` before the next call.
 */
export function internName(source: string, start: number, end: number, hash: number): number {
  const length = end - start;
  for (let slot = slotOf(hash); slots[slot] !== 0; slot = (slot + 1) & tableMask) {
    const entry = slots[slot]! - 1;
    if (hashes[entry] !== hash) continue;
    const name = names[entry]!;
    if (name.length === length && source.startsWith(name, start)) return entry;
  }
  if (names.length >= MAX_NAMES) resetTable();
  return addName(unsliced(source.slice(start, end)), hash, T.Name);
}

export function nameAt(entry: number): string {
  return names[entry]!;
}

export function kindAt(entry: number): T {
  return kinds[entry]!;
}

resetTable();

/** V8 lets a slice of 13 characters or more point into the source, which would then live as long as the name. */
function unsliced(name: string): string {
  return name.length < 13 ? name : JSON.parse(`"${name}"`);
}

let startPattern: RegExp | undefined;
let continuePattern: RegExp | undefined;
let printablePattern: RegExp | undefined;

/**
 * Where `name` stops being an identifier.
 *
 * @returns the index of the first offending character, or -1 when the name is good
 */
export function invalidIdentifierIndex(name: string): number {
  startPattern ??= /^[\p{XID_Start}_\u1885\u1886\u2118\u212e]$/u;
  continuePattern ??= /^\p{XID_Continue}$/u;
  let index = 0;
  for (const char of name) {
    if (!(index === 0 ? startPattern : continuePattern).test(char)) return index;
    index += char.length;
  }
  return -1;
}

/** Whether `str.isprintable` holds for a character. */
export function isPrintable(char: string): boolean {
  printablePattern ??= /^[^\p{C}\p{Z}]$/u;
  return char === " " || printablePattern.test(char);
}
