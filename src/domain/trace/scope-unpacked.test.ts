import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { seeded } from '../../../test/seeded.ts';
import { openWorld, put } from '../../../test/world.ts';
import { scopeReportSchema } from './scope-report.ts';
import { execute } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import type { Draft } from '../../ledger/draft.ts';
import { ledgerState } from '../../ledger/ledger-state.ts';
import { openSeries } from './scope-unpacked-store.ts';

const SERIES = 6;
const STEPS = 60;

interface Range {
  readonly series: number;
  readonly from: number;
  readonly to: number;
}

/** All cartons, looked at one by one: what the quick way must agree with. */
async function plainly(transaction: Transaction): Promise<number[]> {
  const columns = 'select series, carton_from as "from", carton_to as "to" from';
  const packed = await execute<Range>(transaction, `${columns} packing`);
  const shipped = await execute<Range>(transaction, `${columns} shipment_line`);
  const numbers = ({ from, to }: Range): number[] => Array.from({ length: to - from }, (_, at) => from + at);
  const isPacked = (series: number, carton: number): boolean =>
    packed.some((each) => each.series === series && each.from <= carton && carton < each.to);
  const open = shipped.filter((line) => numbers(line).some((carton) => !isPacked(line.series, carton)));
  return [...new Set(open.map((line) => line.series))].sort((left, right) => left - right);
}

function ground(): Draft[] {
  const series = Array.from({ length: SERIES }, (_, index) =>
    put('carton-series', `s${String(index)}`, {
      code: `PO ${String(index)}`,
      mark: `PO-${String(index)} {n}`,
    }),
  );
  return [
    put('product', 'p', { name: 'Product' }),
    put('run', 'r', { code: 'R', product: 'p', made: 100 }),
    put('shipment', 'd', { code: 'D' }),
    ...series,
  ];
}

/** The next of the things that happen: a packing, a line, or one of them corrected to another series or withdrawn. */
function happening(next: (below: number) => number, step: number, lines: string[]): Draft {
  const from = next(4) * 5 + 1;
  const range = { series: `s${String(next(SERIES))}`, from, to: from + 5 * (1 + next(3)) };
  const line = { shipment: 'd', ...range };
  const chosen = lines[next(lines.length)];
  const what = next(8);
  if (what === 0 && chosen !== undefined) {
    lines.splice(lines.indexOf(chosen), 1);
    return { action: 'withdraw', kind: 'shipment-line', id: chosen, reason: 'not so' };
  }
  if (what === 1 && chosen !== undefined)
    return { action: 'correct', kind: 'shipment-line', id: chosen, body: line, reason: 'other series' };
  if (what < 4) {
    const contents = [{ run: 'r', unitsPerCarton: 1 }];
    return { action: 'record', kind: 'packing', id: `k${String(step)}`, body: { ...range, contents } };
  }
  lines.push(`l${String(step)}`);
  return { action: 'record', kind: 'shipment-line', id: `l${String(step)}`, body: line };
}

describe.each(eachDatabase)('series with shipped cartons that nobody packed, on $name', ({ url }) => {
  it('are the same, followed from entry to entry, as looked up one by one', async () => {
    const world = await openWorld(url());
    const { database } = world.context.ledger;
    await world.append(ground());
    const next = seeded(20_261_121);
    const lines: string[] = [];
    const sizes = new Set<number>();
    for (let step = 0; step < STEPS; step += 1) {
      await world.append([happening(next, step, lines)]);
      const [quick, plain] = await database.read(async (transaction) => [
        (await openSeries(transaction, await ledgerState(transaction))).map(({ series }) => series),
        await plainly(transaction),
      ]);
      expect(quick).toEqual(plain);
      sizes.add(plain.length);
    }
    expect(sizes.size).toBeGreaterThan(3);
    await world.close();
  });
});

/** Two articles with a run each. Of the second's cartons only the shipment is on record, and its lines say what they carry. */
function articles(): Draft[] {
  const article = (id: string): Draft[] => [
    put('product', id, { name: `Article ${id}` }),
    put('run', `r-${id}`, { code: `R ${id}`, product: id, made: 10 }),
    put('carton-series', `s-${id}`, { code: `PO ${id}`, mark: `${id}-{n}` }),
  ];
  const line = (id: string, from: number, says: object): Draft =>
    put('shipment-line', id, { shipment: 'd', series: 's-b', from, to: from + 1, ...says });
  return [
    ...[...article('a'), ...article('b'), put('shipment', 'd', { code: 'D' })],
    ...[line('l1', 1, { product: 'b' }), line('l2', 2, { run: 'r-b' }), line('l3', 3, { product: 'a' })],
    ...[line('l4', 4, {}), line('l5', 5, { product: 'b' }), line('l6', 5, {})],
  ];
}

describe.each(eachDatabase)('a shipped carton that nobody packed, on $name', ({ url }) => {
  it.each([
    ['r-a', [3, 4, 5]],
    ['r-b', [1, 2, 4, 5]],
  ])('cannot be told of %s unless all its lines name other goods', async (run, cartons) => {
    const world = await openWorld(url());
    await world.append(articles());
    const answer = scopeReportSchema.parse(
      await world.ask('scope.ask', { suspects: [{ kind: 'run', id: run }] }),
    );
    const ranges = answer.places.flatMap(({ shipments }) => shipments.flatMap((each) => each.ranges));
    const told = ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at));
    expect(told).toEqual(cartons);
    expect(answer.totals.cartons.undetermined).toBe(cartons.length);
    await world.close();
  });
});
