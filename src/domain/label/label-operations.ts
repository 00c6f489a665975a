import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Transaction } from '../../db/database.ts';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { kindNamed } from '../../ledger/ledger.ts';
import { recordFound } from '../../ledger/record-found.ts';
import { readOperation, writeOperation } from '../../operation/operation.ts';
import type { Context, Operation } from '../../operation/operation.ts';
import { findVisible } from '../record-reading.ts';
import { templateFor } from './label-drawing-operations.ts';
import { placedLines } from './label-template-drawing-operations.ts';
import { loadLabelFacts } from './label-facts-store.ts';
import { responsibleFor, WHO_RULE_KEYS, WHO_RULES } from './label-facts.ts';
import type { Responsible } from './label-facts.ts';
import { proposeLabel } from './label-proposal.ts';
import type { Proposal } from './label-proposal.ts';
import { publicCode } from './public-code.ts';
import {
  LABEL_LANGUAGES,
  LABEL_PLACES,
  labelLineSchema,
  labelLookSchema,
  labelSchema,
  LINE_KEYS,
} from './label.ts';

const wishFields = {
  run: idSchema.describe('The run it is for'),
  place: z.enum(LABEL_PLACES).describe('What the mark goes on'),
  component: z.string().max(120).optional().describe('Component of a set, for the place `component`'),
  template: idSchema.optional().describe('Label template to write it by'),
  form: z
    .enum(['plain', 'coded'])
    .optional()
    .describe('In words, or a code; absent: as the template, or plain'),
  lines: z
    .array(z.enum(LINE_KEYS))
    .min(1)
    .max(15)
    .optional()
    .describe('What it says, in this order; absent: as the template, or what the label guide’s sample says'),
  languages: z.array(z.enum(LABEL_LANGUAGES)).max(4).optional().describe('Further languages; English always'),
  dates: z.enum(['month', 'day']).optional().describe('How exact the date is; absent: month and year'),
  extra: z
    .array(labelLineSchema)
    .max(30)
    .optional()
    .describe('Lines that the buyer adds, after those of the record'),
  look: labelLookSchema.optional().describe('How it is drawn; absent: as the template'),
};
const wishSchema = z.strictObject(wishFields);
type WishInput = z.output<typeof wishSchema>;

const missingSchema = z.strictObject({
  key: z.enum(LINE_KEYS),
  kind: z.string(),
  id: z.string().nullable(),
  field: z.string(),
  says: z.string(),
  inChinese: z.string().describe('The same in Chinese'),
});

const responsibleSchema = z.strictObject({
  party: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  role: z.enum(['importer', 'manufacturer', 'private-labeler']),
  rule: z.enum(WHO_RULE_KEYS),
  says: z.string(),
  citation: z.string(),
  confidence: z.string(),
});

const proposalSchema = z.strictObject({
  body: labelSchema.nullable().describe('Ready to record; null: nothing of it is on record'),
  responsible: responsibleSchema.describe('Who is named, and the rule that decides it'),
  missing: z.array(missingSchema).describe('What is not on record, and where to record it'),
});

const proposeOperation = readOperation({
  name: 'label.propose',
  summary: 'What the label of a run says at one place, made from the record',
  description:
    'Every line says which record it comes from. What is not on record is named and left out, never guessed. Nothing is recorded.',
  permission: 'record-firm',
  positional: ['run', 'place'],
  input: wishSchema,
  output: proposalSchema,
  examples: [{ says: 'What the product says', input: { run: 'bg1', place: 'product' } }],
  run: async (context, wish) => proposed(context, context.transaction, wish),
  show: ({ body, responsible, missing }) =>
    [
      ...(body === null ? ['Nothing of it is on record.'] : body.lines.map(({ text }) => text)),
      '',
      `${responsible.says} (${responsible.citation})`,
      ...missing.map(({ says, kind, id, field }) => `Missing: ${says} ${kind} ${id ?? ''} ${field}`.trim()),
    ].join('\n'),
});

