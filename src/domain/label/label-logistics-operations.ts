import { z } from 'zod';
import type { LayoutRequest, LineRequest } from '../../drawing/layout-request.ts';
import { draw, FORMATS } from '../../drawing/draw.ts';
import { idSchema } from '../../kit/id.ts';
import { NUMBER_LIMIT } from '../../kit/span.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { drawnFields, MEDIA_TYPES, sizeOf } from './label-drawing-operations.ts';
import { fileName, givenOut } from './label-file-operations.ts';
import { logisticParts } from './logistic-content.ts';
import type { LogisticContent } from './logistic-content.ts';
import { logisticUnit, partyLines } from './logistic-facts-operations.ts';
import type { LogisticUnit } from './logistic-facts-operations.ts';

/** Sizes that rolls and sheets of logistic labels are sold in, in mm. */
const SIZES = {
  a6: { widthMm: 105, heightMm: 148 },
  '4x6': { widthMm: 101.6, heightMm: 152.4 },
  a5: { widthMm: 148, heightMm: 210 },
} as const;

const input = z.strictObject({
  sscc: z
    .string()
    .regex(/^\d{18}$/, 'an SSCC of 18 digits')
    .optional()
    .describe('SSCC: finds what it names, or is proved for the pallet or carton'),
  pallet: idSchema.optional().describe('The pallet'),
  series: idSchema.optional().describe('Carton series of the carton'),
  carton: z.int().min(1).max(NUMBER_LIMIT).optional().describe('Number of the carton in the series'),
  size: z.enum(['a6', '4x6', 'a5']).optional().describe('A6, 4 × 6 inch or A5; absent: a6'),
  method: z
    .enum(['direct-thermal', 'sticker'])
    .optional()
    .describe('How it is printed; absent: direct-thermal'),
  from: idSchema.optional().describe('Party that sends; absent: whose site made the goods'),
  to: idSchema.optional().describe('Party that receives; absent: consignee of the carton series'),
  format: z.enum(FORMATS).describe('Format of the file'),
  dpi: z.int().min(36).max(2_400).optional().describe('Resolution of PNG, or of the printer'),
  out: z.string().min(1).max(1_000).optional().describe('Path to write it to; at the command line only'),
});
type Input = z.output<typeof input>;

const logisticsOperation = readOperation({
  name: 'label.logistics',
  summary: 'The GS1 logistic label of a pallet or carton, with its SSCC',
  description:
    'Three zones: who sends and receives; SSCC, content, count and lot in words; and GS1-128 symbols, that of the SSCC alone and lowest. ' +
    'The check digit of the SSCC is proved. Content and lot are said only where everything inside is the same and its number is known, else the answer says why not; ' +
    'a symbol that has no room is left out, its text stays, and the answer says what size it needs.',
  permission: 'read',
  positional: ['sscc'],
  input,
  output: z.strictObject({
    ...drawnFields,
    sscc: z.string(),
    says: z.string().describe('Element strings of the symbols on it, with brackets'),
    notSaid: z
      .array(z.strictObject({ what: z.enum(['content', 'lot', 'from', 'to', 'sscc']), says: z.string() }))
      .describe('What the record does not say, or not so that a label may'),
  }),
  examples: [
    { says: 'Of a carton', input: { series: 'ABI', carton: 1, sscc: '095213210000010017', format: 'pdf' } },
  ],
  run: async (context, asked) => {
    const unit = await logisticUnit(context, asked);
    const parties = await partiesOf(context, unit, asked);
    const request = requestOf(unit, parties.lines, asked);
    // The fonts and symbols are brought in when something is drawn, not when the program starts.
    const { layOut } = await import('../../drawing/layout.ts');
    const { artwork, warnings, dropped } = await layOut(request);
    const name = `sscc-${unit.content.sscc}`;
    const options = { title: name, ...(asked.dpi === undefined ? {} : { dpi: asked.dpi }) };
    const bytes = Buffer.from(await draw(artwork, asked.format, options));
    const drawn = artwork.shapes.filter((shape) => shape.kind === 'symbol');
    return {
      name: fileName(name, asked.format),
      mediaType: MEDIA_TYPES[asked.format],
      ...sizeOf(artwork),
      warnings: warnings.map((one) => ({ ...one })),
      dropped: dropped.map((one) => ({ ...one })),
      sscc: unit.content.sscc,
      says: drawn
        .map(({ data }) => data)
        .reverse()
        .join(' '),
      notSaid: [...unit.notSaid, ...parties.notSaid].map((one) => ({ ...one })),
      ...givenOut(context, bytes, asked.out),
    };
  },
  show: ({ name, widthMm, heightMm, sizeBytes, says, warnings, dropped, notSaid, path }) =>
    [
      `${name}: ${String(widthMm)} × ${String(heightMm)} mm, ${String(sizeBytes)} bytes, says ${says}.`,
      ...notSaid.map((one) => `Not said: ${one.what}. ${one.says}`),
      ...dropped.map((one) => `Left out: the symbol of ${one.key}. ${one.says}`),
      ...warnings.map((one) => `Mind: ${one.says}`),
      path === null ? 'Name a file with --out, or ask for it with --json.' : `Wrote ${path}.`,
    ].join('\n'),
});

