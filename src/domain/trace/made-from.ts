import { slotAccount, slotsFor } from '../run/slot-account.ts';
import type { ConsumptionFact, Key, RevisionFact, RunFact } from './scope-facts.ts';
import { intersectSpans } from '../../kit/span.ts';
import type { Span } from '../../kit/span.ts';

/** Something of a run that nobody wrote down. */
export type OpenLink =
  | { readonly what: 'site' }
  | { readonly what: 'revision'; readonly product: Key }
  | {
      readonly what: 'materials';
      /** Materials of which more may have gone in; null: of any. */
      readonly materials: ReadonlySet<Key> | null;
      /** Last day on which it can have; null: not known. */
      readonly last: string | null;
    };

/** What a run was made from at any remove, itself among it, and what nobody wrote down of that. */
export interface MadeFrom {
  readonly run: Key;
  readonly code: string;
  readonly runs: ReadonlySet<Key>;
  readonly products: ReadonlySet<Key>;
  readonly revisions: ReadonlySet<Key>;
  readonly sites: ReadonlySet<Key>;
  readonly materials: ReadonlySet<Key>;
  /** Lots, with the units they went into where the run itself took them in and somebody wrote that down. */
  readonly lots: readonly { readonly lot: Key; readonly span: Span | null }[];
  readonly open: readonly OpenLink[];
}

/** A run with the rows of what it took in. */
export interface OwnParts {
  readonly run: RunFact;
  readonly rows: readonly ConsumptionFact[];
  readonly revision: RevisionFact | undefined;
  readonly materialOf: ReadonlyMap<Key, Key>;
}

/** Joins a run with all that it was made from. */
export function madeFrom(own: OwnParts, others: readonly OwnParts[]): MadeFrom {
  const all = [own, ...others];
  const ownLots = own.rows.map(({ lot, span }) => ({ lot, span }));
  const otherLots = others.flatMap(({ rows }) => rows.map(({ lot }) => ({ lot, span: null })));
  const lots = [...ownLots, ...otherLots];
  return {
    ...{ run: own.run.key, code: own.run.code },
    runs: new Set(all.map(({ run }) => run.key)),
    products: new Set(all.map(({ run }) => run.product)),
    revisions: new Set(
      all.flatMap(({ run }) => [...(run.bom === null ? [] : [run.bom]), ...run.otherRevisions]),
    ),
    sites: new Set(all.flatMap(({ run }) => [...(run.site === null ? [] : [run.site]), ...run.alsoAt])),
    materials: new Set(lots.flatMap(({ lot }) => own.materialOf.get(lot) ?? [])),
    lots,
    open: all.flatMap(openLinks),
  };
}

function openLinks({ run, rows, revision }: OwnParts): OpenLink[] {
  const last = run.ended?.slice(0, 10) ?? null;
  const open: OpenLink[] = [];
  if (run.site === null || run.subcontractedUnnamed) open.push({ what: 'site' });
  if (run.bom === null) open.push({ what: 'revision', product: run.product });
  if (revision === undefined) return [...open, { what: 'materials', materials: null, last }];
  const materials = slotsFor(revision.slots, run.variant)
    .filter((line) => {
      const own = rows.filter(({ slot }) => slot === line.slot);
      return run.made === null || !isSlotKnown(slotAccount(line, run.made, own).state, own);
    })
    .flatMap(({ slot }) =>
      revision.slots.filter((line) => line.slot === slot).map(({ material }) => material),
    );
  return materials.length === 0
    ? open
    : [...open, { what: 'materials', materials: new Set(materials), last }];
}

/** Whether all that went into a slot is on record; where issues are agreed to be complete, a row without a quantity covers its units. */
function isSlotKnown(
  state: ReturnType<typeof slotAccount>['state'],
  rows: readonly ConsumptionFact[],
): boolean {
  if (state === 'quantity-unknown') return rows.every(({ issuesComplete }) => issuesComplete);
  return state === 'covered' || state === 'over';
}

/** What a hold is on, as far as it decides which runs it reaches. */
export interface HeldThing {
  readonly ofKind: string;
  readonly of: Key;
  readonly span: Span | null;
  /** Materials as which it goes into other runs. */
  readonly materials: ReadonlySet<Key>;
  /** Product of a revision. */
  readonly product: Key | null;
  /** First day on which any of it can have gone into something; null: not known. */
  readonly firstDay: string | null;
}

/** Whether a hold is on units of a run: it is, nobody can say, or, null, it is not. `units`: those asked about; null: all of the run. */
export function reachOf(held: HeldThing, from: MadeFrom, units: Span | null): 'held' | 'not-known' | null {
  if (isHeld(held, from, units)) return 'held';
  return from.open.some((link) => mayBeHeld(held, link)) ? 'not-known' : null;
}

function isHeld({ ofKind, of, span }: HeldThing, from: MadeFrom, units: Span | null): boolean {
  if (ofKind === 'run') return of === from.run ? shares(span, units) : from.runs.has(of);
  if (ofKind === 'product') return from.products.has(of);
  if (ofKind === 'revision') return from.revisions.has(of);
  if (ofKind === 'site') return from.sites.has(of);
  if (ofKind === 'material') return from.materials.has(of);
  return ofKind === 'material-lot' && from.lots.some((one) => one.lot === of && shares(one.span, units));
}

function mayBeHeld({ ofKind, materials, product, firstDay }: HeldThing, link: OpenLink): boolean {
  if (link.what === 'site') return ofKind === 'site';
  if (link.what === 'revision') return ofKind === 'revision' && link.product === product;
  if (materials.size === 0) return false;
  if (firstDay !== null && link.last !== null && link.last < firstDay) return false;
  return link.materials === null || !materials.isDisjointFrom(link.materials);
}

/** Whether the same units may be meant: what is not known may be any. */
function shares(left: Span | null, right: Span | null): boolean {
  return left === null || right === null || intersectSpans(left, right) !== null;
}
