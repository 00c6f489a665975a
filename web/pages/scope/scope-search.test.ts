import { expect, it } from 'vitest';
import { narrowingOf, questionOf, readScopeSearch } from './scope-search.ts';

it('reads the question, the position and what it is narrowed to from an address', () => {
  const lot = { kind: 'material-lot', id: 'DS-RED-0311' };
  const search = readScopeSearch({
    suspects: [lot, 'LH2508', 7],
    strict: true,
    at: 26128,
    consignee: 12,
    class: 'contains',
    boundary: 'lots',
    other: 'x',
  });
  expect(questionOf(search)).toEqual({ suspects: [lot, 'LH2508', '7'], strict: true });
  expect(search.at).toBe('26128');
  expect(narrowingOf(search)).toEqual({ consignee: '12', class: 'contains' });
  expect(search.boundary).toBe('lots');
});

it('leaves out what is no suspect and no class', () => {
  expect(
    readScopeSearch({ suspects: [{ id: 'x' }, null, ' '], class: 'fine', strict: 'no', run: '' }),
  ).toEqual({});
  expect(readScopeSearch({ suspects: 'DS-RED-0311' })).toEqual({ suspects: ['DS-RED-0311'] });
});
