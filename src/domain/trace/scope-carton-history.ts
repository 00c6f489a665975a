import { spanLength } from '../../kit/span.ts';
import {
  anyOf,
  isRunUnknown,
  markAll,
  mergeContents,
  mergeSources,
  putIn,
  takeOut,
} from './scope-carton-moves.ts';
import { touches, type CartonBook, type Content, type Segment } from './scope-cartons.ts';
import { Clusters } from './scope-carton-clusters.ts';
import { settleDoubts } from './scope-carton-doubts.ts';
import { cartonEvents, inOrder } from './scope-carton-events.ts';
import type { ConsumptionFact, Key, RepackMoveFact, ReworkFact } from './scope-facts.ts';
import { strongest, type Finding } from './scope-lattice.ts';
import type { ScopeClass } from './scope-question.ts';
import { RangeIndex } from './scope-range-index.ts';
import { isOpenRework } from './scope-reworks.ts';
import type { CartonRange, ScopeWorld } from './scope-world.ts';

/** What became of packed units, in the order of the days. */
export interface CartonHistory {
  readonly book: CartonBook;
  /** Contents as they were when they went into a rework, and the cartons that they were in. */
  readonly reworked: { content: Content; readonly from: Segment }[];
  /** Units taken out of cartons for good. */
  readonly gone: { content: Content; readonly from: CartonRange; readonly fate: RepackMoveFact['fate'] }[];
  /** What befell the units of a rework run as cartons, before they were packed anew. */
  readonly extras: Map<Key, ScopeClass>;
  /** What may have befallen the units of a run that are in no carton now. */
  readonly loose: Map<Key, ScopeClass>;
  /** Suspect cartons (or cartons that a suspect lot was added to) whose contents no record tells. */
  hasUnknown: boolean;
}

/** Lives through additions, reworks in place and repackings; where their order is not known, their cartons are in doubt. */
export function liveThrough(
  world: ScopeWorld,
  book: CartonBook,
  asked: readonly CartonRange[],
  levelOf: (lot: Key) => Finding,
): CartonHistory {
  const history: CartonHistory = {
    ...{ book, reworked: [], gone: [], extras: new Map(), loose: new Map() },
    hasUnknown: false,
  };
  markAsked(history, asked);
  const additions = suspectAdditions(world, levelOf);
  const clusters = new Clusters(world, book, additions);
  const marked = [...asked, ...additions.flatMap((row) => row.cartons ?? [])];
  const markedSegments = new Set(marked.flatMap((cartons) => book.in(cartons)));
  const lotsAdded = addedLots(world);
  const packedRuns = runsPacked(world);
  inOrder(book, cartonEvents(world, additions), (event) => {
    if (event.kind === 'addition') addTo({ world, lotsAdded, levelOf }, history, event.row);
    else if (event.kind === 'rework')
      reworkIn(world, history, { ...event, isPackedAnew: packedRuns.has(event.rework.run) });
    else
      for (const move of event.repack.moves) {
        if (isRunUnknown(book, move))
          for (const cluster of clusters.touching(move.from)) cluster.isDoubtful = true;
        repack(history, move, asked, markedSegments);
      }
  });
  settleDoubts(history, clusters, { asked, levelOf });
  history.hasUnknown = marked.some((cartons) => !isTold(book, cartons));
  // A rework that does not say whose units it took may have taken them from these cartons.
  if (marked.length > 0)
    for (const run of world.runs.values())
      if (isOpenRework(world, run))
        history.extras.set(run.key, strongest(history.extras.get(run.key) ?? 'cleared', 'undetermined'));
  return history;
}

/** Every lot that was added to packed cartons, by them. */
function addedLots(world: ScopeWorld): RangeIndex<CartonRange & { readonly lot: Key }> {
  const rows = world.rowsOfRun.get(0) ?? [];
  return new RangeIndex(
    rows.flatMap(({ cartons, lot }) =>
      cartons === null ? [] : [{ series: cartons.series, range: cartons.range, lot }],
    ),
  );
}

/** Runs that some packing record names. */
export function runsPacked(world: ScopeWorld): ReadonlySet<Key> {
  const runs = new Set<Key>();
  for (const { contents } of world.facts.packings) for (const { run } of contents) runs.add(run);
  return runs;
}

/** Additions of suspect lots to packed cartons. */
function suspectAdditions(world: ScopeWorld, levelOf: (lot: Key) => Finding): ConsumptionFact[] {
  return (world.rowsOfRun.get(0) ?? []).filter(
    (row) => row.cartons !== null && levelOf(row.lot).class !== 'cleared',
  );
}

/** Suspect cartons: all units that were ever in them (reading 13). */
function markAsked(history: CartonHistory, asked: readonly CartonRange[]): void {
  for (const cartons of asked)
    for (const segment of history.book.in(cartons)) markAll(segment, () => 'contains');
}

/** Some record tells what is in each of these cartons. */
function isTold(book: CartonBook, cartons: CartonRange): boolean {
  const told = book.in(cartons).filter((segment) => segment.isPacked && !segment.hasUnknown);
  return told.reduce((sum, segment) => sum + spanLength(segment.range), 0) === spanLength(cartons.range);
}

