import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { truthRecords } from '../../../test/cases/truth-records.ts';
import { ask, ledgerWith, putRecords } from '../../../test/cases/truth-ledger.ts';
import { PACKS, readTruth } from '../../../test/cases/truth.ts';
import type { LookupQuestion } from '../../../test/cases/truth.ts';
import { eachDatabase } from '../../../test/databases.ts';
import { put } from '../../../test/world.ts';
import { present } from '../../kit/invariant.ts';
import type { Context } from '../../operation/operation.ts';
import { foundSchema } from './find-answer.ts';
import type { Found, FoundThing } from './find-answer.ts';
import { foundText } from './find-text.ts';

async function find(context: Context, code: string, asOf?: string): Promise<Found> {
  return foundSchema.parse(await ask(context, 'code.find', { code }, asOf));
}

/** A thing as the questions of the packs name it. */
function asked({ kind, id, carton, variant }: FoundThing): LookupQuestion['expect']['things'][number] {
  if (carton !== null) return { kind, series: carton.series, number: carton.number };
  return { kind, id: variant?.variant ?? id };
}

const ids = (things: readonly FoundThing[]): string[] => things.map(({ kind, id }) => `${kind} ${id}`);

describe.each(eachDatabase)('finding any code on $name', ({ url }) => {
  describe.each(PACKS)('in the records of %s', (pack) => {
    let context: Context;
    beforeAll(async () => {
      context = await ledgerWith(url(), truthRecords(pack));
    });
    afterAll(() => context.ledger.database.close());

    const questions = readTruth(pack).questions.filter((question) => question.kind === 'lookup');
    it.each(questions)('answers $id: $typed', async ({ typed, expect: { answer, how, things } }) => {
      const found = await find(context, typed);
      expect(found).toMatchObject({ answer, complete: true });
      expect(found.things.map(asked).toSorted(byText)).toEqual(things.toSorted(byText));
      if (how !== undefined) expect(found.how).toBe(how);
    });

    it('finds every other name of the pack', async () => {
      for (const { code, of } of readTruth(pack).aliases) {
        if (code.includes('{n') || of.kind === 'order') continue;
        const found = await find(context, code);
        const led = [
          ...found.things,
          ...found.things.flatMap(({ way }) => (way ?? []).flatMap(({ first }) => first)),
        ];
        const id = of.id ?? '';
        expect([code, led.some((thing) => thing.id === id || thing.id.endsWith(`#${id}`))]).toEqual([
          code,
          true,
        ]);
      }
    });
  });

  describe('in the records of the romper factory and more', () => {
    let context: Context;
    beforeAll(async () => {
      context = await ledgerWith(url(), truthRecords('romper'));
      await putRecords(context, [
        put('pallet', 'P1', {
          code: '095213210000010086',
          cartons: [{ series: 'ABI', from: 1, to: 41 }],
        }),
        put('pallet', 'P2', {
          code: '00340123451111111111',
          cartons: [{ series: 'ABI', from: 41, to: 61 }],
        }),
        put('shipment', 'X1', { code: 'X-1', billOfLading: 'MAEU 123-456', purchaseOrder: 'PO 4471' }),
        put('shipment-line', 'X1-1', { shipment: 'X1', cartons: 3, invoiceLine: 'INV-9/2' }),
        put('name', 'cert', {
          code: 'CPC-2021-17',
          form: 'certificate-number',
          of: { kind: 'run', id: 'bg1' },
        }),
        put('name', 'old', {
          code: 'OLD-77',
          form: 'other',
          of: { kind: 'run', id: 'bg2' },
          from: '2021-01-01',
          to: '2021-12-31',
        }),
        put('inspection', 'I1', {
          kind: 'final',
          run: 'bg3',
          result: 'passed',
          reference: 'FRI 00812',
        }),
        put('product', 'other', { name: 'Other', gtin: '9521321001046' }),
        put('run', 'o1', { code: 'SAME-1', product: 'other' }),
        put('run', 's1', { code: 'SAME 1', product: 'romper', variant: 'SG' }),
      ]);
    });
    afterAll(() => context.ledger.database.close());

    it.each([
      ['(01)09521321001015(10)abc0921-vn-bg1', ['run bg1']],
      ['(01)09521321001015(10)SAME1', ['run s1']],
      [']C1010952132100104610SAME-1', ['run o1']],
      ['https://id.gs1.org/01/09521321001015/10/ABC0921-VN-BG1', ['run bg1']],
      ['（０１）09521321001015（１０）ABC0921-VN-BG1', ['run bg1']],
      ['(00)095213210000010086', ['pallet P1']],
      ['0952 1321 0000 0100 86', ['pallet P1']],
      ['340123451111111111', ['pallet P2']],
      ['(00)340123451111111111', ['pallet P2']],
      ['00340123451111111111', ['pallet P2']],
      ['ＡＢＣ０９２１－ＶＮ－ＢＧ１', ['run bg1']],
      ['(01)09521321001015', ['variant romper#SG']],
      ['PO4471', ['carton-series ABI', 'shipment X1']],
      ['TH/INV/21-0188', ['shipment S1']],
      ['inv 9 2', ['shipment-line X1-1']],
      ['MAEU123456', ['shipment X1']],
      ['tgbu5550107', ['shipment S1']],
      ['cpc 2021 17', ['run bg1']],
      ['FRI00812', ['inspection I1']],
      ['GRN-21-302', ['material-receipt fab-sg-114-in-1']],
      ['BR22-OT', ['variant romper#OT']],
      ['fab-sg-114', ['material-lot fab-sg-114']],
      ['Same-1', ['run o1', 'run s1']],
      ['carton no. 7', ['carton ABI#7']],
    ])('%s is %j', async (code, things) => {
      const found = await find(context, code);
      expect(ids(found.things)).toEqual(things);
      expect(found.things.every(({ suggestion }) => !suggestion)).toBe(true);
    });

    it('says how and when a name held, and the way to the run', async () => {
      const carton = await find(context, 'ABI-BR-0045');
      expect(carton.how).toBe('exact');
      expect(carton.things[0]?.way?.map(({ to, first }) => [to, first[0]?.id])).toEqual([
        ['packing', 'packing-5'],
        ['run', 'bg2'],
        ['shipment', 'S1'],
      ]);
      const old = await find(context, 'OLD-77');
      expect(old.things[0]?.names).toMatchObject([{ from: '2021-01-01', to: '2021-12-31', heldNow: false }]);
      const lot = await find(context, '0811');
      expect(lot.things[0]?.way).toMatchObject([
        { to: 'material', first: [{ id: 'RIB-WH' }] },
        { to: 'run', count: 3, first: [{ id: 'bg1' }, {}, {}] },
      ]);
      const invoice = await find(context, 'TH/INV/21-0188');
      expect(invoice.things[0]?.way?.at(-1)).toMatchObject({ to: 'run', count: 3 });
    });

    it.each([
      ['ABC0921-VN-BG44', 'extra-character', 'run bg4'],
      ['ABC0912-VN-BG1', 'swapped-pair', 'run bg1'],
      ['ABC092-VN-BG1', 'missing-character', 'run bg1'],
      ['ABC0921-WN-BG1', 'wrong-character', 'run bg1'],
      ['ABJ-BR-0045', 'wrong-character', 'carton ABI#45'],
      ['ABI-BR-0777', 'no-such-carton', 'carton-series ABI'],
      ['9521321001051', 'swapped-pair', 'variant romper#SG'],
      ['(01)09521321001022(10)SAME-1', 'other-trade-item', 'run o1'],
      ['(01)09521321001022(10)NOLOT77', 'lot-not-found', 'variant romper#OT'],
    ])('%s is none, and may be meant for %s of %s', async (code, difference, thing) => {
      const found = await find(context, code);
      expect(found).toMatchObject({ answer: 'none', things: [], how: 'near' });
      expect(found.suggestions.every(({ suggestion }) => suggestion)).toBe(true);
      const meant = found.suggestions.find((one) => `${one.kind} ${one.id}` === thing);
      expect(meant?.difference?.kind).toBe(difference);
      expect(foundText(found)).toContain('suggestions, not answers');
    });

    it('marks what looks alike, with the place', async () => {
      const found = await find(context, 'AB1-BR-OO45');
      expect(found).toMatchObject({
        answer: 'one',
        how: 'look-alike',
        things: [
          { kind: 'carton', id: 'ABI#45', suggestion: true, difference: { kind: 'look-alike', at: 3 } },
        ],
      });
      expect(foundText(found)).toMatch(/not on record as typed; this looks alike/);
    });

    it('shows a fault of GS1 data beside what is found, and nothing where there is nothing', async () => {
      const faulty = await find(context, '(01)09521321001019(10)ABC0921-VN-BG1');
      expect(faulty.gs1?.fault).toContain('check digit');
      expect(faulty.things).toEqual([]);
      expect(ids(faulty.suggestions)).toContain('run bg1');
      expect(await find(context, 'completely unknown')).toMatchObject({
        answer: 'none',
        how: null,
        suggestions: [],
      });
      expect(await find(context, ' - ')).toMatchObject({ answer: 'none', how: null });
    });

    it('finds names of that day, and forgets names of withdrawn records', async () => {
      const before = (await ask(context, 'ledger.status', {})) as { position: number };
      await putRecords(context, [
        { action: 'withdraw', kind: 'name', id: 'cert', reason: 'not ours' },
        { action: 'withdraw', kind: 'run', id: 's1', reason: 'never made' },
      ]);
      expect(await find(context, 'CPC-2021-17')).toMatchObject({ answer: 'none' });
      expect(ids((await find(context, 'same1')).things)).toEqual(['run o1']);
      expect(await find(context, 'CPC-2021-17', String(before.position))).toMatchObject({ answer: 'one' });
    });

    it('keeps people of a site to it and tells them no consignee', async () => {
      const clerk: Context = { ...context, actor: { id: 'clerk', role: 'factory', sites: ['bg'] } };
      expect(ids((await find(clerk, 'ABC0921-VN-BG1')).things)).toEqual(['run bg1']);
      const carton = await find(clerk, 'ABI-BR-0045');
      expect(carton.things[0]?.way?.map(({ to }) => to)).toEqual(['packing', 'run']);
      const stranger: Context = { ...context, actor: { id: 'dye', role: 'factory', sites: ['namphu-nd'] } };
      expect(await find(stranger, 'ABC0921-VN-BG1')).toMatchObject({ answer: 'none', suggestions: [] });
      for (const code of ['ABI-BR-0045', 'TH/INV/21-0188', 'ABI-2109-01', 'TGBU 555010-7']) {
        expect(await find(stranger, code)).toMatchObject({ answer: 'none' });
      }
    });
  });

  it('finds every code however it is typed, and takes no other for it', async () => {
    const codes = ['QX-2603/17', 'ZW 88 401', 'ÄÖ-552-K', '彩印-2031', 'KM.7.0093'];
    const context = await ledgerWith(url(), [
      put('product', 'p', { name: 'P' }),
      ...codes.map((code, index) => put('run', `r${index}`, { code, product: 'p' })),
    ]);
    const spacing = fc.array(fc.constantFrom('', ' ', '-', '.', '/', '\u200b'), {
      minLength: 20,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(codes.length - 1),
        spacing,
        fc.boolean(),
        fc.nat(5),
        async (index, marks, lower, slip) => {
          const plain = (codes[index] ?? '').replace(/[^\p{L}\p{N}]/gu, '');
          const spaced = Array.from(plain, (character, at) => character + (marks[at] ?? '')).join('');
          const found = await find(context, lower ? spaced.toLowerCase() : spaced);
          expect(found).toMatchObject({ answer: 'one', things: [{ id: `r${index}`, suggestion: false }] });
          const doubled = Array.from(plain)[slip] ?? '';
          const near = await find(context, spaced.replace(doubled, doubled + doubled));
          expect(near).toMatchObject({ answer: 'none', things: [] });
          expect(near.suggestions.map(({ id, suggestion }) => [id, suggestion])).toContainEqual([
            `r${index}`,
            true,
          ]);
        },
      ),
      { numRuns: 40 },
    );
    await context.ledger.database.close();
  });

  it('says that a limit is reached, with the same first things on both databases', async () => {
    const context = await ledgerWith(url(), [
      put('product', 'p', { name: 'P' }),
      put('run', 'r', { code: 'R', product: 'p' }),
    ]);
    const series = Array.from({ length: 230 }, (_, index) => `S${String(index + 1)}`);
    await putRecords(
      context,
      series.flatMap((id) => [
        put('carton-series', id, { code: `PO-${id}`, mark: `PO-${id} C/NO.{n}` }),
        put('packing', `pack-${id}`, {
          series: id,
          from: 1,
          to: 50,
          contents: [{ run: 'r', unitsPerCarton: 1 }],
        }),
      ]),
    );
    const found = await find(context, 'C/NO. 45');
    expect(found).toMatchObject({ answer: 'several', complete: false, total: { things: 230 } });
    expect(found.things).toHaveLength(200);
    expect(found.things[199]?.id).toBe('S200#45');
    expect(found.things[199]?.way?.[1]).toMatchObject({ to: 'run', count: 1 });
    expect(foundText(found)).toContain('Limit reached: 200 of 230');
    await context.ledger.database.close();
  });
});

function byText(left: object, right: object): number {
  const [one, other] = [JSON.stringify(present(left, 'a thing')), JSON.stringify(present(right, 'a thing'))];
  return one < other ? -1 : one > other ? 1 : 0;
}
