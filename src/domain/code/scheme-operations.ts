import { z } from 'zod';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { record } from '../../ledger/record.ts';
import type { LedgerEnd } from '../../ledger/record.ts';
import { readOperation, writeOperation } from '../../operation/operation.ts';
import type { Context, Operation, ReadContext } from '../../operation/operation.ts';
import { present } from '../../kit/invariant.ts';
import { findRecord, findVisible } from '../record-reading.ts';
import { requireSite } from '../record-sites.ts';
import { buildScheme } from './built-scheme.ts';
import type { BuiltScheme } from './built-scheme.ts';
import { codeSchemeSchema } from './code-scheme.ts';
import type { CodeScheme } from './code-scheme.ts';
import { codeSchemeRecord, issuingSchemes } from './code-scheme-store.ts';
import { givenCode, lotCodeRecord } from './lot-code-store.ts';
import { runFactsFields } from './lot-code.ts';
import { nextCodes, withCountry } from './next-code-store.ts';
import { nextCodeSchema, proofSchema, proofText } from './scheme-answer.ts';
import type { Proof } from './scheme-answer.ts';
import { exampleRun } from './scheme-example.ts';
import { proveScheme } from './scheme-proof.ts';
import { writeCode } from './scheme-writing.ts';
import type { RunFacts } from './scheme-writing.ts';

const PREVIEW_LIMIT = 50;

const proveOperation = readOperation({
  name: 'code-scheme.prove',
  summary: 'Say whether a scheme of lot codes is unique and readable, with the example that breaks it',
  description:
    'Nothing is recorded. A scheme is refused where two runs could get one code: the sequence begins again and the code does not tell when, the year is too short, ' +
    'a sequence ends, two sites or products are written alike, another scheme gives the code; and where a code could be read in two ways. ' +
    'Each fault comes with two runs and the code they share. The same proof is asked when a scheme is recorded.',
  permission: 'read',
  input: z.strictObject({
    body: codeSchemeSchema.describe('The scheme, as it would be recorded'),
    id: idSchema.optional().describe('The scheme that it would correct, which is not compared with'),
  }),
  output: proofSchema,
  examples: [{ says: 'A scheme of parts', input: { body: codeSchemeRecord.example } }],
  run: async (context, { body, id }) => {
    requireParts(body);
    const all = await issuingSchemes(context.transaction);
    return proofOf(
      body,
      await visibleOthers(
        context,
        all.filter((other) => other.id !== id),
      ),
    );
  },
  show: proofText,
});

/** People limited to sites see no schemes of other sites: those are compared with when the scheme is recorded. */
async function visibleOthers<T extends { readonly id: string }>(
  context: ReadContext,
  others: readonly T[],
): Promise<T[]> {
  if (context.actor.sites === null) return [...others];
  const seen: T[] = [];
  for (const other of others) {
    const isSeen = await findVisible(context, codeSchemeRecord, other.id).then(
      () => true,
      (error: unknown) => {
        if (error instanceof LotproofError && error.code === 'not-found') return false;
        throw error;
      },
    );
    if (isSeen) seen.push(other);
  }
  return seen;
}

function requireParts(body: CodeScheme): void {
  if (body.parts !== undefined) return;
  throw new LotproofError(
    'invalid-input',
    'A scheme of codes in use issues none: there is nothing to prove or to issue.',
  );
}

function proofOf(scheme: CodeScheme, others: readonly { id: string; scheme: CodeScheme }[]): Proof {
  const built = buildScheme(scheme);
  const findings = proveScheme(scheme, others);
  const facts = exampleRun(built);
  const numbers = built.capacity === 0 ? [1] : [...new Set([1, Math.min(2, built.capacity), built.capacity])];
  return {
    accepted: findings.length === 0,
    findings: findings.map((finding) => ({ ...finding, runs: [...finding.runs] })),
    first: built.first,
    last: built.last,
    capacity: built.capacity,
    codes: numbers.flatMap((number) => codeShown(built, facts, number)),
    compared: others.map(({ id }) => id),
  };
}

