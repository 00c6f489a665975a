import { z } from 'zod';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { present } from '../../kit/invariant.ts';
import { record } from '../../ledger/record.ts';
import { recordedBy } from '../../ledger/recorded-by.ts';
import type { LedgerEnd } from '../../ledger/record.ts';
import { writeOperation } from '../../operation/operation.ts';
import type { Context, Operation } from '../../operation/operation.ts';
import { sampleMovementSchema } from '../sample/sample.ts';
import { folderOf } from '../evidence/file-operations.ts';
import { namedContents } from '../evidence/file-contents-store.ts';
import { destroyContent } from '../evidence/removed-content-store.ts';
import { handOf } from '../label/label-operations.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import type { FileRemoval } from './file-removal.ts';
import { requireDue } from './file-removal-store.ts';
import { keptFiles, keptSamples, standingsOf } from './kept-things-store.ts';
import type { KeptFile, KeptSample, Standing } from './kept-things-store.ts';
import { retentionRule } from './retention-rules.ts';

const AT_ONCE = 200;

const decisionFields = {
  decidedBy: z.string().min(1).max(200).describe('Who decides'),
  reason: z.string().min(1).max(2_000).describe('Why, in words a regulator could read'),
};

const removeOperation = writeOperation({
  name: 'keeping.remove',
  summary:
    'Destroy the contents of files whose time is over, by a decision on record that keeps their hashes',
  description:
    'Refused, all of it, while one of them has to be kept, is under a legal hold, or nobody can tell. The decision is recorded first, then the content is destroyed; where that was cut short, ' +
    'the same call ends it. Files with the same content go with it. Copies elsewhere stay: earlier backups and packs that were sent hold what they held.',
  permission: 'decide-keeping',
  positional: ['files'],
  input: z.strictObject({
    files: z.array(idSchema).min(1).max(AT_ONCE).describe('Ids of the files'),
    ...decisionFields,
  }),
  output: z.strictObject({
    position: z.int(),
    removed: z.array(
      z.strictObject({
        file: z.string(),
        sha256: z.string(),
        destroyed: z.boolean().describe('False: its content was not there any more'),
      }),
    ),
  }),
  examples: [],
  run: async (context, { files, decidedBy, reason }) => {
    const folder = folderOf(context);
    const removedOn = context.now().slice(0, 10);
    const receipt = await record(context.ledger, handOf(context), async (end) => {
      const standings = await standingFiles(context, end, files, removedOn);
      for (const [id, standing] of standings) {
        if (standing.state === 'removed') continue;
        await requireDue(end.transaction, context.ledger.kinds, standing, `The file "${id}"`);
      }
      const open = [...standings].filter(([, { state }]) => state !== 'removed');
      const bodies = await Promise.all(
        open.map(([file, standing]) =>
          removalOf(context, end, { file, standing, decidedBy, reason, removedOn }),
        ),
      );
      await end.append(
        bodies.map((body) => ({ action: 'record', kind: 'file-removal', id: context.newId(), body })),
      );
    });
    const contents = await context.ledger.database.read(namedContents);
    const removed = contents.flatMap(({ sha256, removed: decision, records }) => {
      const file = files.find((id) => records.includes(id));
      if (decision === null || file === undefined) return [];
      return [{ file, sha256, destroyed: destroyContent(folder, sha256, decision) }];
    });
    return { position: receipt.position, removed };
  },
});

