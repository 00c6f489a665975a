import { z } from 'zod';
import { CODE_TEXT_LIMIT } from '../../kit/code-key.ts';
import { recordReferenceSchema } from '../../kit/record-fields.ts';
import { kindNamed } from '../../ledger/ledger.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { findVisible } from '../record-reading.ts';
import { findCode } from '../trace/find-operations.ts';
import type { FoundThing } from '../trace/find-answer.ts';
import { recallsOn } from './recalls-on-store.ts';
import type { Goods, RecallOn } from './recalls-on-store.ts';

const recallOnSchema = z.strictObject({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  declaredOn: z.string(),
  extent: z.enum(['all', 'some']).describe('Whether all of it is recalled, or some'),
  advice: z.string().nullable().describe('What people are told to do'),
});

const aboutOperation = readOperation({
  name: 'recall.about',
  summary: 'The recalls on a run, product, shipment or carton series',
  description:
    'What was packed, moved or reworked since the recall counts as recalled with it. Of anything else it answers none.',
  permission: 'read',
  input: z.strictObject({ of: recordReferenceSchema }),
  output: z.strictObject({ recalls: z.array(recallOnSchema) }),
  examples: [{ says: 'Whether a run is recalled', input: { of: { kind: 'run', id: 'bg1' } } }],
  run: async (context, { of }) => {
    const { n } = await findVisible(context, kindNamed(context.ledger, of.kind), of.id);
    return { recalls: await shownRecalls(context, goodsOf(of.kind, n)) };
  },
});

const CHECKED = ['recalled', 'in-part', 'none', 'not-goods'] as const;

const checkSchema = z.strictObject({
  code: z.string(),
  answer: z
    .enum(['recalled', 'in-part', 'none', 'not-goods', 'not-found'])
    .describe(
      'The strongest over everything the code names; `none`: no recall is on record here, which proves nothing of other lists',
    ),
  things: z.array(
    z.strictObject({
      kind: z.string(),
      id: z.string(),
      label: z.string(),
      answer: z.enum(CHECKED),
      recalls: z.array(recallOnSchema),
    }),
  ),
  complete: z.boolean().describe('False: the code names more things than were looked at'),
});
type Checked = z.infer<typeof checkSchema>;

const checkOperation = readOperation({
  name: 'recall.check',
  summary: 'Whether what a code names is recalled: a lot code, carton mark, product or shipment',
  permission: 'read',
  positional: ['code'],
  input: z.strictObject({
    code: z.string().min(1).max(CODE_TEXT_LIMIT).describe('As typed, pasted or scanned'),
  }),
  output: checkSchema,
  examples: [{ says: 'A lot code', input: { code: 'ABC0921-VN-BG1' } }],
  run: check,
  show: checkText,
});

async function check(context: ReadContext, { code }: { readonly code: string }): Promise<Checked> {
  const found = await findCode(context, code);
  const things: Checked['things'] = [];
  for (const thing of found.things.filter(({ suggestion }) => !suggestion)) {
    const goods = await goodsNamed(context, thing);
    const recalls = await shownRecalls(context, goods);
    const answer = answerOf(goods, recalls);
    things.push({ kind: thing.kind, id: thing.id, label: thing.label, answer, recalls });
  }
  const strongest = CHECKED.find((one) => things.some(({ answer }) => answer === one));
  return { code, answer: strongest ?? 'not-found', things, complete: found.complete };
}

function answerOf(
  goods: Goods | null,
  recalls: readonly { readonly extent: string }[],
): Checked['things'][number]['answer'] {
  if (goods === null) return 'not-goods';
  if (recalls.length === 0) return 'none';
  return recalls.some(({ extent }) => extent === 'all') ? 'recalled' : 'in-part';
}

async function goodsNamed(
  context: ReadContext,
  { kind, id, carton, variant }: FoundThing,
): Promise<Goods | null> {
  const numberOf = async (of: string, named: string): Promise<number> =>
    (await findVisible(context, kindNamed(context.ledger, of), named)).n;
  if (carton !== null) {
    const series = await numberOf('carton-series', carton.series);
    return { series, range: { from: carton.number, to: carton.number + 1 } };
  }
  if (variant !== null) return { product: await numberOf('product', variant.product) };
  return goodsOf(kind, await numberOf(kind, id));
}

function goodsOf(kind: string, n: number): Goods | null {
  if (kind === 'run') return { run: n };
  if (kind === 'product') return { product: n };
  if (kind === 'shipment') return { shipment: n };
  return kind === 'carton-series' ? { series: n, range: null } : null;
}

async function shownRecalls({ transaction, ledger }: ReadContext, goods: Goods | null) {
  const recalls = goods === null ? [] : await recallsOn(transaction, ledger.kinds, goods);
  return recalls.map(shownRecall);
}

function shownRecall({ id, body, extent }: RecallOn): z.infer<typeof recallOnSchema> {
  const { code, title, declaredOn, advice = null } = body;
  return { id, code, title, declaredOn, extent, advice };
}

const SAYS: Readonly<Record<Checked['answer'], string>> = {
  recalled: 'RECALLED',
  'in-part': 'RECALLED IN PART',
  none: 'no recall on record here',
  'not-goods': 'not goods',
  'not-found': 'nothing on record is called that',
};

function checkText({ code, answer, things }: Checked): string {
  const lines = [`${code}: ${SAYS[answer]}`];
  for (const thing of things) {
    lines.push(`  ${thing.kind} ${thing.id}: ${SAYS[thing.answer]}`);
    for (const { code: number, title, declaredOn, advice } of thing.recalls) {
      lines.push(`    ${number} of ${declaredOn}: ${title}`);
      if (advice !== null) lines.push(`    ${advice}`);
    }
  }
  return lines.join('\n');
}

/** Recalls seen from what they recall. */
export const RECALL_ABOUT_OPERATIONS: readonly Operation[] = [aboutOperation, checkOperation];
