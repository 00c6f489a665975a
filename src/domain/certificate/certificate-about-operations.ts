import { z } from 'zod';
import { execute } from '../../db/bulk.ts';
import { selectStanding } from '../../db/select-in.ts';
import { idSchema } from '../../kit/id.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { productRecord } from '../product/product-store.ts';
import { findVisible } from '../record-reading.ts';
import { runRecord } from '../run/run-store.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { namedSchema } from '../trace/scope-report.ts';
import { CERTIFICATE_KINDS, RULE_VERSIONS } from './certificate.ts';
import { certificateOf } from './certificate-asking-operations.ts';
import { differencesBetween } from './certificate-differences.ts';
import { differenceSchema } from './certificate-operations.ts';
import { findingSchema } from './certificate-shown.ts';
import {
  CERTIFICATE_STANDINGS,
  certificatesOf,
  certificatesOfRun,
  certificatesOfRuns,
} from './certificates-of-run-store.ts';
import type { CertificateOfRun, StandingCertificate } from './certificates-of-run-store.ts';

const orNothing = z.string().nullable();
const toldFields = {
  id: z.string(),
  number: z.string(),
  version: z.int(),
  kind: z.enum(CERTIFICATE_KINDS),
  ruleVersion: z.enum(RULE_VERSIONS),
  product: z.string().describe('Id of the product'),
  issuedOn: z.string(),
  madeFrom: orNothing,
  madeTo: orNothing,
  testedOn: orNothing,
  covers: z.enum(['runs', 'period']),
  supersededBy: orNothing,
  withdrawnOn: orNothing,
};

function told({ id, body, supersededBy, withdrawal }: Omit<StandingCertificate, 'standing'>) {
  const { number, version, kind, ruleVersion, product, issuedOn, madeFrom, madeTo, testedOn, covers } = body;
  return {
    ...{ id, number, version, kind, ruleVersion, product, issuedOn, covers, supersededBy },
    ...{ madeFrom: madeFrom ?? null, madeTo: madeTo ?? null, testedOn: testedOn ?? null },
    withdrawnOn: withdrawal?.on ?? null,
  };
}

const ofRunSchema = z.strictObject({
  ...toldFields,
  standing: z
    .enum(CERTIFICATE_STANDINGS)
    .describe('valid: it stands and covers the run, as far as the record tells today'),
  reasons: z.array(findingSchema).describe('Why it does not cover the run'),
});

const shownOfRun = ({ standing, reasons, ...one }: CertificateOfRun) => ({
  ...told(one),
  standing,
  reasons: [...reasons],
});

const coveringOperation = readOperation({
  name: 'certificate.covering',
  summary: 'The certificates of a run: which covers it, and why others do not',
  description:
    'Every version of every certificate of the product, held against the run as it is on record now: place, months, tests, rules and cells of the matrix. ' +
    'A certificate whose evidence no longer holds does not cover the run, though nobody withdrew it.',
  permission: 'trace',
  positional: ['run'],
  input: z.strictObject({ run: idSchema.describe('The run') }),
  output: z.strictObject({
    run: namedSchema,
    valid: orNothing.describe('Id of the certificate that covers it; null: none does'),
    certificates: z.array(ofRunSchema).describe('What covers it first, then the newest'),
  }),
  examples: [{ says: 'What covers a run', input: { run: 'bg1' } }],
  run: async (context, { run }) => {
    const { transaction, ledger } = context;
    const { n } = await findVisible(context, runRecord, run);
    const found = await labelledRecords(transaction, ledger.kinds, [n]);
    const certificates = await certificatesOfRun(transaction, ledger.kinds, n);
    return {
      run: { kind: 'run', id: run, name: found.get(n)?.label ?? run },
      valid: certificates.find(({ standing }) => standing === 'valid')?.id ?? null,
      certificates: certificates.map(shownOfRun),
    };
  },
  show: ({ run, valid, certificates }) =>
    [
      valid === null ? `No certificate covers ${run.name}.` : `${run.name} is covered by ${valid}.`,
      ...certificates.flatMap(({ id, standing, reasons }) => [
        `${id}: ${standing}`,
        ...reasons.map(({ says }) => `  ${says.en}`),
      ]),
    ].join('\n'),
});

const standingOperation = readOperation({
  name: 'certificate.standing',
  summary: 'Certificates with their standing: valid, superseded or withdrawn',
  description: 'How each stands by itself. Whether it covers a run is asked of `certificate covering`.',
  permission: 'trace',
  positional: ['product'],
  input: z.strictObject({ product: idSchema.optional().describe('Only of this product') }),
  output: z.strictObject({
    certificates: z.array(
      z.strictObject({
        ...toldFields,
        productName: z.string(),
        standing: z.enum(['valid', 'superseded', 'withdrawn']),
        runs: z.int().describe('Runs it names, or that its evidence was taken from'),
      }),
    ),
  }),
  examples: [{ says: 'All of them', input: {} }],
  run: async (context, { product }) => {
    const { transaction, ledger } = context;
    const products =
      product === undefined
        ? (
            await selectStanding<{ product: number }>(
              transaction,
              'select distinct product from certificate',
              [],
            )
          ).map((row) => row.product)
        : [(await findVisible(context, productRecord, product)).n];
    const found = await certificatesOf(transaction, ledger.kinds, products);
    const names = await productNames(context, products);
    return {
      certificates: found.reverse().map((one) => ({
        ...told(one),
        productName: names.get(one.body.product) ?? one.body.product,
        standing: one.standing,
        runs: one.body.runs.length,
      })),
    };
  },
  table: ({ certificates }) => [
    ['id', 'kind', 'product', 'standing', 'issued on', 'made from', 'made to', 'tested on', 'runs'],
    ...certificates.map((one) => [
      ...[one.id, one.kind, one.productName, one.standing, one.issuedOn, one.madeFrom, one.madeTo],
      ...[one.testedOn, one.runs],
    ]),
  ],
});

