import { stillThere, toldBy, toldGone } from './answered-units.ts';
import type { AnsweredNotice, Told } from './answered-units.ts';
import { UNIT_PLACES } from './recall-progress.ts';
import type { ProgressStep, UnitPlace } from './recall-progress.ts';

/** Units that the record has somewhere when a recall is declared; parties by their numbers. */
export interface RecordedUnits {
  readonly place: UnitPlace;
  readonly party: number | null;
  readonly units: number;
}

/** What was done or said, in the order of days. */
export interface ProgressMade extends RecordedUnits {
  readonly step: ProgressStep;
  readonly date: string;
}

/** One holder of recalled units: what the record gave them, what they say, what was done. */
export interface HolderUnits {
  readonly place: UnitPlace;
  readonly party: number | null;
  readonly recorded: number;
  /** The last count they stated, in a progress record or by an answer to a notice; null: none. */
  readonly stated: number | null;
  /** What the record leaves them with when they stated it, less what they state; of an answer, what it tells nothing of. Null: they stated none. */
  readonly difference: number | null;
  /** What they state by their answers to notices, which is not recorded as done; null: nothing. */
  readonly told: Told | null;
  readonly isolated: number;
  readonly returned: number;
  readonly corrected: number;
  readonly destroyed: number;
  /** What the record leaves them with now; null: of consumers nobody recorded how many they had. */
  readonly left: number | null;
}

/** Recalled units by holder, and in all. */
export interface UnitsAccount {
  readonly units: number;
  readonly holders: readonly HolderUnits[];
  readonly corrected: number;
  readonly destroyed: number;
  readonly returned: number;
  /** Neither corrected nor destroyed; below nought: more were than were recalled. */
  readonly open: number;
}

/**
 * Where recalled units are. Units that came back lie in our own stock until they are corrected or destroyed, so that none counts twice:
 * only those two end the account of a unit.
 */
export function unitsAccount(
  units: number,
  recorded: readonly RecordedUnits[],
  progress: readonly ProgressMade[],
  notices: readonly AnsweredNotice[] = [],
): UnitsAccount {
  const keys = new Map<string, { place: UnitPlace; party: number | null }>();
  const told = new Map(toldBy(recorded, notices).map((one) => [keyOf(one.place, one.party), one]));
  for (const { place, party } of [...recorded, ...progress, ...told.values()])
    keys.set(keyOf(place, party), { place, party });
  if (progress.some(({ step }) => step === 'returned')) keys.set(OWN, { place: 'own-stock', party: null });
  const holders = [...keys].map(([key, holder]) =>
    holderUnits({ ...holder, told: told.get(key) ?? null }, recorded, progress),
  );
  const total = (step: ProgressStep): number => sumOf(progress.filter((one) => one.step === step));
  const [corrected, destroyed] = [total('corrected'), total('destroyed')];
  return {
    ...{ units, corrected, destroyed, returned: total('returned') },
    holders: holders.toSorted(inOrder),
    open: units - corrected - destroyed,
  };
}

const OWN = keyOf('own-stock', null);

function holderUnits(
  { place, party, told }: Pick<HolderUnits, 'place' | 'party' | 'told'>,
  recorded: readonly RecordedUnits[],
  progress: readonly ProgressMade[],
): HolderUnits {
  const own = keyOf(place, party);
  const had = sumOf(recorded.filter((one) => keyOf(one.place, one.party) === own));
  const deeds = progress.filter((one) => keyOf(one.place, one.party) === own);
  const done = (step: ProgressStep): number => sumOf(deeds.filter((one) => one.step === step));
  const leftOn = (day: string): number => {
    const until = progress.filter(({ date }) => date <= day);
    const gone = until.filter((one) => keyOf(one.place, one.party) === own && TAKES_AWAY.includes(one.step));
    const came = own === OWN ? until.filter((one) => one.step === 'returned') : [];
    return had + sumOf(came) - sumOf(gone);
  };
  const said = deeds.findLast(({ step }) => step === 'stated');
  const isCounted = place !== 'consumer';
  // What was taken over from an answer is the same as the answer, which tells more: what was sold.
  const newer = told !== null && (said === undefined || said.date <= told.on) ? told : null;
  const counted = said === undefined || !isCounted ? null : leftOn(said.date) - said.units;
  return {
    ...{ place, party, recorded: had, told },
    stated: newer === null ? (said?.units ?? null) : stillThere(newer),
    difference: newer === null ? counted : newer.unaccounted,
    isolated: done('isolated'),
    returned: done('returned'),
    corrected: done('corrected'),
    destroyed: done('destroyed'),
    left: isCounted ? leftOn('9999-12-31') : null,
  };
}

const TAKES_AWAY: readonly ProgressStep[] = ['returned', 'corrected', 'destroyed'];

/** Units by place in one month and up to its end, as a progress report counts them. */
export interface MonthUnits {
  readonly place: UnitPlace;
  readonly affected: number;
  readonly inMonth: number;
  readonly upToIt: number;
  /** Of both, what consignees state in their answers as sent back or destroyed, recorded or not. */
  readonly toldInMonth: number;
  readonly toldUpToIt: number;
}

/** What was taken off the market in a month, by where it was: returned, corrected or destroyed; units that came back count where they came from. */
export function monthUnits(
  month: string,
  recorded: readonly RecordedUnits[],
  progress: readonly ProgressMade[],
  notices: readonly AnsweredNotice[] = [],
): MonthUnits[] {
  const cameBack = (until: (day: string) => boolean): number =>
    sumOf(progress.filter(({ step, date }) => step === 'returned' && until(date)));
  return UNIT_PLACES.map((place) => {
    const done = (until: (day: string) => boolean): number => {
      const here = progress.filter(
        (one) => one.place === place && TAKES_AWAY.includes(one.step) && until(one.date),
      );
      const twice = place === 'own-stock' ? Math.min(cameBack(until), sumOf(here)) : 0;
      return sumOf(here) - twice;
    };
    const told = (until: (day: string) => boolean): number => toldGone(recorded, notices, { place, until });
    const untilEnd = (day: string): boolean => day.slice(0, 7) <= month;
    const before = (day: string): boolean => day.slice(0, 7) < month;
    return {
      place,
      affected: sumOf(recorded.filter((one) => one.place === place)),
      ...{ inMonth: done(untilEnd) - done(before), upToIt: done(untilEnd) },
      ...{ toldInMonth: told(untilEnd) - told(before), toldUpToIt: told(untilEnd) },
    };
  });
}

function keyOf(place: UnitPlace, party: number | null): string {
  return `${place} ${String(party)}`;
}

function inOrder(left: HolderUnits, right: HolderUnits): number {
  const byPlace = UNIT_PLACES.indexOf(left.place) - UNIT_PLACES.indexOf(right.place);
  return byPlace || right.recorded - left.recorded || (left.party ?? 0) - (right.party ?? 0);
}

function sumOf(list: readonly { readonly units: number }[]): number {
  return list.reduce((sum, { units }) => sum + units, 0);
}
