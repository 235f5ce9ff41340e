/**
 * Source positions of instructions: decodes the location table of CPython 3.11+ (Objects/locations.md).
 *
 * Decoded tables are kept in a JS cache keyed by co_version, which is never reused.
 */
import { U8 } from "../heap/memory.js";
import type { PyObject } from "../heap/ownership.js";
import * as PyBytes from "./bytes.js";
import { firstInstruction, PyCodeObject } from "./code.js";

/** Where an instruction comes from; lines from 1, columns UTF-8 byte offsets from 0; null: unknown. */
export interface Position {
  readonly lineno: number | null;
  readonly endLineno: number | null;
  readonly colOffset: number | null;
  readonly endColOffset: number | null;
}

const cache = new Map<number, readonly Position[]>();
const CACHE_LIMIT = 2000;

/** The position of each instruction word (caches included), by index. */
export function positionsOf(code: PyObject): readonly Position[] {
  const version = PyCodeObject.co_version.get(code);
  let positions = version === 0 ? undefined : cache.get(version);
  if (positions === undefined) {
    const table = PyCodeObject.co_linetable.get(code) as PyObject;
    const start = PyBytes.dataOf(table);
    positions = decodeLocations(
      U8.subarray(start, start + PyBytes.size(table)),
      PyCodeObject.co_firstlineno.get(code),
    );
    if (cache.size >= CACHE_LIMIT) cache.clear();
    if (version !== 0) cache.set(version, positions);
  }
  return positions;
}

/** Decode a location table; `firstlineno` is the line that the first entry counts from. */
export function decodeLocations(table: Uint8Array, firstlineno: number): Position[] {
  const positions: Position[] = [];
  let line = firstlineno;
  let at = 0;
  const varint = (): number => {
    let byte = table[at++];
    let value = byte & 63;
    for (let shift = 6; (byte & 64) !== 0; shift += 6) {
      byte = table[at++];
      value |= (byte & 63) << shift;
    }
    return value;
  };
  const signedVarint = (): number => {
    const value = varint();
    return (value & 1) !== 0 ? -(value >> 1) : value >> 1;
  };
  while (at < table.length) {
    const first = table[at++];
    const kind = (first >> 3) & 15;
    const length = (first & 7) + 1;
    let position: Position;
    if (kind === 15) {
      position = { lineno: null, endLineno: null, colOffset: null, endColOffset: null };
    } else if (kind === 14) {
      line += signedVarint();
      const endLineno = line + varint();
      const colOffset = varint() - 1;
      const endColOffset = varint() - 1;
      position = {
        lineno: line,
        endLineno,
        colOffset: colOffset < 0 ? null : colOffset,
        endColOffset: endColOffset < 0 ? null : endColOffset,
      };
    } else if (kind === 13) {
      line += signedVarint();
      position = { lineno: line, endLineno: line, colOffset: null, endColOffset: null };
    } else if (kind >= 10) {
      line += kind - 10;
      const colOffset = table[at++];
      position = { lineno: line, endLineno: line, colOffset, endColOffset: table[at++] };
    } else {
      const second = table[at++];
      const colOffset = (kind << 3) | (second >> 4);
      position = { lineno: line, endLineno: line, colOffset, endColOffset: colOffset + (second & 15) };
    }
    for (let k = 0; k < length; k++) positions.push(position);
  }
  return positions;
}

/** The line of the instruction at word index `instruction` of the memory, or the first line when it has none. */
export function lineOf(code: PyObject, instruction: number): number {
  const position = positionsOf(code)[instruction - firstInstruction(code)];
  return position?.lineno ?? PyCodeObject.co_firstlineno.get(code);
}
