import { expect, it } from 'vitest';
import { missingFix } from './run-missing-form.ts';

it('fills in what is known of a missing record', () => {
  expect(missingFix('r1', { missing: 'no-consumption-record', slot: 'paint' })).toEqual({
    does: 'record',
    kind: 'consumption',
    from: { run: 'r1', slot: 'paint' },
  });
  expect(missingFix('r1', { missing: 'no-final-inspection', slot: null })).toMatchObject({
    kind: 'inspection',
    from: { run: 'r1', kind: 'final' },
  });
});

it('corrects the run that is open, and leaves contradictions to people', () => {
  expect(missingFix('r1', { missing: 'run-open', slot: null })).toEqual({ does: 'correct' });
  expect(missingFix('r1', { missing: 'quantity-contradiction', slot: 'paint' })).toBeNull();
});
