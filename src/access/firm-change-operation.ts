import { z } from 'zod';
import { isTimeZone } from '../domain/party/party.ts';
import { writeOperation } from '../operation/operation.ts';
import { logAccess } from './access-log.ts';
import { changeFirmProfile, firmProfile } from './firm-profile.ts';
import { houseOf } from './grant.ts';
import { LANGUAGES } from './person-store.ts';

export const firmProfileSchema = z.strictObject({
  name: z.string().nullable(),
  language: z
    .enum(LANGUAGES)
    .nullable()
    .describe('Of people who are invited without saying which; null: English'),
  timeZone: z
    .string()
    .nullable()
    .describe('IANA time zone in which the app shows when something was recorded; null: each reader’s own'),
});

/** What a firm is called and how it wants to be spoken to. */
export const changeOperation = writeOperation({
  name: 'firm.change',
  summary: 'Change the firm’s name, language or time zone',
  description:
    'What is left out stays. None of it is a record: dates and times in records stay those of their sites, and quantities keep the unit they were recorded in.',
  permission: 'administer',
  about: 'access',
  input: z.strictObject({
    name: z.string().trim().min(1).max(200).optional().describe('Name of the firm, as people know it'),
    language: z.enum(LANGUAGES).optional().describe('Of people who are invited without saying which'),
    timeZone: z
      .string()
      .max(60)
      .refine((zone) => zone === '' || isTimeZone(zone), 'an IANA time zone such as Asia/Ho_Chi_Minh')
      .optional()
      .describe(
        'IANA time zone in which the app shows when something was recorded; empty: each reader’s own',
      ),
  }),
  output: firmProfileSchema,
  examples: [{ says: 'Times as in the office', input: { timeZone: 'America/New_York' } }],
  run: async (context, change) => {
    const { firm, access } = houseOf(context);
    const profile = await context.ledger.database.write(async (transaction) => {
      await changeFirmProfile(transaction, change);
      return firmProfile(transaction);
    });
    await access.write((transaction) =>
      logAccess(transaction, { at: context.now(), actor: context.actor.id, act: 'firm-changed', firm }),
    );
    return profile;
  },
});
