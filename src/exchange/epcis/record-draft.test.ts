import { describe, expect, test } from 'vitest';
import { epcisDocument, lotOf, made, packed, PAINT, seen, TOY, wrong } from '../../../test/epcis-events.ts';
import { bodiesOf, draftsOf, recordsOf } from '../../../test/epcis-records.ts';
import { codesNamed, readEpcisDocument } from './read-document.ts';
import { readEpcisEvents } from './read-events.ts';
import { settleDraft } from './record-draft.ts';

const makeA = made(2, [lotOf(PAINT, 'P1', 12.5, 'KGM')], [lotOf(TOY, 'A', 100)]);

describe('readEpcisDocument', () => {
  test('drafts nothing of a document that is none', () => {
    expect(readEpcisDocument({ type: 'EPCISDocument' })).toMatchObject({ drafts: [], notes: [] });
    expect(readEpcisDocument({ type: 'EPCISDocument' }).problems.length).toBeGreaterThan(0);
  });

  test('warns where published documents differ from the standard, and refuses when strict', () => {
    const document = epcisDocument({ ...makeA, certificationInfo: [] });
    expect(readEpcisDocument(document)).toMatchObject({
      problems: [],
      notes: [{ says: expect.any(String) as string }],
    });
    expect(readEpcisDocument(document, { strict: true }).problems).toHaveLength(1);
  });

  test('names every code to look up first', () => {
    const { events } = readEpcisEvents(epcisDocument(makeA, packed(3, 1, [lotOf(TOY, 'A', 4)])));
    expect(codesNamed(events).map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      ...['party 9521321000018', 'site 9521321000018'],
      ...[`product ${PAINT}`, `material ${PAINT}`, `run ${PAINT}/P1`, `material-lot ${PAINT}/P1`],
      ...[`product ${TOY}`, `material ${TOY}`, `run ${TOY}/A`, `material-lot ${TOY}/A`],
      'shipment 095213210000000018',
    ]);
  });

  test('uses the ids on record and leaves those records alone', () => {
    const idOnRecord = (kind: string, key: string): string | undefined =>
      kind === 'product' && key === TOY ? 'race-car' : kind === 'site' ? 'chenghai' : undefined;
    const records = recordsOf([makeA, seen(3, 'inspecting', [lotOf(TOY, 'A', 1)])], { idOnRecord });
    expect(bodiesOf(records, 'run')).toMatchObject([{ product: 'race-car', site: 'chenghai' }]);
    expect([
      ...bodiesOf(records, 'product'),
      ...bodiesOf(records, 'site'),
      ...bodiesOf(records, 'party'),
    ]).toEqual([]);
  });
});

describe('events declared wrong', () => {
  test('are withdrawn with all they told, and a run that others name keeps its name alone', () => {
    const records = recordsOf([wrong(makeA), packed(4, 1, [lotOf(TOY, 'A', 10)])]);
    expect(records.drafts.filter(({ action }) => action === 'withdraw')).toMatchObject([
      { kind: 'consumption' },
    ]);
    expect(draftsOf(records, 'run')).toMatchObject([
      {
        ifStanding: 'overlay',
        body: { code: 'A', product: `gtin:${TOY}` },
        clears: ['site', 'ended', 'made'],
      },
    ]);
  });

  test('a run that nothing else names loses what was said of it, where it stands', () => {
    const [run] = draftsOf(recordsOf([wrong(makeA)]), 'run');
    if (run === undefined) throw new Error('no run');
    expect(settleDraft(run, null)).toEqual({ outcome: 'nothing' });
    const standing = { body: { code: 'A', product: `gtin:${TOY}`, made: 100, planned: 120 } };
    expect(settleDraft(run, standing)).toEqual({
      outcome: 'correct',
      body: { code: 'A', product: `gtin:${TOY}`, planned: 120 },
    });
  });

  test('an earlier declaration holds for the event in a later document', () => {
    const withdrawnEvents = new Set(['00000000-0000-4000-8000-000000000002']);
    expect(bodiesOf(recordsOf([makeA], { withdrawnEvents }), 'consumption')).toEqual([]);
  });
});

describe('settleDraft', () => {
  const [run] = draftsOf(recordsOf([makeA]), 'run');
  const [consumption] = draftsOf(recordsOf([makeA]), 'consumption');
  if (run === undefined || consumption === undefined) throw new Error('nothing drafted');

  test('records what is not there, and nothing twice', () => {
    expect(settleDraft(consumption, null)).toEqual({ outcome: 'record', body: consumption.body });
    for (const draft of [run, consumption]) {
      expect(settleDraft(draft, { body: draft.body })).toEqual({ outcome: 'nothing' });
    }
    expect(settleDraft(consumption, 'withdrawn')).toEqual({ outcome: 'nothing' });
  });

  test('another event under a known eventID is a conflict', () => {
    const standing = { body: { ...consumption.body, quantity: 1 } };
    expect(settleDraft(consumption, standing)).toMatchObject({ outcome: 'conflict' });
  });

  test('what the making tells replaces what stands and leaves the rest', () => {
    const standing = { body: { code: 'A', product: `gtin:${TOY}`, made: 90, planned: 120 } };
    expect(settleDraft(run, standing)).toMatchObject({
      outcome: 'correct',
      body: { made: 100, planned: 120 },
    });
  });

  test('what is only spoken of fills gaps', () => {
    const [product] = draftsOf(recordsOf([makeA]), 'product');
    if (product === undefined) throw new Error('no product');
    expect(settleDraft(product, { body: { name: 'Race car' } })).toEqual({
      outcome: 'correct',
      body: { name: 'Race car', gtin: TOY },
    });
    expect(settleDraft(product, 'withdrawn')).toMatchObject({ outcome: 'conflict' });
  });
});
