import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { Count, NamedLink } from '../../ui/values.tsx';

type Row = OutputOf<'readiness.list'>['rows'][number];

const SHOWN = 8;

/** The runs that lack most records. */
export function WorstRuns(): ReactNode {
  const t = useTranslations();
  const readiness = useOperation('readiness.list', { limit: SHOWN });
  const columns = [
    {
      head: t('overview.run'),
      cell: ({ run, product }: Row) => (
        <>
          <NamedLink of={run} />
          <div className="soft">{product.name}</div>
        </>
      ),
    },
    {
      head: t('overview.records'),
      isNumber: true,
      cell: ({ missing }: Row) => <Count of={missing.length} />,
    },
    { head: t('overview.worth'), isNumber: true, cell: ({ units }: Row) => <Count of={units} /> },
  ];
  return (
    <Section title={t('overview.worst')} says={t('overview.worstSays')}>
      <Answer of={readiness}>
        {({ rows }) => {
          const lacking = rows.filter(({ complete }) => !complete);
          if (lacking.length === 0) return <p>{t('overview.nothingMissing')}</p>;
          const label = t('overview.worst');
          return <PlainTable label={label} columns={columns} rows={lacking} keyOf={({ run }) => run.id} />;
        }}
      </Answer>
    </Section>
  );
}
