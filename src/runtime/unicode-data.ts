/**
 * Properties and case mappings of characters: Unicode 15.1, as CPython 3.13's Objects/unicodectype.c.
 *
 * The facts come from the JS engine (`\p{…}`, toUpperCase, toLowerCase), whose Unicode may be newer: what was assigned
 * later counts as unassigned here. Added is what JS does not know: digits that are no decimals, numeric ideographs, title
 * case and case folding. test/unit/runtime/unicode/unicode-data.test.ts holds all of it against CPython's.
 */

/** What is true of a character. */
export const enum Char {
  ALPHA = 1,
  DECIMAL = 2,
  DIGIT = 4,
  NUMERIC = 8,
  SPACE = 0x10,
  PRINTABLE = 0x20,
  LOWER = 0x40,
  UPPER = 0x80,
  TITLE = 0x100,
  /** May begin an identifier (and is not necessarily "_"). */
  XID_START = 0x200,
  XID_CONTINUE = 0x400,
  CASED = 0x800,
  CASE_IGNORABLE = 0x1000,
}

/** A set of code points, written as ranges in hexadecimal, "first-last" or one alone; parsed when it is first asked. */
class Ranges {
  private parsed: readonly (readonly [first: number, last: number])[] | undefined;

  constructor(private readonly text: string) {}

  private parse(): readonly (readonly [number, number])[] {
    return this.text.split(" ").map((range) => {
      const [first, last] = range.split("-");
      return [Number.parseInt(first, 16), Number.parseInt(last ?? first, 16)];
    });
  }

  has(ch: number): boolean {
    const ranges = (this.parsed ??= this.parse());
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ranges[middle][1] < ch) low = middle + 1;
      else high = middle;
    }
    return low < ranges.length && ranges[low][0] <= ch;
  }
}

/** Assigned in Unicode 16 and 17: not characters yet for us. */
const ASSIGNED_LATER = new Ranges(
  "88f 897 c5c cdc 1acf-1add 1ae0-1aeb 1b4e-1b4f 1b7f 1c89-1c8a 20c1 2427-2429 2b96 31e4-31e5 a7cb-a7cf a7d2 a7d4 " +
    "a7da-a7dc a7f1 fbc3-fbd2 fd90-fd91 fdc8-fdce 105c0-105f3 10940-10959 10d40-10d65 10d69-10d85 10d8e-10d8f " +
    "10ec2-10ec7 10ed0-10ed8 10efa-10efc 11380-11389 1138b 1138e 11390-113b5 113b7-113c0 113c2 113c5 113c7-113ca " +
    "113cc-113d5 113d7-113d8 113e1-113e2 116d0-116e3 11b60-11b67 11bc0-11be1 11bf0-11bf9 11db0-11ddb 11de0-11de9 " +
    "11f5a 13460-143fa 16100-16139 16d40-16d79 16ea0-16eb8 16ebb-16ed3 16ff2-16ff6 187f8-187ff 18cff 18d09-18d1e " +
    "18d80-18df2 1cc00-1ccfc 1cd00-1ceb3 1ceba-1ced0 1cee0-1cef0 1e5d0-1e5fa 1e5ff 1e6c0-1e6de 1e6e0-1e6f5 " +
    "1e6fe-1e6ff 1f6d8 1f777-1f77a 1f8b2-1f8bb 1f8c0-1f8c1 1f8d0-1f8d8 1fa54-1fa57 1fa89-1fa8a 1fa8e-1fa8f 1fabe " +
    "1fac6 1fac8 1facd 1fadc 1fadf 1fae9-1faea 1faef 1fbcb-1fbef 1fbfa 2b73a-2b73f 2cea2-2cead 323b0-33479",
);

const FIRST_ASSIGNED_LATER = 0x88f;

/** Was this code point assigned after Unicode 15.1? */
export function isAssignedLater(ch: number): boolean {
  return ch >= FIRST_ASSIGNED_LATER && ASSIGNED_LATER.has(ch);
}

