/**
 * The recognizer under the grammar: Chevrotain's EmbeddedActionsParser without what a Python parser does not need.
 *
 * The grammar is written in Chevrotain's DSL (RULE, CONSUME, SUBRULE, OR, OPTION, MANY, AT_LEAST_ONE), and Chevrotain can record it
 * and check it; a test does. Replaced is what runs for every token: there is no error recovery (the first error ends
 * the parse), hence no try and no rule stack, and the lookahead of one token comes from tables that were computed from the recorded
 * grammar beforehand (lookahead-tables.ts). Recording at start would take longer than all else together (40 ms of
 * 60, measured), and the shorter call chains need half the JS stack for a level of nesting.
 */

import { EmbeddedActionsParser, type IOrAlt, type ParserMethod, type TokenType } from "chevrotain";
import { KIND, T, TOKEN_KINDS, Token } from "../lexer/tokens.js";
import { LOOKAHEAD } from "./lookahead-tables.js";

/** Thrown where no rule accepts a token; the place is `failedAt`. Not an Error: nobody reads its stack. */
export const PARSE_FAILURE = { name: "ParseFailure" };

// biome-ignore lint/suspicious/noExplicitAny: a rule's parameters are checked where SUBRULE is called
type RuleBody = (...args: any[]) => any;

/** The constructs that choose by the next token; a rule has at most ten of each. */
const OR = 0;
const OPTION = 10;
const MANY = 20;
const AT_LEAST_ONE = 30;
const CONSTRUCTS = ["OR", "OPTION", "MANY", "AT_LEAST_ONE"];

/** No alternative begins with this token. */
const NONE = 255;

/** What RULE makes. */
class GrammarRule {
  /** Chevrotain's name for `name`. */
  readonly ruleName: string;
  readonly body: RuleBody;
  /** What Chevrotain calls to record the rule. */
  readonly originalGrammarAction: () => unknown;
  /** Lookahead by construct and occurrence; filled at first use. */
  readonly tables: (Uint8Array | undefined)[] = new Array(4 * 10).fill(undefined);

  constructor(ruleName: string, body: RuleBody) {
    this.ruleName = ruleName;
    this.body = body;
    this.originalGrammarAction = () => body(RECORDED_ARGUMENT, RECORDED_ARGUMENT, RECORDED_ARGUMENT);
  }
}

/** Reads like `this.CONSUME(KIND[T.Comma])`, shorter. */
export function kind(of: T): TokenType {
  return KIND[of] as unknown as TokenType;
}

/** The token that a recording parser sees everywhere. */
const RECORDED_TOKEN = new Token(T.EndMarker, "", 0, 0, 1, 0, 1, 0);

/** What a rule gets for its parameters while it is recorded: good enough for a token, and for a list to add to. */
const RECORDED_ARGUMENT = Object.assign(Object.create(RECORDED_TOKEN), { push: () => 0 });

export abstract class Engine extends EmbeddedActionsParser {
  // Chevrotain's own fields, which its types do not show.
  declare tokVector: Token[];
  declare currIdx: number;
  private declare definedRulesNames: string[];

  /** The token that stopped the parse, as an index. */
  protected failedAt = 0;
  private currentRule = new GrammarRule("none", () => undefined);

  /** @param isRecorder the parser is to record the grammar, not to parse; see `record` */
  constructor(isRecorder: boolean) {
    // A parser that only parses does not look at the vocabulary.
    const vocabulary = (isRecorder ? TOKEN_KINDS : TOKEN_KINDS.slice(0, 1)) as unknown as TokenType[];
    super(vocabulary, { maxLookahead: 1 });
  }

  /** Lets Chevrotain record and check the grammar. */
  record(): void {
    this.tokVector = [RECORDED_TOKEN, RECORDED_TOKEN, RECORDED_TOKEN, RECORDED_TOKEN];
    this.currIdx = 0;
    this.performSelfAnalysis();
  }

  /** Defines a rule; the field that holds it must have its name. */
  protected override RULE<F extends RuleBody>(
    name: string,
    body: F,
  ): ParserMethod<Parameters<F>, ReturnType<F>> {
    this.definedRulesNames.push(name);
    return new GrammarRule(name, body) as never;
  }

  /** Starts `rule` on new tokens. */
  protected run<R>(rule: ParserMethod<[], R>, tokens: Token[], at: number): R {
    this.tokVector = tokens;
    this.currIdx = at - 1;
    return this.SUBRULE(rule);
  }

  /** Runs `parse`; on failure goes back to where it was and gives null. */
  protected speculate<R>(parse: () => R): R | null {
    const { currIdx, currentRule, failedAt } = this;
    try {
      return parse();
    } catch (error) {
      if (error !== PARSE_FAILURE) throw error;
      this.currIdx = currIdx;
      this.currentRule = currentRule;
      this.failedAt = failedAt;
      return null;
    }
  }

  // The tokens around

  /** The next token. */
  protected peek(): Token {
    return this.tokVector[this.currIdx + 1]!;
  }

  /** Kind of the next token. */
  protected next(): T {
    return this.tokVector[this.currIdx + 1]!.tokenTypeIdx;
  }

