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
});
export type Backup = z.output<typeof backupSchema>;

/** How the ledger was looked after: no records, so it stays with this database and is not copied. */
export const keepingSchema = z.strictObject({
  verified: verificationSchema.nullable().describe('The last verification; null: none is known'),
  backup: backupSchema.nullable().describe('The last `lotproof backup`; null: none is known'),
});
export type Keeping = z.output<typeof keepingSchema>;

const VERIFIED = 'last-verification';
const BACKUP = 'last-backup';

export async function noteVerification(transaction: Transaction, verification: Verification): Promise<void> {
  await writeSetting(transaction, VERIFIED, JSON.stringify(verification));
}

export async function noteBackup(transaction: Transaction, backup: Backup): Promise<void> {
  await writeSetting(transaction, BACKUP, JSON.stringify(backup));
}

export async function keepingOf(transaction: Transaction): Promise<Keeping> {
  const verified = await readSetting(transaction, VERIFIED);
  const backup = await readSetting(transaction, BACKUP);
  return {
    verified: verified === null ? null : verificationSchema.parse(JSON.parse(verified)),
    backup: backup === null ? null : backupSchema.parse(JSON.parse(backup)),
  };
}
