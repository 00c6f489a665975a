import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Artwork, Colour, Symbology } from '../../drawing/artwork.ts';
import { draw, FORMATS } from '../../drawing/draw.ts';
import type { Format } from '../../drawing/draw.ts';
import type { LayoutRequest, PrinterDpi } from '../../drawing/layout-request.ts';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { present } from '../../kit/invariant.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { findVisible } from '../record-reading.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { contentOf } from './label-content.ts';
import type { LabelContent } from './label-content.ts';
import { labelRecord } from './label-store.ts';
import { versionsOf } from './label-versions-store.ts';
import { lookFor } from './label-looks.ts';
import { publicAddressRoot } from './label-public-store.ts';
import { labelLookSchema, labelSchema } from './label.ts';

const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  eps: 'application/postscript',
  ai: 'application/postscript',
  png: 'image/png',
  zpl: 'text/plain',
};

const drawnSchema = z.strictObject({
  name: z.string().describe('Name of the file'),
  mediaType: z.string(),
  sizeBytes: z.int(),
  widthMm: z.number(),
  heightMm: z.number(),
  bleedMm: z.number(),
  version: z.int().nullable().describe('Null: a draft, not for print'),
  warnings: z.array(z.strictObject({ code: z.string(), key: z.string().optional(), says: z.string() })),
  dropped: z.array(z.strictObject({ key: z.string(), says: z.string() })),
  path: z.string().nullable(),
  base64: z.string().nullable().describe('The file, where no path was given'),
});

const drawOperation = readOperation({
  name: 'label.draw',
  summary: 'The artwork of a label, ready to print: SVG, PDF, EPS, AI, PNG or ZPL',
  description:
    'Draws the latest approved version, or the one that is named. A label without one is drawn as a draft, and says so in its name; `draft` draws what is not recorded yet. ' +
    'Nothing of the content is left out: where it does not fit, the answer says what size it needs.',
  permission: 'read',
  positional: ['label'],
  input: z.strictObject({
    label: idSchema.optional().describe('The label'),
    version: z.int().min(1).optional().describe('Approved version; absent: the latest'),
    draft: labelSchema.optional().describe('A label as it would be recorded, instead of one on record'),
    format: z.enum(FORMATS).describe('Format of the file'),
    dpi: z.int().min(36).max(2_400).optional().describe('Resolution of PNG, or of the printer for ZPL'),
    look: labelLookSchema.optional().describe('Another layout, size or method than the label’s own'),
    liveText: z.boolean().optional().describe('Type stays type, with its fonts inside, instead of outlines'),
    out: z.string().min(1).max(1_000).optional().describe('Path to write it to; at the command line only'),
  }),
  output: drawnSchema,
  examples: [{ says: 'For the printer', input: { label: 'bg1-product', format: 'eps' } }],
  run: async (context, input) => {
    const { content, version, address, name } = await drawnContent(context, input);
    const request = requestFor(content, { ...input, address });
    // The fonts and symbols are brought in when something is drawn, not when the program starts.
    const { layOut } = await import('../../drawing/layout.ts');
    const { artwork, warnings, dropped } = await layOut(request);
    const options = { title: name, ...(input.dpi === undefined ? {} : { dpi: input.dpi }) };
    const bytes = Buffer.from(await draw(artwork, input.format, options));
    const file = `${name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')}.${input.format}`;
    const facts = {
      name: file,
      mediaType: MEDIA_TYPES[input.format],
      sizeBytes: bytes.length,
      ...sizeOf(artwork),
      version,
      warnings: [...warnings.map((one) => ({ ...one })), ...ownWarnings(content, address)],
      dropped: dropped.map((one) => ({ ...one })),
    };
    if (input.out === undefined) return { ...facts, path: null, base64: bytes.toString('base64') };
    if (context.mayReadPaths !== true)
      throw new LotproofError('invalid-input', 'A path means nothing here: take the content instead.');
    writeFileSync(input.out, bytes);
    return { ...facts, path: input.out, base64: null };
  },
  show: ({ name, widthMm, heightMm, sizeBytes, version, warnings, path }) =>
    [
      `${name}: ${String(widthMm)} × ${String(heightMm)} mm, ${String(sizeBytes)} bytes${version === null ? ', a DRAFT that nobody approved' : ''}.`,
      ...warnings.map(({ says }) => `Mind: ${says}`),
      path === null ? 'Name a file with --out, or ask for it with --json.' : `Wrote ${path}.`,
    ].join('\n'),
});

