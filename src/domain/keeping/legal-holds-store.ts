import type { SqlValue, Transaction } from '../../db/database.ts';
import { execute } from '../../db/bulk.ts';
import { selectIn } from '../../db/select-in.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { namedDirectly } from './kept-links-store.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** A legal hold in force, or an incident that is not closed, with all that it covers by number. */
export interface LegalHoldInForce {
  readonly n: number;
  readonly everything: boolean;
  readonly covers: ReadonlySet<number>;
}

/** Kinds that are about others: a hold on them is one on what they name. */
const ABOUT_OTHERS = new Set(['incident', 'recall', 'hold', 'legal-hold']);

/** What a hold on a record reaches beyond it, until nothing new is reached; a run's goods do not lead back to its lots. */
const LEADS: readonly (readonly [kind: string, to: string, text: string])[] = [
  ['party', 'site', 'select n from site where party in (?*)'],
  ['party', 'material-lot', 'select n from material_lot where supplier in (?*)'],
  ['site', 'run', 'select n from run where site in (?*)'],
  ['material', 'material-lot', 'select n from material_lot where material in (?*)'],
  ['material-lot', 'run', 'select distinct run as n from consumption where lot in (?*) and run is not null'],
  [
    'carton-series',
    'run',
    'select distinct content.run as n from packing join packing_content content on content.n = packing.n where packing.series in (?*)',
  ],
  [
    'shipment',
    'run',
    'select distinct run as n from shipment_line where shipment in (?*) and run is not null',
  ],
  [
    'shipment',
    'run',
    `select distinct content.run as n from shipment_line line join packing on packing.series = line.series
        and (line.carton_from is null or (line.carton_from < packing.carton_to and line.carton_to > packing.carton_from))
      join packing_content content on content.n = packing.n where line.shipment in (?*)`,
  ],
  ['product', 'run', 'select n from run where product in (?*)'],
  ['test-report', 'certificate', 'select distinct n from certificate_evidence where "of" in (?*)'],
];

/**
 * Legal holds that no release has ended, and incidents that are not closed, each with everything it covers. While a case is open nothing
 * about it is destroyed, whether or not somebody thought of placing a hold.
 */
export async function legalHoldsInForce(
  transaction: Transaction,
  kinds: Kinds,
): Promise<readonly LegalHoldInForce[]> {
  const rows = await execute<{ n: number; everything: number; kind: string } & Record<string, SqlValue>>(
    transaction,
    `select n, everything, 'legal-hold' as kind from legal_hold where not exists
        (select 1 from legal_hold_release where legal_hold_release.legal_hold = legal_hold.n)
      union all select n, 0 as everything, 'incident' as kind from incident where state <> 'closed' order by n`,
  );
  const found: LegalHoldInForce[] = [];
  for (const { n, everything, kind } of rows) {
    const covers = everything === 1 ? new Set<number>() : await covered(transaction, kinds, { n, kind });
    found.push({ n, everything: everything === 1, covers });
  }
  return found;
}

async function covered(
  transaction: Transaction,
  kinds: Kinds,
  hold: { readonly n: number; readonly kind: string },
): Promise<ReadonlySet<number>> {
  const all = new Map<number, string>();
  let fresh = new Map([[hold.n, hold.kind]]);
  while (fresh.size > 0) {
    const next = new Map<number, string>();
    const others = new Map([...fresh].filter(([, kind]) => ABOUT_OTHERS.has(kind)));
    for (const [n, kind] of await namedDirectly(transaction, kinds, others)) next.set(n, kind);
    for (const [kind, to, text] of LEADS) {
      const own = [...fresh].flatMap(([n, of]) => (of === kind ? [n] : []));
      for (const { n } of await selectIn<{ n: number }>(transaction, text, own)) next.set(n, to);
    }
    for (const [n, kind] of fresh) all.set(n, kind);
    fresh = new Map([...next].filter(([n]) => !all.has(n)));
  }
  return new Set(all.keys());
}

/** The holds that cover something, by what it leads to. */
export function holdsOver(holds: readonly LegalHoldInForce[], all: ReadonlyMap<number, string>): number[] {
  return holds
    .filter(({ everything, covers }) => everything || [...all.keys()].some((n) => covers.has(n)))
    .map(({ n }) => n);
}
