/**
 * From the text of a regular expression to its tree. Mirrors CPython's re._parser; the messages and positions of errors are its.
 */
import { classEscape, DIGITS, escapeNode, type GroupChecks } from "./escapes.js";
import { inlineFlags } from "./inline-flags.js";
import {
  At,
  Flag,
  MAXREPEAT,
  type Node,
  type RepeatKind,
  type Sequence,
  type SetItem,
  widthOf,
} from "./nodes.js";
import { asciiOnly, lengthOf, PatternError, quoted, Tokenizer } from "./tokenizer.js";

/** A warning about a doubtful pattern. */
export interface PatternWarning {
  readonly message: string;
  readonly category: "FutureWarning" | "DeprecationWarning";
}

/** A parsed pattern. */
export interface ParsedPattern {
  readonly tree: Sequence;
  readonly flags: number;
  /** Number of groups, without the whole match. */
  readonly groups: number;
  readonly groupIndex: ReadonlyMap<string, number>;
  readonly groupWidths: readonly (readonly [number, number] | undefined)[];
  readonly warnings: readonly PatternWarning[];
}

/** Deeper groups than this would overflow our stack: a RecursionError in CPython, too. */
const MAX_NESTING = 700;

const SET_OPERATORS: Readonly<Record<string, string>> = {
  "-": "difference",
  "&": "intersection",
  "~": "symmetric difference",
  "|": "union",
};

const QUANTIFIERS: Readonly<Record<string, readonly [number, number]>> = {
  "?": [0, 1],
  "*": [0, MAXREPEAT],
  "+": [1, MAXREPEAT],
};

function isDecimal(text: string): boolean {
  return /^[0-9]+$/.test(text);
}

class Parser implements GroupChecks {
  readonly groupIndex = new Map<string, number>();
  /** By number; undefined: open still, or the whole match. */
  readonly groupWidths: (readonly [number, number] | undefined)[] = [undefined];
  readonly warnings: PatternWarning[] = [];
  /** Where groups were first referred to in conditions, which may come before the groups. */
  readonly conditionPositions = new Map<number, number>();
  /** Number of groups before the outermost open lookbehind, or -1. */
  lookbehindGroups = -1;

  constructor(
    readonly source: Tokenizer,
    public flags: number,
  ) {}

  // ---- groups ----

  private openGroup(name: string): number {
    const index = this.groupWidths.length;
    this.groupWidths.push(undefined);
    if (name === "") return index;
    const known = this.groupIndex.get(name);
    if (known !== undefined) {
      const message = `redefinition of group name ${quoted(name)} as group ${index}; was group ${known}`;
      throw this.source.error(message, lengthOf(name) + 1);
    }
    this.groupIndex.set(name, index);
    return index;
  }

  checkReference(group: number, size: number): void {
    if (group >= this.groupWidths.length) {
      throw this.source.error(`invalid group reference ${group}`, size - 1);
    }
    if (this.groupWidths[group] === undefined) throw this.source.error("cannot refer to an open group", size);
    this.checkLookbehindGroup(group);
  }

  private checkLookbehindGroup(group: number): void {
    if (this.lookbehindGroups < 0) return;
    if (this.groupWidths[group] === undefined) throw this.source.error("cannot refer to an open group");
    if (group >= this.lookbehindGroups) {
      throw this.source.error("cannot refer to group defined in the same lookbehind subpattern");
    }
  }

  private expectClose(start: number): void {
    if (this.source.match(")")) return;
    throw this.source.error("missing ), unterminated subpattern", this.source.tell() - start);
  }

  // ---- alternatives and sequences ----

  alternatives(verbose: boolean, nested: number): Sequence {
    if (nested > MAX_NESTING)
      throw new PatternError("maximum recursion depth exceeded", -1, "RecursionError");
    const start = nested === 0;
    const branches = [this.sequence(verbose, nested + 1, start)];
    while (this.source.match("|")) {
      branches.push(
        this.sequence(verbose || (start && (this.flags & Flag.VERBOSE) !== 0), nested + 1, false),
      );
    }
    return branches.length === 1 ? branches[0] : { items: [{ op: "branch", branches }] };
  }

