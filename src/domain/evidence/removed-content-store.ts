import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { execute } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';

/** How the content of a file was destroyed. */
const removedSchema = z.strictObject({
  on: z.string().describe('Day'),
  by: z.string().describe('Who decided'),
  why: z.string(),
  sequence: z.int().describe('Ledger entry of the decision'),
});
export type RemovedContent = z.output<typeof removedSchema>;

const decided = z.object({
  sha256: z.string(),
  removedOn: z.string(),
  decidedBy: z.string(),
  reason: z.string(),
});

/**
 * What was destroyed by decision, by the hash of the content: the last decision about each. A decision that was withdrawn brings nothing
 * back, so it counts on.
 */
export async function removedContents(transaction: Transaction): Promise<Map<string, RemovedContent>> {
  const rows = await execute<{ sequence: number; payload: string }>(
    transaction,
    "select sequence, payload from entry where kind = 'file-removal' and action <> 'withdraw' order by sequence",
  );
  return new Map(
    rows.map(({ sequence, payload }) => {
      const { sha256, removedOn: on, decidedBy: by, reason: why } = decided.parse(JSON.parse(payload));
      return [sha256, { on, by, why, sequence }];
    }),
  );
}

/** In the words that stand wherever somebody asks for the content. */
export function removedText({ on, by, why }: Pick<RemovedContent, 'on' | 'by' | 'why'>): string {
  return `removed on ${on} by decision of ${by}: ${why}`;
}

/**
 * Destroys a content, leaving a note under its hash that says so: a question about the past has a ledger that does not know the decision
 * yet. The note is for people; what counts is the entry. False: nothing was there.
 */
export function destroyContent(folder: string, sha256: string, removed: RemovedContent): boolean {
  const path = join(folder, sha256);
  const isThere = existsSync(path);
  if (!isThere && noteOf(folder, sha256) !== null) return false;
  if (existsSync(folder))
    writeFileSync(notePath(folder, sha256), `${JSON.stringify(removed)}\n`, { flush: true });
  if (isThere) rmSync(path);
  return isThere;
}

/** What the note under a hash says; null: there is none, or nobody can read it. */
export function noteOf(folder: string, sha256: string): RemovedContent | null {
  const path = notePath(folder, sha256);
  if (!existsSync(path)) return null;
  try {
    return removedSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

function notePath(folder: string, sha256: string): string {
  return join(folder, `${sha256}.removed`);
}
