import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { ScopeClass } from '../../ui/scope-class.tsx';
import { Section } from '../../ui/section.tsx';
import { useStoryWord } from '../../ui/story-word.ts';
import { Count, DateText, NamedLink } from '../../ui/values.tsx';
import { DrillMaterials } from './drill-materials.tsx';

type Result = OutputOf<'drill.run'>['result'];

const CLASSES = ['contains', 'may-contain', 'undetermined', 'cleared'] as const;

/** All that a drill found, section by section. */
export function DrillAnswer({ of }: { readonly of: Result }): ReactNode {
  const t = useTranslations();
  return (
    <>
      <Section title={t('drill.found')}>
        <Sides of={of} />
        <PlainTable
          label={t('drill.scope')}
          rows={CLASSES}
          keyOf={(one) => one}
          columns={[
            { head: t('drill.scope'), cell: (one) => <ScopeClass of={one} /> },
            { head: t('drill.units'), isNumber: true, cell: (one) => <Count of={of.scope.units[one]} /> },
            { head: t('drill.cartons'), isNumber: true, cell: (one) => <Count of={of.scope.cartons[one]} /> },
          ]}
        />
      </Section>
      <DrillMaterials of={of} />
      <Owing of={of} />
      <Broken of={of} />
      <Notices of={of} />
    </>
  );
}

function Sides({ of: { backward, forward } }: { readonly of: Result }): ReactNode {
  const t = useTranslations();
  const names = (parties: Result['backward']['parties']): string =>
    parties.map(({ name }) => name).join(', ');
  return (
    <dl className="facts">
      <dt>{t('drill.backward')}</dt>
      <dd>
        {t('drill.side', { ...counts(backward) })} <span className="soft">{names(backward.parties)}</span>
      </dd>
      <dt>{t('drill.forward')}</dt>
      <dd>
        {t('drill.side', { ...counts(forward) })} <span className="soft">{names(forward.parties)}</span>
      </dd>
    </dl>
  );
}

function counts({ steps, lots, runs, shipments }: Result['backward']) {
  return { steps, lots, runs, shipments };
}

function Owing({ of: { owing } }: { readonly of: Result }): ReactNode {
  const t = useTranslations();
  return (
    <Section title={t('field.missingRecords')} says={t('drill.owingSays')}>
      {owing.length === 0 ? (
        <p>{t('drill.nothingMissing')}</p>
      ) : (
        <PlainTable
          label={t('field.missingRecords')}
          rows={owing}
          keyOf={({ party }) => party?.id ?? ''}
          columns={[
            {
              head: t('drill.by'),
              cell: ({ party }) => (party === null ? t('drill.nobody') : <NamedLink of={party} />),
            },
            { head: t('drill.records'), isNumber: true, cell: ({ records }) => <Count of={records} /> },
            { head: t('drill.open'), isNumber: true, cell: ({ units }) => <Count of={units} /> },
          ]}
        />
      )}
    </Section>
  );
}

function Broken({ of: { brokenLinks } }: { readonly of: Result }): ReactNode {
  const t = useTranslations();
  const wordOr = useStoryWord();
  if (brokenLinks.length === 0) return null;
  return (
    <Section title={t('field.brokenLinks')} says={t('drill.brokenSays')}>
      <PlainTable
        label={t('field.brokenLinks')}
        rows={brokenLinks.map((one, at) => ({ ...one, at }))}
        keyOf={({ at }) => String(at)}
        columns={[
          {
            head: t('drill.after'),
            cell: ({ after, afterWord }) => wordOr(after, afterWord ?? null),
          },
          { head: t('drill.lacks'), cell: ({ says, word }) => wordOr(says, word) },
        ]}
      />
    </Section>
  );
}

function Notices({ of: { notices } }: { readonly of: Result }): ReactNode {
  const t = useTranslations();
  return (
    <Section title={t('drill.notices')} says={t('drill.noticesSays')}>
      {notices.length === 0 ? (
        <p>{t('drill.noNotices')}</p>
      ) : (
        <PlainTable
          label={t('drill.notices')}
          stacks
          rows={notices}
          keyOf={({ consignee }) => consignee.id}
          columns={[
            {
              head: t('drill.consignee'),
              cell: ({ consignee }) => <NamedLink of={consignee} />,
            },
            {
              head: t('drill.theirCartons'),
              cell: ({ shipments }) => (
                <ul className="plain-list">
                  {shipments.map(({ shipment, date, cartons }) => (
                    <li key={shipment.id}>
                      <NamedLink of={shipment} /> {date !== null && <DateText of={date} />}{' '}
                      {cartons.join(', ')}
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}
