import type { ReactNode } from 'react';
import { RecordFrame } from '../../records/record-frame.tsx';
import { COLUMNS } from '../../records/related-columns.tsx';
import { RelatedRecords } from '../../records/related-records.tsx';
import { IncidentAbout } from './incident-about.tsx';
import { IncidentDue } from './incident-due.tsx';
import { IncidentMissing } from './incident-missing.tsx';
import { IncidentQuestions } from './incident-questions.tsx';
import { IncidentScope } from './incident-scope.tsx';
import { IncidentStanding } from './incident-standing.tsx';
import { IncidentTimeline } from './incident-timeline.tsx';

/** Everything about an incident on one page: what is due, what was said, what it is about, its scope, and what was done. */
export function IncidentPage({ id }: { readonly id: string }): ReactNode {
  const own = { filter: { incident: id }, from: { incident: id }, shown: 50 } as const;
  return (
    <RecordFrame
      kind="incident"
      id={id}
      sections={(record) => (
        <>
          <IncidentStanding record={record} />
          <IncidentDue id={id} />
          <RelatedRecords kind="statement" columns={COLUMNS.statement} {...own} />
          <IncidentAbout id={id} />
          <IncidentQuestions id={id} />
          <IncidentScope id={id} />
          <RelatedRecords kind="hold" filter={own.filter} columns={COLUMNS.heldForIncident} hidesEmpty />
          <RelatedRecords
            kind="recall"
            names={{ kind: 'incident', id }}
            columns={COLUMNS.recall}
            hidesEmpty
          />
          <IncidentMissing id={id} />
          <RelatedRecords kind="incident-action" columns={COLUMNS.incidentAction} {...own} />
          <RelatedRecords kind="decision" columns={COLUMNS.decision} {...own} />
          <IncidentTimeline id={id} />
        </>
      )}
    />
  );
}
