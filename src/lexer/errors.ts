/**
 * The error that lexer and parser throw: all that CPython's SyntaxError object holds.
 *
 * A JS throw is right at this boundary: there is no heap yet in which to set a Python exception. The compiler uses the same
 * class for its own complaints ("'return' outside function"). Mirrors Objects/exceptions.c (SyntaxError).
 */

/** The last two are for source that nests too deep; they have a message only. */
export type SyntaxErrorType =
  | "SyntaxError"
  | "IndentationError"
  | "TabError"
  | "MemoryError"
  | "RecursionError";

/** A place in the source as a SyntaxError gives it: lines and offsets from 1, offsets in code points. */
export interface ErrorRange {
  readonly lineno: number;
  readonly offset: number;
  readonly end_lineno: number;
  readonly end_offset: number;
}

export class PySyntaxError extends Error {
  readonly type: SyntaxErrorType;
  readonly msg: string;
  readonly filename: string;
  /** Line from 1; 0 when the error has no place. */
  readonly lineno: number;
  /** Column from 1, in code points. */
  readonly offset: number;
  readonly end_lineno: number;
  readonly end_offset: number;
  /** The line of `lineno`, with its newline where the source has one. */
  readonly text: string | null;
  /** The source stops where more would make sense: the prompt asks for another line. */
  readonly incomplete: boolean;

  constructor(
    type: SyntaxErrorType,
    msg: string,
    filename: string,
    range: ErrorRange,
    text: string | null,
    incomplete = false,
  ) {
    super(`${msg} (${filename}, line ${range.lineno})`);
    this.name = "PySyntaxError";
    this.type = type;
    this.msg = msg;
    this.filename = filename;
    this.lineno = range.lineno;
    this.offset = range.offset;
    this.end_lineno = range.end_lineno;
    this.end_offset = range.end_offset;
    this.text = text;
    this.incomplete = incomplete;
  }
}

/** What CPython's parser says of text that nests deeper than it recurses. */
export function parserStackOverflow(filename: string): PySyntaxError {
  const nowhere = { lineno: 0, offset: 0, end_lineno: 0, end_offset: 0 };
  const message = "Parser stack overflowed - Python source too complex to parse";
  return new PySyntaxError("MemoryError", message, filename, nowhere, null);
}

/** A SyntaxWarning: code that runs, but that CPython warns about. */
export interface SyntaxWarningInfo {
  readonly message: string;
  readonly lineno: number;
  /** UTF-8 bytes before the place, as in the AST. */
  readonly col_offset: number;
}

/** Code points in `text`, which counts a surrogate pair once. */
export function countCodePoints(text: string): number {
  let count = text.length;
  for (let i = 1; i < text.length; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xdc00 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800) count--;
  }
  return count;
}

/** Code points in the first `byteCount` UTF-8 bytes of a line. */
export function codePointsInBytes(line: string, byteCount: number): number {
  if (byteCount < 0) return byteCount;
  let bytes = 0;
  let count = 0;
  for (const char of line) {
    if (bytes >= byteCount) return count;
    const code = char.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    count++;
  }
  return count + Math.max(0, byteCount - bytes);
}

/** The text of a line (from 1), with its newline if it has one; null past the end. */
export function lineText(source: string, lineno: number): string | null {
  let start = 0;
  for (let i = 1; i < lineno; i++) {
    start = source.indexOf("\n", start) + 1;
    if (start === 0) return null;
  }
  const end = source.indexOf("\n", start);
  return end < 0 ? source.slice(start) : source.slice(start, end + 1);
}
