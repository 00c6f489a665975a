import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../test/databases.ts';
import { openWorld } from '../../test/world.ts';
import type { World } from '../../test/world.ts';
import { assessmentSchema } from '../domain/release/gate-report.ts';
import { coverageSchema } from '../domain/testing/coverage-report.ts';
import { buildDemo, demoHistory } from './build-demo.ts';
import { reportWorkbook } from './factory-report.ts';

const balanceSchema = z.object({
  units: z.object({ unaccounted: z.int() }),
  slots: z.array(z.object({ slot: z.string(), state: z.string() })),
});
const missingSchema = z.object({
  missing: z.array(z.object({ missing: z.string(), slot: z.string().nullable() })),
});
const countsSchema = z.object({ records: z.array(z.object({ kind: z.string(), count: z.int() })) });
const restingSchema = z.object({ totals: z.object({ runs: z.object({ contains: z.int() }) }) });
const waitingSchema = z.object({
  runs: z.array(
    z.object({
      run: z.object({ id: z.string() }),
      standing: z.int(),
      conditions: z.array(z.object({ condition: z.string() })),
    }),
  ),
});
const pageSchema = z.object({
  records: z.array(z.object({ id: z.string() })),
  next: z.string().nullable().optional(),
});

const history = demoHistory();

describe('the history of the demo firm', () => {
  const drafts = [...history.events, ...history.reports].flatMap((part) => part.drafts);

  it('is the same every time, and so are the workbooks of its factories', () => {
    const again = demoHistory();
    expect(JSON.stringify(again)).toBe(JSON.stringify(history));
    const files = ({ reports }: typeof history): string[] =>
      reports.map((report) => reportWorkbook(report.drafts).toString('base64'));
    expect(files(again)).toEqual(files(history));
  });

  it('is as large as the guide says', () => {
    const packed = drafts.filter((draft) => draft.action === 'record' && draft.kind === 'packing');
    const cartons = packed.reduce((sum, draft) => {
      const { from, to } = z
        .object({ from: z.int(), to: z.int() })
        .parse('body' in draft ? draft.body : null);
      return sum + to - from;
    }, 0);
    expect(Math.abs(cartons - 30_000)).toBeLessThan(3_000);
  });

  it('takes no more of a lot than came in', () => {
    const left = new Map<unknown, number>();
    const add = (lot: unknown, quantity: unknown): void => {
      left.set(lot, (left.get(lot) ?? 0) + Number(quantity));
    };
    for (const draft of drafts) {
      if (draft.action !== 'record') continue;
      const { lot, quantity } = z.looseObject({}).parse(draft.body);
      if (draft.kind === 'material-receipt') add(lot, quantity);
      if (['consumption', 'material-movement'].includes(draft.kind)) add(lot, -Number(quantity));
    }
    expect([...left].filter(([, quantity]) => quantity < 0)).toEqual([]);
  });
});

describe.each(eachDatabase)('the demo firm on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(url());
    await buildDemo(world.context.ledger, () => undefined);
  }, 240_000);
  afterAll(() => world.close());

  it('is of the size that the guide says', async () => {
    const { records } = countsSchema.parse(await world.ask('ledger.status', {}));
    const count = (kind: string): number => records.find((row) => row.kind === kind)?.count ?? 0;
    expect(count('product')).toBe(60);
    expect(count('run')).toBeGreaterThan(400);
    expect(count('run')).toBeLessThan(460);
    expect(count('material-lot')).toBeGreaterThan(4_250);
    expect(count('shipment')).toBeGreaterThan(580);
    expect(count('import')).toBe(history.reports.length);
  });

  it('has a run that is whole, one with the quiet change, one of a laboratory withdrawn, and one with gaps', async () => {
    const states = async (id: string): Promise<{ whole: boolean; states: string[]; open: number }> => {
      const { whole, rows, changes } = coverageSchema.parse(await world.ask('coverage.run', { id }));
      const all = rows.flatMap(({ cells }) => cells.map(({ state }) => state));
      return { whole, states: [...new Set(all)].sort(), open: changes.length };
    };
    const change = ['covered', 'wrong-supplier-site'];
    expect(await states('LH2407-C101-9A')).toEqual({ whole: true, states: ['covered'], open: 0 });
    expect(await states('LH2508-C101-121A')).toEqual({ whole: false, states: change, open: 1 });
    expect((await states('SH2407-P101-12A')).states).toContain('gap');
    const resting = await world.ask('evidence.scope', { suspects: [{ kind: 'laboratory', id: 'eastbay' }] });
    expect(restingSchema.parse(resting).totals.runs.contains).toBeGreaterThan(0);
  });

  it('has runs that are released, released by an override, held, and waiting', async () => {
    const assess = async (id: string) => assessmentSchema.parse(await world.ask('release.assess', { id }));
    expect(await assess('LH2407-C101-13A')).toMatchObject({ released: true, standing: 0 });
    const overridden = await assess('LH2407-C101-13B');
    expect(overridden).toMatchObject({ released: true, standing: 0, releases: [{ overrides: [{}] }] });
    const { runs } = waitingSchema.parse(await world.ask('release.waiting', {}));
    const held = runs.filter(({ conditions }) => conditions.some(({ condition }) => condition === 'holds'));
    expect(held).toHaveLength(1);
    expect(runs.length).toBeGreaterThan(1);
    for (const { run, standing } of runs) expect(standing, run.id).toBeGreaterThan(0);
  });

  it('has a shipment that is whole from end to end, and one that is not', async () => {
    const told = async (id: string, run: string) => ({
      ...z.object({ verdict: z.string() }).parse(await world.ask('same-story.shipment', { id })),
      ...z.object({ ready: z.boolean() }).parse(await world.ask('filing.shipment', { id })),
      released: assessmentSchema.parse(await world.ask('release.assess', { id: run })).released,
    });
    const whole = { verdict: 'same', ready: true, released: true };
    expect(await told('BW-24115-S1', 'LH2507-C101-115A')).toEqual(whole);
    const other = { verdict: 'differs', ready: false, released: false };
    expect(await told('BW-24159-S1', 'LH2512-C114-159A')).toEqual(other);
  });

  it('verifies', async () => {
    expect(await world.ask('ledger.verify', {})).toMatchObject({ sound: true, fault: null });
  }, 120_000);

  it('balances all its runs; only the slips of the story and a few others are missing', async () => {
    const lost: string[] = [];
    for (const id of await runIds(world)) {
      const { units, slots } = balanceSchema.parse(await world.ask('run.balance', { id }));
      expect(units.unaccounted, id).toBe(0);
      const open = slots.filter(({ state }) => state !== 'covered');
      expect(open, id).toEqual(open.slice(0, 1).map((slot) => ({ ...slot, state: 'none' })));
      const { missing } = missingSchema.parse(await world.ask('run.completeness', { id }));
      expect(missing, id).toMatchObject(open.map(({ slot }) => ({ missing: 'no-consumption-record', slot })));
      if (open.length > 0) lost.push(id);
    }
    expect(lost).toContain('LH2508-C101-124B');
    expect(lost.length).toBeLessThan(16);
  }, 240_000);
});

async function runIds(world: World): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const asked = { limit: 200, ...(cursor === undefined ? {} : { cursor }) };
    const page = pageSchema.parse(await world.ask('run.list', asked));
    ids.push(...page.records.map(({ id }) => id));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  expect(ids.length).toBeGreaterThan(400);
  return ids;
}
