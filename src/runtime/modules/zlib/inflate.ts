/**
 * Decompression (RFC 1951) of input that comes in pieces. Mirrors zlib's inflate(), whose error messages it gives.
 *
 * Between two pieces the whole state is plain bytes, so that it can lie in the heap: where in a block we are, the code lengths of the block, the
 * last 32 KB of output. Input is consumed symbol by symbol: when it ends within a symbol (or within the header of a block), that symbol is not consumed,
 * and the caller gives its bytes again with the next piece.
 */

/** Where we are. */
const enum Phase {
  HEADER,
  STORED,
  CODES,
  DONE,
}

/** The words of a saved state; then come the code lengths, then the window. */
const enum Word {
  PHASE,
  IS_LAST,
  STORED_LEFT,
  MATCH_LEFT,
  MATCH_DISTANCE,
  BIT_BUFFER,
  BIT_COUNT,
  LITERAL_CODES,
  DISTANCE_CODES,
  COUNT,
}

const WINDOW = 32_768;
const MAX_CODES = 320;
const HEAD_SIZE = Word.COUNT * 4;

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
];
const DISTANCE_BITS = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
/** In which order a block's header has the lengths of the code for code lengths. */
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** What a table gives for bits: `symbol << 4 | length`; 0 where there is no code. */
interface Table {
  readonly entries: Int32Array;
  readonly maxBits: number;
}

/** A message of zlib's. */
export class InflateError extends Error {}
/** The input ends within a symbol. */
class NeedInput extends Error {}
const needInput = new NeedInput();

/** A table for a canonical code; `message` if the lengths are no complete code (one code of one bit is allowed if `mayBeSingle`). */
function buildTable(lengths: Uint8Array, message: string, mayBeSingle: boolean): Table {
  const counts = new Int32Array(16);
  for (const length of lengths) counts[length] = (counts[length] as number) + 1;
  let maxBits = 15;
  while (maxBits > 0 && counts[maxBits] === 0) maxBits--;
  if (maxBits === 0) return { entries: new Int32Array(2), maxBits: 1 };
  let left = 1;
  const next = new Int32Array(17);
  for (let bits = 1; bits <= 15; bits++) {
    left = (left << 1) - (counts[bits] as number);
    if (left < 0) throw new InflateError(message);
    next[bits + 1] = ((next[bits] as number) + (counts[bits] as number)) << 1;
  }
  if (left > 0 && !(mayBeSingle && maxBits === 1)) throw new InflateError(message);
  const entries = new Int32Array(1 << maxBits);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol] as number;
    if (length === 0) continue;
    const code = reverseBits(next[length] as number, length);
    next[length] = (next[length] as number) + 1;
    for (let index = code; index < entries.length; index += 1 << length)
      entries[index] = (symbol << 4) | length;
  }
  return { entries, maxBits };
}

function reverseBits(code: number, length: number): number {
  let result = 0;
  for (let i = 0; i < length; i++) result |= ((code >> i) & 1) << (length - 1 - i);
  return result;
}

function fixedLengths(): Uint8Array {
  const lengths = new Uint8Array(288 + 32)
    .fill(8, 0, 144)
    .fill(9, 144, 256)
    .fill(7, 256, 280)
    .fill(8, 280, 288);
  return lengths.fill(5, 288);
}

/** Decompresses one piece. */
export class Inflater {
  private phase: number = Phase.HEADER;
  private isLast = 0;
  private storedLeft = 0;
  private matchLeft = 0;
  private matchDistance = 0;
  private bitBuffer = 0;
  private bitCount = 0;
  private literalCodes = 0;
  private distanceCodes = 0;
  private lengths: Uint8Array = new Uint8Array(MAX_CODES);
  private position = 0;
  private out: Uint8Array;
  private outPosition: number;
  private readonly outStart: number;
  private outLimit = 0;
  /** Does the input end, or is the limit reached? */
  private stopped = false;

  /** Go on from `state`, what `save` gave; empty at the beginning, when `dictionary` is what matches may refer to. */
  constructor(
    state: Uint8Array,
    dictionary: Uint8Array,
    private readonly input: Uint8Array,
  ) {
    const window = state.length === 0 ? dictionary.subarray(-WINDOW) : state.subarray(HEAD_SIZE + MAX_CODES);
    if (state.length > 0) this.restore(state);
    this.out = new Uint8Array(window.length + Math.max(4096, input.length * 4));
    this.out.set(window);
    this.outPosition = this.outStart = window.length;
  }

