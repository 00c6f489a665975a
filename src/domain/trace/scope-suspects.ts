import { intersectSpans, type Span } from '../../kit/span.ts';
import type { EvidenceFact, Key, MaterialLotFact, RunFact } from './scope-facts.ts';
import { waitFor } from './scope-gaps.ts';
import { finding, type Finding } from './scope-lattice.ts';
import type { ScopeQuestion, Suspect } from './scope-question.ts';
import { memberOf } from './scope-supplier.ts';
import { overlay, wholeOf, type Stretch } from './scope-stretches.ts';
import { unitsInWindow } from './scope-windows.ts';
import { billOf, byKey, sitesOf, type CartonRange, type ScopeWorld } from './scope-world.ts';

/** What a question asks about: lots (surely, or perhaps among those meant), units by themselves, cartons. */
export interface Suspects {
  readonly lots: ReadonlyMap<Key, 'contains' | 'may-contain'>;
  /** Suspects that are units of runs. */
  readonly units: readonly UnitSuspect[];
  /** Those of them that are units of one run, by the run; nothing of another run needs a look at them. */
  readonly ofRuns: ReadonlyMap<Key, readonly UnitSuspect[]>;
  /** The other ones. */
  readonly ofAnyRun: readonly UnitSuspect[];
  readonly cartons: readonly CartonRange[];
}

export type UnitSuspect = Extract<Suspect, { kind: 'run' | 'line-window' | 'revision' | 'evidence' }>;

export function suspectsOf(world: ScopeWorld, question: ScopeQuestion): Suspects {
  const lots = new Map<Key, 'contains' | 'may-contain'>();
  const units: UnitSuspect[] = [];
  const cartons: CartonRange[] = [];
  for (const suspect of question.suspects) {
    if (suspect.kind === 'material-lot') lots.set(suspect.lot, 'contains');
    else if (suspect.kind === 'cartons') cartons.push({ series: suspect.series, range: suspect.range });
    else if (suspect.kind !== 'supplier') units.push(suspect);
  }
  for (const suspect of question.suspects) {
    if (suspect.kind !== 'supplier') continue;
    for (const lot of byKey(world.facts.lots)) {
      const member = memberOf(lot, suspect);
      if (member !== null && lots.get(lot.key) !== 'contains') lots.set(lot.key, member);
    }
  }
  const ofRun = units.filter((suspect) => suspect.kind === 'run');
  return {
    lots: new Map([...lots].sort(([left], [right]) => left - right)),
    ...{ units, cartons, ofAnyRun: units.filter(({ kind }) => kind !== 'run') },
    ofRuns: Map.groupBy(ofRun, ({ run }) => run),
  };
}

export function suspectLotsOf(world: ScopeWorld, suspects: Suspects): MaterialLotFact[] {
  return [...suspects.lots.keys()].flatMap((key) => world.lots.get(key) ?? []);
}

/** How the units of a run stand to suspects that are units themselves; null where there are none such. */
export function ownStretches(world: ScopeWorld, suspects: Suspects, run: RunFact): Stretch[] | null {
  if (suspects.units.length === 0) return null;
  const near = [...(suspects.ofRuns.get(run.key) ?? []), ...suspects.ofAnyRun];
  const paths = near.map((suspect) => stretchesOf(world, suspects, suspect, run));
  // All that are of other runs say the same of it.
  if (near.length < suspects.units.length) paths.push([{ span: wholeOf(run), finding: OUTSIDE }]);
  return overlay(wholeOf(run), paths);
}

const OUTSIDE = finding({ class: 'cleared', reasons: ['outside-span'] });

function stretchesOf(world: ScopeWorld, suspects: Suspects, suspect: UnitSuspect, run: RunFact): Stretch[] {
  const whole = wholeOf(run);
  switch (suspect.kind) {
    case 'run':
      return run.key === suspect.run
        ? spanStretches(whole, suspect.span)
        : [{ span: whole, finding: OUTSIDE }];
    case 'line-window':
      return windowStretches(suspect, run);
    case 'revision':
      return [{ span: whole, finding: revisionFinding(world, suspect.revision, run) }];
    case 'evidence':
      return [{ span: whole, finding: evidenceFinding(world, suspects, suspect.evidence, run) }];
  }
}

function spanStretches(whole: Span, span: Span | null): Stretch[] {
  const inside = span === null ? whole : intersectSpans(whole, span);
  if (inside === null) return [{ span: whole, finding: OUTSIDE }];
  const stretches: Stretch[] = [{ span: inside, finding: finding({ class: 'contains' }) }];
  if (inside.from > whole.from)
    stretches.unshift({ span: { from: whole.from, to: inside.from }, finding: OUTSIDE });
  if (inside.to < whole.to) stretches.push({ span: { from: inside.to, to: whole.to }, finding: OUTSIDE });
  return stretches;
}