function sizeOf({ widthMm, heightMm, bleedMm }: Artwork) {
  return { widthMm, heightMm, bleedMm };
}

interface DrawnContent {
  readonly content: LabelContent;
  readonly version: number | null;
  /** Where its symbol leads; null: nowhere yet. */
  readonly address: string | null;
  readonly name: string;
}

/** A code as long as a real one, for drafts, whose check character is wrong: it leads to the page that says so. */
const DRAFT_CODE = '000000000001';

interface Wanted {
  readonly label?: string | undefined;
  readonly version?: number | undefined;
  readonly draft?: z.output<typeof labelSchema> | undefined;
}

async function drawnContent(context: ReadContext, wanted: Wanted): Promise<DrawnContent> {
  const { transaction, ledger } = context;
  if (wanted.draft !== undefined) {
    const root = await publicAddressRoot(context, transaction, wanted.draft.run);
    return {
      content: contentOf(wanted.draft),
      version: null,
      address: draftAddress(root),
      name: `${wanted.draft.run}-DRAFT`,
    };
  }
  if (wanted.label === undefined)
    throw new LotproofError('invalid-input', 'Name the label that is to be drawn, or give a draft.');
  const { n } = await findVisible(context, labelRecord, wanted.label);
  const versions = await versionsOf(transaction, ledger.kinds, n);
  const version =
    wanted.version === undefined ? versions[0] : versions.find(({ body }) => body.version === wanted.version);
  if (version !== undefined) {
    const { body } = version;
    const name = `${wanted.label}-v${String(body.version)}`;
    return { content: body, version: body.version, address: body.publicAddress ?? null, name };
  }
  if (wanted.version !== undefined)
    throw new LotproofError(
      'not-found',
      `The label "${wanted.label}" has no version ${String(wanted.version)}.`,
    );
  const found = await labelledRecords(transaction, ledger.kinds, [n]);
  const label = labelSchema.parse(present(found.get(n), 'the label stands').body);
  const root = await publicAddressRoot(context, transaction, label.run);
  return {
    content: contentOf(label),
    version: null,
    address: draftAddress(root),
    name: `${wanted.label}-DRAFT`,
  };
}

function draftAddress(root: string | null): string | null {
  return root === null ? null : `${root}/${DRAFT_CODE}`;
}

interface Options {
  readonly look?: z.output<typeof labelLookSchema> | undefined;
  readonly liveText?: boolean | undefined;
  readonly format: Format;
  readonly dpi?: number | undefined;
  readonly address: string | null;
}

/** What the drawing is asked for: every line, none of which may go, and the symbol that leads to the public page. */
function requestFor(content: LabelContent, options: Options): LayoutRequest {
  const look = options.look ?? lookFor(content);
  const { layout, widthMm, heightMm, bleedMm, method, mirrored, symbol } = look;
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
    symbols: symbolsFor(symbol, options.address),
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
  symbol: 'qr' | 'datamatrix' | 'none',
  address: string | null,
): { key: string; symbology: Symbology; data: string }[] {
  return symbol === 'none' || address === null ? [] : [{ key: 'page', symbology: symbol, data: address }];
}

function ownWarnings(content: LabelContent, address: string | null): { code: string; says: string }[] {
  if (lookFor(content).symbol === 'none') return [];
  if (address === null)
    return [
      {
        code: 'no-address',
        says: 'There is no symbol: nobody has said under which address the public page is.',
      },
    ];
  if (!/^https?:\/\/(localhost|127\.|\[::1\])/.test(address)) return [];
  return [
    {
      code: 'address-here',
      says: `The symbol leads to ${address}, which only this machine reaches: set LOTPROOF_PUBLIC_URL, or the address in the label plan.`,
    },
  ];
}

export const LABEL_DRAW_OPERATIONS: readonly Operation[] = [drawOperation];
