import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import { present } from '../../kit/invariant.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { certificateSchema } from './certificate.ts';
import type { Certificate } from './certificate.ts';
import type { RunFacts } from './certificate-facts.ts';
import { loadCertificateFacts } from './certificate-facts-store.ts';
import type { Finding } from './certificate-finding.ts';
import { ownFindings } from './certificate-findings.ts';
import { runFindings } from './certificate-run-findings.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** How a certificate stands by itself, and to a run. */
export const CERTIFICATE_STANDINGS = ['valid', 'superseded', 'withdrawn', 'does-not-cover'] as const;
export type CertificateStanding = (typeof CERTIFICATE_STANDINGS)[number];

/** A certificate on record, and whether it still stands. */
export interface StandingCertificate {
  readonly n: number;
  /** Ledger sequence of the entry that says what it says now. */
  readonly entry: number;
  readonly id: string;
  readonly body: Certificate;
  readonly standing: Exclude<CertificateStanding, 'does-not-cover'>;
  /** Id of the version that took its place; null: none did. */
  readonly supersededBy: string | null;
  /** Day and reason of its withdrawal; null: it was not withdrawn. */
  readonly withdrawal: { readonly on: string; readonly id: string } | null;
}

/** A certificate of a run's product, as it stands to the run. */
export interface CertificateOfRun extends Omit<StandingCertificate, 'standing'> {
  /** `valid`: it covers the run. Of a superseded or withdrawn one the reasons are told all the same. */
  readonly standing: CertificateStanding;
  /** Why it does not cover the run; none: it does, as far as it stands. */
  readonly reasons: readonly Finding[];
  /** What a person should look at, and does not keep it from covering the run. */
  readonly mind: readonly Finding[];
}

/** The certificates of a run's product, what covers the run first, then the newest; an empty list: there are none. */
export async function certificatesOfRun(
  transaction: Transaction,
  kinds: Kinds,
  run: number,
): Promise<CertificateOfRun[]> {
  return (await certificatesOfRuns(transaction, kinds, [run])).get(run) ?? [];
}

/** The same for many runs, by the number of the run. */
export async function certificatesOfRuns(
  transaction: Transaction,
  kinds: Kinds,
  runs: readonly number[],
): Promise<ReadonlyMap<number, CertificateOfRun[]>> {
  const rows = await selectIn<{ n: number; product: number }>(
    transaction,
    'select n, product from run where n in (?*) order by n',
    runs,
  );
  const found = new Map<number, CertificateOfRun[]>();
  for (const [product, ofProduct] of Map.groupBy(rows, (row) => row.product)) {
    const certificates = await certificatesOf(transaction, kinds, [product]);
    const numbers = ofProduct.map(({ n }) => n);
    if (certificates.length === 0) {
      for (const n of numbers) found.set(n, []);
      continue;
    }
    const parties = certificates.flatMap(({ body }) => body.certifier.party ?? []);
    const facts = await loadCertificateFacts(transaction, kinds, { product, runs: numbers, parties });
    for (const [at, run] of facts.runs.entries()) {
      const judged = certificates.map((one) => judge(one, run, facts));
      found.set(present(numbers[at], 'a run'), judged.sort(byStanding));
    }
  }
  return found;
}

function judge(
  certificate: StandingCertificate,
  run: RunFacts,
  facts: Awaited<ReturnType<typeof loadCertificateFacts>>,
): CertificateOfRun {
  const { body, standing } = certificate;
  const all = [...ownFindings(body, facts, null), ...runFindings(body, run, facts)];
  const reasons = all.filter(({ blocks }) => blocks);
  return {
    ...certificate,
    standing: standing === 'valid' && reasons.length > 0 ? 'does-not-cover' : standing,
    reasons,
    mind: all.filter(({ blocks }) => !blocks),
  };
}

const ORDER: readonly CertificateStanding[] = ['valid', 'does-not-cover', 'superseded', 'withdrawn'];

function byStanding(left: CertificateOfRun, right: CertificateOfRun): number {
  return (
    ORDER.indexOf(left.standing) - ORDER.indexOf(right.standing) ||
    left.reasons.length - right.reasons.length ||
    right.n - left.n
  );
}

/** The certificates of products, in the order recorded. */
export async function certificatesOf(
  transaction: Transaction,
  kinds: Kinds,
  products: Iterable<number>,
): Promise<StandingCertificate[]> {
  const rows = await selectIn<{
    n: number;
    later: number | null;
    withdrawal: number | null;
    on: string | null;
  }>(
    transaction,
    `select own.n as n, max(later.n) as later, max(withdrawal.n) as withdrawal, max(withdrawal.withdrawn_on) as "on"
      from certificate own left join certificate later on later.supersedes = own.n
        left join certificate_withdrawal withdrawal on withdrawal.certificate = own.n
      where own.product in (?*) group by own.n order by own.n`,
    products,
  );
  const numbers = rows.flatMap(({ n, later, withdrawal }) => [n, later, withdrawal]);
  const records = await labelledRecords(
    transaction,
    kinds,
    numbers.filter((n) => n !== null),
  );
  return rows.map(({ n, later, withdrawal, on }) => {
    const record = present(records.get(n), 'the certificate');
    const supersededBy = later === null ? null : present(records.get(later), 'a version').id;
    const withdrawn = withdrawal === null ? undefined : records.get(withdrawal);
    return {
      ...{ n, entry: record.entry, id: record.id, body: certificateSchema.parse(record.body), supersededBy },
      withdrawal: withdrawn === undefined || on === null ? null : { on, id: withdrawn.id },
      standing: withdrawal !== null ? 'withdrawn' : later !== null ? 'superseded' : 'valid',
    };
  });
}
