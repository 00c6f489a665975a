import type { Transaction } from '../../db/database.ts';
import { selectStanding } from '../../db/select-in.ts';
import { addDays } from '../../kit/calendar-date.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { reportExpiries } from './expiry.ts';
import type { BasisFinder, Expiry, ExpiryKind, TestedFact } from './expiry.ts';
import { componentCertificateSchema } from './proof.ts';
import { BASIS_DAYS } from './test-plan.ts';
import type { PeriodicBasis } from './test-plan.ts';

/** Everything on record that has a last day, in no order. */
export async function loadExpiries(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
): Promise<Expiry[]> {
  const found = [
    ...reportExpiries(await testsOf(transaction), await basisFinder(transaction)),
    ...(await certificates(transaction, kinds)),
    ...(await acceptances(transaction)),
  ];
  for (const [what, text] of DATED) {
    const rows = await selectStanding<Dated>(transaction, text, []);
    found.push(...rows.map((row) => ({ what, rules: [], ...row })));
  }
  return found;
}

interface Dated {
  readonly record: number;
  readonly of: number | null;
  readonly site: number | null;
  readonly on: string;
}

/** Kinds whose day stands in a column. A registration of the year after makes that of the year before no matter. */
const DATED: readonly (readonly [ExpiryKind, string])[] = [
  [
    'exemption-claim',
    `select n as record, coalesce(product, material) as "of", cast(null as integer) as site, until as "on"
      from exemption_claim where until is not null`,
  ],
  [
    'small-batch-registration',
    `select n as record, party as "of", cast(null as integer) as site, cast(year as text) || '-12-31' as "on"
      from small_batch_registration registered where not exists (select 1 from small_batch_registration later
        where later.party = registered.party and later.year > registered.year)`,
  ],
  [
    'test-plan',
    `select n as record, product as "of", site, to_date as "on" from test_plan planned where to_date is not null
      and not exists (select 1 from test_plan later where later.product = planned.product
        and later.site = planned.site and later.from_date > planned.from_date)`,
  ],
  [
    'agreement',
    `select n as record, factory as "of", cast(null as integer) as site, until as "on" from agreement agreed
      where until is not null and not exists (select 1 from agreement later where later.factory = agreed.factory
        and coalesce(later.product, 0) = coalesce(agreed.product, 0) and later.agreed_on > agreed.agreed_on)`,
  ],
];

async function testsOf(transaction: Transaction): Promise<TestedFact[]> {
  const reports = await selectStanding<{
    n: number;
    product: number | null;
    site: number | null;
    tested_to: string | null;
    issued_on: string;
  }>(transaction, 'select n, product, site, tested_to, issued_on from test_report', []);
  const rules = await selectStanding<{ n: number; rule: string }>(
    transaction,
    'select n, rule from test_report_rule',
    [],
  );
  const items = await selectStanding<{ n: number; material: number }>(
    transaction,
    'select distinct n, material from test_report_item where material is not null',
    [],
  );
  const rulesOf = Map.groupBy(rules, ({ n }) => n);
  const itemsOf = Map.groupBy(items, ({ n }) => n);
  return reports.map(({ n, product, site, tested_to, issued_on }) => ({
    ...{ n, product, site, testedTo: tested_to ?? issued_on },
    rules: (rulesOf.get(n) ?? []).map(({ rule }) => rule),
    materials: (itemsOf.get(n) ?? []).map(({ material }) => material),
  }));
}

/** By the newest plan of a product at a site; a year where there is none. */
async function basisFinder(transaction: Transaction): Promise<BasisFinder> {
  const plans = await selectStanding<{ product: number; site: number; basis: string }>(
    transaction,
    'select product, site, basis from test_plan order by from_date, n',
    [],
  );
  const newest = new Map(
    // The column holds what the schema of plans allows.
    plans.map(({ product, site, basis }) => [`${String(product)} ${String(site)}`, basis as PeriodicBasis]),
  );
  return (product, site) => newest.get(`${String(product)} ${String(site)}`) ?? 'one-year';
}

/** Certificates of components end on their day, or a year after the test. */
async function certificates(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
): Promise<Expiry[]> {
  const rows = await selectStanding<{ n: number; material: number }>(
    transaction,
    'select n, material from component_certificate',
    [],
  );
  const records = await labelledRecords(
    transaction,
    kinds,
    rows.map(({ n }) => n),
  );
  return rows.flatMap(({ n, material }) => {
    const { until, testedOn, rules } = componentCertificateSchema.parse(records.get(n)?.body);
    const on = until ?? (testedOn === undefined ? undefined : addDays(testedOn, BASIS_DAYS['one-year'] ?? 0));
    return on === undefined
      ? []
      : [{ what: 'component-certificate', record: n, of: material, site: null, rules, on } as const];
  });
}

/** Acceptances of laboratories that no later line of the same rule takes further. */
async function acceptances(transaction: Transaction): Promise<Expiry[]> {
  const rows = await selectStanding<{ n: number; party: number; rule: string; to_date: string }>(
    transaction,
    `select scope.n as n, laboratory.party as party, scope.rule as rule, scope.to_date as to_date
      from laboratory_scope scope join laboratory on laboratory.n = scope.n
      where scope.to_date is not null and not exists (select 1 from laboratory_scope later
        where later.n = scope.n and later.rule = scope.rule
          and (later.to_date is null or later.to_date > scope.to_date))
      order by scope.n, scope.rule`,
    [],
  );
  const groups = Map.groupBy(rows, ({ n, to_date }) => `${String(n)} ${to_date}`);
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map(({ n, party, to_date }) => ({
      ...({ what: 'laboratory', record: n, of: party, site: null, on: to_date } as const),
      rules: group.map(({ rule }) => rule),
    })),
  );
}
