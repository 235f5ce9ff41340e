/**
 * The scanner: source text to tokens.
 *
 * It is written by hand, since Python's layout rules leave little for a table of patterns to do, and since it is several
 * times faster than Chevrotain's own lexer; its tokens are Chevrotain's (tokens.ts). All tokens of a file are made before
 * the parser starts. An error does not throw: it ends the list with an Error token, because CPython's parser, which reads tokens
 * one by one, may well find another error first.
 *
 * Two positions run along: `pos` in UTF-16 units, and `lineBase`, chosen so that `pos - lineBase` is the column in
 * UTF-8 bytes. A character outside ASCII moves `lineBase` down by the bytes that it has more than units. Blanks and brackets are
 * skipped as CPython skips them; the source ends with "\n" (see `tokenize`), so no loop over a line needs a bound.
 *
 * Mirrors Parser/lexer/lexer.c.
 */

import { C, CLASS, DOUBLED, DOUBLED_WITH_EQUAL, NAME_CHAR, SINGLE, WITH_EQUAL } from "./characters.js";
import { countCodePoints, type ErrorRange, type SyntaxErrorType, type SyntaxWarningInfo } from "./errors.js";
import { internName, invalidIdentifierIndex, isPrintable, kindAt, nameAt } from "./identifiers.js";
import { scanNumber } from "./numbers.js";
import { T, Token } from "./tokens.js";

/** CPython's limits (MAXINDENT and MAXLEVEL of its tokenizer, MAXFSTRINGLEVEL). */
const MAX_INDENT = 100;
const MAX_LEVEL = 200;
const MAX_FSTRING_LEVEL = 150;
const TAB_SIZE = 8;

/** What the scanner found wrong; the parser adds file name and text. */
export interface ScanError extends ErrorRange {
  readonly type: SyntaxErrorType;
  readonly msg: string;
  /** True where more input could make it right (the prompt asks on). */
  readonly incomplete: boolean;
  /** It is in an f-string. */
  readonly isInFString: boolean;
  /** CPython's tokenizer raises it itself, rather than leave it to the parser. */
  readonly isRaised: boolean;
}

export interface ScanResult {
  /** The text that offsets refer to: newlines are "\n", the last line has one. */
  readonly source: string;
  /** Ends with EndMarker (after an Error, if there is one), several times over so that looking ahead needs no bound. */
  readonly tokens: Token[];
  readonly error: ScanError | null;
  readonly warnings: SyntaxWarningInfo[];
  /** The brackets that are open at the end or at the error, innermost last. */
  readonly openBrackets: readonly OpenBracket[];
}

export interface OpenBracket {
  readonly char: string;
  readonly lineno: number;
  readonly offset: number;
  /** Offset of the line that it stands on. */
  readonly lineStart: number;
}

/** An f-string that is being read. */
interface FString {
  readonly quote: number;
  readonly quoteSize: 1 | 3;
  readonly raw: boolean;
  readonly start: number;
  readonly line: number;
  readonly lineStart: number;
  /** Depth of brackets outside of it. */
  readonly outerLevel: number;
  /** Depth just inside the `{` of each replacement field that is open, innermost last. */
  readonly fieldLevels: number[];
  /** Reading text, not a replacement field. */
  inText: boolean;
  /** The text is that of a format spec. */
  inSpec: boolean;
}

class Scanner {
  readonly source: string;
  readonly tokens: Token[] = [];
  readonly warnings: SyntaxWarningInfo[] = [];
  readonly openBrackets: OpenBracket[] = [];
  error: ScanError | null = null;

  private pos = 0;
  private line = 1;
  /** Offset of the line's first character. */
  private lineStart = 0;
  /** `pos - lineBase` is the column in UTF-8 bytes. */
  private lineBase = 0;
  private readonly indents: number[] = [0];
  /** The indents again, with tabs counted as one column: the two must agree. */
  private readonly altIndents: number[] = [0];
  private readonly fstrings: FString[] = [];
  /** The innermost of fstrings. */
  private fstring: FString | null = null;

