import { hash } from 'node:crypto';
import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import { present } from '../../kit/invariant.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { certificatesOfRuns } from '../certificate/certificates-of-run-store.ts';
import type { CertificateOfRun } from '../certificate/certificates-of-run-store.ts';
import { coverageOf } from '../testing/coverage.ts';
import type { CoverageFacts } from '../testing/coverage-facts.ts';
import { loadCoverage } from '../testing/coverage-store.ts';
import { changesOf } from '../testing/material-change.ts';
import { accountsOfRuns } from '../trace/readiness-store.ts';
import { gateOf } from './gate.ts';
import type { GatedRun } from './gate.ts';
import type { CertificateFact, GateFacts } from './gate-facts.ts';
import { loadHoldFacts, loadInspections, loadReworks, loadSamples } from './gate-checks-store.ts';
import { loadLabels } from './gate-labels-store.ts';
import { loadOverrides } from './override-store.ts';
import { loadAgreements, loadPolicies } from './release-terms-store.ts';
import { termsFor } from './release-terms.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

interface RunRow {
  readonly n: number;
  readonly id: string;
  readonly code: string;
  readonly made: number | null;
  readonly made_on: string | null;
  readonly product: number;
  readonly product_id: string;
  readonly product_name: string;
  readonly factory: number | null;
  readonly factory_id: string | null;
  readonly factory_name: string | null;
}

const RUNS = `select run.n as n, own.id as id, run.code as code, run.made as made,
    substr(coalesce(run.started, run.ended), 1, 10) as made_on, run.product as product, of_product.id as product_id,
    product.name as product_name, party.n as factory, of_party.id as factory_id, party.name as factory_name
  from run join record own on own.n = run.n join product on product.n = run.product
    join record of_product on of_product.n = product.n left join site on site.n = run.site
    left join party on party.n = site.party left join record of_party on of_party.n = party.n
  where run.n in (?*) order by run.n`;

/** The gates of these runs, in the order of their numbers; ones that are not on record are left out. */
export async function loadGates(
  transaction: Transaction,
  kinds: Kinds,
  runs: readonly number[],
): Promise<GatedRun[]> {
  const rows = await selectIn<RunRow>(transaction, RUNS, runs);
  const agreements = await loadAgreements(transaction, kinds);
  const policies = await loadPolicies(transaction, kinds);
  const factsOf = await loadFacts(transaction, kinds, rows);
  return rows.map((row) => {
    const terms = termsFor({ ...row, madeOn: row.made_on }, agreements, policies);
    const facts = present(factsOf.get(row.n), 'the facts of the run');
    return {
      n: row.n,
      run: facts.run,
      product: { kind: 'product', id: row.product_id, name: row.product_name },
      factory:
        row.factory_id === null
          ? null
          : { kind: 'party', id: row.factory_id, name: row.factory_name ?? row.factory_id },
      madeOn: row.made_on,
      units: row.made,
      terms,
      conditions: gateOf(facts, terms),
    };
  });
}

/** What is loaded of all runs together. */
async function loadParts(transaction: Transaction, kinds: Kinds, rows: readonly RunRow[]) {
  const keys = rows.map(({ n }) => n);
  const accounts = await accountsOfRuns(transaction, new Set(keys));
  return {
    accounts: new Map(accounts.map((one) => [one.run.key, one])),
    inspections: await loadInspections(transaction, kinds, keys),
    reworks: await loadReworks(transaction, keys),
    labels: await loadLabels(transaction, kinds, rows),
    samples: await loadSamples(transaction, kinds, keys),
    holds: await loadHoldFacts(transaction, kinds, keys),
    overrides: await loadOverrides(transaction, kinds, keys),
    certificates: await certificatesOfRuns(transaction, kinds, keys),
  };
}

async function loadFacts(
  transaction: Transaction,
  kinds: Kinds,
  rows: readonly RunRow[],
): Promise<Map<number, GateFacts>> {
  const parts = await loadParts(transaction, kinds, rows);
  const coverages = await loadCoverage(
    transaction,
    kinds,
    rows.map(({ n }) => n),
  );
  return new Map(
    rows.map((row, at) => [row.n, factsOf(row, parts, present(coverages[at], 'the coverage of the run'))]),
  );
}

function factsOf(
  { n, id, code, made }: RunRow,
  parts: Awaited<ReturnType<typeof loadParts>>,
  covered: CoverageFacts,
): GateFacts {
  const { account, missing } = present(parts.accounts.get(n), 'the account of the run');
  const coverage = coverageOf(covered);
  const { plan } = covered;
  return {
    run: { kind: 'run', id, name: code },
    ...{ made, missing, unaccounted: account.units.unaccounted },
    inspections: parts.inspections.get(n) ?? [],
    rework: parts.reworks.get(n) ?? null,
    labels: parts.labels.labels.get(n) ?? [],
    labelExceptions: parts.labels.exceptions.get(n) ?? [],
    plan: plan === null ? null : { kind: 'test-plan', id: plan.id, name: plan.code },
    ...{ coverage, asked: covered.asked },
    changes: changesOf(covered, coverage),
    samples: parts.samples.get(n) ?? [],
    holds: parts.holds.get(n) ?? [],
    certificates: (parts.certificates.get(n) ?? []).map(certificateFact),
    overrides: parts.overrides.get(n) ?? [],
    shortKey,
  };
}

/** As long as the record of an override takes; a longer key ends in the digest of all of it. */
const KEY_LIMIT = 500;
const READ_LIMIT = 420;

function shortKey(key: string): string {
  return key.length <= KEY_LIMIT ? key : `${key.slice(0, READ_LIMIT)} ${hash('sha256', key)}`;
}

/** What is told of why a certificate does not cover a run; all of it is on the page of the run. */
const WHY_LIMIT = 600;

function cut(why: string): string {
  return why.length <= WHY_LIMIT ? why : `${why.slice(0, WHY_LIMIT)} …`;
}

/** Of a certificate that counts no longer, whatever else speaks against it. */
const OVER = {
  superseded: { en: 'superseded', zh: '已被新版本取代' },
  withdrawn: { en: 'withdrawn', zh: '已撤回' },
} as const;

function certificateFact({ id, entry, body, standing, reasons }: CertificateOfRun): CertificateFact {
  const over = standing === 'superseded' || standing === 'withdrawn' ? [OVER[standing]] : [];
  const says = [...over, ...reasons.map((reason) => reason.says)];
  const told = (language: 'en' | 'zh', between: string): string =>
    cut(says.map((one) => one[language].replace(/[.。]$/u, '')).join(between));
  return {
    named: { kind: 'certificate', id, name: body.number },
    entry,
    covers: standing === 'valid',
    why: { en: told('en', '; '), zh: told('zh', '；') },
    reasons: [
      standing,
      ...reasons.map(({ code, field, component, rule, certificate, record }) =>
        JSON.stringify([code, field, component, rule, certificate, record]),
      ),
    ],
  };
}
