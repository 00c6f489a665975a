import { intersectSpans } from '../../kit/span.ts';
import type { Span } from '../../kit/span.ts';
import { reachOf } from '../trace/made-from.ts';
import type { HeldThing, MadeFrom } from '../trace/made-from.ts';
import { cartonText, EVERY_CARTON, SortedRanges } from './goods-out.ts';
import type { Contents, Leaving, Nameless, Stopped, Taken } from './goods-out.ts';

/** A hold, with the days on which it stood. */
export interface HoldOnGoods extends HeldThing {
  readonly n: number;
  readonly id: string;
  /** Ledger entry that says what it says now. */
  readonly entry: number;
  /** What it says it is on, in words. */
  readonly says: string;
  readonly cartons: Span | null;
  readonly placedOn: string;
  /** Day it was released; null: it stands. */
  readonly releasedOn: string | null;
  readonly reason: string;
}

/** Goods whose hold is overridden: all of them, or those of one run, or on one shipment. */
export interface OverriddenHold {
  readonly hold: number;
  readonly run: number | null;
  readonly shipment: number | null;
  /** Overridden as a hold that is on the goods, not as one that may be. */
  readonly isSure: boolean;
}

/** A run that a hold is on, as goods may be of it whose run nobody wrote down. */
export interface HeldRun {
  readonly code: string;
  /** Units of it are in no carton, sample or scrap record. */
  readonly isLoose: boolean;
  readonly product: number;
  /** Day it was begun; null: not known. */
  readonly started: string | null;
}

export interface HeldFacts {
  readonly holds: readonly HoldOnGoods[];
  readonly overridden: readonly OverriddenHold[];
  readonly madeFrom: ReadonlyMap<number, MadeFrom>;
  /** The runs that each hold is on, where goods may be of them whose run nobody wrote down. */
  readonly runs: ReadonlyMap<number, readonly HeldRun[]>;
  /** More is to come with the same files: what is not known is asked once that is on record. */
  readonly isMoreToCome: boolean;
}

/** Goods as a hold may be on them. */
interface Goods {
  readonly line: Leaving;
  readonly range: Span | null;
  /** Runs that an override has to be for, each of them; none: only one that names no run. */
  readonly runs: readonly number[];
}
interface Found {
  readonly hold: HoldOnGoods;
  readonly goods: Goods;
  readonly says: string;
  readonly isSure: boolean;
}

/** Goods that leave while a hold stands on them, or on what they may be for all that anybody wrote down. */
export function heldGoods(lines: readonly Leaving[], contents: Contents, facts: HeldFacts): Stopped[] {
  const found = [
    ...onLines(lines, contents, facts.holds),
    ...onRuns(contents.taken, facts),
    ...onNameless(contents.nameless, facts),
  ];
  const stopped = new Map<string, Stopped>();
  for (const one of found) {
    const { hold, goods, isSure } = one;
    if (!stands(hold, goods.line) || isOverridden(one, facts.overridden)) continue;
    const { line, range } = goods;
    const key = [hold.n, line.by.kind, line.by.id, range?.from, range?.to].join(' ');
    if (isSure || !stopped.has(key)) stopped.set(key, stoppedBy(one));
  }
  return [...stopped.values()];
}

/**
 * A hold stands from its day on until the day of its release; of the day itself the order of the records decides. Where nobody says when
 * goods left, they leave now.
 */
function stands({ n, placedOn, releasedOn }: HoldOnGoods, { date, entry }: Leaving): boolean {
  if (date === null) return releasedOn === null;
  if (placedOn === date && entry !== undefined && entry < n) return false;
  return placedOn <= date && (releasedOn === null || releasedOn > date);
}

