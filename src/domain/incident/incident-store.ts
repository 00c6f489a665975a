import { namesFrom } from '../../kit/name-forms.ts';
import {
  anyReference,
  defineRecord,
  optionalInteger,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import { incidentActionSchema } from './incident-action.ts';
import { decisionSchema, incidentSchema, statementSchema } from './incident.ts';

const aboutColumns = { columns: { of: anyReference } } as const;
const fileColumns = { columns: { file: reference('file') } } as const;

export const incidentRecord = defineRecord({
  kind: 'incident',
  version: 1,
  noun: 'incident',
  plural: 'incidents',
  summary:
    'Something may be wrong with goods: everything said, asked, decided and done about it names this record.',
  schema: incidentSchema,
  tables: {
    incident: {
      columns: {
        number: optionalText,
        trigger: text,
        says: text,
        state: text,
        opened_on: text,
        closed_on: optionalText,
        owner: optionalText,
        due_on: optionalText,
      },
      indexes: [['state']],
    },
    incident_about: aboutColumns,
  },
  rows: (body) => ({
    incident: [
      {
        number: body.number,
        trigger: body.trigger,
        says: body.says,
        state: body.state,
        opened_on: body.openedOn,
        closed_on: body.closedOn,
        owner: body.owner,
        due_on: body.dueOn,
      },
    ],
    incident_about: (body.about ?? []).map((of) => ({ of })),
  }),
  names: (body) => namesFrom('other', [body.number]),
  label: ({ number, says }) => (number === undefined ? says : `${number}: ${says}`).slice(0, 200),
  site: 'firm',
  example: {
    number: '2022-003',
    trigger: 'complaint',
    says: 'Colour came off a romper in the wash',
    state: 'open',
    openedOn: '2022-01-10',
    owner: 'R. Ito',
    dueOn: '2022-01-24',
    codes: ['ABC0921-VN-BG1'],
    about: [{ kind: 'run', id: 'bg1' }],
    suspects: ['run:bg1'],
  },
});

export const statementRecord = defineRecord({
  kind: 'statement',
  version: 1,
  noun: 'statement',
  plural: 'statements',
  summary: 'What somebody said about an incident, word for word, and when the firm heard it.',
  schema: statementSchema,
  tables: {
    statement: {
      columns: {
        incident: reference('incident'),
        kind: text,
        said_by: text,
        party: optionalReference('party'),
        said_on: optionalText,
        received_on: text,
        reference: optionalText,
      },
      indexes: [['received_on']],
    },
    statement_file: fileColumns,
  },
  rows: (body) => ({
    statement: [
      {
        incident: body.incident,
        kind: body.kind,
        said_by: body.saidBy,
        party: body.party,
        said_on: body.saidOn,
        received_on: body.receivedOn,
        reference: body.reference,
      },
    ],
    statement_file: (body.files ?? []).map((file) => ({ file })),
  }),
  names: (body) => namesFrom('other', [body.reference]),
  label: ({ saidBy, says }) => `${saidBy}: ${says}`.slice(0, 200),
  site: 'firm',
  example: {
    incident: 'example-1',
    kind: 'complaint',
    says: 'After one wash at 30 degrees the red came off on my hands.',
    saidBy: 'A parent in Ohio',
    saidOn: '2022-01-09',
    receivedOn: '2022-01-10T09:15',
    receivedBy: 'Service desk',
    codes: ['ABC0921-VN-BG1'],
  },
});

export const decisionRecord = defineRecord({
  kind: 'decision',
  version: 1,
  noun: 'decision',
  plural: 'decisions',
  summary: 'What was decided about an incident, why, by whom, and on what the ledger said then.',
  schema: decisionSchema,
  tables: {
    decision: {
      columns: {
        incident: reference('incident'),
        kind: text,
        decided_by: text,
        decided_on: text,
        position: optionalInteger,
      },
    },
    decision_about: aboutColumns,
    decision_file: fileColumns,
  },
  rows: (body) => ({
    decision: [
      {
        incident: body.incident,
        kind: body.kind,
        decided_by: body.decidedBy,
        decided_on: body.decidedOn,
        position: body.position,
      },
    ],
    decision_about: (body.about ?? []).map((of) => ({ of })),
    decision_file: (body.files ?? []).map((file) => ({ file })),
  }),
  names: () => [],
  label: ({ says }) => says.slice(0, 200),
  site: 'firm',
  example: {
    incident: 'example-1',
    kind: 'contain',
    says: 'Nothing of the run leaves until the dye is retested',
    reason: 'Two complaints about the same lot in one week',
    decidedBy: 'R. Ito',
    decidedOn: '2022-01-10',
  },
});

export const incidentActionRecord = defineRecord({
  kind: 'incident-action',
  version: 1,
  noun: 'action',
  plural: 'incident-actions',
  summary: 'Suspicion or cause of an incident, what is done about it, and whether that helped.',
  schema: incidentActionSchema,
  tables: {
    incident_action: {
      columns: {
        incident: reference('incident'),
        kind: text,
        owner: optionalText,
        due_on: optionalText,
        done_on: optionalText,
        action: optionalReference('incident-action'),
        result: optionalText,
      },
    },
    incident_action_about: aboutColumns,
    incident_action_file: fileColumns,
  },
  rows: (body) => ({
    incident_action: [
      {
        incident: body.incident,
        kind: body.kind,
        owner: body.owner,
        due_on: body.dueOn,
        done_on: body.doneOn,
        action: body.action,
        result: body.result,
      },
    ],
    incident_action_about: (body.about ?? []).map((of) => ({ of })),
    incident_action_file: (body.files ?? []).map((file) => ({ file })),
  }),
  names: () => [],
  label: ({ says }) => says.slice(0, 200),
  site: 'firm',
  example: {
    incident: 'example-1',
    kind: 'corrective',
    says: 'Fixing step of the dye lengthened to 40 minutes, and checked on each lot',
    about: [{ kind: 'run', id: 'bg1' }],
    owner: 'Dye house',
    dueOn: '2022-02-10',
  },
});
