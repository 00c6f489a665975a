import { lawPeriods } from '../requirement/law-period.ts';
import { citationsOn, limitsOn, ruleOf } from '../requirement/catalogue.ts';
import type { Rule } from '../requirement/rule.ts';
import type { RuleFact } from './coverage-facts.ts';

const THIRD_PARTY = { yes: 'yes', 'unless-exempt': 'yes', no: 'no', 'not-stated': 'unknown' } as const;

/** The rules as coverage asks for them, each worked out once for all days between two changes of the law. */
export function ruleFactsOf(own: ReadonlyMap<string, Rule>): (id: string, madeOn: string) => RuleFact {
  const periodOf = lawPeriods(own.values());
  const known = new Map<string, RuleFact>();
  return (id, madeOn) => {
    const key = `${periodOf(madeOn)} ${id}`;
    const fact = known.get(key) ?? ruleFactOf(id, madeOn, own);
    known.set(key, fact);
    return fact;
  };
}

/**
 * A rule as coverage asks for it, with what is in force for goods made on a day. Of one that neither the catalogue nor the firm's own
 * requirements hold nothing is known, so it asks for an accepted laboratory and for its word.
 */
export function ruleFactOf(id: string, madeOn: string, own: ReadonlyMap<string, Rule> = new Map()): RuleFact {
  const rule = ruleOf(id) ?? own.get(id);
  if (rule === undefined) {
    const nothing = { thirdParty: 'unknown', smallBatch: 'unknown', limits: [], isKnown: false } as const;
    return { id, title: { en: id, zh: id }, citation: id, ...nothing };
  }
  return {
    id,
    title: rule.title,
    citation: citationsOn(rule, madeOn).join('; '),
    thirdParty: THIRD_PARTY[rule.thirdParty],
    smallBatch: rule.smallBatch === 'not-stated' ? 'unknown' : rule.smallBatch,
    limits: limitsOn(rule, madeOn).filter(({ scope }) => scope === null),
    isKnown: true,
  };
}
