/**
 * Where in the source of a failing instruction the interesting part is: the operator of a binary operation, the brackets of a
 * subscript or call. CPython's traceback.py asks its parser; the runtime has none, and the question is small, so this is a
 * scanner for one expression that finds its outermost operation by precedence.
 *
 * What it cannot make sense of gives null, and the whole range gets the same carets, as where CPython's parser fails.
 */

/** The part with the other mark: from (startLine, startColumn) up to (endLine, endColumn); columns in code points. */
export interface Anchors {
  readonly kind: "binary" | "subscript" | "call";
  /** For a call: is what is called a plain name? */
  readonly plainName: boolean;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Token {
  readonly kind: "operand" | "op" | "word";
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** For an opening or closing bracket: index of its partner. */
  partner: number;
}

const KEYWORDS_OF_OTHER_KINDS = new Set(
  (
    "lambda if else and or not in is for async await yield from return raise assert del pass import with while try except finally " +
    "class def global nonlocal break continue elif as"
  ).split(" "),
);
const OPERATORS = [
  "**=",
  "//=",
  ">>=",
  "<<=",
  "...",
  "**",
  "//",
  ">>",
  "<<",
  "<=",
  ">=",
  "==",
  "!=",
  ":=",
  "->",
  "+=",
  "-=",
  "*=",
  "/=",
  "%=",
  "@=",
  "&=",
  "|=",
  "^=",
]; // longest first; all others are one character
const PRECEDENCE: readonly (readonly string[])[] = [
  ["|"],
  ["^"],
  ["&"],
  ["<<", ">>"],
  ["+", "-"],
  ["*", "/", "//", "%", "@"],
];
const OPENING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** The tokens of an expression; null when it is none. */
class Scanner {
  readonly tokens: Token[] = [];
  private readonly open: number[] = [];
  private line = 0;
  private column = 0;

  constructor(private readonly lines: readonly (readonly string[])[]) {}

  scan(): Token[] | null {
    while (this.line < this.lines.length) {
      const chars = this.lines[this.line]!;
      const ch = chars[this.column];
      if (ch === undefined || ch === "#") this.nextLine();
      else if (/\s/u.test(ch)) this.column++;
      else if (ch === "\\" && this.column === chars.length - 1) this.nextLine();
      else if (!this.token(chars.slice(this.column).join(""))) return null;
    }
    return this.open.length === 0 && this.tokens.length > 0 ? this.tokens : null;
  }

  private nextLine(): void {
    this.line++;
    this.column = 0;
  }