/** Numeric_Type=Digit: digits that are no decimals. */
const OTHER_DIGITS = new Ranges(
  "b2-b3 b9 1369-1371 19da 2070 2074-2079 2080-2089 2460-2468 2474-247c 2488-2490 24ea 24f5-24fd 24ff 2776-277e " +
    "2780-2788 278a-2792 10a40-10a43 10e60-10e68 11052-1105a 1f100-1f10a",
);

/** Ideographs with a numeric value. */
const NUMERIC_IDEOGRAPHS = new Ranges(
  "3405 3483 382a 3b4d 4e00 4e03 4e07 4e09 4e24 4e5d 4e8c 4e94 4e96 4eac 4ebf-4ec0 4edf 4ee8 4f0d 4f70 4fe9 5006 " +
    "5104 5146 5169 516b 516d 5341 5343-5345 534c 53c1-53c4 56db 58f1 58f9 5e7a 5efe-5eff 5f0c-5f0e 5f10 62d0 62fe " +
    "634c 67d2 6d1e 6f06 7396 767e 7695 79ed 8086 842c 8cae 8cb3 8d30 920e 94a9 9621 9646 964c 9678 96f6 f96b f973 " +
    "f978 f9b2 f9d1 f9d3 f9fd 20001 20064 200e2 20121 2092a 20983 2098c 2099c 20aea 20afd 20b19 22390 22998 23b1b " +
    "2626d 2f890",
);

/** Bidirectional type WS, B or S, or category Zs. */
const SPACES = new Ranges("9-d 1c-20 85 a0 1680 2000-200a 2028-2029 202f 205f 3000");

// Made when first asked for: compiling them takes longer than anything else while modules load.
const makePatterns = (): readonly (readonly [number, RegExp])[] => [
  [Char.ALPHA, /\p{L}/u],
  [Char.DECIMAL | Char.DIGIT | Char.NUMERIC, /\p{Nd}/u],
  [Char.NUMERIC, /\p{N}/u],
  [Char.PRINTABLE, /[^\p{C}\p{Z}]| /u],
  [Char.LOWER, /[\p{Lowercase}\u0295]/u],
  [Char.UPPER, /\p{Uppercase}/u],
  [Char.TITLE, /\p{Lt}/u],
  [Char.XID_START, /\p{XID_Start}/u],
  [Char.XID_CONTINUE, /\p{XID_Continue}/u],
  [Char.CASED, /[\p{Cased}\u0295]/u],
  [Char.CASE_IGNORABLE, /\p{Case_Ignorable}/u],
];

let patterns: ReturnType<typeof makePatterns> | undefined;

function computeFlags(ch: number): number {
  if (ASSIGNED_LATER.has(ch)) return 0;
  const text = String.fromCodePoint(ch);
  let flags = 0;
  patterns ??= makePatterns();
  for (const [flag, pattern] of patterns) if (pattern.test(text)) flags |= flag;
  if (OTHER_DIGITS.has(ch)) flags |= Char.DIGIT;
  if (NUMERIC_IDEOGRAPHS.has(ch)) flags |= Char.NUMERIC;
  if (SPACES.has(ch)) flags |= Char.SPACE;
  return flags;
}

let latin1: Uint16Array | undefined;
const others = new Map<number, number>();

/** The Char bits of a code point. */
export function charFlags(ch: number): number {
  if (ch < 0x100) return (latin1 ??= Uint16Array.from({ length: 256 }, (_, i) => computeFlags(i)))[ch];
  let flags = others.get(ch);
  if (flags === undefined) others.set(ch, (flags = computeFlags(ch)));
  return flags;
}

/** Is `ch` white space, in the sense of str.isspace and str.split? */
export function isSpace(ch: number): boolean {
  if (ch < 0x80) return ch === 32 || (ch >= 9 && ch <= 13) || (ch >= 28 && ch <= 31);
  return (charFlags(ch) & Char.SPACE) !== 0;
}

