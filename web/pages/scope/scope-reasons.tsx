import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ScopeClass } from '../../ui/scope-class.tsx';
import { Section } from '../../ui/section.tsx';
import { CLASSES } from './scope-search.ts';
import type { Summary } from './scope-search.ts';
import { useScopeSearch } from './use-scope.ts';

/** Why: the reasons in words, with the units each decides. */
export function ScopeReasons({ summary }: { readonly summary: Summary }): ReactNode {
  const t = useTranslations();
  const { search } = useScopeSearch();
  const rows = CLASSES.filter((name) => search.class === undefined || search.class === name).flatMap((name) =>
    summary.reasons.filter((one) => one.class === name),
  );
  if (rows.length === 0) return null;
  return (
    <Section title={t('scope.why')} says={t('scope.whySays')}>
      <ul className="plain-list">
        {rows.map((one) => (
          <li key={`${one.class} ${one.reason ?? ''}`} className="scope-reason">
            <ScopeClass of={one.class} />
            <span>
              {one.reason === null
                ? t(one.class === 'contains' ? 'scope.leadsHere' : 'scope.notSeparated')
                : t(`scopeReason.${one.reason}`)}
            </span>
            <span className="soft number">
              {t('scope.unitCount', { count: one.units })} · {t('scope.runsWith', { count: one.runs })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
