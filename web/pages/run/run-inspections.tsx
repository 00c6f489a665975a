import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { InspectionCard } from '../../records/inspection-card.tsx';
import { RecordHere } from '../../records/record-here.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';

const SHOWN = 20;

/** Inspections of a run, the latest first, with findings and their photos. */
export function RunInspections({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const search = { filter: { run: id }, sort: 'date', descending: true } as const;
  const list = useOperation('inspection.list', { ...search, limit: SHOWN });
  return (
    <Section title={t('kinds.inspection')} actions={<RecordHere kind="inspection" from={{ run: id }} />}>
      <Answer of={list} lines={2}>
        {({ records, next }) => (
          <>
            {records.length === 0 && <p className="soft">{t('related.none')}</p>}
            <ul className="plain-list">
              {records.map((record) => (
                <InspectionCard key={record.id} record={record} />
              ))}
            </ul>
            {next !== null && (
              <Link to="/firms/$firm/$plural" params={{ firm, plural: 'inspections' }} search={search}>
                {t('related.all', { count: SHOWN })}
              </Link>
            )}
          </>
        )}
      </Answer>
    </Section>
  );
}
