import type { SqlValue, Transaction } from '../../db/database.ts';
import { execute } from '../../db/bulk.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { namedContents } from '../evidence/file-contents-store.ts';
import type { RemovedContent } from '../evidence/removed-content-store.ts';
import { startsOf } from './clock-starts-store.ts';
import type { Starts } from './clock-starts-store.ts';
import { agreementsFor, loadKeptAbout } from './kept-about-store.ts';
import type { KeptAbout } from './kept-about-store.ts';
import { reachedFrom } from './kept-links-store.ts';
import type { Reached } from './kept-links-store.ts';
import { holdsOver, legalHoldsInForce } from './legal-holds-store.ts';
import { keepingState, keptUntil } from './retention.ts';
import type { ClockStart, KeepingState, KeptUntil } from './retention.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** The content of a file, or a sample: what may fall due to be destroyed. */
interface Thing {
  /** Numbers of its records: all files with the same content, or the sample. */
  readonly records: readonly number[];
  readonly fixed: string | null;
  readonly removed: RemovedContent | null;
}

export interface KeptFile extends Thing {
  readonly what: 'file';
  readonly sha256: string;
  readonly kept: boolean;
}
export interface KeptSample extends Thing {
  readonly what: 'sample';
  /** How many are left. */
  readonly quantity: number;
  readonly place: string | null;
}
export type KeptThing = KeptFile | KeptSample;

/** A thing that is kept with how it stands on a day, by numbers of records. */
export interface Standing extends KeptUntil {
  readonly thing: KeptThing;
  readonly state: KeepingState;
  /** What it belongs to: without itself. */
  readonly of: readonly number[];
  readonly holds: readonly number[];
}

/** Every content that a standing file names, once; the files that name the same one lie behind it together. */
export async function keptFiles(transaction: Transaction, ids?: readonly string[]): Promise<KeptFile[]> {
  const bySum = await filesBySum(transaction, ids);
  const contents = await namedContents(transaction);
  return contents.flatMap(({ sha256, kept, removed }): KeptFile[] => {
    const records = bySum.get(sha256);
    return records === undefined ? [] : [{ what: 'file', records, sha256, kept, removed, fixed: null }];
  });
}

