import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useOperation } from '../client/operation-hooks.ts';
import { Answer } from '../ui/answer.tsx';
import { Section } from '../ui/section.tsx';
import { InstantText } from '../ui/values.tsx';
import type { RecordKindName } from '../ui/values.tsx';
import { useTradeWords } from '../ui/words.ts';
import { ActorName } from './actor-name.tsx';
import { changedFields } from './body-value.ts';
import { VersionCompare } from './version-compare.tsx';
import type { Version } from './version-compare.tsx';

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
          <>
            <ol className="plain-list">
              {entries.toReversed().map((entry, index, all) => {
                const before = all[index + 1]?.body ?? null;
                const changed = entry.action === 'correct' ? changedFields(before, entry.body) : [];
                return (
                  <li key={entry.sequence}>
                    <strong>{t('record.action', { action: entry.action })}</strong>{' '}
                    <span className="soft">
                      <ActorName of={entry.actor} /> · <InstantText of={entry.at} /> ·{' '}
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
            <Compare kind={kind} versions={entries.filter(({ action }) => action !== 'withdraw')} />
          </>
        )}
      </Answer>
    </Section>
  );
}

/** Opens the comparison of two versions, where there are two. */
function Compare({
  kind,
  versions,
}: {
  readonly kind: RecordKindName;
  readonly versions: readonly Version[];
}): ReactNode {
  const t = useTranslations('sheet');
  const [isOpen, { toggle }] = useDisclosure(false);
  if (versions.length < 2) return null;
  return (
    <div className="stack no-print">
      <div>
        <Button variant="default" size="compact-md" aria-expanded={isOpen} onClick={toggle}>
          {t('compare')}
        </Button>
      </div>
      {isOpen && <VersionCompare kind={kind} versions={versions} />}
    </div>
  );
}
