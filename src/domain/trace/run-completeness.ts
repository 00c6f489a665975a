import type { RunFact } from './scope-facts.ts';
import type { RunAccount } from './run-account.ts';

/** What may be missing of a run: a closed list. */
export const MISSING_KINDS = {
  'no-revision': 'No bill of materials is recorded: nobody can say what the run takes',
  'no-consumption-record': 'Nothing is recorded for this slot',
  'consumption-short': 'What is recorded does not cover the slot',
  'quantity-contradiction': 'More is recorded than the run can have',
  'quantity-unknown': 'A row for this slot has no quantity',
  'row-without-slot': 'Material was taken in without a slot, or for a slot that the revision does not have',
  'run-open': 'The run is not closed: units made or end are not recorded',
  'no-site': 'No site is recorded',
  'no-start': 'No start is recorded',
  'unnamed-subcontractor': 'Work was given away and nobody says where',
  'no-output-counts':
    'Material was issued by time and there are no output counts: a time covers the whole run',
  'units-unaccounted': 'Units made that are in no carton, sample, scrap or stock record',
  'no-packing-record': 'No packing record names this run',
  'no-final-inspection': 'No final or pre-shipment inspection is recorded',
  'no-retained-sample': 'No retained sample is recorded',
} as const;
export type MissingKind = keyof typeof MISSING_KINDS;
// The keys of a literal table are its key type; Object.keys forgets it.
export const MISSING_KIND_NAMES = Object.keys(MISSING_KINDS) as readonly MissingKind[];

export interface MissingOfRun {
  readonly kind: MissingKind;
  readonly slot: string | null;
  readonly needed: number | null;
  readonly recorded: number | null;
  /** Units the record would settle; null for an open run, whose units nobody knows. */
  readonly units: number | null;
}

/** What else is on record of the run, which no fact of the scope carries. */
export interface RunPapers {
  readonly finalInspections: number;
  readonly retainedSamples: number;
  readonly windows: number;
}

/** The records a run lacks, most units first. Every material slot is asked for, and every unit. */
export function missingOfRun(run: RunFact, account: RunAccount, papers: RunPapers): MissingOfRun[] {
  const missing: MissingOfRun[] = [];
  const add = (kind: MissingKind, units: number | null, rest: Partial<MissingOfRun> = {}): void => {
    missing.push({ kind, units, slot: null, needed: null, recorded: null, ...rest });
  };
  const all = run.made;
  if (run.made === null || run.ended === null) add('run-open', all);
  if (run.bom === null) add('no-revision', all);
  if (run.site === null) add('no-site', all);
  if (run.started === null) add('no-start', all);
  if (run.subcontractedUnnamed) add('unnamed-subcontractor', all);
  if (papers.windows > 0 && run.counts.length === 0) add('no-output-counts', all);
  if (account.strayRows > 0) add('row-without-slot', all, { recorded: account.strayRows });
  missing.push(...missingOfSlots(account, all));
  const { packed, unaccounted } = account.units;
  if (unaccounted !== null && unaccounted > 0) add('units-unaccounted', unaccounted);
  if (unaccounted !== null && unaccounted < 0) add('quantity-contradiction', -unaccounted);
  if (packed === 0 && account.units.delivered === 0) add('no-packing-record', all);
  if (papers.finalInspections === 0) add('no-final-inspection', all);
  if (papers.retainedSamples === 0 && account.units.sampled === 0) add('no-retained-sample', all);
  return missing.sort((left, right) => (right.units ?? Infinity) - (left.units ?? Infinity));
}

const SLOT_KINDS = {
  none: 'no-consumption-record',
  short: 'consumption-short',
  over: 'quantity-contradiction',
  'quantity-unknown': 'quantity-unknown',
} as const;

function missingOfSlots(account: RunAccount, units: number | null): MissingOfRun[] {
  return account.slots.flatMap((slot) =>
    slot.state === 'covered'
      ? []
      : [{ kind: SLOT_KINDS[slot.state], slot: slot.slot, needed: slot.need, recorded: slot.net, units }],
  );
}