/** Numbers of the standing files by their content: of all, or of the contents that these files name. */
export async function filesBySum(
  transaction: Transaction,
  ids?: readonly string[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const all = 'select file.n as n, file.sha256 as sha256 from file';
  const rows = await selectStanding<{ n: number; sha256: string }>(
    transaction,
    ids === undefined
      ? `${all} order by file.n`
      : `${all} where file.sha256 in (select meant.sha256 from file meant join record on record.n = meant.n
          where record.id in (?texts)) order by file.n`,
    ids === undefined ? [] : [JSON.stringify(ids)],
  );
  const found = Map.groupBy(rows, ({ sha256 }) => sha256);
  return new Map([...found].map(([sha256, files]) => [sha256, files.map(({ n }) => n)]));
}

/** Samples of which some are left. */
export async function keptSamples(transaction: Transaction): Promise<KeptSample[]> {
  const rows = await execute<SampleRow & Record<string, SqlValue>>(
    transaction,
    `select sample.n as n, sample.place as place, sample.keep_until as keep_until,
        sample.quantity - coalesce((select cast(sum(case when kind = 'put-back' then -quantity else quantity end) as bigint)
          from sample_movement where sample_movement.sample = sample.n), 0) as "left"
      from sample order by sample.n`,
  );
  return rows
    .filter(({ left }) => left > 0)
    .map(({ n, place, keep_until: fixed, left: quantity }) => {
      return { what: 'sample', records: [n], quantity, place, fixed, removed: null };
    });
}

/** One sample, whatever is left of it. */
export async function findSample(transaction: Transaction, id: string): Promise<KeptSample[]> {
  const rows = await execute<{ n: number; place: string | null; fixed: string | null; quantity: number }>(
    transaction,
    `select sample.n as n, sample.place as place, sample.keep_until as fixed, sample.quantity as quantity
      from sample join record on record.n = sample.n where record.kind = 'sample' and record.id = ?`,
    [id],
  );
  return rows.map(({ n, ...rest }) => ({ what: 'sample', records: [n], removed: null, ...rest }));
}

interface SampleRow {
  readonly n: number;
  readonly place: string | null;
  readonly keep_until: string | null;
  readonly left: number;
}

/** How things stand on a day: until when each has to be kept and why, and the legal holds over it. */
export async function standingsOf(
  transaction: Transaction,
  kinds: Kinds,
  { things, today }: { readonly things: readonly KeptThing[]; readonly today: string },
): Promise<Standing[]> {
  const starts = new Map(things.flatMap(({ what, records }) => records.map((n) => [n, what] as const)));
  const reached = await reachedFrom(transaction, kinds, starts);
  const all = joined([...reached.values()].map((one) => one.all));
  const about = await loadKeptAbout(transaction, kinds, await withRuns(transaction, all));
  const days = await startsOf(transaction, joined([...reached.values()].map((one) => one.clocks)));
  const holds = await legalHoldsInForce(transaction, kinds);
  return things.map((thing) => {
    const own = thing.records.flatMap((n) => reached.get(n) ?? []);
    const whole = joined(own.map((one) => one.all));
    const covered = withProducts(whole, about);
    const clocks = own.flatMap((one) => clockStarts(thing, one, days, about));
    const [first = 0] = thing.records;
    const fixed = thing.fixed === null ? null : { on: thing.fixed, of: first };
    const kept = keptUntil(clocks, agreementsFor(about, whole), fixed);
    const over = holdsOver(holds, covered);
    const isHeld = over.length > 0;
    const state = keepingState(kept, { today, isHeld, isRemoved: thing.removed !== null });
    const of = [...whole.keys()].filter((n) => !thing.records.includes(n));
    return { thing, ...kept, state, holds: over, of };
  });
}

function joined(maps: readonly ReadonlyMap<number, string>[]): Map<number, string> {
  return new Map(maps.flatMap((one) => [...one]));
}

/** With the runs of series and lots, whose factories are bound by agreements. */
async function withRuns(
  transaction: Transaction,
  all: ReadonlyMap<number, string>,
): Promise<ReadonlyMap<number, string>> {
  const lots = [...all].flatMap(([n, kind]) => (kind === 'material-lot' ? [n] : []));
  const rows = await selectIn<{ run: number }>(
    transaction,
    'select distinct run from consumption where lot in (?*) and run is not null',
    lots,
  );
  return new Map([...all, ...rows.map(({ run }) => [run, 'run'] as const)]);
}

function withProducts(all: ReadonlyMap<number, string>, { runs }: KeptAbout): ReadonlyMap<number, string> {
  const products = [...all.keys()].flatMap((n) => runs.get(n)?.product ?? []);
  return new Map([...all, ...products.map((n) => [n, 'product'] as const)]);
}

/** Kinds whose clock is the last unit made. A paper of a run does not wait for later runs of its product. */
function clockStarts(thing: KeptThing, reached: Reached, days: Starts, about: KeptAbout): ClockStart[] {
  const kinds = new Set(reached.clocks.values());
  return [...reached.clocks].flatMap(([n, kind]): ClockStart[] => {
    if (kind === 'product' && kinds.has('run')) return [];
    const dated = (days.dated.get(n) ?? []).map(({ rule, on }) => ({ rule, on, of: n }));
    const made = days.made.get(n);
    if (made === undefined) return dated;
    const product = kind === 'product' ? n : about.runs.get(n)?.product;
    const isOther = product !== undefined && about.notDurable.has(product);
    const usual = thing.what === 'sample' ? 'sample' : 'production';
    return [...dated, { rule: isOther ? usual : 'durable', on: made, of: n }];
  });
}
