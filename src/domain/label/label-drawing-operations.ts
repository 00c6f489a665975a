import { z } from 'zod';
import type { Transaction } from '../../db/database.ts';
import type { Artwork, Colour } from '../../drawing/artwork.ts';
import type { Format } from '../../drawing/draw.ts';
import type { LayoutRequest, PrinterDpi, SymbolRequest } from '../../drawing/layout-request.ts';
import type { Template } from '../../drawing/template.ts';
import { LotproofError } from '../../kit/errors.ts';
import { present } from '../../kit/invariant.ts';
import type { Context, ReadContext } from '../../operation/operation.ts';
import { findVisible } from '../record-reading.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { contentOf } from './label-content.ts';
import type { LabelContent } from './label-content.ts';
import { loadLabelFacts } from './label-facts-store.ts';
import { barcodeDigits, gs1Text, inSymbolFor, notApproved, wantedInSymbol } from './label-symbol.ts';
import type { InSymbol } from './label-symbol.ts';
import { lookFor } from './label-looks.ts';
import { publicAddressRoot } from './label-public-store.ts';
import { labelRecord } from './label-store.ts';
import { filledFile, usedTemplate } from './label-template-drawing-operations.ts';
import type { UsedTemplate } from './label-template-drawing-operations.ts';
import { versionsOf } from './label-versions-store.ts';
import { labelSchema } from './label.ts';
import type { Label, labelLookSchema } from './label.ts';

export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  eps: 'application/postscript',
  ai: 'application/postscript',
  png: 'image/png',
  zpl: 'text/plain',
};

/** What to mind before it is printed. */
export const warningSchema = z.strictObject({
  code: z.string(),
  key: z.string().optional(),
  says: z.string(),
  inChinese: z.string(),
});

/** What every answer with one artwork says. */
export const drawnFields = {
  name: z.string().describe('Name of the file'),
  mediaType: z.string(),
  sizeBytes: z.int(),
  widthMm: z.number(),
  heightMm: z.number(),
  bleedMm: z.number(),
  warnings: z.array(warningSchema),
  dropped: z.array(z.strictObject({ key: z.string(), says: z.string() })),
  path: z.string().nullable(),
  base64: z.string().nullable().describe('The file, where no path was given'),
} as const;

/** Size of the trimmed label, and the bleed around it. */
export function sizeOf({ widthMm, heightMm, bleedMm }: Artwork) {
  return { widthMm, heightMm, bleedMm };
}

/** A label as it is to be drawn: its latest approved version, the one that is named, or a draft. */
export interface DrawnContent {
  readonly content: LabelContent;
  readonly version: number | null;
  /** The version that is drawn; null: a draft. */
  readonly approved: { readonly id: string; readonly by: string; readonly on: string } | null;
  /** Where its symbol leads; null: nowhere yet. */
  readonly address: string | null;
  /** What a GS1 symbol says; null: the symbol leads to the page. */
  readonly inSymbol: InSymbol | null;
  /** By which it is drawn or was written; null: by none. */
  readonly template: UsedTemplate | null;
  readonly name: string;
}

/** Whether it may not be printed: nobody approved it, or its template. Its press files then bear the word. */
export function isDraft({ version, template }: Pick<DrawnContent, 'version' | 'template'>): boolean {
  return version === null || template?.body.state === 'draft';
}

/** Files that a press or printer would take as they are; the others are pictures for people. */
const PRESS_FORMATS: readonly Format[] = ['eps', 'pdf', 'ai', 'zpl'];

/** The artwork as it goes out in a format. */
export async function goingOut(
  artwork: Artwork,
  drawn: Pick<DrawnContent, 'version' | 'template'>,
  format: Format,
) {
  if (!isDraft(drawn) || !PRESS_FORMATS.includes(format)) return artwork;
  const { withDraftMark } = await import('../../drawing/draft-mark.ts');
  return withDraftMark(artwork);
}

/** A code as long as a real one, for drafts, whose check character is wrong: it leads to the page that says so. */
const DRAFT_CODE = '000000000001';

interface Wanted {
  readonly label?: string | undefined;
  readonly version?: number | undefined;
  readonly draft?: z.output<typeof labelSchema> | undefined;
  /** Another look: what it needs besides is taken from the record where nobody approved the label. */
  readonly look?: z.output<typeof labelLookSchema> | undefined;
}

/** What is drawn of a label. Throws `not-found` for a label or version that is not there, `invalid-input` when none is named. */
export async function drawnContent(context: ReadContext, wanted: Wanted): Promise<DrawnContent> {
  const { transaction, ledger } = context;
  const { look } = wanted;
  if (wanted.draft !== undefined) return draftContent(context, wanted.draft, wanted.draft.run, look);
  if (wanted.label === undefined)
    throw new LotproofError('invalid-input', 'Name the label that is to be drawn, or give a draft.');
  const { n } = await findVisible(context, labelRecord, wanted.label);
  const versions = await versionsOf(transaction, ledger.kinds, n);
  const version =
    wanted.version === undefined ? versions[0] : versions.find(({ body }) => body.version === wanted.version);
  if (version !== undefined) {
    const { body } = version;
    const name = `${wanted.label}-v${String(body.version)}`;
    const approved = { id: version.id, by: body.approvedBy, on: body.approvedOn };
    const { publicAddress, inSymbol } = body;
    const symbol = { address: publicAddress ?? null, inSymbol: inSymbol ?? null };
    const template = await templateFor(context, transaction, body.template);
    return { content: body, version: body.version, approved, ...symbol, template, name };
  }
  if (wanted.version !== undefined)
    throw new LotproofError(
      'not-found',
      `The label "${wanted.label}" has no version ${String(wanted.version)}.`,
    );
  const found = await labelledRecords(transaction, ledger.kinds, [n]);
  const label = labelSchema.parse(present(found.get(n), 'the label stands').body);
  return draftContent(context, label, wanted.label, look);
}

