import { execute } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { addDays } from '../../kit/calendar-date.ts';
import { LotproofError } from '../../kit/errors.ts';
import { siteSchema, partySchema } from '../party/party.ts';
import { buildScheme } from './built-scheme.ts';
import type { BuiltScheme } from './built-scheme.ts';
import { issuingSchemes } from './code-scheme-store.ts';
import { lotCodeSchema } from './lot-code.ts';
import { givenOut, runsWithCodes } from './lot-code-store.ts';
import { counterOf, writeCode } from './scheme-writing.ts';
import type { RunFacts } from './scheme-writing.ts';

/** A code that nobody has, with what each part writes. */
export interface NextCode {
  readonly code: string;
  readonly key: string;
  readonly number: number;
  readonly parts: readonly { readonly kind: string; readonly text: string }[];
}

/** Numbers passed over because their codes are in use already; more than that is another scheme's sequence. */
const PASSED_OVER_LIMIT = 10_000;
const LOOKED_AT_ONCE = 100;

/**
 * The next codes of a scheme for these facts, as the ledger stands in this transaction: after the last number given out in their
 * sequence, without codes that were given out before or that a run carries.
 *
 * @throws LotproofError `invalid-input` when the scheme has no code for the facts, `limit-exceeded` when its sequence ends.
 */
export async function nextCodes(
  transaction: Transaction,
  scheme: { readonly id: string; readonly n: number },
  facts: RunFacts,
  count: number,
): Promise<NextCode[]> {
  const found = (await issuingSchemes(transaction)).find(({ id }) => id === scheme.id);
  if (found === undefined) {
    throw new LotproofError(
      'invalid-input',
      `The scheme "${scheme.id}" describes codes in use and issues none.`,
    );
  }
  const built = buildScheme(found.scheme);
  const last = await lastNumber(transaction, built, scheme.n, facts);
  const codes: NextCode[] = [];
  for (let from = last + 1; from <= last + PASSED_OVER_LIMIT; from += LOOKED_AT_ONCE) {
    const candidates = candidatesFrom(built, facts, from);
    const keys = candidates.map(({ key }) => key);
    const used = new Set([
      ...(await givenOut(transaction, keys)),
      ...(await runsWithCodes(transaction, keys)).keys(),
    ]);
    codes.push(...candidates.filter(({ key }) => !used.has(key)));
    if (codes.length >= count) return codes.slice(0, count);
    if (candidates.length < LOOKED_AT_ONCE) break;
  }
  if (codes.length > 0) return codes;
  throw new LotproofError(
    'limit-exceeded',
    `The sequence of the scheme "${scheme.id}" has no free number after ${String(last)} of at most ${String(built.capacity)}.`,
  );
}

/** Codes with the numbers from `from` on; the first that cannot be written for its facts is refused. */
function candidatesFrom(built: BuiltScheme, facts: RunFacts, from: number): NextCode[] {
  const codes: NextCode[] = [];
  for (let number = from; number < from + LOOKED_AT_ONCE && number <= built.capacity; number += 1) {
    const written = writeCode(built, facts, number);
    if (!written.ok) throw new LotproofError('invalid-input', written.says);
    const parts = built.parts.map(({ kind }, index) => ({ kind, text: written.texts[index] ?? '' }));
    codes.push({ code: written.code, key: written.key, number, parts });
  }
  return codes;
}

/** The largest number given out in the sequence of these facts; 0: none. */
async function lastNumber(
  transaction: Transaction,
  built: BuiltScheme,
  scheme: number,
  facts: RunFacts,
): Promise<number> {
  const { from, to } = daysAround(built, facts.date);
  const rows = await execute<{ payload: string }>(
    transaction,
    `select entry.payload as payload from lot_code join record on record.n = lot_code.n
        join entry on entry.sequence = record.entry
      where lot_code.scheme = ? and lot_code.date >= ? and lot_code.date <= ? order by lot_code.number desc`,
    [scheme, from, to],
  );
  const counter = counterOf(built, facts);
  for (const { payload } of rows) {
    const given = lotCodeSchema.parse(JSON.parse(payload));
    if (counterOf(built, given) === counter) return given.number;
  }
  return 0;
}

/** Days between which the period of a day lies; the period itself is compared by its name. */
function daysAround({ reset, first, last }: BuiltScheme, date: string): { from: string; to: string } {
  const [year, month] = [date.slice(0, 4), date.slice(0, 7)];
  switch (reset) {
    case 'never':
      return { from: first, to: last };
    case 'year':
      return { from: `${year}-01-01`, to: `${year}-12-31` };
    case 'month':
      return { from: `${month}-01`, to: `${month}-31` };
    case 'week':
      return { from: addDays(date, -6), to: addDays(date, 6) };
    case 'day':
      return { from: date, to: date };
  }
}

/** The facts with the country of the site's record, or of the party's that has it, where none is named. */
export async function withCountry<Facts extends RunFacts>(
  transaction: Transaction,
  facts: Facts,
): Promise<Facts> {
  if (facts.country !== undefined || facts.site === undefined) return facts;
  const site = siteSchema.safeParse(await bodyOfRecord(transaction, 'site', facts.site));
  if (!site.success) return facts;
  const party = partySchema.safeParse(await bodyOfRecord(transaction, 'party', site.data.party));
  const country = site.data.country ?? (party.success ? party.data.country : undefined);
  return country === undefined ? facts : { ...facts, country };
}

async function bodyOfRecord(transaction: Transaction, kind: string, id: string): Promise<unknown> {
  const [row] = await execute<{ payload: string }>(
    transaction,
    `select entry.payload as payload from record join entry on entry.sequence = record.entry
      where record.kind = ? and record.id = ? and record.withdrawn = 0`,
    [kind, id],
  );
  return row === undefined ? null : JSON.parse(row.payload);
}
