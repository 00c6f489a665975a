import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { Key } from './scope-facts.ts';
import type { Suspect } from './scope-question.ts';

interface Inspected {
  readonly n: Key;
  readonly run: Key | null;
  readonly lot: Key | null;
  readonly shipment: Key | null;
}

interface LineRow {
  readonly shipment: Key;
  readonly series: Key | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly run: Key | null;
}

/**
 * What rests on inspections. One of a run is evidence for that run. One of a material lot is all that was made of the lot. One of a shipment
 * that names no run may have seen any of its cartons, so that all of them rest on it.
 *
 * @throws LotproofError `invalid-input` when a shipment's lines say neither cartons nor run: an empty answer would clear what nobody knows.
 */
export async function inspectionSuspects(
  transaction: Transaction,
  inspections: readonly Key[],
): Promise<Suspect[]> {
  const rows = await selectIn<Inspected>(
    transaction,
    'select n, run, lot, shipment from inspection where n in (?*) order by n',
    inspections,
  );
  const ofRuns = rows.filter(({ run }) => run !== null);
  const others = rows.filter(({ run }) => run === null);
  const lots = new Set(others.flatMap(({ lot }) => lot ?? []));
  const shipments = new Set(others.flatMap(({ shipment }) => shipment ?? []));
  return [
    ...ofRuns.map(({ n }): Suspect => ({ kind: 'evidence', evidence: n })),
    ...[...lots].map((lot): Suspect => ({ kind: 'material-lot', lot })),
    ...(await shippedSuspects(transaction, shipments)),
  ];
}

async function shippedSuspects(transaction: Transaction, shipments: ReadonlySet<Key>): Promise<Suspect[]> {
  const lines = await selectIn<LineRow>(
    transaction,
    `select shipment, series, carton_from as low, carton_to as high, run from shipment_line
      where shipment in (?*) order by n`,
    [...shipments],
  );
  const told = new Set(lines.map(({ shipment }) => shipment));
  if (told.size < shipments.size) throw notTold();
  return lines.map(({ series, low, high, run }): Suspect => {
    if (series !== null && low !== null && high !== null)
      return { kind: 'cartons', series, range: { from: low, to: high } };
    if (run !== null) return { kind: 'run', run, span: null };
    throw notTold();
  });
}

function notTold(): LotproofError {
  return new LotproofError(
    'invalid-input',
    'An inspection is of a shipment whose lines do not say which cartons or run left, and names no run itself. Record that, or ask about the runs.',
  );
}
