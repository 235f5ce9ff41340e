/**
 * The tokens: their kinds, the Chevrotain token types that the grammar is written with, and the token object.
 *
 * The kind of a token (`T`) is also its Chevrotain `tokenTypeIdx`, so that the scanner can make tokens without touching
 * Chevrotain, and the parser can compare small integers. Keywords are kinds of their own; soft keywords are names
 * until the parser sees that they begin a statement. Names follow Grammar/Tokens of CPython where there is one.
 */

export const enum T {
  /** The first index is past those that Chevrotain takes for itself. */
  Name = 32,
  Number = 33,
  String = 34,
  FStringStart = 35,
  FStringMiddle = 36,
  FStringEnd = 37,
  /** `!` in a replacement field. */
  Exclamation = 38,
  Newline = 39,
  Indent = 40,
  Dedent = 41,
  EndMarker = 42,
  /** What the scanner could not read; always the last token but one. */
  Error = 43,
  /** `match`, `case`, `type` where they begin a statement: set by the parser. */
  Match = 44,
  Case = 45,
  Type = 46,

  False = 47,
  None = 48,
  True = 49,
  And = 50,
  As = 51,
  Assert = 52,
  Async = 53,
  Await = 54,
  Break = 55,
  Class = 56,
  Continue = 57,
  Def = 58,
  Del = 59,
  Elif = 60,
  Else = 61,
  Except = 62,
  Finally = 63,
  For = 64,
  From = 65,
  Global = 66,
  If = 67,
  Import = 68,
  In = 69,
  Is = 70,
  Lambda = 71,
  Nonlocal = 72,
  Not = 73,
  Or = 74,
  Pass = 75,
  Raise = 76,
  Return = 77,
  Try = 78,
  While = 79,
  With = 80,
  Yield = 81,

  LPar = 82,
  RPar = 83,
  LSqb = 84,
  RSqb = 85,
  LBrace = 86,
  RBrace = 87,
  Colon = 88,
  Comma = 89,
  Semi = 90,
  Dot = 91,
  Ellipsis = 92,
  Arrow = 93,
  ColonEqual = 94,
  Equal = 95,
  /** `<>`, `$`, `?` and a backquote, which no rule takes. */
  Unknown = 96,

  Plus = 97,
  Minus = 98,
  Star = 99,
  Slash = 100,
  DoubleSlash = 101,
  Percent = 102,
  At = 103,
  DoubleStar = 104,
  LeftShift = 105,
  RightShift = 106,
  Amper = 107,
  VBar = 108,
  Circumflex = 109,
  Tilde = 110,

  Less = 111,
  Greater = 112,
  LessEqual = 113,
  GreaterEqual = 114,
  EqEqual = 115,
  NotEqual = 116,

  /** The augmented assignments stand in the order of their operators, Plus to Circumflex. */
  PlusEqual = 117,
  MinusEqual = 118,
  StarEqual = 119,
  SlashEqual = 120,
  DoubleSlashEqual = 121,
  PercentEqual = 122,
  AtEqual = 123,
  DoubleStarEqual = 124,
  LeftShiftEqual = 125,
  RightShiftEqual = 126,
  AmperEqual = 127,
  VBarEqual = 128,
  CircumflexEqual = 129,

  /** One past the last kind. */
  End = 130,
}

/** A Chevrotain TokenType, with what Chevrotain would add to it already there. */
export interface TokenKind {
  readonly name: string;
  readonly tokenTypeIdx: number;
}

