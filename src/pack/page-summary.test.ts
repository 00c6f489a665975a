import { describe, expect, it } from 'vitest';
import type { MissingReport } from '../domain/trace/scope-report.ts';
import type { StoryNode } from '../domain/trace/story-tree.ts';
import { worded } from '../domain/trace/story-words.ts';
import { missingRows } from './page-summary.ts';

const RUN = { kind: 'run', id: 'car-3', name: 'CAR-3' };
const SHIPMENT = { kind: 'shipment', id: 's-1', name: 'S-1' };
const lacking = (reason: MissingReport['reason'], more: Partial<MissingReport>): MissingReport => ({
  ...{ reason, run: null, slot: null, lot: null, series: null, from: null, to: null, shipment: null },
  ...{ needed: null, recorded: null, unit: null, ask: null, askSite: null, units: 0, says: '', ...more },
});
const missing = (code: Parameters<typeof worded>[0]): StoryNode => {
  return {
    relation: 'missing',
    kind: 'missing',
    id: '',
    ...worded(code),
    facts: {},
    seen: 'here',
    children: [],
  };
};
const step = (label: string, children: StoryNode[]): StoryNode => {
  return { relation: 'went', kind: 'shipment', id: 's-1', label, facts: {}, seen: 'here', children };
};
const rowsOf = (scope: MissingReport[], ofRun: { missing: string; slot: string | null; units: number }[]) =>
  missingRows('en', {
    missing: [{ run: RUN, missing: ofRun }],
    story: {
      thing: { kind: 'run', id: 'car-3', label: 'CAR-3' },
      source: [missing('no-inspection')],
      market: [step('S-1', [missing('no-carton-numbers'), missing('no-consignee')])],
    },
    scope: { missing: scope },
  }).map(({ of, says, slot, units }) => [of, says, slot, units]);

describe('what a summary says is missing', () => {
  const told = [
    ['CAR-3', 'no inspection on record', '', null],
    ['S-1', 'no carton numbers, of ', '', null],
    ['S-1', 'no consignee on record', '', null],
  ];

  it('names a record once that the run, the story and the scope all lack', () => {
    const ofRun = [{ missing: 'no-consumption-record', slot: 'paint', units: 50 }];
    const scope = [
      lacking('consumption-short', { run: RUN, slot: 'paint', units: 40 }),
      lacking('no-carton-on-shipment', { shipment: SHIPMENT }),
    ];
    expect(rowsOf(scope, ofRun)).toEqual([
      ['CAR-3', 'Nothing is recorded for this slot', 'paint', 50],
      ...told,
    ]);
  });

  it('names what only the scope lacks, though other records of the same run or shipment are missing', () => {
    const ofRun = [
      { missing: 'no-retained-sample', slot: null, units: 50 },
      { missing: 'consumption-short', slot: 'wheels', units: 50 },
    ];
    const scope = [
      lacking('no-consumption-record', { run: RUN, units: 50 }),
      lacking('no-consumption-record', { run: RUN, slot: 'paint', units: 50 }),
      lacking('no-packing-record', { shipment: SHIPMENT }),
    ];
    expect(rowsOf(scope, ofRun)).toEqual([
      ['CAR-3', 'No retained sample is recorded', '', 50],
      ['CAR-3', 'What is recorded does not cover the slot', 'wheels', 50],
      ...told,
      ['CAR-3', 'No record of what filled the slot', '', 50],
      ['CAR-3', 'No record of what filled the slot', 'paint', 50],
      ['S-1', 'No packing record', '', 0],
    ]);
  });
});
