import type { Transaction } from '../../db/database.ts';
import { LotproofError } from '../../kit/errors.ts';
import { defineRecord, reference, text } from '../../ledger/define-record.ts';
import type { Guarded, RecordKind } from '../../ledger/define-record.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { fileRemovalSchema } from './file-removal.ts';
import type { FileRemoval } from './file-removal.ts';
import { filesBySum, standingsOf } from './kept-things-store.ts';
import type { Standing } from './kept-things-store.ts';

export const fileRemovalRecord = defineRecord({
  kind: 'file-removal',
  version: 1,
  noun: 'removal of a file',
  plural: 'file-removals',
  summary: 'The decision that the content of a file is destroyed; its hash and all records about it stay.',
  schema: fileRemovalSchema,
  tables: {
    file_removal: {
      columns: { file: reference('file'), removed_on: text, decided_by: text, kept_until: text },
    },
  },
  rows: (body) => ({
    file_removal: [
      {
        file: body.file,
        removed_on: body.removedOn,
        decided_by: body.decidedBy,
        kept_until: body.keptUntil,
      },
    ],
  }),
  names: () => [],
  label: (body) => `Removal of ${body.file} on ${body.removedOn}`,
  site: 'firm',
  guard: guardRemoval,
  example: {
    file: 'example-1',
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    removedOn: '2028-01-10',
    decidedBy: 'R. Ito',
    reason: 'Kept for six years after the last unit; no case is open',
    keptUntil: '2027-10-02',
    basis: '16 CFR 1130.8 and 1130.9: 6 years from 2021-10-02',
  },
});

/** Whichever way it comes: only what is due may be destroyed, and what was decided stays as it is. */
async function guardRemoval(
  transaction: Transaction,
  { id, body, before }: Guarded<FileRemoval>,
  kinds: ReadonlyMap<string, RecordKind>,
): Promise<void> {
  if (before !== null) {
    const same = (['file', 'sha256', 'removedOn'] as const).every((field) => before[field] === body[field]);
    if (same) return;
    throw new LotproofError(
      'bound',
      `The removal "${id}" was decided on ${before.removedOn} and stays as it is.`,
    );
  }
  const { file, sha256, removedOn: today } = body;
  const records = (await filesBySum(transaction, [file])).get(sha256) ?? [];
  const thing = { what: 'file', records, sha256, kept: true, removed: null, fixed: null } as const;
  const [standing] =
    records.length === 0 ? [] : await standingsOf(transaction, kinds, { things: [thing], today });
  if (standing === undefined)
    throw new LotproofError('invalid-input', `The file "${file}" has not the content ${sha256}.`);
  await requireDue(transaction, kinds, standing, `The file "${body.file}"`);
}

/** Refuses what has to be kept, saying until when and by what. */
export async function requireDue(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  { state, until, doubts, holds }: Standing,
  which: string,
): Promise<void> {
  if (state === 'due') return;
  if (state === 'held') {
    const records = await labelledRecords(transaction, kinds, holds);
    const named = holds.flatMap((n) => {
      const record = records.get(n);
      const what = record?.kind === 'incident' ? 'open incident' : 'legal hold';
      return record === undefined ? [] : [`the ${what} "${record.id}"`];
    });
    throw new LotproofError('must-be-kept', `${which} is under ${named.join(', ')}.`);
  }
  const why =
    state === 'kept'
      ? `has to be kept until ${until ?? ''}`
      : `stays: nobody can tell how long it has to be kept (${doubts.join(', ')})`;
  throw new LotproofError('must-be-kept', `${which} ${why}.`);
}
