import { z } from 'zod';
import { draw, FORMATS } from '../../drawing/draw.ts';
import { idSchema } from '../../kit/id.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation } from '../../operation/operation.ts';
import {
  drawnContent,
  drawnFields,
  goingOut,
  MEDIA_TYPES,
  requestFor,
  sizeOf,
} from './label-drawing-operations.ts';
import { ownWarnings } from './label-warnings-operations.ts';
import { fileName, givenOut } from './label-file-operations.ts';
import type { UsedTemplate } from './label-template-drawing-operations.ts';
import { labelLookSchema, labelSchema } from './label.ts';

const drawnSchema = z.strictObject({
  ...drawnFields,
  version: z.int().nullable().describe('Null: a draft, not for print'),
  template: z
    .strictObject({
      id: z.string(),
      name: z.string(),
      version: z.int(),
      state: z.enum(['draft', 'approved']),
    })
    .nullable()
    .describe('Label template and its version; null: none'),
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
    const drawn = await drawnContent(context, input);
    const { content, version, address, inSymbol, template, name } = drawn;
    const request = requestFor(content, { ...input, address, inSymbol, template });
    // The fonts and symbols are brought in when something is drawn, not when the program starts.
    const { layOut } = await import('../../drawing/layout.ts');
    const { artwork, warnings, dropped } = await layOut(request);
    const options = { title: name, ...(input.dpi === undefined ? {} : { dpi: input.dpi }) };
    const bytes = Buffer.from(
      await draw(await goingOut(artwork, drawn, input.format), input.format, options),
    );
    const facts = {
      name: fileName(name, input.format),
      mediaType: MEDIA_TYPES[input.format],
      ...sizeOf(artwork),
      version,
      template: template === null ? null : toldTemplate(template),
      warnings: [...warnings.map((one) => ({ ...one })), ...ownWarnings(drawn)],
      dropped: dropped.map((one) => ({ ...one })),
    };
    return { ...facts, ...givenOut(context, bytes, input.out) };
  },
  show: ({ name, widthMm, heightMm, sizeBytes, version, template, warnings, path }) =>
    [
      `${name}: ${String(widthMm)} × ${String(heightMm)} mm, ${String(sizeBytes)} bytes${version === null ? ', a DRAFT that nobody approved' : ''}.`,
      ...(template === null
        ? []
        : [`Template ${template.name}, version ${String(template.version)}, ${template.state}.`]),
      ...warnings.map(({ says }) => `Mind: ${says}`),
      path === null ? 'Name a file with --out, or ask for it with --json.' : `Wrote ${path}.`,
    ].join('\n'),
});

function toldTemplate({ id, body }: UsedTemplate) {
  return { id, name: body.name, version: body.version, state: body.state };
}

export const LABEL_DRAW_OPERATIONS: readonly Operation[] = [drawOperation];
