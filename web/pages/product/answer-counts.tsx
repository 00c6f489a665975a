import type { ReactNode } from 'react';
import { useFormatter } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { RuleState } from '../../ui/rule-marks.tsx';
import styles from './checker.module.css';

type Counts = OutputOf<'requirement.check'>['counts'];

/** How many rules apply, may apply, do not. */
export function AnswerCounts({ counts }: { readonly counts: Counts }): ReactNode {
  const format = useFormatter();
  const rows = [
    ['applies', counts.applies],
    ['may-apply', counts.mayApply],
    ['does-not-apply', counts.doesNotApply],
  ] as const;
  return (
    <dl className={styles['counts']}>
      {rows.map(([state, count]) => (
        <div key={state}>
          <dt>
            <RuleState state={state} />
          </dt>
          <dd>{format.number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