async function standingFiles(
  { ledger }: Context,
  { transaction }: LedgerEnd,
  ids: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, Standing & { readonly thing: KeptFile }>> {
  const things = await keptFiles(transaction, ids);
  const standings = await standingsOf(transaction, ledger.kinds, { things, today });
  const records = await labelledRecords(
    transaction,
    ledger.kinds,
    things.flatMap((thing) => thing.records),
  );
  const found = new Map<string, Standing & { thing: KeptFile }>();
  for (const { thing, ...standing } of standings) {
    if (thing.what !== 'file') continue;
    const id = thing.records.flatMap((n) => records.get(n)?.id ?? []).find((one) => ids.includes(one));
    if (id !== undefined) found.set(id, { ...standing, thing });
  }
  const sums = new Set([...found.values()].flatMap(({ thing }) => thing.records));
  const missing = ids.find(
    (id) => !found.has(id) && ![...records.values()].some((one) => one.id === id && sums.has(one.n)),
  );
  if (missing === undefined) return found;
  throw new LotproofError('not-found', `No file "${missing}" is on record.`);
}

interface Decision {
  readonly file: string;
  readonly standing: Standing & { readonly thing: KeptFile };
  readonly decidedBy: string;
  readonly reason: string;
  readonly removedOn: string;
}

async function removalOf(
  { ledger }: Context,
  { transaction }: LedgerEnd,
  { file, standing, ...decision }: Decision,
): Promise<FileRemoval> {
  const [longest] = standing.reasons;
  const agreement = longest?.agreement ?? null;
  const named = agreement === null ? null : await labelledRecords(transaction, ledger.kinds, [agreement]);
  const by =
    named === null
      ? longest?.rule === null || longest === undefined
        ? 'A day on record'
        : retentionRule(longest.rule).basis
      : `Agreement ${named.get(agreement ?? 0)?.id ?? ''}`;
  return {
    file,
    sha256: standing.thing.sha256,
    ...decision,
    keptUntil: present(standing.until, 'what is due had a day'),
    basis: `${by}: ${String(longest?.years ?? 0)} years from ${longest?.on ?? ''}`,
  };
}

const disposeOperation = writeOperation({
  name: 'keeping.dispose',
  summary: 'Dispose of what is left of a sample whose time is over',
  description:
    'Recorded as a movement of the sample. Refused while it has to be kept, is under a legal hold, or nobody can tell.',
  permission: 'decide-keeping',
  positional: ['sample'],
  input: z.strictObject({ sample: idSchema.describe('Id of the sample'), ...decisionFields }),
  output: z.strictObject({
    id: z.string().describe('Of the movement'),
    position: z.int(),
    quantity: z.int(),
  }),
  examples: [],
  run: async (context, { sample, decidedBy, reason }) => {
    const date = context.now().slice(0, 10);
    const receipt = await record(context.ledger, handOf(context), async (end) => {
      const { transaction } = end;
      const thing = await leftOf(context, end, sample);
      const [standing] = await standingsOf(transaction, context.ledger.kinds, {
        things: [thing],
        today: date,
      });
      const own = present(standing, 'a sample that is there stands somehow');
      await requireDue(transaction, context.ledger.kinds, own, `The sample "${sample}"`);
      const body = {
        sample,
        kind: 'disposed',
        quantity: thing.quantity,
        date,
        by: decidedBy,
        reason: reason.slice(0, 1_000),
      };
      await end.append([{ action: 'record', kind: 'sample-movement', id: context.newId(), body }]);
    });
    const [movement] = await recordedBy(context.ledger, context.command, 'sample-movement');
    const { id, body } = present(movement, 'the movement');
    return { id, position: receipt.position, quantity: sampleMovementSchema.parse(body).quantity };
  },
});

async function leftOf({ ledger }: Context, { transaction }: LedgerEnd, id: string): Promise<KeptSample> {
  const things = await keptSamples(transaction);
  const records = await labelledRecords(
    transaction,
    ledger.kinds,
    things.flatMap((thing) => thing.records),
  );
  const found = things.find(({ records: [n = 0] }) => records.get(n)?.id === id);
  if (found !== undefined) return found;
  throw new LotproofError('not-found', `There is no sample "${id}" of which any is left.`);
}

/** Decisions to destroy. */
export const KEEPING_DECISION_OPERATIONS: readonly Operation[] = [removeOperation, disposeOperation];
