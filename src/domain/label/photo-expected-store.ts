import { execute } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { siteSchema } from '../party/party.ts';
import { productSchema } from '../product/product.ts';
import { runSchema } from '../run/run.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { labelSchema, labelVersionSchema } from './label.ts';
import type { Label, LabelVersion } from './label.ts';
import type { ExpectedField } from './photo-compare.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** What the photo is held against, and where that is from. */
export interface Expected {
  readonly basis: 'frozen-label' | 'label' | 'record';
  /** Id of the version, label or run. */
  readonly id: string;
  readonly site: string | null;
  readonly fields: readonly ExpectedField[];
}

/**
 * What a label of the run should say: its newest frozen version, else the label as it is being written, else what the record says.
 * The lot code is always that of the run's record, but for a mark in code.
 *
 * @throws LotproofError `ambiguous` when the run has several labels and none is named.
 */
export async function expectedOf(
  transaction: Transaction,
  kinds: Kinds,
  run: { readonly id: string; readonly n: number },
  label: string | undefined,
): Promise<Expected> {
  const body = runSchema.parse(await bodyOf(transaction, kinds, run.n));
  const site = body.site ?? null;
  const lot: ExpectedField = { key: 'lot-code', text: body.code, from: `run ${run.id}`, in: 'text' };
  const found = await labelOf(transaction, kinds, run, label);
  if (found !== null) return { ...found.basis, site, fields: labelFields(found.body, found.basis.id, lot) };
  const fields = [lot, ...(await recordFields(transaction, kinds, run.n))];
  return { basis: 'record', id: run.id, site, fields };
}

function labelFields(body: Label | LabelVersion, id: string, lot: ExpectedField): ExpectedField[] {
  const lines = body.lines.map(({ key, text }): ExpectedField => ({ key, text, from: id, in: 'text' }));
  const code: ExpectedField[] =
    body.form === 'coded' && body.code !== undefined
      ? [{ key: 'code', text: body.code, from: id, in: 'text' }]
      : [lot];
  // Of GS1 data the lot is compared, whatever serial stands beside it.
  const lotInSymbol = 'inSymbol' in body ? body.inSymbol?.lot : undefined;
  const address = lotInSymbol ?? ('publicAddress' in body ? body.publicAddress : undefined);
  const hasSymbol = address !== undefined && body.look !== undefined && body.look.symbol !== 'none';
  return [
    ...code,
    ...lines,
    ...(hasSymbol ? [{ key: 'symbol', text: address, from: id, in: 'symbol' } as const] : []),
  ];
}

interface FoundLabel {
  readonly basis: { readonly basis: 'frozen-label' | 'label'; readonly id: string };
  readonly body: Label | LabelVersion;
}

async function labelOf(
  transaction: Transaction,
  kinds: Kinds,
  run: { readonly id: string; readonly n: number },
  label: string | undefined,
): Promise<FoundLabel | null> {
  const rows = await execute<{ n: number; id: string; version: number | null }>(
    transaction,
    `select label.n as n, record.id as id,
        (select max(label_version.n) from label_version where label_version.label = label.n
          and label_version.version = (select max(version) from label_version other where other.label = label.n)) as version
      from label join record on record.n = label.n where label.run = ? order by label.n`,
    [run.n],
  );
  const named = label === undefined ? rows : rows.filter(({ id }) => id === label);
  if (label !== undefined && named.length === 0) {
    throw new LotproofError('not-found', `The run "${run.id}" has no label "${label}".`);
  }
  if (named.length > 1) {
    const ids = named.map(({ id }) => id).join(', ');
    throw new LotproofError(
      'ambiguous',
      `The run "${run.id}" has several labels: ${ids}. Name the one on the photo.`,
    );
  }
  const [row] = named;
  if (row === undefined) return null;
  const n = row.version ?? row.n;
  const record = (await labelledRecords(transaction, kinds, [n])).get(n);
  const basis = { basis: row.version === null ? 'label' : 'frozen-label', id: record?.id ?? row.id } as const;
  const schema = row.version === null ? labelSchema : labelVersionSchema;
  return { basis, body: schema.parse(record?.body) };
}

/** Date, place and name as a label would say them. */
async function recordFields(transaction: Transaction, kinds: Kinds, run: number): Promise<ExpectedField[]> {
  const [row] = await execute<{ product: number; site: number | null; started: string | null }>(
    transaction,
    'select product, site, started from run where n = ?',
    [run],
  );
  if (row === undefined) return [];
  const product = productSchema.parse(await bodyOf(transaction, kinds, row.product));
  const fields: ExpectedField[] = [{ key: 'product', text: product.name, from: 'product', in: 'text' }];
  if (row.started !== null)
    fields.push({ key: 'date', text: monthText(row.started), from: 'run', in: 'text' });
  const site = row.site === null ? null : siteSchema.parse(await bodyOf(transaction, kinds, row.site));
  if (site?.city !== undefined) fields.push({ key: 'place', text: site.city, from: 'site', in: 'text' });
  const country = site?.country === undefined ? undefined : countryText(site.country);
  if (country !== undefined) fields.push({ key: 'country', text: country, from: 'site', in: 'text' });
  return fields;
}

async function bodyOf(transaction: Transaction, kinds: Kinds, n: number): Promise<unknown> {
  return (await labelledRecords(transaction, kinds, [n])).get(n)?.body;
}

function monthText(date: string): string {
  const month = new Date(`${date.slice(0, 7)}-01T00:00:00Z`);
  return new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(month);
}

function countryText(code: string): string | undefined {
  return new Intl.DisplayNames('en', { type: 'region' }).of(code);
}
