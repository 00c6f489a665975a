import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMayDo } from '../../client/firm.ts';
import { IncidentOpenButton } from '../../records/incident-open-button.tsx';
import { RecordListPage } from '../../records/record-list-page.tsx';
import { IncidentDue } from './incident-due.tsx';

/** Every incident, and what is due in those that are open. */
export function IncidentListPage(): ReactNode {
  const t = useTranslations();
  const mayTrace = useMayDo()('trace');
  return (
    <>
      <RecordListPage
        kind="incident"
        lead={t('incident.lead')}
        empty={t('incident.empty')}
        actions={<IncidentOpenButton />}
      />
      {mayTrace && <IncidentDue />}
    </>
  );
}
