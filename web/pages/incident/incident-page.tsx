import type { ReactNode } from 'react';
import { fieldColumn, labelColumn } from '../../records/list-columns.tsx';
import { RecordFrame } from '../../records/record-frame.tsx';
import { RelatedRecords } from '../../records/related-records.tsx';
import { IncidentAbout } from './incident-about.tsx';
import { IncidentDue } from './incident-due.tsx';
import { IncidentMissing } from './incident-missing.tsx';
import { IncidentQuestions } from './incident-questions.tsx';
import { IncidentScope } from './incident-scope.tsx';
import { IncidentStanding } from './incident-standing.tsx';
import { IncidentTimeline } from './incident-timeline.tsx';

const SAID = [
  labelColumn,
  fieldColumn('kind'),
  fieldColumn('receivedOn', { isDate: true }),
  fieldColumn('receivedBy'),
  fieldColumn('saidOn', { isDate: true }),
];
const ACTIONS = [
  labelColumn,
  fieldColumn('kind'),
  fieldColumn('owner'),
  fieldColumn('dueOn', { isDate: true }),
  fieldColumn('doneOn', { isDate: true }),
  fieldColumn('result'),
];
const DECISIONS = [
  labelColumn,
  fieldColumn('kind'),
  fieldColumn('decidedOn', { isDate: true }),
  fieldColumn('decidedBy'),
  fieldColumn('reason'),
];

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
          <RelatedRecords kind="statement" columns={SAID} {...own} />
          <IncidentAbout id={id} />
          <IncidentQuestions id={id} />
          <IncidentScope id={id} />
          <IncidentMissing id={id} />
          <RelatedRecords kind="incident-action" columns={ACTIONS} {...own} />
          <RelatedRecords kind="decision" columns={DECISIONS} {...own} />
          <IncidentTimeline id={id} />
        </>
      )}
    />
  );
}
