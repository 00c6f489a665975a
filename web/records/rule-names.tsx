import type { ReactNode } from 'react';
import { useOperation } from '../client/operation-hooks.ts';
import { useBothLanguages } from '../ui/both-languages.ts';

/** Rules by their titles; those that the catalogue does not hold by their ids. */
export function RuleNames({ ids }: { readonly ids: readonly string[] }): ReactNode {
  const nameOf = useRuleName();
  return ids.map(nameOf).join(' · ');
}

/** What a rule is called in the language in use. */
export function useRuleName(): (id: string) => string {
  const say = useBothLanguages();
  const rules = useOperation('rule.list', {}).data?.rules;
  return (id) => {
    const rule = rules?.find((one) => one.id === id);
    return rule === undefined ? id : say(rule.title);
  };
}
