/** The ASCII characters: what each begins, and the operators that it makes alone, doubled and with `=`. */
import { T } from "./tokens.js";

/** What a character begins. */
export const enum C {
  Invalid = 0,
  Space = 1,
  Newline = 2,
  Comment = 3,
  Backslash = 4,
  Name = 5,
  /** A letter that may be a string's prefix. */
  Prefix = 6,
  Digit = 7,
  Dot = 8,
  Quote = 9,
  Open = 10,
  Close = 11,
  Operator = 12,
  /** A character that is a token by itself and never more (`,`, `;`, `~`). */
  Single = 13,
}

/** The C of each ASCII character. */
export const CLASS = new Uint8Array(128);
/** 1 for the ASCII characters that continue a name. */
export const NAME_CHAR = new Uint8Array(128);
/** Kind of a character as an operator by itself. */
export const SINGLE = new Uint8Array(128);
/** Kind of a character with `=` after it. */
export const WITH_EQUAL = new Uint8Array(128);
/** Kind of a character doubled, and of that with `=` after it. */
export const DOUBLED = new Uint8Array(128);
export const DOUBLED_WITH_EQUAL = new Uint8Array(128);

function setClass(chars: string, charClass: C): void {
  for (let i = 0; i < chars.length; i++) CLASS[chars.charCodeAt(i)] = charClass;
}

function setOperators(table: Uint8Array, entries: [string, T][]): void {
  for (const [char, kind] of entries) table[char.charCodeAt(0)] = kind;
}

setClass(" \t\f", C.Space);
setClass("\n", C.Newline);
setClass("#", C.Comment);
setClass("\\", C.Backslash);
setClass("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", C.Name);
for (let c = 0; c < 128; c++) if (CLASS[c] === C.Name || (c >= 48 && c <= 57)) NAME_CHAR[c] = 1;
setClass("bBrRuUfF", C.Prefix);
setClass("0123456789", C.Digit);
setClass(".", C.Dot);
setClass("\"'", C.Quote);
setClass("([{", C.Open);
setClass(")]}", C.Close);
setClass("+-*/%@&|^<>=!:", C.Operator);
setClass(",;~$?`", C.Single);
setOperators(SINGLE, [
  ["(", T.LPar],
  [")", T.RPar],
  ["[", T.LSqb],
  ["]", T.RSqb],
  ["{", T.LBrace],
  ["}", T.RBrace],
  [":", T.Colon],
  [",", T.Comma],
  [";", T.Semi],
  ["+", T.Plus],
  ["-", T.Minus],
  ["*", T.Star],
  ["/", T.Slash],
  ["%", T.Percent],
  ["@", T.At],
  ["&", T.Amper],
  ["|", T.VBar],
  ["^", T.Circumflex],
  ["~", T.Tilde],
  ["<", T.Less],
  [">", T.Greater],
  ["=", T.Equal],
  ["!", T.Exclamation],
  ["$", T.Unknown],
  ["?", T.Unknown],
  ["`", T.Unknown],
]);
setOperators(WITH_EQUAL, [
  [":", T.ColonEqual],
  ["+", T.PlusEqual],
  ["-", T.MinusEqual],
  ["*", T.StarEqual],
  ["/", T.SlashEqual],
  ["%", T.PercentEqual],
  ["@", T.AtEqual],
  ["&", T.AmperEqual],
  ["|", T.VBarEqual],
  ["^", T.CircumflexEqual],
  ["<", T.LessEqual],
  [">", T.GreaterEqual],
  ["=", T.EqEqual],
  ["!", T.NotEqual],
]);
setOperators(DOUBLED, [
  ["*", T.DoubleStar],
  ["/", T.DoubleSlash],
  ["<", T.LeftShift],
  [">", T.RightShift],
]);
setOperators(DOUBLED_WITH_EQUAL, [
  ["*", T.DoubleStarEqual],
  ["/", T.DoubleSlashEqual],
  ["<", T.LeftShiftEqual],
  [">", T.RightShiftEqual],
]);
