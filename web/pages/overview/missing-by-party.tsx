import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { Count, NamedLink } from '../../ui/values.tsx';

type Owing = OutputOf<'overview.show'>['missing'][number];

/** Who is to be asked for the records that are missing, most units first. */
export function MissingByParty({ missing }: { readonly missing: readonly Owing[] }): ReactNode {
  const t = useTranslations();
  const columns = [
    { head: t('overview.ask'), cell: (owing: Owing) => <Asked owing={owing} /> },
    { head: t('overview.runsOf'), isNumber: true, cell: ({ runs }: Owing) => <Count of={runs} /> },
    { head: t('overview.records'), isNumber: true, cell: ({ records }: Owing) => <Count of={records} /> },
    { head: t('overview.worth'), isNumber: true, cell: (owing: Owing) => <Worth owing={owing} /> },
  ];
  return (
    <Section title={t('overview.missing')} says={t('overview.missingSays')}>
      {missing.length === 0 ? (
        <p>{t('overview.nothingMissing')}</p>
      ) : (
        <PlainTable
          label={t('overview.missing')}
          columns={columns}
          rows={missing}
          keyOf={({ ask }) => ask?.id ?? ''}
        />
      )}
    </Section>
  );
}

function Asked({ owing: { ask } }: { readonly owing: Owing }): ReactNode {
  const t = useTranslations();
  if (ask === null) return t('overview.nobody');
  return <NamedLink of={ask} />;
}

/** Units of open runs are in no sum, which is said rather than counted as nought. */
function Worth({ owing: { units, openRuns } }: { readonly owing: Owing }): ReactNode {
  const t = useTranslations();
  return (
    <>
      <Count of={units} />
      {openRuns > 0 && <div className="soft">{t('overview.plusOpen', { count: openRuns })}</div>}
    </>
  );
}
