import { execute } from '../../db/bulk.ts';
import type { SqlValue } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { StoryStart } from './story-facts.ts';

interface StartTexts {
  readonly runs?: string;
  readonly lots?: string;
  readonly shipments?: string;
  readonly ranges?: string;
}

const SELF = 'select cast(? as bigint) as key';
const RANGE = 'series, carton_from, carton_to';
const of = (column: string, table: string): string =>
  `select ${column} as key from ${table} where n = ? and ${column} is not null`;

/** Where the story of each kind of record starts: at runs, material lots, shipments or carton ranges. */
const STARTS: Readonly<Record<string, StartTexts>> = {
  run: { runs: SELF },
  'material-lot': { lots: SELF },
  shipment: { shipments: SELF },
  party: {
    lots: 'select n as key from material_lot where supplier = ?',
    shipments: `select n as key from shipment where consignee = ?1
      union select shipment from shipment_line where consignee = ?1`,
  },
  site: { runs: 'select n as key from run where site = ?' },
  product: { runs: 'select n as key from run where product = ?' },
  revision: {
    runs: 'select n as key from run where revision = ?1 union select n from run_revision where revision = ?1',
  },
  material: { lots: 'select n as key from material_lot where material = ?' },
  'material-receipt': { lots: of('lot', 'material_receipt') },
  'material-movement': { lots: of('lot', 'material_movement') },
  consumption: { runs: of('run', 'consumption'), lots: of('lot', 'consumption') },
  'output-count': { runs: of('run', 'output_count') },
  taken: { runs: of('run', 'taken') },
  rework: { runs: of('run', 'rework') },
  'carton-series': {
    ranges: `select ${RANGE} from packing where series = ?1
      union select ${RANGE} from shipment_line where series = ?1 and carton_from is not null`,
  },
  packing: { ranges: `select ${RANGE} from packing where n = ?` },
  repack: {
    ranges: `select from_series as series, from_carton_from as carton_from, from_carton_to as carton_to
        from repack_move where n = ?1
      union select to_series, to_carton_from, to_carton_to from repack_move where n = ?1 and to_series is not null`,
  },
  relabel: { ranges: `select ${RANGE} from relabel where n = ?` },
  pallet: { ranges: `select ${RANGE} from pallet_carton where n = ?` },
  'shipment-line': { shipments: of('shipment', 'shipment_line') },
  'shipment-receipt': { shipments: of('shipment', 'shipment_receipt') },
  'shipment-return': { shipments: of('shipment', 'shipment_return') },
  inspection: {
    runs: of('run', 'inspection'),
    lots: of('lot', 'inspection'),
    shipments: of('shipment', 'inspection'),
  },
  sample: { runs: of('run', 'sample'), lots: of('lot', 'sample') },
  certificate: { runs: of('run', 'certificate_run') },
  recall: { runs: of('run', 'recall_run') },
};

/** Records that are on another record: their story is that one's. */
const ON: Readonly<Record<string, string>> = {
  hold: of('"of"', 'hold'),
  'hold-release': of('hold', 'hold_release'),
  'sample-movement': of('sample', 'sample_movement'),
  file: of('"of"', 'file_of'),
  incident: of('"of"', 'incident_about'),
};

/**
 * Where to start for a record.
 * @throws LotproofError `invalid-input` for a record that is about no goods, such as an agreement.
 */
export async function storyStart(transaction: Transaction, kind: string, n: number): Promise<StoryStart> {
  const on = ON[kind];
  if (on !== undefined) return startOfOthers(transaction, await keysOf(transaction, on, n));
  const texts = STARTS[kind];
  if (texts === undefined) {
    throw new LotproofError(
      'invalid-input',
      `A ${kind} is about no goods, so there is nothing to trace from it.`,
    );
  }
  const [runs, lots, shipments, ranges] = await Promise.all([
    keysOf(transaction, texts.runs, n),
    keysOf(transaction, texts.lots, n),
    keysOf(transaction, texts.shipments, n),
    rangesOf(transaction, texts.ranges, n),
  ]);
  return { runs, lots, shipments, ranges };
}

async function startOfOthers(transaction: Transaction, keys: readonly number[]): Promise<StoryStart> {
  const starts: StoryStart[] = [];
  for (const key of keys) {
    const rows = await execute<{ kind: string }>(transaction, 'select kind from record where n = ?', [key]);
    const kind = rows[0]?.kind ?? '';
    if (kind in STARTS || kind in ON) starts.push(await storyStart(transaction, kind, key));
  }
  return {
    runs: starts.flatMap(({ runs }) => runs),
    lots: starts.flatMap(({ lots }) => lots),
    shipments: starts.flatMap(({ shipments }) => shipments),
    ranges: starts.flatMap(({ ranges }) => ranges),
  };
}

/** Runs of one variant of a product; runs without a variant may hold it. */
export async function variantStart(
  transaction: Transaction,
  product: number,
  variant: string,
): Promise<StoryStart> {
  const rows = await execute<{ key: number }>(
    transaction,
    'select n as key from run where product = ? and (variant = ? or variant is null) order by n',
    [product, variant],
  );
  return { runs: rows.map(({ key }) => key), lots: [], shipments: [], ranges: [] };
}

/** A text that needs the record's number twice says `?1`. */
function asked(text: string, n: number): [string, number[]] {
  const plain = text.replaceAll('?1', '?');
  return [plain, Array.from({ length: plain.split('?').length - 1 }, () => n)];
}

async function keysOf(transaction: Transaction, text: string | undefined, n: number): Promise<number[]> {
  if (text === undefined) return [];
  if (text === SELF) return [n];
  const rows = await execute<{ key: number }>(transaction, ...asked(text, n));
  return [...new Set(rows.map(({ key }) => key))].toSorted((left, right) => left - right);
}

async function rangesOf(
  transaction: Transaction,
  text: string | undefined,
  n: number,
): Promise<StoryStart['ranges']> {
  if (text === undefined) return [];
  const rows = await execute<
    { series: number; carton_from: number; carton_to: number } & Record<string, SqlValue>
  >(transaction, ...asked(text, n));
  return rows
    .map((row) => ({ series: row.series, range: { from: row.carton_from, to: row.carton_to } }))
    .toSorted((left, right) => left.series - right.series || left.range.from - right.range.from);
}
