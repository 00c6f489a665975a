import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useOperation } from '../client/operation-hooks.ts';
import { Answer } from '../ui/answer.tsx';
import { Section } from '../ui/section.tsx';
import { InstantText } from '../ui/values.tsx';
import type { RecordKindName } from '../ui/values.tsx';
import { useTradeWords } from '../ui/words.ts';
import { changedFields } from './body-value.ts';

/** Every entry about a record, the latest first: who, when, what changed and why. */
export function RecordHistory({
  kind,
  id,
}: {
  readonly kind: RecordKindName;
  readonly id: string;
}): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  // Every kind's operation answers alike but for the body.
  const history = useOperation(`${kind}.history` as 'run.history', { id });
  return (
    <Section title={t('record.history')} says={t('record.historySays')}>
      <Answer of={history} lines={2}>
        {({ entries }) => (
          <ol className="plain-list">
            {entries.toReversed().map((entry, index, all) => {
              const before = all[index + 1]?.body ?? null;
              const changed = entry.action === 'correct' ? changedFields(before, entry.body) : [];
              return (
                <li key={entry.sequence}>
                  <strong>{t('record.action', { action: entry.action })}</strong>{' '}
                  <span className="soft">
                    {entry.actor} · <InstantText of={entry.at} /> ·{' '}
                    {t('record.entry', { sequence: entry.sequence })}
                  </span>
                  {changed.length > 0 && (
                    <p>{t('record.changed', { fields: changed.map(fieldWord).join(', ') })}</p>
                  )}
                  {entry.reason !== null && (
                    <p>
                      {t('record.reason')}: {entry.reason}
                    </p>
                  )}
                </li>
              );
            })}
          </ol>
        )}
      </Answer>
    </Section>
  );
}
