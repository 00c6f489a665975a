import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { fieldColumn, labelColumn } from '../../records/list-columns.tsx';
import { RecordHere } from '../../records/record-here.tsx';
import { choiceColumn } from '../../records/related-columns.tsx';
import { RelatedRecords } from '../../records/related-records.tsx';
import { Answer } from '../../ui/answer.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { Count, RecordLink } from '../../ui/values.tsx';
import { RecallAnswers } from './recall-answers.tsx';
import { RecallHolders } from './recall-holders.tsx';

type Units = OutputOf<'recall.units'>;

/** Recalled units by where they are: recorded beside stated, what was done, what is left; and the months. */
export function RecallUnits({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const found = useOperation('recall.units', { id });
  return (
    <Section
      title={t('recall.where')}
      says={t('recall.whereSays')}
      actions={
        <div className="row no-print">
          <RecordHere kind="recall-progress" from={{ recall: id }} says={t('recall.recordProgress')} />
          <RecordHere kind="recall-month" from={{ recall: id }} says={t('recall.recordMonth')} />
          <RecordHere
            kind="recall-closing"
            from={{ recall: id, ...leftToExplain(found.data?.holders ?? []) }}
            says={t('recall.close')}
          />
        </div>
      }
    >
      <Answer of={found} lines={5}>
        {(units) => (
          <>
            <Standing units={units} />
            <RecallAnswers id={id} units={units} />
            <RecallHolders holders={units.holders} />
            {units.months.length > 0 && <Months months={units.months} />}
          </>
        )}
      </Answer>
    </Section>
  );
}

/** Closing asks for a reason for every unit that is left: the form begins with where they are. */
function leftToExplain(holders: Units['holders']): { readonly reasons?: readonly object[] } {
  const reasons = holders.flatMap(({ place, party, left }) =>
    left === null || left <= 0
      ? []
      : [{ place, ...(party === null ? {} : { party: party.id }), units: left }],
  );
  return reasons.length === 0 ? {} : { reasons };
}

const PROGRESS_COLUMNS = [
  labelColumn,
  choiceColumn('place'),
  fieldColumn('party', { to: 'party' }),
  fieldColumn('by'),
];
const MONTH_COLUMNS = [labelColumn, fieldColumn('incidents'), fieldColumn('injuries'), fieldColumn('deaths')];

/** What was recorded of a recall since, newest first. */
export function RecallProgress({ id }: { readonly id: string }): ReactNode {
  const of = { filter: { recall: id }, descending: true, hidesEmpty: true } as const;
  return (
    <>
      <RelatedRecords kind="recall-progress" sort="date" columns={PROGRESS_COLUMNS} {...of} />
      <RelatedRecords kind="recall-month" sort="month" columns={MONTH_COLUMNS} {...of} />
    </>
  );
}

function Standing({
  units: { units, corrected, destroyed, open, closing },
}: {
  readonly units: Units;
}): ReactNode {
  const t = useTranslations();
  return (
    <p>
      {closing === null ? (
        <span className="tag bad">{t('recall.isOpen')}</span>
      ) : (
        <RecordLink kind="recall-closing" id={closing}>
          <span className="tag good">{t('recall.isClosed')}</span>
        </RecordLink>
      )}{' '}
      {t('recall.sums', { units, corrected, destroyed, open })}
    </p>
  );
}

function Months({ months }: { readonly months: Units['months'] }): ReactNode {
  const t = useTranslations();
  const rows = months.flatMap(({ month, places }) =>
    places
      .filter(({ affected, upToIt, toldUpToIt }) => affected > 0 || upToIt > 0 || toldUpToIt > 0)
      .map((place) => ({ month, ...place })),
  );
  return (
    <>
      <h3>{t('recall.months')}</h3>
      <p className="soft">{t('recall.monthsSays')}</p>
      <PlainTable
        label={t('recall.months')}
        stacks
        rows={rows}
        keyOf={({ month, place }) => `${month} ${place}`}
        columns={[
          { head: t('field.month'), cell: ({ month }) => month },
          { head: t('recall.holder'), cell: ({ place }) => t(`choice.${place}`) },
          { head: t('recall.affected'), isNumber: true, cell: ({ affected }) => <Count of={affected} /> },
          { head: t('recall.inMonth'), isNumber: true, cell: ({ inMonth }) => <Count of={inMonth} /> },
          { head: t('recall.upToIt'), isNumber: true, cell: ({ upToIt }) => <Count of={upToIt} /> },
          {
            head: t('recall.toldInMonth'),
            isNumber: true,
            cell: ({ toldInMonth }) => <Count of={toldInMonth} />,
          },
          {
            head: t('recall.toldUpToIt'),
            isNumber: true,
            cell: ({ toldUpToIt }) => <Count of={toldUpToIt} />,
          },
        ]}
      />
    </>
  );
}
