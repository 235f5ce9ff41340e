/**
 * The instructions of a compiled expression: words that the matcher (matcher.ts) runs.
 *
 * An address is a distance in words from the start of the program. Registers hold the marks (start and end of each group: 2 * i and
 * 2 * i + 1 for group i + 1), then LASTINDEX, then what loops and assertions need.
 */

export const enum Op {
  FAIL = 0,
  SUCCESS = 1,

  // One character; these may be repeated by the *_ONE instructions.
  /** ch */
  CHAR = 2,
  /** ch, other: either */
  CHAR2 = 3,
  /** ch: any but it */
  NOT_CHAR = 4,
  /** any but a line feed */
  ANY = 5,
  ANY_ALL = 6,
  /** address of the set */
  SET = 7,

  /** target */
  JUMP = 8,
  /** target: go on, and come back to the target */
  SPLIT = 9,
  /** register */
  MARK = 10,
  /** register, the group's number: the end of a group */
  MARK_END = 11,

  AT_BEGINNING = 12,
  AT_BEGINNING_LINE = 13,
  AT_END = 14,
  AT_END_LINE = 15,
  AT_END_STRING = 16,
  /** 1: Unicode; the two words are alike */
  AT_BOUNDARY = 17,
  AT_NON_BOUNDARY = 18,

  /** min, max (-1: no limit), address of what follows; then the one-character instruction */
  GREEDY_ONE = 19,
  LAZY_ONE = 20,
  POSSESSIVE_ONE = 21,

  /** register: count and last position, two of them, begin */
  LOOP_INIT = 22,
  /** register, min, max (-1: no limit), exit; then the body, which jumps back here */
  LOOP_GREEDY = 23,
  LOOP_LAZY = 24,

  /** register, width to go back (-1: ahead) */
  ASSERT_BEGIN = 25,
  /** register */
  ASSERT_END = 26,
  /** register, width, address to go on when the body does not match */
  ASSERT_NOT_BEGIN = 27,
  ASSERT_NOT_END = 28,
  /** register */
  ATOMIC_BEGIN = 29,
  ATOMIC_END = 30,

  /** register of the group's start */
  BACKREF = 31,
  /** register, 1: Unicode */
  BACKREF_IGNORE = 32,
  /** register, address when the group did not match */
  IF_GROUP = 33,
  /** n, the characters: a literal */
  LITERAL = 34,
}

/** The head of a program. */
export const enum Head {
  /** Number of registers. */
  REGISTERS = 0,
  /** Fewest characters of a match. */
  MIN_WIDTH = 1,
  /** 1: matches only at the beginning of the string. */
  ANCHORED = 2,
  /** What a match begins with: Op.CHAR, Op.CHAR2 or Op.SET with its operands, or Op.ANY_ALL: anything. */
  FIRST = 3,
  FIRST_A = 4,
  FIRST_B = 5,
  /** Register of lastindex: behind the marks. */
  LASTINDEX = 6,
  SIZE = 7,
}
