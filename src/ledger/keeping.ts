import { z } from 'zod';
import type { Transaction } from '../db/database.ts';
import { readSetting, writeSetting } from './ledger.ts';

/** When the ledger was last verified, up to which entry, and what came out. */
const verificationSchema = z.strictObject({
  at: z.string().describe('UTC'),
  position: z.int(),
  sound: z.boolean(),
  says: z.string().nullable().describe('The first fault; null: none'),
});
export type Verification = z.output<typeof verificationSchema>;

/** When a safe copy was last made, up to which entry, and with how many contents of files. */
const backupSchema = z.strictObject({
  at: z.string().describe('UTC'),
  position: z.int(),
  files: z.int().describe('Contents of files in it'),
  sound: z.boolean().describe('The copy was verified, and was what was recorded'),
  to: z.string().optional().describe('Folder or store; absent: it was not noted then'),
});
export type Backup = z.output<typeof backupSchema>;

/** When a backup was last restored for a trial, and what came out. */
const restoreTestSchema = z.strictObject({
  at: z.string().describe('UTC'),
  position: z.int().describe('Last entry that was restored'),
  files: z.int().describe('Contents of files that were restored'),
  sound: z.boolean().describe('It was restored and verified, and is the ledger as it stood'),
  says: z.string().nullable().describe('The first fault; null: none'),
  from: z.string().describe('Folder or store of the backup'),
  passedAt: z.string().nullable().describe('When it last passed; UTC. Null: never'),
});
export type RestoreTest = z.output<typeof restoreTestSchema>;

/** How the ledger was looked after: no records, so it stays with this database and is not copied. */
export const keepingSchema = z.strictObject({
  verified: verificationSchema.nullable().describe('The last verification; null: none is known'),
  backup: backupSchema.nullable().describe('The last `lotproof backup`; null: none is known'),
  restoreTest: restoreTestSchema.nullable().describe('The last `lotproof restore test`; null: none is known'),
});
export type Keeping = z.output<typeof keepingSchema>;

const VERIFIED = 'last-verification';
const BACKUP = 'last-backup';
const RESTORE_TEST = 'last-restore-test';

export async function noteVerification(transaction: Transaction, verification: Verification): Promise<void> {
  await writeSetting(transaction, VERIFIED, JSON.stringify(verification));
}

export async function noteBackup(transaction: Transaction, backup: Backup): Promise<void> {
  await writeSetting(transaction, BACKUP, JSON.stringify(backup));
}

/** Notes a trial; when the last one passed is carried on by one that failed. */
export async function noteRestoreTest(
  transaction: Transaction,
  test: Omit<RestoreTest, 'passedAt'>,
): Promise<RestoreTest> {
  const { restoreTest: before } = await keepingOf(transaction);
  const noted = { ...test, passedAt: test.sound ? test.at : (before?.passedAt ?? null) };
  await writeSetting(transaction, RESTORE_TEST, JSON.stringify(noted));
  return noted;
}

export async function keepingOf(transaction: Transaction): Promise<Keeping> {
  const verified = await readSetting(transaction, VERIFIED);
  const backup = await readSetting(transaction, BACKUP);
  const restoreTest = await readSetting(transaction, RESTORE_TEST);
  return {
    verified: verified === null ? null : verificationSchema.parse(JSON.parse(verified)),
    backup: backup === null ? null : backupSchema.parse(JSON.parse(backup)),
    restoreTest: restoreTest === null ? null : restoreTestSchema.parse(JSON.parse(restoreTest)),
  };
}
