import type { Draft } from '../../src/ledger/draft.ts';
import { provenTruck } from '../coverage/proven-truck.ts';
import { put } from '../world.ts';

const LABEL = {
  ...{ run: 'run-1', place: 'product', form: 'plain' },
  lines: [
    { key: 'who', text: 'Importer: Arcadia Bay Imports LLC' },
    { key: 'place', text: 'Made in Dongguan, China' },
    { key: 'date', text: 'June 2025' },
    { key: 'cohort', text: 'Batch: RUN-1' },
  ],
};

/** Bodies of what the gate asks of the truck beside its tests, by kind and id. */
export const TRUCK_PAPERS: Readonly<
  Record<string, { kind: string; body: Readonly<Record<string, unknown>> }>
> = {
  final: {
    kind: 'inspection',
    body: { kind: 'final', run: 'run-1', date: '2025-06-04', sampleSize: 20, result: 'passed' },
  },
  kept: {
    kind: 'sample',
    body: { kind: 'retained', run: 'run-1', quantity: 4, place: 'QA room, shelf 3', takenOn: '2025-06-03' },
  },
  'on-product': { kind: 'label', body: LABEL },
  photo: {
    kind: 'inspection',
    body: { kind: 'label-check', run: 'run-1', date: '2025-06-04', result: 'passed' },
  },
  packed: {
    kind: 'packing',
    body: {
      ...{ series: 'PO', from: 1, to: 9, date: '2025-06-03' },
      contents: [{ run: 'run-1', unitsPerCarton: 12, span: { from: 1, to: 97 }, inUnitOrder: true }],
    },
  },
};

/** The proven truck, packed, inspected, labelled and sampled: its gate is open once the label is approved and looked at. */
export function releasableTruck(): Draft[] {
  return [
    ...provenTruck(),
    put('carton-series', 'PO', { code: 'PO', mark: 'PO-{n:3}' }),
    put('taken', 'taken', { run: 'run-1', kind: 'sampled', quantity: 4 }),
    ...['packed', 'final', 'kept', 'on-product'].map(paper),
    put('release-policy', 'usual', POLICY),
  ];
}

export const POLICY = {
  from: '2020-01-01',
  terms: { conditions: [{ condition: 'certificate', asked: false, clause: 'Looked at by hand' }] },
};

function paper(id: string): Draft {
  const { kind, body } = TRUCK_PAPERS[id] ?? { kind: '', body: {} };
  return put(kind, id, body);
}