/** On the shipment, the product or the cartons that a line names, or the site that it leaves. */
function onLines(lines: readonly Leaving[], { taken }: Contents, holds: readonly HoldOnGoods[]): Found[] {
  const byThing = Map.groupBy(holds, ({ ofKind, of }) => `${ofKind} ${String(of)}`);
  const ofCartons = Map.groupBy(
    holds.filter(({ ofKind }) => ofKind === 'carton-series'),
    ({ of }) => of,
  );
  const ranges = (some: readonly HoldOnGoods[]) =>
    new SortedRanges(some.map((hold) => ({ hold, range: hold.cartons ?? EVERY_CARTON })));
  const bySeries = new Map([...ofCartons].map(([of, some]) => [of, ranges(some)]));
  const byLine = Map.groupBy(taken, ({ line }) => line);
  return lines.flatMap((line) => {
    const named = [
      ['shipment', line.shipment],
      ['product', line.product],
      ['site', line.from],
    ] as const;
    const held = [
      ...named.flatMap(([kind, of]) => byThing.get(`${kind} ${String(of)}`) ?? []),
      ...(line.series === null
        ? []
        : (bySeries.get(line.series)?.overlapping(line.range ?? EVERY_CARTON) ?? [])
      ).map(({ hold }) => hold),
    ];
    return held.map((hold): Found => {
      const range = heldRange(hold, line.range);
      const runs = (byLine.get(line) ?? []).map(({ run }) => run);
      return { hold, goods: { line, range, runs }, says: placedOn(hold), isSure: true };
    });
  });
}

/** Cartons of a line that a hold is on; null: without numbers. */
function heldRange({ cartons }: HoldOnGoods, range: Span | null): Span | null {
  return cartons === null || range === null ? range : intersectSpans(cartons, range);
}

function placedOn({ id, says }: HoldOnGoods): string {
  return `the hold "${id}" on ${says} was placed on`;
}

/** On the runs of the goods: which holds reach a run is asked once, whichever units of it there are. */
function onRuns(taken: readonly Taken[], { holds, madeFrom, isMoreToCome }: HeldFacts): Found[] {
  const reaching = new Map(
    [...madeFrom].map(([run, from]) => [run, holds.filter((hold) => reachOf(hold, from, null) !== null)]),
  );
  return taken.flatMap(({ line, run, range, span }) =>
    (reaching.get(run) ?? []).flatMap((hold): Found[] => {
      const from = madeFrom.get(run);
      const reach = from === undefined ? null : reachOf(hold, from, span);
      if (from === undefined || reach === null || (reach === 'not-known' && isMoreToCome)) return [];
      const goods = { line, range, runs: [run] };
      if (reach === 'held') return [{ hold, goods, says: placedOn(hold), isSure: true }];
      const says = `nobody wrote down all that the run ${from.code} was made from, by whom or to what, and the hold "${hold.id}" on ${hold.says} may be on it, placed on`;
      return [{ hold, goods, says, isSure: false }];
    }),
  );
}

function onNameless(
  nameless: readonly Nameless[],
  { holds, runs: runsOf, isMoreToCome }: HeldFacts,
): Found[] {
  if (isMoreToCome) return [];
  return holds.flatMap((hold) => {
    const runs = runsOf.get(hold.n) ?? [];
    if (runs.length === 0) return [];
    return nameless.flatMap(({ line, range }): Found[] => {
      const run = runs.find((one) => mayBe(one, line));
      if (run === undefined) return [];
      const says = `no record says of which run they are, and they may be of the run ${run.code}, which the hold "${hold.id}" on ${hold.says} is on, placed on`;
      return [{ hold, goods: { line, range, runs: [] }, says, isSure: false }];
    });
  });
}

/**
 * Cartons of unknown contents may hold units that are in no other; goods that name no carton may come out of any. Of a line that names its
 * series, what is packed there is looked at by itself.
 */
function mayBe({ product, started, isLoose }: HeldRun, line: Leaving): boolean {
  if (!isLoose && line.series !== null) return false;
  if (line.product !== null && line.product !== product) return false;
  return started === null || line.date === null || started <= line.date;
}

/** Goods of several runs go on when the hold is overridden for each of them. */
function isOverridden({ hold, goods, isSure }: Found, overridden: readonly OverriddenHold[]): boolean {
  const { line, runs } = goods;
  const own = overridden.filter(
    (one) =>
      one.hold === hold.n &&
      (one.shipment === null || one.shipment === line.shipment) &&
      (one.isSure || !isSure),
  );
  if (own.some((one) => one.run === null)) return true;
  return runs.length > 0 && runs.every((each) => own.some((one) => one.run === each));
}

function stoppedBy({ hold, goods: { line, range }, says, isSure }: Found): Stopped {
  const left = line.date === null ? '' : ` and stood when it left on ${line.date}`;
  const first = isSure ? 'Leave these cartons out' : 'Record what is missing';
  return {
    ...{ line, range, stop: 'held' },
    says: `${cartonText(range)} on the shipment ${line.shipmentCode}: ${says} ${hold.placedOn}${left}: ${hold.reason}.`,
    todo: `${first}, release the hold, or have it overridden with a reason by who may (release override).`,
  };
}
