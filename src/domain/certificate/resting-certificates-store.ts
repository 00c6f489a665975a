import type { Transaction } from '../../db/database.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import type { RestingRun } from '../testing/evidence-scope.ts';
import { componentCertificateSchema } from '../testing/proof.ts';
import { testDay, testReportSchema } from '../testing/test-report.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import type { LabelledRecord } from '../trace/record-labels-store.ts';
import { certificatesOf } from './certificates-of-run-store.ts';
import type { StandingCertificate } from './certificates-of-run-store.ts';
import { restingCertificate } from './resting-certificate.ts';
import type { DoubtedPapers, RestingCertificate } from './resting-certificate.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** What certificates are held against: numbers of the evidence and laboratories in doubt, and the runs that may rest on them. */
interface InDoubt {
  readonly papers: DoubtedPapers;
  readonly evidence: readonly number[];
  readonly laboratories: readonly number[];
  /** Runs with cells that may be lost, and those whose inspection or approval is in doubt. */
  readonly runs: readonly RestingRun[];
}

export interface CertificateInDoubt extends RestingCertificate {
  readonly certificate: StandingCertificate;
  /** Runs among those in doubt that it covers and that are not cleared. */
  readonly runs: number;
}

const OF_EVIDENCE = `select distinct product from certificate
    join certificate_evidence cited on cited.n = certificate.n where cited.of in (?*)`;
const OF_LABORATORIES = `select distinct product from certificate
    join certificate_laboratory relied on relied.n = certificate.n where relied.laboratory in (?*)`;
const OF_RUNS = `select distinct run.product as product from run join record on record.n = run.n
    where record.kind = 'run' and record.id in (?texts)
    and exists (select 1 from certificate where certificate.product = run.product)`;

interface Named {
  readonly evidence: readonly number[];
  readonly laboratories: readonly number[];
  readonly from: string | null;
}

/** What is in doubt as certificates name it: evidence by kind and id, as far as it is of tests from that day on. */
export async function papersInDoubt(
  transaction: Transaction,
  kinds: Kinds,
  { evidence, laboratories, from }: Named,
): Promise<DoubtedPapers> {
  const found = [...(await labelledRecords(transaction, kinds, [...evidence, ...laboratories])).values()];
  const papers = found.filter(({ kind }) => kind !== 'laboratory');
  const isWithin = (day: string | null): boolean => from === null || day === null || day >= from;
  return {
    evidence: new Set(papers.filter((one) => isWithin(testedOn(one))).map(({ kind, id }) => `${kind} ${id}`)),
    laboratories: new Set(found.flatMap(({ kind, id }) => (kind === 'laboratory' ? [id] : []))),
    from,
  };
}

/** Last day of the tests of a piece of evidence; null: not known, or nothing was tested. */
function testedOn({ kind, body }: LabelledRecord): string | null {
  if (kind === 'test-report') return testDay(testReportSchema.parse(body));
  return kind === 'component-certificate' ? (componentCertificateSchema.parse(body).testedOn ?? null) : null;
}

/** The certificates of the products concerned, each with how it rests on what is in doubt. */
export async function certificatesInDoubt(
  transaction: Transaction,
  kinds: Kinds,
  { papers, evidence, laboratories, runs }: InDoubt,
): Promise<CertificateInDoubt[]> {
  const ids = JSON.stringify([...new Set(runs.map(({ run }) => run.id))]);
  const rows = [
    ...(await selectIn<{ product: number }>(transaction, OF_EVIDENCE, evidence)),
    ...(await selectIn<{ product: number }>(transaction, OF_LABORATORIES, laboratories)),
    ...(await selectStanding<{ product: number }>(transaction, OF_RUNS, [ids])),
  ];
  const products = new Set(rows.map(({ product }) => product));
  const certificates = await certificatesOf(transaction, kinds, products);
  const covered = await coveredRuns(transaction, certificates, ids);
  const byId = Map.groupBy(runs, ({ run }) => run.id);
  return certificates.map((certificate) => {
    const own = (covered.get(certificate.n) ?? []).flatMap((id) => byId.get(id) ?? []);
    const uncleared = own.filter((one) => one.class !== 'cleared').map(({ run }) => run.id);
    const { class: ranked, reason, citations } = restingCertificate(certificate.body, papers, own);
    return { certificate, class: ranked, reason, citations, runs: new Set(uncleared).size };
  });
}

/** Which of the runs each certificate names, or covers by its months and place. */
async function coveredRuns(
  transaction: Transaction,
  certificates: readonly StandingCertificate[],
  runs: string,
): Promise<ReadonlyMap<number, readonly string[]>> {
  if (certificates.length === 0) return new Map();
  const numbers = JSON.stringify(certificates.map(({ id }) => id));
  const rows = await selectStanding<{ certificate: number; run: string }>(
    transaction,
    `select named.n as certificate, record.id as run from certificate_run named
        join record own on own.n = named.n join record on record.n = named.run
        where own.kind = 'certificate' and own.id in (?texts) and record.id in (?texts)
      union select certificate.n as certificate, record.id as run from certificate
        join record own on own.n = certificate.n join run on run.product = certificate.product
        join record on record.n = run.n
        where own.kind = 'certificate' and own.id in (?texts) and record.id in (?texts)
        and certificate.covers = 'period' and (certificate.site is null or certificate.site = run.site)
        and substr(run.started, 1, 7) >= certificate.made_from
        and substr(coalesce(run.ended, run.started), 1, 7) <= certificate.made_to`,
    [numbers, runs, numbers, runs],
  );
  const byCertificate = Map.groupBy(rows, ({ certificate }) => certificate);
  return new Map([...byCertificate].map(([n, ofIt]) => [n, ofIt.map(({ run }) => run)]));
}
