import { sumOfKnown } from '../../kit/sums.ts';
import type { ProgressStep, UnitPlace } from './recall-progress.ts';
import type { ProgressMade, RecordedUnits } from './recall-units.ts';

/** What one answer tells in units, all so far. Null: it does not say. */
export interface AnsweredCounts {
  readonly found: number | null;
  readonly isolated: number | null;
  readonly returned: number | null;
  readonly destroyed: number | null;
  readonly sold: number | null;
}

export interface Answered extends AnsweredCounts {
  readonly id: string;
  readonly on: string;
}

/** A notice with its answers, in the order they were recorded: the newest counts. Parties by their numbers. */
export interface AnsweredNotice {
  readonly party: number;
  /** What the party is, for units that no carton on record tells. */
  readonly place: UnitPlace;
  /** False: it names goods without numbers, or cartons of unknown contents; so how much was sent nobody can tell. */
  readonly isSentKnown: boolean;
  readonly answers: readonly Answered[];
}

/** What a consignee states of their units by the newest answers. */
export interface Told extends AnsweredCounts {
  readonly party: number;
  readonly place: UnitPlace;
  /** Id of the newest answer, and its day. */
  readonly answer: string;
  readonly on: string;
  /** What the record sent them; null: nobody can tell. */
  readonly sent: number | null;
  /** Sent, and neither found nor sold; below nought: they tell of more than they were sent. Null: they did not say, or nobody can tell. */
  readonly unaccounted: number | null;
}

/** What each consignee who answered states, beside what the record sent them. */
export function toldBy(recorded: readonly RecordedUnits[], notices: readonly AnsweredNotice[]): Told[] {
  const [told, had] = [Map.groupBy(notices, partyOf), Map.groupBy(recorded, partyOf)];
  return [...told].flatMap(([party, list]) => toldOf(had.get(party) ?? [], list));
}

function partyOf<Party>({ party }: { readonly party: Party }): Party {
  return party;
}

/** What one party states; `own`: what the record sent them. */
function toldOf(own: readonly RecordedUnits[], notices: readonly AnsweredNotice[]): Told[] {
  const newest = notices.flatMap(({ answers }) => answers.at(-1) ?? []);
  const [first] = notices;
  const last = newest.toSorted((left, right) => (left.on < right.on ? -1 : 1)).at(-1);
  if (first === undefined || last === undefined) return [];
  const { party } = first;
  const isSentKnown = own.length > 0 && notices.every((notice) => notice.isSentKnown);
  const sent = isSentKnown ? own.reduce((sum, { units }) => sum + units, 0) : null;
  const isFoundKnown = newest.length === notices.length && newest.every(({ found }) => found !== null);
  const found = isFoundKnown ? sumOf(newest, 'found') : null;
  const sold = sumOf(newest, 'sold');
  return [
    {
      ...{ party, place: placeOf(own, first), answer: last.id, on: last.on, sent, found, sold },
      isolated: sumOf(newest, 'isolated'),
      returned: sumOf(newest, 'returned'),
      destroyed: sumOf(newest, 'destroyed'),
      unaccounted: sent === null || found === null ? null : sent - found - (sold ?? 0),
    },
  ];
}

function sumOf(answers: readonly Answered[], count: keyof AnsweredCounts): number | null {
  return sumOfKnown(answers.map((answer) => answer[count]));
}

/** Where a consignee's units are: who answers has them, so what was on the way comes last. */
function placeOf(own: readonly RecordedUnits[], { place }: AnsweredNotice): UnitPlace {
  const arrived = own.filter((one) => one.place !== 'in-transit');
  const most = (arrived.length > 0 ? arrived : own).toSorted((left, right) => right.units - left.units);
  return most[0]?.place ?? place;
}

/** `more-than-sent`: they tell of more than they were sent. `more-than-found`: more was dealt with than found. `less-than-recorded`: of an act the record has more. */
export const CONTRADICTIONS = ['more-than-sent', 'more-than-found', 'less-than-recorded'] as const;

/** Where an answer cannot be true together with the record, or with itself; nothing is clipped for it. */
export interface Contradiction {
  readonly says: (typeof CONTRADICTIONS)[number];
  readonly units: number;
}

const ACTS = ['isolated', 'returned', 'destroyed'] as const;

/** What speaks against an answer. What was recorded after its day it could not know. */
export function contradictionsOf(told: Told, progress: readonly ProgressMade[]): Contradiction[] {
  const done = Math.max(told.isolated ?? 0, (told.returned ?? 0) + (told.destroyed ?? 0));
  const claimed = Math.max(told.found ?? 0, done) + (told.sold ?? 0);
  const before = progress.filter(({ date }) => date <= told.on);
  const short = ACTS.reduce((sum, step) => {
    const said = told[step];
    return said === null ? sum : sum + Math.max(0, doneBy(told.party, step, before) - said);
  }, 0);
  const all: Contradiction[] = [
    { says: 'more-than-sent', units: told.sent === null ? 0 : claimed - told.sent },
    { says: 'more-than-found', units: told.found === null ? 0 : done - told.found },
    { says: 'less-than-recorded', units: short },
  ];
  return all.filter(({ units }) => units > 0);
}

function doneBy(party: number, step: ProgressStep, progress: readonly ProgressMade[]): number {
  return progress.reduce((sum, one) => sum + (one.party === party && one.step === step ? one.units : 0), 0);
}

/** What an answer states and no progress on record says yet. Whatever was recorded of the party counts, so that nothing is taken twice. */
export interface ToTake {
  readonly step: ProgressStep;
  readonly units: number;
}

export function toTakeOf(told: Told, progress: readonly ProgressMade[]): ToTake[] {
  const acts = ACTS.map((step) => ({
    step,
    units: (told[step] ?? 0) - doneBy(told.party, step, progress),
  }));
  const has = stillThere(told);
  const said = progress.findLast(({ party, step }) => party === told.party && step === 'stated');
  const isSaid = has === null || (said !== undefined && (said.date > told.on || said.units === has));
  const stated = isSaid ? [] : [{ step: 'stated' as const, units: has }];
  return [...stated, ...acts.filter(({ units }) => units > 0)];
}

/** What they still have, by what they say; null: they did not say how many they found, or it makes no sense. */
export function stillThere({ found, returned, destroyed }: AnsweredCounts): number | null {
  const has = found === null ? null : found - (returned ?? 0) - (destroyed ?? 0);
  return has === null || has < 0 ? null : has;
}

/** Units that answers until a day say were sent back or destroyed, where they were before. */
export function toldGone(
  recorded: readonly RecordedUnits[],
  notices: readonly AnsweredNotice[],
  { place, until }: { readonly place: UnitPlace; readonly until: (day: string) => boolean },
): number {
  const had = Map.groupBy(recorded, partyOf);
  return notices.reduce((sum, notice) => {
    const own = had.get(notice.party) ?? [];
    const answer = notice.answers.findLast(({ on }) => until(on));
    if (answer === undefined || placeOf(own, notice) !== place) return sum;
    return sum + (answer.returned ?? 0) + (answer.destroyed ?? 0);
  }, 0);
}
