import type { Transaction } from '../../db/database.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';
import { formatCartonMark, readCartonMark } from '../code/carton-mark.ts';
import { PLACE_KINDS } from '../trace/scope-answer.ts';
import { oneOf } from '../trace/scope-columns.ts';
import type { Named } from '../trace/scope-report.ts';
import type { PlacedCartons } from './recall-since.ts';

interface CartonRow {
  readonly series: number;
  readonly low: number;
  readonly high: number;
  readonly place: string;
  readonly party: number | null;
  readonly shipment: number | null;
  readonly units: number | null;
}

/** The cartons that a recall took in, where they were when it was declared; `n` of the recall. */
export async function cartonsThen(transaction: Transaction, n: number): Promise<PlacedCartons[]> {
  const rows = await selectStanding<CartonRow>(
    transaction,
    `select series, carton_from as low, carton_to as high, place, party, shipment, units from recall_carton
      where n = ? order by line`,
    [n],
  );
  return rows.map(({ low, high, place, ...row }) => ({
    ...row,
    place: oneOf(place, PLACE_KINDS),
    range: { from: low, to: high },
  }));
}

/** The cartons that its standing notices tell of, with who was told. */
export async function cartonsTold(
  transaction: Transaction,
  n: number,
): Promise<{ series: number; range: { from: number; to: number }; party: number }[]> {
  const rows = await selectStanding<{ series: number; low: number; high: number; party: number }>(
    transaction,
    `select own.series as series, own.carton_from as low, own.carton_to as high, notice.consignee as party
      from recall_notice_carton own join recall_notice notice on notice.n = own.n where notice.recall = ?`,
    [n],
  );
  return rows.map(({ series, low, high, party }) => ({ series, party, range: { from: low, to: high } }));
}

/** Numbers of the parties who have a notice of a recall. */
export async function partiesTold(transaction: Transaction, n: number): Promise<ReadonlySet<number>> {
  const rows = await selectStanding<{ party: number }>(
    transaction,
    'select distinct consignee as party from recall_notice where recall = ?',
    [n],
  );
  return new Set(rows.map(({ party }) => party));
}

/** Runs by their ids, as the recall names them. */
export async function runNumbers(transaction: Transaction, n: number): Promise<ReadonlyMap<string, number>> {
  const rows = await selectStanding<{ run: number; id: string }>(
    transaction,
    'select distinct own.run as run, record.id as id from recall_run own join record on record.n = own.run where own.n = ?',
    [n],
  );
  return new Map(rows.map(({ run, id }) => [id, run]));
}

/** What records are called, and the marks of cartons. */
export interface SinceNames {
  readonly name: (key: number) => Named;
  readonly mark: (series: number, carton: number) => string;
}

/** Names of runs, parties, shipments and carton series by their numbers. */
export async function namesFor(transaction: Transaction, keys: ReadonlySet<number>): Promise<SinceNames> {
  const rows = await selectIn<{ n: number; kind: string; id: string; name: string | null }>(
    transaction,
    `select record.n as n, record.kind as kind, record.id as id,
        coalesce(run.code, party.name, shipment.code, series.code) as name from record
      left join run on run.n = record.n left join party on party.n = record.n
      left join shipment on shipment.n = record.n left join carton_series series on series.n = record.n
      where record.n in (?*)`,
    keys,
  );
  const marks = await selectIn<{ n: number; mark: string }>(
    transaction,
    'select n, mark from carton_series where n in (?*)',
    keys,
  );
  const named = new Map(rows.map(({ n, kind, id, name }) => [n, { kind, id, name: name ?? id }]));
  const patterns = new Map(marks.map(({ n, mark }) => [n, readCartonMark(mark)]));
  return {
    name: (key) => named.get(key) ?? { kind: 'record', id: String(key), name: String(key) },
    mark: (series, carton) => {
      const pattern = patterns.get(series) ?? null;
      return pattern === null ? String(carton) : formatCartonMark(pattern, carton);
    },
  };
}
