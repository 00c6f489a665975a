import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { RetentionRuleId } from './retention-rules.ts';

/** A day that a clock starts on, of a record; `about`: the run, product or lot whose last unit counts. */
export interface StartRow {
  readonly rule: RetentionRuleId;
  readonly on: string | null;
}

/** Days by which the records of a kind are kept. The rule of a last unit made depends on the product, and is chosen by the caller. */
const DATED: readonly (readonly [kind: string, rule: RetentionRuleId, text: string])[] = [
  ['certificate', 'certificate', 'select n, issued_on as "on" from certificate where n in (?*)'],
  [
    'test-report',
    'testing',
    'select n, coalesce(tested_to, issued_on) as "on" from test_report where n in (?*)',
  ],
  [
    'component-certificate',
    'component',
    'select n, issued_on as "on" from component_certificate where n in (?*)',
  ],
  ['exemption-claim', 'certificate', 'select n, claimed_on as "on" from exemption_claim where n in (?*)'],
  ['test-plan', 'testing', 'select n, to_date as "on" from test_plan where n in (?*)'],
  ['change-assessment', 'testing', 'select n, assessed_on as "on" from change_assessment where n in (?*)'],
  [
    'small-batch-registration',
    'certificate',
    `select n, cast(year as text) || '-12-31' as "on" from small_batch_registration where n in (?*)`,
  ],
  // The certificate that rests on a paper last keeps it.
  ...['test-report', 'component-certificate', 'exemption-claim'].map(
    (kind) =>
      [
        kind,
        'certificate',
        `select evidence."of" as n, max(certificate.issued_on) as "on" from certificate_evidence evidence
          join certificate on certificate.n = evidence.n where evidence."of" in (?*) group by evidence."of"`,
      ] as const,
  ),
  [
    'shipment',
    'entry',
    `select n, max(day) as "on" from (
        select n, date as day from shipment where n in (?*)
        union all select shipment as n, date as day from shipment_receipt where shipment in (?*)
        union all select shipment as n, date as day from broker_report where shipment in (?*)) told group by n`,
  ],
];

const DAY_MADE = `substr(coalesce(run.ended, run.started), 1, 10)`;
const LAST_MADE = `case when sum(case when ${DAY_MADE} is null then 1 else 0 end) > 0 then null else max(${DAY_MADE}) end`;

/** Kinds whose clock is the last unit made, each with how its runs are found; a run without a day leaves the last one open. */
const MADE: readonly (readonly [kind: string, text: string])[] = [
  ['run', `select run.n as n, ${DAY_MADE} as "on" from run where run.n in (?*)`],
  [
    'product',
    `select run.product as n, ${LAST_MADE} as "on" from run where run.product in (?*) group by run.product`,
  ],
  [
    'material-lot',
    `select issue.lot as n, ${LAST_MADE} as "on" from (select distinct lot, run from consumption where lot in (?*)) issue
      join run on run.n = issue.run group by issue.lot`,
  ],
  [
    'carton-series',
    `select packed.series as n, ${LAST_MADE} as "on" from (select distinct packing.series as series, content.run as run
        from packing join packing_content content on content.n = packing.n where packing.series in (?*)) packed
      join run on run.n = packed.run group by packed.series`,
  ],
  [
    'agreement',
    `select agreement.n as n, ${LAST_MADE} as "on" from agreement join site on site.party = agreement.factory
      join run on run.site = site.n and (agreement.product is null or agreement.product = run.product)
      where agreement.n in (?*) group by agreement.n`,
  ],
];

/** When clocks start, by the number of the record that starts them. */
export interface Starts {
  readonly dated: ReadonlyMap<number, readonly StartRow[]>;
  /** Last day on which a unit was made; null: one of the runs has no day. Absent: no run at all. */
  readonly made: ReadonlyMap<number, string | null>;
}

interface Row {
  readonly n: number;
  readonly on: string | null;
}

/** The days of these records, by number and kind. */
export async function startsOf(
  transaction: Transaction,
  records: ReadonlyMap<number, string>,
): Promise<Starts> {
  const byKind = Map.groupBy(records, ([, kind]) => kind);
  const numbersOf = (kind: string): number[] => (byKind.get(kind) ?? []).map(([n]) => n);
  const dated = new Map<number, StartRow[]>();
  for (const [kind, rule, text] of DATED) {
    const rows = await selectIn<Row>(transaction, text, numbersOf(kind));
    for (const { n, on } of rows) dated.set(n, [...(dated.get(n) ?? []), { rule, on }]);
  }
  const made = new Map<number, string | null>();
  for (const [kind, text] of MADE) {
    const rows = await selectIn<Row>(transaction, text, numbersOf(kind));
    for (const { n, on } of rows) made.set(n, on);
  }
  return { dated, made };
}
