import type { SqlValue, Transaction } from '../../db/database.ts';
import { selectStanding } from '../../db/select-in.ts';

/** Rows looked at for one step; a step with more says that there are at least so many. */
const STEP_ROWS = 5_000;
/** Records named on one step. */
export const STEP_FIRST = 5;

/** A step of the way from a thing to its runs: how to get the records it leads to. */
export interface WayStep {
  /** Kind of the records it leads to; null: of any kind. */
  readonly to: string | null;
  /** What to say when it leads nowhere. */
  readonly missing: string;
  /** Tells who was sent what: only for those who may trace. */
  readonly tellsConsignees?: true;
  /** Gives `target`, for the thing's `n` as the only parameter. */
  readonly text: string;
}

/** Runs in the carton ranges of `x`. */
function runsInRanges(ranges: string): string {
  return `select c.run as target from (${ranges}) x
    join packing p on p.series = x.series and p.carton_from < x.carton_to and p.carton_to > x.carton_from
    join packing_content c on c.n = p.n`;
}

const run = (text: string, missing = 'no run on record'): WayStep => ({ to: 'run', text, missing });
const lot = (text: string): WayStep => ({ to: 'material-lot', text, missing: 'no material lot on record' });
const shipment = (text: string): WayStep => ({
  to: 'shipment',
  text,
  missing: 'no shipment on record',
  tellsConsignees: true,
});
const takenBy = 'no record of a run that took it';
const lotRuns = (from: string, column = 'lot', where = 'x.n = ?'): WayStep =>
  run(
    `select c.run as target from ${from} x join consumption c on c.lot = x.${column} where ${where} and c.run is not null`,
    takenBy,
  );
const RANGE = 'series, carton_from, carton_to';
const shipmentRuns = (condition: string): WayStep => ({
  ...run(runsInRanges(`select ${RANGE} from shipment_line where shipment ${condition}`), 'no packing record'),
  tellsConsignees: true,
});

const PRODUCT_RUNS = run('select n as target from run where product = ?');
const part = (table: string): readonly WayStep[] => [
  run(`select run as target from ${table} where n = ? and run is not null`),
];
const ofShipment = (table: string): readonly WayStep[] => [
  shipment(`select shipment as target from ${table} where n = ?`),
  shipmentRuns(`= (select shipment from ${table} where n = ?)`),
];