  constructor(source: string) {
    this.source = source;
  }

  private push(kind: T, start: number, end: number): void {
    const base = this.lineBase;
    this.tokens.push(new Token(kind, "", start, end, this.line, start - base, this.line, end - base));
  }

  /** Reads all tokens. */
  run(): void {
    if (this.indentation()) this.scanTokens();
    if (this.error !== null) this.push(T.Error, this.pos, this.pos);
    for (let i = 0; i < 3; i++) this.push(T.EndMarker, this.pos, this.pos);
  }

  /** The loop over tokens; returns at the end of the source or at an error. */
  private scanTokens(): void {
    const source = this.source;
    for (;;) {
      if (this.fstring?.inText) {
        if (!this.fstringText()) return;
        continue;
      }
      const pos = this.pos;
      const c = source.charCodeAt(pos);
      let more = true;
      switch (c < 128 ? CLASS[c] : C.Name) {
        case C.Space:
          this.pos = pos + 1;
          break;
        case C.Newline:
          more = this.newline();
          break;
        case C.Comment:
          this.comment();
          break;
        case C.Backslash:
          more = this.continuation() && !this.endsAfterBackslash();
          break;
        case C.Name:
          more = this.name(pos);
          break;
        case C.Prefix:
          more = this.prefixedString(pos) ?? this.name(pos);
          break;
        case C.Digit:
          more = this.number();
          break;
        case C.Dot:
          more = this.dot();
          break;
        case C.Quote:
          more = this.string(pos, pos);
          break;
        case C.Open:
          more = this.openBracket(c);
          break;
        case C.Close:
          more = this.closeBracket(c);
          break;
        case C.Single:
          this.pos = pos + 1;
          this.push(SINGLE[c]!, pos, pos + 1);
          break;
        case C.Operator:
          this.operator(c);
          break;
        default:
          more = this.invalidCharacter(pos, pos);
      }
      if (!more) return;
    }
  }

  // Layout

  /** At the "\n" that ends a line, or at the end of the source. */
  private newline(): boolean {
    const pos = this.pos;
    if (pos >= this.source.length) return this.endOfSource();
    if (this.openBrackets.length > 0) {
      this.pos = pos + 1;
      this.startLine();
      return true;
    }
    this.push(T.Newline, pos, pos + 1);
    this.pos = pos + 1;
    this.startLine();
    return this.indentation();
  }

  private startLine(): void {
    this.line++;
    this.lineStart = this.pos;
    this.lineBase = this.pos;
  }

  /** Skips blank lines and comments, then compares the indentation; false at an error or at the end. */
  private indentation(): boolean {
    const source = this.source;
    for (;;) {
      let column = 0;
      let altColumn = 0;
      let continued = 0;
      for (;;) {
        const c = source.charCodeAt(this.pos);
        if (c === 32) {
          column++;
          altColumn++;
        } else if (c === 9) {
          column = (Math.floor(column / TAB_SIZE) + 1) * TAB_SIZE;
          altColumn++;
        } else if (c === 12) {
          column = 0;
          altColumn = 0;
        } else if (c === 92) {
          // The line that counts is the first one.
          if (continued === 0) continued = column;
          if (!this.continuation() || this.endsAfterBackslash()) return false;
          continue;
        } else break;
        this.pos++;
      }
      if (continued > 0) {
        column = continued;
        altColumn = continued;
      }
      const c = source.charCodeAt(this.pos);
      if (c === 35) this.comment();
      else if (c !== 10) return Number.isNaN(c) ? this.endOfSource() : this.indent(column, altColumn);
      if (this.pos >= source.length) return this.endOfSource();
      this.pos++;
      this.startLine();
    }
  }

