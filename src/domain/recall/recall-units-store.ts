import type { Transaction } from '../../db/database.ts';
import { selectStanding } from '../../db/select-in.ts';
import { oneOf } from '../trace/scope-columns.ts';
import { loadAnswered } from './answered-units-store.ts';
import type { AnsweredNotice } from './answered-units.ts';
import { PROGRESS_STEPS, UNIT_PLACES } from './recall-progress.ts';
import type { UnitPlace } from './recall-progress.ts';
import type { ProgressMade, RecordedUnits } from './recall-units.ts';

/** What a recall took in, as rows; `n` of the recall. */
export interface RecallUnits {
  readonly units: number;
  readonly recorded: readonly RecordedUnits[];
  /** Units that were scrapped before it: destroyed, though not by the recall. */
  readonly scrapped: readonly ProgressMade[];
  readonly progress: readonly ProgressMade[];
  /** Who was told, and what they answered. */
  readonly notices: readonly AnsweredNotice[];
}

export async function loadRecallUnits(transaction: Transaction, n: number): Promise<RecallUnits> {
  const [own] = await selectStanding<{ units: number }>(transaction, 'select units from recall where n = ?', [
    n,
  ]);
  return {
    units: own?.units ?? 0,
    recorded: [...(await cartonUnits(transaction, n)), ...(await looseUnits(transaction, n))],
    scrapped: await scrappedBefore(transaction, n),
    progress: await progressOf(transaction, n),
    notices: await loadAnswered(transaction, n),
  };
}

/** A shipment that left so long before the recall has arrived though nobody confirmed it; ours, as slow ships take. */
const ON_THE_WAY_DAYS = 60;
const DAY_MS = 86_400_000;

interface CartonUnits {
  readonly place: string;
  readonly party: number | null;
  readonly declared_on: string;
  readonly date: string | null;
  readonly received: number | null;
  readonly units: number;
}

async function cartonUnits(transaction: Transaction, n: number): Promise<RecordedUnits[]> {
  const rows = await selectStanding<CartonUnits>(
    transaction,
    `select own.place as place, own.party as party, recall.declared_on as declared_on, shipment.date as date,
        (select min(n) from shipment_receipt where shipment_receipt.shipment = own.shipment
          and (shipment_receipt.date is null or shipment_receipt.date <= recall.declared_on)) as received,
        coalesce(own.units, 0) * (own.carton_to - own.carton_from) as units
      from recall_carton own join recall on recall.n = own.n left join shipment on shipment.n = own.shipment
      where own.n = ?`,
    [n],
  );
  const roles = await rolesOf(transaction, n);
  const sums = new Map<string, { place: UnitPlace; party: number | null; units: number }>();
  for (const row of rows) {
    const place = placeOf(row, roles.get(row.party ?? -1) ?? []);
    const party = row.place === 'consignee' ? row.party : null;
    const key = `${place} ${String(party)}`;
    const before = sums.get(key) ?? { place, party, units: 0 };
    sums.set(key, { ...before, units: before.units + row.units });
  }
  return [...sums.values()];
}

function placeOf({ place, declared_on, date, received }: CartonUnits, roles: readonly string[]): UnitPlace {
  if (place !== 'consignee') return ofPlace(place);
  if (received === null && date !== null && daysBetween(date, declared_on) <= ON_THE_WAY_DAYS)
    return 'in-transit';
  if (roles.includes('retailer') || roles.includes('marketplace')) return 'retailer';
  return 'distributor';
}

/** Places of the scope that are nobody's. */
function ofPlace(place: string): UnitPlace {
  return place === 'unsettled' || place === 'unaccounted' ? 'not-known' : 'own-stock';
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

async function rolesOf(transaction: Transaction, n: number): Promise<Map<number, string[]>> {
  const rows = await selectStanding<{ n: number; role: string }>(
    transaction,
    'select n, role from party_role where n in (select party from recall_carton where n = ?)',
    [n],
  );
  const byParty = Map.groupBy(rows, (row) => row.n);
  return new Map([...byParty].map(([party, list]) => [party, list.map(({ role }) => role)]));
}

async function looseUnits(transaction: Transaction, n: number): Promise<RecordedUnits[]> {
  const rows = await selectStanding<{ place: string; units: number }>(
    transaction,
    'select place, units from recall_elsewhere where n = ?',
    [n],
  );
  return rows.map(({ place, units }) => ({ place: ofPlace(place), party: null, units }));
}

async function scrappedBefore(transaction: Transaction, n: number): Promise<ProgressMade[]> {
  const rows = await selectStanding<{ units: number; date: string }>(
    transaction,
    `select own.units as units, recall.declared_on as date from recall_elsewhere own join recall on recall.n = own.n
      where own.n = ? and own.place = 'scrapped'`,
    [n],
  );
  return rows.map((row) => ({ step: 'destroyed', place: 'own-stock', party: null, ...row }));
}

async function progressOf(transaction: Transaction, n: number): Promise<ProgressMade[]> {
  const rows = await selectStanding<{
    step: string;
    place: string;
    party: number | null;
    units: number;
    date: string;
  }>(
    transaction,
    'select step, place, party, units, date from recall_progress where recall = ? order by date, n',
    [n],
  );
  return rows.map(({ step, place, party, units, date }) => ({
    step: oneOf(step, PROGRESS_STEPS),
    place: oneOf(place, UNIT_PLACES),
    ...{ party, units, date },
  }));
}
