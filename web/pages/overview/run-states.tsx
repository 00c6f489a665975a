import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { Count } from '../../ui/values.tsx';
import styles from './overview.module.css';

const STATES = ['total', 'complete', 'lacking', 'open'] as const;

/** How many runs are in which state: every run is in one. */
export function RunStates({ runs }: { readonly runs: OutputOf<'overview.show'>['runs'] }): ReactNode {
  const t = useTranslations();
  return (
    <section aria-label={t('overview.runs')}>
      <dl className={styles['tiles']}>
        {STATES.map((state) => (
          <div key={state} className={styles['tile']} data-state={state}>
            <dt>{t(`overview.${state}`)}</dt>
            <dd>
              <Count of={runs[state]} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
