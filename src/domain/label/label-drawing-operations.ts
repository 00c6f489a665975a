import type { z } from 'zod';
import type { Transaction } from '../../db/database.ts';
import type { Artwork, Colour, Symbology } from '../../drawing/artwork.ts';
import type { Format } from '../../drawing/draw.ts';
import type { LayoutRequest, PrinterDpi } from '../../drawing/layout-request.ts';
import { LotproofError } from '../../kit/errors.ts';
import { present } from '../../kit/invariant.ts';
import type { Context, ReadContext } from '../../operation/operation.ts';
import { findVisible } from '../record-reading.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { contentOf } from './label-content.ts';
import type { LabelContent } from './label-content.ts';
import { loadLabelFacts } from './label-facts-store.ts';
import { gs1Text, inSymbolFor, LINK_ROOT, saysGs1 } from './label-symbol.ts';
import type { InSymbol } from './label-symbol.ts';
import { lookFor } from './label-looks.ts';
import { publicAddressRoot } from './label-public-store.ts';
import { labelRecord } from './label-store.ts';
import { versionsOf } from './label-versions-store.ts';
import { labelSchema } from './label.ts';
import type { Label, labelLookSchema } from './label.ts';

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
  readonly name: string;
}

/** A code as long as a real one, for drafts, whose check character is wrong: it leads to the page that says so. */
const DRAFT_CODE = '000000000001';

interface Wanted {
  readonly label?: string | undefined;
  readonly version?: number | undefined;
  readonly draft?: z.output<typeof labelSchema> | undefined;
}

/** What is drawn of a label. Throws `not-found` for a label or version that is not there, `invalid-input` when none is named. */
export async function drawnContent(context: ReadContext, wanted: Wanted): Promise<DrawnContent> {
  const { transaction, ledger } = context;
  if (wanted.draft !== undefined) return draftContent(context, wanted.draft, wanted.draft.run);
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
    return { content: body, version: body.version, approved, ...symbol, name };
  }
  if (wanted.version !== undefined)
    throw new LotproofError(
      'not-found',
      `The label "${wanted.label}" has no version ${String(wanted.version)}.`,
    );
  const found = await labelledRecords(transaction, ledger.kinds, [n]);
  const label = labelSchema.parse(present(found.get(n), 'the label stands').body);
  return draftContent(context, label, wanted.label);
}

/** A label as it stands, which nobody approved. */
async function draftContent(context: ReadContext, label: Label, name: string): Promise<DrawnContent> {
  const { transaction } = context;
  const root = await publicAddressRoot(context, transaction, label.run);
  return {
    content: contentOf(label),
    version: null,
    approved: null,
    address: draftAddress(root),
    inSymbol: await symbolOf(context, transaction, label),
    name: `${name}-DRAFT`,
  };
}

/** What the GS1 symbol of a label says by the record as it is; null: its symbol leads to the page, or there is none. */
export async function symbolOf(
  context: Context,
  transaction: Transaction,
  label: Label,
): Promise<InSymbol | null> {
  if (!saysGs1(label)) return null;
  const { kinds } = context.ledger;
  const run = await findVisible({ ...context, transaction }, present(kinds.get('run'), 'run'), label.run);
  return inSymbolFor(label, await loadLabelFacts(transaction, kinds, run.n));
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
  readonly serial?: string | undefined;
}

/** What the drawing is asked for: every line, none of which may go, and the symbol that leads to the public page. */
export function requestFor(content: LabelContent, options: Options): LayoutRequest {
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

function symbolsFor(
  { symbol, symbolSays = 'page' }: z.output<typeof labelLookSchema>,
  { address, inSymbol, serial }: Options,
): { key: string; symbology: Symbology; data: string }[] {
  if (symbol === 'none') return [];
  if (symbolSays === 'page')
    return address === null ? [] : [{ key: 'page', symbology: symbol, data: address }];
  if (inSymbol === null)
    throw new LotproofError(
      'invalid-input',
      'No GTIN was approved with this label: change the look of the label itself, and approve it again.',
    );
  const symbology = symbolSays === 'element-string' ? (`gs1-${symbol}` as const) : symbol;
  return [{ key: 'gs1', symbology, data: gs1Text(inSymbol, symbolSays, serial) }];
}

interface OwnWarning {
  readonly code: string;
  readonly says: string;
  readonly inChinese: string;
}

/** What to mind about the symbol that leads to the public page. */
export function ownWarnings(content: LabelContent, address: string | null): OwnWarning[] {
  const { symbol, symbolSays } = lookFor(content);
  if (symbol === 'none' || symbolSays === 'element-string') return [];
  if (symbolSays === 'digital-link')
    return [
      {
        code: 'link-elsewhere',
        says: `The symbol leads to ${LINK_ROOT}, which knows the way only where the firm has registered one with GS1.`,
        inChinese: `二维码通往 ${LINK_ROOT}，只有公司在 GS1 登记过去向时才能打开。`,
      },
    ];
  if (address === null)
    return [
      {
        code: 'no-address',
        says: 'There is no symbol: nobody has said under which address the public page is.',
        inChinese: '没有二维码：还没有人说明公开页面的网址。',
      },
    ];
  if (!/^https?:\/\/(localhost|127\.|\[::1\])/.test(address)) return [];
  return [
    {
      code: 'address-here',
      says: `The symbol leads to ${address}, which only this machine reaches: set LOTPROOF_PUBLIC_URL, or the address in the label plan.`,
      inChinese: `二维码通往 ${address}，只有本机能打开：请设置 LOTPROOF_PUBLIC_URL，或在标签方案中填写网址。`,
    },
  ];
}