  private sequence(verboseAtStart: boolean, nested: number, first: boolean): Sequence {
    const { source } = this;
    const items: Node[] = [];
    let verbose = verboseAtStart;
    while (source.next !== "" && source.next !== "|" && source.next !== ")") {
      const token = source.get();
      if (verbose && this.skipVerbose(token)) continue;
      if (token[0] === "\\") items.push(escapeNode(source, token, this));
      else if (token === "[") items.push(this.set());
      else if (token === "(") {
        const node = this.group(verbose, nested, first && items.length === 0);
        if (node === "flags") verbose = (this.flags & Flag.VERBOSE) !== 0;
        else if (node !== undefined) items.push(node);
      } else if ("*+?{".includes(token)) this.quantifier(token, items);
      else if (token === ".") items.push({ op: "any" });
      else if (token === "^") items.push({ op: "at", where: At.BEGINNING });
      else if (token === "$") items.push({ op: "at", where: At.END });
      else items.push({ op: "char", code: token.codePointAt(0)!, negate: false });
    }
    return { items };
  }

  // White space and comments of VERBOSE patterns.
  private skipVerbose(token: string): boolean {
    if (" \t\n\r\v\f".includes(token)) return true;
    if (token !== "#") return false;
    for (;;) {
      const skipped = this.source.get();
      if (skipped === "" || skipped === "\n") return true;
    }
  }

  // ---- sets ----

  private warnSet(kind: string, position: number): void {
    this.warnings.push({ message: `Possible ${kind} at position ${position}`, category: "FutureWarning" });
  }

  private set(): Node {
    const { source } = this;
    const here = source.tell() - 1;
    if (source.next === "[") this.warnSet("nested set", source.tell());
    const negate = source.match("^");
    const items: SetItem[] = [];
    for (;;) {
      const token = source.get();
      if (token === "") throw source.error("unterminated character set", source.tell() - here);
      if (token === "]" && items.length > 0) break;
      if (token[0] !== "\\" && items.length > 0 && token in SET_OPERATORS && source.next === token) {
        this.warnSet(`set ${SET_OPERATORS[token]}`, source.tell() - 1);
      }
      const item = this.setItem(token);
      if (!source.match("-")) items.push(item);
      else if (!this.range(token, item, items, here)) break;
    }
    const [only] = items;
    const single = items.every(
      (item) => "low" in item && "low" in only && item.low === item.high && item.low === only.low,
    );
    if (single && "low" in only) return { op: "char", code: only.low, negate };
    return { op: "set", negate, items };
  }

  private setItem(token: string): SetItem {
    if (token[0] === "\\") return classEscape(this.source, token);
    const code = token.codePointAt(0)!;
    return { low: code, high: code };
  }

  // What follows the "-" after `item`; false: the set is at its end.
  private range(token: string, item: SetItem, items: SetItem[], here: number): boolean {
    const { source } = this;
    const that = source.get();
    if (that === "") throw source.error("unterminated character set", source.tell() - here);
    if (that === "]") {
      items.push(item, { low: 0x2d, high: 0x2d });
      return false;
    }
    if (that === "-") this.warnSet("set difference", source.tell() - 2);
    const end = this.setItem(that);
    if (!("low" in item) || !("low" in end) || end.low < item.low) {
      throw source.error(`bad character range ${token}-${that}`, lengthOf(token) + 1 + lengthOf(that));
    }
    items.push({ low: item.low, high: end.low });
    return true;
  }

  // ---- repetition ----

  private quantifier(token: string, items: Node[]): void {
    const { source } = this;
    const here = source.tell();
    const bounds = token === "{" ? this.bounds(here) : QUANTIFIERS[token];
    if (bounds === undefined) {
      items.push({ op: "char", code: 0x7b, negate: false });
      return;
    }
    const item = items.at(-1);
    const offset = source.tell() - here + token.length;
    if (item === undefined || item.op === "at") throw source.error("nothing to repeat", offset);
    if (item.op === "repeat") throw source.error("multiple repeat", offset);
    const plain = item.op === "group" && item.index === 0 && item.addFlags === 0 && item.delFlags === 0;
    const body = plain ? item.body : { items: [item] };
    const kind: RepeatKind = source.match("?") ? "lazy" : source.match("+") ? "possessive" : "greedy";
    items[items.length - 1] = { op: "repeat", kind, min: bounds[0], max: bounds[1], body };
  }

