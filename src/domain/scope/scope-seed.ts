import type { Span } from '../../kit/span.ts';
import { cutSpan, intersectSpans, subtractSpans } from '../../kit/span.ts';
import { CLEARED_OUTSIDE, standing } from './scope-classes.ts';
import type { Piece, Standing } from './scope-classes.ts';
import { isBefore } from './scope-dates.ts';
import type { Key, MaterialLotFact, RunFact } from '../trace/scope-facts.ts';
import type { FactIndex } from './scope-index.ts';
import type { ScopeReason, Suspect } from '../trace/scope-question.ts';
import { unitsOf, windowRegion } from './scope-windows.ts';

/** Where suspicion starts: suspect lots together, or what another suspect says of each run directly. */
export interface Seed {
  readonly lots: ReadonlySet<Key>;
  /** Lots that may be meant: a date or place that would tell is missing. */
  readonly maybeLots: ReadonlySet<Key>;
  /** Null where suspicion starts in lots alone. */
  readonly direct: ((run: RunFact) => Piece[]) | null;
  /** Where whole runs are suspect, a part taken out in rework does not end it. */
  readonly wholeUnits: boolean;
  /** Suspect cartons, which have no unit numbers. */
  readonly cartons: { readonly series: Key; readonly range: Span } | null;
}

const NO_LOTS: ReadonlySet<Key> = new Set();

/** All suspect lots, and lots of suspect suppliers, are one seed (a slot filled by two of them holds them); others stand alone. */
export function seedsOf(index: FactIndex, suspects: readonly Suspect[]): Seed[] {
  const lots = new Set<Key>();
  const maybe = new Set<Key>();
  const seeds: Seed[] = [];
  for (const suspect of suspects) {
    if (suspect.kind === 'material-lot') lots.add(suspect.lot);
    else if (suspect.kind === 'supplier') {
      for (const lot of index.lots.values()) {
        const meant = ofSupplier(lot, suspect);
        if (meant === 'yes') lots.add(lot.key);
        else if (meant === 'maybe') maybe.add(lot.key);
      }
    } else if (suspect.kind === 'cartons') {
      seeds.push({
        lots: NO_LOTS,
        maybeLots: NO_LOTS,
        direct: (run) => whole(run, CLEARED_OUTSIDE),
        wholeUnits: true,
        cartons: suspect,
      });
    }
  }
  const evidence = new Set(suspects.filter((one) => one.kind === 'evidence').map((one) => one.evidence));
  for (const suspect of suspects) {
    if (suspect.kind === 'run') seeds.push(runSeed(suspect));
    else if (suspect.kind === 'line-window') seeds.push(directSeed((run) => windowPieces(run, suspect)));
    else if (suspect.kind === 'revision')
      seeds.push(directSeed((run) => whole(run, revisionStanding(index, run, suspect.revision))));
  }
  if (evidence.size > 0) seeds.push(directSeed((run) => whole(run, evidenceStanding(index, run, evidence))));
  const asksLots = suspects.some((one) => one.kind === 'material-lot' || one.kind === 'supplier');
  if (asksLots) seeds.unshift({ lots, maybeLots: maybe, direct: null, wholeUnits: false, cartons: null });
  return seeds;
}

function directSeed(direct: (run: RunFact) => Piece[]): Seed {
  return { lots: NO_LOTS, maybeLots: NO_LOTS, direct, wholeUnits: true, cartons: null };
}

function whole(run: RunFact, found: Standing): Piece[] {
  return [{ ...found, span: unitsOf(run) }];
}

/**
 * Reading 16: any of made, dispatched, received inside the period; a lot without dates is in. A lot whose missing date, or
 * missing supplier's site, could put it in may be meant.
 */
function ofSupplier(lot: MaterialLotFact, suspect: Suspect & { kind: 'supplier' }): 'yes' | 'no' | 'maybe' {
  if (lot.supplier !== suspect.party) return 'no';
  if (suspect.site !== null && lot.supplierSite !== null && lot.supplierSite !== suspect.site) return 'no';
  const unplaced = suspect.site !== null && lot.supplierSite === null;
  const dated = inPeriod(lot, suspect);
  return dated === 'yes' && unplaced ? 'maybe' : dated;
}

function inPeriod(
  lot: MaterialLotFact,
  asked: { from: string | null; to: string | null },
): 'yes' | 'no' | 'maybe' {
  const receipts = lot.receipts.map((receipt) => receipt.date);
  const known = [
    ...ends(lot.made),
    ...ends(lot.dispatched),
    ...receipts.filter((date) => date !== null).map((date): readonly [string, string] => [date, date]),
  ];
  if (known.length === 0) return 'yes';
  const meets = ([first, last]: readonly [string, string]): boolean =>
    (asked.to === null || first <= asked.to) && (asked.from === null || last >= asked.from);
  if (known.some(meets)) return 'yes';
  const complete =
    lot.made !== null && lot.dispatched !== null && receipts.length > 0 && !receipts.includes(null);
  return complete ? 'no' : 'maybe';
}

