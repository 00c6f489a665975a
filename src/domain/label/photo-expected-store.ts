import { execute } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { readTemplate } from '../../drawing/template.ts';
import type { Template } from '../../drawing/template.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { siteSchema } from '../party/party.ts';
import { productSchema } from '../product/product.ts';
import { runSchema } from '../run/run.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { lookFor } from './label-looks.ts';
import { labelSchema, labelTemplateSchema, labelVersionSchema } from './label.ts';
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
  if (found !== null) {
    const file = await templateFile(transaction, kinds, found.body);
    return { ...found.basis, site, fields: labelFields(found.body, file, found.basis.id, lot) };
  }
  const fields = [lot, ...(await recordFields(transaction, kinds, run.n))];
  return { basis: 'record', id: run.id, site, fields };
}

function labelFields(
  body: Label | LabelVersion,
  file: Template | null,
  id: string,
  lot: ExpectedField,
): ExpectedField[] {
  const lines = body.lines.map(({ key, text }): ExpectedField => ({ key, text, from: id, in: 'text' }));
  const code: ExpectedField[] =
    body.form === 'coded' && body.code !== undefined
      ? [{ key: 'code', text: body.code, from: id, in: 'text' }]
      : [lot];
  // What nobody approved leads nowhere yet.
  const symbols = 'publicCode' in body ? symbolFields(body, file, id) : [];
  return [...code, ...lines, ...symbols];
}

/** What the symbols of an approved label say: by its look, that of its place, or the file of its template. */
function symbolFields(body: LabelVersion, file: Template | null, id: string): ExpectedField[] {
  const { publicAddress, inSymbol } = body;
  const has = file === null ? symbolsOfLook(body) : symbolsOfFile(file);
  const fields: ExpectedField[] = [];
  const add = (key: string, text: string, gs1?: ExpectedField['gs1']) =>
    fields.push({ key, text, from: id, in: 'symbol', ...(gs1 === undefined ? {} : { gs1 }) });
  if (has.page && publicAddress !== undefined) add('symbol', publicAddress);
  if (inSymbol === undefined) return fields;
  const { gtin, lot } = inSymbol;
  // Whatever serial stands beside them.
  if (has.lot && lot !== undefined) add('symbol', `(01)${gtin}(10)${lot}`, { gtin, lot });
  if (has.barcode) add('barcode', gtin, { gtin });
  return fields;
}

interface HasSymbols {
  readonly page: boolean;
  readonly lot: boolean;
  readonly barcode: boolean;
}

function symbolsOfLook(body: LabelVersion): HasSymbols {
  const { symbol, symbolSays = 'page', barcode } = lookFor(body);
  const isMatrix = symbol !== 'none';
  return {
    page: isMatrix && symbolSays === 'page',
    lot: isMatrix && symbolSays !== 'page',
    barcode: barcode !== undefined,
  };
}

function symbolsOfFile({ symbols }: Template): HasSymbols {
  const hasLot = (data: string): boolean => data.includes('{lot}');
  return {
    page: symbols.some(({ data }) => data === '{page}'),
    lot: symbols.some(({ data }) => hasLot(data)),
    barcode: symbols.some(({ data }) => !hasLot(data) && /\{(gtin|ean13|upca)\}/.test(data)),
  };
}

/** The file that the label is drawn by, where it has no look of its own. */
async function templateFile(
  transaction: Transaction,
  kinds: Kinds,
  { look, template }: Pick<Label, 'look' | 'template'>,
): Promise<Template | null> {
  if (look !== undefined || template === undefined) return null;
  const [row] = await execute<{ n: number }>(
    transaction,
    "select n from record where kind = 'label-template' and id = ?",
    [template],
  );
  const found =
    row === undefined ? undefined : (await labelledRecords(transaction, kinds, [row.n])).get(row.n);
  const text = found === undefined ? undefined : labelTemplateSchema.parse(found.body).file?.text;
  return text === undefined ? null : readTemplate(text);
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
