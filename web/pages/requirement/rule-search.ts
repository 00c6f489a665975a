import { RULE_GROUPS } from '../../../src/domain/requirement/rule-groups.ts';
import type { RuleGroup } from '../../../src/domain/requirement/rule-groups.ts';

/** How the catalogue is narrowed; it stands in the address. */
export interface RuleSearch {
  readonly on?: string;
  readonly group?: RuleGroup;
  readonly q?: string;
}

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

export function readRuleSearch({ on, group, q }: Record<string, unknown>): RuleSearch {
  const known = RULE_GROUPS.find((each) => each === group);
  return {
    ...(isDay(on) ? { on } : {}),
    ...(known === undefined ? {} : { group: known }),
    ...(typeof q === 'string' && q !== '' ? { q } : {}),
  };
}