function ends(period: { from: string | null; to: string | null } | null): (readonly [string, string])[] {
  const first = period?.from ?? period?.to ?? null;
  const last = period?.to ?? period?.from ?? null;
  return first === null || last === null ? [] : [[first, last]];
}

function runSeed(suspect: Suspect & { kind: 'run' }): Seed {
  return directSeed((run) => {
    const units = unitsOf(run);
    if (run.key !== suspect.run) return whole(run, CLEARED_OUTSIDE);
    if (suspect.span === null) return whole(run, standing('contains'));
    const inside = intersectSpans(suspect.span, units);
    if (inside === null) return whole(run, CLEARED_OUTSIDE);
    return cutSpan(units, [inside]).map((span) => ({
      ...(span.from >= inside.from && span.to <= inside.to ? standing('contains') : CLEARED_OUTSIDE),
      span,
    }));
  });
}

function windowPieces(run: RunFact, suspect: Suspect & { kind: 'line-window' }): Piece[] {
  const units = unitsOf(run);
  const placed = isAt(run, suspect);
  if (placed === 'no' || isOutside(run, suspect)) return whole(run, CLEARED_OUTSIDE);
  const { sure, may } = windowRegion(run, suspect);
  const rest = subtractSpans(units, [...sure, ...may]);
  const sureClass = placed === 'yes' ? standing('contains') : unsaid(run);
  const mayClass = placed === 'yes' ? standing('may-contain') : unsaid(run);
  const pieces: Piece[] = [
    ...sure.map((span) => ({ ...sureClass, span })),
    ...may.map((span) => ({ ...mayClass, span })),
    ...rest.map((span) => ({ ...CLEARED_OUTSIDE, span })),
  ];
  return pieces.sort((left, right) => left.span.from - right.span.from);
}

/** Place or line that nobody recorded may be the one that is meant. */
function isAt(run: RunFact, suspect: { site: Key; line: string }): 'yes' | 'no' | 'unsaid' {
  const here = run.site === suspect.site || run.alsoAt.includes(suspect.site);
  if (!here && run.site !== null && !run.subcontractedUnnamed) return 'no';
  if (run.line !== null && run.line !== suspect.line) return 'no';
  return here && run.line !== null && run.site === suspect.site ? 'yes' : 'unsaid';
}

function isOutside(run: RunFact, window: { from: string; to: string }): boolean {
  const after = run.started !== null && !isBefore(run.started, window.to) && isLater(run.started, window.to);
  const before = run.ended !== null && isBefore(run.ended, window.from);
  return after || before;
}

function isLater(moment: string, than: string): boolean {
  return moment.length > 10 ? moment >= than : moment > than.slice(0, 10);
}

function unsaid(run: RunFact): Standing {
  return undeterminedRun(run, 'no-consumption-record');
}

function undeterminedRun(run: RunFact, reason: ScopeReason): Standing {
  const cause = { reason, run: run.key, slot: null, lot: null, needed: null, recorded: null };
  return standing('undetermined', [reason], { causes: [cause] });
}

/** Reading 22: another revision, run or period is `outside-span`; a run whose revision nobody recorded cannot be told. */
function revisionStanding(index: FactIndex, run: RunFact, key: Key): Standing {
  const revision = index.revisions.get(key);
  const own = [run.bom, ...run.otherRevisions].filter((one) => one !== null);
  if (own.includes(key)) return standing('contains', [], { restsOn: [key] });
  if (revision === undefined || revision.product !== run.product) return CLEARED_OUTSIDE;
  if (run.made === null && own.length === 0) return undeterminedRun(run, 'run-open');
  const isBom = revision.kind === 'bom' || revision.kind === 'rework';
  const same = own.some((one) => {
    const kind = index.revisions.get(one)?.kind;
    return isBom ? kind === 'bom' || kind === 'rework' : kind === revision.kind;
  });
  return same ? CLEARED_OUTSIDE : undeterminedRun(run, 'no-revision');
}

/** A run rests on suspect evidence unless other valid evidence covers the same requirement. */
function evidenceStanding(index: FactIndex, run: RunFact, suspects: ReadonlySet<Key>): Standing {
  const covering = index.facts.evidence.filter((one) => one.runs.includes(run.key));
  const suspect = covering.filter((one) => suspects.has(one.key));
  if (suspect.length === 0) return CLEARED_OUTSIDE;
  const left = suspect.filter(
    (one) =>
      !covering.some(
        (other) => !suspects.has(other.key) && other.valid && other.requirement === one.requirement,
      ),
  );
  const restsOn = covering.map((one) => one.key);
  if (left.length > 0) return standing('contains', [], { restsOn });
  return standing('cleared', ['other-evidence'], { restsOn });
}
