import { expect, it } from 'vitest';
import { missingForm } from './missing-form.ts';
import type { Missing } from './missing-form.ts';

const named = (kind: string, id: string) => ({ kind, id, name: id });
const nothing: Missing = {
  ...{ reason: 'run-open', run: null, slot: null, lot: null, series: null, from: null, to: null },
  ...{
    shipment: null,
    needed: null,
    recorded: null,
    unit: null,
    ask: null,
    askSite: null,
    units: 0,
    says: '',
  },
};

it('fills in what is known of a missing slip', () => {
  const run = named('run', 'r1');
  expect(missingForm({ ...nothing, reason: 'no-consumption-record', run, slot: 'paint' })).toEqual({
    does: 'record',
    kind: 'consumption',
    from: { run: 'r1', slot: 'paint' },
  });
});

it('fills in the cartons of a missing packing record', () => {
  const series = named('carton-series', 's1');
  expect(missingForm({ ...nothing, reason: 'no-packing-record', series, from: 4, to: 9 })).toEqual({
    does: 'record',
    kind: 'packing',
    from: { series: 's1', from: 4, to: 9, contents: [{}] },
  });
});

it('corrects the line of a shipment that names no cartons, and adds no second one', () => {
  const shipment = named('shipment', 's1');
  const missing = { ...nothing, reason: 'no-carton-on-shipment', shipment } as const;
  expect(missingForm(missing)).toEqual({ does: 'number', kind: 'shipment-line', shipment: 's1' });
});

it('corrects the run that is open, and leaves to people what only people can settle', () => {
  expect(missingForm({ ...nothing, run: named('run', 'r1') })).toEqual({
    does: 'correct',
    kind: 'run',
    id: 'r1',
  });
  expect(missingForm({ ...nothing, reason: 'quantity-contradiction' })).toBeNull();
});
