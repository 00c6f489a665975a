import type { Transaction } from '../../db/database.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { materialSchema } from '../material/material.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import type { LabelledRecord } from '../trace/record-labels-store.ts';
import { changeAssessmentSchema } from './change-assessment.ts';
import type { ChangeAssessment } from './change-assessment.ts';
import type { Proof } from './coverage-facts.ts';
import { laboratorySchema } from './laboratory.ts';
import { madeOfLot } from './made-of-store.ts';
import { componentCertificateSchema, exemptionClaimSchema } from './proof.ts';
import { proofsOfCertificate, proofsOfClaim, proofsOfReport } from './proof-facts.ts';
import type { NamedByProof } from './proof-facts.ts';
import { BASIS_DAYS, testPlanSchema } from './test-plan.ts';
import type { TestPlan } from './test-plan.ts';
import { testReportSchema } from './test-report.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

export interface PlanRecord {
  readonly id: string;
  readonly body: TestPlan;
}

/** All that may prove something about some products and materials. */
export interface Evidence {
  readonly proofs: readonly Proof[];
  readonly assessments: readonly (ChangeAssessment & { readonly id: string })[];
  /** Products whose tests carry as long as production lasts. */
  readonly shortRuns: ReadonlySet<string>;
  /** The plan of a product at a site on a day; of several the newest, of an unknown day the newest of all. */
  planOf(product: string, site: string | null, on: string | null): PlanRecord | null;
}

interface Concerned {
  readonly products: ReadonlySet<number>;
  readonly materials: ReadonlySet<number>;
}

const OF_PRODUCTS = `select n from test_report where product in (?*)
  union select n from exemption_claim where product in (?*)
  union select n from change_assessment where product in (?*)
  union select n from test_plan where product in (?*)`;
const OF_MATERIALS = `select test_report.n as n from test_report_item join test_report on test_report.n = test_report_item.n
    where test_report.product is null and test_report_item.material in (?*)
  union select item.n as n from test_report_item item join material_lot on material_lot.n = item.lot
    join test_report on test_report.n = item.n where test_report.product is null and material_lot.material in (?*)
  union select n from component_certificate where material in (?*)
  union select n from exemption_claim where material in (?*)`;

export async function loadEvidence(
  transaction: Transaction,
  kinds: Kinds,
  { products, materials }: Concerned,
): Promise<Evidence> {
  const rows = [
    ...(await selectIn<{ n: number }>(transaction, OF_PRODUCTS, products)),
    ...(await selectIn<{ n: number }>(transaction, OF_MATERIALS, materials)),
  ];
  const numbers = new Set(rows.map(({ n }) => n));
  const found = await labelledRecords(transaction, kinds, numbers);
  const named = await loadNamed(transaction, kinds, numbers);
  const records = [...found.values()];
  const plans = ofKind(records, 'test-plan').map(({ id, body }) => ({
    id,
    body: testPlanSchema.parse(body),
  }));
  return {
    proofs: records.flatMap((record) => proofsOf(record, named)),
    assessments: ofKind(records, 'change-assessment').map(({ id, body }) => ({
      ...changeAssessmentSchema.parse(body),
      id,
    })),
    shortRuns: new Set(
      plans.flatMap(({ body: { basis, product } }) => (BASIS_DAYS[basis] === null ? [product] : [])),
    ),
    planOf: planFinder(plans),
  };
}

function ofKind(records: readonly LabelledRecord[], wanted: string): LabelledRecord[] {
  return records.filter(({ kind }) => kind === wanted);
}

function proofsOf({ kind, id, body }: LabelledRecord, named: NamedByProof): Proof[] {
  if (kind === 'test-report') return proofsOfReport(id, testReportSchema.parse(body), named);
  if (kind === 'component-certificate')
    return proofsOfCertificate(id, componentCertificateSchema.parse(body), named);
  return kind === 'exemption-claim' ? proofsOfClaim(id, exemptionClaimSchema.parse(body)) : [];
}

const NAMED_BY = `select lot as n from test_report_item where n in (?*)
  union select material as n from test_report_item where n in (?*)
  union select lot as n from component_certificate_lot where n in (?*)
  union select material as n from component_certificate where n in (?*)`;

/** What the evidence with these numbers names. Laboratories are few: all of them. */
async function loadNamed(
  transaction: Transaction,
  kinds: Kinds,
  evidence: ReadonlySet<number>,
): Promise<NamedByProof> {
  const rows = [
    ...(await selectIn<{ n: number | null }>(transaction, NAMED_BY, evidence)),
    ...(await selectStanding<{ n: number | null }>(transaction, 'select n from laboratory', [])),
  ];
  const numbers = new Set(rows.flatMap(({ n }) => (n === null ? [] : [n])));
  const ofLots = await selectIn<{ n: number }>(
    transaction,
    'select distinct material as n from material_lot where n in (?*)',
    numbers,
  );
  const records = await labelledRecords(transaction, kinds, [...numbers, ...ofLots.map(({ n }) => n)]);
  const byId = new Map([...records.values()].map((record) => [`${record.kind} ${record.id}`, record]));
  const find = (kind: string, id: string): LabelledRecord | undefined => byId.get(`${kind} ${id}`);
  const material: NamedByProof['material'] = (id) => {
    const record = find('material', id);
    if (record === undefined) return null;
    const { colour, specification } = materialSchema.parse(record.body);
    return { colour: colour ?? null, specification: specification ?? null };
  };
  return {
    laboratory: (id) => {
      const record = find('laboratory', id);
      return record === undefined ? null : { ...laboratorySchema.parse(record.body), id };
    },
    lot: (id) => {
      const record = find('material-lot', id);
      return record === undefined ? null : madeOfLot(record, material);
    },
    material,
  };
}

function planFinder(plans: readonly PlanRecord[]): Evidence['planOf'] {
  const byProduct = Map.groupBy(plans, ({ body }) => body.product);
  return (product, site, on) => {
    const fitting = (byProduct.get(product) ?? []).filter(
      ({ body }) =>
        body.site === site && (on === null || (body.from <= on && (body.to === undefined || on <= body.to))),
    );
    return fitting.toSorted((left, right) => right.body.from.localeCompare(left.body.from, 'en'))[0] ?? null;
  };
}