  private indent(column: number, altColumn: number): boolean {
    const { indents, altIndents } = this;
    const top = indents.length - 1;
    if (column === indents[top]) return altColumn === altIndents[top] || this.tabError();
    if (column > indents[top]!) {
      if (indents.length >= MAX_INDENT) {
        return this.layoutError("IndentationError", "too many levels of indentation");
      }
      if (altColumn <= altIndents[top]!) return this.tabError();
      indents.push(column);
      altIndents.push(altColumn);
      this.push(T.Indent, this.lineStart, this.pos);
      return true;
    }
    while (column < indents[indents.length - 1]!) {
      indents.pop();
      altIndents.pop();
      this.push(T.Dedent, this.pos, this.pos);
    }
    if (column !== indents[indents.length - 1]) {
      return this.layoutError("IndentationError", "unindent does not match any outer indentation level");
    }
    return altColumn === altIndents[altIndents.length - 1] || this.tabError();
  }

  private tabError(): boolean {
    const range = { lineno: this.line, offset: 1, end_lineno: this.line, end_offset: 0 };
    return this.failRange("TabError", "inconsistent use of tabs and spaces in indentation", range);
  }

  /** Points past the end of the line, as CPython does. */
  private layoutError(type: SyntaxErrorType, msg: string): boolean {
    const end = this.source.indexOf("\n", this.lineStart);
    const offset = countCodePoints(this.source.slice(this.lineStart, end)) + 1;
    return this.failRange(type, msg, { lineno: this.line, offset, end_lineno: this.line, end_offset: -1 });
  }

  private endOfSource(): boolean {
    const bracket = this.openBrackets[this.openBrackets.length - 1];
    if (bracket !== undefined) {
      const { lineno } = bracket;
      const column = countCodePoints(this.source.slice(bracket.lineStart, bracket.offset));
      const range = { lineno, offset: column + 1, end_lineno: lineno, end_offset: 0 };
      return this.failRange("SyntaxError", `'${bracket.char}' was never closed`, range, true);
    }
    for (let i = this.indents.length; i > 1; i--) this.push(T.Dedent, this.pos, this.pos);
    return false;
  }

  /** Moves to the end of the line. */
  private comment(): void {
    const source = this.source;
    let pos = this.pos;
    for (;;) {
      const c = source.charCodeAt(++pos);
      if (c === 10 || Number.isNaN(c)) break;
      if (c >= 128) this.lineBase -= extraBytes(c);
    }
    this.pos = pos;
  }

  /** A backslash: it must end its line. */
  private continuation(): boolean {
    const source = this.source;
    const next = source.charCodeAt(this.pos + 1);
    if (next !== 10) {
      const range = { ...this.pointBefore(this.pos + 1), end_offset: 0 };
      const { offset } = range;
      return this.failRange("SyntaxError", "unexpected character after line continuation character", {
        ...range,
        offset: offset + 1,
      });
    }
    this.pos += 2;
    this.startLine();
    return true;
  }

  /** After a continued line there must be another. */
  private endsAfterBackslash(): boolean {
    if (this.pos < this.source.length) return false;
    const lineno = this.line - 1;
    const start = this.source.lastIndexOf("\n", this.pos - 2) + 1;
    const offset = countCodePoints(this.source.slice(start, this.pos - 1)) + 1;
    this.failRange(
      "SyntaxError",
      "unexpected EOF while parsing",
      { lineno, offset, end_lineno: lineno, end_offset: -1 },
      true,
    );
    return true;
  }

  // Names and numbers

  private name(start: number): boolean {
    const source = this.source;
    let pos = start;
    let hash = 0;
    let c = source.charCodeAt(pos);
    while (NAME_CHAR[c] === 1) {
      hash = (Math.imul(hash, 31) + c) | 0;
      c = source.charCodeAt(++pos);
    }
    if (c >= 128) return this.unicodeName(start, pos);
    if (pos === start) return this.newline();
    const entry = internName(source, start, pos, hash);
    const base = this.lineBase;
    const line = this.line;
    this.tokens.push(
      new Token(kindAt(entry), nameAt(entry), start, pos, line, start - base, line, pos - base),
    );
    this.pos = pos;
    return true;
  }