type Parties = Pick<LogisticUnit, 'notSaid'> & { readonly lines: readonly LineRequest[] };

/** Sender and receiver, each under its word. A factory's people see no customer that they do not name themselves. */
async function partiesOf(
  context: ReadContext,
  { series, facts, cartons }: LogisticUnit,
  asked: Input,
): Promise<Parties> {
  const makers = [...new Set(facts.flatMap(({ maker }) => maker?.id ?? []))];
  const sender = asked.from ?? (makers.length === 1 ? makers[0] : undefined);
  const receiver = asked.to ?? (context.actor.sites === null ? series?.consignee : undefined);
  const order = series?.purchaseOrder ?? series?.code;
  const lines: LineRequest[] = [
    ...(sender === undefined ? [] : block('from', 'FROM', await partyLines(context, sender), 'left')),
    ...(receiver === undefined ? [] : block('to', 'TO', await partyLines(context, receiver), 'right')),
    ...(order === undefined ? [] : [line('order', `Order: ${order}`, 'right')]),
    ...(cartons > 1 ? [line('cartons', `Cartons: ${String(cartons)}`, 'right')] : []),
  ];
  const notSaid = [
    ...(sender === undefined
      ? [{ what: 'from' as const, says: 'Who sends it is not on record: say it with `from`.' }]
      : []),
    ...(receiver === undefined
      ? [{ what: 'to' as const, says: 'Who receives it is not on record: say it with `to`.' }]
      : []),
  ];
  return { lines, notSaid };
}

function block(
  key: string,
  title: string,
  texts: readonly string[],
  column: 'left' | 'right',
): LineRequest[] {
  return [
    line(key, title, column),
    ...texts.map((text, at) => ({ ...line(key, text, column), emphasis: at === 0 })),
  ];
}

function line(key: string, text: string, column: 'left' | 'right'): LineRequest {
  return { key, text, language: 'en', column };
}

function requestOf(
  { content }: { content: LogisticContent },
  lines: readonly LineRequest[],
  asked: Input,
): LayoutRequest {
  const { size = 'a6', method = 'direct-thermal', format, dpi } = asked;
  const printerDpi = dpi === 300 || dpi === 600 ? dpi : 203;
  return {
    layout: 'sscc',
    ...SIZES[size],
    printMethod: method,
    colour: { kind: 'black' },
    ...(format === 'zpl' ? { printerDpi } : {}),
    lines,
    ...logisticParts(content),
  };
}

export const LABEL_LOGISTICS_OPERATIONS: readonly Operation[] = [logisticsOperation];
