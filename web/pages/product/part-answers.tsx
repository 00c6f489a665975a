import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useBothLanguages } from '../../ui/both-languages.ts';
import { RuleState } from '../../ui/rule-marks.tsx';
import styles from './checker.module.css';

type One = OutputOf<'requirement.check'>['answers'][number];

/** A rule part by part, with what takes the place of a test. */
export function PartAnswers({ parts }: { readonly parts: One['parts'] }): ReactNode {
  const t = useTranslations();
  if (parts.length === 0) return null;
  return (
    <ul className={styles['parts']} aria-label={t('field.parts')}>
      {parts.map(({ part, state, reliefs }) => (
        <li key={part}>
          <div className={styles['head']}>
            <strong>{part}</strong>
            <RuleState state={state} />
          </div>
          <ReliefAnswers reliefs={reliefs} />
        </li>
      ))}
    </ul>
  );
}

/** Determinations and exemptions, each with whether it is there to be claimed. */
export function ReliefAnswers({ reliefs }: { readonly reliefs: One['reliefs'] }): ReactNode {
  const t = useTranslations();
  const say = useBothLanguages();
  return reliefs
    .filter(({ state }) => state !== 'no')
    .map(({ relief, citation, title, conditions, state, missing }) => (
      <div key={relief}>
        {t(`relief.${state === 'available' ? 'available' : 'perhaps'}`)} {citation}, {say(title)}.{' '}
        <span className="soft">{say(conditions)}</span>
        {missing.length > 0 && (
          <div className="soft">
            {t('rules.toBeKnown')} {missing.map(say).join(' · ')}
          </div>
        )}
      </div>
    ));
}
