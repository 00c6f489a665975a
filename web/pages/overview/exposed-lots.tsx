import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { Count, NamedLink } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';

type Row = OutputOf<'exposure.list'>['rows'][number];

const SHOWN = 8;

/** The material lots that reach most units. */
export function ExposedLots(): ReactNode {
  const t = useTranslations();
  const exposure = useOperation('exposure.list', { limit: SHOWN });
  const columns = useColumns();
  const label = t('overview.exposure');
  return (
    <Section title={label} says={t('overview.exposureSays')}>
      <Answer of={exposure}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p>{t('overview.noExposure')}</p>
          ) : (
            <PlainTable label={label} columns={columns} rows={rows} keyOf={({ lot }) => lot.id} />
          )
        }
      </Answer>
    </Section>
  );
}

function useColumns() {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  return [
    {
      head: fieldWord('lot'),
      cell: ({ lot, material }: Row): ReactNode => (
        <>
          <NamedLink of={lot} />
          <div className="soft">{material.name}</div>
        </>
      ),
    },
    {
      head: fieldWord('supplier'),
      cell: ({ supplier }: Row): ReactNode => supplier?.name ?? <Count of={null} />,
    },
    { head: t('overview.runsOf'), isNumber: true, cell: ({ runs }: Row): ReactNode => <Count of={runs} /> },
    {
      head: t('overview.reach'),
      isNumber: true,
      cell: ({ units, openRuns }: Row): ReactNode => (
        <>
          <Count of={units} />
          {openRuns > 0 && <div className="soft">{t('overview.plusOpen', { count: openRuns })}</div>}
        </>
      ),
    },
  ];
}
