/**
 * The tree of a regular expression: what the parser gives and the compiler takes. Mirrors the operations of CPython's re._constants.
 */

/** Flags, CPython's bits. */
export const enum Flag {
  IGNORECASE = 2,
  LOCALE = 4,
  MULTILINE = 8,
  DOTALL = 16,
  UNICODE = 32,
  VERBOSE = 64,
  DEBUG = 128,
  ASCII = 256,
  /** Of these, at most one holds. */
  TYPE = LOCALE | UNICODE | ASCII,
}

/** `\d` and the like; the negations are one bit higher. */
export const enum Category {
  DIGIT = 1,
  NOT_DIGIT = 2,
  SPACE = 4,
  NOT_SPACE = 8,
  WORD = 16,
  NOT_WORD = 32,
}

/** Positions that match without taking a character. */
export const enum At {
  BEGINNING = 0,
  BEGINNING_STRING = 1,
  BOUNDARY = 2,
  NON_BOUNDARY = 3,
  END = 4,
  END_STRING = 5,
}

/** "No upper limit" of a repetition. */
export const MAXREPEAT = 0xffffffff;

/** A member of a set: characters from `low` to `high`, or a category. */
export type SetItem = { readonly low: number; readonly high: number } | { readonly category: Category };

/** Parts that follow each other, with their width in characters. */
export interface Sequence {
  items: Node[];
  /** [least, most] characters, computed when first needed. */
  width?: readonly [number, number];
}

export type RepeatKind = "greedy" | "lazy" | "possessive";

/** Part of an expression. */
export type Node =
  | { readonly op: "char"; readonly code: number; readonly negate: boolean }
  | { readonly op: "any" }
  | { readonly op: "set"; readonly negate: boolean; readonly items: readonly SetItem[] }
  | { readonly op: "at"; readonly where: At }
  | { readonly op: "branch"; readonly branches: readonly Sequence[] }
  | {
      readonly op: "group";
      /** Its number, or 0: it does not capture. */
      readonly index: number;
      readonly addFlags: number;
      readonly delFlags: number;
      readonly body: Sequence;
    }
  | { readonly op: "atomic"; readonly body: Sequence }
  | {
      readonly op: "repeat";
      readonly kind: RepeatKind;
      readonly min: number;
      readonly max: number;
      readonly body: Sequence;
    }
  | { readonly op: "assert"; readonly negate: boolean; readonly behind: boolean; readonly body: Sequence }
  | { readonly op: "backref"; readonly group: number }
  | {
      readonly op: "conditional";
      readonly group: number;
      readonly yes: Sequence;
      readonly no: Sequence | undefined;
    }
  | { readonly op: "fail" };

/** [least, most] characters that `sequence` matches; Infinity: no limit. */
export function widthOf(sequence: Sequence, groupWidths: readonly (readonly [number, number] | undefined)[]) {
  if (sequence.width !== undefined) return sequence.width;
  let low = 0;
  let high = 0;
  for (const item of sequence.items) {
    const [least, most] = nodeWidth(item, groupWidths);
    low += least;
    high += most;
  }
  return (sequence.width = [low, high] as const);
}

type Width = readonly [number, number];

function nodeWidth(node: Node, groups: readonly (Width | undefined)[]): Width {
  switch (node.op) {
    case "char":
    case "any":
    case "set":
      return [1, 1];
    case "group":
    case "atomic":
      return widthOf(node.body, groups);
    case "branch": {
      const widths = node.branches.map((branch) => widthOf(branch, groups));
      return [Math.min(...widths.map(([low]) => low)), Math.max(...widths.map(([, high]) => high))];
    }
    case "repeat": {
      const [low, high] = widthOf(node.body, groups);
      return [low * node.min, node.max === MAXREPEAT ? (high > 0 ? Infinity : 0) : high * node.max];
    }
    case "backref":
      return groups[node.group] ?? [0, Infinity];
    case "conditional": {
      const [low, high] = widthOf(node.yes, groups);
      if (node.no === undefined) return [0, high];
      const [otherLow, otherHigh] = widthOf(node.no, groups);
      return [Math.min(low, otherLow), Math.max(high, otherHigh)];
    }
    default:
      return [0, 0];
  }
}