const makeOperation = writeOperation({
  name: 'label.make',
  summary: 'Record the label of a run as the record proposes it',
  description:
    'The same as `label propose`, recorded in one step. Correct it with `label correct`; approve it with `label freeze`.',
  permission: 'record-firm',
  positional: ['run', 'place'],
  input: z.strictObject({ ...wishFields, id: idSchema.optional().describe('Made when left out') }),
  output: z.strictObject({ id: z.string(), position: z.int(), missing: z.array(missingSchema) }),
  examples: [
    { says: 'The label on the product', input: { run: 'bg1', place: 'product', id: 'bg1-product' } },
  ],
  run: async (context, { id: given, ...wish }) => {
    const id = given ?? context.newId();
    const propose = (transaction: Transaction) => proposed(context, transaction, wish);
    const { ledger } = context;
    const { receipt, found } = await recordFound(ledger, handOf(context), propose, async (end, proposal) => {
      const { body, missing } = proposal;
      if (body === null) throw new LotproofError('invalid-input', missing.map(({ says }) => says).join(' '));
      await end.append([{ action: 'record', kind: 'label', id, body }]);
    });
    // Of a command that is sent again: what is missing now.
    const { missing } = found ?? (await ledger.database.read(propose));
    return { id: receipt.entries[0]?.id ?? id, position: receipt.position, missing };
  },
});

/** Who records, when, under which command. */
export function handOf({ actor, now, command, newId }: Context) {
  return { actor: actor.id, at: now(), command, newId };
}

async function proposed(
  context: Context,
  transaction: Transaction,
  wish: WishInput,
): Promise<z.output<typeof proposalSchema>> {
  const { ledger } = context;
  const standing = await findVisible({ ...context, transaction }, kindNamed(ledger, 'run'), wish.run);
  if (standing.withdrawn === 1) throw new LotproofError('withdrawn', `The run "${wish.run}" was withdrawn.`);
  const facts = await loadLabelFacts(transaction, ledger.kinds, standing.n);
  const used = await templateOf(context, transaction, wish);
  const template = used?.body;
  const form = wish.form ?? template?.form ?? 'plain';
  const proposal = proposeLabel(facts, {
    form,
    lines: wish.lines ?? template?.lines,
    languages: wish.languages ?? template?.languages,
    dates: wish.dates ?? template?.dates,
    extra: [...(template?.extra ?? []), ...(wish.extra ?? [])],
  });
  const lines = placedLines(proposal.lines, used?.file ?? null);
  const body = bodyFrom(wish, { ...proposal, lines }, { form, look: wish.look ?? template?.look });
  return {
    body,
    responsible: toldResponsible(responsibleFor(facts)),
    missing: [...proposal.missing],
  };
}

async function templateOf(context: Context, transaction: Transaction, { template, place }: WishInput) {
  const used = await templateFor(context, transaction, template);
  if (used === null || used.body.place === place) return used;
  throw new LotproofError(
    'invalid-input',
    `The template "${used.id}" is for the place ${used.body.place}, not ${place}.`,
  );
}

function bodyFrom(
  { run, place, component, template }: WishInput,
  proposal: Proposal,
  { form, look }: { form: 'plain' | 'coded'; look: z.output<typeof labelLookSchema> | undefined },
): z.output<typeof labelSchema> | null {
  if (proposal.lines.length === 0) return null;
  const read = labelSchema.safeParse({
    run,
    place,
    component,
    form,
    lines: proposal.lines,
    template,
    look,
    code: proposal.code ?? undefined,
    decoding: proposal.decoding ?? undefined,
  });
  if (read.success) return read.data;
  throw new LotproofError('invalid-input', read.error.issues[0]?.message);
}

function toldResponsible({ rule, role, party }: Responsible): z.output<typeof responsibleSchema> {
  const named = party === null ? null : { id: party.id, name: party.body.name };
  return { party: named, role, rule, ...WHO_RULES[rule] };
}

/** A code of the public page that nobody can guess: 55 bits of the chance that a new id holds. */
export function newPublicCode(context: Context): string {
  return publicCode(createHash('sha256').update(`public ${context.newId()} ${context.newId()}`).digest());
}

export const LABEL_OPERATIONS: readonly Operation[] = [proposeOperation, makeOperation];
