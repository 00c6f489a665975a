import { z } from 'zod';
import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { selectStanding } from '../../db/select-in.ts';
import { dateSchema } from '../../kit/calendar-date.ts';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { present } from '../../kit/invariant.ts';
import type { Context } from '../../operation/operation.ts';
import { productRecord } from '../product/product-store.ts';
import { findVisible } from '../record-reading.ts';
import { runRecord } from '../run/run-store.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { certificateSchema, monthSchema } from './certificate.ts';
import type { Certificate } from './certificate.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { loadCertificateFacts } from './certificate-facts-store.ts';
import { proposeCertificate } from './certificate-proposal.ts';
import { certificateRecord } from './certificate-store.ts';

/** What a certificate is asked for: runs, or the months of a product. */
export const askFields = {
  run: idSchema.optional().describe('The run it is for'),
  runs: z.array(idSchema).min(1).max(500).optional().describe('Several runs of one product and place'),
  product: idSchema.optional().describe('Instead of runs: all of this product made in those months'),
  from: monthSchema.optional().describe('First month YYYY-MM of the period'),
  to: monthSchema.optional().describe('Last month YYYY-MM of the period'),
  site: idSchema.optional().describe('Where it was made, if the product is made at several places'),
  supersedes: idSchema
    .optional()
    .describe('Version that it takes the place of; without runs, for the same ones'),
  reason: z.string().min(1).max(1_000).optional().describe('Why there is a new version'),
  number: z.string().min(1).max(80).optional().describe('Number; absent: made of product and month'),
  issuedOn: dateSchema.optional().describe('Date of the certificate; absent: today, UTC'),
  issuedBy: z.string().min(1).max(200).optional().describe('Who issues it for the certifier'),
  certifier: idSchema.optional().describe('Party that certifies; absent: importer, or domestic maker'),
  records: idSchema.optional().describe('Party that keeps the test records; absent: the certifier'),
  foreignTradeZone: z.boolean().optional().describe('Goods from a foreign-trade zone'),
  attestation: certificateSchema.shape.attestation.describe('The attestation; absent: as the version before'),
};
export type CertificateAsk = z.output<z.ZodObject<typeof askFields>>;

/** A certificate that was proposed or drafted, with what it is held against. */
export interface Held {
  readonly body: Certificate;
  readonly facts: CertificateFacts;
}

type Reader = Pick<Context, 'ledger' | 'actor' | 'now'> & { readonly transaction: Transaction };

/** What the record says the certificate is. Throws `invalid-input` when it is not clear for what. */
export async function proposed(context: Reader, ask: CertificateAsk): Promise<Held> {
  const { transaction, ledger } = context;
  const before = ask.supersedes === undefined ? undefined : await certificateOf(context, ask.supersedes);
  const subject = await subjectOf(context, ask, before?.body);
  const parties = [ask.certifier, ask.records].filter((id) => id !== undefined);
  const facts = await loadCertificateFacts(transaction, ledger.kinds, { ...subject, parties });
  const issuedOn = ask.issuedOn ?? context.now().slice(0, 10);
  const { certifier, records, issuedBy, foreignTradeZone, attestation, reason } = ask;
  const number = ask.number ?? (await freeNumber(transaction, facts, subject.madeFrom));
  const wish = {
    ...{ certifier, records, issuedBy, foreignTradeZone, attestation, reason, issuedOn, number },
    before,
  };
  return { body: proposeCertificate(facts, { ...wish, ...subject }), facts };
}

/** What a certificate that somebody wrote or issued is held against: the runs it names, and those of its months. */
export async function held(context: Reader, body: Certificate): Promise<Held> {
  const { transaction, ledger } = context;
  const product = await findVisible(context, productRecord, body.product);
  const named: number[] = [];
  for (const id of body.runs) named.push((await findVisible(context, runRecord, id)).n);
  const runs = body.covers === 'runs' ? [] : await runsOfPeriod(transaction, product.n, body);
  const parties = [body.certifier.party, body.records.party].filter((id) => id !== undefined);
  const asked = { product: product.n, runs: [...new Set([...named, ...runs])], parties };
  return { body, facts: await loadCertificateFacts(transaction, ledger.kinds, asked) };
}

/** A certificate on record by its id. */
export async function certificateOf(
  { transaction, ledger, actor }: Pick<Reader, 'transaction' | 'ledger' | 'actor'>,
  id: string,
): Promise<{ readonly n: number; readonly id: string; readonly body: Certificate }> {
  const standing = await findVisible({ transaction, ledger, actor }, certificateRecord, id);
  if (standing.withdrawn === 1)
    throw new LotproofError('withdrawn', `The certificate "${id}" was taken off the record.`);
  const found = await labelledRecords(transaction, ledger.kinds, [standing.n]);
  const { body } = present(found.get(standing.n), 'the certificate');
  return { n: standing.n, id, body: certificateSchema.parse(body) };
}

interface Subject {
  readonly product: number;
  readonly runs: readonly number[];
  readonly covers: Certificate['covers'];
  readonly madeFrom?: string | undefined;
  readonly madeTo?: string | undefined;
}