interface Adding {
  readonly world: ScopeWorld;
  readonly lotsAdded: ReturnType<typeof addedLots>;
  readonly levelOf: (lot: Key) => Finding;
}

/** A lot added to cartons: in all their units when the quantity suffices and no other lot was added to them too. */
function addTo({ world, lotsAdded, levelOf }: Adding, history: CartonHistory, row: ConsumptionFact): void {
  if (row.cartons === null) return;
  const level = levelOf(row.lot).class;
  const segments = history.book.in(row.cartons);
  const units = segments
    .flatMap((segment) => segment.contents)
    .reduce((sum, content) => sum + content.units, 0);
  const material = world.lots.get(row.lot)?.material;
  const isShared = lotsAdded
    .touching(row.cartons)
    .some(
      ({ lot }) =>
        lot !== row.lot && world.lots.get(lot)?.material === material && levelOf(lot).class !== 'contains',
    );
  const enough = row.quantity !== null && (world.strict ? row.quantity === units : row.quantity >= units);
  const added: ScopeClass = level === 'contains' && !(enough && !isShared) ? 'may-contain' : level;
  for (const segment of segments) markAll(segment, (extra) => strongest(extra, added));
}

function repack(
  history: CartonHistory,
  move: RepackMoveFact,
  asked: readonly CartonRange[],
  marked: ReadonlySet<Segment>,
): void {
  const isAsked = asked.some(
    ({ series, range }) =>
      series === move.from.series && range.from <= move.from.range.from && move.from.range.to <= range.to,
  );
  const mayBe = history.book.in(move.from).some((segment) => marked.has(segment)) ? 'may-contain' : 'cleared';
  const taken = takeOut(history.book, move, isAsked ? 'contains' : mayBe);
  if (move.to === null) {
    for (const content of taken.contents) history.gone.push({ content, from: move.from, fate: move.fate });
    return;
  }
  putIn(history.book, move.to, taken);
  for (const cartons of asked) {
    if (!touches(cartons, move.to)) continue;
    for (const segment of history.book.in(cartons)) markAll(segment, () => 'contains');
  }
}

/** Reworks what is in some cartons: in place, unless the rework run was packed anew. */
function reworkIn(
  world: ScopeWorld,
  history: CartonHistory,
  { rework, isPackedAnew }: { readonly rework: ReworkFact; readonly isPackedAnew: boolean },
): void {
  const run = world.runs.get(rework.run);
  const isOpen = run === undefined || isOpenRework(world, run);
  const left = new Map(rework.of.map((source) => [source.run, source.quantity ?? Number.MAX_SAFE_INTEGER]));
  const byNumber = [...rework.cartons].sort(
    (one, other) => one.series - other.series || one.range.from - other.range.from,
  );
  for (const cartons of byNumber) {
    for (const segment of history.book.in(cartons)) {
      const changed: Content[] = [];
      segment.contents = segment.contents.flatMap((content) => {
        const units = Math.min(content.units, left.get(content.run) ?? 0);
        if (units === 0)
          return [isClaimed(world, rework, content.run) ? content : withSource(content, rework.run)];
        left.set(content.run, (left.get(content.run) ?? 0) - units);
        history.reworked.push({ content: { ...content, units }, from: segment });
        changed.push({ ...content, units });
        const rest = { ...content, units: content.units - units, isExact: false };
        return rest.units > 0 ? [withSource(rest, rework.run)] : [];
      });
      takeOver(history, segment, changed, { run: rework.run, isPackedAnew, isOpen });
    }
  }
}

function takeOver(
  history: CartonHistory,
  segment: { contents: Content[] },
  changed: readonly Content[],
  into: { readonly run: Key; readonly isPackedAnew: boolean; readonly isOpen: boolean },
): void {
  const { run } = into;
  if (changed.length === 0) return;
  const extras = [...new Set(changed.flatMap((content) => content.sources.map((source) => source.extra)))];
  // Where others, of which nothing is known, went in too, none is known to be one of these.
  const isSure = extras.length === 1 && !(into.isOpen && extras[0] === 'contains');
  const extra: ScopeClass = isSure ? (extras[0] ?? 'cleared') : 'may-contain';
  if (into.isPackedAnew) {
    const before = history.extras.get(run);
    history.extras.set(run, before === undefined || before === extra ? extra : 'may-contain');
    return;
  }
  const units = changed.reduce((sum, content) => sum + content.units, 0);
  const sources = [{ run, window: null, extra }];
  segment.contents = mergeContents([...segment.contents, { run, units, sources, isExact: false }]);
}

/** Another rework of the same cartons took the units of this run. */
function isClaimed(world: ScopeWorld, rework: ReworkFact, run: Key): boolean {
  if (run === rework.run) return true;
  return world.facts.reworks.some(
    (other) =>
      other.key !== rework.key &&
      (other.run === run || other.of.some((source) => source.run === run)) &&
      other.cartons.some((cartons) => rework.cartons.some((own) => touches(own, cartons))),
  );
}

function withSource(content: Content, run: Key): Content {
  return { ...content, sources: mergeSources([...content.sources, anyOf(run)]), isExact: false };
}
