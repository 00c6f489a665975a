import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { DYED, DYE_WORDS, recallDye } from '../../../test/dye-recall.ts';
import { openPack } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import { cartonsMoved, cartonsNotIn, consigneeChanges, count, runChanges } from './recall-since.ts';
import type { PlacedCartons } from './recall-since.ts';

const at = (from: number, to: number, party: number | null): PlacedCartons => ({
  ...{ series: 1, range: { from, to }, party, shipment: null, units: 20 },
  place: party === null ? 'not-shipped' : 'consignee',
});

describe('cartons then and now', () => {
  const then = [at(1, 11, 7), at(11, 21, null)];
  const now = [at(1, 6, 7), at(6, 11, 8), at(15, 31, null)];

  it('differ by exactly those that came in, went out or moved', () => {
    expect(cartonsNotIn(now, then).map(({ range }) => range)).toEqual([{ from: 21, to: 31 }]);
    expect(cartonsNotIn(then, now).map(({ range }) => range)).toEqual([{ from: 11, to: 15 }]);
    const moved = cartonsMoved(then, now);
    expect(moved).toMatchObject([{ then: { party: 7 }, now: { party: 8, range: { from: 6, to: 11 } } }]);
    expect(cartonsNotIn(now, []).length).toBe(now.length);
    expect(count(then)).toBe(20);
  });

  it('tell who holds cartons that no notice told of', () => {
    const told = [{ party: 7, series: 1, range: { from: 1, to: 4 } }];
    const changes = consigneeChanges(then, now, told);
    expect(
      changes.map(({ party, cartonsThen, cartonsNow, untold }) => [
        party,
        cartonsThen,
        cartonsNow,
        count(untold),
      ]),
    ).toEqual([
      [7, 10, 5, 2],
      [8, 0, 5, 5],
    ]);
    expect(consigneeChanges(then, then, [{ party: 7, series: 1, range: { from: 1, to: 11 } }])).toEqual([]);
  });

  it('and runs are told by units, where nobody can tell them too', () => {
    const before = [
      { run: 1, units: 5 },
      { run: 2, units: null },
      { run: 3, units: 1 },
    ];
    const after = [
      { run: 1, units: 6 },
      { run: 2, units: null },
      { run: 4, units: null },
    ];
    expect(runChanges(before, after)).toEqual([
      { run: 1, then: { units: 5 }, now: { units: 6 } },
      { run: 3, then: { units: 1 }, now: null },
      { run: 4, then: null, now: { units: null } },
    ]);
  });
});

const cartonsSchema = z.array(z.looseObject({ from: z.int(), to: z.int(), firstMark: z.string() }));
const sinceSchema = z.looseObject({
  entriesSince: z.int().nullable(),
  unitsThen: z.int(),
  today: z
    .looseObject({
      same: z.boolean(),
      unitsNow: z.int(),
      runs: z.array(z.looseObject({ run: z.looseObject({ id: z.string() }), then: z.unknown() })),
      cameIn: cartonsSchema,
      wentOut: cartonsSchema,
      consignees: z.array(
        z.looseObject({
          party: z.looseObject({ id: z.string() }).nullable(),
          hasNotice: z.boolean(),
          untold: cartonsSchema,
        }),
      ),
    })
    .nullable(),
});

describe.each(eachDatabase)('a recall held against today on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openPack('romper', url());
    await recallDye(world, 'lots');
  });
  afterAll(() => world.close());
  const since = async (id = 'dye') => sinceSchema.parse(await world.ask('recall.since', { id }));
  const put = (kind: string, id: string, body: object): Promise<unknown> =>
    world.ask(`${kind}.record`, { id, body });

  it('is the same once everybody who has goods was told', async () => {
    const untold = (await since()).today;
    expect(untold).toMatchObject({ same: false, runs: [], cameIn: [], wentOut: [], moved: [] });
    expect(untold?.consignees.every(({ hasNotice }) => !hasNotice)).toBe(true);
    await world.ask('notice.make', { recall: 'dye' });
    const { today, unitsThen } = await since();
    expect(today).toMatchObject({ same: true, consignees: [], unitsNow: unitsThen });
  });

  it('says what came in by later records, and who holds it untold', async () => {
    const { things } = z
      .looseObject({ things: z.array(z.looseObject({ kind: z.string(), id: z.string() })) })
      .parse(await world.ask('code.find', { code: DYED[0] }));
    const lot = things.find(({ kind }) => kind === 'material-lot')?.id ?? '';
    await put('run', 'late', { code: 'LATE-1', product: 'romper', made: 40 });
    await put('consumption', 'late-in', { run: 'late', slot: 'body', lot, quantity: 5 });
    await put('carton-series', 'late-cartons', { code: 'LATE', mark: 'LATE-{n}' });
    const contents = [{ run: 'late', unitsPerCarton: 20 }];
    await put('packing', 'late-pack', { series: 'late-cartons', from: 1, to: 3, contents });
    await put('party', 'corner', { name: 'Corner shop', roles: ['consignee'] });
    await put('shipment', 'late-out', { code: 'LATE-S', consignee: 'corner', date: '2021-12-01' });
    await put('shipment-line', 'late-line', { shipment: 'late-out', series: 'late-cartons', from: 1, to: 3 });
    const { today, unitsThen, entriesSince } = await since();
    expect(entriesSince).toBeGreaterThan(6);
    expect(today).toMatchObject({
      ...{ same: false, unitsNow: unitsThen + 40, wentOut: [] },
      runs: [{ run: { id: 'late' }, then: null }],
      cameIn: [{ from: 1, to: 3, firstMark: 'LATE-1', lastMark: 'LATE-2', party: { id: 'corner' } }],
      consignees: [{ party: { id: 'corner' }, hasNotice: false, cartonsThen: 0, untold: [{ from: 1 }] }],
    });
  });

  it('says what went out, and that nobody can tell of goods that were named by hand', async () => {
    await world.ask('packing.withdraw', { id: 'late-pack', reason: 'never packed' });
    const { body } = z
      .looseObject({ body: z.looseObject({ code: z.string() }) })
      .parse(await world.ask('recall.show', { id: 'dye' }));
    const { scope: _, ...byHand } = body;
    await put('recall', 'by-hand', { ...byHand, code: 'R-HAND' });
    expect(await since('by-hand')).toMatchObject({ today: null, entriesSince: null });
    const series = { id: 'extra', body: { code: 'EXTRA', mark: 'EX-{n}' } };
    await world.ask('carton-series.record', series);
    const more = { series: 'extra', from: 1, to: 2, class: 'contains', units: 20, place: 'not-shipped' };
    const cartons = [...z.array(z.unknown()).parse(body['cartons']), more];
    await world.ask('recall.correct', { id: 'dye', body: { ...body, cartons }, reason: 'found in a corner' });
    expect((await since()).today?.wentOut).toMatchObject([{ from: 1, to: 2, firstMark: 'EX-1' }]);
  });

  it('is not the same while the record does not allow its boundary', async () => {
    const despite = 'The rest is still in our hands';
    const asked = { suspects: ['lot:snap-3308'], boundary: 'cartons', despite, id: 'narrow' };
    await world.ask('recall.declare', { ...DYE_WORDS, ...asked });
    await world.ask('notice.make', { recall: 'narrow' });
    expect(await since('narrow')).toMatchObject({
      today: { same: false, allowed: false, cameIn: [], wentOut: [] },
    });
  });
});
