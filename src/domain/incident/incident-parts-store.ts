import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';

/** A record that belongs to an incident, with what it says now. */
export interface Part<Body> {
  readonly n: number;
  readonly id: string;
  readonly label: string;
  readonly body: Body;
}

/** Where each kind of part names what it belongs to; texts of the code, so that they stay prepared. */
const NAMING = {
  statement: 'select n from statement where incident in (?*) order by n',
  decision: 'select n from decision where incident in (?*) order by n',
  'incident-action': 'select n from incident_action where incident in (?*) order by n',
  'record-request': 'select n from record_request where incident in (?*) order by n',
  'record-answer': 'select n from record_answer where request in (?*) order by n',
  'frozen-scope': 'select n from frozen_scope where incident in (?*) order by n',
  'incident-clock': 'select n from incident_clock where incident in (?*) order by n',
  'clock-step': 'select n from clock_step where clock in (?*) order by n',
  hold: 'select n from hold where incident in (?*) order by n',
  'hold-release': 'select n from hold_release where hold in (?*) order by n',
} as const;

/** The records of a kind that name one of these, in the order recorded. */
export async function partsNaming<Body>(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  kind: RecordKind<Body> & { readonly kind: string },
  of: readonly number[],
): Promise<Part<Body>[]> {
  const text = Object.entries(NAMING).find(([name]) => name === kind.kind)?.[1];
  if (text === undefined) return [];
  const rows = await selectIn<{ n: number }>(transaction, text, of);
  const records = await labelledRecords(
    transaction,
    kinds,
    rows.map(({ n }) => n),
  );
  return rows.flatMap(({ n }) => {
    const record = records.get(n);
    if (record === undefined) return [];
    return [{ n, id: record.id, label: record.label, body: kind.schema.parse(record.body) }];
  });
}
