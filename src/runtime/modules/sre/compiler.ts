/**
 * From the tree of an expression to its program (program.ts). The role of CPython's re._compiler, with instructions of our own.
 */
import { caseVariants } from "./case.js";
import { encodeSet } from "./charset.js";
import { At, Flag, MAXREPEAT, type Node, type Sequence, widthOf } from "./nodes.js";
import type { ParsedPattern } from "./parser.js";
import { Head, Op } from "./program.js";
import { PatternError } from "./tokenizer.js";

type RepeatNode = Extract<Node, { op: "repeat" }>;
type AssertNode = Extract<Node, { op: "assert" }>;

/** Flags inside a group that adds and removes some. */
function combineFlags(flags: number, add: number, del: number): number {
  const kept = (add & Flag.TYPE) !== 0 ? flags & ~Flag.TYPE : flags;
  return (kept | add) & ~del;
}

class Compiler {
  readonly code: number[] = new Array(Head.SIZE).fill(0);
  registers: number;

  constructor(readonly pattern: ParsedPattern) {
    this.registers = 2 * pattern.groups + 1;
  }

  private newRegisters(count: number): number {
    this.registers += count;
    return this.registers - count;
  }

  /** Leave a place for an address; `land` fills it with the place where we are then. */
  private hole(): number {
    return this.code.push(0) - 1;
  }

  private land(hole: number): void {
    this.code[hole] = this.code.length;
  }

  sequence(sequence: Sequence, flags: number): void {
    const { items } = sequence;
    for (let i = 0; i < items.length; ) {
      const run = this.literalRun(items, i, flags);
      if (run > 1) {
        this.code.push(Op.LITERAL, run);
        for (const item of items.slice(i, i + run)) this.code.push((item as { code: number }).code);
        i += run;
      } else this.node(items[i++], flags);
    }
  }

  // How many plain characters follow each other from `at` on.
  private literalRun(items: readonly Node[], at: number, flags: number): number {
    let end = at;
    for (; end < items.length; end++) {
      const item = items[end];
      if (item.op !== "char" || item.negate || this.variants(item.code, flags).length > 1) break;
    }
    return end - at;
  }

  private variants(code: number, flags: number): readonly number[] {
    return (flags & Flag.IGNORECASE) === 0 ? [code] : caseVariants(code, (flags & Flag.UNICODE) !== 0);
  }

  private set(words: readonly number[]): void {
    // The set lies behind the instruction that jumps over it.
    this.code.push(Op.SET, this.code.length + 4, Op.JUMP, this.code.length + 4 + words.length);
    this.code.push(...words);
  }

  /** One character, if that is what `node` matches. `inline`: nothing may follow the instruction, so a set's words lie before it. */
  private single(node: Node, flags: number): readonly number[] | undefined {
    if (node.op === "any") return [(flags & Flag.DOTALL) !== 0 ? Op.ANY_ALL : Op.ANY];
    if (node.op === "set") return [Op.SET, ...encodeSet(node.items, node.negate, flags)];
    if (node.op !== "char") return undefined;
    const variants = this.variants(node.code, flags);
    if (variants.length === 1) return [node.negate ? Op.NOT_CHAR : Op.CHAR, variants[0]];
    if (variants.length === 2 && !node.negate) return [Op.CHAR2, variants[0], variants[1]];
    const items = variants.map((ch) => ({ low: ch, high: ch }));
    return [Op.SET, ...encodeSet(items, node.negate, flags & ~Flag.IGNORECASE)];
  }

