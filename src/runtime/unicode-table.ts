/**
 * Names and properties of characters beyond what the JS engine knows: Unicode 15.1, the facts behind `\N{…}`, `namereplace` and the module
 * unicodedata. Mirrors Modules/unicodename_db.h and unicodedata_db.h.
 *
 * The table is data/unicode-15.1.gz (scripts/unicode-table.py says what is in it); it is read when it is first asked for, and each section is
 * taken apart on its first use. Names of ideographs and Hangul syllables follow a rule and are not in it.
 */

/** What all characters of a range have in common. */
export interface CharKind {
  readonly category: string;
  readonly bidirectional: string;
  /** The canonical combining class. */
  readonly combining: number;
  readonly eastAsianWidth: string;
  readonly mirrored: boolean;
}

/** The numeric value of a character. */
export interface CharNumber {
  readonly value: number;
  readonly isDigit: boolean;
  readonly isDecimal: boolean;
}

let readTable: () => string = () => {
  throw new Error("no table of characters was provided");
};

/** Hand in what reads the table's text. */
export function provideUnicodeTable(read: () => string): void {
  readTable = read;
}

const enum Section {
  NAMES,
  ALIASES,
  SEQUENCES,
  KINDS,
  PROPERTIES,
  DECOMPOSITIONS,
  NUMBERS,
}

let sections: string[] | undefined;

function linesOf(section: Section): string[] {
  sections ??= readTable().split("\n\n");
  return sections[section].trimEnd().split("\n");
}

function once<V>(make: () => V): () => V {
  let value: V | undefined;
  return () => (value ??= make());
}

function fromHex(text: string): number {
  return Number.parseInt(text, 16);
}

// The items of a section, each with its code point: "+skip rest" is `skip` places after the next one, "+ rest" and "rest" the next one.
function* items(section: Section): Generator<[number, string]> {
  let code = -1;
  for (const line of linesOf(section)) {
    code += 1;
    if (!line.startsWith("+")) {
      yield [code, line];
      continue;
    }
    const space = line.indexOf(" ");
    if (space > 1) code += fromHex(line.slice(1, space));
    yield [code, line.slice(space + 1)];
  }
}

// ---- names that follow a rule ----

const IDEOGRAPH = "CJK UNIFIED IDEOGRAPH-";
const SYLLABLE = "HANGUL SYLLABLE ";
const HANGUL_FIRST = 0xac00;
const HANGUL_LAST = 0xd7a3;
const LEADS = "G GG N D DD R M B BB S SS  J JJ C K T P H".split(" ");
const VOWELS = "A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I".split(" ");
const TAILS = " G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H".split(" ");

// First and last of the ranges of ideographs.
const IDEOGRAPHS = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2b739],
  [0x2b740, 0x2b81d],
  [0x2b820, 0x2cea1],
  [0x2ceb0, 0x2ebe0],
  [0x2ebf0, 0x2ee5d],
  [0x30000, 0x3134a],
  [0x31350, 0x323af],
] as const;

function isIdeograph(ch: number): boolean {
  return IDEOGRAPHS.some(([first, last]) => ch >= first && ch <= last);
}

function syllableName(ch: number): string {
  const index = ch - HANGUL_FIRST;
  const lead = Math.floor(index / (VOWELS.length * TAILS.length));
  const vowel = Math.floor(index / TAILS.length) % VOWELS.length;
  return `${SYLLABLE}${LEADS[lead]}${VOWELS[vowel]}${TAILS[index % TAILS.length]}`;
}

const syllables = once(() => {
  const found = new Map<string, number>();
  for (let ch = HANGUL_FIRST; ch <= HANGUL_LAST; ch++) found.set(syllableName(ch), ch);
  return found;
});

function byRule(name: string): number | undefined {
  if (name.startsWith(SYLLABLE)) return syllables().get(name);
  const digits = name.startsWith(IDEOGRAPH) ? name.slice(IDEOGRAPH.length) : "";
  if (!/^[0-9A-F]{4,5}$/.test(digits)) return undefined;
  const ch = fromHex(digits);
  return isIdeograph(ch) ? ch : undefined;
}

// ---- names ----