  private restore(state: Uint8Array): void {
    const words = new DataView(state.buffer, state.byteOffset, HEAD_SIZE);
    const word = (index: Word) => words.getInt32(index * 4, true);
    this.phase = word(Word.PHASE);
    this.isLast = word(Word.IS_LAST);
    this.storedLeft = word(Word.STORED_LEFT);
    this.matchLeft = word(Word.MATCH_LEFT);
    this.matchDistance = word(Word.MATCH_DISTANCE);
    this.bitBuffer = word(Word.BIT_BUFFER);
    this.bitCount = word(Word.BIT_COUNT);
    this.literalCodes = word(Word.LITERAL_CODES);
    this.distanceCodes = word(Word.DISTANCE_CODES);
    this.lengths = state.slice(HEAD_SIZE, HEAD_SIZE + MAX_CODES);
  }

  /** The state as bytes. */
  save(): Uint8Array {
    const window = this.out.subarray(Math.max(0, this.outPosition - WINDOW), this.outPosition);
    const state = new Uint8Array(HEAD_SIZE + MAX_CODES + window.length);
    const words = new DataView(state.buffer, 0, HEAD_SIZE);
    const values = [
      this.phase,
      this.isLast,
      this.storedLeft,
      this.matchLeft,
      this.matchDistance,
      this.bitBuffer,
      this.bitCount,
      this.literalCodes,
      this.distanceCodes,
    ];
    for (const [index, value] of values.entries()) words.setInt32(index * 4, value, true);
    state.set(this.lengths, HEAD_SIZE);
    state.set(window, HEAD_SIZE + MAX_CODES);
    return state;
  }

  /** What came out. */
  get output(): Uint8Array {
    return this.out.subarray(this.outStart, this.outPosition);
  }

  /** How many bytes of the input were needed. */
  get consumed(): number {
    return this.position;
  }

  /** Decompress what there is, at most `limit` bytes. Throws InflateError. */
  run(limit: number): void {
    this.outLimit = this.outStart + limit;
    while (this.phase !== Phase.DONE && !this.stopped) {
      const { position, bitBuffer, bitCount } = this;
      try {
        this.step();
      } catch (error) {
        if (error !== needInput) throw error;
        this.stopAt(position, bitBuffer, bitCount);
      }
    }
    this.giveBack();
  }

  private stopAt(position: number, bitBuffer: number, bitCount: number): void {
    this.position = position;
    this.bitBuffer = bitBuffer;
    this.bitCount = bitCount;
    this.stopped = true;
  }

  private step(): void {
    if (this.phase === Phase.HEADER) this.header();
    else if (this.phase === Phase.STORED) this.stored();
    else this.codes();
  }

  // Whole bytes in the bit buffer are input that is not consumed.
  private giveBack(): void {
    const bytes = Math.min(this.bitCount >> 3, this.position);
    this.position -= bytes;
    this.bitCount -= bytes * 8;
    this.bitBuffer &= (1 << this.bitCount) - 1;
  }

  private bits(count: number): number {
    while (this.bitCount < count) {
      if (this.position === this.input.length) throw needInput;
      this.bitBuffer |= (this.input[this.position++] as number) << this.bitCount;
      this.bitCount += 8;
    }
    const result = this.bitBuffer & ((1 << count) - 1);
    this.bitBuffer >>>= count;
    this.bitCount -= count;
    return result;
  }

  private symbol(table: Table, message: string): number {
    while (this.bitCount < 15 && this.position < this.input.length) {
      this.bitBuffer |= (this.input[this.position++] as number) << this.bitCount;
      this.bitCount += 8;
    }
    const entry = table.entries[this.bitBuffer & ((1 << table.maxBits) - 1)] as number;
    const length = entry & 15;
    if (length === 0) {
      if (this.bitCount < table.maxBits) throw needInput;
      throw new InflateError(message);
    }
    if (length > this.bitCount) throw needInput;
    this.bitBuffer >>>= length;
    this.bitCount -= length;
    return entry >> 4;
  }

  private header(): void {
    const isLast = this.bits(1);
    const type = this.bits(2);
    if (type === 3) throw new InflateError("invalid block type");
    if (type === 0) {
      this.bits(this.bitCount & 7);
      const length = this.bits(16);
      if ((length ^ 0xffff) !== this.bits(16)) throw new InflateError("invalid stored block lengths");
      this.storedLeft = length;
      this.phase = Phase.STORED;
    } else {
      if (type === 1) {
        this.lengths = fixedLengths();
        this.literalCodes = 288;
        this.distanceCodes = 32;
      } else this.readLengths();
      this.phase = Phase.CODES;
    }
    this.isLast = isLast;
  }

