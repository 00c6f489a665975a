import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { RecordHere } from '../../records/record-here.tsx';
import { Answer } from '../../ui/answer.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { Count, RecordLink } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';
import { selectionOf } from './batch-choice.ts';
import type { BatchChoice } from './batch-choice.ts';
import { BatchRefusal } from './batch-refusal.tsx';
import { BatchPrinted } from './batch-printed.tsx';

type Tally = OutputOf<'label.tally'>;
type Row = Tally['labels'][number] | (Pick<Tally, 'counts'> & { readonly label: null });

/** What was printed of the chosen labels and what became of it, label by label and of all; and recording more. */
export function BatchCounts({ choice }: { readonly choice: BatchChoice }): ReactNode {
  const t = useTranslations();
  const mayRecord = useMayDo()('record-production');
  const selection = selectionOf(choice);
  // Asked only when something is chosen.
  const tally = useOperation('label.tally', selection ?? { labels: ['?'] }, {
    enabled: selection !== null,
    keepsPrevious: true,
  });
  if (selection === null) return null;
  if (tally.error !== null)
    return (
      <Section title={t('labelBatch.counts')}>
        <BatchRefusal error={tally.error} />
      </Section>
    );
  return (
    <Section title={t('labelBatch.counts')} says={t('labelBatch.countsSays')}>
      <Answer of={tally} lines={3}>
        {(answer) => (
          <div className="stack">
            <Counts tally={answer} />
            {mayRecord && answer.labels.every(({ version }) => version !== null) && (
              <BatchPrinted key={JSON.stringify(selection)} choice={choice} />
            )}
          </div>
        )}
      </Answer>
    </Section>
  );
}

function Counts({ tally: { labels, counts } }: { readonly tally: Tally }): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  const rows: readonly Row[] = labels.length > 1 ? [...labels, { label: null, counts }] : labels;
  const count = (name: 'printed' | 'applied' | 'spoiled' | 'returned') => ({
    head: fieldWord(name),
    isNumber: true,
    cell: (row: Row) => <Count of={row.counts[name]} />,
  });
  return (
    <PlainTable
      label={t('labelBatch.counts')}
      stacks
      rows={rows}
      keyOf={({ label }) => label ?? ''}
      columns={[
        { head: fieldWord('label'), cell: (row) => <Named row={row} /> },
        {
          head: fieldWord('version'),
          cell: (row) => {
            if (row.label === null) return '';
            return row.version === null ? t('labelBatch.notApproved') : String(row.version.version);
          },
        },
        count('printed'),
        count('applied'),
        count('spoiled'),
        count('returned'),
        {
          head: t('label.difference'),
          isNumber: true,
          cell: ({ counts: { difference } }) =>
            difference === null ? t('label.differenceUnknown') : <Count of={difference} />,
        },
        {
          head: t('sheet.record'),
          isTool: true,
          cell: (row) =>
            row.label !== null &&
            row.version !== null && <RecordHere kind="label-print" from={{ version: row.version.id }} />,
        },
      ]}
    />
  );
}

function Named({ row }: { readonly row: Row }): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  if (row.label === null) return <strong>{t('labelBatch.all')}</strong>;
  return (
    <>
      <RecordLink kind="label" id={row.label}>
        {row.run}
      </RecordLink>{' '}
      {row.component ?? choiceWord(row.place)}
    </>
  );
}
