import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import { present } from '../../src/kit/invariant.ts';
import type { ScopeReport } from '../../src/domain/trace/scope-report.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { ask, openWalker } from '../firm/open-firm.ts';
import { ownCopy } from '../firm/own-copy.ts';
import { PELLETS } from '../firm/questions.ts';
import { bareWayOn } from '../graph/bare-query.ts';
import { openRaw } from '../graph/raw-database.ts';
import type { RawDatabase } from '../graph/raw-database.ts';
import { race, timed, timingOf } from '../measure.ts';
import type { Timing } from '../measure.ts';
import type { Row } from '../row.ts';
import type { Asked } from './asked.ts';

const RECALL = 'pellets';
const DECLARED = {
  ...{ id: RECALL, suspects: [`lot:${PELLETS.id}`], boundary: 'lots', title: 'Pellets', reason: 'Bench' },
  ...{ declaredBy: 'Bench', despite: 'Bench' },
};
/** Cartons and units at each consignee, added up from the cartons that the recall took in. */
const SUMS = `select record.id, cast(sum(own.carton_to - own.carton_from) as bigint),
    cast(sum(coalesce(own.units, 0) * (own.carton_to - own.carton_from)) as bigint)
  from recall_carton own join recall on recall.n = own.n join record on record.n = own.party
  where own.place = 'consignee' group by record.id order by record.id`;

interface Consignee {
  readonly party: { readonly id: string } | null;
  readonly cartonCount: number;
  readonly units: number;
}

/** A recall of the lot that is in most of the firm: declared, its units, its consignees and their notices. What records is timed once. */
export async function recallRows(asked: Asked): Promise<Row[]> {
  const address = await ownCopy(asked);
  const { suspects } = DECLARED;
  const scope = await onceOpened(address, 'scope.ask', { suspects });
  const declare = await onceOpened(address, 'recall.declare', DECLARED);
  const ledger = await openLedger(address, RECORD_KINDS);
  const [raw, walker] = [await openRaw(address), await openWalker(address)];
  try {
    const lot = await numberOf(raw, PELLETS);
    const size = await checked(ledger, raw, { lot, suspects });
    const reads = await race(
      {
        units: () => ask(ledger, 'recall.units', { id: RECALL }),
        consignees: () => ask(ledger, 'recall.consignees', { id: RECALL }),
        sums: () => raw.rows(SUMS),
        walk: () => bareWayOn(walker, lot),
      },
      { rounds: asked.quick ? 1 : 5, warmUp: asked.quick ? 0 : 1 },
    );
    const notices = timingOf([await timed(() => ask(ledger, 'notice.make', { recall: RECALL }))]);
    const { database } = asked.firm;
    const row = (what: string, ours: Timing, more: Row['peers'] = []): Row => ({
      ...{ part: 'recall', database, what: `recall of the pellet lot: ${what}`, size, ours },
      peers: [{ name: 'bare database: one recursive query way on', timing: reads.walk }, ...more],
      promises: [{ says: 'times the bare query', measured: ours.medianMs / reads.walk.medianMs }],
    });
    const sums = { name: 'adding up the cartons of the recall', timing: reads.sums };
    return [
      row('declared, with its scope, just opened', declare, [
        { name: 'the scope alone, just opened', timing: scope },
      ]),
      row('units by where they are', reads.units, [sums]),
      row('consignees with cartons, lots and units', reads.consignees, [sums]),
      row('a notice for each consignee', notices, [sums]),
    ];
  } finally {
    await Promise.all([raw.close(), walker.close()]);
    await ledger.database.close();
  }
}

/** One round of a question, with opening the ledger. */
async function onceOpened(address: string, operation: string, input: unknown): Promise<Timing> {
  const took = await timed(async () => {
    const ledger = await openLedger(address, RECORD_KINDS);
    await ask(ledger, operation, input).finally(() => ledger.database.close());
  });
  return timingOf([took]);
}

async function numberOf(raw: RawDatabase, { kind, id }: typeof PELLETS): Promise<number> {
  const [row] = await raw.rows('select n from record where kind = ? and id = ?', [kind, id]);
  return Number(present(row, 'the pellet lot')[0]);
}

/**
 * Everybody whom the plain walk reaches is told (others are too, of whose goods nobody can tell for want of a record), cartons and units of
 * each add up, and all units are those that the scope does not clear. How large it is.
 */
async function checked(
  ledger: Ledger,
  raw: RawDatabase,
  { lot, suspects }: { readonly lot: number; readonly suspects: readonly string[] },
): Promise<string> {
  const { consignees } = (await ask(ledger, 'recall.consignees', { id: RECALL })) as {
    consignees: Consignee[];
  };
  const told = consignees.flatMap(({ party, cartonCount, units }) =>
    party === null ? [] : [[party.id, cartonCount, units] as const],
  );
  const plain = (await raw.rows(SUMS)).map(([id, cartons, units]) => [id, Number(cartons), Number(units)]);
  requireSame(
    'cartons and units of consignees',
    told.filter(([, cartons]) => cartons > 0),
    plain,
  );
  const parties = new Map(
    (await raw.rows("select n, id from record where kind = 'party'")).map(([n, id]) => [
      Number(n),
      String(id),
    ]),
  );
  const reached = (await bareWayOn(raw, lot)).flatMap((n) => parties.get(n) ?? []);
  const known = new Set(told.map(([id]) => id));
  const untold = [...new Set(reached)].filter((id) => !known.has(id));
  if (untold.length > 0) throw new Error(`Consignees that the recall does not know: ${untold.join(', ')}`);
  const { units } = (await ask(ledger, 'recall.units', { id: RECALL })) as { units: number };
  const { totals } = (await ask(ledger, 'scope.ask', { suspects })) as ScopeReport;
  const { contains, 'may-contain': may, undetermined } = totals.units;
  requireSame('recalled units', [[units]], [[contains + may + undetermined]]);
  const cartons = plain.reduce((sum, [, count]) => sum + Number(count), 0);
  return `${String(units)} units, ${String(cartons)} cartons at ${String(told.length)} consignees`;
}

function requireSame(
  what: string,
  ours: readonly (readonly unknown[])[],
  plain: readonly (readonly unknown[])[],
): void {
  const sorted = (rows: typeof ours): string =>
    rows
      .map((row) => JSON.stringify(row))
      .sort()
      .join('\n');
  if (sorted(ours) !== sorted(plain))
    throw new Error(`The recall and the plain computation differ: ${what}.`);
}
