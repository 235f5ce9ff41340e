/**
 * String literals: prefix, quotes and escapes, to text or bytes.
 *
 * Mirrors Parser/string_parser.c. Named characters (`\N{...}`) need a table that the lexer does not carry: whoever has one
 * puts it into `unicodeNames.lookup`; a small table of common names serves until then.
 */

/** What is wrong with a literal, or odd about it. */
export interface LiteralProblems {
  /** A SyntaxError's message. */
  error: string | null;
  /** SyntaxWarnings, each with the index of its backslash in the body. */
  readonly warnings: { message: string; index: number }[];
}

/** Gives the character of a Unicode name, or undefined. To be replaced by whoever has the whole table. */
export const unicodeNames: { lookup: (name: string) => string | undefined } = { lookup: commonName };

/** The parts of a plain literal (not an f-string). */
export interface LiteralParts {
  readonly isBytes: boolean;
  readonly isRaw: boolean;
  readonly isUnicode: boolean;
  /** What stands between the quotes, as offsets into the source. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
}

/** Takes the literal at `source[start..end)` apart. */
export function literalParts(source: string, start: number, end: number): LiteralParts {
  let isBytes = false;
  let isRaw = false;
  let isUnicode = false;
  let pos = start;
  for (; ; pos++) {
    const c = source.charCodeAt(pos) | 32;
    if (c === 98) isBytes = true;
    else if (c === 114) isRaw = true;
    else if (c === 117) isUnicode = true;
    else break;
  }
  const quote = source.charCodeAt(pos);
  const isTriple =
    end - pos >= 6 && source.charCodeAt(pos + 1) === quote && source.charCodeAt(pos + 2) === quote;
  const size = isTriple ? 3 : 1;
  return { isBytes, isRaw, isUnicode, bodyStart: pos + size, bodyEnd: end - size };
}

const SIMPLE_ESCAPES: Record<string, string> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

const OCTAL = /[0-7]{1,3}/y;

/** Hex digits that each of these escapes wants. */
const HEX_LENGTH: Record<string, number> = { x: 2, u: 4, U: 8 };

function isOctalDigit(char: string): boolean {
  return char >= "0" && char <= "7";
}

/** The text of a str literal's body with its escapes replaced. */
export function decodeEscapes(body: string, problems: LiteralProblems): string {
  let at = body.indexOf("\\");
  if (at < 0) return body;
  const parts: string[] = [];
  let last = 0;
  while (at >= 0) {
    parts.push(body.slice(last, at));
    const char = body[at + 1] ?? "";
    last = at + 2;
    const simple = SIMPLE_ESCAPES[char];
    if (simple !== undefined) parts.push(simple);
    else if (isOctalDigit(char)) {
      const code = octalEscape(body, at, problems);
      last = at + 1 + code.length;
      parts.push(String.fromCharCode(Number.parseInt(code, 8)));
    } else if (HEX_LENGTH[char] !== undefined) {
      const digits = hexDigits(body, at + 2, HEX_LENGTH[char]);
      const value = Number.parseInt(digits, 16);
      if (digits.length < HEX_LENGTH[char] || value > 0x10ffff) {
        problems.error ??= badUnicodeEscape(body, at, at + 2 + digits.length, char, digits.length);
        return "";
      }
      last = at + 2 + digits.length;
      parts.push(String.fromCodePoint(value));
    } else if (char === "N") {
      last = namedEscape(body, at, parts, problems);
      if (last < 0) return "";
    } else {
      const shown = String.fromCodePoint(body.codePointAt(at + 1) ?? 0x5c);
      problems.warnings.push({ message: `invalid escape sequence '\\${shown}'`, index: at });
      parts.push("\\");
      last = at + 1;
      at = body.indexOf("\\", at + 1);
      continue;
    }
    at = body.indexOf("\\", last);
  }
  parts.push(body.slice(last));
  return parts.join("");
}

function hexDigits(body: string, start: number, count: number): string {
  let end = start;
  while (end < start + count && /[0-9a-fA-F]/.test(body[end] ?? "")) end++;
  return body.slice(start, end);
}

function octalEscape(body: string, at: number, problems: LiteralProblems): string {
  OCTAL.lastIndex = at + 1;
  const digits = OCTAL.exec(body)![0];
  if (Number.parseInt(digits, 8) > 0o377) {
    problems.warnings.push({ message: `invalid octal escape sequence '\\${digits}'`, index: at });
  }
  return digits;
}

/** CPython counts positions in the bytes that it hands to the codec; so do we, for the text before is what matters. */
function badUnicodeEscape(body: string, at: number, end: number, char: string, digitCount: number): string {
  const shape = { x: "\\xXX", u: "\\uXXXX", U: "\\UXXXXXXXX" }[char];
  const reason = char === "U" && digitCount === 8 ? "illegal Unicode character" : `truncated ${shape} escape`;
  return unicodeError(body, at, end, reason);
}

function unicodeError(body: string, at: number, end: number, reason: string): string {
  // The codec gets what is not ASCII as \UXXXXXXXX.
  const position = (index: number): number => {
    let count = 0;
    for (const c of body.slice(0, index)) count += c.codePointAt(0)! < 128 ? 1 : 10;
    return count;
  };
  const first = position(at);
  const last = position(end) - 1;
  const where =
    last > first
      ? `can't decode bytes in position ${first}-${last}`
      : `can't decode byte 0x5c in position ${first}`;
  return `(unicode error) 'unicodeescape' codec ${where}: ${reason}`;
}

/** `\N{...}` at `at`: pushes the character and gives the index after the brace, or -1. */
function namedEscape(body: string, at: number, parts: string[], problems: LiteralProblems): number {
  const close = body.charAt(at + 2) === "{" ? body.indexOf("}", at) : -1;
  if (close < 0 || close === at + 3) {
    const end = close < 0 ? (body.charAt(at + 2) === "{" ? body.length : at + 2) : close;
    problems.error ??= unicodeError(body, at, end, "malformed \\N character escape");
    return -1;
  }
  const char = unicodeNames.lookup(body.slice(at + 3, close));
  if (char === undefined) {
    problems.error ??= unicodeError(body, at, close + 1, "unknown Unicode character name");
    return -1;
  }
  parts.push(char);
  return close + 1;
}

/** The bytes of a bytes literal's body; without escapes when `isRaw`. */
export function decodeBytes(body: string, isRaw: boolean, problems: LiteralProblems): Uint8Array {
  const bytes = new Uint8Array(body.length);
  let count = 0;
  for (let i = 0; i < body.length; i++) {
    const c = body.charCodeAt(i);
    if (c >= 128) {
      problems.error ??= "bytes can only contain ASCII literal characters";
      return bytes.subarray(0, 0);
    }
    if (c !== 92 || isRaw) {
      bytes[count++] = c;
      continue;
    }
    const char = body[i + 1] ?? "";
    const simple = SIMPLE_ESCAPES[char];
    if (simple !== undefined) {
      i++;
      if (simple !== "") bytes[count++] = simple.charCodeAt(0);
    } else if (isOctalDigit(char)) {
      const digits = octalEscape(body, i, problems);
      i += digits.length;
      bytes[count++] = Number.parseInt(digits, 8) & 0xff;
    } else if (char === "x") {
      const digits = hexDigits(body, i + 2, 2);
      if (digits.length < 2) {
        problems.error ??= `(value error) invalid \\x escape at position ${i}`;
        return bytes.subarray(0, 0);
      }
      i += 3;
      bytes[count++] = Number.parseInt(digits, 16);
    } else {
      problems.warnings.push({ message: `invalid escape sequence '\\${char}'`, index: i });
      bytes[count++] = c;
    }
  }
  return bytes.slice(0, count);
}

/** Names of characters that programs use most; the whole table is `unicodedata`'s affair. */
const COMMON_NAMES: Record<string, number> = {
  NULL: 0,
  SPACE: 0x20,
  "EXCLAMATION MARK": 0x21,
  "QUOTATION MARK": 0x22,
  "NUMBER SIGN": 0x23,
  "DOLLAR SIGN": 0x24,
  "PERCENT SIGN": 0x25,
  AMPERSAND: 0x26,
  APOSTROPHE: 0x27,
  "LEFT PARENTHESIS": 0x28,
  "RIGHT PARENTHESIS": 0x29,
  ASTERISK: 0x2a,
  "PLUS SIGN": 0x2b,
  COMMA: 0x2c,
  "HYPHEN-MINUS": 0x2d,
  "FULL STOP": 0x2e,
  SOLIDUS: 0x2f,
  COLON: 0x3a,
  SEMICOLON: 0x3b,
  "LESS-THAN SIGN": 0x3c,
  "EQUALS SIGN": 0x3d,
  "GREATER-THAN SIGN": 0x3e,
  "QUESTION MARK": 0x3f,
  "COMMERCIAL AT": 0x40,
  "LEFT SQUARE BRACKET": 0x5b,
  "REVERSE SOLIDUS": 0x5c,
  "RIGHT SQUARE BRACKET": 0x5d,
  "CIRCUMFLEX ACCENT": 0x5e,
  "LOW LINE": 0x5f,
  "GRAVE ACCENT": 0x60,
  "LEFT CURLY BRACKET": 0x7b,
  "VERTICAL LINE": 0x7c,
  "RIGHT CURLY BRACKET": 0x7d,
  TILDE: 0x7e,
  DELETE: 0x7f,
  "NO-BREAK SPACE": 0xa0,
  "CENT SIGN": 0xa2,
  "POUND SIGN": 0xa3,
  "YEN SIGN": 0xa5,
  "SECTION SIGN": 0xa7,
  "COPYRIGHT SIGN": 0xa9,
  "REGISTERED SIGN": 0xae,
  "DEGREE SIGN": 0xb0,
  "PLUS-MINUS SIGN": 0xb1,
  "MICRO SIGN": 0xb5,
  "MIDDLE DOT": 0xb7,
  "LATIN SMALL LETTER SHARP S": 0xdf,
  "LATIN SMALL LETTER E WITH ACUTE": 0xe9,
  "LATIN CAPITAL LETTER E WITH ACUTE": 0xc9,
  "LATIN SMALL LETTER N WITH TILDE": 0xf1,
  "LATIN SMALL LETTER DOTLESS I": 0x131,
  "LATIN CAPITAL LETTER I WITH DOT ABOVE": 0x130,
  "COMBINING GRAVE ACCENT": 0x300,
  "COMBINING ACUTE ACCENT": 0x301,
  "COMBINING CIRCUMFLEX ACCENT": 0x302,
  "COMBINING TILDE": 0x303,
  "COMBINING DIAERESIS": 0x308,
  "COMBINING CEDILLA": 0x327,
  "EN DASH": 0x2013,
  "EM DASH": 0x2014,
  "LEFT SINGLE QUOTATION MARK": 0x2018,
  "RIGHT SINGLE QUOTATION MARK": 0x2019,
  "LEFT DOUBLE QUOTATION MARK": 0x201c,
  "RIGHT DOUBLE QUOTATION MARK": 0x201d,
  BULLET: 0x2022,
  "HORIZONTAL ELLIPSIS": 0x2026,
  "EURO SIGN": 0x20ac,
  "ANGSTROM SIGN": 0x212b,
  "LEFTWARDS ARROW": 0x2190,
  "UPWARDS ARROW": 0x2191,
  "RIGHTWARDS ARROW": 0x2192,
  "DOWNWARDS ARROW": 0x2193,
  INFINITY: 0x221e,
  "EMPTY SET": 0x2205,
  "LONG RIGHTWARDS SQUIGGLE ARROW": 0x27ff,
  "EN SPACE": 0x2002,
  "EM SPACE": 0x2003,
  "NARROW NO-BREAK SPACE": 0x202f,
  "SOFT HYPHEN": 0xad,
  CEDILLA: 0xb8,
  DIAERESIS: 0xa8,
  "CYRILLIC SMALL LETTER ZHE": 0x436,
  "NOT EQUAL TO": 0x2260,
  "CHECK MARK": 0x2713,
  SNOWMAN: 0x2603,
  "BLACK HEART SUIT": 0x2665,
  "ZERO WIDTH SPACE": 0x200b,
  "ZERO WIDTH NO-BREAK SPACE": 0xfeff,
  "REPLACEMENT CHARACTER": 0xfffd,
  "GRINNING FACE": 0x1f600,
  SNAKE: 0x1f40d,
  "PILE OF POO": 0x1f4a9,
  ROCKET: 0x1f680,
};

/** Marks that make an accented letter with the letter before them. */
const MARKS: Record<string, number> = {
  GRAVE: 0x300,
  ACUTE: 0x301,
  CIRCUMFLEX: 0x302,
  TILDE: 0x303,
  MACRON: 0x304,
  BREVE: 0x306,
  "DOT ABOVE": 0x307,
  DIAERESIS: 0x308,
  "RING ABOVE": 0x30a,
  "DOUBLE ACUTE": 0x30b,
  CARON: 0x30c,
  HORN: 0x31b,
  "DOT BELOW": 0x323,
  CEDILLA: 0x327,
  OGONEK: 0x328,
};

const GREEK =
  "ALPHA BETA GAMMA DELTA EPSILON ZETA ETA THETA IOTA KAPPA LAMDA MU NU XI OMICRON PI RHO - SIGMA TAU UPSILON PHI CHI PSI OMEGA".split(
    " ",
  );

const DIGITS = "ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE".split(" ");

function commonName(name: string): string | undefined {
  const upper = name.toUpperCase();
  const letter = /^(LATIN|GREEK) (SMALL|CAPITAL) LETTER ([A-Z]+)(?: WITH ([A-Z ]+))?$/.exec(upper);
  if (letter !== null) {
    const [, script, size, which, mark] = letter;
    const isSmall = size === "SMALL";
    if (script === "LATIN" && which!.length === 1) {
      return withMark(isSmall ? which!.toLowerCase() : which!, mark);
    }
    const index = script === "GREEK" ? GREEK.indexOf(which!) : -1;
    if (index >= 0 && mark === undefined) return String.fromCharCode((isSmall ? 0x3b1 : 0x391) + index);
  }
  const digit = /^DIGIT ([A-Z]+)$/.exec(upper);
  if (digit !== null && DIGITS.includes(digit[1]!)) return String(DIGITS.indexOf(digit[1]!));
  const code = COMMON_NAMES[upper];
  return code === undefined ? undefined : String.fromCodePoint(code);
}

/** A letter with an accent, where Unicode has the two as one character. */
function withMark(letter: string, mark: string | undefined): string | undefined {
  if (mark === undefined) return letter;
  const code = MARKS[mark];
  const composed = code === undefined ? "" : (letter + String.fromCharCode(code)).normalize("NFC");
  return composed.length === 1 ? composed : undefined;
}