  private token(rest: string): boolean {
    const quote = /^([rbuf]{0,2})('''|"""|'|")/iu.exec(rest);
    if (quote !== null) return this.string(quote[1]!, quote[2]!);
    const word = /^[\p{XID_Start}_]\p{XID_Continue}*/u.exec(rest)?.[0];
    if (word !== undefined) return this.push("word", word);
    const number = /^(0[xob][\da-f_]+|(\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(e[+-]?[\d_]+)?j?)/iu.exec(rest)?.[0];
    if (number !== undefined) return this.push("operand", number);
    return this.operator(OPERATORS.find((op) => rest.startsWith(op)) ?? Array.from(rest)[0]!);
  }

  private push(kind: Token["kind"], text: string, length = Array.from(text).length): boolean {
    const { line, column } = this;
    this.column += length;
    this.tokens.push({ kind, text, line, column, endLine: line, endColumn: this.column, partner: -1 });
    return true;
  }

  private operator(text: string): boolean {
    if ("!$?`'\"".includes(text)) return false;
    if (text === "...") return this.push("operand", text);
    this.push("op", text);
    const index = this.tokens.length - 1;
    if (text in OPENING) this.open.push(index);
    else if (")]}".includes(text)) {
      const opening = this.open.pop();
      if (opening === undefined || OPENING[this.tokens[opening]!.text] !== text) return false;
      this.tokens[opening]!.partner = index;
      this.tokens[index]!.partner = opening;
    }
    return true;
  }

  /** A string; in an f-string, quotes within braces do not end it. */
  private string(prefix: string, quote: string): boolean {
    const { line, column } = this;
    const raw = /r/iu.test(prefix);
    const formatted = /f/iu.test(prefix);
    this.column += prefix.length + quote.length;
    let depth = 0;
    for (;;) {
      const chars = this.lines[this.line];
      if (chars === undefined) return false;
      const ch = chars[this.column];
      if (ch === undefined) {
        if (quote.length === 1 && depth === 0) return false;
        this.nextLine();
      } else if (ch === "\\") {
        this.column += raw && chars[this.column + 1] === undefined ? 1 : 2;
      } else if (depth === 0 && chars.slice(this.column, this.column + quote.length).join("") === quote) {
        this.column += quote.length;
        break;
      } else {
        if (formatted && ch === "{") {
          if (depth === 0 && chars[this.column + 1] === "{") this.column++;
          else depth++;
        } else if (formatted && ch === "}" && depth > 0) depth--;
        this.column++;
      }
    }
    this.tokens.push({
      kind: "operand",
      text: '"',
      line,
      column,
      endLine: this.line,
      endColumn: this.column,
      partner: -1,
    });
    return true;
  }
}

// Is the token the end of an operand, so that an operator after it is binary and a bracket after it a trailer?
function endsOperand(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === "op") return ")]}".includes(token.text);
  return true;
}

/** Indices of the binary operators outside brackets, or null when the expression is of a kind that has no anchors. */
function binaryOperators(tokens: readonly Token[], from: number, to: number): number[] | null {
  const found: number[] = [];
  let previous: Token | undefined;
  for (let i = from; i < to; i++) {
    const token = tokens[i]!;
    if (token.kind === "word" && KEYWORDS_OF_OTHER_KINDS.has(token.text)) return null;
    if (token.kind !== "op") {
      const strings = token.text === '"' && previous?.text === '"';
      const attribute = previous?.text === ".";
      if (endsOperand(previous) && !strings && !attribute) return null;
    } else if (token.text in OPENING) {
      if (token.text === "{" && endsOperand(previous)) return null;
      i = token.partner;
    } else if (token.text === "**" || PRECEDENCE.some((ops) => ops.includes(token.text))) {
      if (endsOperand(previous)) found.push(i);
      else if (token.text !== "+" && token.text !== "-") return null;
    } else if (token.text === "~" ? endsOperand(previous) : token.text !== ".") return null;
    previous = tokens[i];
  }
  return found;
}

/** The operator that is evaluated last, -1 when there is none. */
function outermostOperator(tokens: readonly Token[], found: readonly number[], from: number): number {
  for (const ops of PRECEDENCE) {
    const last = found.filter((i) => ops.includes(tokens[i]!.text)).at(-1);
    if (last !== undefined) return last;
  }
  // Only ** is left: it binds to the right, and weaker than a sign on its right, but stronger than one on its left.
  const first = tokens[from]!;
  const signed = first.kind === "op" && "+-~".includes(first.text);
  return signed ? -1 : (found[0] ?? -1);
}

// First token of the operand that starts at `from`: parentheses around all of it do not count, unless they make a tuple or generator.
function operandStart(tokens: readonly Token[], from: number, to: number): Token {
  let first = from;
  let last = to - 1;
  while (tokens[first]!.text === "(" && tokens[first]!.partner === last && last > first + 1) {
    if (isTupleOrGenerator(tokens, first + 1, last)) break;
    first++;
    last--;
  }
  return tokens[first]!;
}

function isTupleOrGenerator(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const token = tokens[i]!;
    if (token.kind === "op" && token.text in OPENING) i = token.partner;
    else if (token.text === "," || token.text === "for") return true;
  }
  return false;
}

function binaryAnchors(
  lines: readonly (readonly string[])[],
  tokens: readonly Token[],
  at: number,
  to: number,
): Anchors {
  const operator = tokens[at]!;
  const right = operandStart(tokens, at + 1, to);
  let endColumn = operator.column + 1;
  const next = lines[operator.line]![endColumn];
  const beforeRight = right.line > operator.line || endColumn < right.column;
  if (next !== undefined && beforeRight && !/\s/u.test(next) && next !== "\\" && next !== "#") endColumn++;
  return {
    kind: "binary",
    plainName: false,
    startLine: operator.line,
    startColumn: operator.column,
    endLine: operator.line,
    endColumn,
  };
}

// Are the tokens one name, in parentheses or not?
function isName(tokens: readonly Token[], from: number, to: number): boolean {
  let first = from;
  let last = to - 1;
  while (first < last && tokens[first]!.text === "(" && tokens[first]!.partner === last) {
    first++;
    last--;
  }
  return first === last && tokens[first]!.kind === "word";
}

function trailerAnchors(tokens: readonly Token[], from: number, to: number): Anchors | null {
  const close = tokens[to - 1]!;
  const open = close.partner;
  const first = tokens[from]!;
  if (first.kind === "op" && "+-~".includes(first.text)) return null;
  if (close.kind !== "op" || open <= from || close.text === "}" || !endsOperand(tokens[open - 1]))
    return null;
  const bracket = tokens[open]!;
  return {
    kind: close.text === ")" ? "call" : "subscript",
    plainName: isName(tokens, from, open),
    startLine: bracket.line,
    startColumn: bracket.column,
    endLine: close.endLine,
    endColumn: close.endColumn,
  };
}

/** The anchors of the expression in `lines`, or null. */
export function findAnchors(lines: readonly string[]): Anchors | null {
  const chars = lines.map((line) => Array.from(line));
  const tokens = new Scanner(chars).scan();
  if (tokens === null) return null;
  let from = 0;
  let to = tokens.length;
  while (tokens[from]!.text === "(" && tokens[from]!.partner === to - 1 && to - from > 2) {
    from++;
    to--;
  }
  const found = binaryOperators(tokens, from, to);
  if (found === null || !endsOperand(tokens[to - 1])) return null;
  const operator = outermostOperator(tokens, found, from);
  if (operator >= 0) return binaryAnchors(chars, tokens, operator, to);
  return found.length === 0 ? trailerAnchors(tokens, from, to) : null;
}
