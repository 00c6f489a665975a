import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { seeded } from '../../../test/seeded.ts';
import { openPack, openWorld, put } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import { execute } from '../../db/bulk.ts';
import type { Draft } from '../../ledger/draft.ts';

const STEPS = 80;

const listSchema = z.looseObject({
  rows: z.array(
    z.looseObject({
      lot: z.looseObject({ id: z.string() }),
      runs: z.int(),
      openRuns: z.int(),
      units: z.int(),
    }),
  ),
});

/** What the operation says of every lot. */
async function quickly(world: World): Promise<string[]> {
  const { rows } = listSchema.parse(await world.ask('exposure.list', { limit: 1_000 }));
  return rows.map(({ lot, runs, openRuns, units }) => [lot.id, runs, openRuns, units].join(' '));
}

interface Links {
  readonly lots: Map<number, string>;
  readonly goods: Map<number, number | null>;
  readonly next: Map<number, Set<number>>;
  readonly sources: Map<number, Set<number>>;
}

/** All links, read plainly. */
async function linksOf(world: World): Promise<Links> {
  return world.context.ledger.database.read(async (transaction) => {
    const pairs = async (text: string): Promise<(readonly [number, number])[]> =>
      (await execute<{ a: number; b: number }>(transaction, text)).map(({ a, b }) => [a, b]);
    const reworks = await pairs(
      'select rework_source.run as a, rework.run as b from rework join rework_source on rework_source.n = rework.n',
    );
    const all = [
      ...(await pairs('select lot as a, run as b from consumption where run is not null')),
      ...(await pairs('select run as a, n as b from material_lot_source')),
      ...(await pairs(
        `select c.lot as a, k.run as b from consumption c, packing p, packing_content k where c.run is null and p.series = c.series
          and p.carton_from < c.carton_to and p.carton_to > c.carton_from and k.n = p.n`,
      )),
      ...reworks,
    ];
    const next = new Map<number, Set<number>>();
    for (const [from, to] of all) next.set(from, (next.get(from) ?? new Set()).add(to));
    const sources = new Map<number, Set<number>>();
    for (const [from, into] of reworks) sources.set(into, (sources.get(into) ?? new Set()).add(from));
    const lots = await execute<{ n: number; id: string }>(
      transaction,
      'select material_lot.n as n, id from material_lot join record on record.n = material_lot.n',
    );
    const goods = await execute<{ n: number; made: number | null }>(
      transaction,
      'select run.n as n, made from run join product on product.n = run.product where product.intermediate = 0',
    );
    return {
      lots: new Map(lots.map(({ n, id }) => [n, id])),
      goods: new Map(goods.map(({ n, made }) => [n, made])),
      ...{ next, sources },
    };
  });
}

/** The slow obvious way: from each lot along every link until nothing new is met. */
async function plainly(world: World): Promise<string[]> {
  const { lots, goods, next, sources } = await linksOf(world);
  const told = [...lots].map(([lot, id]) => {
    const met = new Set([lot]);
    for (const node of met) for (const to of next.get(node) ?? []) met.add(to);
    const runs = [...met].filter((node) => goods.has(node));
    const isTwice = (run: number): boolean => {
      const from = sources.get(run);
      return from !== undefined && [...from].every((source) => met.has(source));
    };
    const units = runs.reduce((sum, run) => sum + (isTwice(run) ? 0 : (goods.get(run) ?? 0)), 0);
    const open = runs.filter((run) => goods.get(run) === null).length;
    return { lot, id, runs: runs.length, open, units };
  });
  told.sort((left, right) => right.units - left.units || right.runs - left.runs || left.lot - right.lot);
  return told.map(({ id, runs, open, units }) => [id, runs, open, units].join(' '));
}

const sourcesSchema = z.looseObject({
  rows: z.array(
    z.looseObject({
      source: z.looseObject({ id: z.string() }).nullable(),
      lots: z.int(),
      runsThere: z.int(),
      runs: z.int(),
      openRuns: z.int(),
      units: z.int(),
    }),
  ),
  untraced: z.looseObject({ runs: z.int(), openRuns: z.int(), units: z.int() }),
});

async function sources(world: World, of: 'suppliers' | 'sites'): Promise<z.infer<typeof sourcesSchema>> {
  return sourcesSchema.parse(await world.ask(`exposure.${of}`, { limit: 1_000 }));
}

const GROUND: readonly Draft[] = [
  put('product', 'goods', { name: 'Goods' }),
  put('product', 'part', { name: 'Part', intermediate: true }),
  put('material', 'm', { code: 'M', name: 'Material', unit: 'GRM' }),
  put('carton-series', 's', { code: 'PO', mark: 'PO {n}' }),
  put('run', 'r0', { code: 'R0', product: 'goods', made: 10 }),
  put('run', 'r1', { code: 'R1', product: 'part', made: 10 }),
  put('material-lot', 'l0', { material: 'm', code: 'L0' }),
];

