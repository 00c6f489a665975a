import { z } from 'zod';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { kindNamed } from '../../ledger/ledger.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation } from '../../operation/operation.ts';
import { findVisible } from '../record-reading.ts';
import { loadLabelFacts, loadMarkFacts } from './label-facts-store.ts';
import type { MarkFacts } from './label-facts.ts';
import { findingsOf, outcomesOf, OUTCOMES } from './label-findings.ts';
import { LABEL_PLACES, labelSchema } from './label.ts';
import { BASES, CONFIDENCES, RULES_READ } from './label-rules.ts';

const findingSchema = z.strictObject({
  rule: z.string(),
  basis: z.enum(BASES).describe('Whose demand: the law, or a channel’s, or good practice'),
  outcome: z.enum(OUTCOMES),
  reason: z.string().describe('Key of the sentence in `says`'),
  values: z.record(z.string(), z.string()),
  place: z.enum(LABEL_PLACES).nullable(),
  asks: z.string().describe('What the rule asks for'),
  says: z.string(),
  inChinese: z.strictObject({ asks: z.string(), says: z.string() }).describe('The same two in Chinese'),
  citation: z.string(),
  url: z.string().nullable(),
  since: z.string().nullable(),
  confidence: z.enum(CONFIDENCES),
});

const checkedSchema = z.strictObject({
  run: z.string(),
  rulesRead: z.string().describe('Month in which the rules were read'),
  outcomes: z.array(
    z.strictObject({
      basis: z.enum(BASES),
      outcome: z.enum(OUTCOMES),
      counts: z.strictObject({
        met: z.int(),
        'not-met': z.int(),
        unknown: z.int(),
        'not-applicable': z.int(),
      }),
    }),
  ),
  findings: z.array(findingSchema),
});

const checkOperation = readOperation({
  name: 'label.check',
  summary: 'The labels of a run held against the law, channel demands and the record',
  description:
    'Each finding is met, not met, unknown or not applicable, with its citation, since when it applies and how sure we are of the rule. Legal minimum, marks of durable ' +
    'infant products, channel demands and good practice are counted apart. It is no legal advice. `draft` shows what a label would change before it is recorded.',
  permission: 'trace',
  positional: ['run'],
  input: z.strictObject({
    run: idSchema.describe('Run whose labels are checked'),
    draft: labelSchema.optional().describe('A label as it would be recorded'),
    replaces: idSchema.optional().describe('Label that the draft stands for'),
  }),
  output: checkedSchema,
  examples: [{ says: 'What is missing', input: { run: 'bg1' } }],
  run: async (context, { run, draft, replaces }) => {
    const { transaction, ledger } = context;
    const standing = await findVisible(context, kindNamed(ledger, 'run'), run);
    if (standing.withdrawn === 1) throw new LotproofError('withdrawn', `The run "${run}" was withdrawn.`);
    if (draft !== undefined && draft.run !== run)
      throw new LotproofError('bound', `The draft is for the run "${draft.run}", not "${run}".`);
    const facts = await loadLabelFacts(transaction, ledger.kinds, standing.n);
    const marks = await loadMarkFacts(transaction, ledger.kinds, standing.n);
    const findings = findingsOf(facts, withDraft(marks, draft, replaces));
    return {
      run,
      rulesRead: RULES_READ,
      outcomes: [...outcomesOf(findings)],
      findings: [...findings].map((one) => findingSchema.parse(one)),
    };
  },
  show: ({ outcomes, findings }) =>
    [
      ...outcomes.map(({ basis, outcome }) => `${basis}: ${outcome}`),
      '',
      ...findings.map(
        ({ basis, outcome, place, asks, says, citation, confidence }) =>
          `${outcome.toUpperCase()} [${basis}${place === null ? '' : `, ${place}`}] ${asks}. ${says} (${citation}; ${confidence})`,
      ),
    ].join('\n'),
});

function withDraft(
  marks: MarkFacts,
  draft: z.output<typeof labelSchema> | undefined,
  replaces: string | undefined,
): MarkFacts {
  if (draft === undefined) return marks;
  const others = marks.labels.filter(({ id }) => id !== replaces);
  return { ...marks, labels: [...others, { id: replaces ?? '', body: draft }] };
}

export const LABEL_CHECK_OPERATIONS: readonly Operation[] = [checkOperation];
