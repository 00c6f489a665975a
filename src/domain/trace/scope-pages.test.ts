import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { openPack } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import { scopeReportSchema } from './scope-report.ts';
import type { ScopeReport } from './scope-report.ts';

const QUESTIONS = [
  { suspects: ['SG-2108-115'] },
  { suspects: [{ kind: 'run', id: 'bg2' }], strict: true },
  { suspects: [{ kind: 'cartons', series: 'ABI', from: 40, to: 59 }] },
] as const;

const pageSchema = z.looseObject({
  position: z.int(),
  total: z.int(),
  rows: z.array(z.record(z.string(), z.unknown())),
  next: z.string().nullable(),
  totals: z.unknown().optional(),
});
type Page = z.infer<typeof pageSchema>;
type Row = Page['rows'][number];

async function pagesOf(world: World, name: string, input: object, limit: number): Promise<Page[]> {
  const pages: Page[] = [];
  for (let cursor: string | null | undefined; cursor !== null; cursor = pages.at(-1)?.next) {
    const asked = cursor === undefined ? { ...input, limit } : { ...input, limit, cursor };
    pages.push(pageSchema.parse(await world.ask(name, asked)));
  }
  return pages;
}

const rowsOf = (pages: readonly Page[]): Row[] => pages.flatMap(({ rows }) => rows);

/** The ranges of a whole report, each with its place and shipment, as a page has them. */
function flatRanges(report: ScopeReport): Row[] {
  return report.places.flatMap(({ place, party, shipments, ranges }) => [
    ...shipments.flatMap((each) =>
      each.ranges.map((range) => ({ place, party, shipment: each.shipment, ...range })),
    ),
    ...ranges.map((range) => ({ place, party, shipment: null, ...range })),
  ]);
}

function sorted(rows: readonly Row[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

describe.each(eachDatabase)('parts of a scope on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openPack('romper', url());
  });
  afterAll(() => world.close());

  it.each(QUESTIONS)('are together the whole answer: %j', async (question) => {
    const whole = scopeReportSchema.parse(await world.ask('scope.ask', question));
    const ranges = rowsOf(await pagesOf(world, 'scope.ranges', question, 3));
    expect(sorted(ranges)).toEqual(sorted(flatRanges(whole)));
    const runs = rowsOf(await pagesOf(world, 'scope.runs', question, 2));
    expect(runs.map(({ conservation: _sums, ...run }) => run)).toEqual(whole.runs);
    expect(rowsOf(await pagesOf(world, 'scope.missing', question, 1))).toEqual(whole.missing);
    const { totals, boundaries, suspects, unitsWaiting } = whole;
    expect(await world.ask('scope.summary', question)).toMatchObject({
      ...{ totals, boundaries, suspects, unitsWaiting },
      lists: { ranges: ranges.length, runs: whole.runs.length, missing: whole.missing.length },
    });
  });

  it.each(QUESTIONS)('are narrowed as looking through the whole answer would: %j', async (question) => {
    const whole = scopeReportSchema.parse(await world.ask('scope.ask', question));
    for (const place of whole.places) {
      for (const { shipment, ranges } of place.shipments) {
        const page = await pagesOf(world, 'scope.ranges', { ...question, shipment: shipment.id }, 500);
        const isThere = flatRanges(whole).filter(
          (row) => JSON.stringify(row['shipment']) === JSON.stringify(shipment),
        );
        expect(sorted(rowsOf(page))).toEqual(sorted(isThere));
        expect(ranges.length).toBeLessThanOrEqual(isThere.length);
      }
      if (place.party === null) continue;
      const narrowed = await pagesOf(world, 'scope.shipments', { ...question, consignee: place.party.id }, 2);
      const expected = whole.places
        .filter(({ party }) => party?.id === place.party?.id)
        .flatMap((each) => each.shipments.map(({ ranges: _ranges, ...shipment }) => shipment));
      expect(rowsOf(narrowed).map(({ place: _place, party: _party, ...shipment }) => shipment)).toEqual(
        expected,
      );
    }
    for (const run of whole.runs) {
      const narrowed = await pagesOf(world, 'scope.runs', { ...question, run: run.run.id }, 10);
      expect(rowsOf(narrowed)).toHaveLength(1);
      const missing = await pagesOf(world, 'scope.missing', { ...question, run: run.run.id }, 10);
      expect(rowsOf(missing)).toEqual(whole.missing.filter((one) => one.run?.id === run.run.id));
    }
  });

  it('carry the totals of all that fits, whatever the page', async () => {
    const pages = await pagesOf(world, 'scope.ranges', QUESTIONS[0], 1);
    expect(new Set(pages.map(({ totals }) => JSON.stringify(totals))).size).toBe(1);
    expect(pages.length).toBe(pages[0]?.total);
  });

  it('narrowed to a run are the cartons that it was packed into', async () => {
    const question = QUESTIONS[0];
    const all = rowsOf(await pagesOf(world, 'scope.ranges', question, 500));
    const ofRun = rowsOf(await pagesOf(world, 'scope.ranges', { ...question, run: 'bg2' }, 500));
    expect(ofRun.length).toBeGreaterThan(0);
    expect(sorted(all)).toEqual(expect.arrayContaining(sorted(ofRun)));
  });

  it('stay those of their ledger position while it moves on, and say so when they are no longer kept', async () => {
    const question = { suspects: ['SG-2108-115'] };
    const [first] = await pagesOf(world, 'scope.runs', question, 1);
    const rest = await pagesOf(world, 'scope.runs', question, 1);
    await world.ask('party.record', { id: 'newcomer', body: { name: 'Newcomer', roles: ['consignee'] } });
    const cursor = first?.next;
    const second = pageSchema.parse(await world.ask('scope.runs', { ...question, limit: 1, cursor }));
    expect(second).toEqual(rest[1]);
    const gone = `${String((first?.position ?? 0) - 1)}-2`;
    await expect(world.ask('scope.runs', { ...question, cursor: gone })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    await expect(world.ask('scope.runs', { ...question, cursor: 'two' })).rejects.toMatchObject({
      code: 'usage',
    });
  });
});