  private number(): string {
    let text = "";
    while (this.source.next !== "" && DIGITS.includes(this.source.next)) text += this.source.get();
    return text;
  }

  // `{m,n}` after its brace; undefined: the brace stands for itself.
  private bounds(here: number): readonly [number, number] | undefined {
    const { source } = this;
    if (source.next === "}") return undefined;
    const low = this.number();
    const high = source.match(",") ? this.number() : low;
    if (!source.match("}")) {
      source.seek(here);
      return undefined;
    }
    const min = low === "" ? 0 : Number(low);
    const max = high === "" ? MAXREPEAT : Number(high);
    if (min >= MAXREPEAT || (high !== "" && max >= MAXREPEAT)) {
      throw new PatternError("the repetition number is too large", 0, "OverflowError");
    }
    if (max < min) throw source.error("min repeat greater than max repeat", source.tell() - here);
    return [min, max];
  }

  // ---- parentheses ----

  // After "(". undefined: a comment; "flags": flags for the whole pattern.
  private group(verbose: boolean, nested: number, first: boolean): Node | undefined | "flags" {
    const { source } = this;
    const start = source.tell() - 1;
    if (!source.match("?")) return this.capture("", start, verbose, nested);
    const char = this.extensionChar();
    switch (char) {
      case "P":
        return this.pythonExtension(start, verbose, nested);
      case ":":
        return this.plainGroup(0, 0, start, verbose, nested);
      case "#":
        this.comment(start);
        return undefined;
      case "=":
      case "!":
        return this.lookaround(char, false, start, verbose, nested);
      case "<":
        return this.lookbehind(start, verbose, nested);
      case "(":
        return this.conditional(start, verbose, nested);
      case ">": {
        const body = this.alternatives(verbose, nested + 1);
        this.expectClose(start);
        return { op: "atomic", body };
      }
    }
    if (!"aiLmsux-".includes(char)) throw source.error(`unknown extension ?${char}`, lengthOf(char) + 1);
    return this.flagGroup(char, start, verbose, nested, first);
  }

  private extensionChar(): string {
    const char = this.source.get();
    if (char === "") throw this.source.error("unexpected end of pattern");
    return char;
  }

  private capture(name: string, start: number, verbose: boolean, nested: number): Node {
    const index = this.openGroup(name);
    const body = this.alternatives(verbose, nested + 1);
    this.expectClose(start);
    this.groupWidths[index] = widthOf(body, this.groupWidths);
    return { op: "group", index, addFlags: 0, delFlags: 0, body };
  }

  private plainGroup(
    addFlags: number,
    delFlags: number,
    start: number,
    verbose: boolean,
    nested: number,
  ): Node {
    const inner = (verbose || (addFlags & Flag.VERBOSE) !== 0) && (delFlags & Flag.VERBOSE) === 0;
    const body = this.alternatives(inner, nested + 1);
    this.expectClose(start);
    return { op: "group", index: 0, addFlags, delFlags, body };
  }

  private flagGroup(
    char: string,
    start: number,
    verbose: boolean,
    nested: number,
    first: boolean,
  ): Node | "flags" {
    const { source } = this;
    const flags = inlineFlags(source, char);
    if (flags.global) {
      this.flags |= flags.add;
      if (!first)
        throw source.error("global flags not at the start of the expression", source.tell() - start);
      return "flags";
    }
    return this.plainGroup(flags.add, flags.del, start, verbose, nested);
  }

  private pythonExtension(start: number, verbose: boolean, nested: number): Node {
    const { source } = this;
    if (source.match("<")) {
      const name = source.getUntil(">", "group name");
      source.checkGroupName(name, 1);
      return this.capture(name, start, verbose, nested);
    }
    if (source.match("=")) {
      const name = source.getUntil(")", "group name");
      source.checkGroupName(name, 1);
      const size = lengthOf(name) + 1;
      const group = this.groupIndex.get(name);
      if (group === undefined) throw source.error(`unknown group name ${quoted(name)}`, size);
      this.checkReference(group, size);
      return { op: "backref", group };
    }
    const char = this.extensionChar();
    throw source.error(`unknown extension ?P${char}`, lengthOf(char) + 2);
  }