/** A firm that grows at random: runs, lots of our own making, takings, reworks, stickers; some runs corrected. */
function grown(
  next: (below: number) => number,
  step: number,
  ids: { runs: string[]; lots: string[] },
): Draft {
  const oneOf = (list: readonly string[]): string => list[next(list.length)] ?? '';
  const id = `x${String(step)}`;
  const made = next(5) === 0 ? {} : { made: 1 + next(1_000) };
  const run = { code: id, product: next(3) === 0 ? 'part' : 'goods', ...made };
  const [one, other, lot] = [oneOf(ids.runs), oneOf(ids.runs), oneOf(ids.lots)];
  const contents = [{ run: one, unitsPerCarton: 1 }];
  const cartons = { series: 's', from: next(STEPS) + 1, to: STEPS + 6 };
  const happenings: readonly (() => Draft)[] = [
    () => put('run', id, run),
    () => put('run', id, run),
    () => put('material-lot', id, { material: 'm', code: id, madeFrom: [{ run: one }] }),
    () => put('rework', id, { run: one, of: [{ run: other }, { run: oneOf(ids.runs) }], reason: 'bad' }),
    () => put('packing', id, { series: 's', from: step, to: step + 4, contents }),
    () => put('consumption', id, { cartons, lot, quantity: 1 }),
    () => ({ action: 'correct', kind: 'run', id: one, body: run, reason: 'counted again' }),
    () => put('consumption', id, { run: one, slot: 'a', lot, quantity: 5 }),
  ];
  const draft = (happenings[next(happenings.length)] ?? happenings[0])?.() ?? put('run', id, run);
  if (draft.action === 'record' && draft.kind === 'run') ids.runs.push(id);
  if (draft.kind === 'material-lot') ids.lots.push(id);
  return draft;
}

describe.each(eachDatabase)('the exposure of every material lot on $name', ({ url }) => {
  it('is what walking from each lot finds, while the firm grows and is corrected', async () => {
    const world = await openWorld(url());
    await world.append(GROUND);
    const next = seeded(7);
    const ids = { runs: ['r0', 'r1'], lots: ['l0'] };
    for (let step = 1; step <= STEPS; step += 1) {
      await world.append([grown(next, step, ids)]);
      expect(await quickly(world)).toEqual(await plainly(world));
    }
    expect((await quickly(world)).length).toBeGreaterThan(5);
    await world.close();
  });

  it.each(['romper', 'race-car'] as const)(
    'is the same in the pack %s, and narrowed and in pages',
    async (pack) => {
      const world = await openPack(pack, url());
      const all = await quickly(world);
      expect(all).toEqual(await plainly(world));
      const paged: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const asked = cursor === undefined ? { limit: 4 } : { limit: 4, cursor };
        const page = z
          .looseObject({ next: z.string().nullable() })
          .parse(await world.ask('exposure.list', asked));
        paged.push(...listSchema.parse(page).rows.map(({ lot }) => lot.id));
        cursor = page.next;
      }
      expect(paged).toEqual(all.map((line) => line.split(' ')[0]));
      await world.close();
    },
  );

  it('of suppliers and sites counts each run once, and shows what nobody knows apart', async () => {
    const world = await openWorld(url());
    await world.append([
      ...GROUND,
      ...['weaver', 'maker'].map((id) => put('party', id, { name: id, roles: ['supplier'] })),
      put('site', 'mill', { party: 'weaver', name: 'Mill' }),
      put('site', 'plant', { party: 'maker', name: 'Plant' }),
      ...['la', 'lb'].map((id) =>
        put('material-lot', id, { material: 'm', code: id, supplier: 'weaver', supplierSite: 'mill' }),
      ),
      put('run', 'r2', { code: 'R2', product: 'goods', made: 30, site: 'plant' }),
      put('run', 'r3', { code: 'R3', product: 'goods', site: 'plant' }),
      put('run', 'r4', { code: 'R4', product: 'goods', made: 7 }),
      ...(['la', 'lb'] as const).map((lot) =>
        put('consumption', `${lot}-r2`, { run: 'r2', lot, quantity: 1 }),
      ),
      put('consumption', 'lb-r3', { run: 'r3', lot: 'lb', quantity: 1 }),
      put('consumption', 'l0-r2', { run: 'r2', lot: 'l0', quantity: 1 }),
    ]);
    const counts = (source: string | null, lots: number, runsThere: number, rest: object) => ({
      ...{ source: source === null ? null : { id: source }, lots, runsThere },
      ...rest,
    });
    const untraced = { runs: 2, openRuns: 0, units: 17 };
    const bySupplier = await sources(world, 'suppliers');
    expect(bySupplier).toMatchObject({ total: 2, untraced });
    expect(bySupplier.rows).toMatchObject([
      counts('weaver', 2, 0, { runs: 2, openRuns: 1, units: 30 }),
      counts(null, 1, 0, { runs: 1, openRuns: 0, units: 30 }),
    ]);
    const bySite = await sources(world, 'sites');
    expect(bySite.rows).toMatchObject([
      counts(null, 1, 3, { runs: 3, openRuns: 0, units: 47 }),
      counts('mill', 2, 0, { runs: 2, openRuns: 1, units: 30 }),
      counts('plant', 0, 2, { runs: 2, openRuns: 1, units: 30 }),
    ]);
    await world.close();
  });
});
