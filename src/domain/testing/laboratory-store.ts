import { namesFrom } from '../../kit/name-forms.ts';
import { defineRecord, optionalText, reference, text } from '../../ledger/define-record.ts';
import { laboratorySchema } from './laboratory.ts';

export const laboratoryRecord = defineRecord({
  kind: 'laboratory',
  version: 1,
  noun: 'laboratory',
  plural: 'laboratories',
  summary: 'A testing laboratory: its number with the authority, the rules it is accepted for, withdrawals.',
  schema: laboratorySchema,
  tables: {
    laboratory: {
      columns: { party: reference('party'), lab_number: optionalText },
      indexes: [['lab_number']],
    },
    laboratory_scope: { columns: { rule: text, from_date: optionalText, to_date: optionalText } },
    laboratory_withdrawal: { columns: { from_date: text, reports: text } },
  },
  rows: (body) => ({
    laboratory: [{ party: body.party, lab_number: body.labNumber }],
    laboratory_scope: (body.scope ?? []).map(({ rule, from, to }) => ({
      rule,
      from_date: from,
      to_date: to,
    })),
    laboratory_withdrawal: (body.withdrawals ?? []).map(({ from, reports }) => ({
      from_date: from,
      reports,
    })),
  }),
  names: (body) => namesFrom('other', [body.labNumber]),
  label: (body) => (body.labNumber === undefined ? body.party : `${body.party} (${body.labNumber})`),
  site: 'shared',
  example: {
    party: 'thuonghoa',
    labNumber: '9901',
    firewalled: true,
    scope: [{ rule: 'lead-substrate', from: '2020-03-01', confirmedOn: '2021-08-02' }],
  },
});
