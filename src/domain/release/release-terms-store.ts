import { execute } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { present } from '../../kit/invariant.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { agreementSchema } from '../agreement/agreement.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import type { LabelledRecord } from '../trace/record-labels-store.ts';
import type { Named } from '../trace/scope-report.ts';
import { releasePolicySchema } from './release.ts';
import type { AgreementFact, PolicyFact } from './release-terms.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** The firm's agreements with its factories: each may be that of a run whose factory nobody wrote down. */
export async function loadAgreements(transaction: Transaction, kinds: Kinds): Promise<AgreementFact[]> {
  const rows = await execute<{ n: number; factory: number; product: number | null }>(
    transaction,
    'select n, factory, product from agreement order by n',
  );
  const records = await labelledRecords(
    transaction,
    kinds,
    rows.map(({ n }) => n),
  );
  return rows.map(({ n, factory, product }) => {
    const record = present(records.get(n), 'an agreement');
    const body = agreementSchema.parse(record.body);
    return {
      ...{ n, factory, product, named: named(record), agreedOn: body.agreedOn },
      until: body.until ?? null,
      terms: body.release ?? null,
    };
  });
}

/** The firm's policies of release. */
export async function loadPolicies(transaction: Transaction, kinds: Kinds): Promise<PolicyFact[]> {
  const rows = await execute<{ n: number }>(transaction, 'select n from release_policy order by n');
  const records = await labelledRecords(
    transaction,
    kinds,
    rows.map(({ n }) => n),
  );
  return [...records.values()].map((record) => {
    const { from, until, terms } = releasePolicySchema.parse(record.body);
    return { n: record.n, named: named(record), from, until: until ?? null, terms };
  });
}

/** A record as it is spoken of. */
export function named({ kind, id, label }: LabelledRecord): Named {
  return { kind, id, name: label };
}