  private readLengths(): void {
    const literals = this.bits(5) + 257;
    const distances = this.bits(5) + 1;
    const count = this.bits(4) + 4;
    if (literals > 286 || distances > 30) throw new InflateError("too many length or distance symbols");
    const lengthCode = new Uint8Array(19);
    for (let i = 0; i < count; i++) lengthCode[LENGTH_ORDER[i] as number] = this.bits(3);
    const table = buildTable(lengthCode, "invalid code lengths set", false);
    const lengths = new Uint8Array(MAX_CODES);
    for (let i = 0; i < literals + distances; ) {
      const symbol = this.symbol(table, "invalid code lengths set");
      if (symbol < 16) {
        lengths[i++] = symbol;
        continue;
      }
      if (symbol === 16 && i === 0) throw new InflateError("invalid bit length repeat");
      const value = symbol === 16 ? (lengths[i - 1] as number) : 0;
      const repeat = symbol === 16 ? 3 + this.bits(2) : symbol === 17 ? 3 + this.bits(3) : 11 + this.bits(7);
      if (i + repeat > literals + distances) throw new InflateError("invalid bit length repeat");
      lengths.fill(value, i, i + repeat);
      i += repeat;
    }
    if (lengths[256] === 0) throw new InflateError("invalid code -- missing end-of-block");
    buildTable(lengths.subarray(0, literals), "invalid literal/lengths set", true);
    buildTable(lengths.subarray(literals, literals + distances), "invalid distances set", true);
    this.lengths = lengths;
    this.literalCodes = literals;
    this.distanceCodes = distances;
  }

  private stored(): void {
    this.giveBack();
    const size = Math.min(
      this.storedLeft,
      this.input.length - this.position,
      this.outLimit - this.outPosition,
    );
    this.stopped = size < this.storedLeft;
    this.reserve(size);
    this.out.set(this.input.subarray(this.position, this.position + size), this.outPosition);
    this.position += size;
    this.outPosition += size;
    this.storedLeft -= size;
    if (this.storedLeft === 0) this.endBlock();
  }

  private endBlock(): void {
    this.phase = this.isLast ? Phase.DONE : Phase.HEADER;
  }

  private reserve(size: number): void {
    if (this.outPosition + size <= this.out.length) return;
    const larger = new Uint8Array(Math.max(this.out.length * 2, this.outPosition + size));
    larger.set(this.out.subarray(0, this.outPosition));
    this.out = larger;
  }

  // Symbols until the block or the input ends, or the limit is reached.
  private codes(): void {
    const literals = buildTable(this.lengths.subarray(0, this.literalCodes), "", true);
    const distances = buildTable(
      this.lengths.subarray(this.literalCodes, this.literalCodes + this.distanceCodes),
      "",
      true,
    );
    this.copyMatch();
    let { position, bitBuffer, bitCount } = this;
    try {
      while (this.matchLeft === 0) {
        position = this.position;
        bitBuffer = this.bitBuffer;
        bitCount = this.bitCount;
        const symbol = this.symbol(literals, "invalid literal/length code");
        if (symbol === 256) {
          this.endBlock();
          return;
        }
        if (this.outPosition === this.outLimit) throw needInput;
        if (symbol < 256) {
          if (this.outPosition === this.out.length) this.reserve(1);
          this.out[this.outPosition++] = symbol;
        } else this.match(symbol - 257, distances);
      }
      this.stopped = true;
    } catch (error) {
      // All symbols but the last are done.
      if (error !== needInput) throw error;
      this.stopAt(position, bitBuffer, bitCount);
    }
  }

  private match(lengthIndex: number, distances: Table): void {
    if (lengthIndex > 28) throw new InflateError("invalid literal/length code");
    const length = (LENGTH_BASE[lengthIndex] as number) + this.bits(LENGTH_BITS[lengthIndex] as number);
    const index = this.symbol(distances, "invalid distance code");
    if (index > 29) throw new InflateError("invalid distance code");
    const distance = (DISTANCE_BASE[index] as number) + this.bits(DISTANCE_BITS[index] as number);
    if (distance > this.outPosition) throw new InflateError("invalid distance too far back");
    this.matchLeft = length;
    this.matchDistance = distance;
    this.copyMatch();
  }

  // What is left of a match, as far as the limit allows.
  private copyMatch(): void {
    const size = Math.min(this.matchLeft, this.outLimit - this.outPosition);
    if (size <= 0) return;
    this.reserve(size);
    const { out, matchDistance } = this;
    let at = this.outPosition;
    for (const end = at + size; at < end; at++) out[at] = out[at - matchDistance] as number;
    this.outPosition = at;
    this.matchLeft -= size;
  }
}