/** [kind, name in the grammar, text of the keyword or operator]. */
const KINDS: readonly (readonly [T, string, string?])[] = [
  [T.Name, "Name"],
  [T.Number, "Number"],
  [T.String, "String"],
  [T.FStringStart, "FStringStart"],
  [T.FStringMiddle, "FStringMiddle"],
  [T.FStringEnd, "FStringEnd"],
  [T.Exclamation, "Exclamation", "!"],
  [T.Newline, "Newline"],
  [T.Indent, "Indent"],
  [T.Dedent, "Dedent"],
  [T.EndMarker, "EndMarker"],
  [T.Error, "Error"],
  [T.Match, "Match", "match"],
  [T.Case, "Case", "case"],
  [T.Type, "Type", "type"],
  [T.False, "False", "False"],
  [T.None, "None", "None"],
  [T.True, "True", "True"],
  [T.And, "And", "and"],
  [T.As, "As", "as"],
  [T.Assert, "Assert", "assert"],
  [T.Async, "Async", "async"],
  [T.Await, "Await", "await"],
  [T.Break, "Break", "break"],
  [T.Class, "Class", "class"],
  [T.Continue, "Continue", "continue"],
  [T.Def, "Def", "def"],
  [T.Del, "Del", "del"],
  [T.Elif, "Elif", "elif"],
  [T.Else, "Else", "else"],
  [T.Except, "Except", "except"],
  [T.Finally, "Finally", "finally"],
  [T.For, "For", "for"],
  [T.From, "From", "from"],
  [T.Global, "Global", "global"],
  [T.If, "If", "if"],
  [T.Import, "Import", "import"],
  [T.In, "In", "in"],
  [T.Is, "Is", "is"],
  [T.Lambda, "Lambda", "lambda"],
  [T.Nonlocal, "Nonlocal", "nonlocal"],
  [T.Not, "Not", "not"],
  [T.Or, "Or", "or"],
  [T.Pass, "Pass", "pass"],
  [T.Raise, "Raise", "raise"],
  [T.Return, "Return", "return"],
  [T.Try, "Try", "try"],
  [T.While, "While", "while"],
  [T.With, "With", "with"],
  [T.Yield, "Yield", "yield"],
  [T.LPar, "LPar", "("],
  [T.RPar, "RPar", ")"],
  [T.LSqb, "LSqb", "["],
  [T.RSqb, "RSqb", "]"],
  [T.LBrace, "LBrace", "{"],
  [T.RBrace, "RBrace", "}"],
  [T.Colon, "Colon", ":"],
  [T.Comma, "Comma", ","],
  [T.Semi, "Semi", ";"],
  [T.Dot, "Dot", "."],
  [T.Ellipsis, "Ellipsis", "..."],
  [T.Arrow, "Arrow", "->"],
  [T.ColonEqual, "ColonEqual", ":="],
  [T.Equal, "Equal", "="],
  [T.Unknown, "Unknown"],
  [T.Plus, "Plus", "+"],
  [T.Minus, "Minus", "-"],
  [T.Star, "Star", "*"],
  [T.Slash, "Slash", "/"],
  [T.DoubleSlash, "DoubleSlash", "//"],
  [T.Percent, "Percent", "%"],
  [T.At, "At", "@"],
  [T.DoubleStar, "DoubleStar", "**"],
  [T.LeftShift, "LeftShift", "<<"],
  [T.RightShift, "RightShift", ">>"],
  [T.Amper, "Amper", "&"],
  [T.VBar, "VBar", "|"],
  [T.Circumflex, "Circumflex", "^"],
  [T.Tilde, "Tilde", "~"],
  [T.Less, "Less", "<"],
  [T.Greater, "Greater", ">"],
  [T.LessEqual, "LessEqual", "<="],
  [T.GreaterEqual, "GreaterEqual", ">="],
  [T.EqEqual, "EqEqual", "=="],
  [T.NotEqual, "NotEqual", "!="],
  [T.PlusEqual, "PlusEqual", "+="],
  [T.MinusEqual, "MinusEqual", "-="],
  [T.StarEqual, "StarEqual", "*="],
  [T.SlashEqual, "SlashEqual", "/="],
  [T.DoubleSlashEqual, "DoubleSlashEqual", "//="],
  [T.PercentEqual, "PercentEqual", "%="],
  [T.AtEqual, "AtEqual", "@="],
  [T.DoubleStarEqual, "DoubleStarEqual", "**="],
  [T.LeftShiftEqual, "LeftShiftEqual", "<<="],
  [T.RightShiftEqual, "RightShiftEqual", ">>="],
  [T.AmperEqual, "AmperEqual", "&="],
  [T.VBarEqual, "VBarEqual", "|="],
  [T.CircumflexEqual, "CircumflexEqual", "^="],
];

/** All token types, for the parser's constructor. */
export const TOKEN_KINDS: TokenKind[] = [];

/** A token type by its kind. */
export const KIND: TokenKind[] = [];

/** The text of a keyword or operator by its kind; undefined for the others. */
export const KIND_TEXT: (string | undefined)[] = [];

for (const [tokenTypeIdx, name, text] of KINDS) {
  // The last four are Chevrotain's own fields, filled here so that all types keep one shape.
  const kind = {
    name,
    tokenTypeIdx,
    CATEGORIES: [],
    categoryMatches: [],
    categoryMatchesMap: {},
    isParent: false,
  };
  TOKEN_KINDS.push(kind);
  KIND[tokenTypeIdx] = kind;
  KIND_TEXT[tokenTypeIdx] = text;
}

/** The keywords proper, with their kinds. */
export function keywords(): [string, T][] {
  return KINDS.filter(([kind]) => kind >= T.False && kind <= T.Yield).map(([kind, , text]) => [text!, kind]);
}

/**
 * A token: an IToken of Chevrotain whose columns are UTF-8 bytes from 0 and whose end is exclusive.
 *
 * `value` is the (interned, NFKC) text of a name or keyword, and empty for all else: the rest is read from the source
 * when the parser needs it.
 */
export class Token {
  tokenTypeIdx: T;
  readonly value: string;
  readonly startOffset: number;
  readonly endOffset: number;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;

  constructor(
    kind: T,
    value: string,
    startOffset: number,
    endOffset: number,
    startLine: number,
    startColumn: number,
    endLine: number,
    endColumn: number,
  ) {
    this.tokenTypeIdx = kind;
    this.value = value;
    this.startOffset = startOffset;
    this.endOffset = endOffset;
    this.startLine = startLine;
    this.startColumn = startColumn;
    this.endLine = endLine;
    this.endColumn = endColumn;
  }

  /** For Chevrotain and the debugger. */
  get image(): string {
    return this.value || KIND_TEXT[this.tokenTypeIdx] || KIND[this.tokenTypeIdx]!.name;
  }

  get tokenType(): TokenKind {
    return KIND[this.tokenTypeIdx]!;
  }
}
