import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { Count, NamedLink } from '../../ui/values.tsx';

type Sources = OutputOf<'exposure.suppliers'>;
type Row = Sources['rows'][number];

const SHOWN = 8;

/** The suppliers that reach most units. */
export function ExposedSuppliers(): ReactNode {
  const t = useTranslations();
  const exposure = useOperation('exposure.suppliers', { limit: SHOWN });
  return (
    <Section title={t('overview.exposedSuppliers')} says={t('overview.exposedSuppliersSays')}>
      <Answer of={exposure}>
        {(found) => <SourceTable label={t('overview.exposedSuppliers')} found={found} isOfSites={false} />}
      </Answer>
    </Section>
  );
}

/** The sites that reach most units. */
export function ExposedSites(): ReactNode {
  const t = useTranslations();
  const exposure = useOperation('exposure.sites', { limit: SHOWN });
  return (
    <Section title={t('overview.exposedSites')} says={t('overview.exposedSitesSays')}>
      <Answer of={exposure}>
        {(found) => <SourceTable label={t('overview.exposedSites')} found={found} isOfSites />}
      </Answer>
    </Section>
  );
}

function SourceTable({
  label,
  found: { rows, total, untraced },
  isOfSites,
}: {
  readonly label: string;
  readonly found: Sources;
  readonly isOfSites: boolean;
}): ReactNode {
  const t = useTranslations();
  if (rows.length === 0) return <p>{t('overview.noExposure')}</p>;
  return (
    <>
      <PlainTable
        label={label}
        rows={rows}
        keyOf={({ source }) => source?.id ?? ''}
        columns={[
          {
            head: t(isOfSites ? 'kind.site' : 'field.supplier'),
            cell: ({ source, lots, runsThere }: Row) => (
              <>
                {source === null ? (
                  <span className="tag bad">{t('overview.sourceUnknown')}</span>
                ) : (
                  <NamedLink of={source} />
                )}
                <div className="soft">{t('overview.fromThere', { lots, runs: runsThere })}</div>
              </>
            ),
          },
          { head: t('overview.runsOf'), isNumber: true, cell: ({ runs }: Row) => <Count of={runs} /> },
          {
            head: t('overview.reach'),
            isNumber: true,
            cell: ({ units, openRuns }: Row) => (
              <>
                <Count of={units} />
                {openRuns > 0 && <div className="soft">{t('overview.plusOpen', { count: openRuns })}</div>}
              </>
            ),
          },
        ]}
      />
      {total > rows.length && (
        <p className="soft">{t('overview.moreSources', { count: total - rows.length })}</p>
      )}
      {!isOfSites && untraced.runs > 0 && (
        <p className="will grave">{t('overview.untraced', { runs: untraced.runs, units: untraced.units })}</p>
      )}
    </>
  );
}
