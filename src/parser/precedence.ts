/**
 * Operators and how tightly they bind.
 *
 * The order is that of the operator rules in Grammar/python.gram.
 */

import { T } from "../lexer/tokens.js";
import type * as ast from "./ast.js";

/** How tightly operators bind. */
export const enum P {
  Or = 1,
  And = 2,
  Not = 3,
  Compare = 4,
  BitOr = 5,
  BitXor = 6,
  BitAnd = 7,
  Shift = 8,
  Arith = 9,
  Term = 10,
  Unary = 11,
}

/** Arguments for `binary`, made once. */
export const LEVEL: { ARGS: [P] }[] = Array.from({ length: P.Unary + 1 }, (_, p) => ({ ARGS: [p] }));

export const PRECEDENCE = new Uint8Array(T.End);
export const IS_PREFIX = new Uint8Array(T.End);
export const OPERATORS: [T, P, ast.operator | ast.cmpop | ast.boolop][] = [
  [T.Or, P.Or, "Or"],
  [T.And, P.And, "And"],
  [T.In, P.Compare, "In"],
  [T.Less, P.Compare, "Lt"],
  [T.Greater, P.Compare, "Gt"],
  [T.LessEqual, P.Compare, "LtE"],
  [T.GreaterEqual, P.Compare, "GtE"],
  [T.EqEqual, P.Compare, "Eq"],
  [T.NotEqual, P.Compare, "NotEq"],
  [T.VBar, P.BitOr, "BitOr"],
  [T.Circumflex, P.BitXor, "BitXor"],
  [T.Amper, P.BitAnd, "BitAnd"],
  [T.LeftShift, P.Shift, "LShift"],
  [T.RightShift, P.Shift, "RShift"],
  [T.Plus, P.Arith, "Add"],
  [T.Minus, P.Arith, "Sub"],
  [T.Star, P.Term, "Mult"],
  [T.Slash, P.Term, "Div"],
  [T.DoubleSlash, P.Term, "FloorDiv"],
  [T.Percent, P.Term, "Mod"],
  [T.At, P.Term, "MatMult"],
];
for (const [operator, precedence] of OPERATORS) PRECEDENCE[operator] = precedence;
PRECEDENCE[T.Is] = P.Compare;
PRECEDENCE[T.Not] = P.Compare;
for (const prefix of [T.Plus, T.Minus, T.Tilde, T.Not]) IS_PREFIX[prefix] = 1;