/** A label as it stands, which nobody approved. */
async function draftContent(
  context: ReadContext,
  label: Label,
  name: string,
  look: Label['look'],
): Promise<DrawnContent> {
  const { transaction } = context;
  const root = await publicAddressRoot(context, transaction, label.run);
  const template = await templateFor(context, transaction, label.template);
  return {
    content: contentOf(label),
    version: null,
    approved: null,
    address: draftAddress(root),
    inSymbol: await symbolOf(context, transaction, { ...label, look: look ?? label.look }, template),
    template,
    name: `${name}-DRAFT`,
  };
}

export async function templateFor(
  context: Context,
  transaction: Transaction,
  template: string | undefined,
): Promise<UsedTemplate | null> {
  return template === undefined ? null : usedTemplate(context, transaction, template);
}

/** What the symbols of a label say of GTIN and lot by the record as it is; null: they lead to the page, or there are none. */
export async function symbolOf(
  context: Context,
  transaction: Transaction,
  label: Label,
  template: UsedTemplate | null,
): Promise<InSymbol | null> {
  const wanted = wantedInSymbol(label, template?.body.file?.text);
  if (wanted === null) return null;
  const { kinds } = context.ledger;
  const run = await findVisible({ ...context, transaction }, present(kinds.get('run'), 'run'), label.run);
  return inSymbolFor(label.place, await loadLabelFacts(transaction, kinds, run.n), wanted);
}

/** The file that a label is drawn by: that of its template, where it has no look of its own. */
export function fileOf({ look }: Pick<Label, 'look'>, template: UsedTemplate | null): Template | null {
  return look === undefined ? (template?.file ?? null) : null;
}

function draftAddress(root: string | null): string | null {
  return root === null ? null : `${root}/${DRAFT_CODE}`;
}

interface Options {
  readonly look?: z.output<typeof labelLookSchema> | undefined;
  readonly liveText?: boolean | undefined;
  readonly format?: Format | undefined;
  readonly dpi?: number | undefined;
  readonly address: string | null;
  readonly inSymbol: InSymbol | null;
  readonly template: UsedTemplate | null;
  readonly serial?: string | undefined;
}

/** What the drawing is asked for: every line, none of which may go, and the symbol that leads to the public page. */
export function requestFor(content: LabelContent, options: Options): LayoutRequest {
  const file = fileOf({ look: options.look ?? content.look }, options.template);
  if (file !== null) {
    const { liveText } = options;
    const filled = filledFile(file, content, options);
    return { ...filled, ...printer(options), ...(liveText === undefined ? {} : { liveText }) };
  }
  const look = options.look ?? lookFor(content);
  const { layout, widthMm, heightMm, bleedMm, method, mirrored } = look;
  return {
    layout,
    widthMm,
    heightMm,
    ...(bleedMm === undefined ? {} : { bleedMm }),
    printMethod: method,
    colour: colourOf(look.spot),
    ...(mirrored === undefined ? {} : { mirrored }),
    ...printer(options),
    lines: content.lines.map(({ key, text, language }, index) => ({
      key: `${key}-${String(index + 1)}`,
      text,
      language: language ?? 'en',
      emphasis: layout === 'carton-mark' && key === 'cohort',
    })),
    symbols: symbolsFor(look, options),
    ...(options.liveText === undefined ? {} : { liveText: options.liveText }),
  };
}

function colourOf(spot: string | undefined): Colour {
  return spot === undefined
    ? { kind: 'black' }
    : { kind: 'spot', name: spot, cmyk: { c: 0, m: 0, y: 0, k: 100 } };
}

function printer({ format, dpi }: Options): { printerDpi?: PrinterDpi } {
  if (format !== 'zpl') return {};
  return { printerDpi: dpi === 300 || dpi === 600 ? dpi : 203 };
}

function symbolsFor(look: z.output<typeof labelLookSchema>, options: Options): SymbolRequest[] {
  const { barcode } = look;
  if (barcode === undefined) return matrixFor(look, options);
  if (options.inSymbol === null) throw notApproved();
  const data = barcodeDigits(options.inSymbol.gtin, barcode);
  return [...matrixFor(look, options), { key: 'barcode', symbology: barcode, data }];
}

function matrixFor(
  { symbol, symbolSays = 'page' }: z.output<typeof labelLookSchema>,
  { address, inSymbol, serial }: Options,
): SymbolRequest[] {
  if (symbol === 'none') return [];
  if (symbolSays === 'page')
    return address === null ? [] : [{ key: 'page', symbology: symbol, data: address }];
  if (inSymbol === null) throw notApproved();
  const symbology = symbolSays === 'element-string' ? (`gs1-${symbol}` as const) : symbol;
  return [{ key: 'gs1', symbology, data: gs1Text(inSymbol, symbolSays, serial) }];
}