/** The way from each kind of thing to its runs. A run and a lot say first what they are of; cartons have theirs in `cartonSteps`. */
const WAYS: Readonly<Record<string, readonly WayStep[]>> = {
  party: [
    { ...lot('select n as target from material_lot where supplier = ?'), missing: '' },
    { ...lotRuns('material_lot', 'n', 'x.supplier = ?'), missing: '' },
    { ...shipment('select n as target from shipment where consignee = ?'), missing: '' },
  ],
  site: [run('select n as target from run where site = ?')],
  product: [PRODUCT_RUNS],
  revision: [run('select n as target from run where revision = ?')],
  agreement: [
    { to: 'party', text: 'select factory as target from agreement where n = ?', missing: 'no factory' },
  ],
  material: [
    lot('select n as target from material_lot where material = ?'),
    lotRuns('material_lot', 'n', 'x.material = ?'),
  ],
  run: [{ to: 'product', text: 'select product as target from run where n = ?', missing: 'no product' }],
  'material-lot': [
    {
      to: 'material',
      text: 'select material as target from material_lot where n = ?',
      missing: 'no material',
    },
    { ...run('select run as target from material_lot_source where n = ?', ''), missing: '' },
    run('select run as target from consumption where lot = ? and run is not null', takenBy),
  ],
  'material-receipt': [
    lot('select lot as target from material_receipt where n = ?'),
    lotRuns('material_receipt'),
  ],
  'material-movement': [
    lot('select lot as target from material_movement where n = ?'),
    lotRuns('material_movement'),
  ],
  consumption: part('consumption'),
  'output-count': part('output_count'),
  taken: part('taken'),
  rework: [
    run('select run as target from rework_source where n = ?', 'no run it took units from'),
    run('select run as target from rework where n = ?'),
  ],
  'carton-series': [
    { to: 'packing', text: 'select n as target from packing where series = ?', missing: 'no packing record' },
    run(
      'select c.run as target from packing p join packing_content c on c.n = p.n where p.series = ?',
      'no packing record',
    ),
  ],
  packing: [run('select run as target from packing_content where n = ?')],
  repack: part('repack_move'),
  relabel: [run(runsInRanges(`select ${RANGE} from relabel where n = ?`), 'no packing record')],
  pallet: [run(runsInRanges(`select ${RANGE} from pallet_carton where n = ?`), 'no packing record')],
  shipment: [
    {
      to: 'shipment-line',
      text: 'select n as target from shipment_line where shipment = ?',
      missing: 'no lines',
      tellsConsignees: true,
    },
    shipmentRuns('= ?'),
  ],
  'shipment-line': ofShipment('shipment_line'),
  'shipment-receipt': ofShipment('shipment_receipt'),
  'shipment-return': ofShipment('shipment_return'),
  inspection: [
    { ...lot('select lot as target from inspection where n = ? and lot is not null'), missing: '' },
    {
      ...shipment('select shipment as target from inspection where n = ? and shipment is not null'),
      missing: '',
    },
    run(
      `select x.run as target from inspection i join (
          select n, run from inspection where run is not null
          union select o.n, c.run from inspection o join consumption c on c.lot = o.lot where c.run is not null
        ) x on x.n = i.n where i.n = ?`,
    ),
  ],
  hold: [{ to: null, text: 'select "of" as target from hold where n = ?', missing: 'nothing it is on' }],
  'hold-release': [
    { to: 'hold', text: 'select hold as target from hold_release where n = ?', missing: 'no hold' },
    {
      to: null,
      text: 'select h."of" as target from hold_release r join hold h on h.n = r.hold where r.n = ?',
      missing: '',
    },
  ],
  sample: [
    { ...lot('select lot as target from sample where n = ? and lot is not null'), missing: '' },
    run(
      `select x.run as target from sample s join (
          select n, run from sample where run is not null
          union select o.n, r.n from sample o join run r on r.product = o.product where o.run is null
        ) x on x.n = s.n where s.n = ?`,
    ),
  ],
  'sample-movement': [
    { to: 'sample', text: 'select sample as target from sample_movement where n = ?', missing: 'no sample' },
  ],
  file: [
    { to: null, text: 'select "of" as target from file_of where n = ?', missing: 'no record it belongs to' },
  ],
};

/** The steps from a thing of this kind to its runs; of a variant, to the runs of that variant. */
export function wayOf(kind: string, variant: string | null): readonly WayStep[] {
  if (kind !== 'product' || variant === null) return WAYS[kind] ?? [];
  return [
    run('select r.n as target from run r where r.product = ? and (r.variant is null or r.variant = ?)'),
  ];
}

/** Where a step leads: how many records in all (`atLeast` when there were too many to count) and the first few. */
export interface WayTargets {
  readonly count: number;
  readonly atLeast: boolean;
  readonly first: readonly number[];
}

/**
 * Follows a step from one thing. `seen`, where given, limits what it leads to: the table of the records and a condition on
 * it, for people limited to sites.
 */
export async function followStep(
  transaction: Transaction,
  step: WayStep,
  from: readonly SqlValue[],
  seen: { readonly table: string; readonly text: string; readonly parameters: readonly SqlValue[] } | null,
): Promise<WayTargets> {
  const limit =
    seen === null
      ? ''
      : `where target in (select n from "${seen.table}" where n = target and line = 0 and ${seen.text})`;
  const rows = await selectStanding<{ target: number; total: number; looked: number }>(
    transaction,
    `with looked as (select * from (${step.text}) found limit ${String(STEP_ROWS)}),
      targets as (select distinct target from looked ${limit})
    select target, (select count(*) from targets) as total, (select count(*) from looked) as looked
    from targets order by target limit ${String(STEP_FIRST)}`,
    [...from, ...(seen?.parameters ?? [])],
  );
  const total = rows[0]?.total ?? 0;
  return {
    count: total,
    atLeast: (rows[0]?.looked ?? 0) >= STEP_ROWS,
    first: rows.map(({ target }) => target),
  };
}