function codeShown(built: BuiltScheme, facts: RunFacts, number: number): Proof['codes'] {
  const written = writeCode(built, facts, number);
  if (!written.ok) return [];
  const parts = built.parts.map(({ kind }, index) => ({ kind, text: written.texts[index] ?? '' }));
  return [{ code: written.code, number, parts }];
}

const previewOperation = readOperation({
  name: 'code-scheme.preview',
  summary: 'The codes that a scheme would give to the next runs',
  description: 'Nothing is given out: somebody else may get them first.',
  permission: 'read',
  positional: ['id'],
  input: z.strictObject({
    id: idSchema,
    facts: z.strictObject(runFactsFields).describe('The run the codes are for'),
    count: z.int().min(1).max(PREVIEW_LIMIT).optional().describe('How many, default 3'),
  }),
  output: z.strictObject({ codes: z.array(nextCodeSchema) }),
  examples: [
    {
      says: 'The next three',
      input: { id: 'example-1', facts: { date: '2022-10-04', product: 'romper', country: 'VN' } },
    },
  ],
  run: async (context, { id, facts, count = 3 }) => {
    const { n } = await findVisible(context, codeSchemeRecord, id);
    const codes = await nextCodes(
      context.transaction,
      { id, n },
      await withCountry(context.transaction, facts),
      count,
    );
    return { codes: codes.map(({ code, number, parts }) => ({ code, number, parts: [...parts] })) };
  },
});

const receiptFields = {
  command: z.string(),
  position: z.int().describe('Ledger position after the command'),
};

const nextOperation = writeOperation({
  name: 'code-scheme.next',
  summary: 'Give out the next lot code of a scheme, once for all',
  description:
    'The code is recorded as given out in the same transaction, so that nobody gets it again, however many ask at once. Codes that a run carries already are passed over. ' +
    'The command sent again is answered with the same code.',
  permission: 'record-production',
  positional: ['id'],
  input: z.strictObject({
    id: idSchema,
    facts: z.strictObject(runFactsFields).describe('The run the code is for'),
    note: z.string().max(4_000).optional().describe('Anything a person should read beside the record'),
  }),
  output: z.strictObject({
    id: z.string().describe('Id of the lot code'),
    code: z.string(),
    number: z.int(),
    ...receiptFields,
  }),
  examples: [
    {
      says: 'The code of the next run',
      input: { id: 'example-1', facts: { date: '2022-10-04', product: 'romper', country: 'VN' } },
    },
  ],
  run: async (context, { id, facts, note }) => {
    const hand = {
      actor: context.actor.id,
      at: context.now(),
      command: context.command,
      newId: context.newId,
    };
    const receipt = await record(context.ledger, hand, (end) => giveOut(context, end, { id, facts, note }));
    const [entry] = receipt.entries;
    if (entry?.kind !== 'lot-code' || entry.action !== 'record') {
      throw new LotproofError('command-reused', `The command "${receipt.command}" recorded something else.`);
    }
    const { command, position } = receipt;
    const { code, number } = await context.ledger.database.read((transaction) =>
      givenCode(transaction, entry.sequence),
    );
    return { id: entry.id, code, number, command, position };
  },
});

interface Asked {
  readonly id: string;
  readonly facts: RunFacts;
  readonly note: string | undefined;
}

async function giveOut(context: Context, end: LedgerEnd, { id, facts: said, note }: Asked): Promise<void> {
  const { transaction } = end;
  const { n } = await findVisible({ ...context, transaction }, codeSchemeRecord, id);
  const facts = await withCountry(transaction, said);
  const [next] = await nextCodes(transaction, { id, n }, facts, 1);
  const { code, key, number } = present(next, 'a next code, or a refusal');
  const body = { code, scheme: id, number, ...facts, ...(note === undefined ? {} : { note }) };
  await end.append([{ action: 'record', kind: lotCodeRecord.kind, id: key, body }]);
  const standing = await findRecord(transaction, lotCodeRecord, key);
  await requireSite(transaction, context.actor, lotCodeRecord, context.ledger.kinds, standing);
}

/** Everything about schemes of lot codes but their records. */
export const SCHEME_OPERATIONS: readonly Operation[] = [proveOperation, previewOperation, nextOperation];
