/**
 * The pattern as the parser reads it: one character, or a backslash with the next, at a time. Mirrors Tokenizer of CPython's re._parser.
 */
import { Char, charFlags } from "../../unicode-data.js";

/** A faulty pattern or template: becomes a PatternError, or what `type` says. Thrown and caught within sre/. */
export class PatternError extends Error {
  constructor(
    message: string,
    readonly pos: number,
    readonly type:
      | "PatternError"
      | "OverflowError"
      | "RecursionError"
      | "IndexError"
      | "NotImplementedError"
      | "ValueError" = "PatternError",
  ) {
    super(message);
  }
}

/** The repr of a name in a message. */
export function quoted(name: string): string {
  const quote = name.includes("'") && !name.includes('"') ? '"' : "'";
  let text = quote;
  for (const char of name) {
    const code = char.codePointAt(0)!;
    if (char === "\\" || char === quote) text += `\\${char}`;
    else if (char === "\n") text += "\\n";
    else if (char === "\t") text += "\\t";
    else if (char === "\r") text += "\\r";
    else if ((charFlags(code) & Char.PRINTABLE) !== 0) text += char;
    else text += escaped(code);
  }
  return text + quote;
}

function escaped(code: number): string {
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}

/** With all that is not ASCII escaped. */
export function asciiOnly(text: string): string {
  let result = "";
  for (const char of text) {
    const code = char.codePointAt(0)!;
    result += code < 0x80 ? char : escaped(code);
  }
  return result;
}

function isIdentifier(name: string): boolean {
  let first = true;
  for (const char of name) {
    const flags = charFlags(char.codePointAt(0)!);
    if (char !== "_" && (flags & (first ? Char.XID_START : Char.XID_CONTINUE)) === 0) return false;
    first = false;
  }
  return !first;
}

export class Tokenizer {
  private readonly chars: readonly string[];
  private index = 0;
  /** The next token, or "" at the end. */
  next = "";

  constructor(
    text: string,
    /** Is it a str pattern (else of bytes, as Latin-1)? */
    readonly isText: boolean,
  ) {
    this.chars = Array.from(text);
    this.advance();
  }

  private advance(): void {
    let token = this.chars[this.index] ?? "";
    if (token === "\\") {
      const escaped = this.chars[this.index + 1];
      if (escaped === undefined) throw new PatternError("bad escape (end of pattern)", this.chars.length - 1);
      token += escaped;
    }
    this.index += token.length > 1 && token[0] === "\\" ? 2 : token === "" ? 0 : 1;
    this.next = token;
  }

  private sizeOfNext(): number {
    return this.next === "" ? 0 : this.next[0] === "\\" ? 2 : 1;
  }

  /** Take the next token if it is `token`. */
  match(token: string): boolean {
    if (token !== this.next) return false;
    this.advance();
    return true;
  }

  /** Take the next token; "" at the end. */
  get(): string {
    const token = this.next;
    this.advance();
    return token;
  }

  /** Take up to `count` tokens while they are among `chars`. */
  getWhile(count: number, chars: string): string {
    let result = "";
    while (count-- > 0 && this.next !== "" && chars.includes(this.next)) result += this.get();
    return result;
  }

  /** Take what is before `terminator`, and it; `what` is missing if there is nothing. */
  getUntil(terminator: string, what: string): string {
    let result = "";
    for (;;) {
      const token = this.get();
      if (token === "") {
        if (result === "") throw this.error(`missing ${what}`);
        throw this.error(`missing ${terminator}, unterminated name`, lengthOf(result));
      }
      if (token === terminator) {
        if (result === "") throw this.error(`missing ${what}`, 1);
        return result;
      }
      result += token;
    }
  }

  /** Index of the next token in the pattern. */
  tell(): number {
    return this.index - this.sizeOfNext();
  }

  /** Go back to the token at `index`. */
  seek(index: number): void {
    this.index = index;
    this.advance();
  }

  /** An error at `offset` characters before the next token. */
  error(message: string, offset = 0): PatternError {
    return new PatternError(this.isText ? message : asciiOnly(message), this.tell() - offset);
  }

  /** Throws unless `name`, which ended `offset` characters ago, may name a group. */
  checkGroupName(name: string, offset: number): void {
    if (!this.isText && asciiOnly(name) !== name) {
      throw this.error(`bad character in group name ${asciiOnly(quoted(name))}`, lengthOf(name) + offset);
    }
    if (!isIdentifier(name)) {
      throw this.error(`bad character in group name ${quoted(name)}`, lengthOf(name) + offset);
    }
  }
}

/** Code points in `text`. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