  /** A name with characters outside ASCII, the first of them at `pos`. */
  private unicodeName(start: number, firstWide: number): boolean {
    const source = this.source;
    const column = start - this.lineBase;
    let pos = firstWide;
    let base = this.lineBase;
    for (;;) {
      const c = source.charCodeAt(pos);
      if (c >= 128) base -= extraBytes(c);
      else if (NAME_CHAR[c] !== 1) break;
      pos++;
    }
    const text = source.slice(start, pos);
    const bad = invalidIdentifierIndex(text);
    if (bad >= 0) return this.invalidCharacter(start + bad, start);
    this.lineBase = base;
    const line = this.line;
    this.tokens.push(new Token(T.Name, text.normalize("NFKC"), start, pos, line, column, line, pos - base));
    this.pos = pos;
    return true;
  }

  /** A character at `at` that no token has. */
  private invalidCharacter(at: number, _start: number): boolean {
    const char = String.fromCodePoint(this.source.codePointAt(at)!);
    const code = `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
    const msg = isPrintable(char)
      ? `invalid character '${char}' (${code})`
      : `invalid non-printable character ${code}`;
    return this.fail(msg, at + char.length);
  }

  private number(): boolean {
    const start = this.pos;
    const scan = scanNumber(this.source, start);
    if (scan.error !== null) {
      if (scan.errorStart < 0) return this.fail(scan.error, scan.end);
      const range = this.pointBefore(scan.end + 1);
      const offset = this.pointBefore(scan.errorStart + 1).offset;
      return this.failRange("SyntaxError", scan.error, { ...range, offset });
    }
    if (scan.warning !== null) this.warn(scan.warning, start);
    this.pos = scan.end;
    this.push(T.Number, start, scan.end);
    return true;
  }

  private dot(): boolean {
    const pos = this.pos;
    const next = this.source.charCodeAt(pos + 1);
    if (next >= 48 && next <= 57) return this.number();
    const isEllipsis = next === 46 && this.source.charCodeAt(pos + 2) === 46;
    this.pos = isEllipsis ? pos + 3 : pos + 1;
    this.push(isEllipsis ? T.Ellipsis : T.Dot, pos, this.pos);
    return true;
  }

  // Operators and brackets

  private operator(c: number): void {
    const pos = this.pos;
    const next = this.source.charCodeAt(pos + 1);
    const fstring = this.fstring;
    let kind: T = SINGLE[c]!;
    let length = 1;
    if (fstring !== null && c === 58 && this.atFieldLevel(fstring)) {
      // The format spec begins here, so `:=` is not one token.
      fstring.inText = true;
      fstring.inSpec = true;
    } else if (next === c && DOUBLED[c] !== 0) {
      const withEqual = this.source.charCodeAt(pos + 2) === 61;
      kind = withEqual ? DOUBLED_WITH_EQUAL[c]! : DOUBLED[c]!;
      length = withEqual ? 3 : 2;
    } else if (next === 61 && WITH_EQUAL[c] !== 0) {
      kind = WITH_EQUAL[c]!;
      length = 2;
    } else if (next === 62 && (c === 45 || c === 60)) {
      kind = c === 45 ? T.Arrow : T.Unknown;
      length = 2;
    }
    this.pos = pos + length;
    this.push(kind, pos, pos + length);
  }

  private openBracket(c: number): boolean {
    const pos = this.pos;
    this.pos = pos + 1;
    if (this.openBrackets.length >= MAX_LEVEL) return this.fail("too many nested parentheses", pos + 1);
    this.openBrackets.push({
      char: c === 40 ? "(" : c === 91 ? "[" : "{",
      lineno: this.line,
      offset: pos,
      lineStart: this.lineStart,
    });
    this.push(SINGLE[c]!, pos, pos + 1);
    return true;
  }

  private closeBracket(c: number): boolean {
    const pos = this.pos;
    const close = this.source[pos]!;
    const fstring = this.fstring;
    const level = this.openBrackets.length;
    if (fstring !== null && c === 125 && level === fstring.outerLevel) {
      return this.fail("f-string: single '}' is not allowed", pos + 1);
    }
    if (level === 0) return this.fail(`unmatched '${close}'`, pos + 1);
    const open = this.openBrackets[level - 1]!;
    if (MATCHING[open.char] !== close) return this.mismatchedBracket(close, open, fstring);
    const endsField = fstring !== null && c === 125 && this.atFieldLevel(fstring);
    this.openBrackets.pop();
    this.pos = pos + 1;
    this.push(SINGLE[c]!, pos, pos + 1);
    if (endsField) {
      fstring.fieldLevels.pop();
      fstring.inText = true;
      fstring.inSpec = fstring.fieldLevels.length > 0;
    }
    return true;
  }

  private mismatchedBracket(close: string, open: OpenBracket, fstring: FString | null): boolean {
    const end = this.pos + 1;
    if (fstring !== null && open.char === "{" && this.atFieldLevel(fstring)) {
      return this.fail(`f-string: unmatched '${close}'`, end);
    }
    const where = open.lineno === this.line ? "" : ` on line ${open.lineno}`;
    return this.fail(
      `closing parenthesis '${close}' does not match opening parenthesis '${open.char}'${where}`,
      end,
    );
  }

  /** Directly in a replacement field, not in a bracket inside it. */
  private atFieldLevel(fstring: FString): boolean {
    const levels = fstring.fieldLevels;
    return levels.length > 0 && levels[levels.length - 1] === this.openBrackets.length;
  }

  // Strings

  /** A letter that may begin a string; null when it begins a name. */
  private prefixedString(start: number): boolean | null {
    const source = this.source;
    const first = source.charCodeAt(start) | 32;
    let pos = start + 1;
    let c = source.charCodeAt(pos);
    if (c === 34 || c === 39) {
      return first === 102 ? this.fstringStart(start, pos, false) : this.string(start, pos);
    }
    const second = c | 32;
    c = source.charCodeAt(++pos);
    if (c !== 34 && c !== 39) return null;
    // Two letters: one is r, the other b or f.
    const other = first === 114 ? second : second === 114 ? first : 0;
    if (other === 98) return this.string(start, pos);
    if (other === 102) return this.fstringStart(start, pos, true);
    return null;
  }

  private quoteSize(quoteAt: number): 1 | 3 {
    const { source } = this;
    const quote = source.charCodeAt(quoteAt);
    return source.charCodeAt(quoteAt + 1) === quote && source.charCodeAt(quoteAt + 2) === quote ? 3 : 1;
  }

  /** A string that starts at `start` (its prefix) with its quote at `quoteAt`. */
  private string(start: number, quoteAt: number): boolean {
    const source = this.source;
    const quote = source.charCodeAt(quoteAt);
    const size = this.quoteSize(quoteAt);
    const startLine = this.line;
    const startLineStart = this.lineStart;
    const startColumn = start - this.lineBase;
    let hasEscapedQuote = false;
    let pos = quoteAt + size;
    for (;;) {
      const c = source.charCodeAt(pos);
      if (c === quote) {
        if (size === 1) break;
        if (source.charCodeAt(pos + 1) === quote && source.charCodeAt(pos + 2) === quote) break;
        pos++;
      } else if (c === 92 && pos + 1 < source.length) {
        pos++;
        if (source.charCodeAt(pos) === quote) hasEscapedQuote = true;
        if (source.charCodeAt(pos) === 10) {
          this.pos = ++pos;
          this.startLine();
        } else if (source.charCodeAt(pos) < 128) pos++;
      } else if (c === 10 && size === 3) {
        this.pos = ++pos;
        this.startLine();
      } else if (c === 10 || Number.isNaN(c)) {
        const fstring = this.fstring;
        if (fstring !== null && fstring.quote === quote && fstring.quoteSize === size) {
          // Not a string inside the field, but the f-string's own end.
          this.line = startLine;
          this.lineStart = startLineStart;
          return this.fail("f-string: expecting '}'", start + 1);
        }
        return this.unterminated("string", size, start, startLine, startLineStart, hasEscapedQuote);
      } else {
        if (c >= 128) this.lineBase -= extraBytes(c);
        pos++;
      }
    }
    pos += size;
    this.pos = pos;
    const endColumn = pos - this.lineBase;
    this.tokens.push(new Token(T.String, "", start, pos, startLine, startColumn, this.line, endColumn));
    return true;
  }

  private unterminated(
    what: string,
    size: number,
    start: number,
    startLine: number,
    lineStart: number,
    hasEscapedQuote = false,
  ): boolean {
    const offset = countCodePoints(this.source.slice(lineStart, start)) + 1;
    const triple = size === 3;
    // The last line, when the source's own last newline is the end.
    const detected = this.pos >= this.source.length ? this.line - 1 : this.line;
    const msg = `unterminated ${triple ? "triple-quoted " : ""}${what} literal (detected at line ${detected})${!triple && hasEscapedQuote ? "; perhaps you escaped the end quote?" : ""}`;
    const range = { lineno: startLine, offset, end_lineno: startLine, end_offset: offset };
    return this.failRange("SyntaxError", msg, range, triple);
  }

  private fstringStart(start: number, quoteAt: number, raw: boolean): boolean {
    if (this.fstrings.length + 1 >= MAX_FSTRING_LEVEL) {
      return this.fail("too many nested f-strings", quoteAt + 1);
    }
    const quoteSize = this.quoteSize(quoteAt);
    this.pos = quoteAt + quoteSize;
    this.fstring = {
      quote: this.source.charCodeAt(quoteAt),
      quoteSize,
      raw,
      start,
      line: this.line,
      lineStart: this.lineStart,
      outerLevel: this.openBrackets.length,
      fieldLevels: [],
      inText: true,
      inSpec: false,
    };
    this.fstrings.push(this.fstring);
    this.push(T.FStringStart, start, this.pos);
    return true;
  }

  /** Literal text of an f-string, up to a brace or the closing quote. */
  private fstringText(): boolean {
    const source = this.source;
    const fstring = this.fstring!;
    const { quote, quoteSize } = fstring;
    const start = this.pos;
    const startLine = this.line;
    const startColumn = start - this.lineBase;
    let pos = start;
    /** One past the text, where that is not `pos` (a doubled brace). */
    let skip = 0;
    for (;;) {
      const c = source.charCodeAt(pos);
      if (c === quote && this.closesFString(pos, quote, quoteSize)) break;
      if (c === 123) {
        if (source.charCodeAt(pos + 1) !== 123 || fstring.inSpec) break;
        pos++;
        skip = 1;
        break;
      }
      if (c === 125) {
        if (source.charCodeAt(pos + 1) !== 125 || fstring.inSpec) break;
        pos++;
        skip = 1;
        break;
      }
      if (c === 92 && pos + 1 < source.length) {
        pos = this.fstringBackslash(pos, fstring.raw);
      } else if (c === 10 || Number.isNaN(c)) {
        if (c === 10 && quoteSize === 3) {
          this.pos = ++pos;
          this.startLine();
          continue;
        }
        if (c === 10 && fstring.inSpec) {
          // The spec ends with the line; the parser will miss the brace.
          fstring.inText = false;
          fstring.inSpec = false;
          break;
        }
        return this.unterminated("f-string", quoteSize, fstring.start, fstring.line, fstring.lineStart);
      } else {
        if (c >= 128) this.lineBase -= extraBytes(c);
        pos++;
      }
    }
    if (pos > start) {
      // CPython counts the second brace of a pair to the text's extent.
      const endColumn = pos + skip - this.lineBase;
      this.tokens.push(
        new Token(T.FStringMiddle, "", start, pos, startLine, startColumn, this.line, endColumn),
      );
    }
    pos += skip;
    this.pos = pos;
    return skip === 1 || !fstring.inText || this.afterFStringText(fstring);
  }

  private closesFString(pos: number, quote: number, quoteSize: number): boolean {
    const { source } = this;
    return quoteSize === 1 || (source.charCodeAt(pos + 1) === quote && source.charCodeAt(pos + 2) === quote);
  }

  /** Past a backslash and what it escapes. */
  private fstringBackslash(at: number, raw: boolean): number {
    const source = this.source;
    const next = source.charCodeAt(at + 1);
    if (next === 123 || next === 125) return at + 1;
    if (next === 10) {
      this.pos = at + 2;
      this.startLine();
      return at + 2;
    }
    if (next === 78 && !raw && source.charCodeAt(at + 2) === 123) {
      const close = source.indexOf("}", at);
      const name = close < 0 ? "" : source.slice(at + 3, close);
      if (/^[A-Za-z0-9 -]+$/.test(name)) return close + 1;
    }
    return next < 128 ? at + 2 : at + 1;
  }

  /** At the quote or brace that ended the text. */
  private afterFStringText(fstring: FString): boolean {
    const pos = this.pos;
    const c = this.source.charCodeAt(pos);
    if (c === fstring.quote) {
      this.pos = pos + fstring.quoteSize;
      this.push(T.FStringEnd, pos, this.pos);
      this.fstrings.pop();
      this.fstring = this.fstrings[this.fstrings.length - 1] ?? null;
      return true;
    }
    fstring.inText = false;
    if (c === 123) {
      fstring.inSpec = false;
      if (!this.openBracket(c)) return false;
      fstring.fieldLevels.push(this.openBrackets.length);
      return true;
    }
    return this.closeBracket(c);
  }

  // Errors

  private warn(message: string, start: number): void {
    this.warnings.push({ message, lineno: this.line, col_offset: start - this.lineBase });
  }

  /** The range of CPython's tokenizer errors: the character before `end`. */
  private pointBefore(end: number): ErrorRange {
    const offset = countCodePoints(this.source.slice(this.lineStart, end));
    return { lineno: this.line, offset, end_lineno: this.line, end_offset: offset };
  }

  private fail(msg: string, end: number): false {
    return this.failRange("SyntaxError", msg, this.pointBefore(end));
  }

  private failRange(type: SyntaxErrorType, msg: string, range: ErrorRange, incomplete = false): false {
    const isInFString = this.fstring !== null;
    const isRaised = type === "SyntaxError";
    this.error = { type, msg, ...range, incomplete, isInFString, isRaised };
    return false;
  }
}

const MATCHING: Record<string, string> = { "(": ")", "[": "]", "{": "}" };

/** UTF-8 bytes of a UTF-16 unit, less one; a surrogate pair (4 bytes) counts once. */
function extraBytes(unit: number): number {
  if (unit < 0x800) return 1;
  return unit >= 0xd800 && unit < 0xe000 ? 1 : 2;
}

/** Scans a whole source. A BOM is skipped; newlines are made "\n", and the last line gets one. */
export function tokenize(text: string): ScanResult {
  let source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (source.includes("\r")) source = source.replace(/\r\n?/g, "\n");
  if (source.length > 0 && !source.endsWith("\n")) source += "\n";
  const scanner = new Scanner(source);
  scanner.run();
  const { tokens, error, warnings, openBrackets } = scanner;
  return { source, tokens, error, warnings, openBrackets };
}