  /** Kind of the token after the next. */
  protected nextButOne(): T {
    return this.tokVector[this.currIdx + 2]!.tokenTypeIdx;
  }

  /** The token that was consumed last. */
  protected last(): Token {
    return this.tokVector[this.currIdx]!;
  }

  /** The token that was consumed last, line ends and indentation apart. */
  protected lastVisible(): Token {
    let index = this.currIdx;
    while (index > 0 && isLayout(this.tokVector[index]!.tokenTypeIdx)) index--;
    return this.tokVector[index]!;
  }

  /** Gives up at the next token; while recording, every token is wrong, and that is no failure. */
  protected fail(): never {
    if (this.RECORDING_PHASE) return undefined as never;
    this.failedAt = this.currIdx + 1;
    throw PARSE_FAILURE;
  }

  // What the DSL methods do

  /** The table for a construct of the current rule. */
  private lookahead(slot: number): Uint8Array {
    const rule = this.currentRule;
    const known = rule.tables[slot];
    if (known !== undefined) return known;
    const table = loadTable(rule.ruleName, slot);
    rule.tables[slot] = table;
    return table;
  }

  private choose(alternatives: readonly IOrAlt<unknown>[], slot: number): unknown {
    const chosen = this.lookahead(slot)[this.tokVector[this.currIdx + 1]!.tokenTypeIdx]!;
    if (chosen === NONE) this.fail();
    return alternatives[chosen]!.ALT();
  }

  private option_(action: () => unknown, slot: number): unknown {
    const table = this.lookahead(slot);
    return table[this.tokVector[this.currIdx + 1]!.tokenTypeIdx] === 0 ? action() : undefined;
  }

  /** With `{ GATE, DEF }`, GATE alone decides: it sees more than the one token of a table. */
  private many_(action: Repeated, slot: number): void {
    if (typeof action !== "function") {
      while (action.GATE()) action.DEF();
      return;
    }
    const table = this.lookahead(slot);
    while (table[this.tokVector[this.currIdx + 1]!.tokenTypeIdx] === 0) action();
  }

  private atLeastOne_(action: () => unknown, slot: number): void {
    const table = this.lookahead(slot);
    do {
      if (table[this.tokVector[this.currIdx + 1]!.tokenTypeIdx] !== 0) this.fail();
      action();
    } while (table[this.tokVector[this.currIdx + 1]!.tokenTypeIdx] === 0);
  }

  /** Replaces Chevrotain's DSL methods, all ten of each name. */
  static {
    const methods = Engine.prototype as unknown as Record<string, unknown>;
    function CONSUME(this: Engine, type: TokenType): Token {
      const token = this.tokVector[this.currIdx + 1]!;
      if (token.tokenTypeIdx !== type.tokenTypeIdx) this.fail();
      this.currIdx++;
      return token;
    }
    function SUBRULE(this: Engine, called: unknown, options?: { ARGS?: unknown[] }): unknown {
      const outer = this.currentRule;
      const rule = called as GrammarRule;
      this.currentRule = rule;
      const args = options === undefined ? undefined : options.ARGS;
      const result = args === undefined ? rule.body() : rule.body(args[0], args[1], args[2]);
      this.currentRule = outer;
      return result;
    }
    for (let i = 0; i < 10; i++) {
      const suffix = i === 0 ? "" : String(i);
      methods[`CONSUME${suffix}`] = CONSUME;
      methods[`SUBRULE${suffix}`] = SUBRULE;
      methods[`OR${suffix}`] = function (this: Engine, alternatives: readonly IOrAlt<unknown>[]) {
        return this.choose(alternatives, OR + i);
      };
      methods[`OPTION${suffix}`] = function (this: Engine, action: () => unknown) {
        return this.option_(action, OPTION + i);
      };
      methods[`MANY${suffix}`] = function (this: Engine, action: Repeated) {
        this.many_(action, MANY + i);
      };
      methods[`AT_LEAST_ONE${suffix}`] = function (this: Engine, action: () => unknown) {
        this.atLeastOne_(action, AT_LEAST_ONE + i);
      };
    }
  }
}

/** What MANY takes. */
type Repeated = (() => unknown) | { GATE: () => boolean; DEF: () => unknown };

let kindsByName: Map<string, T> | undefined;

/** For each kind of token the alternative that it begins; constructs other than OR have one alternative. */
function loadTable(ruleName: string, slot: number): Uint8Array {
  kindsByName ??= new Map(TOKEN_KINDS.map(({ name, tokenTypeIdx }) => [name, tokenTypeIdx]));
  const occurrence = slot % 10 === 0 ? "" : String(slot % 10);
  const key = `${ruleName} ${CONSTRUCTS[Math.floor(slot / 10)]}${occurrence}`;
  const table = new Uint8Array(T.End).fill(NONE);
  LOOKAHEAD[key]!.forEach((names, alternative) => {
    for (const name of names.split(" ")) table[kindsByName!.get(name)!] = alternative;
  });
  return table;
}

function isLayout(tokenKind: T): boolean {
  return (
    tokenKind === T.Newline || tokenKind === T.Indent || tokenKind === T.Dedent || tokenKind === T.EndMarker
  );
}
