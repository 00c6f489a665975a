import type { Transaction } from '../../db/database.ts';
import { ID_PATTERN } from '../../kit/id.ts';
import {
  exactKeys,
  exactMatches,
  foldedKeys,
  isGs1Data,
  lookAlikeMatches,
  lotMatches,
  nearLookUps,
  nearMatches,
  slippedBeginnings,
  thingKey,
  unknownCartons,
} from '../code/find.ts';
import type { Match } from '../code/find.ts';
import { charactersAfter, namesByKey, recordsById } from '../code/find-store.ts';
import type { TypedCode } from '../code/typed-code.ts';
import { cartonsOnRecord, cartonText, tradeItems } from './find-store.ts';

/** What a typed code is, and what it may have been meant to be. */
export interface LookUp {
  /** Every thing that is found, by its surest name first: all exact but for case and spacing, or all look-alikes. */
  readonly matches: readonly Match[];
  /** Never answers: what the code may stand for with one slip, or what looks alike beside what was found. */
  readonly suggestions: readonly Match[];
}

/** Leaves those a person may see. */
export type Sieve = (matches: readonly Match[]) => Promise<readonly Match[]>;

/** Series whose mark is known and whose carton number is not: with more of them the mark says nothing. */
const UNKNOWN_CARTON_SERIES = 5;

/**
 * Looks a typed code up: first by everything it may be exactly; if that leads to nothing by what looks alike; then by what is
 * one slip away. `kinds`: the kinds whose ids may have been typed.
 */
export async function lookUp(
  transaction: Transaction,
  code: TypedCode,
  kinds: readonly string[],
  sieve: Sieve,
): Promise<LookUp> {
  const [names, ids, folded] = await Promise.all([
    namesByKey(transaction, 'key', exactKeys(code)),
    ID_PATTERN.test(code.text) ? recordsById(transaction, kinds, code.text) : [],
    namesByKey(transaction, 'folded', foldedKeys(code)),
  ]);
  const lots = lotMatches(code, names, isGs1Data(code) ? await tradeItems(transaction, names) : new Map());
  const fitting = [
    ...exactMatches(code, names),
    ...lots.matches,
    ...ids.map((name) => ({ name, number: null, how: 'exact', difference: null }) as const),
  ];
  const { real, unreal } = await split(transaction, fitting);
  const exact = await sieve(real);
  const alike = await sieve((await split(transaction, lookAlikeMatches(code, folded))).real);
  if (exact.length > 0) return { matches: exact, suggestions: others(alike, exact) };
  if (alike.length > 0) return { matches: alike, suggestions: [] };
  const unknown = unknownCartons(unreal);
  const near = [
    ...lots.suggestions,
    ...(new Set(unknown.map(thingKey)).size <= UNKNOWN_CARTON_SERIES ? unknown : []),
    ...(await nearOnes(transaction, code)),
  ];
  return { matches: [], suggestions: await sieve(near) };
}

async function nearOnes(transaction: Transaction, code: TypedCode): Promise<readonly Match[]> {
  const known = await charactersAfter(transaction, slippedBeginnings(code));
  const lookUps = nearLookUps(code, (beginning) => known.get(beginning) ?? []);
  const names = await namesByKey(transaction, 'key', [...new Set(lookUps.map(({ key }) => key))]);
  return (await split(transaction, nearMatches(lookUps, names))).real;
}

function others(matches: readonly Match[], than: readonly Match[]): Match[] {
  const known = new Set(than.map(thingKey));
  return matches.filter((match) => !known.has(thingKey(match)));
}

/** Cartons that some record speaks of, and numbers that only the mark allows. */
async function split(
  transaction: Transaction,
  matches: readonly Match[],
): Promise<{ real: readonly Match[]; unreal: readonly Match[] }> {
  const wanted = new Map<string, { series: number; number: number }>();
  for (const { name, number } of matches) {
    if (number !== null) wanted.set(cartonText({ series: name.of, number }), { series: name.of, number });
  }
  const found = await cartonsOnRecord(transaction, [...wanted.values()]);
  const isReal = ({ name, number }: Match): boolean =>
    number === null || found.has(cartonText({ series: name.of, number }));
  return { real: matches.filter(isReal), unreal: matches.filter((match) => !isReal(match)) };
}