async function subjectOf(
  context: Reader,
  ask: CertificateAsk,
  before: Certificate | undefined,
): Promise<Subject> {
  const { product, from, to, site } = ask;
  const runs = [...(ask.run === undefined ? [] : [ask.run]), ...(ask.runs ?? [])];
  if (runs.length > 0) return ofRuns(context, runs);
  if (product !== undefined && from !== undefined)
    return ofPeriod(context, { product, from, to: to ?? from, site });
  if (before === undefined)
    throw new LotproofError(
      'invalid-input',
      'Say which run it is for, or a product and the months from and to.',
    );
  if (before.covers === 'runs') return ofRuns(context, before.runs);
  const { madeFrom, madeTo, manufacturer } = before;
  const first = from ?? present(madeFrom, 'the months of a period');
  return ofPeriod(context, {
    ...{ product: before.product, from: first, to: to ?? madeTo ?? first },
    site: site ?? manufacturer.site,
  });
}

async function ofRuns(context: Reader, ids: readonly string[]): Promise<Subject> {
  const numbers: number[] = [];
  for (const id of new Set(ids)) {
    const { n, withdrawn } = await findVisible(context, runRecord, id);
    if (withdrawn === 1) throw new LotproofError('withdrawn', `The run "${id}" was withdrawn.`);
    numbers.push(n);
  }
  const products = new Set<number>();
  for (const n of numbers) {
    const rows = await execute<{ product: number }>(
      context.transaction,
      'select product from run where n = ?',
      [n],
    );
    for (const row of rows) products.add(row.product);
  }
  const [product, ...others] = products;
  if (product === undefined || others.length > 0)
    throw new LotproofError('invalid-input', 'A certificate is for one product: these runs are of several.');
  return { product, runs: numbers, covers: 'runs' };
}

interface Period {
  readonly product: string;
  readonly from: string;
  readonly to: string;
  readonly site: string | undefined;
}

async function ofPeriod(context: Reader, { product, from, to, site }: Period): Promise<Subject> {
  if (from > to)
    throw new LotproofError('invalid-input', `The months end (${to}) before they begin (${from}).`);
  const { n } = await findVisible(context, productRecord, product);
  const all = { madeFrom: from, madeTo: to, manufacturer: site === undefined ? {} : { site } };
  const runs = await runsOfPeriod(context.transaction, n, all);
  const sites = await sitesOf(context.transaction, runs);
  if (sites.length > 1)
    throw new LotproofError(
      'invalid-input',
      `It was made at several places: say which of ${sites.join(', ')}.`,
    );
  if (runs.length === 0)
    throw new LotproofError(
      'invalid-input',
      `No run of "${product}" on record was made from ${from} to ${to}.`,
    );
  return { product: n, runs, covers: 'period', madeFrom: from, madeTo: to };
}

async function sitesOf(transaction: Transaction, runs: readonly number[]): Promise<string[]> {
  const sites = new Set<string>();
  for (const n of runs) {
    const rows = await execute<{ id: string }>(
      transaction,
      'select record.id as id from run join record on record.n = run.site where run.n = ?',
      [n],
    );
    for (const { id } of rows) sites.add(id);
  }
  return [...sites].sort();
}

/** Runs of a product that were made within months, at the place where one is named. */
async function runsOfPeriod(
  transaction: Transaction,
  product: number,
  {
    madeFrom,
    madeTo,
    manufacturer,
  }: Pick<Certificate, 'madeFrom' | 'madeTo'> & {
    readonly manufacturer: { readonly site?: string | undefined };
  },
): Promise<number[]> {
  if (madeFrom === undefined || madeTo === undefined) return [];
  const { site } = manufacturer;
  const rows = await selectStanding<{ n: number }>(
    transaction,
    `select run.n as n from run left join record place on place.n = run.site
      where run.product = ? and substr(run.started, 1, 7) >= ? and substr(coalesce(run.ended, run.started), 1, 7) <= ?
      ${site === undefined ? '' : 'and place.id = ?'} order by run.n`,
    [product, madeFrom, madeTo, ...(site === undefined ? [] : [site])],
  );
  return rows.map(({ n }) => n);
}

/** A number that no certificate has: kind, model and first month, and a count where that is taken. */
async function freeNumber(
  transaction: Transaction,
  { product, runs }: CertificateFacts,
  madeFrom: string | undefined,
): Promise<string> {
  const model = (product.style ?? product.id)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '-')
    .slice(0, 40);
  const days = runs.flatMap((run) => run.madeFrom ?? run.madeTo ?? []).sort();
  const month = (madeFrom ?? days[0]?.slice(0, 7) ?? '').replace('-', '');
  const kind = runs.some(({ isChildrens }) => isChildrens === 'no') ? 'GCC' : 'CPC';
  const root = [kind, model, month].filter((part) => part !== '').join('-');
  const rows = await execute<{ number: string } & Record<string, SqlValue>>(
    transaction,
    'select distinct number from certificate where number like ?',
    [`${root}%`],
  );
  const taken = new Set(rows.map(({ number }) => number));
  if (!taken.has(root)) return root;
  const free = Array.from({ length: taken.size + 1 }, (_, at) => `${root}-${String(at + 2)}`);
  return free.find((number) => !taken.has(number)) ?? root;
}
