import { RELIEFS } from './catalogue/determinations.ts';
import { RULES } from './catalogue/rules.ts';
import type { Limit, Relief, Rule } from './rule.ts';

/** What is asked of a span: whether a day lies in it, where its ends may be unknown. */
type InForce = 'yes' | 'no' | 'unknown';

const byId = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule of the catalogue with this id, or undefined. */
export function ruleOf(id: string): Rule | undefined {
  return byId.get(id);
}

type Dated = Pick<Rule, 'from' | 'to' | 'notBefore' | 'knownInForce'>;

/**
 * Whether a rule is in force on a day `YYYY-MM-DD`. `unknown`: its first day was not read, and no source shows it in force so early;
 * nobody may take that for a no.
 */
export function inForceOn(rule: Dated, date: string): InForce {
  if (rule.to !== null && date >= rule.to) return 'no';
  if (rule.from !== null) return date >= rule.from ? 'yes' : 'no';
  if (rule.notBefore !== null && date < rule.notBefore) return 'no';
  return rule.knownInForce !== null && date >= rule.knownInForce ? 'yes' : 'unknown';
}

/** The rules that are, or may be, in force on a day: only those that certainly are not are left out. */
export function rulesInForce(date: string): readonly Rule[] {
  return RULES.filter((rule) => inForceOn(rule, date) !== 'no');
}

function covers({ from, to }: { from: string | null; to: string | null }, date: string): boolean {
  return (from === null || date >= from) && (to === null || date < to);
}

/** What a certificate cites for the rule on a day, each text listed separately. */
export function citationsOn(rule: Pick<Rule, 'citations'>, date: string): readonly string[] {
  return rule.citations.filter((citation) => covers(citation, date)).map(({ text }) => text);
}

/** Editions of the standard that are in force on a day; none: not known. */
export function standardsOn(rule: Pick<Rule, 'standards'>, date: string): readonly string[] {
  return rule.standards.filter((edition) => covers(edition, date)).map(({ name }) => name);
}

/** Every limit of the rule in force on a day. */
export function limitsOn(rule: Pick<Rule, 'limits'>, date: string): readonly Limit[] {
  return rule.limits.filter((limit) => covers(limit, date));
}

/**
 * The limit of a rule for one analyte (`Pb`, `DEHP`, `flux-index`) on the day of production; `scope` asks for parts that have a limit
 * of their own (`modelling-clay`). Undefined: the catalogue holds none, which is not to be read as "no limit".
 */
export function limitInForce(
  ruleId: string,
  date: string,
  analyte: string,
  scope: string | null = null,
): Limit | undefined {
  const rule = ruleOf(ruleId);
  if (rule === undefined) return undefined;
  const ofAnalyte = limitsOn(rule, date).filter((limit) => limit.analyte === analyte);
  return ofAnalyte.find((limit) => limit.scope === scope) ?? ofAnalyte.find((limit) => limit.scope === null);
}

/** Determinations and exemptions of the catalogue that concern the rule. */
export function reliefsOf(ruleId: string): readonly Relief[] {
  return RELIEFS.filter(({ rules }) => rules.includes(ruleId));
}
