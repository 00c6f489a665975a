import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { RestingRun } from './evidence-scope.ts';

/** Inspections and approved versions of labels, by number; `from`: only those from that day on. */
interface DoubtedChecks {
  readonly inspections: readonly number[];
  readonly approvals: readonly number[];
  readonly from: string | null;
}

/** Who inspected: a firm, a person by the name on record, or both together. */
export interface Inspector {
  readonly party: number | null;
  readonly name: string | null;
}

/** The inspections by somebody. Throws `not-found` where none is on record. */
export async function inspectionsBy(transaction: Transaction, { party, name }: Inspector): Promise<number[]> {
  const conditions = [...(party === null ? [] : ['party = ?']), ...(name === null ? [] : ['inspector = ?'])];
  const parameters: SqlValue[] = [party, name].filter((one) => one !== null);
  if (conditions.length === 0)
    throw new LotproofError('invalid-input', 'Name the inspection firm (party) or the person (name).');
  const text = `select n from inspection where ${conditions.join(' and ')} order by n`;
  const rows = await execute<{ n: number }>(transaction, text, parameters);
  if (rows.length === 0)
    throw new LotproofError('not-found', 'No inspection by that firm or person is on record.');
  return rows.map(({ n }) => n);
}

/** Which run a check is about, and by what: the run itself, a lot that went in, a shipment that took some of it away. */
const RUNS_OF_INSPECTIONS = `select n as checked, run, 'run' as by_what from inspection where run is not null and n in (?*)
  union select inspection.n as checked, consumption.run as run, 'lot' as by_what from inspection
    join consumption on consumption.lot = inspection.lot
    where inspection.run is null and consumption.run is not null and inspection.n in (?*)
  union select inspection.n as checked, content.run as run, 'shipment' as by_what from inspection
    join shipment_line line on line.shipment = inspection.shipment
    join packing on packing.series = line.series and packing.carton_from < line.carton_to
      and line.carton_from < packing.carton_to
    join packing_content content on content.n = packing.n
    where inspection.run is null and inspection.lot is null and inspection.n in (?*)`;

/** Inspections of the same kind and thing that passed. */
const OTHER_INSPECTIONS = ['run', 'lot', 'shipment']
  .map(
    (of) => `select own.n as checked, other.n as other from inspection own
      join inspection other on other.${of} = own.${of} and other.kind = own.kind and other.n <> own.n
      where other.result = 'passed' and own.n in (?*)`,
  )
  .join(' union ');

const RUNS_OF_APPROVALS = `select n as checked, run, 'label' as by_what from label_version where n in (?*)`;
const OTHER_APPROVALS = `select own.n as checked, other.n as other from label_version own
  join label_version other on other.label = own.label and other.n <> own.n where own.n in (?*)`;

interface Checked {
  readonly checked: number;
  readonly run: number;
  readonly by_what: 'run' | 'lot' | 'shipment' | 'label';
}
interface Other {
  readonly checked: number;
  readonly other: number;
}

type Ranked = Pick<RestingRun, 'class' | 'reason'>;

const ALONE: Ranked = { reason: 'inspection-alone', class: 'contains' };
const RANKED: Readonly<Record<Checked['by_what'], Ranked>> = {
  run: ALONE,
  lot: ALONE,
  label: { reason: 'approval-alone', class: 'contains' },
  shipment: { reason: 'inspection-in-part', class: 'may-contain' },
};
/** The strongest first. */
const ORDER = [RANKED.run, RANKED.label, RANKED.shipment];
const CLEARED: Ranked = { reason: 'other-evidence', class: 'cleared' };

/**
 * How runs rest on inspections and approvals of labels in doubt, those named by their numbers and from the day on. `contains`: of the run,
 * or of a lot that went in, nothing else of the kind passed, or no other version of the label was approved; `may-contain`: only a
 * shipment of it was inspected so; `cleared`: something else did.
 */
export async function runsOfChecks(
  transaction: Transaction,
  { inspections, approvals, from }: DoubtedChecks,
): Promise<RestingRun[]> {
  const since = from ?? '';
  const inspected = await standingSince(transaction, INSPECTED_SINCE, inspections, since);
  const approved = await standingSince(transaction, APPROVED_SINCE, approvals, since);
  const checked = [
    ...(await selectIn<Checked>(transaction, RUNS_OF_INSPECTIONS, inspected)),
    ...(await selectIn<Checked>(transaction, RUNS_OF_APPROVALS, approved)),
  ];
  const others = [
    ...(await selectIn<Other>(transaction, OTHER_INSPECTIONS, inspected)),
    ...(await selectIn<Other>(transaction, OTHER_APPROVALS, approved)),
  ];
  const doubted = new Set([...inspected, ...approved]);
  const held = new Set(others.flatMap(({ checked: one, other }) => (doubted.has(other) ? [] : [one])));
  return rankedRuns(transaction, checked, held);
}

const INSPECTED_SINCE = 'select n, date as day from inspection where n in (?*)';
const APPROVED_SINCE = 'select n, approved_on as day from label_version where n in (?*)';

/** Those from a day on; of one without a day nobody can say that it came before. */
async function standingSince(
  transaction: Transaction,
  text: string,
  numbers: readonly number[],
  since: string,
): Promise<number[]> {
  const rows = await selectIn<{ n: number; day: string | null }>(transaction, text, numbers);
  return rows.flatMap(({ n, day }) => (day === null || day >= since ? [n] : []));
}

async function rankedRuns(
  transaction: Transaction,
  checked: readonly Checked[],
  held: ReadonlySet<number>,
): Promise<RestingRun[]> {
  const byRun = Map.groupBy(checked, ({ run }) => run);
  const rows = await selectIn<{ n: number; id: string; code: string }>(
    transaction,
    'select run.n as n, record.id as id, run.code as code from run join record on record.n = run.n where run.n in (?*) order by run.n',
    byRun.keys(),
  );
  return rows.map(({ n, id, code }) => {
    const open = (byRun.get(n) ?? []).filter((one) => !held.has(one.checked));
    const found = ORDER.find((ranked) => open.some((one) => RANKED[one.by_what] === ranked));
    return { run: { id, code }, ...(found ?? CLEARED), cells: [] };
  });
}