  private node(node: Node, flags: number): void {
    const { code } = this;
    const single = this.single(node, flags);
    if (single !== undefined) {
      if (single[0] === Op.SET) this.set(single.slice(1));
      else code.push(...single);
      return;
    }
    switch (node.op) {
      case "at":
        this.at(node.where, flags);
        break;
      case "branch":
        this.branch(node.branches, flags);
        break;
      case "group":
        this.group(node, combineFlags(flags, node.addFlags, node.delFlags));
        break;
      case "atomic":
        this.atomic(() => this.sequence(node.body, flags));
        break;
      case "repeat":
        this.repeat(node, flags);
        break;
      case "assert":
        this.assertion(node, flags);
        break;
      case "backref":
        if ((flags & Flag.IGNORECASE) === 0) code.push(Op.BACKREF, 2 * node.group - 2);
        else code.push(Op.BACKREF_IGNORE, 2 * node.group - 2, (flags & Flag.UNICODE) !== 0 ? 1 : 0);
        break;
      case "conditional":
        this.conditional(node.group, node.yes, node.no, flags);
        break;
      case "fail":
        code.push(Op.FAIL);
    }
  }

  private at(where: At, flags: number): void {
    const multiline = (flags & Flag.MULTILINE) !== 0;
    const unicode = (flags & Flag.UNICODE) !== 0 ? 1 : 0;
    switch (where) {
      case At.BEGINNING:
        this.code.push(multiline ? Op.AT_BEGINNING_LINE : Op.AT_BEGINNING);
        break;
      case At.BEGINNING_STRING:
        this.code.push(Op.AT_BEGINNING);
        break;
      case At.END:
        this.code.push(multiline ? Op.AT_END_LINE : Op.AT_END);
        break;
      case At.END_STRING:
        this.code.push(Op.AT_END_STRING);
        break;
      case At.BOUNDARY:
        this.code.push(Op.AT_BOUNDARY, unicode);
        break;
      case At.NON_BOUNDARY:
        this.code.push(Op.AT_NON_BOUNDARY, unicode);
    }
  }

  private branch(branches: readonly Sequence[], flags: number): void {
    const ends: number[] = [];
    branches.forEach((branch, i) => {
      if (i === branches.length - 1) {
        this.sequence(branch, flags);
        return;
      }
      this.code.push(Op.SPLIT);
      const next = this.hole();
      this.sequence(branch, flags);
      this.code.push(Op.JUMP);
      ends.push(this.hole());
      this.land(next);
    });
    for (const end of ends) this.land(end);
  }

  private group(node: Extract<Node, { op: "group" }>, flags: number): void {
    if (node.index === 0) {
      this.sequence(node.body, flags);
      return;
    }
    this.code.push(Op.MARK, 2 * node.index - 2);
    this.sequence(node.body, flags);
    this.code.push(Op.MARK_END, 2 * node.index - 1, node.index);
  }

  private atomic(body: () => void): void {
    const register = this.newRegisters(1);
    this.code.push(Op.ATOMIC_BEGIN, register);
    body();
    this.code.push(Op.ATOMIC_END, register);
  }

  // ---- repetition ----

  private repeat(node: RepeatNode, flags: number): void {
    const only = node.body.items.length === 1 ? this.single(node.body.items[0], flags) : undefined;
    if (only !== undefined) this.repeatOne(node, only);
    else if (node.kind === "possessive") this.atomic(() => this.loop(node, flags));
    else this.loop(node, flags);
  }

  private repeatOne(node: RepeatNode, single: readonly number[]): void {
    const op = { greedy: Op.GREEDY_ONE, lazy: Op.LAZY_ONE, possessive: Op.POSSESSIVE_ONE }[node.kind];
    this.code.push(op, node.min, node.max === MAXREPEAT ? -1 : node.max);
    const next = this.hole();
    if (single[0] === Op.SET) this.code.push(Op.SET, this.code.length + 2, ...single.slice(1));
    else this.code.push(...single);
    this.land(next);
  }

  private loop(node: RepeatNode, flags: number): void {
    const register = this.newRegisters(2);
    this.code.push(Op.LOOP_INIT, register);
    const start = this.code.length;
    const max = node.max === MAXREPEAT ? -1 : node.max;
    this.code.push(
      node.kind === "lazy" ? Op.LOOP_LAZY : Op.LOOP_GREEDY,
      register,
      Math.min(node.min, 0x7fffffff),
      max,
    );
    const exit = this.hole();
    if (node.kind === "possessive") this.atomic(() => this.sequence(node.body, flags));
    else this.sequence(node.body, flags);
    this.code.push(Op.JUMP, start);
    this.land(exit);
  }

