import { describe, expect, it } from 'vitest';
import { lotBalance } from './lot-balance.ts';
import type { LotFlows } from './lot-balance.ts';

const EMPTY: LotFlows = { receipts: [], made: [], consumptions: [], movements: [], samples: 0 };
const moved = (kind: string, quantity: number, date: string | null, site: number | null = 1) => {
  return { kind, quantity, date, site, toSite: null };
};
const WHOLE: LotFlows = {
  ...EMPTY,
  receipts: [{ site: 1, quantity: 1_000, date: '2025-01-05' }],
  consumptions: [
    { kind: 'issue', quantity: 600, date: '2025-01-10' },
    { kind: 'return', quantity: 50, date: '2025-01-11' },
    { kind: 'waste', quantity: 20, date: '2025-01-11' },
    { kind: 'issue', quantity: 100, date: '2025-03-01' },
  ],
  movements: [
    moved('sampled', 10, '2025-01-06'),
    moved('scrapped', 40, '2025-01-07'),
    moved('stock-count', 111, '2025-01-20'),
    moved('stock-count', 390, '2025-02-01'),
  ],
};

describe('the mass balance of a material lot', () => {
  it('holds what should be left on the day of the count against what was counted', () => {
    expect(lotBalance(WHOLE)).toEqual({
      ...{ received: 1_000, consumed: 650, sampled: 10, scrapped: 40, returned: 0, remaining: 300 },
      ...{ counted: 390, countedOn: '2025-02-01', remainingThen: 400, unaccounted: 10, undetermined: [] },
    });
    const more = [...WHOLE.movements, moved('stock-count', 310, '2025-03-02')];
    expect(lotBalance({ ...WHOLE, movements: more })).toMatchObject({ remainingThen: 300, unaccounted: -10 });
  });

  it.each([
    ['no-receipt', { receipts: [] }, { received: null, remaining: null }],
    [
      'receipt-without-quantity',
      { receipts: [{ site: 1, quantity: null, date: '2025-01-05' }] },
      { received: null, remaining: null },
    ],
    [
      'consumption-without-quantity',
      { consumptions: [{ kind: 'issue', quantity: null, date: '2025-01-10' }] },
      { consumed: null, remaining: null },
    ],
    ['samples-without-movement', { samples: 1, movements: WHOLE.movements.slice(1) }, { remaining: null }],
    ['no-count', { movements: [] }, { counted: null, remaining: 350 }],
    ['count-without-date', { movements: [moved('stock-count', 5, null)] }, { counted: null }],
    [
      'counts-on-several-days',
      { movements: [moved('stock-count', 5, '2025-02-01'), moved('stock-count', 5, '2025-02-02', 2)] },
      { counted: null },
    ],
    [
      'site-not-counted',
      { receipts: [...WHOLE.receipts, { site: 2, quantity: 5, date: '2025-01-05' }] },
      { counted: 390, remainingThen: null },
    ],
    ['undated', { consumptions: [{ kind: 'issue', quantity: 5, date: null }] }, { remainingThen: null }],
  ] as const)('is undetermined, never nought, where records miss: %s', (gap, change, expected) => {
    const found = lotBalance({ ...WHOLE, ...change });
    expect(found).toMatchObject({ ...expected, unaccounted: null });
    expect(found.undetermined).toContain(gap);
  });
});
