import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { isAsFrozen } from '../label/label-content.ts';
import { labelSchema, labelVersionSchema } from '../label/label.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import type { Named } from '../trace/scope-report.ts';
import type { LabelFact } from './gate-facts.ts';
import { named } from './release-terms-store.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

interface RunOfProduct {
  readonly n: number;
  readonly product: number;
}

export interface LabelsOfRuns {
  readonly labels: ReadonlyMap<number, readonly LabelFact[]>;
  /** Exceptions for the run or its product. */
  readonly exceptions: ReadonlyMap<number, readonly Named[]>;
}

/** Labels of each run with their latest versions, and why goods carry none. */
export async function loadLabels(
  transaction: Transaction,
  kinds: Kinds,
  runs: readonly RunOfProduct[],
): Promise<LabelsOfRuns> {
  const keys = runs.map(({ n }) => n);
  const rows = await selectIn<{ n: number; run: number; entry: number; version: number | null }>(
    transaction,
    `select label.n as n, label.run as run, record.entry as entry,
        (select own.n from label_version own where own.label = label.n order by own.version desc, own.n desc limit 1) as version
      from label join record on record.n = label.n where label.run in (?*) order by label.n`,
    keys,
  );
  const numbers = rows.flatMap(({ n, version }) => (version === null ? [n] : [n, version]));
  const records = await labelledRecords(transaction, kinds, numbers);
  const labels = new Map<number, LabelFact[]>();
  for (const { n, run, entry, version } of rows) {
    const record = records.get(n);
    if (record === undefined) continue;
    const frozen = version === null ? undefined : records.get(version);
    const label = labelSchema.parse(record.body);
    const fact = {
      named: named(record),
      place: label.place,
      entry,
      version: frozen === undefined ? null : named(frozen),
      isAsFrozen: frozen !== undefined && isAsFrozen(label, labelVersionSchema.parse(frozen.body)),
    };
    labels.set(run, [...(labels.get(run) ?? []), fact]);
  }
  return { labels, exceptions: await loadExceptions(transaction, kinds, runs) };
}

/** Exceptions of the whole product or run; one for a component of a set is not enough. */
async function loadExceptions(
  transaction: Transaction,
  kinds: Kinds,
  runs: readonly RunOfProduct[],
): Promise<Map<number, Named[]>> {
  const rows = await selectIn<{ n: number; run: number | null; product: number | null }>(
    transaction,
    'select n, run, product from label_exception where component is null and (run in (?*) or product in (?*)) order by n',
    [...runs.map(({ n }) => n), ...runs.map(({ product }) => product)],
  );
  const records = await labelledRecords(
    transaction,
    kinds,
    rows.map(({ n }) => n),
  );
  return new Map(
    runs.map(({ n, product }) => {
      const own = rows.filter((row) => row.run === n || row.product === product);
      return [
        n,
        own.flatMap((row) => {
          const record = records.get(row.n);
          return record === undefined ? [] : [named(record)];
        }),
      ];
    }),
  );
}
