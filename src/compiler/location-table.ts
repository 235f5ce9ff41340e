/**
 * co_linetable: which line and columns each instruction comes from.
 *
 * An entry covers 1 to 8 words. Its first byte is `0x80 | code << 3 | words - 1`; the code says how the position
 * follows: 0 to 9 short form (same line, columns in one more byte), 10 to 12 one line form (line + 0 to 2, two bytes of
 * columns), 13 no columns, 14 long form (varints), 15 no location. CPython's counterparts: Objects/locations.md,
 * write_location_info_entry in Python/assemble.c.
 */
import type { Location } from "./instruction.js";

const NO_COLUMNS = 13;
const LONG = 14;
const NONE = 15;
/** Words that one entry can cover. */
const MAX_WORDS = 8;

export class LocationWriter {
  private readonly out: number[] = [];

  constructor(private lineno: number) {}

  write(loc: Location, words: number): void {
    for (; words > MAX_WORDS; words -= MAX_WORDS) this.writeEntry(loc, MAX_WORDS);
    if (words > 0) this.writeEntry(loc, words);
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.out);
  }

  private first(code: number, words: number): void {
    this.out.push(0x80 | (code << 3) | (words - 1));
  }

  /** 6 bits a byte, least significant first. */
  private varint(value: number): void {
    for (; value >= 64; value >>>= 6) this.out.push(0x40 | (value & 0x3f));
    this.out.push(value);
  }

  private signedVarint(value: number): void {
    this.varint(value < 0 ? (-value << 1) | 1 : value << 1);
  }

  private writeEntry(loc: Location, words: number): void {
    const { lineno, end_lineno, col_offset: column, end_col_offset: endColumn } = loc;
    if (lineno < 0) {
      this.first(NONE, words);
      return;
    }
    const delta = lineno - this.lineno;
    this.lineno = lineno;
    const hasColumns = column >= 0 && endColumn >= 0;
    const isOneLine = end_lineno === lineno;
    if (!hasColumns && (isOneLine || end_lineno === -1)) {
      this.first(NO_COLUMNS, words);
      this.signedVarint(delta);
    } else if (hasColumns && isOneLine && delta === 0 && column < 80 && fitsNibble(endColumn - column)) {
      this.first(column >> 3, words);
      this.out.push(((column & 7) << 4) | (endColumn - column));
    } else if (hasColumns && isOneLine && delta >= 0 && delta < 3 && column < 128 && endColumn < 128) {
      this.first(10 + delta, words);
      this.out.push(column, endColumn);
    } else {
      this.first(LONG, words);
      this.signedVarint(delta);
      this.varint(end_lineno - lineno);
      this.varint(column + 1);
      this.varint(endColumn + 1);
    }
  }
}

function fitsNibble(width: number): boolean {
  return width >= 0 && width < 16;
}

/** The position of one instruction word; -1 and null where there is none. */
export interface Position {
  readonly lineno: number | null;
  readonly end_lineno: number | null;
  readonly col_offset: number | null;
  readonly end_col_offset: number | null;
}

const NOWHERE: Position = { lineno: null, end_lineno: null, col_offset: null, end_col_offset: null };

/** The positions of all words of a code object, in order. CPython's counterpart: co_positions(). */
export function decodePositions(table: Uint8Array, firstlineno: number): Position[] {
  const positions: Position[] = [];
  let at = 0;
  let lineno = firstlineno;
  const varint = (): number => {
    let value = 0;
    let shift = 0;
    for (;;) {
      const byte = table[at++]!;
      value |= (byte & 0x3f) << shift;
      if (!(byte & 0x40)) return value;
      shift += 6;
    }
  };
  const signedVarint = (): number => {
    const value = varint();
    return value & 1 ? -(value >> 1) : value >> 1;
  };
  const column = (): number | null => {
    const value = varint();
    return value === 0 ? null : value - 1;
  };
  const entry = (code: number): Position => {
    if (code === NONE) return NOWHERE;
    if (code === LONG) {
      lineno += signedVarint();
      const end_lineno = lineno + varint();
      const col_offset = column();
      return { lineno, end_lineno, col_offset, end_col_offset: column() };
    }
    if (code === NO_COLUMNS) {
      lineno += signedVarint();
      return { lineno, end_lineno: lineno, col_offset: null, end_col_offset: null };
    }
    if (code >= 10) {
      lineno += code - 10;
      const col_offset = table[at++]!;
      return { lineno, end_lineno: lineno, col_offset, end_col_offset: table[at++]! };
    }
    const byte = table[at++]!;
    const col_offset = (code << 3) | (byte >> 4);
    return { lineno, end_lineno: lineno, col_offset, end_col_offset: col_offset + (byte & 15) };
  };
  while (at < table.length) {
    const first = table[at++]!;
    const position = entry((first >> 3) & 15);
    for (let words = (first & 7) + 1; words > 0; words--) positions.push(position);
  }
  return positions;
}
