/**
 * String literals: prefix, quotes and escapes, to text or bytes.
 *
 * Mirrors Parser/string_parser.c. Named characters (`\N{...}`) need a table that the lexer does not carry: whoever has one
 * puts it into `unicodeNames.lookup`.
 */

/** What is wrong with a literal, or odd about it. */
export interface LiteralProblems {
  /** A SyntaxError's message. */
  error: string | null;
  /** SyntaxWarnings, each with the index of its backslash in the body. */
  readonly warnings: { message: string; index: number }[];
}

/** Gives the character of a Unicode name, or undefined. To be replaced by whoever has the whole table. */
export const unicodeNames: { lookup: (name: string) => string | undefined } = { lookup: () => undefined };

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
