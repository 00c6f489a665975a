import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { fieldColumn, labelColumn } from '../../records/list-columns.tsx';
import { BeginHere } from '../../records/begin-here.tsx';
import { RelatedRecords } from '../../records/related-records.tsx';
import { useIsEmptyFirm } from '../../records/use-empty-firm.ts';
import { Answer } from '../../ui/answer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Empty } from '../../ui/states.tsx';
import { ExposedLots } from './exposed-lots.tsx';
import { ExposedSites, ExposedSuppliers } from './exposed-sources.tsx';
import { HoldsInForce } from './holds-in-force.tsx';
import { MissingByParty } from './missing-by-party.tsx';
import styles from './overview.module.css';
import { RunStates } from './run-states.tsx';
import { WeekShipments } from './week-shipments.tsx';
import { WorstRuns } from './worst-runs.tsx';

/** What a manager opens each morning. */
export function OverviewPage(): ReactNode {
  const t = useTranslations();
  const mayTrace = useMayDo()('trace');
  return (
    <>
      <PageHeader title={t('nav.overview')} lead={t(mayTrace ? 'overview.lead' : 'overview.limited')} />
      {mayTrace ? <WholeFirm /> : <OwnRuns />}
    </>
  );
}

function WholeFirm(): ReactNode {
  const t = useTranslations();
  const overview = useOperation('overview.show', {});
  const isEmpty = useIsEmptyFirm();
  if (isEmpty) return <BeginHere />;
  return (
    <Answer of={overview} lines={12}>
      {({ runs, missing, holds }) => (
        <div className="stack">
          {runs.total === 0 ? <Empty says={t('overview.empty')} /> : <RunStates runs={runs} />}
          <div className={styles['columns']}>
            <MissingByParty missing={missing} />
            <WorstRuns />
            <HoldsInForce holds={holds} />
            <WeekShipments />
            <ExposedLots />
            <ExposedSuppliers />
            <ExposedSites />
          </div>
        </div>
      )}
    </Answer>
  );
}

const RUN_COLUMNS = [
  labelColumn,
  fieldColumn('started', { isDate: true }),
  fieldColumn('ended', { isDate: true }),
  fieldColumn('made', { isNumber: true }),
];

/** For people who see their own sites only. */
function OwnRuns(): ReactNode {
  const t = useTranslations();
  return (
    <RelatedRecords
      kind="run"
      title={t('overview.latestRuns')}
      sort="started"
      descending
      columns={RUN_COLUMNS}
    />
  );
}
