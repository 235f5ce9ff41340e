/**
 * Computes the lookahead tables from the grammar that Chevrotain has recorded.
 *
 * Nothing of this runs when a program is parsed: a test compares the result with lookahead-tables.ts, and rewrites
 * that file when asked to.
 */

import {
  Alternation,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  type Rule,
  Terminal,
} from "chevrotain";

type Productions = readonly IProduction[];

/** The names of the tokens that may come first, and whether nothing may. */
interface First {
  readonly names: Set<string>;
  nullable: boolean;
}

class FirstSets {
  private readonly ofRules = new Map<Rule, First>();

  of(definition: Productions): First {
    const names = new Set<string>();
    for (const production of definition) {
      const part = this.ofProduction(production);
      for (const name of part.names) names.add(name);
      if (!part.nullable) return { names, nullable: false };
    }
    return { names, nullable: true };
  }

  private ofProduction(production: IProduction): First {
    if (production instanceof Terminal) {
      return { names: new Set([production.terminalType.name]), nullable: false };
    }
    if (production instanceof NonTerminal) return this.ofRule(production.referencedRule);
    if (production instanceof Alternation) {
      const parts = production.definition.map((alternative) => this.of(definitionOf(alternative)));
      const names = new Set(parts.flatMap((part) => [...part.names]));
      return { names, nullable: parts.some((part) => part.nullable) };
    }
    const { names, nullable } = this.of(definitionOf(production));
    return { names, nullable: nullable || !(production instanceof RepetitionMandatory) };
  }

  private ofRule(rule: Rule): First {
    let first = this.ofRules.get(rule);
    if (first === undefined) {
      first = this.of(rule.definition);
      this.ofRules.set(rule, first);
    }
    return first;
  }
}

function definitionOf(production: IProduction): IProduction[] {
  return (production as unknown as { definition: IProduction[] }).definition;
}

/** The DSL name of a construct that chooses, or null. */
function constructOf(production: IProduction): string | null {
  if (production instanceof Alternation) return "OR";
  if (production instanceof Option) return "OPTION";
  if (production instanceof Repetition) return "MANY";
  return production instanceof RepetitionMandatory ? "AT_LEAST_ONE" : null;
}

/** The tables of a recorded grammar: for each construct the tokens that begin each alternative. */
export function computeLookahead(rules: Record<string, Rule>): Record<string, string[]> {
  const first = new FirstSets();
  const tables: Record<string, string[]> = {};
  const visit = (rule: Rule, production: IProduction): void => {
    if (production instanceof Terminal || production instanceof NonTerminal) return;
    const construct = constructOf(production);
    if (construct !== null) {
      const { idx } = production as Option;
      const key = `${rule.name} ${construct}${idx || ""}`;
      const alternatives = construct === "OR" ? definitionOf(production) : [production];
      tables[key] = alternatives.map((each) => [...first.of(definitionOf(each)).names].join(" "));
    }
    for (const inner of definitionOf(production)) visit(rule, inner);
  };
  for (const rule of Object.values(rules)) for (const production of rule.definition) visit(rule, production);
  return tables;
}