  // ---- assertions and conditions ----

  private assertion(node: AssertNode, flags: number): void {
    let width = -1;
    if (node.behind) {
      const [low, high] = widthOf(node.body, this.pattern.groupWidths);
      if (low !== high) throw new PatternError("look-behind requires fixed-width pattern", -1);
      if (low > 0x7fffffff) throw new PatternError("looks too much behind", -1);
      width = low;
    }
    const register = this.newRegisters(1);
    if (!node.negate) {
      this.code.push(Op.ASSERT_BEGIN, register, width);
      this.sequence(node.body, flags);
      this.code.push(Op.ASSERT_END, register);
      return;
    }
    this.code.push(Op.ASSERT_NOT_BEGIN, register, width);
    const next = this.hole();
    this.sequence(node.body, flags);
    this.code.push(Op.ASSERT_NOT_END, register);
    this.land(next);
  }

  private conditional(group: number, yes: Sequence, no: Sequence | undefined, flags: number): void {
    this.code.push(Op.IF_GROUP, 2 * group - 2);
    const otherwise = this.hole();
    this.sequence(yes, flags);
    if (no === undefined) {
      this.land(otherwise);
      return;
    }
    this.code.push(Op.JUMP);
    const end = this.hole();
    this.land(otherwise);
    this.sequence(no, flags);
    this.land(end);
  }

  // ---- the head ----

  /** What a match must begin with, for the search. Looks only at the first item. */
  describeStart(tree: Sequence, flagsOfPattern: number): void {
    const { code } = this;
    code[Head.FIRST] = Op.ANY_ALL;
    let items = tree.items;
    let flags = flagsOfPattern;
    while (items.length > 0) {
      const [first] = items;
      if (first.op === "group") {
        flags = combineFlags(flags, first.addFlags, first.delFlags);
        items = first.body.items;
        if (items.length > 0) continue;
        return;
      }
      if (first.op === "repeat" && first.min > 0) {
        items = first.body.items;
        continue;
      }
      if (first.op === "at") {
        const { where } = first;
        if (where === At.BEGINNING_STRING || (where === At.BEGINNING && (flags & Flag.MULTILINE) === 0)) {
          code[Head.ANCHORED] = 1;
        }
        return;
      }
      this.describeFirst(this.firstSet(first, flags));
      return;
    }
  }

  private firstSet(first: Node, flags: number): readonly number[] | undefined {
    if (first.op !== "branch") return this.single(first, flags);
    const items = [];
    for (const branch of first.branches) {
      const node = branch.items[0];
      if (node?.op === "char" && !node.negate) items.push({ low: node.code, high: node.code });
      else if (node?.op === "set" && !node.negate) items.push(...node.items);
      else return undefined;
    }
    return [Op.SET, ...encodeSet(items, false, flags)];
  }

  private describeFirst(single: readonly number[] | undefined): void {
    const { code } = this;
    if (single === undefined) return;
    const [op, a, b] = single;
    if (op === Op.SET) {
      code[Head.FIRST] = Op.SET;
      code[Head.FIRST_A] = code.length;
      code.push(...single.slice(1));
    } else if (op === Op.CHAR || op === Op.CHAR2) {
      code[Head.FIRST] = op;
      code[Head.FIRST_A] = a;
      code[Head.FIRST_B] = b ?? a;
    }
  }
}

/** The program of a pattern. Throws PatternError. */
export function compileProgram(pattern: ParsedPattern): number[] {
  const compiler = new Compiler(pattern);
  const { code } = compiler;
  compiler.sequence(pattern.tree, pattern.flags);
  code.push(Op.SUCCESS);
  code[Head.MIN_WIDTH] = Math.min(widthOf(pattern.tree, pattern.groupWidths)[0], 0x7fffffff);
  code[Head.REGISTERS] = compiler.registers;
  code[Head.LASTINDEX] = 2 * pattern.groups;
  compiler.describeStart(pattern.tree, pattern.flags);
  return code;
}
