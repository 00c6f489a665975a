import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { present } from '../../kit/invariant.ts';
import { record } from '../../ledger/record.ts';
import { readOperation, writeOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { productRecord } from '../product/product-store.ts';
import { findRecord } from '../record-reading.ts';
import { CATALOGUE_VERSION } from './catalogue-version.ts';
import { checkProduct } from './checking-operations.ts';
import type { Asked, Checked } from './checking-operations.ts';
import { factsFor, keptAnswersOf, newestRequirementEntry, newestRevisionEntry } from './facts-store.ts';
import type { KeptRow } from './facts-store.ts';
import { keptAnswers } from './requirement-check.ts';
import type { RequirementCheck } from './requirement-check.ts';
import { STALE_REASONS, staleReasons } from './standing.ts';

const keepOperation = writeOperation({
  name: 'requirement.keep',
  summary: 'Ask which rules apply to a product, and keep the answer with it',
  description:
    'The answer is worked out from the recorded facts and kept as a `requirement-check`; `requirement standing` says when it has to be asked again.',
  permission: 'record-firm',
  positional: ['product'],
  input: z.strictObject({
    product: idSchema.describe('Product whose recorded facts are taken'),
    revision: idSchema.optional().describe('Its revision; absent: the product'),
    producedOn: dateSchema.optional().describe('Day of production YYYY-MM-DD; default: today, UTC'),
    enteredOn: dateSchema.optional().describe('Day of entry into the United States YYYY-MM-DD, where known'),
    id: idSchema.optional().describe('Of the kept answer; made when left out'),
  }),
  output: z.strictObject({
    id: z.string().describe('Of the `requirement-check`'),
    position: z.int().describe('Ledger position after the command'),
  }),
  examples: [],
  run: async (context, input) => {
    const { id: chosen, ...rest } = input;
    const asked: Asked = { ...rest, producedOn: input.producedOn ?? context.now().slice(0, 10) };
    const { command, newId } = context;
    const hand = { actor: context.actor.id, at: context.now(), command, newId };
    const receipt = await record(context.ledger, hand, async (end) => {
      const reading: ReadContext = { ...context, transaction: end.transaction, position: 0 };
      const body = keptBody(asked, await checkProduct(reading, asked));
      await end.append([{ action: 'record', kind: 'requirement-check', id: chosen ?? newId(), body }]);
    });
    return { id: present(receipt.entries[0], 'the kept answer').id, position: receipt.position };
  },
});

function keptBody({ product, revision, enteredOn }: Asked, checked: Checked): RequirementCheck {
  if (checked.facts === null) {
    throw new LotproofError(
      'not-found',
      `Nothing is recorded about the product "${product ?? ''}" to check: record its product facts first.`,
    );
  }
  return {
    product: present(product, 'a product that was asked for'),
    ...(revision === undefined ? {} : { revision }),
    facts: checked.facts,
    producedOn: checked.producedOn,
    ...(enteredOn === undefined ? {} : { enteredOn }),
    catalogue: checked.catalogue,
    answers: keptAnswers(checked.answers),
  };
}

const standingSchema = z.strictObject({
  product: z.strictObject({ id: z.string(), name: z.string() }),
  revision: z.string().nullable(),
  check: z.string().nullable().describe('Id of the kept answer; null: none was kept'),
  producedOn: z.string().nullable(),
  state: z.enum(['none', 'current', 'stale']),
  why: z.array(z.enum(STALE_REASONS)).describe('What changed since it was kept'),
});

const standingOperation = readOperation({
  name: 'requirement.standing',
  summary: 'Whether the kept answers still stand, or have to be asked again and why',
  description:
    'A kept answer is stale once the facts, the revisions of the product, the firm’s requirements or the version of the catalogue changed after it. ' +
    'Products with facts and no kept answer are listed too.',
  // Kept answers may name requirements of customers.
  permission: 'trace',
  positional: ['product'],
  input: z.strictObject({ product: idSchema.optional().describe('Only this product') }),
  output: z.strictObject({ catalogue: z.string(), standing: z.array(standingSchema) }),
  examples: [{ says: 'Every product', input: {} }],
  run: async (context, { product }) => {
    const { transaction } = context;
    const n = product === undefined ? null : (await findRecord(transaction, productRecord, product)).n;
    const rows = await keptAnswersOf(transaction, n);
    const standing: z.infer<typeof standingSchema>[] = [];
    for (const row of rows) standing.push(await standingOf(context, row));
    return { catalogue: CATALOGUE_VERSION, standing };
  },
  table: ({ standing }) => [
    ['product', 'name', 'revision', 'check', 'producedOn', 'state', 'why'],
    ...standing.map(({ product, revision, check, producedOn, state, why }) => [
      ...[product.id, product.name, revision, check, producedOn, state, why.join(' ')],
    ]),
  ],
});

async function standingOf(
  { transaction }: ReadContext,
  row: KeptRow,
): Promise<z.infer<typeof standingSchema>> {
  const shown = {
    product: { id: row.productId, name: row.productName },
    revision: row.revisionId,
    check: row.check,
    producedOn: row.producedOn,
  };
  if (row.checkEntry === null) return { ...shown, state: 'none', why: [] };
  const why = staleReasons({
    checkEntry: row.checkEntry,
    checkCatalogue: row.catalogue ?? '',
    catalogue: CATALOGUE_VERSION,
    factsEntry: (await factsFor(transaction, row.product, row.revision))?.entry ?? null,
    requirementEntry: await newestRequirementEntry(transaction),
    revisionEntry: await newestRevisionEntry(transaction, row.product, row.revision),
  });
  return { ...shown, state: why.length === 0 ? 'current' : 'stale', why };
}

/** Keeping answers, and whether they still stand. */
export const KEEPING_OPERATIONS: readonly Operation[] = [keepOperation, standingOperation];
