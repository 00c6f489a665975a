import { z } from 'zod';
import type { Transaction } from '../../db/database.ts';
import type { TellProgress } from '../../kit/progress.ts';
import { namedContents, stateOf } from './file-contents-store.ts';
import type { NamedContent } from './file-contents-store.ts';

/** Faults listed; the count is of all. */
const FAULTS_LISTED = 100;

export const fileVerdictSchema = z.strictObject({
  sound: z.int().describe('Contents that are what was recorded'),
  notKept: z
    .int()
    .describe('Contents known by their hash alone: not kept here, so nothing can be said of them'),
  missing: z.int().describe('Contents that were kept and are gone'),
  altered: z.int().describe('Contents that are not what was recorded'),
  removed: z.int().describe('Contents that were destroyed by a decision on record'),
  leftOver: z
    .int()
    .describe(
      'Contents that a decision on record destroys and that lie there still: `keeping remove` ends it',
    ),
  faults: z
    .array(
      z.strictObject({
        state: z.enum(['missing', 'altered']),
        records: z.array(z.string()).describe('Ids of the file records that name it'),
        sequence: z.int().describe('Entry that first names it'),
        sha256: z.string(),
        says: z.string(),
      }),
    )
    .describe(`The first ${String(FAULTS_LISTED)} that are missing or altered`),
});
export type FileVerdict = z.output<typeof fileVerdictSchema>;

/** Holds every content that an entry names against its hash. */
export async function verifyFiles(
  transaction: Transaction,
  folder: string,
  progress: TellProgress,
): Promise<FileVerdict> {
  const contents = await namedContents(transaction);
  const counts = { sound: 0, 'not-kept': 0, missing: 0, altered: 0, removed: 0, 'left-over': 0 };
  const faults: FileVerdict['faults'] = [];
  for (const [index, content] of contents.entries()) {
    progress({ step: 'contents', done: index, of: contents.length });
    const state = await stateOf(folder, content);
    counts[state] += 1;
    if ((state === 'missing' || state === 'altered') && faults.length < FAULTS_LISTED) {
      const { records, sequence, sha256 } = content;
      faults.push({ state, records: [...records], sequence, sha256, says: faultText(state, content) });
    }
  }
  const { 'not-kept': notKept, 'left-over': leftOver, ...others } = counts;
  return { ...others, notKept, leftOver, faults };
}

function faultText(state: 'missing' | 'altered', { records, name, sequence, sha256 }: NamedContent): string {
  const which = `${records.map((id) => `"${id}"`).join(', ')} (${name}, first recorded by entry ${String(sequence)}, SHA-256 ${sha256})`;
  return state === 'missing'
    ? `The content of file ${which} was kept and is gone from the folder of files.`
    : `The content of file ${which} is not what was recorded.`;
}
