import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { Count } from '../../ui/values.tsx';

const WAYS = ['packed', 'sampled', 'scrapped', 'looseStock', 'delivered', 'reworkedAway'] as const;

/** Where a run's units went, and those nobody can account for. */
export function RunUnits({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const balance = useOperation('run.balance', { id });
  return (
    <Section title={t('run.units')} anchor="units" says={t('run.unitsSays')}>
      <Answer of={balance} lines={3}>
        {({ units }) => (
          <dl className="facts">
            <dt>{t('field.made')}</dt>
            <dd>
              <Count of={units.made} />
            </dd>
            {WAYS.filter((way) => way === 'packed' || units[way] > 0).map((way) => (
              <div key={way} style={{ display: 'contents' }}>
                <dt>{t(`run.${way}`)}</dt>
                <dd>
                  <Count of={units[way]} />
                </dd>
              </div>
            ))}
            <dt>{t('run.unaccounted')}</dt>
            <dd>
              <strong>
                <Count of={units.unaccounted} />
              </strong>
            </dd>
          </dl>
        )}
      </Answer>
    </Section>
  );
}
