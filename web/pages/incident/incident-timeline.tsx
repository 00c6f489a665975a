import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useOperation } from '../../client/operation-hooks.ts';
import { ActorName } from '../../records/actor-name.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { InstantText, KindWord, RecordLink } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';

/** Everything that was recorded about the incident, as the ledger has it. */
export function IncidentTimeline({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  const timeline = useOperation('incident.timeline', { id });
  return (
    <Section title={t('incident.timeline')} says={t('incident.timelineSays')}>
      <Answer of={timeline} lines={6}>
        {({ total, lines }) => (
          <>
            {total > lines.length && (
              <p className="soft">{t('incident.moreLines', { count: total - lines.length })}</p>
            )}
            <ol className="plain-list">
              {lines.map(
                ({ sequence, at, actor, action, kind, id: record, count, says, reason, changed }) => (
                  <li key={sequence}>
                    <span className="soft">
                      <InstantText of={at} /> <ActorName of={actor} />
                    </span>{' '}
                    <span className={action === 'withdraw' ? 'tag warn' : 'tag'}>
                      {t('record.action', { action })}
                    </span>{' '}
                    {count > 1 ? t('incident.times', { count }) : null} <KindWord kind={kind} />{' '}
                    <RecordLink kind={kind} id={record}>
                      {says}
                    </RecordLink>
                    {changed.length > 0 && <span className="soft"> {changed.map(fieldWord).join(', ')}</span>}
                    {reason !== null && <div className="soft">{reason}</div>}
                  </li>
                ),
              )}
            </ol>
          </>
        )}
      </Answer>
    </Section>
  );
}