async function productNames(
  { transaction, ledger }: ReadContext,
  products: readonly number[],
): Promise<ReadonlyMap<string, string>> {
  const records = await labelledRecords(transaction, ledger.kinds, products);
  return new Map([...records.values()].map(({ id, label }) => [id, label]));
}

const runsOperation = readOperation({
  name: 'certificate.runs',
  summary: 'Runs, newest first, and whether a certificate covers each',
  permission: 'trace',
  positional: ['product'],
  input: z.strictObject({
    product: idSchema.optional().describe('Only of this product'),
    limit: z.int().min(1).max(200).optional().describe('Most runs, the newest; default 50'),
  }),
  output: z.strictObject({
    runs: z.array(
      z.strictObject({
        run: namedSchema,
        product: namedSchema,
        made: orNothing.describe('Day it ended, else began'),
        certificate: orNothing.describe('Id of the one that covers it, or is nearest to'),
        standing: z.enum([...CERTIFICATE_STANDINGS, 'none']).describe('none: there is no certificate'),
        reasons: z.array(findingSchema),
      }),
    ),
    more: z.boolean().describe('There are older runs'),
  }),
  examples: [{ says: 'The newest', input: { limit: 20 } }],
  run: async (context, { product, limit = 50 }) => {
    const { transaction, ledger } = context;
    const rows = await newestRuns(context, product, limit + 1);
    const shown = rows.slice(0, limit);
    const numbers = shown.map(({ n }) => n);
    const certificates = await certificatesOfRuns(transaction, ledger.kinds, numbers);
    const records = await labelledRecords(transaction, ledger.kinds, [
      ...numbers,
      ...shown.map((row) => row.product),
    ]);
    const named = (n: number) => {
      const found = records.get(n);
      return { kind: found?.kind ?? '', id: found?.id ?? '', name: found?.label ?? '' };
    };
    return {
      runs: shown.map(({ n, product: of, made }) => {
        const [first] = certificates.get(n) ?? [];
        return {
          ...{ run: named(n), product: named(of), made: made?.slice(0, 10) ?? null },
          certificate: first?.id ?? null,
          standing: first?.standing ?? ('none' as const),
          reasons: [...(first?.reasons ?? [])],
        };
      }),
      more: rows.length > limit,
    };
  },
  table: ({ runs }) => [
    ['run', 'product', 'made', 'standing', 'certificate', 'reasons'],
    ...runs.map(({ run, product, made, standing, certificate, reasons }) => [
      ...[run.name, product.name, made, standing, certificate],
      reasons.map(({ says }) => says.en).join(' '),
    ]),
  ],
});

interface RunRow {
  readonly n: number;
  readonly product: number;
  readonly made: string | null;
}

async function newestRuns(
  context: ReadContext,
  product: string | undefined,
  limit: number,
): Promise<RunRow[]> {
  const only = product === undefined ? null : (await findVisible(context, productRecord, product)).n;
  const rows = await execute<{ n: number; product: number; made: string | null }>(
    context.transaction,
    `select run.n as n, run.product as product, coalesce(run.ended, run.started) as made
      from run join product on product.n = run.product where product.intermediate = 0
      ${only === null ? '' : 'and run.product = ?'}
      order by coalesce(run.ended, run.started, '') desc, run.n desc limit ${String(limit)}`,
    only === null ? [] : [only],
  );
  return rows;
}

const compareOperation = readOperation({
  name: 'certificate.compare',
  summary: 'What two versions of a certificate say differently, field by field',
  permission: 'trace',
  positional: ['before', 'after'],
  input: z.strictObject({
    before: idSchema.describe('The earlier one'),
    after: idSchema.describe('The later one'),
  }),
  output: z.strictObject({ differences: z.array(differenceSchema) }),
  examples: [],
  run: async (context, { before, after }) => {
    const [old, made] = [await certificateOf(context, before), await certificateOf(context, after)];
    return { differences: differencesBetween(old.body, made.body) };
  },
  show: ({ differences }) =>
    differences.length === 0
      ? 'They say the same.'
      : differences
          .map(({ title, before, after }) => `${title.en}: ${before ?? '-'} -> ${after ?? '-'}`)
          .join('\n'),
});

/** How certificates stand. */
export const CERTIFICATE_ABOUT_OPERATIONS: readonly Operation[] = [
  coveringOperation,
  standingOperation,
  runsOperation,
  compareOperation,
];