  private comment(start: number): void {
    const { source } = this;
    for (;;) {
      if (source.next === "") throw source.error("missing ), unterminated comment", source.tell() - start);
      if (source.get() === ")") return;
    }
  }

  private lookbehind(start: number, verbose: boolean, nested: number): Node {
    const char = this.extensionChar();
    if (char !== "=" && char !== "!") {
      throw this.source.error(`unknown extension ?<${char}`, lengthOf(char) + 2);
    }
    const outermost = this.lookbehindGroups < 0;
    if (outermost) this.lookbehindGroups = this.groupWidths.length;
    return this.lookaround(char, true, start, verbose, nested, outermost);
  }

  private lookaround(
    char: string,
    behind: boolean,
    start: number,
    verbose: boolean,
    nested: number,
    outermost = false,
  ): Node {
    const body = this.alternatives(verbose, nested + 1);
    if (outermost) this.lookbehindGroups = -1;
    this.expectClose(start);
    if (char === "!" && body.items.length === 0) return { op: "fail" };
    return { op: "assert", negate: char === "!", behind, body };
  }

  private conditional(start: number, verbose: boolean, nested: number): Node {
    const { source } = this;
    const group = this.condition(source.getUntil(")", "group name"));
    this.checkLookbehindGroup(group);
    const yes = this.sequence(verbose, nested + 1, false);
    let no: Sequence | undefined;
    if (source.match("|")) {
      no = this.sequence(verbose, nested + 1, false);
      if (source.next === "|") throw source.error("conditional backref with more than two branches");
    }
    this.expectClose(start);
    return { op: "conditional", group, yes, no };
  }

  private condition(name: string): number {
    const { source } = this;
    const size = lengthOf(name) + 1;
    if (!isDecimal(name)) {
      source.checkGroupName(name, 1);
      const group = this.groupIndex.get(name);
      if (group === undefined) throw source.error(`unknown group name ${quoted(name)}`, size);
      return group;
    }
    const group = Number(name);
    if (group === 0) throw source.error("bad group number", size);
    if (group >= 0x3fffffff) throw source.error(`invalid group reference ${BigInt(name)}`, size);
    if (!this.conditionPositions.has(group)) this.conditionPositions.set(group, source.tell() - size);
    return group;
  }

  /** The whole pattern. */
  parse(): Sequence {
    const tree = this.alternatives((this.flags & Flag.VERBOSE) !== 0, 0);
    this.flags = fixFlags(this.flags, this.source.isText);
    if (this.source.next !== "") throw this.source.error("unbalanced parenthesis");
    for (const [group, position] of this.conditionPositions) {
      if (group >= this.groupWidths.length)
        throw new PatternError(`invalid group reference ${group}`, position);
    }
    return tree;
  }
}

function fixFlags(flags: number, isText: boolean): number {
  const wrong = (message: string) => new PatternError(message, 0, "ValueError");
  if (isText) {
    if ((flags & Flag.LOCALE) !== 0) throw wrong("cannot use LOCALE flag with a str pattern");
    if ((flags & Flag.ASCII) === 0) return flags | Flag.UNICODE;
    if ((flags & Flag.UNICODE) !== 0) throw wrong("ASCII and UNICODE flags are incompatible");
    return flags;
  }
  if ((flags & Flag.UNICODE) !== 0) throw wrong("cannot use UNICODE flag with a bytes pattern");
  if ((flags & Flag.LOCALE) !== 0 && (flags & Flag.ASCII) !== 0) {
    throw wrong("ASCII and LOCALE flags are incompatible");
  }
  return flags;
}

/** Parse `text` (of bytes: as Latin-1). Throws PatternError. */
export function parsePattern(text: string, isText: boolean, flags: number): ParsedPattern {
  const parser = new Parser(new Tokenizer(text, isText), flags);
  const tree = parser.parse();
  return {
    tree,
    flags: parser.flags,
    groups: parser.groupWidths.length - 1,
    groupIndex: parser.groupIndex,
    groupWidths: parser.groupWidths,
    warnings: isText
      ? parser.warnings
      : parser.warnings.map((w) => ({ ...w, message: asciiOnly(w.message) })),
  };
}