const names = once(() => new Map(items(Section.NAMES)));

const codes = once(() => {
  const found = new Map<string, number>();
  for (const [code, name] of names()) found.set(name, code);
  for (const line of linesOf(Section.ALIASES)) {
    const space = line.indexOf(" ");
    found.set(line.slice(space + 1), fromHex(line.slice(0, space)));
  }
  return found;
});

const sequences = once(() => {
  const found = new Map<string, string>();
  for (const line of linesOf(Section.SEQUENCES)) {
    const space = line.indexOf(" ");
    const chars = line.slice(0, space).split(",").map(fromHex);
    found.set(line.slice(space + 1), String.fromCodePoint(...chars));
  }
  return found;
});

/** The name of a character, or undefined. */
export function charName(ch: number): string | undefined {
  if (ch >= HANGUL_FIRST && ch <= HANGUL_LAST) return syllableName(ch);
  if (isIdeograph(ch)) return IDEOGRAPH + ch.toString(16).toUpperCase();
  return names().get(ch);
}

/** The character that has this name or alias, or undefined. Case matters only in names that follow a rule, as in CPython. */
export function charNamed(name: string): string | undefined {
  const upper = name.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
  const ch = codes().get(upper) ?? byRule(name);
  return ch === undefined ? undefined : String.fromCodePoint(ch);
}

/** The characters that this name of a sequence stands for, or undefined. */
export function sequenceNamed(name: string): string | undefined {
  return sequences().get(name.replace(/[a-z]+/g, (letters) => letters.toUpperCase()));
}

// ---- properties ----

const kinds = once(() =>
  linesOf(Section.KINDS).map((line): CharKind => {
    const [category, bidirectional, combining, eastAsianWidth, mirrored] = line.split(" ");
    return {
      category,
      bidirectional: bidirectional === "-" ? "" : bidirectional,
      combining: Number(combining),
      eastAsianWidth,
      mirrored: mirrored === "1",
    };
  }),
);

const UNASSIGNED: CharKind = {
  category: "Cn",
  bidirectional: "",
  combining: 0,
  eastAsianWidth: "N",
  mirrored: false,
};

// Ranges in the order of code points: where each begins, where it ends, what it has.
const ranges = once(() => {
  const lines = linesOf(Section.PROPERTIES);
  const firsts = new Int32Array(lines.length);
  const ends = new Int32Array(lines.length);
  const found: CharKind[] = [];
  let end = 0;
  lines.forEach((line, i) => {
    const [skip, count, kind] = line.split(" ").map(fromHex);
    firsts[i] = end + skip;
    ends[i] = end = firsts[i] + count;
    found.push(kinds()[kind]);
  });
  return { firsts, ends, found };
});

/** Category, width and so on of a code point. */
export function charKind(ch: number): CharKind {
  const { firsts, ends, found } = ranges();
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle] <= ch) low = middle + 1;
    else high = middle;
  }
  return low < ends.length && firsts[low] <= ch ? found[low] : UNASSIGNED;
}

const decompositions = once(() => new Map(items(Section.DECOMPOSITIONS)));

/** The decomposition of a code point as the database writes it, "<compat> 0020 0308", or "". */
export function decomposition(ch: number): string {
  return decompositions().get(ch) ?? "";
}

// A whole number, or what `float.hex` writes.
function numberOf(text: string): number {
  const parts = /^(-?)0x1\.([0-9a-f]+)p([-+]\d+)$/.exec(text);
  if (parts === null) return Number(text);
  const [, sign, digits, exponent] = parts;
  const value = (1 + fromHex(digits) / 16 ** digits.length) * 2 ** Number(exponent);
  return sign === "-" ? -value : value;
}

const numbers = once(() => {
  const found = new Map<number, CharNumber>();
  for (const [code, rest] of items(Section.NUMBERS)) {
    const [value, which] = rest.split(" ");
    found.set(code, { value: numberOf(value), isDigit: which !== "1", isDecimal: which === "3" });
  }
  return found;
});

/** The numeric value of a code point, or undefined. */
export function charNumber(ch: number): CharNumber | undefined {
  return numbers().get(ch);
}
