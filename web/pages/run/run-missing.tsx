import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { RunMissingFix } from './run-missing-fix.tsx';

/** The records a run still needs, what each would settle, and whom to ask. */
export function RunMissing({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const completeness = useOperation('run.completeness', { id });
  return (
    <Section title={t('run.missing')} anchor="missing" says={t('run.missingSays')}>
      <Answer of={completeness} lines={2}>
        {({ missing }) =>
          missing.length === 0 ? (
            <p>{t('run.complete')}</p>
          ) : (
            <ul className="plain-list">
              {missing.map((one) => (
                <li key={`${one.missing} ${one.slot ?? ''}`} className="row apart">
                  <span>
                    {t(`missing.${one.missing}`)}
                    {one.slot !== null && `: ${one.slot}`}
                    {one.ask !== null && (
                      <span className="soft"> · {t('run.ask', { party: one.ask.name })}</span>
                    )}
                  </span>
                  <span className="row">
                    <span className="tag warn">
                      {one.units === null ? t('run.worthUnknown') : t('run.worth', { count: one.units })}
                    </span>
                    <RunMissingFix run={id} missing={one} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Section>
  );
}
