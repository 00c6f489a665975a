import { z } from 'zod';
import type { Transaction } from '../db/database.ts';
import { readSetting, writeSetting } from '../ledger/ledger.ts';
import { LANGUAGES } from './person-store.ts';
import type { Language } from './person-store.ts';

/** How a firm wants to be spoken to; kept beside its ledger and copied with it, since it is no record. */
export interface FirmProfile {
  readonly name: string | null;
  /** Of people who are invited without saying which; null: English. */
  readonly language: Language | null;
  /** IANA time zone in which instants are shown; null: each reader's own. */
  readonly timeZone: string | null;
}

const KEYS = { name: 'firm-name', language: 'firm-language', timeZone: 'firm-time-zone' } as const;

const languageSchema = z.enum(LANGUAGES);

export async function firmProfile(transaction: Transaction): Promise<FirmProfile> {
  const language = await readSetting(transaction, KEYS.language);
  const timeZone = await readSetting(transaction, KEYS.timeZone);
  return {
    name: await readSetting(transaction, KEYS.name),
    language: language === null ? null : languageSchema.parse(language),
    timeZone: timeZone === '' ? null : timeZone,
  };
}

/** Changes what is given and leaves the rest; an empty time zone is each reader's own. */
export async function changeFirmProfile(
  transaction: Transaction,
  change: { readonly [Key in keyof FirmProfile]?: string | undefined },
): Promise<void> {
  for (const key of ['name', 'language', 'timeZone'] as const) {
    const value = change[key];
    if (value !== undefined) await writeSetting(transaction, KEYS[key], value);
  }
}
