import { z } from 'zod';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { record } from '../../ledger/record.ts';
import { readOperation, writeOperation } from '../../operation/operation.ts';
import type { Context, Operation, ReadContext } from '../../operation/operation.ts';
import { certificateId, certificateSchema } from './certificate.ts';
import { askFields, certificateOf, held, proposed } from './certificate-asking-operations.ts';
import type { Held } from './certificate-asking-operations.ts';
import { differencesBetween } from './certificate-differences.ts';
import type { Finding } from './certificate-finding.ts';
import { findingsOf } from './certificate-findings.ts';
import { checkedAnswer, checkedSchema, findingLines, wordsSchema } from './certificate-shown.ts';

export const differenceSchema = z.strictObject({
  field: z.string(),
  title: wordsSchema,
  before: z.string().nullable(),
  after: z.string().nullable(),
});

const proposeOperation = readOperation({
  name: 'certificate.propose',
  summary: 'The certificate of runs or of a product’s months as the record has it, and what it lacks',
  description:
    'Made from the coverage matrix and the runs: every citation that applies stands by itself, with the laboratories relied on or what stands in the place of one. ' +
    'Nothing is guessed, and nothing is recorded. The attestation is copied by a person from the regulation: its wording is not held here.',
  permission: 'trace',
  positional: ['run'],
  input: z.strictObject(askFields),
  output: z.strictObject({
    body: certificateSchema,
    check: checkedSchema,
    differences: z
      .array(differenceSchema)
      .nullable()
      .describe('From the version it supersedes; null: from none'),
  }),
  examples: [{ says: 'Of a run', input: { run: 'bg1' } }],
  run: async (context, ask) => {
    const of = await proposed(context, ask);
    const before = ask.supersedes === undefined ? null : await certificateOf(context, ask.supersedes);
    return {
      body: of.body,
      check: checkedAnswer(of.body, of.facts, judged(context, of)),
      differences: before === null ? null : differencesBetween(before.body, of.body),
    };
  },
  show: ({ body, check }) => certificateText(body, check),
});

const checkOperation = readOperation({
  name: 'certificate.check',
  summary: 'A certificate held against the record: every element, citation, run and date',
  description:
    'Of one on record, or of a draft. What keeps it from being issued is told apart from what a person should look at; what nobody has confirmed of the law never refuses. It is no legal advice.',
  permission: 'trace',
  positional: ['certificate'],
  input: z.strictObject({
    certificate: idSchema.optional().describe('A certificate on record'),
    draft: certificateSchema.optional().describe('Or one as it would be issued'),
  }),
  output: checkedSchema,
  examples: [],
  run: async (context, { certificate, draft }) => {
    const of = await held(context, await bodyFor(context, certificate, draft));
    return checkedAnswer(of.body, of.facts, judged(context, of));
  },
  show: ({ mayIssue, findings }) =>
    [mayIssue ? 'Nothing speaks against it.' : 'NOT to be issued.', ...findingLines(findings)].join('\n'),
  table: ({ findings }) => [
    ['code', 'blocks', 'element', 'field', 'run', 'component', 'rule', 'says', 'citation', 'confidence'],
    ...findings.map((one) => [
      ...[one.code, one.blocks ? 'yes' : 'no', one.element, one.field, one.run, one.component, one.rule],
      ...[one.says.en, one.citation, one.confidence],
    ]),
  ],
});

/** The certificate that is meant: one on record, or the draft. */
export async function bodyFor(
  context: ReadContext,
  certificate: string | undefined,
  draft: z.output<typeof certificateSchema> | undefined,
): Promise<z.output<typeof certificateSchema>> {
  if (draft !== undefined) return draft;
  if (certificate !== undefined) return (await certificateOf(context, certificate)).body;
  throw new LotproofError('invalid-input', 'Name a certificate on record, or give a draft.');
}

const makeOperation = writeOperation({
  name: 'certificate.make',
  summary: 'Issue a certificate: as the record proposes it, or a draft; refused with every reason',
  description:
    'Held against the record once more as it is recorded. An issued certificate never changes: `supersedes` makes the next version, and the one before stays readable.',
  permission: 'record-firm',
  positional: ['run'],
  input: z.strictObject({
    ...askFields,
    draft: certificateSchema.optional().describe('Issue this instead of what the record proposes'),
  }),
  output: z.strictObject({
    id: z.string(),
    number: z.string(),
    version: z.int(),
    position: z.int(),
    check: checkedSchema.nullable().describe('Null: recorded by the same command before'),
  }),
  examples: [],
  run: async (context, { draft, ...ask }) => {
    let made: Held | null = null;
    const { actor, command, newId } = context;
    const hand = { actor: actor.id, at: context.now(), command, newId };
    const receipt = await record(context.ledger, hand, async (end) => {
      const reader = { ...context, transaction: end.transaction };
      made = draft === undefined ? await proposed(reader, ask) : await held(reader, draft);
      const { body } = made;
      requireIssuable(judged(context, made));
      const id = certificateId(body.number, body.version);
      await end.append([{ action: 'record', kind: 'certificate', id, body }]);
    });
    return madeAnswer(context, made, receipt);
  },
  show: ({ id }) => `Issued ${id}.`,
});

async function madeAnswer(
  context: Context,
  made: Held | null,
  { entries, position }: { readonly entries: readonly { readonly id: string }[]; readonly position: number },
) {
  const id = entries[0]?.id ?? '';
  const body =
    made?.body ??
    (await context.ledger.database.read((transaction) => certificateOf({ ...context, transaction }, id)))
      .body;
  const { number, version } = body;
  const check = made === null ? null : checkedAnswer(body, made.facts, judged(context, made));
  return { id, number, version, position, check };
}

/** Throws `invalid-input` with every reason that keeps a certificate from being issued. */
function requireIssuable(findings: readonly Finding[]): void {
  const reasons = findings.filter(({ blocks }) => blocks);
  if (reasons.length === 0) return;
  const count = reasons.length === 1 ? 'One thing keeps' : `${String(reasons.length)} things keep`;
  throw new LotproofError(
    'invalid-input',
    `${count} the certificate from being issued.`,
    reasons.map(({ field, run, component, rule, says }) => ({
      at: field ?? [run, component, rule].filter((part) => part !== null).join(' '),
      says: says.en,
    })),
  );
}

function judged({ now }: Pick<Context, 'now'>, { body, facts }: Held): Finding[] {
  return findingsOf(body, facts, now().slice(0, 10));
}

function certificateText(
  body: z.output<typeof certificateSchema>,
  { mayIssue, findings, rule }: z.output<typeof checkedSchema>,
): string {
  return [
    `${body.number} version ${String(body.version)}, ${body.kind.toUpperCase()} by ${rule.citation}`,
    `${body.description}; made ${body.madeFrom ?? '?'} to ${body.madeTo ?? '?'}; last tested ${body.testedOn ?? '?'}`,
    ...body.citations.map(({ citation, laboratories = [], instead = [] }) => {
      const stands = [...laboratories, ...instead.map(({ says }) => says)];
      return `  ${citation}: ${stands.length === 0 ? 'nothing proves it' : stands.join(', ')}`;
    }),
    '',
    mayIssue ? 'Nothing keeps it from being issued.' : 'NOT to be issued.',
    ...findingLines(findings),
  ].join('\n');
}

/** Proposing, checking and issuing certificates. */
export const CERTIFICATE_OPERATIONS: readonly Operation[] = [proposeOperation, checkOperation, makeOperation];
