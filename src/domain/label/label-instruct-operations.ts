import { z } from 'zod';
import type { BothWords } from '../../drawing/instruction-words.ts';
import { idSchema } from '../../kit/id.ts';
import { present } from '../../kit/invariant.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { findVisible } from '../record-reading.ts';
import { drawnContent, goingOut, requestFor, warningSchema } from './label-drawing-operations.ts';
import type { DrawnContent } from './label-drawing-operations.ts';
import { loadLabelFacts, loadMarkFacts } from './label-facts-store.ts';
import { ownWarnings } from './label-warnings-operations.ts';
import { fileName, givenOut } from './label-file-operations.ts';
import { askWords, placesWords, productWords, stateWords } from './label-instruction-words-operations.ts';
import { placePictures } from './label-pictures-operations.ts';
import { labelLookSchema } from './label.ts';

const bothSchema = z.strictObject({
  en: z.string().min(1).max(600).describe('In English'),
  zh: z.string().min(1).max(600).optional().describe('In Chinese; absent: the English stands alone'),
});

const FILES = ['eps', 'pdf', 'ai', 'svg', 'png', 'zpl'] as const;

const instructOperation = readOperation({
  name: 'label.instruct',
  summary: 'The print instruction of a label: one A4 page for the factory, English and Chinese',
  description:
    'Picture with dimensions, method, colour, where the mark goes on product and packages, what it has to stand, what to look at on the first article, and whom to ask: ' +
    'from the label and its run. Each place is drawn, or shown on a photo on record, as the `picture` of its label says; a place that no label shows is said not to be shown. A label that nobody approved says on the page that it is not to be printed. Texts too long for one page are refused.',
  permission: 'read',
  positional: ['label'],
  input: z.strictObject({
    label: idSchema.describe('The label'),
    version: z.int().min(1).optional().describe('Approved version; absent: the latest'),
    look: labelLookSchema.optional().describe('Another layout, size or method than the label’s own'),
    files: z
      .array(z.enum(FILES))
      .min(1)
      .max(6)
      .optional()
      .describe('Formats of the artwork that goes with it; absent: EPS and PDF'),
    where: bothSchema.optional().describe('Where exactly it goes; absent: as the label says'),
    permanence: bothSchema.required().optional().describe('What it has to stand; absent: as the method does'),
    checks: z
      .array(bothSchema.required())
      .max(6)
      .optional()
      .describe('Checks of the first article besides the usual ones'),
    ask: z
      .string()
      .min(1)
      .max(300)
      .optional()
      .describe('Whom to ask; absent: who approved it, and phone and e-mail of the label'),
    out: z.string().min(1).max(1_000).optional().describe('Path to write it to; at the command line only'),
  }),
  output: z.strictObject({
    name: z.string().describe('Name of the file'),
    mediaType: z.literal('application/pdf'),
    sizeBytes: z.int(),
    version: z.int().nullable().describe('Null: a draft, not for print'),
    ask: z.string().nullable().describe('Null: nobody is on record'),
    warnings: z.array(warningSchema),
    path: z.string().nullable(),
    base64: z.string().nullable().describe('The PDF, where no path was given'),
  }),
  examples: [{ says: 'For the factory', input: { label: 'bg1-product' } }],
  run: async (context, input) => {
    const drawn = await drawnContent(context, input);
    const told = await instructionOf(context, drawn, input);
    // The fonts and symbols are brought in when something is drawn, not when the program starts.
    const { layOut } = await import('../../drawing/layout.ts');
    const { drawPrintInstruction } = await import('../../drawing/print-instruction.ts');
    const request = requestFor(drawn.content, {
      look: input.look,
      address: drawn.address,
      inSymbol: drawn.inSymbol,
      template: drawn.template,
    });
    const { artwork, warnings } = await layOut(request);
    const ask = askWords(drawn, input.ask);
    const bytes = Buffer.from(
      await drawPrintInstruction({
        ...told,
        artwork: await goingOut(artwork, drawn, 'pdf'),
        ask: ask ?? 'Nobody is on record 无记录',
      }),
    );
    return {
      name: fileName(`${drawn.name}-instruction`, 'pdf'),
      mediaType: 'application/pdf' as const,
      version: drawn.version,
      ask,
      warnings: [
        ...warnings.map((one) => ({ ...one })),
        ...ownWarnings(drawn),
        ...(ask === null ? [NOBODY_TO_ASK] : []),
      ],
      ...givenOut(context, bytes, input.out),
    };
  },
  show: ({ name, sizeBytes, version, warnings, path }) =>
    [
      `${name}: one A4 page, ${String(sizeBytes)} bytes${version === null ? ', of a DRAFT that nobody approved' : ''}.`,
      ...warnings.map(({ says }) => `Mind: ${says}`),
      path === null ? 'Name a file with --out, or ask for it with --json.' : `Wrote ${path}.`,
    ].join('\n'),
});

const NOBODY_TO_ASK = {
  code: 'nobody-to-ask',
  says: 'Nobody to ask is on record: say so with `ask`, or approve the label.',
  inChinese: '记录中没有可询问的人：请批准标签，或用 `ask` 写明。',
};

interface Wanted {
  readonly label: string;
  readonly files?: readonly string[] | undefined;
  readonly where?: { readonly en: string; readonly zh?: string | undefined } | undefined;
  readonly permanence?: BothWords | undefined;
  readonly checks?: readonly BothWords[] | undefined;
}

/** All of the page but the picture and whom to ask. */
async function instructionOf(context: ReadContext, drawn: DrawnContent, wanted: Wanted) {
  const { transaction, ledger } = context;
  const { content, name } = drawn;
  const run = await findVisible(context, present(ledger.kinds.get('run'), 'run'), content.run);
  const facts = await loadLabelFacts(transaction, ledger.kinds, run.n);
  const { labels } = await loadMarkFacts(transaction, ledger.kinds, run.n);
  const others = labels.filter(({ id }) => id !== wanted.label);
  const own = labels.filter(({ id }) => id === wanted.label);
  return {
    product: productWords(facts),
    batch: facts.run.body.code,
    state: stateWords(drawn),
    files: (wanted.files ?? ['eps', 'pdf']).map((format) => fileName(name, format)),
    places: placesWords(content, others, wanted.where),
    pictures: await placePictures(context, own, others),
    ...(wanted.permanence === undefined ? {} : { permanence: wanted.permanence }),
    checks: wanted.checks ?? [],
  };
}

export const LABEL_INSTRUCT_OPERATIONS: readonly Operation[] = [instructOperation];
