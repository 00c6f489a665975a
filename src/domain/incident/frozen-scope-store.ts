import { defineRecord, integer, reference, text } from '../../ledger/define-record.ts';
import { frozenScopeSchema } from './frozen-scope.ts';

export const frozenScopeRecord = defineRecord({
  kind: 'frozen-scope',
  version: 1,
  noun: 'frozen scope',
  plural: 'frozen-scopes',
  summary:
    'The scope of an incident as it stood at a ledger position: question, figures, digest of the answer.',
  schema: frozenScopeSchema,
  tables: {
    frozen_scope: {
      columns: {
        incident: reference('incident'),
        position: integer,
        frozen_on: text,
        units_waiting: integer,
      },
    },
  },
  rows: (body) => ({
    frozen_scope: [
      {
        incident: body.incident,
        position: body.position,
        frozen_on: body.frozenOn,
        units_waiting: body.unitsWaiting,
      },
    ],
  }),
  names: () => [],
  label: ({ position, frozenOn }) => `Scope at position ${String(position)}, ${frozenOn}`,
  site: 'firm',
  example: {
    incident: 'example-1',
    suspects: ['run:bg1'],
    position: 40,
    ledgerHash: '',
    answerSha256: '0'.repeat(64),
    unitsWaiting: 0,
    figures: [{ figure: 'all-units', contains: 5_400, mayContain: 0, undetermined: 0, cleared: 0 }],
    frozenOn: '2022-01-10',
  },
});