/** Is `ch` shown as itself by repr? */
export function isPrintable(ch: number): boolean {
  if (ch < 0x7f) return ch >= 32;
  return (charFlags(ch) & Char.PRINTABLE) !== 0;
}

/** Does str.splitlines break lines at `ch`? */
export function isLineBreak(ch: number): boolean {
  if (ch < 0x80) return (ch >= 10 && ch <= 13) || (ch >= 28 && ch <= 30);
  return ch === 0x85 || ch === 0x2028 || ch === 0x2029;
}

/** The value of a decimal digit, or -1 (Py_UNICODE_TODECIMAL). */
export function toDecimal(ch: number): number {
  if (ch < 0x80) return ch >= 48 && ch <= 57 ? ch - 48 : -1;
  if ((charFlags(ch) & Char.DECIMAL) === 0) return -1;
  if (ch >= 0x1d7ce && ch <= 0x1d7ff) return (ch - 0x1d7ce) % 10; // mathematical digits: five rows without a gap
  let zero = ch;
  while ((charFlags(zero - 1) & Char.DECIMAL) !== 0) zero--;
  return (ch - zero) % 10;
}

// ---- case ----

function textOf(ch: number): string {
  return String.fromCodePoint(ch);
}

// A mapping to or from a character that was assigned later does not exist yet.
function mapped(ch: number, result: string): string {
  if (ch < 0x80) return result;
  for (const part of result) if (ASSIGNED_LATER.has(part.codePointAt(0)!)) return textOf(ch);
  return ASSIGNED_LATER.has(ch) ? textOf(ch) : result;
}

/** The upper case of a code point: one to three characters. */
export function toUpper(ch: number): string {
  return mapped(ch, textOf(ch).toUpperCase());
}

/** The lower case of a code point, without regard to its neighbours (so the sigma is never final). */
export function toLower(ch: number): string {
  return mapped(ch, textOf(ch).toLowerCase());
}

/** The title case of a code point. */
export function toTitle(ch: number): string {
  if (ch >= 0x1c4 && ch <= 0x1cc) return textOf(ch - ((ch - 0x1c4) % 3) + 1); // DŽ, LJ, NJ
  if (ch >= 0x1f1 && ch <= 0x1f3) return "\u01f2"; // DZ
  if (ch >= 0x10d0 && ch <= 0x10ff) return textOf(ch); // Georgian has capitals, but not in titles
  if (ch >= 0x1f80 && ch <= 0x1faf) return textOf(ch | 8); // Greek with prosgegrammeni
  if (ch === 0x1fbc || ch === 0x1fcc || ch === 0x1ffc) return textOf(ch);
  if (ch === 0x1fb3 || ch === 0x1fc3 || ch === 0x1ff3) return textOf(ch + 9);
  const upper = toUpper(ch);
  const first = upper.codePointAt(0)!;
  const size = first > 0xffff ? 2 : 1;
  if (upper.length === size || ch === 0x149) return upper;
  return upper.slice(0, size) + upper.slice(size).replaceAll("\u0399", "\u0345").toLowerCase();
}

/** The case folding of a code point: what caseless comparison compares. */
export function toCasefold(ch: number): string {
  if (ch < 0x80) return textOf(ch).toLowerCase();
  if (ch === 0x131) return "\u0131";
  if (ch === 0x1e9e) return "ss";
  if (ch >= 0x13a0 && ch <= 0x13f5) return textOf(ch); // Cherokee folds to its capitals
  if (ch >= 0x13f8 && ch <= 0x13fd) return textOf(ch - 8);
  if (ch >= 0xab70 && ch <= 0xabbf) return textOf(ch - 0xab70 + 0x13a0);
  return mapped(ch, textOf(ch).toUpperCase().toLowerCase());
}
