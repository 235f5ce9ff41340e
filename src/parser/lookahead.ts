/**
 * Lookahead of one token, computed when it is first asked for.
 *
 * Chevrotain's own strategy computes all lookahead functions of a grammar at start, for any k; here a FIRST set costs
 * one walk over a rule's recorded grammar, is kept, and is not computed for a construct that the program does not use.
 * Where one token does not decide, the grammar says so itself (a test in plain code before the construct).
 */

import {
  Alternation,
  type Alternative,
  type ILookaheadStrategy,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  type Rule,
  Terminal,
} from "chevrotain";
import { T, type Token } from "../lexer/tokens.js";

/** What a lookahead function reads of the parser that it is called on. */
interface TokenSource {
  readonly tokVector: Token[];
  readonly currIdx: number;
}

interface First {
  /** 1 for each kind that may come first. */
  readonly kinds: Uint8Array;
  nullable: boolean;
}

type Productions = readonly IProduction[];

function isOptional(production: IProduction): boolean {
  return (
    production instanceof Option ||
    production instanceof Repetition ||
    production instanceof RepetitionWithSeparator
  );
}

export class FirstTokenLookahead implements ILookaheadStrategy {
  private readonly ofRule = new Map<Rule, First>();

  validate(): [] {
    return [];
  }

  buildLookaheadForAlternation(options: { prodOccurrence: number; rule: Rule }): () => number | undefined {
    let table: (number | undefined)[] | undefined;
    const build = () => this.alternatives(find(options.rule.definition, Alternation, options.prodOccurrence));
    return function (this: TokenSource): number | undefined {
      table ??= build();
      return table[this.tokVector[this.currIdx + 1]!.tokenTypeIdx];
    } as () => number | undefined;
  }

  buildLookaheadForOptional(options: {
    prodOccurrence: number;
    rule: Rule;
    prodType: string;
  }): () => boolean {
    let kinds: Uint8Array | undefined;
    const production = OPTIONAL_TYPES[options.prodType]!;
    const build = () =>
      this.first(find(options.rule.definition, production, options.prodOccurrence).definition).kinds;
    return function (this: TokenSource): boolean {
      kinds ??= build();
      return kinds[this.tokVector[this.currIdx + 1]!.tokenTypeIdx] === 1;
    } as () => boolean;
  }

  /** Which alternative each kind of token begins; the first one wins, an empty one takes the rest. */
  private alternatives(alternation: Alternation): (number | undefined)[] {
    const table = new Array<number | undefined>(T.End).fill(undefined);
    alternation.definition.forEach((alternative, index) => {
      const { kinds, nullable } = this.first((alternative as Alternative).definition);
      for (let kind = 0; kind < T.End; kind++) {
        if ((kinds[kind] === 1 || nullable) && table[kind] === undefined) table[kind] = index;
      }
    });
    return table;
  }

  private first(definition: Productions): First {
    const result: First = { kinds: new Uint8Array(T.End), nullable: false };
    for (const production of definition) {
      const part = this.firstOf(production);
      for (let kind = 0; kind < T.End; kind++) result.kinds[kind]! |= part.kinds[kind]!;
      if (!part.nullable) return result;
    }
    result.nullable = true;
    return result;
  }

  private firstOf(production: IProduction): First {
    if (production instanceof Terminal) {
      const kinds = new Uint8Array(T.End);
      kinds[production.terminalType.tokenTypeIdx!] = 1;
      return { kinds, nullable: false };
    }
    if (production instanceof NonTerminal) return this.firstOfRule(production.referencedRule);
    if (production instanceof Alternation) {
      const result: First = { kinds: new Uint8Array(T.End), nullable: false };
      for (const alternative of production.definition) {
        const part = this.first((alternative as Alternative).definition);
        for (let kind = 0; kind < T.End; kind++) result.kinds[kind]! |= part.kinds[kind]!;
        result.nullable ||= part.nullable;
      }
      return result;
    }
    const inner = this.first((production as Option).definition);
    return isOptional(production) ? { kinds: inner.kinds, nullable: true } : inner;
  }

  private firstOfRule(rule: Rule): First {
    const known = this.ofRule.get(rule);
    if (known !== undefined) return known;
    const result = this.first(rule.definition);
    this.ofRule.set(rule, result);
    return result;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the constructors of Chevrotain's productions have nothing else in common
type ProductionClass<P> = new (options: any) => P;

const OPTIONAL_TYPES: Record<string, ProductionClass<Option>> = {
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
};

/** The `occurrence`th production of a class in a rule. */
function find<P extends IProduction & { idx: number }>(
  definition: Productions,
  wanted: ProductionClass<P>,
  occurrence: number,
): P {
  const pending = [...definition];
  for (let production = pending.pop(); production !== undefined; production = pending.pop()) {
    if (production instanceof wanted && (production as P).idx === occurrence) return production as P;
    const inner = (production as { definition?: IProduction[] }).definition;
    if (inner !== undefined && !(production instanceof NonTerminal)) pending.push(...inner);
  }
  throw new Error(`no production ${occurrence} in the rule`);
}
