import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { present } from '../../kit/invariant.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { loadLabelFacts } from './label-facts-store.ts';
import type { LabelFacts } from './label-facts.ts';
import { labelVersionSchema } from './label.ts';
import type { LabelVersion } from './label.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** What a firm's public page rests on: the latest approved version under the code, what the record says, and holds in force. */
export interface PublicFacts {
  readonly version: LabelVersion;
  readonly facts: LabelFacts;
  readonly holdsInForce: number;
  /** Number of its run. */
  readonly run: number;
}

/** What stands behind a public code; null: nothing approved does. */
export async function loadPublicFacts(
  transaction: Transaction,
  kinds: Kinds,
  code: string,
): Promise<PublicFacts | null> {
  const [row] = await execute<{ n: number; run: number } & Record<string, SqlValue>>(
    transaction,
    'select n, run from label_version where public_code = ? order by version desc limit 1',
    [code],
  );
  if (row === undefined) return null;
  const found = await labelledRecords(transaction, kinds, [row.n]);
  const version = labelVersionSchema.parse(present(found.get(row.n), 'the version stands').body);
  const facts = await loadLabelFacts(transaction, kinds, row.run);
  return { version, facts, holdsInForce: await holdsOn(transaction, row.run), run: row.run };
}

/** Holds in force on the run or its product. */
async function holdsOn(transaction: Transaction, run: number): Promise<number> {
  const rows = await execute<{ count: number } & Record<string, SqlValue>>(
    transaction,
    `select count(*) as count from hold where (hold.of = ? or hold.of = (select product from run where n = ?))
      and not exists (select 1 from hold_release where hold_release.hold = hold.n)`,
    [run, run],
  );
  return rows[0]?.count ?? 0;
}

interface Housed {
  readonly house?: { readonly firm: string | null; readonly url: string } | undefined;
  readonly ledger: { readonly kinds: Kinds };
}

/** Where public pages of the firm are, by the label plan or the server's own address; null: nobody has said. */
export async function publicAddressRoot(
  { house, ledger }: Housed,
  transaction: Transaction,
  run: string,
): Promise<string | null> {
  if (house?.firm === undefined || house.firm === null) return null;
  const [row] = await execute<{ n: number } & Record<string, SqlValue>>(
    transaction,
    "select n from record where kind = 'run' and id = ? and withdrawn = 0",
    [run],
  );
  if (row === undefined) return null;
  const { plan } = await loadLabelFacts(transaction, ledger.kinds, row.n);
  return `${plan?.body.page?.address ?? house.url}/l/${house.firm}`;
}