/** On the line for certain, perhaps (site or line not recorded, or another site's part in the run), or not. */
function windowStretches(suspect: Extract<Suspect, { kind: 'line-window' }>, run: RunFact): Stretch[] {
  const isThere = run.site === suspect.site && run.line === suspect.line;
  const mayBeHere =
    (run.site === null || run.site === suspect.site) && (run.line === null || run.line === suspect.line);
  const mayBeElse = run.subcontractedUnnamed || run.alsoAt.includes(suspect.site);
  if (!isThere && !mayBeHere && !mayBeElse) return [{ span: wholeOf(run), finding: OUTSIDE }];
  return unitsInWindow(run, suspect).map((units): Stretch => {
    if (units.class === 'cleared') return { span: units.span, finding: OUTSIDE };
    return {
      span: units.span,
      finding: finding({ class: isThere ? units.class : 'may-contain', restsOn: [run.key] }),
    };
  });
}

/** Made to the revision, to another of its kind, or not recorded to which. */
function revisionFinding(world: ScopeWorld, key: Key, run: RunFact): Finding {
  const kind = kindOf(world, key);
  const isBill = kind === 'bom' || kind === 'rework';
  if (run.bom === key) return finding({ class: 'contains', restsOn: [key] });
  const others = run.otherRevisions.filter((other) => world.revisions.get(other)?.kind === kind);
  if (run.otherRevisions.includes(key))
    return finding({ class: others.length > 1 ? 'may-contain' : 'contains', restsOn: [key] });
  const waits = finding({
    class: 'undetermined',
    reasons: ['no-revision'],
    waits: [waitFor('no-revision', { run: run.key })],
  });
  const product = world.revisions.get(key)?.product ?? run.product;
  if (product !== run.product) return OUTSIDE;
  if (isBill) {
    if (run.bom === null) return waits;
    return finding({ class: 'cleared', reasons: ['not-in-revision', 'outside-span'], restsOn: [run.bom] });
  }
  if (kind === null || others.length === 0) return waits;
  return finding({ class: 'cleared', reasons: ['outside-span'], restsOn: others });
}

/** The kind of a revision; where its record is lost, what the runs that name it use it as. */
function kindOf(world: ScopeWorld, key: Key): string | null {
  const recorded = world.revisions.get(key)?.kind;
  if (recorded !== undefined) return recorded;
  return world.facts.runs.some((run) => run.bom === key) ? 'bom' : null;
}

/** Covered by the suspect evidence; cleared by other valid evidence for the same requirement. Strict: another may be unrecorded. */
function evidenceFinding(world: ScopeWorld, suspects: Suspects, key: Key, run: RunFact): Finding {
  const evidence = world.facts.evidence.find((each) => each.key === key);
  if (evidence?.runs.includes(run.key) !== true) return OUTSIDE;
  const isSuspect = (each: EvidenceFact): boolean =>
    suspects.units.some((suspect) => suspect.kind === 'evidence' && suspect.evidence === each.key);
  const others = byKey(world.facts.evidence).filter(
    (each) =>
      each.valid &&
      !isSuspect(each) &&
      each.requirement === evidence.requirement &&
      each.runs.includes(run.key),
  );
  if (others.length > 0)
    return finding({
      class: 'cleared',
      reasons: ['other-evidence'],
      restsOn: others.map((each) => each.key),
    });
  return finding({ class: world.strict ? 'may-contain' : 'contains', restsOn: [key] });
}

/** Products that suspects other than lots concern (reading 19). */
export function productsConcerned(world: ScopeWorld, suspects: Suspects): Set<Key> {
  const products = new Set<Key>();
  for (const key of suspects.ofRuns.keys()) {
    const run = world.runs.get(key);
    if (run !== undefined) products.add(run.product);
  }
  for (const suspect of suspects.ofAnyRun) {
    const revision = suspect.kind === 'revision' ? world.revisions.get(suspect.revision) : undefined;
    if (revision !== undefined) products.add(revision.product);
    for (const run of world.facts.runs) if (concerns(world, suspect, run)) products.add(run.product);
  }
  return products;
}

function concerns(world: ScopeWorld, suspect: UnitSuspect, run: RunFact): boolean {
  switch (suspect.kind) {
    case 'run':
      return run.key === suspect.run;
    case 'line-window':
      return (
        windowStretches(suspect, run).some((stretch) => stretch.finding !== OUTSIDE) || isOnLine(suspect, run)
      );
    case 'revision':
      return run.bom === suspect.revision || run.otherRevisions.includes(suspect.revision);
    case 'evidence':
      return (
        world.facts.evidence.find((each) => each.key === suspect.evidence)?.runs.includes(run.key) ?? false
      );
  }
}

function isOnLine(suspect: Extract<Suspect, { kind: 'line-window' }>, run: RunFact): boolean {
  return sitesOf(run).includes(suspect.site) && run.line === suspect.line;
}

/** Runs without a revision in the records. */
export function lacksRevision(world: ScopeWorld, run: RunFact): boolean {
  return billOf(world, run) === null;
}
