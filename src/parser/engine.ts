/**
 * The recognizer under the grammar: Chevrotain's EmbeddedActionsParser without what a Python parser does not need.
 *
 * Chevrotain's DSL (RULE, CONSUME, SUBRULE, OR, OPTION, MANY, AT_LEAST_ONE) stays, and Chevrotain records the grammar from it.
 * Replaced is what runs for every token: no error recovery (the first error ends the parse), hence no try
 * and no rule stack; lookahead from FIRST sets (lookahead.ts). This halves the JS stack that a level of nesting takes.
 *
 * Recording leaves a parser in V8's slow dictionary mode, so one instance records and another one, never
 * recorded, parses with the first one's lookahead functions.
 */

import { EmbeddedActionsParser, type IOrAlt, type ParserMethod, type TokenType } from "chevrotain";
import { KIND, T, TOKEN_KINDS, Token } from "../lexer/tokens.js";
import { FirstTokenLookahead } from "./lookahead.js";

/** Thrown where no rule accepts a token; the place is `failedAt`. Not an Error: nobody reads its stack. */
export const PARSE_FAILURE = { name: "ParseFailure" };

/** Chevrotain's keys: 8 bits of occurrence, 4 of construct, the rest is the rule's number. */
const RULE_SHIFT = 12;
const OR_KEY = 1 << 8;
const OPTION_KEY = 2 << 8;
const MANY_KEY = 3 << 8;
const AT_LEAST_ONE_KEY = 4 << 8;

// biome-ignore lint/suspicious/noExplicitAny: a rule's parameters are checked where SUBRULE is called
type RuleBody = (this: Engine, ...args: any[]) => any;

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
  declare private currRuleShortName: number;
  declare private ruleShortNameIdx: number;
  declare private shortRuleNameToFull: Record<number, string>;
  declare private fullRuleNameToShort: Record<string, number>;
  declare private lookAheadFuncsCache: Map<number, (this: Engine) => number | boolean | undefined>;
  declare private selfAnalysisDone: boolean;

  /** The token that stopped the parse, as an index. */
  protected failedAt = 0;

  constructor() {
    super(TOKEN_KINDS as unknown as TokenType[], {
      skipValidations: true,
      maxLookahead: 1,
      lookaheadStrategy: new FirstTokenLookahead(),
    });
  }

  /** Ends the constructor: records the grammar, or takes over what `recorder` has recorded. */
  protected ready(recorder: Engine | undefined): void {
    if (recorder === undefined) {
      this.tokVector = [RECORDED_TOKEN, RECORDED_TOKEN, RECORDED_TOKEN, RECORDED_TOKEN];
      this.currIdx = 0;
      this.performSelfAnalysis();
    } else {
      this.lookAheadFuncsCache = recorder.lookAheadFuncsCache;
      this.selfAnalysisDone = true;
    }
  }

  /** Called by Chevrotain's RULE. */
  defineRule(ruleName: string, body: RuleBody): ParserMethod<unknown[], unknown> {
    const shortName = this.ruleShortNameIdx++ << RULE_SHIFT;
    this.shortRuleNameToFull[shortName] = ruleName;
    this.fullRuleNameToShort[ruleName] = shortName;
    function coreRule(this: Engine, a: unknown, b: unknown, c: unknown): unknown {
      const outer = this.currRuleShortName;
      this.currRuleShortName = shortName;
      const result = body.call(this, a, b, c);
      this.currRuleShortName = outer;
      return result;
    }
    const rule = coreRule as unknown as ParserMethod<unknown[], unknown>;
    const recorded = () => body.call(this, RECORDED_ARGUMENT, RECORDED_ARGUMENT, RECORDED_ARGUMENT);
    return Object.assign(rule, { ruleName, originalGrammarAction: recorded, coreRule });
  }

  /** Starts `rule` on new tokens. */
  protected run<R>(rule: ParserMethod<[], R>, tokens: Token[], at: number): R {
    this.tokVector = tokens;
    this.currIdx = at - 1;
    return (rule as unknown as () => R).call(this);
  }

  /** Runs `parse`; on failure goes back to where it was and gives null. */
  protected speculate<R>(parse: () => R): R | null {
    const { currIdx, currRuleShortName, failedAt } = this;
    try {
      return parse();
    } catch (error) {
      if (error !== PARSE_FAILURE) throw error;
      this.currIdx = currIdx;
      this.currRuleShortName = currRuleShortName;
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

  // What Chevrotain's DSL methods (CONSUME1, SUBRULE2, ...) call

  consumeInternal(type: TokenType): Token {
    const token = this.tokVector[this.currIdx + 1]!;
    if (token.tokenTypeIdx !== type.tokenTypeIdx) this.fail();
    this.currIdx++;
    return token;
  }

  subruleInternal(rule: unknown, _occurrence: number, options?: { ARGS?: unknown[] }): unknown {
    const args = options?.ARGS;
    if (args === undefined) return (rule as RuleBody).call(this);
    return (rule as RuleBody).call(this, args[0], args[1], args[2]);
  }

  orInternal(alternatives: readonly IOrAlt<unknown>[], occurrence: number): unknown {
    const key = this.currRuleShortName | OR_KEY | occurrence;
    const chosen = this.lookAheadFuncsCache.get(key)!.call(this) as number | undefined;
    if (chosen === undefined) this.fail();
    return alternatives[chosen]!.ALT.call(this);
  }

  optionInternal(action: () => unknown, occurrence: number): unknown {
    const key = this.currRuleShortName | OPTION_KEY | occurrence;
    return this.lookAheadFuncsCache.get(key)!.call(this) === true ? action.call(this) : undefined;
  }

  /** With `{ GATE, DEF }`, GATE alone decides: it sees more than the one token of the FIRST set. */
  manyInternal(occurrence: number, action: Repeated): void {
    if (typeof action !== "function") {
      while (action.GATE()) action.DEF();
      return;
    }
    const more = this.lookAheadFuncsCache.get(this.currRuleShortName | MANY_KEY | occurrence)!;
    while (more.call(this) === true) action.call(this);
  }

  atLeastOneInternal(occurrence: number, action: () => unknown): void {
    const more = this.lookAheadFuncsCache.get(this.currRuleShortName | AT_LEAST_ONE_KEY | occurrence)!;
    if (more.call(this) !== true) this.fail();
    do action.call(this);
    while (more.call(this) === true);
  }
}

/** What MANY takes. */
type Repeated = (() => unknown) | { GATE: () => boolean; DEF: () => unknown };

function isLayout(tokenKind: T): boolean {
  return (
    tokenKind === T.Newline || tokenKind === T.Indent || tokenKind === T.Dedent || tokenKind === T.EndMarker
  );
}
