import { utils, write } from '@e965/xlsx';
import { z } from 'zod';
import { TEMPLATE_TABLES } from '../exchange/template/template-mapping.ts';
import { present } from '../kit/invariant.ts';
import type { Draft } from '../ledger/draft.ts';
import { DEMO_FACTORIES } from './demo-firm.ts';

type Row = Readonly<Record<string, string | number>>;
type Body = Readonly<Record<string, unknown>>;

/** What a factory writes into its workbook; everything else the importer records itself. */
const SHEETS: Readonly<Record<string, { readonly table: string; readonly rows: (body: Body) => Row[] }>> = {
  run: { table: 'runs', rows: runRows },
  'output-count': { table: 'output', rows: outputRows },
  consumption: { table: 'material issue', rows: issueRows },
  taken: { table: 'taken out', rows: takenRows },
  packing: { table: 'packing', rows: packingRows },
};

/** True for a record that comes out of the factory's workbook. */
export function isReported(draft: Draft): boolean {
  return draft.kind in SHEETS;
}

/** The factory's workbook in the layout of the template: a sheet for each kind of record, with the template's own headers. */
export function reportWorkbook(drafts: readonly Draft[]): Buffer {
  const workbook = utils.book_new();
  for (const [kind, { table, rows }] of Object.entries(SHEETS)) {
    const layout = present(
      TEMPLATE_TABLES.find(({ name }) => name === table),
      `the template has ${table}`,
    );
    const filled = drafts.filter((draft) => draft.kind === kind).flatMap((draft) => rows(bodyOf(draft)));
    const sheet = utils.aoa_to_sheet([
      layout.columns.map(({ english }) => english),
      ...filled.map((row) => layout.columns.map(({ field }) => row[field] ?? null)),
    ]);
    utils.book_append_sheet(workbook, sheet, layout.sheet);
  }
  // The library's types leave open what `write` gives; for this type it is a buffer.
  return write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

function bodyOf(draft: Draft): Body {
  return draft.action === 'record' ? z.record(z.string(), z.unknown()).parse(draft.body) : {};
}

const spanSchema = z.object({ from: z.int(), to: z.int() });

/** First and last unit, both included, as factories count. */
function unitCells(span: unknown): Row {
  const read = spanSchema.safeParse(span);
  return read.success ? { first: read.data.from, last: read.data.to - 1 } : {};
}

const runSchema = z.object({
  code: z.string(),
  product: z.string(),
  site: z.string(),
  line: z.string(),
  started: z.string(),
  ended: z.string(),
  made: z.int(),
  workOrder: z.string(),
});

function runRows(body: Body): Row[] {
  const { code, product, site, line, started, ended, made, workOrder } = runSchema.parse(body);
  const revision = `${product.toUpperCase()} BOM A`;
  const [start, end] = [clock(started), clock(ended)];
  return [{ run: code, product, revision, site: siteName(site), line, start, end, made, workOrder }];
}

function siteName(id: string): string {
  const factory = DEMO_FACTORIES.find(({ site }) => site === id);
  return present(factory, `${id} is a site of the demo`).siteName;
}

const outputSchema = z.object({ run: z.string(), from: z.string(), to: z.string(), units: spanSchema });

function outputRows(body: Body): Row[] {
  const { run, from, to, units } = outputSchema.parse(body);
  return [{ run, from: clock(from), to: clock(to), pieces: units.to - units.from }];
}

const issueSchema = z.object({
  run: z.string(),
  slot: z.string(),
  lot: z.string(),
  quantity: z.int(),
  span: z.unknown().optional(),
  window: z.object({ from: z.string(), to: z.string() }).optional(),
  slip: z.string(),
  date: z.string(),
});

const UNIT_WORDS: Readonly<Record<string, string>> = { GRM: 'g', CMT: 'cm', MTR: 'm', H87: 'pcs' };

function issueRows(body: Body): Row[] {
  const { run, slot, lot, quantity, span, window, slip, date } = issueSchema.parse(body);
  const materials = DEMO_FACTORIES.flatMap((factory) => factory.materials);
  const { code: material, unit } = present(
    materials.find(({ code }) => slip.endsWith(`-${code}`)),
    'a slip names its material',
  );
  const used = window === undefined ? {} : { used: `${clock(window.from)}-${clock(window.to)}` };
  const amount = { quantity, unit: UNIT_WORDS[unit] ?? unit };
  return [{ slip, date, run, slot, material, lot, ...amount, ...unitCells(span), ...used }];
}

const takenSchema = z.object({ run: z.string(), kind: z.string(), quantity: z.int() });

function takenRows(body: Body): Row[] {
  const { run, kind, quantity } = takenSchema.parse(body);
  return [{ run, kind: kind.replace('-', ' '), pieces: quantity }];
}

const packingSchema = z.object({
  series: z.string(),
  from: z.int(),
  to: z.int(),
  contents: z.array(z.object({ run: z.string(), unitsPerCarton: z.int(), span: z.unknown().optional() })),
});

function packingRows(body: Body): Row[] {
  const { series, from, to, contents } = packingSchema.parse(body);
  const cartons = to - from === 1 ? String(from) : `${String(from)}-${String(to - 1)}`;
  return contents.map(({ run, unitsPerCarton, span }) => {
    return { series, cartons, run, perCarton: unitsPerCarton, ...unitCells(span) };
  });
}

/** `2026-05-03T08:00` as people type it. */
function clock(time: string): string {
  return time.replace('T', ' ');
}
